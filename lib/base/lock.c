/* Locks: see lock.h. */
#include "base/lock.h"

#include "base/alloc.h"
#include "base/language.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static bool
system_failure(const char *path, struct error *err)
{
	return error_at(err, ERR_SYSTEM, path, 0, 0,
			_("A load cannot take its lock here (%s): does the "
			  "folder exist, and may you write there?"),
			strerror(errno));
}

/* A POSIX lock: it works over NFS, and a dead process holds none. */
static bool
try_lock(int file)
{
	struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};

	return fcntl(file, F_SETLK, &whole) == 0;
}

/* Is it still the file of that name? Its last holder may have removed it
 * between our opening and our locking it. */
static bool
is_current(int file, const char *path)
{
	struct stat held, named;

	return fstat(file, &held) == 0 && stat(path, &named) == 0 &&
	       held.st_dev == named.st_dev && held.st_ino == named.st_ino;
}

static bool
report_holder(int file, const char *path, struct error *err)
{
	char holder[256];
	ssize_t length = pread(file, holder, sizeof holder - 1, 0);

	if (length <= 0)
		return error_at(err, ERR_BUSY, path, 0, 0,
				_("Another load is running."));
	holder[length] = '\0';
	return error_at(err, ERR_BUSY, path, 0, 0,
			_("Another load is running: %s."), holder);
}

static void
name_holder(int file)
{
	char host[128] = "", start[32] = "", holder[256];
	time_t now = time(NULL);
	struct tm utc;

	gethostname(host, sizeof host - 1);
	if (gmtime_r(&now, &utc))
		strftime(start, sizeof start, "%Y-%m-%dT%H:%M:%SZ", &utc);
	int length = snprintf(holder, sizeof holder, "%s, pid %ld, %s", host,
			      (long)getpid(), start);
	/* Who cannot read it still sees the lock itself. */
	if (ftruncate(file, 0) != 0 ||
	    pwrite(file, holder, (size_t)length, 0) != length)
		return;
}

bool
lock_take(const char *beside, struct lock *out, struct error *err)
{
	size_t size = strlen(beside) + sizeof ".lock";
	char *path = mem_alloc(size);
	int file = -1;

	snprintf(path, size, "%s.lock", beside);
	for (;;) {
		file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
		if (file < 0) {
			system_failure(path, err);
			goto failed;
		}
		if (!try_lock(file)) {
			if (errno == EACCES || errno == EAGAIN)
				report_holder(file, path, err);
			else
				system_failure(path, err);
			goto failed;
		}
		if (is_current(file, path))
			break;
		close(file);
	}
	name_holder(file);
	*out = (struct lock){.path = path, .file = file};
	return true;

failed:
	if (file >= 0)
		close(file);
	free(path);
	return false;
}

void
lock_give(struct lock *lock)
{
	if (!lock->path)
		return;
	unlink(lock->path);
	close(lock->file);
	free(lock->path);
	*lock = (struct lock){0};
}
