/*
 * Reading documents: every revision once, every edition replayed.
 *
 * A reader belongs to one thread. It numbers cells as it meets them;
 * numbering.h brings the numbers of several readers together.
 */
#ifndef BATCH_READER_H
#define BATCH_READER_H

#include "account/account.h"
#include "batch/dossier.h"
#include "config/config.h"
#include "history/history.h"

/* What all readers of a load share; nobody writes to it. */
struct reading {
	const struct config *config;
	const struct graph *graph;
	const struct paths *paths;
	struct recogniser *recogniser;
	/* The names of each department, present and others, as one array. */
	const char **names;
	size_t *first_names; /* of each department, and one more for the end */
	uint32_t first_position; /* the first one that is new */
};

void reading_init(struct reading *reading, const struct config *config,
		  const struct graph *graph, const struct paths *paths,
		  uint32_t first_position);
void reading_release(struct reading *reading);

struct source; /* a file while it is in use: see source.h */

/* A bit for each form. */
#define FORM_WORDS 4
struct form_bits {
	uint64_t words[FORM_WORDS];
};

/* How a form stands in the present edition. */
struct standing {
	bool found;
	bool given;    /* by a file that counts: see precedence.h */
	bool withheld; /* by a file that gave it and cannot be read */
	uint32_t withheld_file;
	struct edition_form form;
	struct strbuf labels;
	struct cell_counts cells; /* in all files */
};

/* All zero until reader_init. */
struct reader {
	const struct reading *reading;
	struct archive *archive; /* borrowed */
	struct cells cells;
	struct map texts; /* that documents have in common: labels and rows */

	/* Of the present document. */
	struct dossier *dossier;
	struct account_context context;
	uint32_t tip_edition;
	VEC(bool) used;                /* of each row: does it hold a figure? */
	VEC(uint32_t) rows;            /* that do */
	VEC(struct source *) sources;  /* of each revision; NULL: not in use */
	VEC(struct cell_place) places; /* of the figures of one of them */
	VEC(uint32_t) last_uses;       /* of each revision: an edition */
	/* Of each of dossier.files: the forms that it gives, or gave when it
	 * last could be read. */
	VEC(struct form_bits) given;
	/* What files gave in an edition that was recalled is asked for. */
	bool lacks_past;
	struct source *spare;

	/* Of the present edition. */
	VEC(struct cell_value) values, merged;
	VEC(struct dissent_row) dissents;
	VEC(struct held) held;      /* if it is recalled */
	struct standing *standings; /* of each form */
	uint32_t remark_count;
	uint32_t lost;  /* files that could not be read */
	bool keeps_all; /* all that is not read stays what it was */
};

void reader_init(struct reader *reader, const struct reading *reading,
		 struct archive *archive);
void reader_release(struct reader *reader);

/* Note that the present document has figures in a row. */
void reader_note_used(struct reader *reader, uint32_t row);

/* Read a dossier whose editions are made. */
bool reader_read(struct reader *reader, struct dossier *dossier,
		 struct error *err);

#endif
