/*
 * A document, block by block: titles, heads and notes say which form a table
 * is; the table's lines become figures.
 */
#include "account/account.h"

#include "account/line.h"
#include "account/rows.h"

/* Longer lines are narrative, in bytes: no title or head is longer, nor, near
 * its table, a note or a statement. */
#define TITLE_MAX 240
#define NOTE_MAX  600

/* Lines that may stand between a title and its table. */
#define HEAD_LINES_MAX 12

/* Where the reading of a document is. */
struct walk {
	struct reading reading;
	struct title_context titles;
	const struct document *document;
	uint8_t form;             /* spoken of: by the last title or table */
	bool titled;              /* a title was seen and its table was not */
	bool other;               /* a title that is no form's was seen */
	bool lost;                /* in a table whose cells are lost */
	bool open;                /* the last table may go on in the next */
	enum unit unit;           /* said by the last head */
	uint32_t head_lines;      /* since the title */
	struct reading_plan plan; /* of the last table */
	bool name_told, year_told;
};

static const struct forms *
forms_of(const struct walk *walk)
{
	return walk->reading.context->recogniser->forms;
}

/* Heads */

static bool
is_own_name(const struct walk *walk, struct text name)
{
	for (size_t n = 0; n < walk->titles.name_count; n++) {
		if (!text_starts(name, walk->titles.names[n]))
			continue;
		struct text rest =
			text_skip(name, walk->titles.names[n].length);
		if (rest.length == 0 || rest.data[0] == '(')
			return true;
	}
	return false;
}

/* 2024年度 and the like, not the head of a column such as 2024年预算数. */
static bool
is_only_year(struct text folded)
{
	size_t length = year_length(folded);
	struct text rest = text_skip(folded, length);

	return length > 0 && (rest.length == 0 || text_is(rest, "决算"));
}

static void
check_name(struct walk *walk, struct text name, struct place place)
{
	if (name.length == 0 || walk->name_told || is_own_name(walk, name))
		return;
	add_remark(&walk->reading, REMARK_OTHER_NAME, place, FORM_NONE, name,
		   0);
	walk->name_told = true;
}

static void
check_year(struct walk *walk, struct text folded, struct place place)
{
	size_t year = find_year(folded);

	if (year == folded.length || walk->year_told)
		return;
	struct text printed = {folded.data + year, 4};
	if (atoi(printed.data) == walk->reading.context->year)
		return;
	add_remark(&walk->reading, REMARK_OTHER_YEAR, place, FORM_NONE, printed,
		   0);
	walk->year_told = true;
}

/* A line over a table: whose it is, of which year, in which unit. */
static bool
read_head_line(struct walk *walk, struct text folded, uint32_t line)
{
	enum unit unit = unit_in_head(folded);
	struct text name = name_in_head(folded);
	struct place place = {.line = line};

	if (unit == UNIT_NONE && !name.data && !is_only_year(folded))
		return false;
	if (unit != UNIT_NONE)
		walk->unit = unit;
	check_name(walk, name, place);
	check_year(walk, folded, place);
	return true;
}

/* The table of contents */

static void
promise(struct walk *walk, uint8_t form, uint32_t line)
{
	struct form_progress *progress = &walk->reading.progress[form];

	if (!progress->promised)
		progress->promise_line = line;
	progress->promised = true;
}

/* A page number, an ordinal, leader dots. */
static bool
is_page_number(struct text text)
{
	for (size_t i = 0; i < text.length; i++)
		if (!strchr("0123456789-.", text.data[i]))
			return text_equal(text, TEXT("页码"));
	return text.length <= 4;
}

/* The form that a line of the contents promises; false when it is none. */
static bool
read_promise(const struct walk *walk, const struct table_view *table,
	     size_t row, uint8_t *form_out)
{
	struct arena *arena = &walk->reading.account->arena;
	size_t titles = 0;

	*form_out = FORM_NONE;
	for (size_t c = 0; c < table->rows[row].count; c++) {
		struct text text = table_cell(table, row, c);

		if (text.length == 0 || is_page_number(text))
			continue;
		*form_out = title_form(&walk->titles, text_fold(text, arena));
		if (++titles > 1)
			return false;
	}
	return true;
}

/* Lines of a title and a page number each. */
static bool
read_contents(struct walk *walk, const struct table_view *table)
{
	size_t titles = 0;
	uint8_t form;

	if (table->width > 3)
		return false;
	for (size_t r = 0; r < table->count; r++) {
		if (!read_promise(walk, table, r, &form))
			return false;
		titles += form != FORM_NONE;
	}
	for (size_t r = 0; r < table->count && titles > 0; r++)
		if (read_promise(walk, table, r, &form) && form != FORM_NONE)
			promise(walk, form, table->rows[r].line);
	return titles > 0;
}

/* Paragraphs */

static void
begin_form(struct walk *walk, uint8_t form, uint32_t line)
{
	struct form_progress *progress = &walk->reading.progress[form];
	/* A title that a page break repeats. */
	bool repeated = walk->open && walk->form == form;

	walk->form = form;
	walk->titled = true;
	walk->other = false;
	walk->open = repeated;
	walk->head_lines = 0;
	if (!repeated)
		walk->unit = UNIT_NONE;
	if (!progress->titled)
		progress->title_line = line;
	progress->titled = true;
}

static void
end_form(struct walk *walk)
{
	walk->form = FORM_NONE;
	walk->titled = false;
	walk->other = false;
	walk->open = false;
	walk->unit = UNIT_NONE;
}

static void
declare_empty(struct walk *walk, uint32_t line)
{
	struct form_progress *progress = &walk->reading.progress[walk->form];

	progress->declared_empty = true;
	progress->declared_line = line;
}

/* Narrative, seen without a closer look: far from a table a sentence says
 * nothing of one, and no line that long does anywhere. */
static bool
is_narrative(const struct walk *walk, struct text line)
{
	if (walk->form != FORM_NONE)
		return line.length > NOTE_MAX;
	return line.length > TITLE_MAX || text_ends(line, TEXT("。")) ||
	       text_ends(line, TEXT("；"));
}

/* A table that a form's title announces and whose cells cannot be told apart;
 * told once. */
static bool
read_lost_row(struct walk *walk, const struct block *block)
{
	bool lost = (walk->titled || walk->lost ||
		     text_starts(block->text, TEXT("<"))) &&
		    is_lost_row(block->text);

	if (lost && !walk->lost)
		add_remark(&walk->reading, REMARK_UNRECOGNISED_TABLE,
			   (struct place){.line = block->line}, walk->form,
			   block->text, 0);
	if (lost)
		end_form(walk);
	walk->lost = lost;
	return lost;
}

/* Titles: of a form, promised in the contents, or of another table. */
static bool
read_title(struct walk *walk, struct text folded, uint32_t line)
{
	uint8_t form = title_form(&walk->titles, folded);
	struct text title;

	if (form != FORM_NONE) {
		enum unit unit = unit_in_brackets(folded, &title);

		begin_form(walk, form, line);
		read_head_line(walk, folded, line);
		check_year(walk, folded, (struct place){.line = line});
		if (unit != UNIT_NONE)
			walk->unit = unit;
		return true;
	}
	if ((form = promised_form(&walk->titles, folded)) != FORM_NONE) {
		promise(walk, form, line);
		return true;
	}
	if (!is_other_title(folded))
		return false;
	end_form(walk);
	walk->other = true;
	return true;
}

static void
read_paragraph(struct walk *walk, const struct block *block)
{
	struct arena *arena = &walk->reading.account->arena;

	if (read_lost_row(walk, block))
		return;
	if (is_narrative(walk, block->text)) {
		walk->open = false;
		if (!is_note(block->text))
			end_form(walk);
		return;
	}
	struct text folded = text_fold(block->text, arena);

	if (walk->form != FORM_NONE && declares_empty(folded)) {
		declare_empty(walk, block->line);
		walk->open = false;
		return;
	}
	if (is_note(folded)) {
		walk->open = false;
		walk->unit = UNIT_NONE;
		return;
	}
	if (is_table_mark(folded) || read_title(walk, folded, block->line) ||
	    read_head_line(walk, folded, block->line))
		return;
	walk->open = false;
	if (!walk->titled || ++walk->head_lines > HEAD_LINES_MAX)
		end_form(walk);
}

/* Tables */

/* Is this line of a table no part of it: a name, a unit, a mark? */
static bool
is_fact_row(struct walk *walk, const struct table_view *table)
{
	struct arena *arena = &walk->reading.account->arena;
	uint32_t line = table->rows[0].line;
	size_t filled = 0;
	bool facts = false, mark = false;

	for (size_t c = 0; c < table->rows[0].count; c++) {
		struct text folded = text_fold(table_cell(table, 0, c), arena);

		if (folded.length == 0)
			continue;
		facts = read_head_line(walk, folded, line) || facts;
		mark = is_table_mark(folded);
		filled++;
	}
	return filled == 0 || facts || (mark && filled == 1);
}

/* The table behind such lines at its top. */
static struct table_view
without_facts(struct walk *walk, struct table_view table)
{
	while (table.count > 0 && is_fact_row(walk, &table)) {
		table.rows++;
		table.count--;
	}
	return table;
}

/* The form of the note under a table, FORM_NONE if it tells none. */
static uint8_t
form_of_note(const struct walk *walk, size_t block)
{
	struct arena *arena = &walk->reading.account->arena;

	const struct account *account = walk->reading.account;

	for (size_t b = block + 1; b < account->blocks.count; b++) {
		const struct block *next = &account->blocks.items[b];

		if (next->kind == BLOCK_GRID)
			return FORM_NONE;
		struct text folded = text_fold(next->text, arena);
		if (is_note(folded))
			return footnote_form(walk->reading.context->recogniser,
					     folded);
		if (title_form(&walk->titles, folded) != FORM_NONE ||
		    is_other_title(folded))
			return FORM_NONE;
	}
	return FORM_NONE;
}

/* The one form whose head this is; of several, the one that the note names. */
static bool
plan_by_head(const struct walk *walk, const struct table_view *table,
	     uint8_t noted, struct reading_plan *out)
{
	const struct recogniser *recogniser = walk->reading.context->recogniser;
	struct arena *arena = &walk->reading.account->arena;
	size_t best = 0, equals = 0;

	for (size_t f = 0; f < forms_of(walk)->count; f++) {
		struct reading_plan plan;

		if (!plan_from_head(recogniser, f, table, arena, &plan) ||
		    plan.unknown > 0 || plan.values < 2)
			continue;
		if (f == noted) {
			*out = plan;
			return true;
		}
		equals = plan.values == best ? equals + 1 : equals;
		if (plan.values > best) {
			best = plan.values;
			equals = 0;
			*out = plan;
		}
	}
	return best > 0 && equals == 0 && noted == FORM_NONE;
}

/* The plan of the last table, where this one goes on with it: without a head,
 * or with the same one. */
static bool
plan_of_last(const struct walk *walk, const struct table_view *table,
	     struct reading_plan *out)
{
	const struct recogniser *recogniser = walk->reading.context->recogniser;
	struct arena *arena = &walk->reading.account->arena;

	if (!walk->open || table->width > walk->plan.layout.count)
		return false;
	if (plan_from_head(recogniser, walk->form, table, arena, out))
		return same_columns(out, &walk->plan);
	*out = walk->plan;
	out->first_data = 0;
	return is_headless(recogniser, walk->form, table, arena) &&
	       rows_fit(recogniser, out, table, arena);
}

/* Which form a table is and how to read it. */
static bool
find_plan(struct walk *walk, size_t block, const struct table_view *table,
	  bool *continuation_out, struct reading_plan *out)
{
	const struct recogniser *recogniser = walk->reading.context->recogniser;
	struct arena *arena = &walk->reading.account->arena;

	*continuation_out = plan_of_last(walk, table, out);
	if (*continuation_out)
		return true;
	if (walk->titled &&
	    (plan_from_head(recogniser, walk->form, table, arena, out) ||
	     plan_from_layout(recogniser, walk->form, table, arena, out)))
		return true;
	uint8_t noted = form_of_note(walk, block);
	if ((noted != FORM_NONE || !walk->other) &&
	    plan_by_head(walk, table, noted, out))
		return true;
	return noted != FORM_NONE &&
	       plan_from_layout(recogniser, noted, table, arena, out);
}

static struct text
first_text(const struct table_view *table)
{
	for (size_t r = 0; r < table->count; r++)
		for (size_t c = 0; c < table->rows[r].count; c++)
			if (table_cell(table, r, c).length > 0)
				return table_cell(table, r, c);
	return (struct text){"", 0};
}

/* The unit of a form: of its lines above, of a line that its head begins with,
 * or the city's. */
static void
find_unit(struct walk *walk, const struct table_view *table,
	  const struct reading_plan *plan)
{
	struct arena *arena = &walk->reading.account->arena;

	for (size_t r = 0; r < plan->first_data; r++)
		for (size_t c = 0; c < table->rows[r].count; c++)
			if (walk->unit == UNIT_NONE)
				walk->unit = unit_in_head(text_fold(
					table_cell(table, r, c), arena));
	if (walk->unit == UNIT_NONE)
		walk->unit = walk->reading.context->unit;
}

static void
read_table(struct walk *walk, size_t number)
{
	const struct block *block =
		&walk->reading.account->blocks.items[number];
	struct table_view table = table_view(walk->document, block);
	struct reading_plan plan;
	bool continuation;

	walk->lost = false;
	if (read_contents(walk, &table))
		return;
	table = without_facts(walk, table);
	if (table.count == 0)
		return;
	if (!find_plan(walk, number, &table, &continuation, &plan)) {
		add_remark(&walk->reading, REMARK_UNRECOGNISED_TABLE,
			   (struct place){.line = table.rows[0].line},
			   walk->titled ? walk->form : FORM_NONE,
			   first_text(&table), 0);
		end_form(walk);
		return;
	}
	find_unit(walk, &table, &plan);
	read_rows(&walk->reading, &table, &plan, walk->unit, continuation,
		  walk->titled);
	walk->plan = plan;
	walk->form = plan.form;
	walk->titled = false;
	walk->other = false;
	walk->open = true;
}

/* Blocks */

static bool
is_figure(struct text text)
{
	char last = text.data[text.length - 1];

	return (text.data[0] == '-' ||
		(text.data[0] >= '0' && text.data[0] <= '9')) &&
	       last >= '0' && last <= '9';
}

/* Is a line of a table a title or a note across it? Where tables follow each
 * other without a gap, as in a spreadsheet, it ends one. A title may share its
 * line with a unit, a note with nothing but itself, where a converter repeats
 * the words of merged cells. */
static bool
stands_alone(const struct walk *walk, const struct table_view *table,
	     size_t row)
{
	struct text first = {"", 0}, folded;
	bool alone = true;

	for (size_t c = 0; c < table->rows[row].count; c++) {
		struct text text = table_cell(table, row, c);

		if (text.length == 0)
			continue;
		if (is_figure(text))
			return false;
		if (first.length == 0)
			first = text;
		alone = alone && text_equal(text, first);
	}
	if (first.length == 0)
		return false;
	folded = text_fold(first, &walk->reading.account->arena);
	return (alone && (is_note(folded) || is_other_title(folded))) ||
	       title_form(&walk->titles, folded) != FORM_NONE;
}

static void
add_paragraphs(struct account *account, const struct table_view *table,
	       size_t row)
{
	struct text last = {"", 0};

	for (size_t c = 0; c < table->rows[row].count; c++) {
		struct text text = table_cell(table, row, c);

		if (text.length > 0 && !text_equal(text, last))
			*vec_push(&account->blocks) =
				(struct block){.kind = BLOCK_PARAGRAPH,
					       .line = table->rows[row].line,
					       .text = text};
		last = text;
	}
}

/* A grid without the lines that stand alone in it. */
static void
divide_grid(struct walk *walk, const struct block *grid)
{
	struct account *account = walk->reading.account;
	struct table_view table = table_view(walk->document, grid);
	struct block part = *grid;

	part.count = 0;
	for (size_t r = 0; r < table.count; r++) {
		if (!stands_alone(walk, &table, r)) {
			part.count++;
			continue;
		}
		if (part.count > 0)
			*vec_push(&account->blocks) = part;
		add_paragraphs(account, &table, r);
		part.first = grid->first + (uint32_t)r + 1;
		part.count = 0;
	}
	if (part.count > 0)
		*vec_push(&account->blocks) = part;
}

static void
divide_grids(struct walk *walk)
{
	vec_each (const struct block *, block, &walk->document->blocks) {
		if (block->kind == BLOCK_GRID)
			divide_grid(walk, block);
		else
			*vec_push(&walk->reading.account->blocks) = *block;
	}
}

/* Results */

static int
compare_figures(const void *a, const void *b)
{
	const struct figure *x = a, *y = b;

	return x->cell < y->cell ? -1 : x->cell > y->cell;
}

/* Forms that were set aside lose their figures; the rest in order of cells. */
static void
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

static void
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
			.figures =
				state == FORM_SET_ASIDE ? 0 : progress->figures,
			.labels = arena_copy(&account->arena,
					     strbuf_view(&progress->labels)),
			.rows = progress->filled_rows < progress->row_count
					? arena_copy(
						  &account->arena,
						  strbuf_view(&progress->rows))
					: TEXT(""),
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

static void
forget(struct account *account)
{
	account->figures.count = 0;
	account->forms.count = 0;
	account->remarks.count = 0;
	account->blocks.count = 0;
	account->unreadable = true;
	account->generation++;
	arena_reset(&account->arena);
}

static const enum remark_kind remark_of_fault[] = {
	[DOCUMENT_NOT_UTF8] = REMARK_NOT_UTF8,
	[DOCUMENT_BINARY] = REMARK_BINARY,
	[DOCUMENT_NOT_FETCHED] = REMARK_NOT_FETCHED,
	[DOCUMENT_UNSUPPORTED] = REMARK_UNSUPPORTED,
	[DOCUMENT_CONFLICTED] = REMARK_CONFLICTED,
	[DOCUMENT_EMPTY] = REMARK_EMPTY,
	[DOCUMENT_UNCLOSED] = REMARK_UNCLOSED,
};

/* A CSV file of one form may bear the form's id or title as its name. */
static void
take_title_from_name(struct walk *walk, const char *name)
{
	const char *slash = strrchr(name, '/');
	struct text stem = text_of(slash ? slash + 1 : name);

	if (stem.length < 4 || stem.data[stem.length - 4] != '.')
		return;
	stem.length -= 4;
	struct arena *arena = &walk->reading.account->arena;
	struct text copy = arena_copy(arena, stem);
	const struct form *form = forms_find(forms_of(walk), copy.data);
	uint8_t number =
		form ? (uint8_t)form_number(forms_of(walk), form)
		     : title_form(&walk->titles, text_fold(copy, arena));
	if (number != FORM_NONE)
		begin_form(walk, number, 1);
}

static void
fold_names(struct walk *walk)
{
	const struct account_context *context = walk->reading.context;
	struct arena *arena = &walk->reading.account->arena;
	struct text *names =
		arena_alloc(arena, (context->name_count + 1) * sizeof *names);

	for (size_t n = 0; n < context->name_count; n++)
		names[n] = text_fold(text_of(context->names[n]), arena);
	walk->titles = (struct title_context){context->recogniser, names,
					      context->name_count};
}

void
account_read(const struct account_context *context, const char *name,
	     struct text content, struct cells *cells, struct account *account)
{
	size_t forms = context->recogniser->forms->count;
	struct walk walk = {
		.reading = {context, cells, account,
			    mem_zero(forms + 1, sizeof(struct form_progress))},
		.document = &account->document,
		.form = FORM_NONE,
	};
	uint32_t line;

	forget(account);
	enum document_fault fault =
		document_read(name, content, &account->document, &line);
	if (fault != DOCUMENT_READ) {
		add_remark(&walk.reading, remark_of_fault[fault],
			   (struct place){.line = line}, FORM_NONE,
			   (struct text){"", 0}, 0);
	} else {
		fold_names(&walk);
		take_title_from_name(&walk, name);
		divide_grids(&walk);
		for (size_t b = 0; b < account->blocks.count; b++) {
			const struct block *block = &account->blocks.items[b];
			if (block->kind == BLOCK_GRID)
				read_table(&walk, b);
			else
				read_paragraph(&walk, block);
		}
		settle_figures(&walk);
		settle_forms(&walk);
	}
	for (size_t f = 0; f < forms; f++) {
		strbuf_release(&walk.reading.progress[f].labels);
		strbuf_release(&walk.reading.progress[f].rows);
	}
	free(walk.reading.progress);
}

void
account_set_aside(struct account *account, enum remark_kind kind,
		  struct text subject)
{
	forget(account);
	*vec_push(&account->remarks) = (struct remark){
		.kind = kind,
		.form = FORM_NONE,
		.subject = arena_copy(&account->arena, subject),
	};
}

void
account_release(struct account *account)
{
	vec_release(&account->figures);
	vec_release(&account->forms);
	vec_release(&account->remarks);
	vec_release(&account->marks);
	vec_release(&account->blocks);
	arena_release(&account->arena);
	document_release(&account->document);
}
