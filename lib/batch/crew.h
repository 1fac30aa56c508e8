/* The threads of a load, each with its own handle on the archive, and how they
 * share work that comes as a numbered list. */
#ifndef BATCH_CREW_H
#define BATCH_CREW_H

#include "archive/archive.h"
#include "base/base.h"

#define CREW_MOST 2

struct crew {
	struct archive *archives[CREW_MOST]; /* opened when first needed */
	size_t count;
	unsigned threads; /* no more than these */
};

/* The first worker is the calling thread, on `archive` itself (borrowed). */
void crew_init(struct crew *crew, struct archive *archive, unsigned threads);
void crew_release(struct crew *crew);

/*
 * A list of work: 0 ... count - 1, `at_once` neighbours at a time.
 *
 * work     is called for each part, by one of the workers
 * hand_in  if not NULL, for each part whose work is done, in their order and
 *	    never two at a time, by any worker. Nobody works so far ahead that
 *	    more than CREW_AHEAD parts wait for it.
 */
struct crew_list {
	size_t count, at_once;
	bool (*work)(unsigned worker, size_t first, size_t end, void *context,
		     struct error *err);
	bool (*hand_in)(size_t first, size_t end, void *context,
			struct error *err);
	void *context;
};

#define CREW_AHEAD 8

/* Of several failures the one of the first part is told. */
bool crew_share(struct crew *crew, const struct crew_list *list,
		struct error *err);

#endif
