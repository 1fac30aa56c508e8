/*
 * The last row of a table so far, held back until the next one is seen: where a
 * page ends within a row, its cells go on in the first row of the next page.
 */
#ifndef PDF_HELD_H
#define PDF_HELD_H

#include "table.h"

struct held {
	int page; /* that it stands on, 0 while none is held */
	uint32_t line;
	VEC(struct table_cell) cells;
	struct arena arena; /* of their text */
};

/* Hold a row in place of the one before. */
void held_take(struct held *held, int page, uint32_t line,
	       const struct table_cell *cells, size_t columns);

/* Are a row's cells the rests of the held row's? An amount or a code that is
 * broken off tells, or words alone in a row without the code that it has. Where
 * there are words an amount tells only if it is broken off at a mark. */
bool held_goes_on(const struct held *held, const struct table_cell *cells,
		  size_t columns);

/* Add these rests. */
void held_join(struct held *held, const struct table_cell *cells);

void held_release(struct held *held);

#endif
