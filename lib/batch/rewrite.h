/*
 * A history that was rewritten: the branch no longer comes from the commit that
 * was loaded last. What happened is told from what the warehouse knows of the
 * old history, for the archive may have lost it.
 */
#ifndef BATCH_REWRITE_H
#define BATCH_REWRITE_H

#include "archive/archive.h"
#include "batch/earlier.h"
#include "config/config.h"

/* Say what happened and what to do: always fails, with ERR_REWRITTEN unless
 * something could not be read. */
bool rewrite_refuse(const struct city *city, struct archive *archive,
		    struct warehouse *old, const struct earlier *earlier,
		    const struct oid *tip, struct error *err);

/* The reference that keeps what was the tip before the load of this number:
 * refs/juesuan/kept/3-48d8df6f3f. */
void rewrite_kept_name(struct strbuf *out, int64_t load, const struct oid *tip);

#endif
