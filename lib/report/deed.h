/*
 * Who brought a change, when and why: the commit that wrote it and the one that
 * brought it onto the first-parent line, and the columns that say so.
 */
#ifndef REPORT_DEED_H
#define REPORT_DEED_H

#include "base/base.h"
#include "report/people.h"

struct deed {
	const char *commit, *merge; /* first digits; the same where the commit
				     * lies on the line itself */
	struct actor author, merger;
	int64_t author_time, merge_time;
	int author_zone, merge_zone;
	struct text message, merge_message;
	uint32_t number; /* among those that were looked up */
};

/* What was looked up; all strings of deeds live in it. All zero but for the
 * people's context is nothing yet. */
struct deeds {
	struct people people;
	struct map ids; /* by edition and position */
	VEC(struct deed) items;
	struct arena arena;
};

void deeds_release(struct deeds *deeds);

/* EDITION_NONE stands for the commit at the position itself. */
bool deeds_find(struct deeds *deeds, uint32_t edition, uint32_t position,
		struct deed *out, struct error *err);

static inline bool
deed_is_merged(const struct deed *deed)
{
	return strcmp(deed->commit, deed->merge) != 0;
}

/* Columns of a deed, in this order. */
enum deed_column {
	DEED_WRITTEN_BY,
	DEED_WRITTEN_ON,
	DEED_MERGED_BY,
	DEED_MERGED_ON,
	DEED_COMMIT,
	DEED_MERGE,
	DEED_WHY,    /* the message's first line */
	DEED_REASON, /* its trailers */
	DEED_COLUMNS,
};

void deed_columns(struct table *table);

/* row: the first of them. The people are mentioned. */
void deeds_put(struct deeds *deeds, const struct deed *deed,
	       struct table *table, struct table_value *row);

#endif
