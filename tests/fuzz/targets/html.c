/* Web pages, without the mark by which they are told from text. */
#include "fuzz.h"

#include "document/readers.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text content = text_of_bytes(data, size);
	struct document document = {0};
	size_t bad;

	if (text_is_utf8(content, &bad)) {
		html_reader_read(content, 0, &document);
		check_document(&document);
	}
	document_release(&document);
	return 0;
}
