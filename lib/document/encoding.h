/*
 * Text of whatever encoding as UTF-8.
 */
#ifndef DOCUMENT_ENCODING_H
#define DOCUMENT_ENCODING_H

#include "base/base.h"

/*
 * content itself where it is UTF-8, without its byte order mark; else, in
 * arena, what it says as UTF-16, with such a mark or without, or as GB18030, of
 * which GB2312 and GBK are parts. False when it is none of these; *bad_out is
 * where it stops being UTF-8.
 *
 * A file of UTF-8 with a damaged byte is not taken for GB18030: there most
 * bytes beyond ASCII would not be UTF-8.
 */
bool encoding_decode(struct text content, struct arena *arena, struct text *out,
		     size_t *bad_out);

/* Is it UTF-16? */
bool encoding_is_wide(struct text content);

#endif
