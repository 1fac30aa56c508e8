/*
 * The hash table: open addressing with linear probing, at most three quarters
 * full. Numbers follow the order of arrival, never the hash, so that nothing
 * outside depends on it.
 */
#include "base/map.h"
#include "base/alloc.h"

#include <stdlib.h>
#include <string.h>

struct map_slot {
	uint32_t hash;
	uint32_t number; /* from 1; 0 is an empty slot */
};

/* Eight bytes, or four, from wherever they stand. */
static uint64_t
word_at(const char *at)
{
	uint64_t word;

	memcpy(&word, at, sizeof word);
	return word;
}

static uint64_t
half_at(const char *at)
{
	uint32_t half;

	memcpy(&half, at, sizeof half);
	return half;
}

/* All bytes of fewer than eight. */
static uint64_t
short_word(struct text key)
{
	const unsigned char *byte = (const unsigned char *)key.data;

	if (key.length >= 4)
		return half_at(key.data) << 32 |
		       half_at(key.data + key.length - 4);
	return key.length ? (uint64_t)byte[0] << 16 |
				    (uint64_t)byte[key.length / 2] << 8 |
				    byte[key.length - 1]
			  : 0;
}

/* Word by word; the last one may overlap the one before it. */
static uint32_t
hash_of(struct text key)
{
	const uint64_t odd = UINT64_C(0x9e3779b97f4a7c15);
	uint64_t hash = key.length * odd;

	if (key.length < 8)
		return (uint32_t)((hash ^ short_word(key)) * odd >> 32);
	const char *last = key.data + key.length - 8;
	for (const char *at = key.data; at < last; at += 8) {
		hash = (hash ^ word_at(at)) * odd;
		hash ^= hash >> 32;
	}
	return (uint32_t)((hash ^ word_at(last)) * odd >> 32);
}

/* The slot of key, or the empty one where it would go. */
static struct map_slot *
probe(const struct map *map, struct text key, uint32_t hash)
{
	for (uint32_t at = hash & map->mask;; at = (at + 1) & map->mask) {
		struct map_slot *slot = &map->slots[at];

		if (slot->number == 0)
			return slot;
		if (slot->hash == hash &&
		    text_equal(map->by_number[slot->number - 1], key))
			return slot;
	}
}

static void
insert(struct map *map, struct map_slot entry)
{
	uint32_t at = entry.hash & map->mask;

	while (map->slots[at].number != 0)
		at = (at + 1) & map->mask;
	map->slots[at] = entry;
}

/* Twice the slots; room is three quarters of them. */
static void
grow(struct map *map)
{
	uint32_t slots = map->slots ? (map->mask + 1) * 2 : 16;
	struct map old = *map;

	map->slots = mem_zero(slots, sizeof *map->slots);
	map->mask = slots - 1;
	map->room = slots / 4 * 3;
	map->by_number =
		mem_grow(map->by_number, map->room, sizeof *map->by_number);
	for (uint32_t at = 0; old.slots && at <= old.mask; at++)
		if (old.slots[at].number != 0)
			insert(map, old.slots[at]);
	free(old.slots);
}

void
map_release(struct map *map)
{
	arena_release(&map->keys);
	free(map->slots);
	free(map->by_number);
	*map = (struct map){0};
}

uint32_t
map_find(const struct map *map, struct text key)
{
	if (map->count == 0)
		return MAP_NONE;
	/* An empty slot's 0 becomes MAP_NONE. */
	return probe(map, key, hash_of(key))->number - 1;
}

uint32_t
map_intern(struct map *map, struct text key)
{
	uint32_t hash = hash_of(key);
	struct map_slot *slot;

	if (map->count == map->room)
		grow(map);
	slot = probe(map, key, hash);
	if (slot->number == 0) {
		map->by_number[map->count] = arena_copy(&map->keys, key);
		*slot = (struct map_slot){hash, ++map->count};
	}
	return slot->number - 1;
}

uint32_t
map_intern_behind(struct map *map, struct text key, uint32_t number)
{
	uint32_t next = number + 1;

	return next < map->count && text_equal(map->by_number[next], key)
		       ? next
		       : map_intern(map, key);
}

struct text
map_key(const struct map *map, uint32_t number)
{
	return map->by_number[number];
}
