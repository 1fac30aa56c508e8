/* Formats of spreadsheets: see number_format.h. */
#include "document/number_format.h"

#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

#define DIGITS     15 /* that a spreadsheet shows */
#define DIGITS_MAX 400
/* Without a format it shows ten digits, so that what sums of binary fractions
 * are off by is not seen; here it has decimals for the fen of 10,000 yuan. */
#define GENERAL_DIGITS   10
#define GENERAL_DECIMALS 6
#define SECTIONS_MAX     4

/* A decimal: the digits with the point behind the first `whole` of them, which
 * may lie outside of them. */
struct decimal {
	bool negative;
	char digits[DIGITS_MAX];
	int count, whole;
};

enum shape {
	SHAPE_NUMBER,
	SHAPE_GENERAL, /* as few digits as say it */
	SHAPE_DATE,
	SHAPE_WORDS, /* no place for digits */
};

/* One section of a format, taken apart. */
struct section {
	struct text text;
	enum shape shape;
	int whole, decimals; /* places for digits */
	int decimals_least;  /* of them, those that show a zero too */
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

static bool
parse_decimal(struct text raw, struct decimal *out)
{
	size_t i = 0;
	bool point = false, digits = false;
	long exponent = 0;

	*out = (struct decimal){0};
	if (raw.length > DIGITS_MAX)
		return false;
	if (i < raw.length && (raw.data[i] == '-' || raw.data[i] == '+'))
		out->negative = raw.data[i++] == '-';
	for (; i < raw.length; i++) {
		char byte = raw.data[i];

		if (byte == '.' && !point) {
			point = true;
			continue;
		}
		if (byte < '0' || byte > '9')
			break;
		digits = true;
		if (out->count == 0 && byte == '0') {
			out->whole -= point;
			continue;
		}
		if (out->count < DIGITS_MAX - 1)
			out->digits[out->count++] = byte;
		out->whole += !point;
	}
	if (i < raw.length && (raw.data[i] == 'e' || raw.data[i] == 'E')) {
		char number[16] = {0};
		char *end;

		if (raw.length - i - 1 >= sizeof number)
			return false;
		memcpy(number, raw.data + i + 1, raw.length - i - 1);
		exponent = strtol(number, &end, 10);
		if (*end || end == number || labs(exponent) > 300)
			return false;
		i = raw.length;
	}
	out->whole += (int)exponent;
	return digits && i == raw.length;
}

/* Keep the first digits, rounding half away from zero. */
static void
round_digits(struct decimal *decimal, int keep)
{
	if (keep >= decimal->count)
		return;
	bool up = keep >= 0 && decimal->digits[keep] >= '5';

	decimal->count = keep > 0 ? keep : 0;
	if (!up)
		return;
	int i = decimal->count;
	while (i > 0 && decimal->digits[i - 1] == '9')
		i--;
	decimal->count = i;
	if (i > 0) {
		decimal->digits[i - 1]++;
	} else {
		decimal->digits[0] = '1';
		decimal->count = 1;
		decimal->whole++;
	}
}

static char
digit_at(const struct decimal *decimal, int place)
{
	return place >= 0 && place < decimal->count ? decimal->digits[place]
						    : '0';
}

static bool
is_zero(const struct decimal *decimal)
{
	return decimal->count == 0;
}

/* The bytes of the character that a text begins with. */
static size_t
character(struct text text)
{
	uint32_t point;
	size_t bytes = utf8_first(text, &point);

	return bytes > 0 ? bytes : 1;
}

static void
add_words(struct section *section, struct text words, int later_places)
{
	if (section->whole + section->decimals == 0)
		strbuf_text(&section->before, words);
	else if (later_places > 0 && section->decimals == 0) {
		section->inner = words;
		section->inner_places = later_places;
	} else
		strbuf_text(&section->behind, words);
}

/* Are there places for digits in the rest of a section, before a point? */
static int
places_ahead(struct text rest)
{
	int places = 0;

	for (size_t i = 0; i < rest.length && rest.data[i] != '.'; i++) {
		if (rest.data[i] == '"')
			break;
		if (rest.data[i] == '\\' || rest.data[i] == '!')
			i++;
		else if (strchr("0#?", rest.data[i]))
			places++;
	}
	return places;
}

/* [Red], [>=10000], [$-804]: conditions count. */
static void
read_brackets(struct section *section, struct text inside)
{
	size_t i = 0;
	char number[32] = {0};

	while (i < inside.length && i < 2 && strchr("<>=", inside.data[i])) {
		section->condition[i] = inside.data[i];
		i++;
	}
	if (i > 0 && inside.length - i < sizeof number) {
		memcpy(number, inside.data + i, inside.length - i);
		section->limit = strtod(number, NULL);
	}
}

/* Take one thing off the front of the rest. */
static struct text
read_item(struct section *section, struct text rest, bool *point)
{
	char byte = rest.data[0];
	struct text next = text_skip(rest, 1), words;
	size_t length;

	switch (byte) {
	case '0':
	case '#':
	case '?':
		section->shows_zero = section->shows_zero || byte == '0';
		if (*point) {
			section->decimals++;
			if (byte != '#')
				section->decimals_least = section->decimals;
		} else {
			section->whole++;
		}
		return next;
	case '.':
		*point = true;
		return next;
	case ',':
		if (section->whole + section->decimals == 0)
			return next;
		if (!*point && places_ahead(next) > 0)
			section->grouped = true;
		else
			section->scale -= 3;
		return next;
	case '%':
		section->scale += 2;
		section->percent = true;
		return next;
	case '"':
		words = text_take(&next, TEXT("\""));
		add_words(section, words, *point ? 0 : places_ahead(next));
		return next;
	case '\\':
	case '!':
		/* LibreOffice takes the ! of older files for a sign. */
		if (byte == '\\' && next.length > 1 && next.data[0] == '!')
			return next;
		if (next.length == 0)
			return next;
		length = character(next);
		add_words(section, (struct text){next.data, length},
			  *point ? 0 : places_ahead(text_skip(next, length)));
		return text_skip(next, length);
	case '_':
	case '*':
		return next.length ? text_skip(next, character(next)) : next;
	case '[':
		read_brackets(section, text_take(&next, TEXT("]")));
		return next;
	case 'E':
	case 'e':
	case '/':
	case '@':
		section->shape = SHAPE_GENERAL;
		return next;
	default:
		if (strchr("ymdhsYMDHS", byte)) {
			section->shape = SHAPE_DATE;
			return next;
		}
		length = character(rest);
		if (byte != ' ' && byte != '+')
			add_words(section, (struct text){rest.data, length}, 0);
		return text_skip(rest, length);
	}
}

static struct section
read_section(struct text text)
{
	struct section section = {.text = text};
	struct text rest = text;
	bool point = false;

	while (rest.length > 0) {
		if (rest.length >= 7 &&
		    strncasecmp(rest.data, "General", 7) == 0) {
			section.shape = SHAPE_GENERAL;
			rest = text_skip(rest, 7);
		} else {
			rest = read_item(&section, rest, &point);
		}
	}
	if (section.shape == SHAPE_NUMBER &&
	    section.whole + section.decimals == 0)
		section.shape = SHAPE_WORDS;
	return section;
}

static void
section_release(struct section *section)
{
	strbuf_release(&section->before);
	strbuf_release(&section->behind);
}

/* The end of a format's first section: a semicolon outside of quotes. */
static size_t
section_end(struct text format)
{
	for (size_t i = 0; i < format.length; i++) {
		if (format.data[i] == '"') {
			struct text rest = text_skip(format, i + 1);

			i += 1 + text_find(rest, TEXT("\""));
		} else if (format.data[i] == '\\' || format.data[i] == '!') {
			i++;
		} else if (format.data[i] == ';') {
			return i;
		}
	}
	return format.length;
}

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
	if (is_zero(decimal))
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
	round_digits(decimal, decimal->whole + decimals);
	while (decimal->count > 0 && decimal->digits[decimal->count - 1] == '0')
		decimal->count--;
	if (decimal->negative && !is_zero(decimal))
		strbuf_putc(out, '-');
	if (decimal->whole <= 0 || is_zero(decimal))
		strbuf_putc(out, '0');
	for (int i = 0; i < decimal->whole && !is_zero(decimal); i++)
		strbuf_putc(out, digit_at(decimal, i));
	if (decimal->count <= decimal->whole || is_zero(decimal))
		return;
	strbuf_putc(out, '.');
	for (int i = decimal->whole; i < decimal->count; i++)
		strbuf_putc(out, digit_at(decimal, i));
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
		struct text sign = {words.data, character(words)};
		bool mark = false;

		for (size_t i = 0; i < COUNT(marks); i++)
			mark = mark || text_equal(sign, marks[i]);
		if (!mark || !negative)
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
	int places = decimal->whole > least ? decimal->whole : least;

	for (int left = places; left > 0; left--) {
		strbuf_putc(out, digit_at(decimal, decimal->whole - left));
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
	       digit_at(decimal, decimal->whole + shown - 1) == '0')
		shown--;
	if (shown > 0)
		strbuf_putc(out, '.');
	for (int i = 0; i < shown; i++)
		strbuf_putc(out, digit_at(decimal, decimal->whole + i));
}

static void
print_number(struct strbuf *out, const struct section *section,
	     struct decimal *decimal)
{
	decimal->whole += section->scale;
	round_digits(decimal, decimal->whole + section->decimals);
	while (decimal->count > 0 && decimal->digits[decimal->count - 1] == '0')
		decimal->count--;
	if (decimal->negative && !is_zero(decimal))
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
		whole = whole * 10 + (digit_at(decimal, i) - '0');
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

	if (!parse_decimal(raw, &decimal)) {
		strbuf_text(out, raw);
		return;
	}
	round_digits(&decimal, DIGITS);
	memcpy(value, raw.data,
	       raw.length < sizeof value ? raw.length : sizeof value - 1);
	do {
		size_t end = section_end(format);

		sections[count++] =
			read_section((struct text){format.data, end});
		format = text_skip(format, end + (end < format.length));
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
