/* A number format, a line end, and a number: what is shown is text. */
#include "fuzz.h"

#include "document/number_format.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text all = text_of_bytes(data, size);
	size_t end = text_find(all, TEXT("\n")), bad;
	struct text format = {all.data, end};
	struct text raw = text_skip(all, end < all.length ? end + 1 : end);
	struct strbuf out = {0};

	if (!text_is_utf8(all, &bad))
		return 0;
	number_format_print(&out, format, raw, size % 2);
	check_text(strbuf_view(&out));
	strbuf_release(&out);
	return 0;
}
