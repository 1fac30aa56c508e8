/*
 * Conversion through iconv. Separate from commit.c, which knows where the texts
 * stand and nothing of what they are written in.
 */
#include "archive/charset.h"

#include <ctype.h>

/* May it be given to iconv_open? For some, no name is the locale's charset, and
 * a '/' starts options such as to drop what cannot be converted. */
static bool
is_name(struct text name)
{
	if (name.length == 0)
		return false;
	for (size_t i = 0; i < name.length; i++)
		if (!isalnum((unsigned char)name.data[i]) &&
		    !strchr("-_.:+", name.data[i]))
			return false;
	return true;
}

static bool
open_converter(const char *name, iconv_t *out)
{
	iconv_t converter = iconv_open("UTF-8", name);

	if (converter == (iconv_t)-1)
		return false;
	*out = converter;
	return true;
}

/* All of raw, or nothing: false when a byte of it does not fit the encoding. */
static bool
convert(iconv_t converter, struct text raw, struct arena *arena,
	struct text *out)
{
	/* No charset makes more than four bytes of one. */
	size_t room = raw.length * 4 + 16, left = raw.length, free_bytes = room;
	char *result = arena_alloc(arena, room), *end = result;
	union {
		const char *borrowed;
		char *input; /* as iconv wants it; it does not write there */
	} from = {raw.data};

	iconv(converter, NULL, NULL, NULL, NULL);
	if (iconv(converter, &from.input, &left, &end, &free_bytes) ==
		    (size_t)-1 ||
	    iconv(converter, NULL, NULL, &end, &free_bytes) == (size_t)-1)
		return false;
	*out = (struct text){result, room - free_bytes};
	return true;
}

static bool
convert_gb18030(struct charset *charset, struct text raw, struct arena *arena,
		struct text *out)
{
	if (!charset->has_gb18030)
		charset->has_gb18030 =
			open_converter("GB18030", &charset->gb18030);
	return charset->has_gb18030 &&
	       convert(charset->gb18030, raw, arena, out);
}

/* How many bytes of text from its beginning need no escape. */
static size_t
clean_length(struct text text)
{
	size_t bad;
	const char *nul;

	if (!text_is_utf8(text, &bad))
		text.length = bad;
	nul = text.length ? memchr(text.data, '\0', text.length) : NULL;
	return nul ? (size_t)(nul - text.data) : text.length;
}

static const char *
escape(struct text text, struct arena *arena)
{
	struct strbuf buf = {0};
	const char *copy;

	while (text.length) {
		size_t clean = clean_length(text);

		strbuf_add(&buf, text.data, clean);
		text = text_skip(text, clean);
		if (text.length == 0)
			break;
		strbuf_printf(&buf, "\\x%02X", (unsigned char)text.data[0]);
		text = text_skip(text, 1);
	}
	copy = arena_copy(arena, strbuf_view(&buf)).data;
	strbuf_release(&buf);
	return copy;
}

void
charset_release(struct charset *charset)
{
	if (charset->has_declared)
		iconv_close(charset->declared);
	if (charset->has_gb18030)
		iconv_close(charset->gb18030);
	*charset = (struct charset){0};
}

void
charset_declare(struct charset *charset, struct text name)
{
	if (!is_name(name) || name.length >= sizeof charset->name)
		name.length = 0;
	if (text_is(name, charset->name))
		return;
	if (charset->has_declared)
		iconv_close(charset->declared);
	if (name.length)
		memcpy(charset->name, name.data, name.length);
	charset->name[name.length] = '\0';
	charset->has_declared =
		name.length &&
		open_converter(charset->name, &charset->declared);
}

const char *
charset_decode(struct charset *charset, struct text raw, struct arena *arena)
{
	struct text text = raw;
	size_t bad;
	bool done = charset->has_declared &&
		    convert(charset->declared, raw, arena, &text);

	if (!done && !text_is_utf8(raw, &bad))
		convert_gb18030(charset, raw, arena, &text);
	if (clean_length(text) == text.length)
		return arena_copy(arena, text).data;
	return escape(text, arena);
}
