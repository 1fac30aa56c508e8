/* Gathering what came: see news.h. */
#include "report/news.h"

#include "report/message.h"
#include "report/standing.h"
#include "report/words.h"

/* Where what is new begins. */
static bool
find_first(struct news *n, struct error *err)
{
	const struct digest_mark *since = n->question->since;
	struct moment moment;

	n->first = n->context->moment.position + 1;
	if (!since || n->question->lost)
		return true;
	if (n->question->then) {
		n->first = 0;
		return true;
	}
	if (!moment_find(n->context->warehouse, n->context->config->city,
			 since->oid, &moment, err))
		return false;
	n->first = moment.position + 1;
	return true;
}

/* Departments are those of the configuration, which both warehouses share. */
static bool
stood_there(const struct news *n, size_t department, int year)
{
	const uint32_t key[] = {(uint32_t)department, (uint32_t)year};

	return map_find(&n->past.documents, MAP_KEY(key)) != MAP_NONE;
}

static bool
read_past_documents(struct news *n, struct error *err)
{
	const struct report_context *then = n->question->then;
	struct query *query =
		warehouse_query(then->warehouse, SQL_REPORT_LINE_EDITIONS);

	query_int(query, ":first", 0);
	query_int(query, ":last", then->moment.position);
	query_int(query, ":gone", EDITION_GONE);
	while (query_row(query)) {
		size_t department;
		int year;

		if (query_get_int(query, 4) == EDITION_GONE ||
		    !perimeter_document(&n->past.perimeter,
					(uint32_t)query_get_int(query, 1),
					&department, &year))
			continue;
		const uint32_t key[] = {(uint32_t)department, (uint32_t)year};
		map_intern(&n->past.documents, MAP_KEY(key));
	}
	return query_end(query, err);
}

static bool
compare_with_past(struct news *n, struct error *err)
{
	const struct report_context *then = n->question->then;

	return perimeter_open(then, &n->past.perimeter, err) &&
	       read_past_documents(n, err) &&
	       standing_compare(then, n->context, &n->grounds.changes,
				&n->past.changes, err);
}

static void
past_release(struct news_past *past)
{
	perimeter_release(&past->perimeter);
	map_release(&past->documents);
	figure_changes_release(&past->changes);
	wording_release(&past->wording);
}

static bool
read_loaded(struct news *n, struct error *err)
{
	struct query *query =
		warehouse_query(n->context->warehouse, SQL_LOAD_LAST);

	if (query_row(query))
		n->loaded = query_get_int(query, 1);
	return query_end(query, err);
}

static bool
wants(uint32_t document, uint32_t position, bool first, void *context)
{
	const struct news *n = context;
	size_t department;
	int year;

	(void)position;
	return !first && perimeter_document(&n->grounds.perimeter, document,
					    &department, &year);
}

static bool
find_changes(struct news *n, struct error *err)
{
	struct figure_changes_filter filter = {
		.first = n->first,
		.last = n->context->moment.position,
		.wants = wants,
		.context = n,
	};

	if (n->question->then)
		return compare_with_past(n, err);
	return filter.first > filter.last ||
	       figure_changes_read(n->context, &filter, &n->grounds.changes,
				   err);
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
 * commits are dated; what vanished with it, by no commit of the line. */
static bool
is_restated(const struct news *n, struct news_item *item)
{
	const struct closing *closing =
		grounds_closing(&n->grounds, item->words.year);
	enum closed_by closed =
		grounds_closed(&n->grounds, item->change.document,
			       item->words.year, item->change.position);

	if (closed == CLOSED_BY_DATE ||
	    (item->is_rewritten && closing && n->loaded >= closing->from))
		return true;
	item->is_late = closed == CLOSED_LATE && !news_is_by_nobody(item);
	return item->is_late;
}

/* Judge an item that is worded, and keep it. */
static void
add_item(struct news *n, struct news_item *item)
{
	bool restated = is_restated(n, item);

	item->kind = !restated && item->is_document ? NEWS_PUBLISHED
		     : !restated                    ? NEWS_CHANGED
		     : has_reason(&item->deed)      ? NEWS_RESTATED
					       : NEWS_RESTATED_WITHOUT_REASON;
	*vec_push(&n->items) = *item;
}

static bool
word_changes(struct news *n, struct error *err)
{
	n->grounds.wording.then = n->question->then;
	vec_each (const struct figure_change *, change,
		  &n->grounds.changes.items) {
		struct news_item item = {
			.change = *change,
			.is_rewritten = news_is_rewritten(n),
		};
		bool known;

		if (!wording_find(&n->grounds.wording, change, &known,
				  &item.words, err))
			return false;
		/* Of a new document one row tells. */
		if (!known ||
		    (n->question->then &&
		     !stood_there(n, item.words.department, item.words.year)))
			continue;
		if (!deeds_find(&n->grounds.deeds, change->origin,
				change->position, &item.deed, err))
			return false;
		add_item(n, &item);
	}
	return true;
}

/* What stood there, and no commit of the present history ever had. */
static bool
word_gone(struct news *n, struct error *err)
{
	n->past.wording.perimeter = &n->past.perimeter;
	vec_each (const struct figure_change *, change,
		  &n->past.changes.items) {
		struct news_item item = {
			.change = *change,
			.is_rewritten = true,
			.deed = {.number = UINT32_MAX, .written.digits = ""},
		};
		struct holding holding;
		bool known;

		if (!wording_find(&n->past.wording, change, &known, &item.words,
				  err))
			return false;
		if (!known)
			continue;
		if (!holding_read(n->context, item.words.department,
				  item.words.year, item.words.figure.form,
				  &holding, err))
			return false;
		item.words.new =
			value_printed(0, change->new.printed, item.words.unit,
				      (enum holding_state)holding.state);
		add_item(n, &item);
	}
	return true;
}

/* Documents whose first edition on the line is new. */
static bool
find_published(struct news *n, struct error *err)
{
	struct query *query = warehouse_query(n->context->warehouse,
					      SQL_REPORT_LINE_EDITIONS);
	bool ok = true;

	query_int(query, ":first", n->first);
	query_int(query, ":last", n->context->moment.position);
	query_int(query, ":gone", EDITION_GONE);
	while (ok && query_row(query)) {
		struct news_item item = {
			.change.origin = (uint32_t)query_get_int(query, 0),
			.change.document = (uint32_t)query_get_int(query, 1),
			.change.position = (uint32_t)query_get_int(query, 2),
			.is_rewritten = news_is_rewritten(n),
			.is_document = true,
		};

		if (!query_is_null(query, 3) ||
		    query_get_int(query, 4) == EDITION_GONE ||
		    !perimeter_document(
			    &n->grounds.perimeter, item.change.document,
			    &item.words.department, &item.words.year) ||
		    (n->question->then &&
		     stood_there(n, item.words.department, item.words.year)))
			continue;
		ok = deeds_find(&n->grounds.deeds, item.change.origin,
				item.change.position, &item.deed, err);
		if (ok)
			add_item(n, &item);
	}
	return ok && query_end(query, err);
}

/* By kind, department and year as they happened, the figures of one commit in
 * the order of their form. */
static int
by_kind(const void *one, const void *other)
{
	const struct news_item *a = one, *b = other;

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
is_document(uint32_t document, uint32_t position, bool first, void *context)
{
	const uint32_t *asked = context;

	(void)position, (void)first;
	return document == *asked;
}

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
add_writer(struct news *n, const struct figure_change *change,
	   struct news_writers *out, struct error *err)
{
	struct deed deed;

	if (!deeds_find(&n->grounds.deeds, change->origin, change->position,
			&deed, err))
		return false;
	vec_each (const struct deed *, known, &out->deeds)
		if (known->number == deed.number)
			return true;
	*vec_push(&out->deeds) = deed;
	return true;
}

bool
news_find_writers(struct news *news, const struct news_item *item,
		  struct news_writers *out, struct error *err)
{
	uint32_t document = item->change.document;
	struct figure_changes_filter filter = {
		.first = item->change.position,
		.last = item->change.position,
		.wants = is_document,
		.context = &document,
	};
	struct figure_changes changes = {0};
	bool ok;

	if (!item->is_document || !item->deed.written.is_merge)
		return true;
	ok = figure_changes_read(news->context, &filter, &changes, err);
	for (size_t i = 0; ok && i < changes.items.count; i++)
		ok = add_writer(news, &changes.items.items[i], out, err);
	figure_changes_release(&changes);
	if (ok)
		vec_sort(&out->deeds, by_writing);
	return ok;
}

bool
news_read(struct news *news, struct error *err)
{
	if (!grounds_open(news->context, &news->grounds, err) ||
	    !find_first(news, err) || !read_loaded(news, err) ||
	    !find_changes(news, err) || !word_changes(news, err) ||
	    !word_gone(news, err) || !find_published(news, err))
		return false;
	vec_sort(&news->items, by_kind);
	return true;
}

void
news_release(struct news *news)
{
	grounds_release(&news->grounds);
	past_release(&news->past);
	vec_release(&news->items);
}
