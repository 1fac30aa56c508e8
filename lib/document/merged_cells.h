/*
 * The merged cells of a sheet: each shows its first one alone. Programs that
 * write workbooks, and Excel where formats are copied, leave values in the
 * others, which nobody sees.
 */
#ifndef DOCUMENT_MERGED_CELLS_H
#define DOCUMENT_MERGED_CELLS_H

#include "base/base.h"

#include <stdint.h>

#define MERGED_COLUMNS 256 /* merged ones beyond these are taken as they are */

/* Rows from 1, columns from 0. */
struct merged_area {
	uint32_t top, bottom;
	unsigned left, right;
};

/* All zero has none. */
struct merged_cells {
	VEC(struct merged_area) areas; /* by their top */
	size_t next;                   /* below the rows that were asked for */
	uint32_t covered_until[MERGED_COLUMNS], first_of[MERGED_COLUMNS];
};

/* The column of a reference such as "AB12", from 0; `otherwise` where it is
 * none. */
unsigned cell_column(struct text reference, unsigned otherwise);

/* Those of a sheet, whose XML is given, instead of what out has; none where it
 * is not sound. */
void merged_cells_read(struct text sheet, struct merged_cells *out);
void merged_cells_release(struct merged_cells *merged);

/* Is the cell under another one? Rows are asked for in rising order. */
bool merged_cells_cover(struct merged_cells *merged, uint32_t row,
			unsigned column);

#endif
