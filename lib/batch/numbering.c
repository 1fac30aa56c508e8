/* Giving cells their numbers: see numbering.h. */
#include "batch/numbering.h"

#define NUMBER_NONE UINT32_MAX

/* A cell that has no number yet. */
struct nameless {
	struct text key; /* of its row */
	unsigned column;
	uint32_t *number;
};

struct namelesses {
	VEC(struct nameless) items;
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
	vec_release(&numbering->cells);
	for (unsigned r = 0; r < CREW_MOST; r++)
		vec_release(&numbering->readers[r]);
}

/* Where the number of a reader's cell is kept. */
static uint32_t *
place_of(struct numbering *numbering, unsigned reader, uint32_t cell)
{
	uint32_t row = numbering->readers[reader].items[cell / CELL_COLUMNS];

	return &numbering->cells.items[cell_number(row, cell_column(cell))];
}

/* Give its rows our numbers, and its cells those that are recalled. */
static void
number_rows(struct numbering *numbering, const struct dossier *dossier)
{
	unsigned reader = dossier->reader;

	vec_each (const struct used_row *, used, &dossier->used) {
		uint32_t row = map_intern(&numbering->rows, used->key);

		while (numbering->cells.count < cell_number(row + 1, 0))
			*vec_push(&numbering->cells) = NUMBER_NONE;
		while (numbering->readers[reader].count <= used->row)
			*vec_push(&numbering->readers[reader]) = NUMBER_NONE;
		numbering->readers[reader].items[used->row] = row;
	}
	vec_each (const struct known_cell *, known, &dossier->known_cells)
		*place_of(numbering, reader, known->cell) = known->number;
}

static void
find_nameless(struct numbering *numbering, const struct dossier *dossier,
	      struct namelesses *out)
{
	vec_each (const struct used_row *, used, &dossier->used)
		for (unsigned column = 0;
		     column < CELL_COLUMNS && used->columns >> column;
		     column++) {
			uint32_t *number =
				place_of(numbering, dossier->reader,
					 cell_number(used->row, column));

			if ((used->columns >> column & 1) &&
			    *number == NUMBER_NONE)
				*vec_push(&out->items) = (struct nameless){
					used->key, column, number};
		}
}

static int
compare_nameless(const void *a, const void *b)
{
	const struct nameless *x = a, *y = b;
	int order = text_compare(x->key, y->key);

	return order ? order
		     : (x->column > y->column) - (x->column < y->column);
}

static void
bind_cell(const struct numbering *numbering, struct query *query,
	  const struct nameless *cell)
{
	const struct form *form =
		&numbering->forms->items[(uint8_t)cell->key.data[0]];

	query_text(query, ":form", text_of(form->id));
	query_text(query, ":line", text_skip(cell->key, 1));
	query_text(query, ":column", text_of(form->columns[cell->column].id));
}

/* *out stays when the warehouse has no such cell. */
static bool
find_cell(const struct numbering *numbering, const struct nameless *cell,
	  uint32_t *out, struct error *err)
{
	struct query *query =
		warehouse_query(numbering->warehouse, SQL_CELL_FIND);

	bind_cell(numbering, query, cell);
	while (query_row(query))
		*out = (uint32_t)query_get_int(query, 0);
	return query_end(query, err);
}

static bool
enter_cell(struct numbering *numbering, const struct nameless *cell,
	   struct error *err)
{
	struct query *query;

	if (numbering->first > 0 &&
	    !find_cell(numbering, cell, cell->number, err))
		return false;
	if (*cell->number != NUMBER_NONE)
		return true;
	query = warehouse_query(numbering->warehouse, SQL_CELL_INSERT);
	query_int(query, ":id", numbering->end);
	bind_cell(numbering, query, cell);
	*cell->number = numbering->end++;
	return query_run(query, err);
}

bool
numbering_add(struct numbering *numbering, const struct dossier *dossier,
	      struct error *err)
{
	struct namelesses cells = {0};
	bool ok = true;

	number_rows(numbering, dossier);
	find_nameless(numbering, dossier, &cells);
	if (cells.items.count > 0)
		qsort(cells.items.items, cells.items.count,
		      sizeof *cells.items.items, compare_nameless);
	for (size_t i = 0; ok && i < cells.items.count; i++)
		ok = enter_cell(numbering, &cells.items.items[i], err);
	vec_release(&cells.items);
	return ok;
}
