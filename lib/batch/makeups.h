/*
 * The makeups of editions: which forms an edition has, in which state and unit.
 * Most documents of a city are made up alike, so few of them are entered.
 */
#ifndef BATCH_MAKEUPS_H
#define BATCH_MAKEUPS_H

#include "batch/dossier.h"
#include "config/config.h"
#include "warehouse/warehouse.h"

/* All zero until makeups_read. */
struct makeups {
	const struct forms *forms;
	struct warehouse *warehouse;
	struct map keys; /* of each makeup; its number is its id - 1 */
	uint8_t *key;    /* room for one: two bytes for each form */
};

/* Read those of the warehouse, which may be none; forms and warehouse are
 * borrowed. */
bool makeups_read(struct makeups *makeups, const struct forms *forms,
		  struct warehouse *warehouse, struct error *err);
void makeups_release(struct makeups *makeups);

/* The id of the makeup of these forms of one edition, at least one; it is
 * entered unless the warehouse has it. */
bool makeups_put(struct makeups *makeups, const struct edition_form *forms,
		 size_t count, uint32_t *id_out, struct error *err);

#endif
