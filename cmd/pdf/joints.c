/* Parts of columns become one: see joints.h. */
#include "joints.h"

#include <math.h>

#define HAIR 1.0f /* by points: it does not tell how a column is set */

/* What a column has among a table's lines, but for the numbers of columns. */
struct use {
	bool head, amounts, words;
	bool told; /* it has amounts that are no codes */
};

/* A piece if it is of a row and a column; NULL if it is none. */
static const struct piece *
data_of(const struct draft *draft, size_t p, size_t column)
{
	const struct piece *piece = &draft->pieces->items.items[p];

	return piece->line >= draft->from && piece->column == column &&
			       pieces_are_row(draft->pieces, piece->line) &&
			       !pieces_are_numbers(draft->pieces, piece->line)
		       ? piece
		       : NULL;
}

/* Codes stand in front of the words of a line, and have no point. */
static bool
may_be_code(const struct pieces *pieces, const struct piece *piece)
{
	size_t p = (size_t)(piece - pieces->items.items);
	size_t first = pieces->firsts.items[piece->line];
	size_t end = pieces->firsts.items[piece->line + 1];

	while (first < end && pieces->items.items[first].amount)
		first++;
	return !piece->point && p < first && first < end;
}

static struct use
use_of(const struct draft *draft, size_t column)
{
	const struct pieces *pieces = draft->pieces;
	struct use use = {0};

	for (size_t p = pieces->firsts.items[draft->full];
	     p < pieces->firsts.items[draft->end]; p++) {
		const struct piece *piece = &pieces->items.items[p];
		const struct piece *data = data_of(draft, p, column);

		use.head = use.head || (piece->column == column &&
					piece->line < draft->from);
		use.amounts = use.amounts || (data && data->amount);
		use.told = use.told ||
			   (data && data->amount && !may_be_code(pieces, data));
		use.words = use.words || (data && !data->amount);
	}
	return use;
}

/* Does a line have something in both columns? */
static bool
share_line(const struct draft *draft, size_t one, size_t other)
{
	const struct pieces *pieces = draft->pieces;

	for (size_t line = draft->full; line < draft->end; line++) {
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
may_be_one(const struct draft *draft, size_t column)
{
	struct use use = use_of(draft, column);
	struct use next = use_of(draft, column + 1);

	return !(use.amounts && next.amounts) && !(use.head && next.head) &&
	       !share_line(draft, column, column + 1);
}

/* One column goes to its right neighbour, or the other way round. */
static void
join(struct draft *draft, size_t left)
{
	struct span *spans = draft->columns.items.items;
	size_t rest = draft->columns.items.count - left - 2;

	spans[left].right = spans[left + 1].right;
	memmove(spans + left + 1, spans + left + 2, rest * sizeof *spans);
	draft->columns.items.count--;
	vec_each (struct piece *, piece, &draft->pieces->items)
		if (piece->column != NO_COLUMN && piece->column > left)
			piece->column--;
}

/* Is there no other head below one? */
static bool
is_lowest(const struct draft *draft, const struct piece *head)
{
	const struct pieces *pieces = draft->pieces;

	for (size_t p = pieces->firsts.items[head->line + 1];
	     p < pieces->firsts.items[draft->from]; p++)
		if (pieces->items.items[p].left < head->right &&
		    pieces->items.items[p].right > head->left)
			return false;
	return true;
}

/* Does a head that is above no others stand over both? */
static bool
is_bridged(const struct draft *draft, size_t column)
{
	const struct pieces *pieces = draft->pieces;
	const struct span *spans = draft->columns.items.items + column;

	for (size_t p = pieces->firsts.items[draft->full];
	     p < pieces->firsts.items[draft->from]; p++) {
		const struct piece *piece = &pieces->items.items[p];

		if (piece->left < spans[0].right &&
		    piece->right > spans[1].left && is_lowest(draft, piece))
			return true;
	}
	return false;
}

/* How far what a column has begins, and ends, apart; only amounts with a point
 * where those alone are asked for. */
static struct span
spread_of(const struct draft *draft, size_t column, bool points)
{
	const struct pieces *pieces = draft->pieces;
	struct span least = {INFINITY, INFINITY};
	struct span most = {-INFINITY, -INFINITY};

	for (size_t p = pieces->firsts.items[draft->from];
	     p < pieces->firsts.items[draft->end]; p++) {
		const struct piece *piece = data_of(draft, p, column);

		if (!piece || (points && !piece->point))
			continue;
		least.left = fminf(least.left, piece->left);
		least.right = fminf(least.right, piece->right);
		most.left = fmaxf(most.left, piece->left);
		most.right = fmaxf(most.right, piece->right);
	}
	if (least.left == INFINITY)
		return (struct span){0, 0};
	return (struct span){most.left - least.left, most.right - least.right};
}

/* Where what a column has is flush. */
enum side {
	SIDE_UNKNOWN,
	SIDE_LEFT,
	SIDE_RIGHT,
};

static enum side
side_of(struct span spread)
{
	if (fabsf(spread.right - spread.left) <= HAIR)
		return SIDE_UNKNOWN;
	return spread.right < spread.left ? SIDE_RIGHT : SIDE_LEFT;
}

/* What is flush right stands below its head or to the right of it, for that is
 * within the same cell; never to the left. Else it is the other way round.
 * Amounts that are all as wide are flush where others are; codes need not
 * be. */
static bool
is_beside(const struct draft *draft, size_t column, enum side amounts)
{
	struct use use = use_of(draft, column);
	struct use next = use_of(draft, column + 1);
	bool data = use.amounts || use.words;
	bool next_data = next.amounts || next.words;
	enum side side;

	if (data == next_data || use.head == next.head || data == use.head)
		return false;
	side = side_of(spread_of(draft, data ? column : column + 1, false));
	if (side == SIDE_UNKNOWN && (use.told || next.told))
		side = amounts;
	return side == (data ? SIDE_LEFT : SIDE_RIGHT);
}

/* How many columns of data have a head beside them, if amounts are set so? */
static size_t
count_beside(const struct draft *draft, enum side amounts)
{
	size_t count = 0;

	for (size_t c = 0; c + 1 < draft->columns.items.count; c++)
		count += is_beside(draft, c, amounts) && may_be_one(draft, c);
	return count;
}

/* Where all amounts are as wide, more of them have a head beside them on the
 * side that tells. */
static enum side
side_of_amounts(const struct draft *draft)
{
	struct span all = {0};
	enum side side;

	for (size_t c = 0; c < draft->columns.items.count; c++) {
		struct span one = spread_of(draft, c, true);

		all.left += one.left;
		all.right += one.right;
	}
	side = side_of(all);
	if (side != SIDE_UNKNOWN)
		return side;
	return count_beside(draft, SIDE_RIGHT) >= count_beside(draft, SIDE_LEFT)
		       ? SIDE_RIGHT
		       : SIDE_LEFT;
}

void
draft_widen(struct draft *draft, size_t head)
{
	const struct pieces *pieces = draft->pieces;
	struct span *spans = draft->columns.items.items;
	size_t last = draft->columns.items.count - 1;

	for (size_t p = pieces->firsts.items[head];
	     p < pieces->firsts.items[draft->from]; p++) {
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

/* The next two columns to be joined, the first of them. */
static size_t
next_joint(const struct draft *draft, enum joint joint, enum side amounts)
{
	struct draft widened = *draft;
	size_t best = NO_COLUMN;
	float least = INFINITY;

	widened.columns = (struct spans){0};
	vec_each (const struct span *, span, &draft->columns.items)
		*vec_push(&widened.columns.items) = *span;
	draft_widen(&widened, draft->full);
	for (size_t c = 0; c + 1 < draft->columns.items.count; c++) {
		const struct span *spans = widened.columns.items.items + c;
		float apart = spans[1].left - spans[0].right;

		if (apart >= least ||
		    (joint == JOINT_BRIDGED && !is_bridged(draft, c)) ||
		    (joint == JOINT_BESIDE && !is_beside(draft, c, amounts)) ||
		    !may_be_one(draft, c))
			continue;
		least = apart;
		best = c;
	}
	vec_release(&widened.columns.items);
	return best;
}

void
joints_make(struct draft *draft, enum joint joint)
{
	enum side amounts = side_of_amounts(draft);
	size_t column;

	while ((column = next_joint(draft, joint, amounts)) != NO_COLUMN)
		join(draft, column);
}
