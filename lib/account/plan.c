/*
 * How a table is told to be a form, and what each of its columns is: by the
 * head over it. What a head means is said in plan_down.c and plan_across.c.
 */
#include "account/plan.h"

/* The cells up to the last one with a head. */
static size_t
headed_cells(const struct head *head)
{
	size_t end = head->width;

	while (end > 0 && head->lowest[end - 1].length == 0)
		end--;
	return end;
}

/*
 * Do most lines have amounts behind the last head? Then cells of the head were
 * left out, and none can be trusted to stand over its own column.
 */
static bool
is_narrow(const struct table_view *table, size_t headed, size_t first_data)
{
	size_t wider = 0, lines = 0;

	for (size_t r = first_data; headed < table->width && r < table->count;
	     r++) {
		bool filled = false, behind = false;

		for (size_t c = 0; c < table->rows[r].count; c++) {
			bool amount = is_number(table_cell(table, r, c));

			filled = filled || amount;
			behind = behind || (amount && c >= headed);
		}
		lines += filled;
		wider += behind;
	}
	return 2 * wider > lines;
}

bool
plan_from_head(const struct candidate *candidate, struct reading_plan *out)
{
	const struct table_view *table = candidate->table;
	uint8_t form = (uint8_t)candidate->number;
	struct head head;
	size_t first = 0;

	while (first < table->count && !begins_data(candidate, first))
		first++;
	if (first == 0)
		return false;
	read_head(candidate, first, &head);
	size_t headed = headed_cells(&head);
	if (!table->exact && is_narrow(table, headed, first))
		return false;
	*out = (struct reading_plan){.form = form,
				     .first_data = first,
				     .year = head.year,
				     .across = true,
				     .by_lines = headed < table->width};
	if (candidate->form->across && plan_across(candidate, &head, out))
		return true;
	*out = (struct reading_plan){.form = form,
				     .first_data = first,
				     .year = head.year,
				     .by_lines = out->by_lines};
	return plan_down(candidate, &head, out);
}

bool
begins_data(const struct candidate *candidate, size_t row)
{
	return !is_ordinal_row(candidate->table, row) &&
	       is_data_row(candidate, row);
}

bool
is_headless(const struct candidate *candidate)
{
	const struct table_view *table = candidate->table;
	size_t first = 0;

	while (first < table->count && is_ordinal_row(table, first))
		first++;
	return first < table->count && is_data_row(candidate, first);
}

bool
same_columns(const struct reading_plan *a, const struct reading_plan *b)
{
	bool same = a->layout.count == b->layout.count;

	for (size_t c = 0; same && c < a->layout.count; c++) {
		const struct layout_cell *x = &a->layout.cells[c];
		const struct layout_cell *y = &b->layout.cells[c];

		same = (x->role == LAYOUT_VALUE) == (y->role == LAYOUT_VALUE) &&
		       x->column == y->column && x->row == y->row;
	}
	return same;
}

/* Does a cell hold a code, or a part of one, or a label of one of the rows? */
static bool
is_key(const struct candidate *candidate, const struct reading_plan *plan,
       size_t row, size_t cell)
{
	struct text text = table_cell(candidate->table, row, cell);
	const struct layout_cell *cells = plan->layout.cells;
	bool part = cell > 0 && cells[cell].role == LAYOUT_CODE &&
		    cells[cell - 1].role == LAYOUT_CODE;

	return is_code(candidate->form, text, candidate->table->arena) ||
	       (part && text.length == 2 && is_number(text)) ||
	       is_row_label(
		       label_core(table_folded(candidate->table, row, cell)),
		       candidate);
}

bool
rows_fit(const struct candidate *candidate, const struct reading_plan *plan)
{
	const struct table_view *table = candidate->table;
	size_t known = 0, unknown = 0;

	for (size_t r = plan->first_data; r < table->count; r++) {
		bool words = false, key = false;

		for (size_t c = 0; c < plan->layout.count && !key; c++) {
			enum layout_role role = plan->layout.cells[c].role;
			struct text text = table_cell(table, r, c);

			if (text.length == 0 || is_level(text) ||
			    (role != LAYOUT_CODE && role != LAYOUT_NAME))
				continue;
			words = true;
			key = is_key(candidate, plan, r, c);
		}
		known += key;
		unknown += words && !key;
	}
	return plan->across || known >= unknown;
}
