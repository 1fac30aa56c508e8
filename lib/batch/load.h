/* What a verification needs of a load. */
#ifndef BATCH_LOAD_H
#define BATCH_LOAD_H

#include "archive/archive.h"
#include "config/config.h"
#include "warehouse/warehouse.h"

/* Read all up to a commit into a WAREHOUSE_SCRATCH, the caller's to close. */
bool load_scratch(const struct config *config, const struct oid *tip,
		  struct warehouse **out, struct error *err);

#endif
