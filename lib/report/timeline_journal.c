/*
 * What loads took away from a figure, as events. Apart from the rest of a
 * timeline because it comes from the journal, where commits are kept as text:
 * git may have them no more.
 */
#include "report/timeline.h"
#include "report/words.h"

enum event_kind
event_of_load(int64_t why)
{
	switch (why) {
	case LOAD_READING:
		return EVENT_READING;
	case LOAD_REWRITTEN:
		return EVENT_REWRITTEN;
	case LOAD_MOVED:
		return EVENT_MOVED;
	case LOAD_BRANCHED:
		return EVENT_BRANCHED;
	default:
		return EVENT_WRONG;
	}
}

/* A commit of the journal's, from the columns oid, author, mail, two of times,
 * and its message if that is kept. */
static bool
take_superseded(struct timeline *t, struct query *query, int column,
		struct text message, struct known_commit *out,
		struct error *err)
{
	struct known_commit commit = {
		.digits = oid_digits(&t->people.arena, query, column),
		.author_time = query_get_int(query, column + 3),
		.author_zone = (int)query_get_int(query, column + 4),
		.commit_time = query_get_int(query, column + 3),
		.commit_zone = (int)query_get_int(query, column + 4),
		.message = arena_copy(&t->people.arena, message),
	};

	if (!people_find_named(&t->people, query_get_text(query, column + 1),
			       query_get_text(query, column + 2), message,
			       &commit.author, err))
		return false;
	*out = commit;
	return true;
}

/* Was it known at the moment? The positions of another line say nothing; at the
 * present nothing that the timeline lacks is kept from it. */
static bool
was_known(const struct timeline *t, struct query *query)
{
	const struct moment *moment = &t->context->moment;

	if (moment->until == INT64_MAX)
		return true;
	return query_get_int(query, 2) == LOAD_READING
		       ? query_get_int(query, 3) <= moment->position
		       : query_get_int(query, 18) <= moment->until;
}

/* Does the figure have it again, from the same commit, for as long as it had it
 * by the reading before? Then nothing is lost. */
static bool
has_again(const struct timeline *t, const struct event *event, int64_t from,
	  int64_t until)
{
	const struct event *stands = NULL;

	vec_each (const struct event *, other, &t->events) {
		if (!event_stands(other))
			continue;
		if (other->position > from && other->position < until)
			return false;
		if (other->position <= from)
			stands = other;
	}
	return event->kind == EVENT_READING && stands &&
	       stands->position == from && event_same_value(stands, event) &&
	       strcmp(stands->written.digits, event->written.digits) == 0;
}

static bool
add_superseded(struct timeline *t, struct query *query, struct error *err)
{
	struct event event = event_begin(UINT32_MAX, query_get_int(query, 5),
					 query_get_int(query, 6), EDITION_NONE);

	event.kind = event_of_load(query_get_int(query, 2));
	event.load = query_get_int(query, 0);
	event.load_finished = query_get_int(query, 1);
	event.by_nobody =
		event.kind == EVENT_READING || event.kind == EVENT_WRONG;
	event.then.state = HOLDING_NOT_PUBLISHED;
	event.unit = t->unit;
	if (!take_superseded(t, query, 7, query_get_text(query, 12),
			     &event.written, err) ||
	    !take_superseded(t, query, 13, (struct text){0}, &event.merged,
			     err))
		return false;
	event.merged.id = strcmp(event.written.digits, event.merged.digits);
	if (!has_again(t, &event, query_get_int(query, 3),
		       query_get_int(query, 19)))
		*vec_push(&t->events) = event;
	return true;
}

bool
timeline_read_journal(struct timeline *t, struct error *err)
{
	struct query *query =
		warehouse_query(t->context->warehouse, SQL_REPORT_SUPERSEDED);
	struct strbuf address = {0};
	bool ok = true;

	figure_address(&address, t->context->config->city, t->department,
		       t->year, t->figure);
	query_text(query, ":figure", strbuf_view(&address));
	while (ok && query_row(query))
		if (was_known(t, query))
			ok = add_superseded(t, query, err);
	ok = query_end(query, err) && ok;
	strbuf_release(&address);
	return ok;
}
