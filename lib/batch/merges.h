/*
 * Of which documents does a merge bring changes, beside those whose files
 * differ there from its first parent's?
 *
 * A merge brings the commits that can be reached from its further parents and
 * not from its first one. Where one of them changed a document, and the merge
 * keeps the first parent's files, it decided against that change: see
 * dossier.h.
 */
#ifndef BATCH_MERGES_H
#define BATCH_MERGES_H

#include "batch/changes.h"
#include "batch/graph.h"
#include "warehouse/warehouse.h"

/*
 * Note in the dossiers which new merges may bring changes, dossiers being made
 * where there is none yet. `old` has the editions of known commits; NULL when
 * there are none. To be called when the changes are found.
 */
bool merges_find(struct dossiers *dossiers, const struct graph *graph,
		 struct warehouse *old, struct error *err);

#endif
