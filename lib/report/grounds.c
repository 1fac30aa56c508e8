/* Opening, judging and releasing what reports of changes share: see
 * grounds.h. */
#include "report/grounds.h"

static bool
read_closings(const struct report_context *context, struct grounds *grounds,
	      struct error *err)
{
	const struct city *city = context->config->city;

	for (int year = city->first_year; year <= city->last_year; year++) {
		struct closing *closing = vec_push(&grounds->closings);

		*closing = (struct closing){INT64_MAX, UINT32_MAX};
		if (city_closed(city, year, &closing->from) &&
		    !moment_position_from(context->warehouse, closing->from,
					  &closing->first, err))
			return false;
	}
	return true;
}

bool
grounds_open(const struct report_context *context, struct grounds *out,
	     struct error *err)
{
	*out = (struct grounds){
		.city = context->config->city,
		.wording.perimeter = &out->perimeter,
	};
	deeds_init(&out->deeds, context);
	return perimeter_open(context, &out->perimeter, err) &&
	       read_closings(context, out, err) &&
	       arrivals_read(context, 0, context->moment.position,
			     &out->arrivals, err);
}

const struct closing *
grounds_closing(const struct grounds *grounds, int year)
{
	const struct city *city = grounds->city;

	return year < city->first_year || year > city->last_year
		       ? NULL
		       : &grounds->closings.items[year - city->first_year];
}

enum closed_by
grounds_closed(const struct grounds *grounds, uint32_t document, int year,
	       uint32_t position)
{
	const struct closing *closing = grounds_closing(grounds, year);

	if (!closing || closing->from == INT64_MAX)
		return CLOSED_NOT;
	if (position >= closing->first)
		return CLOSED_BY_DATE;
	return arrivals_since(&grounds->arrivals, document, position,
			      closing->from)
		       ? CLOSED_LATE
		       : CLOSED_NOT;
}

void
grounds_release(struct grounds *grounds)
{
	vec_release(&grounds->closings);
	arrivals_release(&grounds->arrivals);
	deeds_release(&grounds->deeds);
	wording_release(&grounds->wording);
	figure_changes_release(&grounds->changes);
	perimeter_release(&grounds->perimeter);
}
