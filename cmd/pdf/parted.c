/*
 * Cells between which a line was forgotten: see parted.h.
 */
#include "parted.h"

#include "lines.h"

#include <math.h>

#define GAP     0.5f /* pieces are parted by more, by the type's size */
#define BEYOND  2.0f /* how far one may reach over the edge of its column */
#define BESIDE  0.3f /* baselines of one row, by the type's size */
#define ROW_MAX 4    /* baselines that are known of a row */

/* On which baselines the text of a row stands. */
struct row_lines {
	float baselines[ROW_MAX];
	size_t count;
};

struct parter {
	const struct lattice *lattice;
	const struct page *page;
	struct row_lines *rows;
	size_t columns;
	size_t body;        /* the first row with an amount that has a point */
	struct lines lines; /* of a cell */
};

/* The cells that are one: its columns and rows, up to the end. */
struct extent {
	size_t column, row, column_end, row_end;
};

static struct extent
extent_of(const struct parter *parter, uint32_t cell)
{
	const uint32_t *firsts = parter->lattice->firsts;
	size_t columns = parter->columns;
	size_t rows = lattice_rows(parter->lattice);
	struct extent extent = {cell % columns, cell / columns,
				cell % columns + 1, cell / columns + 1};

	while (extent.column_end < columns &&
	       firsts[extent.row * columns + extent.column_end] == cell)
		extent.column_end++;
	while (extent.row_end < rows &&
	       firsts[extent.row_end * columns + extent.column] == cell)
		extent.row_end++;
	return extent;
}

static bool
is_many(struct extent extent)
{
	return extent.column_end - extent.column > 1 ||
	       extent.row_end - extent.row > 1;
}

static void
know_line(struct row_lines *row, float baseline, float size)
{
	for (size_t i = 0; i < row->count; i++)
		if (fabsf(row->baselines[i] - baseline) <= BESIDE * size)
			return;
	if (row->count < ROW_MAX)
		row->baselines[row->count++] = baseline;
}

static bool
has_line(const struct row_lines *row, float baseline, float size)
{
	for (size_t i = 0; i < row->count; i++)
		if (fabsf(row->baselines[i] - baseline) <= BESIDE * size)
			return true;
	return false;
}

/* Where the rows' text stands, by the cells that are one. */
static void
know_rows(struct parter *parter, const struct seat *seats, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct glyph *glyph =
			&parter->page->glyphs.items[seats[i].glyph];
		size_t row = seats[i].cell / parter->columns;

		if (glyph->point == '.' && row < parter->body)
			parter->body = row;
		if ((i == 0 || seats[i - 1].cell != seats[i].cell) &&
		    !is_many(extent_of(parter, seats[i].cell)))
			know_line(&parter->rows[row], glyph->baseline,
				  glyph->size);
	}
}

/* Between which two of the positions most of it lies, from `from` on; `end`
 * where it reaches over an edge. */
static size_t
interval_of(const float *positions, size_t from, size_t end, float low,
	    float high)
{
	for (size_t i = from; i < end; i++)
		if (low >= positions[i] - BEYOND &&
		    high <= positions[i + 1] + BEYOND &&
		    (low + high) / 2 < positions[i + 1])
			return i;
	return end;
}

/* Which of a cell's cells a piece of a line stands in; false where that is not
 * sure. */
static bool
place_piece(const struct parter *parter, struct extent extent,
	    const struct line *line, uint32_t first, uint32_t end,
	    uint32_t *cell_out)
{
	const float *xs = parter->lattice->xs.items;
	const float *ys = parter->lattice->ys.items;
	const struct lines *lines = &parter->lines;
	float left = line_glyph(lines, line, parter->page, first)->left;
	float right = line_glyph(lines, line, parter->page, end - 1)->right;
	float middle = line->baseline - 0.35f * line->size;
	size_t column =
		interval_of(xs, extent.column, extent.column_end, left, right);
	size_t row =
		interval_of(ys, extent.row, extent.row_end, middle, middle);

	if (column == extent.column_end || row == extent.row_end)
		return false;
	if (extent.row_end - extent.row > 1 &&
	    !has_line(&parter->rows[row], line->baseline, line->size))
		return false;
	*cell_out = (uint32_t)(row * parter->columns + column);
	return true;
}

/* Does a lone text stand in the middle of what would be three cells? */
static bool
is_central(const struct parter *parter, struct extent extent)
{
	const float *xs = parter->lattice->xs.items;
	const float *ys = parter->lattice->ys.items;
	const struct line *line = parter->lines.items.items;
	float x = (line->left + line->right) / 2;
	float y = line->baseline - 0.35f * line->size;

	return (extent.column_end - extent.column > 2 &&
		fabsf(x - (xs[extent.column] + xs[extent.column_end]) / 2) <
			line->size) ||
	       (extent.row_end - extent.row > 2 &&
		fabsf(y - (ys[extent.row] + ys[extent.row_end]) / 2) <
			line->size);
}

/* A code or an amount. */
static bool
is_number(const struct parter *parter, const struct line *line, uint32_t first,
	  uint32_t end)
{
	for (uint32_t i = first; i < end; i++) {
		uint32_t point =
			line_glyph(&parter->lines, line, parter->page, i)
				->point;

		if ((point < '0' || point > '9') && point != '.' &&
		    point != ',' && point != '-')
			return false;
	}
	return true;
}

/* Where each of a cell's glyphs belongs, in the order of its lines; false where
 * the cell may be one. */
static bool
place_all(struct parter *parter, struct extent extent, uint32_t *cells)
{
	bool numbers = extent.row_end - extent.row == 2;
	size_t pieces = 0;

	vec_each (const struct line *, line, &parter->lines.items) {
		for (uint32_t i = 0, end; i < line->count; i = end) {
			uint32_t cell;

			end = line_piece_end(&parter->lines, line, parter->page,
					     i, GAP);
			if (!place_piece(parter, extent, line, i, end, &cell))
				return false;
			pieces++;
			numbers = numbers || is_number(parter, line, i, end);
			for (uint32_t g = i; g < end; g++)
				cells[line->first + g] = cell;
		}
	}
	return numbers && (pieces > 1 || !is_central(parter, extent));
}

/* The seats of one cell that is many. */
static bool
part_cell(struct parter *parter, struct seat *seats, size_t count)
{
	struct extent extent = extent_of(parter, seats[0].cell);
	uint32_t *cells;
	bool parted;

	/* The columns' numbers stand right above their amounts. */
	if (extent.row + 1 < parter->body || !is_many(extent))
		return false;
	cells = mem_alloc(count * sizeof *cells);
	parter->lines.order.items.count = 0;
	for (size_t i = 0; i < count; i++)
		*vec_push(&parter->lines.order.items) = seats[i].glyph;
	lines_make(&parter->lines, parter->page);
	parted = place_all(parter, extent, cells);
	for (size_t i = 0; parted && i < count; i++)
		seats[i] = (struct seat){
			.cell = cells[i],
			.glyph = parter->lines.order.items.items[i],
		};
	free(cells);
	return parted;
}

bool
parted_seats(struct seat *seats, size_t count, const struct lattice *lattice,
	     const struct page *page)
{
	size_t rows = lattice_rows(lattice);
	struct parter parter = {
		.lattice = lattice,
		.page = page,
		.rows = mem_zero(rows, sizeof *parter.rows),
		.columns = lattice_columns(lattice),
		.body = rows,
	};
	bool parted = false;

	know_rows(&parter, seats, count);
	for (size_t first = 0, end; first < count; first = end) {
		for (end = first + 1;
		     end < count && seats[end].cell == seats[first].cell;)
			end++;
		if (part_cell(&parter, seats + first, end - first))
			parted = true;
	}
	lines_release(&parter.lines);
	free(parter.rows);
	return parted;
}
