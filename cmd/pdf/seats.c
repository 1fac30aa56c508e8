/*
 * Every glyph goes to the cell that its centre is in. What was drawn in one run
 * stays together, in the cell that has most of it. See seats.h.
 */
#include "seats.h"

#include "parted.h"

#include <math.h>

#define APART 0.15f /* by type size */

static int
by_cell(const void *a, const void *b)
{
	const struct seat *one = a, *other = b;

	if (one->cell != other->cell)
		return one->cell < other->cell ? -1 : 1;
	return (one->glyph > other->glyph) - (one->glyph < other->glyph);
}

static int
by_run(const void *a, const void *b)
{
	const struct seat *one = a, *other = b;

	if (one->run != other->run)
		return one->run < other->run ? -1 : 1;
	return by_cell(a, b);
}

/* Do the parts of a run in neighbouring cells stand farther apart than its
 * glyphs do otherwise? Then they are no run. */
static bool
is_apart(const struct seat *seats, size_t count, const struct page *page)
{
	float wall = INFINITY, most = 0, size = 0;

	for (size_t i = 0; i < count; i++) {
		const struct glyph *glyph = &page->glyphs.items[seats[i].glyph];
		float gap = INFINITY;
		bool crosses = false;

		for (size_t j = 0; j < count; j++) {
			const struct glyph *other =
				&page->glyphs.items[seats[j].glyph];

			if (other->left <= glyph->left ||
			    other->left - glyph->right >= gap)
				continue;
			gap = other->left - glyph->right;
			crosses = seats[j].cell != seats[i].cell;
		}
		size = fmaxf(size, glyph->size);
		if (crosses)
			wall = fminf(wall, gap);
		else if (gap < INFINITY)
			most = fmaxf(most, gap);
	}
	return wall < INFINITY && wall > most + APART * size;
}

/* Seat a run, whose glyphs are in order of their cells, in the cell that has
 * most of those that are seen, and say in fits how they fit it. */
static void
seat_run(struct seat *seats, size_t count, const struct page *page,
	 enum table_fit *fits)
{
	uint32_t best = UINT32_MAX;
	size_t most = 0, hidden = 0, torn = 0;

	for (size_t first = 0, end; first < count; first = end) {
		size_t seen = 0;

		for (end = first;
		     end < count && seats[end].cell == seats[first].cell;
		     end++) {
			enum glyph_sight sight =
				page->glyphs.items[seats[end].glyph].sight;

			seen += sight != GLYPH_HIDDEN;
			torn += sight == GLYPH_TORN;
		}
		hidden += end - first - seen;
		if (seen > most) {
			most = seen;
			best = seats[first].cell;
		}
	}
	if (hidden + torn == 0 && (seats[0].cell == seats[count - 1].cell ||
				   is_apart(seats, count, page)))
		return;
	for (size_t i = 0; i < count; i++)
		seats[i].cell = best;
	if (best != UINT32_MAX)
		fits[best] = torn > 0 ? FIT_CUT : FIT_OVER;
}

struct seat *
seats_find(const struct lattice *lattice, const struct page *page, bool *taken,
	   enum table_fit *fits, size_t *count_out)
{
	struct seat *seats =
		mem_alloc((page->glyphs.count + 1) * sizeof *seats);
	size_t count = 0, kept = 0;

	for (uint32_t g = 0; g < page->glyphs.count; g++) {
		const struct glyph *glyph = &page->glyphs.items[g];

		if (!taken[g])
			seats[count++] = (struct seat){
				lattice_cell(lattice, glyph_centre(glyph),
					     glyph_middle(glyph)),
				g, glyph->run};
	}
	qsort(seats, count, sizeof *seats, by_run);
	for (size_t first = 0, end; first < count; first = end) {
		for (end = first + 1;
		     end < count && seats[end].run == seats[first].run;)
			end++;
		seat_run(seats + first, end - first, page, fits);
	}
	for (size_t i = 0; i < count; i++) {
		if (seats[i].cell == UINT32_MAX)
			continue;
		taken[seats[i].glyph] = true;
		seats[kept++] = seats[i];
	}
	qsort(seats, kept, sizeof *seats, by_cell);
	if (parted_seats(seats, kept, lattice, page))
		qsort(seats, kept, sizeof *seats, by_cell);
	*count_out = kept;
	return seats;
}
