/*
 * One load: what is new on the archive's branch goes into the warehouse.
 */
#ifndef BATCH_BATCH_H
#define BATCH_BATCH_H

#include "base/base.h"
#include "config/config.h"
#include "warehouse/warehouse.h"

/*
 * The version of the program's way of reading. Raise it whenever the same bytes
 * and definitions would give other figures: every warehouse is then read anew.
 */
#define READING_VERSION 1

struct load_options {
	bool rebuild;     /* read everything anew */
	unsigned threads; /* 0: as many as there are processors, at most 2 */
};

/* What a load did; all zero when there was nothing to do. */
struct load_report {
	bool nothing_new;
	bool read_anew; /* everything, because the reading changed or asked */
	bool replaces; /* the repository has `git replace` refs or grafts, which
			 * git follows and a load does not */
	char tip[72];  /* the commit's oid in hexadecimal */
	int64_t commits, documents, editions, revisions, versions;
	int64_t set_aside; /* documents or forms of this load's editions that
			    * stand at the tip and could not be read */
};

/*
 * Fails with ERR_REWRITTEN when the warehouse's tip is no ancestor of the
 * branch (nothing is changed), ERR_BUSY when another load runs.
 */
bool batch_load(const struct config *config, const struct load_options *options,
		struct load_report *out, struct error *err);

/*
 * Would this configuration and this program read the same commits otherwise
 * than the warehouse has them? Fails with ERR_WAREHOUSE when it is another
 * city's.
 */
bool batch_is_outdated(const struct config *config, struct warehouse *warehouse,
		       bool *outdated_out, struct error *err);

#endif
