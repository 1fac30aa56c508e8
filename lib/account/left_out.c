/*
 * Lines of which a converter left out the empty cells, so that none stands
 * below its own head. What they are is seen from the labels and amounts in
 * them.
 */
#include "account/table_reading.h"

/* The cells of a line up to the last that is filled. */
static size_t
filled_width(const struct table_reading *t, size_t row)
{
	size_t width = t->table->rows[row].count;

	while (width > 0 && table_cell(t->table, row, width - 1).length == 0)
		width--;
	return width;
}

/* The cells of keys that the table begins with. */
static size_t
count_keys(const struct table_reading *t)
{
	const struct layout *layout = &t->plan->layout;
	size_t keys = 0;

	while (keys < layout->count &&
	       (layout->cells[keys].role == LAYOUT_CODE ||
		layout->cells[keys].role == LAYOUT_NAME))
		keys++;
	return keys;
}

/* Have all lines of codes as many cells as the plan? */
static bool
has_even_codes(const struct table_reading *t)
{
	for (size_t r = t->plan->first_data; r < t->table->count; r++)
		if (begins_with_digit(table_cell(t->table, r, 0)) &&
		    t->table->rows[r].count != t->plan->layout.count)
			return false;
	return true;
}

/*
 * Is a line short because a converter left out the empty cells beside 合计?
 * Then an amount stands behind its first cell, where a name should, or it alone
 * is short, by just as much.
 */
static bool
is_short_line(const struct table_reading *t, size_t row)
{
	const struct layout *layout = &t->plan->layout;
	size_t count = t->table->rows[row].count;
	size_t filled = filled_width(t, row), keys;

	if (count < 2 || layout->cells[1].role > LAYOUT_NAME ||
	    is_number(t->texts[0]) || layout->cells[layout->count - 1].lane > 0)
		return false;
	keys = count_keys(t);
	if (filled + keys - 1 > layout->count ||
	    row_named(t, t->texts[0]) == ROW_NONE)
		return false;
	if (t->texts[1].length > 0)
		return is_number(t->texts[1]);
	return count + keys - 1 == layout->count &&
	       layout->cells[layout->count - 1].role == LAYOUT_VALUE &&
	       has_even_codes(t);
}

static void
read_short_line(struct table_reading *t, size_t row)
{
	const struct layout *layout = &t->plan->layout;
	struct lane_key key = key_of_row(t, row_named(t, t->texts[0]));
	size_t left_out = count_keys(t) - 1;

	if (!mark_row(t, key.row, row, text_of(t->form->rows[key.defined].id)))
		return;
	for (size_t c = 1; c < filled_width(t, row); c++) {
		const struct layout_cell *cell = &layout->cells[c + left_out];

		if (t->texts[c].length == 0)
			continue;
		if (cell->role == LAYOUT_VALUE)
			read_value(t, &key, row, c, cell->column);
		else
			lose_cell(t, REMARK_EXTRA_CELL, row, c);
	}
}

/* Does any whole line have something in that cell, which has no head? Then that
 * is a column that was not understood, as numbers of lines are. */
static bool
is_column(const struct table_reading *t, size_t cell)
{
	for (size_t r = t->plan->first_data; r < t->table->count; r++)
		if (t->table->rows[r].count >= t->plan->layout.count &&
		    table_cell(t->table, r, cell).length > 0)
			return true;
	return false;
}

/* Is the line nothing but labels of rows, each with its amount behind it, and
 * one of these where no value should stand? A converter left out the empty
 * cells of 人员经费合计 2.00 公用经费合计 1.00. */
static bool
is_line_of_pairs(const struct table_reading *t, size_t row)
{
	size_t count = t->table->rows[row].count;
	bool strayed = false;

	if (t->form->lane_count > 1 || count < 2 || count % 2 > 0 ||
	    count >= t->plan->layout.count)
		return false;
	for (size_t c = 0; c < count; c += 2) {
		enum layout_role role = t->plan->layout.cells[c + 1].role;

		if (role == LAYOUT_ORDINAL ||
		    (role == LAYOUT_NOTHING && is_column(t, c + 1)) ||
		    !is_number(t->texts[c + 1]) ||
		    row_named(t, t->texts[c]) == ROW_NONE)
			return false;
		strayed = strayed || role != LAYOUT_VALUE;
	}
	return strayed;
}

static void
read_pairs(struct table_reading *t, size_t row)
{
	size_t column = 0;

	while (t->plan->layout.cells[column].role != LAYOUT_VALUE)
		column++;
	for (size_t c = 0; c < t->table->rows[row].count; c += 2) {
		struct lane_key key = key_of_row(t, row_named(t, t->texts[c]));

		if (!mark_row(t, key.row, row,
			      text_of(t->form->rows[key.defined].id)))
			return;
		read_value(t, &key, row, c + 1,
			   t->plan->layout.cells[column].column);
	}
}

bool
read_left_out(struct table_reading *t, size_t row)
{
	if (is_line_of_pairs(t, row))
		read_pairs(t, row);
	else if (is_short_line(t, row))
		read_short_line(t, row);
	else
		return false;
	return true;
}
