/*
 * SplitMix64: one addition and two multiplications a number, and good enough
 * that neighbouring seeds give unlike streams, which random_mix relies on.
 */
#include "random.h"

uint64_t
random_next(struct random *random)
{
	uint64_t z = random->state += 0x9e3779b97f4a7c15;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
	return z ^ (z >> 31);
}

uint64_t
random_mix(uint64_t a, uint64_t b)
{
	struct random random = {a ^ (b * 0xd1342543de82ef95 + 1)};

	return random_next(&random);
}

int64_t
random_between(struct random *random, int64_t low, int64_t high)
{
	uint64_t span = (uint64_t)(high - low) + 1;

	return low + (int64_t)(random_next(random) % span);
}

bool
random_chance(struct random *random, int percent)
{
	return random_between(random, 1, 100) <= percent;
}
