/* The reader of what juesuan-pdf prints, which its file keeps to itself. */
#include "document/pdf_reader.c"

#include "fuzz.h"

bool
check_pdf_stream(struct text bytes)
{
	struct document document = {0};
	enum document_fault fault = read_stream(bytes, &document);

	if (fault == DOCUMENT_READ)
		check_document(&document);
	document_release(&document);
	return fault == DOCUMENT_READ;
}
