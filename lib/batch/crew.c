/*
 * Sharing documents among threads.
 *
 * Each takes the next few documents when it has finished its last. Which reader
 * has which documents, and so how it numbers cells, differs from run to run;
 * numbering.h makes up for that.
 */
#include "batch/crew.h"

#include <pthread.h>
#include <stdatomic.h>

/* Neighbours lie together in a repacked archive. */
#define TAKEN_AT_ONCE 16

struct queue {
	struct dossier *dossiers;
	size_t count;
	atomic_size_t next;
	atomic_bool failed;
};

struct worker {
	struct queue *queue;
	struct reader *reader;
	unsigned number;
	size_t failed_at; /* SIZE_MAX: nothing failed */
	struct error err;
};

static void *
work(void *context)
{
	struct worker *worker = context;
	struct queue *queue = worker->queue;

	while (!atomic_load(&queue->failed)) {
		size_t first = atomic_fetch_add(&queue->next, TAKEN_AT_ONCE);
		size_t end = first + TAKEN_AT_ONCE;

		if (first >= queue->count)
			break;
		if (end > queue->count)
			end = queue->count;
		for (size_t d = first; d < end; d++) {
			queue->dossiers[d].reader = worker->number;
			if (reader_read(worker->reader, &queue->dossiers[d],
					&worker->err))
				continue;
			worker->failed_at = d;
			atomic_store(&queue->failed, true);
			return NULL;
		}
	}
	return NULL;
}

/* The failure of the first document, whichever thread met one first. */
static bool
settle(const struct worker *workers, size_t count, struct error *err)
{
	const struct worker *first = &workers[0];

	for (size_t w = 1; w < count; w++)
		if (workers[w].failed_at < first->failed_at)
			first = &workers[w];
	if (first->failed_at == SIZE_MAX)
		return true;
	*err = first->err;
	return false;
}

static bool
open_readers(struct crew *crew, const struct reading *reading,
	     struct archive *archive, size_t count, struct error *err)
{
	reader_init(&crew->readers[0], reading, archive);
	crew->count = 1;
	while (crew->count < count) {
		struct archive *again;

		if (!archive_reopen(archive, &again, err))
			return false;
		reader_init(&crew->readers[crew->count++], reading, again);
	}
	return true;
}

bool
crew_read(struct crew *crew, const struct reading *reading,
	  struct archive *archive, unsigned threads, struct dossier *dossiers,
	  size_t count, struct error *err)
{
	struct queue queue = {.dossiers = dossiers, .count = count};
	struct worker workers[CREW_MOST];
	pthread_t ids[CREW_MOST];
	size_t wanted = count / TAKEN_AT_ONCE + 1, started = 1;

	if (wanted > threads)
		wanted = threads;
	if (wanted > CREW_MOST)
		wanted = CREW_MOST;
	if (!open_readers(crew, reading, archive, wanted, err))
		return false;
	for (size_t w = 0; w < crew->count; w++)
		workers[w] = (struct worker){.queue = &queue,
					     .reader = &crew->readers[w],
					     .number = (unsigned)w,
					     .failed_at = SIZE_MAX};
	/* With fewer threads than asked for the others do the work. */
	while (started < crew->count &&
	       pthread_create(&ids[started], NULL, work, &workers[started]) ==
		       0)
		started++;
	work(&workers[0]);
	for (size_t w = 1; w < started; w++)
		pthread_join(ids[w], NULL);
	return settle(workers, started, err);
}

void
crew_release(struct crew *crew)
{
	for (size_t r = 0; r < crew->count; r++) {
		if (r > 0)
			archive_close(crew->readers[r].archive);
		reader_release(&crew->readers[r]);
	}
}
