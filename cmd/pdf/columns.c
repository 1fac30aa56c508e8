/*
 * Pieces that stand below each other are a column: amounts with amounts, words
 * with words. A head and a column's number may stand beside its amounts, so
 * what no line has both of becomes one column.
 */
#include "columns.h"

#include "joints.h"

#include <math.h>

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

/* Where amounts overlap, they are one column, and so are words; words that are
 * longer than their column end where amounts begin. */
static void
find_columns(struct draft *draft)
{
	const struct pieces *pieces = draft->pieces;
	struct spans *columns = &draft->columns, amounts = {0};

	for (int words = 0; words < 2; words++) {
		for (size_t p = pieces->firsts.items[draft->from];
		     p < pieces->firsts.items[draft->end]; p++) {
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
	for (size_t line = draft->from; line-- > draft->full;)
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
seat_pieces(struct draft *draft)
{
	const size_t *firsts = draft->pieces->firsts.items;

	for (size_t p = firsts[draft->head]; p < firsts[draft->end]; p++) {
		struct piece *piece = &draft->pieces->items.items[p];

		piece->column = column_below(
			&draft->columns, piece, piece->line >= draft->from,
			piece->line < draft->full ? 0 : -INFINITY);
	}
}

void
columns_find(struct table *table, struct pieces *pieces, size_t head,
	     size_t from, size_t end)
{
	struct draft draft = {
		.pieces = pieces,
		.head = head,
		.full = full_line(pieces, head, from),
		.from = from,
		.end = end,
	};
	const struct spans *spans;

	find_columns(&draft);
	for (enum joint joint = 0; joint < JOINTS; joint++) {
		seat_pieces(&draft);
		joints_make(&draft, joint);
	}
	seat_pieces(&draft);
	draft_widen(&draft, head);
	spans = &draft.columns;
	*vec_push(&table->edges) = spans->items.items[0].left;
	for (size_t i = 0; i + 1 < spans->items.count; i++)
		*vec_push(&table->edges) = (spans->items.items[i].right +
					    spans->items.items[i + 1].left) /
					   2;
	*vec_push(&table->edges) =
		spans->items.items[spans->items.count - 1].right;
	vec_release(&draft.columns.items);
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
