/*
 * A form added up over the departments of one scope.
 *
 * Every cell carries how many departments are in it: of a cell, n counts the
 * departments whose form is published (whole, as a fragment, or declared
 * empty), without those whose cell is unreadable and those of whose fragment
 * the row may have been lost. What is blank or not applicable is known to add
 * nothing, so it counts. N counts the departments that should have published.
 */
#include "report/coverage.h"
#include "report/dissent.h"
#include "report/dissenting.h"
#include "report/outline.h"
#include "report/words.h"

#include "account/account.h"

/* One cell, added up. */
struct tally {
	int64_t total;
	uint32_t numbers, not_applicable, unreadable;
	bool overflow;
};

/* A cell that cannot be read in one department. */
struct gap {
	uint32_t row;
	uint8_t column;
	size_t department;
};

struct rollup {
	const struct report_context *context;
	const struct city *city;
	const struct form *form;
	int year;
	enum scope scope;
	struct perimeter perimeter;
	struct coverage coverage;
	struct outline outline;
	enum unit unit;
	uint32_t published, expected, fragments;
	struct tally *tallies;    /* row by row, all columns of the form */
	uint32_t *fragments_seen; /* by row: fragments that still have it */
	uint32_t *last_row; /* by department: 1 + the row of its last figure */
	VEC(struct gap) gaps;
	struct dissentings dissentings; /* of the form */
	size_t note; /* the column that marks them, where there are any */
	struct table table;
};

static struct tally *
tally_at(const struct rollup *r, size_t row, size_t column)
{
	return &r->tallies[row * r->form->column_count + column];
}

static const struct holding *
holding_at(const struct rollup *r, size_t department)
{
	return coverage_at(&r->coverage, department, r->year);
}

static bool
in_scope(const struct rollup *r, size_t department)
{
	return r->city->departments[department].scope == r->scope;
}

static void
count_departments(struct rollup *r)
{
	for (size_t d = 0; d < r->city->department_count; d++) {
		const struct holding *holding = holding_at(r, d);

		if (!in_scope(r, d))
			continue;
		r->expected += holding->state != HOLDING_NOT_EXPECTED;
		r->published += holding_is_published(holding);
		r->fragments += holding->state == HOLDING_FRAGMENT;
	}
}

static void
visit_figure(const struct outline_figure *figure, void *context)
{
	struct rollup *r = context;
	struct tally *tally = tally_at(r, figure->row, figure->column);
	size_t department;
	int year;

	if (!perimeter_document(&r->perimeter, figure->document, &department,
				&year) ||
	    !in_scope(r, department))
		return;
	switch (printed_state(figure->printed)) {
	case FIGURE_NUMBER:
		tally->numbers++;
		if (!amount_add(tally->total, figure->value, &tally->total))
			tally->overflow = true;
		break;
	case FIGURE_NOT_APPLICABLE:
		tally->not_applicable++;
		break;
	case FIGURE_UNREADABLE:
		tally->unreadable++;
		*vec_push(&r->gaps) =
			(struct gap){figure->row, figure->column, department};
		break;
	default:
		return;
	}
	if (r->last_row[department] == figure->row + 1)
		return;
	r->last_row[department] = figure->row + 1;
	if (holding_at(r, department)->state == HOLDING_FRAGMENT)
		r->fragments_seen[figure->row]++;
}

/* The keys of all rows that the departments print, a line each. */
static bool
read_printed(const struct rollup *r, struct strbuf *out, struct error *err)
{
	VEC(uint32_t) seen = {0};
	bool ok = true;

	for (size_t d = 0; ok && d < r->city->department_count; d++) {
		const struct holding *holding = holding_at(r, d);
		bool known = !in_scope(r, d) ||
			     !holding_is_published(holding) || !holding->rows;

		for (size_t i = 0; !known && i < seen.count; i++)
			known = seen.items[i] == holding->rows;
		if (known)
			continue;
		*vec_push(&seen) = holding->rows;
		struct query *query = warehouse_query(r->context->warehouse,
						      SQL_REPORT_FORM_TEXT);
		query_int(query, ":id", holding->rows);
		while (query_row(query))
			strbuf_text(out, query_get_text(query, 0));
		ok = query_end(query, err);
	}
	vec_release(&seen);
	return ok;
}

static bool
lay_out(struct rollup *r, struct error *err)
{
	struct strbuf printed = {0};
	bool ok = read_printed(r, &printed, err) &&
		  outline_open(r->context, r->form, r->year,
			       strbuf_view(&printed), &r->outline, err);

	strbuf_release(&printed);
	return ok;
}

static bool
read_figures(struct rollup *r, struct error *err)
{
	size_t rows = r->outline.rows.count;

	r->tallies = mem_zero(rows * r->form->column_count, sizeof *r->tallies);
	r->fragments_seen = mem_zero(rows, sizeof *r->fragments_seen);
	r->last_row = mem_zero(r->city->department_count, sizeof *r->last_row);
	return outline_figures(&r->outline, document_number(r->year, 0),
			       document_number(r->year, 0xffff), visit_figure,
			       r, err);
}

/* What documents call the rows that neither the form nor its classification
 * names. */
static bool
read_labels(struct rollup *r, struct error *err)
{
	bool named = true, ok = true;

	vec_each (const struct outline_row *, row, &r->outline.rows)
		named = named &&
			!text_equal(outline_name(&r->outline, row), row->key);
	for (size_t d = 0; ok && !named && d < r->city->department_count; d++)
		if (in_scope(r, d) && holding_is_published(holding_at(r, d)))
			ok = outline_read_labels(&r->outline,
						 holding_at(r, d)->held, err);
	return ok;
}

static struct table_value
value_of(const struct tally *tally, enum unit unit)
{
	struct table_value value = {0};

	if (tally->overflow)
		return value_overflow();
	if (tally->numbers > 0) {
		value = table_amount(tally->total, unit, unit_decimals(unit));
		value.grouped = true;
	} else if (tally->unreadable > 0) {
		value = value_unreadable();
	} else if (tally->not_applicable > 0) {
		value = value_not_applicable();
	}
	return value;
}

static bool
has_figures(const struct rollup *r, size_t row)
{
	for (size_t column = 0; column < r->form->column_count; column++) {
		const struct tally *tally = tally_at(r, row, column);

		if (tally->numbers || tally->not_applicable ||
		    tally->unreadable)
			return true;
	}
	return false;
}

/* Do files of one document give a figure of the row differently? */
static bool
has_dissent(const struct rollup *r, struct text key)
{
	vec_each (const struct dissenting *, item, &r->dissentings.items)
		if (text_is(key, item->figure.row))
			return true;
	return false;
}

/* One row; "included" is that of its least complete cell. */
static void
add_row(struct rollup *r, size_t index, size_t first)
{
	const struct outline_row *row = &r->outline.rows.items[index];
	struct table_value *values = table_row(&r->table);
	uint32_t readable =
		r->published - (r->fragments - r->fragments_seen[index]);
	uint32_t least = readable;

	outline_row_head(&r->outline, row, outline_name(&r->outline, row),
			 r->unit, &r->table, values);
	for (size_t i = 0; i < r->outline.column_count; i++) {
		size_t column = r->outline.columns[i];
		const struct tally *tally = tally_at(r, index, column);
		struct table_value *value = &values[first + i];

		if (!outline_has_cell(&r->outline, row, column))
			continue;
		*value = value_of(tally, cell_unit(r->form, row->defined,
						   column, r->unit));
		value->n = (uint16_t)(readable - tally->unreadable);
		value->of = (uint16_t)r->expected;
		if (value->n < least)
			least = value->n;
	}
	values[first + r->outline.column_count] = table_count(least);
	values[first + r->outline.column_count + 1] = table_count(r->expected);
	if (has_dissent(r, row->key))
		values[r->note] = dissent_mark();
}

/* Rows that the form defines stand there also when they are blank. */
static bool
is_named(const struct outline_row *row)
{
	return row->printed && row->defined != SIZE_MAX;
}

static void
add_rows(struct rollup *r)
{
	size_t first = outline_table(&r->outline, r->unit, &r->table);

	table_column(&r->table, "included", _("Included"), "", true);
	table_column(&r->table, "expected", _("Expected"), "", true);
	if (r->dissentings.items.count > 0) {
		r->note = r->table.columns.count;
		table_column(&r->table, "note", _("Note"), "", false);
	}
	for (size_t i = 0; r->published > 0 && i < r->outline.rows.count; i++)
		if (has_figures(r, i) || is_named(&r->outline.rows.items[i]))
			add_row(r, i, first);
}

static void
add_facts(struct rollup *r)
{
	struct table *table = &r->table;

	table_begin(table, r->context, "rollup", name_text(r->form->name));
	table_fact(table, "year", _("Year"), "%d", r->year);
	table_fact(table, "scope", _("Scope"), "%s", scope_words(r->scope));
	table_fact(table, "unit", _("Unit"), "%s", unit_name(r->unit));
	table_fact(table, "included", _("Included"), "%u", r->published);
	table_fact(table, "expected", _("Expected"), "%u", r->expected);
}

/* Departments of the scope in one state, or stale ones. */
static void
list_departments(const struct rollup *r, struct strbuf *names,
		 bool (*belongs)(const struct holding *holding), bool state)
{
	for (size_t d = 0; d < r->city->department_count; d++) {
		const struct holding *holding = holding_at(r, d);
		const char *name =
			department_name(&r->city->departments[d], r->year);

		if (!in_scope(r, d) || !belongs(holding))
			continue;
		if (state)
			strbuf_printf(strbuf_next(names), _("%s (%s)"), name,
				      holding_words(holding->state));
		else
			strbuf_puts(strbuf_next(names), name);
	}
}

static bool
is_missing(const struct holding *holding)
{
	return holding->state != HOLDING_NOT_EXPECTED &&
	       !holding_is_published(holding);
}

static bool
is_fragment(const struct holding *holding)
{
	return holding->state == HOLDING_FRAGMENT;
}

static bool
is_stale(const struct holding *holding)
{
	return holding->stale;
}

static void
note_gaps(struct rollup *r)
{
	struct strbuf gaps = {0};

	vec_each (const struct gap *, gap, &r->gaps) {
		struct strbuf *out = strbuf_next(&gaps);
		struct text label = outline_name(
			&r->outline, &r->outline.rows.items[gap->row]);

		strbuf_printf(
			out, "%s · ",
			department_name(&r->city->departments[gap->department],
					r->year));
		strbuf_text(out, label);
		strbuf_printf(out, " · %s",
			      name_text(r->form->columns[gap->column].name));
	}
	if (gaps.length > 0)
		table_note(&r->table, "unreadable",
			   _("Cells that are no number and are not included: "
			     "%s."),
			   strbuf_string(&gaps));
	strbuf_release(&gaps);
}

/* Documents of the other scope, which are never added. */
static void
note_excluded(struct rollup *r)
{
	struct strbuf excluded = {0};

	for (size_t d = 0; d < r->city->department_count; d++)
		if (!in_scope(r, d) && holding_is_published(holding_at(r, d)))
			strbuf_puts(strbuf_next(&excluded),
				    department_name(&r->city->departments[d],
						    r->year));
	if (excluded.length > 0)
		table_note(&r->table, "excluded",
			   _("Left out, because figures of departments and of "
			     "single units are never added together: %s."),
			   strbuf_string(&excluded));
	strbuf_release(&excluded);
}

static bool
add_notes(struct rollup *r, struct error *err)
{
	struct strbuf missing = {0}, fragments = {0}, stale = {0};

	list_departments(r, &missing, is_missing, true);
	list_departments(r, &fragments, is_fragment, false);
	list_departments(r, &stale, is_stale, false);
	if (missing.length || fragments.length || r->gaps.count)
		table_note(&r->table, "lower_bound",
			   _("Incomplete: what is missing is not in these "
			     "totals."));
	if (missing.length > 0)
		table_note(&r->table, "missing", _("Not included: %s."),
			   strbuf_string(&missing));
	if (fragments.length > 0)
		table_note(&r->table, "fragment",
			   _("Only a fragment of the form is left, and only "
			     "the rows in it are included: %s."),
			   strbuf_string(&fragments));
	note_gaps(r);
	note_stale(&r->table, &stale);
	note_excluded(r);
	strbuf_release(&missing);
	strbuf_release(&fragments);
	strbuf_release(&stale);
	return dissentings_note(r->context, &r->dissentings, &r->table, err);
}

static void
release(struct rollup *r)
{
	perimeter_release(&r->perimeter);
	coverage_release(&r->coverage);
	outline_release(&r->outline);
	free(r->tallies);
	free(r->fragments_seen);
	free(r->last_row);
	vec_release(&r->gaps);
	dissentings_release(&r->dissentings);
}

bool
report_rollup(const struct report_context *context, const struct form *form,
	      int year, enum scope scope, struct table *out, struct error *err)
{
	struct rollup r = {
		.context = context,
		.city = context->config->city,
		.form = form,
		.year = year,
		.scope = scope,
	};
	const struct extent extent = {scope, year, year};
	bool ok;

	ok = year_is_known(r.city, year, err) &&
	     perimeter_open(context, &r.perimeter, err) &&
	     coverage_read_year(&r.perimeter, form, year, &r.coverage, err) &&
	     lay_out(&r, err);
	if (ok) {
		count_departments(&r);
		r.unit = coverage_unit(&r.coverage, &extent);
		ok = read_figures(&r, err) && read_labels(&r, err) &&
		     dissentings_read(context, &r.coverage, NULL, &extent,
				      &r.dissentings, err);
	}
	if (ok) {
		add_facts(&r);
		add_rows(&r);
		ok = add_notes(&r, err);
	}
	if (ok)
		*out = r.table;
	else
		table_release(&r.table);
	release(&r);
	return ok;
}
