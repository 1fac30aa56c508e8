/*
 * From numbers of the warehouse to words: see wording.h. Apart from finding
 * changes because only those that a report shows are worded.
 */
#include "report/wording.h"

#include "account/account.h"
#include "report/words.h"

void
wording_release(struct wording *wording)
{
	map_release(&wording->cell_ids);
	map_release(&wording->holding_ids);
	vec_release(&wording->cells);
	vec_release(&wording->holdings);
	arena_release(&wording->arena);
}

static bool
find_cell(struct wording *wording, uint32_t id, struct figure_name *out,
	  struct error *err)
{
	const struct report_context *context = wording->perimeter->context;
	uint32_t number = map_intern(&wording->cell_ids, MAP_KEY(id));

	if (number == wording->cells.count) {
		struct query *query =
			warehouse_query(context->warehouse, SQL_REPORT_CELL);
		struct figure_name cell = {0};

		query_int(query, ":cell", id);
		if (query_row(query))
			figure_take(context->config->forms, query, 0,
				    &wording->arena, &cell);
		if (!query_end(query, err))
			return false;
		*vec_push(&wording->cells) = cell;
	}
	*out = wording->cells.items[number];
	return true;
}

/* How the document had the form before a position. */
static bool
find_holding(struct wording *wording, const struct figure_change *change,
	     const struct worded_change *words, uint32_t before,
	     struct holding *out, struct error *err)
{
	struct report_context then = *wording->perimeter->context;
	const uint32_t key[] = {change->document,
				(uint32_t)words->figure.form->order, before};
	uint32_t number = map_intern(&wording->holding_ids, MAP_KEY(key));

	if (number == wording->holdings.count) {
		struct holding holding = {.state = HOLDING_MISSING};

		then.moment.position = before - 1;
		if (before > 0 &&
		    !holding_of_document(&then, change->document,
					 words->department, words->year,
					 words->figure.form, &holding, err))
			return false;
		*vec_push(&wording->holdings) = holding;
	}
	*out = wording->holdings.items[number];
	return true;
}

/* How the document has the form in the other warehouse. */
static bool
find_holding_then(struct wording *wording, const struct figure_change *change,
		  const struct worded_change *words, struct holding *out,
		  struct error *err)
{
	/* A position that none is at. */
	const uint32_t key[] = {change->document,
				(uint32_t)words->figure.form->order,
				UINT32_MAX};
	uint32_t number = map_intern(&wording->holding_ids, MAP_KEY(key));

	if (number == wording->holdings.count) {
		struct holding holding;

		if (!holding_read(wording->then, words->department, words->year,
				  words->figure.form, &holding, err))
			return false;
		*vec_push(&wording->holdings) = holding;
	}
	*out = wording->holdings.items[number];
	return true;
}

/* How an edition has the form. */
static bool
find_holding_of_edition(struct wording *wording, uint32_t edition,
			const struct worded_change *words, struct holding *out,
			struct error *err)
{
	/* No position: those come after a document. */
	const uint32_t key[] = {edition, (uint32_t)words->figure.form->order};
	uint32_t number = map_intern(&wording->holding_ids, MAP_KEY(key));

	if (number == wording->holdings.count) {
		struct holding holding;

		if (!holding_of_edition(wording->perimeter->context, edition,
					words->figure.form, &holding, err))
			return false;
		*vec_push(&wording->holdings) = holding;
	}
	*out = wording->holdings.items[number];
	return true;
}

static void
put_difference(const struct figure_change *change, struct worded_change *out)
{
	const struct change_side *old = &change->old, *new = &change->new;
	unsigned before = printed_decimals(old->printed);
	unsigned after = printed_decimals(new->printed);

	out->difference = out->rate =
		table_state("undefined", _("undefined: not both are numbers"));
	if (!side_is_number(old) || !side_is_number(new))
		return;
	out->is_measured =
		amount_subtract(new->value, old->value, &out->amount);
	if (!out->is_measured) {
		out->difference = out->rate = value_overflow();
		return;
	}
	out->difference = table_amount(out->amount, out->unit,
				       before > after ? before : after);
	out->rate = rate_value(out->amount, old->value);
}

/* The figure of a change; its values are left. */
static bool
find_figure(struct wording *wording, const struct figure_change *change,
	    bool *known_out, struct worded_change *out, struct error *err)
{
	*known_out = perimeter_document(wording->perimeter, change->document,
					&out->department, &out->year);
	if (!*known_out)
		return true;
	if (!find_cell(wording, change->cell, &out->figure, err))
		return false;
	*known_out = out->figure.form != NULL;
	return true;
}

static enum unit
worded_unit(const struct worded_change *words, const struct holding *holding)
{
	return figure_unit(&words->figure, holding->unit);
}

bool
wording_find(struct wording *wording, const struct figure_change *change,
	     bool *known_out, struct worded_change *out, struct error *err)
{
	struct worded_change words = {0};
	struct holding before, after;

	if (!find_figure(wording, change, known_out, &words, err))
		return false;
	if (!*known_out)
		return true;
	if (!(wording->then
		      ? find_holding_then(wording, change, &words, &before, err)
		      : find_holding(wording, change, &words, change->position,
				     &before, err)) ||
	    !find_holding(wording, change, &words, change->position + 1, &after,
			  err))
		return false;
	words.unit = worded_unit(
		&words, side_is_number(&change->new) ? &after : &before);
	words.old = value_printed(change->old.value, change->old.printed,
				  words.unit, before.state);
	words.new = value_printed(change->new.value, change->new.printed,
				  words.unit, after.state);
	put_difference(change, &words);
	words.is_between = before.stale;
	*out = words;
	return true;
}

bool
wording_find_rival(struct wording *wording, const struct figure_change *rival,
		   bool *known_out, struct worded_change *out,
		   struct error *err)
{
	struct worded_change words = {0};
	struct holding holding;

	if (!find_figure(wording, rival, known_out, &words, err))
		return false;
	if (!*known_out)
		return true;
	if (!find_holding_of_edition(wording, rival->origin, &words, &holding,
				     err))
		return false;
	words.unit = worded_unit(&words, &holding);
	words.new = value_printed(rival->new.value, rival->new.printed,
				  words.unit, holding.state);
	*out = words;
	return true;
}

struct table_value
wording_address(const struct wording *wording,
		const struct worded_change *change, struct table *table)
{
	const struct city *city = wording->perimeter->context->config->city;
	struct strbuf address = {0};

	figure_address(&address, city, change->department, change->year,
		       &change->figure);
	struct table_value value = table_text(table, strbuf_view(&address));
	strbuf_release(&address);
	return value;
}

void
change_columns(struct table *table)
{
	table_column(table, "figure", _("Figure"), "", false);
	table_column(table, "unit", _("Unit"), "", false);
	table_column(table, "old", _("Old"), "", true);
	table_column(table, "new", _("New"), "", true);
	table_column(table, "difference", _("Difference"), "", true);
	table_column(table, "rate", _("Rate (%)"), "", true);
}

void
change_put(const struct worded_change *change, struct table *table,
	   struct table_value *row)
{
	struct strbuf figure = {0};

	figure_words(&figure, &change->figure);
	row[CHANGE_FIGURE] = table_text(table, strbuf_view(&figure));
	strbuf_release(&figure);
	if (change->unit != UNIT_NONE)
		row[CHANGE_UNIT] =
			table_text(table, text_of(unit_name(change->unit)));
	row[CHANGE_OLD] = change->old;
	row[CHANGE_NEW] = change->new;
	row[CHANGE_DIFFERENCE] = change->difference;
	row[CHANGE_RATE] = change->rate;
}

struct table_value
value_between(void)
{
	return table_state("between", _("by one of several commits"));
}

void
note_between(struct table *table)
{
	table_note(table, "between",
		   _("“By one of several commits”: the document could not be "
		     "read before, so whoever committed since may have made "
		     "the change; `juesuan trace` names them."));
}

int
wording_compare(const struct worded_change *a, const struct worded_change *b)
{
	if (a->department != b->department)
		return a->department < b->department ? -1 : 1;
	if (a->year != b->year)
		return a->year < b->year ? -1 : 1;
	const struct figure_name *one = &a->figure, *other = &b->figure;
	if (one->form != other->form)
		return one->form < other->form ? -1 : 1;
	size_t one_row = form_row_of_key(one->form, text_of(one->row));
	size_t other_row = form_row_of_key(other->form, text_of(other->row));
	if (one_row != other_row)
		return one_row < other_row ? -1 : 1;
	int order = strcmp(one->row, other->row);
	if (order != 0)
		return order;
	return one->column < other->column ? -1 : one->column > other->column;
}
