/* CSV with whatever between its cells. */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	check_read("a.csv", text_of_bytes(data, size));
	return 0;
}
