/*
 * What a spreadsheet shows of a number: its number format applied to its
 * decimal digits (ECMA-376 part 1, 18.8.31), without a floating point.
 */
#ifndef DOCUMENT_NUMBER_FORMAT_H
#define DOCUMENT_NUMBER_FORMAT_H

#include "base/base.h"

/*
 * Append what raw, the stored decimal such as 9746.4999999999991 or 1.2E+3,
 * looks like in the format. Fifteen digits count, as a spreadsheet shows;
 * without a format ten of them, or those up to the sixth decimal.
 *
 * Two liberties are taken so that a number stays one: a negative amount has a
 * minus sign, whether it is shown with one, in brackets, behind △ or in red
 * alone, and a zero that is shown as a dash or as nothing is 0 with the
 * format's decimals. Words that the format adds, such as 万, are kept. What is
 * no decimal is appended as it is.
 */
void number_format_print(struct strbuf *out, struct text format,
			 struct text raw, bool from_1904);

/* The format of one of the numbers below 164, which files do not spell out;
 * "General" for those that have none. */
struct text number_format_builtin(unsigned number);

#endif
