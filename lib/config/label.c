/*
 * What of a label is compared. Separate because who reads definitions and who
 * reads documents must cut in the same way, the latter millions of times.
 */
#include "config/forms.h"

/* Units in brackets that are no unit of an amount. */
static const char *const counters[] = {
	"台", "套",   "台、辆", "辆、台", "批", "批次",
	"次", "人次", "人/次",  "%",      NULL,
};

/* The bytes of Chinese numerals in front. */
static size_t
numerals_length(struct text text)
{
	static const struct text numerals = WORD("一二三四五六七八九十");
	size_t length = 0;

	while (text.length - length >= 3 &&
	       text_find(numerals, (struct text){text.data + length, 3}) <
		       numerals.length)
		length += 3;
	return length;
}

/* ① to ⑳ */
static bool
is_circled(struct text text)
{
	return text.length >= 3 && memcmp(text.data, "\xe2\x91", 2) == 0 &&
	       (unsigned char)text.data[2] >= 0xa0 &&
	       (unsigned char)text.data[2] <= 0xb3;
}

/* The bytes of an ordinal in front; 1.5 is none. */
static size_t
ordinal_length(struct text text)
{
	size_t bracket = text_starts(text, TEXT("(")), length;
	struct text rest = text_skip(text, bracket);

	/* 一 to 十, 其 and ① begin with a lower byte than most words */
	if ((unsigned char)text.data[0] > 0xe5)
		return 0;
	if (is_circled(text))
		return 3;
	if (text_starts(text, TEXT("其中:")))
		return strlen("其中:");
	length = text_digits(rest);
	if (length == 0)
		length = numerals_length(rest);
	if (length == 0)
		return 0;
	rest = text_skip(rest, length);
	if (text_starts(rest, TEXT(")")))
		return bracket + length + 1;
	if (bracket)
		return 0;
	if (text_starts(rest, TEXT("、")))
		return length + strlen("、");
	if (text_starts(rest, TEXT(".")) &&
	    text_digits(text_skip(rest, 1)) == 0)
		return length + 1;
	return 0;
}

static bool
is_unit(struct text text)
{
	for (const char *const *counter = counters; *counter; counter++)
		if (text_is(text, *counter))
			return true;
	if (text_starts(text, TEXT("单位:")))
		text = text_skip(text, strlen("单位:"));
	return unit_of(text) != UNIT_NONE;
}

/* The bytes of a unit in brackets at the end, with its brackets. */
static size_t
unit_length(struct text text)
{
	size_t depth = 0;

	if (!text_ends(text, TEXT(")")))
		return 0;
	for (size_t start = text.length; start-- > 0;) {
		if (text.data[start] == ')')
			depth++;
		else if (text.data[start] == '(' && --depth == 0) {
			struct text inside = {text.data + start + 1,
					      text.length - start - 2};

			return is_unit(inside) ? text.length - start : 0;
		}
	}
	return 0;
}

struct text
label_core(struct text folded)
{
	struct text core = folded;
	size_t length;

	while (core.length && (length = ordinal_length(core)) > 0)
		core = text_skip(core, length);
	core.length -= unit_length(core);
	return core.length ? core : folded;
}
