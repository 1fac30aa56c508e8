/* The value of a cell whose row and column are known, in its unit. */
#include "account/table_reading.h"

#define ADDED_MOST 2000 /* figures of one table that is printed again */

/* What 1 means in a cell: as its row says, its column, its head, its form. */
static enum unit
unit_of_cell(const struct table_reading *t, const struct lane_key *key,
	     size_t cell, uint8_t column)
{
	if (key->defined != ROW_NONE &&
	    t->form->rows[key->defined].unit != UNIT_NONE)
		return t->form->rows[key->defined].unit;
	if (key->unit != UNIT_NONE)
		return key->unit;
	if (t->form->columns[column].unit != UNIT_NONE)
		return t->form->columns[column].unit;
	if (t->plan->units[cell] != UNIT_NONE)
		return (enum unit)t->plan->units[cell];
	return t->unit;
}

/* An amount with its own unit; none of money counts vehicles. */
static bool
read_own_unit(struct text text, struct figure *figure)
{
	enum unit unit;
	struct amount amount;

	if (!read_with_unit(text, &unit, &amount) ||
	    (unit_is_money(unit) && !unit_is_money((enum unit)figure->unit)))
		return false;
	figure->unit = (uint8_t)unit;
	figure->amount = amount;
	return true;
}

/* The figure that the document has in a cell; NULL if none. The figures of a
 * row stand behind each other, at most two lines of a matrix apart. */
const struct figure *
figure_of(const struct account *account, uint32_t cell)
{
	uint32_t row = cell / CELL_COLUMNS;
	size_t from = row < account->marks.count
			      ? account->marks.items[row].first
			      : account->figures.count;
	size_t until = account->figures.count;

	for (size_t i = from; i < until && i - from < FIGURES_APART; i++)
		if (account->figures.items[i].cell == cell)
			return &account->figures.items[i];
	return NULL;
}

bool
value_repeats(const struct table_reading *t, const struct lane_key *key,
	      size_t cell, uint8_t column)
{
	const struct figure *first =
		figure_of(t->reading->account, cell_number(key->row, column));
	enum unit unit = unit_of_cell(t, key, cell, column);
	struct amount amount;

	return first && first->state == FIGURE_NUMBER && first->unit == unit &&
	       amount_read(t->texts[cell], unit, &amount) &&
	       amount.value == first->amount.value;
}

/* Is it a number of a column that the form, as it was read first, did not have,
 * or of one of the form's rows that was not there? */
static bool
is_new(const struct table_reading *t, const struct figure *figure)
{
	const struct account *account = t->reading->account;
	unsigned column = cell_column(figure->cell);
	struct text key;

	if (figure->state != FIGURE_NUMBER ||
	    account->figures.count - t->added >= ADDED_MOST)
		return false;
	for (size_t i = t->added; i < account->figures.count; i++)
		if (account->figures.items[i].cell == figure->cell)
			return false;
	if (is_marked(account, figure->cell / CELL_COLUMNS))
		return (t->progress->columns[column / 64] >> column % 64 & 1) ==
		       0;
	key = cells_key(t->reading->cells, figure->cell);
	return form_row_of_key(t->form, key) != SIZE_MAX ||
	       form_code(t->form, key);
}

/* A value of a form that stands in the document once more. */
static void
compare_value(struct table_reading *t, const struct figure *figure)
{
	const struct figure *first =
		figure_of(t->reading->account, figure->cell);

	if (first && first->state == figure->state &&
	    first->amount.value == figure->amount.value) {
		t->agreeing += figure->amount.value != 0;
		return;
	}
	if (!first && is_new(t, figure)) {
		*vec_push(&t->reading->account->figures) = *figure;
		return;
	}
	if (!first && figure->amount.value == 0)
		return;
	if (t->differing++ == 0)
		t->difference = *figure;
}

/* One value of a row that is known. */
void
read_value(struct table_reading *t, const struct lane_key *key, size_t row,
	   size_t cell, uint8_t column)
{
	struct text text = t->texts[cell];
	struct figure figure = {
		.cell = cell_number(key->row, column),
		.unit = (uint8_t)unit_of_cell(t, key, cell, column),
		.place = place_of(t, row, cell),
	};
	size_t dashes;

	if (figure.unit == UNIT_NONE) {
		if (!t->progress->set_aside && !t->comparing)
			remark_at(t, REMARK_NO_UNIT, row, cell, TEXT(""),
				  PLACE_NONE);
		t->progress->set_aside |= !t->comparing;
		return;
	}
	if (amount_read(text, figure.unit, &figure.amount)) {
		figure.state = FIGURE_NUMBER;
	} else if (is_dashes(text, &dashes)) {
		if (dashes == 1)
			return;
		figure.state = FIGURE_NOT_APPLICABLE;
	} else if (read_own_unit(text, &figure)) {
		figure.state = FIGURE_NUMBER;
	} else {
		figure.state = FIGURE_UNREADABLE;
		lose_cell(t,
			  text_starts(text, TEXT("=")) ? REMARK_NO_RESULT
						       : REMARK_NO_NUMBER,
			  row, cell);
	}
	if (t->comparing) {
		compare_value(t, &figure);
		return;
	}
	t->line_figures += figure.state != FIGURE_UNREADABLE;
	t->progress->amounts += figure.amount.value != 0;
	*vec_push(&t->reading->account->figures) = figure;
	t->progress->figures++;
}
