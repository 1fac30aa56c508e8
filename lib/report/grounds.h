/*
 * What the reports of changes stand on: which documents count, what changed in
 * them, in whose words, by whom, and what arrived late.
 */
#ifndef REPORT_GROUNDS_H
#define REPORT_GROUNDS_H

#include "report/arrivals.h"
#include "report/coverage.h"
#include "report/deed.h"
#include "report/figure_changes.h"
#include "report/wording.h"

struct grounds {
	struct perimeter perimeter;
	struct figure_changes changes;
	struct wording wording;
	struct deeds deeds;
	struct arrivals arrivals;
};

/* Changes and arrivals are the caller's to read. grounds must stay where it is,
 * and is to be released also after a failure. */
bool grounds_open(const struct report_context *context, struct grounds *out,
		  struct error *err);
void grounds_release(struct grounds *grounds);

#endif
