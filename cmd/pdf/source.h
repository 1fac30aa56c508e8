/*
 * The file that pages come from. It and the device alone know MuPDF.
 */
#ifndef PDF_SOURCE_H
#define PDF_SOURCE_H

#include "page.h"

#include <stdio.h>

enum source_fault {
	SOURCE_OPEN,
	SOURCE_BROKEN,    /* no PDF that could be mended */
	SOURCE_ENCRYPTED, /* it wants a password */
};

struct source;

/* The content must outlive the source. */
enum source_fault source_open(const void *content, size_t length,
			      struct source **out);
void source_close(struct source *source);

int source_page_count(const struct source *source);

/* Was the file damaged? Pages without anything on them may then be lost. */
bool source_is_mended(const struct source *source);

/* Draw a page, counted from 0, into out, which must be all zero or released.
 * False when it is broken or has too much on it. */
bool source_page(struct source *source, int number, struct page *out);

/* Write the page as it looks when it does not lie aslant, as an SVG whose end
 * tag is still to come, with the page's coordinates. False when it is
 * broken. */
bool source_picture(struct source *source, int number, float slant, FILE *out);

#endif
