/*
 * A table that goes on over pages: what is carried from one page to the next to
 * know it again, and to give each of its parts the columns of all.
 */
#ifndef PDF_CARRIED_H
#define PDF_CARRIED_H

#include "lattice.h"
#include "table.h"

struct carried {
	/* The last table, while nothing else came after it. */
	bool open;
	bool aligned; /* it has no lines */
	VEC(float) edges;
	VEC(struct text) head;  /* its first rows */
	struct text head_words; /* of one without lines, in one */
	struct arena arena;     /* of their text */

	struct lattices ahead; /* of the page behind the last one, */
	int ahead_page;        /* which that is, 0 for none, */
	size_t ahead_rules;    /* and how many it has: it may get more */
};

void carried_begin(struct carried *carried, const struct table *table);
void carried_end(struct carried *carried);
void carried_release(struct carried *carried);

/* Is a table the last one's next part, perhaps moved aside? */
bool carried_goes_on(const struct carried *carried, const struct table *table);

/* How many of the part's first rows are the table's head, printed again. */
size_t carried_repeated(const struct carried *carried,
			const struct table *table);

/* Find the lattices of a page, the first and the last of them with the columns
 * of the parts before and behind; next is NULL where no page is behind it. */
void carried_lattices(struct carried *carried, int number,
		      const struct page *page, const struct page *next,
		      struct lattices *out);

#endif
