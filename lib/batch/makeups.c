/* Entering the makeups of editions: see makeups.h. */
#include "batch/makeups.h"

#include "batch/earlier.h"

/* A form has two bytes of a key: its state, from 1, and its unit; both are 0
 * where it is not there. */
static void
clear_key(struct makeups *makeups)
{
	memset(makeups->key, 0, 2 * makeups->forms->count);
}

static void
put_form(struct makeups *makeups, size_t form, uint8_t state, uint8_t unit)
{
	makeups->key[2 * form] = (uint8_t)(state + 1);
	makeups->key[2 * form + 1] = unit;
}

static uint32_t
intern_key(struct makeups *makeups)
{
	return map_intern(&makeups->keys,
			  (struct text){(const char *)makeups->key,
					2 * makeups->forms->count});
}

/* The rows come by their ids, which are 1, 2, 3, ... */
bool
makeups_read(struct makeups *makeups, const struct forms *forms,
	     struct warehouse *warehouse, struct error *err)
{
	struct query *query = warehouse_query(warehouse, SQL_MAKEUP_ALL);
	uint32_t last = 0;
	bool whole = true;

	*makeups = (struct makeups){.forms = forms, .warehouse = warehouse};
	makeups->key = mem_zero(forms->count, 2);
	while (whole && query_row(query)) {
		uint32_t id = (uint32_t)query_get_int(query, 0);
		const struct form *form =
			forms_of_id(forms, query_get_text(query, 1));

		if (id != last && last > 0) {
			intern_key(makeups);
			clear_key(makeups);
		}
		whole = form && id == makeups->keys.count + 1;
		last = id;
		if (whole)
			put_form(makeups, form_number(forms, form),
				 (uint8_t)query_get_int(query, 2),
				 (uint8_t)query_get_int(query, 3));
	}
	if (last > 0)
		intern_key(makeups);
	return query_end(query, err) && (whole || earlier_damaged(err));
}

void
makeups_release(struct makeups *makeups)
{
	map_release(&makeups->keys);
	free(makeups->key);
	makeups->key = NULL;
}

static bool
enter(struct makeups *makeups, uint32_t id, const struct edition_form *form,
      struct error *err)
{
	struct query *query =
		warehouse_query(makeups->warehouse, SQL_MAKEUP_INSERT);

	query_int(query, ":id", id);
	query_text(query, ":form",
		   text_of(makeups->forms->items[form->form].id));
	query_int(query, ":state", form->state);
	query_int(query, ":unit", form->unit);
	return query_run(query, err);
}

bool
makeups_put(struct makeups *makeups, const struct edition_form *forms,
	    size_t count, uint32_t *id_out, struct error *err)
{
	uint32_t known = makeups->keys.count, id;
	bool ok = true;

	clear_key(makeups);
	for (size_t f = 0; f < count; f++)
		put_form(makeups, forms[f].form, forms[f].state, forms[f].unit);
	id = intern_key(makeups) + 1;
	for (size_t f = 0; ok && id > known && f < count; f++)
		ok = enter(makeups, id, &forms[f], err);
	*id_out = id;
	return ok;
}
