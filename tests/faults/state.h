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

	/* Only of a city that submits: */
	struct strbuf staged; /* what somebody else has staged */
	struct strbuf work;   /* what git says of the working tree */
	struct strbuf
		output; /* its reports, each with a hash; the digest aside */
	struct strbuf told; /* the digest's events, a line each, sorted */
	struct strbuf mark; /* up to where the digest has told */
};

/* Look at ./city. Returns NULL, or what is wrong with it: a warehouse that does
 * not open or is damaged, an archive that git finds fault with. */
const char *state_take(struct state *out);
void state_release(struct state *state);

/* Do they say the same? The ledger aside. */
bool state_equal(const struct state *a, const struct state *b);
/* The commits that have come onto the branch since ./night, as references. */
void state_commits(struct strbuf *out);
/* Is each line of these in those? Of references, or of reports. */
bool state_lines_of(const struct strbuf *found, const struct strbuf *allowed);
bool state_same_loads(const struct state *a, const struct state *b);
bool state_same_files(const struct state *a, const struct state *b);
bool state_same_work(const struct state *a, const struct state *b);
/* Do two digests, the first of them as far as it counts, tell what one
 * tells? */
bool state_told_once(const struct strbuf *first, const struct strbuf *second,
		     const struct strbuf *whole);

/* Of the names and bytes of all files below a folder. What a lock says of its
 * holder does not count. */
uint64_t folder_hash(const char *folder);

#endif
