/*
 * A page as it looks, with the tables that were recognised drawn over it: for
 * the eye.
 */
#ifndef PDF_OVERLAY_H
#define PDF_OVERLAY_H

#include "source.h"

/* Write an SVG; false when there is no such page, or it is broken. */
bool overlay_print(struct source *source, int number, FILE *out);

#endif
