/* The verb "status", and what of the archive's folder is not committed. */
#include "command.h"

#include "submit/submit.h"

/* Files that are named one by one. */
#define NAMED_MOST 20

static const char *
difference(enum work_state state)
{
	switch (state) {
	case WORK_NEW:
		return _("it is new");
	case WORK_CHANGED:
		return _("it was changed");
	case WORK_UNREADABLE:
		return _("it cannot be read there");
	default:
		return work_sentence(state);
	}
}

static void
note_files(const struct city *city, const struct uncommitted *uncommitted,
	   struct table *table)
{
	size_t count = uncommitted->files.count;

	for (size_t i = 0; i < count && i < NAMED_MOST; i++) {
		const struct uncommitted_file *file =
			&uncommitted->files.items[i];

		const char *name = department_name(
			&city->departments[file->department], file->year);

		if (file->state == WORK_REMOVED)
			table_note(table, "uncommitted",
				   _("%s %d: %s is gone from the archive's "
				     "folder, which is not committed: it still "
				     "counts."),
				   name, file->year, file->path);
		else
			table_note(table, "uncommitted",
				   _("%s %d: %s is not committed, so not in "
				     "figures: %s."),
				   name, file->year, file->path,
				   difference(file->state));
	}
	if (count > NAMED_MOST)
		table_note(table, "uncommitted",
			   _("There are %zu more files that are not "
			     "committed."),
			   count - NAMED_MOST);
}

static void
note_astray(const struct uncommitted *uncommitted, struct table *table)
{
	struct strbuf paths = {0};
	size_t count = uncommitted->astray.count;

	for (size_t i = 0; i < count && i < NAMED_MOST; i++)
		strbuf_puts(strbuf_next(&paths), uncommitted->astray.items[i]);
	if (count > NAMED_MOST)
		strbuf_printf(&paths, _(" and %zu more"), count - NAMED_MOST);
	if (count > 0)
		table_note(
			table, "astray",
			_("Files that are not committed, and would belong to "
			  "no department and year: %s."),
			paths.data);
	strbuf_release(&paths);
}

/* What is not committed is of the present alone. An archive that cannot be
 * looked at takes nothing from the report. */
static void
note_uncommitted(const struct invocation *invocation, struct table *table)
{
	const struct city *city = invocation->config.city;
	struct uncommitted uncommitted = {0};
	struct error err = {0};

	if (invocation->known_on)
		return;
	if (!uncommitted_find(&invocation->config, &uncommitted, &err)) {
		table_note(table, "archive",
			   _("What is not committed cannot be told: %s"),
			   err.message);
		return;
	}
	if (uncommitted.tree.doing)
		table_note(table, "unfinished",
			   _("Somebody has begun a %s in the archive's folder "
			     "and not ended it."),
			   uncommitted.tree.doing);
	if (uncommitted.tree.kind == WORKTREE_OTHER)
		table_note(table, "worktree",
			   _("The archive's folder does not show the branch "
			     "%s; what is not committed there was not looked "
			     "for."),
			   city->branch);
	note_files(city, &uncommitted, table);
	note_astray(&uncommitted, table);
	uncommitted_release(&uncommitted);
}

static bool
run(struct invocation *invocation, struct error *err)
{
	struct table table = {0};
	bool ok = report_status(&invocation->report, &table, err);

	if (ok) {
		note_uncommitted(invocation, &table);
		ok = output_table(invocation, &table, err);
	}
	table_release(&table);
	return ok;
}

const struct command cmd_status = {
	.name = "status",
	.summary = N_("What is loaded, missing, stale or set aside."),
	.operands = "",
	.needs = NEEDS_WAREHOUSE,
	.run = run,
};
