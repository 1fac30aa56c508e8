/*
 * Ruled tables: lines that cross become a lattice of cells.
 */
#ifndef PDF_LATTICE_H
#define PDF_LATTICE_H

#include "page.h"

/* Columns lie between neighbouring xs, rows between neighbouring ys. Where the
 * line between two cells is missing they are one, and its first cell, by rows
 * and then columns, stands for it. */
struct lattice {
	VEC(float) xs, ys; /* ascending */
	uint32_t *firsts;  /* of each cell, row by row: the one it is part of */
};

struct lattices {
	VEC(struct lattice) items;
};

/* Find those of a page, the smallest first: a frame around others comes after
 * them. */
void lattices_find(const struct page *page, struct lattices *out);
void lattices_release(struct lattices *lattices);

/* Add the columns of a table's part on another page: between such edges, and
 * beside them, if all that the lattice has are among these. Its cells stay what
 * they are. */
void lattice_widen(struct lattice *lattice, const float *edges, size_t count);

static inline size_t
lattice_columns(const struct lattice *lattice)
{
	return lattice->xs.count - 1;
}

static inline size_t
lattice_rows(const struct lattice *lattice)
{
	return lattice->ys.count - 1;
}

/* The cell that a point lies in, UINT32_MAX outside. */
uint32_t lattice_cell(const struct lattice *lattice, float x, float y);

#endif
