/*
 * The lines of a table without lines between them become its rows.
 */
#ifndef PDF_ROWS_H
#define PDF_ROWS_H

#include "pieces.h"
#include "table.h"

/* Lines of one cell are no farther apart, by type size. */
#define TIGHT 1.33f

/* Where the first row begins whose amounts stand on a line: its labels may
 * begin above them, but not above head. */
size_t rows_first(const struct lines *lines, const struct page *page,
		  size_t head, size_t line);

/* Add the lines from head to `from`: those of heads over several columns are a
 * row each; those of one column, in however many lines, are one. */
void rows_add_head(struct tables *tables, struct table *table,
		   const struct lines *lines, const struct page *page,
		   struct pieces *pieces, size_t head, size_t from);

/* Add the lines from `from` to end, those of one label as one row. */
void rows_add(struct tables *tables, struct table *table,
	      const struct lines *lines, const struct page *page,
	      const struct pieces *pieces, size_t from, size_t end);

#endif
