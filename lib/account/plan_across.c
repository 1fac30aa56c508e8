/*
 * The plan of a matrix: heads name both the rows of the form and its columns,
 * or the rows alone, where the form or the table's lines say which column it
 * is.
 */
#include "account/plan.h"

/* Does any head name a column? Otherwise the lines do, as in Shaanxi. */
static bool
names_columns(const struct form *form, const struct head *head)
{
	for (size_t r = 0; r < head->rows; r++)
		for (size_t c = 0; c < head->width; c++)
			if (is_column_label(head->cores[r][c], form))
				return true;
	return false;
}

/* Does any line begin with the label of a column? */
static bool
lines_name_columns(const struct form *form, const struct table_view *table)
{
	for (size_t r = 0; r < table->count; r++)
		if (is_column_label(label_core(table_folded(table, r, 0)),
				    form))
			return true;
	return false;
}

/* Does another year stand over a cell, of which the column says nothing? */
static bool
is_of_another_year(const struct head *head, size_t cell,
		   const struct form_column *column)
{
	for (size_t r = 0; r < head->rows; r++) {
		if (year_in_front(head->texts[r][cell]) > 0)
			return true;
		if (text_is(head->texts[r][cell], "上年"))
			return !text_starts(column->labels.items[0],
					    TEXT("上年"));
	}
	return false;
}

/* What the heads over a cell name: a column, or else the form's own where none
 * does anywhere, and a row; LAYOUT_NOTHING if they do not name both. */
static struct layout_cell
named_cell(const struct candidate *candidate, const struct head *head,
	   size_t cell, bool columns_named)
{
	const struct form *form = candidate->form;
	struct layout_cell named = {.role = LAYOUT_NOTHING, .row = ROW_NONE};

	if (!columns_named) {
		named.role = LAYOUT_VALUE;
		named.column = (uint8_t)form->across_column;
	}
	for (size_t r = 0; r < head->rows; r++)
		for (size_t k = 0; k < form->column_count; k++)
			if (label_matches(&form->columns[k].labels,
					  head->cores[r][cell])) {
				named.column = (uint8_t)k;
				named.role = LAYOUT_VALUE;
			}
	if (is_of_another_year(head, cell, &form->columns[named.column]))
		named.role = LAYOUT_NOTHING;
	for (size_t from = 0; named.role == LAYOUT_VALUE &&
			      named.row == ROW_NONE && from < head->rows;
	     from++)
		named.row = first_row_of_label(
			candidate->recogniser, candidate->number,
			path_of_head(head, cell, from, form));
	if (named.row == ROW_NONE)
		named.role = LAYOUT_NOTHING;
	return named;
}

/* Is a value of a matrix read already, under the same two heads? */
static bool
is_planned(const struct reading_plan *plan, size_t cells,
	   const struct layout_cell *value)
{
	for (size_t c = 0; c < cells; c++)
		if (plan->layout.cells[c].role == LAYOUT_VALUE &&
		    plan->layout.cells[c].row == value->row &&
		    plan->layout.cells[c].column == value->column)
			return true;
	return false;
}

/* Does a cell's head name nothing but a row, which the plan reads elsewhere?
 * Then the heads above do not stand over what they are of. */
static bool
lacks_column(const struct candidate *candidate, const struct head *head,
	     const struct reading_plan *plan, size_t cell)
{
	struct text only = head->lowest[cell];
	size_t row;

	if (plan->layout.cells[cell].role == LAYOUT_VALUE || only.length == 0 ||
	    is_twin(plan, cell))
		return false;
	for (size_t r = 0; r < head->rows; r++)
		if (head->texts[r][cell].length > 0 &&
		    !text_equal(head->texts[r][cell], only))
			return false;
	row = first_row_of_label(candidate->recogniser, candidate->number,
				 label_core(only));
	for (size_t c = 0; c < plan->layout.count && row != ROW_NONE; c++)
		if (plan->layout.cells[c].role == LAYOUT_VALUE &&
		    plan->layout.cells[c].row == row)
			return true;
	return false;
}

bool
plan_across(const struct candidate *candidate, const struct head *head,
	    struct reading_plan *plan)
{
	const struct form *form = candidate->form;
	bool named = names_columns(form, head);
	size_t doubles = 0;

	plan->by_lines = plan->by_lines || !named;
	plan->columns_down =
		!named && lines_name_columns(form, candidate->table);
	plan->layout.count = head->width;
	for (size_t c = 0; c < head->width; c++) {
		struct layout_cell *cell = &plan->layout.cells[c];

		plan->heads[c] = head->lowest[c];
		plan->units[c] = unit_of_head(head, c);
		*cell = (struct layout_cell){.role = LAYOUT_NOTHING,
					     .row = ROW_NONE};
		if (has_twin(head, c)) {
			plan->twins |= UINT64_C(1) << c;
			continue;
		}
		*cell = named_cell(candidate, head, c, named);
		if (cell->role == LAYOUT_VALUE && !is_planned(plan, c, cell)) {
			plan->values++;
			continue;
		}
		doubles += cell->role == LAYOUT_VALUE;
		cell->role = head->roles[c] == LAYOUT_CODE ? LAYOUT_NOTHING
							   : head->roles[c];
		plan->unknown += plan->heads[c].length > 0 &&
				 cell->role == LAYOUT_NOTHING;
	}
	for (size_t c = 0; named && c < head->width; c++)
		if (lacks_column(candidate, head, plan, c))
			return false;
	/* one of each two is a budget, and none says so; or a head stands over
	 * more than it is of */
	return plan->values >= 3 && doubles < (named ? 1 : 2);
}
