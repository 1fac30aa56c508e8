/* Writing .mailmaps: see mailmaps.h. */
#include "batch/mailmaps.h"

static bool
store_mailmap(struct warehouse *warehouse, struct archive *archive,
	      const struct graph *graph, uint32_t commit, struct strbuf *lines,
	      struct error *err)
{
	struct oid oid = graph_oid(graph, commit);
	struct query *query;

	if (!archive_mailmap(archive, &oid, lines, err))
		return false;
	query = warehouse_query(warehouse, SQL_MAILMAP_INSERT);
	query_int(query, ":from", graph->commits.items[commit].position);
	query_text(query, ":lines", strbuf_view(lines));
	return query_run(query, err);
}

bool
store_mailmaps(struct warehouse *warehouse, struct archive *archive,
	       const struct graph *graph, const struct dossiers *dossiers,
	       struct error *err)
{
	struct strbuf lines = {0};
	bool ok = true;

	vec_each (const uint32_t *, commit, &dossiers->mailmaps)
		ok = ok && store_mailmap(warehouse, archive, graph, *commit,
					 &lines, err);
	strbuf_release(&lines);
	return ok;
}
