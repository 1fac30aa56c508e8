/* From changes of files to editions: see dossier.h. */
#include "batch/dossier.h"

#include "history/ancestry.h"

void
dossier_release(struct dossier *dossier)
{
	vec_release(&dossier->changes);
	vec_release(&dossier->merges);
	vec_release(&dossier->editions);
	vec_release(&dossier->revisions);
	vec_release(&dossier->parents);
	vec_release(&dossier->files);
	vec_release(&dossier->edition_ids);
	vec_release(&dossier->revision_ids);
	vec_release(&dossier->forms);
	vec_release(&dossier->remarks);
	vec_release(&dossier->closings);
	vec_release(&dossier->rivals);
	vec_release(&dossier->dissents);
	vec_release(&dossier->ways);
	vec_release(&dossier->past_cells);
	vec_release(&dossier->past);
	vec_release(&dossier->used);
	vec_release(&dossier->known_cells);
	map_release(&dossier->placements);
	vec_release(&dossier->versions);
	arena_release(&dossier->arena);
}

void
dossier_begin_anew(struct dossier *dossier)
{
	dossier->ways.count = 0;
	dossier->past_cells.count = dossier->past.count = 0;
	dossier->known_cells.count = dossier->used.count = 0;
	dossier->forms.count = dossier->remarks.count = 0;
	dossier->dissents.count = dossier->rivals.count = 0;
	dossier->versions.count = dossier->closings.count = 0;
	dossier->unread = 0;
}

uint32_t
dossier_edition_at(const struct dossier *dossier, const struct graph *graph,
		   uint32_t commit)
{
	/* Of those on the way down, the nearest has the greatest number. */
	for (size_t e = dossier->editions.count; e-- > 0;)
		if (graph_follows(graph, commit,
				  dossier->editions.items[e].commit))
			return (uint32_t)e;
	return EDITION_NONE;
}

uint32_t
dossier_index(const uint32_t *ids, size_t count, uint32_t id)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (ids[middle] < id)
			low = middle + 1;
		else
			high = middle;
	}
	return low < count && ids[low] == id ? (uint32_t)low : UINT32_MAX;
}

static bool
same_files(const struct dossier *dossier, const struct edition *edition,
	   uint32_t other)
{
	struct edition none = {.files = edition->files};
	const struct edition *o =
		other == EDITION_NONE ? &none : &dossier->editions.items[other];

	return edition->file_count == o->file_count &&
	       (edition->file_count == 0 ||
		memcmp(dossier->files.items + edition->files,
		       dossier->files.items + o->files,
		       edition->file_count * sizeof *dossier->files.items) ==
			0);
}

uint32_t
dossier_like(const struct dossier *dossier, const struct edition *edition)
{
	uint32_t p = 0;

	while (p < edition->parent_count &&
	       !same_files(dossier, edition,
			   dossier->parents.items[edition->parents + p]))
		p++;
	return p;
}

uint32_t
dossier_edition_id(const struct dossier *dossier, uint32_t edition)
{
	if (edition < dossier->known_editions)
		return dossier->edition_ids.items[edition];
	return dossier->first_edition_id + (edition - dossier->known_editions);
}

uint32_t
dossier_revision_id(const struct dossier *dossier, uint32_t revision)
{
	if (revision < dossier->known_revisions)
		return dossier->revision_ids.items[revision];
	return dossier->first_revision_id +
	       (revision - dossier->known_revisions);
}

static bool
same_revision(const struct revision *a, const struct revision *b)
{
	return a->path == b->path && a->kind == b->kind &&
	       oid_equal(&a->oid, &b->oid);
}

/* Newest first: what comes back has rarely been away for long. */
static uint32_t
take_revision(struct dossier *dossier, const struct change *change)
{
	struct revision revision = {
		.path = change->path, .kind = change->kind, .oid = change->oid};

	for (size_t r = dossier->revisions.count; r-- > 0;)
		if (same_revision(&dossier->revisions.items[r], &revision))
			return (uint32_t)r;
	*vec_push(&dossier->revisions) = revision;
	return (uint32_t)(dossier->revisions.count - 1);
}

static uint32_t
path_of_file(const struct dossier *dossier, uint32_t file)
{
	uint32_t revision = dossier->files.items[file];

	return dossier->revisions.items[revision].path;
}

/* Apply a change to the edition that is being made: its files are the last ones
 * in dossier->files, from `first` on. */
static void
apply_change(struct dossier *dossier, const struct paths *paths, uint32_t first,
	     const struct change *change)
{
	uint32_t at = first;
	bool there;
	uint32_t *items;

	while (at < dossier->files.count &&
	       paths_order(paths, path_of_file(dossier, at), change->path) < 0)
		at++;
	there = at < dossier->files.count &&
		path_of_file(dossier, at) == change->path;
	if (change->kind == ENTRY_NONE && !there)
		return;
	if (!there)
		*vec_push(&dossier->files) = 0;
	items = dossier->files.items;
	if (change->kind == ENTRY_NONE) {
		memmove(items + at, items + at + 1,
			(--dossier->files.count - at) * sizeof *items);
		return;
	}
	if (!there)
		memmove(items + at + 1, items + at,
			(dossier->files.count - 1 - at) * sizeof *items);
	items[at] = take_revision(dossier, change);
}

static void
add_parent(struct dossier *dossier, struct edition *edition, uint32_t parent)
{
	for (uint32_t p = 0; p < edition->parent_count; p++)
		if (dossier->parents.items[edition->parents + p] == parent)
			return;
	*vec_push(&dossier->parents) = parent;
	edition->parent_count++;
}

static void
find_parents(struct dossier *dossier, const struct graph *graph,
	     struct edition *edition)
{
	uint32_t count = graph_parent_count(graph, edition->commit);

	edition->parents = (uint32_t)dossier->parents.count;
	edition->parent_count = 0;
	for (uint32_t p = 0; p < count; p++)
		add_parent(dossier, edition,
			   dossier_edition_at(
				   dossier, graph,
				   graph_parent(graph, edition->commit, p)));
	/* Absent in all of them is as good as no parent. */
	if (edition->parent_count == 1 &&
	    dossier->parents.items[edition->parents] == EDITION_NONE)
		edition->parent_count = 0;
}

/* The files that the commit's first parent has, as the last ones in
 * dossier->files. */
static void
begin_files(struct dossier *dossier, const struct graph *graph,
	    struct edition *edition)
{
	uint32_t parent = graph->commits.items[edition->commit].first_parent;
	uint32_t before = parent == COMMIT_NONE
				  ? EDITION_NONE
				  : dossier_edition_at(dossier, graph, parent);

	edition->files = (uint32_t)dossier->files.count;
	if (before == EDITION_NONE)
		return;
	struct edition base = dossier->editions.items[before];
	vec_reserve(&dossier->files, base.file_count);
	memcpy(dossier->files.items + dossier->files.count,
	       dossier->files.items + base.files,
	       base.file_count * sizeof *dossier->files.items);
	dossier->files.count += base.file_count;
}

/* What the editions so far have in their histories, learnt when it is asked. */
struct past {
	struct ancestry ancestry;
	VEC(uint64_t) changes; /* a bit for each edition: is it a change? */
};

static void
learn_past(struct past *past, const struct dossier *dossier)
{
	while (past->ancestry.count < dossier->editions.count) {
		uint32_t e = past->ancestry.count;
		const struct edition *edition = &dossier->editions.items[e];

		ancestry_add(&past->ancestry,
			     dossier->parents.items + edition->parents,
			     edition->parent_count);
		if (e % 64 == 0)
			*vec_push(&past->changes) = 0;
		if (dossier_like(dossier, edition) == edition->parent_count)
			past->changes.items[e / 64] |= (uint64_t)1 << e % 64;
	}
}

/* Is there a change in one edition's history that is not in the other's? */
static bool
is_news(const struct past *past, uint32_t edition, uint32_t other)
{
	const uint64_t *row, *known = NULL;

	if (edition == EDITION_NONE || edition == other)
		return false;
	row = ancestry_row(&past->ancestry, edition);
	if (other != EDITION_NONE)
		known = ancestry_row(&past->ancestry, other);
	for (uint32_t w = 0; w <= edition / 64; w++) {
		uint64_t news = row[w] & past->changes.items[w];

		if (known && w <= other / 64)
			news &= ~known[w];
		if (news)
			return true;
	}
	return false;
}

/* Does a merge bring a change of the document beside its first parent's? */
static bool
brings_change(const struct dossier *dossier, const struct graph *graph,
	      struct past *past, uint32_t merge)
{
	uint32_t count = graph_parent_count(graph, merge);
	uint32_t first = dossier_edition_at(dossier, graph,
					    graph_parent(graph, merge, 0));

	learn_past(past, dossier);
	for (uint32_t p = 1; p < count; p++)
		if (is_news(past,
			    dossier_edition_at(dossier, graph,
					       graph_parent(graph, merge, p)),
			    first))
			return true;
	return false;
}

void
dossier_make_editions(struct dossier *dossier, const struct graph *graph,
		      const struct paths *paths)
{
	size_t count = dossier->changes.count, i = 0, m = 0;
	struct past past = {0};

	while (i < count || m < dossier->merges.count) {
		const struct change *changes = dossier->changes.items;
		uint32_t change = i < count ? changes[i].commit : COMMIT_NONE;
		uint32_t merge = m < dossier->merges.count
					 ? dossier->merges.items[m]
					 : COMMIT_NONE;
		struct edition edition = {.commit = merge < change ? merge
								   : change};

		m += merge == edition.commit;
		if (merge < change &&
		    !brings_change(dossier, graph, &past, merge))
			continue;
		find_parents(dossier, graph, &edition);
		begin_files(dossier, graph, &edition);
		for (; i < count && changes[i].commit == edition.commit; i++)
			apply_change(dossier, paths, edition.files,
				     &changes[i]);
		edition.file_count =
			(uint32_t)dossier->files.count - edition.files;
		*vec_push(&dossier->editions) = edition;
	}
	ancestry_release(&past.ancestry);
	vec_release(&past.changes);
}
