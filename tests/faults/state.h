/*
 * What a city's folder holds: what it says, which files, which bytes.
 */
#ifndef FAULTS_STATE_H
#define FAULTS_STATE_H

#include "base/base.h"

#include <stdint.h>

struct state {
	bool exists;          /* is there a warehouse? */
	struct strbuf dump;   /* its canonical dump */
	struct strbuf loads;  /* how many are in its ledger */
	struct strbuf heads;  /* the archive's references, a line each */
	struct strbuf files;  /* names of all files, the archive's aside */
	struct strbuf stored; /* the archive's files, to notice a change */
};

/* Look at ./city. Returns NULL, or what is wrong with it: a warehouse that does
 * not open or is damaged, an archive that git finds fault with. */
const char *state_take(struct state *out);
void state_release(struct state *state);

/* Do they say the same? The ledger aside. */
bool state_equal(const struct state *a, const struct state *b);
/* Has each reference the value that it has in last or in tonight? */
bool state_heads_of(const struct state *found, const struct state *last,
		    const struct state *tonight);
bool state_same_loads(const struct state *a, const struct state *b);
bool state_same_files(const struct state *a, const struct state *b);

/* Of the names and bytes of all files below a folder. What a lock says of its
 * holder does not count. */
uint64_t folder_hash(const char *folder);

#endif
