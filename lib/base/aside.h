/*
 * Files that are written beside their place and then renamed into it, so that
 * they are there whole or not at all.
 *
 * The file has one fixed name: what a dead process left under it is written
 * anew by the next, and never do such files gather. A POSIX lock, which the
 * dead do not hold, keeps two from writing it at once.
 */
#ifndef BASE_ASIDE_H
#define BASE_ASIDE_H

#include <sys/types.h>

/*
 * Open an empty file to be written. Whoever has it open owns it: rename, link
 * or unlink it first and close it then.
 *
 * Returns the file, or -1 with errno: EBUSY when another process is writing it.
 * Where the disk has no locks, two can be at it.
 */
int aside_open(const char *path, mode_t mode);

#endif
