/* The steps of a night, as its log tells them: see night.h. */
#include "night.h"

#include <stdarg.h>
#include <stdio.h>

void
night_begin_step(struct night *night)
{
	clock_gettime(CLOCK_MONOTONIC, &night->began);
}

void
night_end_step(struct night *night, const char *format, ...)
{
	struct strbuf line = {0};
	struct timespec now;
	va_list args;

	clock_gettime(CLOCK_MONOTONIC, &now);
	double seconds = (double)(now.tv_sec - night->began.tv_sec) +
			 (double)(now.tv_nsec - night->began.tv_nsec) / 1e9;
	va_start(args, format);
	strbuf_puts(&line, "juesuan: ");
	strbuf_puts(&line, arena_vprintf(&night->arena, format, args));
	va_end(args);
	strbuf_printf(&line, " (%.2f s)\n", seconds);
	fputs(line.data, stderr);
	fflush(stderr);
	strbuf_release(&line);
}

void
night_fail_step(struct night *night, const char *step, const struct error *err)
{
	const char *sentence =
		err->source[0] ? arena_printf(&night->arena, "%s: %s: %s", step,
					      err->source, err->message)
			       : arena_printf(&night->arena, "%s: %s", step,
					      err->message);

	if (night->failures.count == 0)
		night->first = *err;
	*vec_push(&night->failures) = sentence;
	night_end_step(night, _("failed: %s"), sentence);
}

const char *
night_path(struct night *night, const char *name, const char *format)
{
	return arena_printf(&night->arena, "%s/%s.%s", night->city->output,
			    name, strcmp(format, "text") == 0 ? "txt" : format);
}
