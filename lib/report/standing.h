/*
 * In which figures do two warehouses differ, whatever their histories were?
 * Both must have been read by the same configuration; numbers of cells,
 * documents and editions are each one's own.
 */
#ifndef REPORT_STANDING_H
#define REPORT_STANDING_H

#include "base/base.h"
#include "report/figure_changes.h"

/*
 * Values at the two tips are compared, not how they are printed. A change in
 * out is in numbers of `now`, and its position and origin say what brought the
 * present value there; gone_out is in numbers of `then`: figures that `now`
 * never had, by nobody, at the position behind the tip. In the order of the
 * figures. Both are to be released also after a failure.
 */
bool standing_compare(const struct report_context *then,
		      const struct report_context *now,
		      struct figure_changes *out,
		      struct figure_changes *gone_out, struct error *err);

#endif
