/*
 * Writing versions in the order of the warehouse's key, in which rows go in
 * several times faster: by cell, then document, then from.
 *
 * Documents come one after another, in the order of their numbers, each with
 * its versions of one cell oldest first. So there is a pile for each cell, and
 * what lies on it is in order. It is packed, for a city has millions of them.
 */
#include "batch/store.h"

#include "base/varint.h"

#define CHUNK_LEAST 48
#define CHUNK_MOST  4096

/* The most bytes that a version takes. */
#define VERSION_MOST (6 * 5 + VARINT_MOST)

struct chunk {
	struct chunk *next;
	uint8_t *end; /* of what was put there; of the last one, the pile's */
	uint8_t bytes[];
};

/* Beside what is put there, little else is touched: there are so many that each
 * is far away. */
struct pile {
	struct chunk *first, *last;
	uint8_t *end, *limit;      /* of the last chunk */
	uint32_t document, origin; /* of the last version on it */
};

/* What is taken off the piles. */
struct taking {
	const struct store *store;
	uint32_t cell;
	const struct chunk *chunk;
	const uint8_t *at;
	struct version_row row; /* the last one */
};

/* Room for one more version. */
static void
make_room(struct arena *arena, struct pile *pile)
{
	size_t size = CHUNK_LEAST;
	struct chunk *chunk;

	if (pile->last && pile->limit - pile->end >= VERSION_MOST)
		return;
	if (pile->last)
		size = 2 * (size_t)(pile->limit - pile->last->bytes);
	if (size > CHUNK_MOST)
		size = CHUNK_MOST;
	chunk = arena_alloc(arena, sizeof *chunk + size);
	chunk->next = NULL;
	if (pile->last) {
		pile->last->next = chunk;
		pile->last->end = pile->end;
	} else {
		pile->first = chunk;
	}
	pile->last = chunk;
	pile->end = chunk->bytes;
	pile->limit = chunk->bytes + size;
}

static uint64_t
step(uint32_t before, uint32_t after)
{
	return varint_fold((int64_t)after - before);
}

static void
put_version(struct store *store, struct pile *pile,
	    const struct version_row *row, uint32_t origin)
{
	char *end;

	make_room(&store->arena, pile);
	end = (char *)pile->end;
	end = varint_put(end, row->document - pile->document);
	end = varint_put(end, row->from);
	/* None lasts from nowhere: 0 is open. */
	end = varint_put(
		end, row->until == VERSION_OPEN ? 0 : row->until - row->from);
	end = varint_put(end, step(pile->origin, origin));
	end = varint_put(end, row->printed);
	end = varint_put(end, varint_fold(row->value));
	pile->end = (uint8_t *)end;
	pile->document = row->document;
	pile->origin = origin;
}

void
store_keep_versions(struct store *store, const struct dossier *dossier)
{
	while (store->piles.count < store->numbering.end)
		*vec_push(&store->piles) = (struct pile){0};
	vec_each (const struct version_row *, row, &dossier->versions) {
		uint32_t cell = numbering_of(&store->numbering, dossier->reader,
					     row->cell);

		put_version(store, &store->piles.items[cell], row,
			    dossier_edition_id(dossier, row->origin));
	}
}

/* What was put there is there. */
static uint64_t
get(struct taking *taking)
{
	uint64_t number = 0;

	varint_get(&taking->at, taking->chunk->end, &number);
	return number;
}

/* To the next version; false when there is none. */
static bool
move_on(struct taking *taking)
{
	const struct store *store = taking->store;

	if (taking->chunk && taking->at < taking->chunk->end)
		return true;
	if (taking->chunk)
		taking->chunk = taking->chunk->next;
	while (!taking->chunk && taking->cell < store->piles.count) {
		const struct pile *pile = &store->piles.items[taking->cell];

		taking->row = (struct version_row){.cell = taking->cell++};
		taking->chunk = pile->first;
		if (pile->last)
			pile->last->end = pile->end;
	}
	if (taking->chunk)
		taking->at = taking->chunk->bytes;
	return taking->chunk != NULL;
}

static bool
next_version(struct version_row *out, void *context)
{
	struct taking *taking = context;
	struct version_row *row = &taking->row;
	uint32_t length;

	if (!move_on(taking))
		return false;
	row->document += (uint32_t)get(taking);
	row->from = (uint32_t)get(taking);
	length = (uint32_t)get(taking);
	row->until = length > 0 ? row->from + length : VERSION_OPEN;
	row->origin += (uint32_t)varint_unfold(get(taking));
	row->printed = (uint8_t)get(taking);
	row->value = varint_unfold(get(taking));
	*out = *row;
	return true;
}

bool
store_versions(struct store *store, struct error *err)
{
	struct taking taking = {.store = store};

	return warehouse_fill(store->warehouse, next_version, &taking, err);
}
