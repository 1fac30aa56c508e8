/*
 * Commits that arrived late: dated before the end of a load that did not have
 * them yet. Who commits may date a commit as he likes; when a load first saw it,
 * the ledger knows.
 */
#ifndef REPORT_ARRIVALS_H
#define REPORT_ARRIVALS_H

#include "base/base.h"
#include "report/commits.h"

struct arrival {
	uint32_t position;
	int64_t seen;    /* when the load ended that first had it, */
	int64_t without; /* and the one before, which had it not */
};

struct arrivals {
	VEC(struct arrival) late; /* by position */
};

/* Those of the positions from first to last. */
bool arrivals_read(const struct report_context *context, uint32_t first,
		   uint32_t last, struct arrivals *out, struct error *err);
void arrivals_release(struct arrivals *arrivals);

/* NULL where the commit did not arrive late. */
const struct arrival *arrivals_find(const struct arrivals *arrivals,
				    uint32_t position);

/* Did it arrive late, and not before this time? */
bool arrivals_since(const struct arrivals *arrivals, uint32_t position,
		    int64_t time);

/* Say so below the table, once for each commit; and the words for a cell. */
void arrival_note(const struct arrival *arrival,
		  const struct known_commit *commit, const struct city *city,
		  struct table *table);
struct table_value value_late(void);

#endif
