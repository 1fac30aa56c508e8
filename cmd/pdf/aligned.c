/*
 * Tables without lines, or with lines above and below their rows alone: what
 * stands below each other is a column.
 *
 * A table is taken from lines that follow each other and of which several hold
 * amounts apart from other words. Its columns are where pieces of those lines
 * overlap; heads and labels go to the column that they share most with.
 */
#include "table.h"

#include <math.h>

#define APART     1.2f /* pieces of a line are parted by more, by type size */
#define ROWS_MIN  3    /* lines with amounts that make a table */
#define FAR       3.5f /* lines farther apart, by type size, end a table */
#define PLAIN_MAX 2    /* lines of one piece that may stand between amounts */

struct piece {
	size_t line;
	uint32_t first, end; /* glyphs of the line */
	float left, right;
	bool amount;
};

struct pieces {
	VEC(struct piece) items; /* line by line, from left to right */
	VEC(size_t) firsts;      /* of each line, and one more for the end */
};

struct span {
	float left, right;
};

/* Digits with the marks that amounts have; a dash stands for none. */
static bool
looks_like_amount(const struct lines *lines, const struct line *line,
		  const struct page *page, const struct piece *piece)
{
	bool some = false;

	for (uint32_t i = piece->first; i < piece->end; i++) {
		uint32_t point = line_glyph(lines, line, page, i)->point;

		if ((point >= '0' && point <= '9') || point == u'—')
			some = true;
		else if (point > 0x7f || !strchr("-+.,%()", (int)point))
			return false;
	}
	return some;
}

static void
find_pieces(struct pieces *out, const struct lines *lines,
	    const struct page *page)
{
	for (size_t l = 0; l < lines->items.count; l++) {
		const struct line *line = &lines->items.items[l];

		*vec_push(&out->firsts) = out->items.count;
		for (uint32_t i = 0, end; i < line->count; i = end) {
			end = line_piece_end(lines, line, page, i, APART);
			struct piece piece = {
				.line = l, .first = i, .end = end};
			piece.left = line_glyph(lines, line, page, i)->left;
			piece.right =
				line_glyph(lines, line, page, end - 1)->right;
			piece.amount =
				looks_like_amount(lines, line, page, &piece);
			*vec_push(&out->items) = piece;
		}
	}
	*vec_push(&out->firsts) = out->items.count;
}

static size_t
piece_count(const struct pieces *pieces, size_t line)
{
	return pieces->firsts.items[line + 1] - pieces->firsts.items[line];
}

/* Does it have an amount apart from other words? */
static bool
is_row(const struct pieces *pieces, size_t line)
{
	size_t first = pieces->firsts.items[line];

	if (piece_count(pieces, line) < 2)
		return false;
	for (size_t p = first + 1; p < pieces->firsts.items[line + 1]; p++)
		if (pieces->items.items[p].amount)
			return true;
	return false;
}

static bool
is_near(const struct lines *lines, size_t line)
{
	const struct line *above = &lines->items.items[line - 1];
	const struct line *below = &lines->items.items[line];

	return below->baseline - above->baseline <= FAR * below->size;
}

/* The end of the table that begins with a row; `from` when there is none. */
static size_t
table_end(const struct lines *lines, const struct pieces *pieces, size_t from)
{
	size_t rows = 1, plain = 0, end = from + 1;

	for (size_t l = from + 1; l < lines->items.count; l++) {
		if (!is_near(lines, l))
			break;
		if (is_row(pieces, l)) {
			rows++;
			plain = 0;
			end = l + 1;
		} else if (piece_count(pieces, l) < 2 && ++plain > PLAIN_MAX) {
			break;
		}
	}
	return rows >= ROWS_MIN ? end : from;
}

/* Lines above of several pieces are the table's head. */
static size_t
head_start(const struct lines *lines, const struct pieces *pieces, size_t from,
	   size_t least)
{
	while (from > least && is_near(lines, from) &&
	       piece_count(pieces, from - 1) > 2)
		from--;
	return from;
}

static int
by_left(const void *a, const void *b)
{
	const struct span *one = a, *other = b;

	return (one->left > other->left) - (one->left < other->left);
}

/* Where pieces of rows overlap, they are one column. */
static void
find_edges(struct table *table, const struct pieces *pieces, size_t from,
	   size_t end)
{
	VEC(struct span) spans = {0};
	size_t kept = 0;

	for (size_t l = from; l < end; l++) {
		if (!is_row(pieces, l))
			continue;
		for (size_t p = pieces->firsts.items[l];
		     p < pieces->firsts.items[l + 1]; p++)
			*vec_push(&spans) =
				(struct span){pieces->items.items[p].left,
					      pieces->items.items[p].right};
	}
	qsort(spans.items, spans.count, sizeof *spans.items, by_left);
	for (size_t i = 1; i < spans.count; i++) {
		if (spans.items[i].left <= spans.items[kept].right)
			spans.items[kept].right = fmaxf(spans.items[kept].right,
							spans.items[i].right);
		else
			spans.items[++kept] = spans.items[i];
	}
	*vec_push(&table->edges) = spans.items[0].left;
	for (size_t i = 0; i < kept; i++)
		*vec_push(&table->edges) =
			(spans.items[i].right + spans.items[i + 1].left) / 2;
	*vec_push(&table->edges) = spans.items[kept].right;
	vec_release(&spans);
}

static size_t
column_of(const struct table *table, const struct piece *piece)
{
	size_t best = 0;
	float most = -INFINITY;

	for (size_t c = 0; c < table_columns(table); c++) {
		float left = fmaxf(piece->left, table->edges.items[c]);
		float right = fminf(piece->right, table->edges.items[c + 1]);

		if (right - left > most) {
			most = right - left;
			best = c;
		}
	}
	return best;
}

static void
add_row(struct tables *tables, struct table *table, const struct lines *lines,
	const struct page *page, const struct pieces *pieces, size_t l)
{
	const struct line *line = &lines->items.items[l];
	struct strbuf *cells = mem_zero(table_columns(table), sizeof *cells);

	for (size_t p = pieces->firsts.items[l];
	     p < pieces->firsts.items[l + 1]; p++) {
		const struct piece *piece = &pieces->items.items[p];
		struct strbuf *cell = &cells[column_of(table, piece)];

		if (cell->length > 0)
			strbuf_putc(cell, ' ');
		line_print(cell, lines, line, page, piece->first, piece->end);
	}
	for (size_t c = 0; c < table_columns(table); c++) {
		*vec_push(&table->cells) = (struct table_cell){
			.words = arena_copy(&tables->arena,
					    strbuf_view(&cells[c]))};
		strbuf_release(&cells[c]);
	}
	free(cells);
}

static void
add_table(struct tables *tables, struct lines *lines, const struct page *page,
	  const struct pieces *pieces, size_t from, size_t end)
{
	struct table table = {
		.top = lines->items.items[from].baseline -
		       lines->items.items[from].size,
		.bottom = lines->items.items[end - 1].baseline,
	};

	find_edges(&table, pieces, from, end);
	for (size_t l = from; l < end; l++) {
		add_row(tables, &table, lines, page, pieces, l);
		lines->items.items[l].count = 0;
	}
	*vec_push(&tables->items) = table;
}

void
tables_aligned(struct tables *tables, struct lines *lines,
	       const struct page *page)
{
	struct pieces pieces = {0};
	size_t least = 0;

	find_pieces(&pieces, lines, page);
	for (size_t l = 0; l < lines->items.count; l++) {
		size_t end =
			is_row(&pieces, l) ? table_end(lines, &pieces, l) : l;

		if (end == l)
			continue;
		add_table(tables, lines, page, &pieces,
			  head_start(lines, &pieces, l, least), end);
		least = end;
		l = end - 1;
	}
	vec_release(&pieces.items);
	vec_release(&pieces.firsts);
}
