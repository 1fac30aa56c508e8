/*
 * Days, as people write them.
 */
#ifndef BASE_DAY_H
#define BASE_DAY_H

#include "base/text.h"

#define DAY_SECONDS (24 * 60 * 60)

/*
 * When a day such as 2023-09-15 begins, on a clock zone_minutes east of UTC, in
 * seconds since 1970 UTC. False, and *out untouched, when that is no date.
 */
bool day_begin(struct text day, int zone_minutes, int64_t *out);

#endif
