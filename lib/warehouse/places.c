/* Packing and unpacking of places: see places.h for the layout. */
#include "warehouse/places.h"

#include "base/varint.h"

#include <assert.h>

/* The most bytes that one place takes: four numbers of five each. */
#define PLACE_MOST 20

/* The difference wraps, so that any two numbers have one. */
static char *
put_step(char *end, uint32_t before, uint32_t after)
{
	return varint_put(end,
			  (uint32_t)varint_fold((int32_t)(after - before)));
}

static bool
get_unsigned(const uint8_t **at, const uint8_t *end, uint32_t *out)
{
	uint64_t number;

	if (!varint_get(at, end, &number))
		return false;
	*out = (uint32_t)number;
	return true;
}

static bool
get_step(const uint8_t **at, const uint8_t *end, uint32_t *number)
{
	uint64_t folded;

	if (!varint_get(at, end, &folded))
		return false;
	*number += (uint32_t)varint_unfold(folded);
	return true;
}

void
places_add(struct places *places, uint32_t cell, struct place place)
{
	struct strbuf *bytes = &places->bytes;
	char *end = strbuf_room(bytes, PLACE_MOST);

	assert(bytes->length == 0 || cell > places->cell);
	end = varint_put(end, cell - places->cell);
	end = put_step(end, places->page, place.page);
	end = put_step(end, places->line, place.line);
	end = varint_put(end, place.cell);
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
places_find(struct text packed, uint32_t cell, struct place *out)
{
	struct places_cursor cursor = places_begin(packed);
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
