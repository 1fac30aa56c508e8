/*
 * Writing versions: one counting sort, one insert.
 *
 * Documents come in the order of their numbers, and a document's versions of
 * one cell oldest first. So a stable sort by cell alone gives the order of the
 * warehouse's key, in which rows go in several times faster.
 */
#include "batch/store.h"

struct sorted {
	struct version_row *rows;
	size_t count, at;
};

/* From the reader's numbers to the warehouse's. */
static void
renumber(const struct store *store, struct dossier *dossier)
{
	for (size_t v = 0; v < dossier->version_count; v++) {
		struct version_row *row = &dossier->versions[v];

		row->cell = numbering_of(&store->numbering, dossier->reader,
					 row->cell);
		row->origin = dossier_edition_id(dossier, row->origin);
	}
}

static void
count_cells(const struct dossier *dossier, size_t *ends)
{
	for (size_t v = 0; v < dossier->version_count; v++)
		ends[dossier->versions[v].cell + 1]++;
}

/* Hand the rows out to where their cells begin, and give their memory back. */
static void
distribute(struct dossier *dossier, size_t *next, struct version_row *rows)
{
	for (size_t v = 0; v < dossier->version_count; v++)
		rows[next[dossier->versions[v].cell]++] = dossier->versions[v];
	free(dossier->versions);
	dossier->versions = NULL;
	dossier->version_count = 0;
}

static struct sorted
sort_versions(const struct store *store, struct dossier *dossiers, size_t count)
{
	size_t cells = store->numbering.end;
	size_t *next = mem_zero(cells + 1, sizeof *next);
	struct sorted sorted = {0};

	for (size_t d = 0; d < count; d++) {
		renumber(store, &dossiers[d]);
		count_cells(&dossiers[d], next);
	}
	for (size_t c = 0; c < cells; c++)
		next[c + 1] += next[c];
	sorted.count = next[cells];
	sorted.rows = mem_alloc((sorted.count + 1) * sizeof *sorted.rows);
	for (size_t d = 0; d < count; d++)
		distribute(&dossiers[d], next, sorted.rows);
	free(next);
	return sorted;
}

static bool
next_version(struct version_row *out, void *context)
{
	struct sorted *sorted = context;

	if (sorted->at == sorted->count)
		return false;
	*out = sorted->rows[sorted->at++];
	return true;
}

static bool
close_versions(struct store *store, const struct dossier *dossier,
	       struct error *err)
{
	vec_each (const struct closing *, closing, &dossier->closings) {
		struct query *query =
			warehouse_query(store->warehouse, SQL_VERSION_CLOSE);

		query_int(query, ":cell",
			  numbering_of(&store->numbering, dossier->reader,
				       closing->cell));
		query_int(query, ":document", dossier->document);
		query_int(query, ":from", closing->from);
		query_int(query, ":until", closing->until);
		if (!query_run(query, err))
			return false;
	}
	return true;
}

bool
store_versions(struct store *store, struct dossier *dossiers, size_t count,
	       struct error *err)
{
	struct sorted sorted;
	bool ok = true;

	for (size_t d = 0; ok && d < count; d++)
		ok = close_versions(store, &dossiers[d], err);
	if (!ok)
		return false;
	sorted = sort_versions(store, dossiers, count);
	ok = warehouse_fill(store->warehouse, next_version, &sorted, err);
	free(sorted.rows);
	return ok;
}
