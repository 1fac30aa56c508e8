/* What is known of each form when the document is through. */
#include "account/walk.h"

#define HEAD_LINES 8 /* at most, of a title and what is said below it */
#define DIGIT_BITS 9
#define DIGITS     (1u << DIGIT_BITS)

/* Move the figures into the order of one digit of their cells; those that
 * agree in it stay as they were. */
static void
sort_by_digit(const struct figure *figures, size_t count, unsigned shift,
	      struct figure *out)
{
	uint32_t ends[DIGITS + 1] = {0};

	for (size_t i = 0; i < count; i++)
		ends[(figures[i].cell >> shift) % DIGITS + 1]++;
	for (size_t d = 0; d < DIGITS; d++)
		ends[d + 1] += ends[d];
	for (size_t i = 0; i < count; i++)
		out[ends[(figures[i].cell >> shift) % DIGITS]++] = figures[i];
}

/* By cell, digit by digit: two or three passes, a fifth of what qsort takes
 * for the few hundred figures of a document. */
static void
sort_figures(struct account *account, uint32_t last)
{
	size_t count = account->figures.count;

	vec_reserve(&account->sorted, count);
	for (unsigned shift = 0; shift < 32 && last >> shift > 0;
	     shift += DIGIT_BITS) {
		sort_by_digit(account->figures.items, count, shift,
			      account->sorted.items);
		struct figure *items = account->figures.items;
		size_t capacity = account->figures.capacity;
		account->figures.items = account->sorted.items;
		account->figures.capacity = account->sorted.capacity;
		account->sorted.items = items;
		account->sorted.capacity = capacity;
	}
}

/* Forms that were set aside or forgotten lose their figures; the rest in order
 * of cells. */
void
settle_figures(struct walk *walk)
{
	struct account *account = walk->reading.account;
	size_t kept = 0;
	uint32_t last = 0;

	vec_each (struct figure *, figure, &account->figures) {
		size_t form = cells_form(walk->reading.cells, figure->cell);

		if (walk->reading.progress[form].set_aside ||
		    figure->state == FIGURE_ABSENT)
			continue;
		if (last < figure->cell)
			last = figure->cell;
		account->figures.items[kept++] = *figure;
	}
	account->figures.count = kept;
	sort_figures(account, last);
}

static enum form_state
state_of(const struct form_progress *progress)
{
	if (progress->set_aside)
		return FORM_SET_ASIDE;
	if ((progress->declared_empty || progress->tells_nothing) &&
	    progress->figures == 0)
		return FORM_DECLARED_EMPTY;
	if (progress->fragment)
		return FORM_FRAGMENT;
	return progress->read ? FORM_PRESENT : FORM_PROMISED;
}

static struct place
place_of(const struct form_progress *progress, enum form_state state)
{
	if (state == FORM_PROMISED && progress->promised)
		return progress->promise;
	if (state == FORM_DECLARED_EMPTY && !progress->titled &&
	    !progress->read)
		return progress->declaration;
	return progress->titled ? progress->title : progress->first;
}

/* How many rows of each form have a figure; figures are in order of cells. */
static void
count_filled_rows(const struct walk *walk)
{
	const struct account *account = walk->reading.account;

	for (size_t i = 0; i < account->figures.count; i++) {
		uint32_t cell = account->figures.items[i].cell;

		if (i > 0 &&
		    cell / CELL_COLUMNS ==
			    account->figures.items[i - 1].cell / CELL_COLUMNS)
			continue;
		walk->reading.progress[cells_form(walk->reading.cells, cell)]
			.filled_rows++;
	}
}

/* The keys of all rows that a form prints, a line each; "" when every one of
 * them has a figure. */
static struct text
printed_rows(const struct walk *walk, const struct form_progress *progress)
{
	struct strbuf keys = {0};

	if (progress->filled_rows >= progress->rows.count)
		return TEXT("");
	vec_each (const uint32_t *, row, &progress->rows) {
		strbuf_text(&keys, cells_key(walk->reading.cells,
					     cell_number(*row, 0)));
		strbuf_putc(&keys, '\n');
	}
	struct text printed =
		arena_copy(&walk->reading.account->arena, strbuf_view(&keys));
	strbuf_release(&keys);
	return printed;
}

/* Is a picture where the table below a title would be: a few lines behind it,
 * or where only its page is known, on that of the title or the one behind
 * it? */
static bool
is_pictured(const struct walk *walk, struct place title)
{
	vec_each (const struct document_note *, note, &walk->document->notes) {
		struct place place = note->place;

		if (note->kind != NOTE_PICTURED_PAGE)
			continue;
		if (place.line == 0
			    ? place.page == title.page ||
				      place.page == title.page + 1
			    : place.page == title.page &&
				      place.line > title.line &&
				      place.line - title.line <= HEAD_LINES)
			return true;
	}
	return false;
}

/* Does the file have tables? One of narrative alone leaves it to the others of
 * its document which forms hold nothing. */
static bool
has_tables(const struct walk *walk)
{
	for (size_t f = 0; f < forms_of(walk)->count; f++)
		if (walk->reading.progress[f].read)
			return true;
	return false;
}

/* Has the form amounts of money that count? */
static bool
is_in_money(const struct form_progress *progress)
{
	return progress->figures > 0 && !progress->set_aside &&
	       unit_is_money(progress->unit);
}

/* A form in 元 among forms in 万元 may be one that was labelled wrong, which is
 * ten thousand times too little: forms in a unit that most are not in are
 * told. */
static void
tell_units_alone(struct walk *walk)
{
	size_t counts[UNITS] = {0}, most = 0;

	for (size_t f = 0; f < forms_of(walk)->count; f++) {
		const struct form_progress *progress =
			&walk->reading.progress[f];

		if (is_in_money(progress) && ++counts[progress->unit] > most)
			most = counts[progress->unit];
	}
	for (size_t f = 0; f < forms_of(walk)->count; f++) {
		const struct form_progress *progress =
			&walk->reading.progress[f];

		if (is_in_money(progress) && 2 * counts[progress->unit] <= most)
			add_remark(&walk->reading, REMARK_UNIT_ALONE,
				   place_of(progress, state_of(progress)),
				   (uint8_t)f,
				   text_of(unit_printed(progress->unit)),
				   PLACE_NONE);
	}
}

void
settle_forms(struct walk *walk)
{
	struct account *account = walk->reading.account;
	bool tables = has_tables(walk);

	account->unreadable = true;
	count_filled_rows(walk);
	tell_units_alone(walk);
	for (size_t f = 0; f < forms_of(walk)->count; f++) {
		struct form_progress *progress = &walk->reading.progress[f];

		if (!progress->read && !progress->titled &&
		    !progress->promised && !progress->set_aside &&
		    !(progress->declared_empty && tables))
			continue;
		enum form_state state = state_of(progress);
		*vec_push(&account->forms) = (struct form_reading){
			.form = (uint8_t)f,
			.state = state,
			.unit = progress->unit,
			.place = place_of(progress, state),
			.labels = arena_copy(&account->arena,
					     strbuf_view(&progress->labels)),
			.rows = printed_rows(walk, progress),
			.cells = progress->cells,
		};
		if (state != FORM_PROMISED && state != FORM_SET_ASIDE)
			account->unreadable = false;
		if (state == FORM_PROMISED && progress->titled &&
		    is_pictured(walk, progress->title))
			add_remark(&walk->reading, REMARK_PICTURED_FORM,
				   progress->title, (uint8_t)f, TEXT(""),
				   PLACE_NONE);
		if (progress->declared_empty && progress->amounts > 0)
			add_remark(&walk->reading, REMARK_FALSE_EMPTY,
				   progress->declaration, (uint8_t)f, TEXT(""),
				   PLACE_NONE);
	}
	if (account->unreadable && account->forms.count == 0)
		add_remark(&walk->reading, REMARK_NO_FORM, PLACE_NONE,
			   FORM_NONE, TEXT(""), PLACE_NONE);
}
