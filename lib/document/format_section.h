/*
 * A section of a spreadsheet's number format, taken apart: a format has one for
 * amounts above zero, one for those below, and so on, with semicolons between.
 */
#ifndef DOCUMENT_FORMAT_SECTION_H
#define DOCUMENT_FORMAT_SECTION_H

#include "base/base.h"

enum shape {
	SHAPE_NUMBER,
	SHAPE_GENERAL, /* as few digits as say it */
	SHAPE_DATE,
	SHAPE_WORDS, /* no place for digits */
};

/* Borrows the format's text. */
struct section {
	struct text text;
	enum shape shape;
	int whole, decimals; /* places for digits */
	/* Of them, those that show a zero too. */
	int whole_least, decimals_least;
	bool shows_zero;
	bool grouped; /* thousands are parted */
	int scale;    /* by this power of ten */
	bool percent;
	char condition[3]; /* "<", ">=", ...; "" for none */
	double limit;
	struct strbuf before, behind; /* words around the digits */
	/* A mark among the whole digits, such as the point of 0!.0000, and how
	 * many places stand behind it. */
	struct text inner;
	int inner_places;
};

/* The bytes of the character that a text begins with, at least one. */
size_t character_length(struct text text);

/* The first section of a format, which becomes what is behind it. */
struct section section_take(struct text *format);
void section_release(struct section *section);

#endif
