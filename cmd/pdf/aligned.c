/*
 * Tables without lines, or with lines above and below their rows alone: what
 * stands below each other is a column.
 *
 * A table is taken from lines that follow each other and of which several hold
 * amounts apart from other words. Its columns are where pieces of those lines
 * overlap; heads and labels go to the column that they share most with.
 */
#include "table.h"

#include "base/utf8.h"

#include <math.h>

#define GAP       0.5f /* pieces of a line are parted by more, by type size */
#define APART     1.2f /* and somewhere in a row by more than that */
#define ROWS_MIN  3    /* lines with amounts that make a table; */
#define AMOUNTS   3    /* one with more amounts counts as two */
#define FAR       3.5f /* lines farther apart, by type size, end a table */
#define LARGER    1.2f /* type that is larger is a title's */
#define TIGHT     1.33f /* lines of one cell are no farther apart, by type size */
#define NEARER    0.85f /* of the distance of rows, that lines of one are apart */
#define TOUCH     0.08f /* gaps that are wider part a code and its name */
#define CODE_MIN  3     /* digits that a code has at least, */
#define CODE_MAX  7     /* and at most */
#define DEEP      0.7f  /* as heads lie below one over them, at least */
#define NO_COLUMN SIZE_MAX
#define PLAIN_MAX 2 /* lines of one piece that may stand between amounts */

struct piece {
	size_t line;
	uint32_t first, end; /* glyphs of the line */
	float left, right;
	float baseline; /* of its first glyph */
	bool amount;
	bool point; /* in the amount */
	bool apart; /* from the piece before it */
	size_t column;
	bool leaf; /* it heads one column */
};

struct pieces {
	VEC(struct piece) items; /* line by line, from left to right */
	VEC(size_t) firsts;      /* of each line, and one more for the end */
};

struct span {
	float left, right;
};

struct spans {
	VEC(struct span) items;
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
	return some &&
	       line_glyph(lines, line, page, piece->end - 1)->point != '.';
}

static bool
has_point(const struct lines *lines, const struct line *line,
	  const struct page *page, const struct piece *piece)
{
	for (uint32_t i = piece->first; i < piece->end; i++)
		if (line_glyph(lines, line, page, i)->point == '.')
			return true;
	return false;
}

static uint32_t
point_at(const struct lines *lines, const struct line *line,
	 const struct page *page, uint32_t index)
{
	return line_glyph(lines, line, page, index)->point;
}

static bool
is_digit(uint32_t point)
{
	return point >= '0' && point <= '9';
}

/* What may stand behind an amount without a blank, in running text. */
static bool
is_unit(uint32_t point)
{
	return point == '%' || point == '.' || point == u'％' ||
	       point == u'万' || point == u'元' || point == u'亿' ||
	       point == u'，' || point == u'。' || point == u'、';
}

/* Where the amount ends that begins at the index, if it has two digits behind
 * its point and no unit behind those; 0 where there is none. */
static uint32_t
amount_end(const struct lines *lines, const struct line *line,
	   const struct page *page, uint32_t index, uint32_t end)
{
	uint32_t at = index;

	while (at < end && (is_digit(point_at(lines, line, page, at)) ||
			    point_at(lines, line, page, at) == ','))
		at++;
	if (at == index || at + 3 > end ||
	    point_at(lines, line, page, at) != '.' ||
	    !is_digit(point_at(lines, line, page, at + 1)) ||
	    !is_digit(point_at(lines, line, page, at + 2)))
		return 0;
	at += 3;
	if (at < end && is_unit(point_at(lines, line, page, at)))
		return 0;
	return at;
}

/* Columns may touch: where in a piece an amount ends or begins, or a code ends
 * that a name stands a little behind of. */
static uint32_t
part_end(const struct lines *lines, const struct line *line,
	 const struct page *page, uint32_t index, uint32_t end)
{
	uint32_t at = amount_end(lines, line, page, index, end);

	if (at > 0)
		return at;
	for (at = index; at < end && is_digit(point_at(lines, line, page, at));)
		at++;
	if (at < end && at - index <= CODE_MAX && (at - index) % 2 == 1 &&
	    at - index >= CODE_MIN &&
	    point_is_han(point_at(lines, line, page, at)) &&
	    line_piece_end(lines, line, page, at - 1, TOUCH) == at)
		return at;
	for (at = index + 1; at < end; at++)
		if (point_is_han(point_at(lines, line, page, at - 1)) &&
		    amount_end(lines, line, page, at, end) > 0)
			return at;
	return end;
}

static void
find_pieces(struct pieces *out, const struct lines *lines,
	    const struct page *page)
{
	for (size_t l = 0; l < lines->items.count; l++) {
		const struct line *line = &lines->items.items[l];

		*vec_push(&out->firsts) = out->items.count;
		for (uint32_t i = 0, end; i < line->count; i = end) {
			end = line_piece_end(lines, line, page, i, GAP);
			end = part_end(lines, line, page, i, end);
			struct piece piece = {
				.line = l, .first = i, .end = end};
			piece.left = line_glyph(lines, line, page, i)->left;
			piece.baseline =
				line_glyph(lines, line, page, i)->baseline;
			piece.right =
				line_glyph(lines, line, page, end - 1)->right;
			piece.amount =
				looks_like_amount(lines, line, page, &piece);
			piece.point = piece.amount &&
				      has_point(lines, line, page, &piece);
			piece.apart =
				i > 0 && piece.left - line_glyph(lines, line,
								 page, i - 1)
								 ->right >
						 APART * line->size;
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

/* Pieces that stand well apart from what is before them. */
static size_t
parts_of(const struct pieces *pieces, size_t line)
{
	size_t parts = 1;

	for (size_t p = pieces->firsts.items[line];
	     p < pieces->firsts.items[line + 1]; p++)
		parts += pieces->items.items[p].apart;
	return parts;
}

/* Does it have an amount behind other words, and pieces well apart? */
static bool
is_row(const struct pieces *pieces, size_t line)
{
	size_t first = pieces->firsts.items[line];

	if (parts_of(pieces, line) < 2)
		return false;
	for (size_t p = first + 1; p < pieces->firsts.items[line + 1]; p++)
		if (pieces->items.items[p].amount)
			return true;
	return false;
}

static size_t
weight_of(const struct pieces *pieces, size_t line)
{
	size_t amounts = 0;

	for (size_t p = pieces->firsts.items[line];
	     p < pieces->firsts.items[line + 1]; p++)
		amounts += pieces->items.items[p].amount;
	return amounts >= AMOUNTS ? 2 : 1;
}

static bool
is_near(const struct lines *lines, size_t line)
{
	const struct line *above = &lines->items.items[line - 1];
	const struct line *below = &lines->items.items[line];

	return below->baseline - above->baseline <= FAR * below->size;
}

/* A note, a unit or a title stands between tables, never in one. */
static bool
parts_tables(const struct lines *lines, const struct page *page, size_t line)
{
	const struct line *words = &lines->items.items[line];
	struct strbuf buf = {0};
	struct text text;
	bool parts;

	line_print(&buf, lines, words, page, 0, words->count);
	text = strbuf_view(&buf);
	parts = text_starts(text, TEXT("注")) ||
		text_starts(text, TEXT("说明")) ||
		text_has(text, TEXT("单位：")) ||
		text_has(text, TEXT("单位:")) ||
		text_has(text, TEXT("名称：")) || text_ends(text, TEXT("表"));
	strbuf_release(&buf);
	return parts;
}

/* The end of the table that begins with a row; `from` when it has too few. */
static size_t
table_end(const struct lines *lines, const struct page *page,
	  const struct pieces *pieces, size_t from, size_t least)
{
	size_t rows = weight_of(pieces, from), plain = 0, end = from + 1;

	for (size_t l = from + 1; l < lines->items.count; l++) {
		if (!is_near(lines, l))
			break;
		if (is_row(pieces, l)) {
			rows += weight_of(pieces, l);
			plain = 0;
			end = l + 1;
		} else if (parts_of(pieces, l) < 2 &&
			   (++plain > PLAIN_MAX ||
			    parts_tables(lines, page, l))) {
			break;
		}
	}
	return rows >= least ? end : from;
}

/* Does a line stand so close above another one that it may be the first of a
 * head's lines? Titles are larger, and what names something has a colon. */
static bool
may_head(const struct lines *lines, const struct page *page,
	 const struct pieces *pieces, size_t line)
{
	const struct line *above = &lines->items.items[line];
	const struct line *below = &lines->items.items[line + 1];
	bool close = below->baseline - above->baseline <= TIGHT * below->size;

	return above->size <= LARGER * below->size &&
	       is_near(lines, line + 1) &&
	       (close || piece_count(pieces, line) > 1) &&
	       !parts_tables(lines, page, line);
}

/* Does a line without amounts go on with the labels above it? */
static bool
is_tail(const struct lines *lines, const struct page *page,
	const struct pieces *pieces, size_t line)
{
	const struct line *above = &lines->items.items[line - 1];
	const struct line *below = &lines->items.items[line];

	return below->baseline - above->baseline <= TIGHT * above->size &&
	       !is_row(pieces, line) && !parts_tables(lines, page, line);
}

static size_t
head_start(const struct lines *lines, const struct page *page,
	   const struct pieces *pieces, size_t from, size_t least)
{
	while (from > least && may_head(lines, page, pieces, from - 1))
		from--;
	return from;
}

static int
by_left(const void *a, const void *b)
{
	const struct span *one = a, *other = b;

	return (one->left > other->left) - (one->left < other->left);
}

/* Spans that overlap become one. */
static void
unite(struct spans *spans)
{
	size_t kept = 0;

	if (spans->items.count == 0)
		return;
	qsort(spans->items.items, spans->items.count,
	      sizeof *spans->items.items, by_left);
	for (size_t i = 1; i < spans->items.count; i++) {
		const struct span *span = &spans->items.items[i];
		struct span *last = &spans->items.items[kept];

		if (span->left <= last->right)
			last->right = fmaxf(last->right, span->right);
		else
			spans->items.items[++kept] = *span;
	}
	spans->items.count = kept + 1;
}

/* What is free of amounts at the left of a piece; empty where it begins among
 * them. */
static struct span
beside_amounts(const struct spans *amounts, const struct piece *piece)
{
	struct span span = {piece->left, piece->right};

	vec_each (const struct span *, amount, &amounts->items) {
		if (span.left >= amount->left && span.left <= amount->right)
			span.right = span.left;
		else if (amount->left > span.left)
			span.right = fminf(span.right, amount->left - 0.1f);
	}
	return span;
}

/* A head over nothing is a column without values. */
static void
add_heads(struct spans *columns, const struct pieces *pieces, size_t line)
{
	for (size_t p = pieces->firsts.items[line];
	     p < pieces->firsts.items[line + 1]; p++) {
		const struct piece *piece = &pieces->items.items[p];
		bool free = true;

		vec_each (const struct span *, column, &columns->items)
			free = free && (piece->right < column->left ||
					piece->left > column->right);
		if (free)
			*vec_push(&columns->items) =
				(struct span){piece->left, piece->right};
	}
}

/* Where amounts overlap, they are one column, and so are words; words that are
 * longer than their column end where amounts begin. */
static void
find_columns(struct spans *columns, const struct pieces *pieces, size_t head,
	     size_t from, size_t end)
{
	struct spans amounts = {0};

	for (int words = 0; words < 2; words++) {
		for (size_t p = pieces->firsts.items[from];
		     p < pieces->firsts.items[end]; p++) {
			const struct piece *piece = &pieces->items.items[p];
			struct span span = {piece->left, piece->right};

			if (!is_row(pieces, piece->line) ||
			    piece->amount == (bool)words)
				continue;
			if (words)
				span = beside_amounts(&amounts, piece);
			if (span.right > span.left)
				*vec_push(words ? &columns->items
						: &amounts.items) = span;
		}
		unite(&amounts);
	}
	vec_each (const struct span *, amount, &amounts.items)
		*vec_push(&columns->items) = *amount;
	unite(columns);
	for (size_t line = from; line-- > head;)
		add_heads(columns, pieces, line);
	unite(columns);
	vec_release(&amounts.items);
}

/* The column that has most of a piece; NO_COLUMN for one that reaches over
 * several and is no line's data. */
static size_t
column_below(const struct spans *columns, const struct piece *piece, bool data)
{
	size_t best = NO_COLUMN, several = 0;
	float most = -INFINITY;

	for (size_t c = 0; c < columns->items.count; c++) {
		const struct span *column = &columns->items.items[c];
		float shared = fminf(piece->right, column->right) -
			       fmaxf(piece->left, column->left);

		several += shared > 0;
		if (shared > most) {
			most = shared;
			best = c;
		}
	}
	return data || several < 2 ? best : NO_COLUMN;
}

static void
seat_pieces(const struct spans *columns, struct pieces *pieces, size_t head,
	    size_t from, size_t end)
{
	for (size_t p = pieces->firsts.items[head];
	     p < pieces->firsts.items[end]; p++) {
		struct piece *piece = &pieces->items.items[p];

		piece->column =
			column_below(columns, piece, piece->line >= from);
	}
}

/* What a column has among a table's lines: a head of its own, or amounts with a
 * point. */
struct use {
	bool head, points;
};

static struct use
use_of(const struct pieces *pieces, size_t head, size_t from, size_t end,
       size_t column)
{
	struct use use = {0};

	for (size_t p = pieces->firsts.items[head];
	     p < pieces->firsts.items[end]; p++) {
		const struct piece *piece = &pieces->items.items[p];

		if (piece->column != column)
			continue;
		use.head = use.head || piece->line < from;
		use.points = use.points || piece->point;
	}
	return use;
}

/* Does a line have something in both columns? */
static bool
share_line(const struct pieces *pieces, size_t head, size_t end, size_t one,
	   size_t other)
{
	for (size_t line = head; line < end; line++) {
		bool in_one = false, in_other = false;

		for (size_t p = pieces->firsts.items[line];
		     p < pieces->firsts.items[line + 1]; p++) {
			size_t column = pieces->items.items[p].column;

			in_one = in_one || column == one;
			in_other = in_other || column == other;
		}
		if (in_one && in_other)
			return true;
	}
	return false;
}

/* May a column and the next one be one? Not where both have amounts, or heads
 * that are not above each other, or a line has both. */
static bool
may_be_one(const struct pieces *pieces, size_t head, size_t from, size_t end,
	   size_t column)
{
	struct use use = use_of(pieces, head, from, end, column);
	struct use next = use_of(pieces, head, from, end, column + 1);

	return !(use.points && next.points) && !(use.head && next.head) &&
	       !share_line(pieces, head, end, column, column + 1);
}

/* One column goes to its right neighbour, or the other way round. */
static void
join_columns(struct spans *columns, struct pieces *pieces, size_t left)
{
	struct span *spans = columns->items.items;
	size_t rest = columns->items.count - left - 2;

	spans[left].right = spans[left + 1].right;
	memmove(spans + left + 1, spans + left + 2, rest * sizeof *spans);
	columns->items.count--;
	vec_each (struct piece *, piece, &pieces->items)
		if (piece->column != NO_COLUMN && piece->column > left)
			piece->column--;
}

/* Does a head stand over both? */
static bool
is_bridged(const struct pieces *pieces, size_t head, size_t from,
	   const struct span *left, const struct span *right)
{
	for (size_t p = pieces->firsts.items[head];
	     p < pieces->firsts.items[from]; p++)
		if (pieces->items.items[p].left < left->right &&
		    pieces->items.items[p].right > right->left)
			return true;
	return false;
}

/* A head and the number of a column stand in its middle, its amounts at its
 * right: join what no line has both of, the nearest ones first; or only those
 * that one head stands over. */
static void
join_parts(struct spans *columns, struct pieces *pieces, size_t head,
	   size_t from, size_t end, bool bridged)
{
	for (;;) {
		const struct span *spans = columns->items.items;
		size_t best = NO_COLUMN;
		float least = INFINITY;

		for (size_t c = 0; c + 1 < columns->items.count; c++) {
			float apart = spans[c + 1].left - spans[c].right;

			if (apart < least &&
			    (!bridged ||
			     is_bridged(pieces, head, from, &spans[c],
					&spans[c + 1])) &&
			    may_be_one(pieces, head, from, end, c)) {
				least = apart;
				best = c;
			}
		}
		if (best == NO_COLUMN)
			return;
		join_columns(columns, pieces, best);
	}
}

/* A column is as wide as its heads are, but for what is its neighbours'. */
static void
widen_columns(struct spans *columns, const struct pieces *pieces, size_t head,
	      size_t from)
{
	struct span *spans = columns->items.items;
	size_t last = columns->items.count - 1;

	for (size_t p = pieces->firsts.items[head];
	     p < pieces->firsts.items[from]; p++) {
		const struct piece *piece = &pieces->items.items[p];
		size_t c = piece->column;

		if (c == NO_COLUMN)
			continue;
		spans[c].left =
			fminf(spans[c].left,
			      c > 0 ? fmaxf(piece->left, spans[c - 1].right)
				    : piece->left);
		spans[c].right =
			fmaxf(spans[c].right,
			      c < last ? fminf(piece->right, spans[c + 1].left)
				       : piece->right);
	}
}

static void
find_edges(struct table *table, struct pieces *pieces, size_t head, size_t from,
	   size_t end)
{
	struct spans columns = {0};
	const struct span *spans;

	find_columns(&columns, pieces, head, from, end);
	for (int bridged = 1; bridged >= 0; bridged--) {
		seat_pieces(&columns, pieces, head, from, end);
		join_parts(&columns, pieces, head, from, end, bridged);
	}
	seat_pieces(&columns, pieces, head, from, end);
	widen_columns(&columns, pieces, head, from);
	spans = columns.items.items;
	*vec_push(&table->edges) = spans[0].left;
	for (size_t i = 0; i + 1 < columns.items.count; i++)
		*vec_push(&table->edges) =
			(spans[i].right + spans[i + 1].left) / 2;
	*vec_push(&table->edges) = spans[columns.items.count - 1].right;
	vec_release(&columns.items);
}

/* Which column a piece's middle is in; the outer ones have no end. */
static size_t
middle_column(const struct piece *piece, const float *edges, size_t count)
{
	float middle = (piece->left + piece->right) / 2;
	size_t column = 0;

	while (column + 2 < count && middle >= edges[column + 1])
		column++;
	return column;
}

/* Do a table's amounts all stand between neighbours of these edges, no two of a
 * line between the same ones? */
static bool
fits(const struct pieces *pieces, size_t from, size_t end, const float *edges,
     size_t count)
{
	const struct piece *last = NULL;

	for (size_t p = pieces->firsts.items[from];
	     p < pieces->firsts.items[end]; p++) {
		const struct piece *piece = &pieces->items.items[p];

		if (!piece->amount || !is_row(pieces, piece->line))
			continue;
		if (last && last->line == piece->line &&
		    middle_column(last, edges, count) ==
			    middle_column(piece, edges, count))
			return false;
		last = piece;
	}
	return true;
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

/* Where the lowest head of a column begins and ends; INFINITY for none. */
struct leaf {
	float top, bottom;
};

/* Which pieces are heads of one column each: the lowest one, and what stands
 * close above it. */
static void
find_leaves(struct pieces *pieces, const struct lines *lines, size_t head,
	    size_t from, struct leaf *leaves, size_t columns)
{
	for (size_t c = 0; c < columns; c++)
		leaves[c] = (struct leaf){INFINITY, INFINITY};
	for (size_t p = pieces->firsts.items[from];
	     p-- > pieces->firsts.items[head];) {
		struct piece *piece = &pieces->items.items[p];
		float close = TIGHT * lines->items.items[piece->line].size;
		struct leaf *leaf;

		if (piece->column == NO_COLUMN)
			continue;
		leaf = &leaves[piece->column];
		if (leaf->top == INFINITY)
			leaf->bottom = piece->baseline;
		else if (leaf->top - piece->baseline > close)
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

/* The first column that a head above others is over: it stands in the middle of
 * all that it is over. The heads of those lie as deep below it as what is right
 * below it; one that goes over both lines lies higher. */
static size_t
first_below(const struct table *table, const struct pieces *pieces,
	    const struct leaf *leaves, const struct piece *piece)
{
	const float *edges = table->edges.items;
	size_t columns = table_columns(table), own = column_of(table, piece);
	size_t least = own, most = own, widest = 0, first = own;
	float deep = DEEP * depth_of(&leaves[own], piece);

	const struct piece *left = piece_beside(pieces, piece, false);
	const struct piece *right = piece_beside(pieces, piece, true);
	size_t before = left ? column_of(table, left) + 1 : 0;
	size_t behind = right ? column_of(table, right) : columns;

	while (least > before && depth_of(&leaves[least - 1], piece) >= deep)
		least--;
	while (most + 1 < behind && depth_of(&leaves[most + 1], piece) >= deep)
		most++;
	for (size_t a = least; a <= own; a++) {
		for (size_t b = own; b <= most; b++) {
			float off = edges[a] + edges[b + 1] - piece->left -
				    piece->right;
			float width =
				(edges[b + 1] - edges[a]) / (float)(b + 1 - a);

			if (fabsf(off) > width * 2 / 3 || b - a < widest)
				continue;
			widest = b - a;
			first = a;
		}
	}
	return first;
}

/* Lines of heads over several columns are a row each; those of one column, in
 * however many lines, are one. */
static void
add_head(struct tables *tables, struct table *table, const struct lines *lines,
	 const struct page *page, struct pieces *pieces, size_t head,
	 size_t from)
{
	size_t columns = table_columns(table);
	struct leaf *leaves = mem_alloc(columns * sizeof *leaves);
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
						      piece));
		}
		end_row(&row, tables, table);
	}
	end_row(&lowest, tables, table);
	free(leaves);
}

static float
gap_below(const struct lines *lines, size_t line)
{
	return lines->items.items[line + 1].baseline -
	       lines->items.items[line].baseline;
}

/* On which lines a row begins. Lines between two with amounts go to the one that
 * they are nearer to, if rows are never as near as that. */
static bool *
find_rows(const struct lines *lines, const struct pieces *pieces, size_t from,
	  size_t end)
{
	bool *begins = mem_zero(end - from + 1, sizeof *begins);
	float pitch = INFINITY;
	size_t last = SIZE_MAX;

	for (size_t l = from; l < end; l++) {
		if (!is_row(pieces, l))
			continue;
		if (last != SIZE_MAX)
			pitch = fminf(
				pitch,
				lines->items.items[l].baseline -
					lines->items.items[last].baseline);
		last = l;
	}
	last = SIZE_MAX;
	begins[0] = true;
	for (size_t l = from; l < end; l++) {
		size_t widest = last;

		if (l + 1 < end && gap_below(lines, l) >= NEARER * pitch)
			begins[l + 1 - from] = true;
		if (!is_row(pieces, l))
			continue;
		for (size_t k = last; last != SIZE_MAX && k < l; k++)
			if (gap_below(lines, k) > gap_below(lines, widest))
				widest = k;
		if (last != SIZE_MAX)
			begins[widest + 1 - from] = true;
		last = l;
	}
	return begins;
}

static void
add_rows(struct tables *tables, struct table *table, const struct lines *lines,
	 const struct page *page, const struct pieces *pieces, size_t from,
	 size_t end)
{
	bool *begins = find_rows(lines, pieces, from, end);
	struct row row;

	for (size_t l = from; l < end; l++) {
		if (begins[l - from])
			begin_row(&row, table_columns(table));
		for (size_t p = pieces->firsts.items[l];
		     p < pieces->firsts.items[l + 1]; p++) {
			const struct piece *piece = &pieces->items.items[p];

			add_piece(&row, lines, page, piece,
				  column_of(table, piece));
		}
		if (l + 1 == end || begins[l + 1 - from])
			end_row(&row, tables, table);
	}
	free(begins);
}

static void
add_table(struct tables *tables, struct lines *lines, const struct page *page,
	  struct pieces *pieces, size_t head, size_t from, size_t end,
	  const float *edges, size_t edge_count)
{
	struct table table = {
		.top = lines->items.items[head].baseline -
		       lines->items.items[head].size,
		.bottom = lines->items.items[end - 1].baseline,
		.aligned = true,
	};

	if (edges)
		for (size_t e = 0; e < edge_count; e++)
			*vec_push(&table.edges) = edges[e];
	else
		find_edges(&table, pieces, head, from, end);
	if (edges) {
		add_rows(tables, &table, lines, page, pieces, head, end);
	} else {
		add_head(tables, &table, lines, page, pieces, head, from);
		add_rows(tables, &table, lines, page, pieces, from, end);
	}
	for (size_t l = head; l < end; l++)
		lines->items.items[l].count = 0;
	*vec_push(&tables->items) = table;
}

/* Is nothing above a line? */
static bool
is_top(const struct lines *lines, size_t line)
{
	while (line > 0 && lines->items.items[line - 1].count == 0)
		line--;
	return line == 0;
}

void
tables_aligned(struct tables *tables, struct lines *lines,
	       const struct page *page, const float *edges, size_t edge_count)
{
	struct pieces pieces = {0};
	size_t least = 0;

	find_pieces(&pieces, lines, page);
	for (size_t l = 0; l < lines->items.count; l++) {
		bool goes_on =
			edges && tables->items.count == 0 && is_top(lines, l);
		size_t end = l;

		if (is_row(&pieces, l))
			end = table_end(lines, page, &pieces, l,
					goes_on ? 1 : ROWS_MIN);
		if (end == l)
			continue;
		while (end < lines->items.count &&
		       is_tail(lines, page, &pieces, end))
			end++;
		size_t head = head_start(lines, page, &pieces, l, least);
		bool first = edges && tables->items.count == 0 &&
			     is_top(lines, head);
		bool fit = first && fits(&pieces, l, end, edges, edge_count);
		/* Whose columns nobody knows stays text. */
		if (!first || fit || head < l)
			add_table(tables, lines, page, &pieces, head, l, end,
				  fit ? edges : NULL, edge_count);
		least = end;
		l = end - 1;
	}
	vec_release(&pieces.items);
	vec_release(&pieces.firsts);
}
