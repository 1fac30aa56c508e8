/* Writing documents into the warehouse: see store.h. */
#include "batch/store.h"

bool
store_init(struct store *store, struct warehouse *warehouse,
	   const struct config *config, const struct graph *graph,
	   const struct paths *paths, struct error *err)
{
	struct query *query = warehouse_query(warehouse, SQL_NUMBERS_NEXT);
	uint32_t cell = 0;

	*store = (struct store){
		.warehouse = warehouse,
		.config = config,
		.graph = graph,
		.paths = paths,
	};
	if (query_row(query)) {
		store->person = (uint32_t)query_get_int(query, 0);
		store->edition = (uint32_t)query_get_int(query, 1);
		store->revision = (uint32_t)query_get_int(query, 2);
		cell = (uint32_t)query_get_int(query, 3);
	}
	numbering_init(&store->numbering, config->forms, warehouse, cell);
	return query_end(query, err) &&
	       makeups_read(&store->makeups, config->forms, warehouse, err);
}

void
store_release(struct store *store)
{
	makeups_release(&store->makeups);
	map_release(&store->form_texts);
	vec_release(&store->form_text_ids);
	vec_release(&store->piles);
	arena_release(&store->arena);
	numbering_release(&store->numbering);
	recoder_release(&store->recoder);
	vec_release(&store->placements);
}

bool
store_departments(struct store *store, struct error *err)
{
	const struct city *city = store->config->city;
	bool ok = true;

	for (size_t d = 0; ok && d < city->department_count; d++) {
		struct query *query = warehouse_query(store->warehouse,
						      SQL_DEPARTMENT_INSERT);

		query_int(query, ":id", (int64_t)d);
		query_text(query, ":key", text_of(city->departments[d].id));
		ok = query_run(query, err);
	}
	return ok;
}

static bool
store_parents(struct store *store, const struct dossier *dossier,
	      uint32_t index, struct error *err)
{
	const struct edition *edition = &dossier->editions.items[index];
	bool ok = true;

	for (uint32_t p = 0; ok && p < edition->parent_count; p++) {
		uint32_t parent = dossier->parents.items[edition->parents + p];
		struct query *query = warehouse_query(
			store->warehouse, SQL_EDITION_PARENT_INSERT);

		query_int(query, ":edition",
			  dossier_edition_id(dossier, index));
		query_int(query, ":ordinal", p);
		if (parent != EDITION_NONE)
			query_int(query, ":parent",
				  dossier_edition_id(dossier, parent));
		ok = query_run(query, err);
	}
	return ok;
}

static bool
store_files(struct store *store, const struct dossier *dossier, uint32_t index,
	    struct error *err)
{
	const struct edition *edition = &dossier->editions.items[index];
	bool ok = true;

	for (uint32_t f = 0; ok && f < edition->file_count; f++) {
		uint32_t revision = dossier->files.items[edition->files + f];
		struct query *query = warehouse_query(
			store->warehouse, SQL_EDITION_REVISION_INSERT);

		query_int(query, ":edition",
			  dossier_edition_id(dossier, index));
		query_int(query, ":ordinal", f);
		query_int(query, ":revision",
			  dossier_revision_id(dossier, revision));
		ok = query_run(query, err);
	}
	return ok;
}

static const char *
form_id(const struct store *store, uint8_t form)
{
	return form == FORM_NONE ? "" : store->config->forms->items[form].id;
}

/* Enter a text unless it was, and bind its id; none where it is empty. */
static bool
bind_text(struct store *store, struct query *query, const char *name,
	  struct text text, struct error *err)
{
	uint32_t number;
	struct query *put;

	if (text.length == 0)
		return true;
	number = map_intern(&store->form_texts, text);
	if (number == store->form_text_ids.count) {
		put = warehouse_query(store->warehouse, SQL_FORM_TEXT_PUT);
		query_text(put, ":text", text);
		while (query_row(put))
			*vec_push(&store->form_text_ids) =
				(uint32_t)query_get_int(put, 0);
		if (!query_end(put, err))
			return false;
	}
	query_int(query, name, store->form_text_ids.items[number]);
	return true;
}

static bool
store_form(struct store *store, uint32_t edition,
	   const struct edition_form *form, struct error *err)
{
	struct query *query =
		warehouse_query(store->warehouse, SQL_EDITION_FORM_INSERT);

	query_int(query, ":edition", edition);
	query_text(query, ":form", text_of(form_id(store, form->form)));
	query_int(query, ":ordinal", form->file);
	query_int(query, ":page", form->place.page);
	query_int(query, ":line", form->place.line);
	query_int(query, ":figures", form->figures);
	return bind_text(store, query, ":labels", form->labels, err) &&
	       bind_text(store, query, ":rows", form->rows, err) &&
	       query_run(query, err);
}

static bool
store_edition(struct store *store, const struct dossier *dossier,
	      uint32_t index, struct error *err)
{
	const struct edition *edition = &dossier->editions.items[index];
	const struct edition_form *forms =
		dossier->forms.items + edition->forms;
	struct query *query;
	uint32_t makeup = 0;
	bool ok;

	if (edition->form_count > 0 &&
	    !makeups_put(&store->makeups, forms, edition->form_count, &makeup,
			 err))
		return false;
	query = warehouse_query(store->warehouse, SQL_EDITION_INSERT);
	query_int(query, ":id", dossier_edition_id(dossier, index));
	query_int(query, ":document", dossier->document);
	query_int(query, ":commit", edition->commit);
	query_int(query, ":state", edition->state);
	if (makeup > 0)
		query_int(query, ":makeup", makeup);
	ok = query_run(query, err) &&
	     store_parents(store, dossier, index, err) &&
	     store_files(store, dossier, index, err);
	for (uint32_t f = 0; ok && f < edition->form_count; f++)
		ok = store_form(store, dossier_edition_id(dossier, index),
				&forms[f], err);
	return ok;
}

static bool
store_remark(struct store *store, const struct dossier *dossier,
	     const struct edition_remark *remark, struct error *err)
{
	struct query *query =
		warehouse_query(store->warehouse, SQL_REMARK_INSERT);

	query_int(query, ":edition",
		  dossier_edition_id(dossier, remark->edition));
	query_int(query, ":ordinal", remark->ordinal);
	query_text(query, ":kind", text_of(remark_id(remark->kind)));
	query_text(query, ":form", text_of(form_id(store, remark->form)));
	query_int(query, ":file", remark->file);
	query_int(query, ":page", remark->place.page);
	query_int(query, ":line", remark->place.line);
	query_int(query, ":cell", remark->place.cell);
	query_int(query, ":other_page", remark->other.page);
	query_int(query, ":other_line", remark->other.line);
	query_text(query, ":subject", remark->subject);
	return query_run(query, err);
}

/* The placement of a revision of an earlier load, if it is these places; else
 * *out stays. */
static bool
find_placement(struct store *store, uint32_t revision, struct text places,
	       uint32_t *out, struct error *err)
{
	struct query *query =
		warehouse_query(store->warehouse, SQL_PLACEMENT_OF_REVISION);

	query_int(query, ":revision", revision);
	while (query_row(query))
		if (text_equal(query_get_blob(query, 1), places))
			*out = (uint32_t)query_get_int(query, 0);
	return query_end(query, err);
}

#define PLACEMENT_NONE UINT32_MAX

/* Enter the placement of a new revision, unless another has it already. */
static bool
store_placement(struct store *store, const struct dossier *dossier,
		uint32_t index, uint32_t *out, struct error *err)
{
	uint32_t number = dossier->revisions.items[index].placement;
	uint32_t known = dossier->known_revisions;
	uint32_t own = dossier_revision_id(dossier, index);
	struct query *query;

	*out = store->placements.items[number];
	if (*out != PLACEMENT_NONE)
		return true;
	*out = own;
	struct text places =
		recode(&store->recoder, &store->numbering, dossier->reader,
		       map_key(&dossier->placements, number));
	if (known > 0 &&
	    !find_placement(store, dossier->revision_ids.items[known - 1],
			    places, out, err))
		return false;
	store->placements.items[number] = *out;
	if (*out != own)
		return true;
	query = warehouse_query(store->warehouse, SQL_PLACEMENT_INSERT);
	query_int(query, ":id", own);
	query_blob(query, ":places", places);
	return query_run(query, err);
}

static bool
store_revision(struct store *store, const struct dossier *dossier,
	       uint32_t index, struct error *err)
{
	const struct revision *revision = &dossier->revisions.items[index];
	uint32_t placement;

	if (!store_placement(store, dossier, index, &placement, err))
		return false;
	struct query *query =
		warehouse_query(store->warehouse, SQL_REVISION_INSERT);
	query_int(query, ":id", dossier_revision_id(dossier, index));
	query_int(query, ":document", dossier->document);
	query_text(query, ":path", paths_text(store->paths, revision->path));
	query_int(query, ":kind", (int)revision->kind - ENTRY_FILE);
	query_blob(query, ":blob", oid_bytes(&revision->oid));
	query_int(query, ":placement", placement);
	return query_run(query, err);
}

static bool
store_rival(struct store *store, const struct dossier *dossier,
	    const struct rival_row *rival, struct error *err)
{
	struct query *query =
		warehouse_query(store->warehouse, SQL_RIVAL_INSERT);

	query_int(
		query, ":cell",
		numbering_of(&store->numbering, dossier->reader, rival->cell));
	query_int(query, ":document", dossier->document);
	query_int(query, ":merge", dossier_edition_id(dossier, rival->merge));
	query_int(query, ":origin", dossier_edition_id(dossier, rival->origin));
	query_int(query, ":value", rival->value);
	query_int(query, ":printed", rival->printed);
	query_int(query, ":same", rival->same);
	return query_run(query, err);
}

static bool
store_dissent(struct store *store, const struct dossier *dossier,
	      const struct dissent_row *dissent, struct error *err)
{
	struct query *query =
		warehouse_query(store->warehouse, SQL_DISSENT_INSERT);

	query_int(query, ":edition",
		  dossier_edition_id(dossier, dissent->edition));
	query_int(query, ":cell",
		  numbering_of(&store->numbering, dossier->reader,
			       dissent->cell));
	query_int(query, ":file", dissent->file);
	query_int(query, ":value", dissent->value);
	query_int(query, ":printed", dissent->printed);
	query_int(query, ":unit", dissent->unit);
	return query_run(query, err);
}

static bool
store_closing(struct store *store, const struct dossier *dossier,
	      const struct closing *closing, struct error *err)
{
	struct query *query =
		warehouse_query(store->warehouse, SQL_VERSION_CLOSE);

	query_int(query, ":cell",
		  numbering_of(&store->numbering, dossier->reader,
			       closing->cell));
	query_int(query, ":document", dossier->document);
	query_int(query, ":from", closing->from);
	query_int(query, ":until", closing->until);
	return query_run(query, err);
}

static void
number_rows(struct store *store, struct dossier *dossier)
{
	dossier->first_edition_id = store->edition;
	dossier->first_revision_id = store->revision;
	store->edition +=
		(uint32_t)dossier->editions.count - dossier->known_editions;
	store->revision +=
		(uint32_t)dossier->revisions.count - dossier->known_revisions;
	/* Files are read in the order in which they count, which need not be
	 * that of the revisions. */
	store->placements.count = 0;
	for (uint32_t p = 0; p < dossier->placements.count; p++)
		*vec_push(&store->placements) = PLACEMENT_NONE;
}

bool
store_dossier(struct store *store, struct dossier *dossier, struct error *err)
{
	bool ok = numbering_add(&store->numbering, dossier, err);

	number_rows(store, dossier);
	for (uint32_t r = dossier->known_revisions;
	     ok && r < dossier->revisions.count; r++)
		ok = store_revision(store, dossier, r, err);
	for (uint32_t e = dossier->known_editions;
	     ok && e < dossier->editions.count; e++)
		ok = store_edition(store, dossier, e, err);
	for (size_t r = 0; ok && r < dossier->remarks.count; r++)
		ok = store_remark(store, dossier, &dossier->remarks.items[r],
				  err);
	for (size_t r = 0; ok && r < dossier->rivals.count; r++)
		ok = store_rival(store, dossier, &dossier->rivals.items[r],
				 err);
	for (size_t d = 0; ok && d < dossier->dissents.count; d++)
		ok = store_dissent(store, dossier, &dossier->dissents.items[d],
				   err);
	for (size_t c = 0; ok && c < dossier->closings.count; c++)
		ok = store_closing(store, dossier, &dossier->closings.items[c],
				   err);
	if (ok)
		store_keep_versions(store, dossier);
	return ok;
}
