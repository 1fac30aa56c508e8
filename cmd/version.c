/* The verb "version". */
#include "command.h"

static bool
run(struct invocation *invocation, struct error *err)
{
	(void)invocation;
	return output_write(NULL, TEXT("juesuan " JUESUAN_VERSION "\n"), err);
}

const struct command cmd_version = {
	.name = "version",
	.summary = N_("Print the version."),
	.operands = "",
	.run = run,
};
