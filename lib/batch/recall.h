/*
 * What a document held before: so that a load reads what is new, and not all of
 * the document's history again.
 *
 * What stands on the first-parent line is in the warehouse, with its origins.
 * So of the editions of earlier loads only those are replayed that stand beside
 * the line and are, by way of such ones alone, parents of new ones: branches
 * that went on after they were merged.
 */
#ifndef BATCH_RECALL_H
#define BATCH_RECALL_H

#include "batch/dossier.h"
#include "batch/graph.h"
#include "config/config.h"
#include "history/history.h"

/*
 * Settle the ways of a dossier whose editions are made, and read what is to be
 * recalled. All is replayed where it is open what an edition held: see struct
 * doubt of history.c.
 */
bool recall_read(struct dossier *dossier, const struct graph *graph,
		 const struct forms *forms, struct warehouse *warehouse,
		 struct error *err);

#endif
