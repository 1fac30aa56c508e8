/*
 * What commits changed: the other way round from restatements and traces.
 *
 * What a commit did to a document is told by the edition that it made: which
 * files, and where its parents stood. Which figures it changed is told by the
 * first-parent line, where they have their origin in that edition; what never
 * came onto the line is said not to have.
 */
#include "report/changes.h"
#include "report/deed.h"
#include "report/wording.h"
#include "report/words.h"

#include "account/account.h"
#include "warehouse/places.h"

#include <stdlib.h>

/* Fewer figures are a correction, however few the document has. */
#define LARGE_REMOVAL_LEAST 10

/* The commit's columns come first. */
enum {
	COLUMN_DOCUMENT = DEED_COLUMNS,
	COLUMN_EVENT = COLUMN_DOCUMENT + DOCUMENT_COLUMNS,
	COLUMN_FIGURES,
	COLUMN_ADDRESS,
	COLUMN_CHANGE,
};

/* What a commit did to a document. */
enum event {
	EVENT_PUBLISHED,
	EVENT_RETURNED,
	EVENT_REMOVED,
	EVENT_SET_ASIDE,
	EVENT_CORRECTED,
	EVENT_LARGE_REMOVAL,
	EVENT_CHANGED_IN_MERGE,
	EVENT_MERGED,
	EVENT_NOT_ADOPTED,
	EVENT_SAME,
	EVENT_RENAMED,
	EVENT_FORMAT,
	EVENT_NOT_ON_LINE,
};

static const struct {
	const char *id, *words;
} events[] = {
	[EVENT_PUBLISHED] = {"published", N_("published")},
	[EVENT_RETURNED] = {"returned", N_("published again")},
	[EVENT_REMOVED] = {"removed", N_("removed")},
	[EVENT_SET_ASIDE] = {"set_aside", N_("cannot be read")},
	[EVENT_CORRECTED] = {"corrected", N_("corrected")},
	[EVENT_LARGE_REMOVAL] = {"large_removal", N_("large removal")},
	[EVENT_CHANGED_IN_MERGE] = {"changed_in_merge",
				    N_("changed in the merge")},
	[EVENT_MERGED] = {"merged", N_("merged in")},
	[EVENT_NOT_ADOPTED] = {"not_adopted", N_("not adopted")},
	[EVENT_SAME] = {"made_independently", N_("made independently")},
	[EVENT_RENAMED] = {"renamed", N_("renamed")},
	[EVENT_FORMAT] = {"format_only", N_("format only")},
	[EVENT_NOT_ON_LINE] = {"not_on_the_branch",
			       N_("no figure on the branch")},
};

/* An edition of the interval. */
struct entry {
	uint32_t edition, document;
	uint8_t state; /* enum edition_state */
	int64_t commit;
	uint32_t arrived;
	bool on_line, is_merge;
	size_t brought; /* changes on the line there, written elsewhere */
};

/* A value of a merge, worded as if it had changed something there. */
struct rival {
	struct change change;
	bool same;
};

struct log {
	const struct report_context *context;
	const struct log_question *question;
	int64_t commit; /* the one that is asked for */
	struct perimeter perimeter;
	VEC(struct entry) entries; /* in the order of the log */
	struct map line; /* numbers places in on_line by document, position */
	VEC(uint32_t) on_line;
	struct changes changes;   /* by origin */
	VEC(struct rival) rivals; /* by origin */
	struct wording wording;
	struct deeds deeds;
	VEC(uint32_t) marks; /* by cell */
	uint32_t mark;       /* of the last edition */
	struct table table;
};

static bool
is_asked_for(const struct log *log, uint32_t document)
{
	const struct log_question *question = log->question;
	size_t department;
	int year;

	return perimeter_document(&log->perimeter, document, &department,
				  &year) &&
	       (question->department == SIZE_MAX ||
		question->department == department) &&
	       (question->year == 0 || question->year == year);
}

static struct text
line_key(const uint32_t key[2])
{
	return (struct text){(const char *)key, 2 * sizeof *key};
}

static bool
read_entries(struct log *log, struct error *err)
{
	struct query *query =
		warehouse_query(log->context->warehouse, SQL_REPORT_LOG);

	query_int(query, ":first", log->question->first);
	query_int(query, ":last", log->context->moment.position);
	while (query_row(query)) {
		struct entry entry = {
			.edition = (uint32_t)query_get_int(query, 0),
			.document = (uint32_t)query_get_int(query, 1),
			.state = (uint8_t)query_get_int(query, 2),
			.commit = query_get_int(query, 3),
			.arrived = (uint32_t)query_get_int(query, 4),
			.on_line = !query_is_null(query, 5),
			.is_merge = query_get_int(query, 6) != 0,
		};
		const uint32_t key[] = {entry.document, entry.arrived};

		if (!is_asked_for(log, entry.document))
			continue;
		if (entry.on_line) {
			map_intern(&log->line, line_key(key));
			*vec_push(&log->on_line) = (uint32_t)log->entries.count;
		}
		*vec_push(&log->entries) = entry;
	}
	return query_end(query, err);
}

/* A document's first figures are counted, not told one by one. */
static bool
wants(uint32_t document, uint32_t position, bool first, void *context)
{
	(void)position;
	return !first && is_asked_for(context, document);
}

static int
by_origin(const void *one, const void *other)
{
	const struct change *a = one, *b = other;

	if (a->origin != b->origin)
		return a->origin < b->origin ? -1 : 1;
	if (a->position != b->position)
		return a->position < b->position ? -1 : 1;
	return a->cell < b->cell ? -1 : a->cell > b->cell;
}

/* What merely was no more is the deed of the merge where it ended; of what was
 * written elsewhere the merge has the number. */
static void
see_merge(struct log *log, struct change *change)
{
	const uint32_t key[] = {change->document, change->position};
	uint32_t number = map_find(&log->line, line_key(key));

	if (number == MAP_NONE)
		return;
	struct entry *entry = &log->entries.items[log->on_line.items[number]];
	if (change->origin == EDITION_NONE)
		change->origin = entry->edition;
	else if (change->origin != entry->edition)
		entry->brought++;
}

static bool
read_changes(struct log *log, struct error *err)
{
	struct changes_filter filter = {
		.first = log->question->first,
		.last = log->context->moment.position,
		.wants = wants,
		.context = log,
	};

	if (filter.first > filter.last)
		return true;
	if (!changes_read(log->context, &filter, &log->changes, err))
		return false;
	vec_each (struct change *, change, &log->changes.items)
		see_merge(log, change);
	if (log->changes.items.count > 0)
		qsort(log->changes.items.items, log->changes.items.count,
		      sizeof *log->changes.items.items, by_origin);
	return true;
}

static bool
read_rivals(struct log *log, struct error *err)
{
	struct query *query =
		warehouse_query(log->context->warehouse, SQL_REPORT_RIVALS);

	query_int(query, ":last", log->context->moment.position);
	while (query_row(query)) {
		*vec_push(&log->rivals) = (struct rival){
			.change =
				{
					.cell = (uint32_t)query_get_int(query,
									0),
					.document = (uint32_t)query_get_int(
						query, 1),
					.origin = (uint32_t)query_get_int(query,
									  2),
					.position = (uint32_t)query_get_int(
						query, 3),
					.old = side_without(),
					.new = side_take(query, 4),
				},
			.same = query_get_int(query, 6) != 0,
		};
	}
	return query_end(query, err);
}

/* Where the changes of an edition begin among those sorted by origin. */
static size_t
first_change(const struct log *log, uint32_t edition)
{
	size_t low = 0, high = log->changes.items.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (log->changes.items.items[middle].origin < edition)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* What an edition's files are, and how many figures stand in them. */
struct contents {
	struct names paths;
	struct strbuf blobs; /* of all files, in the order of their paths */
	int64_t figures;
};

static void
contents_release(struct contents *contents)
{
	names_release(&contents->paths);
	strbuf_release(&contents->blobs);
}

static void
count_figures(struct log *log, const void *bytes, size_t length, int64_t *count)
{
	struct places_cursor cursor = places_begin(bytes, length);
	struct place place;
	uint32_t cell;

	while (places_next(&cursor, &cell, &place)) {
		while (log->marks.count <= cell)
			*vec_push(&log->marks) = 0;
		if (log->marks.items[cell] != log->mark)
			(*count)++;
		log->marks.items[cell] = log->mark;
	}
}

static bool
read_contents(struct log *log, uint32_t edition, struct contents *out,
	      struct error *err)
{
	struct query *query = warehouse_query(log->context->warehouse,
					      SQL_REPORT_EDITION_CONTENTS);
	size_t length;

	log->mark++;
	query_int(query, ":edition", edition);
	while (query_row(query)) {
		strbuf_text(names_next(&out->paths), query_get_text(query, 0));
		const void *blob = query_get_blob(query, 2, &length);
		strbuf_add(&out->blobs, blob, length);
		const void *places = query_get_blob(query, 3, &length);
		count_figures(log, places, length, &out->figures);
	}
	return query_end(query, err);
}

/* The first parent's edition and its state. */
static bool
read_parent(struct log *log, uint32_t edition, uint32_t *parent_out,
	    enum edition_state *state_out, struct error *err)
{
	struct query *query = warehouse_query(log->context->warehouse,
					      SQL_REPORT_EDITION_PARENTS);

	*parent_out = EDITION_NONE;
	query_int(query, ":edition", edition);
	if (query_row(query)) {
		*parent_out = (uint32_t)query_get_int(query, 0);
		*state_out = (enum edition_state)query_get_int(query, 1);
	}
	return query_end(query, err);
}

/* Everything about an entry that its rows say. */
struct account_of_entry {
	const struct entry *entry;
	struct deed deed;
	uint32_t parent; /* or EDITION_NONE */
	enum edition_state parent_state;
	struct contents now, before;
	size_t first, count; /* its changes */
	size_t removed;      /* those of them that took a figure away */
};

static bool
is_renamed(const struct account_of_entry *a)
{
	return a->parent != EDITION_NONE && a->parent_state != EDITION_GONE &&
	       a->entry->state != EDITION_GONE &&
	       !text_equal(strbuf_view(&a->now.paths.text),
			   strbuf_view(&a->before.paths.text));
}

/* Half of a document's figures and more at once are looked at twice. */
static bool
is_large_removal(const struct account_of_entry *a)
{
	return 2 * (int64_t)a->removed >= a->before.figures &&
	       a->removed >= LARGE_REMOVAL_LEAST;
}

static enum event
event_of(const struct account_of_entry *a)
{
	const struct entry *entry = a->entry;

	/* A conflict that was committed is settled by a commit that is none. */
	if ((entry->is_merge || entry->brought > 0) && a->count == 0)
		return EVENT_MERGED;
	if (entry->state == EDITION_GONE)
		return EVENT_REMOVED;
	if (entry->state == EDITION_SET_ASIDE)
		return EVENT_SET_ASIDE;
	if (a->parent == EDITION_NONE)
		return EVENT_PUBLISHED;
	if (a->parent_state == EDITION_GONE)
		return EVENT_RETURNED;
	if (entry->is_merge)
		return EVENT_CHANGED_IN_MERGE;
	if (a->count > 0)
		return is_large_removal(a) ? EVENT_LARGE_REMOVAL
					   : EVENT_CORRECTED;
	if (is_renamed(a))
		return EVENT_RENAMED;
	return entry->on_line ? EVENT_FORMAT : EVENT_NOT_ON_LINE;
}

/* A row of the entry, with what all its rows have. */
static struct table_value *
begin_row(struct log *log, const struct account_of_entry *a, enum event event)
{
	struct table_value *row = table_row(&log->table);
	size_t department;
	int year;

	perimeter_document(&log->perimeter, a->entry->document, &department,
			   &year);
	deeds_put(&log->deeds, &a->deed, &log->table, row);
	document_put(&log->table, log->context->config->city, department, year,
		     row + COLUMN_DOCUMENT);
	row[COLUMN_EVENT] =
		table_state(events[event].id, _(events[event].words));
	return row;
}

/* A change of an entry, worded. */
struct told_change {
	enum event event;
	struct worded_change words;
};

struct told_changes {
	VEC(struct told_change) items;
};

static bool
tell_change(struct log *log, enum event event, const struct change *change,
	    struct told_changes *out, struct error *err)
{
	struct told_change told = {.event = event};
	bool known;

	if (!wording_find(&log->wording, change, &known, &told.words, err))
		return false;
	if (known)
		*vec_push(&out->items) = told;
	return true;
}

/* In the order of the forms: the warehouse's numbers say nothing. */
static int
by_figure(const void *one, const void *other)
{
	const struct told_change *a = one, *b = other;

	return wording_compare(&a->words, &b->words);
}

static void
add_figure(struct log *log, const struct account_of_entry *a,
	   const struct told_change *told)
{
	struct worded_change shown = told->words;
	struct table_value *row = begin_row(log, a, told->event);

	row[COLUMN_ADDRESS] =
		wording_address(&log->wording, &shown, &log->table);
	/* What changed nothing has a value alone. */
	if (told->event == EVENT_NOT_ADOPTED || told->event == EVENT_SAME)
		shown.old = shown.difference = shown.rate =
			(struct table_value){0};
	change_put(&shown, &log->table, row + COLUMN_CHANGE);
}

/* The figures one by one, as many as were asked for, then the number of the
 * others. */
static void
add_figures(struct log *log, const struct account_of_entry *a,
	    struct told_changes *told)
{
	size_t most = log->question->figures, count = told->items.count;

	if (count > 0)
		qsort(told->items.items, count, sizeof *told->items.items,
		      by_figure);
	for (size_t i = 0; i < count && i < most; i++)
		add_figure(log, a, &told->items.items[i]);
	if (count > most)
		begin_row(log, a, told->items.items[0].event)[COLUMN_FIGURES] =
			table_count((int64_t)(count - most));
	told->items.count = 0;
}

static bool
add_changes(struct log *log, const struct account_of_entry *a, enum event event,
	    struct error *err)
{
	struct told_changes told = {0};
	bool ok = true;

	for (size_t i = 0; ok && i < a->count; i++)
		ok = tell_change(log, event,
				 &log->changes.items.items[a->first + i], &told,
				 err);
	if (ok)
		add_figures(log, a, &told);
	vec_release(&told.items);
	return ok;
}

/* Values that did not become those of the branch, or were not alone. */
static bool
add_rivals(struct log *log, const struct account_of_entry *a, bool same,
	   size_t *count_out, struct error *err)
{
	struct told_changes told = {0};
	bool ok = true;

	vec_each (const struct rival *, rival, &log->rivals)
		if (ok && rival->change.origin == a->entry->edition &&
		    rival->same == same)
			ok = tell_change(log,
					 same ? EVENT_SAME : EVENT_NOT_ADOPTED,
					 &rival->change, &told, err);
	*count_out += told.items.count;
	if (ok)
		add_figures(log, a, &told);
	vec_release(&told.items);
	return ok;
}

static void
add_rename(struct log *log, const struct account_of_entry *a)
{
	struct table_value *row = begin_row(log, a, EVENT_RENAMED);

	row[COLUMN_CHANGE + CHANGE_FIGURE] = table_text(
		&log->table,
		text_of(arena_printf(&log->table.arena, "%s → %s",
				     strbuf_string(&a->before.paths.text),
				     strbuf_string(&a->now.paths.text))));
}

static bool
is_told_by_figures(enum event event)
{
	return event == EVENT_CORRECTED || event == EVENT_CHANGED_IN_MERGE ||
	       event == EVENT_LARGE_REMOVAL;
}

static bool
add_rows(struct log *log, const struct account_of_entry *a, struct error *err)
{
	enum event event = event_of(a);
	size_t rivals = 0;

	if (is_renamed(a) && !a->entry->is_merge)
		add_rename(log, a);
	if (is_told_by_figures(event) && !add_changes(log, a, event, err))
		return false;
	if (!add_rivals(log, a, true, &rivals, err) ||
	    !add_rivals(log, a, false, &rivals, err))
		return false;
	if (is_told_by_figures(event) || event == EVENT_RENAMED ||
	    (event == EVENT_NOT_ON_LINE && rivals > 0))
		return true;
	struct table_value *row = begin_row(log, a, event);
	if (event == EVENT_MERGED && a->entry->brought > 0)
		row[COLUMN_FIGURES] = table_count((int64_t)a->entry->brought);
	if (event == EVENT_PUBLISHED || event == EVENT_RETURNED)
		row[COLUMN_FIGURES] = table_count(a->now.figures);
	else if (event == EVENT_REMOVED)
		row[COLUMN_FIGURES] = table_count(a->before.figures);
	return true;
}

static bool
is_by(const struct log *log, const struct account_of_entry *a)
{
	const char *author = log->question->author;

	return (!author || actor_is(&a->deed.written.author, author)) &&
	       (!log->question->commit || log->commit == a->entry->commit);
}

static bool
add_entry(struct log *log, const struct entry *entry, struct error *err)
{
	struct account_of_entry a = {.entry = entry};
	bool ok = deeds_find(&log->deeds, entry->edition, entry->arrived,
			     &a.deed, err);

	if (!ok || !is_by(log, &a))
		return ok;
	a.first = first_change(log, entry->edition);
	while (a.first + a.count < log->changes.items.count &&
	       log->changes.items.items[a.first + a.count].origin ==
		       entry->edition) {
		a.removed += side_is_absent(
			&log->changes.items.items[a.first + a.count].new);
		a.count++;
	}
	ok = read_parent(log, entry->edition, &a.parent, &a.parent_state,
			 err) &&
	     read_contents(log, entry->edition, &a.now, err) &&
	     (a.parent == EDITION_NONE ||
	      read_contents(log, a.parent, &a.before, err)) &&
	     add_rows(log, &a, err);
	contents_release(&a.now);
	contents_release(&a.before);
	return ok;
}

static void
add_columns(struct table *table)
{
	deed_columns(table);
	document_columns(table);
	table_column(table, "event", _("Event"), "", false);
	table_column(table, "figures", _("Number of figures"), "", true);
	table_column(table, "address", _("Address"), "", false);
	change_columns(table);
	for (size_t i = COLUMN_FIGURES; i < table->columns.count; i++)
		table->columns.items[i].silent = "";
}

static void
add_facts(struct log *log)
{
	const struct city *city = log->context->config->city;
	const struct log_question *question = log->question;

	table_begin(&log->table, log->context, "log",
		    _("What commits changed"));
	since_facts(&log->table, city, question->since);
	if (question->department != SIZE_MAX)
		table_fact(&log->table, "department", _("Department"), "%s",
			   city->departments[question->department].name);
	if (question->year != 0)
		years_fact(&log->table, question->year, question->year);
	if (question->author)
		table_fact(&log->table, "author", _("Written by"), "%s",
			   question->author);
}

static void
add_notes(struct log *log)
{
	if (table_row_count(&log->table) == 0)
		table_note(&log->table, "none",
			   _("No commit that was asked for changed a document "
			     "of the city."));
	table_note(&log->table, "line",
		   _("Old and new values are those of the branch; a row with a "
		     "number of figures and no figure stands for as many."));
	people_note(&log->deeds.people, &log->table);
}

bool
report_log(const struct report_context *context,
	   const struct log_question *question, struct table *out,
	   struct error *err)
{
	struct log log = {
		.context = context,
		.question = question,
	};

	deeds_init(&log.deeds, context);
	bool ok = (question->year == 0 ||
		   year_is_known(context->config->city, question->year, err)) &&
		  (!question->commit ||
		   commit_find(context->warehouse, question->commit,
			       &log.commit, err)) &&
		  perimeter_open(context, &log.perimeter, err) &&
		  read_entries(&log, err) && read_changes(&log, err) &&
		  read_rivals(&log, err);

	log.wording.perimeter = &log.perimeter;
	if (ok) {
		add_facts(&log);
		add_columns(&log.table);
	}
	for (size_t i = 0; ok && i < log.entries.count; i++)
		ok = add_entry(&log, &log.entries.items[i], err);
	if (ok) {
		add_notes(&log);
		*out = log.table;
	} else {
		table_release(&log.table);
	}
	deeds_release(&log.deeds);
	wording_release(&log.wording);
	changes_release(&log.changes);
	perimeter_release(&log.perimeter);
	map_release(&log.line);
	vec_release(&log.on_line);
	vec_release(&log.entries);
	vec_release(&log.rivals);
	vec_release(&log.marks);
	return ok;
}
