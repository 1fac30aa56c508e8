/* Telling what a rewrite did: see rewrite.h. */
#include "batch/rewrite.h"

#include <inttypes.h>

/* The two histories, side by side. */
struct rewrite {
	const struct city *city;
	const char *branch; /* that was loaded */
	struct map old;     /* the oids that were loaded, in their order */
	VEC(bool) remains;  /* of each of them: is it in the new history? */
	VEC(uint32_t) line; /* of each of them: its position */
	int64_t gone, added;
	/* As the sentence names them: "48d8df6f3fc4 of 2025-09-12 by 方圆". */
	struct strbuf last_gone, last_added, last_common;
};

static void
rewrite_release(struct rewrite *rewrite)
{
	map_release(&rewrite->old);
	vec_release(&rewrite->remains);
	vec_release(&rewrite->line);
	strbuf_release(&rewrite->last_gone);
	strbuf_release(&rewrite->last_added);
	strbuf_release(&rewrite->last_common);
}

static void
name_commit(const struct rewrite *rewrite, const struct oid *oid, int64_t when,
	    struct text who, struct strbuf *out)
{
	struct strbuf day = {0};

	date_print(&day, when, rewrite->city->timezone_minutes);
	strbuf_clear(out);
	strbuf_printf(out, _("%.12s of %s by %.*s"), oid_text(oid).digits,
		      day.data, (int)who.length, who.data);
	strbuf_release(&day);
}

static bool
read_old(struct rewrite *rewrite, struct warehouse *old, struct error *err)
{
	struct graph graph = {0};
	bool ok = earlier_read_graph(&graph, old, err);

	for (uint32_t c = 0; ok && c < graph.commits.count; c++) {
		map_intern(&rewrite->old, map_key(&graph.oids, c));
		*vec_push(&rewrite->remains) = false;
		*vec_push(&rewrite->line) = graph.commits.items[c].position;
	}
	graph_release(&graph);
	return ok;
}

/* Commits come parents first, so the last new one is the newest. */
static bool
see_commit(const struct commit *commit, void *context, struct error *err)
{
	struct rewrite *rewrite = context;
	uint32_t number = map_find(&rewrite->old, oid_bytes(&commit->oid));

	(void)err;
	if (number != MAP_NONE) {
		rewrite->remains.items[number] = true;
		return true;
	}
	rewrite->added++;
	name_commit(rewrite, &commit->oid, commit->committer.time,
		    text_of(commit->committer.name), &rewrite->last_added);
	return true;
}

/* Name a commit that was loaded. */
static bool
name_old(const struct rewrite *rewrite, struct warehouse *old,
	 const struct oid *oid, struct strbuf *out, struct error *err)
{
	struct query *query = warehouse_query(old, SQL_COMMIT_OF_OID);

	query_blob(query, ":oid", oid_bytes(oid));
	if (query_row(query))
		name_commit(rewrite, oid, query_get_int(query, 0),
			    query_get_text(query, 1), out);
	return query_end(query, err);
}

/* The newest commit of the old line that the new history has too. */
static bool
find_common(struct rewrite *rewrite, struct warehouse *old, struct error *err)
{
	uint32_t common = MAP_NONE;

	for (uint32_t c = 0; c < rewrite->old.count; c++) {
		if (!rewrite->remains.items[c])
			rewrite->gone++;
		else if (rewrite->line.items[c] != POSITION_NONE &&
			 (common == MAP_NONE ||
			  rewrite->line.items[c] > rewrite->line.items[common]))
			common = c;
	}
	if (common == MAP_NONE)
		return true;
	struct oid oid = oid_of_bytes(map_key(&rewrite->old, common));
	return name_old(rewrite, old, &oid, &rewrite->last_common, err);
}

static bool
tell(const struct rewrite *rewrite, struct error *err)
{
	const struct city *city = rewrite->city;
	const char *gone = strbuf_string(&rewrite->last_gone);
	const char *added = strbuf_string(&rewrite->last_added);
	const char *common = strbuf_string(&rewrite->last_common);

	if (strcmp(rewrite->branch, city->branch) != 0)
		return error_at(
			err, ERR_REWRITTEN, city->repository, 0, 0,
			_("The configured branch was %s and is now %s, which "
			  "does not contain what was loaded last (%s). "
			  "Nothing was changed. Correct archive.branch in the "
			  "configuration; if the other branch is meant, "
			  "`juesuan load --accept-rewrite` goes on with it and "
			  "lists what it changes."),
			rewrite->branch, city->branch, gone);
	if (rewrite->added == 0)
		return error_at(
			err, ERR_REWRITTEN, city->repository, 0, 0,
			_("The branch %s was set back to %s. Commits that were "
			  "loaded and are gone: %" PRId64 ", the last one %s. "
			  "Nothing was changed. Find out who did it and why; "
			  "`juesuan load --accept-rewrite` goes on with it and "
			  "lists what it changes."),
			city->branch, common, rewrite->gone, gone);
	if (!*common)
		return error_at(
			err, ERR_REWRITTEN, city->repository, 0, 0,
			_("The branch %s has none of the commits that were "
			  "loaded (%" PRId64 "), but others (%" PRId64
			  "), the last one %s. Nothing was changed. Is it "
			  "another "
			  "repository? Then correct archive.repository in the "
			  "configuration. Otherwise find out who rewrote "
			  "everything and why; `juesuan load --accept-rewrite` "
			  "goes on with it and lists what it changes."),
			city->branch, rewrite->gone, rewrite->added, added);
	return error_at(
		err, ERR_REWRITTEN, city->repository, 0, 0,
		_("The history of %s was rewritten after %s. Commits that were "
		  "loaded and are gone: %" PRId64 ", the last one %s; commits "
		  "that came instead: %" PRId64 ", the last one %s. Nothing "
		  "was changed. Find out who did it and why; `juesuan load "
		  "--accept-rewrite` goes on with it and lists what it "
		  "changes."),
		city->branch, common, rewrite->gone, gone, rewrite->added,
		added);
}

bool
rewrite_refuse(const struct city *city, struct archive *archive,
	       struct warehouse *old, const struct earlier *earlier,
	       const struct oid *tip, struct error *err)
{
	struct rewrite rewrite = {.city = city, .branch = earlier->branch};
	const struct range all = {.tip = tip};

	if (read_old(&rewrite, old, err) &&
	    archive_walk(archive, &all, see_commit, &rewrite, err) &&
	    find_common(&rewrite, old, err) &&
	    name_old(&rewrite, old, &earlier->tip, &rewrite.last_gone, err))
		tell(&rewrite, err);
	rewrite_release(&rewrite);
	return false;
}

void
rewrite_kept_name(struct strbuf *out, int64_t load, const struct oid *tip)
{
	strbuf_printf(out, "refs/juesuan/kept/%" PRId64 "-%.10s", load,
		      oid_text(tip).digits);
}
