/*
 * Running another program: see child.h. All that goes in and comes out stands
 * in temporary files without names, so that neither side waits for the other.
 */
#include "archive/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define STEP_MS_MAX 16

static bool
no_room(struct error *err)
{
	return error_set(err, ERR_SYSTEM,
			 _("A temporary file cannot be written: %s."),
			 strerror(errno));
}

/* A file that holds content and is read from its beginning; NULL on failure. */
static FILE *
file_of(struct text content)
{
	FILE *file = tmpfile();

	if (!file)
		return NULL;
	if ((content.length == 0 ||
	     fwrite(content.data, 1, content.length, file) == content.length) &&
	    fflush(file) == 0 && fseek(file, 0, SEEK_SET) == 0)
		return file;
	fclose(file);
	return NULL;
}

static bool
read_back(FILE *file, struct strbuf *out)
{
	char bytes[4096];
	size_t length;

	rewind(file);
	while ((length = fread(bytes, 1, sizeof bytes, file)) > 0)
		strbuf_add(out, bytes, length);
	return !ferror(file);
}

/* files become the child's files 0, 1, 2 and so on; -1 on failure. */
static pid_t
spawn(char *const argv[], const int *files, int count)
{
	char locale[] = "LC_ALL=C", zone[] = "TZ=UTC";
	char *const environment[] = {locale, zone, NULL};
	posix_spawn_file_actions_t actions;
	pid_t child;
	int result = posix_spawn_file_actions_init(&actions);

	if (result != 0)
		return -1;
	for (int i = 0; result == 0 && i < count; i++)
		result =
			posix_spawn_file_actions_adddup2(&actions, files[i], i);
	if (result == 0)
		result = posix_spawn(&child, argv[0], &actions, NULL, argv,
				     environment);
	posix_spawn_file_actions_destroy(&actions);
	return result == 0 ? child : -1;
}

/* Copies that a child may write to, ending with NULL. */
static char **
copy_strings(const char *const strings[], struct arena *arena)
{
	VEC(char *) copies = {0};
	char **out;

	for (; *strings; strings++)
		*vec_push(&copies) = arena_printf(arena, "%s", *strings);
	*vec_push(&copies) = NULL;
	out = arena_alloc(arena, copies.count * sizeof *out);
	memcpy(out, copies.items, copies.count * sizeof *out);
	vec_release(&copies);
	return out;
}

static pid_t
start(char *const argv[], FILE *input, FILE *further, FILE *printed)
{
	enum {
		INPUT,
		PRINTED,
		ERRORS,
		FURTHER,
		COUNT
	};
	FILE *const from[] = {[INPUT] = input,
			      [PRINTED] = printed,
			      [ERRORS] = printed,
			      [FURTHER] = further};
	int files[COUNT];
	pid_t child = -1;
	bool ok = true;

	/* Out of the way of the numbers that they get in the child. */
	for (int i = 0; i < COUNT; i++) {
		files[i] = fcntl(fileno(from[i]), F_DUPFD_CLOEXEC, COUNT);
		ok = ok && files[i] >= 0;
	}
	if (ok)
		child = spawn(argv, files, COUNT);
	for (int i = 0; i < COUNT; i++)
		if (files[i] >= 0)
			close(files[i]);
	return child;
}

static void
pause_ms(long ms)
{
	struct timespec time = {.tv_nsec = ms * 1000000};

	nanosleep(&time, NULL);
}

static enum child_end
await(pid_t child, int limit_ms)
{
	int waited = 0, step = 1;
	int status;

	while (waitpid(child, &status, WNOHANG) == 0) {
		if (waited >= limit_ms) {
			kill(child, SIGKILL);
			waitpid(child, &status, 0);
			return CHILD_LATE;
		}
		pause_ms(step);
		waited += step;
		step = step < STEP_MS_MAX ? step * 2 : step;
	}
	return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? CHILD_DONE
							     : CHILD_FAILED;
}

bool
child_find(const char *name, struct strbuf *out)
{
	const char *path = getenv("PATH");
	struct text rest = text_of(path && *path ? path : "/usr/bin:/bin");

	while (rest.length > 0) {
		size_t end = text_find(rest, TEXT(":"));

		strbuf_clear(out);
		strbuf_printf(out, "%.*s/%s", (int)end, rest.data, name);
		if (rest.data[0] == '/' && access(out->data, X_OK) == 0)
			return true;
		rest = text_skip(rest, end < rest.length ? end + 1 : end);
	}
	return false;
}

bool
child_run(const char *const argv[], int limit_ms, struct text input,
	  struct text further, struct strbuf *printed, enum child_end *out,
	  struct error *err)
{
	FILE *in = file_of(input), *more = file_of(further), *back = tmpfile();
	bool ok = (in && more && back) || no_room(err);
	enum child_end end = CHILD_ABSENT;
	struct arena arena = {0};
	pid_t child = -1;

	if (ok)
		child = start(copy_strings(argv, &arena), in, more, back);
	if (child >= 0) {
		end = await(child, limit_ms);
		ok = read_back(back, printed) || no_room(err);
	}
	if (ok)
		*out = end;
	arena_release(&arena);
	if (in)
		fclose(in);
	if (more)
		fclose(more);
	if (back)
		fclose(back);
	return ok;
}
