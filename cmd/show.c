/* The verb "show". */
#include "command.h"

static bool
run(struct invocation *invocation, struct error *err)
{
	char **words = invocation->operands;
	const struct config *config = &invocation->config;
	struct table table = {0};
	const struct form *form;
	size_t department;
	int year;

	bool ok = city_department(config->city, words[0], &department, err) &&
		  operand_year(words[1], &year, err);
	if (ok && invocation->operand_count == 2)
		ok = report_forms(&invocation->report, department, year, &table,
				  err);
	else
		ok = ok && forms_ask(config->forms, words[2], &form, err) &&
		     report_show(&invocation->report, department, year, form,
				 &table, err);
	ok = ok && output_table(invocation, &table, err);
	table_release(&table);
	return ok;
}

const struct command cmd_show = {
	.name = "show",
	.summary = N_("One form of one document, as printed."),
	.operands = N_("DEPARTMENT YEAR [FORM]"),
	.about = N_("The department is an id, a code or a name, present or "
		    "former; the form is an id\nor a title. Without a form it "
		    "lists those of the document:\n  juesuan show kjj 2024\n  "
		    "juesuan show kjj 2024 expenditure"),
	.needs = NEEDS_WAREHOUSE,
	.operands_min = 2,
	.operands_max = 3,
	.run = run,
};
