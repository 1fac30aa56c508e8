/*
 * What is loaded and what is not: a row for every department and year, then
 * every reason.
 */
#include "report/coverage.h"
#include "report/dissent.h"
#include "report/edition.h"
#include "report/figure_changes.h"
#include "report/words.h"

#include <inttypes.h>
#include <stdlib.h>

/* What can be said of a document as a whole. */
enum status_state {
	STATUS_NOT_EXPECTED,
	STATUS_MISSING,
	STATUS_GONE,
	STATUS_SET_ASIDE,
	STATUS_PARTLY_SET_ASIDE, /* some of its forms never could be read */
	STATUS_STALE,            /* or some of its forms are */
	STATUS_FILES_DISAGREE,   /* on a figure */
	STATUS_REMARKS,
	STATUS_LOADED,
	STATUS_STATES,
};

static const struct {
	const char *id, *words;
} states[] = {
	[STATUS_NOT_EXPECTED] = {"not_expected", "–"},
	[STATUS_MISSING] = {"missing", N_("missing")},
	[STATUS_GONE] = {"deleted", N_("deleted")},
	[STATUS_SET_ASIDE] = {"set_aside", N_("set aside")},
	[STATUS_PARTLY_SET_ASIDE] = {"partly_set_aside",
				     N_("partly set aside")},
	[STATUS_STALE] = {"stale", N_("stale")},
	[STATUS_FILES_DISAGREE] = {"files_disagree", N_("files disagree")},
	[STATUS_REMARKS] = {"loaded_with_remarks", N_("loaded with remarks")},
	[STATUS_LOADED] = {"loaded", N_("loaded")},
};

enum {
	COLUMN_ID,
	COLUMN_DEPARTMENT,
	COLUMN_YEAR,
	COLUMN_STATE,
	COLUMN_FORMS,
	COLUMN_FORMS_EXPECTED,
	COLUMN_FIGURES,
	COLUMN_REMARKS,
	COLUMN_SOURCE,
	COLUMN_REASON,
};

/* Figures that an edition took away. */
struct removal {
	uint32_t edition;
	int64_t figures;
};

struct status {
	const struct report_context *context;
	const struct city *city;
	const struct forms *forms;
	const struct form_set *set;
	struct coverage *coverages;     /* by form */
	size_t *counts;                 /* year by year, by status_state */
	VEC(struct removal) removals;   /* by edition */
	VEC(struct table_note) reasons; /* of every document, in their order */
	struct table table;
};

/* One department and year. */
struct entry {
	size_t department;
	int year;
	enum status_state state;
	size_t published; /* forms of the city's set */
	int64_t figures;
	struct strbuf absent; /* forms of the set that are not there */
	struct told_list remarks;
	struct dissents dissents;
};

static const struct holding *
holding_of(const struct status *s, const struct entry *entry, size_t form)
{
	return coverage_at(&s->coverages[form], entry->department, entry->year);
}

static bool
read_coverages(struct status *s, struct error *err)
{
	struct perimeter perimeter = {0};
	bool ok = perimeter_open(s->context, &perimeter, err) &&
		  perimeter_read_editions(&perimeter, err);

	s->coverages = mem_zero(s->forms->count, sizeof *s->coverages);
	for (size_t i = 0; ok && i < s->forms->count; i++)
		ok = coverage_read(&perimeter, &s->forms->items[i],
				   &s->coverages[i], err) &&
		     coverage_count(&perimeter, &s->coverages[i], err);
	perimeter_release(&perimeter);
	return ok;
}

static bool
read_removals(struct status *s, struct error *err)
{
	struct query *query =
		warehouse_query(s->context->warehouse, SQL_REPORT_REMOVED);

	query_int(query, ":position", s->context->moment.position);
	query_int(query, ":absent", FIGURE_ABSENT);
	while (query_row(query))
		*vec_push(&s->removals) = (struct removal){
			.edition = (uint32_t)query_get_int(query, 0),
			.figures = query_get_int(query, 1),
		};
	return query_end(query, err);
}

/* Could one of its files, or a page, not be read? */
static bool
has_lost_file(const struct entry *entry)
{
	vec_each (const struct told *, told, &entry->remarks.items)
		if (remark_is_of_file(told->kind) &&
		    told->kind != REMARK_GARBLED_PAGE)
			return true;
	return false;
}

/* A document as a whole, from how it has each form. */
static enum status_state
state_of(const struct status *s, const struct entry *entry)
{
	const struct holding *any = holding_of(s, entry, 0);
	bool stale = false, set_aside = false;

	if (any->standing == EDITION_NONE)
		return any->state == HOLDING_MISSING ? STATUS_MISSING
						     : STATUS_NOT_EXPECTED;
	if (any->standing_state == EDITION_GONE)
		return STATUS_GONE;
	for (size_t i = 0; i < s->forms->count; i++) {
		const struct holding *holding = holding_of(s, entry, i);

		stale = stale || holding->stale;
		set_aside = set_aside || holding->state == HOLDING_SET_ASIDE;
	}
	if (stale)
		return STATUS_STALE;
	if (any->standing_state == EDITION_SET_ASIDE)
		return STATUS_SET_ASIDE;
	if (set_aside || has_lost_file(entry))
		return STATUS_PARTLY_SET_ASIDE;
	if (entry->dissents.items.count > 0)
		return STATUS_FILES_DISAGREE;
	return entry->remarks.items.count > 0 ? STATUS_REMARKS : STATUS_LOADED;
}

static void
count_forms(const struct status *s, struct entry *entry)
{
	for (size_t i = 0; i < s->forms->count; i++) {
		const struct holding *holding = holding_of(s, entry, i);

		if (holding_is_published(holding))
			entry->figures += holding->figures;
	}
	for (size_t i = 0; i < s->set->count; i++) {
		size_t form = s->set->forms[i];
		const struct holding *holding = holding_of(s, entry, form);

		if (holding_is_published(holding))
			entry->published++;
		else if (holding->state > HOLDING_GONE)
			strbuf_printf(strbuf_next(&entry->absent), _("%s (%s)"),
				      name_text(s->forms->items[form].name),
				      holding_words(holding->state));
	}
}

static bool
is_serious(const struct told *told)
{
	switch (told->kind) {
	case REMARK_DUPLICATE_ROW:
	case REMARK_NO_UNIT:
	case REMARK_NO_FORM:
		return true;
	default:
		return remark_is_of_file(told->kind);
	}
}

/* The first remark that set something aside, else the first, else NULL. */
static const struct told *
first_reason(const struct entry *entry)
{
	vec_each (const struct told *, told, &entry->remarks.items)
		if (is_serious(told))
			return told;
	return entry->remarks.items.items;
}

static const char *
missing_reason(struct status *s, const struct entry *entry)
{
	struct strbuf sources = {0};

	sources_print(&sources, s->city,
		      &s->city->departments[entry->department], entry->year);
	/* In words that a later report, known on this day, repeats. */
	const char *reason =
		arena_printf(&s->table.arena, _("No file “%s” in the archive."),
			     strbuf_string(&sources));
	strbuf_release(&sources);
	return reason;
}

/* Of the figures on which files disagree the first, and how many there are. */
static const char *
dissent_reason(struct status *s, const struct entry *entry)
{
	struct strbuf sentence = {0};

	if (entry->dissents.items.count > 1)
		strbuf_printf(&sentence,
			      _("Figures that files give differently: %zu. "),
			      entry->dissents.items.count);
	dissent_print(&sentence, entry->dissents.items.items);
	const char *reason = arena_string(&s->table.arena, sentence.data);
	strbuf_release(&sentence);
	return reason;
}

static void
put_reason(struct status *s, const struct entry *entry, struct table_value *row)
{
	const struct told *told = first_reason(entry);
	const char *reason = NULL;

	if (entry->state == STATUS_FILES_DISAGREE) {
		row[COLUMN_SOURCE] = table_text(
			&s->table, text_of(entry->dissents.items.items->place));
		reason = dissent_reason(s, entry);
	} else if (told) {
		row[COLUMN_SOURCE] =
			table_text(&s->table, text_of(told->place));
		reason = told->sentence;
	} else if (entry->state == STATUS_MISSING) {
		reason = missing_reason(s, entry);
	} else if (entry->state == STATUS_GONE) {
		reason = _("Its files were deleted.");
	} else if (entry->absent.length > 0) {
		reason = arena_printf(&s->table.arena, _("Forms: %s."),
				      entry->absent.data);
	}
	if (reason)
		row[COLUMN_REASON] = table_text(&s->table, text_of(reason));
}

static void
add_row(struct status *s, const struct entry *entry)
{
	const struct department *department =
		&s->city->departments[entry->department];
	struct table_value *row = table_row(&s->table);

	row[COLUMN_ID] = table_text(&s->table, text_of(department->id));
	row[COLUMN_DEPARTMENT] = table_text(
		&s->table, text_of(department_name(department, entry->year)));
	row[COLUMN_YEAR] = table_count(entry->year);
	row[COLUMN_STATE] = table_state(states[entry->state].id,
					_(states[entry->state].words));
	put_reason(s, entry, row);
	if (entry->state <= STATUS_GONE)
		return;
	row[COLUMN_FORMS] = table_count((int64_t)entry->published);
	row[COLUMN_FORMS_EXPECTED] = table_count((int64_t)s->set->count);
	row[COLUMN_FIGURES] = table_count(entry->figures);
	row[COLUMN_REMARKS] =
		table_count((int64_t)(entry->remarks.items.count +
				      entry->dissents.items.count));
}

static int
compare_removals(const void *a, const void *b)
{
	const struct removal *left = a, *right = b;

	return (left->edition > right->edition) -
	       (left->edition < right->edition);
}

static void
keep_removal(struct status *s, const struct entry *entry, uint32_t standing)
{
	const struct department *department =
		&s->city->departments[entry->department];
	const struct removal key = {.edition = standing};
	const struct removal *removal =
		s->removals.count == 0
			? NULL
			: bsearch(&key, s->removals.items, s->removals.count,
				  sizeof key, compare_removals);

	if (entry->state <= STATUS_GONE || !removal ||
	    !is_large_removal(removal->figures,
			      removal->figures + entry->figures))
		return;
	*vec_push(&s->reasons) = (struct table_note){
		"removal",
		arena_printf(&s->table.arena,
			     _("%s %d: its latest edition took %" PRId64
			       " figures away and has %" PRId64
			       "; `juesuan log %s/%d` says whose it is."),
			     department_name(department, entry->year),
			     entry->year, removal->figures, entry->figures,
			     department->id, entry->year)};
}

/* As a system has a path that knows neither capitals nor full width. */
static struct text
fold_path(struct text path, struct arena *arena)
{
	struct text folded = arena_copy(arena, text_fold(path, arena));
	char *bytes = arena_string(arena, folded.data);

	for (char *at = bytes; *at; at++)
		if (*at >= 'A' && *at <= 'Z')
			*at += 'a' - 'A';
	return text_of(bytes);
}

/* Files of one document whose paths are one on other systems. */
static bool
keep_paths(struct status *s, const struct entry *entry, uint32_t standing,
	   struct error *err)
{
	struct query *query =
		warehouse_query(s->context->warehouse, SQL_REPORT_FILES);
	const char *name = department_name(
		&s->city->departments[entry->department], entry->year);
	struct arena *arena = &s->table.arena;
	struct map folded = {0};
	VEC(const char *) paths = {0};

	query_int(query, ":edition", standing);
	while (query_row(query)) {
		struct text path = arena_copy(arena, query_get_text(query, 0));
		uint32_t number = map_intern(&folded, fold_path(path, arena));

		if (number == paths.count)
			*vec_push(&paths) = path.data;
		else
			*vec_push(&s->reasons) = (struct table_note){
				"paths",
				arena_printf(arena,
					     _("%s %d: %s and %s are one name "
					       "where capitals and widths of "
					       "letters do not count: keep one "
					       "of them."),
					     name, entry->year,
					     paths.items[number], path.data)};
	}
	map_release(&folded);
	vec_release(&paths);
	return query_end(query, err);
}

static void
keep_dissents(struct status *s, const struct entry *entry, const char *name)
{
	size_t count = entry->dissents.items.count;

	for (size_t i = 0; i < count && i < DISSENTS_TOLD; i++)
		*vec_push(&s->reasons) = (struct table_note){
			"files_disagree",
			dissent_told(&s->table.arena, name, entry->year,
				     &entry->dissents.items.items[i])};
	if (count > DISSENTS_TOLD)
		*vec_push(&s->reasons) = (struct table_note){
			"files_disagree",
			arena_printf(&s->table.arena,
				     _("%s %d: further figures that files give "
				       "differently: %zu; `juesuan show` marks "
				       "them."),
				     name, entry->year, count - DISSENTS_TOLD)};
}

/* Are forms worth naming that are not there? Of a document that was set aside
 * they are all. */
static bool
has_absent_forms(const struct entry *entry)
{
	return entry->absent.length > 0 && entry->state != STATUS_SET_ASIDE;
}

/* All that there is to say of a document, for below the table, where that is
 * more than its row says. */
static void
keep_reasons(struct status *s, const struct entry *entry)
{
	struct arena *arena = &s->table.arena;
	const char *name = department_name(
		&s->city->departments[entry->department], entry->year);

	if (entry->remarks.items.count + entry->dissents.items.count +
		    has_absent_forms(entry) <=
	    1)
		return;
	if (has_absent_forms(entry))
		*vec_push(&s->reasons) = (struct table_note){
			"forms",
			arena_printf(arena, _("%s %d: forms not there: %s."),
				     name, entry->year, entry->absent.data)};
	vec_each (const struct told *, told, &entry->remarks.items)
		*vec_push(&s->reasons) = (struct table_note){
			"remark",
			arena_printf(arena, _("%s %d: %s: %s"), name,
				     entry->year, told->place, told->sentence)};
	keep_dissents(s, entry, name);
}

static bool
add_entry(struct status *s, size_t department, int year, struct error *err)
{
	struct entry entry = {.department = department, .year = year};
	uint32_t standing = holding_of(s, &entry, 0)->standing;

	if (!edition_remarks(s->context, standing, &entry.remarks, err) ||
	    !dissents_read(s->context, standing, &entry.dissents, err)) {
		told_list_release(&entry.remarks);
		dissents_release(&entry.dissents);
		return false;
	}
	entry.state = state_of(s, &entry);
	count_forms(s, &entry);
	s->counts[(size_t)(year - s->city->first_year) * STATUS_STATES +
		  entry.state]++;
	add_row(s, &entry);
	keep_reasons(s, &entry);
	keep_removal(s, &entry, standing);
	bool ok = keep_paths(s, &entry, standing, err);
	strbuf_release(&entry.absent);
	told_list_release(&entry.remarks);
	dissents_release(&entry.dissents);
	return ok;
}

/* "2023: 14 expected, 12 loaded, 2 missing." */
static void
note_year(struct status *s, int year)
{
	const size_t *counts =
		s->counts +
		(size_t)(year - s->city->first_year) * STATUS_STATES;
	struct strbuf parts = {0};
	size_t expected = 0;

	for (int i = STATUS_STATES; i-- > STATUS_MISSING;) {
		expected += counts[i];
		if (counts[i] > 0)
			strbuf_printf(strbuf_next(&parts), _("%zu %s"),
				      counts[i], _(states[i].words));
	}
	table_note(&s->table, "year", _("%d: %zu expected, %s."), year,
		   expected, strbuf_string(&parts));
	strbuf_release(&parts);
}

static bool
note_unclaimed(struct status *s, struct error *err)
{
	struct query *query =
		warehouse_query(s->context->warehouse, SQL_REPORT_UNCLAIMED);
	struct strbuf paths = {0};

	query_int(query, ":position", s->context->moment.position);
	while (query_row(query))
		strbuf_text(strbuf_next(&paths), query_get_text(query, 0));
	if (paths.length > 0)
		table_note(&s->table, "unclaimed",
			   _("Files that belong to no department and year: "
			     "%s."),
			   paths.data);
	strbuf_release(&paths);
	return query_end(query, err);
}

static void
note_copy(struct status *s, struct strbuf *paths)
{
	if (paths->length > 0)
		table_note(&s->table, "copy",
			   _("These files have the same content, and are of "
			     "different departments or years: %s."),
			   paths->data);
	strbuf_clear(paths);
}

/* A filing that is the copy of another department's or year's. */
static bool
note_copies(struct status *s, struct error *err)
{
	struct query *query =
		warehouse_query(s->context->warehouse, SQL_REPORT_COPIES);
	struct strbuf content = {0};
	struct strbuf paths = {0};

	query_int(query, ":position", s->context->moment.position);
	while (query_row(query)) {
		struct text blob = query_get_blob(query, 0);

		if (!text_equal(blob, strbuf_view(&content)))
			note_copy(s, &paths);
		strbuf_clear(&content);
		strbuf_text(&content, blob);
		strbuf_text(strbuf_next(&paths), query_get_text(query, 1));
	}
	note_copy(s, &paths);
	strbuf_release(&paths);
	strbuf_release(&content);
	return query_end(query, err);
}

static void
add_columns(struct table *table)
{
	table_column(table, "id", _("Id"), "", false);
	table_column(table, "department", _("Department"), "", false);
	table_column(table, "year", _("Year"), "", true);
	table_column(table, "state", _("State"), "", false);
	table_column(table, "forms", _("Forms"), "", true);
	table_column(table, "forms_expected", _("Of"), "", true);
	table_column(table, "figures", _("Figures"), "", true);
	table_column(table, "remarks", _("Remarks"), "", true);
	table_column(table, "source", _("Source"), "", false)->silent = "";
	table_column(table, "reason", _("Reason"), "", false)->silent = "";
}

static bool
fill(struct status *s, struct error *err)
{
	table_begin(&s->table, s->context, "status", _("Coverage"));
	years_fact(&s->table, s->city->first_year, s->city->last_year);
	table_fact(&s->table, "forms", _("Forms that must be published"), "%s",
		   name_text(s->set->name));
	add_columns(&s->table);
	for (size_t d = 0; d < s->city->department_count; d++)
		for (int y = s->city->first_year; y <= s->city->last_year; y++)
			if (!add_entry(s, d, y, err))
				return false;
	for (int y = s->city->first_year; y <= s->city->last_year; y++)
		note_year(s, y);
	vec_each (const struct table_note *, reason, &s->reasons)
		*vec_push(&s->table.notes) = *reason;
	return note_copies(s, err) && note_unclaimed(s, err);
}

bool
report_status(const struct report_context *context, struct table *out,
	      struct error *err)
{
	const struct city *city = context->config->city;
	struct status s = {
		.context = context,
		.city = city,
		.forms = context->config->forms,
		.set = forms_set(context->config->forms, city->form_set),
	};
	size_t years = (size_t)(city->last_year - city->first_year + 1);

	s.counts = mem_zero(years * STATUS_STATES, sizeof *s.counts);
	bool ok = read_coverages(&s, err) && read_removals(&s, err) &&
		  fill(&s, err);
	if (ok)
		*out = s.table;
	else
		table_release(&s.table);
	for (size_t i = 0; i < s.forms->count; i++)
		coverage_release(&s.coverages[i]);
	free(s.coverages);
	free(s.counts);
	vec_release(&s.removals);
	vec_release(&s.reasons);
	return ok;
}
