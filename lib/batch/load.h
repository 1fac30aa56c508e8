/*
 * Inside a load: where it is, from the branch's tip to the committed
 * transaction. It begins from what there is (begin.c), and what changed in the
 * commits that are new goes into the warehouse (fill.c).
 */
#ifndef BATCH_LOAD_H
#define BATCH_LOAD_H

#include "base/lock.h"
#include "batch/basis.h"
#include "batch/batch.h"
#include "batch/changes.h"
#include "batch/crew.h"
#include "batch/earlier.h"
#include "batch/graph.h"
#include "batch/paths.h"
#include "batch/reader.h"
#include "batch/store.h"

#include <pthread.h>

struct load {
	const struct load_options *options;
	struct basis basis;

	struct lock lock;
	struct earlier earlier;
	struct warehouse *old; /* of an earlier load */
	bool unreadable;       /* there is one, but nobody can read it */
	bool goes_back; /* it reads what was loaded last, and not the tip */
	struct warehouse *fresh;
	struct warehouse *target;    /* the one that is written: old or fresh */
	pthread_mutex_t target_lock; /* while dossiers are read and written */

	struct graph graph;
	struct paths paths;
	struct dossiers dossiers;
	struct crew crew;
	struct reading reading;
	struct reader readers[CREW_MOST];
	struct store store;
	struct load_report report;
};

/* Is everything read into a fresh file? */
static inline bool
is_anew(const struct load *load)
{
	return load->report.kind != LOAD_ADDED;
}

/* begin.c */

/*
 * Choose the way from what was loaded to the tip, open what will be written,
 * and read the commits that are new to it. Fails with ERR_REWRITTEN when the
 * tip does not come from what was loaded and that was not accepted.
 */
bool load_begin(struct load *load, struct error *err);

/* Read the commits up to the tip, down to until if it is not NULL. */
bool load_read_graph(struct load *load, const struct oid *until,
		     struct error *err);

/* Give the tip that is loaded a name in the archive; one that cannot be written
 * to is loaded all the same, and the report tells. */
void load_keep_tip(struct load *load);

/* fill.c */

/* The commits are known: read what changed in them into the target, and commit
 * it. */
bool load_fill(struct load *load, struct error *err);

#endif
