/*
 * What the reports of changes stand on: which documents count, what changed in
 * them, in whose words and by whom; and whether a year was closed by then.
 */
#ifndef REPORT_GROUNDS_H
#define REPORT_GROUNDS_H

#include "report/arrivals.h"
#include "report/coverage.h"
#include "report/deed.h"
#include "report/figure_changes.h"
#include "report/wording.h"

/* From when on a year's changes count; an open one's from nowhere on. */
struct closing {
	int64_t from;   /* INT64_MAX */
	uint32_t first; /* position; UINT32_MAX */
};

struct grounds {
	const struct city *city;
	struct perimeter perimeter;
	struct figure_changes changes;
	struct wording wording;
	struct deeds deeds;
	struct arrivals arrivals;
	VEC(struct closing) closings; /* by year of the city */
};

/* Arrivals and closings as the moment knows them; changes are the caller's to
 * read. grounds must stay where it is, and is to be released also after a
 * failure. */
bool grounds_open(const struct report_context *context, struct grounds *out,
		  struct error *err);

/* Had the year been closed when a commit brought a change of the document onto
 * the line? */
enum closed_by {
	CLOSED_NOT,
	CLOSED_BY_DATE,
	CLOSED_LATE, /* dated before, but it arrived late */
};
enum closed_by grounds_closed(const struct grounds *grounds, uint32_t document,
			      int year, uint32_t position);

/* NULL for a year that is none of the city's. */
const struct closing *grounds_closing(const struct grounds *grounds, int year);

void grounds_release(struct grounds *grounds);

#endif
