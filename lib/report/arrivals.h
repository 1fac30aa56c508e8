/*
 * Commits that arrived late: dated before the end of a load that did not have
 * them yet, or before what an earlier history said of the same documents. Who
 * commits may date a commit as he likes; what loads saw, the journal knows.
 */
#ifndef REPORT_ARRIVALS_H
#define REPORT_ARRIVALS_H

#include "base/base.h"
#include "report/commits.h"

struct arrival {
	uint32_t position;
	bool all;          /* of the commit's documents, or */
	uint32_t document; /* this one */
	int64_t seen;      /* when the load ended that first had it, */
	bool redated;      /* or to which time it was dated before; else */
	int64_t without;   /* when the load before ended, which had it not */
};

struct arrivals {
	VEC(struct arrival) late; /* by position and document */
};

/* Those of the positions from first to last. */
bool arrivals_read(const struct report_context *context, uint32_t first,
		   uint32_t last, struct arrivals *out, struct error *err);
void arrivals_release(struct arrivals *arrivals);

/* NULL where the document did not arrive late with the commit there. */
const struct arrival *arrivals_find(const struct arrivals *arrivals,
				    uint32_t document, uint32_t position);

/* Did it arrive late, and not before this time? */
bool arrivals_since(const struct arrivals *arrivals, uint32_t document,
		    uint32_t position, int64_t time);

/* Say so below the table, once for each commit; and the words for a cell. */
void arrival_note(const struct arrival *arrival,
		  const struct known_commit *commit, const struct city *city,
		  struct table *table);
struct table_value value_late(void);

/* The word for a document that nobody had when its year was closed. */
struct table_value value_published_late(void);

#endif
