/*
 * A document, block by block: titles, heads and notes say which form a table
 * is; the table's lines become figures.
 */
#include "account/account.h"

#include "account/rows.h"

#include <assert.h>

/* Longer lines are narrative, in bytes: no title or head is longer, nor, near
 * its table, a note or a statement. */
#define TITLE_MAX 240
#define NOTE_MAX  600

/* Lines that may stand between a title and its table. */
#define HEAD_LINES_MAX 12

/* Where the reading of a document is. */
struct walk {
	struct reading reading;
	const struct document *document;
	uint8_t form;             /* spoken of: by the last title or table */
	bool titled;              /* a title was seen and its table was not */
	bool open;                /* the last table may go on in the next */
	enum unit unit;           /* said by the last head */
	uint32_t head_lines;      /* since the title */
	struct reading_plan plan; /* of the last table */
	bool name_told, year_told;
};

/* What a head says behind each label. Folded. */
static const char *const name_labels[] = {
	"部门名称:", "单位名称:", "编制部门:", "编制单位:", "公开部门:",
	"填报单位:", "部门:",     "预算部门:", NULL,
};
static const char *const unit_labels[] = {"金额单位:", "单位:", NULL};

/* A form says of itself that it holds nothing. Folded. */
static const char *const empty_statements[] = {
	"本表无数据", "此表无数据", "本表为空表", "本表为空",
	"该表无数据", "此表为空",   "无数据",     NULL,
};

static const struct forms *
forms_of(const struct walk *walk)
{
	return walk->reading.context->recogniser->forms;
}

/* Heads */

static struct text
behind(struct text folded, const char *label)
{
	size_t at = text_find(folded, text_of(label));

	if (at == folded.length)
		return (struct text){NULL, 0};
	return text_skip(folded, at + strlen(label));
}

/* The unit of money that a head names, UNIT_NONE if it names none. */
static enum unit
unit_in_head(struct text folded)
{
	for (const char *const *label = unit_labels; *label; label++) {
		struct text rest = behind(folded, *label);

		/* the longest name first: 百万元 before 万元 before 元 */
		if (rest.data && text_starts(rest, TEXT("人民币")))
			rest = text_skip(rest, strlen("人民币"));
		for (size_t length = rest.length; rest.data && length > 0;
		     length--) {
			enum unit unit =
				unit_of((struct text){rest.data, length});
			if (unit_is_money(unit))
				return unit;
		}
	}
	return UNIT_NONE;
}

static bool
is_year_at(struct text text, size_t at)
{
	struct text rest = text_skip(text, at);

	if (rest.length < 4 + strlen("年") || rest.data[0] != '2' ||
	    rest.data[1] != '0')
		return false;
	for (size_t i = 2; i < 4; i++)
		if (rest.data[i] < '0' || rest.data[i] > '9')
			return false;
	return text_starts(text_skip(rest, 4), TEXT("年"));
}

/* Where the first year stands, or the end. */
static size_t
find_year(struct text text)
{
	for (size_t at = 0; at < text.length; at++)
		if (is_year_at(text, at))
			return at;
	return text.length;
}

static struct text
name_in_head(struct text folded)
{
	for (const char *const *label = name_labels; *label; label++) {
		struct text name = behind(folded, *label);

		if (!name.data)
			continue;
		name.length = find_year(name);
		for (const char *const *unit = unit_labels; *unit; unit++)
			name.length = text_find(name, text_of(*unit));
		for (const char *const *other = name_labels; *other; other++)
			name.length = text_find(name, text_of(*other));
		return name;
	}
	return (struct text){NULL, 0};
}

static bool
is_own_name(const struct walk *walk, struct text name)
{
	const struct account_context *context = walk->reading.context;
	struct arena *arena = &walk->reading.account->arena;

	for (size_t n = 0; n < context->name_count; n++) {
		struct text own = text_fold(text_of(context->names[n]), arena);

		if (!text_starts(name, own))
			continue;
		struct text rest = text_skip(name, own.length);
		if (rest.length == 0 || rest.data[0] == '(')
			return true;
	}
	return false;
}

/* A line over a table: whose it is, of which year, in which unit. */
static bool
read_head_line(struct walk *walk, struct text folded, uint32_t line)
{
	enum unit unit = unit_in_head(folded);
	struct text name = name_in_head(folded);
	size_t year = find_year(folded);
	bool only_year = year == 0 && folded.length <= strlen("2024年度决算");
	struct place place = {.line = line};

	if (unit == UNIT_NONE && !name.data && !only_year)
		return false;
	if (unit != UNIT_NONE)
		walk->unit = unit;
	if (name.data && name.length > 0 && !walk->name_told &&
	    !is_own_name(walk, name)) {
		add_remark(&walk->reading, REMARK_OTHER_NAME, place, FORM_NONE,
			   name, 0);
		walk->name_told = true;
	}
	if (year < folded.length && !walk->year_told) {
		struct text printed = {folded.data + year, 4};

		if (atoi(printed.data) != walk->reading.context->year) {
			add_remark(&walk->reading, REMARK_OTHER_YEAR, place,
				   FORM_NONE, printed, 0);
			walk->year_told = true;
		}
	}
	return true;
}

/* 公开01表, 附表1, a page number: says nothing. */
static bool
is_table_mark(struct text folded)
{
	static const char *const marks[] = {"公开", "财决", "附表", "表",
					    "第",   "-",    NULL};
	bool digits = true;

	if (folded.length > 24)
		return false;
	for (size_t i = 0; i < folded.length; i++)
		digits = digits && strchr("0123456789-/", folded.data[i]);
	for (const char *const *mark = marks; *mark && !digits; mark++)
		digits = text_starts(folded, text_of(*mark)) &&
			 (text_ends(folded, TEXT("表")) ||
			  text_ends(folded, TEXT("页")));
	return digits;
}

/* The table of contents */

/* A title with a page number behind it, or leader dots. */
static uint8_t
promised_form(const struct walk *walk, struct text folded)
{
	size_t length = folded.length;

	while (length > 0 && strchr("0123456789.", folded.data[length - 1]))
		length--;
	while (length >= 3 && (memcmp(folded.data + length - 3, "…", 3) == 0 ||
			       memcmp(folded.data + length - 3, "·", 2) == 0))
		length -= 3;
	if (length == folded.length)
		return FORM_NONE;
	return title_form(walk->reading.context,
			  (struct text){folded.data, length});
}

static void
promise(struct walk *walk, uint8_t form, uint32_t line)
{
	struct form_progress *progress = &walk->reading.progress[form];

	if (!progress->promised)
		progress->promise_line = line;
	progress->promised = true;
}

/* Lines of a title and a page number each. */
static bool
read_contents(struct walk *walk, const struct table_view *table)
{
	struct arena *arena = &walk->reading.account->arena;
	size_t titles = 0;

	if (table->width > 3)
		return false;
	for (size_t r = 0; r < table->count; r++)
		titles += title_form(walk->reading.context,
				     text_fold(table_cell(table, r, 0),
					       arena)) != FORM_NONE;
	if (titles < 2)
		return false;
	for (size_t r = 0; r < table->count; r++) {
		uint8_t form =
			title_form(walk->reading.context,
				   text_fold(table_cell(table, r, 0), arena));
		if (form != FORM_NONE)
			promise(walk, form, table->rows[r].line);
	}
	return true;
}

/* Paragraphs */

static bool
declares_empty(struct text folded)
{
	/* The template's own instruction is no statement. */
	if (text_has(folded, TEXT("仍保留")) ||
	    text_has(folded, TEXT("作下述说明")))
		return false;
	for (const char *const *words = empty_statements; *words; words++)
		if (text_has(folded, text_of(*words)))
			return true;
	return false;
}

static void
begin_form(struct walk *walk, uint8_t form, uint32_t line)
{
	struct form_progress *progress = &walk->reading.progress[form];
	/* A title that a page break repeats. */
	bool repeated = walk->open && walk->form == form;

	walk->form = form;
	walk->titled = true;
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

static void
read_paragraph(struct walk *walk, const struct block *block)
{
	struct arena *arena = &walk->reading.account->arena;

	if (is_narrative(walk, block->text)) {
		walk->open = false;
		if (!is_note(block->text))
			end_form(walk);
		return;
	}
	struct text folded = text_fold(block->text, arena), title = folded;
	enum unit unit = unit_in_brackets(folded, &title);
	uint8_t form = title_form(walk->reading.context, title);

	if (form != FORM_NONE) {
		begin_form(walk, form, block->line);
		if (unit != UNIT_NONE)
			walk->unit = unit;
		return;
	}
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
	if ((form = promised_form(walk, folded)) != FORM_NONE) {
		promise(walk, form, block->line);
		return;
	}
	if (read_head_line(walk, folded, block->line) || is_table_mark(folded))
		return;
	walk->open = false;
	if (!walk->titled || ++walk->head_lines > HEAD_LINES_MAX)
		end_form(walk);
}

/* Tables */

/* Is this line of a table no part of it: a title, a unit, a mark? */
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
		uint8_t form = title_form(walk->reading.context, folded);
		if (form != FORM_NONE && filled == 0) {
			begin_form(walk, form, line);
			facts = true;
		}
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

	for (size_t b = block + 1; b < walk->document->blocks.count; b++) {
		const struct block *next = &walk->document->blocks.items[b];

		if (next->kind == BLOCK_GRID)
			return FORM_NONE;
		struct text folded = text_fold(next->text, arena);
		if (is_note(folded))
			return footnote_form(walk->reading.context->recogniser,
					     folded);
		if (title_form(walk->reading.context, folded) != FORM_NONE)
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

/* Which form a table is and how to read it. */
static bool
find_plan(struct walk *walk, size_t block, const struct table_view *table,
	  bool *continuation_out, struct reading_plan *out)
{
	const struct recogniser *recogniser = walk->reading.context->recogniser;
	struct arena *arena = &walk->reading.account->arena;

	*continuation_out = false;
	if (walk->titled && !walk->open) {
		if (plan_from_head(recogniser, walk->form, table, arena, out))
			return true;
		if (plan_from_layout(recogniser, walk->form, table, out))
			return true;
	}
	if (walk->open && table->width <= walk->plan.layout.count) {
		*continuation_out = true;
		if (plan_from_head(recogniser, walk->form, table, arena, out))
			return true;
		*out = walk->plan;
		out->first_data = 0;
		return true;
	}
	uint8_t noted = form_of_note(walk, block);
	if (plan_by_head(walk, table, noted, out))
		return true;
	return noted != FORM_NONE &&
	       plan_from_layout(recogniser, noted, table, out);
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

static void
read_table(struct walk *walk, size_t number)
{
	const struct block *block = &walk->document->blocks.items[number];
	struct table_view table = table_view(walk->document, block);
	struct reading_plan plan;
	bool continuation;

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
	if (walk->unit == UNIT_NONE)
		walk->unit = walk->reading.context->unit;
	read_rows(&walk->reading, &table, &plan, walk->unit, continuation);
	walk->plan = plan;
	walk->form = plan.form;
	walk->titled = false;
	walk->open = true;
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
	uint8_t number = form ? (uint8_t)form_number(forms_of(walk), form)
			      : title_form(walk->reading.context,
					   text_fold(copy, arena));
	if (number != FORM_NONE)
		begin_form(walk, number, 1);
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
		take_title_from_name(&walk, name);
		for (size_t b = 0; b < account->document.blocks.count; b++) {
			const struct block *block =
				&account->document.blocks.items[b];
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
	arena_release(&account->arena);
	document_release(&account->document);
}
