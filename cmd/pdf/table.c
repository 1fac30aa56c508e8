/*
 * Ruled tables: every glyph goes to the cell that its centre is in.
 *
 * Some draw no lines between rows. Where the amounts of a row of cells stand
 * below each other in several columns, the row is as many as there are amounts.
 */
#include "table.h"

#include <math.h>

/* A glyph and the cell that it stands in. */
struct seat {
	uint32_t cell, glyph;
};

/* One row of cells while it becomes rows of a table. */
struct row_maker {
	const struct page *page;
	struct tables *tables;
	struct table *table;
	struct lines *cells; /* of each column */
	size_t columns;
	struct strbuf words;
};

static int
by_cell(const void *a, const void *b)
{
	const struct seat *one = a, *other = b;

	if (one->cell != other->cell)
		return one->cell < other->cell ? -1 : 1;
	return (one->glyph > other->glyph) - (one->glyph < other->glyph);
}

static struct text
keep(struct row_maker *maker)
{
	struct text kept =
		arena_copy(&maker->tables->arena, strbuf_view(&maker->words));

	strbuf_clear(&maker->words);
	return kept;
}

/* An amount, whole on its line: broken ones end in a point or a comma. */
static bool
is_amount(struct text words)
{
	size_t digits = 0;

	for (size_t i = 0; i < words.length; i++) {
		char byte = words.data[i];

		if (byte >= '0' && byte <= '9')
			digits++;
		else if (!strchr("-+.,%() ", byte))
			return false;
	}
	return digits > 0 && words.data[words.length - 1] != '.' &&
	       words.data[words.length - 1] != ',';
}

static bool
holds_amounts(struct row_maker *maker, const struct lines *lines)
{
	bool amounts = lines->items.count > 1;

	vec_each (const struct line *, line, &lines->items) {
		if (!amounts)
			break;
		line_print(&maker->words, lines, line, maker->page, 0,
			   line->count);
		amounts = is_amount(strbuf_view(&maker->words));
		strbuf_clear(&maker->words);
	}
	return amounts;
}

/* The column with most amounts below each other, if another one has amounts on
 * its first two lines; NULL when the row is one. */
static const struct lines *
find_anchors(struct row_maker *maker)
{
	const struct lines *most = NULL;
	size_t others = 0;

	for (size_t c = 0; c < maker->columns; c++) {
		const struct lines *lines = &maker->cells[c];

		if (!holds_amounts(maker, lines))
			continue;
		if (!most || lines->items.count > most->items.count)
			most = lines;
		others++;
	}
	return others > 1 ? most : NULL;
}

/* Which of the anchors a line belongs to. */
static size_t
anchor_of(const struct lines *anchors, const struct line *line)
{
	size_t nearest = 0;

	for (size_t a = 1; a < anchors->items.count; a++)
		if (fabsf(anchors->items.items[a].baseline - line->baseline) <
		    fabsf(anchors->items.items[nearest].baseline -
			  line->baseline))
			nearest = a;
	return nearest;
}

/* The words of a cell's lines; with anchors only of those that belong to one. */
static void
print_cell(struct row_maker *maker, const struct lines *lines,
	   const struct lines *anchors, size_t anchor)
{
	struct strbuf part = {0};

	vec_each (const struct line *, line, &lines->items) {
		if (anchors && anchor_of(anchors, line) != anchor)
			continue;
		strbuf_clear(&part);
		line_print(&part, lines, line, maker->page, 0, line->count);
		if (words_are_parted(strbuf_view(&maker->words),
				     strbuf_view(&part)))
			strbuf_putc(&maker->words, ' ');
		strbuf_text(&maker->words, strbuf_view(&part));
	}
	strbuf_release(&part);
}

static void
add_rows(struct row_maker *maker)
{
	const struct lines *anchors = find_anchors(maker);
	size_t count = anchors ? anchors->items.count : 1;

	for (size_t row = 0; row < count; row++)
		for (size_t c = 0; c < maker->columns; c++) {
			print_cell(maker, &maker->cells[c], anchors, row);
			*vec_push(&maker->table->cells) = keep(maker);
		}
}

/* Which glyphs stand in which cell, by cells. */
static struct seat *
seat_glyphs(const struct lattice *lattice, const struct page *page, bool *taken,
	    size_t *count_out)
{
	struct seat *seats =
		mem_alloc((page->glyphs.count + 1) * sizeof *seats);
	size_t count = 0;

	for (uint32_t g = 0; g < page->glyphs.count; g++) {
		const struct glyph *glyph = &page->glyphs.items[g];
		uint32_t cell;

		if (taken[g])
			continue;
		cell = lattice_cell(lattice, glyph_centre(glyph),
				    glyph_middle(glyph));
		if (cell == UINT32_MAX)
			continue;
		taken[g] = true;
		seats[count++] = (struct seat){cell, g};
	}
	qsort(seats, count, sizeof *seats, by_cell);
	*count_out = count;
	return seats;
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
		for (size_t c = 0; c < maker->columns; c++)
			lines_make(&maker->cells[c], maker->page);
		add_rows(maker);
	}
}

void
table_ruled(struct tables *tables, const struct lattice *lattice,
	    const struct page *page, bool *taken)
{
	size_t count;
	struct seat *seats = seat_glyphs(lattice, page, taken, &count);
	struct table table = {
		.top = lattice->ys.items[0],
		.bottom = lattice->ys.items[lattice->ys.count - 1],
	};
	struct row_maker maker = {
		.page = page,
		.tables = tables,
		.table = &table,
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
	strbuf_release(&maker.words);
	free(seats);
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
