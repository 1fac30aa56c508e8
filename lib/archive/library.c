/* Starting libgit2 with what this room needs of it, and without what it does
 * not. */
#include "archive/repository.h"

#include <git2/sys/alloc.h>
#include <pthread.h>
#include <stdlib.h>

/* A city's root folder of a thousand departments is 40 kB, and each of them is
 * compared twice: as a commit's tree and as its child's parent's. */
#define CACHED_TREE  ((size_t)1 << 20)
#define CACHED_BYTES ((ssize_t)4 << 20)

/*
 * libgit2 1.5 falls over itself where it finds no memory; with these it never
 * sees that.
 */
static void *
take_memory(size_t size, const char *file, int line)
{
	(void)file, (void)line;
	return mem_alloc(size);
}

static void *
take_zeroed(size_t count, size_t size, const char *file, int line)
{
	(void)file, (void)line;
	return mem_zero(count, size);
}

static void *
take_array(size_t count, size_t size, const char *file, int line)
{
	(void)file, (void)line;
	return mem_grow(NULL, count, size);
}

static void *
grow_memory(void *memory, size_t size, const char *file, int line)
{
	(void)file, (void)line;
	return mem_grow(memory, size, 1);
}

static void *
grow_array(void *memory, size_t count, size_t size, const char *file, int line)
{
	(void)file, (void)line;
	return mem_grow(memory, count, size);
}

static char *
copy_string(const char *string, const char *file, int line)
{
	(void)file, (void)line;
	return mem_copy(string, strlen(string));
}

static char *
copy_at_most(const char *string, size_t length, const char *file, int line)
{
	(void)file, (void)line;
	return mem_copy(string, strnlen(string, length));
}

static char *
copy_exactly(const char *string, size_t length, const char *file, int line)
{
	(void)file, (void)line;
	return mem_copy(string, length);
}

static git_allocator allocator = {
	.gmalloc = take_memory,
	.gcalloc = take_zeroed,
	.gstrdup = copy_string,
	.gstrndup = copy_at_most,
	.gsubstrdup = copy_exactly,
	.grealloc = grow_memory,
	.greallocarray = grow_array,
	.gmallocarray = take_array,
	.gfree = free,
};

/*
 * Nothing of the network: an archive is a repository on this machine. libgit2
 * cannot start without its transport over https, for which Debian's reads all
 * certificates of the machine: 8 ms, more than all else that a night with
 * nothing new takes. The functions that it calls for this are found here before
 * those of mbedTLS (<mbedtls/x509_crt.h>), and read none.
 */
struct mbedtls_x509_crt;

__attribute__((used)) int
mbedtls_x509_crt_parse_file(struct mbedtls_x509_crt *chain, const char *path);
__attribute__((used)) int
mbedtls_x509_crt_parse_path(struct mbedtls_x509_crt *chain, const char *path);

int
mbedtls_x509_crt_parse_file(struct mbedtls_x509_crt *chain, const char *path)
{
	(void)chain, (void)path;
	return 0;
}

int
mbedtls_x509_crt_parse_path(struct mbedtls_x509_crt *chain, const char *path)
{
	(void)chain, (void)path;
	return 0;
}

static int library_result;

static void
init_library(void)
{
	git_libgit2_opts(GIT_OPT_SET_ALLOCATOR, &allocator);
	checksum_start();
	library_result = git_libgit2_init();
	if (library_result < 0)
		return;
	git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
	git_libgit2_opts(GIT_OPT_SET_CACHE_OBJECT_LIMIT, GIT_OBJECT_TREE,
			 CACHED_TREE);
	git_libgit2_opts(GIT_OPT_SET_CACHE_MAX_SIZE, CACHED_BYTES);
}

bool
library_start(struct error *err)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, init_library);
	if (library_result < 0)
		return error_set(err, ERR_SYSTEM,
				 _("libgit2 cannot be started: %s."),
				 library_message());
	return true;
}

const char *
library_message(void)
{
	const git_error *error = git_error_last();

	return error ? error->message : _("no reason given");
}
