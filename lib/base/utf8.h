/*
 * Code points of UTF-8 text, for text.c and fold.c, which look at each of
 * millions of labels: hence in a header.
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

/*
 * The first code point of a text that is not empty: the bytes that it takes,
 * 0 when they are not valid UTF-8 (overlong forms, surrogates and what is cut
 * off included), and then *point_out is 0.
 */
static inline size_t
utf8_first(struct text text, uint32_t *point_out)
{
	const unsigned char *byte = (const unsigned char *)text.data;
	uint32_t point = byte[0], least;
	size_t bytes;

	*point_out = 0;
	if (point < 0x80) {
		*point_out = point;
		return 1;
	} else if (point >= 0xc2 && point < 0xe0) {
		bytes = 2;
		point &= 0x1f;
		least = 0x80;
	} else if (point >= 0xe0 && point < 0xf0) {
		bytes = 3;
		point &= 0x0f;
		least = 0x800;
	} else if (point >= 0xf0 && point < 0xf5) {
		bytes = 4;
		point &= 0x07;
		least = 0x10000;
	} else {
		return 0;
	}
	if (bytes > text.length)
		return 0;
	for (size_t i = 1; i < bytes; i++) {
		if (!utf8_goes_on(text.data[i]))
			return 0;
		point = point << 6 | (byte[i] & 0x3f);
	}
	if (point < least || point > 0x10ffff ||
	    (point >= 0xd800 && point < 0xe000))
		return 0;
	*point_out = point;
	return bytes;
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
