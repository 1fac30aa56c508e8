/*
 * A document, block by block: titles, heads and notes say which form a table
 * is; the table's lines become figures.
 */
#include "account/account.h"

#include "account/walk.h"

#define SIDES_MAX 16 /* forms side by side */

static bool
is_figure(struct text text)
{
	return (text.data[0] == '-' || byte_is_digit(text.data[0])) &&
	       text_ends_in_digit(text);
}

/* 本单位无政府性基金收支, where amounts would stand. */
static bool
is_denial(struct text folded)
{
	return (text_starts(folded, TEXT("本")) ||
		text_starts(folded, TEXT("我")) ||
		text_starts(folded, TEXT("无")) ||
		text_starts(folded, TEXT("该"))) &&
	       tells_of_nothing(folded) &&
	       (text_has(folded, TEXT("单位")) ||
		text_has(folded, TEXT("部门")) ||
		text_has(folded, TEXT("本年")));
}

/* Does it say whose what follows is, or in which unit, as heads do over a
 * table? */
static bool
is_head_line(struct text folded)
{
	return unit_in_head(folded) != UNIT_NONE || name_in_head(folded).data;
}

static bool
has_figure(const struct table_view *table, size_t row)
{
	for (size_t c = 0; c < table->rows[row].count; c++) {
		struct text text = table_cell(table, row, c);

		if (text.length > 0 && is_figure(text))
			return true;
	}
	return false;
}

/* Is a line of a table a title, a head or a note across it? Where tables follow
 * each other without a gap, as in a spreadsheet, it ends one. A title may share
 * its line with a unit, a note with nothing but itself, where a converter
 * repeats the words of merged cells. */
static bool
stands_alone(const struct walk *walk, const struct table_view *table,
	     size_t row)
{
	struct text first = first_words(table, row), folded;
	bool alone = true;

	if (first.length == 0 || has_figure(table, row))
		return false;
	for (size_t c = 0; c < table->rows[row].count; c++) {
		struct text text = table_cell(table, row, c);

		alone = alone && (text.length == 0 || text_equal(text, first));
	}
	folded = text_fold(first, &walk->reading.account->arena);
	return (alone && (is_note(folded) || is_other_title(folded) ||
			  declares_empty(folded) || is_denial(folded) ||
			  is_head_line(folded))) ||
	       title_form(&walk->titles, folded) != FORM_NONE;
}

static void
add_paragraphs(struct account *account, const struct table_view *table,
	       size_t row)
{
	struct text last = TEXT("");

	for (size_t c = 0; c < table->rows[row].count; c++) {
		struct text text = table_cell(table, row, c);

		if (text.length > 0 && !text_equal(text, last))
			*vec_push(&account->blocks) =
				(struct block){.kind = BLOCK_PARAGRAPH,
					       .page = table->rows[row].page,
					       .line = table->rows[row].line,
					       .text = text};
		last = text;
	}
}

static uint8_t
form_of_cell(const struct walk *walk, struct text text)
{
	struct arena *arena = &walk->reading.account->arena;

	return text.length == 0
		       ? FORM_NONE
		       : title_form(&walk->titles, text_fold(text, arena));
}

/* Where the forms begin whose titles stand in one line, side by side: the cells
 * of the titles, but of the first one 0. Returns their number. */
static size_t
find_titles(const struct walk *walk, const struct table_view *table, size_t row,
	    size_t starts[SIDES_MAX])
{
	uint8_t last = FORM_NONE;
	size_t count = 0;

	for (size_t c = 0; c < table->rows[row].count; c++) {
		uint8_t form = form_of_cell(walk, table_cell(table, row, c));

		if (form == FORM_NONE || form == last)
			continue;
		if (count == SIDES_MAX)
			return 1;
		starts[count] = count > 0 ? c : 0;
		count++;
		last = form;
	}
	return count;
}

static bool
is_blank_column(const struct table_view *table, size_t row, size_t end,
		size_t cell)
{
	while (row < end)
		if (table_cell(table, row++, cell).length > 0)
			return false;
	return true;
}

/* A title may stand in the middle of its form, which then begins behind the
 * blank column before it. */
static void
find_edges(const struct table_view *table, size_t row, size_t end,
	   size_t *starts, size_t count)
{
	for (size_t i = 1; i < count; i++)
		for (size_t c = starts[i]; c > starts[i - 1] + 1; c--)
			if (is_blank_column(table, row, end, c - 1)) {
				starts[i] = c;
				break;
			}
}

/* A grid of the cells of some lines from one cell to another, without those
 * that are blank there. */
static struct block
cut_grid(struct account *account, const struct block *grid, size_t row,
	 size_t end, size_t from, size_t to)
{
	struct document *document = &account->document;
	struct block cut = *grid;

	cut.first = (uint32_t)document->rows.count;
	cut.hidden = from < 64 ? grid->hidden >> from : 0;
	for (size_t r = row; r < end; r++) {
		struct grid_row line = document->rows.items[grid->first + r];
		size_t last = line.count < to ? line.count : to;

		while (last > from &&
		       document->cells.items[line.first + last - 1].length == 0)
			last--;
		if (last <= from)
			continue;
		line.count = (uint32_t)(last - from);
		line.first += (uint32_t)from;
		line.offset += (uint32_t)from;
		*vec_push(&document->rows) = line;
	}
	cut.count = (uint32_t)document->rows.count - cut.first;
	return cut;
}

/* Lines of a grid without a title or a note among them. */
static void
add_part(struct walk *walk, const struct block *part)
{
	struct account *account = walk->reading.account;
	struct table_view table =
		table_view(walk->document, part, &account->arena);
	size_t edge = find_edge(walk, &table);

	*vec_push(&account->blocks) =
		edge < table.width
			? cut_grid(account, part, 0, part->count, 0, edge)
			: *part;
}

static void divide_grid(struct walk *walk, const struct block *grid);

/* Lines that begin with the titles of several forms: each of them with all its
 * lines, one after the other. */
static void
divide_sides(struct walk *walk, const struct block *grid,
	     const struct table_view *table, size_t row, size_t end,
	     size_t *starts, size_t count)
{
	find_edges(table, row, end, starts, count);
	for (size_t i = 0; i < count; i++) {
		struct block side = cut_grid(
			walk->reading.account, grid, row, end, starts[i],
			i + 1 < count ? starts[i + 1] : table->width);

		divide_grid(walk, &side);
	}
}

/* The next line behind that one that begins with a title. */
static size_t
next_title(const struct walk *walk, const struct table_view *table, size_t row)
{
	size_t starts[SIDES_MAX];

	while (++row < table->count)
		if (stands_alone(walk, table, row) &&
		    find_titles(walk, table, row, starts) > 0)
			break;
	return row;
}

/* A grid without the lines that stand alone in it. */
static void
divide_grid(struct walk *walk, const struct block *grid)
{
	struct account *account = walk->reading.account;
	struct table_view table =
		table_view(walk->document, grid, &account->arena);
	struct block part = *grid;
	size_t starts[SIDES_MAX];

	part.count = 0;
	for (size_t r = 0; r < grid->count; r++) {
		size_t from = r - part.count;
		bool figures = has_figure(&table, r);
		bool alone = !figures && (stands_alone(walk, &table, r) ||
					  heads_next_table(&table, from, r));

		if (figures ||
		    (!alone && !begins_next_table(&table, from, r))) {
			part.count++;
			continue;
		}
		if (part.count > 0) {
			add_part(walk, &part);
			/* Cut lines may have moved them. */
			table.rows = walk->document->rows.items + grid->first;
		}
		if (!alone) {
			part.first = grid->first + (uint32_t)r;
			part.count = 1;
			continue;
		}
		size_t sides = find_titles(walk, &table, r, starts);
		if (sides > 1) {
			size_t end = next_title(walk, &table, r);

			divide_sides(walk, grid, &table, r, end, starts, sides);
			/* The cut lines may have moved them. */
			table.rows = walk->document->rows.items + grid->first;
			part.first = grid->first + (uint32_t)end;
			part.count = 0;
			r = end - 1;
			continue;
		}
		add_paragraphs(account, &table, r);
		part.first = grid->first + (uint32_t)r + 1;
		part.count = 0;
	}
	if (part.count > 0)
		add_part(walk, &part);
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
	[DOCUMENT_NO_READER] = REMARK_NO_READER,
	[DOCUMENT_NO_OFFICE] = REMARK_NO_OFFICE,
	[DOCUMENT_SCANNED] = REMARK_SCANNED,
	[DOCUMENT_ENCRYPTED] = REMARK_ENCRYPTED,
	[DOCUMENT_BROKEN] = REMARK_BROKEN,
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
	if (is_number(stem)) /* most are named by their year */
		return;
	struct arena *arena = &walk->reading.account->arena;
	struct text copy = arena_copy(arena, stem);
	const struct form *form = forms_find(forms_of(walk), copy.data);
	uint8_t number =
		form ? (uint8_t)form_number(forms_of(walk), form)
		     : title_form(&walk->titles, text_fold(copy, arena));
	if (number != FORM_NONE)
		begin_form(walk, number, (struct place){.line = 1});
}

static void
tell_notes(struct walk *walk)
{
	static const enum remark_kind remarks[] = {
		[NOTE_SCANNED_PAGE] = REMARK_SCANNED_PAGE,
		[NOTE_BROKEN_PAGE] = REMARK_BROKEN_PAGE,
		[NOTE_DAMAGED_PAGE] = REMARK_DAMAGED_PAGE,
		[NOTE_GARBLED_PAGE] = REMARK_GARBLED_PAGE,
		[NOTE_HIDDEN_SHEET] = REMARK_HIDDEN_SHEET,
		[NOTE_HIDDEN_ROW] = REMARK_HIDDEN_ROW,
		[NOTE_HIDDEN_COLUMN] = REMARK_HIDDEN_COLUMN,
		[NOTE_RECALCULATED] = REMARK_RECALCULATED,
		[NOTE_UNCALCULATED] = REMARK_UNCALCULATED,
		[NOTE_PICTURES_ALONE] = REMARK_PICTURES_ALONE,
		[NOTE_OVERFLOW] = REMARK_OVERFLOW,
		[NOTE_CUT] = REMARK_CUT,
		[NOTE_ALIGNED] = REMARK_ALIGNED,
		[NOTE_LOOSE] = REMARK_LOOSE,
		[NOTE_EMBEDDED] = REMARK_EMBEDDED,
		[NOTE_EMBEDDED_UNREAD] = REMARK_EMBEDDED_UNREAD,
		[NOTE_FRAME] = REMARK_FRAME,
	};

	vec_each (const struct document_note *, note, &walk->document->notes)
		if (note->kind != NOTE_PICTURED_PAGE) /* it may be a seal */
			add_remark(&walk->reading, remarks[note->kind],
				   note->place, FORM_NONE, note->text,
				   PLACE_NONE);
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

/* Is it the document of another department? What heads say counts before what
 * the cover does. */
static bool
is_of_another(struct walk *walk)
{
	if (walk->names_own)
		return false;
	if (walk->other_name.length == 0 && !walk->cover_own) {
		walk->other_name = walk->cover_name;
		walk->other_place = walk->cover_place;
	}
	return walk->other_name.length > 0;
}

static void
refuse(struct walk *walk)
{
	struct account *account = walk->reading.account;

	account->figures.count = 0;
	account->forms.count = 0;
	account->remarks.count = 0;
	account->unreadable = true;
	add_remark(&walk->reading, REMARK_OTHER_DEPARTMENT, walk->other_place,
		   FORM_NONE, walk->other_name, PLACE_NONE);
}

static void
free_progress(struct account *account)
{
	for (size_t f = 0; f < account->form_count; f++) {
		strbuf_release(&account->progress[f].labels);
		vec_release(&account->progress[f].rows);
	}
	free(account->progress);
	account->progress = NULL;
	account->form_count = 0;
}

/* Nothing is known of any form; memory is kept. */
static void
begin_progress(struct account *account, size_t forms)
{
	if (account->form_count != forms) {
		free_progress(account);
		account->progress = mem_zero(forms, sizeof *account->progress);
		account->form_count = forms;
	}
	for (size_t f = 0; f < forms; f++) {
		struct form_progress *progress = &account->progress[f];

		*progress = (struct form_progress){.labels = progress->labels,
						   .rows = progress->rows};
		strbuf_clear(&progress->labels);
		progress->rows.count = 0;
	}
}

void
account_read(const struct account_context *context, const char *name,
	     struct text content, struct cells *cells, struct account *account)
{
	struct walk walk = {
		.document = &account->document,
		.form = FORM_NONE,
	};
	uint32_t line;

	forget(account);
	begin_progress(account, context->recogniser->forms->count);
	walk.reading =
		(struct reading){context, cells, account, account->progress};
	enum document_fault fault = document_read(
		name, content, context->programs, &account->document, &line);
	if (fault != DOCUMENT_READ) {
		add_remark(&walk.reading, remark_of_fault[fault],
			   (struct place){.line = line}, FORM_NONE, TEXT(""),
			   PLACE_NONE);
	} else {
		tell_notes(&walk);
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
		if (is_of_another(&walk))
			refuse(&walk);
	}
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
	vec_release(&account->sorted);
	vec_release(&account->forms);
	vec_release(&account->remarks);
	vec_release(&account->marks);
	vec_release(&account->blocks);
	free_progress(account);
	arena_release(&account->arena);
	document_release(&account->document);
}
