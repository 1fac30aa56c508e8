/*
 * Comparing trees: see changes.h.
 *
 * Workers only note what differs, commit by commit; who claims the paths is
 * settled afterwards, in the order of the commits.
 */
#include "batch/changes.h"

#define COMMITS_AT_ONCE 64

struct difference {
	struct text path;
	enum entry_kind old_kind, kind;
	struct oid oid;
};

/* What one worker has noted. */
struct notes {
	VEC(struct difference) differences;
	struct arena paths;
};

/* Where a commit's differences are. */
struct noted {
	unsigned worker;
	size_t first, count;
};

struct search {
	struct crew *crew;
	const struct graph *graph;
	struct notes notes[CREW_MOST];
	struct noted *commits; /* of each new commit */
};

void
dossiers_release(struct dossiers *dossiers)
{
	vec_each (struct dossier *, dossier, &dossiers->items)
		dossier_release(dossier);
	vec_release(&dossiers->items);
	map_release(&dossiers->numbers);
	vec_release(&dossiers->mailmaps);
	vec_release(&dossiers->unclaimed);
}

struct dossier *
dossiers_get(struct dossiers *dossiers, uint32_t document)
{
	struct text key = {(const char *)&document, sizeof document};
	uint32_t number = map_intern(&dossiers->numbers, key);

	if (number == dossiers->items.count)
		*vec_push(&dossiers->items) =
			(struct dossier){.document = document};
	return &dossiers->items.items[number];
}

static int
compare_dossiers(const void *a, const void *b)
{
	const struct dossier *x = a, *y = b;

	return (x->document > y->document) - (x->document < y->document);
}

void
dossiers_sort(struct dossiers *dossiers)
{
	map_release(&dossiers->numbers);
	vec_sort(&dossiers->items, compare_dossiers);
}

void
dossiers_drop_unchanged(struct dossiers *dossiers)
{
	size_t kept = 0;

	vec_each (struct dossier *, dossier, &dossiers->items)
		if (dossier->editions.count > dossier->known_editions)
			dossiers->items.items[kept++] = *dossier;
		else
			dossier_release(dossier);
	dossiers->items.count = kept;
}

static bool
note_difference(const struct tree_change *change, void *context,
		struct error *err)
{
	struct notes *notes = context;

	(void)err;
	*vec_push(&notes->differences) = (struct difference){
		.path = arena_copy(&notes->paths, change->path),
		.old_kind = change->old_kind,
		.kind = change->new_kind,
		.oid = change->new_oid,
	};
	return true;
}

static bool
tree_of(const struct graph *graph, struct archive *archive, uint32_t commit,
	struct oid *out, struct error *err)
{
	if (commit >= graph->known) {
		*out = graph->added.items[commit - graph->known].tree;
		return true;
	}
	struct oid oid = graph_oid(graph, commit);
	return archive_tree(archive, &oid, out, err);
}

static bool
compare_commit(const struct graph *graph, struct archive *archive,
	       uint32_t commit, struct notes *notes, struct error *err)
{
	uint32_t parent = graph->commits.items[commit].first_parent;
	struct oid old, new;

	return tree_of(graph, archive, commit, &new, err) &&
	       (parent == COMMIT_NONE ||
		tree_of(graph, archive, parent, &old, err)) &&
	       archive_compare(archive, parent == COMMIT_NONE ? NULL : &old,
			       &new, note_difference, notes, err);
}

static bool
compare_some(unsigned worker, size_t first, size_t end, void *context,
	     struct error *err)
{
	struct search *search = context;
	struct notes *notes = &search->notes[worker];

	for (size_t c = first; c < end; c++) {
		size_t before = notes->differences.count;

		if (!compare_commit(
			    search->graph, search->crew->archives[worker],
			    search->graph->known + (uint32_t)c, notes, err))
			return false;
		search->commits[c] = (struct noted){
			.worker = worker,
			.first = before,
			.count = notes->differences.count - before};
	}
	return true;
}

/* A change on the first-parent line of a file that no department claims. What
 * git itself reads is no source file. */
static void
note_unclaimed(struct dossiers *dossiers, const struct difference *difference,
	       uint32_t path, uint32_t commit, uint32_t position)
{
	bool was = difference->old_kind != ENTRY_NONE;
	bool is = difference->kind != ENTRY_NONE;

	if (text_is(difference->path, ".mailmap"))
		*vec_push(&dossiers->mailmaps) = commit;
	else if (was != is && !text_starts(difference->path, TEXT(".git")))
		*vec_push(&dossiers->unclaimed) =
			(struct unclaimed){path, position, is};
}

static void
claim_commit(struct dossiers *dossiers, const struct search *search,
	     size_t index, struct paths *paths)
{
	const struct noted *noted = &search->commits[index];
	const struct notes *notes = &search->notes[noted->worker];
	const struct graph *graph = search->graph;
	uint32_t commit = graph->known + (uint32_t)index;
	uint32_t position = graph->commits.items[commit].position;

	for (size_t i = 0; i < noted->count; i++) {
		const struct difference *difference =
			&notes->differences.items[noted->first + i];
		uint32_t path = paths_number(paths, difference->path);
		uint32_t document = paths->documents.items[path];

		if (document == DOCUMENT_NONE) {
			if (position != POSITION_NONE)
				note_unclaimed(dossiers, difference, path,
					       commit, position);
			continue;
		}
		*vec_push(&dossiers_get(dossiers, document)->changes) =
			(struct change){
				.commit = commit,
				.path = path,
				.kind = difference->kind,
				.oid = difference->oid,
			};
	}
}

bool
changes_find(struct dossiers *dossiers, struct crew *crew,
	     const struct graph *graph, struct paths *paths, struct error *err)
{
	size_t count = graph->added.count;
	struct search search = {
		.crew = crew,
		.graph = graph,
		.commits = mem_zero(count + 1, sizeof *search.commits),
	};
	const struct crew_list list = {
		.count = count,
		.at_once = COMMITS_AT_ONCE,
		.work = compare_some,
		.context = &search,
	};
	bool ok = crew_share(crew, &list, err);

	for (size_t c = 0; ok && c < count; c++)
		claim_commit(dossiers, &search, c, paths);
	for (size_t w = 0; w < CREW_MOST; w++) {
		vec_release(&search.notes[w].differences);
		arena_release(&search.notes[w].paths);
	}
	free(search.commits);
	return ok;
}
