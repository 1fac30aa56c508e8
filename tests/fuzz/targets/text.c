/* Text with tabs, bars, headings. */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	check_read("a.txt", text_of_bytes(data, size));
	return 0;
}
