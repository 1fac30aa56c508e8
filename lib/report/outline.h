/*
 * A form laid out: which rows and columns a year's documents use of it, in
 * printed order, and the figures that some documents have in them.
 */
#ifndef REPORT_OUTLINE_H
#define REPORT_OUTLINE_H

#include "base/base.h"
#include "report/report.h"

struct outline_row {
	struct text key;
	size_t defined; /* its index in the form's rows; SIZE_MAX for a code */
	bool used;      /* does any document of the year have a figure in it? */
	bool printed;   /* is it among those that the caller named? */
};

/* A cell in which some document of the year has a figure, in this order:
 * row keys by their bytes, then columns. */
struct outline_cell {
	uint32_t id, row; /* row: its index in rows */
	uint8_t column;   /* UINT8_MAX: the form has no such column any more */
};

struct outline {
	const struct report_context *context;
	const struct form *form;
	/* Rows that the form defines, in its order, then codes in theirs and
	 * rows that only documents know: those used and those printed. */
	VEC(struct outline_row) rows;
	VEC(struct outline_cell) cells;
	uint8_t columns[FORM_COLUMNS_MAX]; /* in use */
	size_t column_count;
	bool own_units;    /* do rows in use have a unit of their own? */
	struct map labels; /* row keys that documents print otherwise, then */
	VEC(struct text) printed; /* what the first of them prints */
	struct arena arena;
};

/* printed: the keys of rows to be laid out even without a figure, a line
 * each. */
bool outline_open(const struct report_context *context, const struct form *form,
		  int year, struct text printed, struct outline *out,
		  struct error *err);
void outline_release(struct outline *outline);

struct outline_figure {
	uint32_t row, document;
	uint8_t column;
	int64_t value, printed;
};

/* Visit the figures that documents first to last had at the moment, row by row
 * in the order of cells, column by column, by document. */
bool outline_figures(const struct outline *outline, uint32_t first,
		     uint32_t last,
		     void (*visit)(const struct outline_figure *figure,
				   void *context),
		     void *context, struct error *err);

/* Take note of the labels that an edition prints otherwise than defined; of
 * several editions the first that has one counts. */
bool outline_read_labels(struct outline *outline, uint32_t edition,
			 struct error *err);

/* What a row is called: as printed, else as defined; and the other way round.
 * Both fall back on its key. */
struct text outline_label(const struct outline *outline,
			  const struct outline_row *row);
struct text outline_name(const struct outline *outline,
			 const struct outline_row *row);

/* Is the column one of the row's lane? */
bool outline_has_cell(const struct outline *outline,
		      const struct outline_row *row, size_t column);

/*
 * Add the table's columns: the row's key, its name, its unit where rows have
 * their own, and the columns in use. Returns the number of those before the
 * first in use.
 */
size_t outline_table(const struct outline *outline, enum unit unit,
		     struct table *table);

/* Fill in the columns before the first in use; label is what is printed. */
void outline_row_head(const struct outline *outline,
		      const struct outline_row *row, struct text label,
		      enum unit unit, struct table *table,
		      struct table_value *values);

#endif
