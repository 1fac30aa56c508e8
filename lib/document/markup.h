/*
 * XML and HTML, element by element. markup.c alone knows libxml2.
 *
 * Names are without their prefix: "t" for <w:t>. No entity of a document type
 * is expanded, nothing is fetched, and neither depth nor size goes beyond what
 * libxml2 takes from a stranger.
 */
#ifndef DOCUMENT_MARKUP_H
#define DOCUMENT_MARKUP_H

#include "base/base.h"

/* end and text of one that looks through XML may be NULL. */
struct markup_visitor {
	/* Attributes are asked for with markup_attribute. */
	void (*begin)(const char *name, void *element, void *context);
	void (*end)(const char *name, void *context);
	void (*text)(struct text text, void *context);
};

/* "" when there is none; borrowed for the call of begin. */
struct text markup_attribute(void *element, const char *name);

/* Is it there, if without a value, as an attribute of HTML may be? */
bool markup_has_attribute(void *element, const char *name);

/* The line of HTML on which it begins, from 1. */
uint32_t markup_line(void *element);

/* False when it is no well-formed XML; the visitor may have seen a part. */
bool xml_visit(struct text content, const struct markup_visitor *visitor,
	       void *context);

/* HTML in UTF-8, mended as browsers do. False when it is none at all, or deeper
 * than is read. */
bool html_visit(struct text content, const struct markup_visitor *visitor,
		void *context);

#endif
