/*
 * Where results go: standard output, or a file that is there whole or not at
 * all. Separate because this is the only place that may see a full disk or a
 * reader that went away.
 */
#include "command.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define BUFFER_BYTES ((size_t)1 << 16)

/* What is being written. */
struct output {
	const char *path;    /* NULL: standard output */
	struct strbuf aside; /* the file that will be renamed; or empty, for
			      * standard output, a device, pipe or terminal,
			      * which take what they are given as it comes */
	struct strbuf buffer;
	int fd;
};

static bool
write_all(int fd, struct text content)
{
	while (content.length > 0) {
		ssize_t written = write(fd, content.data, content.length);

		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			return false;
		content = text_skip(content, (size_t)written);
	}
	return true;
}

/* The reader of a pipe, such as head, has what it wanted: end as it is used
 * to of other programs, without a word, and not as if all had been written. */
static void
end_with_reader(void)
{
	signal(SIGPIPE, SIG_DFL);
	raise(SIGPIPE);
}

static bool
cannot_write(const struct output *output, struct error *err)
{
	if (!output->path && errno == EPIPE)
		end_with_reader();
	if (!output->path)
		return error_set(err, ERR_SYSTEM,
				 _("Standard output could not be written: "
				   "%s."),
				 strerror(errno));
	if (errno == EBUSY)
		return error_set(err, ERR_BUSY,
				 _("Another juesuan is writing %s; try again "
				   "when it has finished."),
				 output->path);
	return error_set(err, ERR_SYSTEM, _("%s could not be written: %s."),
			 output->path, strerror(errno));
}

static bool
open_aside(struct output *output)
{
	strbuf_printf(&output->aside, "%s.juesuan", output->path);
	output->fd = aside_open(output->aside.data, 0666);
	if (output->fd < 0)
		strbuf_clear(&output->aside);
	return output->fd >= 0;
}

static bool
flush(struct output *output)
{
	bool ok = write_all(output->fd, strbuf_view(&output->buffer));

	strbuf_clear(&output->buffer);
	return ok;
}

bool
output_open(const char *path, struct output **out, struct error *err)
{
	struct output *output = mem_zero(1, sizeof *output);
	struct stat there;
	bool ok = true;

	output->path = path;
	output->fd = STDOUT_FILENO;
	if (path && stat(path, &there) == 0 && !S_ISREG(there.st_mode)) {
		output->fd = open(path, O_WRONLY | O_CLOEXEC);
		ok = output->fd >= 0;
	} else if (path) {
		ok = open_aside(output);
	}
	if (!ok) {
		cannot_write(output, err);
		output_close(output);
		return false;
	}
	*out = output;
	return true;
}

bool
output_add(struct output *output, struct text content, struct error *err)
{
	bool ok = output->buffer.length + content.length < BUFFER_BYTES ||
		  flush(output);

	/* What fills the buffer is not copied. */
	if (ok && content.length >= BUFFER_BYTES)
		ok = write_all(output->fd, content);
	else if (ok)
		strbuf_text(&output->buffer, content);
	return ok || cannot_write(output, err);
}

bool
output_finish(struct output *output, struct error *err)
{
	bool is_aside = output->aside.length > 0;
	bool ok =
		flush(output) &&
		(!is_aside || (fsync(output->fd) == 0 &&
			       rename(output->aside.data, output->path) == 0));

	if (ok)
		strbuf_clear(&output->aside);
	if (ok && output->path) {
		ok = close(output->fd) == 0;
		output->fd = -1;
	}
	return ok || cannot_write(output, err);
}

void
output_close(struct output *output)
{
	if (!output)
		return;
	if (output->aside.length > 0)
		unlink(output->aside.data);
	if (output->path && output->fd >= 0)
		close(output->fd);
	strbuf_release(&output->aside);
	strbuf_release(&output->buffer);
	free(output);
}

bool
output_write(const char *path, struct text content, struct error *err)
{
	struct output *output = NULL;
	bool ok = output_open(path, &output, err) &&
		  output_add(output, content, err) &&
		  output_finish(output, err);

	output_close(output);
	return ok;
}

bool
output_table(const struct invocation *invocation, const struct table *table,
	     struct error *err)
{
	struct strbuf rendered = {0};

	invocation->renderer->render(table, &invocation->render_options,
				     &rendered);
	bool ok = output_write(invocation->output_path, strbuf_view(&rendered),
			       err);
	strbuf_release(&rendered);
	return ok;
}
