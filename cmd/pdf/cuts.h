/*
 * Text that clips cut, as the cells of a sheet do where it is longer than they
 * are wide.
 */
#ifndef PDF_CUTS_H
#define PDF_CUTS_H

#include "drawing.h"

/* Of a text that a clip cuts keep all that the file has, and mark where there
 * may have been more. Drop text of which nothing can be seen: it is none. */
void cuts_mend(struct drawing *drawing);

#endif
