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

/* All zero is none yet; the bytes are given back with strbuf_release. */
struct places {
	struct strbuf bytes;
	uint32_t cell, page, line; /* of the last one added */
};

/* Add the next place; cells must ascend. */
void places_add(struct places *places, uint32_t cell, struct place place);

/* All of them, in the order of their cells. */
struct places_cursor {
	const uint8_t *at, *end;
	uint32_t cell;
	struct place place;
};

static inline struct places_cursor
places_begin(struct text packed)
{
	const uint8_t *at = (const uint8_t *)packed.data;

	return (struct places_cursor){.at = at,
				      .end = at ? at + packed.length : at};
}

/* False at the end, and where the bytes are no places. */
bool places_next(struct places_cursor *cursor, uint32_t *cell_out,
		 struct place *place_out);

/* The place of a cell; false when it is not there. */
bool places_find(struct text packed, uint32_t cell, struct place *out);

#endif
