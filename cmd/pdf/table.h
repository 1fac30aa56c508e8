/*
 * Tables of a page: cells of text in rows and columns.
 */
#ifndef PDF_TABLE_H
#define PDF_TABLE_H

#include "lattice.h"
#include "lines.h"

enum table_fit {
	FIT_WITHIN,
	FIT_OVER, /* they run over its edge */
	FIT_CUT,  /* they are cut off there, and the rest is not in the file */
};

struct table_cell {
	struct text words;
	enum table_fit fit;
};

struct table {
	VEC(float) edges; /* of its columns: one more than they are */
	/* Row by row; empty but for the first of those that are one. */
	VEC(struct table_cell) cells;
	float top, bottom;
	bool aligned;           /* without lines, */
	struct text head_words; /* and all words of its head, if it has one */
};

struct carried;

struct tables {
	VEC(struct table) items;
	struct arena arena; /* of all their text */
};

void tables_release(struct tables *tables);

static inline size_t
table_columns(const struct table *table)
{
	return table->edges.count - 1;
}

static inline size_t
table_rows(const struct table *table)
{
	return table->cells.count / table_columns(table);
}

/*
 * Add a ruled table. It takes the glyphs that stand in it: taken has a flag for
 * each of the page's. Nothing is added when none does.
 */
void table_ruled(struct tables *tables, const struct lattice *lattice,
		 const struct page *page, bool *taken);

/*
 * Add the tables without lines: neighbours among the lines in which amounts
 * stand below each other. Their lines become empty: count is 0. Right below
 * another table they go on with its columns, where their amounts fit between
 * its edges, as do the first ones of a page with those of the table before it,
 * whose head they need not have again. Lines with amounts that no table has are
 * marked.
 */
void tables_aligned(struct tables *tables, struct lines *lines,
		    const struct page *page, const struct carried *before);

#endif
