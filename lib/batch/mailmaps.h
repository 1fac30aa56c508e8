/*
 * The .mailmaps of the first-parent line, by which reports name people.
 */
#ifndef BATCH_MAILMAPS_H
#define BATCH_MAILMAPS_H

#include "batch/changes.h"
#include "batch/graph.h"
#include "warehouse/warehouse.h"

/* Write those of the new commits that change it (dossiers->mailmaps). */
bool store_mailmaps(struct warehouse *warehouse, struct archive *archive,
		    const struct graph *graph, const struct dossiers *dossiers,
		    struct error *err);

#endif
