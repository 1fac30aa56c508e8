/*
 * Two pages may be printed beside each other on one sheet.
 */
#ifndef PDF_HALVES_H
#define PDF_HALVES_H

#include "page.h"

/*
 * Where nothing stands in or goes over the middle of a page, and lines of
 * tables at both sides of it, leave the left part and add the right one to out,
 * which must be all zero. False where the page is one.
 */
bool halves_part(struct page *page, struct page *out);

#endif
