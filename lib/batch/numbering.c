/* Giving rows and their cells numbers: see numbering.h. */
#include "batch/numbering.h"

#define NUMBER_NONE UINT32_MAX

/* A row that is new to us: it has no number, or the warehouse knows it. */
struct new_row {
	const struct form *form;
	struct text key;
	uint32_t row;
};

struct new_rows {
	VEC(struct new_row) items;
};

void
numbering_init(struct numbering *numbering, const struct forms *forms,
	       struct warehouse *warehouse, uint32_t first)
{
	*numbering = (struct numbering){
		.forms = forms,
		.warehouse = warehouse,
		.first = first,
		.end = first,
	};
}

void
numbering_release(struct numbering *numbering)
{
	map_release(&numbering->rows);
	vec_release(&numbering->firsts);
	for (unsigned r = 0; r < CREW_MOST; r++)
		vec_release(&numbering->readers[r]);
}

/* Our number of a reader's row, NUMBER_NONE if it is new. */
static uint32_t *
row_of(struct numbering *numbering, unsigned reader, uint32_t row)
{
	while (numbering->readers[reader].count <= row)
		*vec_push(&numbering->readers[reader]) = NUMBER_NONE;
	return &numbering->readers[reader].items[row];
}

/* Give its rows our numbers; *out are those that no reader had before. */
static void
number_rows(struct numbering *numbering, const struct dossier *dossier,
	    struct new_rows *out)
{
	vec_each (const struct used_row *, used, &dossier->used) {
		uint32_t *row = row_of(numbering, dossier->reader, used->row);

		if (*row != NUMBER_NONE)
			continue;
		*row = map_intern(&numbering->rows, used->key);
		if (*row < numbering->firsts.count)
			continue;
		*vec_push(&numbering->firsts) = NUMBER_NONE;
		*vec_push(&out->items) = (struct new_row){
			&numbering->forms->items[(uint8_t)used->key.data[0]],
			text_skip(used->key, 1), *row};
	}
}

/* The rows whose cells were recalled. */
static void
take_known(struct numbering *numbering, const struct dossier *dossier)
{
	vec_each (const struct known_cell *, known, &dossier->known_cells) {
		uint32_t row = *row_of(numbering, dossier->reader,
				       known->cell / CELL_COLUMNS);

		numbering->firsts.items[row] =
			known->number - cell_column(known->cell);
	}
}

static int
compare_rows(const void *a, const void *b)
{
	const struct new_row *x = a, *y = b;
	int order = strcmp(x->form->id, y->form->id);

	return order ? order : text_compare(x->key, y->key);
}

static void
bind_row(struct query *query, const struct new_row *row)
{
	query_text(query, ":form", text_of(row->form->id));
	query_text(query, ":key", row->key);
}

/* *out stays when the warehouse has no such row. */
static bool
find_row(const struct numbering *numbering, const struct new_row *row,
	 uint32_t *out, struct error *err)
{
	struct query *query =
		warehouse_query(numbering->warehouse, SQL_FORM_ROW_FIND);

	bind_row(query, row);
	while (query_row(query))
		*out = (uint32_t)query_get_int(query, 0);
	return query_end(query, err);
}

/* Those of a form of which the warehouse has no row yet; an earlier load may
 * have entered them. */
static bool
enter_columns(struct numbering *numbering, const struct form *form,
	      struct error *err)
{
	bool *has =
		&numbering->has_columns[form_number(numbering->forms, form)];
	bool ok = true;

	for (size_t c = 0; ok && !*has && c < form->column_count; c++) {
		struct query *query = warehouse_query(numbering->warehouse,
						      SQL_FORM_COLUMN_INSERT);

		query_text(query, ":form", text_of(form->id));
		query_text(query, ":key", text_of(form->columns[c].id));
		query_int(query, ":number", (int64_t)c);
		ok = query_run(query, err);
	}
	*has = ok;
	return ok;
}

static bool
enter_row(struct numbering *numbering, const struct new_row *row,
	  struct error *err)
{
	uint32_t *first = &numbering->firsts.items[row->row];
	struct query *query;

	if (*first == NUMBER_NONE && numbering->first > 0 &&
	    !find_row(numbering, row, first, err))
		return false;
	if (*first != NUMBER_NONE)
		return true;
	*first = numbering->end;
	numbering->end += (uint32_t)row->form->column_count;
	query = warehouse_query(numbering->warehouse, SQL_FORM_ROW_INSERT);
	query_int(query, ":id", *first);
	bind_row(query, row);
	return query_run(query, err) &&
	       enter_columns(numbering, row->form, err);
}

bool
numbering_add(struct numbering *numbering, const struct dossier *dossier,
	      struct error *err)
{
	struct new_rows rows = {0};
	bool ok = true;

	number_rows(numbering, dossier, &rows);
	take_known(numbering, dossier);
	vec_sort(&rows.items, compare_rows);
	for (size_t i = 0; ok && i < rows.items.count; i++)
		ok = enter_row(numbering, &rows.items.items[i], err);
	vec_release(&rows.items);
	return ok;
}
