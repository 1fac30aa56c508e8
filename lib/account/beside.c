/*
 * What stands beside a form on its sheet, behind a blank column: sums that
 * check it, and notes. Clerks leave them there; no head of a form is among
 * them.
 */
#include "account/walk.h"

#define COLUMNS_MAX 64

/* Which columns of a table are not blank, a bit each. */
static uint64_t
filled_columns(const struct table_view *table)
{
	uint64_t all = UINT64_MAX >> (COLUMNS_MAX - table->width), filled = 0;

	for (size_t r = 0; r < table->count && filled != all; r++)
		for (size_t c = 0; c < table->rows[r].count; c++)
			if (table_cell(table, r, c).length > 0)
				filled |= UINT64_C(1) << c;
	return filled;
}

/* Does a text head the keys or a column of a form, or a row of a matrix? */
static bool
heads_form(const struct walk *walk, struct text folded)
{
	const struct recogniser *recogniser = walk->reading.context->recogniser;
	struct text core = label_core(folded);

	if (role_of_head(folded) != LAYOUT_NOTHING)
		return true;
	for (size_t f = 0; f < recogniser->forms->count; f++) {
		const struct form *form = &recogniser->forms->items[f];

		if (is_column_label(core, form) ||
		    (form->across &&
		     first_row_of_label(recogniser, f, core) != ROW_NONE))
			return true;
	}
	return false;
}

/* Is a line the head of a form: words, and two of them head something? */
static bool
is_head(const struct walk *walk, const struct table_view *table, size_t row,
	size_t end)
{
	size_t heads = 0;

	for (size_t c = 0; c < table->rows[row].count && c < end; c++) {
		struct text text = table_cell(table, row, c);

		if (text.length == 0)
			continue;
		if (is_number(text))
			return false;
		heads += heads_form(
			walk, text_fold(text, &walk->reading.account->arena));
	}
	return heads > 1;
}

static bool
has_head(const struct walk *walk, const struct table_view *table, size_t end)
{
	for (size_t r = 0; r < table->count; r++)
		if (is_head(walk, table, r, end))
			return true;
	return false;
}

/* Is a text any part of a form, or of the lines above it? */
static bool
is_of_form(const struct walk *walk, struct text text)
{
	struct text folded = text_fold(text, &walk->reading.account->arena);

	return heads_form(walk, folded) || unit_in_head(folded) != UNIT_NONE ||
	       title_form(&walk->titles, folded) != FORM_NONE;
}

static bool
is_beside(const struct walk *walk, const struct table_view *table, size_t from)
{
	for (size_t r = 0; r < table->count; r++)
		for (size_t c = from; c < table->rows[r].count; c++) {
			struct text text = table_cell(table, r, c);

			if (text.length > 0 && !is_number(text) &&
			    is_of_form(walk, text))
				return false;
		}
	return true;
}

/* The first amount that is not zero, as those of checks are that hold. */
static void
tell_amount(struct walk *walk, const struct table_view *table, size_t from)
{
	for (size_t r = 0; r < table->count; r++)
		for (size_t c = from; c < table->rows[r].count; c++) {
			struct text text = table_cell(table, r, c);
			struct place place = row_place(&table->rows[r]);

			if (!is_number(text) || is_zero(text))
				continue;
			place.cell = table->rows[r].offset + (uint32_t)c + 1;
			add_remark(&walk->reading, REMARK_LOOSE, place,
				   FORM_NONE, text, PLACE_NONE);
			return;
		}
}

size_t
find_edge(struct walk *walk, const struct table_view *table)
{
	uint64_t filled;

	if (!table->exact || table->width == 0 || table->width > COLUMNS_MAX)
		return table->width;
	filled = filled_columns(table);
	for (size_t c = 1; c < table->width; c++) {
		if (filled >> c & 1 || filled >> c == 0)
			continue;
		if (is_beside(walk, table, c + 1) && has_head(walk, table, c)) {
			tell_amount(walk, table, c + 1);
			return c;
		}
	}
	return table->width;
}
