/*
 * The head of another table in the midst of a grid: where tables follow each
 * other without a gap, as a comparison of two years does right behind a form in
 * CSV, neither a title nor a blank line parts them.
 */
#include "account/walk.h"

/* Does a text begin as an amount, a code or the number of a line does, and not
 * as a year? */
static bool
begins_as_number(struct text text)
{
	return text.length > 0 &&
	       (byte_is_digit(text.data[0]) || text.data[0] == '-') &&
	       !text_has(text, TEXT("年"));
}

/* Words alone, and not the same ones in all cells? */
static bool
is_line_of_words(const struct table_view *table, size_t row)
{
	struct text first = first_words(table, row);
	bool differs = false;

	for (size_t c = 0; c < table->rows[row].count; c++) {
		struct text text = table_cell(table, row, c);

		if (text.length == 0)
			continue;
		if (begins_as_number(text) || !has_han(text))
			return false;
		differs = differs || !text_equal(text, first);
	}
	return differs;
}

/* Does the line head keys, 项目 or 科目编码, or compare years? */
static bool
heads_keys(const struct table_view *table, size_t row)
{
	struct text first = text_fold(first_words(table, row), table->arena);
	enum layout_role role = role_of_head(first);

	if (role == LAYOUT_NAME || role == LAYOUT_CODE)
		return true;
	for (size_t c = 0; c < table->rows[row].count; c++) {
		struct text text = table_folded(table, row, c);

		if (!text_equal(text, first) &&
		    (year_length(text) > 0 || text_starts(text, TEXT("增减")) ||
		     text_starts(text, TEXT("比上年"))))
			return true;
	}
	return false;
}

/* Does a line from `from` on, above that one, hold an amount? */
static bool
follows_amounts(const struct table_view *table, size_t from, size_t row)
{
	for (size_t r = from; r < row; r++)
		for (size_t c = 1; c < table->rows[r].count; c++)
			if (is_number(table_cell(table, r, c)) &&
			    !is_ordinal_row(table, r))
				return true;
	return false;
}

static bool
has_word(const struct table_view *table, size_t row, struct text word)
{
	for (size_t c = 0; c < table->rows[row].count; c++)
		if (text_equal(table_cell(table, row, c), word))
			return true;
	return false;
}

/* Do all words of the line stand in one above, from `from` on, in the same
 * cells? Then the head is that one again; some of its words may lack. On a page
 * whose columns were made out by eye they may stand elsewhere. */
static bool
repeats_head(const struct table_view *table, size_t from, size_t row)
{
	bool anywhere = table->rows[row].page > 0 && !table->exact;

	for (size_t r = from; r < row; r++) {
		bool same = true;

		for (size_t c = 0; same && c < table->rows[row].count; c++) {
			struct text text = table_cell(table, row, c);

			same = text.length == 0 ||
			       text_equal(text, table_cell(table, r, c)) ||
			       (anywhere && has_word(table, r, text));
		}
		if (same)
			return true;
	}
	return false;
}

bool
begins_next_table(const struct table_view *table, size_t from, size_t row)
{
	return is_line_of_words(table, row) && heads_keys(table, row) &&
	       follows_amounts(table, from, row) &&
	       !repeats_head(table, from, row);
}

bool
heads_next_table(const struct table_view *table, size_t from, size_t row)
{
	size_t filled = 0;

	for (size_t c = 0; c < table->rows[row].count && filled < 2; c++)
		filled += table_cell(table, row, c).length > 0;
	return filled == 1 && row + 1 < table->count &&
	       has_han(first_words(table, row)) &&
	       begins_next_table(table, from, row + 1);
}
