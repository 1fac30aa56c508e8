/*
 * Inside the account room: how a table is told to be a form, and what each of
 * its columns is.
 */
#ifndef ACCOUNT_RECOGNISE_H
#define ACCOUNT_RECOGNISE_H

#include "account/account.h"

#define ROW_NONE UINT16_MAX

/* The rows of a form that bear one label, in printed order. */
struct label_rows {
	uint16_t *rows;
	size_t count;
};

struct form_index {
	struct map labels; /* label_core -> number in by_label */
	struct label_rows *by_label;
};

/* A title that says but some of its words. */
struct title_pattern {
	struct text words; /* with … between them */
	uint8_t form;
};

struct recogniser {
	const struct forms *forms;
	struct form_index *index; /* one a form */
	struct map titles;        /* folded title -> number in title_form */
	uint8_t *title_form;
	VEC(struct title_pattern) patterns;
	struct arena arena;
};

/* A grid, seen as rows of cells. */
struct table_view {
	const struct document *document;
	const struct grid_row *rows;
	size_t count;
	size_t width;        /* cells of its longest row */
	int year;            /* of the document, 0 if it is not known */
	uint64_t hidden;     /* which of its first 64 columns are, a bit each */
	bool exact;          /* every cell is in its column */
	struct arena *arena; /* for what is made of its texts */
};

static inline bool
is_hidden_column(const struct table_view *table, size_t cell)
{
	return cell < 64 && (table->hidden >> cell & 1) > 0;
}

struct table_view table_view(const struct document *document,
			     const struct block *block, struct arena *arena);

/* The cells of a row, as many as its count. */
static inline const struct text *
table_cells(const struct table_view *table, size_t row)
{
	return table->document->cells.items + table->rows[row].first;
}

/* Empty outside the row. */
static inline struct text
table_cell(const struct table_view *table, size_t row, size_t cell)
{
	if (row >= table->count || cell >= table->rows[row].count)
		return (struct text){"", 0};
	return table_cells(table, row)[cell];
}

static inline struct text
table_folded(const struct table_view *table, size_t row, size_t cell)
{
	return text_fold(table_cell(table, row, cell), table->arena);
}

/* A table, held against a form that it may be. */
struct candidate {
	const struct recogniser *recogniser;
	size_t number; /* of the form */
	const struct form *form;
	const struct table_view *table;
};

static inline struct candidate
candidate_of(const struct recogniser *recogniser, size_t form,
	     const struct table_view *table)
{
	return (struct candidate){recogniser, form,
				  &recogniser->forms->items[form], table};
}

/* What the cells under a head are that are no values: a key's code or name or
 * the number of a line; LAYOUT_NOTHING if the head is none of theirs.
 * Folded. */
enum layout_role role_of_head(struct text head);

/* Does the head of a name say that the name is a unit's: 单位名称, 预算单位? */
bool names_owner(struct text head);

/* The first text of a row, empty if it has none. */
struct text first_words(const struct table_view *table, size_t row);

bool label_matches(const struct labels *labels, struct text text);

/* Does a column of the form bear this label? */
bool is_column_label(struct text core, const struct form *form);

/* Does a row of the form bear it? */
bool is_row_label(struct text core, const struct candidate *candidate);

/*
 * Is this a line of data? Then it holds a number or a dash, or it begins with
 * a label of the form and none of its other cells heads a column.
 */
bool is_data_row(const struct candidate *candidate, size_t row);

/* The column of a form that bears a label (label_core), SIZE_MAX if none. */
size_t column_of_label(const struct form *form, struct text core);

/* The row of a form that bears a label (label_core), ROW_NONE if none; of
 * several the first of lane behind row `after` and what it is below, or the
 * first of all. */
uint16_t row_of_label(const struct recogniser *recogniser, size_t form,
		      struct text core, uint8_t lane, uint16_t after);

/* The same for the beginning of a label, which a narrow cell cut off: the only
 * row that any label with that beginning means, ROW_NONE if there are
 * several. */
uint16_t row_of_clipped(const struct recogniser *recogniser, size_t form,
			struct text core, uint8_t lane, uint16_t after);

/* The first row of a form that bears a label (label_core), whatever its lane;
 * ROW_NONE if none. */
static inline uint16_t
first_row_of_label(const struct recogniser *recogniser, size_t form,
		   struct text core)
{
	return row_of_label(recogniser, form, core, UINT8_MAX, ROW_NONE);
}

/* The row of the same label that stands behind `above` in its lane, below
 * another row; ROW_NONE if there is none. */
uint16_t row_below(const struct recogniser *recogniser, size_t form,
		   struct text core, uint16_t above);

/* How a table's cells are to be read as one form's. */
struct reading_plan {
	uint8_t form;
	bool across;       /* rows across: a matrix of one line */
	bool columns_down; /* of a matrix: its lines are the columns */
	bool fragment;     /* no head was found */
	bool lanes_match;  /* printed lanes are the form's first lanes */
	bool by_lines;     /* the lines below the head were looked at, too */
	size_t first_data; /* row of the table */
	size_t values;     /* cells that are columns of the form */
	size_t unknown;    /* cells whose head is none of its columns */
	int year;          /* that its heads speak of, 0 if of none */
	struct layout layout;
	struct text heads[FORM_CELLS_MAX]; /* the lowest head of each cell */
	uint8_t units[FORM_CELLS_MAX]; /* said in its head: 金额（万元） */
	uint64_t twins; /* cells that are hidden, with the head of the next that
			 * is not, a bit each */
};

static inline bool
is_twin(const struct reading_plan *plan, size_t cell)
{
	return cell < 64 && (plan->twins >> cell & 1) > 0;
}

/* Can data begin with this line, above which are heads alone? */
bool begins_data(const struct candidate *candidate, size_t row);

/* Read the table's head as one of the form's; false when it is not, and *out
 * is spoilt then. */
bool plan_from_head(const struct candidate *candidate,
		    struct reading_plan *out);

/* The same; NULL when it is not. Heads are alike in thousands of documents, so
 * most are read once; the plan lives as long as both the cells and the table's
 * arena. */
const struct reading_plan *cells_plan(struct cells *cells,
				      const struct candidate *candidate);

/* Does the table begin with a line of data, as one without its head does? */
bool is_headless(const struct candidate *candidate);

/* Do most lines of a table without head have a code or a label of the form? */
bool rows_fit(const struct candidate *candidate,
	      const struct reading_plan *plan);

/* Do two plans of a form read the same columns from the same cells? */
bool same_columns(const struct reading_plan *a, const struct reading_plan *b);

/* The layout that the form gives for tables without head of that width, in the
 * table's arena; NULL if it gives none. */
const struct reading_plan *plan_from_layout(const struct candidate *candidate);

/* A line of column numbers such as 栏次 1 2 3: balances like real money and is
 * none. */
bool is_ordinal_row(const struct table_view *table, size_t row);

/* Is it 类, 款 or 项, a level of a split code? */
bool is_level(struct text text);

/* An amount with its unit behind it: 2辆, 1.50万元, 1.2亿. */
bool read_with_unit(struct text text, enum unit *unit_out, struct amount *out);

/* Dashes that say a cell does not apply; one dash or stroke alone is an empty
 * cell. */
bool is_dashes(struct text text, size_t *count_out);

/* Is there a Chinese character in it? */
bool has_han(struct text text);

/* Is it a figure in whatever unit, or with its own? */
bool is_number(struct text text);

/* Zero, in whatever unit. */
bool is_zero(struct text text);

/* The unit that stands in brackets at the end, UNIT_NONE if none does; what
 * stands before it is *rest_out. Folded. */
enum unit unit_in_brackets(struct text folded, struct text *rest_out);

/* The code that a program wrote as a number with a decimal: 201.0. */
struct text without_zero(struct text code);

/* The bytes of the code that stands in front of a text, with its brackets; 0 if
 * none does. Its levels may stand apart, 206-04-01; what stands
 * between them and the brackets are none of its digits. */
size_t code_in_front(struct text text, char digits[8]);

/* The digits of a cell of codes, which may stand apart (208 05 05), be wide,
 * quoted or in brackets, be parted as an amount's are (2,080,505), or be a
 * number's (2080505.0); no data if it holds anything else. */
struct text code_digits(struct text text, struct arena *arena);

/* Does it look like a code of the form (digits of a length that has a
 * level)? */
bool is_code(const struct form *form, struct text text, struct arena *arena);

#endif
