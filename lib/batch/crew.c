/*
 * Sharing work among threads: see crew.h.
 *
 * Each takes the next part when it has finished its last. Which worker does
 * what differs from run to run; what is made of the results must not.
 */
#include "batch/crew.h"

#include <pthread.h>
#include <stdatomic.h>

struct list {
	size_t count, at_once;
	bool (*work)(unsigned worker, size_t first, size_t end, void *context,
		     struct error *err);
	void *context;
	atomic_size_t next;
	atomic_bool failed;
};

struct worker {
	struct list *list;
	unsigned number;
	size_t failed_at; /* SIZE_MAX: nothing failed */
	struct error err;
};

void
crew_init(struct crew *crew, struct archive *archive, unsigned threads)
{
	*crew = (struct crew){
		.archives = {archive}, .count = 1, .threads = threads};
}

void
crew_release(struct crew *crew)
{
	for (size_t w = 1; w < crew->count; w++)
		archive_close(crew->archives[w]);
	*crew = (struct crew){0};
}

static void *
work(void *context)
{
	struct worker *worker = context;
	struct list *list = worker->list;

	while (!atomic_load(&list->failed)) {
		size_t first = atomic_fetch_add(&list->next, list->at_once);
		size_t end = first + list->at_once;

		if (first >= list->count)
			break;
		if (end > list->count)
			end = list->count;
		if (list->work(worker->number, first, end, list->context,
			       &worker->err))
			continue;
		worker->failed_at = first;
		atomic_store(&list->failed, true);
	}
	return NULL;
}

/* As many workers as there are parts, if there may be so many. */
static bool
gather(struct crew *crew, size_t parts, size_t *count_out, struct error *err)
{
	size_t wanted = parts;

	if (wanted > crew->threads)
		wanted = crew->threads;
	if (wanted > CREW_MOST)
		wanted = CREW_MOST;
	for (; crew->count < wanted; crew->count++)
		if (!archive_reopen(crew->archives[0],
				    &crew->archives[crew->count], err))
			return false;
	*count_out = wanted;
	return true;
}

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

bool
crew_share(struct crew *crew, size_t count, size_t at_once,
	   bool (*work_on)(unsigned worker, size_t first, size_t end,
			   void *context, struct error *err),
	   void *context, struct error *err)
{
	struct list list = {.count = count,
			    .at_once = at_once,
			    .work = work_on,
			    .context = context};
	struct worker workers[CREW_MOST];
	pthread_t threads[CREW_MOST];
	size_t wanted, started = 1;

	if (!gather(crew, (count + at_once - 1) / at_once, &wanted, err))
		return false;
	for (unsigned w = 0; w < CREW_MOST; w++)
		workers[w] = (struct worker){
			.list = &list, .number = w, .failed_at = SIZE_MAX};
	/* Where no thread is to be had, the others do its work. */
	while (started < wanted && pthread_create(&threads[started], NULL, work,
						  &workers[started]) == 0)
		started++;
	work(&workers[0]);
	for (size_t w = 1; w < started; w++)
		pthread_join(threads[w], NULL);
	return settle(workers, started, err);
}
