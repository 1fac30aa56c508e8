/*
 * Code points of UTF-8 text, for text.c and fold.c, which look at each
 * character of millions of labels: hence inline.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/text.h"

/* Is it a byte that goes on with a character? */
static inline bool
utf8_goes_on(char byte)
{
	return ((unsigned char)byte & 0xc0) == 0x80;
}

/* utf8_first for what it doesn't do itself. */
size_t utf8_decode(struct text text, uint32_t *point_out);

/*
 * The first code point of a text that is not empty: the bytes that it takes,
 * 0 when they are not valid UTF-8 (overlong forms, surrogates and what is cut
 * off included), and then *point_out is 0.
 */
static inline size_t
utf8_first(struct text text, uint32_t *point_out)
{
	const unsigned char *byte = (const unsigned char *)text.data;

	if (byte[0] < 0x80) {
		*point_out = byte[0];
		return 1;
	}
	/* What Chinese is written in: U+1000 to U+CFFF. */
	if (byte[0] > 0xe0 && byte[0] < 0xed && text.length >= 3 &&
	    utf8_goes_on(text.data[1]) && utf8_goes_on(text.data[2])) {
		*point_out = (byte[0] & 0x0fu) << 12 | (byte[1] & 0x3fu) << 6 |
			     (byte[2] & 0x3fu);
		return 3;
	}
	return utf8_decode(text, point_out);
}

/* The same for the last. */
static inline size_t
utf8_last(struct text text, uint32_t *point_out)
{
	size_t start = text.length - 1, bytes;

	while (start > 0 && text.length - start < 4 &&
	       utf8_goes_on(text.data[start]))
		start--;
	bytes = utf8_first(text_skip(text, start), point_out);
	if (start + bytes == text.length)
		return bytes;
	*point_out = 0;
	return 0;
}

/* The ideographs that need two columns and no normalization. */
static inline bool
point_is_han(uint32_t point)
{
	return point >= 0x4e00 && point <= 0x9fff;
}

/* The ideograph that a radical (which some PDF writers take for it) or a
 * compatibility form stands for; any other point is itself. */
uint32_t point_unified(uint32_t point);

/* White space of any script, and what takes no place at all. */
static inline bool
point_is_space(uint32_t point)
{
	if (point < 0x80)
		return point == ' ' || (point >= '\t' && point <= '\r');
	return point == 0x85 || point == 0xa0 || point == 0xad ||
	       point == 0x1680 || (point >= 0x2000 && point <= 0x200f) ||
	       (point >= 0x2028 && point <= 0x202f) ||
	       (point >= 0x205f && point <= 0x2064) || point == 0x3000 ||
	       point == 0xfeff;
}

#endif
