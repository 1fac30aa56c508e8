/*
 * The name that git gives a content. checksum.c alone knows libcrypto.
 *
 * libgit2 could say it, but its SHA-1 watches for collisions while it computes
 * and takes six times as long: on a large archive as much as all other reading.
 * Whoever writes an object into a repository is watched that way by git;
 * whoever reads it needs to know that nothing has changed since.
 */
#ifndef ARCHIVE_CHECKSUM_H
#define ARCHIVE_CHECKSUM_H

#include "archive/archive.h"

struct checksum;

/* Before libgit2, which brings libcrypto with it, allocates anything: libcrypto
 * too falls over itself where it finds no memory. Of libcrypto, no more is set
 * up than a checksum needs, whatever the machine's openssl.cnf says. */
void checksum_start(void);

struct checksum *checksum_new(void);
void checksum_free(struct checksum *checksum);

/* The name of an object of this type ("blob", "tree", ...) and content. */
struct oid checksum_take(struct checksum *checksum, const char *type,
			 struct text content);

#endif
