/* Which files do the new commits change, and whose are they? */
#ifndef BATCH_CHANGES_H
#define BATCH_CHANGES_H

#include "batch/crew.h"
#include "batch/dossier.h"
#include "batch/graph.h"
#include "batch/paths.h"

struct unclaimed {
	uint32_t path, position;
	bool comes; /* or it goes */
};

struct dossiers {
	VEC(struct dossier) items;
	struct map numbers; /* of documents, as four bytes */
	/* Commits of the first-parent line that change the .mailmap. */
	VEC(uint32_t) mailmaps;
	/* Files of nobody that come and go along the line, in its order. */
	VEC(struct unclaimed) unclaimed;
};

void dossiers_release(struct dossiers *dossiers);

/* The dossier of a document, made when there is none; borrowed until the next
 * one is made. */
struct dossier *dossiers_get(struct dossiers *dossiers, uint32_t document);

/* Bring them into the order of documents; from then on none is made. */
void dossiers_sort(struct dossiers *dossiers);

/* Drop those without a new edition. */
void dossiers_drop_unchanged(struct dossiers *dossiers);

/*
 * Compare every new commit with its first parent. Makes a dossier for each
 * document of which a file changed.
 */
bool changes_find(struct dossiers *dossiers, struct crew *crew,
		  const struct graph *graph, struct paths *paths,
		  struct error *err);

#endif
