/*
 * Which commit of the first-parent line a report stands on.
 *
 * Apart from the reports because it is asked once, before any of them.
 */
#include "report/words.h"

#include <stdio.h>

#define OID_BYTES 32 /* of the longest hash that git knows */

/* Keep the commit of a row's columns position, oid and time. */
static void
take(struct query *query, int column, struct moment *out)
{
	struct strbuf digits = {0};

	oid_abbreviate(&digits, query_get_blob(query, column + 1),
		       sizeof out->oid - 1);
	out->position = (uint32_t)query_get_int(query, column);
	out->known_time = query_get_int(query, column + 2);
	out->until = out->known_time;
	out->held_back = 0;
	memcpy(out->oid, digits.data, digits.length + 1);
	strbuf_release(&digits);
}

static bool
empty_warehouse(struct error *err)
{
	return error_set(err, ERR_NOT_FOUND,
			 _("The warehouse holds no commit yet: run `juesuan "
			   "load` first."));
}

static bool
before_the_first(struct warehouse *warehouse, const struct city *city,
		 const char *date, struct error *err)
{
	struct query *query =
		warehouse_query(warehouse, SQL_REPORT_MOMENT_FIRST);
	struct strbuf first = {0};

	if (query_row(query))
		date_print(&first, query_get_int(query, 0),
			   city->timezone_minutes);
	if (!query_end(query, err)) {
		strbuf_release(&first);
		return false;
	}
	if (first.length == 0)
		empty_warehouse(err);
	else
		error_set(err, ERR_NOT_FOUND,
			  _("On %s nothing was known yet: the archive begins "
			    "on %s."),
			  date, first.data);
	strbuf_release(&first);
	return false;
}

/* The last commit known by a time; *found_out tells whether there is one. */
static bool
find_by_time(struct warehouse *warehouse, int64_t known_time, bool *found_out,
	     struct moment *out, struct error *err)
{
	struct query *query =
		warehouse_query(warehouse, SQL_REPORT_MOMENT_BY_TIME);

	query_int(query, ":time", known_time);
	*found_out = query_row(query);
	if (*found_out) {
		take(query, 0, out);
		out->until = known_time;
	}
	return query_end(query, err);
}

static bool
find_held_back(struct warehouse *warehouse, struct moment *moment,
	       struct error *err)
{
	struct query *query = warehouse_query(warehouse, SQL_REPORT_HELD_BACK);
	struct strbuf digits = {0};

	query_int(query, ":position", moment->position);
	query_int(query, ":time", moment->until);
	if (query_row(query)) {
		oid_abbreviate(&digits, query_get_blob(query, 0), OID_DIGITS);
		snprintf(moment->held_back_by, sizeof moment->held_back_by,
			 "%s", digits.data);
		moment->held_back_until = query_get_int(query, 1);
		moment->held_back = query_get_int(query, 2);
	}
	strbuf_release(&digits);
	return query_end(query, err);
}

static bool
find_date(struct warehouse *warehouse, const struct city *city,
	  const char *date, struct moment *out, struct error *err)
{
	struct moment moment;
	int64_t begin;
	bool found;

	if (!day_begin(text_of(date), city->timezone_minutes, &begin))
		return error_set(err, ERR_USAGE,
				 _("“%s” is no date: write it as 2023-09-15."),
				 date);
	if (!find_by_time(warehouse, begin + DAY_SECONDS - 1, &found, &moment,
			  err))
		return false;
	if (!found)
		return before_the_first(warehouse, city, date, err);
	if (!find_held_back(warehouse, &moment, err))
		return false;
	*out = moment;
	return true;
}

/* The least and the greatest oid that begin with these digits; the number of
 * digits, 0 if these are no 4 to 64 hexadecimal ones. */
static size_t
oid_range(const char *word, char *low, char *high)
{
	size_t count = strlen(word);

	if (count < 4 || count > 2 * OID_BYTES)
		return 0;
	memset(low, 0, OID_BYTES);
	memset(high, 0xff, OID_BYTES);
	for (size_t i = 0; i < count; i++) {
		int digit = byte_hex(word[i]);
		unsigned shift = i % 2 == 0 ? 4 : 0;

		if (digit < 0)
			return 0;
		low[i / 2] |= (char)(digit << shift);
		high[i / 2] &= (char)~((digit ^ 15) << shift);
	}
	return count;
}

/* A commit beside the first-parent line stands nowhere on it; say which commit
 * of the line it came in with. */
static bool
beside_the_line(struct warehouse *warehouse, int64_t commit, const char *word,
		struct error *err)
{
	struct query *query =
		warehouse_query(warehouse, SQL_REPORT_MOMENT_MERGE);
	struct strbuf merge = {0};

	query_int(query, ":commit", commit);
	if (query_row(query))
		oid_abbreviate(&merge, query_get_blob(query, 0), OID_DIGITS);
	if (query_end(query, err))
		error_set(
			err, ERR_NOT_FOUND,
			_("Commit %s was written on a side branch and came in "
			  "with commit %s: ask for that one."),
			word, strbuf_string(&merge));
	strbuf_release(&merge);
	return false;
}

/* The commits whose oids begin with these digits. */
struct oid_range {
	char low[OID_BYTES], high[OID_BYTES];
	size_t digits;
};

static void
bind_range(struct query *query, const struct oid_range *range)
{
	size_t given = range->digits / 2 + range->digits % 2;

	query_blob(query, ":low", (struct text){range->low, given});
	query_blob(query, ":high",
		   (struct text){range->high, sizeof range->high});
}

/* Is it a day written without hyphens, 20250101? */
static bool
is_day(const char *word)
{
	char day[sizeof "2025-01-01"];
	int64_t begin;

	if (strlen(word) != 8)
		return false;
	snprintf(day, sizeof day, "%.4s-%.2s-%.2s", word, word + 4, word + 6);
	return day_begin(text_of(day), 0, &begin);
}

/* It may have been there, until a history without it was accepted. */
static bool
unknown_commit(struct warehouse *warehouse, const struct oid_range *range,
	       const char *word, struct error *err)
{
	struct query *query =
		warehouse_query(warehouse, SQL_REPORT_COMMIT_GONE);
	struct strbuf kept = {0};
	int64_t load = 0;

	bind_range(query, range);
	if (query_row(query)) {
		load = query_get_int(query, 0);
		strbuf_text(&kept, query_get_text(query, 1));
	}
	if (!query_end(query, err)) {
		strbuf_release(&kept);
		return false;
	}
	if (load == 0 && is_day(word))
		error_set(err, ERR_NOT_FOUND,
			  _("The warehouse knows no commit %s; if a day is "
			    "meant, write it as %.4s-%.2s-%.2s."),
			  word, word, word + 4, word + 6);
	else if (load == 0)
		error_set(err, ERR_NOT_FOUND,
			  _("The warehouse knows no commit %s. If it is new "
			    "on the branch, run `juesuan load` first."),
			  word);
	else if (kept.length == 0)
		error_set(err, ERR_NOT_FOUND,
			  _("The commit %s was loaded once, but load %lld "
			    "accepted a history without it. `juesuan trace` "
			    "shows the values that it took away."),
			  word, (long long)load);
	else
		error_set(err, ERR_NOT_FOUND,
			  _("The commit %s was loaded once, but load %lld "
			    "accepted a history without it. `juesuan trace` "
			    "shows the values that it took away, and `git log "
			    "%s` in the archive the history before."),
			  word, (long long)load, kept.data);
	strbuf_release(&kept);
	return false;
}

/* The commit of these digits; *on_line_out tells whether moment_out was set. */
static bool
find_commit(struct warehouse *warehouse, const char *word, int64_t *out,
	    bool *on_line_out, struct moment *moment_out, struct error *err)
{
	struct oid_range range;
	int found = 0;

	range.digits = oid_range(word, range.low, range.high);
	if (range.digits == 0)
		return error_set(err, ERR_USAGE,
				 _("“%s” is neither a date such as 2023-09-15 "
				   "nor the first 4 or more digits of a "
				   "commit."),
				 word);
	struct query *query =
		warehouse_query(warehouse, SQL_REPORT_MOMENT_BY_OID);
	bind_range(query, &range);
	while (query_row(query)) {
		found++;
		*out = query_get_int(query, 0);
		*on_line_out = !query_is_null(query, 1);
		if (*on_line_out)
			take(query, 1, moment_out);
	}
	if (!query_end(query, err))
		return false;
	if (found == 0)
		return unknown_commit(warehouse, &range, word, err);
	if (found > 1)
		return error_set(err, ERR_NOT_FOUND,
				 _("Several commits begin with %s: give more "
				   "digits."),
				 word);
	return true;
}

static bool
find_oid(struct warehouse *warehouse, const char *word, struct moment *out,
	 struct error *err)
{
	struct moment moment = {0};
	int64_t commit;
	bool on_line;

	if (!find_commit(warehouse, word, &commit, &on_line, &moment, err))
		return false;
	if (!on_line)
		return beside_the_line(warehouse, commit, word, err);
	*out = moment;
	return true;
}

bool
commit_find(struct warehouse *warehouse, const char *digits, int64_t *out,
	    struct error *err)
{
	struct oid_range range;
	struct moment moment;
	int64_t commit;
	bool on_line;

	if (oid_range(digits, range.low, range.high) == 0)
		return error_set(err, ERR_USAGE,
				 _("“%s” is no commit: write the first 4 or "
				   "more digits of one."),
				 digits);
	if (!find_commit(warehouse, digits, &commit, &on_line, &moment, err))
		return false;
	*out = commit;
	return true;
}

bool
moment_find(struct warehouse *warehouse, const struct city *city,
	    const char *known_on, struct moment *out, struct error *err)
{
	bool found;

	if (known_on && strchr(known_on, '-'))
		return find_date(warehouse, city, known_on, out, err);
	if (known_on)
		return find_oid(warehouse, known_on, out, err);
	if (!find_by_time(warehouse, INT64_MAX, &found, out, err))
		return false;
	return found || empty_warehouse(err);
}

bool
moment_position_from(struct warehouse *warehouse, int64_t known_time,
		     uint32_t *out, struct error *err)
{
	struct moment before;
	bool found;

	if (!find_by_time(warehouse, known_time - 1, &found, &before, err))
		return false;
	*out = found ? before.position + 1 : 0;
	return true;
}

bool
moment_since(struct warehouse *warehouse, const struct city *city,
	     const char *since, struct moment *out, uint32_t *first_out,
	     struct error *err)
{
	struct moment moment = {0};
	int64_t begin;
	uint32_t first;

	if (day_begin(text_of(since), city->timezone_minutes, &begin)) {
		if (!moment_position_from(warehouse, begin + DAY_SECONDS,
					  &first, err))
			return false;
		if (first == 0) {
			*out = moment;
			*first_out = 0;
			return true;
		}
	}
	if (!moment_find(warehouse, city, since, &moment, err))
		return false;
	*out = moment;
	*first_out = moment.position + 1;
	return true;
}
