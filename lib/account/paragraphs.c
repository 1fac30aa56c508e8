/*
 * What stands between the tables of a document: heads, the table of contents,
 * titles, notes and narrative.
 */
#include "account/walk.h"

/* Longer lines are narrative, in bytes: no title or head is longer, nor, near
 * its table, a note or a statement. */
#define TITLE_MAX 240
#define NOTE_MAX  600

/* Forms that one statement may name. */
#define NAMED_MAX 16

/* How far a line is looked for that pages repeat, and how often it must
 * stand. */
#define BLOCKS_NEAR   300
#define RUNNING_LINES 3

/* Heads */

static enum whose
whose_name(const struct walk *walk, struct text name)
{
	for (size_t n = 0; n < walk->titles.name_count; n++) {
		if (!text_starts(name, walk->titles.names[n]))
			continue;
		struct text rest =
			text_skip(name, walk->titles.names[n].length);
		if (text_is(rest, "(本级)") || text_is(rest, "本级") ||
		    text_is(rest, "(机关)") || text_is(rest, "机关"))
			return WHOSE_CORE;
		if (rest.length == 0 || rest.data[0] == '(')
			return WHOSE_OWN;
	}
	return WHOSE_OTHER;
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
	const struct account_context *context = walk->reading.context;

	if (name.length == 0 || walk->titles.name_count == 0)
		return;
	walk->whose = whose_name(walk, name);
	if (walk->whose != WHOSE_OTHER) {
		walk->names_own = true;
		return;
	}
	if (walk->other_name.length == 0 && context->is_others &&
	    context->is_others(name, context->context)) {
		walk->other_name = name;
		walk->other_place = place;
	}
	if (walk->name_told)
		return;
	add_remark(&walk->reading, REMARK_OTHER_NAME, place, FORM_NONE, name,
		   PLACE_NONE);
	walk->name_told = true;
}

void
tell_other_year(struct walk *walk, struct text year, struct place place)
{
	if (!walk->year_told)
		add_remark(&walk->reading, REMARK_OTHER_YEAR, place, FORM_NONE,
			   year, PLACE_NONE);
	walk->year_told = true;
}

static void
check_year(struct walk *walk, struct text folded, struct place place)
{
	size_t year = find_year(folded);

	if (year == folded.length || walk->reading.context->year == 0)
		return;
	struct text printed = {folded.data + year, 4};
	struct text behind = text_skip(folded, year + strlen("2024年"));
	/* a day, such as 2024年9月1日 */
	if (behind.length > 0 && strchr("123456789", behind.data[0]))
		return;
	walk->year = atoi(printed.data) == walk->reading.context->year
			     ? YEAR_OWN
			     : YEAR_OTHER;
	if (walk->year != YEAR_OWN)
		tell_other_year(walk, printed, place);
}

static bool
is_title_of_document(struct text folded)
{
	static const struct text titles[] = {WORD("部门决算"), WORD("单位决算"),
					     WORD("决算公开")};

	return text_starts_any(folded, titles, COUNT(titles)) > 0 &&
	       folded.length <= strlen("部门决算公开情况说明");
}

/* Whose document it is by its cover, which counts where no head names anyone:
 * pages of the web list the documents of others beside their own. */
static void
check_name_on_cover(struct walk *walk, struct text name, struct place place)
{
	const struct account_context *context = walk->reading.context;

	if (name.length == 0 || walk->titles.name_count == 0)
		return;
	if (whose_name(walk, name) != WHOSE_OTHER) {
		walk->cover_own = true;
	} else if (walk->cover_name.length == 0 && context->is_others &&
		   context->is_others(name, context->context)) {
		walk->cover_name = name;
		walk->cover_place = place;
	}
}

/* The title of a document, on its cover or over its parts, which may name it or
 * stand below its name: 2024年度部门决算公开. Some have the year nowhere else. */
static void
check_cover(struct walk *walk, struct text folded, struct place place)
{
	const struct account_context *context = walk->reading.context;
	size_t year = find_year(folded);
	bool dated = year < folded.length;
	struct text name = {folded.data, dated ? year : 0};
	struct text rest = text_skip(folded, name.length);

	rest = text_skip(rest, dated ? year_length(rest) : 0);
	if (!is_title_of_document(rest))
		return;
	check_name_on_cover(walk, name.length > 0 ? name : walk->above, place);
	if (dated && context->year != 0 &&
	    atoi(folded.data + year) != context->year &&
	    (name.length == 0 || whose_name(walk, name) != WHOSE_OTHER))
		tell_other_year(walk, (struct text){folded.data + year, 4},
				place);
}

/* A line over a table: whose it is, of which year, in which unit. */
static bool
take_head_line(struct walk *walk, const struct line *line, struct place place)
{
	if (line->unit == UNIT_NONE && !line->name.data &&
	    !is_only_year(line->folded))
		return false;
	if (line->unit != UNIT_NONE)
		walk->unit = line->unit;
	check_name(walk, line->name, place);
	check_year(walk, line->folded, place);
	return true;
}

bool
read_head_line(struct walk *walk, struct text folded, struct place place)
{
	const struct line line = {.folded = folded,
				  .name = name_in_head(folded),
				  .unit = unit_in_head(folded)};

	return take_head_line(walk, &line, place);
}

/* The table of contents */

static void
promise(struct walk *walk, uint8_t form, struct place place)
{
	struct form_progress *progress = &walk->reading.progress[form];

	if (!progress->promised)
		progress->promise = place;
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
bool
read_contents(struct walk *walk, const struct table_view *table)
{
	struct arena *arena = &walk->reading.account->arena;
	size_t titles = 0;

	if (table->width > 3)
		return false;
	uint8_t *forms = arena_alloc(arena, table->count);
	for (size_t r = 0; r < table->count; r++) {
		if (!read_promise(walk, table, r, &forms[r]))
			return false;
		titles += forms[r] != FORM_NONE;
	}
	for (size_t r = 0; r < table->count; r++)
		if (forms[r] != FORM_NONE)
			promise(walk, forms[r], row_place(&table->rows[r]));
	return titles > 0;
}

/* Paragraphs */

void
begin_form(struct walk *walk, uint8_t form, struct place place)
{
	struct form_progress *progress = &walk->reading.progress[form];
	/* A title that a page break repeats. */
	bool repeated = walk->open && walk->form == form;

	walk->form = form;
	walk->titled = true;
	walk->other = TEXT("");
	walk->open = repeated;
	walk->head_lines = 0;
	if (!repeated && !walk->headed) {
		walk->unit = UNIT_NONE;
		walk->whose = WHOSE_UNSAID;
		walk->year = YEAR_UNSAID;
	}
	walk->headed = false;
	if (!progress->read)
		progress->title = place;
	progress->titled = true;
}

void
end_form(struct walk *walk)
{
	walk->form = FORM_NONE;
	walk->titled = false;
	walk->other = TEXT("");
	walk->open = false;
	walk->unit = UNIT_NONE;
}

static void
declare_empty(struct walk *walk, uint8_t form, struct place place)
{
	struct form_progress *progress = &walk->reading.progress[form];

	progress->declared_empty = true;
	progress->declaration = place;
}

/* Declare those forms empty that a statement names, wherever it stands:
 * 政府性基金预算财政拨款收入支出决算表为空表. False if it names none. */
static bool
declare_named(struct walk *walk, struct text folded, struct place place)
{
	uint8_t named[NAMED_MAX];
	size_t count = forms_declared(walk->reading.context->recogniser, folded,
				      named, NAMED_MAX);

	for (size_t i = 0; i < count; i++)
		if (!walk->reading.progress[named[i]].declared_empty)
			declare_empty(walk, named[i], place);
	return count > 0;
}

/* The same of a sentence of the narrative, which few are. */
static void
read_statement(struct walk *walk, const struct block *block)
{
	struct text folded;

	if (block->text.length > NOTE_MAX ||
	    !(text_has(block->text, TEXT("空表")) ||
	      text_has(block->text, TEXT("无数据"))))
		return;
	folded = text_fold(block->text, &walk->reading.account->arena);
	if (declares_empty(folded))
		declare_named(walk, folded, block_place(block));
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
			   block_place(block), walk->form, block->text,
			   PLACE_NONE);
	if (lost)
		end_form(walk);
	walk->lost = lost;
	return lost;
}

/* The form that a line is the title of, or the end of one that is broken over
 * two lines. */
static uint8_t
form_of_title(const struct walk *walk, struct text folded)
{
	struct arena *arena = &walk->reading.account->arena;
	uint8_t form = FORM_NONE;

	/* nothing goes on with a whole title, be it one of the contents */
	if (walk->last.length > 0 && text_has(folded, TEXT("表")) &&
	    !text_ends(without_page(walk->last), TEXT("表")))
		form = title_form(
			&walk->titles,
			text_of(arena_printf(arena, "%.*s%.*s",
					     (int)walk->last.length,
					     walk->last.data,
					     (int)folded.length, folded.data)));
	return form != FORM_NONE ? form : title_form(&walk->titles, folded);
}

/* Titles: of a form, promised in the contents, or of another table. */
static bool
read_title(struct walk *walk, struct text folded, struct place place)
{
	uint8_t form = form_of_title(walk, folded);
	struct text title;

	if (form != FORM_NONE) {
		enum unit unit = unit_in_brackets(folded, &title);

		begin_form(walk, form, place);
		read_head_line(walk, folded, place);
		check_year(walk, folded, place);
		if (unit != UNIT_NONE)
			walk->unit = unit;
		return true;
	}
	if ((form = promised_form(&walk->titles, folded)) != FORM_NONE) {
		promise(walk, form, place);
		return true;
	}
	if (!is_other_title(folded))
		return false;
	end_form(walk);
	walk->other = folded;
	walk->head_lines = 0;
	return true;
}

/* A line that heads the next lines of a form whose table it divides. */
static bool
heads_section(const struct walk *walk, struct text folded)
{
	struct text label = folded;

	if (walk->form == FORM_NONE || walk->titled ||
	    !forms_of(walk)->items[walk->form].across)
		return false;
	if (text_ends(label, TEXT(":")))
		label.length--;
	return first_row_of_label(walk->reading.context->recogniser, walk->form,
				  label_core(label)) != ROW_NONE;
}

/* A form's title that says that it holds nothing: 政府性基金…决算表（空表）. */
static bool
read_empty_title(struct walk *walk, struct text folded, struct place place)
{
	uint8_t form = text_ends(folded, TEXT(")"))
			       ? title_form(&walk->titles, folded)
			       : FORM_NONE;

	if (form != FORM_NONE)
		begin_form(walk, form, place);
	return form != FORM_NONE;
}

/* Is a line between the parts of a table a row of it, all of whose values are
 * blank, and whose separators were cut off with them? */
static bool
is_blank_row(const struct walk *walk, struct text folded)
{
	return walk->form != FORM_NONE &&
	       first_row_of_label(walk->reading.context->recogniser, walk->form,
				  label_core(folded)) != ROW_NONE;
}

/* A note or a statement under a table, or a head, a mark or a title over one;
 * false when the line is none of these. */
static bool
read_short_line(struct walk *walk, const struct line *line, struct place place)
{
	if (line->empty && (read_empty_title(walk, line->folded, place) ||
			    walk->form != FORM_NONE)) {
		if (!declare_named(walk, line->folded, place))
			declare_empty(walk, walk->form, place);
		walk->open = false;
		return true;
	}
	if (line->nothing)
		walk->reading.progress[walk->form].tells_nothing = true;
	if (line->note) {
		walk->headed = walk->open = false;
		walk->unit = UNIT_NONE;
		return true;
	}
	if (heads_section(walk, line->folded)) {
		walk->titled = true;
		return true;
	}
	/* a mark may stand behind a name or a unit */
	if ((line->mark && line->unit == UNIT_NONE && !line->name.data) ||
	    read_title(walk, line->folded, place))
		return true;
	walk->headed = take_head_line(walk, line, place);
	return walk->headed;
}

/* A line at the edge of pages, which stands between the parts of a table: it
 * does so near it once more and again. */
static bool
is_running_line(const struct walk *walk, const struct block *block)
{
	const struct account *account = walk->reading.account;
	size_t at = (size_t)(block - account->blocks.items), seen = 0;
	size_t from = at > BLOCKS_NEAR ? at - BLOCKS_NEAR : 0;

	for (size_t b = from; b < account->blocks.count && b < at + BLOCKS_NEAR;
	     b++)
		seen += account->blocks.items[b].kind != BLOCK_GRID &&
			text_equal(account->blocks.items[b].text, block->text);
	return seen >= RUNNING_LINES;
}

void
read_paragraph(struct walk *walk, const struct block *block)
{
	struct arena *arena = &walk->reading.account->arena;

	if (read_lost_row(walk, block))
		return;
	if (is_narrative(walk, block->text)) {
		walk->last = walk->above = TEXT("");
		walk->headed = walk->open = false;
		if (!is_note(block->text))
			end_form(walk);
		read_statement(walk, block);
		return;
	}
	struct line line;
	if (walk->form != FORM_NONE)
		cells_line(walk->reading.cells, block->text, arena, &line);
	else
		line_read(block->text, false, arena, &line);
	bool told = read_short_line(walk, &line, block_place(block));
	if (!told) {
		check_cover(walk, line.folded, block_place(block));
		walk->above = line.folded;
	}
	walk->last = told ? TEXT("") : line.folded;
	if (told || (walk->open && (is_blank_row(walk, line.folded) ||
				    is_running_line(walk, block))))
		return;
	walk->headed = walk->open = false;
	if ((!walk->titled && walk->other.length == 0) ||
	    ++walk->head_lines > HEAD_LINES_MAX)
		end_form(walk);
}
