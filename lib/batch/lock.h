/*
 * One loader at a time: a lock on a file beside the warehouse, which says who
 * holds it. The system gives the lock back when the process ends, however.
 */
#ifndef BATCH_LOCK_H
#define BATCH_LOCK_H

#include "base/base.h"

struct lock {
	char *path; /* NULL: not held */
	int file;
};

/* Fails with ERR_BUSY, naming host, process and start of the holder. */
bool lock_take(const char *warehouse, struct lock *out, struct error *err);
void lock_give(struct lock *lock);

#endif
