/* The verb "status". */
#include "command.h"

static bool
run(struct invocation *invocation, struct error *err)
{
	struct table table = {0};
	bool ok = report_status(&invocation->report, &table, err) &&
		  output_table(invocation, &table, err);

	table_release(&table);
	return ok;
}

const struct command cmd_status = {
	.name = "status",
	.summary = N_("What is loaded, missing, stale or set aside, and why."),
	.operands = "",
	.needs = NEEDS_WAREHOUSE,
	.run = run,
};
