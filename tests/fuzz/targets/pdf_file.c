/* Whole PDF files through MuPDF, in this process, and their pages drawn. */
#include "fuzz.h"
#include "overlay.h"
#include "pages.h"

static void
check_stream(struct source *source)
{
	char *bytes = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&bytes, &length);

	pages_print(source, out);
	fclose(out);
	check_pdf_stream((struct text){bytes, length});
	free(bytes);
}

static void
check_overlay(struct source *source)
{
	char *bytes = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&bytes, &length);

	overlay_print(source, 0, out);
	fclose(out);
	check_text((struct text){bytes, length});
	free(bytes);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct source *source;

	if (source_open(data, size, &source) != SOURCE_OPEN)
		return 0;
	check_stream(source);
	check_overlay(source);
	source_close(source);
	return 0;
}
