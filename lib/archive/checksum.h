/*
 * Is an object what its name says? checksum.c alone knows libcrypto.
 *
 * libgit2 could see to that, but its SHA-1 watches for collisions while it
 * computes and takes six times as long: on a large archive as much as all other
 * reading. Whoever writes an object into a repository is watched that way by
 * git; whoever reads it needs to know that nothing has changed since.
 */
#ifndef ARCHIVE_CHECKSUM_H
#define ARCHIVE_CHECKSUM_H

#include "archive/archive.h"

struct checksum;

/* Before libgit2, which brings libcrypto with it, allocates anything: libcrypto
 * too falls over itself where it finds no memory. */
void checksum_start(void);

struct checksum *checksum_new(void);
void checksum_free(struct checksum *checksum);

/* Has an object of this type ("blob", "tree", ...) and content that name? */
bool checksum_fits(struct checksum *checksum, const char *type,
		   struct text content, const struct oid *oid);

#endif
