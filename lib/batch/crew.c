/*
 * Sharing work among threads: see crew.h.
 *
 * Each takes the next part when it has finished its last. Which worker does
 * what differs from run to run; what is made of the results must not.
 */
#include "batch/crew.h"

#include <pthread.h>
#include <stdatomic.h>

/* A list while it is worked on. */
struct course {
	const struct crew_list *list;
	atomic_size_t next;
	atomic_bool failed;

	/* What follows is looked at under the lock. */
	pthread_mutex_t lock;
	pthread_cond_t moved;  /* on, or it failed */
	size_t handed;         /* all before are handed in */
	bool handing;          /* somebody is about it */
	bool done[CREW_AHEAD]; /* of the parts from there on, as a ring */
};

struct worker {
	struct course *course;
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

static size_t
end_of(const struct crew_list *list, size_t first)
{
	return list->count - first > list->at_once ? first + list->at_once
						   : list->count;
}

static bool *
is_done(struct course *course, size_t first)
{
	return &course->done[first / course->list->at_once % CREW_AHEAD];
}

static void
fail(struct worker *worker, size_t first)
{
	struct course *course = worker->course;

	worker->failed_at = first;
	pthread_mutex_lock(&course->lock);
	atomic_store(&course->failed, true);
	pthread_cond_broadcast(&course->moved);
	pthread_mutex_unlock(&course->lock);
}

/* Wait until a part is near enough to what is handed in. */
static void
await(struct course *course, size_t first)
{
	size_t ahead = CREW_AHEAD * course->list->at_once;

	pthread_mutex_lock(&course->lock);
	while (!atomic_load(&course->failed) && first - course->handed >= ahead)
		pthread_cond_wait(&course->moved, &course->lock);
	pthread_mutex_unlock(&course->lock);
}

/* A part is done: hand in what can be, unless somebody else does. */
static void
hand_in(struct worker *worker, size_t part)
{
	struct course *course = worker->course;
	const struct crew_list *list = course->list;

	pthread_mutex_lock(&course->lock);
	*is_done(course, part) = true;
	while (!atomic_load(&course->failed) && !course->handing &&
	       *is_done(course, course->handed)) {
		size_t first = course->handed, end = end_of(list, first);

		course->handing = true;
		pthread_mutex_unlock(&course->lock);
		if (!list->hand_in(first, end, list->context, &worker->err))
			fail(worker, first);
		pthread_mutex_lock(&course->lock);
		course->handing = false;
		*is_done(course, first) = false;
		course->handed = end;
		pthread_cond_broadcast(&course->moved);
	}
	pthread_mutex_unlock(&course->lock);
}

static void *
work(void *context)
{
	struct worker *worker = context;
	struct course *course = worker->course;
	const struct crew_list *list = course->list;

	while (!atomic_load(&course->failed)) {
		size_t first = atomic_fetch_add(&course->next, list->at_once);

		if (first >= list->count)
			break;
		if (list->hand_in)
			await(course, first);
		if (!list->work(worker->number, first, end_of(list, first),
				list->context, &worker->err))
			fail(worker, first);
		else if (list->hand_in)
			hand_in(worker, first);
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
crew_share(struct crew *crew, const struct crew_list *list, struct error *err)
{
	struct course course = {
		.list = list,
		.lock = PTHREAD_MUTEX_INITIALIZER,
		.moved = PTHREAD_COND_INITIALIZER,
	};
	struct worker workers[CREW_MOST];
	pthread_t threads[CREW_MOST];
	size_t parts = (list->count + list->at_once - 1) / list->at_once;
	size_t wanted, started = 1;

	if (!gather(crew, parts, &wanted, err))
		return false;
	for (unsigned w = 0; w < CREW_MOST; w++)
		workers[w] = (struct worker){
			.course = &course, .number = w, .failed_at = SIZE_MAX};
	/* Where no thread is to be had, the others do its work. */
	while (started < wanted && pthread_create(&threads[started], NULL, work,
						  &workers[started]) == 0)
		started++;
	work(&workers[0]);
	for (size_t w = 1; w < started; w++)
		pthread_join(threads[w], NULL);
	pthread_cond_destroy(&course.moved);
	pthread_mutex_destroy(&course.lock);
	return settle(workers, started, err);
}
