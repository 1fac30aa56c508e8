/* The verb "verify". */
#include "command.h"

#include "batch/batch.h"

#include <inttypes.h>

static void
print_verification(struct strbuf *out, const struct verify_report *report)
{
	strbuf_printf(out,
		      _("Verified up to commit %.12s, position %" PRId64
			", reading %.12s.\n"),
		      report->tip, report->position, report->reading);
	if (report->contradiction.length > 0)
		strbuf_printf(out, "%s\n", report->contradiction.data);
	if (report->differences > 0) {
		strbuf_printf(out,
			      _("Differences from what git gives: %" PRId64
				". The first:\n"),
			      report->differences);
		strbuf_printf(out, "%s\n", report->first.data);
	} else if (report->contradiction.length == 0) {
		strbuf_puts(out, _("The warehouse is what git gives.\n"));
		return;
	}
	strbuf_puts(out, _("Find out who changed the file; `juesuan load "
			   "--rebuild` makes it anew.\n"));
}

static bool
run(struct invocation *invocation, struct error *err)
{
	struct verify_report report = {0};
	struct strbuf out = {0};

	if (!batch_verify(&invocation->config, &report, err))
		return false;
	invocation->findings =
		report.differences > 0 || report.contradiction.length > 0;
	print_verification(&out, &report);
	bool ok = output_write(NULL, strbuf_view(&out), err);
	strbuf_release(&out);
	verify_report_release(&report);
	return ok;
}

const struct command cmd_verify = {
	.name = "verify",
	.summary = N_("Compare the warehouse with git, row by row."),
	.operands = "",
	.about = N_("The archive is read anew, aside, up to the commit that "
		    "the warehouse stands on;\nwhere they differ, the first "
		    "difference is named, all are counted, and the exit\n"
		    "status is 1. What loads did and took away (the journal) "
		    "has no source in git and\nis not compared."),
	.needs = NEEDS_CONFIG,
	.run = run,
};
