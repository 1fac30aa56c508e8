/*
 * UTF-8 text: search, white space, validity and width. Folding, which needs
 * tables, is in fold.c.
 */
#include "base/text.h"
#include "base/utf8.h"

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

size_t
text_find_any(struct text text, const struct text *needles, size_t count)
{
	for (size_t i = 0; i < count; i++)
		text.length = text_find(text, needles[i]);
	return text.length;
}

size_t
text_starts_any(struct text text, const struct text *starts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (text_starts(text, starts[i]))
			return starts[i].length;
	return 0;
}

size_t
text_ends_any(struct text text, const struct text *ends, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (text_ends(text, ends[i]))
			return ends[i].length;
	return 0;
}

bool
text_is_any(struct text text, const struct text *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (text_equal(text, words[i]))
			return true;
	return false;
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
 * Are all bytes right from `at` on, where a character begins and at least two
 * bytes are before it, and none of a character that wants a closer look: beyond
 * U+FFFF, or in one of two ranges where some are wrong? One goes on with a
 * character if and only if one of the two before it begins one that is so long.
 * Whole documents pass here, so the loop has no branches: the compiler takes 16
 * bytes at a time.
 */
static bool
is_plain_utf8_from(struct text text, size_t at)
{
	const unsigned char *bytes = (const unsigned char *)text.data;
	size_t end = text.length;
	unsigned char wrong = 0;

	for (size_t i = at; i < end; i++) {
		unsigned char two = bytes[i - 2], one = bytes[i - 1];
		unsigned char byte = bytes[i];
		unsigned char goes_on = (byte & 0xc0) == 0x80;

		wrong |= goes_on ^ ((one >= 0xc0) | (two >= 0xe0));
		wrong |= ((byte & 0xfe) == 0xc0) | (byte == 0xe0) |
			 (byte == 0xed) | (byte >= 0xf0);
	}
	return !wrong && bytes[end - 1] < 0xc0 && bytes[end - 2] < 0xe0;
}

bool
text_is_utf8(struct text text, size_t *bad_out)
{
	bool looked = false;
	uint32_t point;

	for (size_t at = 0, bytes; at < text.length; at += bytes) {
		if (at >= 2 && !looked && is_plain_utf8_from(text, at))
			return true;
		looked = at >= 2;
		bytes = utf8_first(text_skip(text, at), &point);
		if (bytes == 0) {
			*bad_out = at;
			return false;
		}
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
