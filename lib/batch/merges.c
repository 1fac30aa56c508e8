/*
 * What merges bring: see merges.h.
 *
 * Commits are numbered with parents before children, and all that has a number
 * below a commit of the first-parent line is in that commit's history. So a
 * walk down by descending numbers meets each commit when all that it was
 * reached by is known; it passes only what a merge brings and what stands on
 * the first parent's side beside the line, however long the line is.
 */
#include "batch/merges.h"

enum {
	FROM_FIRST = 1, /* it is in the first parent's history */
	FROM_FURTHER = 2,
};

struct walk {
	const struct graph *graph;
	uint8_t *marks;        /* of each commit; all zero between walks */
	VEC(uint32_t) queue;   /* commits to pass: a heap, greatest first */
	VEC(uint32_t) reached; /* all that were marked */
	uint32_t history;      /* all below are in the first parent's */
	size_t pending;        /* those in the queue that may be brought */
};

/* The commits that a merge brings: a slice of search.brought. */
struct merge {
	uint32_t commit;
	size_t first, count;
};

/* Which documents have changes at which commit, by commit. */
struct touched {
	uint32_t commit, document;
};

struct search {
	struct walk walk;
	VEC(struct merge) merges;
	VEC(uint32_t) brought;
	VEC(struct touched) touched;
};

static void
queue_push(struct walk *walk, uint32_t commit)
{
	size_t at = walk->queue.count;

	*vec_push(&walk->queue) = commit;
	uint32_t *items = walk->queue.items;
	for (; at > 0 && items[(at - 1) / 2] < commit; at = (at - 1) / 2)
		items[at] = items[(at - 1) / 2];
	items[at] = commit;
}

static uint32_t
queue_pop(struct walk *walk)
{
	uint32_t *items = walk->queue.items, greatest = items[0];
	size_t count = --walk->queue.count, at = 0;
	uint32_t last = items[count];

	for (size_t child; (child = 2 * at + 1) < count; at = child) {
		if (child + 1 < count && items[child + 1] > items[child])
			child++;
		if (items[child] <= last)
			break;
		items[at] = items[child];
	}
	items[at] = last;
	return greatest;
}

static void
reach(struct walk *walk, uint32_t commit, uint8_t mark)
{
	uint8_t before = walk->marks[commit];

	if (commit < walk->history || (before | mark) == before)
		return;
	walk->marks[commit] = before | mark;
	if (before == 0) {
		*vec_push(&walk->reached) = commit;
		queue_push(walk, commit);
		walk->pending += mark == FROM_FURTHER;
	} else {
		walk->pending -= before == FROM_FURTHER;
	}
}

static void
pass(struct search *search, uint32_t commit)
{
	struct walk *walk = &search->walk;
	const struct graph *graph = walk->graph;
	uint32_t parents = graph_parent_count(graph, commit);
	uint8_t mark =
		walk->marks[commit] & FROM_FIRST ? FROM_FIRST : FROM_FURTHER;

	if (mark == FROM_FURTHER) {
		walk->pending--;
		*vec_push(&search->brought) = commit;
	} else if (graph->commits.items[commit].position != POSITION_NONE) {
		walk->history = commit;
		return;
	}
	for (uint32_t p = 0; p < parents; p++)
		reach(walk, graph_parent(graph, commit, p), mark);
}

static void
find_brought(struct search *search, uint32_t commit)
{
	struct walk *walk = &search->walk;
	struct merge merge = {.commit = commit, .first = search->brought.count};

	walk->history = 0;
	for (uint32_t p = 0; p < graph_parent_count(walk->graph, commit); p++)
		reach(walk, graph_parent(walk->graph, commit, p),
		      p == 0 ? FROM_FIRST : FROM_FURTHER);
	while (walk->pending > 0) {
		uint32_t next = queue_pop(walk);

		if (next < walk->history)
			break;
		pass(search, next);
	}
	vec_each (const uint32_t *, reached, &walk->reached)
		walk->marks[*reached] = 0;
	walk->reached.count = walk->queue.count = walk->pending = 0;
	merge.count = search->brought.count - merge.first;
	*vec_push(&search->merges) = merge;
}

static int
compare_touched(const void *a, const void *b)
{
	const struct touched *x = a, *y = b;

	if (x->commit != y->commit)
		return x->commit < y->commit ? -1 : 1;
	return (x->document > y->document) - (x->document < y->document);
}

/* Only commits that some merge brings are marked. */
static void
touch(struct search *search, uint32_t commit, uint32_t document)
{
	if (search->walk.marks[commit])
		*vec_push(&search->touched) =
			(struct touched){commit, document};
}

/* Those of the new commits from the changes, those of known ones as far as they
 * are asked for from their editions. */
static bool
find_touched(struct search *search, const struct dossiers *dossiers,
	     struct warehouse *old, struct error *err)
{
	uint32_t lowest = search->walk.graph->known;
	struct query *query;

	vec_each (const uint32_t *, commit, &search->brought) {
		search->walk.marks[*commit] = FROM_FURTHER;
		if (*commit < lowest)
			lowest = *commit;
	}
	vec_each (const struct dossier *, dossier, &dossiers->items)
		vec_each (const struct change *, change, &dossier->changes)
			touch(search, change->commit, dossier->document);
	if (lowest < search->walk.graph->known) {
		query = warehouse_query(old, SQL_EDITION_SINCE);
		query_int(query, ":commit", lowest);
		while (query_row(query))
			touch(search, (uint32_t)query_get_int(query, 0),
			      (uint32_t)query_get_int(query, 1));
		if (!query_end(query, err))
			return false;
	}
	vec_sort(&search->touched, compare_touched);
	return true;
}

/* Where a commit's documents begin. */
static size_t
find_commit(const struct search *search, uint32_t commit)
{
	size_t low = 0, high = search->touched.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (search->touched.items[middle].commit < commit)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void
note_merge(struct dossier *dossier, uint32_t merge)
{
	size_t count = dossier->merges.count;

	if (count == 0 || dossier->merges.items[count - 1] != merge)
		*vec_push(&dossier->merges) = merge;
}

static void
note_merges(struct dossiers *dossiers, const struct search *search)
{
	const struct touched *touched = search->touched.items;

	vec_each (const struct merge *, merge, &search->merges)
		for (size_t b = 0; b < merge->count; b++) {
			uint32_t commit =
				search->brought.items[merge->first + b];
			size_t t = find_commit(search, commit);

			for (; t < search->touched.count &&
			       touched[t].commit == commit;
			     t++)
				note_merge(dossiers_get(dossiers,
							touched[t].document),
					   merge->commit);
		}
}

bool
merges_find(struct dossiers *dossiers, const struct graph *graph,
	    struct warehouse *old, struct error *err)
{
	size_t count = graph->commits.count;
	struct search search = {.walk = {.graph = graph}};
	bool ok = true;

	search.walk.marks = mem_zero(count + 1, 1);
	for (uint32_t c = graph->known; c < count; c++)
		if (graph->commits.items[c].further_count > 0)
			find_brought(&search, c);
	if (search.brought.count > 0) {
		ok = find_touched(&search, dossiers, old, err);
		if (ok)
			note_merges(dossiers, &search);
	}
	free(search.walk.marks);
	vec_release(&search.walk.queue);
	vec_release(&search.walk.reached);
	vec_release(&search.merges);
	vec_release(&search.brought);
	vec_release(&search.touched);
	return ok;
}
