/* The signatures of commits, as the keys that the city trusts prove them. */
#ifndef BATCH_SEALS_H
#define BATCH_SEALS_H

#include "archive/archive.h"
#include "batch/graph.h"
#include "warehouse/warehouse.h"

/* Verify those of new commits. */
bool seals_read(struct graph *graph, struct archive *archive,
		const struct trust *trust, struct error *err);

/* Verify those of the warehouse's commits again, for the keys are others now.
 * Adds to *count_out how many there are. */
bool seals_renew(struct warehouse *warehouse, struct archive *archive,
		 const struct trust *trust, int64_t *count_out,
		 struct error *err);

#endif
