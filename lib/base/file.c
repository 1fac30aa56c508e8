/* Reading a file whole: see file.h. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static bool
read_all(int file, uint64_t limit, struct strbuf *out)
{
	char bytes[1 << 16];
	ssize_t length = 0;

	strbuf_clear(out);
	while (out->length <= limit &&
	       (length = read(file, bytes, sizeof bytes)) > 0)
		strbuf_add(out, bytes, (size_t)length);
	return length >= 0;
}

static bool
close_keeping_errno(int file, bool ok)
{
	int kept = errno;

	close(file);
	errno = kept;
	return ok;
}

bool
file_read(const char *path, uint64_t limit, struct strbuf *out)
{
	int file = open(path, O_RDONLY | O_CLOEXEC);

	return file >= 0 &&
	       close_keeping_errno(file, read_all(file, limit, out));
}

static bool
is_same(const struct stat *a, const struct stat *b)
{
	return a->st_size == b->st_size && a->st_ino == b->st_ino &&
	       a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
	       a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

bool
file_read_ordinary(const char *path, uint64_t limit, struct strbuf *out,
		   int64_t *written_out)
{
	int file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	struct stat before, after;
	bool ok = file >= 0 && fstat(file, &before) == 0 &&
		  read_all(file, limit, out) && fstat(file, &after) == 0;

	if (ok)
		*written_out = is_same(&before, &after)
				       ? (int64_t)after.st_mtim.tv_sec
				       : (int64_t)time(NULL);
	return file >= 0 && close_keeping_errno(file, ok);
}
