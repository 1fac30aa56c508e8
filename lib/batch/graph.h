/*
 * The commits of the branch as numbers: parents before children, those that
 * earlier loads knew before the new ones.
 *
 * Two shapes matter beside the graph itself. The first-parent line is the chain
 * of first parents from the tip down; a place on it is a position, 0 at its
 * root. And all first-parent edges together form a forest, numbered so that
 * "is this the first parent's first parent's ... of that" is one comparison.
 */
#ifndef BATCH_GRAPH_H
#define BATCH_GRAPH_H

#include "archive/archive.h"
#include "base/base.h"

#define COMMIT_NONE   UINT32_MAX
#define POSITION_NONE UINT32_MAX

struct graph_commit {
	uint32_t first_parent;           /* COMMIT_NONE of a root */
	uint32_t further, further_count; /* its slice of graph.further */
	uint32_t position;    /* POSITION_NONE beside the first-parent line */
	uint32_t arrived;     /* the first position whose commit has it in its
				* history */
	uint32_t entry, span; /* in the forest: its number, and how many it and
				* its descendants have */
	int64_t known_time;   /* the greater of its own time and the parents' */
};

/* What only new commits have: it goes into the warehouse. */
struct new_commit {
	struct oid tree;
	struct signature author, committer;
	const char *message;
	struct seal seal; /* not verified before seals_read */
};

struct graph {
	struct map oids; /* a commit's oid has its number */
	VEC(struct graph_commit) commits;
	VEC(struct new_commit) added; /* from number `known` on */
	VEC(uint32_t) further;        /* parents beyond the first one */
	uint32_t known, tip;
	bool on_line; /* see graph_read */
	struct arena arena;
};

void graph_release(struct graph *graph);

/* A commit of earlier loads; they come in the order of their numbers. */
void graph_add_known(struct graph *graph, struct text oid,
		     const struct graph_commit *commit);
/* The next parent, beyond the first one, of the commit that was added last. */
void graph_add_further(struct graph *graph, uint32_t parent);

/*
 * Read what is new from the archive: the range ends at the tip of the load
 * before, if there was one. graph->on_line: does the first-parent line of tip
 * pass through that, so that positions known before still hold?
 */
bool graph_read(struct graph *graph, struct archive *archive,
		const struct range *range, struct error *err);

/* A commit's parents, all of them. */
static inline uint32_t
graph_parent_count(const struct graph *graph, uint32_t commit)
{
	const struct graph_commit *c = &graph->commits.items[commit];

	return (c->first_parent != COMMIT_NONE) + c->further_count;
}
static inline uint32_t
graph_parent(const struct graph *graph, uint32_t commit, uint32_t index)
{
	const struct graph_commit *c = &graph->commits.items[commit];

	return index == 0 ? c->first_parent
			  : graph->further.items[c->further + index - 1];
}

/* Is commit the same as ancestor, or does it come down to it by first parents
 * alone? */
static inline bool
graph_follows(const struct graph *graph, uint32_t commit, uint32_t ancestor)
{
	const struct graph_commit *a = &graph->commits.items[ancestor];

	return graph->commits.items[commit].entry - a->entry < a->span;
}

struct oid graph_oid(const struct graph *graph, uint32_t commit);

#endif
