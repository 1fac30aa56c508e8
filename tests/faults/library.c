/*
 * Preloaded into the program under test: counts its calls of the kinds that the
 * plan names, and lets the n-th fail, or kills the process there.
 *
 * It also stops the clock and takes the chance out of /dev/urandom, so that
 * every run makes the same calls and leaves the same bytes. Without a plan it
 * does that and nothing else.
 */
#include "plan.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/vfs.h>
#include <time.h>
#include <unistd.h>

/* In 2096: whatever lies about in the folder is old. */
#define STOPPED_CLOCK 4000000000
#define DEEPEST       24

static struct fault_plan *plan;

/* The function that would be called without this library. */
#define REAL(name)                                                             \
	static __typeof__(name) *real;                                         \
	if (!real)                                                             \
	*(void **)&real = dlsym(RTLD_NEXT, #name)

/* The same wherever the libraries were loaded. */
static uint64_t
hash_stack(void)
{
	void *frames[DEEPEST];
	int depth = backtrace(frames, DEEPEST);
	uint64_t hash = 1469598103934665603u;

	for (int i = 0; i < depth; i++) {
		Dl_info info;
		uintptr_t offset = (uintptr_t)frames[i];

		if (dladdr(frames[i], &info) && info.dli_fbase)
			offset -= (uintptr_t)info.dli_fbase;
		hash = (hash ^ offset) * 1099511628211u;
	}
	return hash;
}

static void
die(void)
{
	kill(getpid(), SIGKILL);
	pause();
}

/* Count a call. True: it is to fail, with errno as planned. */
static bool
strikes(enum fault_kind kind)
{
	static _Thread_local bool inside;
	long number;

	if (!plan || !(plan->kinds >> kind & 1) || inside)
		return false;
	number = ++plan->count;
	if (plan->stacks && number < FAULT_STACKS) {
		inside = true;
		plan->from[number] = hash_stack();
		inside = false;
	}
	if (plan->at == 0 || number < plan->at ||
	    (number > plan->at && !plan->lasting))
		return false;
	plan->hit = true;
	if (plan->action == FAULT_KILLS)
		die();
	errno = plan->error;
	return true;
}

/* How much of a write that is struck is done all the same? */
static size_t
half(size_t length)
{
	bool first = plan->count == plan->at;

	return (plan->action == FAULT_TEARS || plan->action == FAULT_FULL) &&
			       first
		       ? length / 2
		       : 0;
}

static ssize_t
torn(ssize_t written)
{
	if (plan->action == FAULT_TEARS)
		die();
	if (written == 0) {
		errno = plan->error;
		return -1;
	}
	return written;
}

__attribute__((constructor)) static void
begin(void)
{
	const char *path = getenv(FAULTS_PLAN);
	void *warm[2];
	int file = path ? open(path, O_RDWR | O_CLOEXEC) : -1;

	if (file < 0)
		return;
	void *mapped = mmap(NULL, sizeof *plan, PROT_READ | PROT_WRITE,
			    MAP_SHARED, file, 0);
	close(file);
	backtrace(warm, 2); /* it loads a library the first time */
	if (mapped != MAP_FAILED)
		plan = mapped;
}

ssize_t
write(int file, const void *bytes, size_t length)
{
	REAL(write);
	if (!strikes(FAULT_WRITE))
		return real(file, bytes, length);
	length = half(length);
	return torn(length ? real(file, bytes, length) : 0);
}

#define WRITE_AT(name, offset_type)                                            \
	ssize_t name(int file, const void *bytes, size_t length,               \
		     offset_type offset)                                       \
	{                                                                      \
		REAL(name);                                                    \
		if (!strikes(FAULT_WRITE))                                     \
			return real(file, bytes, length, offset);              \
		length = half(length);                                         \
		return torn(length ? real(file, bytes, length, offset) : 0);   \
	}
WRITE_AT(pwrite, off_t)
WRITE_AT(pwrite64, off64_t)

/* A call that is struck returns this instead. */
#define CALL(kind, type, name, parameters, arguments, failed)                  \
	type name parameters                                                   \
	{                                                                      \
		REAL(name);                                                    \
		return strikes(kind) ? failed : real arguments;                \
	}

CALL(FAULT_SYNC, int, fsync, (int file), (file), -1)
CALL(FAULT_SYNC, int, fdatasync, (int file), (file), -1)
CALL(FAULT_CUT, int, ftruncate, (int file, off_t length), (file, length), -1)
CALL(FAULT_CUT, int, ftruncate64, (int file, off64_t length), (file, length),
     -1)

CALL(FAULT_NAME, int, rename, (const char *from, const char *to), (from, to),
     -1)
CALL(FAULT_NAME, int, link, (const char *from, const char *to), (from, to), -1)
CALL(FAULT_NAME, int, symlink, (const char *from, const char *to), (from, to),
     -1)
CALL(FAULT_NAME, int, unlink, (const char *path), (path), -1)
CALL(FAULT_NAME, int, mkdir, (const char *path, mode_t mode), (path, mode), -1)
CALL(FAULT_NAME, int, rmdir, (const char *path), (path), -1)
CALL(FAULT_NAME, int, chmod, (const char *path, mode_t mode), (path, mode), -1)
CALL(FAULT_NAME, int, fchmod, (int file, mode_t mode), (file, mode), -1)
CALL(FAULT_NAME, int, mkstemp, (char *template), (template), -1)

CALL(FAULT_READ, ssize_t, read, (int file, void *bytes, size_t length),
     (file, bytes, length), -1)
CALL(FAULT_READ, ssize_t, pread,
     (int file, void *bytes, size_t length, off_t offset),
     (file, bytes, length, offset), -1)
CALL(FAULT_READ, ssize_t, pread64,
     (int file, void *bytes, size_t length, off64_t offset),
     (file, bytes, length, offset), -1)

#define MAP(name, offset_type)                                                 \
	CALL(FAULT_MAP, void *, name,                                          \
	     (void *address, size_t length, int protection, int flags,         \
	      int file, offset_type offset),                                   \
	     (address, length, protection, flags, file, offset), MAP_FAILED)
MAP(mmap, off_t)
MAP(mmap64, off64_t)

/* The dice always fall on zero. */
#define OPEN(name)                                                             \
	int name(const char *path, int flags, ...)                             \
	{                                                                      \
		REAL(name);                                                    \
		va_list rest;                                                  \
		va_start(rest, flags);                                         \
		mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;      \
		va_end(rest);                                                  \
		if (strcmp(path, "/dev/urandom") == 0)                         \
			path = "/dev/zero";                                    \
		if (strikes(flags & (O_WRONLY | O_RDWR | O_CREAT)              \
				    ? FAULT_OPEN                               \
				    : FAULT_LOOK))                             \
			return -1;                                             \
		return real(path, flags, mode);                                \
	}
OPEN(open)
OPEN(open64)

#define STREAM(name)                                                           \
	CALL(mode[0] == 'r' && !strchr(mode, '+') ? FAULT_LOOK : FAULT_OPEN,   \
	     FILE *, name, (const char *path, const char *mode), (path, mode), \
	     NULL)
STREAM(fopen)
STREAM(fopen64)

CALL(FAULT_LOOK, DIR *, opendir, (const char *path), (path), NULL)

#define STAT(name, type)                                                       \
	CALL(FAULT_STAT, int, name, (const char *path, struct type *out),      \
	     (path, out), -1)
STAT(stat, stat)
STAT(stat64, stat64)
STAT(lstat, stat)
STAT(lstat64, stat64)
CALL(FAULT_STAT, int, fstat, (int file, struct stat *out), (file, out), -1)
CALL(FAULT_STAT, int, fstat64, (int file, struct stat64 *out), (file, out), -1)

/* Which programs are installed is part of the reading. */
int
access(const char *path, int mode)
{
	REAL(access);
	return mode != X_OK && strikes(FAULT_STAT) ? -1 : real(path, mode);
}

#define LOCK(name)                                                             \
	int name(int file, int command, ...)                                   \
	{                                                                      \
		REAL(name);                                                    \
		va_list rest;                                                  \
		va_start(rest, command);                                       \
		void *argument = va_arg(rest, void *);                         \
		va_end(rest);                                                  \
		if ((command == F_SETLK || command == F_SETLKW) &&             \
		    strikes(FAULT_LOCK))                                       \
			return -1;                                             \
		return real(file, command, argument);                          \
	}
LOCK(fcntl)
LOCK(fcntl64)

#ifdef FAULTS_MEMORY
/* dlsym allocates, so the C library's own names are used. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);

void *
malloc(size_t size)
{
	return strikes(FAULT_MEMORY) ? NULL : __libc_malloc(size);
}

void *
calloc(size_t count, size_t size)
{
	return strikes(FAULT_MEMORY) ? NULL : __libc_calloc(count, size);
}

void *
realloc(void *memory, size_t size)
{
	return strikes(FAULT_MEMORY) ? NULL : __libc_realloc(memory, size);
}
#endif

/* Where it is asked for, every disk is another machine's. */
int
statfs(const char *path, struct statfs *out)
{
	REAL(statfs);
	int result = real(path, out);

	if (getenv("FAULTS_NFS"))
		out->f_type = NFS_SUPER_MAGIC;
	return result;
}

time_t
time(time_t *out)
{
	if (out)
		*out = STOPPED_CLOCK;
	return STOPPED_CLOCK;
}

int
gettimeofday(struct timeval *restrict out, void *restrict zone)
{
	(void)zone;
	*out = (struct timeval){.tv_sec = STOPPED_CLOCK};
	return 0;
}
