/*
 * A measure's value for every department and year, as known at the moment: what
 * a comparison compares.
 */
#ifndef REPORT_MEASURED_H
#define REPORT_MEASURED_H

#include "base/base.h"
#include "report/coverage.h"
#include "report/dissenting.h"

/*
 * What became of a sum of figures. Up to MEASURED_NOT_APPLICABLE it is known
 * and can be added to others: what is blank, declared empty or not applicable
 * adds nothing.
 */
enum measured_state {
	MEASURED_NUMBER,
	MEASURED_BLANK, /* printed, and all of them empty */
	MEASURED_DECLARED_EMPTY,
	MEASURED_NOT_APPLICABLE,
	MEASURED_UNREADABLE,
	MEASURED_LOST, /* the fragment that is left may have lost it */
	MEASURED_OVERFLOW,
	MEASURED_UNKNOWN, /* see holding */
};

struct sum {
	uint8_t state;   /* enum measured_state */
	uint8_t holding; /* enum holding_state, of MEASURED_UNKNOWN */
	bool stale;
	bool disagree; /* files give one of its figures differently */
	int64_t value; /* 0 unless it is a number */
};

static inline bool
sum_is_known(const struct sum *sum)
{
	return sum->state <= MEASURED_NOT_APPLICABLE;
}

/* Does it take part in ranks, shares and changes? */
static inline bool
sum_has_value(const struct sum *sum)
{
	return sum->state <= MEASURED_DECLARED_EMPTY;
}

/* The number, or the word for why there is none. */
struct table_value sum_value(const struct sum *sum, enum unit unit);

/* The sums of one list of figures for all the city's departments and years. */
struct measured {
	const struct city *city;
	struct sum *sums;               /* year by year, in the city's order */
	enum unit unit;                 /* to print them in */
	struct dissentings dissentings; /* of its figures */
};

/* Add up figures of an extent, the years of which must be the city's. */
bool measured_read(const struct perimeter *perimeter,
		   const struct figure_name *figures, size_t count,
		   const struct extent *extent, struct measured *out,
		   struct error *err);
void measured_release(struct measured *measured);

const struct sum *measured_at(const struct measured *measured,
			      size_t department, int year);

#endif
