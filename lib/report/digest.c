/*
 * The digest of a night: one table, whose first column says of what kind a row
 * is, in the order in which somebody has to look at them.
 */
#include "report/arrivals.h"
#include "report/deed.h"
#include "report/figure_changes.h"
#include "report/message.h"
#include "report/standing.h"
#include "report/timeline.h"
#include "report/wording.h"
#include "report/words.h"

#include "account/account.h"

#include <stdlib.h>

/* So many figures of one commit and document are shown one by one. */
#define FIGURES_MOST 20

enum {
	COLUMN_KIND,
	COLUMN_DOCUMENT,
	COLUMN_ADDRESS = COLUMN_DOCUMENT + DOCUMENT_COLUMNS,
	COLUMN_CHANGE,
	COLUMN_FIGURES = COLUMN_CHANGE + CHANGE_COLUMNS,
	COLUMN_NOTE,
	COLUMN_DEED,
};

/* In the order of the digest; coverage has kinds of its own. */
enum kind {
	KIND_RESTATED_WITHOUT_REASON,
	KIND_PUBLISHED,
	KIND_RESTATED,
	KIND_CHANGED,
	KIND_LOST,
};

static const struct {
	const char *id, *words;
} kinds[] = {
	[KIND_RESTATED_WITHOUT_REASON] =
		{"restated_without_reason",
		 N_("closed year changed without a reason")},
	[KIND_PUBLISHED] = {"published", N_("new document")},
	[KIND_RESTATED] = {"restated", N_("closed year changed")},
	[KIND_CHANGED] = {"changed", N_("changed")},
	[KIND_LOST] = {"lost", N_("cannot be told")},
};

/* A changed figure. */
struct item {
	enum kind kind;
	struct figure_change change;
	struct worded_change words;
	struct deed deed;  /* all zero but for the number where nobody did it */
	bool is_rewritten; /* found by comparing with what stood there */
	bool is_document;  /* a new one as a whole; then no words but whose */
	bool is_late;      /* of a closed year only by when it arrived */
};

/* What stood there, where the last digest's tip is no longer on the line. */
struct past {
	struct perimeter perimeter;
	struct map documents;          /* by past_key */
	struct figure_changes changes; /* in its own numbers: what is gone */
	struct wording wording;
};

struct digest {
	const struct report_context *context;
	const struct digest_question *question;
	uint32_t first; /* position of what is new; 0 after a rewrite */
	struct past past;
	int64_t loaded; /* when the last load ended */
	struct perimeter perimeter;
	struct figure_changes changes;
	struct wording wording;
	struct deeds deeds;
	struct arrivals arrivals;
	VEC(struct item) items;
	size_t restated; /* of closed years, without a reason */
	size_t between;  /* made by one of several commits */
	struct table table;
};

static struct table_value *
begin_row(struct table *table, enum kind kind)
{
	struct table_value *row = table_row(table);

	row[COLUMN_KIND] = table_state(kinds[kind].id, _(kinds[kind].words));
	return row;
}

static void
put_document(struct digest *d, size_t department, int year,
	     struct table_value *row)
{
	document_put(&d->table, d->context->config->city, department, year,
		     row + COLUMN_DOCUMENT);
}

static void
put_note(struct table *table, const char *note, struct table_value *row)
{
	row[COLUMN_NOTE] = table_text(table, text_of(note));
}

/* Is what the last one stood on no longer on the line? */
static bool
is_rewritten(const struct digest *d)
{
	return d->question->then || d->question->lost;
}

/* Where what is new begins. */
static bool
find_first(struct digest *d, struct error *err)
{
	const struct digest_mark *since = d->question->since;
	struct moment moment;

	d->first = d->context->moment.position + 1;
	if (!since || d->question->lost)
		return true;
	if (d->question->then) {
		d->first = 0;
		return true;
	}
	if (!moment_find(d->context->warehouse, d->context->config->city,
			 since->oid, &moment, err))
		return false;
	d->first = moment.position + 1;
	return true;
}

/* Departments are those of the configuration, which both warehouses share. */
static struct text
past_key(const uint32_t key[2])
{
	return (struct text){(const char *)key, 2 * sizeof *key};
}

static bool
stood_there(const struct digest *d, size_t department, int year)
{
	const uint32_t key[] = {(uint32_t)department, (uint32_t)year};

	return map_find(&d->past.documents, past_key(key)) != MAP_NONE;
}

static bool
read_past_documents(struct digest *d, struct error *err)
{
	const struct report_context *then = d->question->then;
	struct query *query =
		warehouse_query(then->warehouse, SQL_REPORT_LINE_EDITIONS);

	query_int(query, ":first", 0);
	query_int(query, ":last", then->moment.position);
	query_int(query, ":gone", EDITION_GONE);
	while (query_row(query)) {
		size_t department;
		int year;

		if (query_get_int(query, 4) == EDITION_GONE ||
		    !perimeter_document(&d->past.perimeter,
					(uint32_t)query_get_int(query, 1),
					&department, &year))
			continue;
		const uint32_t key[] = {(uint32_t)department, (uint32_t)year};
		map_intern(&d->past.documents, past_key(key));
	}
	return query_end(query, err);
}

static bool
compare_with_past(struct digest *d, struct error *err)
{
	const struct report_context *then = d->question->then;

	return perimeter_open(then, &d->past.perimeter, err) &&
	       read_past_documents(d, err) &&
	       standing_compare(then, d->context, &d->changes, &d->past.changes,
				err);
}

static void
past_release(struct past *past)
{
	perimeter_release(&past->perimeter);
	map_release(&past->documents);
	figure_changes_release(&past->changes);
	wording_release(&past->wording);
}

static bool
read_loaded(struct digest *d, struct error *err)
{
	struct query *query =
		warehouse_query(d->context->warehouse, SQL_LOAD_ALL);

	while (query_row(query))
		d->loaded = query_get_int(query, 0);
	return query_end(query, err) &&
	       arrivals_read(d->context, d->first, d->context->moment.position,
			     &d->arrivals, err);
}

static bool
wants(uint32_t document, uint32_t position, bool first, void *context)
{
	const struct digest *d = context;
	size_t department;
	int year;

	(void)position;
	return !first &&
	       perimeter_document(&d->perimeter, document, &department, &year);
}

static bool
find_changes(struct digest *d, struct error *err)
{
	struct figure_changes_filter filter = {
		.first = d->first,
		.last = d->context->moment.position,
		.wants = wants,
		.context = d,
	};

	if (d->question->then)
		return compare_with_past(d, err);
	return filter.first > filter.last ||
	       figure_changes_read(d->context, &filter, &d->changes, err);
}

static bool
is_by_nobody(const struct item *item)
{
	return item->deed.number == UINT32_MAX;
}

/* Does a reason stand in a commit that brought it? */
static bool
has_reason(const struct deed *deed)
{
	struct strbuf reason = {0};
	bool has = message_reason(deed->written.message, &reason) ||
		   message_reason(deed->merged.message, &reason);

	strbuf_release(&reason);
	return has;
}

/* What differs after a rewrite was changed when that was loaded, whatever its
 * commits are dated. */
static bool
is_restated(struct digest *d, struct item *item, bool *out, struct error *err)
{
	uint32_t first;
	int64_t from;

	*out = false;
	if (!city_closed(d->context->config->city, item->words.year, &from))
		return true;
	if (!moment_position_from(d->context->warehouse, from, &first, err))
		return false;
	*out = item->change.position >= first ||
	       (item->is_rewritten && d->loaded >= from);
	item->is_late = !*out && !is_by_nobody(item) &&
			arrivals_since(&d->arrivals, item->change.document,
				       item->change.position, from);
	*out = *out || item->is_late;
	return true;
}

/* Count an item that is worded, and keep it. */
static bool
add_item(struct digest *d, struct item *item, struct error *err)
{
	bool restated;

	if (!is_restated(d, item, &restated, err))
		return false;
	item->kind = !restated && item->is_document ? KIND_PUBLISHED
		     : !restated                    ? KIND_CHANGED
		     : has_reason(&item->deed)      ? KIND_RESTATED
					       : KIND_RESTATED_WITHOUT_REASON;
	d->restated += item->kind == KIND_RESTATED_WITHOUT_REASON;
	*vec_push(&d->items) = *item;
	return true;
}

static bool
word_changes(struct digest *d, struct error *err)
{
	d->wording.perimeter = &d->perimeter;
	vec_each (const struct figure_change *, change, &d->changes.items) {
		struct item item = {
			.change = *change,
			.is_rewritten = is_rewritten(d),
		};
		bool known;

		if (!wording_find(&d->wording, change, &known, &item.words,
				  err))
			return false;
		/* Of a new document one row tells. */
		if (!known ||
		    (d->question->then &&
		     !stood_there(d, item.words.department, item.words.year)))
			continue;
		if (!deeds_find(&d->deeds, change->origin, change->position,
				&item.deed, err) ||
		    !add_item(d, &item, err))
			return false;
	}
	return true;
}

/* What stood there, and no commit of the present history ever had. */
static bool
word_gone(struct digest *d, struct error *err)
{
	d->past.wording.perimeter = &d->past.perimeter;
	vec_each (const struct figure_change *, change,
		  &d->past.changes.items) {
		struct item item = {
			.change = *change,
			.is_rewritten = true,
			.deed = {.number = UINT32_MAX, .written.digits = ""},
		};
		struct holding holding;
		uint32_t document;
		bool known;

		if (!wording_find(&d->past.wording, change, &known, &item.words,
				  err))
			return false;
		if (!known)
			continue;
		if (!holding_read(d->context, item.words.department,
				  item.words.year, item.words.form, &holding,
				  &document, err))
			return false;
		item.words.new =
			value_printed(0, change->new.printed, item.words.unit,
				      (enum holding_state)holding.state);
		if (!add_item(d, &item, err))
			return false;
	}
	return true;
}

/* Documents whose first edition on the line is new. */
static bool
find_published(struct digest *d, struct error *err)
{
	struct query *query = warehouse_query(d->context->warehouse,
					      SQL_REPORT_LINE_EDITIONS);
	bool ok = true;

	query_int(query, ":first", d->first);
	query_int(query, ":last", d->context->moment.position);
	query_int(query, ":gone", EDITION_GONE);
	while (ok && query_row(query)) {
		struct item item = {
			.change.origin = (uint32_t)query_get_int(query, 0),
			.change.document = (uint32_t)query_get_int(query, 1),
			.change.position = (uint32_t)query_get_int(query, 2),
			.is_rewritten = is_rewritten(d),
			.is_document = true,
		};

		if (!query_is_null(query, 3) ||
		    query_get_int(query, 4) == EDITION_GONE ||
		    !perimeter_document(&d->perimeter, item.change.document,
					&item.words.department,
					&item.words.year) ||
		    (d->question->then &&
		     stood_there(d, item.words.department, item.words.year)))
			continue;
		ok = deeds_find(&d->deeds, item.change.origin,
				item.change.position, &item.deed, err) &&
		     add_item(d, &item, err);
	}
	return ok && query_end(query, err);
}

/* By kind, department and year as they happened, the figures of one commit in
 * the order of their form. */
static int
by_kind(const void *one, const void *other)
{
	const struct item *a = one, *b = other;

	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	if (a->words.department != b->words.department)
		return a->words.department < b->words.department ? -1 : 1;
	if (a->words.year != b->words.year)
		return a->words.year < b->words.year ? -1 : 1;
	if (a->change.position != b->change.position)
		return a->change.position < b->change.position ? -1 : 1;
	if (a->deed.number != b->deed.number)
		return strcmp(a->deed.written.digits, b->deed.written.digits);
	return wording_compare(&a->words, &b->words);
}

static bool
is_together(const struct item *a, const struct item *b)
{
	return a->kind == b->kind && a->deed.number == b->deed.number &&
	       a->change.document == b->change.document;
}

static void
put_deed(struct digest *d, const struct item *item, struct table_value *row)
{
	if (!is_by_nobody(item))
		deeds_put(&d->deeds, &item->deed, &d->table, row + COLUMN_DEED);
}

static bool
is_document(uint32_t document, uint32_t position, bool first, void *context)
{
	const uint32_t *asked = context;

	(void)position, (void)first;
	return document == *asked;
}

struct writers {
	VEC(struct deed) deeds; /* none twice */
};

static int
by_writing(const void *one, const void *other)
{
	const struct known_commit *a = &((const struct deed *)one)->written;
	const struct known_commit *b = &((const struct deed *)other)->written;

	if (a->author_time != b->author_time)
		return a->author_time < b->author_time ? -1 : 1;
	return strcmp(a->digits, b->digits);
}

static bool
add_writer(struct digest *d, const struct figure_change *change,
	   struct writers *out, struct error *err)
{
	struct deed deed;

	if (!deeds_find(&d->deeds, change->origin, change->position, &deed,
			err))
		return false;
	vec_each (const struct deed *, known, &out->deeds)
		if (known->number == deed.number)
			return true;
	*vec_push(&out->deeds) = deed;
	return true;
}

/* Whose figures a document has that a merge published. */
static bool
find_writers(struct digest *d, uint32_t document, uint32_t position,
	     struct writers *out, struct error *err)
{
	struct figure_changes_filter filter = {
		.first = position,
		.last = position,
		.wants = is_document,
		.context = &document,
	};
	struct figure_changes changes = {0};
	bool ok = figure_changes_read(d->context, &filter, &changes, err);

	for (size_t i = 0; ok && i < changes.items.count; i++)
		ok = add_writer(d, &changes.items.items[i], out, err);
	figure_changes_release(&changes);
	if (ok && out->deeds.count > 0)
		qsort(out->deeds.items, out->deeds.count,
		      sizeof *out->deeds.items, by_writing);
	return ok;
}

/* The last of them with its time and reason, and the names of all. */
static void
put_writers(struct digest *d, const struct writers *writers,
	    struct table_value *row)
{
	struct names names = {0}, commits = {0};
	const char *last = "";

	vec_each (const struct deed *, deed, &writers->deeds) {
		const struct known_commit *written = &deed->written;

		deeds_put(&d->deeds, deed, &d->table, row);
		if (strcmp(last, written->author.shown) != 0)
			strbuf_puts(names_next(&names), written->author.shown);
		last = written->author.shown;
		strbuf_puts(names_next(&commits), written->digits);
	}
	row[DEED_WRITTEN_BY] = table_text(&d->table, strbuf_view(&names.text));
	row[DEED_COMMIT] = table_text(&d->table, strbuf_view(&commits.text));
	names_release(&names);
	names_release(&commits);
}

static struct table_value
note_of(const struct item *item)
{
	if (item->is_late)
		return value_late();
	if (item->is_document && item->kind != KIND_PUBLISHED)
		return table_state("published_late",
				   _("published after the year was closed"));
	if (item->words.is_between)
		return value_between();
	if (!item->is_rewritten)
		return (struct table_value){0};
	return table_state("rewritten", is_by_nobody(item)
						? _("gone with a rewrite")
						: _("after a rewrite"));
}

/* Who did it; a document that a merge published has the figures of others. */
static bool
put_doers(struct digest *d, const struct item *item, struct table_value *row,
	  struct error *err)
{
	struct writers writers = {0};
	bool ok = !item->is_document || !item->deed.written.is_merge ||
		  find_writers(d, item->change.document, item->change.position,
			       &writers, err);

	if (ok && writers.deeds.count > 0)
		put_writers(d, &writers, row + COLUMN_DEED);
	else if (ok)
		put_deed(d, item, row);
	vec_release(&writers.deeds);
	return ok;
}

/* A figure, or a document. */
static bool
add_item_row(struct digest *d, const struct item *item, struct error *err)
{
	const struct worded_change *words = &item->words;
	struct table_value *row = begin_row(&d->table, item->kind);

	put_document(d, words->department, words->year, row);
	if (!item->is_document) {
		row[COLUMN_ADDRESS] =
			wording_address(&d->wording, words, &d->table);
		change_put(words, &d->table, row + COLUMN_CHANGE);
	}
	row[COLUMN_NOTE] = note_of(item);
	d->between += words->is_between;
	if (item->is_late)
		arrival_note(arrivals_find(&d->arrivals, item->change.document,
					   item->change.position),
			     &item->deed.merged, d->context->config->city,
			     &d->table);
	return put_doers(d, item, row, err);
}

/* The figures of one commit and document: so many, then the number of the
 * others. *count_out: all of them. */
static bool
add_together(struct digest *d, const struct item *first, size_t *count_out,
	     struct error *err)
{
	const struct item *end = d->items.items + d->items.count, *item = first;
	size_t count = 0;

	for (; item < end && is_together(item, first); item++)
		if (count++ < FIGURES_MOST && !add_item_row(d, item, err))
			return false;
	if (count > FIGURES_MOST) {
		struct table_value *row = begin_row(&d->table, first->kind);

		put_document(d, first->words.department, first->words.year,
			     row);
		row[COLUMN_FIGURES] =
			table_count((int64_t)(count - FIGURES_MOST));
		put_note(&d->table, _("further figures of this commit"), row);
		put_deed(d, first, row);
	}
	*count_out = count;
	return true;
}

static bool
add_items(struct digest *d, struct error *err)
{
	for (size_t i = 0; i < d->items.count;) {
		size_t count;

		if (!add_together(d, &d->items.items[i], &count, err))
			return false;
		i += count;
	}
	return true;
}

static size_t
column_of(const struct table *table, const char *id)
{
	size_t column = 0;

	while (strcmp(table->columns.items[column].id, id) != 0)
		column++;
	return column;
}

static bool
is_to_be_told(const char *state)
{
	static const char *const states[] = {"missing",   "deleted",
					     "set_aside", "partly_set_aside",
					     "stale",     "files_disagree"};

	for (size_t i = 0; i < sizeof states / sizeof *states; i++)
		if (strcmp(states[i], state) == 0)
			return true;
	return false;
}

/* What is missing, stale or set aside now: rows of the coverage. */
static bool
add_coverage(struct digest *d, struct error *err)
{
	struct table status = {0};

	if (!report_status(d->context, &status, err))
		return false;
	size_t id = column_of(&status, "id");
	size_t name = column_of(&status, "department");
	size_t year = column_of(&status, "year");
	size_t state = column_of(&status, "state");
	size_t source = column_of(&status, "source");
	size_t reason = column_of(&status, "reason");
	for (size_t i = 0; i < table_row_count(&status); i++) {
		const struct table_value *from =
			status.values.items + i * status.columns.count;

		if (!is_to_be_told(from[state].id))
			continue;
		struct table_value *row = table_row(&d->table);
		struct table_value *document = row + COLUMN_DOCUMENT;
		row[COLUMN_KIND] = from[state];
		document[DOCUMENT_ID] = table_text(
			&d->table,
			text_of(arena_printf(&d->table.arena, "%s/%lld",
					     from[id].text,
					     (long long)from[year].number)));
		document[DOCUMENT_DEPARTMENT] =
			table_text(&d->table, text_of(from[name].text));
		document[DOCUMENT_YEAR] = from[year];
		if (from[source].kind == VALUE_TEXT)
			put_note(&d->table,
				 arena_printf(&d->table.arena, "%s: %s",
					      from[source].text,
					      from[reason].text),
				 row);
		else if (from[reason].kind == VALUE_TEXT)
			put_note(&d->table, from[reason].text, row);
	}
	table_release(&status);
	return true;
}

/* What loads since the last digest took away. */
static bool
add_superseded(struct digest *d, struct error *err)
{
	const struct city *city = d->context->config->city;
	struct query *query = warehouse_query(d->context->warehouse,
					      SQL_REPORT_SUPERSEDED_SINCE);
	struct strbuf when = {0};

	query_int(query, ":load", d->question->since->load);
	while (query_row(query)) {
		enum event_kind kind = event_of_load(query_get_int(query, 1));
		struct table_value *row = table_row(&d->table);

		row[COLUMN_KIND] =
			table_state(event_id(kind), event_words(kind));
		row[COLUMN_FIGURES] = table_count(query_get_int(query, 3));
		strbuf_clear(&when);
		time_print(&when, query_get_int(query, 2),
			   city->timezone_minutes);
		put_note(&d->table,
			 arena_printf(&d->table.arena,
				      _("values that the warehouse had until "
					"the load of %s; `juesuan trace` shows "
					"them"),
				      when.data),
			 row);
	}
	strbuf_release(&when);
	return query_end(query, err);
}

static void
note_failures(const struct digest_question *question, struct table *table)
{
	for (size_t i = 0; i < question->failure_count; i++)
		table_note(table, "failed", _("Failed: %s"),
			   question->failures[i]);
	for (size_t i = 0; i < question->left_out_count; i++)
		table_note(table, "left_out", _("Not submitted: %s"),
			   question->left_out[i]);
}

static void
add_columns(struct table *table)
{
	table_column(table, "kind", _("Kind"), "", false);
	document_columns(table);
	table_column(table, "address", _("Address"), "", false);
	change_columns(table);
	table_column(table, "figures", _("Number of figures"), "", true);
	table_column(table, "note", _("Note"), "", false);
	deed_columns(table);
	for (size_t i = COLUMN_ADDRESS; i < table->columns.count; i++)
		table->columns.items[i].silent = "";
}

static void
add_since(struct digest *d)
{
	const struct digest_mark *since = d->question->since;
	struct moment moment = {.known_time = since->known_time};

	if (d->question->mark_lost)
		return;
	memcpy(moment.oid, since->oid, sizeof moment.oid);
	since_facts(&d->table, d->context->config->city, &moment);
}

/* What cannot be told, for the archive has lost what stood there. */
static void
add_lost(struct digest *d)
{
	if (!d->question->lost)
		return;
	put_note(&d->table,
		 arena_printf(&d->table.arena,
			      _("what changed since the last digest cannot be "
				"told, for the commit that it stood on cannot "
				"be read any more: %s"),
			      d->question->lost),
		 begin_row(&d->table, KIND_LOST));
	d->restated++;
}

static void
note_lost_mark(struct digest *d)
{
	if (d->question->mark_lost)
		table_note(&d->table, "mark_lost",
			   _("Where the last digest ended is not known, for "
			     "digest.mark is damaged or gone: this one tells "
			     "what came "
			     "since the load before the last one."));
}

/* Rows since the last digest, and all notes. */
static bool
fill_since(struct digest *d, struct error *err)
{
	add_since(d);
	note_lost_mark(d);
	add_lost(d);
	if (!add_items(d, err))
		return false;
	if (!add_superseded(d, err))
		return false;
	if (is_rewritten(d))
		table_note(&d->table, "rewritten",
			   _("The commit that the last digest stood on is no "
			     "longer on the branch: a rewritten history or "
			     "another branch was accepted, or a merge moved "
			     "the branch."));
	if (is_rewritten(d) || table_row_count(&d->table) > 0 ||
	    d->first <= d->context->moment.position)
		return add_coverage(d, err);
	table_note(&d->table, "no_change", _("No change."));
	return true;
}

static bool
fill(struct digest *d, struct error *err)
{
	if (d->items.count > 0)
		qsort(d->items.items, d->items.count, sizeof *d->items.items,
		      by_kind);
	table_begin(&d->table, d->context, "digest", _("Nightly digest"));
	add_columns(&d->table);
	if (d->question->since)
		return fill_since(d, err);
	if (d->question->mark_lost)
		table_note(&d->table, "mark_lost",
			   _("Where the last digest ended is not known, for "
			     "digest.mark is damaged or gone."));
	table_note(&d->table, "first",
		   _("The first digest: what changed before is in `juesuan "
		     "log`."));
	return add_coverage(d, err);
}

bool
report_digest(const struct report_context *context,
	      const struct digest_question *question, struct table *out,
	      size_t *restated_out, struct error *err)
{
	struct digest d = {
		.context = context,
		.question = question,
	};

	deeds_init(&d.deeds, context);
	bool ok = perimeter_open(context, &d.perimeter, err) &&
		  find_first(&d, err) && read_loaded(&d, err) &&
		  find_changes(&d, err) && word_changes(&d, err) &&
		  word_gone(&d, err) && find_published(&d, err) &&
		  fill(&d, err);

	if (ok) {
		if (d.between > 0)
			note_between(&d.table);
		note_failures(question, &d.table);
		people_note(&d.deeds.people, &d.table);
		*out = d.table;
		*restated_out = d.restated;
	} else {
		table_release(&d.table);
	}
	deeds_release(&d.deeds);
	wording_release(&d.wording);
	figure_changes_release(&d.changes);
	perimeter_release(&d.perimeter);
	past_release(&d.past);
	arrivals_release(&d.arrivals);
	vec_release(&d.items);
	return ok;
}

void
report_digest_failed(const struct config *config,
		     const struct digest_question *question, struct table *out)
{
	struct table table = {.id = "digest"};

	table.title = arena_printf(&table.arena, "%s", _("Nightly digest"));
	table_fact(&table, "city", _("City"), "%s", config->city->name);
	add_columns(&table);
	note_failures(question, &table);
	*out = table;
}

bool
digest_mark_read(const struct report_context *context, struct digest_mark *out,
		 struct error *err)
{
	struct query *query = warehouse_query(context->warehouse, SQL_LOAD_ALL);
	struct digest_mark mark = {.known_time = context->moment.known_time};

	memcpy(mark.oid, context->moment.oid, sizeof mark.oid);
	while (query_row(query))
		mark.load = query_get_int(query, 6);
	if (!query_end(query, err))
		return false;
	*out = mark;
	return true;
}

bool
digest_mark_before(const struct report_context *context, bool *found_out,
		   struct digest_mark *out, struct error *err)
{
	struct query *query = warehouse_query(context->warehouse, SQL_LOAD_ALL);
	struct digest_mark before = {0}, last = {0};

	while (query_row(query)) {
		struct strbuf digits = {0};
		size_t length;
		const void *tip = query_get_blob(query, 1, &length);

		before = last;
		oid_abbreviate(&digits, tip, length, sizeof last.oid - 1);
		memcpy(last.oid, digits.data, digits.length + 1);
		last.load = query_get_int(query, 6);
		strbuf_release(&digits);
	}
	if (!query_end(query, err))
		return false;
	*found_out = before.load > 0;
	if (*found_out)
		*out = before;
	return true;
}

bool
digest_mark_is_on_line(const struct report_context *context,
		       const struct digest_mark *mark, bool *out,
		       struct error *err)
{
	struct moment moment;
	struct error none = {0};

	*out = moment_find(context->warehouse, context->config->city, mark->oid,
			   &moment, &none);
	return *out || none.kind == ERR_NOT_FOUND || (*err = none, false);
}
