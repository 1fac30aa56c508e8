/*
 * Reading commits and judging their clocks: see commits.h.
 *
 * No clock of this machine is asked: what a report says depends on the archive
 * alone, and a commit is held against its neighbours.
 */
#include "report/commits.h"

#include "report/words.h"

static const struct {
	const char *id, *words;
} signatures[] = {
	[SIGNATURE_NONE] = {"unsigned", N_("unsigned")},
	[SIGNATURE_VERIFIED] = {"verified", N_("verified")},
	[SIGNATURE_UNVERIFIABLE] = {"unverifiable", N_("cannot be verified")},
	[SIGNATURE_BAD] = {"bad", N_("does not fit")},
};

void
commits_release(struct commits *commits)
{
	map_release(&commits->ids);
	vec_release(&commits->items);
}

static struct known_commit
take_commit(struct commits *commits, struct query *query, int64_t id)
{
	struct arena *arena = &commits->people->arena;

	return (struct known_commit){
		.id = id,
		.digits = oid_digits(arena, query, 0),
		.on_line = !query_is_null(query, 1),
		.arrived = (uint32_t)query_get_int(query, 2),
		.author_id = query_get_int(query, 3),
		.author_time = query_get_int(query, 4),
		.author_zone = (int)query_get_int(query, 5),
		.committer_id = query_get_int(query, 6),
		.commit_time = query_get_int(query, 7),
		.commit_zone = (int)query_get_int(query, 8),
		.known_time = query_get_int(query, 9),
		.message = arena_copy(arena, query_get_text(query, 10)),
		.signature = (uint8_t)query_get_int(query, 11),
		.signer = arena_copy(arena, query_get_text(query, 12)).data,
		.is_merge = query_get_int(query, 13) != 0,
		.has_next = !query_is_null(query, 14),
		.next_time = query_get_int(query, 14),
	};
}

static bool
read_commit(struct commits *commits, int64_t id, struct known_commit *out,
	    struct error *err)
{
	const struct report_context *context = commits->people->context;
	struct query *query =
		warehouse_query(context->warehouse, SQL_REPORT_COMMIT);
	struct known_commit commit = {0};

	query_int(query, ":commit", id);
	query_int(query, ":position", context->moment.position);
	while (query_row(query))
		commit = take_commit(commits, query, id);
	if (!query_end(query, err) ||
	    !people_find(commits->people, commit.author_id, commit.message,
			 &commit.author, err) ||
	    !people_find(commits->people, commit.committer_id, (struct text){0},
			 &commit.committer, err))
		return false;
	*out = commit;
	return true;
}

bool
commits_find(struct commits *commits, int64_t id, struct known_commit *out,
	     struct error *err)
{
	uint32_t number = map_find(&commits->ids, MAP_KEY(id));

	if (number != MAP_NONE) {
		*out = commits->items.items[number];
		return true;
	}
	if (!read_commit(commits, id, out, err))
		return false;
	map_intern(&commits->ids, MAP_KEY(id));
	*vec_push(&commits->items) = *out;
	return true;
}

struct table_value
signature_value(enum signature_state state)
{
	return table_state(signatures[state].id, _(signatures[state].words));
}

bool
commits_find_at(struct commits *commits, uint32_t position,
		struct known_commit *out, struct error *err)
{
	struct query *query = warehouse_query(
		commits->people->context->warehouse, SQL_REPORT_COMMIT_AT);
	int64_t id = 0;

	query_int(query, ":position", position);
	while (query_row(query))
		id = query_get_int(query, 0);
	return query_end(query, err) && commits_find(commits, id, out, err);
}

const char *
commits_merger(struct commits *commits, const struct known_commit *merge)
{
	struct people *people = commits->people;

	people_mention(people, &merge->author, merge->digits);
	if (merge->committer_id == merge->author_id)
		return merge->author.shown;
	people_mention(people, &merge->committer, merge->digits);
	return arena_printf(&people->arena, _("%s (committed by %s)"),
			    merge->author.shown, merge->committer.name);
}

/* Nobody kept final accounts in git before the year 1971; a clock that was
 * never set says so. */
static bool
is_unset(int64_t time)
{
	return time < 365 * DAY_SECONDS;
}

/* Times may be as large as numbers get; a day is taken only from those that are
 * known to be set. */
bool
commit_has_odd_clock(const struct known_commit *commit)
{
	return commit->commit_time < commit->known_time ||
	       is_unset(commit->commit_time) || is_unset(commit->author_time) ||
	       commit->author_time - DAY_SECONDS > commit->known_time ||
	       (commit->has_next &&
		commit->next_time < commit->commit_time - DAY_SECONDS);
}

void
commit_print_clock(const struct known_commit *commit, int minutes,
		   struct strbuf *out)
{
	const char *whose = commit->digits;
	struct strbuf own = {0}, other = {0};

	time_print(&own, commit->commit_time, minutes);
	if (is_unset(commit->commit_time) &&
	    commit->author_time == commit->commit_time &&
	    commit->known_time == commit->commit_time) {
		strbuf_printf(out, _("%s is dated %s, which cannot be."), whose,
			      own.data);
	} else if (!is_unset(commit->commit_time) &&
		   commit->commit_time < commit->known_time &&
		   commit->known_time - commit->commit_time < 60) {
		strbuf_printf(out,
			      _("%s is dated %s, some seconds before what it "
				"follows: it counts as known from then on."),
			      whose, own.data);
	} else if (commit->commit_time < commit->known_time) {
		time_print(&other, commit->known_time, minutes);
		strbuf_printf(out,
			      _("%s is dated %s, yet what it follows is dated "
				"%s: it counts as known from then on."),
			      whose, own.data, other.data);
	} else if (commit->has_next &&
		   commit->next_time < commit->commit_time) {
		time_print(&other, commit->next_time, minutes);
		strbuf_printf(out,
			      _("%s is dated %s, yet what follows it is dated "
				"%s."),
			      whose, own.data, other.data);
	} else {
		time_print(&other, commit->author_time, minutes);
		strbuf_printf(out,
			      _("%s was committed on %s, and says that it was "
				"written on %s."),
			      whose, own.data, other.data);
	}
	strbuf_release(&own);
	strbuf_release(&other);
}
