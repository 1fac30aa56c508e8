/*
 * UTF-8 text: search, white space, validity and width. Folding, which needs
 * tables, is in fold.c.
 */
#include "base/text.h"
#include "base/utf8.h"

#include <endian.h>
#include <utf8proc.h>

int
text_compare(struct text a, struct text b)
{
	size_t shorter = a.length < b.length ? a.length : b.length;
	int order = shorter ? memcmp(a.data, b.data, shorter) : 0;

	return order ? order : (a.length > b.length) - (a.length < b.length);
}

/* By the needle's last byte: the first bytes of Chinese characters are few. */
size_t
text_find(struct text text, struct text needle)
{
	size_t before = needle.length - 1;
	const char *at, *last;

	if (needle.length == 0)
		return 0;
	if (needle.length > text.length)
		return text.length;
	at = text.data + before;
	last = text.data + text.length - 1;
	while (at <= last) {
		at = memchr(at, needle.data[before], (size_t)(last - at) + 1);
		if (!at)
			break;
		if (memcmp(at - before, needle.data, before) == 0)
			return (size_t)(at - before - text.data);
		at++;
	}
	return text.length;
}

struct text
text_trim_ends(struct text text)
{
	uint32_t point;
	size_t bytes;

	while (text.length && (bytes = utf8_first(text, &point)) &&
	       point_is_space(point))
		text = text_skip(text, bytes);
	while (text.length && (bytes = utf8_last(text, &point)) &&
	       point_is_space(point))
		text.length -= bytes;
	return text;
}

/*
 * Are the first six of eight bytes, the first one lowest, two characters of
 * U+4000 to U+BFFF? Of such the first byte is 0xe4 to 0xeb: one of its bits 2
 * and 3 is set and the other is not.
 */
static bool
begins_two_han(uint64_t word)
{
	const uint64_t first_bytes = UINT64_C(0x04000004);

	return (word & UINT64_C(0xc0c0f0c0c0f0)) == UINT64_C(0x8080e08080e0) &&
	       ((word ^ word >> 1) & first_bytes) == first_bytes;
}

/*
 * The bytes in front that are plainly right: ASCII, eight at a time, and
 * Chinese characters, two at a time. Whole documents pass here, so it is a loop
 * of its own.
 */
static size_t
plain_bytes(struct text text)
{
	const unsigned char *at = (const unsigned char *)text.data;
	const unsigned char *end = at + text.length;
	uint64_t word;

	while (end - at >= (ptrdiff_t)sizeof word) {
		memcpy(&word, at, sizeof word);
		if ((word & UINT64_C(0x8080808080808080)) == 0)
			at += sizeof word;
		else if (begins_two_han(le64toh(word)))
			at += 6;
		else if (at[0] < 0x80)
			while (at[0] < 0x80)
				at++; /* one of the eight is not below */
		else if (at[0] > 0xe0 && at[0] < 0xed &&
			 (at[1] & 0xc0) == 0x80 && (at[2] & 0xc0) == 0x80)
			at += 3;
		else
			break;
	}
	return (size_t)((const char *)at - text.data);
}

bool
text_is_utf8(struct text text, size_t *bad_out)
{
	struct text rest = text_skip(text, plain_bytes(text));
	uint32_t point;

	while (rest.length) {
		size_t bytes = utf8_first(rest, &point);

		if (bytes == 0) {
			*bad_out = text.length - rest.length;
			return false;
		}
		rest = text_skip(rest, bytes);
		rest = text_skip(rest, plain_bytes(rest));
	}
	return true;
}

size_t
text_width(struct text text)
{
	size_t width = 0;

	while (text.length) {
		uint32_t point;
		size_t bytes = utf8_first(text, &point);

		if (bytes == 0) {
			bytes = 1;
			width++;
		} else if (point >= ' ' && point < 0x7f) {
			width++;
		} else if (point_is_han(point)) {
			width += 2;
		} else {
			width += (size_t)utf8proc_charwidth(
				(utf8proc_int32_t)point);
		}
		text = text_skip(text, bytes);
	}
	return width;
}
