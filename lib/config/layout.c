/*
 * The layouts of a form: what the cells of one line are in a table that lost
 * its head.
 */
#include "config/layout.h"

bool
lane_has(const struct form_lane *lane, size_t column)
{
	for (size_t i = 0; i < lane->column_count; i++)
		if (lane->columns[i] == column)
			return true;
	return false;
}

static bool
fail_cell(const struct reader *r, const struct node *node)
{
	return fail_at(r, node,
		       _("“%s” is no cell of a layout: write code, name, "
			 "ordinal, nothing, the id of a column, or ROW@COLUMN "
			 "in a form that is printed across."),
		       node->text.data);
}

enum layout_role
layout_role(struct text word)
{
	if (text_is(word, "code"))
		return LAYOUT_CODE;
	if (text_is(word, "name"))
		return LAYOUT_NAME;
	if (text_is(word, "ordinal"))
		return LAYOUT_ORDINAL;
	return text_is(word, "nothing") ? LAYOUT_NOTHING : LAYOUT_VALUE;
}

/* COLUMN or ROW@COLUMN */
static bool
read_value_cell(const struct reader *r, const struct node *node,
		const struct form *form, struct layout_cell *cell)
{
	struct text word = node->text;
	size_t at = text_find(word, TEXT("@"));
	size_t column, row;

	cell->row = UINT16_MAX;
	if (at < word.length) {
		row = form_row_of_key(form, (struct text){word.data, at});
		if (row == SIZE_MAX || !form->across)
			return fail_cell(r, node);
		cell->row = (uint16_t)row;
		cell->lane = form->rows[row].lane;
		word = text_skip(word, at + 1);
	}
	column = form_column_of_id(form, word);
	if (column == SIZE_MAX)
		return fail_cell(r, node);
	if (!lane_has(&form->lanes[form->lane_count > 1 ? cell->lane : 0],
		      column))
		return fail_at(r, node,
			       _("The column “%s” is not in lane %d, where "
				 "this cell stands."),
			       form->columns[column].id, cell->lane + 1);
	cell->column = (uint8_t)column;
	return true;
}

/* Does a cell start the next lane, given those before it? */
static bool
starts_lane(const struct layout *layout, enum layout_role role)
{
	size_t i = layout->count;

	if (role == LAYOUT_VALUE || role == LAYOUT_NOTHING)
		return false;
	while (i > 0 && layout->cells[i - 1].role == LAYOUT_NOTHING)
		i--;
	return i > 0 && layout->cells[i - 1].role == LAYOUT_VALUE;
}

static bool
is_repeated(const struct layout *layout, const struct layout_cell *cell)
{
	for (size_t i = 0; i < layout->count; i++) {
		const struct layout_cell *other = &layout->cells[i];

		if (other->role == LAYOUT_VALUE && cell->role == LAYOUT_VALUE &&
		    other->lane == cell->lane && other->row == cell->row &&
		    other->column == cell->column)
			return true;
	}
	return false;
}

static bool
add_cell(const struct reader *r, const struct node *node,
	 const struct form *form, struct layout *layout)
{
	struct layout_cell cell = {
		.role = layout_role(node->text),
		.row = UINT16_MAX,
	};
	/* One lane may be printed several times side by side. */
	int most =
		form->lane_count > 1 ? (int)form->lane_count : FORM_LANES_MAX;

	if (layout->count)
		cell.lane = layout->cells[layout->count - 1].lane;
	if (starts_lane(layout, cell.role))
		cell.lane++;
	if (cell.lane == most)
		return fail_at(r, node,
			       _("“%s” would start lane %d, and the form has "
				 "%d."),
			       node->text.data, cell.lane + 1, most);
	if (cell.role == LAYOUT_CODE && !form->codes)
		return fail_at(r, node,
			       _("The form has no “codes”, so that no cell can "
				 "be a code."));
	if (cell.role == LAYOUT_VALUE && !read_value_cell(r, node, form, &cell))
		return false;
	if (is_repeated(layout, &cell))
		return fail_at(r, node,
			       _("“%s” stands twice in one lane of this "
				 "layout."),
			       node->text.data);
	layout->cells[layout->count++] = cell;
	return true;
}

bool
layouts_read(const struct reader *r, const struct node *node, struct form *form)
{
	form->layouts =
		arena_alloc(r->arena, node->count * sizeof *form->layouts);
	node_each (item, node) {
		struct layout *layout = &form->layouts[form->layout_count++];

		*layout = (struct layout){0};
		if (!expect_texts(r, item))
			return false;
		if (item->count > FORM_CELLS_MAX)
			return fail_at(r, item,
				       _("A layout has at most %d cells."),
				       FORM_CELLS_MAX);
		node_each (cell, item)
			if (!add_cell(r, cell, form, layout))
				return false;
	}
	return true;
}
