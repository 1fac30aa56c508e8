/* Writing what a load has found into the warehouse. */
#ifndef BATCH_STORE_H
#define BATCH_STORE_H

#include "batch/dossier.h"
#include "batch/graph.h"
#include "batch/makeups.h"
#include "batch/numbering.h"
#include "batch/recode.h"
#include "config/config.h"
#include "warehouse/warehouse.h"

struct pile; /* of versions of one cell: see versions.c */

struct store {
	struct warehouse *warehouse;
	const struct config *config;
	const struct graph *graph;
	const struct paths *paths;
	/* The first free number in each table. */
	uint32_t person, edition, revision;
	struct numbering numbering;
	struct makeups makeups;
	struct recoder recoder;
	VEC(uint32_t) placements; /* of the dossier's: the warehouse's */
	struct map form_texts;    /* of all dossiers */
	VEC(uint32_t) form_text_ids;
	VEC(struct pile) piles; /* of each cell, by its number */
	struct arena arena;     /* of what lies on them */
};

/* Ask the warehouse for its free numbers; the rest is borrowed. */
bool store_init(struct store *store, struct warehouse *warehouse,
		const struct config *config, const struct graph *graph,
		const struct paths *paths, struct error *err);
void store_release(struct store *store);

/* What a fresh warehouse begins with. */
bool store_departments(struct store *store, struct error *err);

/* The new commits and their people. */
bool store_commits(struct store *store, struct error *err);

/* What was read of a document: rows, editions, revisions, forms, remarks,
 * rivals, dissents, and what ends. Dossiers come in the order of documents.
 * What begins is put by for store_versions, so that the dossier can go. */
bool store_dossier(struct store *store, struct dossier *dossier,
		   struct error *err);

/* versions.c: put a dossier's versions by; and enter all that were. */
void store_keep_versions(struct store *store, const struct dossier *dossier);
bool store_versions(struct store *store, struct error *err);

#endif
