/*
 * The plan of a table whose head is lost, or has lost its merged cells: one of
 * the layouts that the form gives for such tables.
 */
#include "account/plan.h"

/* The lines above the first one of data. */
static size_t
count_heads(const struct candidate *candidate)
{
	size_t heads = 0;

	while (heads < candidate->table->count &&
	       !is_ordinal_row(candidate->table, heads) &&
	       !is_data_row(candidate, heads))
		heads++;
	return heads;
}

/* Does a head, folded, stand over a cell of a layout as one that the form
 * knows: the head of its key, its column or its row, or of a group that they
 * are in? */
static bool
heads_cell(const struct form *form, const struct layout_cell *cell,
	   struct text head)
{
	struct text core = label_core(head);
	const struct form_column *column = &form->columns[cell->column];

	if (cell->role != LAYOUT_VALUE)
		return role_of_head(head) != LAYOUT_NOTHING;
	return is_sum(core) || label_matches(&column->labels, core) ||
	       (cell->row != ROW_NONE &&
		label_matches(&form->rows[cell->row].labels, core));
}

/* Does any cell of a head name the column of a layout's cell? */
static bool
names_column(const struct candidate *candidate, size_t rows,
	     const struct layout_cell *cell)
{
	const struct table_view *table = candidate->table;
	const struct labels *labels =
		&candidate->form->columns[cell->column].labels;

	for (size_t r = 0; r < rows; r++)
		for (size_t c = 0; c < table->rows[r].count; c++)
			if (label_matches(labels, label_core(table_folded(
							  table, r, c))))
				return true;
	return false;
}

/*
 * Is a layout that of a head whose merged cells were left out? Then each of the
 * head's lines goes along it from left to right, and every column is named.
 */
static bool
fits_head(const struct candidate *candidate, size_t rows,
	  const struct layout *layout)
{
	const struct table_view *table = candidate->table;
	bool named[FORM_CELLS_MAX] = {false};

	for (size_t r = 0; r < rows; r++) {
		size_t at = 0;

		for (size_t c = 0; c < table->rows[r].count; c++) {
			struct text head = table_folded(table, r, c);

			if (head.length == 0)
				continue;
			while (at < layout->count &&
			       !heads_cell(candidate->form, &layout->cells[at],
					   head))
				at++;
			if (at == layout->count)
				return false;
			named[at++] = true;
		}
	}
	for (size_t c = 0; c < layout->count; c++) {
		const struct layout_cell *cell = &layout->cells[c];

		if (cell->role == LAYOUT_VALUE &&
		    (!named[c] || (cell->row != ROW_NONE &&
				   !names_column(candidate, rows, cell))))
			return false;
	}
	return true;
}

/* The only layout of the form that a table without head may have, or with one
 * whose cells stand elsewhere; NULL if there are none or several. */
static const struct layout *
only_layout(const struct candidate *candidate, size_t heads)
{
	const struct form *form = candidate->form;
	const struct layout *only = NULL;

	for (size_t l = 0; l < form->layout_count; l++) {
		const struct layout *layout = &form->layouts[l];

		if (layout->count != candidate->table->width ||
		    (heads > 0 && !fits_head(candidate, heads, layout)))
			continue;
		if (only)
			return NULL;
		only = layout;
	}
	return only;
}

const struct reading_plan *
plan_from_layout(const struct candidate *candidate)
{
	const struct form *form = candidate->form;
	const struct table_view *table = candidate->table;
	size_t heads = count_heads(candidate);
	const struct layout *layout = only_layout(candidate, heads);
	struct reading_plan *plan;

	if (!layout || heads == table->count)
		return NULL;
	plan = arena_alloc(table->arena, sizeof *plan);
	*plan = (struct reading_plan){
		.form = (uint8_t)candidate->number,
		.first_data = heads,
		.fragment = heads == 0,
		.layout = *layout,
		.across = form->across && layout->cells[0].role == LAYOUT_VALUE,
		.lanes_match = form->lane_count > 1 &&
			       layout->cells[table->width - 1].lane > 0,
	};
	for (size_t c = 0; c < plan->layout.count; c++)
		plan->values += plan->layout.cells[c].role == LAYOUT_VALUE;
	return rows_fit(candidate, plan) ? plan : NULL;
}
