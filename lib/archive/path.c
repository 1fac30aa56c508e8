/* Paths as text: see archive.h. Apart from the repository, for who has one. */
#include "archive/archive.h"

static bool
is_plain(char byte)
{
	return (unsigned char)byte >= ' ' && byte != '\\' && byte != 0x7f;
}

static void
put_escaped(struct strbuf *out, char byte)
{
	strbuf_printf(out, "\\x%02X", (unsigned)(unsigned char)byte);
}

void
path_escape(struct strbuf *out, struct text raw)
{
	while (raw.length > 0) {
		size_t valid = raw.length;

		if (text_is_utf8(raw, &valid))
			valid = raw.length;
		for (size_t i = 0; i < valid; i++) {
			if (is_plain(raw.data[i]))
				strbuf_putc(out, raw.data[i]);
			else
				put_escaped(out, raw.data[i]);
		}
		if (valid < raw.length)
			put_escaped(out, raw.data[valid]);
		raw = text_skip(raw, valid + (valid < raw.length));
	}
}
