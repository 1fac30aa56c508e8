/*
 * From pieces of lines to cells. Word processors draw one line as a long
 * stroke, as a thin rectangle, twice, or as a piece for every cell; here they
 * come out alike.
 */
#include "lattice.h"

#include <math.h>

#define BESIDE    2.0f /* lines nearer than this are one, drawn twice */
#define GAP       4.5f /* pieces of a line, or its dots, lie no farther apart */
#define SHORT     4.0f /* what is shorter is no line */
#define REACH     3.0f /* how far a line may miss another and still meet it */
#define SAME_EDGE 4.0f /* edges of one column, on two pages */
#define OUTSIDE   6.0f /* how far lines run beyond those that bound a table */
#define CELLS_MAX 200000

struct rules {
	VEC(struct rule) items;
};

static int
compare(float a, float b)
{
	return (a > b) - (a < b);
}

static int
by_position(const void *a, const void *b)
{
	const struct rule *one = a, *other = b;
	int order = compare(one->at, other->at);

	return order ? order : compare(one->from, other->from);
}

static int
by_start(const void *a, const void *b)
{
	const struct rule *one = a, *other = b;

	return compare(one->from, other->from);
}

/* Join the pieces of lines that lie beside each other. */
static void
join(struct rule *pieces, size_t count, struct rules *out)
{
	struct rule line = {0};
	float weight = 0;

	qsort(pieces, count, sizeof *pieces, by_start);
	for (size_t i = 0; i <= count; i++) {
		const struct rule *piece = &pieces[i];

		if (i < count && i > 0 && piece->from <= line.to + GAP) {
			float length = piece->to - piece->from + 0.01f;

			line.at = (line.at * weight + piece->at * length) /
				  (weight + length);
			weight += length;
			line.to = fmaxf(line.to, piece->to);
			continue;
		}
		if (i > 0 && line.to - line.from >= SHORT)
			*vec_push(&out->items) = line;
		if (i == count)
			break;
		line = *piece;
		weight = piece->to - piece->from + 0.01f;
	}
}

static void
clean(const struct rule *rules, size_t count, struct rules *out)
{
	struct rule *pieces = mem_alloc((count + 1) * sizeof *pieces);

	if (count > 0)
		memcpy(pieces, rules, count * sizeof *pieces);
	qsort(pieces, count, sizeof *pieces, by_position);
	for (size_t first = 0, end; first < count; first = end) {
		for (end = first + 1;
		     end < count &&
		     pieces[end].at - pieces[first].at <= BESIDE;)
			end++;
		join(pieces + first, end - first, out);
	}
	free(pieces);
}

static uint32_t
root(uint32_t *parents, uint32_t item)
{
	while (parents[item] != item)
		item = parents[item] = parents[parents[item]];
	return item;
}

/* The lower number stands for both. */
static void
unite(uint32_t *parents, uint32_t a, uint32_t b)
{
	a = root(parents, a);
	b = root(parents, b);
	if (a < b)
		parents[b] = a;
	else
		parents[a] = b;
}

static bool
meet(const struct rule *across, const struct rule *down)
{
	return across->from - REACH <= down->at &&
	       down->at <= across->to + REACH &&
	       down->from - REACH <= across->at &&
	       across->at <= down->to + REACH;
}

/* Positions of lines, those beside each other as one. */
static void
add_position(struct lattice *lattice, bool x, float at)
{
	float last;

	if (x) {
		last = lattice->xs.count > 0
			       ? lattice->xs.items[lattice->xs.count - 1]
			       : -INFINITY;
		if (at - last > BESIDE)
			*vec_push(&lattice->xs) = at;
	} else {
		last = lattice->ys.count > 0
			       ? lattice->ys.items[lattice->ys.count - 1]
			       : -INFINITY;
		if (at - last > BESIDE)
			*vec_push(&lattice->ys) = at;
	}
}

/* The lines of a group that cross, in the order of their positions, and where
 * the others end that they do not reach. */
static void
add_positions(struct lattice *lattice, bool x, const struct rules *lines,
	      const struct rules *others)
{
	float low = INFINITY, high = -INFINITY, first, last;

	vec_each (const struct rule *, other, &others->items) {
		low = fminf(low, other->from);
		high = fmaxf(high, other->to);
	}
	first = lines->items.items[0].at;
	last = lines->items.items[lines->items.count - 1].at;
	if (first - low > OUTSIDE)
		add_position(lattice, x, low);
	vec_each (const struct rule *, line, &lines->items)
		add_position(lattice, x, line->at);
	if (high - last > OUTSIDE)
		add_position(lattice, x, high);
}

/* The last position up to a place; the first one for a place before it. */
static size_t
last_up_to(const float *positions, size_t count, float at)
{
	size_t low = 0, high = count;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (positions[middle] <= at)
			low = middle;
		else
			high = middle;
	}
	return low;
}

static size_t
nearest(const float *positions, size_t count, float at)
{
	size_t low = last_up_to(positions, count, at);

	return low + 1 < count && positions[low + 1] - at < at - positions[low]
		       ? low + 1
		       : low;
}

/* Does a line cover most of what lies between two positions? */
static bool
covers(const struct rule *line, float from, float to)
{
	float low = fmaxf(line->from, from), high = fminf(line->to, to);

	return high - low >= (to - from) / 2;
}

/* Which walls stand: to the right of each cell, and below it. */
struct walls {
	bool *right, *below;
};

static void
raise_walls(const struct lattice *lattice, const struct rules *across,
	    const struct rules *down, struct walls *walls)
{
	size_t columns = lattice_columns(lattice);
	size_t rows = lattice_rows(lattice);

	vec_each (const struct rule *, line, &down->items) {
		size_t x = nearest(lattice->xs.items, columns + 1, line->at);

		for (size_t r = 0; x > 0 && r < rows; r++)
			if (covers(line, lattice->ys.items[r],
				   lattice->ys.items[r + 1]))
				walls->right[r * columns + x - 1] = true;
	}
	vec_each (const struct rule *, line, &across->items) {
		size_t y = nearest(lattice->ys.items, rows + 1, line->at);

		for (size_t c = 0; y > 0 && c < columns; c++)
			if (covers(line, lattice->xs.items[c],
				   lattice->xs.items[c + 1]))
				walls->below[(y - 1) * columns + c] = true;
	}
}

/* Cells that are one must make a rectangle; where a line was forgotten they do
 * not, and each stays for itself. */
static void
keep_rectangles(uint32_t *firsts, size_t columns, size_t rows)
{
	size_t count = columns * rows;
	struct extent {
		uint32_t cells, right, bottom;
	} *extents = mem_zero(count, sizeof *extents);

	for (size_t i = 0; i < count; i++) {
		struct extent *extent = &extents[firsts[i]];

		extent->cells++;
		if (i % columns > extent->right)
			extent->right = (uint32_t)(i % columns);
		extent->bottom = (uint32_t)(i / columns);
	}
	for (size_t i = 0; i < count; i++) {
		uint32_t first = firsts[i];
		const struct extent *extent = &extents[first];
		size_t left = first % columns, top = first / columns;

		if (extent->cells !=
		    (extent->right - left + 1) * (extent->bottom - top + 1))
			firsts[i] = (uint32_t)i;
	}
	free(extents);
}

static void
join_cells(struct lattice *lattice, const struct rules *across,
	   const struct rules *down)
{
	size_t columns = lattice_columns(lattice);
	size_t rows = lattice_rows(lattice), count = columns * rows;
	struct walls walls = {
		.right = mem_zero(count, sizeof(bool)),
		.below = mem_zero(count, sizeof(bool)),
	};

	raise_walls(lattice, across, down, &walls);
	lattice->firsts = mem_alloc(count * sizeof *lattice->firsts);
	for (size_t i = 0; i < count; i++)
		lattice->firsts[i] = (uint32_t)i;
	for (size_t i = 0; i < count; i++) {
		if (i % columns + 1 < columns && !walls.right[i])
			unite(lattice->firsts, (uint32_t)i, (uint32_t)i + 1);
		if (i / columns + 1 < rows && !walls.below[i])
			unite(lattice->firsts, (uint32_t)i,
			      (uint32_t)(i + columns));
	}
	for (size_t i = 0; i < count; i++)
		lattice->firsts[i] = root(lattice->firsts, (uint32_t)i);
	keep_rectangles(lattice->firsts, columns, rows);
	free(walls.right);
	free(walls.below);
}

static void
lattice_release(struct lattice *lattice)
{
	vec_release(&lattice->xs);
	vec_release(&lattice->ys);
	free(lattice->firsts);
}

/* One group of lines that hang together. */
static void
add_lattice(struct lattices *out, struct rules *across, struct rules *down)
{
	struct lattice lattice = {0};

	if (across->items.count < 2 || down->items.count < 1)
		return;
	add_positions(&lattice, true, down, across);
	add_positions(&lattice, false, across, down);
	/* A frame is no table. */
	if (lattice.xs.count < 3 || lattice.ys.count < 2 ||
	    lattice_columns(&lattice) * lattice_rows(&lattice) > CELLS_MAX) {
		lattice_release(&lattice);
		return;
	}
	join_cells(&lattice, across, down);
	*vec_push(&out->items) = lattice;
}

static float
area(const struct lattice *lattice)
{
	return (lattice->xs.items[lattice->xs.count - 1] -
		lattice->xs.items[0]) *
	       (lattice->ys.items[lattice->ys.count - 1] -
		lattice->ys.items[0]);
}

static int
by_area(const void *a, const void *b)
{
	return compare(area(a), area(b));
}

/* A line, by the group that it belongs to. */
struct member {
	uint32_t group, line;
};

static int
by_group(const void *a, const void *b)
{
	const struct member *one = a, *other = b;

	if (one->group != other->group)
		return one->group < other->group ? -1 : 1;
	return (one->line > other->line) - (one->line < other->line);
}

/* The lines that meet, directly or through others, as one group each. Lines
 * across have the first numbers. */
static struct member *
group_lines(const struct rules *across, const struct rules *down)
{
	uint32_t middle = (uint32_t)across->items.count;
	uint32_t count = middle + (uint32_t)down->items.count;
	uint32_t *parents = mem_alloc((count + 1) * sizeof *parents);
	struct member *members = mem_alloc((count + 1) * sizeof *members);

	for (uint32_t i = 0; i < count; i++)
		parents[i] = i;
	for (uint32_t a = 0; a < middle; a++)
		for (uint32_t d = middle; d < count; d++)
			if (meet(&across->items.items[a],
				 &down->items.items[d - middle]))
				unite(parents, a, d);
	for (uint32_t i = 0; i < count; i++)
		members[i] = (struct member){root(parents, i), i};
	qsort(members, count, sizeof *members, by_group);
	free(parents);
	return members;
}

static void
find_groups(const struct rules *across, const struct rules *down,
	    struct lattices *out)
{
	size_t middle = across->items.count;
	size_t count = middle + down->items.count;
	struct member *members = group_lines(across, down);
	struct rules own_across = {0}, own_down = {0};

	for (size_t i = 0; i < count; i++) {
		uint32_t line = members[i].line;

		if (line < middle)
			*vec_push(&own_across.items) =
				across->items.items[line];
		else
			*vec_push(&own_down.items) =
				down->items.items[line - middle];
		if (i + 1 < count && members[i + 1].group == members[i].group)
			continue;
		add_lattice(out, &own_across, &own_down);
		own_across.items.count = own_down.items.count = 0;
	}
	vec_release(&own_across.items);
	vec_release(&own_down.items);
	free(members);
}

void
lattices_find(const struct page *page, struct lattices *out)
{
	struct rules across = {0}, down = {0};

	clean(page->across.items, page->across.count, &across);
	clean(page->down.items, page->down.count, &down);
	find_groups(&across, &down, out);
	vec_sort(&out->items, by_area);
	vec_release(&across.items);
	vec_release(&down.items);
}

void
lattices_release(struct lattices *lattices)
{
	vec_each (struct lattice *, lattice, &lattices->items)
		lattice_release(lattice);
	vec_release(&lattices->items);
}

/* Where among the edges, so far aside, each of the lattice's is; false where
 * one is not. */
static bool
find_among(const struct lattice *lattice, const float *edges, size_t count,
	   float aside, size_t *out)
{
	size_t e = 0;

	for (size_t i = 0; i < lattice->xs.count; i++, e++) {
		float at = lattice->xs.items[i] - aside;

		while (e < count && edges[e] < at - SAME_EDGE)
			e++;
		if (e == count || edges[e] > at + SAME_EDGE)
			return false;
		out[i] = e;
	}
	return true;
}

/* The same, where the lattice is as wide as the edges are, perhaps moved aside,
 * or has most of the width at its place: *aside_out says how far it is
 * moved. */
static bool
find_columns(const struct lattice *lattice, const float *edges, size_t count,
	     size_t *out, float *aside_out)
{
	const float *xs = lattice->xs.items;
	size_t last = lattice->xs.count - 1;

	*aside_out = xs[0] - edges[0];
	if (fabsf(xs[last] - edges[count - 1] - *aside_out) <= SAME_EDGE &&
	    find_among(lattice, edges, count, *aside_out, out))
		return true;
	*aside_out = 0;
	return xs[last] - xs[0] > (edges[count - 1] - edges[0]) / 2 &&
	       find_among(lattice, edges, count, 0, out);
}

void
lattice_widen(struct lattice *lattice, const float *edges, size_t count)
{
	size_t columns = lattice_columns(lattice), wide = count - 1;
	size_t rows = lattice_rows(lattice);
	float aside;
	size_t *among = mem_alloc((columns + 1) * sizeof *among);
	uint32_t *firsts;

	if (wide <= columns || wide * rows > CELLS_MAX ||
	    !find_columns(lattice, edges, count, among, &aside)) {
		free(among);
		return;
	}
	firsts = mem_alloc(wide * rows * sizeof *firsts);
	for (size_t i = 0; i < wide * rows; i++)
		firsts[i] = (uint32_t)i;
	for (size_t i = 0; i < columns * rows; i++) {
		size_t first = lattice->firsts[i];

		for (size_t c = among[i % columns]; c < among[i % columns + 1];
		     c++)
			firsts[i / columns * wide + c] =
				(uint32_t)(first / columns * wide +
					   among[first % columns]);
	}
	free(lattice->firsts);
	free(among);
	lattice->firsts = firsts;
	lattice->xs.count = 0;
	for (size_t e = 0; e < count; e++)
		*vec_push(&lattice->xs) = edges[e] + aside;
}

/* Between which two of the positions; SIZE_MAX outside. */
static size_t
interval(const float *positions, size_t count, float at)
{
	if (at < positions[0] || at >= positions[count - 1])
		return SIZE_MAX;
	return last_up_to(positions, count, at);
}

uint32_t
lattice_cell(const struct lattice *lattice, float x, float y)
{
	size_t column = interval(lattice->xs.items, lattice->xs.count, x);
	size_t row = interval(lattice->ys.items, lattice->ys.count, y);

	if (column == SIZE_MAX || row == SIZE_MAX)
		return UINT32_MAX;
	return lattice->firsts[row * lattice_columns(lattice) + column];
}
