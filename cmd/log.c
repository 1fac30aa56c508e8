/* The verb "log". */
#include "command.h"

#define FIGURES_DEFAULT 20

enum {
	OPTION_AUTHOR,
	OPTION_COMMIT,
	OPTION_SINCE,
	OPTION_UNTIL,
	OPTION_FIGURES,
	OPTION_MERGED_VIEW,
};

static const struct command_option options[] = {
	[OPTION_AUTHOR] =
		{"author", N_("NAME|MAIL"),
		 N_("what one person wrote or dropped; else everybody")},
	[OPTION_COMMIT] = {"commit", N_("COMMIT"),
			   N_("what one commit changed; else all of them")},
	[OPTION_SINCE] = {"since", N_("DATE|REVISION"),
			  N_("what came onto the branch after it")},
	[OPTION_UNTIL] = {"until", N_("DATE|REVISION"),
			  N_("the same as --known-on")},
	[OPTION_FIGURES] = {"figures", N_("N"),
			    N_("how many of a commit's document; else 20")},
	[OPTION_MERGED_VIEW] =
		{"merged-view", NULL,
		 N_("what each merge brought in, under who merged")},
	{0},
};

/* "kjj" or "kjj/2024". */
static bool
read_document(const struct city *city, const char *word,
	      struct log_question *out, struct error *err)
{
	const char *slash = strchr(word, '/');
	struct text name = text_of(word);
	struct arena arena = {0};

	if (slash)
		name.length = (size_t)(slash - word);
	bool ok = city_department(city, arena_copy(&arena, name).data,
				  &out->department, err) &&
		  (!slash || operand_year(slash + 1, &out->year, err));
	arena_release(&arena);
	return ok;
}

static bool
run(struct invocation *invocation, struct error *err)
{
	const struct city *city = invocation->config.city;
	const char *const *values = invocation->values;
	struct log_question question = {
		.department = SIZE_MAX,
		.author = values[OPTION_AUTHOR],
		.figures = FIGURES_DEFAULT,
		.merged_view = values[OPTION_MERGED_VIEW] != NULL,
	};
	struct moment since;
	struct table table = {0};

	bool ok = operand_moment(invocation, values[OPTION_COMMIT],
				 &question.commit, err) &&
		  operand_interval(invocation, values[OPTION_SINCE],
				   values[OPTION_UNTIL], &since,
				   &question.since, &question.first, err) &&
		  (invocation->operand_count == 0 ||
		   read_document(city, invocation->operands[0], &question,
				 err)) &&
		  (!values[OPTION_FIGURES] ||
		   operand_number(values[OPTION_FIGURES], &question.figures,
				  err)) &&
		  report_log(&invocation->report, &question, &table, err) &&
		  output_table(invocation, &table, err);

	table_release(&table);
	return ok;
}

const struct command cmd_log = {
	.name = "log",
	.summary = N_("What commits changed: documents and figures."),
	.operands = N_("[DEPARTMENT[/YEAR]]"),
	.about = N_(
		"By commit, in the order in which they came onto the branch: "
		"who wrote it, who\nmerged it, when and why, what happened to "
		"each document and which figures\nchanged:\n  juesuan log "
		"kjj/2024\n  juesuan log --author 方圆 --since 2024-01-01"),
	.options = options,
	.needs = NEEDS_WAREHOUSE,
	.operands_max = 1,
	.run = run,
};
