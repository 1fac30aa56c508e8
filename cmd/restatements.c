/* The verb "restatements". */
#include "command.h"

enum {
	OPTION_SINCE,
	OPTION_UNTIL,
	OPTION_DEPARTMENT,
	OPTION_YEAR,
	OPTION_AT_LEAST,
};

static const struct command_option options[] = {
	[OPTION_SINCE] = {"since", N_("DATE|REVISION"),
			  N_("changes after it; else since a year was "
			     "closed")},
	[OPTION_UNTIL] = {"until", N_("DATE|REVISION"),
			  N_("the same as --known-on")},
	[OPTION_DEPARTMENT] = {"department", N_("NAME"),
			       N_("whose figures; else everybody's")},
	[OPTION_YEAR] = {"year", N_("YEAR"),
			 N_("a closed year; else all of them")},
	[OPTION_AT_LEAST] = {"at-least", N_("AMOUNT|RATE%"),
			     N_("leave smaller differences out")},
	{0},
};

/* "100", in the city's unit of money or in 万元, "500元", "5%". words gets it
 * with its unit. */
static bool
read_least(const struct city *city, const char *word, struct strbuf *words,
	   struct restatements_question *out, struct error *err)
{
	size_t digits = strspn(word, "0123456789.,");
	struct text rest = text_trim(text_of(word + digits));
	enum unit unit = city->unit != UNIT_NONE ? city->unit : UNIT_WAN_YUAN;
	struct arena arena = {0};
	struct amount amount;
	bool rate = text_is(rest, "%") || text_is(rest, "％");

	if (rate)
		unit = UNIT_YUAN; /* of hundred, as a percent of hundredths */
	else if (rest.length > 0)
		unit = unit_of(text_fold(rest, &arena));
	arena_release(&arena);
	if (!unit_is_money(unit) ||
	    !amount_read((struct text){word, digits}, unit, &amount))
		return error_set(err, ERR_USAGE,
				 _("“%s” is neither an amount of money, such "
				   "as 100 or 500元, nor a rate such as 5%%."),
				 word);
	strbuf_add(words, word, digits);
	strbuf_printf(words, rate ? "%s" : " (%s)",
		      rate ? "%" : unit_name(unit));
	out->materiality = rate ? MATERIAL_RATE : MATERIAL_AMOUNT;
	out->least = amount.value;
	out->least_words = words->data;
	return true;
}

static bool
run(struct invocation *invocation, struct error *err)
{
	const struct city *city = invocation->config.city;
	const char *const *values = invocation->values;
	struct restatements_question question = {.department = SIZE_MAX};
	struct moment since;
	struct strbuf least = {0};
	struct table table = {0};

	bool ok = operand_interval(invocation, values[OPTION_SINCE],
				   values[OPTION_UNTIL], &since,
				   &question.since, &question.first, err) &&
		  (!values[OPTION_DEPARTMENT] ||
		   city_department(city, values[OPTION_DEPARTMENT],
				   &question.department, err)) &&
		  (!values[OPTION_YEAR] ||
		   operand_year(values[OPTION_YEAR], &question.year, err)) &&
		  (!values[OPTION_AT_LEAST] ||
		   read_least(city, values[OPTION_AT_LEAST], &least, &question,
			      err)) &&
		  report_restatements(&invocation->report, &question, &table,
				      err) &&
		  output_table(invocation, &table, err);

	table_release(&table);
	strbuf_release(&least);
	return ok;
}

const struct command cmd_restatements = {
	.name = "restatements",
	.summary = N_("What changed in closed years: by whom, when, why."),
	.operands = "",
	.about = N_("Every change of a figure of a year that the configuration "
		    "says is closed, with\nits difference; then the sums by "
		    "department. An amount is in 万元 unless it\nsays another "
		    "unit:\n  juesuan restatements --since 2024-01-01 "
		    "--at-least 100"),
	.options = options,
	.needs = NEEDS_WAREHOUSE,
	.run = run,
};
