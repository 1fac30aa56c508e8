/*
 * Amounts: reading what a document prints, printing it back, and arithmetic
 * that says when it does not fit.
 *
 * Magnitudes are unsigned, so that INT64_MIN is as good a value as any.
 */
#include "money/unit.h"

#include <assert.h>

static const uint64_t powers_of_ten[] = {
	1,       10,       100,       1000,       10000,       100000,
	1000000, 10000000, 100000000, 1000000000, 10000000000,
};

/* Is it a minus, or one of the strokes that programs set for it? */
static bool
is_minus(struct text text)
{
	static const struct text strokes[] = {WORD("−"), WORD("–"), WORD("‐"),
					      WORD("‑"), WORD("‒"), WORD("﹣")};

	return text_starts_any(text, strokes, COUNT(strokes)) > 0;
}

/* The sign that a character outside ASCII stands for, '?' for others. */
static char
wide_sign(struct text *rest)
{
	const unsigned char *byte = (const unsigned char *)rest->data;
	char sign = '?';

	if (is_minus(*rest))
		sign = '-';
	else if (text_starts(*rest, TEXT("\xef\xbc")) && rest->length >= 3 &&
		 byte[2] >= 0x81 && byte[2] <= 0xbf)
		sign = (char)(byte[2] - 0x81 + '!');
	*rest = text_skip(*rest, sign == '?' ? 1 : 3);
	return sign;
}

/* The next sign as ASCII has it; NUL at the end only. */
static char
next_sign(struct text *rest)
{
	char sign;

	if (rest->length == 0)
		return '\0';
	sign = rest->data[0];
	if ((unsigned char)sign >= 0x80)
		return wide_sign(rest);
	*rest = text_skip(*rest, 1);
	return sign == '\0' ? '?' : sign;
}

/* What has been read of a figure. */
struct reading {
	struct text rest;
	char sign; /* the last one that was taken from rest */
	uint64_t magnitude;
	struct amount amount;
};

static void
next(struct reading *reading)
{
	reading->sign = next_sign(&reading->rest);
}

static bool
add_digit(struct reading *reading)
{
	if (reading->magnitude > (UINT64_MAX - 9) / 10)
		return false;
	reading->magnitude =
		reading->magnitude * 10 + (uint64_t)(reading->sign - '0');
	return true;
}

/* The digits in front of the point, separated or not. */
static bool
read_whole(struct reading *reading)
{
	unsigned digits = 0; /* since the last separator */
	bool *grouped = &reading->amount.grouped;
	char first = reading->sign;

	for (;; next(reading)) {
		if (byte_is_digit(reading->sign)) {
			digits++;
			if (!add_digit(reading))
				return false;
		} else if (reading->sign == ',') {
			if (digits == 0 || digits > 3 ||
			    (*grouped && digits != 3))
				return false;
			*grouped = true;
			digits = 0;
		} else {
			break;
		}
	}
	/* "0,123" is rather a point that became a comma; the 0 of 0.56 may be
	 * left out. */
	return *grouped ? digits == 3 && first != '0'
			: digits > 0 || reading->sign == '.';
}

/* The digits behind the point. Behind those that make whole fen or pieces,
 * only zeros may stand. */
static bool
read_fraction(struct reading *reading, unsigned digits)
{
	uint8_t *decimals = &reading->amount.decimals;

	for (next(reading); byte_is_digit(reading->sign); next(reading)) {
		if (*decimals < digits
			    ? !add_digit(reading)
			    : *decimals == UINT8_MAX || reading->sign != '0')
			return false;
		++*decimals;
	}
	return *decimals > 0;
}

static uint64_t
magnitude_of(int64_t value)
{
	return value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
}

static bool
with_sign(uint64_t magnitude, bool negative, int64_t *out)
{
	if (magnitude > (uint64_t)INT64_MAX + negative)
		return false;
	*out = negative && magnitude ? -(int64_t)(magnitude - 1) - 1
				     : (int64_t)magnitude;
	return true;
}

/*
 * Digits, perhaps with a point among them, as nearly all figures of millions
 * are printed; false for anything that asks for a closer look.
 */
static bool
read_plain(struct text text, unsigned digits, struct amount *out)
{
	size_t point = text.length;
	uint64_t magnitude = 0;

	if (text.length == 0 || text.length > 18 ||
	    !byte_is_digit(text.data[0]))
		return false;
	for (size_t at = 0; at < text.length; at++) {
		if (byte_is_digit(text.data[at]))
			magnitude = magnitude * 10 +
				    (uint64_t)(text.data[at] - '0');
		else if (text.data[at] == '.' && point == text.length)
			point = at;
		else
			return false;
	}
	size_t decimals = point < text.length ? text.length - point - 1 : 0;
	if (decimals > digits || point + 1 == text.length ||
	    magnitude > INT64_MAX / powers_of_ten[digits - decimals])
		return false;
	*out = (struct amount){
		.value =
			(int64_t)(magnitude * powers_of_ten[digits - decimals]),
		.decimals = (uint8_t)decimals,
	};
	return true;
}

/* What may stand in front of a figure and says nothing of it: the sign of the
 * yuan, and the quote by which spreadsheets are told that a cell is text. */
static struct text
without_marks(struct text text)
{
	static const struct text marks[] = {
		WORD("¥"), WORD("￥"), WORD("'"), WORD("‘"), WORD("’"),
	};

	size_t mark;

	while ((mark = text_starts_any(text, marks, COUNT(marks))) > 0)
		text = text_trim(text_skip(text, mark));
	return text;
}

/* In brackets, as accountants print what is below zero. Without a point or a
 * separator it is rather the number of a line. */
static bool
take_brackets(struct text *text)
{
	size_t length = text_starts(*text, TEXT("(")) ? 1 : 3;

	if (text->length <= 2 * length ||
	    !((text_starts(*text, TEXT("(")) && text_ends(*text, TEXT(")"))) ||
	      (text_starts(*text, TEXT("（")) &&
	       text_ends(*text, TEXT("）")))) ||
	    !(text_has(*text, TEXT(".")) || text_has(*text, TEXT(","))))
		return false;
	*text = text_skip(*text, length);
	text->length -= length;
	return true;
}

bool
amount_read(struct text text, enum unit unit, struct amount *out)
{
	unsigned digits = unit_shapes[unit].digits;
	struct reading reading = {.rest = without_marks(text_trim(text))};
	uint64_t factor = 1;
	bool negative;

	if (read_plain(text, digits, out))
		return true;
	negative = take_brackets(&reading.rest);
	reading.rest = without_marks(reading.rest);
	next(&reading);
	if (!negative && reading.sign == '-') {
		negative = true;
		reading.rest = without_marks(reading.rest);
		next(&reading);
	}
	if (!read_whole(&reading) ||
	    (reading.sign == '.' && !read_fraction(&reading, digits)) ||
	    reading.sign != '\0')
		return false;
	if (reading.amount.decimals < digits)
		factor = powers_of_ten[digits - reading.amount.decimals];
	if (reading.magnitude > UINT64_MAX / factor ||
	    !with_sign(reading.magnitude * factor, negative,
		       &reading.amount.value))
		return false;
	*out = reading.amount;
	return true;
}

/* A sign, 20 digits with 6 separators, a point, and as many decimals as an
 * amount can say it has. */
#define PRINTED_MOST (28 + UINT8_MAX)

/* The decimals, from the last one, in front of end; returns where they begin.
 * Those beyond the ones asked for stand only where they are not zero. */
static char *
print_decimals(char *end, uint64_t *rest, unsigned digits, unsigned decimals)
{
	char *at = end;

	for (unsigned place = decimals; place > digits; place--)
		*--at = '0';
	for (unsigned place = digits; place > 0; place--, *rest /= 10) {
		char digit = (char)('0' + *rest % 10);

		if (place <= decimals || digit != '0' || at < end)
			*--at = digit;
	}
	return at;
}

/* Three digits in front of end. */
static char *
print_group(char *end, unsigned digits)
{
	for (int i = 0; i < 3; i++, digits /= 10)
		*--end = (char)('0' + digits % 10);
	return end;
}

void
amount_print(struct strbuf *out, int64_t value, enum unit unit,
	     unsigned decimals, bool grouped)
{
	char text[PRINTED_MOST], *end = text + sizeof text, *at;
	uint64_t rest = magnitude_of(value);

	assert(decimals <= UINT8_MAX);
	at = print_decimals(end, &rest, unit_shapes[unit].digits, decimals);
	if (at < end)
		*--at = '.';
	for (; grouped && rest >= 1000; rest /= 1000) {
		at = print_group(at, (unsigned)(rest % 1000));
		*--at = ',';
	}
	do
		*--at = (char)('0' + rest % 10);
	while (rest /= 10);
	if (value < 0)
		*--at = '-';
	strbuf_add(out, at, (size_t)(end - at));
}

int64_t
amount_grain(enum unit unit, unsigned decimals)
{
	unsigned digits = unit_shapes[unit].digits;

	return decimals < digits ? (int64_t)powers_of_ten[digits - decimals]
				 : 1;
}

bool
amount_add(int64_t a, int64_t b, int64_t *sum_out)
{
	if (b > 0 ? a > INT64_MAX - b : a < INT64_MIN - b)
		return false;
	*sum_out = a + b;
	return true;
}

bool
amount_subtract(int64_t a, int64_t b, int64_t *difference_out)
{
	if (b > 0 ? a < INT64_MIN + b : a > INT64_MAX + b)
		return false;
	*difference_out = a - b;
	return true;
}

/*
 * The next decimal digit of rest / whole, by adding up: rest times ten might
 * not fit, but both are at most 2^63.
 */
static uint64_t
next_digit(uint64_t *rest, uint64_t whole)
{
	uint64_t digit = 0, sum = 0;

	for (int i = 0; i < 10; i++) {
		sum += *rest;
		if (sum >= whole) {
			sum -= whole;
			digit++;
		}
	}
	*rest = sum;
	return digit;
}

bool
amount_percent(int64_t part, int64_t whole, int64_t *hundredths_out)
{
	bool negative = (part < 0) != (whole < 0);
	uint64_t divisor = magnitude_of(whole), quotient, rest;

	if (whole == 0)
		return false;
	quotient = magnitude_of(part) / divisor;
	rest = magnitude_of(part) % divisor;
	if (quotient > INT64_MAX / 10000)
		return false;
	if (rest <= UINT64_MAX / 10000) { /* as all but the greatest are */
		quotient = quotient * 10000 + rest * 10000 / divisor;
		rest = rest * 10000 % divisor;
	} else {
		for (int i = 0; i < 4; i++)
			quotient = quotient * 10 + next_digit(&rest, divisor);
	}
	if (rest >= divisor - rest)
		quotient++;
	return with_sign(quotient, negative, hundredths_out);
}
