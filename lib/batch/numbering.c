/* Giving cells their numbers: see numbering.h. */
#include "batch/numbering.h"

struct row {
	struct text key; /* the form's number as one byte, then the key */
	unsigned reader;
	uint32_t number; /* in the reader */
	uint64_t used;
};

struct rows {
	VEC(struct row) items;
};

static int
compare_rows(const void *a, const void *b)
{
	const struct row *x = a, *y = b;
	int order = text_compare(x->key, y->key);

	return order ? order
		     : (x->reader > y->reader) - (x->reader < y->reader);
}

static void
collect_rows(struct rows *rows, const struct reader readers[CREW_MOST])
{
	for (unsigned r = 0; r < CREW_MOST; r++) {
		const struct reader *reader = &readers[r];

		for (uint32_t n = 0; n < reader->used.count; n++)
			if (reader->used.items[n])
				*vec_push(&rows->items) = (struct row){
					.key = map_key(&reader->cells.rows, n),
					.reader = r,
					.number = n,
					.used = reader->used.items[n],
				};
	}
	if (rows->items.count > 0)
		qsort(rows->items.items, rows->items.count,
		      sizeof *rows->items.items, compare_rows);
}

static void
bind_cell(struct query *query, const struct form *form, struct text key,
	  unsigned column)
{
	query_text(query, ":form", text_of(form->id));
	query_text(query, ":line", key);
	query_text(query, ":column", text_of(form->columns[column].id));
}

/* The number of a cell that is in the warehouse, or enters it now. */
static bool
enter_cell(struct numbering *numbering, struct warehouse *warehouse,
	   const struct form *form, struct text key, unsigned column, bool seek,
	   uint32_t *out, struct error *err)
{
	struct query *query;

	if (seek) {
		query = warehouse_query(warehouse, SQL_CELL_FIND);
		bind_cell(query, form, key, column);
		bool found = query_row(query);
		uint32_t number = found ? (uint32_t)query_get_int(query, 0) : 0;
		if (!query_end(query, err))
			return false;
		if (found) {
			*out = number;
			return true;
		}
	}
	query = warehouse_query(warehouse, SQL_CELL_INSERT);
	query_int(query, ":id", numbering->end);
	bind_cell(query, form, key, column);
	if (!query_run(query, err))
		return false;
	*out = numbering->end++;
	return true;
}

/* One row, as one or several readers have it: `count` neighbours. */
static bool
number_row(struct numbering *numbering, const struct row *rows, size_t count,
	   const struct forms *forms, struct warehouse *warehouse, bool seek,
	   struct error *err)
{
	const struct form *form = &forms->items[(uint8_t)rows->key.data[0]];
	uint64_t used = 0;

	for (size_t i = 0; i < count; i++)
		used |= rows[i].used;
	for (unsigned column = 0; column < CELL_COLUMNS; column++) {
		uint32_t number;

		if (!(used >> column & 1))
			continue;
		if (!enter_cell(numbering, warehouse, form,
				text_skip(rows->key, 1), column, seek, &number,
				err))
			return false;
		for (size_t i = 0; i < count; i++)
			numbering->numbers[rows[i].reader]
				.items[cell_number(rows[i].number, column)] =
				number;
	}
	return true;
}

bool
numbering_make(struct numbering *numbering,
	       const struct reader readers[CREW_MOST],
	       const struct forms *forms, struct warehouse *warehouse,
	       uint32_t next, struct error *err)
{
	struct rows rows = {0};
	bool ok = true;

	numbering->end = next;
	for (unsigned r = 0; r < CREW_MOST; r++) {
		size_t cells = readers[r].used.count * CELL_COLUMNS;

		vec_reserve(&numbering->numbers[r], cells + 1);
		numbering->numbers[r].count = cells;
	}
	collect_rows(&rows, readers);
	for (size_t i = 0, count; ok && i < rows.items.count; i += count) {
		const struct row *row = &rows.items.items[i];

		for (count = 1; i + count < rows.items.count &&
				text_equal(row[count].key, row->key);)
			count++;
		ok = number_row(numbering, row, count, forms, warehouse,
				next > 0, err);
	}
	vec_release(&rows.items);
	return ok;
}

void
numbering_release(struct numbering *numbering)
{
	for (unsigned r = 0; r < CREW_MOST; r++)
		vec_release(&numbering->numbers[r]);
}
