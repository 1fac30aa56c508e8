/* Commits that arrived late: see arrivals.h. */
#include "report/arrivals.h"

#include "report/words.h"

bool
arrivals_read(const struct report_context *context, uint32_t first,
	      uint32_t last, struct arrivals *out, struct error *err)
{
	struct query *query =
		warehouse_query(context->warehouse, SQL_REPORT_LATE);

	query_int(query, ":first", first);
	query_int(query, ":last", last);
	while (query_row(query))
		*vec_push(&out->late) = (struct arrival){
			.position = (uint32_t)query_get_int(query, 0),
			.all = query_is_null(query, 1),
			.document = (uint32_t)query_get_int(query, 1),
			.seen = query_get_int(query, 2),
			.redated = query_is_null(query, 3),
			.without = query_get_int(query, 3),
		};
	return query_end(query, err);
}

void
arrivals_release(struct arrivals *arrivals)
{
	vec_release(&arrivals->late);
}

const struct arrival *
arrivals_find(const struct arrivals *arrivals, uint32_t document,
	      uint32_t position)
{
	const struct arrival *late = arrivals->late.items;
	size_t low = 0, high = arrivals->late.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (late[middle].position < position)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < arrivals->late.count && late[low].position == position;
	     low++)
		if (late[low].all || late[low].document == document)
			return &late[low];
	return NULL;
}

bool
arrivals_since(const struct arrivals *arrivals, uint32_t document,
	       uint32_t position, int64_t time)
{
	const struct arrival *arrival =
		arrivals_find(arrivals, document, position);

	return arrival && arrival->seen >= time;
}

void
arrival_note(const struct arrival *arrival, const struct known_commit *commit,
	     const struct city *city, struct table *table)
{
	struct strbuf dated = {0}, seen = {0}, without = {0};
	int zone = city->timezone_minutes;

	vec_each (const struct table_note *, note, &table->notes)
		if (strcmp(note->id, "late") == 0 &&
		    strstr(note->text, commit->digits))
			return;
	time_print(&dated, commit->known_time, zone);
	time_print(&seen, arrival->seen, zone);
	time_print(&without, arrival->without, zone);
	if (arrival->redated)
		table_note(table, "late",
			   _("%s is dated %s, but was known only on %s in the "
			     "history before this one."),
			   commit->digits, dated.data, seen.data);
	else
		table_note(table, "late",
			   _("%s is dated %s, but was first seen by the load "
			     "of %s; that of %s did not have it yet."),
			   commit->digits, dated.data, seen.data, without.data);
	strbuf_release(&dated);
	strbuf_release(&seen);
	strbuf_release(&without);
}

struct table_value
value_late(void)
{
	return table_state("late", _("arrived late"));
}

struct table_value
value_published_late(void)
{
	return table_state("published_late",
			   _("published after the year was closed"));
}
