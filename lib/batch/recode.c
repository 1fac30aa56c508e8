/* Sorting places by marking them on a map of bits: see recode.h. */
#include "batch/recode.h"

#define WORD_BITS 64

/* Room for all numbers that there are. */
static void
make_room(struct recoder *recoder, const struct numbering *numbering)
{
	while (recoder->marks.count <= numbering->end / WORD_BITS)
		*vec_push(&recoder->marks) = 0;
	recoder->places.count = 0;
	vec_reserve(&recoder->places, recoder->marks.count * WORD_BITS);
}

void
recoder_release(struct recoder *recoder)
{
	vec_release(&recoder->places);
	vec_release(&recoder->marks);
	strbuf_release(&recoder->packed.bytes);
}

static void
mark(struct recoder *recoder, const struct numbering *numbering,
     unsigned reader, struct text places)
{
	for (; places.length > 0;
	     places = text_skip(places, sizeof(struct cell_place))) {
		struct cell_place at;

		memcpy(&at, places.data, sizeof at);
		uint32_t number = numbering_of(numbering, reader, at.cell);
		recoder->places.items[number] = at.place;
		recoder->marks.items[number / WORD_BITS] |=
			UINT64_C(1) << number % WORD_BITS;
	}
}

struct text
recode(struct recoder *recoder, const struct numbering *numbering,
       unsigned reader, struct text places)
{
	struct places *packed = &recoder->packed;

	make_room(recoder, numbering);
	mark(recoder, numbering, reader, places);
	strbuf_clear(&packed->bytes);
	packed->cell = packed->page = packed->line = 0;
	for (size_t w = 0; w < recoder->marks.count; w++) {
		uint64_t marks = recoder->marks.items[w];

		for (uint32_t n = (uint32_t)w * WORD_BITS; marks;
		     n++, marks >>= 1)
			if (marks & 1)
				places_add(packed, n, recoder->places.items[n]);
		recoder->marks.items[w] = 0;
	}
	return strbuf_view(&packed->bytes);
}
