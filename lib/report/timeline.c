/*
 * Reading a figure's timeline: see timeline.h. The versions come first and say
 * what stood; what met them at merges is then put in where it belongs. Last
 * comes the journal (timeline_journal.c).
 */
#include "report/timeline.h"

#include "account/account.h"
#include "report/words.h"

static const struct {
	const char *id, *words;
} kinds[EVENTS] = {
	[EVENT_PUBLISHED] = {"published", N_("first published")},
	[EVENT_CORRECTED] = {"corrected", N_("corrected")},
	[EVENT_RESTORED] = {"restored", N_("restored")},
	[EVENT_MERGE_MADE] = {"changed_in_merge", N_("changed in the merge")},
	[EVENT_REMOVED] = {"removed", N_("removed")},
	[EVENT_RETURNED] = {"returned", N_("published again")},
	[EVENT_LEFT_OUT] = {"left_out", N_("left out by the merge")},
	[EVENT_NOT_ADOPTED] = {"not_adopted", N_("not adopted")},
	[EVENT_INDEPENDENT] = {"made_independently", N_("made independently")},
	[EVENT_READING] = {"reading_changed", N_("reading changed")},
	[EVENT_REWRITTEN] = {"superseded_by_rewrite",
			     N_("superseded by a rewrite")},
	[EVENT_MOVED] = {"superseded_by_line",
			 N_("superseded by another line")},
	[EVENT_BRANCHED] = {"superseded_by_branch",
			    N_("superseded by another branch")},
	[EVENT_WRONG] = {"warehouse_was_wrong", N_("the warehouse was wrong")},
};

const char *
event_id(enum event_kind kind)
{
	return kinds[kind].id;
}

const char *
event_words(enum event_kind kind)
{
	return _(kinds[kind].words);
}

/* A version or a rival, as the warehouse has it. */
struct found {
	uint32_t position, until; /* until: VERSION_OPEN, and of versions */
	int64_t value, printed, origin, written, merged;
	bool same; /* of rivals */
};

/* Through which parent of a merge did a commit come? */
struct brought {
	int64_t commit, side;
};

struct reading {
	struct timeline *t;
	VEC(struct found) versions, rivals;
	int64_t merge;               /* whose commits these are; 0: none's */
	VEC(struct brought) brought; /* by commit */
};

static void
name_figure(const struct timeline *t, struct query *query)
{
	const struct figure_name *figure = t->figure;

	query_text(query, ":form", text_of(figure->form->id));
	query_text(query, ":row", text_of(figure->row));
	query_text(query, ":column",
		   text_of(figure->form->columns[figure->column].id));
	query_int(query, ":document", t->holding.document);
	query_int(query, ":position", t->context->moment.position);
}

static bool
read_versions(struct reading *r, struct error *err)
{
	struct query *query =
		warehouse_query(r->t->context->warehouse, SQL_REPORT_TRACE);

	name_figure(r->t, query);
	while (query_row(query)) {
		*vec_push(&r->versions) = (struct found){
			.position = (uint32_t)query_get_int(query, 0),
			.until = query_is_null(query, 1)
					 ? VERSION_OPEN
					 : (uint32_t)query_get_int(query, 1),
			.value = query_get_int(query, 2),
			.printed = query_get_int(query, 3),
			.origin = query_get_int(query, 4),
			.written = query_get_int(query, 6),
			.merged = query_get_int(query, 7),
		};
		r->t->cell = (uint32_t)query_get_int(query, 5);
	}
	return query_end(query, err);
}

/* One that merges meet several times is told at the first. */
static bool
is_told(const struct reading *r, const struct found *rival)
{
	vec_each (const struct found *, other, &r->rivals)
		if (other->origin == rival->origin &&
		    other->same == rival->same)
			return true;
	return false;
}

static bool
read_rivals(struct reading *r, struct error *err)
{
	struct query *query = warehouse_query(r->t->context->warehouse,
					      SQL_REPORT_TRACE_RIVALS);

	name_figure(r->t, query);
	while (query_row(query)) {
		struct found rival = {
			.value = query_get_int(query, 0),
			.printed = query_get_int(query, 1),
			.same = query_get_int(query, 2) != 0,
			.origin = query_get_int(query, 3),
			.written = query_get_int(query, 4),
			.merged = query_get_int(query, 5),
			.position = (uint32_t)query_get_int(query, 6),
		};
		if (!is_told(r, &rival))
			*vec_push(&r->rivals) = rival;
	}
	return query_end(query, err);
}

/* How the document had the form at the event's position. */
static bool
read_holding(const struct timeline *t, struct event *event, struct error *err)
{
	struct report_context then = *t->context;

	then.moment.position = event->position;
	if (!holding_read(&then, t->department, t->year, t->figure->form,
			  &event->then, err))
		return false;
	event->unit = figure_unit(t->figure, event->then.unit);
	return true;
}

/* A merge of many branches has as many rivals: it is searched once for all. */
static bool
read_brought(struct reading *r, int64_t merge, uint32_t position,
	     struct error *err)
{
	struct query *query;

	if (r->merge == merge)
		return true;
	query = warehouse_query(r->t->context->warehouse,
				SQL_REPORT_MERGE_SIDES);
	r->brought.count = 0;
	r->merge = merge;
	query_int(query, ":merge", merge);
	query_int(query, ":position", position);
	while (query_row(query))
		*vec_push(&r->brought) =
			(struct brought){.commit = query_get_int(query, 0),
					 .side = query_get_int(query, 1)};
	return query_end(query, err);
}

static int
compare_brought(const void *a, const void *b)
{
	const struct brought *left = a, *right = b;

	return (left->commit > right->commit) - (left->commit < right->commit);
}

/* Through which of its parents did the merge bring it? */
static bool
read_side(struct reading *r, struct event *event, struct error *err)
{
	const struct brought key = {.commit = event->written.id}, *found;

	if (!read_brought(r, event->merged.id, event->position, err))
		return false;
	found = r->brought.count
			? bsearch(&key, r->brought.items, r->brought.count,
				  sizeof key, compare_brought)
			: NULL;
	if (found)
		event->side = found->side;
	return true;
}

static bool
read_commits(struct reading *r, const struct found *found, struct event *event,
	     struct error *err)
{
	struct commits *commits = &r->t->commits;

	return commits_find(commits, found->written, &event->written, err) &&
	       commits_find(commits, found->merged, &event->merged, err) &&
	       (!event->merged.is_merge || !event_is_merged(event) ||
		read_side(r, event, err));
}

/* One after the other, with a separator; none twice. */
static const char *
add_name(struct timeline *t, const char *list, const char *separator,
	 const char *name)
{
	struct arena *arena = &t->people.arena;
	size_t length = strlen(name);

	if (!*list)
		return arena_string(arena, name);
	for (const char *at = list; (at = strstr(at, name)); at += length)
		if ((at == list ||
		     text_ends((struct text){list, (size_t)(at - list)},
			       text_of(separator))) &&
		    (!at[length] ||
		     text_starts(text_of(at + length), text_of(separator))))
			return list;
	return arena_printf(arena, "%s%s%s", list, separator, name);
}

static void
add_candidate(struct timeline *t, const struct known_commit *commit,
	      struct event *event)
{
	const char *who = commit->author.shown;

	people_mention(&t->people, &commit->author, commit->digits);
	event->candidates =
		add_name(t, event->candidates, _(", "),
			 arena_printf(&t->people.arena, _("%s (%s)"),
				      commit->digits, who));
	event->candidate_names =
		add_name(t, event->candidate_names, " / ", who);
}

/* Who can have made a change, where the document could not be read before. */
static bool
read_candidates(struct timeline *t, struct event *event, struct error *err)
{
	struct query *query =
		warehouse_query(t->context->warehouse, SQL_REPORT_UNREAD);
	struct known_commit commit;
	bool ok = true;

	query_int(query, ":edition", event->origin);
	query_text(query, ":form", text_of(t->figure->form->id));
	query_int(query, ":set_aside", EDITION_SET_ASIDE);
	query_int(query, ":form_set_aside", FORM_SET_ASIDE);
	while (ok && query_row(query)) {
		bool unread = query_get_int(query, 0) != 0;

		ok = commits_find(&t->commits, query_get_int(query, 1), &commit,
				  err);
		if (!ok || (!unread && !*event->candidates))
			continue;
		if (unread)
			add_candidate(t, &commit, event);
		if (!unread || !*event->between_from)
			event->between_from = commit.digits;
	}
	ok = query_end(query, err) && ok;
	if (ok && *event->candidates)
		add_candidate(t, &event->written, event);
	return ok;
}

struct event
event_begin(uint32_t position, int64_t value, int64_t printed, uint32_t origin)
{
	return (struct event){
		.position = position,
		.value = value,
		.printed = printed,
		.origin = origin,
		.restores = "",
		.copies = "",
		.between_from = "",
		.candidates = "",
		.candidate_names = "",
		.written = {.digits = ""},
	};
}

static struct event
event_of(const struct found *found)
{
	return event_begin(found->position, found->value, found->printed,
			   (uint32_t)found->origin);
}

static bool
is_absent(const struct event *event)
{
	return printed_state(event->printed) == FIGURE_ABSENT;
}

/* Not even its form is there, of which the cell could be blank. */
static bool
is_away(const struct event *event)
{
	return is_absent(event) && !holding_is_published(&event->then);
}

/* The last of the events before the one before that had the same value. */
static const struct event *
restored(const struct timeline *t, const struct event *event)
{
	if (is_absent(event))
		return NULL;
	for (size_t i = t->events.count; i >= 2; i--)
		if (event_same_value(&t->events.items[i - 2], event))
			return &t->events.items[i - 2];
	return NULL;
}

/* What an event is, by those before it. */
static enum event_kind
kind_of(const struct timeline *t, const struct event *event,
	const struct event *earlier)
{
	size_t count = t->events.count;

	if (event->written.is_merge)
		return EVENT_MERGE_MADE;
	if (is_away(event))
		return EVENT_REMOVED;
	if (count == 0)
		return EVENT_PUBLISHED;
	if (is_away(&t->events.items[count - 1]))
		return EVENT_RETURNED;
	return earlier ? EVENT_RESTORED : EVENT_CORRECTED;
}

static bool
add_version(struct reading *r, const struct found *version, struct error *err)
{
	struct timeline *t = r->t;
	struct event event = event_of(version);

	if (!read_commits(r, version, &event, err) ||
	    !read_holding(t, &event, err) || !read_candidates(t, &event, err))
		return false;
	const struct event *earlier = restored(t, &event);
	event.kind = kind_of(t, &event, earlier);
	if (earlier)
		event.restores = earlier->written.digits;
	*vec_push(&t->events) = event;
	return true;
}

/* A version that ends without another one after it: a merge took the side on
 * which the figure never was. */
static bool
add_end(struct timeline *t, const struct found *version, struct error *err)
{
	struct event event = event_begin(version->until, 0,
					 printed_pack(FIGURE_ABSENT, 0, false),
					 EDITION_NONE);

	event.kind = EVENT_LEFT_OUT;
	if (!commits_find_at(&t->commits, version->until, &event.merged, err) ||
	    !read_holding(t, &event, err))
		return false;
	event.by_nobody = true;
	*vec_push(&t->events) = event;
	return true;
}

static bool
add_versions(struct reading *r, struct error *err)
{
	struct timeline *t = r->t;

	for (size_t i = 0; i < r->versions.count; i++) {
		const struct found *version = &r->versions.items[i];
		bool last = i + 1 == r->versions.count;
		uint32_t next = last ? t->context->moment.position + 1
				     : version[1].position;

		if (!add_version(r, version, err) ||
		    (version->until < next && !add_end(t, version, err)))
			return false;
	}
	return true;
}

/* The same change under another oid: by the same person at the same second. */
static bool
is_copy(const struct event *a, const struct event *b)
{
	return event_same_value(a, b) &&
	       a->written.author_id == b->written.author_id &&
	       a->written.author_time == b->written.author_time;
}

static struct event *
find_copy(struct timeline *t, const struct event *event)
{
	vec_each (struct event *, other, &t->events)
		if (is_copy(other, event) &&
		    (other->kind == event->kind ||
		     (event_stands(other) && event->kind == EVENT_INDEPENDENT)))
			return other;
	return NULL;
}

/* Put an event behind those of its position and before. */
static void
insert(struct timeline *t, const struct event *event)
{
	size_t at = t->events.count;

	vec_push(&t->events);
	for (; at > 0 && t->events.items[at - 1].position > event->position;
	     at--)
		t->events.items[at] = t->events.items[at - 1];
	t->events.items[at] = *event;
}

static bool
add_rival(struct reading *r, const struct found *rival, struct error *err)
{
	struct timeline *t = r->t;
	struct event event = event_of(rival), *original;

	event.kind = rival->same ? EVENT_INDEPENDENT : EVENT_NOT_ADOPTED;
	if (!read_commits(r, rival, &event, err) ||
	    !holding_of_edition(t->context, event.origin, t->figure->form,
				&event.then, err))
		return false;
	event.unit = figure_unit(t->figure, event.then.unit);
	original = find_copy(t, &event);
	if (!original)
		insert(t, &event);
	else if (original->written.id != event.written.id)
		original->copies = add_name(t, original->copies, _(", "),
					    event.written.digits);
	return true;
}

static bool
add_rivals(struct reading *r, struct error *err)
{
	vec_each (const struct found *, rival, &r->rivals)
		if (!add_rival(r, rival, err))
			return false;
	return true;
}

/* The unit of the last value, to which those that are gone are held. */
static bool
read_unit(struct timeline *t, struct error *err)
{
	struct event now = {.position = t->context->moment.position};

	vec_each (const struct event *, event, &t->events)
		if (printed_state(event->printed) == FIGURE_NUMBER)
			now.unit = event->unit;
	if (now.unit == UNIT_NONE && !read_holding(t, &now, err))
		return false;
	t->unit = now.unit;
	return true;
}

bool
timeline_read(const struct report_context *context, size_t department, int year,
	      const struct figure_name *figure, struct timeline *out,
	      struct error *err)
{
	struct reading r = {.t = out};

	*out = (struct timeline){
		.context = context,
		.department = department,
		.year = year,
		.figure = figure,
		.cell = CELL_NONE,
		.people = {.context = context},
	};
	out->commits.people = &out->people;
	bool ok = holding_read(context, department, year, figure->form,
			       &out->holding, err) &&
		  read_versions(&r, err) && read_rivals(&r, err) &&
		  add_versions(&r, err) && add_rivals(&r, err) &&
		  read_unit(out, err) && timeline_read_journal(out, err);
	vec_release(&r.versions);
	vec_release(&r.rivals);
	vec_release(&r.brought);
	return ok;
}

void
timeline_release(struct timeline *timeline)
{
	vec_release(&timeline->events);
	commits_release(&timeline->commits);
	people_release(&timeline->people);
}
