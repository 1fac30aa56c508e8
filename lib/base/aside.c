/* Files beside their place: see aside.h. */
#include "base/aside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <sys/stat.h>
#include <unistd.h>

static bool
is_held_by_another(int file)
{
	struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};

	return fcntl(file, F_SETLK, &whole) != 0 &&
	       (errno == EACCES || errno == EAGAIN);
}

/* Its last owner may have renamed it between our opening and our locking it. */
static bool
is_named(int file, const char *path, struct stat *held)
{
	struct stat named;

	return fstat(file, held) == 0 && lstat(path, &named) == 0 &&
	       held->st_dev == named.st_dev && held->st_ino == named.st_ino;
}

int
aside_open(const char *path, mode_t mode)
{
	for (;;) {
		int file = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC,
				mode);
		struct stat held;
		int kept = 0;

		if (file < 0)
			return -1;
		if (is_held_by_another(file)) {
			kept = EBUSY;
		} else if (is_named(file, path, &held)) {
			/* Emptying it would empty what else it is called. */
			if (held.st_nlink > 1)
				kept = unlink(path) == 0 ? 0 : errno;
			else if (ftruncate(file, 0) == 0)
				return file;
			else
				kept = errno;
		}
		close(file);
		errno = kept;
		if (kept)
			return -1;
	}
}
