/* Pieces of lines, and which lines are rows of a table. */
#include "pieces.h"

#include "amount.h"

#include "base/utf8.h"

#define GAP        0.5f  /* pieces of a line are parted by more, by type size */
#define APART      1.2f  /* and somewhere in a row by more than that */
#define TOUCH      0.08f /* gaps that are wider part a code and its name */
#define CODE_MIN   3     /* digits that a code has at least, */
#define CODE_MAX   7     /* and at most */
#define NUMBER_MAX 2     /* digits that the number of a column has at most */
#define AMOUNTS    3     /* a line with as many counts as two */
#define WIDE       0xfee0 /* from a character to the one of full width */
#define BELOW      2.0f /* the rest of an amount is no farther down, by size */

/* Of a glyph, as one of half width. */
static uint32_t
point_at(const struct lines *lines, const struct line *line,
	 const struct page *page, uint32_t index)
{
	uint32_t point = line_glyph(lines, line, page, index)->point;

	return point > WIDE && point <= WIDE + '~' ? point - WIDE : point;
}

static bool
is_digit(uint32_t point)
{
	return point >= '0' && point <= '9';
}

/* Digits with the marks that amounts have; a dash stands for none, and signs of
 * number for one that is too wide. */
static bool
looks_like_amount(const struct lines *lines, const struct line *line,
		  const struct page *page, const struct piece *piece)
{
	size_t digits = 0;
	bool some = false;

	for (uint32_t i = piece->first; i < piece->end; i++) {
		uint32_t point = point_at(lines, line, page, i);

		digits += is_digit(point);
		if (is_digit(point) || point == u'—' || point == '#')
			some = true;
		else if (point > 0x7f || !strchr("-+.,%()", (int)point))
			return false;
	}
	/* "1." is none, and "15." may go on below. */
	return some && (digits > 1 ||
			point_at(lines, line, page, piece->end - 1) != '.');
}

static bool
has_point(const struct lines *lines, const struct line *line,
	  const struct page *page, const struct piece *piece)
{
	for (uint32_t i = piece->first; i < piece->end; i++)
		if (point_at(lines, line, page, i) == '.')
			return true;
	return false;
}

static unsigned
number_of(const struct lines *lines, const struct line *line,
	  const struct page *page, const struct piece *piece)
{
	unsigned number = 0;

	if (piece->end - piece->first > NUMBER_MAX)
		return 0;
	for (uint32_t i = piece->first; i < piece->end; i++) {
		uint32_t point = point_at(lines, line, page, i);

		if (!is_digit(point))
			return 0;
		number = 10 * number + (point - '0');
	}
	return number;
}

/* What may stand behind an amount without a blank, in running text. */
static bool
is_unit(uint32_t point)
{
	return point == '%' || point == '.' || point == u'万' ||
	       point == u'元' || point == u'亿' || point == ',' ||
	       point == u'。' || point == u'、';
}

/* Where the amount ends that begins at the index, if it has two digits behind
 * its point and no unit behind those; 0 where there is none. */
static uint32_t
amount_end(const struct lines *lines, const struct line *line,
	   const struct page *page, uint32_t index, uint32_t end)
{
	uint32_t first = index + (point_at(lines, line, page, index) == '-');
	uint32_t at = first;

	while (at < end && (is_digit(point_at(lines, line, page, at)) ||
			    point_at(lines, line, page, at) == ','))
		at++;
	if (at == first || at + 3 > end ||
	    point_at(lines, line, page, at) != '.' ||
	    !is_digit(point_at(lines, line, page, at + 1)) ||
	    !is_digit(point_at(lines, line, page, at + 2)))
		return 0;
	at += 3;
	if (at < end && is_unit(point_at(lines, line, page, at)))
		return 0;
	return at;
}

/* Where an amount begins that only nearly touches the number in front of it, as
 * that of a row does; end where none does. */
static uint32_t
number_end(const struct lines *lines, const struct line *line,
	   const struct page *page, uint32_t index, uint32_t end)
{
	uint32_t at = index + 1;

	if (!is_digit(point_at(lines, line, page, index)))
		return end;
	while (at < end && is_digit(point_at(lines, line, page, at)) &&
	       line_glyph(lines, line, page, at)->run ==
		       line_glyph(lines, line, page, index)->run)
		at++;
	return at < end &&
			       line_piece_end(lines, line, page, at - 1,
					      TOUCH) == at &&
			       amount_end(lines, line, page, at, end) > 0
		       ? at
		       : end;
}

/* Where words begin that only nearly touch the number in front of them, which
 * has something in front itself; end where none do. */
static uint32_t
words_start(const struct lines *lines, const struct line *line,
	    const struct page *page, uint32_t index, uint32_t end)
{
	uint32_t at = index;

	while (at < end && point_at(lines, line, page, at) <= '9' &&
	       strchr("-.,0123456789", (int)point_at(lines, line, page, at)))
		at++;
	return index > 0 && at > index && at < end &&
			       point_is_han(point_at(lines, line, page, at)) &&
			       !is_unit(point_at(lines, line, page, at)) &&
			       line_piece_end(lines, line, page, at - 1,
					      TOUCH) == at
		       ? at
		       : end;
}

/* Columns may touch: where in a piece an amount ends or begins, or a code ends
 * that a name stands a little behind of. */
static uint32_t
part_end(const struct lines *lines, const struct line *line,
	 const struct page *page, uint32_t index, uint32_t end)
{
	uint32_t at = number_end(lines, line, page, index, end);

	if (at < end)
		return at;
	at = amount_end(lines, line, page, index, end);
	if (at > 0)
		return at;
	at = words_start(lines, line, page, index, end);
	if (at < end)
		return at;
	for (at = index; at < end && point_at(lines, line, page, at) == '#';)
		at++;
	if (at > index)
		return at;
	while (at < end && is_digit(point_at(lines, line, page, at)))
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
print_piece(struct strbuf *out, const struct piece *piece,
	    const struct lines *lines, const struct page *page)
{
	strbuf_clear(out);
	line_print(out, lines, &lines->items.items[piece->line], page,
		   piece->first, piece->end);
}

/* Does a piece above begin the amount that this one is the rest of? */
static bool
is_tail(const struct pieces *pieces, const struct piece *piece,
	const struct lines *lines, const struct page *page)
{
	float far = BELOW * lines->items.items[piece->line].size;
	struct strbuf above = {0}, below = {0};
	bool tail = false;

	print_piece(&below, piece, lines, page);
	for (size_t p = pieces->firsts.items[piece->line]; p-- > 0 && !tail;) {
		const struct piece *other = &pieces->items.items[p];

		if (piece->baseline - other->baseline > far)
			break;
		if (!other->amount || other->left > piece->right ||
		    other->right < piece->left)
			continue;
		print_piece(&above, other, lines, page);
		tail = amount_breaks_off(strbuf_view(&above),
					 strbuf_view(&below));
		break;
	}
	strbuf_release(&above);
	strbuf_release(&below);
	return tail;
}

/* Where all amounts of a line are such rests, it is no row. */
static void
find_tails(struct pieces *pieces, size_t line, const struct lines *lines,
	   const struct page *page)
{
	size_t first = pieces->firsts.items[line];
	size_t end = pieces->firsts.items[line + 1];

	for (size_t p = first; p < end; p++)
		if (pieces->items.items[p].amount &&
		    !is_tail(pieces, &pieces->items.items[p], lines, page))
			return;
	for (size_t p = first; p < end; p++)
		pieces->items.items[p].tail = pieces->items.items[p].amount;
}

void
pieces_find(struct pieces *out, const struct lines *lines,
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
			piece.number = number_of(lines, line, page, &piece);
			piece.apart =
				i > 0 && piece.left - line_glyph(lines, line,
								 page, i - 1)
								 ->right >
						 APART * line->size;
			*vec_push(&out->items) = piece;
		}
	}
	*vec_push(&out->firsts) = out->items.count;
	for (size_t l = 1; l < lines->items.count; l++)
		find_tails(out, l, lines, page);
}

size_t
pieces_count(const struct pieces *pieces, size_t line)
{
	return pieces->firsts.items[line + 1] - pieces->firsts.items[line];
}

size_t
pieces_parts(const struct pieces *pieces, size_t line)
{
	size_t parts = 1;

	for (size_t p = pieces->firsts.items[line];
	     p < pieces->firsts.items[line + 1]; p++)
		parts += pieces->items.items[p].apart;
	return parts;
}

/* Has a line pieces well apart, and an amount among those from first on? */
static bool
has_amount(const struct pieces *pieces, size_t line, size_t first)
{
	if (pieces_parts(pieces, line) < 2)
		return false;
	for (size_t p = first; p < pieces->firsts.items[line + 1]; p++)
		if (pieces->items.items[p].amount &&
		    !pieces->items.items[p].tail)
			return true;
	return false;
}

bool
pieces_are_row(const struct pieces *pieces, size_t line)
{
	return has_amount(pieces, line, pieces->firsts.items[line] + 1);
}

bool
pieces_may_be_row(const struct pieces *pieces, size_t line)
{
	return has_amount(pieces, line, pieces->firsts.items[line]);
}

bool
pieces_are_numbers(const struct pieces *pieces, size_t line)
{
	unsigned last = 0, count = 0;

	for (size_t p = pieces->firsts.items[line];
	     p < pieces->firsts.items[line + 1]; p++) {
		const struct piece *piece = &pieces->items.items[p];

		if (!piece->amount)
			continue;
		if (piece->number == 0 ||
		    (count > 0 && piece->number != last + 1))
			return false;
		last = piece->number;
		count++;
	}
	return count > 1;
}

size_t
pieces_weight(const struct pieces *pieces, size_t line)
{
	size_t amounts = 0;

	for (size_t p = pieces->firsts.items[line];
	     p < pieces->firsts.items[line + 1]; p++)
		amounts += pieces->items.items[p].amount;
	return amounts >= AMOUNTS ? 2 : 1;
}

void
pieces_release(struct pieces *pieces)
{
	vec_release(&pieces->items);
	vec_release(&pieces->firsts);
}
