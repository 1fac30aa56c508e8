/*
 * Words that are amounts, or parts of them.
 */
#ifndef PDF_AMOUNT_H
#define PDF_AMOUNT_H

#include "base/base.h"

/* Is all of it one or more amounts? None is broken off behind a mark. */
bool amount_is_whole(struct text words);

/* Has an amount one point at most, and two digits behind it at most? */
bool amount_is_one(struct text words);

/* Do the words of a line end within an amount that those below it go on
 * with? */
bool amount_breaks_off(struct text words, struct text below);

/* Drop the blanks of what a buffer has from there on, where it is one amount
 * with a point that stands apart. */
void amount_close_up(struct strbuf *words, size_t from);

#endif
