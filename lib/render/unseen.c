/* Characters that must not reach a terminal or a spreadsheet: see format.h. */
#include "render/format.h"

size_t
unseen_length(const char *text)
{
	static const char *const turns[] = {
		"\xd8\x9c",     "\xe2\x80\x8e", "\xe2\x80\x8f", "\xe2\x80\xaa",
		"\xe2\x80\xab", "\xe2\x80\xac", "\xe2\x80\xad", "\xe2\x80\xae",
		"\xe2\x81\xa6", "\xe2\x81\xa7", "\xe2\x81\xa8", "\xe2\x81\xa9",
	};
	unsigned char first = (unsigned char)text[0];

	if ((first > 0 && first < 0x20) || first == 0x7f)
		return 1;
	if (first < 0xc2)
		return 0;
	if (first == 0xc2 && (text[1] & 0xe0) == 0x80)
		return 2;
	if (first != 0xd8 && first != 0xe2)
		return 0;
	for (size_t i = 0; i < COUNT(turns); i++)
		if (strncmp(text, turns[i], strlen(turns[i])) == 0)
			return strlen(turns[i]);
	return 0;
}
