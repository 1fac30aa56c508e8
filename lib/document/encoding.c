/* Encodings of text files: see encoding.h. */
#include "document/encoding.h"

#include "base/utf8.h"

#include <iconv.h>
#include <stdlib.h>

/* Of UTF-16 without its mark: bytes that are looked at, at least one of so many
 * of them NUL, and in one place so many times as often as in the other. */
#define WIDE_LOOK 4096
#define NULS_FEW  20
#define NULS_MORE 10

static bool
convert(const char *name, struct text content, struct arena *arena,
	struct text *out)
{
	/* GB18030 takes two bytes for what takes three here, UTF-16 too. */
	size_t room = content.length * 2 + 16, left = room;
	size_t rest = content.length;
	char *bytes = mem_alloc(room), *end = bytes;
	iconv_t converter = iconv_open("UTF-8", name);
	char *from;
	bool ok;

	/* iconv wants it so, and does not write there. */
	memcpy(&from, &content.data, sizeof from);
	ok = converter != (iconv_t)-1 &&
	     iconv(converter, &from, &rest, &end, &left) != (size_t)-1;
	if (converter != (iconv_t)-1)
		iconv_close(converter);
	if (ok)
		*out = arena_copy(arena, (struct text){bytes, room - left});
	free(bytes);
	return ok;
}

/* Are most of the bytes beyond ASCII no UTF-8? */
static bool
is_foreign(struct text content)
{
	size_t good = 0, bad = 0;

	while (content.length > 0) {
		uint32_t point;
		size_t bytes = utf8_first(content, &point);

		good += bytes > 1;
		bad += bytes == 0;
		content = text_skip(content, bytes > 0 ? bytes : 1);
	}
	return bad > good;
}

/* What UTF-16 without its mark is: wherever it has digits, tabs and ends of
 * lines, one byte of two is NUL, and always the same one. */
static const char *
wide_without_mark(struct text content)
{
	size_t nuls[2] = {0};
	size_t length = content.length < WIDE_LOOK ? content.length : WIDE_LOOK;

	if (length == 0 || !memchr(content.data, 0, length))
		return NULL;
	for (size_t i = 0; i < length; i++)
		nuls[i % 2] += content.data[i] == 0;
	if (content.length % 2 > 0 || nuls[0] + nuls[1] < length / NULS_FEW)
		return NULL;
	if (nuls[1] > nuls[0] * NULS_MORE)
		return "UTF-16LE";
	return nuls[0] > nuls[1] * NULS_MORE ? "UTF-16BE" : NULL;
}

bool
encoding_is_wide(struct text content)
{
	return text_starts(content, TEXT("\xff\xfe")) ||
	       text_starts(content, TEXT("\xfe\xff")) ||
	       wide_without_mark(content) != NULL;
}

bool
encoding_decode(struct text content, struct arena *arena, struct text *out,
		size_t *bad_out)
{
	*bad_out = 0;
	if (text_starts(content, TEXT("\xff\xfe")))
		return convert("UTF-16LE", text_skip(content, 2), arena, out);
	if (text_starts(content, TEXT("\xfe\xff")))
		return convert("UTF-16BE", text_skip(content, 2), arena, out);
	if (wide_without_mark(content))
		return convert(wide_without_mark(content), content, arena, out);
	if (text_starts(content, TEXT("\xef\xbb\xbf")))
		content = text_skip(content, 3);
	if (text_is_utf8(content, bad_out)) {
		*out = content;
		return true;
	}
	return is_foreign(content) && convert("GB18030", content, arena, out);
}
