/* What earlier loads left in the warehouse, and the next one builds on. */
#ifndef BATCH_EARLIER_H
#define BATCH_EARLIER_H

#include "batch/dossier.h"
#include "batch/graph.h"
#include "batch/paths.h"
#include "warehouse/warehouse.h"

/* What the warehouse was made of; all zero when there is none. */
struct earlier {
	bool exists;
	struct arena arena;
	const char *city, *branch;
	struct oid tip;
	struct oid reading, keys; /* as in struct basis */
	uint32_t position;        /* of the tip */
};

void earlier_release(struct earlier *earlier);
bool earlier_read(struct earlier *earlier, struct warehouse *warehouse,
		  struct error *err);

/* What the readers of its rows share: an oid of a column, and the failure of a
 * warehouse that lacks what a load writes, which is ERR_REBUILD. */
struct oid earlier_oid(struct query *query, int column);
bool earlier_damaged(struct error *err);

/* All commits. */
bool earlier_read_graph(struct graph *graph, struct warehouse *warehouse,
			struct error *err);

/* A document's editions and revisions. */
bool earlier_read_dossier(struct dossier *dossier, struct paths *paths,
			  struct warehouse *warehouse, struct error *err);

#endif
