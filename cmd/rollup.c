/* The verb "rollup". */
#include "command.h"

enum {
	OPTION_SCOPE,
};

static const struct command_option options[] = {
	[OPTION_SCOPE] = {"scope", "department|unit",
			  N_("whose figures; else department")},
	{0},
};

static bool
run(struct invocation *invocation, struct error *err)
{
	char **words = invocation->operands;
	struct table table = {0};
	const struct form *form;
	enum scope scope;
	int year;

	bool ok =
		forms_ask(invocation->config.forms, words[0], &form, err) &&
		operand_year(words[1], &year, err) &&
		operand_scope(invocation->values[OPTION_SCOPE], &scope, err) &&
		report_rollup(&invocation->report, form, year, scope, &table,
			      err) &&
		output_table(invocation, &table, err);
	table_release(&table);
	return ok;
}

const struct command cmd_rollup = {
	.name = "rollup",
	.summary = N_("A form added up over the departments."),
	.operands = N_("FORM YEAR"),
	.about = N_("Every sum says how many of how many departments are in "
		    "it, and the missing are\nnamed. Departments, which "
		    "include their units, and single units are never "
		    "added\ntogether:\n  juesuan rollup expenditure 2024"),
	.options = options,
	.needs = NEEDS_WAREHOUSE,
	.operands_min = 2,
	.operands_max = 2,
	.run = run,
};
