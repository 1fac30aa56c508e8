/*
 * Where results go: standard output, or a file that is there whole or not at
 * all. Separate because this is the only place that may see a full disk or a
 * reader that went away.
 */
#include "command.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

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

static bool
cannot_write(const char *path, struct error *err)
{
	return error_set(err, ERR_SYSTEM, _("%s could not be written: %s."),
			 path, strerror(errno));
}

/* A device, pipe or terminal takes what it is given as it comes. */
static bool
write_through(const char *path, struct text content, struct error *err)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	bool ok = fd >= 0 && write_all(fd, content);

	if (fd >= 0 && close(fd) != 0)
		ok = false;
	return ok || cannot_write(path, err);
}

static bool
write_aside(const char *path, struct text content, struct error *err)
{
	struct strbuf aside = {0};
	mode_t mask = umask(0);
	bool ok = false;

	umask(mask);
	strbuf_printf(&aside, "%s.XXXXXX", path);
	int fd = mkstemp(aside.data);
	if (fd < 0) {
		cannot_write(path, err);
		goto out;
	}
	ok = fchmod(fd, 0666 & ~mask) == 0 && write_all(fd, content) &&
	     fsync(fd) == 0;
	ok = (close(fd) == 0) && ok;
	ok = ok && rename(aside.data, path) == 0;
	if (!ok) {
		cannot_write(path, err);
		unlink(aside.data);
	}
out:
	strbuf_release(&aside);
	return ok;
}

bool
output_write(const char *path, struct text content, struct error *err)
{
	struct stat there;

	if (!path) {
		if (write_all(STDOUT_FILENO, content))
			return true;
		return error_set(err, ERR_SYSTEM,
				 _("Standard output could not be written: "
				   "%s."),
				 strerror(errno));
	}
	if (stat(path, &there) == 0 && !S_ISREG(there.st_mode))
		return write_through(path, content, err);
	return write_aside(path, content, err);
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
