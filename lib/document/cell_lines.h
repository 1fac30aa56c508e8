/*
 * Lines within a cell. A label that is broken over lines is one label; figures
 * that stand below each other in one cell are never one figure.
 */
#ifndef DOCUMENT_CELL_LINES_H
#define DOCUMENT_CELL_LINES_H

#include "base/base.h"

/*
 * Words with line feeds, on one line: a break beside an ideograph is nothing,
 * nor is one beside the comma or the point of a figure, and any other one a
 * blank. Lives in arena, or is words itself when nothing is broken.
 */
struct text cell_lines_join(struct text words, struct arena *arena);

/* The same, where each line says something of its own: a break is a blank. */
struct text cell_lines_part(struct text words, struct arena *arena);

#endif
