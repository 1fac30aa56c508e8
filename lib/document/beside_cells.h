/*
 * Texts of a sheet that stand in none of its cells: in boxes that lie over
 * them, and at the head of its printed pages. Titles and units may stand there.
 */
#ifndef DOCUMENT_BESIDE_CELLS_H
#define DOCUMENT_BESIDE_CELLS_H

#include "base/base.h"

#include <stdint.h>

struct zipped;

/* A line of a box, and the row in which the box begins, from 1. */
struct box_line {
	struct text words;
	uint32_t row;
	uint32_t order; /* among those of the file */
};

struct boxes {
	VEC(struct box_line) lines; /* by row */
	bool pictured; /* there are pictures too, or what cannot be read */
};

/* Add what is drawn over the sheet that is that part; words are kept in
 * arena. */
void boxes_read(struct zipped *zipped, const char *sheet, struct arena *arena,
		struct boxes *out);

/* The XML of a sheet without that of its cells, instead of what out has. */
void sheet_frame(struct text sheet, struct strbuf *out);

/* Call line with each line of the head of the printed pages of a sheet, whose
 * XML is given, as far as that is sound. */
void page_head_read(struct text sheet,
		    void (*line)(struct text words, void *context),
		    void *context);

#endif
