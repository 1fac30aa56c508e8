/*
 * The form in which labels are compared. Separate from text.c for its tables
 * and because it runs on millions of labels, nearly all of which need no
 * change: those are only looked at.
 */
#include "base/alloc.h"
#include "base/arena.h"
#include "base/han.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <utf8proc.h>

#define NOTHING UINT32_MAX /* what white space becomes */

uint32_t
point_unified(uint32_t point)
{
	utf8proc_int32_t parts[4];

	if (point < RADICAL_FIRST || (point > 0x2fd5 && point < 0xf900) ||
	    (point > 0xfaff && point < 0x2f800) || point > 0x2fa1f)
		return point;
	if (point <= RADICAL_LAST)
		return han_of_radical[point - RADICAL_FIRST]
			       ? han_of_radical[point - RADICAL_FIRST]
			       : point;
	if (utf8proc_decompose_char((utf8proc_int32_t)point, parts, 4,
				    UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT,
				    NULL) == 1)
		return (uint32_t)parts[0];
	return point;
}

/* No quotation mark, which one form has around 三公 and another around
 * 三公经费, and one kind of dash. */
static uint32_t
punctuation(uint32_t point)
{
	/* clang-format off */
	switch (point) {
	case u'“': case u'”': case u'„': case u'‟': case u'″':
	case u'«': case u'»': case u'「': case u'」': case u'『':
	case u'』': case u'〝': case u'〞': case u'〟':
	case u'‘': case u'’': case u'‚': case u'‛': case u'′':
		return NOTHING;
	case 0x2010: case 0x2011: case 0x2012: case 0x2013: /* hyphens, en */
	case 0x2014: case 0x2015: case 0x2212:              /* em, minus */
	case 0x2500: case 0x2501: case 0xfe58: case 0xfe63:  /* drawn, small */
		return '-';
	default:
		return point;
	}
	/* clang-format on */
}

/* What a code point becomes. */
static uint32_t
fold_point(uint32_t point)
{
	if (point == '"' || point == '\'')
		return NOTHING;
	if (point > ' ' && point < 0x7f)
		return point;
	if (point_is_han(point)) {
		uint32_t simple = han_simplified[point - HAN_FIRST];

		return simple ? simple : point;
	}
	if (point_is_space(point))
		return NOTHING;
	if (point >= 0xff01 && point <= 0xff5e)
		return fold_point(point - 0xff01 + '!');
	uint32_t unified = point_unified(point);
	return unified != point ? fold_point(unified) : punctuation(point);
}

/* Can normalization leave it alone, whatever stands beside it? */
static bool
is_settled(uint32_t point)
{
	return point < 0x300 || point_is_han(point) ||
	       (point >= 0x2010 && point <= 0x205e) ||
	       (point >= 0x2150 && point <= 0x218b) ||
	       (point >= 0x2460 && point <= 0x27ff) ||
	       (point >= 0x2e80 && point <= 0x2fff) ||
	       (point >= 0x3001 && point <= 0x3029) ||
	       (point >= 0x3400 && point <= 0x4dbf) ||
	       (point >= 0xe000 && point <= 0xf8ff);
}

/* Does a character, not plain ASCII, stay as it is? */
static bool
stays(uint32_t point)
{
	if (point_is_han(point))
		return !han_simplified[point - HAN_FIRST];
	return is_settled(point) && fold_point(point) == point;
}

/* How much of the text stays as it is. */
static size_t
unchanged(struct text text)
{
	struct text rest = text;

	while (rest.length) {
		unsigned char byte = (unsigned char)rest.data[0];
		uint32_t point;
		size_t bytes = 1;

		if (byte <= ' ' || byte >= 0x7f || byte == '"' ||
		    byte == '\'') {
			bytes = utf8_first(rest, &point);
			if (bytes == 0 || !stays(point))
				break;
		}
		rest = text_skip(rest, bytes);
	}
	return text.length - rest.length;
}

/* Unicode NFC; the text itself where it is not valid. */
static struct text
compose(struct text text, struct arena *arena)
{
	utf8proc_uint8_t *composed = NULL;
	utf8proc_ssize_t length =
		utf8proc_map((const utf8proc_uint8_t *)text.data,
			     (utf8proc_ssize_t)text.length, &composed,
			     UTF8PROC_STABLE | UTF8PROC_COMPOSE);

	if (length == UTF8PROC_ERROR_NOMEM)
		mem_exhausted();
	if (length >= 0)
		text = (struct text){(char *)composed, (size_t)length};
	text = arena_copy(arena, text);
	free(composed);
	return text;
}

/* Write a code point as UTF-8; returns the end. */
static char *
put_point(char *end, uint32_t point)
{
	if (point < 0x80) {
		*end = (char)point;
		return end + 1;
	}
	return end + utf8proc_encode_char((utf8proc_int32_t)point,
					  (utf8proc_uint8_t *)end);
}

/* Returns the length of what stands at folded. Bytes that are no UTF-8 stay as
 * they are. */
static size_t
fold_into(char *folded, struct text rest, bool *settled_out)
{
	char *end = folded;

	*settled_out = true;
	while (rest.length) {
		uint32_t point;
		size_t bytes = utf8_first(rest, &point), same;

		if (bytes == 0) {
			*end++ = rest.data[0];
			bytes = 1;
		} else if ((point = fold_point(point)) != NOTHING) {
			end = put_point(end, point);
			*settled_out = *settled_out && is_settled(point);
		}
		rest = text_skip(rest, bytes);
		same = unchanged(rest);
		memcpy(end, rest.data, same);
		end += same;
		rest = text_skip(rest, same);
	}
	return (size_t)(end - folded);
}

struct text
text_fold(struct text text, struct arena *arena)
{
	size_t same = unchanged(text);
	struct text rest = text_skip(text, same), folded;
	bool settled;
	char *bytes;

	if (rest.length == 0)
		return text;
	/* Some compatibility forms grow from three bytes to four. */
	bytes = arena_alloc(arena, text.length + rest.length / 3);
	memcpy(bytes, text.data, same);
	folded = (struct text){bytes,
			       same + fold_into(bytes + same, rest, &settled)};
	return settled ? folded : compose(folded, arena);
}
