/*
 * The rows of a form in the order in which it is printed, from its definition
 * and from the cells that the warehouse knows of it.
 */
#include "report/sheet.h"

#include "report/words.h"

static uint8_t
column_of_id(const struct form *form, struct text id)
{
	for (size_t i = 0; i < form->column_count; i++)
		if (text_is(id, form->columns[i].id))
			return (uint8_t)i;
	return UINT8_MAX;
}

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
take_printed(struct sheet *sheet, struct text lines, struct keys *others)
{
	while (lines.length > 0) {
		size_t end = text_find(lines, TEXT("\n"));
		struct text key = {lines.data, end};
		size_t defined = row_of_key(sheet->form, key);

		if (defined != SIZE_MAX)
			sheet->rows.items[defined].printed = true;
		else
			*vec_push(&others->items) =
				arena_copy(&sheet->arena, key);
		lines = text_skip(lines, end < lines.length ? end + 1 : end);
	}
	if (others->items.count > 0)
		qsort(others->items.items, others->items.count,
		      sizeof *others->items.items, by_bytes);
}

static void
add_row(struct sheet *sheet, struct text key, bool printed)
{
	*vec_push(&sheet->rows) = (struct sheet_row){
		.key = key, .defined = SIZE_MAX, .printed = printed};
}

/* Add the printed rows that come before key; is key itself the next one? */
static bool
add_printed(struct sheet *sheet, struct keys *printed, const struct text *key)
{
	while (printed->next < printed->items.count) {
		struct text next = printed->items.items[printed->next];
		int order = key ? text_compare(next, *key) : -1;

		if (order > 0)
			return false;
		printed->next++;
		if (order == 0)
			return true;
		add_row(sheet, next, true);
	}
	return false;
}

/* The row of a cell's key; cells come in the order of their keys' bytes. */
static uint32_t
row_of(struct sheet *sheet, struct text key, struct keys *printed)
{
	size_t count = sheet->rows.count;

	if (count > sheet->form->row_count &&
	    text_equal(sheet->rows.items[count - 1].key, key))
		return (uint32_t)count - 1;
	size_t defined = row_of_key(sheet->form, key);
	if (defined != SIZE_MAX)
		return (uint32_t)defined;
	bool is_printed = add_printed(sheet, printed, &key);
	add_row(sheet, arena_copy(&sheet->arena, key), is_printed);
	return (uint32_t)sheet->rows.count - 1;
}

static bool
read_cells(struct sheet *sheet, struct keys *printed, struct error *err)
{
	const struct form *form = sheet->form;
	struct query *query =
		warehouse_query(sheet->context->warehouse, SQL_REPORT_CELLS);

	query_text(query, ":form", text_of(form->id));
	while (query_row(query)) {
		struct sheet_cell cell = {
			.id = (uint32_t)query_get_int(query, 0),
			.row = row_of(sheet, query_get_text(query, 1), printed),
			.column = column_of_id(form, query_get_text(query, 2)),
		};

		sheet->rows.items[cell.row].used = true;
		*vec_push(&sheet->cells) = cell;
	}
	add_printed(sheet, printed, NULL);
	return query_end(query, err);
}

static void
choose_columns(struct sheet *sheet)
{
	bool used[UINT8_MAX + 1] = {false};

	vec_each (const struct sheet_cell *, cell, &sheet->cells)
		used[cell->column] = true;
	for (size_t i = 0; i < sheet->form->column_count; i++)
		if (used[i])
			sheet->columns[sheet->column_count++] = (uint8_t)i;
}

static void
look_for_units(struct sheet *sheet)
{
	for (size_t i = 0; i < sheet->form->row_count; i++)
		if (sheet->rows.items[i].used &&
		    sheet->form->rows[i].unit != UNIT_NONE)
			sheet->own_units = true;
}

bool
sheet_open(const struct report_context *context, const struct form *form,
	   struct text printed, struct sheet *out, struct error *err)
{
	struct sheet sheet = {.context = context, .form = form};
	struct keys others = {0};

	for (size_t i = 0; i < form->row_count; i++)
		*vec_push(&sheet.rows) = (struct sheet_row){
			.key = text_of(form->rows[i].id), .defined = i};
	take_printed(&sheet, printed, &others);
	bool ok = read_cells(&sheet, &others, err);
	vec_release(&others.items);
	if (!ok) {
		sheet_release(&sheet);
		return false;
	}
	choose_columns(&sheet);
	look_for_units(&sheet);
	*out = sheet;
	return true;
}

void
sheet_release(struct sheet *sheet)
{
	vec_release(&sheet->rows);
	vec_release(&sheet->cells);
	map_release(&sheet->labels);
	vec_release(&sheet->printed);
	arena_release(&sheet->arena);
}

bool
sheet_figures(const struct sheet *sheet, uint32_t first, uint32_t last,
	      void (*visit)(const struct sheet_figure *figure, void *context),
	      void *context, struct error *err)
{
	struct query *query =
		warehouse_query(sheet->context->warehouse, SQL_REPORT_FIGURES);
	const struct sheet_cell *cell = sheet->cells.items;
	const struct sheet_cell *end = cell + sheet->cells.count;

	query_text(query, ":form", text_of(sheet->form->id));
	query_int(query, ":first", first);
	query_int(query, ":last", last);
	query_int(query, ":position", sheet->context->moment.position);
	while (query_row(query)) {
		uint32_t id = (uint32_t)query_get_int(query, 0);

		while (cell < end && cell->id != id)
			cell++;
		if (cell == end)
			break;
		if (cell->column == UINT8_MAX)
			continue;
		struct sheet_figure figure = {
			.row = cell->row,
			.column = cell->column,
			.document = (uint32_t)query_get_int(query, 1),
			.value = query_get_int(query, 2),
			.printed = query_get_int(query, 3),
		};
		visit(&figure, context);
	}
	return query_end(query, err);
}

/* "key\tlabel\n", once for each label that is printed otherwise. */
static void
take_labels(struct sheet *sheet, struct text labels)
{
	while (labels.length > 0) {
		size_t end = text_find(labels, TEXT("\n"));
		struct text line = {labels.data, end};
		size_t tab = text_find(line, TEXT("\t"));

		if (tab < line.length &&
		    map_intern(&sheet->labels, (struct text){line.data, tab}) ==
			    sheet->printed.count)
			*vec_push(&sheet->printed) = arena_copy(
				&sheet->arena, text_skip(line, tab + 1));
		labels = text_skip(labels, end < labels.length ? end + 1 : end);
	}
}

bool
sheet_read_labels(struct sheet *sheet, uint32_t edition, struct error *err)
{
	struct query *query =
		warehouse_query(sheet->context->warehouse, SQL_REPORT_FORM);

	query_int(query, ":edition", edition);
	query_text(query, ":form", text_of(sheet->form->id));
	while (query_row(query))
		take_labels(sheet, query_get_text(query, 2));
	return query_end(query, err);
}

struct text
sheet_label(const struct sheet *sheet, const struct sheet_row *row)
{
	uint32_t number = map_find(&sheet->labels, row->key);

	return number == MAP_NONE ? row_name(sheet->form, row->key)
				  : sheet->printed.items[number];
}

struct text
sheet_name(const struct sheet *sheet, const struct sheet_row *row)
{
	struct text name = row_name(sheet->form, row->key);

	return text_equal(name, row->key) ? sheet_label(sheet, row) : name;
}

bool
sheet_has_cell(const struct sheet *sheet, const struct sheet_row *row,
	       size_t column)
{
	if (row->defined == SIZE_MAX)
		return true;
	const struct form_row *defined = &sheet->form->rows[row->defined];
	const struct form_lane *lane = &sheet->form->lanes[defined->lane];
	for (size_t i = 0; i < lane->column_count; i++)
		if (lane->columns[i] == column)
			return true;
	return false;
}

size_t
sheet_table(const struct sheet *sheet, enum unit unit, struct table *table)
{
	const struct form *form = sheet->form;

	table_column(table, "row", form->codes ? _("Code") : _("Row"), "",
		     false);
	table_column(table, "name", _("Name"), "", false);
	if (sheet->own_units)
		table_column(table, "unit", _("Unit"), "", false);
	size_t first = table->columns.count;
	for (size_t i = 0; i < sheet->column_count; i++) {
		size_t column = sheet->columns[i];
		enum unit own = cell_unit(form, SIZE_MAX, column, unit);

		table_column(table, form->columns[column].id,
			     name_text(form->columns[column].name),
			     sheet->own_units || own == UNIT_NONE
				     ? ""
				     : unit_name(own),
			     true);
	}
	return first;
}

void
sheet_row_head(const struct sheet *sheet, const struct sheet_row *row,
	       struct text label, enum unit unit, struct table *table,
	       struct table_value *values)
{
	values[0] = table_text(table, row->key);
	values[1] = table_text(table, label);
	if (sheet->own_units) {
		enum unit own = cell_unit(sheet->form, row->defined,
					  sheet->columns[0], unit);
		if (own != UNIT_NONE)
			values[2] = table_text(table, text_of(unit_name(own)));
	}
}
