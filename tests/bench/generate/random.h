/*
 * Made-up numbers that come out the same everywhere and every time.
 */
#ifndef GENERATE_RANDOM_H
#define GENERATE_RANDOM_H

#include <stdbool.h>
#include <stdint.h>

struct random {
	uint64_t state;
};

/* A seed for the part b of what seed a makes; unlike seeds for unlike b. */
uint64_t random_mix(uint64_t a, uint64_t b);

uint64_t random_next(struct random *random);

/* From low to high, both included. */
int64_t random_between(struct random *random, int64_t low, int64_t high);

bool random_chance(struct random *random, int percent);

#endif
