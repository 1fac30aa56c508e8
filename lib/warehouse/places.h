/*
 * Where each figure of a revision stands, packed: about four bytes a figure.
 *
 * For each figure in ascending cell id: the cell id's distance from the one
 * before, the page's and the line's signed distances, and the cell of the line,
 * as variable-length integers (seven bits a byte, low first, the high bit set
 * on all but the last; signed numbers folded as 0, -1, 1, -2, ...).
 */
#ifndef WAREHOUSE_PLACES_H
#define WAREHOUSE_PLACES_H

#include "base/base.h"
#include "document/document.h"

struct places {
	struct strbuf bytes;
	uint32_t cell, page, line; /* of the last one added */
};

/* Add the next place; cells must ascend. */
void places_add(struct places *places, uint32_t cell, struct place place);

/* The place of a cell; false when it is not there. */
bool places_find(const void *bytes, size_t length, uint32_t cell,
		 struct place *out);

#endif
