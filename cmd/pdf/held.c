/* Rows that pages break: see held.h. */
#include "held.h"

#include "amount.h"

#define CODE_MIN 3 /* digits of a code, which are odd in number, */
#define CODE_MAX 7
#define LONG     4 /* no number of a row has as many digits */

static bool
is_digits(struct text words)
{
	for (size_t i = 0; i < words.length; i++)
		if (!byte_is_digit(words.data[i]))
			return false;
	return words.length > 0;
}

static bool
is_code(struct text words)
{
	return is_digits(words) && words.length % 2 == 1 &&
	       words.length >= CODE_MIN && words.length <= CODE_MAX;
}

/* Is a code broken off whose rest is below? A rest has less than a class. */
static bool
code_breaks_off(struct text words, struct text below)
{
	return is_digits(words) && is_digits(below) &&
	       words.length >= CODE_MIN && below.length < CODE_MIN &&
	       (words.length + below.length) % 2 == 1 &&
	       words.length + below.length <= CODE_MAX;
}

static bool
is_dashes(struct text words)
{
	while (text_starts(words, TEXT("—")))
		words = text_skip(words, TEXT("—").length);
	return words.length == 0;
}

void
held_take(struct held *held, int page, uint32_t line,
	  const struct table_cell *cells, size_t columns)
{
	arena_reset(&held->arena);
	held->page = page;
	held->line = line;
	held->cells.count = 0;
	for (size_t c = 0; c < columns; c++)
		*vec_push(&held->cells) = (struct table_cell){
			arena_copy(&held->arena, cells[c].words), cells[c].fit};
}

/* What a cell of a row says of the cell above it. */
enum rest {
	REST_NONE,   /* it is no rest of that */
	REST_SURE,   /* of an amount or a code that is broken off */
	REST_SIGNED, /* an amount below a dash, which may be its sign */
	REST_DIGITS, /* that may be an amount's last ones */
	REST_WORDS,
	REST_EMPTY,
};

static enum rest
rest_of(struct text above, struct text below)
{
	if (below.length == 0 || (is_dashes(above) && is_dashes(below)))
		return REST_EMPTY;
	if (above.length == 0)
		return REST_NONE;
	if (code_breaks_off(above, below))
		return REST_SURE;
	if (text_is(above, "-") && amount_is_whole(below))
		return REST_SIGNED;
	if (is_digits(below) && byte_is_digit(above.data[above.length - 1]) &&
	    (amount_breaks_off(above, below) ||
	     (is_digits(above) && above.length >= LONG)))
		return REST_DIGITS;
	if (amount_breaks_off(above, below))
		return REST_SURE;
	if (amount_is_whole(above) || amount_is_whole(below) ||
	    text_is(below, "合计") || text_is(below, "总计"))
		return REST_NONE;
	return REST_WORDS;
}

/* Digits below an amount, or an amount below a dash, may well be of the next
 * row where that has words; but not where it lacks the code. */
bool
held_goes_on(const struct held *held, const struct table_cell *cells,
	     size_t columns)
{
	size_t counts[REST_EMPTY + 1] = {0}, codes = 0;

	if (held->page == 0 || held->cells.count != columns)
		return false;
	for (size_t c = 0; c < columns; c++) {
		struct text above = held->cells.items[c].words;

		codes += is_code(above) && cells[c].words.length == 0;
		counts[rest_of(above, cells[c].words)]++;
	}
	if (counts[REST_NONE] > 0)
		return false;
	if (counts[REST_SURE] > 0)
		return true;
	if (counts[REST_WORDS] == 0)
		return counts[REST_SIGNED] + counts[REST_DIGITS] > 0;
	return codes > 0 && counts[REST_DIGITS] == 0;
}

void
held_join(struct held *held, const struct table_cell *cells)
{
	struct strbuf words = {0};

	for (size_t c = 0; c < held->cells.count; c++) {
		struct table_cell *cell = &held->cells.items[c];

		strbuf_text(&words, cell->words);
		strbuf_text(&words, cells[c].words);
		cell->words = arena_copy(&held->arena, strbuf_view(&words));
		strbuf_clear(&words);
	}
	strbuf_release(&words);
}

void
held_release(struct held *held)
{
	vec_release(&held->cells);
	arena_release(&held->arena);
}
