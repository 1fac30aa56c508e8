/*
 * Files of Office programs by what is inside of them.
 */
#include "document/readers.h"

#include "document/zipped.h"

enum document_fault
office_reader_read(struct text content, struct document *out)
{
	struct zipped *zipped = zipped_open(content);
	enum document_fault fault = DOCUMENT_UNSUPPORTED;
	struct strbuf part = {0};

	if (!zipped)
		return DOCUMENT_BROKEN;
	if (zipped_read(zipped, "xl/workbook.xml", &part))
		fault = xlsx_reader_read(zipped, out);
	else if (zipped_read(zipped, "word/document.xml", &part))
		fault = docx_reader_read(zipped, out);
	strbuf_release(&part);
	zipped_close(zipped);
	return fault;
}
