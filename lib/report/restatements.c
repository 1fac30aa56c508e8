/*
 * What changed in years that were closed: a row for every change, then the sums
 * by department.
 */
#include "report/grounds.h"
#include "report/words.h"

enum {
	COLUMN_ADDRESS,
	COLUMN_DEPARTMENT,
	COLUMN_YEAR,
	COLUMN_CHANGE,
	COLUMN_INCLUDED = COLUMN_CHANGE + CHANGE_COLUMNS,
	COLUMN_CHANGES,
	COLUMN_NOTE,
	COLUMN_DEED,
};

/* One change that is shown; those of a document that was published after its
 * year was closed are shown as one. */
struct restatement {
	struct figure_change change;
	struct worded_change words;
};

/* What a department's differences add up to in money, or in one kind of
 * things. */
struct account_sum {
	enum unit unit; /* of its first change */
	int64_t sum;
	size_t changes, included;
	bool overflow;
};

struct restatements {
	const struct report_context *context;
	const struct restatements_question *question;
	struct grounds grounds;
	VEC(struct restatement) items;
	size_t immaterial, unknown, between;
	struct table table;
};

static bool
wants(uint32_t document, uint32_t position, bool first, void *context)
{
	const struct restatements *r = context;
	size_t department;
	int year;

	(void)first;
	if (!perimeter_document(&r->grounds.perimeter, document, &department,
				&year) ||
	    (r->question->department != SIZE_MAX &&
	     r->question->department != department))
		return false;
	return (r->question->year == 0 || r->question->year == year) &&
	       grounds_closed(&r->grounds, document, year, position) !=
		       CLOSED_NOT;
}

static bool
find_changes(struct restatements *r, struct error *err)
{
	const struct arrivals *arrivals = &r->grounds.arrivals;
	struct figure_changes_filter filter = {
		.first = UINT32_MAX,
		.last = r->context->moment.position,
		.wants = wants,
		.context = r,
	};

	vec_each (const struct closing *, closing, &r->grounds.closings)
		if (filter.first > closing->first)
			filter.first = closing->first;
	if (arrivals->late.count > 0 &&
	    filter.first > arrivals->late.items[0].position)
		filter.first = arrivals->late.items[0].position;
	if (filter.first < r->question->first)
		filter.first = r->question->first;
	return filter.first > filter.last ||
	       figure_changes_read(r->context, &filter, &r->grounds.changes,
				   err);
}

static int64_t
magnitude(int64_t value)
{
	return value == INT64_MIN ? INT64_MAX : value < 0 ? -value : value;
}

static bool
is_material(const struct restatements *r, const struct worded_change *words)
{
	switch (r->question->materiality) {
	case MATERIAL_AMOUNT:
		return !words->is_measured || !unit_is_money(words->unit) ||
		       magnitude(words->amount) >= r->question->least;
	case MATERIAL_RATE:
		return words->rate.kind != VALUE_RATE ||
		       magnitude(words->rate.number) >= r->question->least;
	default:
		return true;
	}
}

static bool
word_changes(struct restatements *r, struct error *err)
{
	vec_each (const struct figure_change *, change,
		  &r->grounds.changes.items) {
		struct restatement item = {.change = *change};
		bool known;

		if (!wording_find(&r->grounds.wording, change, &known,
				  &item.words, err))
			return false;
		if (!known)
			r->unknown++;
		else if (!is_material(r, &item.words))
			r->immaterial++;
		else
			*vec_push(&r->items) = item;
	}
	return true;
}

/* By department and year as they happened; of a document's first edition by who
 * brought them, else the figures of one commit in the order of their form. */
static int
by_department(const void *one, const void *other)
{
	const struct restatement *a = one, *b = other;

	if (a->words.department != b->words.department)
		return a->words.department < b->words.department ? -1 : 1;
	if (a->words.year != b->words.year)
		return a->words.year < b->words.year ? -1 : 1;
	if (a->change.position != b->change.position)
		return a->change.position < b->change.position ? -1 : 1;
	if (a->change.first && a->change.origin != b->change.origin)
		return a->change.origin < b->change.origin ? -1 : 1;
	return wording_compare(&a->words, &b->words);
}

static void
add_columns(struct table *table)
{
	table_column(table, "address", _("Address"), "", false);
	table_column(table, "department", _("Department"), "", false);
	table_column(table, "year", _("Year"), "", true);
	change_columns(table);
	table_column(table, "included", _("Included"), "", true);
	table_column(table, "changes", _("Changes"), "", true);
	table_column(table, "note", _("Note"), "", false)->silent = "";
	deed_columns(table);
}

/* How many of the items from this one on the row of it tells: what one commit
 * gave of a document's first edition is one. */
static size_t
count_together(const struct restatements *r, const struct restatement *item)
{
	const struct restatement *end = r->items.items + r->items.count;
	size_t count = 1;

	while (item->change.first && item + count < end &&
	       item[count].change.document == item->change.document &&
	       item[count].change.position == item->change.position &&
	       item[count].change.origin == item->change.origin)
		count++;
	return count;
}

static void
put_document_published(struct restatements *r, const struct restatement *item,
		       size_t count, struct table_value *row)
{
	const struct worded_change *words = &item->words;
	const struct department *department =
		&r->context->config->city->departments[words->department];

	row[COLUMN_ADDRESS] = table_text(
		&r->table, text_of(arena_printf(&r->table.arena, "%s/%d",
						department->id, words->year)));
	row[COLUMN_CHANGE + CHANGE_OLD] = words->old;
	row[COLUMN_CHANGES] = table_count((int64_t)count);
	row[COLUMN_NOTE] = value_published_late();
}

static void
put_figure(struct restatements *r, const struct worded_change *words,
	   struct table_value *row)
{
	row[COLUMN_ADDRESS] =
		wording_address(&r->grounds.wording, words, &r->table);
	change_put(words, &r->table, row + COLUMN_CHANGE);
	if (words->is_between)
		row[COLUMN_NOTE] = value_between();
	r->between += words->is_between;
}

/* A row of an item, and of so many that go with it. */
static bool
add_row(struct restatements *r, const struct restatement *item, size_t count,
	struct error *err)
{
	const struct city *city = r->context->config->city;
	const struct worded_change *words = &item->words;
	struct table_value *row = table_row(&r->table);
	struct deed deed;

	if (!deeds_find(&r->grounds.deeds, item->change.origin,
			item->change.position, &deed, err))
		return false;
	row[COLUMN_DEPARTMENT] = table_text(
		&r->table,
		text_of(department_name(&city->departments[words->department],
					words->year)));
	row[COLUMN_YEAR] = table_count(words->year);
	if (item->change.first)
		put_document_published(r, item, count, row);
	else
		put_figure(r, words, row);
	if (grounds_closed(&r->grounds, item->change.document, words->year,
			   item->change.position) == CLOSED_LATE) {
		row[COLUMN_NOTE] = value_late();
		arrival_note(arrivals_find(&r->grounds.arrivals,
					   item->change.document,
					   item->change.position),
			     &deed.merged, city, &r->table);
	}
	deeds_put(&r->grounds.deeds, &deed, &r->table, row + COLUMN_DEED);
	return true;
}

/* Money of every unit is one account; things are one each. */
static size_t
account_of(enum unit unit)
{
	return unit_is_money(unit) ? UNIT_NONE : unit;
}

/* What was not there before has no difference. */
static void
add_to_account(struct account_sum *sum, const struct restatement *item)
{
	const struct worded_change *words = &item->words;

	if (item->change.first)
		return;
	if (sum->changes++ == 0)
		sum->unit = words->unit;
	if (!words->is_measured)
		return;
	sum->included++;
	sum->overflow = sum->overflow ||
			!amount_add(sum->sum, words->amount, &sum->sum);
}

static void
add_sum(struct restatements *r, size_t department,
	const struct account_sum *sum)
{
	const struct department *whose =
		&r->context->config->city->departments[department];
	struct table_value *row = table_row(&r->table);

	row[COLUMN_ADDRESS] = table_text(&r->table, TEXT("(sum)"));
	row[COLUMN_DEPARTMENT] = table_text(&r->table, text_of(whose->name));
	if (sum->unit != UNIT_NONE)
		row[COLUMN_CHANGE + CHANGE_UNIT] =
			table_text(&r->table, text_of(unit_name(sum->unit)));
	if (sum->overflow)
		row[COLUMN_CHANGE + CHANGE_DIFFERENCE] = value_overflow();
	else if (sum->included > 0)
		row[COLUMN_CHANGE + CHANGE_DIFFERENCE] = table_amount(
			sum->sum, sum->unit, unit_decimals(sum->unit));
	row[COLUMN_INCLUDED] = table_count((int64_t)sum->included);
	row[COLUMN_CHANGES] = table_count((int64_t)sum->changes);
}

/* The items are in the order of departments. */
static void
add_sums(struct restatements *r)
{
	const struct restatement *item = r->items.items;
	const struct restatement *end = item + r->items.count;

	while (item < end) {
		struct account_sum sums[UNITS] = {0};
		size_t department = item->words.department;

		for (; item < end && item->words.department == department;
		     item++)
			add_to_account(&sums[account_of(item->words.unit)],
				       item);
		for (size_t i = 0; i < UNITS; i++)
			if (sums[i].changes > 0)
				add_sum(r, department, &sums[i]);
	}
}

/* "2022 (2023-09-01), 2023 (2024-09-01)". */
static void
closed_fact(struct restatements *r)
{
	const struct city *city = r->context->config->city;
	struct strbuf years = {0};
	int64_t from;

	for (int year = city->first_year; year <= city->last_year; year++) {
		if (!city_closed(city, year, &from) ||
		    (r->question->year != 0 && r->question->year != year))
			continue;
		struct strbuf *out = strbuf_next(&years);
		strbuf_printf(out, "%d (", year);
		date_print(out, from, city->timezone_minutes);
		strbuf_puts(out, ")");
	}
	if (years.length > 0)
		table_fact(&r->table, "closed", _("Closed years, each from"),
			   "%s", years.data);
	strbuf_release(&years);
}

static void
add_facts(struct restatements *r)
{
	const struct city *city = r->context->config->city;
	const struct restatements_question *question = r->question;

	table_begin(&r->table, r->context, "restatements", _("Restatements"));
	since_facts(&r->table, city, question->since);
	closed_fact(r);
	if (question->department != SIZE_MAX)
		table_fact(&r->table, "department", _("Department"), "%s",
			   city->departments[question->department].name);
}

static void
add_notes(struct restatements *r)
{
	const struct city *city = r->context->config->city;
	struct table *table = &r->table;

	if (city->closed_count == 0)
		table_note(table, "none_closed",
			   _("No year is closed: the configuration's “closed” "
			     "says which are, such as closed: {2022: "
			     "2023-09-01}."));
	else if (r->items.count == 0)
		table_note(table, "none",
			   _("No figure of a closed year changed."));
	else
		table_note(table, "sums",
			   _("Sums add up the differences of the rows above, "
			     "totals and their parts alike. “Included” counts "
			     "changes from a number to a number."));
	if (r->question->materiality != MATERIAL_ALL)
		table_note(table, "immaterial",
			   _("Changes of less than %s are left out of the rows "
			     "and the sums: %zu. What cannot be measured so "
			     "is shown."),
			   r->question->least_words, r->immaterial);
	if (r->between > 0)
		note_between(table);
	if (r->unknown > 0)
		table_note(table, "unknown",
			   _("Changes of forms, rows or columns that the "
			     "configuration does not know any more: %zu."),
			   r->unknown);
	people_note(&r->grounds.deeds.people, table);
}

static bool
check_question(const struct city *city,
	       const struct restatements_question *question, struct error *err)
{
	int64_t from;

	if (question->year == 0)
		return true;
	if (!year_is_known(city, question->year, err))
		return false;
	return city_closed(city, question->year, &from) ||
	       error_set(err, ERR_NOT_FOUND,
			 _("%d is not closed; the configuration's “closed” "
			   "says which years are."),
			 question->year);
}

bool
report_restatements(const struct report_context *context,
		    const struct restatements_question *question,
		    struct table *out, struct error *err)
{
	struct restatements r = {
		.context = context,
		.question = question,
	};

	bool ok = check_question(context->config->city, question, err) &&
		  grounds_open(context, &r.grounds, err) &&
		  find_changes(&r, err) && word_changes(&r, err);

	if (ok)
		vec_sort(&r.items, by_department);
	if (ok) {
		add_facts(&r);
		add_columns(&r.table);
	}
	for (size_t i = 0, count; ok && i < r.items.count; i += count) {
		count = count_together(&r, &r.items.items[i]);
		ok = add_row(&r, &r.items.items[i], count, err);
	}
	if (ok) {
		add_sums(&r);
		add_notes(&r);
		*out = r.table;
	} else {
		table_release(&r.table);
	}
	grounds_release(&r.grounds);
	vec_release(&r.items);
	return ok;
}
