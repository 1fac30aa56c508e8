/* Decoding UTF-8, the whole of it. */
#include "base/utf8.h"

size_t
utf8_decode(struct text text, uint32_t *point_out)
{
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	const unsigned char *byte = (const unsigned char *)text.data;
	size_t bytes = byte[0] < 0x80   ? 1
		       : byte[0] < 0xc2 ? 0
		       : byte[0] < 0xe0 ? 2
		       : byte[0] < 0xf0 ? 3
		       : byte[0] < 0xf5 ? 4
					: 0;
	uint32_t point = bytes > 1 ? byte[0] & (0x7fu >> bytes) : byte[0];

	*point_out = 0;
	if (bytes == 0 || bytes > text.length)
		return 0;
	for (size_t i = 1; i < bytes; i++) {
		if (!utf8_goes_on(text.data[i]))
			return 0;
		point = point << 6 | (byte[i] & 0x3f);
	}
	if (point < least[bytes] || point > 0x10ffff ||
	    (point >= 0xd800 && point < 0xe000))
		return 0;
	*point_out = point;
	return bytes;
}
