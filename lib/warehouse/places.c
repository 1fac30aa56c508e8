/* Packing and unpacking of places: see places.h for the layout. */
#include "warehouse/places.h"

#include <assert.h>

/* The most bytes that one place takes: four numbers of five each. */
#define PLACE_MOST 20

/* Returns the end. */
static char *
put_unsigned(char *end, uint32_t number)
{
	for (; number >= 0x80; number >>= 7)
		*end++ = (char)(number | 0x80);
	*end++ = (char)number;
	return end;
}

/* From one place to the next lines go up and down: 0, -1, 1, -2 are 0, 1, 2, 3.
 * The difference wraps, so that any two numbers have one. */
static char *
put_step(char *end, uint32_t before, uint32_t after)
{
	uint32_t step = after - before;

	return put_unsigned(end, step & 0x80000000u ? ~(step << 1) : step << 1);
}

static bool
get_unsigned(const uint8_t **at, const uint8_t *end, uint32_t *out)
{
	uint32_t number = 0;

	for (unsigned shift = 0; *at < end && shift < 32; shift += 7) {
		uint8_t byte = *(*at)++;
		number |= (uint32_t)(byte & 0x7f) << shift;
		if (!(byte & 0x80)) {
			*out = number;
			return true;
		}
	}
	return false;
}

static bool
get_step(const uint8_t **at, const uint8_t *end, uint32_t *number)
{
	uint32_t folded;

	if (!get_unsigned(at, end, &folded))
		return false;
	*number += folded & 1 ? ~(folded >> 1) : folded >> 1;
	return true;
}

void
places_add(struct places *places, uint32_t cell, struct place place)
{
	struct strbuf *bytes = &places->bytes;
	char *end = strbuf_room(bytes, PLACE_MOST);

	assert(bytes->length == 0 || cell > places->cell);
	end = put_unsigned(end, cell - places->cell);
	end = put_step(end, places->page, place.page);
	end = put_step(end, places->line, place.line);
	end = put_unsigned(end, place.cell);
	strbuf_wrote(bytes, end);
	places->cell = cell;
	places->page = place.page;
	places->line = place.line;
}

bool
places_next(struct places_cursor *cursor, uint32_t *cell_out,
	    struct place *place_out)
{
	uint32_t distance;
	struct places_cursor next = *cursor;

	if (!get_unsigned(&next.at, next.end, &distance) ||
	    !get_step(&next.at, next.end, &next.place.page) ||
	    !get_step(&next.at, next.end, &next.place.line) ||
	    !get_unsigned(&next.at, next.end, &next.place.cell))
		return false;
	next.cell += distance;
	*cursor = next;
	*cell_out = next.cell;
	*place_out = next.place;
	return true;
}

bool
places_find(const void *bytes, size_t length, uint32_t cell, struct place *out)
{
	struct places_cursor cursor = places_begin(bytes, length);
	struct place place;
	uint32_t at;

	while (places_next(&cursor, &at, &place) && at <= cell) {
		if (at == cell) {
			*out = place;
			return true;
		}
	}
	return false;
}
