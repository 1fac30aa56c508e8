/*
 * Apart from the making of accounts, which should read as bookkeeping.
 */
#include "draws.h"

/* Keeps whether a filer has something apart from how much. */
#define PRESENCE 7

uint64_t
topic_of(const char *code)
{
	uint64_t topic = TOPIC_CODE;

	for (; *code; code++)
		topic = topic * 10 + (uint64_t)(*code - '0');
	return topic;
}

struct random
steady(const struct filer *filer, uint64_t topic)
{
	return (struct random){random_mix(filer->seed, topic)};
}

struct random
of_year(const struct filer *filer, uint64_t topic, int year)
{
	uint64_t seed = random_mix(filer->seed, topic);

	return (struct random){random_mix(seed, (uint64_t)year)};
}

int64_t
quantity(const struct accounts *accounts, uint64_t topic, int64_t low,
	 int64_t high)
{
	struct random base = steady(accounts->filer, topic);
	struct random noise = of_year(accounts->filer, topic, accounts->year);
	int64_t value = random_between(&base, low, high);

	value = value * (100 + 3 * (accounts->year - 2015)) / 100;
	return value * random_between(&noise, 930, 1070) / 1000;
}

bool
has(const struct accounts *accounts, uint64_t topic, int percent)
{
	struct random random = steady(accounts->filer, topic + PRESENCE);

	return random_chance(&random, percent);
}
