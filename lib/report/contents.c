/* What files say: see contents.h. Apart from the other reports because it
 * needs no warehouse. */
#include "report/contents.h"

#include "account/account.h"
#include "report/dissent.h"
#include "report/words.h"
#include "warehouse/warehouse.h"

enum {
	COLUMN_FORM,
	COLUMN_ROW,
	COLUMN_NAME,
	COLUMN_COLUMN,
	COLUMN_VALUE,
	COLUMN_UNIT,
	COLUMN_PAGE,
	COLUMN_LINE,
	COLUMN_CELL,
	COLUMN_FILE, /* of several */
};

struct contents {
	const struct config *config;
	const struct contents_question *question;
	struct cells cells;
	struct account *accounts; /* of each file */
	size_t dissents;
	struct table table;
};

static const struct form *
form_at(const struct contents *c, size_t number)
{
	return &c->config->forms->items[number];
}

static void
read_accounts(struct contents *c)
{
	const struct city *city = c->config->city;
	const struct contents_question *question = c->question;
	struct recogniser *recogniser = recogniser_new(c->config->forms);
	struct account_context context = {
		.recogniser = recogniser,
		.year = question->year,
		.unit = city->unit,
		.programs = {c->config->pdf_reader, c->config->office},
	};
	VEC(const char *) names = {0};

	if (question->department != SIZE_MAX) {
		const struct department *department =
			&city->departments[question->department];

		*vec_push(&names) = department->name;
		for (size_t n = 0; n < department->name_count; n++)
			*vec_push(&names) = department->names[n].name;
	}
	context.names = names.items;
	context.name_count = names.count;
	for (size_t f = 0; f < question->file_count; f++)
		account_read(&context, question->files[f].name,
			     question->files[f].content, &c->cells,
			     &c->accounts[f]);
	vec_release(&names);
	recogniser_free(recogniser);
}

static void
add_columns(struct table *table, bool several)
{
	table_column(table, "form", _("Form"), "", false);
	table_column(table, "row", _("Row"), "", false);
	table_column(table, "name", _("Name"), "", false);
	table_column(table, "column", _("Column"), "", false);
	table_column(table, "value", _("Value"), "", true);
	table_column(table, "unit", _("Unit"), "", false);
	table_column(table, "page", _("Page"), "", true);
	table_column(table, "line", _("Line"), "", true);
	table_column(table, "cell", _("Cell"), "", true);
	if (several)
		table_column(table, "file", _("File"), "", false);
}

static struct table_value
value_of(const struct figure *figure)
{
	struct table_value value;

	switch (figure->state) {
	case FIGURE_NUMBER:
		value = table_amount(figure->amount.value,
				     (enum unit)figure->unit,
				     figure->amount.decimals);
		value.grouped = figure->amount.grouped;
		return value;
	case FIGURE_NOT_APPLICABLE:
		return value_not_applicable();
	default:
		return value_unreadable();
	}
}

/* What a row is called: as the file prints it, where that is not as the form or
 * its classification says. */
static struct text
printed_name(const struct contents *c, size_t file, size_t form,
	     struct text key)
{
	vec_each (const struct form_reading *, reading,
		  &c->accounts[file].forms) {
		struct text rest = reading->labels;

		while (reading->form == form && rest.length > 0) {
			size_t tab = text_find(rest, TEXT("\t"));
			struct text label = text_skip(rest, tab + 1);

			label.length = text_find(label, TEXT("\n"));
			if (text_equal(key, (struct text){rest.data, tab}))
				return label;
			rest = text_skip(rest, tab + label.length + 2);
		}
	}
	return row_name(form_at(c, form), key);
}

static void
add_figure(struct contents *c, size_t file, const struct figure *figure)
{
	size_t number = cells_form(&c->cells, figure->cell);
	const struct form *form = form_at(c, number);
	struct text key = cells_key(&c->cells, figure->cell);
	struct table_value *row = table_row(&c->table);
	struct table *table = &c->table;

	row[COLUMN_FORM] = table_text(table, text_of(form->id));
	row[COLUMN_ROW] = table_text(table, key);
	row[COLUMN_NAME] =
		table_text(table, printed_name(c, file, number, key));
	row[COLUMN_COLUMN] = table_text(
		table, text_of(form->columns[cell_column(figure->cell)].id));
	row[COLUMN_VALUE] = value_of(figure);
	row[COLUMN_UNIT] =
		table_text(table, text_of(unit_name((enum unit)figure->unit)));
	if (figure->place.page > 0)
		row[COLUMN_PAGE] = table_count(figure->place.page);
	row[COLUMN_LINE] = table_count(figure->place.line);
	row[COLUMN_CELL] = table_count(figure->place.cell);
	if (c->question->file_count > 1)
		row[COLUMN_FILE] = table_text(
			table, text_of(c->question->files[file].name));
}

static bool
is_blank(const struct figure *figure)
{
	return figure->state == FIGURE_BLANK || figure->state == FIGURE_ABSENT;
}

static const char *
words_of(struct contents *c, const struct figure *figure)
{
	bool is_number = figure->state == FIGURE_NUMBER;

	return dissent_value(
		&c->table.arena, is_number ? figure->amount.value : 0,
		printed_pack(figure->state,
			     is_number ? figure->amount.decimals : 0,
			     is_number && figure->amount.grouped),
		(enum unit)figure->unit);
}

static const char *
place_of(struct contents *c, size_t file, const struct figure *figure)
{
	struct strbuf place = {0};

	place_print(&place, text_of(c->question->files[file].name),
		    figure->place.page, figure->place.line);
	const char *kept = arena_string(&c->table.arena, place.data);
	strbuf_release(&place);
	return kept;
}

/* Say that a file has a figure otherwise than one before it. */
static void
note_dissent(struct contents *c, size_t file, const struct figure *figure,
	     size_t first, const struct figure *counted)
{
	struct strbuf sentence = {0};
	struct dissent dissent = {
		.figure = {.form = form_at(c,
					   cells_form(&c->cells, figure->cell)),
			   .row = arena_copy(&c->table.arena,
					     cells_key(&c->cells, figure->cell))
					  .data,
			   .column = cell_column(figure->cell)},
		.value = words_of(c, figure),
		.counted = words_of(c, counted),
		.counted_place = place_of(c, first, counted),
	};

	dissent_print(&sentence, &dissent);
	table_note(&c->table, "otherwise", "%s: %s", place_of(c, file, figure),
		   sentence.data);
	strbuf_release(&sentence);
	c->dissents++;
}

/* The files before one say what counts: the first that has the figure. */
static void
compare_figure(struct contents *c, size_t file, const struct figure *figure)
{
	for (size_t f = 0; f < file; f++) {
		const struct figure *first =
			account_figure(&c->accounts[f], figure->cell);

		if (!first || is_blank(first))
			continue;
		if (!figures_agree(&c->cells, &c->accounts[f], first,
				   &c->accounts[file], figure))
			note_dissent(c, file, figure, f, first);
		return;
	}
}

static void
compare_files(struct contents *c)
{
	for (size_t f = 1; f < c->question->file_count; f++)
		vec_each (const struct figure *, figure,
			  &c->accounts[f].figures)
			if (!is_blank(figure))
				compare_figure(c, f, figure);
}

static const char *
state_words(enum form_state state)
{
	switch (state) {
	case FORM_PRESENT:
		return _("read");
	case FORM_FRAGMENT:
		return _("read from a fragment whose head is lost");
	case FORM_DECLARED_EMPTY:
		return holding_words(HOLDING_DECLARED_EMPTY);
	case FORM_PROMISED:
		return holding_words(HOLDING_PROMISED);
	case FORM_SET_ASIDE:
		break;
	}
	return holding_words(HOLDING_SET_ASIDE);
}

static size_t
count_figures(const struct contents *c, size_t file, size_t form)
{
	size_t count = 0;

	vec_each (const struct figure *, figure, &c->accounts[file].figures)
		count += cells_form(&c->cells, figure->cell) == form;
	return count;
}

/* What became of each cell of a form that was read. */
static void
note_cells(struct contents *c, const struct form_reading *reading)
{
	const struct cell_counts *cells = &reading->cells;

	if (reading->state != FORM_PROMISED && reading->state != FORM_SET_ASIDE)
		table_note(
			&c->table, "cells",
			_("%s: cells %u: figures %u, words %u, not "
			  "understood %u"),
			name_text(form_at(c, reading->form)->name),
			(unsigned)(cells->figures + cells->words + cells->lost),
			(unsigned)cells->figures, (unsigned)cells->words,
			(unsigned)cells->lost);
}

static void
note_forms(struct contents *c, size_t file)
{
	struct strbuf place = {0};

	vec_each (const struct form_reading *, reading,
		  &c->accounts[file].forms) {
		strbuf_clear(&place);
		place_print(&place, text_of(c->question->files[file].name),
			    reading->place.page, reading->place.line);
		table_note(&c->table, "form", _("%s: %s; figures: %zu; %s"),
			   name_text(form_at(c, reading->form)->name),
			   state_words(reading->state),
			   count_figures(c, file, reading->form), place.data);
		note_cells(c, reading);
	}
	strbuf_release(&place);
}

static void
note_remarks(struct contents *c, size_t file)
{
	struct strbuf place = {0}, words = {0};

	vec_each (const struct remark *, remark, &c->accounts[file].remarks) {
		strbuf_clear(&place);
		strbuf_clear(&words);
		place_print(&place, text_of(c->question->files[file].name),
			    remark->place.page, remark->place.line);
		remark_print(
			&words, remark->kind,
			remark->form == FORM_NONE
				? ""
				: name_text(form_at(c, remark->form)->name),
			remark->subject, text_of(c->question->files[file].name),
			remark->other);
		table_note(&c->table, "remark", "%s: %s", place.data,
			   words.data);
	}
	strbuf_release(&place);
	strbuf_release(&words);
}

static void
add_facts(struct contents *c)
{
	struct table *table = &c->table;
	const struct contents_question *question = c->question;
	size_t forms = 0, figures = 0, remarks = 0;
	struct strbuf names = {0};

	for (size_t f = 0; f < question->file_count; f++) {
		strbuf_puts(strbuf_next(&names), question->files[f].name);
		forms += c->accounts[f].forms.count;
		figures += c->accounts[f].figures.count;
		remarks += c->accounts[f].remarks.count;
	}
	table->id = "read";
	table->title = _("What a file says");
	table_fact(table, "file", _("File"), "%s", names.data);
	strbuf_release(&names);
	if (question->department != SIZE_MAX)
		table_fact(table, "department", _("Department"), "%s",
			   c->config->city->departments[question->department]
				   .name);
	if (question->year > 0)
		table_fact(table, "year", _("Year"), "%d", question->year);
	table_fact(table, "forms", _("Forms"), "%zu", forms);
	table_fact(table, "figures", _("Figures"), "%zu", figures);
	table_fact(table, "remarks", _("Remarks"), "%zu", remarks);
}

static void
add_file(struct contents *c, size_t file)
{
	vec_each (const struct figure *, figure, &c->accounts[file].figures)
		if (!is_blank(figure))
			add_figure(c, file, figure);
	note_forms(c, file);
	note_remarks(c, file);
}

void
report_contents(const struct config *config,
		const struct contents_question *question, struct table *out,
		bool *clear_out)
{
	size_t count = question->file_count;
	struct contents c = {
		.config = config,
		.question = question,
		.accounts = mem_zero(count, sizeof *c.accounts),
	};
	bool found = false;

	read_accounts(&c);
	add_facts(&c);
	add_columns(&c.table, count > 1);
	for (size_t f = 0; f < count; f++) {
		add_file(&c, f);
		found = found || !c.accounts[f].unreadable;
	}
	compare_files(&c);
	*clear_out = found && c.dissents == 0;
	for (size_t f = 0; f < count; f++)
		account_release(&c.accounts[f]);
	free(c.accounts);
	cells_release(&c.cells);
	*out = c.table;
}
