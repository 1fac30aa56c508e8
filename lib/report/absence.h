/* What is missing where a figure never was. */
#ifndef REPORT_ABSENCE_H
#define REPORT_ABSENCE_H

#include "base/base.h"
#include "report/coverage.h"

/* Fails always, with ERR_NOT_FOUND and the sentence that says what is not
 * there, naming near rows. holding and document are those of holding_read. */
bool figure_is_absent(const struct report_context *context, size_t department,
		      int year, const struct figure_name *figure,
		      const struct holding *holding, uint32_t document,
		      struct error *err);

#endif
