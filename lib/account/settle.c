/* What is known of each form when the document is through. */
#include "account/walk.h"

static int
compare_figures(const void *a, const void *b)
{
	const struct figure *x = a, *y = b;

	return x->cell < y->cell ? -1 : x->cell > y->cell;
}

/* Forms that were set aside lose their figures; the rest in order of cells. */
void
settle_figures(struct walk *walk)
{
	struct account *account = walk->reading.account;
	size_t kept = 0;
	bool sorted = true;

	vec_each (struct figure *, figure, &account->figures) {
		size_t form = cells_form(walk->reading.cells, figure->cell);

		if (walk->reading.progress[form].set_aside)
			continue;
		sorted = sorted &&
			 (kept == 0 ||
			  account->figures.items[kept - 1].cell < figure->cell);
		account->figures.items[kept++] = *figure;
	}
	account->figures.count = kept;
	if (!sorted)
		qsort(account->figures.items, kept, sizeof(struct figure),
		      compare_figures);
}

static enum form_state
state_of(const struct form_progress *progress)
{
	if (progress->set_aside)
		return FORM_SET_ASIDE;
	if (progress->declared_empty && progress->figures == 0)
		return FORM_DECLARED_EMPTY;
	if (progress->fragment)
		return FORM_FRAGMENT;
	return progress->read ? FORM_PRESENT : FORM_PROMISED;
}

static uint32_t
line_of(const struct form_progress *progress, enum form_state state)
{
	if (state == FORM_PROMISED && progress->promised)
		return progress->promise_line;
	if (progress->titled)
		return progress->title_line;
	return progress->first_line;
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

void
settle_forms(struct walk *walk)
{
	struct account *account = walk->reading.account;

	account->unreadable = true;
	count_filled_rows(walk);
	for (size_t f = 0; f < forms_of(walk)->count; f++) {
		struct form_progress *progress = &walk->reading.progress[f];

		if (!progress->read && !progress->titled &&
		    !progress->promised && !progress->set_aside)
			continue;
		enum form_state state = state_of(progress);
		*vec_push(&account->forms) = (struct form_reading){
			.form = (uint8_t)f,
			.state = state,
			.unit = progress->unit,
			.line = line_of(progress, state),
			.labels = arena_copy(&account->arena,
					     strbuf_view(&progress->labels)),
			.rows = printed_rows(walk, progress),
		};
		if (state != FORM_PROMISED && state != FORM_SET_ASIDE)
			account->unreadable = false;
		if (progress->declared_empty && progress->figures > 0)
			add_remark(
				&walk->reading, REMARK_FALSE_EMPTY,
				(struct place){.line = progress->declared_line},
				(uint8_t)f, (struct text){"", 0}, 0);
	}
	if (account->unreadable && account->forms.count == 0)
		add_remark(&walk->reading, REMARK_NO_FORM, (struct place){0},
			   FORM_NONE, (struct text){"", 0}, 0);
}
