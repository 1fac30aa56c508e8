/*
 * The lines at the upper and lower edges of pages that are no text: their
 * numbers, and the running lines that pages near each other have alike.
 */
#ifndef PDF_MARGINS_H
#define PDF_MARGINS_H

#include "lines.h"

enum neighbour {
	NEIGHBOUR_LAST,
	NEIGHBOUR_BEFORE_LAST,
	NEIGHBOUR_NEXT,
	NEIGHBOURS,
};

struct margin_line {
	float baseline;
	struct text pattern; /* its words, with 0 for each number */
	unsigned number;     /* that stands by itself, if one does */
};

/* What stands at the edges of one page. */
struct margin {
	VEC(struct margin_line) items;
	struct arena arena;
};

struct margins {
	struct margin pages[NEIGHBOURS];
};

/* Know the page behind the present one, NULL where there is none. */
void margins_look_ahead(struct margins *margins, const struct page *next);

/* Make lines that are no text empty: count is 0. */
void margins_drop(const struct margins *margins, struct lines *lines,
		  const struct page *page);

/* Know a page that is done, for the two behind it. */
void margins_remember(struct margins *margins, const struct page *page);
void margins_release(struct margins *margins);

#endif
