/*
 * Finding changes: see figure_changes.h. A large city has four million values,
 * of which a hundredth ever ended, and a night brings a few dozens of these.
 */
#include "report/figure_changes.h"

#include "report/edition.h"
#include "warehouse/places.h"

/* An edition at a position of the line. */
struct edit {
	uint32_t edition, document, position;
	uint32_t before; /* the edition that stood there; or EDITION_NONE */
};

struct search {
	const struct report_context *context;
	const struct figure_changes_filter *filter;
	VEC(struct edit) edits; /* by document and position */
	uint32_t mark;          /* goes up with every set of cells */
	VEC(uint32_t) marks;    /* by cell: of the last set that it is in */
	VEC(uint32_t) cells;    /* that the document in hand ever had */
	int64_t marked;         /* the placement that is this set, or -1 */
	struct figure_changes *out;
};

struct change_side
side_without(void)
{
	return (struct change_side){
		.printed = printed_pack(FIGURE_ABSENT, 0, false)};
}

struct change_side
side_take(struct query *query, int column)
{
	return (struct change_side){
		.value = query_get_int(query, column),
		.printed = (uint8_t)query_get_int(query, column + 1),
	};
}

static bool
read_edits(struct search *search, struct error *err)
{
	struct query *query = warehouse_query(search->context->warehouse,
					      SQL_REPORT_LINE_EDITIONS);

	query_int(query, ":first", search->filter->first);
	query_int(query, ":last", search->filter->last);
	if (search->filter->document != 0)
		query_int(query, ":document", search->filter->document);
	query_int(query, ":gone", EDITION_GONE);
	while (query_row(query))
		*vec_push(&search->edits) = (struct edit){
			.edition = (uint32_t)query_get_int(query, 0),
			.document = (uint32_t)query_get_int(query, 1),
			.position = (uint32_t)query_get_int(query, 2),
			.before = query_is_null(query, 3)
					  ? EDITION_NONE
					  : (uint32_t)query_get_int(query, 3),
		};
	return query_end(query, err);
}

static bool
is_wanted(const struct search *search, uint32_t document, uint32_t position,
	  bool first)
{
	const struct figure_changes_filter *filter = search->filter;

	return filter->wants(document, position, first, filter->context);
}

/* Values that ended. A document's first edition ends none. */
static bool
add_ended(struct search *search, struct error *err)
{
	struct query *query =
		warehouse_query(search->context->warehouse, SQL_REPORT_ENDED);

	query_int(query, ":first", search->filter->first);
	query_int(query, ":last", search->filter->last);
	if (search->filter->document != 0)
		query_int(query, ":document", search->filter->document);
	while (query_row(query)) {
		struct figure_change change = {
			.position = (uint32_t)query_get_int(query, 0),
			.cell = (uint32_t)query_get_int(query, 1),
			.document = (uint32_t)query_get_int(query, 2),
			.old = side_take(query, 3),
			.new = side_without(),
			.origin = EDITION_NONE,
		};

		if (!is_wanted(search, change.document, change.position, false))
			continue;
		if (!query_is_null(query, 7)) {
			change.new = side_take(query, 5);
			change.origin = (uint32_t)query_get_int(query, 7);
		}
		/* Taken away once more, by somebody else. */
		if (!side_is_absent(&change.old) ||
		    !side_is_absent(&change.new))
			*vec_push(&search->out->items) = change;
	}
	return query_end(query, err);
}

/* Put the cells of a content into the set in hand, and keep those that are new
 * to it. */
static void
mark_cells(struct search *search, struct text places, bool keep)
{
	struct places_cursor cursor = places_begin(places);
	struct place place;
	uint32_t cell;

	while (places_next(&cursor, &cell, &place)) {
		while (search->marks.count <= cell)
			*vec_push(&search->marks) = 0;
		if (search->marks.items[cell] == search->mark)
			continue;
		search->marks.items[cell] = search->mark;
		if (keep)
			*vec_push(&search->cells) = cell;
	}
}

/* A merge may bring in what no file of its own shows: where its form cannot be
 * read, figures stay what they were on either side. So all contents that the
 * document ever had are looked at, once for all its edits. */
static bool
find_cells(struct search *search, uint32_t document, struct error *err)
{
	struct query *query = warehouse_query(search->context->warehouse,
					      SQL_REPORT_DOCUMENT_PLACES);

	search->mark++;
	search->marked = -1;
	search->cells.count = 0;
	query_int(query, ":document", document);
	while (query_row(query))
		mark_cells(search, query_get_blob(query, 0), true);
	return query_end(query, err);
}

/* Is there a form that the edition has in a file, and that stays what it was
 * because a file before that one cannot be read? */
static bool
has_withheld(const struct search *search, uint32_t edition, bool *out,
	     struct error *err)
{
	const struct forms *forms = search->context->config->forms;

	*out = false;
	for (size_t f = 0; f < forms->count && !*out; f++)
		if (!edition_withholds(search->context, edition,
				       &forms->items[f], out, err))
			return false;
	return true;
}

/* The placement of an edition's only file; -1 where it has several or none. */
static bool
find_placement(struct search *search, uint32_t edition, int64_t *out,
	       struct error *err)
{
	struct query *query = warehouse_query(search->context->warehouse,
					      SQL_REPORT_EDITION_FILES);
	unsigned files = 0;

	query_int(query, ":edition", edition);
	while (query_row(query)) {
		*out = query_get_int(query, 1);
		files++;
	}
	if (files != 1)
		*out = -1;
	return query_end(query, err);
}

/* Mark the cells of an edition's files. */
static bool
mark_edition(struct search *search, uint32_t edition, bool several,
	     struct error *err)
{
	struct query *query = warehouse_query(search->context->warehouse,
					      SQL_REPORT_EDITION_CONTENTS);
	bool withheld = false;

	search->mark++;
	query_int(query, ":edition", edition);
	while (query_row(query))
		mark_cells(search, query_get_blob(query, 1), false);
	if (!query_end(query, err) ||
	    (several && !has_withheld(search, edition, &withheld, err)))
		return false;
	/* Some did not stand there, though a file has them: look at all. */
	search->mark += withheld;
	return true;
}

/* Mark those that stood there before the edit: it brings none of them. Mostly
 * they stood there before the last edit too, and are marked. */
static bool
mark_before(struct search *search, const struct edit *edit, struct error *err)
{
	int64_t placement = -1;

	if (edit->before == EDITION_NONE) {
		search->marked = -1;
		search->mark++;
		return true;
	}
	if (!find_placement(search, edit->before, &placement, err))
		return false;
	if (placement >= 0 && placement == search->marked)
		return true;
	search->marked = placement;
	return mark_edition(search, edit->before, placement < 0, err);
}

/* Does the figure begin here, nothing of it ending? */
static bool
add_begun(struct search *search, const struct edit *edit, uint32_t cell,
	  struct error *err)
{
	struct query *query = warehouse_query(search->context->warehouse,
					      SQL_REPORT_VERSION_AT);
	struct figure_change change = {
		.document = edit->document,
		.cell = cell,
		.position = edit->position,
		.first = edit->before == EDITION_NONE,
		.old = side_without(),
	};
	bool begins = false, follows = false;

	query_int(query, ":cell", cell);
	query_int(query, ":document", edit->document);
	query_int(query, ":position", edit->position);
	if (query_row(query)) {
		begins = query_get_int(query, 0) == edit->position;
		change.new = side_take(query, 2);
		change.origin = (uint32_t)query_get_int(query, 4);
	}
	if (begins && query_row(query))
		follows = query_get_int(query, 1) == edit->position;
	if (!query_end(query, err))
		return false;
	if (begins && !follows && !side_is_absent(&change.new))
		*vec_push(&search->out->items) = change;
	return true;
}

static bool
add_begun_by_edit(struct search *search, const struct edit *edit,
		  struct error *err)
{
	if (!mark_before(search, edit, err))
		return false;
	vec_each (const uint32_t *, cell, &search->cells)
		if (search->marks.items[*cell] != search->mark &&
		    !add_begun(search, edit, *cell, err))
			return false;
	return true;
}

static bool
add_begun_by_edits(struct search *search, struct error *err)
{
	uint32_t document = UINT32_MAX;

	vec_each (const struct edit *, edit, &search->edits) {
		if (!is_wanted(search, edit->document, edit->position,
			       edit->before == EDITION_NONE))
			continue;
		if (edit->document != document &&
		    !find_cells(search, edit->document, err))
			return false;
		document = edit->document;
		if (!add_begun_by_edit(search, edit, err))
			return false;
	}
	return true;
}

static int
ascending(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

static int
by_position(const void *one, const void *other)
{
	const struct figure_change *a = one, *b = other;
	int order = ascending(a->position, b->position);

	if (order == 0)
		order = ascending(a->document, b->document);
	return order ? order : ascending(a->cell, b->cell);
}

bool
figure_changes_read(const struct report_context *context,
		    const struct figure_changes_filter *filter,
		    struct figure_changes *out, struct error *err)
{
	struct figure_changes changes = {0};
	struct search search = {
		.context = context, .filter = filter, .out = &changes};

	bool ok = read_edits(&search, err) && add_ended(&search, err) &&
		  add_begun_by_edits(&search, err);
	vec_release(&search.edits);
	vec_release(&search.marks);
	vec_release(&search.cells);
	if (!ok) {
		figure_changes_release(&changes);
		return false;
	}
	vec_sort(&changes.items, by_position);
	*out = changes;
	return true;
}

void
figure_changes_release(struct figure_changes *changes)
{
	vec_release(&changes->items);
}
