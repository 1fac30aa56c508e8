/*
 * A measure as a comparison sees it: the value of each department and year with
 * its rank, the totals, and who is in them.
 */
#ifndef REPORT_POINTS_H
#define REPORT_POINTS_H

#include "base/base.h"
#include "report/measured.h"

/* One department's, or the city's, value in one year. */
struct point {
	int64_t part, whole; /* whole: of a ratio alone */
	int64_t value;       /* the part, or the ratio in hundredths of % */
	uint32_t rank;       /* 1 is the greatest; 0 for none */
	bool expected;
	bool known;  /* it can be added to others */
	bool has;    /* it can be compared with others */
	bool number; /* it is one itself, not a blank that counts as zero */
	bool stale;
	bool disagree; /* files give a figure of it differently */
};

struct points {
	const struct city *city;
	const struct measure *measure;
	bool ratio;
	struct extent extent;          /* what is read */
	int panel_from;                /* the panel's first year */
	struct measured parts, wholes; /* wholes of a ratio alone */
	struct point *items;           /* year by year, in the city's order */
	bool *panel; /* by department: known in all of the panel's years */
};

/* Read the question's years and, where the city has it, the one before. */
bool points_read(const struct report_context *context,
		 const struct compare_question *question, struct points *out,
		 struct error *err);
void points_release(struct points *points);

static inline bool
points_in_scope(const struct points *points, size_t department)
{
	return points->city->departments[department].scope ==
	       points->extent.scope;
}

/* The year must be one of those read. */
const struct point *points_at(const struct points *points, size_t department,
			      int year);

/* The word for why a department has no value. */
struct table_value points_why(const struct points *points, size_t department,
			      int year);

/* The total of the departments that are known, or of the panel; n of them. */
struct point points_total(const struct points *points, int year, bool panel,
			  size_t *n_out);

/* Departments expected in one of the years. */
size_t points_expected(const struct points *points, int first_year,
		       int last_year);

/* Are the totals of a year and the one before of the same departments? */
bool points_comparable(const struct points *points, int year, bool panel);

#endif
