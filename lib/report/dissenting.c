/* Figures that files give differently, of many documents: see dissenting.h. */
#include "report/dissenting.h"

#include "report/dissent.h"
#include "report/words.h"

#include <stdlib.h>

static bool
is_wanted(const struct figure_name *figure, struct text row, struct text column)
{
	return !figure ||
	       (text_is(row, figure->row) &&
		text_is(column, figure->form->columns[figure->column].id));
}

/* Does the form count as this edition has it, and for whom? */
static bool
is_held(const struct perimeter *perimeter, const struct coverage *coverage,
	struct dissenting *item)
{
	const struct city *city = coverage->city;
	uint32_t at;

	if (item->edition >= perimeter->editions.count)
		return false;
	at = perimeter->editions.items[item->edition].holding;
	item->department = at % city->department_count;
	item->year = city->first_year + (int)(at / city->department_count);
	return coverage->holdings[at].held == item->edition;
}

static void
add_item(struct dissentings *out, struct dissenting item,
	 const struct form *form, struct text row, struct text column)
{
	for (size_t c = 0; c < form->column_count; c++) {
		if (!text_is(column, form->columns[c].id))
			continue;
		item.figure = (struct figure_name){
			.form = form,
			.row = arena_copy(&out->arena, row).data,
			.column = c,
		};
		*vec_push(&out->items) = item;
	}
}

bool
dissentings_read(const struct perimeter *perimeter,
		 const struct coverage *coverage,
		 const struct figure_name *figure, const struct extent *extent,
		 struct dissentings *out, struct error *err)
{
	const struct department *departments = coverage->city->departments;
	struct query *query = warehouse_query(perimeter->context->warehouse,
					      SQL_REPORT_DISSENTING);

	query_text(query, ":form", text_of(coverage->form->id));
	while (query_row(query)) {
		struct dissenting item = {
			.edition = (uint32_t)query_get_int(query, 0)};
		struct text row = query_get_text(query, 1);
		struct text column = query_get_text(query, 2);

		if (is_wanted(figure, row, column) &&
		    is_held(perimeter, coverage, &item) &&
		    extent_has(extent, &departments[item.department],
			       item.year))
			add_item(out, item, coverage->form, row, column);
	}
	return query_end(query, err);
}

void
dissentings_release(struct dissentings *dissentings)
{
	vec_release(&dissentings->items);
	arena_release(&dissentings->arena);
}

static int
by_document(const void *a, const void *b)
{
	const struct dissenting *x = a, *y = b;
	int rows;

	if (x->department != y->department)
		return x->department < y->department ? -1 : 1;
	if (x->year != y->year)
		return x->year - y->year;
	if (x->figure.form != y->figure.form)
		return x->figure.form->order - y->figure.form->order;
	rows = strcmp(x->figure.row, y->figure.row);
	return rows ? rows : (int)x->figure.column - (int)y->figure.column;
}

static bool
is_same_figure(const struct figure_name *a, const struct figure_name *b)
{
	return a->form == b->form && a->column == b->column &&
	       strcmp(a->row, b->row) == 0;
}

static bool
note_item(const struct report_context *context, const struct dissenting *item,
	  struct table *table, struct error *err)
{
	const struct department *department =
		&context->config->city->departments[item->department];
	struct dissents dissents = {0};
	bool ok = dissents_read(context, item->edition, &dissents, err);

	vec_each (const struct dissent *, dissent, &dissents.items)
		if (ok && is_same_figure(&dissent->figure, &item->figure))
			table_note(table, "files_disagree", "%s",
				   dissent_told(&table->arena,
						department_name(department,
								item->year),
						item->year, dissent));
	dissents_release(&dissents);
	return ok;
}

/* Whose figures the others are, and how many. */
static void
note_others(const struct city *city, const struct dissenting *items,
	    size_t count, struct table *table)
{
	struct names names = {0};

	for (size_t i = 0; i < count; i++)
		if (i == 0 || items[i].department != items[i - 1].department ||
		    items[i].year != items[i - 1].year)
			strbuf_printf(
				names_next(&names), "%s %d",
				department_name(
					&city->departments[items[i].department],
					items[i].year),
				items[i].year);
	table_note(table, "files_disagree",
		   _("Further figures that files give differently: %zu, of %s; "
		     "`juesuan show` marks them."),
		   count, strbuf_string(&names.text));
	names_release(&names);
}

bool
dissentings_note(const struct report_context *context,
		 struct dissentings *dissentings, struct table *table,
		 struct error *err)
{
	size_t count = dissentings->items.count;
	bool ok = true;

	if (count > 0)
		qsort(dissentings->items.items, count,
		      sizeof *dissentings->items.items, by_document);
	for (size_t i = 0; ok && i < count && i < DISSENTS_TOLD; i++)
		ok = note_item(context, &dissentings->items.items[i], table,
			       err);
	if (ok && count > DISSENTS_TOLD)
		note_others(context->config->city,
			    dissentings->items.items + DISSENTS_TOLD,
			    count - DISSENTS_TOLD, table);
	return ok;
}
