/* Web pages that are parts of a mail. */
#include "fuzz.h"

#include "document/readers.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text content = text_of_bytes(data, size);
	struct document document = {0};

	if (mhtml_reader_read(content, &document) == DOCUMENT_READ)
		check_document(&document);
	document_release(&document);
	return 0;
}
