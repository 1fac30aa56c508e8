/*
 * What is seen becomes a stream of lines:
 *
 *	juesuan-pdf 1           the stream's version
 *	page 12                 what follows stands on this page
 *	text 3 TEXT             a paragraph that begins on its third line
 *	loose 4 TEXT            the same; its amounts may be a table's
 *	table                   a table begins
 *	table aligned           one without lines
 *	row 4                   a row of it, on the fourth line of the page
 *	cell TEXT               a cell of that row
 *	over TEXT               the same; its text runs over its edge
 *	cut TEXT                the same; its text is cut off there
 *	damaged                 a part of what is drawn on the page is
 *	garbled                 many of the page's characters cannot be told
 *	picture                 a part of the page is a picture
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

#include "carried.h"
#include "held.h"
#include "margins.h"
#include "paragraph.h"

#include <stdio.h>

struct stream {
	FILE *out;
	int page, told; /* the present one, and the last that out knows of */
	uint32_t line;  /* of the page, so far */
	struct paragraph paragraph; /* that may go on */
	struct carried table;       /* that may go on, */
	struct held row;            /* and its last row, likewise */
	struct margins margins;
};

void stream_begin(struct stream *stream, FILE *out);
/* next is the page behind it, NULL where there is none. A page may come in
 * parts, one after the other. */
void stream_page(struct stream *stream, int number, const struct page *page,
		 const struct page *next);
void stream_scan(struct stream *stream, int number);
void stream_skip(struct stream *stream, int number);
void stream_end(struct stream *stream, int pages);

#endif
