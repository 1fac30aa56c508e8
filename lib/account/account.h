/*
 * Grids become figures, by form definitions that are data (config/forms/).
 *
 * Every non-empty cell of a recognised form becomes a figure, a label or a
 * remark. Nothing is guessed and nothing is dropped in silence.
 */
#ifndef ACCOUNT_ACCOUNT_H
#define ACCOUNT_ACCOUNT_H

#include "base/base.h"
#include "config/forms.h"
#include "document/document.h"
#include "money/money.h"

/* What a cell says. Zero is a number; blank is not zero. */
enum figure_state {
	FIGURE_NUMBER,
	FIGURE_BLANK,          /* printed and empty */
	FIGURE_NOT_APPLICABLE, /* ——— */
	FIGURE_UNREADABLE,     /* something that is no number */
	FIGURE_ABSENT,         /* not published, or no longer */
};

/*
 * The cells of all forms, numbered. A row's number stands for its form and its
 * key (a row id, a code, or an unknown label as printed); a cell's number for
 * row and column.
 */
#define CELL_COLUMNS 256

/* What a form says of a row whose key is a code. */
struct code_row {
	const struct classification_code *known; /* NULL: not listed */
	uint16_t defined; /* index of a named row, UINT16_MAX if it is none */
	bool looked_up;
};

struct known_plan;

struct cells {
	struct map rows; /* form number as one byte, then the row's key */
	uint32_t last_row, last_label;  /* that were asked for */
	VEC(uint8_t) forms;             /* of each row */
	VEC(struct code_row) codes;     /* of each row, once looked up */
	struct map labels;              /* as printed */
	VEC(struct text) cores;         /* of each label */
	struct map lines;               /* near tables, as printed; no more than
				     * cells_line keeps */
	struct line *lines_say;         /* of each line: see line.h */
	VEC(struct known_plan *) plans; /* of each form: see known_plans.c */
	size_t plan_count;
	struct arena arena;
};

static inline uint32_t
cell_number(uint32_t row, unsigned column)
{
	return row * CELL_COLUMNS + column;
}
uint32_t cells_row(struct cells *cells, size_t form, struct text key);
static inline size_t
cells_form(const struct cells *cells, uint32_t cell)
{
	return cells->forms.items[cell / CELL_COLUMNS];
}
struct text cells_key(const struct cells *cells, uint32_t cell);
/* What a form says of the row of a code. */
const struct code_row *cells_code(struct cells *cells, const struct form *form,
				  uint32_t row);
/* The label_core of a label once folded; lives as long as cells. A city's
 * documents print the same few labels millions of times. */
struct text cells_core(struct cells *cells, struct text printed);
static inline unsigned
cell_column(uint32_t cell)
{
	return cell % CELL_COLUMNS;
}
void cells_release(struct cells *cells);

/* One cell of one document that is not blank. */
struct figure {
	uint32_t cell;
	uint8_t state; /* enum figure_state */
	uint8_t unit;  /* enum unit */
	struct amount amount;
	struct place place;
};

enum form_state {
	FORM_PRESENT,
	FORM_FRAGMENT,       /* its head was lost; what is left was read */
	FORM_DECLARED_EMPTY, /* printed, and said to hold no data */
	FORM_PROMISED,       /* in the table of contents, and not there */
	FORM_SET_ASIDE,      /* there, but cannot be keyed: see its remark */
};

/* What became of the cells of a form's tables that are not empty. */
struct cell_counts {
	uint32_t figures;
	uint32_t words; /* heads, codes, labels, numbers of lines and columns,
			 * dashes for an empty cell, zeros of a nameless row */
	uint32_t lost;  /* the rest: of each a remark tells, or one of all that
			 * stand in its column */
};

/* How one form was found in one file. */
struct form_reading {
	uint8_t form;
	enum form_state state;
	enum unit unit;
	struct place place; /* of its title, or of its first row */
	/* Labels printed otherwise than the form or its classification says,
	 * each "row key\tprinted label\n"; "" when none. */
	struct text labels;
	/* The keys of all rows printed, in their order, each "row key\n"; ""
	 * when every one of them has a figure. */
	struct text rows;
	struct cell_counts cells;
};

/* What a reader of the document should know. The names are stored. */
enum remark_kind {
	REMARK_UNRECOGNISED_TABLE, /* subject: its first words */
	REMARK_UNKNOWN_CODE,       /* subject: the code and its name */
	REMARK_UNKNOWN_ROW,        /* subject: the label */
	REMARK_UNKNOWN_COLUMN,     /* subject: the label */
	REMARK_NO_NUMBER,          /* subject: what is printed instead */
	REMARK_NO_RESULT,          /* the same, a formula */
	REMARK_DUPLICATE_ROW,      /* subject: the key; other: the first */
	REMARK_NO_UNIT,            /* a form of money that says none */
	REMARK_NO_KEY,        /* subject: an amount whose row has no label */
	REMARK_EXTRA_CELL,    /* subject: a cell outside every column */
	REMARK_FALSE_EMPTY,   /* declared empty, yet it holds figures */
	REMARK_REPEATED_FORM, /* other: where it stood first */
	REMARK_REPEATED_OTHERWISE, /* the same; subject: a value that differs */
	REMARK_ONE_UNIT,       /* subject: a line's unit, of a form of many */
	REMARK_UNIT_ELSEWHERE, /* subject: the unit that the other forms say */
	REMARK_UNIT_ALONE,     /* subject: a unit that few of the forms have */
	REMARK_HIDDEN_SHEET,   /* hidden, and read, as the next two; subject:
				* its name */
	REMARK_HIDDEN_ROW,
	REMARK_HIDDEN_COLUMN,
	REMARK_RECALCULATED, /* formulas of a converted file, by LibreOffice */
	REMARK_UNCALCULATED, /* formulas whose results may be old */
	REMARK_HIDDEN_TWIN, /* subject: the head of a column that is hidden, and
			     * of the one beside it that is not */
	REMARK_PICTURES_ALONE, /* a file without tables has them */
	REMARK_OVERFLOW,       /* subject: the text, as of the next one */
	REMARK_CUT,
	REMARK_ALIGNED,
	REMARK_PICTURED_FORM, /* a form's title, and a picture for its table */
	REMARK_LOOSE,         /* subject: a text with amounts beside tables */
	REMARK_EMBEDDED,      /* a workbook in a document, read in its place */
	REMARK_EMBEDDED_UNREAD,
	REMARK_FRAME,      /* subject: the file that a page shows */
	REMARK_OTHER_NAME, /* subject: the department printed */
	REMARK_OTHER_YEAR, /* subject: the year printed */
	REMARK_NO_FORM,    /* the file holds no form at all */
	/* of whole files, from here on: remark_is_of_file */
	REMARK_NOT_UTF8,
	REMARK_BINARY,
	REMARK_NOT_FETCHED,
	REMARK_UNSUPPORTED,
	REMARK_CONFLICTED,
	REMARK_EMPTY,
	REMARK_UNCLOSED,
	REMARK_NO_READER,
	REMARK_NO_OFFICE,
	REMARK_SCANNED,
	REMARK_ENCRYPTED,
	REMARK_BROKEN,
	REMARK_SCANNED_PAGE, /* of that page alone, as the next one */
	REMARK_BROKEN_PAGE,
	REMARK_DAMAGED_PAGE,
	REMARK_GARBLED_PAGE,
	REMARK_TOO_LARGE, /* subject: bytes */
	REMARK_SYMLINK,
	REMARK_SUBMODULE,
	REMARK_OTHER_DEPARTMENT, /* subject: the department printed */
	REMARKS,
};

/* Is it of a file, or of a page of it, as a whole? */
static inline bool
remark_is_of_file(enum remark_kind kind)
{
	return kind >= REMARK_NOT_UTF8 && kind < REMARKS;
}

struct remark {
	enum remark_kind kind;
	struct place place;
	uint8_t form; /* FORM_NONE when it concerns none */
	struct place other;
	struct text subject;
};

#define FORM_NONE UINT8_MAX

/* The name of a kind as it is stored, and back; REMARKS if unknown. */
const char *remark_id(enum remark_kind kind);
enum remark_kind remark_kind_of(const char *id);

/* Are a file's pages sheets, and its lines rows? Its name says so. */
bool is_workbook(struct text path);

/* The whole sentence in the language in use; the form by its name, and the path
 * of the file that the other place is in. */
void remark_print(struct strbuf *out, enum remark_kind kind,
		  const char *form_name, struct text subject, struct text path,
		  struct place other);

/* Where a document has a row. */
struct row_mark {
	uint32_t generation;
	struct place place;
	size_t first;      /* figure, which is the row's if it has any */
	uint32_t numbered; /* further rows of its label */
};

/* What one file says. All zero before its first account_read; memory is used
 * again by the next one. */
struct account {
	VEC(struct figure) figures;     /* by cell, none twice */
	VEC(struct figure) sorted;      /* room to sort them in */
	VEC(struct form_reading) forms; /* by form, none twice */
	VEC(struct remark) remarks;     /* in the file's order */
	bool unreadable;    /* no form of it could be read: see remarks */
	struct arena arena; /* of every text in it that is not the content's */
	struct document document;
	/* Its blocks, with titles and notes taken out of its grids. */
	VEC(struct block) blocks;
	/* Of each row number: the line on which this document has it. */
	VEC(struct row_mark) marks;
	uint32_t generation;
	struct form_progress *progress; /* of each form, while it is read */
	size_t form_count;
};

/* The forms, ready to be recognised: made once, read by any thread. */
struct recogniser;
struct recogniser *recogniser_new(const struct forms *forms);
void recogniser_free(struct recogniser *recogniser);

/* Whose file it should be: what is printed is compared with this. */
struct account_context {
	const struct recogniser *recogniser;
	const char *const *names; /* the department's, present and former */
	size_t name_count;
	int year;
	enum unit unit; /* where a table says none; UNIT_NONE: set it aside */
	struct document_programs programs;
	/* Does a name mean another department of the city? A file whose heads
	 * name such a one, and never this one, is not read; nor one without
	 * names in its heads whose cover does. NULL: ask nobody. */
	bool (*is_others)(struct text name, void *context);
	void *context;
};

/*
 * Read one source file: document_read and the recognition of forms.
 *
 * name     the file's path: its extension tells CSV from text, its stem may
 *          name the one form that a CSV file holds
 * content  must outlive account
 */
void account_read(const struct account_context *context, const char *name,
		  struct text content, struct cells *cells,
		  struct account *account);

/* Only a remark, for a file whose content is not to be had. */
void account_set_aside(struct account *account, enum remark_kind kind,
		       struct text subject);

/* The figure of a cell; NULL where there is none. */
const struct figure *account_figure(const struct account *account,
				    uint32_t cell);

/*
 * Do two files say the same of a cell? Amounts agree also where they differ by
 * rounding alone: by no more than half of the last digit that the coarser file
 * prints in the form.
 */
bool figures_agree(const struct cells *cells, const struct account *a,
		   const struct figure *one, const struct account *b,
		   const struct figure *other);

void account_release(struct account *account);

#endif
