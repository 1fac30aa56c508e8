/* Reading documents: see reader.h. */
#include "batch/reader.h"

#include "batch/precedence.h"
#include "batch/source.h"

_Static_assert(EDITION_NONE == HISTORY_ABSENT && POSITION_NONE == HISTORY_OPEN,
	       "history takes the dossier's arrays as they are");

void
reading_init(struct reading *reading, const struct config *config,
	     const struct graph *graph, const struct paths *paths,
	     uint32_t first_position)
{
	const struct city *city = config->city;
	VEC(const char *) names = {0};

	*reading = (struct reading){
		.config = config,
		.graph = graph,
		.paths = paths,
		.recogniser = recogniser_new(config->forms),
		.first_names = mem_zero(city->department_count + 1,
					sizeof *reading->first_names),
		.first_position = first_position,
	};
	for (size_t d = 0; d < city->department_count; d++) {
		const struct department *department = &city->departments[d];

		*vec_push(&names) = department->name;
		for (size_t n = 0; n < department->name_count; n++)
			*vec_push(&names) = department->names[n].name;
		reading->first_names[d + 1] = names.count;
	}
	reading->names = names.items;
}

void
reading_release(struct reading *reading)
{
	recogniser_free(reading->recogniser);
	free(reading->names);
	free(reading->first_names);
}

void
reader_init(struct reader *reader, const struct reading *reading,
	    struct archive *archive)
{
	*reader = (struct reader){
		.reading = reading,
		.archive = archive,
		.standings = mem_zero(reading->config->forms->count + 1,
				      sizeof *reader->standings),
	};
}

void
reader_release(struct reader *reader)
{
	sources_release(reader);
	if (reader->standings)
		for (size_t f = 0; f < reader->reading->config->forms->count;
		     f++)
			strbuf_release(&reader->standings[f].labels);
	free(reader->standings);
	cells_release(&reader->cells);
	map_release(&reader->texts);
	vec_release(&reader->used);
	vec_release(&reader->rows);
	vec_release(&reader->places);
	vec_release(&reader->values);
	vec_release(&reader->merged);
	vec_release(&reader->dissents);
	vec_release(&reader->given);
	vec_release(&reader->held);
}

void
reader_note_used(struct reader *reader, uint32_t row)
{
	while (reader->used.count <= row)
		*vec_push(&reader->used) = false;
	if (!reader->used.items[row])
		*vec_push(&reader->rows) = row;
	reader->used.items[row] = true;
}

static bool
is_known(const struct reader *reader, uint32_t edition)
{
	return edition < reader->dossier->known_editions;
}

static void
add_remark(struct reader *reader, uint32_t edition, uint32_t file,
	   const struct remark *remark)
{
	if (is_known(reader, edition))
		return;
	*vec_push(&reader->dossier->remarks) = (struct edition_remark){
		.edition = edition,
		.ordinal = reader->remark_count++,
		.file = file,
		.kind = (uint8_t)remark->kind,
		.form = remark->form,
		.place = remark->place,
		.other = remark->other,
		.subject = arena_copy(&reader->dossier->arena, remark->subject),
	};
}

static bool
is_read(const struct standing *standing)
{
	return standing->found && (standing->form.state == FORM_PRESENT ||
				   standing->form.state == FORM_FRAGMENT ||
				   standing->form.state == FORM_DECLARED_EMPTY);
}

/* Which state says more, when two files have a form? Lower is more. */
static int
state_rank(unsigned state)
{
	static const int ranks[] = {
		[FORM_PRESENT] = 0,        [FORM_FRAGMENT] = 1,
		[FORM_DECLARED_EMPTY] = 2, [FORM_SET_ASIDE] = 3,
		[FORM_PROMISED] = 4,
	};

	return ranks[state];
}

/* Most documents of a city print the same. */
static struct text
share_text(struct reader *reader, struct text text)
{
	return map_key(&reader->texts, map_intern(&reader->texts, text));
}

static void
merge_forms(struct reader *reader, uint32_t file, const struct account *account)
{
	vec_each (const struct form_reading *, reading, &account->forms) {
		struct standing *standing = &reader->standings[reading->form];

		if (!standing->found) {
			strbuf_clear(&standing->labels);
			standing->cells = (struct cell_counts){0};
		}
		standing->cells.figures += reading->cells.figures;
		standing->cells.words += reading->cells.words;
		standing->cells.lost += reading->cells.lost;
		strbuf_text(&standing->labels, reading->labels);
		if (!standing->found ||
		    state_rank(reading->state) <
			    state_rank(standing->form.state))
			standing->form = (struct edition_form){
				.file = file,
				.place = reading->place,
				.form = reading->form,
				.state = (uint8_t)reading->state,
				.unit = (uint8_t)reading->unit,
				.rows = share_text(reader, reading->rows),
			};
		standing->found = true;
	}
}

static void
read_source(struct reader *reader, uint32_t edition, uint32_t file,
	    const struct source *source)
{
	vec_each (const struct remark *, remark, &source->account.remarks)
		add_remark(reader, edition, file, remark);
	precedence_merge(reader, edition, file, &source->account);
	merge_forms(reader, file, &source->account);
	precedence_inherit(reader, edition, file, &source->account,
			   source->lost);
	reader->lost += source->lost;
}

/* Could this cell's form not be read, though it may be there? */
static bool
is_kept(uint32_t cell, void *context)
{
	const struct reader *reader = context;
	const struct standing *standing =
		&reader->standings[cells_form(&reader->cells, cell)];

	if (is_read(standing))
		return false;
	return reader->keeps_all ||
	       (standing->found && standing->form.state == FORM_SET_ASIDE);
}

/* One that several files print is one figure. */
static void
count_figures(struct reader *reader)
{
	vec_each (const struct cell_value *, value, &reader->values)
		reader->standings[cells_form(&reader->cells, value->cell)]
			.form.figures++;
}

/* Keep the forms of a new edition, and say how it was read. */
static void
judge_edition(struct reader *reader, uint32_t edition)
{
	struct dossier *dossier = reader->dossier;
	struct edition *e = &dossier->editions.items[edition];
	size_t forms = reader->reading->config->forms->count;
	uint32_t read = 0, aside = 0;

	e->forms = (uint32_t)dossier->forms.count;
	precedence_settle(reader, edition);
	count_figures(reader);
	for (size_t f = 0; f < forms; f++) {
		struct standing *standing = &reader->standings[f];

		if (!standing->found)
			continue;
		read += is_read(standing);
		/* A file that could not be read is counted itself. */
		aside += standing->form.state == FORM_SET_ASIDE &&
			 (!standing->withheld || reader->lost == 0);
		if (is_known(reader, edition))
			continue;
		standing->form.labels =
			share_text(reader, strbuf_view(&standing->labels));
		if (is_read(standing))
			standing->form.cells = standing->cells;
		*vec_push(&dossier->forms) = standing->form;
	}
	e->form_count = (uint32_t)dossier->forms.count - e->forms;
	e->state = e->file_count == 0 ? EDITION_GONE
		   : read > 0         ? EDITION_READ
				      : EDITION_SET_ASIDE;
	reader->keeps_all = reader->lost > 0 || e->state == EDITION_SET_ASIDE;
	if (edition == reader->tip_edition && !is_known(reader, edition))
		dossier->unread = e->state == EDITION_SET_ASIDE
					  ? 1
					  : aside + reader->lost;
}

static bool
read_edition(size_t index, void *context, struct edition_content *out,
	     struct error *err)
{
	struct reader *reader = context;
	struct dossier *dossier = reader->dossier;
	uint32_t edition = (uint32_t)index;
	const struct edition *e = &dossier->editions.items[edition];

	reader->values.count = reader->dissents.count = 0;
	reader->remark_count = 0;
	reader->lost = 0;
	for (size_t f = 0; f < reader->reading->config->forms->count; f++)
		reader->standings[f].found = reader->standings[f].given =
			reader->standings[f].withheld = false;
	for (uint32_t f = 0; f < e->file_count; f++) {
		struct source *source;

		if (!source_open(reader, dossier->files.items[e->files + f],
				 &source, err))
			return false;
		read_source(reader, edition, f, source);
	}
	judge_edition(reader, edition);
	vec_reserve(&dossier->versions, reader->values.count);
	sources_close(reader, edition);
	*out = (struct edition_content){
		.values = reader->values.items,
		.count = reader->values.count,
		.kept = is_kept,
		.context = reader,
	};
	return true;
}

static int
compare_held(const void *a, const void *b)
{
	const struct held *x = a, *y = b;

	return (x->cell > y->cell) - (x->cell < y->cell);
}

/* What stood on the line at the edition's position. */
static bool
recall_edition(size_t index, void *context, const struct held **out,
	       size_t *count_out, struct error *err)
{
	struct reader *reader = context;
	const struct dossier *dossier = reader->dossier;
	uint32_t commit = dossier->editions.items[index].commit;
	uint32_t position =
		reader->reading->graph->commits.items[commit].position;

	(void)err;
	reader->held.count = 0;
	vec_each (const struct past_version *, version, &dossier->past)
		if (version->from <= position && position < version->until)
			*vec_push(&reader->held) = (struct held){
				.cell = dossier->known_cells
						.items[version->cell]
						.cell,
				.origin = version->origin,
				.from = version->from,
				.value = version->value,
			};
	vec_sort(&reader->held, compare_held);
	*out = reader->held.items;
	*count_out = reader->held.count;
	return true;
}

static uint8_t
printed_of(const struct value *value)
{
	return printed_pack(value->state, value->decimals, value->grouped);
}

static bool
take_version(const struct version *version, void *context, struct error *err)
{
	struct reader *reader = context;
	uint32_t first = reader->reading->first_position;

	(void)err;
	if (version->from >= first)
		*vec_push(&reader->dossier->versions) = (struct version_row){
			.cell = version->cell,
			.document = reader->dossier->document,
			.from = version->from,
			.until = version->until,
			.origin = version->origin,
			.printed = printed_of(&version->value),
			.value = version->value.value,
		};
	else if (version->until != HISTORY_OPEN && version->until >= first)
		*vec_push(&reader->dossier->closings) = (struct closing){
			.cell = version->cell,
			.from = version->from,
			.until = version->until,
		};
	return true;
}

static bool
take_rival(const struct rival *rival, void *context, struct error *err)
{
	struct reader *reader = context;

	(void)err;
	if (!is_known(reader, rival->merge))
		*vec_push(&reader->dossier->rivals) = (struct rival_row){
			.cell = rival->cell,
			.merge = rival->merge,
			.origin = rival->origin,
			.printed = printed_of(&rival->value),
			.same = rival->same,
			.value = rival->value.value,
		};
	return true;
}

static bool
is_others(struct text name, void *context)
{
	const struct reader *reader = context;
	const struct dossier *dossier = reader->dossier;

	return city_names_another(reader->reading->config->city, name,
				  dossier->document & 0xffff,
				  dossier_year(dossier));
}

/* Number the cells that are recalled, in their order. */
static void
number_past(struct reader *reader)
{
	struct dossier *dossier = reader->dossier;

	vec_each (const struct past_cell *, past, &dossier->past_cells) {
		uint32_t row = cells_row(&reader->cells, past->form, past->key);

		reader_note_used(reader, row);
		*vec_push(&dossier->known_cells) = (struct known_cell){
			cell_number(row, past->column), past->number};
	}
}

static void
begin_document(struct reader *reader, struct dossier *dossier)
{
	const struct reading *reading = reader->reading;
	size_t department = dossier->document & 0xffff;
	size_t first = reading->first_names[department];

	reader->dossier = dossier;
	reader->context = (struct account_context){
		.recogniser = reading->recogniser,
		.names = reading->names + first,
		.name_count = reading->first_names[department + 1] - first,
		.year = dossier_year(dossier),
		.unit = reading->config->city->unit,
		.programs = {reading->config->pdf_reader,
			     reading->config->office},
		.is_others = is_others,
		.context = reader,
	};
	reader->tip_edition = dossier_edition_at(dossier, reading->graph,
						 reading->graph->tip);
	reader->lacks_past = false;
	reader->given.count = 0;
	vec_reserve(&reader->given, dossier->files.count + 1);
	reader->given.count = dossier->files.count;
	sources_begin(reader);
	number_past(reader);
}

/* Say in which rows the document has figures, and forget it for the next. */
static void
end_document(struct reader *reader)
{
	vec_reserve(&reader->dossier->used, reader->rows.count);
	vec_each (const uint32_t *, row, &reader->rows) {
		*vec_push(&reader->dossier->used) = (struct used_row){
			.row = *row,
			.key = map_key(&reader->cells.rows, *row),
		};
		reader->used.items[*row] = false;
	}
	reader->rows.count = 0;
}

static struct history_edition *
history_editions(const struct dossier *dossier, const struct graph *graph)
{
	size_t count = dossier->editions.count;
	struct history_edition *editions =
		mem_zero(count + 1, sizeof *editions);

	for (size_t e = 0; e < count; e++) {
		const struct edition *edition = &dossier->editions.items[e];

		editions[e] = (struct history_edition){
			.way = dossier_way(dossier, e),
			.parents = dossier->parents.items + edition->parents,
			.parent_count = edition->parent_count,
			.unchanged = edition->parent_count > 0 &&
				     dossier_like(dossier, edition) == 0,
			.position =
				graph->commits.items[edition->commit].position,
		};
	}
	return editions;
}

static bool
replay(struct reader *reader, struct dossier *dossier, struct error *err)
{
	struct history_edition *editions =
		history_editions(dossier, reader->reading->graph);
	struct history history = {
		.editions = editions,
		.count = dossier->editions.count,
		.read = read_edition,
		.recall = recall_edition,
		.version = take_version,
		.rival = take_rival,
		.context = reader,
	};
	bool ok;

	begin_document(reader, dossier);
	ok = history_replay(&history, err);
	end_document(reader);
	free(editions);
	return ok;
}

/* A file that could not be read leaves what it gave before: where that was not
 * recalled, everything is read once more. */
bool
reader_read(struct reader *reader, struct dossier *dossier, struct error *err)
{
	bool ok = replay(reader, dossier, err);

	if (!ok || !reader->lacks_past)
		return ok;
	dossier_begin_anew(dossier);
	return replay(reader, dossier, err);
}
