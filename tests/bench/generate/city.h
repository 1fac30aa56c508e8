/*
 * A made-up city of many departments: its archive and its configuration.
 */
#ifndef GENERATE_CITY_H
#define GENERATE_CITY_H

#include <stdint.h>
#include <stdio.h>

struct city_size {
	const char *name; /* S, M, L, H or H4 */
	int departments;
	int first_year, last_year;
	int bustle; /* what happens beside between two publications */
};

/* NULL if there is no such size. */
const struct city_size *city_size_find(const char *name);

/* The archive's history, as git fast-import reads it. */
void city_print_history(FILE *out, const struct city_size *size, uint64_t seed);

/* The city's YAML file, for SIZE.git and SIZE.db beside it. */
void city_print_config(FILE *out, const struct city_size *size);

#endif
