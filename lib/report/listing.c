/*
 * The forms of one document: what can be shown, and what of the city's set of
 * forms is not there.
 */
#include "report/coverage.h"
#include "report/edition.h"
#include "report/words.h"

#include "account/account.h"

struct listing {
	const struct report_context *context;
	const struct form_set *set;
	size_t department;
	int year;
	struct arena arena;
	struct table table;
};

enum {
	COLUMN_FORM,
	COLUMN_NAME,
	COLUMN_STATE,
	COLUMN_FIGURES,
	COLUMN_SOURCE,
	COLUMN_NOTE,
};

static bool
is_expected(const struct listing *l, size_t form)
{
	for (size_t i = 0; i < l->set->count; i++)
		if (l->set->forms[i] == form)
			return true;
	return false;
}

static void
begin_table(struct listing *l)
{
	const struct city *city = l->context->config->city;
	struct table *table = &l->table;

	table_begin(table, l->context, "forms", _("Forms of a document"));
	table_fact(table, "department", _("Department"), "%s",
		   department_name(&city->departments[l->department], l->year));
	table_fact(table, "year", _("Year"), "%d", l->year);
	table_column(table, "form", _("Form"), "", false);
	table_column(table, "name", _("Name"), "", false);
	table_column(table, "state", _("State"), "", false);
	table_column(table, "figures", _("Figures"), "", true);
	table_column(table, "source", _("Source"), "", false);
	table_column(table, "note", _("Note"), "", false)->silent = "";
}

static bool
add_row(struct listing *l, const struct form *form,
	const struct holding *holding, struct error *err)
{
	struct table_value *row = table_row(&l->table);
	struct printed_form printed = {0};
	struct strbuf place = {0};

	row[COLUMN_FORM] = table_text(&l->table, text_of(form->id));
	row[COLUMN_NAME] =
		table_text(&l->table, text_of(name_text(form->name)));
	row[COLUMN_STATE] = value_holding(holding->state);
	if (holding->stale)
		row[COLUMN_NOTE] = table_state("stale", _("stale"));
	if (!holding_is_published(holding))
		return true;
	row[COLUMN_FIGURES] = table_count(holding->figures);
	bool ok = edition_form(l->context, holding->held, form, &l->arena,
			       &printed, err) &&
		  edition_place(l->context, holding->held, printed.file,
				printed.page, printed.line, &place, err);
	row[COLUMN_SOURCE] = table_text(&l->table, strbuf_view(&place));
	strbuf_release(&place);
	return ok;
}

/* Is anything of the form there? Of a document that cannot be read at all
 * nobody knows. */
static bool
is_seen(const struct holding *holding)
{
	return holding->state > HOLDING_NOT_PUBLISHED ||
	       (holding->state == HOLDING_SET_ASIDE &&
		holding->standing_state != EDITION_SET_ASIDE);
}

/* A form that is there, or ought to be. */
static bool
add_form(struct listing *l, size_t number, struct error *err)
{
	const struct form *form = &l->context->config->forms->items[number];
	struct holding holding;

	if (!holding_read(l->context, l->department, l->year, form, &holding,
			  err))
		return false;
	if (holding.state <= HOLDING_GONE)
		return holding_no_document(l->context, l->department, l->year,
					   holding.state, err);
	return (!is_expected(l, number) && !is_seen(&holding)) ||
	       add_row(l, form, &holding, err);
}

bool
report_forms(const struct report_context *context, size_t department, int year,
	     struct table *out, struct error *err)
{
	const struct config *config = context->config;
	struct listing listing = {
		.context = context,
		.set = forms_set(config->forms, config->city->form_set),
		.department = department,
		.year = year,
	};
	bool ok = year_is_known(config->city, year, err);

	if (ok)
		begin_table(&listing);
	for (size_t i = 0; ok && i < config->forms->count; i++)
		ok = add_form(&listing, i, err);
	if (ok)
		*out = listing.table;
	else
		table_release(&listing.table);
	arena_release(&listing.arena);
	return ok;
}
