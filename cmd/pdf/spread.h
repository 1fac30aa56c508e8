/*
 * A table that is too wide for its sheet goes on at its right on the next page.
 */
#ifndef PDF_SPREAD_H
#define PDF_SPREAD_H

#include "page.h"

/*
 * Add what is on the next page at the right of a page's table, where it is the
 * rest of that: the same rows to a hair, and either nothing but amounts below
 * its head, or a title that goes over from one page to the other.
 * False where it is not.
 */
bool spread_join(struct page *page, const struct page *next);

#endif
