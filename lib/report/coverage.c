/*
 * Coverage, from one pass over the editions: of every document the last edition
 * of the first-parent line up to the moment, and the last whose form could be
 * read. Where these are two, the figures are stale.
 */
#include "report/coverage.h"

#include "account/account.h"
#include "report/words.h"

/* What the pass has seen of one document. */
struct sighting {
	uint8_t held_state, held_form;
	bool had_files, was_held; /* did any edition of it? was any readable? */
};

/* A form that the edition does not have; beside enum form_state. */
#define FORM_NOT_THERE UINT8_MAX

static const struct {
	const char *id, *words;
} states[] = {
	[HOLDING_NOT_EXPECTED] = {"not_expected", "–"},
	[HOLDING_MISSING] = {"missing", N_("missing")},
	[HOLDING_GONE] = {"deleted", N_("deleted")},
	[HOLDING_SET_ASIDE] = {"set_aside", N_("set aside")},
	[HOLDING_NOT_PUBLISHED] = {"not_published", N_("not published")},
	[HOLDING_PROMISED] = {"promised", N_("listed, not published")},
	[HOLDING_DECLARED_EMPTY] = {"declared_empty", N_("declared empty")},
	[HOLDING_FRAGMENT] = {"fragment", N_("a fragment")},
	[HOLDING_PRESENT] = {"published", N_("published")},
};

const char *
holding_id(enum holding_state state)
{
	return states[state].id;
}

const char *
holding_words(enum holding_state state)
{
	return _(states[state].words);
}

static bool
read_departments(struct perimeter *perimeter, struct error *err)
{
	const struct report_context *context = perimeter->context;
	const struct city *city = context->config->city;
	struct query *query =
		warehouse_query(context->warehouse, SQL_REPORT_DEPARTMENTS);
	struct map ids = {0};

	for (size_t i = 0; i < city->department_count; i++)
		map_intern(&ids, text_of(city->departments[i].id));
	while (query_row(query)) {
		size_t number = (size_t)query_get_int(query, 0);
		uint32_t index = map_find(&ids, query_get_text(query, 1));

		while (perimeter->departments.count <= number)
			*vec_push(&perimeter->departments) = SIZE_MAX;
		if (index != MAP_NONE)
			perimeter->departments.items[number] = index;
	}
	map_release(&ids);
	return query_end(query, err);
}

bool
perimeter_open(const struct report_context *context, struct perimeter *out,
	       struct error *err)
{
	struct perimeter perimeter = {.context = context};

	if (!read_departments(&perimeter, err)) {
		perimeter_release(&perimeter);
		return false;
	}
	*out = perimeter;
	return true;
}

bool
perimeter_document(const struct perimeter *perimeter, uint32_t document,
		   size_t *department_out, int *year_out)
{
	const struct city *city = perimeter->context->config->city;
	size_t number = document & 0xffff;
	int year = (int)(document >> 16);

	if (number >= perimeter->departments.count ||
	    perimeter->departments.items[number] == SIZE_MAX ||
	    year < city->first_year || year > city->last_year)
		return false;
	*department_out = perimeter->departments.items[number];
	*year_out = year;
	return true;
}

uint32_t
perimeter_number(const struct perimeter *perimeter, size_t department, int year)
{
	for (uint32_t n = 0; n < perimeter->departments.count; n++)
		if (perimeter->departments.items[n] == department)
			return document_number(year, n);
	return 0;
}

static size_t
holding_index(const struct city *city, size_t department, int year)
{
	return (size_t)(year - city->first_year) * city->department_count +
	       department;
}

static size_t
holding_count(const struct city *city)
{
	return holding_index(city, 0, city->last_year + 1);
}

bool
perimeter_read_editions(struct perimeter *perimeter, struct error *err)
{
	const struct city *city = perimeter->context->config->city;
	struct query *query = warehouse_query(perimeter->context->warehouse,
					      SQL_REPORT_PERIMETER);

	query_int(query, ":position", perimeter->context->moment.position);
	while (query_row(query)) {
		size_t department;
		int year;

		if (!perimeter_document(perimeter,
					(uint32_t)query_get_int(query, 1),
					&department, &year))
			continue;
		*vec_push(&perimeter->editions) = (struct line_edition){
			.id = (uint32_t)query_get_int(query, 0),
			.holding =
				(uint32_t)holding_index(city, department, year),
			.makeup = (uint32_t)query_get_int(query, 3),
			.state = (uint8_t)query_get_int(query, 2),
		};
	}
	return query_end(query, err);
}

void
perimeter_release(struct perimeter *perimeter)
{
	vec_release(&perimeter->departments);
	vec_release(&perimeter->editions);
}

/* How an edition has the form. */
struct form_seen {
	uint8_t state, unit; /* enum form_state or FORM_NOT_THERE; enum unit */
	uint32_t figures, rows;
};

static const struct form_seen not_there = {.state = FORM_NOT_THERE};

/* By the columns of a row from first on, which are NULL without the form. */
static struct form_seen
take_form(struct query *query, int first)
{
	if (query_is_null(query, first))
		return not_there;
	return (struct form_seen){
		.state = (uint8_t)query_get_int(query, first),
		.unit = (uint8_t)query_get_int(query, first + 1),
		.figures = (uint32_t)query_get_int(query, first + 2),
		.rows = (uint32_t)query_get_int(query, first + 3),
	};
}

/* One edition after the other, as they came onto the line. */
static void
see_edition(const struct line_edition *edition, struct form_seen form,
	    struct sighting *sighting, struct holding *holding)
{
	sighting->had_files =
		sighting->had_files || edition->state != EDITION_GONE;
	holding->standing = edition->id;
	holding->standing_state = edition->state;
	if (edition->state == EDITION_SET_ASIDE || form.state == FORM_SET_ASIDE)
		return;
	sighting->was_held = true;
	sighting->held_state = edition->state;
	sighting->held_form = form.state;
	holding->held = edition->id;
	holding->unit = form.unit;
	holding->figures = form.figures;
	holding->rows = form.rows;
}

/* How each makeup has a form, by its id. */
struct makeups_seen {
	VEC(struct form_seen) items;
};

static bool
read_makeups(const struct report_context *context, const struct form *form,
	     struct makeups_seen *out, struct error *err)
{
	struct query *query =
		warehouse_query(context->warehouse, SQL_REPORT_MAKEUPS);

	query_text(query, ":form", text_of(form->id));
	while (query_row(query)) {
		size_t id = (size_t)query_get_int(query, 0);

		while (out->items.count < id)
			*vec_push(&out->items) = not_there;
		*vec_push(&out->items) = (struct form_seen){
			.state = (uint8_t)query_get_int(query, 1),
			.unit = (uint8_t)query_get_int(query, 2),
		};
	}
	return query_end(query, err);
}

static struct form_seen
form_of_makeup(const struct makeups_seen *makeups, uint32_t id)
{
	return id < makeups->items.count ? makeups->items.items[id] : not_there;
}

static bool
see_editions(const struct perimeter *perimeter, const struct form *form,
	     struct sighting *sightings, struct holding *holdings,
	     struct error *err)
{
	struct makeups_seen makeups = {0};
	bool ok = read_makeups(perimeter->context, form, &makeups, err);

	if (ok)
		vec_each (const struct line_edition *, edition,
			  &perimeter->editions)
			see_edition(edition,
				    form_of_makeup(&makeups, edition->makeup),
				    &sightings[edition->holding],
				    &holdings[edition->holding]);
	vec_release(&makeups.items);
	return ok;
}

static enum holding_state
state_of_form(const struct sighting *sighting)
{
	if (sighting->held_state == EDITION_GONE)
		return HOLDING_GONE;
	switch (sighting->held_form) {
	case FORM_PRESENT:
		return HOLDING_PRESENT;
	case FORM_FRAGMENT:
		return HOLDING_FRAGMENT;
	case FORM_DECLARED_EMPTY:
		return HOLDING_DECLARED_EMPTY;
	case FORM_PROMISED:
		return HOLDING_PROMISED;
	default:
		return HOLDING_NOT_PUBLISHED;
	}
}

static void
conclude(const struct sighting *sighting, bool expected,
	 struct holding *holding)
{
	/* What was deleted before a merge brought it never was there. */
	if (!sighting->had_files)
		holding->standing = EDITION_NONE;
	if (!sighting->had_files || !sighting->was_held)
		holding->held = EDITION_NONE;
	if (holding->standing == EDITION_NONE) {
		holding->state =
			expected ? HOLDING_MISSING : HOLDING_NOT_EXPECTED;
		return;
	}
	holding->state = holding->held == EDITION_NONE
				 ? HOLDING_SET_ASIDE
				 : state_of_form(sighting);
	if (holding->held == holding->standing)
		return;
	/* The present edition cannot be read: what the last one had is in
	 * force; what it had not may stand in this one. */
	holding->stale = holding_is_published(holding);
	if (!holding->stale)
		holding->state = HOLDING_SET_ASIDE;
}

static bool
is_expected(const struct department *department, int year)
{
	return year >= department->first_year && year <= department->last_year;
}

bool
coverage_read(const struct perimeter *perimeter, const struct form *form,
	      struct coverage *out, struct error *err)
{
	const struct city *city = perimeter->context->config->city;
	size_t count = holding_count(city);
	struct sighting *sightings = mem_zero(count, sizeof *sightings);
	struct holding *holdings = mem_zero(count, sizeof *holdings);

	bool ok = see_editions(perimeter, form, sightings, holdings, err);
	for (size_t i = 0; ok && i < count; i++) {
		const struct department *department =
			&city->departments[i % city->department_count];
		int year = city->first_year + (int)(i / city->department_count);

		conclude(&sightings[i], is_expected(department, year),
			 &holdings[i]);
	}
	free(sightings);
	if (!ok) {
		free(holdings);
		return false;
	}
	*out = (struct coverage){city, form, holdings};
	return true;
}

bool
coverage_read_year(const struct perimeter *perimeter, const struct form *form,
		   int year, struct coverage *out, struct error *err)
{
	const struct city *city = perimeter->context->config->city;
	struct holding *holdings =
		mem_zero(holding_count(city), sizeof *holdings);
	bool ok = true;

	for (size_t d = 0; d < city->department_count; d++)
		conclude(&(struct sighting){0},
			 is_expected(&city->departments[d], year),
			 &holdings[holding_index(city, d, year)]);
	for (uint32_t n = 0; ok && n < perimeter->departments.count; n++) {
		size_t d = perimeter->departments.items[n];

		ok = d == SIZE_MAX ||
		     holding_of_document(
			     perimeter->context, document_number(year, n), d,
			     year, form,
			     &holdings[holding_index(city, d, year)], err);
	}
	if (!ok) {
		free(holdings);
		return false;
	}
	*out = (struct coverage){city, form, holdings};
	return true;
}

/* Both come by the editions' ids. */
bool
coverage_count(const struct perimeter *perimeter, struct coverage *coverage,
	       struct error *err)
{
	struct query *query = warehouse_query(perimeter->context->warehouse,
					      SQL_REPORT_FORM_FIGURES);
	int64_t id = -1; /* of the row that is next */
	bool more = true;

	query_text(query, ":form", text_of(coverage->form->id));
	vec_each (const struct line_edition *, edition, &perimeter->editions) {
		struct holding *holding = &coverage->holdings[edition->holding];

		while (more && id < edition->id)
			if ((more = query_row(query)))
				id = query_get_int(query, 0);
		if (more && id == edition->id && id == holding->held)
			holding->figures = (uint32_t)query_get_int(query, 1);
	}
	return query_end(query, err);
}

void
coverage_release(struct coverage *coverage)
{
	free(coverage->holdings);
	coverage->holdings = NULL;
}

const struct holding *
coverage_at(const struct coverage *coverage, size_t department, int year)
{
	return &coverage->holdings[holding_index(coverage->city, department,
						 year)];
}

enum unit
coverage_unit(const struct coverage *coverage, const struct extent *extent)
{
	const struct city *city = coverage->city;
	size_t counts[UNITS] = {0};
	enum unit most = UNIT_NONE;

	for (int year = city->first_year; year <= city->last_year; year++)
		for (size_t d = 0; d < city->department_count; d++) {
			const struct holding *holding =
				coverage_at(coverage, d, year);
			if (extent_has(extent, &city->departments[d], year) &&
			    holding_is_published(holding))
				counts[holding->unit]++;
		}
	for (enum unit unit = UNIT_NONE + 1; unit < UNITS; unit++)
		if (counts[unit] > counts[most] ||
		    (most == UNIT_NONE && counts[unit] > 0))
			most = unit;
	return most;
}

/* The warehouse's number of a document, 0 when it has no such department. */
static bool
find_document(const struct report_context *context, size_t department, int year,
	      uint32_t *out, struct error *err)
{
	const char *id = context->config->city->departments[department].id;
	struct query *query =
		warehouse_query(context->warehouse, SQL_REPORT_DEPARTMENTS);

	*out = 0;
	while (*out == 0 && query_row(query))
		if (text_is(query_get_text(query, 1), id))
			*out = document_number(
				year, (uint32_t)query_get_int(query, 0));
	return query_end(query, err);
}

struct seen_edition {
	struct line_edition edition;
	struct form_seen form;
};

/* Of the editions none counts that is before one that can be read. */
bool
holding_of_document(const struct report_context *context, uint32_t document,
		    size_t department, int year, const struct form *form,
		    struct holding *out, struct error *err)
{
	const struct city *city = context->config->city;
	struct sighting sighting = {0};
	struct holding holding = {.document = document};
	VEC(struct seen_edition) seen = {0};
	bool is_enough = false;
	struct query *query =
		warehouse_query(context->warehouse, SQL_REPORT_EDITIONS);

	query_int(query, ":document", document);
	query_text(query, ":form", text_of(form->id));
	query_int(query, ":position", context->moment.position);
	while (!is_enough && query_row(query)) {
		struct seen_edition *last = vec_push(&seen);

		*last = (struct seen_edition){
			.edition = {.id = (uint32_t)query_get_int(query, 0),
				    .state = (uint8_t)query_get_int(query, 1)},
			.form = take_form(query, 2),
		};
		is_enough = last->edition.state == EDITION_READ &&
			    last->form.state != FORM_SET_ASIDE;
	}
	for (size_t i = seen.count; i-- > 0;)
		see_edition(&seen.items[i].edition, seen.items[i].form,
			    &sighting, &holding);
	vec_release(&seen);
	if (!query_end(query, err))
		return false;
	conclude(&sighting, is_expected(&city->departments[department], year),
		 &holding);
	*out = holding;
	return true;
}

bool
holding_read(const struct report_context *context, size_t department, int year,
	     const struct form *form, struct holding *out, struct error *err)
{
	uint32_t document;

	return find_document(context, department, year, &document, err) &&
	       holding_of_document(context, document, department, year, form,
				   out, err);
}

bool
holding_of_edition(const struct report_context *context, uint32_t edition,
		   const struct form *form, struct holding *out,
		   struct error *err)
{
	struct line_edition line = {.id = edition};
	struct sighting sighting = {.had_files = true};
	struct holding holding = {0};
	struct query *query =
		warehouse_query(context->warehouse, SQL_REPORT_EDITION);

	query_int(query, ":edition", edition);
	query_text(query, ":form", text_of(form->id));
	while (query_row(query)) {
		line.state = (uint8_t)query_get_int(query, 0);
		see_edition(&line, take_form(query, 1), &sighting, &holding);
	}
	if (!query_end(query, err))
		return false;
	conclude(&sighting, true, &holding);
	*out = holding;
	return true;
}

static void
no_document(const struct report_context *context,
	    const struct department *department, int year, struct error *err)
{
	const struct city *city = context->config->city;
	struct strbuf sources = {0}, day = {0};

	sources_print(&sources, city, department, year);
	date_print(&day, context->moment.known_time, city->timezone_minutes);
	error_set(err, ERR_NOT_FOUND,
		  _("As of %s, %s has published no final accounts of %d: no "
		    "file “%s” in the archive."),
		  strbuf_string(&day), department_name(department, year), year,
		  strbuf_string(&sources));
	strbuf_release(&sources);
	strbuf_release(&day);
}

bool
holding_no_document(const struct report_context *context, size_t department,
		    int year, enum holding_state state, struct error *err)
{
	const struct city *city = context->config->city;
	const struct department *whose = &city->departments[department];
	const char *name = department_name(whose, year);

	if (state == HOLDING_MISSING)
		no_document(context, whose, year, err);
	else if (state == HOLDING_NOT_EXPECTED)
		error_set(err, ERR_NOT_FOUND,
			  _("%s need not publish final accounts of %d and did "
			    "not."),
			  name, year);
	else
		error_set(err, ERR_NOT_FOUND,
			  _("The final accounts of %s for %d were deleted; "
			    "--known-on shows them as they were."),
			  name, year);
	return false;
}
