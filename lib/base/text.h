/*
 * UTF-8 text: borrowed slices, comparison as readers of final accounts compare,
 * and width as terminals show it.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct arena;

/* Bytes that somebody else owns. */
struct text {
	const char *data;
	size_t length;
};

#define TEXT(literal) ((struct text){(literal), sizeof(literal) - 1})

/* The same in a list of them, which a static one must be. */
#define WORD(literal)                                                          \
	{                                                                      \
		literal, sizeof(literal) - 1                                   \
	}

static inline struct text
text_of(const char *string)
{
	return (struct text){string, string ? strlen(string) : 0};
}

static inline bool
text_equal(struct text a, struct text b)
{
	size_t length = a.length;

	/* Of Chinese, the last byte tells most apart. */
	return length == b.length &&
	       (length == 0 || (a.data[length - 1] == b.data[length - 1] &&
				memcmp(a.data, b.data, length) == 0));
}

static inline bool
text_is(struct text text, const char *string)
{
	return text_equal(text, text_of(string));
}

/* Order of the bytes, which for UTF-8 is the order of the code points. */
int text_compare(struct text a, struct text b);

static inline bool
text_starts(struct text text, struct text prefix)
{
	return text.length >= prefix.length &&
	       text_equal((struct text){text.data, prefix.length}, prefix);
}

static inline bool
text_ends(struct text text, struct text suffix)
{
	size_t before = text.length - suffix.length;

	return text.length >= suffix.length &&
	       text_equal((struct text){text.data + before, suffix.length},
			  suffix);
}

static inline bool
byte_is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* What a hexadecimal digit of either case stands for, -1 for other bytes. */
static inline int
byte_hex(char byte)
{
	char lower = (char)(byte | 0x20);

	if (byte_is_digit(byte))
		return byte - '0';
	return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* The bytes of the digits in front. */
static inline size_t
text_digits(struct text text)
{
	size_t digits = 0;

	while (digits < text.length && byte_is_digit(text.data[digits]))
		digits++;
	return digits;
}

static inline bool
text_ends_in_digit(struct text text)
{
	return text.length > 0 && byte_is_digit(text.data[text.length - 1]);
}

/* Where needle first stands in text, or text.length when it does not. */
size_t text_find(struct text text, struct text needle);

/* Where the first of some needles stands, or text.length when none does. */
size_t text_find_any(struct text text, const struct text *needles,
		     size_t count);

/* The bytes of the first of some beginnings that text has, 0 when it has none;
 * the same of endings. */
size_t text_starts_any(struct text text, const struct text *starts,
		       size_t count);
size_t text_ends_any(struct text text, const struct text *ends, size_t count);

/* Is it one of some words? */
bool text_is_any(struct text text, const struct text *words, size_t count);

static inline bool
text_has(struct text text, struct text needle)
{
	return text_find(text, needle) < text.length || needle.length == 0;
}

static inline bool
text_has_byte(struct text text, char byte)
{
	return text.length > 0 && memchr(text.data, byte, text.length);
}

static inline struct text
text_skip(struct text text, size_t bytes)
{
	return (struct text){text.data + bytes, text.length - bytes};
}

/* Take what stands before an end off the rest, and the end with it; all of the
 * rest where there is no such end. */
static inline struct text
text_take(struct text *rest, struct text end)
{
	struct text taken = {rest->data, text_find(*rest, end)};
	bool ended = taken.length < rest->length;

	*rest = text_skip(*rest, taken.length + (ended ? end.length : 0));
	return taken;
}

/*
 * Does it plainly begin and end with something other than white space? Then a
 * graphic ASCII character stands there, or the first or last of three bytes of
 * nearly every Chinese character, which begin no white space.
 */
static inline bool
text_is_trimmed(struct text text)
{
	if (text.length == 0)
		return true;
	unsigned char first = (unsigned char)text.data[0];
	unsigned char last = (unsigned char)text.data[text.length - 1];
	unsigned char third =
		(unsigned char)text.data[text.length < 3 ? 0 : text.length - 3];
	return ((first > ' ' && first < 0x7f) ||
		(first >= 0xe4 && first <= 0xe9)) &&
	       ((last > ' ' && last < 0x7f) ||
		(third >= 0xe4 && third <= 0xe9 && text.length >= 3));
}

/* text_trim for what is not plainly trimmed. */
struct text text_trim_ends(struct text text);

/* Without white space, of any script, at both ends. */
static inline struct text
text_trim(struct text text)
{
	return text_is_trimmed(text) ? text : text_trim_ends(text);
}

/* Is all of it valid UTF-8? Where not, *bad_out is the offset. */
bool text_is_utf8(struct text text, size_t *bad_out);

/*
 * The form in which labels are compared: Unicode NFC, no white space at all
 * (converters letter-space titles), no quotation marks (“三公”经费 is also
 * “三公经费”), full-width ASCII made half-width, dashes made one, compatibility
 * radicals (some PDF writers) and the traditional characters that character
 * recognition mixes into forms mapped to the simplified ones.
 *
 * Lives in arena, or is text itself when nothing had to change.
 */
struct text text_fold(struct text text, struct arena *arena);

/* Columns on a terminal: East Asian wide and full-width characters take two,
 * those of ambiguous width, such as “” and …, one. */
size_t text_width(struct text text);

#endif
