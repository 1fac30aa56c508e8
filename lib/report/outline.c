/*
 * The rows of a form in the order in which it is printed, from its definition
 * and from the cells that the warehouse knows of it.
 */
#include "report/outline.h"

#include "report/words.h"

/* Keys of rows that the form does not define, in the order of their bytes,
 * which is that of codes. */
struct keys {
	VEC(struct text) items;
	size_t next;
};

static int
by_bytes(const void *a, const void *b)
{
	return text_compare(*(const struct text *)a, *(const struct text *)b);
}

/* Mark the defined rows among the printed ones and sort out the others. */
static void
take_printed(struct outline *outline, struct text lines, struct keys *others)
{
	while (lines.length > 0) {
		struct text key = text_take(&lines, TEXT("\n"));
		size_t defined = form_row_of_key(outline->form, key);

		if (defined != SIZE_MAX)
			outline->rows.items[defined].printed = true;
		else
			*vec_push(&others->items) =
				arena_copy(&outline->arena, key);
	}
	vec_sort(&others->items, by_bytes);
}

static void
add_row(struct outline *outline, struct text key, bool printed)
{
	*vec_push(&outline->rows) = (struct outline_row){
		.key = key, .defined = SIZE_MAX, .printed = printed};
}

/* Is the row that was added last this one? Keys may come several times. */
static bool
is_last(const struct outline *outline, struct text key)
{
	size_t count = outline->rows.count;

	return count > outline->form->row_count &&
	       text_equal(outline->rows.items[count - 1].key, key);
}

/* Add the printed rows that come before key; is key itself the next one? */
static bool
add_printed(struct outline *outline, struct keys *printed,
	    const struct text *key)
{
	while (printed->next < printed->items.count) {
		struct text next = printed->items.items[printed->next];
		int order = key ? text_compare(next, *key) : -1;

		if (order > 0)
			return false;
		printed->next++;
		if (order == 0)
			return true;
		if (!is_last(outline, next))
			add_row(outline, next, true);
	}
	return false;
}

/* The row of a cell's key; cells come in the order of their keys' bytes. */
static uint32_t
row_of(struct outline *outline, struct text key, struct keys *printed)
{
	if (is_last(outline, key))
		return (uint32_t)outline->rows.count - 1;
	size_t defined = form_row_of_key(outline->form, key);
	if (defined != SIZE_MAX)
		return (uint32_t)defined;
	bool is_printed = add_printed(outline, printed, &key);
	add_row(outline, arena_copy(&outline->arena, key), is_printed);
	return (uint32_t)outline->rows.count - 1;
}

static bool
read_cells(struct outline *outline, int year, struct keys *printed,
	   struct error *err)
{
	const struct form *form = outline->form;
	struct query *query =
		warehouse_query(outline->context->warehouse, SQL_REPORT_CELLS);

	query_text(query, ":form", text_of(form->id));
	query_int(query, ":first", document_number(year, 0));
	query_int(query, ":last", document_number(year, 0xffff));
	query_int(query, ":position", outline->context->moment.position);
	while (query_row(query)) {
		size_t column =
			form_column_of_id(form, query_get_text(query, 2));
		struct outline_cell cell = {
			.id = (uint32_t)query_get_int(query, 0),
			.row = row_of(outline, query_get_text(query, 1),
				      printed),
			.column = column == SIZE_MAX ? UINT8_MAX
						     : (uint8_t)column,
		};

		outline->rows.items[cell.row].used = true;
		*vec_push(&outline->cells) = cell;
	}
	add_printed(outline, printed, NULL);
	return query_end(query, err);
}

static void
choose_columns(struct outline *outline)
{
	bool used[UINT8_MAX + 1] = {false};

	vec_each (const struct outline_cell *, cell, &outline->cells)
		used[cell->column] = true;
	for (size_t i = 0; i < outline->form->column_count; i++)
		if (used[i])
			outline->columns[outline->column_count++] = (uint8_t)i;
}

static void
look_for_units(struct outline *outline)
{
	for (size_t i = 0; i < outline->form->row_count; i++)
		if ((outline->rows.items[i].used ||
		     outline->rows.items[i].printed) &&
		    outline->form->rows[i].unit != UNIT_NONE)
			outline->own_units = true;
}

bool
outline_open(const struct report_context *context, const struct form *form,
	     int year, struct text printed, struct outline *out,
	     struct error *err)
{
	struct outline outline = {.context = context, .form = form};
	struct keys others = {0};

	for (size_t i = 0; i < form->row_count; i++)
		*vec_push(&outline.rows) = (struct outline_row){
			.key = text_of(form->rows[i].id), .defined = i};
	take_printed(&outline, printed, &others);
	bool ok = read_cells(&outline, year, &others, err);
	vec_release(&others.items);
	if (!ok) {
		outline_release(&outline);
		return false;
	}
	choose_columns(&outline);
	look_for_units(&outline);
	*out = outline;
	return true;
}

void
outline_release(struct outline *outline)
{
	vec_release(&outline->rows);
	vec_release(&outline->cells);
	map_release(&outline->labels);
	vec_release(&outline->printed);
	arena_release(&outline->arena);
}

/* What some documents have in one cell. */
static bool
visit_cell(const struct outline *outline, const struct outline_cell *cell,
	   uint32_t first, uint32_t last,
	   void (*visit)(const struct outline_figure *figure, void *context),
	   void *context, struct error *err)
{
	struct outline_figure figure = {.row = cell->row,
					.column = cell->column};
	struct query *query = warehouse_query(outline->context->warehouse,
					      SQL_REPORT_FIGURES);

	query_int(query, ":cell", cell->id);
	query_int(query, ":first", first);
	query_int(query, ":last", last);
	query_int(query, ":position", outline->context->moment.position);
	while (query_row(query)) {
		figure.document = (uint32_t)query_get_int(query, 0);
		figure.value = query_get_int(query, 1);
		figure.printed = query_get_int(query, 2);
		visit(&figure, context);
	}
	return query_end(query, err);
}

bool
outline_figures(const struct outline *outline, uint32_t first, uint32_t last,
		void (*visit)(const struct outline_figure *figure,
			      void *context),
		void *context, struct error *err)
{
	bool ok = true;

	vec_each (const struct outline_cell *, cell, &outline->cells)
		if (ok && cell->column != UINT8_MAX)
			ok = visit_cell(outline, cell, first, last, visit,
					context, err);
	return ok;
}

/* "key\tlabel\n", once for each label that is printed otherwise. */
static void
take_labels(struct outline *outline, struct text labels)
{
	while (labels.length > 0) {
		struct text line = text_take(&labels, TEXT("\n"));
		size_t tab = text_find(line, TEXT("\t"));

		if (tab < line.length &&
		    map_intern(&outline->labels,
			       (struct text){line.data, tab}) ==
			    outline->printed.count)
			*vec_push(&outline->printed) = arena_copy(
				&outline->arena, text_skip(line, tab + 1));
	}
}

bool
outline_read_labels(struct outline *outline, uint32_t edition,
		    struct error *err)
{
	struct query *query =
		warehouse_query(outline->context->warehouse, SQL_REPORT_FORM);

	query_int(query, ":edition", edition);
	query_text(query, ":form", text_of(outline->form->id));
	while (query_row(query))
		take_labels(outline, query_get_text(query, 2));
	return query_end(query, err);
}

struct text
outline_label(const struct outline *outline, const struct outline_row *row)
{
	uint32_t number = map_find(&outline->labels, row->key);

	return number == MAP_NONE ? row_name(outline->form, row->key)
				  : outline->printed.items[number];
}

struct text
outline_name(const struct outline *outline, const struct outline_row *row)
{
	struct text name = row_name(outline->form, row->key);

	return text_equal(name, row->key) ? outline_label(outline, row) : name;
}

bool
outline_has_cell(const struct outline *outline, const struct outline_row *row,
		 size_t column)
{
	if (row->defined == SIZE_MAX)
		return true;
	const struct form_row *defined = &outline->form->rows[row->defined];
	const struct form_lane *lane = &outline->form->lanes[defined->lane];
	for (size_t i = 0; i < lane->column_count; i++)
		if (lane->columns[i] == column)
			return true;
	return false;
}

size_t
outline_table(const struct outline *outline, enum unit unit,
	      struct table *table)
{
	const struct form *form = outline->form;

	table_column(table, "row", form->codes ? _("Code") : _("Row"), "",
		     false);
	table_column(table, "name", _("Name"), "", false);
	if (outline->own_units)
		table_column(table, "unit", _("Unit"), "", false);
	size_t first = table->columns.count;
	for (size_t i = 0; i < outline->column_count; i++) {
		size_t column = outline->columns[i];
		enum unit own = cell_unit(form, SIZE_MAX, column, unit);

		table_column(table, form->columns[column].id,
			     name_text(form->columns[column].name),
			     outline->own_units || own == UNIT_NONE
				     ? ""
				     : unit_name(own),
			     true);
	}
	return first;
}

void
outline_row_head(const struct outline *outline, const struct outline_row *row,
		 struct text label, enum unit unit, struct table *table,
		 struct table_value *values)
{
	values[0] = table_text(table, row->key);
	values[1] = table_text(table, label);
	if (outline->own_units) {
		enum unit own = cell_unit(outline->form, row->defined,
					  outline->columns[0], unit);
		if (own != UNIT_NONE)
			values[2] = table_text(table, text_of(unit_name(own)));
	}
}
