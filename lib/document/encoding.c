/* Encodings of text files: see encoding.h. */
#include "document/encoding.h"

#include "base/utf8.h"

#include <iconv.h>
#include <stdlib.h>

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

bool
encoding_decode(struct text content, struct arena *arena, struct text *out,
		size_t *bad_out)
{
	*bad_out = 0;
	if (text_starts(content, TEXT("\xff\xfe")))
		return convert("UTF-16LE", text_skip(content, 2), arena, out);
	if (text_starts(content, TEXT("\xfe\xff")))
		return convert("UTF-16BE", text_skip(content, 2), arena, out);
	if (text_starts(content, TEXT("\xef\xbb\xbf")))
		content = text_skip(content, 3);
	if (text_is_utf8(content, bad_out)) {
		*out = content;
		return true;
	}
	return is_foreign(content) && convert("GB18030", content, arena, out);
}
