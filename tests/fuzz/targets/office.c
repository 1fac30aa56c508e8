/*
 * Workbooks and documents without the zip, whose checksums a fuzzer does not
 * guess: this file stands in for zipped.c. The parts follow each other as
 * "NAME\nCONTENT===\n".
 */
#include "fuzz.h"

#include "document/readers.h"
#include "document/zipped.h"

struct zipped {
	struct text parts;
};

bool
zipped_read(struct zipped *zipped, const char *name, struct strbuf *out)
{
	struct text rest = zipped->parts;

	strbuf_clear(out);
	while (rest.length > 0) {
		struct text part = take_part(&rest);
		size_t end = text_find(part, TEXT("\n"));

		if (end == part.length ||
		    !text_is((struct text){part.data, end}, name))
			continue;
		strbuf_text(out, text_skip(part, end + 1));
		return true;
	}
	return false;
}

struct zipped *
zipped_open(struct text content)
{
	(void)content;
	return NULL;
}

void
zipped_close(struct zipped *zipped)
{
	(void)zipped;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct zipped zipped = {text_of_bytes(data, size)};
	struct document book = {0}, document = {0};

	if (xlsx_reader_read(&zipped, "xl/workbook.xml", 0, false, &book) ==
	    DOCUMENT_READ)
		check_document(&book);
	if (docx_reader_read(NULL, &zipped, "word/document.xml", &document) ==
	    DOCUMENT_READ)
		check_document(&document);
	document_release(&book);
	document_release(&document);
	return 0;
}
