/*
 * Pieces that stand below each other are a column: amounts with amounts, words
 * with words. A head and a column's number may stand beside its amounts, so
 * what no line has both of becomes one column.
 */
#include "columns.h"

#include <math.h>

#define FLUSH     1.0f /* how far a column's text begins left of its head */
#define HEADS_MIN 3    /* heads that tell */

struct span {
	float left, right;
};

struct spans {
	VEC(struct span) items;
};

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
	vec_sort(&spans->items, by_left);
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

/* The first line of the head that has nearly as many pieces as the fullest one:
 * what those above it have over no column stands over several. */
static size_t
full_line(const struct pieces *pieces, size_t head, size_t from)
{
	size_t most = 0, line = head;

	for (size_t l = head; l < from; l++)
		if (pieces_count(pieces, l) > most)
			most = pieces_count(pieces, l);
	while (line < from && 2 * pieces_count(pieces, line) < most)
		line++;
	return line;
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

/* The line of the head that has most pieces. */
static size_t
fullest_line(const struct pieces *pieces, size_t head, size_t from)
{
	size_t fullest = head;

	for (size_t l = head; l < from; l++)
		if (pieces_count(pieces, l) > pieces_count(pieces, fullest))
			fullest = l;
	return fullest;
}

/* Widen the column that begins left of a piece, which is no earlier one than
 * *next; false where the piece reaches into the one behind it. */
static bool
take_piece(struct spans *columns, const struct piece *piece, size_t *next)
{
	struct span *spans = columns->items.items;
	size_t column = 0;

	while (column + 1 < columns->items.count &&
	       spans[column + 1].left <= piece->left + FLUSH)
		column++;
	if (column < *next || (column + 1 < columns->items.count &&
			       piece->right > spans[column + 1].left))
		return false;
	spans[column].right = fmaxf(spans[column].right, piece->right);
	*next = column + 1;
	return true;
}

/* Heads may be set flush left, and amounts flush right, next to the head of the
 * next column: then every column is what begins with its head. False where any
 * row says otherwise. */
static bool
find_flush(struct spans *columns, const struct pieces *pieces, size_t head,
	   size_t from, size_t end)
{
	size_t line = head < from ? fullest_line(pieces, head, from) : head;
	bool flush = head < from && pieces_count(pieces, line) >= HEADS_MIN;

	for (size_t p = pieces->firsts.items[line];
	     flush && p < pieces->firsts.items[line + 1]; p++)
		*vec_push(&columns->items) =
			(struct span){pieces->items.items[p].left,
				      pieces->items.items[p].right};
	for (size_t l = from; flush && l < end; l++) {
		size_t next = 0;

		for (size_t p = pieces->firsts.items[l];
		     flush && pieces_are_row(pieces, l) &&
		     p < pieces->firsts.items[l + 1];
		     p++)
			flush = take_piece(columns, &pieces->items.items[p],
					   &next);
	}
	if (!flush)
		columns->items.count = 0;
	return flush;
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

			if (!pieces_are_row(pieces, piece->line) ||
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
	for (size_t line = from; line-- > full_line(pieces, head, from);)
		add_heads(columns, pieces, line);
	unite(columns);
	vec_release(&amounts.items);
}

/* The column that has most of a piece, and more than so much; NO_COLUMN for one
 * that reaches over several and is no line's data. */
static size_t
column_below(const struct spans *columns, const struct piece *piece, bool data,
	     float least)
{
	size_t best = NO_COLUMN, several = 0;
	float most = least;

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
	size_t full = full_line(pieces, head, from);

	for (size_t p = pieces->firsts.items[head];
	     p < pieces->firsts.items[end]; p++) {
		struct piece *piece = &pieces->items.items[p];

		piece->column =
			column_below(columns, piece, piece->line >= from,
				     piece->line < full ? 0 : -INFINITY);
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

void
columns_find(struct table *table, struct pieces *pieces, size_t head,
	     size_t from, size_t end)
{
	struct spans columns = {0};
	const struct span *spans;

	if (!find_flush(&columns, pieces, head, from, end))
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

size_t
columns_nearest(const struct table *table, const struct piece *piece)
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
