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

/* The edition whose form counts, and of which document it is. */
struct held {
	uint32_t edition;
	int year;
	size_t department;
};

static int
by_edition(const void *a, const void *b)
{
	const struct held *x = a, *y = b;

	return x->edition < y->edition ? -1 : x->edition > y->edition;
}

/* The documents of an extent, by their editions. */
static struct held *
list_held(const struct coverage *coverage, const struct extent *extent,
	  size_t *count_out)
{
	const struct city *city = coverage->city;
	int first = extent->first_year, last = extent->last_year;
	size_t years = (size_t)(last - first + 1), count = 0;
	struct held *list =
		mem_zero(years * city->department_count, sizeof *list);

	for (int year = first; year <= last; year++)
		for (size_t d = 0; d < city->department_count; d++) {
			uint32_t held = coverage_at(coverage, d, year)->held;

			if (held != EDITION_NONE &&
			    extent_has(extent, &city->departments[d], year))
				list[count++] = (struct held){held, year, d};
		}
	qsort(list, count, sizeof *list, by_edition);
	*count_out = count;
	return list;
}

static void
add_item(struct dissentings *out, struct dissenting item,
	 const struct form *form, struct text row, struct text column)
{
	size_t number = form_column_of_id(form, column);

	if (number == SIZE_MAX)
		return;
	item.figure = (struct figure_name){
		.form = form,
		.row = arena_copy(&out->arena, row).data,
		.column = number,
	};
	*vec_push(&out->items) = item;
}

bool
dissentings_read(const struct report_context *context,
		 const struct coverage *coverage,
		 const struct figure_name *figure, const struct extent *extent,
		 struct dissentings *out, struct error *err)
{
	struct query *query =
		warehouse_query(context->warehouse, SQL_REPORT_DISSENTING);
	struct held *list = NULL;
	size_t count = 0;

	query_text(query, ":form", text_of(coverage->form->id));
	while (query_row(query)) {
		struct held key = {.edition =
					   (uint32_t)query_get_int(query, 0)};
		struct text row = query_get_text(query, 1);
		struct text column = query_get_text(query, 2);

		/* Most forms have no such row, and need no list. */
		if (!list)
			list = list_held(coverage, extent, &count);
		const struct held *held =
			bsearch(&key, list, count, sizeof *list, by_edition);
		if (held && is_wanted(figure, row, column))
			add_item(out,
				 (struct dissenting){.department =
							     held->department,
						     .year = held->year,
						     .edition = held->edition},
				 coverage->form, row, column);
	}
	free(list);
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
	struct strbuf names = {0};

	for (size_t i = 0; i < count; i++)
		if (i == 0 || items[i].department != items[i - 1].department ||
		    items[i].year != items[i - 1].year)
			strbuf_printf(
				strbuf_next(&names), "%s %d",
				department_name(
					&city->departments[items[i].department],
					items[i].year),
				items[i].year);
	table_note(table, "files_disagree",
		   _("Further figures that files give differently: %zu, of %s; "
		     "`juesuan show` marks them."),
		   count, strbuf_string(&names));
	strbuf_release(&names);
}

bool
dissentings_note(const struct report_context *context,
		 struct dissentings *dissentings, struct table *table,
		 struct error *err)
{
	size_t count = dissentings->items.count;
	bool ok = true;

	vec_sort(&dissentings->items, by_document);
	for (size_t i = 0; ok && i < count && i < DISSENTS_TOLD; i++)
		ok = note_item(context, &dissentings->items.items[i], table,
			       err);
	if (ok && count > DISSENTS_TOLD)
		note_others(context->config->city,
			    dissentings->items.items + DISSENTS_TOLD,
			    count - DISSENTS_TOLD, table);
	return ok;
}
