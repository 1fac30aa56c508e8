/* The verb "compare". */
#include "command.h"

enum {
	OPTION_YEARS,
	OPTION_DEPARTMENTS,
	OPTION_SCOPE,
};

static const struct command_option options[] = {
	[OPTION_YEARS] = {"years", N_("YEAR-YEAR"),
			  N_("which years; else all of the city's")},
	[OPTION_DEPARTMENTS] = {"departments", N_("NAME,NAME..."),
				N_("which departments; else all of them")},
	[OPTION_SCOPE] = {"scope", "department|unit",
			  N_("whose figures; else department")},
	{0},
};

static bool
list_measures(const struct invocation *invocation, struct error *err)
{
	const struct measures *measures = invocation->config.measures;
	struct table table = {.id = "measures", .title = _("Measures")};

	table_column(&table, "measure", _("Measure"), "", false);
	table_column(&table, "name", _("Name"), "", false);
	for (size_t i = 0; i < measures->count; i++) {
		const struct measure *measure = &measures->items[i];
		struct table_value *row = table_row(&table);

		row[0] = table_text(&table, text_of(measure->id));
		row[1] = table_text(&table, text_of(name_text(measure->name)));
	}
	bool ok = output_table(invocation, &table, err);
	table_release(&table);
	return ok;
}

/* False, and how it is compared, for one department's figure, as trace takes
 * it. */
static bool
is_no_address(const struct config *config, const char *address,
	      struct error *err)
{
	const char *figure = strchr(address, '/') + 1;
	struct text word = {address, (size_t)(figure - 1 - address)};
	struct arena scratch = {0};
	struct error unknown = {0};
	size_t department;
	bool is;

	figure = strchr(figure, '/');
	is = figure && strchr(figure + 1, '/') &&
	     !forms_find(config->forms, arena_copy(&scratch, word).data) &&
	     city_department(config->city, arena_copy(&scratch, word).data,
			     &department, &unknown);
	if (is)
		error_set(err, ERR_USAGE,
			  _("“%s” is the address of one department's figure: "
			    "compare it as `juesuan compare %s --departments "
			    "%s`, and see what it was before with `juesuan "
			    "trace %s`."),
			  address, figure + 1,
			  config->city->departments[department].id, address);
	arena_release(&scratch);
	return !is;
}

/* A single figure asked for as if it were a measure, called as it was asked
 * for: the report says which figure that is. */
static bool
measure_of_figure(const struct config *config, const char *address,
		  struct figure_name *figure, struct arena *arena,
		  struct measure *out, struct error *err)
{
	if (!is_no_address(config, address, err) ||
	    !figure_name_parse(config->forms, address, arena, figure, err))
		return false;
	*out = (struct measure){
		.id = address,
		.name = {address, address},
		.add = figure,
		.add_count = 1,
	};
	return true;
}

/* "kjj,jyj": ids, codes or names between commas. Chinese ones will do, and the
 * mark that parts the items of a list. */
static bool
read_departments(const struct city *city, const char *words,
		 struct arena *arena, struct compare_question *out,
		 struct error *err)
{
	static const struct text commas[] = {WORD(","), WORD("，"), WORD("、")};
	struct text rest = text_of(words);
	size_t *departments =
		arena_alloc(arena, (rest.length + 1) * sizeof *departments);
	size_t comma;

	out->departments = departments;
	do {
		size_t length = text_find_any(rest, commas, COUNT(commas));
		struct text word = text_trim((struct text){rest.data, length});

		if (word.length == 0)
			return error_set(err, ERR_USAGE,
					 _("Beside one of the commas of “%s” "
					   "a department is missing."),
					 words);
		if (!city_department(city, arena_copy(arena, word).data,
				     &departments[out->department_count], err))
			return false;
		out->department_count++;
		rest = text_skip(rest, length);
		comma = text_starts_any(rest, commas, COUNT(commas));
		rest = text_skip(rest, comma);
	} while (comma > 0);
	return true;
}

static bool
read_question(const struct invocation *invocation, struct arena *arena,
	      struct compare_question *out, struct error *err)
{
	const struct city *city = invocation->config.city;
	const char *years = invocation->values[OPTION_YEARS];
	const char *words = invocation->values[OPTION_DEPARTMENTS];

	out->extent.first_year = city->first_year;
	out->extent.last_year = city->last_year;
	if (years && !operand_years(years, &out->extent.first_year,
				    &out->extent.last_year, err))
		return false;
	if (words && !read_departments(city, words, arena, out, err))
		return false;
	return operand_scope(invocation->values[OPTION_SCOPE],
			     &out->extent.scope, err);
}

static bool
compare(const struct invocation *invocation, struct error *err)
{
	const struct config *config = &invocation->config;
	const char *word = invocation->operands[0];
	struct compare_question question = {0};
	struct arena arena = {0};
	struct figure_name figure;
	struct measure measure;
	struct table table = {0};
	bool ok = false;

	question.measure = measures_find(config->measures, word);
	if (!question.measure) {
		if (!strchr(word, '/')) {
			measures_lack(config->measures, word, err);
			goto out;
		}
		if (!measure_of_figure(config, word, &figure, &arena, &measure,
				       err))
			goto out;
		question.measure = &measure;
	}
	ok = read_question(invocation, &arena, &question, err) &&
	     report_compare(&invocation->report, &question, &table, err) &&
	     output_table(invocation, &table, err);
out:
	table_release(&table);
	arena_release(&arena);
	return ok;
}

static bool
run(struct invocation *invocation, struct error *err)
{
	return invocation->operand_count == 0 ? list_measures(invocation, err)
					      : compare(invocation, err);
}

const struct command cmd_compare = {
	.name = "compare",
	.summary = N_("Departments by years: amount, share, rank, change."),
	.operands = N_("[MEASURE|FORM/ROW/COLUMN]"),
	.about = N_("Without an operand it lists the measures. Any other "
		    "figure is named by its form,\nrow and column, as ids or "
		    "as `juesuan show` prints them:\n  juesuan compare "
		    "expenditure --years "
		    "2022-2024\n  juesuan compare expenditure/206/total"),
	.options = options,
	.needs = NEEDS_WAREHOUSE,
	.operands_max = 1,
	.run = run,
};
