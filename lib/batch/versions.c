/*
 * Writing versions in the order of the warehouse's key, in which rows go in
 * several times faster: by cell, then document, then from.
 *
 * Documents come one after another, in the order of their numbers, each with its
 * versions of one cell oldest first. So there is a pile for each cell, and what
 * lies on it is in order. It is packed, for a city has millions of them.
 */
#include "batch/store.h"

#include "base/varint.h"

#define CHUNK_LEAST 48
#define CHUNK_MOST  4096

/* The most bytes that a version takes. */
#define VERSION_MOST (6 * 5 + VARINT_MOST)

struct chunk {
	struct chunk *next;
	uint32_t used, size;
	uint8_t bytes[];
};

struct pile {
	struct chunk *first, *last;
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
static char *
make_room(struct arena *arena, struct pile *pile)
{
	uint32_t size = pile->last ? pile->last->size * 2 : CHUNK_LEAST;
	struct chunk *chunk = pile->last;

	if (!chunk || chunk->size - chunk->used < VERSION_MOST) {
		if (size > CHUNK_MOST)
			size = CHUNK_MOST;
		chunk = arena_alloc(arena, sizeof *chunk + size);
		*chunk = (struct chunk){.size = size};
		if (pile->last)
			pile->last->next = chunk;
		else
			pile->first = chunk;
		pile->last = chunk;
	}
	return (char *)chunk->bytes + chunk->used;
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
	char *end = make_room(&store->arena, pile);

	end = varint_put(end, row->document - pile->document);
	end = varint_put(end, row->from);
	/* None lasts from nowhere: 0 is open. */
	end = varint_put(
		end, row->until == VERSION_OPEN ? 0 : row->until - row->from);
	end = varint_put(end, step(pile->origin, origin));
	end = varint_put(end, row->printed);
	end = varint_put(end, varint_fold(row->value));
	pile->last->used = (uint32_t)((uint8_t *)end - pile->last->bytes);
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
	const struct chunk *chunk = taking->chunk;
	uint64_t number = 0;

	varint_get(&taking->at, chunk->bytes + chunk->used, &number);
	return number;
}

/* To the next version; false when there is none. */
static bool
move_on(struct taking *taking)
{
	const struct store *store = taking->store;

	if (taking->chunk &&
	    taking->at < taking->chunk->bytes + taking->chunk->used)
		return true;
	if (taking->chunk)
		taking->chunk = taking->chunk->next;
	while (!taking->chunk && taking->cell < store->piles.count) {
		taking->row = (struct version_row){.cell = taking->cell};
		taking->chunk = store->piles.items[taking->cell++].first;
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
