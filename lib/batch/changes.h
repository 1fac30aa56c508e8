/* Which files do the new commits change, and whose are they? */
#ifndef BATCH_CHANGES_H
#define BATCH_CHANGES_H

#include "batch/crew.h"
#include "batch/dossier.h"
#include "batch/graph.h"
#include "batch/paths.h"

struct dossiers {
	VEC(struct dossier) items;
	struct map numbers; /* of documents, as four bytes */
	/* Commits of the first-parent line that change the .mailmap. */
	VEC(uint32_t) mailmaps;
};

void dossiers_release(struct dossiers *dossiers);

/*
 * Compare every new commit with its first parent. Makes a dossier for each
 * document of which a file changed, in the order of documents.
 */
bool changes_find(struct dossiers *dossiers, struct crew *crew,
		  const struct graph *graph, struct paths *paths,
		  struct error *err);

#endif
