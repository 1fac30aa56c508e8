/*
 * The columns of a table without lines, from the pieces of its lines: those
 * from head on are its heads, and those from `from` on its rows.
 */
#ifndef PDF_COLUMNS_H
#define PDF_COLUMNS_H

#include "pieces.h"
#include "table.h"

/* Add the edges of its columns to a table, and give each piece its column. */
void columns_find(struct table *table, struct pieces *pieces, size_t head,
		  size_t from, size_t end);

/* The column that a piece shares most with. */
size_t columns_nearest(const struct table *table, const struct piece *piece);

#endif
