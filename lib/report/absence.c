/*
 * Why a figure has no history: is it the document, the form, the row, or the
 * cell that is not there?
 *
 * Apart from the trace because it is a search through what is there instead.
 */
#include "report/absence.h"

#include "account/account.h"
#include "report/edition.h"
#include "report/outline.h"
#include "report/words.h"

/* The rows that a document has of the form. */
struct rows_seen {
	const struct timeline *timeline;
	const struct outline *outline;
	struct strbuf near; /* a list */
	size_t near_count;
	size_t last;
	bool asked_for; /* is the figure's own row among them? */
};

#define NEAR_ROWS 8

/* Codes of the same class come near; so do all rows where no code is asked
 * for. */
static void
see_row(const struct outline_figure *figure, void *context)
{
	struct rows_seen *seen = context;
	const struct outline_row *row = &seen->outline->rows.items[figure->row];
	struct text key = text_of(seen->timeline->figure->row);
	bool code = form_row_of_key(seen->outline->form, key) == SIZE_MAX &&
		    key.length > 3;

	if (printed_state(figure->printed) == FIGURE_ABSENT ||
	    seen->last == figure->row + 1)
		return;
	seen->last = figure->row + 1;
	seen->asked_for = seen->asked_for || text_equal(row->key, key);
	if (seen->near_count == NEAR_ROWS ||
	    (code && !text_starts(row->key, (struct text){key.data, 3})))
		return;
	struct strbuf *out = strbuf_next(&seen->near);
	seen->near_count++;
	struct text name = outline_name(seen->outline, row);
	if (row->defined == SIZE_MAX && !text_equal(name, row->key)) {
		strbuf_text(out, row->key);
		strbuf_puts(out, " ");
	}
	strbuf_text(out, name);
}

static bool
is_printed(const struct outline *outline, struct text key)
{
	vec_each (const struct outline_row *, row, &outline->rows)
		if (row->printed && text_equal(row->key, key))
			return true;
	return false;
}

/* The form is there, and the figure never had a value. */
static bool
never_had_value(const struct timeline *t, struct error *err)
{
	const struct form *form = t->figure->form;
	struct text key = text_of(t->figure->row);
	uint32_t held = t->holding.held;
	struct printed_form printed = {0};
	struct outline outline = {0};
	struct rows_seen seen = {.timeline = t, .outline = &outline};
	struct arena arena = {0};
	struct strbuf name = {0};

	if (!edition_form(t->context, held, form, &arena, &printed, err) ||
	    !outline_open(t->context, form, t->year, printed.rows, &outline,
			  err) ||
	    !outline_read_labels(&outline, held, err) ||
	    !outline_figures(&outline, t->holding.document, t->holding.document,
			     see_row, &seen, err))
		goto out;
	strbuf_text(&name, row_name(form, key));
	if (seen.asked_for || is_printed(&outline, key))
		error_set(err, ERR_NOT_FOUND,
			  _("In the form %s of that document the cell “%s”, "
			    "“%s” has always been blank."),
			  name_text(form->name), strbuf_string(&name),
			  name_text(form->columns[t->figure->column].name));
	else if (seen.near.length > 0)
		error_set(err, ERR_NOT_FOUND,
			  _("The form %s of that document has no row “%s”. It "
			    "has: %s."),
			  name_text(form->name), strbuf_string(&name),
			  seen.near.data);
	else
		error_set(err, ERR_NOT_FOUND,
			  _("The form %s of that document has no row “%s”."),
			  name_text(form->name), strbuf_string(&name));
out:
	strbuf_release(&seen.near);
	outline_release(&outline);
	arena_release(&arena);
	strbuf_release(&name);
	return false;
}

bool
figure_is_absent(const struct timeline *timeline, struct error *err)
{
	enum holding_state state = timeline->holding.state;
	const char *form = name_text(timeline->figure->form->name);

	if (state <= HOLDING_GONE)
		return holding_no_document(timeline->context,
					   timeline->department, timeline->year,
					   state, err);
	switch (state) {
	case HOLDING_SET_ASIDE:
		return error_set(err, ERR_NOT_FOUND,
				 _("The form %s of that document was never "
				   "readable; `juesuan status` says why."),
				 form);
	case HOLDING_NOT_PUBLISHED:
	case HOLDING_PROMISED:
		return error_set(err, ERR_NOT_FOUND,
				 _("That document does not have the form %s."),
				 form);
	case HOLDING_DECLARED_EMPTY:
		return error_set(err, ERR_NOT_FOUND,
				 _("The form %s of that document is declared "
				   "to hold no data."),
				 form);
	default:
		return never_had_value(timeline, err);
	}
}
