/*
 * The styles of a workbook's cells (ECMA-376, part 1, 18.8), as far as they say
 * what a cell shows: its number format, and whether it is struck out.
 */
#ifndef DOCUMENT_CELL_STYLES_H
#define DOCUMENT_CELL_STYLES_H

#include "base/base.h"

struct cell_style {
	struct text format; /* of numbers */
	bool struck;
};

/* All zero has none. */
struct cell_styles {
	VEC(struct cell_style) items; /* formats live in arena */
	VEC(bool) fonts;              /* of each: does it strike out? */
	struct map numbers;           /* of the formats that are spelled out */
	VEC(struct text) formats;
	struct arena arena;
	bool in_fonts, in_styles; /* among those, while it is read */
	bool refused;             /* it has what no program writes */
};

/* Read the part that has them; false when it is damaged, or has what no program
 * writes. */
bool cell_styles_read(struct text part, struct cell_styles *out);
void cell_styles_release(struct cell_styles *styles);

/* The style of that number; one that is none shows numbers as they are. */
struct cell_style cell_style_find(const struct cell_styles *styles,
				  unsigned number);

#endif
