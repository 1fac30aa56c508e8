/*
 * The program juesuan: the reports that a warehouse answers alone. What else is
 * asked it hands over to juesuan-archive.
 */
#include "command.h"

#include <errno.h>
#include <unistd.h>

#define WHOLE_PROGRAM "juesuan-archive"

const struct command *const commands[] = {
	&cmd_show, &cmd_compare, &cmd_rollup,  &cmd_trace, &cmd_restatements,
	&cmd_log,  &cmd_export,  &cmd_version, NULL,
};

/* Returns only where there is nothing to hand over to; name: what it is for. */
static bool
hand_over(const struct invocation *invocation, const char *name,
	  struct error *err)
{
	struct strbuf program = {0};

	program_find(WHOLE_PROGRAM, &program);
	execv(program.data, invocation->command_line);
	strbuf_release(&program);
	return error_set(err, ERR_SYSTEM,
			 _("%s, needed for “%s”, could not be started: %s. "
			   "Install juesuan anew."),
			 WHOLE_PROGRAM, name, strerror(errno));
}

bool
command_absent(const struct invocation *invocation, const char *name,
	       struct error *err)
{
	return hand_over(invocation, name, err);
}

bool
revision_find(const struct invocation *invocation, const char *revision,
	      struct strbuf *out, struct error *err)
{
	(void)out;
	return hand_over(invocation, revision, err);
}
