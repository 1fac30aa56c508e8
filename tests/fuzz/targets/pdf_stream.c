/* The stream of lines that juesuan-pdf prints, damaged: it runs under limits
 * that may cut it off anywhere. */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	check_pdf_stream(text_of_bytes(data, size));
	return 0;
}
