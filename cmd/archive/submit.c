/* The verb "submit". */
#include "command.h"

#include "submit/submit.h"

enum {
	OPTION_REASON,
	OPTION_REMOVED,
	OPTION_DRY_RUN,
};

static const struct command_option options[] = {
	[OPTION_REASON] =
		{"reason", N_("TEXT"),
		 N_("why figures are corrected; closed years need it")},
	[OPTION_REMOVED] = {"removed", NULL,
			    N_("take out of the archive what the folder lost")},
	[OPTION_DRY_RUN] = {"dry-run", NULL,
			    N_("only tell what would be committed")},
	{0},
};

/* The departments that were named; NULL when none was. */
static bool
choose(const struct invocation *invocation, bool **out, struct error *err)
{
	const struct city *city = invocation->config.city;
	bool *chosen = NULL;

	if (invocation->operand_count > 0)
		chosen = mem_zero(city->department_count, sizeof *chosen);
	for (int i = 0; i < invocation->operand_count; i++) {
		size_t department;

		if (!city_department(city, invocation->operands[i], &department,
				     err)) {
			free(chosen);
			return false;
		}
		chosen[department] = true;
	}
	*out = chosen;
	return true;
}

static void
print_commit(struct strbuf *out, const struct city *city,
	     const struct submitted *commit)
{
	const struct department *department =
		&city->departments[commit->department];

	strbuf_printf(out,
		      _("%s %s: new files %zu, changed %zu, removed %zu\n"),
		      department->id, department->name, commit->added,
		      commit->changed, commit->removed);
	if (!commit->has_submitter)
		strbuf_printf(out,
			      _("  in the name of %s, for the configuration "
				"names no submitter\n"),
			      city->committer.name);
}

static void
print_report(struct strbuf *out, const struct city *city,
	     const struct submit_report *report, bool dry_run)
{
	if (report->commits.count == 0)
		strbuf_puts(out, _("Nothing to submit.\n"));
	else
		strbuf_puts(out, dry_run ? _("Would be committed:\n")
					 : _("Committed:\n"));
	vec_each (const struct submitted *, commit, &report->commits)
		print_commit(out, city, commit);
	if (report->left_out.count > 0)
		strbuf_puts(out, _("Left out:\n"));
	vec_each (const struct left_out *, left, &report->left_out)
		strbuf_printf(out, _("%s: %s.\n"), left->path, left->why);
}

static bool
run(struct invocation *invocation, struct error *err)
{
	struct submit_options how = {
		.reason = invocation->values[OPTION_REASON],
		.removed = invocation->values[OPTION_REMOVED] != NULL,
		.dry_run = invocation->values[OPTION_DRY_RUN] != NULL,
	};
	struct submit_report report = {0};
	struct strbuf out = {0};
	bool *chosen = NULL;
	bool ok = choose(invocation, &chosen, err);

	how.departments = chosen;
	ok = ok && submit_files(&invocation->config, &how, &report, err);
	if (ok) {
		invocation->findings = report.left_out.count > 0;
		print_report(&out, invocation->config.city, &report,
			     how.dry_run);
		ok = output_write(NULL, strbuf_view(&out), err);
	}
	submit_report_release(&report);
	strbuf_release(&out);
	free(chosen);
	return ok;
}

const struct command cmd_submit = {
	.name = "submit",
	.summary = N_("Commit new and changed source files."),
	.operands = N_("[DEPARTMENT]..."),
	.about = N_("Files of the archive's folder and of the departments' "
		    "inboxes become commits,\none a department, in the name of "
		    "its submitter. What others have staged stays\ntheirs; "
		    "hooks are not run. What is left out is listed with the "
		    "reason:\n  juesuan submit kjj --reason '录入时数字颠倒'"),
	.options = options,
	.needs = NEEDS_CONFIG,
	.operands_max = 65535,
	.run = run,
};
