/*
 * Who brought a change, when and why: the commit that wrote it and the one that
 * brought it onto the first-parent line, and the columns that say so.
 */
#ifndef REPORT_DEED_H
#define REPORT_DEED_H

#include "base/base.h"
#include "report/commits.h"

struct deed {
	/* The same where the commit lies on the line itself. */
	struct known_commit written, merged;
	uint32_t number; /* among those that deeds_find looked up */
};

/* What was looked up; all strings of deeds live with the people. */
struct deeds {
	struct people people;
	struct commits commits;
	struct map ids; /* by edition and position */
	VEC(struct deed) items;
};

/* deeds must stay where it is. */
void deeds_init(struct deeds *deeds, const struct report_context *context);
void deeds_release(struct deeds *deeds);

/* EDITION_NONE stands for the commit at the position itself. */
bool deeds_find(struct deeds *deeds, uint32_t edition, uint32_t position,
		struct deed *out, struct error *err);

/* Of two commits by their numbers: the one that wrote, and the merge. */
bool deeds_between(struct deeds *deeds, int64_t written, int64_t merged,
		   struct deed *out, struct error *err);

/* Columns of a deed, in this order. */
enum deed_column {
	DEED_WRITTEN_BY,
	DEED_WRITTEN_ON,
	DEED_MERGED_BY,
	DEED_MERGED_ON,
	DEED_COMMIT,
	DEED_MERGE,
	DEED_WHY,    /* the message's first line */
	DEED_REASON, /* by its trailer 更正原因 */
	DEED_COLUMNS,
};

void deed_columns(struct table *table);

/* row: the first of them. The people are mentioned. */
void deeds_put(struct deeds *deeds, const struct deed *deed,
	       struct table *table, struct table_value *row);

/* Of a merge alone: who merged, when and why, and nobody as the writer. */
void deeds_put_merge(struct deeds *deeds, const struct known_commit *merge,
		     struct table *table, struct table_value *row);

#endif
