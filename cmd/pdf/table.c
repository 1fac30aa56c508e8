/*
 * Ruled tables: the glyphs of their cells become words.
 *
 * Some draw no lines between rows. Where amounts stand below each other in
 * several columns, a row of cells is as many rows as it has lines; but a line
 * that fills its cell may go on in the next one: 512.9 and 8 are one amount.
 */
#include "table.h"

#include "amount.h"
#include "seats.h"

#include <math.h>

#define PADDING     6.0f /* what a cell keeps free at each side, at most */
#define SAME_ROW    0.7f /* baselines no farther apart, by the type's size */
#define SAME_LABEL  0.9f /* and the lines of a label beside one amount */
#define WRAPPED_MAX 3    /* lines of one amount */
#define SEVERAL     3    /* amounts that make rows in one column alone */

/* A line of text across a row of cells. */
struct band {
	float top, bottom; /* baselines */
	float size;
	bool amounts; /* some stand on it */
};

struct bands {
	VEC(struct band) items; /* from top to bottom */
};

/* One row of cells while it becomes rows of a table. */
struct row_maker {
	const struct page *page;
	struct tables *tables;
	struct table *table;
	const struct lattice *lattice;
	size_t row;                 /* of the lattice */
	struct lines *cells;        /* of each column */
	const enum table_fit *fits; /* of each cell of the lattice */
	size_t columns;
	struct bands bands;
	struct strbuf words;
};

static struct text
keep(struct row_maker *maker)
{
	struct text kept =
		arena_copy(&maker->tables->arena, strbuf_view(&maker->words));

	strbuf_clear(&maker->words);
	return kept;
}

/* The words of some lines, one behind the other. */
static void
print_lines(struct row_maker *maker, const struct lines *lines)
{
	vec_each (const struct line *, line, &lines->items)
		line_print(&maker->words, lines, line, maker->page, 0,
			   line->count);
}

static bool
is_amount_line(struct row_maker *maker, const struct lines *lines,
	       const struct line *line)
{
	bool amount;

	line_print(&maker->words, lines, line, maker->page, 0, line->count);
	amount = amount_is_whole(strbuf_view(&maker->words));
	strbuf_clear(&maker->words);
	return amount;
}

static size_t
count_amounts(struct row_maker *maker, const struct lines *lines)
{
	size_t count = 0;

	vec_each (const struct line *, line, &lines->items)
		count += is_amount_line(maker, lines, line);
	return count;
}

/* Lines of a cell that go on with an amount are one with its first one. */
static void
join_broken(struct row_maker *maker, struct lines *lines)
{
	struct line *items = lines->items.items;
	struct strbuf above = {0}, below = {0};
	size_t kept = 0;

	for (size_t l = 1; l < lines->items.count; l++) {
		struct line *last = &items[kept], *line = &items[l];

		if (amount_breaks_off(
			    line_words(lines, last, maker->page, &above),
			    line_words(lines, line, maker->page, &below))) {
			last->count += line->count;
			last->left = fminf(last->left, line->left);
			last->right = fmaxf(last->right, line->right);
			last->baseline = (last->baseline + line->baseline) / 2;
		} else {
			items[++kept] = *line;
		}
	}
	if (lines->items.count > 0)
		lines->items.count = kept + 1;
	strbuf_release(&above);
	strbuf_release(&below);
}

/* The width of a cell with those that are one with it. */
static float
cell_width(const struct row_maker *maker, size_t column)
{
	const uint32_t *firsts =
		maker->lattice->firsts + maker->row * maker->columns;
	size_t end = column + 1;

	while (end < maker->columns && firsts[end] == firsts[column])
		end++;
	return maker->lattice->xs.items[end] - maker->lattice->xs.items[column];
}

/* Are a cell's lines one amount that it was too narrow for? Then no more would
 * have fitted on any but the last. */
static bool
is_wrapped(struct row_maker *maker, size_t column)
{
	const struct lines *lines = &maker->cells[column];
	float room = cell_width(maker, column) - 2 * PADDING;
	bool wrapped;

	if (lines->items.count > WRAPPED_MAX)
		return false;
	for (size_t l = 0; l + 1 < lines->items.count; l++) {
		const struct line *line = &lines->items.items[l];

		if (line->right - line->left + line->size / 2 < room)
			return false;
	}
	print_lines(maker, lines);
	wrapped = amount_is_one(strbuf_view(&maker->words));
	strbuf_clear(&maker->words);
	return wrapped;
}

/* Is a row of cells several rows without lines between them? Then amounts stand
 * below each other in several columns, or many in one. */
static bool
is_several(struct row_maker *maker)
{
	size_t columns = 0, most = 0;

	for (size_t c = 0; c < maker->columns; c++) {
		size_t amounts = count_amounts(maker, &maker->cells[c]);

		if (amounts < 2 || is_wrapped(maker, c))
			continue;
		columns++;
		if (amounts > most)
			most = amounts;
	}
	return columns > 1 || most >= SEVERAL;
}

static int
by_baseline(const void *a, const void *b)
{
	const struct band *one = a, *other = b;

	return (one->top > other->top) - (one->top < other->top);
}

/* All lines of a row of cells; what stands beside each other is one band, as is
 * what stands beside the middle of two lines. */
static void
find_bands(struct row_maker *maker)
{
	struct bands *bands = &maker->bands;
	size_t kept = 0;

	bands->items.count = 0;
	for (size_t c = 0; c < maker->columns; c++)
		vec_each (const struct line *, line, &maker->cells[c].items)
			*vec_push(&bands->items) = (struct band){
				.top = line->baseline,
				.bottom = line->baseline,
				.size = line->size,
				.amounts = is_amount_line(
					maker, &maker->cells[c], line),
			};
	vec_sort(&bands->items, by_baseline);
	for (size_t b = 1; b < bands->items.count; b++) {
		const struct band *band = &bands->items.items[b];
		struct band *last = &bands->items.items[kept];

		if (band->top - last->bottom > SAME_ROW * last->size) {
			bands->items.items[++kept] = *band;
		} else {
			last->bottom = band->bottom;
			last->amounts = last->amounts || band->amounts;
		}
	}
	bands->items.count = kept + 1;
}

/* The band that a line is part of: the nearest one with amounts where its cell
 * is centred beside them, else its own. */
static size_t
band_of(const struct bands *bands, const struct line *line)
{
	size_t nearest = 0, own = 0;
	float near = INFINITY, least = INFINITY;

	for (size_t b = 0; b < bands->items.count; b++) {
		const struct band *band = &bands->items.items[b];
		float apart = fmaxf(band->top - line->baseline,
				    line->baseline - band->bottom);

		if (apart < least) {
			least = apart;
			own = b;
		}
		if (band->amounts && apart < near) {
			near = apart;
			nearest = b;
		}
	}
	return near < SAME_LABEL * line->size ? nearest : own;
}

/* The words of a cell's lines; of several rows only of those that belong to a
 * band. */
static void
add_cell(struct row_maker *maker, size_t column, bool several, size_t band)
{
	const struct lines *lines = &maker->cells[column];
	struct strbuf part = {0};

	vec_each (const struct line *, line, &lines->items) {
		if (several && band_of(&maker->bands, line) != band)
			continue;
		strbuf_clear(&part);
		line_print(&part, lines, line, maker->page, 0, line->count);
		if (words_are_parted(strbuf_view(&maker->words),
				     strbuf_view(&part)))
			strbuf_putc(&maker->words, ' ');
		strbuf_text(&maker->words, strbuf_view(&part));
	}
	strbuf_release(&part);
	struct table_cell cell = {.words = keep(maker)};
	if (cell.words.length > 0)
		cell.fit = maker->fits[maker->row * maker->columns + column];
	*vec_push(&maker->table->cells) = cell;
}

/* Is a band more than a part of another one? */
static bool
is_row(const struct row_maker *maker, size_t band)
{
	for (size_t c = 0; c < maker->columns; c++)
		vec_each (const struct line *, line, &maker->cells[c].items)
			if (band_of(&maker->bands, line) == band)
				return true;
	return false;
}

static void
add_rows(struct row_maker *maker)
{
	bool several = is_several(maker);
	size_t count = 1;

	if (several) {
		find_bands(maker);
		count = maker->bands.items.count;
	}
	for (size_t row = 0; row < count; row++)
		for (size_t c = 0; c < maker->columns; c++)
			if (!several || is_row(maker, row))
				add_cell(maker, c, several, row);
}

static void
add_all_rows(struct row_maker *maker, const struct lattice *lattice,
	     const struct seat *seats, size_t count)
{
	size_t rows = lattice_rows(lattice), at = 0;

	for (size_t r = 0; r < rows; r++) {
		size_t end = (r + 1) * maker->columns;

		for (size_t c = 0; c < maker->columns; c++)
			maker->cells[c].order.items.count = 0;
		for (; at < count && seats[at].cell < end; at++) {
			size_t column = seats[at].cell % maker->columns;

			*vec_push(&maker->cells[column].order.items) =
				seats[at].glyph;
		}
		for (size_t c = 0; c < maker->columns; c++) {
			lines_make(&maker->cells[c], maker->page);
			join_broken(maker, &maker->cells[c]);
		}
		maker->row = r;
		add_rows(maker);
	}
}

void
table_ruled(struct tables *tables, const struct lattice *lattice,
	    const struct page *page, bool *taken)
{
	size_t count;
	enum table_fit *fits = mem_zero(
		lattice_columns(lattice) * lattice_rows(lattice), sizeof *fits);
	struct seat *seats = seats_find(lattice, page, taken, fits, &count);
	struct table table = {
		.top = lattice->ys.items[0],
		.bottom = lattice->ys.items[lattice->ys.count - 1],
	};
	struct row_maker maker = {
		.page = page,
		.tables = tables,
		.table = &table,
		.lattice = lattice,
		.fits = fits,
		.columns = lattice_columns(lattice),
	};

	if (count > 0) {
		vec_each (const float *, x, &lattice->xs)
			*vec_push(&table.edges) = *x;
		maker.cells = mem_zero(maker.columns, sizeof *maker.cells);
		add_all_rows(&maker, lattice, seats, count);
		for (size_t c = 0; c < maker.columns; c++)
			lines_release(&maker.cells[c]);
		free(maker.cells);
		*vec_push(&tables->items) = table;
	}
	vec_release(&maker.bands.items);
	strbuf_release(&maker.words);
	free(seats);
	free(fits);
}

void
tables_release(struct tables *tables)
{
	vec_each (struct table *, table, &tables->items) {
		vec_release(&table->edges);
		vec_release(&table->cells);
	}
	vec_release(&tables->items);
	arena_release(&tables->arena);
}
