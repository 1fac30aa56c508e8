/*
 * Which editions of a document are in which other one's history: a bit for each
 * pair, so that the question is one look. A document of a thousand editions
 * needs 64 kB.
 */
#ifndef HISTORY_ANCESTRY_H
#define HISTORY_ANCESTRY_H

#include "base/base.h"

#include <stdint.h>

/* All zero at first. Edition e has e / 64 + 1 words, one row after another. */
struct ancestry {
	VEC(uint64_t) words;
	uint32_t count;
};

void ancestry_release(struct ancestry *ancestry);

/* Add the next edition. Its parents are among those before it; UINT32_MAX is
 * none. */
void ancestry_add(struct ancestry *ancestry, const uint32_t *parents,
		  size_t parent_count);

/* The row of an edition: bit a of it is set when it is a or has a among its
 * ancestors. */
const uint64_t *ancestry_row(const struct ancestry *ancestry, uint32_t edition);

static inline bool
ancestry_has(const struct ancestry *ancestry, uint32_t edition,
	     uint32_t ancestor)
{
	return ancestor <= edition &&
	       (ancestry_row(ancestry, edition)[ancestor / 64] >>
			ancestor % 64 &
		1) != 0;
}

#endif
