/*
 * Which glyphs of a page stand in which cell of a lattice.
 */
#ifndef PDF_SEATS_H
#define PDF_SEATS_H

#include "table.h"

/* A glyph and the cell that it stands in. */
struct seat {
	uint32_t cell, glyph, run;
};

/*
 * Seat the glyphs that are not taken, and take them. Say in fits, which is all
 * zero and has an item for each cell, how the text of each fits it. The seats
 * are in order of their cells; the caller frees them.
 */
struct seat *seats_find(const struct lattice *lattice, const struct page *page,
			bool *taken, enum table_fit *fits, size_t *count_out);

#endif
