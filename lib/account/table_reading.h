/*
 * Inside the reading of a table's lines: what stands in a cell, which row of
 * the form a line is, and which value a cell holds.
 */
#ifndef ACCOUNT_TABLE_READING_H
#define ACCOUNT_TABLE_READING_H

#include "account/line.h"
#include "account/rows.h"

/* As many figures can stand between two of one row. */
#define FIGURES_APART (4 * CELL_COLUMNS)

/* What a line says of its row, in one lane. */
struct lane_key {
	bool found;
	uint32_t row;     /* of struct cells */
	uint16_t defined; /* index of a named row, or ROW_NONE */
	enum unit unit;   /* that its label says in brackets */
	bool by_label;
	bool wrapped; /* the row of the line above, whose name goes on here */
};

/* The line above, in one lane. */
struct lane_line {
	struct lane_key key;
	struct text label;
	bool has_values;
};

struct table_reading {
	struct reading *reading;
	const struct table_view *table;
	const struct reading_plan *plan;
	const struct form *form;
	struct form_progress *progress;
	enum unit unit;
	bool continuation, refused;
	/* The form was read before: its values are compared, no more. */
	bool comparing;
	uint32_t differing;       /* values of those */
	uint32_t agreeing;        /* the same, other than 0 */
	size_t added;             /* where figures begin that it adds */
	struct figure difference; /* the first of them */
	bool begins_anew; /* under a title of its own, and no row was new yet */
	/* Of a matrix whose lines are columns: those that were read. */
	bool columns_read[FORM_COLUMNS_MAX], any_column_read;
	bool unknown_told[FORM_CELLS_MAX]; /* columns already remarked on */
	struct text texts[FORM_CELLS_MAX]; /* the line's, by cell_text */
	struct cell_counts counts;
	size_t line_lost; /* cells of the present line */
	size_t line_figures;
	struct lane_line above[FORM_LANES_MAX];
};

/* The texts of one lane of a line. */
struct lane_texts {
	struct text codes[4];
	size_t code_cells, filled_codes;
	struct text label; /* a name, or words in a code's cell */
	size_t label_cell, from;
	bool has_values;
};

/* table_reading.c */

struct place place_of(const struct table_reading *t, size_t row, size_t cell);
void remark_at(struct table_reading *t, enum remark_kind kind, size_t row,
	       size_t cell, struct text subject, struct place other);

/* A cell that was not understood. */
void lose_cell(struct table_reading *t, enum remark_kind kind, size_t row,
	       size_t cell);

/* Nearly all cells that are not empty do. */
static inline bool
begins_with_digit(struct text text)
{
	return text.length > 0 && byte_is_digit(text.data[0]);
}

/* With a Chinese character, U+4000 to U+9FFF. */
static inline bool
begins_with_han(struct text text)
{
	return text.length > 0 && (unsigned char)text.data[0] >= 0xe4 &&
	       (unsigned char)text.data[0] <= 0xe9;
}

/* A value that says something; blanks do not. */
static inline bool
says_something(struct text text)
{
	size_t dashes;

	return begins_with_digit(text) ||
	       (text.length > 0 && !(is_dashes(text, &dashes) && dashes == 1));
}

/* The text of one of a line's cells. Some converters print a merged cell's
 * words in all its cells: they are its first one's. */
struct text cell_text(const struct table_reading *t, const struct text *cells,
		      size_t cell);

/* The texts of a line's cells as far as the plan goes. */
void read_texts(const struct table_reading *t, size_t row, struct text *out);

/* Does this document have the row already? */
bool is_marked(const struct account *account, uint32_t row);

/* The row may stand in the document only once; line_row is where it does, and
 * subject what it is called there. */
bool mark_row(struct table_reading *t, uint32_t row, size_t line_row,
	      struct text subject);

/* row_key.c */

/* The named row whose label a text is, ROW_NONE if none. */
uint16_t row_named(const struct table_reading *t, struct text text);

/* The key of a named row. */
struct lane_key key_of_row(const struct table_reading *t, uint16_t defined);

/* Where the lane ends that begins at the cell `from`. */
size_t lane_end(const struct layout *layout, size_t from);

/* The texts of the lane in the cells [from, to) of a line. */
void read_lane_texts(const struct table_reading *t, const struct text *line,
		     size_t from, size_t to, struct lane_texts *out);

/* The row of the form that a line is in one lane, by its code or its label;
 * remarks on one that the form does not know. */
struct lane_key find_key(struct table_reading *t,
			 const struct lane_texts *texts, uint8_t lane,
			 size_t row);

/* left_out.c */

/* Read a line of which empty cells were left out; false if it is none. */
bool read_left_out(struct table_reading *t, size_t row);

/* cell_value.c */

/* The figure that the document has in a cell; NULL if none. */
const struct figure *figure_of(const struct account *account, uint32_t cell);

/* Is the value of a row that was there what it was there? */
bool value_repeats(const struct table_reading *t, const struct lane_key *key,
		   size_t cell, uint8_t column);

/* One value of a row that is known: a figure, a state, or a remark. */
void read_value(struct table_reading *t, const struct lane_key *key, size_t row,
		size_t cell, uint8_t column);

#endif
