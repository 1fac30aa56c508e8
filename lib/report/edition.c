/*
 * Files, remarks and places of one edition: few rows, found by its number.
 */
#include "report/edition.h"

#include "report/words.h"
#include "warehouse/places.h"

bool
edition_form(const struct report_context *context, uint32_t edition,
	     const struct form *form, struct arena *arena,
	     struct printed_form *out, struct error *err)
{
	struct query *query =
		warehouse_query(context->warehouse, SQL_REPORT_FORM);
	struct printed_form printed = {0};

	query_int(query, ":edition", edition);
	query_text(query, ":form", text_of(form->id));
	while (query_row(query)) {
		printed.file = query_get_int(query, 0);
		printed.page = query_get_int(query, 4);
		printed.line = query_get_int(query, 1);
		printed.rows = arena_copy(arena, query_get_text(query, 3));
	}
	if (!query_end(query, err))
		return false;
	*out = printed;
	return true;
}

bool
edition_withholds(const struct report_context *context, uint32_t edition,
		  const struct form *form, bool *out, struct error *err)
{
	struct query *query =
		warehouse_query(context->warehouse, SQL_REPORT_FORM_STATE);

	*out = false;
	query_int(query, ":edition", edition);
	query_text(query, ":form", text_of(form->id));
	while (query_row(query))
		*out = query_get_int(query, 0) == FORM_SET_ASIDE;
	return query_end(query, err);
}

bool
edition_place(const struct report_context *context, uint32_t edition,
	      int64_t file, int64_t page, int64_t line, struct strbuf *out,
	      struct error *err)
{
	struct query *query =
		warehouse_query(context->warehouse, SQL_REPORT_FILES);

	query_int(query, ":edition", edition);
	while (query_row(query))
		if (file-- == 0)
			place_print(out, query_get_text(query, 0), page, line);
	return query_end(query, err);
}

/* In the file of that number; in the first that has it where it is negative. */
static bool
find_figure(const struct report_context *context, uint32_t edition,
	    int64_t file, uint32_t cell, struct strbuf *out, struct error *err)
{
	bool is_any = file < 0;
	struct query *query =
		warehouse_query(context->warehouse, SQL_REPORT_FILES);
	bool found = false;

	query_int(query, ":edition", edition);
	while (!found && query_row(query)) {
		struct place place;

		if (!is_any && file-- != 0)
			continue;
		found = places_find(query_get_blob(query, 1), cell, &place);
		if (found)
			place_print(out, query_get_text(query, 0), place.page,
				    place.line);
	}
	return query_end(query, err);
}

bool
edition_figure_place(const struct report_context *context, uint32_t edition,
		     uint32_t cell, struct strbuf *out, struct error *err)
{
	return find_figure(context, edition, -1, cell, out, err);
}

bool
edition_file_place(const struct report_context *context, uint32_t edition,
		   int64_t file, uint32_t cell, struct strbuf *out,
		   struct error *err)
{
	return find_figure(context, edition, file, cell, out, err);
}

static const char *
form_name(const struct report_context *context, struct text id)
{
	const struct form *form = forms_of_id(context->config->forms, id);

	return form ? name_text(form->name) : "";
}

/* The sentence of a row of report_remarks, of the file of that path, and its
 * kind; a kind that this program does not know is given by its name. */
static enum remark_kind
print_sentence(const struct report_context *context, struct query *query,
	       struct text path, struct strbuf *out)
{
	struct strbuf id = {0};

	strbuf_text(&id, query_get_text(query, 0));
	enum remark_kind kind = remark_kind_of(strbuf_string(&id));
	if (kind == REMARKS)
		strbuf_puts(out, strbuf_string(&id));
	else
		remark_print(out, kind,
			     form_name(context, query_get_text(query, 1)),
			     query_get_text(query, 6), path,
			     (struct place){
				     .page = (uint32_t)query_get_int(query, 7),
				     .line = (uint32_t)query_get_int(query, 5),
			     });
	strbuf_release(&id);
	return kind;
}

bool
edition_remarks(const struct report_context *context, uint32_t edition,
		struct told_list *out, struct error *err)
{
	struct query *query =
		warehouse_query(context->warehouse, SQL_REPORT_REMARKS);
	struct strbuf text = {0}, path = {0};
	bool ok = true;

	query_int(query, ":edition", edition);
	while (ok && query_row(query)) {
		struct told told;

		told.form =
			arena_copy(&out->arena, query_get_text(query, 1)).data;
		strbuf_clear(&text);
		ok = edition_place(context, edition, query_get_int(query, 2),
				   query_get_int(query, 3),
				   query_get_int(query, 4), &text, err);
		told.place = arena_copy(&out->arena, strbuf_view(&text)).data;
		strbuf_clear(&text);
		strbuf_clear(&path);
		ok = ok &&
		     edition_place(context, edition, query_get_int(query, 2), 0,
				   0, &path, err);
		told.kind = print_sentence(context, query, strbuf_view(&path),
					   &text);
		told.sentence =
			arena_copy(&out->arena, strbuf_view(&text)).data;
		if (ok)
			*vec_push(&out->items) = told;
	}
	strbuf_release(&text);
	strbuf_release(&path);
	return query_end(query, err) && ok;
}

void
told_list_release(struct told_list *list)
{
	vec_release(&list->items);
	arena_release(&list->arena);
}
