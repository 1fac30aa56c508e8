/*
 * A measure over departments and years: amounts, shares, ranks, changes and
 * rates, then the city's totals and those of the departments that have the
 * figure in every year.
 *
 * What is not defined is said to be so and never computed: a rate on a base of
 * zero, a change from a year that was not published, the change of a total that
 * is of other departments than the year before.
 */
#include "report/measured.h"
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
	const struct report_context *context;
	const struct compare_question *question;
	const struct city *city;
	bool ratio;
	const struct column_places *columns;
	int base_year;                 /* the first that is read */
	int panel_from;                /* the first that the panel must have */
	struct measured parts, wholes; /* wholes of a ratio alone */
	bool *panel;                   /* by department */
	size_t *ranks; /* year by year, by department; 0 for none */
	struct table table;
};

/* A department's or the city's value in one year. */
struct point {
	bool known;  /* it can be added to others */
	bool has;    /* it can be compared with others */
	bool number; /* it is one itself, not a blank that counts as zero */
	int64_t part, whole;
	int64_t value;          /* the part, or the ratio in hundredths of % */
	struct table_value why; /* it has none */
};

static bool
in_scope(const struct comparison *c, size_t department)
{
	return c->city->departments[department].scope == c->question->scope;
}

static bool
is_known(const struct comparison *c, size_t department, int year)
{
	return sum_is_known(measured_at(&c->parts, department, year)) &&
	       (!c->ratio ||
		sum_is_known(measured_at(&c->wholes, department, year)));
}

static bool
is_expected(const struct comparison *c, size_t department, int year)
{
	const struct sum *sum = measured_at(&c->parts, department, year);

	return sum->state != MEASURED_UNKNOWN ||
	       sum->holding != HOLDING_NOT_EXPECTED;
}

static bool
is_stale(const struct comparison *c, size_t department, int year)
{
	return measured_at(&c->parts, department, year)->stale ||
	       (c->ratio && measured_at(&c->wholes, department, year)->stale);
}

/* Finish a point that has its part and whole. */
static void
settle(const struct comparison *c, struct point *point)
{
	point->value = point->part;
	if (!c->ratio)
		return;
	if (amount_percent(point->part, point->whole, &point->value))
		return;
	point->has = false;
	point->why = table_state("undefined_zero_denominator",
				 _("undefined: divided by zero"));
}

static struct point
point_of_department(const struct comparison *c, size_t department, int year)
{
	const struct sum *part = measured_at(&c->parts, department, year);
	const struct sum *whole =
		c->ratio ? measured_at(&c->wholes, department, year) : part;
	struct point point = {
		.known = sum_is_known(part) && sum_is_known(whole),
		.has = sum_has_value(part) && sum_has_value(whole),
		.number = c->ratio || part->state == MEASURED_NUMBER,
		.part = part->value,
		.whole = whole->value,
	};

	if (point.has)
		settle(c, &point);
	else
		point.why = sum_value(part->state > whole->state ? part : whole,
				      c->parts.unit);
	return point;
}

/* The total of the departments that are known, or of the panel. */
static struct point
point_of_city(const struct comparison *c, int year, bool panel, size_t *n_out)
{
	struct point point = {.known = true, .has = true, .number = true};
	size_t n = 0;

	for (size_t d = 0; d < c->city->department_count; d++) {
		if (!in_scope(c, d) ||
		    !(panel ? c->panel[d] : is_known(c, d, year)))
			continue;
		n++;
		point.has = point.has &&
			    amount_add(point.part,
				       measured_at(&c->parts, d, year)->value,
				       &point.part) &&
			    (!c->ratio ||
			     amount_add(point.whole,
					measured_at(&c->wholes, d, year)->value,
					&point.whole));
	}
	*n_out = n;
	if (!point.has)
		point = (struct point){.why = value_overflow()};
	else if (n == 0)
		point = (struct point){
			.why = value_holding(HOLDING_NOT_PUBLISHED)};
	else
		settle(c, &point);
	return point;
}

static size_t *
rank_at(const struct comparison *c, size_t department, int year)
{
	return &c->ranks[(size_t)(year - c->question->first_year) *
				 c->city->department_count +
			 department];
}

struct ranked {
	int64_t value;
	size_t department;
};

static int
by_value_descending(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->value != y->value)
		return x->value < y->value ? 1 : -1;
	return x->department < y->department ? -1
					     : x->department > y->department;
}

/* Among all departments of the scope, also where few are asked for. */
static void
rank_year(struct comparison *c, int year, struct ranked *room)
{
	size_t count = 0, rank = 0;

	for (size_t d = 0; d < c->city->department_count; d++) {
		if (!in_scope(c, d))
			continue;
		struct point point = point_of_department(c, d, year);
		if (point.has && point.number)
			room[count++] = (struct ranked){point.value, d};
	}
	qsort(room, count, sizeof *room, by_value_descending);
	for (size_t i = 0; i < count; i++) {
		if (i == 0 || room[i].value != room[i - 1].value)
			rank = i + 1;
		*rank_at(c, room[i].department, year) = rank;
	}
}

static void
rank_years(struct comparison *c)
{
	const struct compare_question *question = c->question;
	size_t count = c->city->department_count;
	struct ranked *room = mem_zero(count, sizeof *room);
	size_t years = (size_t)(question->last_year - question->first_year + 1);

	c->ranks = mem_zero(count * years, sizeof *c->ranks);
	for (int y = question->first_year; y <= question->last_year; y++)
		rank_year(c, y, room);
	free(room);
}

static void
choose_panel(struct comparison *c)
{
	c->panel = mem_zero(c->city->department_count, sizeof *c->panel);
	for (size_t d = 0; d < c->city->department_count; d++) {
		c->panel[d] = in_scope(c, d);
		for (int y = c->panel_from; y <= c->question->last_year; y++)
			c->panel[d] = c->panel[d] && is_known(c, d, y);
	}
}

static bool
read_values(struct comparison *c, struct error *err)
{
	const struct compare_question *question = c->question;
	const struct measure *measure = question->measure;
	struct perimeter perimeter = {0};
	bool ok;

	ok = perimeter_open(c->context, &perimeter, err) &&
	     measured_read(&perimeter, measure->add, measure->add_count,
			   question->scope, c->base_year, question->last_year,
			   &c->parts, err) &&
	     (!c->ratio || measured_read(&perimeter, measure->share_of,
					 measure->share_of_count,
					 question->scope, c->base_year,
					 question->last_year, &c->wholes, err));
	perimeter_release(&perimeter);
	if (ok && c->ratio &&
	    unit_is_money(c->parts.unit) != unit_is_money(c->wholes.unit))
		return error_set(err, ERR_CONFIG,
				 _("The measure '%s' divides money by a count; "
				   "both must be of one kind."),
				 measure->id);
	return ok;
}

static struct table_value
amount(int64_t value, enum unit unit)
{
	struct table_value out = table_amount(value, unit, unit_decimals(unit));

	out.grouped = true;
	return out;
}

/* Why there is nothing to compare with: before the city's first year nothing
 * is asked for. */
static struct table_value
no_base(struct comparison *c, const struct point *before)
{
	struct arena *arena = &c->table.arena;

	if (before->why.kind == VALUE_NONE)
		return table_state("undefined_no_base", _("no base"));
	const char *words = before->why.text;
	if (strcmp(before->why.id, holding_id(HOLDING_NOT_EXPECTED)) == 0)
		words = _("not expected");
	return table_state(
		arena_printf(arena, "undefined_base_%s", before->why.id),
		arena_printf(arena, _("no base: %s"), words));
}

/* The change from before to now, and its rate where that is defined. */
static void
put_change(struct comparison *c, const struct point *now,
	   const struct point *before, struct table_value *row)
{
	struct table_value *change = &row[c->columns->change];
	struct table_value *rate = &row[c->columns->rate];
	int64_t difference, hundredths;

	if (!now->has || (!now->number && !before->number))
		return;
	if (!before->has) {
		*change = no_base(c, before);
		if (!c->ratio)
			*rate = *change;
		return;
	}
	if (!amount_subtract(now->value, before->value, &difference)) {
		*change = value_overflow();
		return;
	}
	*change = c->ratio ? table_rate(difference)
			   : amount(difference, c->parts.unit);
	if (c->ratio)
		return;
	if (before->value == 0)
		*rate = table_state("undefined_base_zero",
				    _("undefined: base is zero"));
	else if (before->value < 0)
		*rate = table_state("undefined_base_negative",
				    _("undefined: base is negative"));
	else if (amount_percent(difference, before->value, &hundredths))
		*rate = table_rate(hundredths);
	else
		*rate = value_overflow();
}

static void
put_share(const struct point *point, const struct point *city,
	  struct table_value *share)
{
	int64_t hundredths;

	if (!point->has || !point->number || !city->has)
		return;
	if (city->part > 0 &&
	    amount_percent(point->part, city->part, &hundredths))
		*share = table_rate(hundredths);
	else
		*share = city->part < 0
				 ? table_state("undefined_total_negative",
					       _("undefined: total is "
						 "negative"))
				 : table_state("undefined_total_zero",
					       _("undefined: total is zero"));
}

/* The value itself, and of a ratio what it was made of. */
static void
put_value(struct comparison *c, const struct point *point,
	  struct table_value *row)
{
	struct table_value *value = &row[COLUMN_VALUE];

	if (!point->has)
		*value = point->why;
	else if (c->ratio)
		*value = table_rate(point->value);
	else
		*value = amount(point->part, c->parts.unit);
	if (c->ratio && point->known) {
		row[c->columns->part] = amount(point->part, c->parts.unit);
		row[c->columns->whole] = amount(point->whole, c->wholes.unit);
	}
}

static void
add_department_row(struct comparison *c, size_t d, int year,
		   const struct table_value *head, const struct point *city)
{
	struct point now = point_of_department(c, d, year), before = {0};
	size_t place = *rank_at(c, d, year);
	struct table_value *row = table_row(&c->table);

	if (year > c->base_year)
		before = point_of_department(c, d, year - 1);
	row[COLUMN_ID] = head[COLUMN_ID];
	row[COLUMN_DEPARTMENT] = head[COLUMN_DEPARTMENT];
	row[COLUMN_YEAR] = table_count(year);
	put_value(c, &now, row);
	if (!c->ratio) {
		/* A blank cell adds zero to everything, yet stays blank. */
		row[COLUMN_VALUE] = sum_value(measured_at(&c->parts, d, year),
					      c->parts.unit);
		put_share(&now, city, &row[c->columns->share]);
	}
	if (place > 0)
		row[c->columns->rank] = table_count((int64_t)place);
	put_change(c, &now, &before, row);
	if (is_stale(c, d, year))
		row[COLUMN_NOTE] = table_state("stale", _("stale"));
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
	int first = c->question->first_year;

	for (int y = first; y <= c->question->last_year; y++)
		add_department_row(c, d, y, head, &cities[y - first]);
}

static size_t
count_expected(const struct comparison *c, int first_year, int last_year)
{
	size_t count = 0;

	for (size_t d = 0; d < c->city->department_count; d++) {
		bool expected = false;

		for (int y = first_year; y <= last_year; y++)
			expected = expected || is_expected(c, d, y);
		count += expected && in_scope(c, d);
	}
	return count;
}

/* Are the totals of a year and the one before of the same departments? */
static bool
same_departments(const struct comparison *c, int year)
{
	for (size_t d = 0; d < c->city->department_count; d++)
		if (in_scope(c, d) &&
		    is_known(c, d, year) != is_known(c, d, year - 1))
			return false;
	return true;
}

static bool
panel_has(const struct comparison *c, int year)
{
	for (size_t d = 0; d < c->city->department_count; d++)
		if (c->panel[d] && !is_known(c, d, year))
			return false;
	return true;
}

/* One row of totals: of all that are known, or of the panel. */
static void
add_city_row(struct comparison *c, int year, bool panel)
{
	const struct compare_question *question = c->question;
	struct table_value *row = table_row(&c->table);
	size_t n, of, n_before;
	struct point now = point_of_city(c, year, panel, &n), before = {0};
	bool comparable = true;

	of = panel ? count_expected(c, c->panel_from, question->last_year)
		   : count_expected(c, year, year);
	row[COLUMN_ID] =
		table_text(&c->table, panel ? TEXT("(panel)") : TEXT("(city)"));
	row[COLUMN_DEPARTMENT] = table_text(
		&c->table, text_of(panel ? _("Same departments") : _("City")));
	row[COLUMN_YEAR] = table_count(year);
	put_value(c, &now, row);
	row[COLUMN_VALUE].n = (uint32_t)n;
	row[COLUMN_VALUE].of = (uint32_t)of;
	row[COLUMN_INCLUDED] = table_count((int64_t)n);
	row[COLUMN_EXPECTED] = table_count((int64_t)of);
	if (year > c->base_year) {
		before = point_of_city(c, year - 1, panel, &n_before);
		comparable = panel ? panel_has(c, year - 1)
				   : n_before == 0 || same_departments(c, year);
	}
	if (comparable) {
		put_change(c, &now, &before, row);
	} else if (now.has) {
		row[c->columns->change] =
			table_state("not_comparable", _("not comparable"));
		if (!c->ratio)
			row[c->columns->rate] = row[c->columns->change];
	}
	if (n < of && !panel)
		row[COLUMN_NOTE] = table_state("incomplete", _("incomplete"));
}

static void
add_columns(struct comparison *c)
{
	struct table *table = &c->table;
	const char *unit = unit_name(c->parts.unit);

	table_column(table, "id", _("Id"), "", false);
	table_column(table, "department", _("Department"), "", false);
	table_column(table, "year", _("Year"), "", true);
	if (c->ratio) {
		table_column(table, "ratio", _("Ratio"), "%", true);
		table_column(table, "rank", _("Rank"), "", true);
		table_column(table, "change", _("Change on the year"),
			     _("percentage points"), true);
		table_column(table, "part", _("Part"), unit, true);
		table_column(table, "whole", _("Whole"),
			     unit_name(c->wholes.unit), true);
	} else {
		table_column(table, "amount", _("Amount"), unit, true);
		table_column(table, "share", _("Share of the city"), "%", true);
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
		const struct form *form = figures[i].form;

		if (i > 0)
			strbuf_puts(out, " + ");
		strbuf_printf(out, "%s · ", name_text(form->name));
		strbuf_text(out, row_name(form, text_of(figures[i].row)));
		strbuf_printf(out, " · %s",
			      name_text(form->columns[figures[i].column].name));
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
	if (c->ratio) {
		strbuf_puts(&figures, " ÷ ");
		print_figures(&figures, measure->share_of,
			      measure->share_of_count);
	}
	table_fact(&c->table, "figures", _("Figures"), "%s",
		   strbuf_string(&figures));
	table_fact(&c->table, "years", _("Years"), "%d-%d",
		   question->first_year, question->last_year);
	table_fact(&c->table, "scope", _("Scope"), "%s",
		   scope_words(question->scope));
	table_fact(&c->table, "unit", _("Unit"), "%s",
		   unit_name(c->parts.unit));
	strbuf_release(&figures);
}

static bool
is_asked_for(const struct comparison *c, size_t department)
{
	const struct compare_question *question = c->question;

	if (!question->departments)
		return in_scope(c, department);
	for (size_t i = 0; i < question->department_count; i++)
		if (question->departments[i] == department)
			return true;
	return false;
}

static void
add_rows(struct comparison *c)
{
	int first = c->question->first_year, last = c->question->last_year;
	size_t years = (size_t)(last - first + 1), rows = 2 * years, n;
	struct point *cities = mem_zero(years, sizeof *cities);

	for (size_t i = 0; i < years; i++)
		cities[i] = point_of_city(c, first + (int)i, false, &n);
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

/* Who is not in the total of a year, and why. */
static void
note_missing(struct comparison *c, int year)
{
	struct names missing = {0};

	for (size_t d = 0; d < c->city->department_count; d++) {
		if (!in_scope(c, d) || is_known(c, d, year) ||
		    !is_expected(c, d, year))
			continue;
		struct point point = point_of_department(c, d, year);
		strbuf_printf(names_next(&missing), _("%s (%s)"),
			      department_name(&c->city->departments[d], year),
			      point.why.text);
	}
	if (missing.count > 0)
		table_note(&c->table, "missing",
			   _("The total of %d is incomplete; not included: "
			     "%s."),
			   year, strbuf_string(&missing.text));
	names_release(&missing);
}

static void
note_panel(struct comparison *c)
{
	struct names outside = {0};

	for (size_t d = 0; d < c->city->department_count; d++) {
		bool expected = false;

		for (int y = c->panel_from; y <= c->question->last_year; y++)
			expected = expected || is_expected(c, d, y);
		if (in_scope(c, d) && expected && !c->panel[d])
			strbuf_puts(names_next(&outside),
				    c->city->departments[d].name);
	}
	if (outside.count > 0)
		table_note(&c->table, "panel",
			   _("“Same departments” are those that have the "
			     "figure in every year from %d to %d; not among "
			     "them: %s."),
			   c->panel_from, c->question->last_year,
			   strbuf_string(&outside.text));
	names_release(&outside);
}

static void
note_stale_figures(struct comparison *c)
{
	struct names stale = {0};

	for (size_t d = 0; d < c->city->department_count; d++)
		for (int y = c->question->first_year;
		     y <= c->question->last_year; y++)
			if (is_asked_for(c, d) && is_stale(c, d, y))
				strbuf_printf(names_next(&stale), "%s %d",
					      c->city->departments[d].name, y);
	note_stale(&c->table, &stale);
	names_release(&stale);
}

static void
add_notes(struct comparison *c)
{
	for (int y = c->question->first_year; y <= c->question->last_year; y++)
		note_missing(c, y);
	note_panel(c);
	note_stale_figures(c);
}

static bool
check_question(const struct city *city, const struct compare_question *question,
	       struct error *err)
{
	if (question->last_year < question->first_year)
		return error_set(err, ERR_USAGE,
				 _("The years %d to %d run backwards."),
				 question->first_year, question->last_year);
	for (size_t i = 0; i < question->department_count; i++) {
		const struct department *department =
			&city->departments[question->departments[i]];

		if (department->scope != question->scope)
			return error_set(
				err, ERR_USAGE,
				_("%s does not belong to “%s”: figures of "
				  "different scopes are not compared. See "
				  "--scope."),
				department->name, scope_words(question->scope));
	}
	return year_is_known(city, question->first_year, err) &&
	       year_is_known(city, question->last_year, err);
}

bool
report_compare(const struct report_context *context,
	       const struct compare_question *question, struct table *out,
	       struct error *err)
{
	const struct city *city = context->config->city;
	struct comparison c = {
		.context = context,
		.question = question,
		.city = city,
		.ratio = question->measure->share_of_count > 0,
		.columns =
			question->measure->share_of_count > 0 ? &ratios : &sums,
		.base_year = question->first_year,
		.panel_from = question->first_year,
	};
	bool ok;

	if (!check_question(city, question, err))
		return false;
	if (c.base_year > city->first_year)
		c.base_year--;
	/* A single year is compared with the one before it. */
	if (question->first_year == question->last_year)
		c.panel_from = c.base_year;
	ok = read_values(&c, err);
	if (ok) {
		choose_panel(&c);
		rank_years(&c);
		table_begin(&c.table, context, "compare", _("Comparison"));
		add_facts(&c);
		add_columns(&c);
		add_rows(&c);
		add_notes(&c);
		*out = c.table;
	}
	measured_release(&c.parts);
	measured_release(&c.wholes);
	free(c.panel);
	free(c.ranks);
	return ok;
}
