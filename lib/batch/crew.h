/* The readers of a load, one a thread, and how they share its documents. */
#ifndef BATCH_CREW_H
#define BATCH_CREW_H

#include "batch/reader.h"

#define CREW_MOST 2

struct crew {
	struct reader readers[CREW_MOST];
	size_t count;
};

/* Read all dossiers, each with the reader that dossier->reader says then. The
 * first reader works on the calling thread and on `archive` itself. */
bool crew_read(struct crew *crew, const struct reading *reading,
	       struct archive *archive, unsigned threads,
	       struct dossier *dossiers, size_t count, struct error *err);
void crew_release(struct crew *crew);

#endif
