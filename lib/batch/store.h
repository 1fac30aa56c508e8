/* Writing what a load has found into the warehouse. */
#ifndef BATCH_STORE_H
#define BATCH_STORE_H

#include "batch/dossier.h"
#include "batch/graph.h"
#include "batch/numbering.h"
#include "batch/recode.h"
#include "config/config.h"
#include "warehouse/warehouse.h"

struct store {
	struct warehouse *warehouse;
	const struct config *config;
	const struct graph *graph;
	const struct paths *paths;
	/* The first free number in each table. */
	uint32_t person, edition, revision, cell;
	struct numbering numbering;
	struct recoder recoder;
	VEC(uint32_t) placements; /* of the dossier's new revisions */
	const struct reader *readers;
	VEC(uint32_t) form_rows[CREW_MOST]; /* of each reader: the ids, or 0 */
};

/* Ask the warehouse for its free numbers; the rest is borrowed. */
bool store_init(struct store *store, struct warehouse *warehouse,
		const struct config *config, const struct graph *graph,
		const struct paths *paths, struct error *err);
void store_release(struct store *store);

bool store_departments(struct store *store, struct error *err);

/* The new commits and their people. */
bool store_commits(struct store *store, struct error *err);

/* What the readers have read: cells, editions, revisions, forms, remarks,
 * rivals and versions. Takes the dossiers' rows of versions. */
bool store_dossiers(struct store *store, const struct reader readers[CREW_MOST],
		    struct dossier *dossiers, size_t count, struct error *err);

/* versions.c: those that end and those that begin. */
bool store_versions(struct store *store, struct dossier *dossiers, size_t count,
		    struct error *err);

#endif
