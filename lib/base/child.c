/*
 * Running another program: see child.h. One socket is its input and its output,
 * so that a child that reads nothing sends us no signal.
 */
#include "base/child.h"

#include "base/arena.h"
#include "base/language.h"
#include "base/vec.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define FURTHER_FILE 3 /* as in CHILD_INPUT */

/* What is said to a child, and what it says. */
struct talk {
	int socket;
	struct text rest; /* of the input */
	struct strbuf *printed;
	size_t room;      /* for what it may still print */
	int64_t deadline; /* in milliseconds */
};

/* A file that holds content and is read from its beginning; NULL on failure. */
static FILE *
file_of(struct text content)
{
	FILE *file = tmpfile();

	if (!file)
		return NULL;
	if (fwrite(content.data, 1, content.length, file) == content.length &&
	    fflush(file) == 0 && fseek(file, 0, SEEK_SET) == 0)
		return file;
	fclose(file);
	return NULL;
}

/* Out of the way of the numbers that files have in a child; -1 on failure. */
static int
aside(int file)
{
	return fcntl(file, F_DUPFD_CLOEXEC, FURTHER_FILE + 1);
}

/* Copies that a child may write to, ending with NULL. */
static char **
copy_strings(const char *const strings[], struct arena *arena)
{
	VEC(char *) copies = {0};
	char **out;

	for (; *strings; strings++)
		*vec_push(&copies) = arena_string(arena, *strings);
	*vec_push(&copies) = NULL;
	out = arena_alloc(arena, copies.count * sizeof *out);
	memcpy(out, copies.items, copies.count * sizeof *out);
	vec_release(&copies);
	return out;
}

/* further is -1 where there is none. The result is -1 on failure. */
static pid_t
spawn(const char *const argv[], int socket, int further)
{
	char locale[] = "LC_ALL=C", zone[] = "TZ=UTC";
	char *const environment[] = {locale, zone, NULL};
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	struct arena arena = {0};
	sigset_t broken_pipe;
	pid_t child;
	int result;

	/* We ignore it; a child should not. */
	sigemptyset(&broken_pipe);
	sigaddset(&broken_pipe, SIGPIPE);
	posix_spawnattr_init(&attributes);
	/* In a group of its own, to be ended with all that it starts. */
	posix_spawnattr_setflags(&attributes,
				 POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
	posix_spawnattr_setsigdefault(&attributes, &broken_pipe);
	posix_spawn_file_actions_init(&actions);
	for (int file = STDIN_FILENO; file <= STDERR_FILENO; file++)
		posix_spawn_file_actions_adddup2(&actions, socket, file);
	if (further >= 0)
		posix_spawn_file_actions_adddup2(&actions, further,
						 FURTHER_FILE);
	result = posix_spawn(&child, argv[0], &actions, &attributes,
			     copy_strings(argv, &arena), environment);
	posix_spawn_file_actions_destroy(&actions);
	posix_spawnattr_destroy(&attributes);
	arena_release(&arena);
	return result == 0 ? child : -1;
}

static int64_t
milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool
is_passing(void)
{
	return errno == EAGAIN || errno == EINTR;
}

/* False when there is nothing more to write, or nobody to read it. */
static bool
write_some(struct talk *talk)
{
	ssize_t count = send(talk->socket, talk->rest.data, talk->rest.length,
			     MSG_NOSIGNAL | MSG_DONTWAIT);

	if (count < 0)
		return is_passing();
	talk->rest = text_skip(talk->rest, (size_t)count);
	return talk->rest.length > 0;
}

/* False at the end of what it prints, or of the room for it. */
static bool
read_some(struct talk *talk)
{
	char bytes[1 << 16];
	ssize_t count = recv(talk->socket, bytes, sizeof bytes, MSG_DONTWAIT);

	if (count < 0)
		return is_passing();
	if ((size_t)count >= talk->room) {
		talk->room = 0;
		return false;
	}
	talk->room -= (size_t)count;
	strbuf_add(talk->printed, bytes, (size_t)count);
	return count > 0;
}

/* Until the child closes its output; false when time or room run out first. */
static bool
talk_through(struct talk *talk)
{
	bool writing = true;

	for (;;) {
		struct pollfd poller = {.fd = talk->socket, .events = POLLIN};
		int64_t left = talk->deadline - milliseconds();

		if (left <= 0)
			return false;
		if (writing)
			poller.events |= POLLOUT;
		if (poll(&poller, 1, (int)left) < 0 && errno != EINTR)
			return false;
		if (writing && poller.revents & (POLLOUT | POLLERR)) {
			writing = write_some(talk);
			if (!writing)
				shutdown(talk->socket, SHUT_WR);
		}
		if (poller.revents & (POLLIN | POLLHUP | POLLERR) &&
		    !read_some(talk))
			return talk->room > 0;
	}
}

/* It has closed its output, and has as long to end. */
static bool
await(pid_t child, int64_t deadline, int *status_out)
{
	const struct timespec pause = {.tv_nsec = 1000000};

	while (waitpid(child, status_out, WNOHANG) == 0) {
		if (milliseconds() >= deadline)
			return false;
		nanosleep(&pause, NULL);
	}
	return true;
}

static enum child_end
accompany(pid_t child, struct talk *talk)
{
	int status;

	if (!talk_through(talk) || !await(child, talk->deadline, &status)) {
		kill(-child, SIGKILL);
		waitpid(child, &status, 0);
		return CHILD_LATE;
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
		struct text folder = text_take(&rest, TEXT(":"));

		strbuf_clear(out);
		strbuf_text(out, folder);
		strbuf_printf(out, "/%s", name);
		if (text_starts(folder, TEXT("/")) &&
		    access(out->data, X_OK) == 0)
			return true;
	}
	return false;
}

static void
close_file(int file)
{
	if (file >= 0)
		close(file);
}

bool
child_run(const struct child *child, struct strbuf *printed,
	  enum child_end *out, struct error *err)
{
	FILE *more = child->further.length > 0 ? file_of(child->further) : NULL;
	int sockets[2] = {-1, -1}, theirs = -1, extra = -1;
	bool ok = child->further.length == 0 || more;

	ok = ok &&
	     socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) == 0 &&
	     (theirs = aside(sockets[1])) >= 0 &&
	     (!more || (extra = aside(fileno(more))) >= 0);
	if (!ok)
		error_set(err, ERR_SYSTEM,
			  _("No program can be run, for want of a temporary "
			    "file or a socket: %s."),
			  strerror(errno));
	if (ok) {
		struct talk talk = {
			.socket = sockets[0],
			.rest = child->input,
			.printed = printed,
			.room = CHILD_PRINTS_MAX,
			.deadline = milliseconds() + child->limit_ms,
		};
		pid_t process = spawn(child->arguments, theirs, extra);

		close_file(theirs);
		close_file(sockets[1]);
		theirs = sockets[1] = -1;
		*out = process < 0 ? CHILD_ABSENT : accompany(process, &talk);
	}
	close_file(theirs);
	close_file(extra);
	close_file(sockets[0]);
	close_file(sockets[1]);
	if (more)
		fclose(more);
	return ok;
}
