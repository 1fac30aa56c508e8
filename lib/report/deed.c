/*
 * Deeds: see deed.h. Many changes come with one commit, so that each is looked
 * up once.
 */
#include "report/deed.h"

#include "report/coverage.h"
#include "report/message.h"
#include "report/words.h"

void
deeds_init(struct deeds *deeds, const struct report_context *context)
{
	*deeds = (struct deeds){.people.context = context};
	deeds->commits.people = &deeds->people;
}

void
deeds_release(struct deeds *deeds)
{
	commits_release(&deeds->commits);
	people_release(&deeds->people);
	map_release(&deeds->ids);
	vec_release(&deeds->items);
}

bool
deeds_between(struct deeds *deeds, int64_t written, int64_t merged,
	      struct deed *out, struct error *err)
{
	return commits_find(&deeds->commits, written, &out->written, err) &&
	       commits_find(&deeds->commits, merged, &out->merged, err);
}

static bool
read_deed(struct deeds *deeds, uint32_t edition, uint32_t position,
	  struct deed *out, struct error *err)
{
	struct query *query = warehouse_query(deeds->people.context->warehouse,
					      SQL_REPORT_DEED);
	int64_t written = 0, merged = 0;

	if (edition != EDITION_NONE)
		query_int(query, ":edition", edition);
	query_int(query, ":position", position);
	while (query_row(query)) {
		written = query_get_int(query, 0);
		merged = query_get_int(query, 1);
	}
	return query_end(query, err) &&
	       deeds_between(deeds, written, merged, out, err);
}

bool
deeds_find(struct deeds *deeds, uint32_t edition, uint32_t position,
	   struct deed *out, struct error *err)
{
	const uint32_t key[] = {edition, position};
	uint32_t number = map_intern(&deeds->ids, MAP_KEY(key));

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

static void
put_merged(struct deeds *deeds, const struct known_commit *merge,
	   struct table *table, struct table_value *row)
{
	row[DEED_MERGED_BY] = table_text(
		table, text_of(commits_merger(&deeds->commits, merge)));
	row[DEED_MERGED_ON] =
		time_value(table, deeds->people.context->config->city,
			   merge->commit_time, merge->commit_zone);
	row[DEED_MERGE] = table_text(table, text_of(merge->digits));
}

static void
put_why(const struct known_commit *commit, struct table *table,
	struct table_value *row)
{
	struct strbuf reason = {0};

	row[DEED_WHY] = table_text(table, message_subject(commit->message));
	if (message_reason(commit->message, &reason))
		row[DEED_REASON] = table_text(table, strbuf_view(&reason));
	strbuf_release(&reason);
}

void
deeds_put(struct deeds *deeds, const struct deed *deed, struct table *table,
	  struct table_value *row)
{
	const struct known_commit *written = &deed->written;

	people_mention(&deeds->people, &written->author, written->digits);
	row[DEED_WRITTEN_BY] =
		table_text(table, text_of(written->author.shown));
	row[DEED_WRITTEN_ON] =
		time_value(table, deeds->people.context->config->city,
			   written->author_time, written->author_zone);
	row[DEED_COMMIT] = table_text(table, text_of(written->digits));
	if (written->id != deed->merged.id)
		put_merged(deeds, &deed->merged, table, row);
	put_why(written, table, row);
}

void
deeds_put_merge(struct deeds *deeds, const struct known_commit *merge,
		struct table *table, struct table_value *row)
{
	put_merged(deeds, merge, table, row);
	put_why(merge, table, row);
}
