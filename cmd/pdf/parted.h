/*
 * Cells between which a line was forgotten are one to the lattice. What stands
 * in such a cell tells: numbers whose pieces each stand within one column and
 * beside the other words of one row are put there.
 */
#ifndef PDF_PARTED_H
#define PDF_PARTED_H

#include "seats.h"

/* Seat them anew, which are in order of their cells and are so no more where it
 * returns true. */
bool parted_seats(struct seat *seats, size_t count,
		  const struct lattice *lattice, const struct page *page);

#endif
