/*
 * Days and times, as people write them.
 */
#ifndef BASE_DAY_H
#define BASE_DAY_H

#include "base/strbuf.h"
#include "base/text.h"

#define DAY_SECONDS (24 * 60 * 60)

/*
 * When a day such as 2023-09-15 begins, on a clock zone_minutes east of UTC, in
 * seconds since 1970 UTC. False, and *out untouched, when that is no date.
 */
bool day_begin(struct text day, int zone_minutes, int64_t *out);

/* "2024-09-15" and "2024-09-15 08:30 +08:00", by a clock minutes east of UTC;
 * a time that has no date is printed as seconds since 1970. */
void date_print(struct strbuf *out, int64_t time, int minutes);
void time_print(struct strbuf *out, int64_t time, int minutes);

#endif
