/* Reading values out of the warehouse: see recall.h. */
#include "batch/recall.h"

#include "batch/earlier.h"
#include "warehouse/places.h"

struct recall {
	struct dossier *dossier;
	const struct graph *graph;
	const struct forms *forms;
	struct warehouse *warehouse;
	VEC(uint64_t) marks;     /* a bit for each cell of the warehouse */
	uint32_t position;       /* of the first edition that is recalled */
	const struct form *form; /* of the last cell */
};

#define WORD_BITS 64

static uint32_t
position_of(const struct recall *recall, uint32_t edition)
{
	uint32_t commit = recall->dossier->editions.items[edition].commit;

	return recall->graph->commits.items[commit].position;
}

/* Parents have smaller numbers than their children. False: nothing is to be
 * recalled. */
static bool
choose_ways(struct recall *recall)
{
	struct dossier *dossier = recall->dossier;

	for (uint32_t e = 0; e < dossier->editions.count; e++)
		*vec_push(&dossier->ways) = e < dossier->known_editions
						    ? HISTORY_SKIP
						    : HISTORY_REPLAY;
	recall->position = POSITION_NONE;
	for (size_t e = dossier->editions.count; e-- > 0;) {
		const struct edition *edition = &dossier->editions.items[e];
		const uint32_t *parents =
			dossier->parents.items + edition->parents;

		for (uint32_t p = 0; dossier->ways.items[e] == HISTORY_REPLAY &&
				     p < edition->parent_count;
		     p++) {
			if (parents[p] >= dossier->known_editions)
				continue;
			uint32_t position = position_of(recall, parents[p]);
			dossier->ways.items[parents[p]] =
				position == POSITION_NONE ? HISTORY_REPLAY
							  : HISTORY_RECALL;
			if (position < recall->position)
				recall->position = position;
		}
	}
	return recall->position != POSITION_NONE;
}

/*
 * Where all of an edition could be read, nothing of it is in doubt. Where
 * something could not, it is if a merge before it could not be read either.
 */
static bool
find_doubt(const struct recall *recall, bool *out, struct error *err)
{
	const struct dossier *dossier = recall->dossier;
	struct query *query =
		warehouse_query(recall->warehouse, SQL_EDITION_MARRED);
	bool merge = false, whole = true;

	*out = false;
	query_int(query, ":document", dossier->document);
	query_int(query, ":set_aside", EDITION_SET_ASIDE);
	while (whole && query_row(query)) {
		uint32_t e = dossier_index(dossier->edition_ids.items,
					   dossier->edition_ids.count,
					   (uint32_t)query_get_int(query, 0));

		whole = e != UINT32_MAX;
		if (!whole)
			break;
		merge = merge || dossier->editions.items[e].parent_count > 1;
		*out = *out ||
		       (merge && dossier->ways.items[e] == HISTORY_RECALL);
	}
	return query_end(query, err) && (whole || earlier_damaged(err));
}

/* Whatever figure the document ever had has a place in one of its contents. */
static bool
mark_cells(struct recall *recall, struct error *err)
{
	struct query *query =
		warehouse_query(recall->warehouse, SQL_REPORT_DOCUMENT_PLACES);

	query_int(query, ":document", recall->dossier->document);
	while (query_row(query)) {
		struct places_cursor cursor =
			places_begin(query_get_blob(query, 0));
		struct place place;
		uint32_t cell;

		while (places_next(&cursor, &cell, &place)) {
			while (recall->marks.count <= cell / WORD_BITS)
				*vec_push(&recall->marks) = 0;
			recall->marks.items[cell / WORD_BITS] |=
				UINT64_C(1) << cell % WORD_BITS;
		}
	}
	return query_end(query, err);
}

/* The cell's form and column by their ids. */
static bool
find_names(struct recall *recall, struct query *query, struct past_cell *out)
{
	const struct forms *forms = recall->forms;
	struct text id = query_get_text(query, 0);

	for (size_t f = 0; f < forms->count &&
			   !(recall->form && text_is(id, recall->form->id));
	     f++)
		recall->form = &forms->items[f];
	if (!recall->form || !text_is(id, recall->form->id))
		return false;
	out->form = (uint8_t)(recall->form - forms->items);
	size_t column =
		form_column_of_id(recall->form, query_get_text(query, 2));
	out->column = (uint8_t)column;
	return column != SIZE_MAX;
}

static bool
take_version(struct recall *recall, struct query *query, uint32_t cell)
{
	struct dossier *dossier = recall->dossier;
	int64_t printed = query_get_int(query, 6);
	struct past_version version = {
		.from = (uint32_t)query_get_int(query, 3),
		.until = query_is_null(query, 4)
				 ? HISTORY_OPEN
				 : (uint32_t)query_get_int(query, 4),
		.origin = dossier_index(dossier->edition_ids.items,
					dossier->edition_ids.count,
					(uint32_t)query_get_int(query, 7)),
		.value = {.value = query_get_int(query, 5),
			  .state = (uint8_t)printed_state(printed),
			  .decimals = (uint8_t)printed_decimals(printed),
			  .grouped = printed_grouped(printed)},
	};
	size_t count = dossier->past_cells.count;

	if (count == 0 || dossier->past_cells.items[count - 1].number != cell) {
		struct past_cell named = {.number = cell};

		if (!find_names(recall, query, &named))
			return false;
		named.key =
			arena_copy(&dossier->arena, query_get_text(query, 1));
		*vec_push(&dossier->past_cells) = named;
		count++;
	}
	version.cell = (uint32_t)(count - 1);
	*vec_push(&dossier->past) = version;
	return version.origin != UINT32_MAX;
}

static bool
read_cell(struct recall *recall, uint32_t cell, struct error *err)
{
	struct query *query =
		warehouse_query(recall->warehouse, SQL_VERSION_OF_CELL);
	bool whole = true;

	query_int(query, ":cell", cell);
	query_int(query, ":document", recall->dossier->document);
	query_int(query, ":position", recall->position);
	while (whole && query_row(query))
		whole = take_version(recall, query, cell);
	return query_end(query, err) && (whole || earlier_damaged(err));
}

static bool
read_cells(struct recall *recall, struct error *err)
{
	bool ok = mark_cells(recall, err);

	for (size_t w = 0; w < recall->marks.count; w++)
		for (uint32_t bit = 0; ok && bit < WORD_BITS; bit++)
			if (recall->marks.items[w] >> bit & 1)
				ok = read_cell(recall,
					       (uint32_t)w * WORD_BITS + bit,
					       err);
	return ok;
}

bool
recall_read(struct dossier *dossier, const struct graph *graph,
	    const struct forms *forms, struct warehouse *warehouse,
	    struct error *err)
{
	struct recall recall = {
		.dossier = dossier,
		.graph = graph,
		.forms = forms,
		.warehouse = warehouse,
	};
	bool doubt;

	if (!choose_ways(&recall))
		return true;
	if (!find_doubt(&recall, &doubt, err))
		return false;
	if (doubt) {
		dossier_begin_anew(dossier);
		return true;
	}
	bool ok = read_cells(&recall, err);
	vec_release(&recall.marks);
	return ok;
}
