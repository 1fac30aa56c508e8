/* Days and times: see day.h. */
#include "base/day.h"

#include <time.h>

static int
digits(const char *at, int count)
{
	int number = 0;

	while (count-- > 0)
		number = number * 10 + (*at++ - '0');
	return number;
}

bool
day_begin(struct text day, int zone_minutes, int64_t *out)
{
	static const struct text shape = WORD("0000-00-00");
	struct tm tm = {0}, asked;

	if (day.length != shape.length)
		return false;
	for (size_t i = 0; i < shape.length; i++)
		if (shape.data[i] == '-' ? day.data[i] != '-'
					 : !byte_is_digit(day.data[i]))
			return false;
	tm.tm_year = digits(day.data, 4) - 1900;
	tm.tm_mon = digits(day.data + 5, 2) - 1;
	tm.tm_mday = digits(day.data + 8, 2);
	asked = tm;
	time_t begin = timegm(&tm);
	/* A day that there is not has become another one. */
	if (tm.tm_mon != asked.tm_mon || tm.tm_mday != asked.tm_mday)
		return false;
	*out = (int64_t)begin - (int64_t)zone_minutes * 60;
	return true;
}

/* The calendar of a time; false when it has none. */
static bool
calendar(int64_t when, int minutes, struct tm *out)
{
	int64_t east = (int64_t)minutes * 60;

	if (east > 0 ? when > INT64_MAX - east : when < INT64_MIN - east)
		return false;
	return gmtime_r(&(time_t){when + east}, out) != NULL;
}

void
date_print(struct strbuf *out, int64_t when, int minutes)
{
	struct tm tm;

	if (calendar(when, minutes, &tm))
		strbuf_printf(out, "%04lld-%02d-%02d", tm.tm_year + 1900LL,
			      tm.tm_mon + 1, tm.tm_mday);
	else
		strbuf_printf(out, "%lld", (long long)when);
}

void
time_print(struct strbuf *out, int64_t when, int minutes)
{
	unsigned east =
		minutes < 0 ? 0u - (unsigned)minutes : (unsigned)minutes;
	struct tm tm;

	date_print(out, when, minutes);
	if (calendar(when, minutes, &tm))
		strbuf_printf(out, " %02d:%02d %c%02u:%02u", tm.tm_hour,
			      tm.tm_min, minutes < 0 ? '-' : '+', east / 60,
			      east % 60);
}
