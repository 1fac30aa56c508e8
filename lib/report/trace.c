/*
 * Every value that a figure ever had: who wrote it, who merged it, when and
 * why, and where it stood then and stands now; and what did not come to stand.
 *
 * The value of a commit that took the figure away says what it left behind: a
 * blank cell, a form not published any more, no document at all.
 */
#include "report/absence.h"
#include "report/arrivals.h"
#include "report/coverage.h"
#include "report/dissent.h"
#include "report/edition.h"
#include "report/message.h"
#include "report/timeline.h"
#include "report/words.h"

#include "account/account.h"

enum {
	COLUMN_VALUE,
	COLUMN_UNIT, /* where the values are not all in one */
	COLUMN_EVENT,
	COLUMN_WRITTEN_BY,
	COLUMN_WRITTEN_ON,
	COLUMN_COMMITTED_BY, /* where somebody else did */
	COLUMN_COMMIT,
	COLUMN_COPIES,
	COLUMN_MERGED_BY,
	COLUMN_MERGED_ON,
	COLUMN_MERGE,
	COLUMN_SIDE,
	COLUMN_SOURCE,
	COLUMN_RESTORES,
	COLUMN_FLAGS,
	COLUMN_SIGNATURE,
	COLUMN_WHY,
	COLUMN_REASON,
	COLUMNS,
};

/* silent as in struct table_column. */
static const struct {
	const char *id, *title, *silent;
} columns[COLUMNS] = {
	[COLUMN_VALUE] = {"value", N_("Value"), NULL},
	[COLUMN_UNIT] = {"unit", N_("Unit"), ""},
	[COLUMN_EVENT] = {"event", N_("Event"), NULL},
	[COLUMN_WRITTEN_BY] = {"written_by", N_("Written by"), NULL},
	[COLUMN_WRITTEN_ON] = {"written_on", N_("Written on"), NULL},
	[COLUMN_COMMITTED_BY] = {"committed_by", N_("Committed by"), ""},
	[COLUMN_COMMIT] = {"commit", N_("Commit"), NULL},
	[COLUMN_COPIES] = {"copies", N_("Copies of the same change"), ""},
	[COLUMN_MERGED_BY] = {"merged_by", N_("Merged by"), ""},
	[COLUMN_MERGED_ON] = {"merged_on", N_("Merged on"), ""},
	[COLUMN_MERGE] = {"merge", N_("Merged in"), ""},
	[COLUMN_SIDE] = {"side", N_("From side"), ""},
	[COLUMN_SOURCE] = {"source", N_("Stood at"), NULL},
	[COLUMN_RESTORES] = {"restores", N_("Restores"), ""},
	[COLUMN_FLAGS] = {"flags", N_("Take care"), ""},
	[COLUMN_SIGNATURE] = {"signature", N_("Signature"), "unsigned"},
	[COLUMN_WHY] = {"why", N_("Why"), NULL},
	[COLUMN_REASON] = {"reason", N_("Reason given"), ""},
};

struct trace {
	const struct report_context *context;
	size_t department;
	int year;
	const struct figure_name *figure;
	struct timeline timeline;
	bool units_differ;
	struct map noted; /* what the notes below the table have told */
	struct table table;
};

static bool
is_number(const struct event *event)
{
	return printed_state(event->printed) == FIGURE_NUMBER;
}

static void
compare_units(struct trace *t)
{
	vec_each (const struct event *, event, &t->timeline.events)
		if (is_number(event) && event->unit != t->timeline.unit)
			t->units_differ = true;
}

/* What is printed there instead of a number. */
static bool
note_unreadable(struct trace *t, const struct event *event, const char *place,
		struct error *err)
{
	struct told_list list = {0};
	bool ok = edition_remarks(t->context, event->origin, &list, err);

	vec_each (const struct told *, told, &list.items)
		if (ok &&
		    (told->kind == REMARK_NO_NUMBER ||
		     told->kind == REMARK_NO_RESULT) &&
		    strcmp(told->form, t->figure->form->id) == 0 &&
		    strcmp(told->place, place) == 0)
			table_note(&t->table, "remark", _("%s: %s"),
				   told->place, told->sentence);
	told_list_release(&list);
	return ok;
}

static struct table_value
plain(struct trace *t, const char *string)
{
	return table_text(&t->table, text_of(string));
}

static struct table_value
time_of(struct trace *t, int64_t when, int zone_minutes)
{
	return time_value(&t->table, t->context->config->city, when,
			  zone_minutes);
}

/* Was this note of this subject made already? From now on it was. */
static bool
is_noted(struct trace *t, const char *note, const char *subject)
{
	struct strbuf key = {0};
	uint32_t count = t->noted.count;

	strbuf_printf(&key, "%s %s", note, subject);
	map_intern(&t->noted, strbuf_view(&key));
	strbuf_release(&key);
	return t->noted.count == count;
}

/* What the committer's signature proves, and whose it is. */
static void
put_signature(struct trace *t, const struct known_commit *commit,
	      struct table_value *row)
{
	row[COLUMN_SIGNATURE] = signature_value(commit->signature);
	if (commit->signature == SIGNATURE_NONE)
		return;
	if (*commit->signer && !is_noted(t, "signature", commit->digits))
		table_note(&t->table, "signature",
			   _("%s is signed with the key of %s (%s)."),
			   commit->digits, commit->signer,
			   row[COLUMN_SIGNATURE].text);
	if (!is_noted(t, "signature", ""))
		table_note(&t->table, "signatures",
			   _("A signature proves who committed, not who wrote; "
			     "a commit without one is no worse for that."));
}

/* Who wrote it, when and why. */
static void
put_written(struct trace *t, const struct event *event, struct table_value *row)
{
	const struct known_commit *written = &event->written;
	struct people *people = &t->timeline.people;
	struct strbuf reason = {0};

	if (*written->digits)
		row[COLUMN_COMMIT] = plain(t, written->digits);
	if (event->by_nobody)
		return;
	people_mention(people, &written->author, written->digits);
	row[COLUMN_WRITTEN_BY] =
		plain(t, *event->candidate_names ? event->candidate_names
						 : written->author.shown);
	row[COLUMN_WRITTEN_ON] =
		time_of(t, written->author_time, written->author_zone);
	if (written->committer_id != written->author_id) {
		row[COLUMN_COMMITTED_BY] = plain(t, written->committer.name);
		people_mention(people, &written->committer, written->digits);
	}
	if (event->load == 0)
		put_signature(t, written, row);
	row[COLUMN_WHY] =
		table_text(&t->table, message_subject(written->message));
	if (message_reason(written->message, &reason))
		row[COLUMN_REASON] =
			table_text(&t->table, strbuf_view(&reason));
	strbuf_release(&reason);
}

/* Who brought it onto the first-parent line, and when. */
static void
put_merged(struct trace *t, const struct event *event, struct table_value *row)
{
	const struct known_commit *merged = &event->merged;

	if (!event_is_merged(event) || (event->load > 0 && event->by_nobody))
		return;
	row[COLUMN_MERGED_BY] =
		plain(t, commits_merger(&t->timeline.commits, merged));
	row[COLUMN_MERGED_ON] =
		time_of(t, merged->commit_time, merged->commit_zone);
	row[COLUMN_MERGE] = plain(t, merged->digits);
	if (event->side > 0)
		row[COLUMN_SIDE] = table_count(event->side + 1);
}

static void
note_clock(struct trace *t, const struct known_commit *commit,
	   struct strbuf *flags)
{
	struct strbuf sentence = {0};

	if (!commit_has_odd_clock(commit))
		return;
	if (!strstr(strbuf_string(flags), _("⚠ clock out of order")))
		strbuf_puts(strbuf_next(flags), _("⚠ clock out of order"));
	if (is_noted(t, "clock", commit->digits))
		return;
	commit_print_clock(commit, t->context->config->city->timezone_minutes,
			   &sentence);
	table_note(&t->table, "clock", "⚠ %s", sentence.data);
	strbuf_release(&sentence);
}

static bool
note_late(struct trace *t, const struct event *event, struct strbuf *flags,
	  struct error *err)
{
	struct arrivals arrivals = {0};
	bool ok = arrivals_read(t->context, event->position, event->position,
				&arrivals, err);

	const struct arrival *late = arrivals_find(
		&arrivals, t->timeline.holding.document, event->position);
	if (late) {
		strbuf_puts(strbuf_next(flags), _("arrived late"));
		arrival_note(late, &event->merged, t->context->config->city,
			     &t->table);
	}
	arrivals_release(&arrivals);
	return ok;
}

static void
note_candidates(struct trace *t, const struct event *event,
		struct strbuf *flags)
{
	if (!*event->candidates)
		return;
	strbuf_printf(strbuf_next(flags), _("between %s and %s"),
		      event->between_from, event->written.digits);
	table_note(&t->table, "between",
		   _("Between %s and %s the document could not be read: the "
		     "value was changed in one of %s."),
		   event->between_from, event->written.digits,
		   event->candidates);
}

/* Which load took a value away. */
static void
note_load(struct trace *t, const struct event *event, struct strbuf *flags)
{
	struct strbuf finished = {0}, load = {0};

	if (event->load == 0)
		return;
	strbuf_printf(&load, "%lld", (long long)event->load);
	time_print(&finished, event->load_finished,
		   t->context->config->city->timezone_minutes);
	strbuf_printf(strbuf_next(flags), _("until load %lld"),
		      (long long)event->load);
	if (!is_noted(t, event_id(event->kind), load.data))
		table_note(&t->table, event_id(event->kind),
			   _("Load %lld, of %s, read the archive anew: what it "
			     "took away is marked “%s”, and nobody changed it "
			     "then."),
			   (long long)event->load, finished.data,
			   event_words(event->kind));
	strbuf_release(&finished);
	strbuf_release(&load);
}

static bool
put_flags(struct trace *t, const struct event *event, struct table_value *row,
	  struct error *err)
{
	struct strbuf flags = {0};
	bool ok = true;

	note_candidates(t, event, &flags);
	note_load(t, event, &flags);
	if (event->load == 0) {
		note_clock(t, &event->merged, &flags);
		if (event_is_merged(event) && !event->by_nobody)
			note_clock(t, &event->written, &flags);
	}
	if (event_stands(event))
		ok = note_late(t, event, &flags, err);
	if (flags.length > 0)
		row[COLUMN_FLAGS] = table_text(&t->table, strbuf_view(&flags));
	strbuf_release(&flags);
	return ok;
}

/* Where it stood in the file, and what is printed there if it is no number. */
static bool
put_source(struct trace *t, const struct event *event, struct table_value *row,
	   struct error *err)
{
	struct strbuf place = {0};
	bool ok = event->origin == EDITION_NONE ||
		  edition_figure_place(t->context, event->origin,
				       t->timeline.cell, &place, err);

	if (ok && place.length > 0)
		row[COLUMN_SOURCE] = table_text(&t->table, strbuf_view(&place));
	if (ok && event->origin != EDITION_NONE &&
	    printed_state(event->printed) == FIGURE_UNREADABLE)
		ok = note_unreadable(t, event, strbuf_string(&place), err);
	strbuf_release(&place);
	return ok;
}

static bool
add_row(struct trace *t, const struct event *event, struct error *err)
{
	struct table_value *row = table_row(&t->table);

	row[COLUMN_VALUE] = value_printed(event->value, event->printed,
					  event->unit, event->then.state);
	if (t->units_differ && is_number(event))
		row[COLUMN_UNIT] = plain(t, unit_name(event->unit));
	row[COLUMN_EVENT] =
		table_state(event_id(event->kind), event_words(event->kind));
	put_written(t, event, row);
	put_merged(t, event, row);
	if (*event->restores)
		row[COLUMN_RESTORES] = plain(t, event->restores);
	if (*event->copies)
		row[COLUMN_COPIES] = plain(t, event->copies);
	return put_source(t, event, row, err) && put_flags(t, event, row, err);
}

static void
add_columns(struct trace *t)
{
	bool one_unit = t->timeline.unit != UNIT_NONE && !t->units_differ;

	for (size_t i = 0; i < COLUMNS; i++) {
		bool value = i == COLUMN_VALUE;
		struct table_column *column = table_column(
			&t->table, columns[i].id, _(columns[i].title),
			value && one_unit ? unit_name(t->timeline.unit) : "",
			value || i == COLUMN_SIDE);

		column->silent = columns[i].silent;
	}
}

/* The figure in words, and where it stands now. */
static bool
add_facts(struct trace *t, struct error *err)
{
	const struct report_context *context = t->context;
	const struct figure_name *figure = t->figure;
	struct table *table = &t->table;
	struct strbuf words = {0};

	table_begin(table, context, "trace", _("Values of a figure"));
	table_fact(table, "department", _("Department"), "%s",
		   department_name(
			   &context->config->city->departments[t->department],
			   t->year));
	table_fact(table, "year", _("Year"), "%d", t->year);
	figure_words(&words, figure);
	table_fact(table, "figure", _("Figure"), "%s", words.data);
	strbuf_clear(&words);
	figure_address(&words, context->config->city, t->department, t->year,
		       figure);
	table_fact(table, "address", _("Address"), "%s", words.data);
	strbuf_clear(&words);
	bool ok = t->timeline.holding.stale ||
		  edition_figure_place(context, t->timeline.holding.held,
				       t->timeline.cell, &words, err);
	if (words.length > 0)
		table_fact(table, "source", _("Stands at"), "%s", words.data);
	strbuf_release(&words);
	return ok;
}

/* Why the present edition says nothing about the figure. */
static bool
note_stale_value(struct trace *t, struct error *err)
{
	struct told_list list = {0};

	if (!t->timeline.holding.stale)
		return true;
	table_note(&t->table, "stale",
		   _("The last value is of an earlier edition: the present "
		     "one cannot be read."));
	bool ok = edition_remarks(t->context, t->timeline.holding.standing,
				  &list, err);
	vec_each (const struct told *, told, &list.items)
		if (!*told->form ||
		    strcmp(told->form, t->figure->form->id) == 0)
			table_note(&t->table, "remark", _("%s: %s"),
				   told->place, told->sentence);
	told_list_release(&list);
	return ok;
}

static bool
fill(struct trace *t, struct error *err)
{
	compare_units(t);
	if (!add_facts(t, err))
		return false;
	add_columns(t);
	vec_each (const struct event *, event, &t->timeline.events)
		if (!add_row(t, event, err))
			return false;
	people_note(&t->timeline.people, &t->table);
	return dissents_note(t->context, t->timeline.holding.document,
			     t->timeline.cell, &t->timeline.commits, &t->table,
			     err) &&
	       note_stale_value(t, err);
}

bool
report_trace(const struct report_context *context, size_t department, int year,
	     const struct figure_name *figure, struct table *out,
	     struct error *err)
{
	struct trace t = {
		.context = context,
		.department = department,
		.year = year,
		.figure = figure,
	};
	bool ok = year_is_known(context->config->city, year, err) &&
		  timeline_read(context, department, year, figure, &t.timeline,
				err) &&
		  (t.timeline.events.count > 0 ||
		   figure_is_absent(&t.timeline, err)) &&
		  fill(&t, err);

	if (ok)
		*out = t.table;
	else
		table_release(&t.table);
	map_release(&t.noted);
	timeline_release(&t.timeline);
	return ok;
}
