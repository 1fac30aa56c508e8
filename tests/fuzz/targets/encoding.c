/* Encodings: what is decoded is UTF-8. */
#include "fuzz.h"

#include "document/encoding.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text content = text_of_bytes(data, size), text;
	struct arena arena = {0};
	size_t bad;

	if (encoding_decode(content, &arena, &text, &bad))
		check_text(text);
	else
		HOLDS(bad <= content.length);
	arena_release(&arena);
	return 0;
}
