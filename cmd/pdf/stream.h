/*
 * What is seen becomes a stream of lines:
 *
 *	juesuan-pdf 1           the stream's version
 *	page 12                 what follows stands on this page
 *	text 3 TEXT             a paragraph that begins on its third line
 *	table                   a table begins
 *	row 4                   a row of it, on the fourth line of the page
 *	cell TEXT               a cell of that row
 *	over TEXT               the same; its text runs over its edge
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

#include "lines.h"
#include "table.h"

#include <stdio.h>

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

	/* The last table, while nothing else came after it. */
	VEC(float) edges;
	VEC(struct text) head; /* its first rows */
	struct arena arena;    /* of their text */
	bool open;
};

void stream_begin(struct stream *stream, FILE *out);
void stream_page(struct stream *stream, int number, const struct page *page);
void stream_scan(struct stream *stream, int number);
void stream_skip(struct stream *stream, int number);
void stream_end(struct stream *stream, int pages);

#endif
