/*
 * The digest of a night: one table, whose first column says of what kind a row
 * is, in the order in which somebody has to look at them. What came is gathered
 * by news.h.
 */
#include "report/dissent.h"
#include "report/news.h"
#include "report/timeline.h"
#include "report/words.h"

#include "account/account.h"

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

static const struct {
	const char *id, *words;
} kinds[] = {
	[NEWS_RESTATED_WITHOUT_REASON] =
		{"restated_without_reason",
		 N_("closed year changed without a reason")},
	[NEWS_PUBLISHED] = {"published", N_("new document")},
	[NEWS_RESTATED] = {"restated", N_("closed year changed")},
	[NEWS_CHANGED] = {"changed", N_("changed")},
};

struct digest {
	const struct report_context *context;
	const struct digest_question *question;
	struct news news;
	size_t restated; /* of closed years, without a reason */
	size_t between;  /* made by one of several commits */
	struct table table;
};

static struct table_value *
begin_row(struct table *table, enum news_kind kind)
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

static bool
is_together(const struct news_item *a, const struct news_item *b)
{
	return a->kind == b->kind && a->deed.number == b->deed.number &&
	       a->change.document == b->change.document;
}

static void
put_deed(struct digest *d, const struct news_item *item,
	 struct table_value *row)
{
	if (!news_is_by_nobody(item))
		deeds_put(&d->news.grounds.deeds, &item->deed, &d->table,
			  row + COLUMN_DEED);
}

/* The last of them with its time and reason, and the names of all. */
static void
put_writers(struct digest *d, const struct news_writers *writers,
	    struct table_value *row)
{
	struct strbuf names = {0}, commits = {0};
	const char *last = "";

	vec_each (const struct deed *, deed, &writers->deeds) {
		const struct known_commit *written = &deed->written;

		deeds_put(&d->news.grounds.deeds, deed, &d->table, row);
		if (strcmp(last, written->author.shown) != 0)
			strbuf_puts(strbuf_next(&names), written->author.shown);
		last = written->author.shown;
		strbuf_puts(strbuf_next(&commits), written->digits);
	}
	row[DEED_WRITTEN_BY] = table_text(&d->table, strbuf_view(&names));
	row[DEED_COMMIT] = table_text(&d->table, strbuf_view(&commits));
	strbuf_release(&names);
	strbuf_release(&commits);
}

static struct table_value
note_of(const struct news_item *item)
{
	if (item->is_late)
		return value_late();
	if (item->is_document && item->kind != NEWS_PUBLISHED)
		return value_published_late();
	if (item->words.is_between)
		return value_between();
	if (!item->is_rewritten)
		return (struct table_value){0};
	return table_state("rewritten", news_is_by_nobody(item)
						? _("gone with a rewrite")
						: _("after a rewrite"));
}

/* Who did it; a document that a merge published has the figures of others. */
static bool
put_doers(struct digest *d, const struct news_item *item,
	  struct table_value *row, struct error *err)
{
	struct news_writers writers = {0};
	bool ok = news_find_writers(&d->news, item, &writers, err);

	if (ok && writers.deeds.count > 0)
		put_writers(d, &writers, row + COLUMN_DEED);
	else if (ok)
		put_deed(d, item, row);
	vec_release(&writers.deeds);
	return ok;
}

/* A figure, or a document. */
static bool
add_item_row(struct digest *d, const struct news_item *item, struct error *err)
{
	const struct worded_change *words = &item->words;
	struct table_value *row = begin_row(&d->table, item->kind);

	put_document(d, words->department, words->year, row);
	if (!item->is_document) {
		row[COLUMN_ADDRESS] = wording_address(&d->news.grounds.wording,
						      words, &d->table);
		change_put(words, &d->table, row + COLUMN_CHANGE);
	}
	row[COLUMN_NOTE] = note_of(item);
	d->between += words->is_between;
	if (item->is_late)
		arrival_note(arrivals_find(&d->news.grounds.arrivals,
					   item->change.document,
					   item->change.position),
			     &item->deed.merged, d->context->config->city,
			     &d->table);
	return put_doers(d, item, row, err);
}

/* The figures of one commit and document: so many, then the number of the
 * others. *count_out: all of them. */
static bool
add_together(struct digest *d, const struct news_item *first, size_t *count_out,
	     struct error *err)
{
	const struct news_item *end = d->news.items.items + d->news.items.count,
			       *item = first;
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
	for (size_t i = 0; i < d->news.items.count;) {
		const struct news_item *first = &d->news.items.items[i];
		size_t count;

		if (!add_together(d, first, &count, err))
			return false;
		if (first->kind == NEWS_RESTATED_WITHOUT_REASON)
			d->restated += count;
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
	static const char *const states[] = {"missing", "deleted", "set_aside",
					     "partly_set_aside", "stale"};

	for (size_t i = 0; i < COUNT(states); i++)
		if (strcmp(states[i], state) == 0)
			return true;
	return false;
}

/* A figure that two files give differently. */
static void
put_dissent(struct digest *d, size_t department, int year,
	    const struct dissent *dissent, struct table_value *row)
{
	struct strbuf words = {0};

	figure_address(&words, d->context->config->city, department, year,
		       &dissent->figure);
	row[COLUMN_ADDRESS] = table_text(&d->table, strbuf_view(&words));
	strbuf_clear(&words);
	strbuf_printf(&words, _("%s: "), dissent->place);
	dissent_print(&words, dissent);
	put_note(&d->table, words.data, row);
	strbuf_release(&words);
}

/* Those of a document now: so many, then the number of the others. */
static bool
add_dissents(struct digest *d, size_t department, int year, struct error *err)
{
	const struct report_context *context = d->context;
	struct dissents dissents = {0};
	struct holding holding;
	bool ok = holding_read(context, department, year,
			       context->config->forms->items, &holding, err) &&
		  dissents_read(context, holding.standing, &dissents, err);
	size_t count = ok ? dissents.items.count : 0;

	for (size_t i = 0; i < count && i <= FIGURES_MOST; i++) {
		struct table_value *row = table_row(&d->table);

		row[COLUMN_KIND] = dissent_mark();
		put_document(d, department, year, row);
		if (i < FIGURES_MOST) {
			put_dissent(d, department, year,
				    &dissents.items.items[i], row);
			continue;
		}
		row[COLUMN_FIGURES] = table_count((int64_t)(count - i));
		put_note(&d->table, _("further figures of this document"), row);
	}
	dissents_release(&dissents);
	return ok;
}

/* How a document stands, as a row of the coverage says it. */
static void
add_state(struct digest *d, const struct table *status,
	  const struct table_value *from)
{
	const struct table_value *source = from + column_of(status, "source");
	const struct table_value *reason = from + column_of(status, "reason");
	const struct table_value *year = from + column_of(status, "year");
	struct table_value *row = table_row(&d->table);
	struct table_value *document = row + COLUMN_DOCUMENT;

	row[COLUMN_KIND] = from[column_of(status, "state")];
	document[DOCUMENT_ID] = table_text(
		&d->table,
		text_of(arena_printf(&d->table.arena, "%s/%lld",
				     from[column_of(status, "id")].text,
				     (long long)year->number)));
	document[DOCUMENT_DEPARTMENT] = table_text(
		&d->table, text_of(from[column_of(status, "department")].text));
	document[DOCUMENT_YEAR] = *year;
	if (source->kind == VALUE_TEXT)
		put_note(&d->table,
			 arena_printf(&d->table.arena, _("%s: %s"),
				      source->text, reason->text),
			 row);
	else if (reason->kind == VALUE_TEXT)
		put_note(&d->table, reason->text, row);
}

/* What is missing, stale or set aside now, and where files disagree: by the
 * rows of the coverage, which come by department, then year. */
static bool
add_coverage(struct digest *d, struct error *err)
{
	const struct city *city = d->context->config->city;
	size_t years = (size_t)(city->last_year - city->first_year + 1);
	struct table status = {0};
	bool ok = true;

	if (!report_status(d->context, &status, err))
		return false;
	size_t state = column_of(&status, "state");
	size_t remarks = column_of(&status, "remarks");
	for (size_t i = 0; ok && i < table_row_count(&status); i++) {
		const struct table_value *from =
			status.values.items + i * status.columns.count;

		if (is_to_be_told(from[state].id))
			add_state(d, &status, from);
		if (from[remarks].kind == VALUE_COUNT &&
		    from[remarks].number > 0)
			ok = add_dissents(d, i / years,
					  city->first_year + (int)(i % years),
					  err);
	}
	table_release(&status);
	return ok;
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
	struct table_value *row = table_row(&d->table);

	row[COLUMN_KIND] = table_state("lost", _("cannot be told"));
	put_note(&d->table,
		 arena_printf(&d->table.arena,
			      _("what changed since the last digest cannot be "
				"told, for the commit that it stood on cannot "
				"be read any more: %s"),
			      d->question->lost),
		 row);
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
	if (news_is_rewritten(&d->news))
		table_note(&d->table, "rewritten",
			   _("The commit that the last digest stood on is no "
			     "longer on the branch: a rewritten history or "
			     "another branch was accepted, or a merge moved "
			     "the branch."));
	if (news_is_rewritten(&d->news) || table_row_count(&d->table) > 0 ||
	    d->news.first <= d->context->moment.position)
		return add_coverage(d, err);
	table_note(&d->table, "no_change", _("No change."));
	return true;
}

static bool
fill(struct digest *d, struct error *err)
{
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
		.news = {.context = context, .question = question},
	};
	bool ok = news_read(&d.news, err) && fill(&d, err);

	if (ok) {
		if (d.between > 0)
			note_between(&d.table);
		if (question->no_journal)
			table_note(&d.table, "no_journal", "%s",
				   question->no_journal);
		note_failures(question, &d.table);
		people_note(&d.news.grounds.deeds.people, &d.table);
		*out = d.table;
		*restated_out = d.restated;
	} else {
		table_release(&d.table);
	}
	news_release(&d.news);
	return ok;
}

void
report_digest_failed(const struct config *config,
		     const struct digest_question *question, struct table *out)
{
	struct table table = {.id = "digest"};

	table.title = arena_string(&table.arena, _("Nightly digest"));
	table_fact(&table, "city", _("City"), "%s", config->city->name);
	add_columns(&table);
	note_failures(question, &table);
	*out = table;
}
