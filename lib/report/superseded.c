/*
 * What a rewritten history took away: figures that have another value now, or
 * the same from somebody else, that vanished, or that lost an earlier value.
 * Apart from the timelines because it is told once, by the load that accepted
 * the rewrite.
 */
#include "account/account.h"
#include "report/coverage.h"
#include "report/people.h"
#include "report/words.h"

#include <stdlib.h>

enum {
	COLUMN_FIGURE,
	COLUMN_WHAT,
	COLUMN_WAS,
	COLUMN_WAS_BY,
	COLUMN_WAS_ON,
	COLUMN_WAS_COMMIT,
	COLUMN_IS,
	COLUMN_IS_BY,
	COLUMN_IS_ON,
	COLUMN_IS_COMMIT,
};

/* One value and who wrote it; its texts live in the arena. */
struct said {
	int64_t value, printed;
	const char *commit, *author;
	int64_t time;
	int zone;
};

struct superseded {
	struct text figure;
	bool stood; /* up to the tip of then */
	struct said was;
};

struct listing {
	const struct report_context *context;
	VEC(struct superseded) items;
	struct people people;
	struct arena arena;
	struct table table;
};

/* From the columns value, printed, oid, author, time, zone, mail, message. */
static bool
take_said(struct listing *l, struct query *query, int column, struct said *out,
	  struct error *err)
{
	struct actor author;

	if (!people_find_named(&l->people, query_get_text(query, column + 3),
			       query_get_text(query, column + 6),
			       query_get_text(query, column + 7), &author, err))
		return false;
	*out = (struct said){
		.value = query_get_int(query, column),
		.printed = query_get_int(query, column + 1),
		.commit = oid_digits(&l->arena, query, column + 2),
		.author = author.shown,
		.time = query_get_int(query, column + 4),
		.zone = (int)query_get_int(query, column + 5),
	};
	people_mention(&l->people, &author, out->commit);
	return true;
}

static bool
read_superseded(struct listing *l, struct error *err)
{
	struct query *query = warehouse_query(l->context->warehouse,
					      SQL_REPORT_SUPERSEDED_OF_LOAD);

	bool ok = true;

	while (ok && query_row(query)) {
		struct superseded item = {
			.figure =
				arena_copy(&l->arena, query_get_text(query, 0)),
			.stood = query_get_int(query, 1) != 0,
		};

		ok = take_said(l, query, 2, &item.was, err);
		*vec_push(&l->items) = item;
	}
	return ok && query_end(query, err);
}

/* --- What the figure is now --- */

/* The parts of kjj/2024/expenditure/206/total; a row may hold slashes. */
struct address {
	struct text department, form, row, column;
	int year;
};

static struct address
address_of(struct text figure)
{
	struct address address = {.department = text_take(&figure, TEXT("/"))};
	size_t last;

	address.year = atoi(text_take(&figure, TEXT("/")).data);
	address.form = text_take(&figure, TEXT("/"));
	for (last = figure.length; last > 0 && figure.data[last - 1] != '/';)
		last--;
	address.column = text_skip(figure, last);
	address.row = (struct text){figure.data, last > 0 ? last - 1 : 0};
	return address;
}

/* Of a value that stood no more, does another commit have it now? */
static bool
read_present(struct listing *l, const struct address *address,
	     const struct said *earlier, bool *found_out, struct said *out,
	     struct error *err)
{
	struct query *query =
		warehouse_query(l->context->warehouse, SQL_REPORT_PRESENT);

	query_text(query, ":key", address->department);
	query_int(query, ":year", address->year);
	query_text(query, ":form", address->form);
	query_text(query, ":line", address->row);
	query_text(query, ":column", address->column);
	if (earlier) {
		query_int(query, ":value", earlier->value);
		query_int(query, ":printed", earlier->printed);
	}
	*found_out = query_row(query);
	if (*found_out && !take_said(l, query, 0, out, err))
		return false;
	return query_end(query, err);
}

/* --- In words --- */

/* What 1 means in the figure: as its document prints the form now. */
static bool
find_unit(const struct listing *l, const struct address *address,
	  enum unit *out, struct error *err)
{
	const struct config *config = l->context->config;
	struct holding holding = {0};
	size_t department = 0;
	const struct form *form = forms_of_id(config->forms, address->form);
	size_t column =
		form ? form_column_of_id(form, address->column) : SIZE_MAX;

	while (department < config->city->department_count &&
	       !text_is(address->department,
			config->city->departments[department].id))
		department++;
	*out = UNIT_YUAN;
	if (column == SIZE_MAX || department == config->city->department_count)
		return true;
	if (!holding_read(l->context, department, address->year, form, &holding,
			  err))
		return false;
	*out = cell_unit(form, form_row_of_key(form, address->row), column,
			 holding.unit != UNIT_NONE ? holding.unit
						   : UNIT_WAN_YUAN);
	return true;
}

static bool
same_value(const struct said *a, const struct said *b)
{
	return a->value == b->value &&
	       printed_state(a->printed) == printed_state(b->printed);
}

static struct table_value
what_happened(const struct superseded *item, bool found, const struct said *is)
{
	if (!item->stood && (!found || !same_value(&item->was, is)))
		return table_state("earlier", _("an earlier value is gone"));
	if (!found || (printed_state(is->printed) == FIGURE_ABSENT &&
		       printed_state(item->was.printed) != FIGURE_ABSENT))
		return table_state("vanished", _("vanished"));
	if (!same_value(&item->was, is))
		return table_state("value", _("another value"));
	return table_state("attribution", _("written by or when otherwise"));
}

static void
put_said(struct listing *l, const struct said *said, enum unit unit,
	 struct table_value *row)
{
	const struct city *city = l->context->config->city;

	row[0] = value_printed(said->value, said->printed, unit,
			       HOLDING_PRESENT);
	row[1] = table_text(&l->table, text_of(said->author));
	row[2] = time_value(&l->table, city, said->time, said->zone);
	row[3] = table_text(&l->table, text_of(said->commit));
}

static bool
add_row(struct listing *l, const struct superseded *item, struct error *err)
{
	struct address address = address_of(item->figure);
	struct table_value *row;
	struct said is = {0};
	enum unit unit;
	bool found = false;

	if ((!item->stood &&
	     !read_present(l, &address, &item->was, &found, &is, err)) ||
	    (!found && !read_present(l, &address, NULL, &found, &is, err)) ||
	    !find_unit(l, &address, &unit, err))
		return false;
	row = table_row(&l->table);
	row[COLUMN_FIGURE] = table_text(&l->table, item->figure);
	row[COLUMN_WHAT] = what_happened(item, found, &is);
	put_said(l, &item->was, unit, row + COLUMN_WAS);
	if (found)
		put_said(l, &is, unit, row + COLUMN_IS);
	return true;
}

static void
add_columns(struct table *table)
{
	static const struct {
		const char *id, *title;
		bool number;
	} columns[] = {
		[COLUMN_FIGURE] = {"figure", N_("Figure"), false},
		[COLUMN_WHAT] = {"what", N_("What happened"), false},
		[COLUMN_WAS] = {"was", N_("Was"), true},
		[COLUMN_WAS_BY] = {"was_by", N_("Written by"), false},
		[COLUMN_WAS_ON] = {"was_on", N_("Written on"), false},
		[COLUMN_WAS_COMMIT] = {"was_commit", N_("Commit"), false},
		[COLUMN_IS] = {"is", N_("Is"), true},
		[COLUMN_IS_BY] = {"is_by", N_("Written by"), false},
		[COLUMN_IS_ON] = {"is_on", N_("Written on"), false},
		[COLUMN_IS_COMMIT] = {"is_commit", N_("Commit"), false},
	};

	for (size_t c = 0; c < COUNT(columns); c++)
		table_column(table, columns[c].id, _(columns[c].title), "",
			     columns[c].number);
}

bool
report_superseded(const struct report_context *context, struct table *out,
		  struct error *err)
{
	struct listing l = {.context = context, .people.context = context};
	bool ok;

	table_begin(&l.table, context, "superseded",
		    _("What the rewritten history took away"));
	add_columns(&l.table);
	ok = read_superseded(&l, err);
	vec_each (const struct superseded *, item, &l.items)
		ok = ok && add_row(&l, item, err);
	if (ok) {
		people_note(&l.people, &l.table);
		*out = l.table;
	} else {
		table_release(&l.table);
	}
	people_release(&l.people);
	vec_release(&l.items);
	arena_release(&l.arena);
	return ok;
}
