/*
 * Under which names people are shown: what the .mailmap of each position of the
 * first-parent line makes of what git has.
 */
#ifndef BATCH_ALIASES_H
#define BATCH_ALIASES_H

#include "batch/changes.h"
#include "batch/graph.h"
#include "warehouse/warehouse.h"

/*
 * Write the names that begin after the old tip (COMMIT_NONE: all names), once
 * the commits and their people are written. dossiers->mailmaps says where the
 * .mailmap changes.
 */
bool store_aliases(struct warehouse *warehouse, struct archive *archive,
		   const struct graph *graph, uint32_t old_tip,
		   const struct dossiers *dossiers, struct error *err);

#endif
