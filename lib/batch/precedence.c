/* Whose figures count: see precedence.h. */
#include "batch/precedence.h"

#include "batch/source.h"

static struct cell_value
value_of(const struct figure *figure)
{
	bool number = figure->state == FIGURE_NUMBER;

	return (struct cell_value){
		.cell = figure->cell,
		.value = {.value = number ? figure->amount.value : 0,
			  .state = figure->state,
			  .decimals = number ? figure->amount.decimals : 0,
			  .grouped = number && figure->amount.grouped},
	};
}

/* A blank cell is printed, but nothing is known of it. */
static bool
is_blank(const struct figure *figure)
{
	return figure->state == FIGURE_BLANK || figure->state == FIGURE_ABSENT;
}

/* The account of the edition's file that counts for a cell: the first. */
static const struct account *
first_account(const struct reader *reader, uint32_t edition, uint32_t cell,
	      const struct figure **figure_out)
{
	const struct dossier *dossier = reader->dossier;
	const uint32_t *files =
		dossier->files.items + dossier->editions.items[edition].files;

	for (uint32_t f = 0;; f++) {
		const struct account *account =
			&reader->sources.items[files[f]]->account;

		*figure_out = account_figure(account, cell);
		if (*figure_out && !is_blank(*figure_out))
			return account;
	}
}

/* A figure that one of the files before has too. */
static void
compare(struct reader *reader, uint32_t edition, uint32_t file,
	const struct account *account, const struct figure *figure)
{
	const struct cell_value own = value_of(figure);
	const struct figure *first;
	const struct account *counting =
		first_account(reader, edition, figure->cell, &first);

	if (figures_agree(&reader->cells, counting, first, account, figure))
		return;
	*vec_push(&reader->dissents) = (struct dissent_row){
		.edition = edition,
		.cell = figure->cell,
		.file = file,
		.unit = figure->unit,
		.printed = printed_pack(own.value.state, own.value.decimals,
					own.value.grouped),
		.value = own.value.value,
	};
}

void
precedence_merge(struct reader *reader, uint32_t edition, uint32_t file,
		 const struct account *account)
{
	size_t at = 0;

	reader->merged.count = 0;
	vec_each (const struct figure *, figure, &account->figures) {
		if (is_blank(figure))
			continue;
		struct cell_value own = value_of(figure);
		while (at < reader->values.count &&
		       reader->values.items[at].cell < own.cell)
			*vec_push(&reader->merged) = reader->values.items[at++];
		if (at == reader->values.count ||
		    reader->values.items[at].cell != own.cell)
			*vec_push(&reader->merged) = own;
		else
			compare(reader, edition, file, account, figure);
	}
	while (at < reader->values.count)
		*vec_push(&reader->merged) = reader->values.items[at++];

	struct cell_value *items = reader->values.items;
	size_t capacity = reader->values.capacity;
	reader->values.items = reader->merged.items;
	reader->values.count = reader->merged.count;
	reader->values.capacity = reader->merged.capacity;
	reader->merged.items = items;
	reader->merged.capacity = capacity;
}

/* --- What cannot be read any more --- */

static void
add_form(struct form_bits *bits, unsigned form)
{
	bits->words[form / 64] |= UINT64_C(1) << form % 64;
}

static bool
has_form(const struct form_bits *bits, unsigned form)
{
	return bits->words[form / 64] >> form % 64 & 1;
}

/* Does a file give the form, as far as this file goes? */
static bool
gives(const struct form_reading *reading)
{
	return reading->state == FORM_PRESENT ||
	       reading->state == FORM_FRAGMENT ||
	       reading->state == FORM_DECLARED_EMPTY;
}

static struct form_bits
forms_given(const struct account *account)
{
	struct form_bits bits = {0};

	vec_each (const struct form_reading *, reading, &account->forms)
		if (gives(reading))
			add_form(&bits, reading->form);
	return bits;
}

/* The forms of a file that may be there, though they could not be read. */
static struct form_bits
forms_withheld(const struct account *account, bool lost)
{
	struct form_bits bits = {0};

	if (lost)
		memset(&bits, 0xff, sizeof bits);
	vec_each (const struct form_reading *, reading, &account->forms)
		if (reading->state == FORM_SET_ASIDE)
			add_form(&bits, reading->form);
	return bits;
}

static bool
is_any(const struct form_bits *bits)
{
	for (size_t w = 0; w < FORM_WORDS; w++)
		if (bits->words[w])
			return true;
	return false;
}

/* What the file of a path gave, or was to give, in the edition's parents: in
 * the first alone where it has its files. */
static struct form_bits
forms_before(struct reader *reader, const struct edition *edition,
	     uint32_t path)
{
	const struct dossier *dossier = reader->dossier;
	struct form_bits bits = {0};
	uint32_t end = dossier_like(dossier, edition) == 0
			       ? edition->parent_count > 0
			       : edition->parent_count;

	for (uint32_t p = 0; p < end; p++) {
		uint32_t number = dossier->parents.items[edition->parents + p];

		if (number == EDITION_NONE)
			continue;
		if (dossier_way(dossier, number) != HISTORY_REPLAY) {
			reader->lacks_past = true;
			continue;
		}
		const struct edition *parent = &dossier->editions.items[number];
		for (uint32_t f = 0; f < parent->file_count; f++) {
			uint32_t slot = parent->files + f;
			uint32_t revision = dossier->files.items[slot];

			if (dossier->revisions.items[revision].path != path)
				continue;
			for (size_t w = 0; w < FORM_WORDS; w++)
				bits.words[w] |=
					reader->given.items[slot].words[w];
		}
	}
	return bits;
}

void
precedence_inherit(struct reader *reader, uint32_t edition, uint32_t file,
		   const struct account *account, bool lost)
{
	const struct dossier *dossier = reader->dossier;
	const struct edition *e = &dossier->editions.items[edition];
	uint32_t slot = e->files + file;
	uint32_t revision = dossier->files.items[slot];
	struct form_bits given = forms_given(account);
	struct form_bits withheld = forms_withheld(account, lost);
	struct form_bits before = {0};

	if (is_any(&withheld))
		before = forms_before(reader, e,
				      dossier->revisions.items[revision].path);
	for (size_t w = 0; w < FORM_WORDS; w++)
		before.words[w] &= withheld.words[w] & ~given.words[w];
	for (size_t f = 0; f < reader->reading->config->forms->count; f++) {
		struct standing *standing = &reader->standings[f];

		if (has_form(&given, (unsigned)f) && !standing->withheld)
			standing->given = true;
		if (!has_form(&before, (unsigned)f) || standing->given ||
		    standing->withheld)
			continue;
		standing->withheld = true;
		standing->withheld_file = file;
	}
	for (size_t w = 0; w < FORM_WORDS; w++)
		reader->given.items[slot].words[w] =
			given.words[w] | before.words[w];
}

static bool
stays(const struct reader *reader, uint32_t cell)
{
	return reader->standings[cells_form(&reader->cells, cell)].withheld;
}

/* What is withheld goes, of the values and of what dissents from them. */
static void
drop_withheld(struct reader *reader)
{
	size_t kept = 0;

	vec_each (const struct cell_value *, value, &reader->values)
		if (!stays(reader, value->cell))
			reader->values.items[kept++] = *value;
	reader->values.count = kept;
	kept = 0;
	vec_each (const struct dissent_row *, dissent, &reader->dissents)
		if (!stays(reader, dissent->cell))
			reader->dissents.items[kept++] = *dissent;
	reader->dissents.count = kept;
}

void
precedence_settle(struct reader *reader, uint32_t edition)
{
	bool any = false;

	for (size_t f = 0; f < reader->reading->config->forms->count; f++) {
		struct standing *standing = &reader->standings[f];

		any = any || standing->withheld;
		if (!standing->withheld ||
		    (standing->found && standing->form.state == FORM_SET_ASIDE))
			continue;
		standing->found = true;
		standing->form = (struct edition_form){
			.file = standing->withheld_file,
			.form = (uint8_t)f,
			.state = FORM_SET_ASIDE,
		};
		strbuf_clear(&standing->labels);
	}
	if (any)
		drop_withheld(reader);
	if (edition < reader->dossier->known_editions)
		return;
	vec_each (const struct dissent_row *, dissent, &reader->dissents)
		*vec_push(&reader->dossier->dissents) = *dissent;
}
