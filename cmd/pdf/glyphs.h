/*
 * Text that is drawn, glyph by glyph: which of them are one run, and what the
 * clip leaves of each.
 */
#ifndef PDF_GLYPHS_H
#define PDF_GLYPHS_H

#include "drawing.h"

/* What follows is drawn under a clip; clipped says that it is not the page. */
void glyphs_clip(struct drawing *drawing, struct box clip, bool clipped);

/* Add a glyph of which start, end, size, point and pale are told. */
void glyphs_add(struct drawing *drawing, struct drawn glyph);

#endif
