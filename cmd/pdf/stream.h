/*
 * What is seen becomes a stream of lines:
 *
 *	juesuan-pdf 1           the stream's version
 *	page 12                 what follows stands on this page
 *	text 3 TEXT             a paragraph that begins on its third line
 *	table                   a table begins
 *	table aligned           one without lines
 *	row 4                   a row of it, on the fourth line of the page
 *	cell TEXT               a cell of that row
 *	over TEXT               the same; its text runs over its edge
 *	cut TEXT                the same; its text is cut off there
 *	garbled                 many of the page's characters cannot be told
 *	scan                    the page is a picture without text
 *	skip                    the page is broken, or has too much on it
 *	end 30                  that was all; so many pages
 *	fail encrypted|broken   instead of all that
 *
 * TEXT is UTF-8 without control characters and may be empty. A table goes on
 * over pages: rows without `table` before them belong to the last one. On a
 * page every line of text and every row of a table counts as one line.
 */
#ifndef PDF_STREAM_H
#define PDF_STREAM_H

#include "lattice.h"
#include "lines.h"
#include "table.h"

#include <stdio.h>

/* A line at the upper or lower edge of a page. */
struct margin_line {
	float baseline;
	struct text pattern; /* its words, with 0 for each number */
};

struct margins {
	VEC(struct margin_line) items;
	struct arena arena;
};

#define NEIGHBOURS 3 /* pages that have the same running lines */

struct stream {
	FILE *out;
	int page,
		told;  /* the present one, and the last one that out knows of */
	uint32_t line; /* of the page, so far */

	/* A paragraph that may go on, also on the next page. */
	struct strbuf paragraph;
	int paragraph_page;
	uint32_t paragraph_line;
	float size, right; /* of its last line's type, and where that ended */

	/* Where the lines of pages this wide begin and end. */
	float width, left_edge, right_edge;

	struct lattices ahead; /* of the page behind the last one, */
	int ahead_page;        /* and which that is; 0 for none */

	/* The last table, while nothing else came after it. */
	VEC(float) edges;
	VEC(struct text) head; /* its first rows */
	struct arena arena;    /* of their text */
	bool open;
	bool aligned; /* it has no lines */

	/* Of the last page, the one before it, and the next one. */
	struct margins margins[NEIGHBOURS];
};

void stream_begin(struct stream *stream, FILE *out);
/* next is the page behind it, NULL where there is none. */
void stream_page(struct stream *stream, int number, const struct page *page,
		 const struct page *next);
void stream_scan(struct stream *stream, int number);
void stream_skip(struct stream *stream, int number);
void stream_end(struct stream *stream, int pages);

#endif
