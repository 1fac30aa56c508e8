/* Whole Office files, with their zip around them. */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	check_read("a.xlsx", text_of_bytes(data, size));
	return 0;
}
