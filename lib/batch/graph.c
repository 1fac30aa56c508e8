/* Reading and numbering the commit graph: see graph.h. */
#include "batch/graph.h"

void
graph_release(struct graph *graph)
{
	map_release(&graph->oids);
	vec_release(&graph->commits);
	vec_release(&graph->added);
	vec_release(&graph->further);
	arena_release(&graph->arena);
}

void
graph_add_known(struct graph *graph, struct text oid,
		const struct graph_commit *commit)
{
	map_intern(&graph->oids, oid);
	*vec_push(&graph->commits) = *commit;
	graph->known = (uint32_t)graph->commits.count;
}

void
graph_add_further(struct graph *graph, uint32_t parent)
{
	struct graph_commit *commit =
		&graph->commits.items[graph->commits.count - 1];

	if (commit->further_count++ == 0)
		commit->further = (uint32_t)graph->further.count;
	*vec_push(&graph->further) = parent;
}

static const char *
keep_string(struct graph *graph, const char *string)
{
	return arena_string(&graph->arena, string);
}

static struct signature
keep_signature(struct graph *graph, struct signature signature)
{
	signature.name = keep_string(graph, signature.name);
	signature.mail = keep_string(graph, signature.mail);
	return signature;
}

/* To the commit that was added last. */
static bool
add_parent(struct graph *graph, const struct oid *oid, struct error *err)
{
	struct graph_commit *commit =
		&graph->commits.items[graph->commits.count - 1];
	uint32_t parent = map_find(&graph->oids, oid_bytes(oid));

	if (parent == MAP_NONE)
		return error_set(err, ERR_REBUILD,
				 _("The warehouse lacks a commit that it "
				   "should know; run `juesuan load "
				   "--rebuild`."));
	if (graph->commits.items[parent].known_time > commit->known_time)
		commit->known_time = graph->commits.items[parent].known_time;
	if (commit->first_parent == COMMIT_NONE)
		commit->first_parent = parent;
	else
		graph_add_further(graph, parent);
	return true;
}

static bool
add_commit(const struct commit *commit, void *context, struct error *err)
{
	struct graph *graph = context;
	bool ok = true;

	map_intern(&graph->oids, oid_bytes(&commit->oid));
	*vec_push(&graph->commits) = (struct graph_commit){
		.first_parent = COMMIT_NONE,
		.position = POSITION_NONE,
		.known_time = commit->committer.time,
	};
	*vec_push(&graph->added) = (struct new_commit){
		.tree = commit->tree,
		.author = keep_signature(graph, commit->author),
		.committer = keep_signature(graph, commit->committer),
		.message = keep_string(graph, commit->message),
		.seal = {commit->is_sealed ? SEAL_UNVERIFIABLE : SEAL_NONE, ""},
	};
	for (size_t p = 0; ok && p < commit->parent_count; p++)
		ok = add_parent(graph, &commit->parents[p], err);
	return ok;
}

/* Give positions to the new commits of the line; false when the line does not
 * meet `until`, a commit of earlier loads or COMMIT_NONE. */
static bool
lay_line(struct graph *graph, uint32_t until)
{
	struct graph_commit *commits = graph->commits.items;
	uint32_t position =
		until == COMMIT_NONE ? 0 : commits[until].position + 1;
	uint32_t at = graph->tip, length = 0;

	while (at != COMMIT_NONE && at >= graph->known) {
		length++;
		at = commits[at].first_parent;
	}
	if (at != until)
		return false;
	for (at = graph->tip; length > 0; at = commits[at].first_parent)
		commits[at].position = position + --length;
	return true;
}

/* The walk visits each commit of the line right after all that arrives with
 * it. */
static void
date_arrivals(struct graph *graph)
{
	struct graph_commit *commits = graph->commits.items;
	uint32_t arrived = POSITION_NONE;

	for (size_t c = graph->commits.count; c-- > graph->known;) {
		if (commits[c].position != POSITION_NONE)
			arrived = commits[c].position;
		commits[c].arrived = arrived;
	}
}

/* Children have greater numbers than parents, so one pass down counts, and one
 * pass up hands out the numbers. */
static void
number_forest(struct graph *graph)
{
	struct graph_commit *commits = graph->commits.items;
	size_t count = graph->commits.count;
	uint32_t *next = mem_zero(count + 1, sizeof *next);
	uint32_t roots = 0;

	for (size_t c = 0; c < count; c++)
		commits[c].span = 1;
	for (size_t c = count; c-- > 0;)
		if (commits[c].first_parent != COMMIT_NONE)
			commits[commits[c].first_parent].span +=
				commits[c].span;
	for (size_t c = 0; c < count; c++) {
		uint32_t parent = commits[c].first_parent;
		uint32_t *from = parent == COMMIT_NONE ? &roots : &next[parent];

		commits[c].entry = *from;
		*from += commits[c].span;
		next[c] = commits[c].entry + 1;
	}
	free(next);
}

bool
graph_read(struct graph *graph, struct archive *archive,
	   const struct range *range, struct error *err)
{
	uint32_t last = COMMIT_NONE;

	if (range->until)
		last = map_find(&graph->oids, oid_bytes(range->until));
	if (!archive_walk(archive, range, add_commit, graph, err))
		return false;
	graph->tip = map_find(&graph->oids, oid_bytes(range->tip));
	graph->on_line = lay_line(graph, last);
	date_arrivals(graph);
	number_forest(graph);
	return true;
}

struct oid
graph_oid(const struct graph *graph, uint32_t commit)
{
	return oid_of_bytes(map_key(&graph->oids, commit));
}
