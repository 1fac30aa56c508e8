/* Running another program: see child.h. One socket is both its input and its
 * output, so that no SIGPIPE is to be feared. */
#include "base/child.h"

#include "base/language.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

struct talk {
	int socket;
	struct text rest; /* of the input */
	struct strbuf *out;
	size_t most;
	int64_t deadline; /* in milliseconds */
};

static int64_t
milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Its standard streams, and signals as a shell gives them. */
static int
spawn(const char *const argv[], int socket, pid_t *pid_out)
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	sigset_t defaults, none;
	char *const *arguments;
	int result;

	/* posix_spawn takes its arguments as they are and changes none. */
	memcpy(&arguments, &argv, sizeof arguments);
	sigemptyset(&none);
	sigemptyset(&defaults);
	sigaddset(&defaults, SIGPIPE);
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, socket, STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&actions, socket, STDOUT_FILENO);
	posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null",
					 O_WRONLY, 0);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF |
						      POSIX_SPAWN_SETSIGMASK);
	posix_spawnattr_setsigdefault(&attributes, &defaults);
	posix_spawnattr_setsigmask(&attributes, &none);
	result = posix_spawn(pid_out, argv[0], &actions, &attributes, arguments,
			     environ);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&actions);
	return result;
}

/* False when nothing more can be written. */
static bool
write_some(struct talk *talk)
{
	ssize_t count;

	if (talk->rest.length == 0)
		return false;
	count = send(talk->socket, talk->rest.data, talk->rest.length,
		     MSG_NOSIGNAL | MSG_DONTWAIT);
	if (count < 0)
		return errno == EAGAIN || errno == EINTR;
	talk->rest = text_skip(talk->rest, (size_t)count);
	return talk->rest.length > 0;
}

/* False at the end. */
static bool
read_some(struct talk *talk)
{
	char bytes[1 << 16];
	ssize_t count = recv(talk->socket, bytes, sizeof bytes, MSG_DONTWAIT);

	if (count < 0)
		return errno == EAGAIN || errno == EINTR;
	strbuf_add(talk->out, bytes, (size_t)count);
	return count > 0;
}

/* Until the program closes its output. */
static enum child_end
talk_through(struct talk *talk)
{
	size_t before = talk->out->length;
	bool writing = true;

	for (;;) {
		struct pollfd poller = {.fd = talk->socket, .events = POLLIN};
		int64_t left = talk->deadline - milliseconds();

		if (left <= 0)
			return CHILD_SLOW;
		if (writing)
			poller.events |= POLLOUT;
		if (poll(&poller, 1, (int)left) < 0 && errno != EINTR)
			return CHILD_SLOW;
		if (writing && poller.revents & (POLLOUT | POLLERR)) {
			writing = write_some(talk);
			if (!writing)
				shutdown(talk->socket, SHUT_WR);
		}
		if (poller.revents & (POLLIN | POLLHUP | POLLERR) &&
		    !read_some(talk))
			return CHILD_DONE;
		if (talk->out->length - before > talk->most)
			return CHILD_VERBOSE;
	}
}

static struct child_result
wait_for(pid_t pid, enum child_end end)
{
	int status = 0;

	if (end != CHILD_DONE)
		kill(pid, SIGKILL);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		continue;
	if (end == CHILD_DONE && !WIFEXITED(status))
		end = CHILD_KILLED;
	return (struct child_result){
		.end = end,
		.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1,
	};
}

bool
child_run(const char *const argv[], struct text input, unsigned seconds_most,
	  size_t bytes_most, struct strbuf *out, struct child_result *result,
	  struct error *err)
{
	struct talk talk = {.rest = input, .out = out, .most = bytes_most};
	int sockets[2], failure = 0;
	pid_t pid;

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) != 0)
		failure = errno;
	if (!failure) {
		failure = spawn(argv, sockets[1], &pid);
		close(sockets[1]);
		if (failure)
			close(sockets[0]);
	}
	if (failure)
		return error_at(err, ERR_SYSTEM, argv[0], 0, 0,
				_("The program could not be started (%s)."),
				strerror(failure));
	talk.socket = sockets[0];
	talk.deadline = milliseconds() + (int64_t)seconds_most * 1000;
	*result = wait_for(pid, talk_through(&talk));
	close(talk.socket);
	return true;
}
