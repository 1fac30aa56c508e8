/*
 * What is drawn between the rows of a table without cells: lines across it, or
 * the edges of what is painted below every other row.
 */
#ifndef PDF_PARTINGS_H
#define PDF_PARTINGS_H

#include "page.h"

/* Does such a thing go over most of the way from left to right, somewhere
 * between two heights, as those of the middles of two lines? */
bool page_parts(const struct page *page, float left, float right, float above,
		float below);

#endif
