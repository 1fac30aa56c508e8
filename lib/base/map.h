/*
 * A hash table from byte strings to small numbers.
 *
 * It numbers what it is given: the first distinct key gets 0, the next 1, and
 * so on, so that parallel arrays can hold whatever belongs to a key.
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/arena.h"
#include "base/text.h"

#include <stdint.h>

#define MAP_NONE UINT32_MAX

/* A number, or an array of them, as a key. */
#define MAP_KEY(numbers)                                                       \
	((struct text){(const char *)&(numbers), sizeof(numbers)})

/* All zero is an empty map. */
struct map {
	struct arena keys;
	struct map_slot *slots;
	struct text *by_number;
	uint32_t count, mask, room;
};

void map_release(struct map *map);

/* The number of key, MAP_NONE if it has none. */
uint32_t map_find(const struct map *map, struct text key);

/* The number of key, a new one if it had none. The key is copied. */
uint32_t map_intern(struct map *map, struct text key);

/* The same, but sooner where the key is the one that came behind that number:
 * who reads the same list again and again mostly meets it in the same order. */
uint32_t map_intern_behind(struct map *map, struct text key, uint32_t number);

/* The key of a number; borrowed from the map. */
struct text map_key(const struct map *map, uint32_t number);

#endif
