/* Rows that pages break: see held.h. */
#include "held.h"

#include "amount.h"

#define CODE_MIN 3 /* digits of a code, which are odd in number, */
#define CODE_MAX 7

static bool
is_digits(struct text words)
{
	for (size_t i = 0; i < words.length; i++)
		if (words.data[i] < '0' || words.data[i] > '9')
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

/* 1.5 and 1 below each other may well be two amounts. */
static bool
is_decimal(struct text above, struct text below)
{
	return is_digits(above.length > 0 ? text_skip(above, above.length - 1)
					  : above) &&
	       is_digits(below);
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

bool
held_goes_on(const struct held *held, const struct table_cell *cells,
	     size_t columns)
{
	size_t sure = 0, maybe = 0, words = 0, codes = 0;

	if (held->page == 0 || held->cells.count != columns)
		return false;
	for (size_t c = 0; c < columns; c++) {
		struct text above = held->cells.items[c].words;
		struct text below = cells[c].words;

		codes += is_code(above) && below.length == 0;
		if (below.length == 0)
			continue;
		if (above.length == 0)
			return false;
		if (is_dashes(above) && is_dashes(below))
			continue;
		if (code_breaks_off(above, below))
			sure++;
		else if (amount_breaks_off(above, below))
			*(is_decimal(above, below) ? &maybe : &sure) += 1;
		else if (amount_is_whole(above) || amount_is_whole(below))
			return false;
		else
			words++;
	}
	return sure > 0 || (maybe > 0 && words == 0) ||
	       (words > 0 && codes > 0 && maybe == 0);
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
