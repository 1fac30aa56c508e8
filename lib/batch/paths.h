/*
 * The paths of the archive as numbers, each with the document that claims it.
 */
#ifndef BATCH_PATHS_H
#define BATCH_PATHS_H

#include "base/base.h"
#include "config/config.h"

#define DOCUMENT_NONE UINT32_MAX

struct paths {
	const struct city *city;
	struct map numbers;      /* by path_escape */
	VEC(uint32_t) documents; /* document_number; DOCUMENT_NONE: nobody's */
	VEC(uint32_t) ranks;     /* by which pattern; 0 where nobody's */
	struct strbuf escaped;
};

void paths_release(struct paths *paths);

/* The number of a path as git has it, and of one as the warehouse has it. */
uint32_t paths_number(struct paths *paths, struct text raw);
uint32_t paths_number_escaped(struct paths *paths, struct text escaped);

static inline struct text
paths_text(const struct paths *paths, uint32_t path)
{
	return map_key(&paths->numbers, path);
}

/* Which of two files of a document counts before the other: by pattern, then by
 * path. Negative, 0 or positive. */
int paths_order(const struct paths *paths, uint32_t a, uint32_t b);

#endif
