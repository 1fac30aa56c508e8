/*
 * Lines become paragraphs, which may go on on the next page.
 */
#ifndef PDF_PARAGRAPH_H
#define PDF_PARAGRAPH_H

#include "lines.h"

struct paragraph {
	struct strbuf words; /* empty where there is none */
	int page;            /* on which it began */
	uint32_t line;       /* and there with this one */
	float size, right;   /* of its last line's type, and where that ended */
	float width, left_edge, right_edge; /* of pages this wide: their text */
};

/* Learn how far lines go on a page. */
void paragraph_measure(struct paragraph *paragraph, const struct lines *lines,
		       const struct page *page);

/* Does a line of such words go on with it? */
bool paragraph_goes_on(const struct paragraph *paragraph,
		       const struct line *line, struct text words);
void paragraph_add(struct paragraph *paragraph, const struct line *line,
		   struct text words);

#endif
