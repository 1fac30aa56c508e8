/*
 * One at a time: a lock on a file beside the one that is to be written, which
 * says who holds it. The system gives the lock back when the process ends,
 * however.
 */
#ifndef BASE_LOCK_H
#define BASE_LOCK_H

#include "base/error.h"

struct lock {
	char *path; /* NULL: not held */
	int file;
};

/* Take the lock on the file that is called as the other is, with .lock behind.
 * Fails with ERR_BUSY, naming host, process and start of the holder. */
bool lock_take(const char *beside, struct lock *out, struct error *err);
void lock_give(struct lock *lock);

#endif
