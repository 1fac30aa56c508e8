/* Formats of spreadsheets: see number_format.h. */
#include "document/number_format.h"

#include "document/decimal.h"
#include "document/format_section.h"

#include <stdio.h>
#include <stdlib.h>

#define DIGITS 15 /* that a spreadsheet shows */
/* Without a format it shows ten digits, so that what sums of binary fractions
 * are off by is not seen; here it has decimals for the fen of 10,000 yuan. */
#define GENERAL_DIGITS   10
#define GENERAL_DECIMALS 6
#define SECTIONS_MAX     4

static bool
fits(const struct section *section, double value)
{
	const char *condition = section->condition;

	if (strcmp(condition, "<") == 0)
		return value < section->limit;
	if (strcmp(condition, "<=") == 0)
		return value <= section->limit;
	if (strcmp(condition, ">") == 0)
		return value > section->limit;
	if (strcmp(condition, ">=") == 0)
		return value >= section->limit;
	if (strcmp(condition, "<>") == 0)
		return value < section->limit || value > section->limit;
	return value >= section->limit && value <= section->limit;
}

/* Which section is for the number; a zero that its own does not show takes the
 * first. */
static size_t
choose(const struct section *sections, size_t count,
       const struct decimal *decimal, double value)
{
	for (size_t i = 0; i < count; i++)
		if (sections[i].condition[0]) {
			for (i = 0; i < count; i++)
				if (!sections[i].condition[0] ||
				    fits(&sections[i], value))
					return i;
			return 0;
		}
	if (decimal_is_zero(decimal))
		return count > 2 && sections[2].shows_zero ? 2 : 0;
	return decimal->negative && count > 1 &&
			       sections[1].shape != SHAPE_WORDS
		       ? 1
		       : 0;
}

/* As few digits as say it, and no exponent. */
static void
print_general(struct strbuf *out, struct decimal *decimal)
{
	int decimals =
		GENERAL_DIGITS - (decimal->whole > 1 ? decimal->whole : 1);

	if (decimals < GENERAL_DECIMALS)
		decimals = GENERAL_DECIMALS;
	decimal_round(decimal, decimal->whole + decimals);
	decimal_trim(decimal);
	if (decimal->negative && !decimal_is_zero(decimal))
		strbuf_putc(out, '-');
	if (decimal->whole <= 0 || decimal_is_zero(decimal))
		strbuf_putc(out, '0');
	for (int i = 0; i < decimal->whole && !decimal_is_zero(decimal); i++)
		strbuf_putc(out, decimal_digit(decimal, i));
	if (decimal->count <= decimal->whole || decimal_is_zero(decimal))
		return;
	strbuf_putc(out, '.');
	for (int i = decimal->whole; i < decimal->count; i++)
		strbuf_putc(out, decimal_digit(decimal, i));
}

/* Words around the digits; but of an amount below zero, which has its sign, not
 * what else says that it is. */
static void
print_words(struct strbuf *out, struct text words, bool negative)
{
	static const struct text marks[] = {WORD("-"),  WORD("("),  WORD(")"),
					    WORD("−"),  WORD("－"), WORD("–"),
					    WORD("（"), WORD("）"), WORD("△"),
					    WORD("▲"),  WORD("负")};

	while (words.length > 0) {
		struct text sign = {words.data, character_length(words)};

		if (!negative || !text_is_any(sign, marks, COUNT(marks)))
			strbuf_text(out, sign);
		words = text_skip(words, sign.length);
	}
}

static void
print_whole(struct strbuf *out, const struct section *section,
	    const struct decimal *decimal)
{
	/* At least as many places as a mark among the digits needs. */
	int least = section->inner_places > 0 ? section->inner_places + 1 : 1;

	if (least < section->whole_least)
		least = section->whole_least;
	int places = decimal->whole > least ? decimal->whole : least;

	for (int left = places; left > 0; left--) {
		strbuf_putc(out, decimal_digit(decimal, decimal->whole - left));
		if (section->inner_places > 0 &&
		    left - 1 == section->inner_places)
			strbuf_text(out, section->inner);
		else if (section->grouped && left > 1 && left % 3 == 1)
			strbuf_putc(out, ',');
	}
}

static void
print_decimals(struct strbuf *out, const struct section *section,
	       const struct decimal *decimal)
{
	int shown = section->decimals;

	while (shown > section->decimals_least &&
	       decimal_digit(decimal, decimal->whole + shown - 1) == '0')
		shown--;
	if (shown > 0)
		strbuf_putc(out, '.');
	for (int i = 0; i < shown; i++)
		strbuf_putc(out, decimal_digit(decimal, decimal->whole + i));
}

static void
print_number(struct strbuf *out, const struct section *section,
	     struct decimal *decimal)
{
	decimal->whole += decimal_is_zero(decimal) ? 0 : section->scale;
	decimal_round(decimal, decimal->whole + section->decimals);
	decimal_trim(decimal);
	if (decimal->negative && !decimal_is_zero(decimal))
		strbuf_putc(out, '-');
	print_words(out, strbuf_view(&section->before), decimal->negative);
	print_whole(out, section, decimal);
	print_decimals(out, section, decimal);
	if (section->percent)
		strbuf_putc(out, '%');
	print_words(out, strbuf_view(&section->behind), decimal->negative);
}

/* Days since 1899-12-30, or since 1904-01-01; Excel's 29 February 1900 is of no
 * account here. */
static void
print_date(struct strbuf *out, const struct decimal *decimal, bool from_1904)
{
	long days = from_1904 ? 1462 : 0;
	long whole = 0;

	for (int i = 0; i < decimal->whole && i < 9; i++)
		whole = whole * 10 + (decimal_digit(decimal, i) - '0');
	days += whole;
	/* From days to a civil date, counting from 0000-03-01. */
	long z = days + 693899;
	long era = z / 146097, day = z % 146097;
	long year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
	long of_year = day - (365 * year + year / 4 - year / 100);
	long month = (5 * of_year + 2) / 153;

	strbuf_printf(out, "%04ld-%02ld-%02ld",
		      year + era * 400 + (month >= 10),
		      month < 10 ? month + 3 : month - 9,
		      of_year - (153 * month + 2) / 5 + 1);
}

void
number_format_print(struct strbuf *out, struct text format, struct text raw,
		    bool from_1904)
{
	struct section sections[SECTIONS_MAX];
	struct decimal decimal;
	size_t count = 0;
	char value[40] = {0};

	if (!decimal_parse(raw, &decimal)) {
		strbuf_text(out, raw);
		return;
	}
	decimal_round(&decimal, DIGITS);
	memcpy(value, raw.data,
	       raw.length < sizeof value ? raw.length : sizeof value - 1);
	do {
		sections[count++] = section_take(&format);
	} while (format.length > 0 && count < SECTIONS_MAX);

	const struct section *section = &sections[choose(
		sections, count, &decimal, strtod(value, NULL))];
	switch (section->shape) {
	case SHAPE_NUMBER:
		print_number(out, section, &decimal);
		break;
	case SHAPE_DATE:
		print_date(out, &decimal, from_1904);
		break;
	default:
		print_general(out, &decimal);
	}
	for (size_t i = 0; i < count; i++)
		section_release(&sections[i]);
}

struct text
number_format_builtin(unsigned number)
{
	static const struct {
		unsigned number;
		const char *format;
	} formats[] = {
		{1, "0"},
		{2, "0.00"},
		{3, "#,##0"},
		{4, "#,##0.00"},
		{5, "#,##0;-#,##0"},
		{6, "#,##0;-#,##0"},
		{7, "#,##0.00;-#,##0.00"},
		{8, "#,##0.00;-#,##0.00"},
		{9, "0%"},
		{10, "0.00%"},
		{14, "yyyy-mm-dd"},
		{15, "yyyy-mm-dd"},
		{16, "yyyy-mm-dd"},
		{17, "yyyy-mm-dd"},
		{22, "yyyy-mm-dd"},
		{31, "yyyy-mm-dd"},
		{37, "#,##0;-#,##0"},
		{38, "#,##0;-#,##0"},
		{39, "#,##0.00;-#,##0.00"},
		{40, "#,##0.00;-#,##0.00"},
		{41, "#,##0;-#,##0"},
		{42, "#,##0;-#,##0"},
		{43, "#,##0.00;-#,##0.00"},
		{44, "#,##0.00;-#,##0.00"},
		{57, "yyyy-mm-dd"},
		{58, "yyyy-mm-dd"},
	};

	for (size_t i = 0; i < COUNT(formats); i++)
		if (formats[i].number == number)
			return text_of(formats[i].format);
	return TEXT("General");
}
