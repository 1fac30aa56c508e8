/*
 * Every value that a figure ever had: who wrote it, who merged it, when and
 * why, and where it stood then and stands now.
 *
 * The value of a commit that took the figure away says what it left behind: a
 * blank cell, a form not published any more, no document at all.
 */
#include "report/absence.h"
#include "report/coverage.h"
#include "report/edition.h"
#include "report/message.h"
#include "report/people.h"
#include "report/words.h"

#include "account/account.h"

/* Where the values are not all in one unit, a column of units follows them, and
 * the rest comes one later. */
enum {
	COLUMN_VALUE,
	COLUMN_WRITTEN_BY,
	COLUMN_UNIT = COLUMN_WRITTEN_BY,
	COLUMN_WRITTEN_ON,
	COLUMN_MERGED_BY,
	COLUMN_MERGED_ON,
	COLUMN_COMMIT,
	COLUMN_MERGE,
	COLUMN_SOURCE,
	COLUMN_RESTORES,
	COLUMN_WHY,
	COLUMN_REASON,
};

/* One value, from the columns of report_trace. */
struct event {
	uint32_t from, origin, cell;
	int64_t value, printed;
	const char *commit, *merge;   /* merge: "" where it is the commit */
	int64_t author_id, merger_id; /* of people */
	struct actor author, merger;
	int64_t author_time, merge_time;
	int author_zone, merge_zone;
	struct text message, merge_message;
	struct holding then; /* how the document had the form when it began */
	enum unit unit;
};

struct trace {
	const struct report_context *context;
	size_t department;
	int year;
	const struct figure_name *figure;
	size_t row; /* its index in the form, SIZE_MAX for a code */
	struct holding holding;
	uint32_t document;
	VEC(struct event) events;
	struct people people;
	enum unit unit; /* of all values that are numbers */
	bool units_differ;
	struct arena arena;
	struct table table;
};

static const char *
keep_oid(struct trace *t, struct query *query, int column)
{
	struct strbuf digits = {0};
	size_t length;
	const void *oid = query_get_blob(query, column, &length);

	oid_abbreviate(&digits, oid, length, OID_DIGITS);
	const char *kept = arena_copy(&t->arena, strbuf_view(&digits)).data;
	strbuf_release(&digits);
	return kept;
}

static struct event
take_event(struct trace *t, struct query *query)
{
	struct event event = {
		.from = (uint32_t)query_get_int(query, 0),
		.value = query_get_int(query, 1),
		.printed = query_get_int(query, 2),
		.origin = (uint32_t)query_get_int(query, 3),
		.cell = (uint32_t)query_get_int(query, 4),
		.commit = keep_oid(t, query, 5),
		.author_time = query_get_int(query, 6),
		.author_zone = (int)query_get_int(query, 7),
		.message = arena_copy(&t->arena, query_get_text(query, 8)),
		.author_id = query_get_int(query, 9),
		.merge = keep_oid(t, query, 10),
		.merge_time = query_get_int(query, 11),
		.merge_zone = (int)query_get_int(query, 12),
		.merge_message =
			arena_copy(&t->arena, query_get_text(query, 13)),
		.merger_id = query_get_int(query, 14),
	};

	return event;
}

static bool
read_events(struct trace *t, struct error *err)
{
	const struct figure_name *figure = t->figure;
	struct query *query =
		warehouse_query(t->context->warehouse, SQL_REPORT_TRACE);

	query_text(query, ":form", text_of(figure->form->id));
	query_text(query, ":row", text_of(figure->row));
	query_text(query, ":column",
		   text_of(figure->form->columns[figure->column].id));
	query_int(query, ":document", t->document);
	query_int(query, ":position", t->context->moment.position);
	while (query_row(query))
		*vec_push(&t->events) = take_event(t, query);
	return query_end(query, err);
}

static bool
read_people(struct trace *t, struct error *err)
{
	vec_each (struct event *, event, &t->events)
		if (!people_find(&t->people, event->author_id, event->message,
				 &event->author, err) ||
		    !people_find(&t->people, event->merger_id,
				 event->merge_message, &event->merger, err))
			return false;
	return true;
}

static bool
is_merged(const struct event *event)
{
	return strcmp(event->commit, event->merge) != 0;
}

static bool
is_number(const struct event *event)
{
	return printed_state(event->printed) == FIGURE_NUMBER;
}

/* How the document had the form when each value began, and in which unit that
 * was printed. */
static bool
read_holdings(struct trace *t, struct error *err)
{
	struct report_context then = *t->context;
	const struct figure_name *figure = t->figure;
	const struct event *number = NULL;
	uint32_t document;

	vec_each (struct event *, event, &t->events) {
		then.moment.position = event->from;
		if (!holding_read(&then, t->department, t->year, figure->form,
				  &event->then, &document, err))
			return false;
		event->unit = cell_unit(figure->form, t->row, figure->column,
					event->then.unit);
		if (!is_number(event))
			continue;
		if (number && number->unit != event->unit)
			t->units_differ = true;
		number = event;
	}
	t->unit = number ? number->unit
			 : cell_unit(figure->form, t->row, figure->column,
				     t->holding.unit);
	return true;
}

static struct table_value
value_of(const struct event *event)
{
	struct table_value value;

	switch (printed_state(event->printed)) {
	case FIGURE_NUMBER:
		value = table_amount(event->value, event->unit,
				     printed_decimals(event->printed));
		value.grouped = printed_grouped(event->printed);
		return value;
	case FIGURE_NOT_APPLICABLE:
		return value_not_applicable();
	case FIGURE_UNREADABLE:
		return value_unreadable();
	default:
		return event->then.state == HOLDING_PRESENT
			       ? value_blank()
			       : value_holding(event->then.state);
	}
}

/* The last event, but for the one before this, that had the same value: this
 * one restores it. NULL if there is none. */
static const struct event *
restored(const struct trace *t, size_t index)
{
	const struct event *event = &t->events.items[index];
	unsigned state = printed_state(event->printed);

	for (size_t i = index; state != FIGURE_ABSENT && i >= 2; i--) {
		const struct event *other = &t->events.items[i - 2];

		if (other->value == event->value &&
		    printed_state(other->printed) == state)
			return other;
	}
	return NULL;
}

/* The first line, and the trailers. */
static void
put_message(struct trace *t, struct text message, struct table_value *row)
{
	struct strbuf trailers = {0};

	row[COLUMN_WHY] = table_text(&t->table, message_subject(message));
	message_trailers(message, &trailers);
	if (trailers.length > 0)
		row[COLUMN_REASON] =
			table_text(&t->table, strbuf_view(&trailers));
	strbuf_release(&trailers);
}

/* What is printed there instead of a number. */
static bool
note_unreadable(struct trace *t, const struct event *event, const char *place,
		struct error *err)
{
	struct told_list list = {0};
	bool ok = edition_remarks(t->context, event->origin, &list, err);

	vec_each (const struct told *, told, &list.items)
		if (ok && told->kind == REMARK_NO_NUMBER &&
		    strcmp(told->form, t->figure->form->id) == 0 &&
		    strcmp(told->place, place) == 0)
			table_note(&t->table, "remark", "%s: %s", told->place,
				   told->sentence);
	told_list_release(&list);
	return ok;
}

static bool
add_row(struct trace *t, size_t index, struct error *err)
{
	const struct event *event = &t->events.items[index];
	struct table_value *row = table_row(&t->table);
	struct strbuf place = {0};

	if (!edition_figure_place(t->context, event->origin, event->cell,
				  &place, err)) {
		strbuf_release(&place);
		return false;
	}
	row[COLUMN_VALUE] = value_of(event);
	if (t->units_differ) {
		if (is_number(event))
			row[COLUMN_UNIT] = table_text(
				&t->table, text_of(unit_name(event->unit)));
		row++;
	}
	row[COLUMN_WRITTEN_BY] =
		table_text(&t->table, text_of(event->author.shown));
	row[COLUMN_WRITTEN_ON] =
		time_value(&t->table, t->context->config->city,
			   event->author_time, event->author_zone);
	row[COLUMN_COMMIT] = table_text(&t->table, text_of(event->commit));
	if (is_merged(event)) {
		row[COLUMN_MERGED_BY] =
			table_text(&t->table, text_of(event->merger.shown));
		row[COLUMN_MERGED_ON] =
			time_value(&t->table, t->context->config->city,
				   event->merge_time, event->merge_zone);
		row[COLUMN_MERGE] =
			table_text(&t->table, text_of(event->merge));
	}
	if (place.length > 0)
		row[COLUMN_SOURCE] = table_text(&t->table, strbuf_view(&place));
	const struct event *earlier = restored(t, index);
	if (earlier)
		row[COLUMN_RESTORES] =
			table_text(&t->table, text_of(earlier->commit));
	put_message(t, event->message, row);
	bool ok = printed_state(event->printed) != FIGURE_UNREADABLE ||
		  note_unreadable(t, event, strbuf_string(&place), err);
	strbuf_release(&place);
	return ok;
}

static void
add_columns(struct trace *t)
{
	static const struct {
		const char *id, *title;
	} columns[] = {
		[COLUMN_VALUE] = {"value", N_("Value")},
		[COLUMN_WRITTEN_BY] = {"written_by", N_("Written by")},
		[COLUMN_WRITTEN_ON] = {"written_on", N_("Written on")},
		[COLUMN_MERGED_BY] = {"merged_by", N_("Merged by")},
		[COLUMN_MERGED_ON] = {"merged_on", N_("Merged on")},
		[COLUMN_COMMIT] = {"commit", N_("Commit")},
		[COLUMN_MERGE] = {"merge", N_("Merged in")},
		[COLUMN_SOURCE] = {"source", N_("Stood at")},
		[COLUMN_RESTORES] = {"restores", N_("Restores")},
		[COLUMN_WHY] = {"why", N_("Why")},
		[COLUMN_REASON] = {"reason", N_("Reason given")},
	};
	bool one_unit = t->unit != UNIT_NONE && !t->units_differ;

	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
		bool value = i == COLUMN_VALUE;

		if (t->units_differ && i == COLUMN_UNIT)
			table_column(&t->table, "unit", _("Unit"), "", false);
		table_column(&t->table, columns[i].id, _(columns[i].title),
			     value && one_unit ? unit_name(t->unit) : "",
			     value);
	}
}

/* The figure in words, and where it stands now. */
static bool
add_facts(struct trace *t, struct error *err)
{
	const struct report_context *context = t->context;
	const struct figure_name *figure = t->figure;
	const struct form *form = figure->form;
	struct table *table = &t->table;
	struct strbuf words = {0};

	table_begin(table, context, "trace", _("Values of a figure"));
	strbuf_text(&words, row_name(form, text_of(figure->row)));
	table_fact(table, "department", _("Department"), "%s",
		   department_name(
			   &context->config->city->departments[t->department],
			   t->year));
	table_fact(table, "year", _("Year"), "%d", t->year);
	table_fact(table, "figure", _("Figure"), "%s · %s · %s",
		   name_text(form->name), strbuf_string(&words),
		   name_text(form->columns[figure->column].name));
	table_fact(table, "address", _("Address"), "%s/%d/%s/%s/%s",
		   context->config->city->departments[t->department].id,
		   t->year, form->id, figure->row,
		   form->columns[figure->column].id);
	strbuf_clear(&words);
	bool ok = t->holding.stale ||
		  edition_figure_place(context, t->holding.held,
				       t->events.items[0].cell, &words, err);
	if (words.length > 0)
		table_fact(table, "source", _("Stands at"), "%s", words.data);
	strbuf_release(&words);
	return ok;
}

/* Each person, as shown and as in git, with the commits above. */
static void
note_people(struct trace *t)
{
	struct map people = {0};
	VEC(struct names) commits = {0};
	struct strbuf person = {0};

	for (size_t i = 0; i < 2 * t->events.count; i++) {
		const struct event *event = &t->events.items[i / 2];
		bool merge = i % 2 == 1;

		if (merge && !is_merged(event))
			continue;
		strbuf_clear(&person);
		actor_print(merge ? &event->merger : &event->author, &person);
		uint32_t number = map_intern(&people, strbuf_view(&person));
		if (number == commits.count)
			*vec_push(&commits) = (struct names){0};
		strbuf_puts(names_next(&commits.items[number]),
			    merge ? event->merge : event->commit);
	}
	for (uint32_t i = 0; i < people.count; i++) {
		strbuf_clear(&person);
		strbuf_text(&person, map_key(&people, i));
		table_note(&t->table, "person", "%s: %s", person.data,
			   commits.items[i].text.data);
		names_release(&commits.items[i]);
	}
	vec_release(&commits);
	map_release(&people);
	strbuf_release(&person);
}

/* Why the present edition says nothing about the figure. */
static bool
note_stale_value(struct trace *t, struct error *err)
{
	struct told_list list = {0};

	if (!t->holding.stale)
		return true;
	table_note(&t->table, "stale",
		   _("The last value is of an earlier edition: the present "
		     "one cannot be read."));
	bool ok = edition_remarks(t->context, t->holding.standing, &list, err);
	vec_each (const struct told *, told, &list.items)
		if (!*told->form ||
		    strcmp(told->form, t->figure->form->id) == 0)
			table_note(&t->table, "remark", "%s: %s", told->place,
				   told->sentence);
	told_list_release(&list);
	return ok;
}

bool
report_trace(const struct report_context *context, size_t department, int year,
	     const struct figure_name *figure, struct table *out,
	     struct error *err)
{
	struct trace t = {
		.context = context,
		.department = department,
		.year = year,
		.figure = figure,
		.row = row_of_key(figure->form, text_of(figure->row)),
		.people = {.context = context},
	};
	bool ok;

	ok = year_is_known(context->config->city, year, err) &&
	     holding_read(context, department, year, figure->form, &t.holding,
			  &t.document, err) &&
	     read_events(&t, err) &&
	     (t.events.count > 0 ||
	      figure_is_absent(context, department, year, figure, &t.holding,
			       t.document, err)) &&
	     read_people(&t, err) && read_holdings(&t, err) &&
	     add_facts(&t, err);
	if (ok)
		add_columns(&t);
	for (size_t i = 0; ok && i < t.events.count; i++)
		ok = add_row(&t, i, err);
	if (ok) {
		note_people(&t);
		ok = note_stale_value(&t, err);
	}
	if (ok)
		*out = t.table;
	else
		table_release(&t.table);
	people_release(&t.people);
	vec_release(&t.events);
	arena_release(&t.arena);
	return ok;
}
