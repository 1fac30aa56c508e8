/* Reading and numbering the commit graph: see graph.h. */
#include "batch/graph.h"

void
graph_release(struct graph *graph)
{
	map_release(&graph->oids);
	vec_release(&graph->commits);
	vec_release(&graph->added);
	vec_release(&graph->parents);
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

static const char *
keep_string(struct graph *graph, const char *string)
{
	return arena_copy(&graph->arena, text_of(string)).data;
}

static struct signature
keep_signature(struct graph *graph, struct signature signature)
{
	signature.name = keep_string(graph, signature.name);
	signature.mail = keep_string(graph, signature.mail);
	return signature;
}

static bool
add_commit(const struct commit *commit, void *context, struct error *err)
{
	struct graph *graph = context;
	struct graph_commit node = {
		.first_parent = COMMIT_NONE,
		.position = POSITION_NONE,
		.known_time = commit->committer.time,
	};
	struct new_commit added = {
		.tree = commit->tree,
		.first = (uint32_t)graph->parents.count,
		.parent_count = (uint32_t)commit->parent_count,
		.author = keep_signature(graph, commit->author),
		.committer = keep_signature(graph, commit->committer),
		.message = keep_string(graph, commit->message),
		.seal = {commit->is_sealed ? SEAL_UNVERIFIABLE : SEAL_NONE, ""},
	};

	for (size_t i = 0; i < commit->parent_count; i++) {
		uint32_t parent =
			map_find(&graph->oids, oid_bytes(&commit->parents[i]));

		if (parent == MAP_NONE)
			return error_set(
				err, ERR_REBUILD,
				_("The warehouse lacks a commit that it should "
				  "know; run `juesuan load --rebuild`."));
		if (i == 0)
			node.first_parent = parent;
		if (graph->commits.items[parent].known_time > node.known_time)
			node.known_time =
				graph->commits.items[parent].known_time;
		*vec_push(&graph->parents) = parent;
	}
	map_intern(&graph->oids, oid_bytes(&commit->oid));
	*vec_push(&graph->commits) = node;
	*vec_push(&graph->added) = added;
	return true;
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
graph_read(struct graph *graph, struct archive *archive, const struct oid *tip,
	   const struct oid *until, bool *on_line_out, struct error *err)
{
	uint32_t last =
		until ? map_find(&graph->oids, oid_bytes(until)) : COMMIT_NONE;

	if (!archive_walk(archive, tip, until, add_commit, graph, err))
		return false;
	graph->tip = map_find(&graph->oids, oid_bytes(tip));
	*on_line_out = lay_line(graph, last);
	date_arrivals(graph);
	number_forest(graph);
	return true;
}

const uint32_t *
graph_parents(const struct graph *graph, uint32_t commit, size_t *count_out)
{
	const struct new_commit *added =
		&graph->added.items[commit - graph->known];

	*count_out = added->parent_count;
	return graph->parents.items + added->first;
}

struct oid
graph_oid(const struct graph *graph, uint32_t commit)
{
	struct text bytes = map_key(&graph->oids, commit);
	struct oid oid = {.length = (uint8_t)bytes.length};

	memcpy(oid.bytes, bytes.data, bytes.length);
	return oid;
}
