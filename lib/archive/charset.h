/*
 * Text of commits, in whatever encoding, as UTF-8.
 */
#ifndef ARCHIVE_CHARSET_H
#define ARCHIVE_CHARSET_H

#include "base/base.h"

#include <iconv.h>

/* Opening a converter is dear, so they are kept from commit to commit. All
 * zero is one that has converted nothing yet. */
struct charset {
	char name[32]; /* of the declared encoding, "" when there is none */
	iconv_t declared, gb18030;
	bool has_declared, has_gb18030;
};

void charset_release(struct charset *charset);

/* The encoding that the commit at hand declares; empty when it does not. */
void charset_declare(struct charset *charset, struct text name);

/*
 * raw as a string of valid UTF-8 in arena: by the declared encoding if raw fits
 * it, else as the UTF-8 that it is, else as GB18030, else with each byte that
 * is no UTF-8 written as \xNN. A NUL byte is always written so.
 */
const char *charset_decode(struct charset *charset, struct text raw,
			   struct arena *arena);

#endif
