/*
 * Reading a file whole.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/strbuf.h"

#include <stdint.h>

/*
 * Replace what is in out by a file's content. Of one that is larger than limit,
 * out has more bytes than that, and not all. False leaves errno.
 */
bool file_read(const char *path, uint64_t limit, struct strbuf *out);

/* The same for what was found to be an ordinary file: a link that it has become
 * since is refused, and nothing waits for a pipe. *written_out: the time of the
 * file; now, where it changed while it was read. */
bool file_read_ordinary(const char *path, uint64_t limit, struct strbuf *out,
			int64_t *written_out);

#endif
