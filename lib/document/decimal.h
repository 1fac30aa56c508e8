/*
 * A decimal number of any length, digit by digit: so a stored number is rounded
 * and shown without a floating point.
 */
#ifndef DOCUMENT_DECIMAL_H
#define DOCUMENT_DECIMAL_H

#include "base/base.h"

#define DIGITS_MAX 400

/* The digits with the point behind the first `whole` of them, which may lie
 * outside of them. Zero has none. */
struct decimal {
	bool negative;
	char digits[DIGITS_MAX];
	int count, whole;
};

/* Read 9746.4999999999991 or 1.2E+3; false when it is no such number. */
bool decimal_parse(struct text raw, struct decimal *out);

/* Keep the first digits, rounding half away from zero. */
void decimal_round(struct decimal *decimal, int keep);

/* Without the zeros at its end. */
void decimal_trim(struct decimal *decimal);

/* The digit in a place, from 0; '0' where it has none. */
char decimal_digit(const struct decimal *decimal, int place);

bool decimal_is_zero(const struct decimal *decimal);

#endif
