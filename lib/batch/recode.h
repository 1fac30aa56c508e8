/* Places packed, from a reader's numbers of cells to the warehouse's. */
#ifndef BATCH_RECODE_H
#define BATCH_RECODE_H

#include "batch/numbering.h"
#include "warehouse/places.h"

/* All zero at first. */
struct recoder {
	VEC(struct place) places; /* of each number in the warehouse */
	VEC(uint64_t) marks;      /* a bit for each number */
	struct places packed;
};

void recoder_release(struct recoder *recoder);

/* The places, of dossier.placements, as the warehouse packs them; borrowed
 * until the next call. */
struct text recode(struct recoder *recoder, const struct numbering *numbering,
		   unsigned reader, struct text places);

#endif
