/*
 * A made-up archive as its authors mean it: what every document says at every
 * commit, and who committed it when. From this the repository is written, and
 * by this the warehouse is judged.
 */
#ifndef HISTORIES_MODEL_H
#define HISTORIES_MODEL_H

#include "base/base.h"

#include <stdint.h>

#define COMMITS_MAX 30
#define PARENTS_MAX 6
#define DOCUMENTS   4
#define FORMS       2
#define ROWS        3
#define COLUMNS     2
#define FILES       2

enum value_kind {
	VALUE_BLANK,
	VALUE_NUMBER,
	VALUE_DASHES,  /* ———: not applicable */
	VALUE_GARBAGE, /* something that is no number */
};

/* number: in hundredths of 10,000 yuan, 0 unless it is one. */
struct value {
	int kind;
	int number;
};

/* What makes a file unreadable as a whole. */
enum damage {
	DAMAGE_NONE,
	DAMAGE_CONFLICT,
	DAMAGE_BINARY,
	DAMAGE_GBK, /* not UTF-8 */
	DAMAGE_EMPTY,
	DAMAGE_TRUNCATED, /* within a quoted cell, in CSV alone */
	DAMAGE_LFS,
	DAMAGE_TOO_LARGE,
	DAMAGE_SYMLINK,
	DAMAGE_SUBMODULE,
	DAMAGES,
};

/* How the same figures are written down. */
struct style {
	bool csv;
	bool bars;      /* of text: | between cells instead of tabs */
	char separator; /* of CSV */
	bool quoted, crlf, mark, yuan, grouped, swapped, reversed, airy;
	bool omits;   /* rows without any value are left out */
	int decimals; /* 0: as few as will do; 1: two; 2: four, two of yuan */
};

struct file {
	enum damage damage;
	bool executable;
	int alias;  /* which of the department's names is the folder */
	int suffix; /* which ending of the file's name */
	struct style style;
};

enum arrangement {
	ARRANGED_NONE,   /* the document is not there */
	ARRANGED_JOINED, /* both forms in the first file */
	ARRANGED_SPLIT,  /* a file for each */
	ARRANGED_FIRST,  /* the first form alone */
	ARRANGED_SECOND, /* the second one alone */
	ARRANGED_BOTH,   /* both forms in each, with values of its own */
	ARRANGEMENTS,
};

/* One document at one commit. */
struct filing {
	enum arrangement arrangement;
	struct file files[FILES];
	/* A row stands twice, of two files in the first: the form cannot be
	 * keyed. */
	bool twice[FORMS];
	struct value values[FORMS][ROWS][COLUMNS];
	struct value others[FORMS][ROWS][COLUMNS]; /* of a second file */
};

enum encoding {
	ENCODING_UTF8,
	ENCODING_GBK,        /* with a header that says so */
	ENCODING_UNDECLARED, /* GBK without one */
};

struct moment {
	int64_t time;
	int zone; /* minutes east of UTC */
};

/* What a merge of two says, and who made it. */
enum pull {
	PULL_NONE,  /* it says nothing */
	PULL_MADE,  /* that it brings the branch into its author's own work: for
		     * git its parents are the other way round */
	PULL_OTHER, /* the same, but it is of somebody else's work */
};

struct commit {
	/* In the order in which the branch went on. */
	int parents[PARENTS_MAX], parent_count;
	enum pull pull;
	struct filing filings[DOCUMENTS];
	int readme; /* which text, beside the documents */
	int author, committer;
	struct moment written, committed;
	enum encoding encoding;
	int told_as;   /* the number in its message: a copy has another's */
	char deed[96]; /* what it does, for whoever reads a failure */
	/* Set when the repository is written. */
	char oid[41];
};

struct model {
	int documents; /* in use */
	int count;
	struct commit commits[COMMITS_MAX];
};

/* Whose and of which year the documents are. */
struct document {
	int year;
	const char *aliases[2]; /* the department's id and its name */
};
extern const struct document documents[DOCUMENTS];
extern const char *const form_ids[FORMS], *const row_ids[ROWS],
						  *const column_ids[COLUMNS];

/* Who there is; name and mail as a reader should see them. */
struct identity {
	const char *name, *mail;
	bool bare; /* written without brackets, and so without a mail */
};
#define IDENTITIES 8
extern const struct identity identities[IDENTITIES];

/* The city that all this is of, with its archive in the folder "archive". */
extern const char city_file[];

/* --- Chance --- */

struct dice {
	uint64_t state;
};

int dice_roll(struct dice *dice, int sides);
bool dice_one_in(struct dice *dice, int times);

/* The same model for the same seed. */
void model_make(struct model *model, uint64_t seed);

/* The whole of it in words, oids where there are any. */
void model_print(const struct model *model, struct strbuf *out);

/* --- Facts of the model --- */

bool filing_has_file(const struct filing *filing, int file);
bool filing_prints(const struct filing *filing, int file, int form);
/* Does it print it with a row twice? */
bool filing_doubles(const struct filing *filing, int file, int form);
/* What a file prints of a form that it prints. */
const struct value *filing_value(const struct filing *filing, int file,
				 int form, int row, int column);

/* The file that comes at a place of the document's order, from 0 on; it need
 * not be there. */
int filing_file_at(int document, const struct filing *filing, int place);

/* How a value is printed, "" for a blank one. */
void value_print(const struct value *value, const struct style *style,
		 struct strbuf *out);

/* A file's path, and what it says: the target of a symbolic link. */
void file_path(int document, const struct filing *filing, int file,
	       struct strbuf *out);
void file_content(const struct filing *filing, int file, struct strbuf *out);

/* Has the document the same files with the same contents? */
bool filing_equal(int document, const struct filing *a, const struct filing *b);

/* The message of a commit, in UTF-8. */
void commit_message(const struct commit *commit, struct strbuf *out);

/* --- The repository --- */

struct archive_writer;
struct archive_writer *archive_writer_new(const char *folder);
void archive_writer_free(struct archive_writer *writer);
/* An empty repository with all commits of the model, whose oids are set. */
void archive_write(struct archive_writer *writer, struct model *model);
/* That it was ever loaded. */
void archive_forget(struct archive_writer *writer);
void archive_point(struct archive_writer *writer, const struct commit *tip);

/* --- What the warehouse should say --- */

/* The lines of its dump about commits, their parents, versions and rivals when
 * `tip` was loaded; not sorted. */
void oracle_print(const struct model *model, int tip, struct strbuf *out);

/* Is ancestor the same commit, or in the history of it? */
bool model_descends(const struct model *model, int commit, int ancestor);

#endif
