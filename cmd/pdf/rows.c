/* Lines become rows, and heads those of their columns. */
#include "rows.h"

#include "columns.h"
#include "partings.h"

#include <math.h>

#define BESIDE      0.75f /* lines no farther apart, by size, are of one row */
#define EVEN        0.1f  /* distances that are the same, by type size */
#define NEARER      0.85f /* of rows' distance, that lines of one are apart */
#define FLUSH       0.1f  /* of its width, that two heads begin apart at most */
#define LEVEL       1.0f  /* baselines of one line, by points */
#define CENTRED     0.25f /* middles of lines of one head, by type size */
#define LOOSE       2.0f  /* lines of one head are no farther apart, by size */
#define DEEP        0.7f  /* as heads lie below one over them, at least */
#define COLUMN_MORE 0.05f /* of a width, that one column more makes up for */

/* A row on its way: its cells, and on which line each was written last. */
struct row {
	struct strbuf *cells;
	size_t *lines;
	enum table_fit *fits;
	size_t columns;
	bool some;
};

static void
begin_row(struct row *row, size_t columns)
{
	*row = (struct row){
		.cells = mem_zero(columns, sizeof *row->cells),
		.lines = mem_zero(columns, sizeof *row->lines),
		.fits = mem_zero(columns, sizeof *row->fits),
		.columns = columns,
	};
}

static void
add_piece(struct row *row, const struct lines *lines, const struct page *page,
	  const struct piece *piece, size_t column)
{
	const struct line *line = &lines->items.items[piece->line];
	struct strbuf *cell = &row->cells[column], words = {0};
	bool cut = false;

	for (uint32_t i = piece->first; i < piece->end; i++)
		cut = cut ||
		      line_glyph(lines, line, page, i)->sight != GLYPH_SEEN;
	line_print(&words, lines, line, page, piece->first, piece->end);
	if (cell->length > 0 &&
	    (row->lines[column] == piece->line ||
	     words_are_parted(strbuf_view(cell), strbuf_view(&words))))
		strbuf_putc(cell, ' ');
	strbuf_text(cell, strbuf_view(&words));
	if (cut && piece->amount)
		strbuf_text(cell, TEXT("…"));
	if (cut)
		row->fits[column] = FIT_CUT;
	row->lines[column] = piece->line;
	row->some = true;
	strbuf_release(&words);
}

static void
end_row(struct row *row, struct tables *tables, struct table *table)
{
	for (size_t c = 0; c < row->columns; c++) {
		if (row->some)
			*vec_push(&table->cells) = (struct table_cell){
				.words =
					arena_copy(&tables->arena,
						   strbuf_view(&row->cells[c])),
				.fit = row->fits[c],
			};
		strbuf_release(&row->cells[c]);
	}
	free(row->cells);
	free(row->lines);
	free(row->fits);
}

/* The lowest head of a column; top is INFINITY where none is. */
struct leaf {
	float top, bottom; /* baselines of its lines */
	float left, right; /* of its last one */
};

/* The lowest piece of a column between head and a line; NULL where none is. */
static const struct piece *
lowest_piece(const struct pieces *pieces, size_t head, size_t line,
	     size_t column)
{
	for (size_t p = pieces->firsts.items[line];
	     p-- > pieces->firsts.items[head];)
		if (pieces->items.items[p].column == column)
			return &pieces->items.items[p];
	return NULL;
}

static bool
are_centred(const struct piece *above, const struct piece *below, float size)
{
	return fabsf(above->left + above->right - below->left - below->right) /
		       2 <=
	       CENTRED * size;
}

/* Does a column's head tell that what is above the lower line is no head of
 * several columns? It stands higher, or has two lines itself. */
static bool
has_both_lines(const struct pieces *pieces, size_t head, size_t from,
	       size_t column, const struct piece *above,
	       const struct piece *below, float size)
{
	const struct piece *own = lowest_piece(pieces, head, from, column);
	const struct piece *upper;

	if (!own || own->baseline < below->baseline - LEVEL)
		return own != NULL;
	upper = lowest_piece(pieces, head, own->line, column);
	return upper && fabsf(upper->baseline - above->baseline) <= LEVEL &&
	       are_centred(upper, own, size);
}

/* Are the lines of a column, loosely set, those of one head? A head over
 * several columns may stand right above one of them: then those beside that
 * have one line, which is as low. */
static bool
is_loose_head(const struct pieces *pieces, const struct lines *lines,
	      size_t head, size_t from, const struct piece *above)
{
	size_t column = above->column;
	float size = lines->items.items[above->line].size;
	const struct piece *below = above + 1;

	while (below->column != column)
		below++;
	if (below->baseline - above->baseline > LOOSE * size ||
	    !are_centred(above, below, size))
		return false;
	if (has_both_lines(pieces, head, from, column + 1, above, below, size))
		return true;
	return column > 0 &&
	       fabsf(above->left - below->left) > CENTRED * size &&
	       has_both_lines(pieces, head, from, column - 1, above, below,
			      size);
}

/* Which pieces are heads of one column each: the lowest one, and what stands
 * close above it. */
static void
find_leaves(struct pieces *pieces, const struct lines *lines, size_t head,
	    size_t from, struct leaf *leaves, size_t columns)
{
	for (size_t c = 0; c < columns; c++)
		leaves[c] = (struct leaf){.top = INFINITY};
	for (size_t p = pieces->firsts.items[from];
	     p-- > pieces->firsts.items[head];) {
		struct piece *piece = &pieces->items.items[p];
		float close = TIGHT * lines->items.items[piece->line].size;
		struct leaf *leaf;

		if (piece->column == NO_COLUMN)
			continue;
		leaf = &leaves[piece->column];
		if (leaf->top == INFINITY)
			*leaf = (struct leaf){
				.bottom = piece->baseline,
				.left = piece->left,
				.right = piece->right,
			};
		else if (leaf->top - piece->baseline > close &&
			 !is_loose_head(pieces, lines, head, from, piece))
			continue;
		leaf->top = piece->baseline;
		piece->leaf = true;
	}
}

/* How far below a piece the middle of a column's lowest head is. */
static float
depth_of(const struct leaf *leaf, const struct piece *piece)
{
	return (leaf->top + leaf->bottom) / 2 - piece->baseline;
}

/* The nearest piece of its line that is above others too, on one side; NULL for
 * none. */
static const struct piece *
piece_beside(const struct pieces *pieces, const struct piece *piece, bool right)
{
	size_t p = (size_t)(piece - pieces->items.items);
	const struct piece *beside = right ? piece + 1 : piece - 1;

	if ((right ? p + 1 == pieces->items.count : p == 0) ||
	    beside->line != piece->line || beside->leaf)
		return NULL;
	return beside;
}

/* Does a head begin where one below it does, and not stand in its middle? */
static bool
begins_with(const struct leaf *leaf, const struct piece *piece)
{
	float near = FLUSH * (piece->right - piece->left);
	float off = leaf->left + leaf->right - piece->left - piece->right;

	return fabsf(leaf->left - piece->left) <= near && fabsf(off) / 2 > near;
}

/* Are the heads of a line set flush left, up to this one? That may be chance
 * where the first of them would leave out a column beside it. */
static bool
is_flush(const struct table *table, const struct pieces *pieces,
	 const struct leaf *leaves, const struct piece *piece)
{
	const struct piece *left;
	size_t own;

	do {
		own = columns_nearest(table, piece);
		if (!begins_with(&leaves[own], piece))
			return false;
		left = piece_beside(pieces, piece, false);
		if (left || own == 0)
			continue;
		if (depth_of(&leaves[own - 1], piece) >=
		    DEEP * depth_of(&leaves[own], piece))
			return false;
	} while ((piece = left));
	return true;
}

/* Does a column's head lie below one above others? As deep as what is right
 * below that, for one that goes over both lines lies higher; or beside another
 * head above others. */
static bool
lies_below(const struct pieces *pieces, const struct leaf *leaf,
	   const struct piece *piece, float deep)
{
	const struct piece *end = pieces->items.items + pieces->items.count;

	if (depth_of(leaf, piece) >= deep)
		return true;
	for (const struct piece *other = piece; other < end; other++)
		if (!other->leaf && other->line > piece->line &&
		    fabsf(other->baseline - leaf->top) <= LEVEL)
			return true;
	return false;
}

/* How well a head stands over columns, less being better: by how far, as a part
 * of a column's width, it is beside their middle. Each column more makes up for
 * a little of that, for none is to be left out. */
static float
misfit(const float *edges, size_t first, size_t last, const struct piece *piece)
{
	float columns = (float)(last + 1 - first);
	float middle = (edges[first] + edges[last + 1]) / 2;
	float off = middle - (piece->left + piece->right) / 2;
	float width = (edges[last + 1] - edges[first]) / columns;

	return fabsf(off) / width - COLUMN_MORE * columns;
}

/* The first column that a head above others is over: it begins where that does,
 * or stands in the middle of all that it is over. No head is over columns of
 * two heads that are over it; `over` has the number of the lowest one over
 * each. */
static size_t
first_below(const struct table *table, const struct pieces *pieces,
	    const struct leaf *leaves, const struct piece *piece, size_t *over)
{
	size_t columns = table_columns(table);
	size_t own = columns_nearest(table, piece);
	size_t least = own, most = own, first = own, last = own;
	float deep = DEEP * depth_of(&leaves[own], piece), best = INFINITY;
	const struct piece *left = piece_beside(pieces, piece, false);
	const struct piece *right = piece_beside(pieces, piece, true);
	size_t before = left ? columns_nearest(table, left) + 1 : 0;
	size_t behind = right ? columns_nearest(table, right) : columns;

	if (is_flush(table, pieces, leaves, piece))
		return own;
	while (least > before && over[least - 1] == over[own] &&
	       lies_below(pieces, &leaves[least - 1], piece, deep))
		least--;
	while (most + 1 < behind && over[most + 1] == over[own] &&
	       lies_below(pieces, &leaves[most + 1], piece, deep))
		most++;
	for (size_t a = least; a <= own; a++) {
		for (size_t b = own; b <= most; b++) {
			float worse = misfit(table->edges.items, a, b, piece);

			if (worse >= best)
				continue;
			best = worse;
			first = a;
			last = b;
		}
	}
	for (size_t c = first; c <= last; c++)
		over[c] = (size_t)(piece - pieces->items.items) + 1;
	return first;
}

static float
gap_below(const struct lines *lines, size_t line)
{
	return lines->items.items[line + 1].baseline -
	       lines->items.items[line].baseline;
}

/* Does a line stand beside the next one, as what is in the middle of two lines
 * stands beside both? */
static bool
is_beside(const struct lines *lines, size_t line)
{
	return gap_below(lines, line) <= BESIDE * lines->items.items[line].size;
}

/* Does a line stand in the middle of those above and below it? */
static bool
is_between(const struct lines *lines, size_t line)
{
	float size = lines->items.items[line].size;

	return line + 1 < lines->items.count &&
	       gap_below(lines, line) <= size &&
	       fabsf(gap_below(lines, line) - gap_below(lines, line - 1)) <=
		       EVEN * size;
}

size_t
rows_first(const struct lines *lines, const struct page *page, size_t head,
	   size_t line)
{
	const struct line *items = lines->items.items;
	float left = items[line].left, right = items[line].right;
	size_t first = line;

	while (first > head && (is_beside(lines, first - 1) ||
				(first == line && is_between(lines, line))))
		first--;
	for (size_t l = first; l > head; l--)
		if (page_parts(page, left, right, line_middle(&items[l - 1]),
			       line_middle(&items[l])))
			return l;
	return first;
}

/* Where those beside a line end, and whether there is a row among them. */
static size_t
group_end(const struct lines *lines, const struct pieces *pieces, size_t line,
	  size_t end, bool *row_out)
{
	*row_out = pieces_are_row(pieces, line);
	while (line + 1 < end && is_beside(lines, line)) {
		line++;
		*row_out = *row_out || pieces_are_row(pieces, line);
	}
	return line + 1;
}

/* The least distance of two rows. */
static float
find_pitch(const struct lines *lines, const struct pieces *pieces, size_t from,
	   size_t end)
{
	float pitch = INFINITY, last = -INFINITY;
	bool row;

	for (size_t l = from, behind; l < end; l = behind) {
		behind = group_end(lines, pieces, l, end, &row);
		if (!row)
			continue;
		pitch = fminf(pitch, lines->items.items[l].baseline - last);
		last = lines->items.items[behind - 1].baseline;
	}
	return pitch;
}

/* Is something drawn across the table between a line and the next one? */
static bool
is_parted(const struct table *table, const struct lines *lines,
	  const struct page *page, size_t line)
{
	const struct line *above = &lines->items.items[line];
	const struct line *below = &lines->items.items[line + 1];

	return page_parts(page, table->edges.items[0],
			  table->edges.items[table_columns(table)],
			  line_middle(above), line_middle(below));
}

/* What is drawn between rows says where they begin: between two such places is
 * one row, unless amounts stand below each other there. */
static void
heed_partings(bool *begins, const struct table *table,
	      const struct lines *lines, const struct page *page,
	      const struct pieces *pieces, size_t from, size_t end)
{
	size_t first = from, rows = 0;
	bool parted = false;

	for (size_t l = from; l < end; l++) {
		bool ends = l + 1 == end || is_parted(table, lines, page, l);

		rows += pieces_are_row(pieces, l);
		if (!ends)
			continue;
		parted = parted || l + 1 < end;
		for (size_t k = first + 1; parted && rows < 2 && k <= l; k++)
			begins[k - from] = false;
		if (l + 1 < end)
			begins[l + 1 - from] = true;
		first = l + 1;
		rows = 0;
	}
}

/* On which lines a row begins. Lines between two with amounts go to the one
 * that they are nearer to, if rows are never as near as that. */
static bool *
find_rows(const struct lines *lines, const struct pieces *pieces, size_t from,
	  size_t end)
{
	bool *begins = mem_zero(end - from + 1, sizeof *begins), row;
	float pitch = find_pitch(lines, pieces, from, end);
	size_t last = SIZE_MAX;

	begins[0] = true;
	for (size_t l = from, behind; l < end; l = behind) {
		size_t widest = last;

		behind = group_end(lines, pieces, l, end, &row);
		if (l > from && gap_below(lines, l - 1) >= NEARER * pitch)
			begins[l - from] = true;
		if (!row)
			continue;
		for (size_t k = last; last != SIZE_MAX && k < l; k++)
			if (gap_below(lines, k) > gap_below(lines, widest))
				widest = k;
		if (last != SIZE_MAX)
			begins[widest + 1 - from] = true;
		last = behind - 1;
	}
	return begins;
}

void
rows_add_head(struct tables *tables, struct table *table,
	      const struct lines *lines, const struct page *page,
	      struct pieces *pieces, size_t head, size_t from)
{
	size_t columns = table_columns(table);
	struct leaf *leaves = mem_alloc(columns * sizeof *leaves);
	size_t *over = mem_zero(columns, sizeof *over);
	struct row lowest, row;

	find_leaves(pieces, lines, head, from, leaves, columns);
	begin_row(&lowest, columns);
	for (size_t l = head; l < from; l++) {
		begin_row(&row, columns);
		for (size_t p = pieces->firsts.items[l];
		     p < pieces->firsts.items[l + 1]; p++) {
			const struct piece *piece = &pieces->items.items[p];

			if (piece->leaf)
				add_piece(&lowest, lines, page, piece,
					  piece->column);
			else
				add_piece(&row, lines, page, piece,
					  first_below(table, pieces, leaves,
						      piece, over));
		}
		end_row(&row, tables, table);
	}
	end_row(&lowest, tables, table);
	free(leaves);
	free(over);
}

/* A part of a piece, from a glyph to its end or from its start to that. */
static struct piece
part_of(const struct piece *piece, const struct lines *lines,
	const struct page *page, uint32_t first, uint32_t end)
{
	const struct line *line = &lines->items.items[piece->line];
	struct piece part = *piece;

	part.first = first;
	part.end = end;
	part.left = line_glyph(lines, line, page, first)->left;
	part.right = line_glyph(lines, line, page, end - 1)->right;
	return part;
}

/* Where the number begins that a piece ends with, behind words. */
static uint32_t
number_start(const struct piece *piece, const struct lines *lines,
	     const struct page *page)
{
	const struct line *line = &lines->items.items[piece->line];
	uint32_t start = piece->end;

	while (start > piece->first) {
		uint32_t point =
			line_glyph(lines, line, page, start - 1)->point;

		if (point < '0' || point > '9')
			return point > '~' || point == ')' ? start : piece->end;
		start--;
	}
	return start;
}

/* A label may be so long that it touches the number in the next column. */
static void
seat_piece(struct row *row, const struct table *table,
	   const struct lines *lines, const struct page *page,
	   const struct piece *piece)
{
	uint32_t start = number_start(piece, lines, page);
	size_t column = columns_nearest(table, piece);

	if (start > piece->first && start < piece->end) {
		struct piece label =
			part_of(piece, lines, page, piece->first, start);
		struct piece number =
			part_of(piece, lines, page, start, piece->end);

		if (columns_nearest(table, &label) !=
		    columns_nearest(table, &number)) {
			add_piece(row, lines, page, &label,
				  columns_nearest(table, &label));
			add_piece(row, lines, page, &number,
				  columns_nearest(table, &number));
			return;
		}
	}
	add_piece(row, lines, page, piece, column);
}

void
rows_add(struct tables *tables, struct table *table, const struct lines *lines,
	 const struct page *page, const struct pieces *pieces, size_t from,
	 size_t end)
{
	bool *begins = find_rows(lines, pieces, from, end);
	struct row row;

	heed_partings(begins, table, lines, page, pieces, from, end);

	for (size_t l = from; l < end; l++) {
		if (begins[l - from])
			begin_row(&row, table_columns(table));
		for (size_t p = pieces->firsts.items[l];
		     p < pieces->firsts.items[l + 1]; p++) {
			seat_piece(&row, table, lines, page,
				   &pieces->items.items[p]);
		}
		if (l + 1 == end || begins[l + 1 - from])
			end_row(&row, tables, table);
	}
	free(begins);
}
