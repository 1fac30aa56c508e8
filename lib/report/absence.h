/* What is missing where a figure never was. */
#ifndef REPORT_ABSENCE_H
#define REPORT_ABSENCE_H

#include "base/base.h"
#include "report/timeline.h"

/* Of a timeline without events. Fails always, with ERR_NOT_FOUND and the
 * sentence that says what is not there, naming near rows. */
bool figure_is_absent(const struct timeline *timeline, struct error *err);

#endif
