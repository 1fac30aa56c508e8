/*
 * Deeds: see deed.h. Many changes come with one commit, so that each is looked
 * up once.
 */
#include "report/deed.h"

#include "report/message.h"
#include "report/words.h"

void
deeds_release(struct deeds *deeds)
{
	people_release(&deeds->people);
	map_release(&deeds->ids);
	vec_release(&deeds->items);
	arena_release(&deeds->arena);
}

static const char *
keep_oid(struct deeds *deeds, struct query *query, int column)
{
	struct strbuf digits = {0};
	size_t length;
	const void *oid = query_get_blob(query, column, &length);

	oid_abbreviate(&digits, oid, length, OID_DIGITS);
	const char *kept = arena_copy(&deeds->arena, strbuf_view(&digits)).data;
	strbuf_release(&digits);
	return kept;
}

static bool
read_deed(struct deeds *deeds, uint32_t edition, uint32_t position,
	  struct deed *out, struct error *err)
{
	struct query *query = warehouse_query(deeds->people.context->warehouse,
					      SQL_REPORT_DEED);
	int64_t author = 0, merger = 0;

	if (edition != EDITION_NONE)
		query_int(query, ":edition", edition);
	query_int(query, ":position", position);
	if (query_row(query)) {
		out->commit = keep_oid(deeds, query, 0);
		author = query_get_int(query, 1);
		out->author_time = query_get_int(query, 2);
		out->author_zone = (int)query_get_int(query, 3);
		out->message =
			arena_copy(&deeds->arena, query_get_text(query, 4));
		out->merge = keep_oid(deeds, query, 5);
		merger = query_get_int(query, 6);
		out->merge_time = query_get_int(query, 7);
		out->merge_zone = (int)query_get_int(query, 8);
		out->merge_message =
			arena_copy(&deeds->arena, query_get_text(query, 9));
	}
	return query_end(query, err) &&
	       people_find(&deeds->people, author, out->message, &out->author,
			   err) &&
	       people_find(&deeds->people, merger, out->merge_message,
			   &out->merger, err);
}

bool
deeds_find(struct deeds *deeds, uint32_t edition, uint32_t position,
	   struct deed *out, struct error *err)
{
	const uint32_t key[] = {edition, position};
	uint32_t number = map_intern(
		&deeds->ids, (struct text){(const char *)key, sizeof key});

	if (number == deeds->items.count) {
		struct deed deed = {.number = number};

		if (!read_deed(deeds, edition, position, &deed, err))
			return false;
		*vec_push(&deeds->items) = deed;
	}
	*out = deeds->items.items[number];
	return true;
}

void
deed_columns(struct table *table)
{
	static const struct {
		const char *id, *title;
	} columns[] = {
		[DEED_WRITTEN_BY] = {"written_by", N_("Written by")},
		[DEED_WRITTEN_ON] = {"written_on", N_("Written on")},
		[DEED_MERGED_BY] = {"merged_by", N_("Merged by")},
		[DEED_MERGED_ON] = {"merged_on", N_("Merged on")},
		[DEED_COMMIT] = {"commit", N_("Commit")},
		[DEED_MERGE] = {"merge", N_("Merged in")},
		[DEED_WHY] = {"why", N_("Why")},
		[DEED_REASON] = {"reason", N_("Reason given")},
	};

	for (size_t i = 0; i < DEED_COLUMNS; i++)
		table_column(table, columns[i].id, _(columns[i].title), "",
			     false)
			->silent = "";
}

void
deeds_put(struct deeds *deeds, const struct deed *deed, struct table *table,
	  struct table_value *row)
{
	const struct city *city = deeds->people.context->config->city;
	struct strbuf trailers = {0};

	people_mention(&deeds->people, &deed->author, deed->commit);
	row[DEED_WRITTEN_BY] = table_text(table, text_of(deed->author.shown));
	row[DEED_WRITTEN_ON] =
		time_value(table, city, deed->author_time, deed->author_zone);
	row[DEED_COMMIT] = table_text(table, text_of(deed->commit));
	if (deed_is_merged(deed)) {
		people_mention(&deeds->people, &deed->merger, deed->merge);
		row[DEED_MERGED_BY] =
			table_text(table, text_of(deed->merger.shown));
		row[DEED_MERGED_ON] = time_value(table, city, deed->merge_time,
						 deed->merge_zone);
		row[DEED_MERGE] = table_text(table, text_of(deed->merge));
	}
	row[DEED_WHY] = table_text(table, message_subject(deed->message));
	message_trailers(deed->message, &trailers);
	if (trailers.length > 0)
		row[DEED_REASON] = table_text(table, strbuf_view(&trailers));
	strbuf_release(&trailers);
}
