/*
 * A measure over departments and years: amounts, shares, ranks, changes and
 * rates, then the city's totals and those of the departments that have the
 * figure in every year.
 *
 * What is not defined is said to be so and never computed: a rate on a base of
 * zero, a change from a year that was not published, the change of a total that
 * is of other departments than the year before.
 */
#include "report/dissent.h"
#include "report/points.h"
#include "report/words.h"

/* Which column holds what; 0 where there is no such column. */
struct column_places {
	size_t share, rank, change, rate, part, whole;
};

enum {
	COLUMN_ID,
	COLUMN_DEPARTMENT,
	COLUMN_YEAR,
	COLUMN_VALUE,
	COLUMN_INCLUDED = 8,
	COLUMN_EXPECTED,
	COLUMN_NOTE,
};

static const struct column_places sums = {
	.share = 4, .rank = 5, .change = 6, .rate = 7};
static const struct column_places ratios = {
	.rank = 4, .change = 5, .part = 6, .whole = 7};

struct comparison {
	const struct compare_question *question;
	const struct city *city;
	struct points points;
	const struct column_places *columns;
	struct table table;
};

static bool
is_of_units(const struct comparison *c)
{
	return c->question->extent.scope == SCOPE_UNIT;
}

static void
add_columns(struct comparison *c)
{
	struct table *table = &c->table;
	const char *unit = unit_name(c->points.parts.unit);

	table_column(table, "id", _("Id"), "", false);
	table_column(table, "department", _("Department"), "", false);
	table_column(table, "year", _("Year"), "", true);
	if (c->points.ratio) {
		table_column(table, "ratio", _("Ratio"), "%", true);
		table_column(table, "rank", _("Rank"), "", true);
		table_column(table, "change", _("Change on the year"),
			     _("percentage points"), true);
		table_column(table, "part", _("Part"), unit, true);
		table_column(table, "whole", _("Whole"),
			     unit_name(c->points.wholes.unit), true);
	} else {
		table_column(table, "amount", _("Amount"), unit, true);
		table_column(table, "share",
			     is_of_units(c) ? _("Share of all units")
					    : _("Share of the city"),
			     "%", true);
		table_column(table, "rank", _("Rank"), "", true);
		table_column(table, "change", _("Change on the year"), unit,
			     true);
		table_column(table, "rate", _("Rate"), "%", true);
	}
	table_column(table, "included", _("Included"), "", true);
	table_column(table, "expected", _("Expected"), "", true);
	table_column(table, "note", _("Note"), "", false);
}

static void
print_figures(struct strbuf *out, const struct figure_name *figures,
	      size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			strbuf_puts(out, " + ");
		figure_words(out, &figures[i]);
	}
}

static void
add_facts(struct comparison *c)
{
	const struct compare_question *question = c->question;
	const struct measure *measure = question->measure;
	struct strbuf figures = {0};

	table_fact(&c->table, "measure", _("Measure"), "%s",
		   name_text(measure->name));
	print_figures(&figures, measure->add, measure->add_count);
	if (c->points.ratio) {
		strbuf_puts(&figures, " ÷ ");
		print_figures(&figures, measure->share_of,
			      measure->share_of_count);
	}
	table_fact(&c->table, "figures", _("Figures"), "%s",
		   strbuf_string(&figures));
	years_fact(&c->table, question->extent.first_year,
		   question->extent.last_year);
	table_fact(&c->table, "scope", _("Scope"), "%s",
		   scope_words(question->extent.scope));
	table_fact(&c->table, "unit", _("Unit"), "%s",
		   unit_name(c->points.parts.unit));
	strbuf_release(&figures);
}

static struct table_value
amount(int64_t value, enum unit unit)
{
	struct table_value out = table_amount(value, unit, unit_decimals(unit));

	out.grouped = true;
	return out;
}

/* Why there is nothing to compare with; why is empty before the city's first
 * year, for which nothing is asked. */
static struct table_value
no_base(struct comparison *c, const struct table_value *why)
{
	struct arena *arena = &c->table.arena;

	if (why->kind == VALUE_NONE)
		return table_state("undefined_no_base", _("no base"));
	const char *words = why->text;
	if (strcmp(why->id, holding_id(HOLDING_NOT_EXPECTED)) == 0)
		words = _("not expected");
	else if (strcmp(why->id, value_zero_denominator().id) == 0)
		words = _("divided by zero");
	return table_state(arena_printf(arena, "undefined_base_%s", why->id),
			   arena_printf(arena, _("no base: %s"), words));
}

/* The change to now from a year before that has a value, and its rate. */
static void
put_change(struct comparison *c, const struct point *now,
	   const struct point *before, struct table_value *row)
{
	struct table_value *change = &row[c->columns->change];
	int64_t difference;

	if (!amount_subtract(now->value, before->value, &difference)) {
		*change = value_overflow();
	} else if (c->points.ratio) {
		*change = table_points(difference);
	} else {
		*change = amount(difference, c->points.parts.unit);
		row[c->columns->rate] = rate_value(difference, before->value);
	}
}

/* The same word instead of a change and of a rate. */
static void
put_no_change(struct comparison *c, struct table_value word,
	      struct table_value *row)
{
	row[c->columns->change] = word;
	if (!c->points.ratio)
		row[c->columns->rate] = word;
}

static struct table_value
share_value(const struct point *point, const struct point *city)
{
	int64_t hundredths;

	if (city->part > 0 &&
	    amount_percent(point->part, city->part, &hundredths))
		return table_rate(hundredths);
	if (city->part < 0)
		return table_state("undefined_total_negative",
				   _("undefined: total is negative"));
	return table_state("undefined_total_zero",
			   _("undefined: total is zero"));
}

/* The value, or the word for why there is none. */
static void
put_value(struct comparison *c, const struct point *point,
	  struct table_value why, struct table_value *row)
{
	enum unit unit = c->points.parts.unit;

	if (!point->has || !point->number)
		row[COLUMN_VALUE] = why;
	else
		row[COLUMN_VALUE] = c->points.ratio
					    ? table_rate(point->value)
					    : amount(point->value, unit);
}

/* What a department's ratio was made of: a blank is none of it, not a zero. */
static void
put_parts(struct comparison *c, size_t d, int year, struct table_value *row)
{
	const struct measured *parts = &c->points.parts;
	const struct measured *wholes = &c->points.wholes;

	row[c->columns->part] =
		sum_value(measured_at(parts, d, year), parts->unit);
	row[c->columns->whole] =
		sum_value(measured_at(wholes, d, year), wholes->unit);
}

static void
add_department_row(struct comparison *c, size_t d, int year,
		   const struct table_value *head, const struct point *city)
{
	const struct points *points = &c->points;
	const struct point *now = points_at(points, d, year);
	const struct point *before = year > points->extent.first_year
					     ? now - c->city->department_count
					     : NULL;
	struct table_value *row = table_row(&c->table);

	row[COLUMN_ID] = head[COLUMN_ID];
	row[COLUMN_DEPARTMENT] = head[COLUMN_DEPARTMENT];
	row[COLUMN_YEAR] = table_count(year);
	if (now->stale)
		row[COLUMN_NOTE] = table_state("stale", _("stale"));
	else if (now->disagree)
		row[COLUMN_NOTE] = dissent_mark();
	put_value(c, now, points_why(points, d, year), row);
	if (points->ratio && now->known)
		put_parts(c, d, year, row);
	if (now->has && now->number && city->has && !points->ratio)
		row[c->columns->share] = share_value(now, city);
	if (now->rank > 0)
		row[c->columns->rank] = table_count(now->rank);
	/* A blank cell is zero beside a number; two of them say nothing. */
	if (before && now->has && before->has) {
		if (now->number || before->number)
			put_change(c, now, before, row);
	} else if (now->has && now->number) {
		struct table_value why = {0};

		if (before)
			why = points_why(points, d, year - 1);
		put_no_change(c, no_base(c, &why), row);
	}
}

static void
add_department_rows(struct comparison *c, size_t d, const struct point *cities)
{
	const struct department *department = &c->city->departments[d];
	const struct table_value head[] = {
		[COLUMN_ID] = table_text(&c->table, text_of(department->id)),
		[COLUMN_DEPARTMENT] =
			table_text(&c->table, text_of(department->name)),
	};
	int first = c->question->extent.first_year;

	for (int y = first; y <= c->question->extent.last_year; y++)
		add_department_row(c, d, y, head, &cities[y - first]);
}

/* Instead of a total of nobody: each may have another reason. */
static struct table_value
none_included(void)
{
	return table_state("none_included", _("none included"));
}

static struct table_value
why_no_total(const struct point *total, size_t n)
{
	if (n == 0)
		return none_included();
	return total->known ? value_zero_denominator() : value_overflow();
}

/* A total's change from the year before, when both are of the same
 * departments. */
static void
put_city_change(struct comparison *c, const struct point *now, int year,
		bool panel, struct table_value *row)
{
	const struct points *points = &c->points;
	struct point before = {0};
	struct table_value why = {0};
	size_t n = 0;

	if (!now->has)
		return;
	if (year > points->extent.first_year) {
		before = points_total(points, year - 1, panel, &n);
		why = why_no_total(&before, n);
	}
	if (n == 0)
		put_no_change(c, no_base(c, &why), row);
	else if (!points_comparable(points, year, panel))
		put_no_change(
			c, table_state("not_comparable", _("not comparable")),
			row);
	else if (!before.has)
		put_no_change(c, no_base(c, &why), row);
	else
		put_change(c, now, &before, row);
}

/* What belongs to a department stands in its figures: units make no city. */
static const char *
words_of_total(const struct comparison *c, bool panel)
{
	if (is_of_units(c))
		return panel ? _("Same units") : _("All units");
	return panel ? _("Same departments") : _("Whole city");
}

/* A row of totals: of all departments that are known, or of the panel. */
static void
add_city_row(struct comparison *c, int year, bool panel)
{
	const struct points *points = &c->points;
	struct table_value *row = table_row(&c->table);
	size_t n, of;
	struct point now = points_total(points, year, panel, &n);

	of = panel ? points_expected(points, points->panel_from,
				     points->extent.last_year)
		   : points_expected(points, year, year);
	row[COLUMN_ID] =
		table_text(&c->table, panel ? TEXT("(panel)") : TEXT("(city)"));
	row[COLUMN_DEPARTMENT] =
		table_text(&c->table, text_of(words_of_total(c, panel)));
	row[COLUMN_YEAR] = table_count(year);
	put_value(c, &now, why_no_total(&now, n), row);
	if (points->ratio && now.known) {
		row[c->columns->part] = amount(now.part, points->parts.unit);
		row[c->columns->whole] = amount(now.whole, points->wholes.unit);
	}
	row[COLUMN_VALUE].n = (uint16_t)n;
	row[COLUMN_VALUE].of = (uint16_t)of;
	row[COLUMN_INCLUDED] = table_count((int64_t)n);
	row[COLUMN_EXPECTED] = table_count((int64_t)of);
	put_city_change(c, &now, year, panel, row);
	if (n < of && !panel)
		row[COLUMN_NOTE] = table_state("incomplete", _("incomplete"));
}

static bool
is_asked_for(const struct comparison *c, size_t department)
{
	const struct compare_question *question = c->question;

	if (!question->departments)
		return points_in_scope(&c->points, department);
	for (size_t i = 0; i < question->department_count; i++)
		if (question->departments[i] == department)
			return true;
	return false;
}

static void
add_rows(struct comparison *c)
{
	int first = c->question->extent.first_year,
	    last = c->question->extent.last_year;
	size_t years = (size_t)(last - first + 1), rows = 2 * years, n;
	struct point *cities = mem_zero(years, sizeof *cities);

	for (size_t i = 0; i < years; i++)
		cities[i] = points_total(&c->points, first + (int)i, false, &n);
	for (size_t d = 0; d < c->city->department_count; d++)
		rows += is_asked_for(c, d) ? years : 0;
	vec_reserve(&c->table.values, rows * c->table.columns.count);
	for (size_t d = 0; d < c->city->department_count; d++)
		if (is_asked_for(c, d))
			add_department_rows(c, d, cities);
	for (int y = first; y <= last; y++)
		add_city_row(c, y, false);
	for (int y = first; y <= last; y++)
		add_city_row(c, y, true);
	free(cities);
}

/* A row that no document prints looks like one that they all leave blank. */
static void
note_no_number(struct comparison *c)
{
	int first = c->question->extent.first_year,
	    last = c->question->extent.last_year;

	for (size_t d = 0; d < c->city->department_count; d++)
		for (int y = first; y <= last; y++)
			if (points_in_scope(&c->points, d) &&
			    points_at(&c->points, d, y)->number)
				return;
	table_note(&c->table, "no_number",
		   _("No department has a number there in these years."));
}

/* Who is not in the total of a year, and why. */
static void
note_missing(struct comparison *c, int year)
{
	struct strbuf missing = {0};

	for (size_t d = 0; d < c->city->department_count; d++) {
		const struct point *point = points_at(&c->points, d, year);

		if (!points_in_scope(&c->points, d) || point->known ||
		    !point->expected)
			continue;
		strbuf_printf(strbuf_next(&missing), _("%s (%s)"),
			      department_name(&c->city->departments[d], year),
			      points_why(&c->points, d, year).text);
	}
	if (missing.length > 0)
		table_note(&c->table, "missing",
			   _("The total of %d is incomplete; not included: "
			     "%s."),
			   year, strbuf_string(&missing));
	strbuf_release(&missing);
}

static void
note_panel(struct comparison *c)
{
	const struct points *points = &c->points;
	struct strbuf outside = {0};

	for (size_t d = 0; d < c->city->department_count; d++) {
		bool expected = false;

		for (int y = points->panel_from; y <= points->extent.last_year;
		     y++)
			expected =
				expected || points_at(points, d, y)->expected;
		if (points_in_scope(points, d) && expected && !points->panel[d])
			strbuf_puts(strbuf_next(&outside),
				    c->city->departments[d].name);
	}
	if (outside.length > 0)
		table_note(&c->table, "panel",
			   _("“%s” are those that have the figure in every "
			     "year from %d to %d; not among them: %s."),
			   words_of_total(c, true), points->panel_from,
			   points->extent.last_year, strbuf_string(&outside));
	strbuf_release(&outside);
}

static void
note_stale_points(struct comparison *c)
{
	int first = c->question->extent.first_year,
	    last = c->question->extent.last_year;
	struct strbuf stale = {0};

	for (size_t d = 0; d < c->city->department_count; d++)
		for (int y = first; y <= last; y++)
			if (points_in_scope(&c->points, d) &&
			    points_at(&c->points, d, y)->stale)
				strbuf_printf(strbuf_next(&stale), "%s %d",
					      c->city->departments[d].name, y);
	note_stale(&c->table, &stale);
	strbuf_release(&stale);
}

static bool
check_question(const struct city *city, const struct compare_question *question,
	       struct error *err)
{
	if (question->extent.last_year < question->extent.first_year)
		return error_set(err, ERR_USAGE,
				 _("The years %d to %d run backwards."),
				 question->extent.first_year,
				 question->extent.last_year);
	for (size_t i = 0; i < question->department_count; i++) {
		const struct department *department =
			&city->departments[question->departments[i]];

		if (department->scope != question->extent.scope)
			return error_set(
				err, ERR_USAGE,
				_("%s does not belong to “%s”: figures of "
				  "different scopes are not compared. See "
				  "--scope."),
				department->name,
				scope_words(question->extent.scope));
	}
	return year_is_known(city, question->extent.first_year, err) &&
	       year_is_known(city, question->extent.last_year, err);
}

bool
report_compare(const struct report_context *context,
	       const struct compare_question *question, struct table *out,
	       struct error *err)
{
	struct comparison c = {
		.question = question,
		.city = context->config->city,
	};
	bool ok;

	if (!check_question(c.city, question, err) ||
	    !points_read(context, question, &c.points, err))
		return false;
	c.columns = c.points.ratio ? &ratios : &sums;
	table_begin(&c.table, context, "compare", _("Comparison"));
	add_facts(&c);
	add_columns(&c);
	add_rows(&c);
	note_no_number(&c);
	for (int y = question->extent.first_year;
	     y <= question->extent.last_year; y++)
		note_missing(&c, y);
	note_panel(&c);
	note_stale_points(&c);
	ok = dissentings_note(context, &c.points.parts.dissentings, &c.table,
			      err) &&
	     dissentings_note(context, &c.points.wholes.dissentings, &c.table,
			      err);
	points_release(&c.points);
	if (ok)
		*out = c.table;
	else
		table_release(&c.table);
	return ok;
}
