/*
 * A night on its way: its steps and what failed in them, which the verb
 * "nightly" and its digest share.
 */
#ifndef CMD_NIGHT_H
#define CMD_NIGHT_H

#include "command.h"

#include <time.h>

struct night {
	struct invocation *invocation;
	const struct city *city;
	struct timespec began; /* this step, on a clock that nobody sets */
	VEC(const char *) failures, left_out;
	const char *no_journal; /* that it was lost; NULL where it was not */
	struct error first;     /* the first failure's */
	size_t written;
	struct arena arena;
};

/* A step tells its end in a line on standard error, a printf format:
 * "juesuan: load: ... (0.12 s)". */
void night_begin_step(struct night *night);
void night_end_step(struct night *night, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* End a step that could not be done, and keep its sentence for the digest. */
void night_fail_step(struct night *night, const char *step,
		     const struct error *err);

/* The file of a report or digest in the folder of output; lives with the
 * night. */
const char *night_path(struct night *night, const char *name,
		       const char *format);

/*
 * Write digest.txt and digest.json; the same under the number of the load where
 * they tell something; and digest.mark, where the next one begins. loaded: the
 * load was done, and the warehouse is open.
 */
void night_write_digest(struct night *night, bool loaded);

#endif
