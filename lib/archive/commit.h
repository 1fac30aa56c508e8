/*
 * Commit objects, from their raw bytes.
 */
#ifndef ARCHIVE_COMMIT_H
#define ARCHIVE_COMMIT_H

#include "archive/repository.h"

/*
 * Take the oid from the next line of *rest if that is "key OID"; false when it
 * is another line. A commit's first line is its "tree", then comes one "parent"
 * for each.
 */
bool commit_take_oid(struct text *rest, const char *key, struct oid *out);

/*
 * Read a commit; everything in out lives in arena. Fails with ERR_ARCHIVE when
 * it is missing or has no tree; names, mails and dates are taken as they are.
 */
bool commit_read(struct archive *archive, const struct oid *oid,
		 struct arena *arena, struct commit *out, struct error *err);

#endif
