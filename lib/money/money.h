/*
 * Exact amounts.
 *
 * Money is a whole number of fen in an int64_t, a count is a whole number of
 * pieces. Nothing is ever rounded or held in floating point: a document's own
 * figures are evidence.
 */
#ifndef MONEY_MONEY_H
#define MONEY_MONEY_H

#include "base/base.h"

#include <stdint.h>

/* What 1 means in a table: money first, then things that are counted. */
enum unit {
	UNIT_NONE,          /* not said */
	UNIT_YUAN,          /* 元 */
	UNIT_THOUSAND_YUAN, /* 千元 */
	UNIT_WAN_YUAN,      /* 万元, ten thousand yuan */
	UNIT_MILLION_YUAN,  /* 百万元 */
	UNIT_YI_YUAN,       /* 亿元, a hundred million yuan */
	UNIT_VEHICLE,       /* 辆 */
	UNIT_SET,           /* 台（套） */
	UNIT_PERSON,        /* 人 */
	UNIT_PIECE,         /* 个 */
	UNITS,
};

bool unit_is_money(enum unit unit);

/* "万元" or "10,000 yuan", in the language in use. */
const char *unit_name(enum unit unit);

/* "万元": as documents print it. */
const char *unit_printed(enum unit unit);

/* "wan_yuan": its name in files and JSON, in no language. */
const char *unit_key(enum unit unit);

/* The unit whose Chinese name or key (such as "wan_yuan") this is, UNIT_NONE if
 * there is none. The text is folded (text_fold). */
enum unit unit_of(struct text folded);

/* A value as a document prints it. */
struct amount {
	int64_t value;    /* fen of money, pieces of anything else */
	uint8_t decimals; /* digits printed behind the point */
	bool grouped;     /* printed with thousands separators */
};

/*
 * Read a figure as a final account prints it, such as "1,234.56" or "-3".
 * Full-width digits and signs and surrounding white space are understood, and
 * the sign of the yuan (¥) or a quote in front; ".56" is less than 1, and
 * "(1,234.56)" and "–3" are less than 0. UNIT_NONE reads as things that are
 * counted.
 *
 * False, and *out untouched, if text is no figure, no whole number of fen (or
 * of pieces), has separators in odd places, or does not fit. "5.", "+5" and
 * "(5)" are no figures; "2.00" vehicles are two.
 */
bool amount_read(struct text text, enum unit unit, struct amount *out);

/*
 * Print value (fen or pieces) in unit with that many decimals, more where
 * fewer would round.
 */
void amount_print(struct strbuf *out, int64_t value, enum unit unit,
		  unsigned decimals, bool grouped);

/* What one of the last digit stands for, in fen or pieces: 10,000 fen behind a
 * figure in 10,000 yuan with two decimals. At least 1. */
int64_t amount_grain(enum unit unit, unsigned decimals);

/* Checked arithmetic; false and *sum_out untouched when it does not fit. */
bool amount_add(int64_t a, int64_t b, int64_t *sum_out);
bool amount_subtract(int64_t a, int64_t b, int64_t *difference_out);

/*
 * part / whole as a percentage with two decimals, rounded half away from zero,
 * in hundredths of a percent; exact for any two int64_t. whole must not be 0
 * and the result must fit, else false.
 */
bool amount_percent(int64_t part, int64_t whole, int64_t *hundredths_out);

#endif
