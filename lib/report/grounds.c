/* Opening and releasing what reports of changes share: see grounds.h. */
#include "report/grounds.h"

bool
grounds_open(const struct report_context *context, struct grounds *out,
	     struct error *err)
{
	*out = (struct grounds){.wording.perimeter = &out->perimeter};
	deeds_init(&out->deeds, context);
	return perimeter_open(context, &out->perimeter, err);
}

void
grounds_release(struct grounds *grounds)
{
	arrivals_release(&grounds->arrivals);
	deeds_release(&grounds->deeds);
	wording_release(&grounds->wording);
	figure_changes_release(&grounds->changes);
	perimeter_release(&grounds->perimeter);
}
