/*
 * What a load stands on: the archive and the commit that it reads up to, the
 * reading, and the keys that signatures are verified by. Where the warehouse
 * has the same, there is nothing to load.
 */
#ifndef BATCH_BASIS_H
#define BATCH_BASIS_H

#include "archive/archive.h"
#include "batch/earlier.h"
#include "config/config.h"

struct basis {
	const struct config *config;
	struct archive *archive;
	struct oid tip;            /* the caller's to say */
	struct strbuf definitions; /* the reading, as config_reading says it */
	struct oid reading;        /* a hash of them */
	struct trust trust;
	struct oid keys; /* a hash of them */
};

/* Open the archive and hash the rest. To be released also after a failure. */
bool basis_open(struct basis *out, const struct config *config,
		struct error *err);
void basis_release(struct basis *basis);

/* Is the warehouse made of the very same? */
bool basis_is(const struct basis *basis, const struct earlier *earlier);

/* A city as a warehouse keeps it. */
void basis_print_city(const struct city *city, struct strbuf *out);

/* What a warehouse was made of; fails with ERR_WAREHOUSE when that is another
 * city's. */
bool basis_read_earlier(const struct city *city, struct warehouse *warehouse,
			struct earlier *out, struct error *err);

/* Write the reading and its definitions; position: of the tip. */
bool basis_put(const struct basis *basis, struct warehouse *warehouse,
	       uint32_t position, struct error *err);

/* Say in what the definitions differ from those of an earlier reading, which
 * the warehouse's journal has; nothing when they do not. */
bool basis_print_changes(const struct basis *basis, struct warehouse *warehouse,
			 const struct earlier *earlier, struct strbuf *out,
			 struct error *err);

#endif
