/*
 * Reading one form's file: columns first, then lanes with their rows, then
 * layouts, each relying on those before it.
 */
#include "config/code_columns.h"
#include "config/layout.h"
#include "config/read.h"

#define ROWS_MOST  1000
#define ORDER_MOST 999

/* A form while it is read: what can be understood only after other parts. */
struct draft {
	struct form form;
	const struct classification *columns_of;
	const struct node *titles, *footnotes, *columns, *lanes, *rows, *across,
		*layouts;
};

struct lane_draft {
	const struct node *columns, *rows;
};

/* What a column and a row have in common. */
struct term {
	const char *id;
	struct name name;
	const struct node *labels, *below;
	enum unit unit;
};

static bool
keep_list(const struct reader *r, const struct node *node, void *member)
{
	const struct node **out = member;

	if (!expect_kind(r, node, NODE_LIST))
		return false;
	*out = node;
	return true;
}

static bool
keep_text(const struct reader *r, const struct node *node, void *member)
{
	const struct node **out = member;

	if (!expect_kind(r, node, NODE_TEXT))
		return false;
	*out = node;
	return true;
}

static bool
keep_texts(const struct reader *r, const struct node *node, void *member)
{
	return expect_texts(r, node) && keep_list(r, node, member);
}

static bool
has(const struct labels *labels, struct text label)
{
	for (size_t i = 0; i < labels->count; i++)
		if (text_equal(labels->items[i], label))
			return true;
	return false;
}

static void
add_label(struct labels *labels, struct text label, struct arena *arena)
{
	if (!has(labels, label))
		labels->items[labels->count++] = arena_copy(arena, label);
}

/* The name and what else is given (NULL for nothing), folded. */
static struct labels
labels_of(const struct reader *r, const char *name, const struct node *given,
	  struct text (*cut)(struct text folded))
{
	size_t room = 1 + (given ? given->count : 0);
	struct labels labels = {
		.items = arena_alloc(r->arena, room * sizeof *labels.items)};

	if (name)
		add_label(&labels, cut(text_fold(text_of(name), r->arena)),
			  r->arena);
	for (const struct node *n = given ? given->first : NULL; n; n = n->next)
		add_label(&labels, cut(text_fold(n->text, r->arena)), r->arena);
	return labels;
}

/* Titles and footnotes are compared whole. */
static struct text
uncut(struct text folded)
{
	return folded;
}

static bool
read_term(const struct reader *r, const struct node *node, bool is_row,
	  struct term *out)
{
	static const struct field fields[] = {
		{"id", true, read_id, offsetof(struct term, id)},
		{"name", true, read_name, offsetof(struct term, name)},
		{"labels", false, keep_texts, offsetof(struct term, labels)},
		{"unit", false, read_unit, offsetof(struct term, unit)},
		{"below", false, keep_text, offsetof(struct term, below)},
	};

	*out = (struct term){0};
	return read_fields(r, node, fields, is_row ? 5 : 4, out);
}

/* The columns. */

static bool
add_column(const struct reader *r, const struct node *node, struct form *form)
{
	const struct node *id;
	struct term term;

	if (!read_term(r, node, false, &term))
		return false;
	id = node_value(node, "id");
	if (!expect_word(r, id))
		return false;
	if (layout_role(id->text) != LAYOUT_VALUE)
		return fail_at(r, id,
			       _("A column cannot be called “%s”: layouts use "
				 "that word."),
			       term.id);
	if (form_column_of_id(form, id->text) != SIZE_MAX)
		return fail_at(r, id, _("“%s” is the id of another column."),
			       term.id);
	form->columns[form->column_count++] = (struct form_column){
		.id = term.id,
		.name = term.name,
		.labels = labels_of(r, term.name.zh, term.labels, label_core),
		.unit = term.unit,
	};
	return true;
}

/* The columns of a classification, which forms share. */
static const struct form_column *
columns_of(const struct reader *r, const struct classification *codes)
{
	struct forms *forms = r->config->forms;
	struct form_column *columns;

	if (forms->columns_of == codes)
		return forms->code_columns;
	columns = arena_alloc(r->arena, codes->code_count * sizeof *columns);
	code_columns(codes, r->arena, columns);
	forms->columns_of = codes;
	forms->code_columns = columns;
	return columns;
}

static bool
add_columns(const struct reader *r, const struct draft *draft,
	    struct form *form)
{
	const struct node *node = draft->columns;
	const struct classification *codes = draft->columns_of;
	size_t more = codes ? codes->code_count : 0;

	if (node->count + more > FORM_COLUMNS_MAX)
		return fail_at(r, node, _("A form has at most %d columns."),
			       FORM_COLUMNS_MAX);
	form->columns = arena_alloc(r->arena, (node->count + more) *
						      sizeof *form->columns);
	node_each (item, node)
		if (!add_column(r, item, form))
			return false;
	if (codes)
		memcpy(form->columns + form->column_count, columns_of(r, codes),
		       more * sizeof *form->columns);
	form->column_count += more;
	return true;
}

/* The lanes and their rows. */

static bool
add_row(const struct reader *r, const struct node *node, struct form *form,
	size_t lane)
{
	const struct node *id;
	struct term term;
	size_t below = SIZE_MAX;

	if (!read_term(r, node, true, &term))
		return false;
	id = node_value(node, "id");
	if (!(form->codes && classification_fits(form->codes, id->text)) &&
	    !expect_word(r, id))
		return false;
	if (form_row_of_key(form, id->text) != SIZE_MAX)
		return fail_at(r, id, _("“%s” is the id of another row."),
			       term.id);
	if (term.below)
		below = form_row_of_key(form, term.below->text);
	if (term.below && below == SIZE_MAX)
		return fail_at(r, term.below,
			       _("The form has no row “%s” before this one."),
			       term.below->text.data);
	form->rows[form->row_count++] = (struct form_row){
		.id = term.id,
		.name = term.name,
		.labels = labels_of(r, term.name.zh, term.labels, label_core),
		.unit = term.unit,
		.lane = (uint8_t)lane,
		.below = (uint16_t)below,
	};
	return true;
}

/* Rows of the lane that was added last; node may be NULL. */
static bool
add_rows(const struct reader *r, const struct node *node, struct form *form)
{
	size_t lane = form->lane_count - 1;

	form->lanes[lane].first_row = form->row_count;
	for (const struct node *n = node ? node->first : NULL; n; n = n->next)
		if (!add_row(r, n, form, lane))
			return false;
	form->lanes[lane].row_count =
		form->row_count - form->lanes[lane].first_row;
	return true;
}

/* Two columns of one lane with one label could not be told apart. */
static bool
add_lane_column(const struct reader *r, const struct node *node,
		const struct form *form, struct form_lane *lane, size_t column)
{
	const struct labels *labels = &form->columns[column].labels;

	for (size_t i = 0; i < lane->column_count; i++) {
		const struct form_column *other =
			&form->columns[lane->columns[i]];

		for (size_t l = 0; l < labels->count; l++)
			if (has(&other->labels, labels->items[l]))
				return fail_at(r, node,
					       _("The columns “%s” and “%s” of "
						 "one lane share the label "
						 "“%s”."),
					       other->id,
					       form->columns[column].id,
					       labels->items[l].data);
	}
	lane->columns[lane->column_count++] = (uint8_t)column;
	return true;
}

static bool
find_column(const struct reader *r, const struct node *node,
	    const struct form *form, size_t *out)
{
	size_t column = form_column_of_id(form, node->text);

	if (column == SIZE_MAX)
		return fail_at(r, node, _("The form has no column “%s”."),
			       node->text.data);
	*out = column;
	return true;
}

static bool
add_lane_columns(const struct reader *r, const struct node *node,
		 const struct form *form, struct form_lane *lane)
{
	node_each (item, node) {
		size_t column;

		if (!find_column(r, item, form, &column) ||
		    !add_lane_column(r, item, form, lane, column))
			return false;
	}
	return true;
}

static bool
add_lane(const struct reader *r, const struct node *node, struct form *form)
{
	static const struct field fields[] = {
		{"columns", true, keep_texts,
		 offsetof(struct lane_draft, columns)},
		{"rows", false, keep_list, offsetof(struct lane_draft, rows)},
	};
	struct lane_draft lane = {0};

	if (!read_fields(r, node, fields, 2, &lane))
		return false;
	if (!lane.rows && !form->codes)
		return fail_at(r, node,
			       _("A lane needs “rows”, or the form “codes”."));
	form->lanes[form->lane_count] = (struct form_lane){0};
	return add_lane_columns(r, lane.columns, form,
				&form->lanes[form->lane_count++]) &&
	       add_rows(r, lane.rows, form);
}

/* Without lanes there is one, of all columns. */
static bool
add_only_lane(const struct reader *r, const struct node *root,
	      const struct draft *draft, struct form *form)
{
	struct form_lane *lane = &form->lanes[form->lane_count++];
	const struct node *column = draft->columns->first;

	*lane = (struct form_lane){0};
	for (; column; column = column->next)
		if (!add_lane_column(r, column, form, lane, lane->column_count))
			return false;
	while (lane->column_count < form->column_count) {
		lane->columns[lane->column_count] = (uint8_t)lane->column_count;
		lane->column_count++;
	}
	if (!draft->rows && !form->codes)
		return fail_at(r, root,
			       _("A form needs “rows”, “lanes” or “codes”."));
	return add_rows(r, draft->rows, form);
}

static size_t
count_rows(const struct draft *draft)
{
	size_t count = draft->rows ? draft->rows->count : 0;

	if (draft->lanes)
		node_each (lane, draft->lanes) {
			const struct node *rows =
				lane->kind == NODE_MAPPING
					? node_value(lane, "rows")
					: NULL;

			count += rows ? rows->count : 0;
		}
	return count;
}

static bool
check_columns_used(const struct reader *r, const struct draft *draft,
		   const struct form *form)
{
	const struct node *node = draft->columns->first;

	for (size_t c = 0; c < form->column_count; c++) {
		size_t lane = 0;

		while (lane < form->lane_count &&
		       !lane_has(&form->lanes[lane], c))
			lane++;
		if (lane == form->lane_count)
			return fail_at(r, node,
				       _("The column “%s” is in no lane."),
				       form->columns[c].id);
		node = node->next;
	}
	return true;
}

static bool
add_lanes(const struct reader *r, const struct node *root,
	  const struct draft *draft, struct form *form)
{
	size_t lanes = draft->lanes ? draft->lanes->count : 1;
	size_t rows = count_rows(draft);

	if (draft->lanes && draft->rows)
		return fail_at(r, draft->rows,
			       _("“rows” stand inside “lanes” where there are "
				 "lanes."));
	if (draft->lanes && draft->columns_of)
		return fail_at(r, draft->lanes,
			       _("A form whose columns are codes has no "
				 "“lanes”."));
	if (lanes > FORM_LANES_MAX)
		return fail_at(r, draft->lanes,
			       _("A form has at most %d lanes."),
			       FORM_LANES_MAX);
	if (rows > ROWS_MOST)
		return fail_at(r, root, _("A form has at most %d rows."),
			       ROWS_MOST);
	form->lanes = arena_alloc(r->arena, lanes * sizeof *form->lanes);
	form->rows = arena_alloc(r->arena, rows * sizeof *form->rows);
	if (!draft->lanes)
		return add_only_lane(r, root, draft, form);
	node_each (item, draft->lanes)
		if (!add_lane(r, item, form))
			return false;
	return check_columns_used(r, draft, form);
}

/* The whole. */

static bool
read_order(const struct reader *r, const struct node *node, void *member)
{
	return read_number(r, node, 1, ORDER_MOST, member);
}

static bool
find_codes(const struct reader *r, const struct node *node,
	   const struct classification **out)
{
	const struct classifications *all = r->config->classifications;
	struct strbuf list = {0};

	if (!expect_kind(r, node, NODE_TEXT))
		return false;
	*out = classifications_find(all, node->text.data);
	if (*out)
		return true;
	for (size_t i = 0; i < all->count; i++)
		strbuf_puts(strbuf_next(&list), all->items[i].id);
	fail_at(r, node, _("There is no classification “%s”; there are: %s."),
		node->text.data, strbuf_string(&list));
	strbuf_release(&list);
	return false;
}

/* ID or [ID, ID...] */
static bool
read_codes(const struct reader *r, const struct node *node, void *member)
{
	struct form *form = member;
	const struct classification **next = form->more;

	if (node->kind != NODE_LIST)
		return find_codes(r, node, &form->codes);
	if (node->count > FORM_CODES_MAX)
		return fail_at(r, node,
			       _("A form has codes of at most %d "
				 "classifications."),
			       FORM_CODES_MAX);
	node_each (item, node)
		if (!find_codes(r, item, form->codes ? next++ : &form->codes))
			return false;
	return true;
}

static bool
read_columns_of(const struct reader *r, const struct node *node, void *member)
{
	return find_codes(r, node, member);
}

static bool
check_unique(const struct reader *r, const struct node *root,
	     const struct form *form, const struct form *other)
{
	const char *where = "name"; /* the first title */

	if (strcmp(form->id, other->id) == 0)
		return fail_at(r, node_value(root, "id"),
			       _("“%s” is the id of another form."), form->id);
	if (form->order == other->order)
		return fail_at(r, node_value(root, "order"),
			       _("The form “%s” already has the order %d."),
			       other->id, form->order);
	for (size_t i = 0; i < form->titles.count; i++) {
		if (has(&other->titles, form->titles.items[i]))
			return fail_at(r, node_value(root, where),
				       _("“%s” is already a title of the form "
					 "“%s”."),
				       form->titles.items[i].data, other->id);
		where = "titles";
	}
	return true;
}

static bool
read_draft(const struct reader *r, const struct node *root, struct draft *draft)
{
	static const struct field fields[] = {
		{"id", true, read_word, offsetof(struct draft, form.id)},
		{"name", true, read_name, offsetof(struct draft, form.name)},
		{"order", true, read_order, offsetof(struct draft, form.order)},
		{"titles", false, keep_texts, offsetof(struct draft, titles)},
		{"footnotes", false, keep_texts,
		 offsetof(struct draft, footnotes)},
		{"codes", false, read_codes, offsetof(struct draft, form)},
		{"needs_title", false, read_flag,
		 offsetof(struct draft, form.needs_title)},
		{"columns", true, keep_list, offsetof(struct draft, columns)},
		{"columns_of", false, read_columns_of,
		 offsetof(struct draft, columns_of)},
		{"lanes", false, keep_list, offsetof(struct draft, lanes)},
		{"rows", false, keep_list, offsetof(struct draft, rows)},
		{"across", false, keep_text, offsetof(struct draft, across)},
		{"open_rows", false, read_flag,
		 offsetof(struct draft, form.open_rows)},
		{"layouts", false, keep_list, offsetof(struct draft, layouts)},
	};

	return read_fields(r, root, fields, COUNT(fields), draft);
}

static bool
set_across(const struct reader *r, const struct node *node, struct form *form)
{
	form->across = node != NULL;
	return !node || find_column(r, node, form, &form->across_column);
}

bool
form_read(const struct yaml_file *file, struct config *config,
	  struct error *err)
{
	struct forms *forms = config->forms;
	struct reader r = {file->path, config, &forms->arena, err};
	struct draft draft = {0};
	struct form *form = &draft.form;

	if (!read_draft(&r, file->root, &draft) ||
	    !add_columns(&r, &draft, form) ||
	    !set_across(&r, draft.across, form) ||
	    !add_lanes(&r, file->root, &draft, form) ||
	    (draft.layouts && !layouts_read(&r, draft.layouts, form)))
		return false;
	form->titles = labels_of(&r, form->name.zh, draft.titles, uncut);
	form->footnotes = labels_of(&r, NULL, draft.footnotes, uncut);
	for (size_t i = 0; i < forms->count; i++)
		if (!check_unique(&r, file->root, form, &forms->items[i]))
			return false;
	if (forms->count == FORMS_MAX)
		return fail_at(&r, file->root,
			       _("There are more than %d forms."), FORMS_MAX);
	forms->items =
		mem_grow(forms->items, forms->count + 1, sizeof *forms->items);
	forms->items[forms->count++] = *form;
	return true;
}
