/*
 * What is drawn for a filer. Every draw is by the filer's seed, a topic and
 * perhaps a year, never from a running stream: a year can be made without the
 * years before it, and what is carried over out of one year is what comes into
 * the next.
 */
#ifndef GENERATE_DRAWS_H
#define GENERATE_DRAWS_H

#include "accounts.h"
#include "random.h"

/* Topics of quantities that are not an item of a classification. */
enum topic {
	TOPIC_CARRY = 1,
	TOPIC_OWN_CARRY,
	TOPIC_OWN,
	TOPIC_BUSINESS,
	TOPIC_FUND,
	TOPIC_CAPITAL,
	TOPIC_SAVINGS,
	TOPIC_SANGONG,
	TOPIC_PURCHASES,
	TOPIC_VEHICLES,
	TOPIC_BUDGET,
	TOPIC_CODE = 1000,
};

/* The topic of an item of a classification. */
uint64_t topic_of(const char *code);

/* Draws that stay the same over the years. */
struct random steady(const struct filer *filer, uint64_t topic);

/* Draws of one year. */
struct random of_year(const struct filer *filer, uint64_t topic, int year);

/* Somewhere in a range by filer, growing and wavering over the years. */
int64_t quantity(const struct accounts *accounts, uint64_t topic, int64_t low,
		 int64_t high);

/* Does the filer have this at all, as so many percent of filers do? */
bool has(const struct accounts *accounts, uint64_t topic, int percent);

#endif
