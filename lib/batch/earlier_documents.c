/* Reading the commits and documents that earlier loads wrote: see earlier.h. */
#include "batch/earlier.h"

static uint32_t
get_number(struct query *query, int column)
{
	return (uint32_t)query_get_int(query, column);
}

/* COMMIT_NONE, POSITION_NONE or EDITION_NONE where there is none. */
static uint32_t
get_number_or_none(struct query *query, int column)
{
	return query_is_null(query, column) ? UINT32_MAX
					    : get_number(query, column);
}

/* The parents beyond the first one, which come by commits; `more` tells whether
 * there is a row left. */
static bool
read_further(struct graph *graph, uint32_t number, struct query *query,
	     bool *more)
{
	while (*more && get_number(query, 0) == number) {
		uint32_t parent = get_number(query, 1);

		if (parent >= number)
			return false;
		graph_add_further(graph, parent);
		*more = query_row(query);
	}
	return true;
}

bool
earlier_read_graph(struct graph *graph, struct warehouse *warehouse,
		   struct error *err)
{
	struct query *query = warehouse_query(warehouse, SQL_COMMIT_ALL);
	struct query *further =
		warehouse_query(warehouse, SQL_COMMIT_PARENT_ALL);
	bool whole = true, more = query_row(further);

	while (whole && query_row(query)) {
		struct graph_commit commit = {
			.first_parent = get_number_or_none(query, 2),
			.position = get_number_or_none(query, 3),
			.known_time = query_get_int(query, 4),
		};
		struct oid oid = earlier_oid(query, 1);
		uint32_t number = get_number(query, 0);

		whole = number == graph->commits.count && oid.length > 0 &&
			(commit.first_parent == COMMIT_NONE ||
			 commit.first_parent < number);
		if (!whole)
			break;
		graph_add_known(graph, oid_bytes(&oid), &commit);
		whole = read_further(graph, number, further, &more);
	}
	bool ok = query_end(query, err);
	ok = query_end(further, err) && ok;
	return ok && ((whole && !more) || earlier_damaged(err));
}

static bool
read_revisions(struct dossier *dossier, struct paths *paths,
	       struct warehouse *warehouse, struct error *err)
{
	struct query *query =
		warehouse_query(warehouse, SQL_REVISION_OF_DOCUMENT);

	query_int(query, ":document", dossier->document);
	while (query_row(query)) {
		*vec_push(&dossier->revision_ids) = get_number(query, 0);
		*vec_push(&dossier->revisions) = (struct revision){
			.path = paths_number_escaped(paths,
						     query_get_text(query, 1)),
			.kind = (enum entry_kind)query_get_int(query, 2) +
				ENTRY_FILE,
			.oid = earlier_oid(query, 3),
		};
	}
	dossier->known_revisions = (uint32_t)dossier->revisions.count;
	return query_end(query, err);
}

/* One row for each parent of each edition, one without for a root. */
static bool
read_editions(struct dossier *dossier, struct warehouse *warehouse,
	      struct error *err)
{
	struct query *query =
		warehouse_query(warehouse, SQL_EDITION_OF_DOCUMENT);

	query_int(query, ":document", dossier->document);
	while (query_row(query)) {
		uint32_t id = get_number(query, 0);
		size_t count = dossier->editions.count;

		if (count == 0 || dossier->edition_ids.items[count - 1] != id) {
			*vec_push(&dossier->edition_ids) = id;
			*vec_push(&dossier->editions) = (struct edition){
				.commit = get_number(query, 1),
				.parents = (uint32_t)dossier->parents.count,
			};
			count++;
		}
		if (query_is_null(query, 2))
			continue;
		*vec_push(&dossier->parents) =
			dossier_index(dossier->edition_ids.items, count - 1,
				      get_number_or_none(query, 3));
		dossier->editions.items[count - 1].parent_count++;
	}
	dossier->known_editions = (uint32_t)dossier->editions.count;
	return query_end(query, err);
}

static bool
read_files(struct dossier *dossier, struct warehouse *warehouse,
	   struct error *err)
{
	struct query *query =
		warehouse_query(warehouse, SQL_EDITION_REVISION_OF_DOCUMENT);
	bool whole = true;

	query_int(query, ":document", dossier->document);
	while (whole && query_row(query)) {
		uint32_t edition = dossier_index(dossier->edition_ids.items,
						 dossier->edition_ids.count,
						 get_number(query, 0));
		uint32_t revision = dossier_index(dossier->revision_ids.items,
						  dossier->revision_ids.count,
						  get_number(query, 1));

		whole = edition != UINT32_MAX && revision != UINT32_MAX;
		if (!whole)
			break;
		struct edition *e = &dossier->editions.items[edition];
		if (e->file_count++ == 0)
			e->files = (uint32_t)dossier->files.count;
		*vec_push(&dossier->files) = revision;
	}
	return query_end(query, err) && (whole || earlier_damaged(err));
}

bool
earlier_read_dossier(struct dossier *dossier, struct paths *paths,
		     struct warehouse *warehouse, struct error *err)
{
	return read_revisions(dossier, paths, warehouse, err) &&
	       read_editions(dossier, warehouse, err) &&
	       read_files(dossier, warehouse, err);
}
