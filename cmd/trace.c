/* The verb "trace". */
#include "command.h"

/* What follows the first '/' of word, which becomes its end; NULL if none. */
static char *
cut(char *word)
{
	char *slash = strchr(word, '/');

	if (!slash)
		return NULL;
	*slash = '\0';
	return slash + 1;
}

static bool
run(struct invocation *invocation, struct error *err)
{
	const struct config *config = &invocation->config;
	const char *address = invocation->operands[0];
	char *department_word = mem_copy(address, strlen(address));
	char *year_word = cut(department_word);
	char *figure_word = year_word ? cut(year_word) : NULL;
	struct arena arena = {0};
	struct table table = {0};
	struct figure_name figure;
	size_t department;
	int year;
	bool ok = false;

	const char *row_word = figure_word ? strchr(figure_word, '/') : NULL;
	if (!row_word || !strchr(row_word + 1, '/')) {
		error_set(err, ERR_USAGE,
			  _("“%s” is no figure's address: write "
			    "DEPARTMENT/YEAR/FORM/ROW/COLUMN."),
			  address);
		goto out;
	}
	ok = city_department(config->city, department_word, &department, err) &&
	     operand_year(year_word, &year, err) &&
	     figure_name_parse(config->forms, figure_word, &arena, &figure,
			       err) &&
	     report_trace(&invocation->report, department, year, &figure,
			  &table, err) &&
	     output_table(invocation, &table, err);
out:
	table_release(&table);
	arena_release(&arena);
	free(department_word);
	return ok;
}

const struct command cmd_trace = {
	.name = "trace",
	.summary = N_("Every value a figure ever had: by whom, when, why."),
	.operands = N_("DEPARTMENT/YEAR/FORM/ROW/COLUMN"),
	.about = N_("Every part may be an id or a Chinese name, a row also a "
		    "code. For each value:\nwho wrote it and who merged it, "
		    "when and why, and where it stands in which file:\n  "
		    "juesuan trace kjj/2024/expenditure/206/total"),
	.needs = NEEDS_WAREHOUSE,
	.operands_min = 1,
	.operands_max = 1,
	.run = run,
};
