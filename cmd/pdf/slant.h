/*
 * Pages that lie a little aslant, as those of a scan that was given its text.
 */
#ifndef PDF_SLANT_H
#define PDF_SLANT_H

#include "drawing.h"

/*
 * By how much the text leaves the axis that it is nearest to, in degrees, from
 * right to down; 0 where it runs along it, or every which way.
 */
float slant_of(const struct drawing *drawing);

#endif
