/*
 * The lines of a table become figures: each cell finds its row by a code or a
 * label (row_key.c) and its column by the plan.
 */
#include "account/table_reading.h"

/* Cells that are no column of the form are told, once a column. */
static void
tell_stray_cells(struct table_reading *t, size_t row)
{
	const struct layout *layout = &t->plan->layout;
	const struct text *cells = table_cells(t->table, row);

	for (size_t c = 0; c < t->table->rows[row].count; c++) {
		if (cells[c].length == 0 ||
		    (c < layout->count &&
		     layout->cells[c].role != LAYOUT_NOTHING) ||
		    !says_something(cell_text(t, cells, c)))
			continue;
		if (c >= layout->count || t->plan->heads[c].length == 0) {
			lose_cell(t, REMARK_EXTRA_CELL, row, c);
			continue;
		}
		t->line_lost++;
		if (t->unknown_told[c])
			continue;
		remark_at(t,
			  is_twin(t->plan, c) ? REMARK_HIDDEN_TWIN
					      : REMARK_UNKNOWN_COLUMN,
			  row, c, t->plan->heads[c], PLACE_NONE);
		t->unknown_told[c] = true;
	}
}

/* An amount, no code or number of a line. Nearly all that is asked is a name,
 * or digits alone. */
static bool
is_decimal(struct text text)
{
	return text_digits(text) < text.length && !begins_with_han(text) &&
	       text_has_byte(text, '.') && is_number(text);
}

/* Amounts where codes, labels or numbers of lines should be, as when a column
 * was pasted aside. */
static void
tell_strayed_amounts(struct table_reading *t, size_t row)
{
	const struct layout *layout = &t->plan->layout;

	for (size_t c = 0; c < layout->count; c++) {
		enum layout_role role = layout->cells[c].role;

		if (role == LAYOUT_VALUE || role == LAYOUT_NOTHING)
			continue;
		struct text text = table_cell(t->table, row, c);
		if (is_decimal(text) &&
		    (role == LAYOUT_NAME ||
		     without_zero(text).length == text.length))
			lose_cell(t, REMARK_EXTRA_CELL, row, c);
	}
}

static size_t
filled_cells(const struct table_view *table, size_t row)
{
	const struct text *cells = table_cells(table, row);
	size_t filled = 0;

	for (size_t c = 0; c < table->rows[row].count; c++)
		filled += cells[c].length > 0;
	return filled;
}

/* A line is through: what is neither figure nor lost was words. */
static void
count_line(struct table_reading *t, size_t row)
{
	size_t filled = filled_cells(t->table, row);

	t->counts.figures += (uint32_t)t->line_figures;
	t->counts.lost += (uint32_t)t->line_lost;
	t->counts.words += (uint32_t)(filled - t->line_figures - t->line_lost);
	t->line_figures = t->line_lost = 0;
}

/* The values of one lane, or the amounts that no key claims: where the lane
 * names no row (nameless), a zero is as good as a blank. */
static void
read_lane(struct table_reading *t, const struct lane_key *key, bool nameless,
	  size_t row, size_t from, size_t to)
{
	for (size_t c = from; c < to; c++) {
		const struct layout_cell *cell = &t->plan->layout.cells[c];
		struct text text = t->texts[c];

		if (cell->role != LAYOUT_VALUE || text.length == 0)
			continue;
		if (key->found)
			read_value(t, key, row, c, cell->column);
		else if (says_something(text) && !(nameless && is_zero(text)))
			lose_cell(t, REMARK_NO_KEY, row, c);
	}
}

/* Does any cell of the line say a value? */
static bool
has_values(const struct table_reading *t)
{
	for (size_t c = 0; c < t->plan->layout.count; c++)
		if (t->plan->layout.cells[c].role == LAYOUT_VALUE &&
		    says_something(t->texts[c]))
			return true;
	return false;
}

/* Does a line say of a row once more, under another label, what was said of it:
 * 一、本年收入 above and 本年收入合计 below? */
static bool
says_the_same(const struct table_reading *t, const struct lane_key *key,
	      size_t from, size_t to)
{
	const struct layout_cell *cells = t->plan->layout.cells;
	size_t values = 0;

	if (!key->by_label || key->defined == ROW_NONE || t->comparing ||
	    !is_marked(t->reading->account, key->row) ||
	    (t->progress->read && !t->continuation))
		return false;
	for (size_t c = from; c < to; c++) {
		if (cells[c].role != LAYOUT_VALUE ||
		    !says_something(t->texts[c]))
			continue;
		if (!value_repeats(t, key, c, cells[c].column))
			return false;
		values++;
	}
	return values > 0;
}

/* Does a line but print a label once more, without any value? It contradicts
 * nothing. */
static bool
is_bare_label(const struct table_reading *t, const struct lane_key *key,
	      const struct lane_texts *texts)
{
	return key->by_label && key->defined != ROW_NONE &&
	       !texts->has_values && !t->comparing &&
	       is_marked(t->reading->account, key->row);
}

static void
read_down(struct table_reading *t, size_t row)
{
	const struct layout *layout = &t->plan->layout;
	struct lane_key left = {0}; /* a label that still lacks its value */

	for (size_t from = 0; from < layout->count && !t->refused;) {
		size_t to = lane_end(layout, from);
		uint8_t lane = layout->cells[from].lane;
		struct lane_texts texts;

		read_lane_texts(t, t->texts, from, to, &texts);
		struct lane_key key = find_key(t, &texts, lane, row);
		t->above[lane] =
			(struct lane_line){key, texts.label, texts.has_values};
		if (key.found && (says_the_same(t, &key, from, to) ||
				  is_bare_label(t, &key, &texts))) {
			from = to;
			continue;
		}
		if (key.found && !key.wrapped &&
		    !mark_row(t, key.row, row,
			      cells_key(t->reading->cells,
					cell_number(key.row, 0))))
			return;
		/* 公用经费合计 prints its value in the line's last cell */
		if (!key.found && texts.has_values && left.found)
			key = left;
		left = key.found && key.by_label && !texts.has_values
			       ? key
			       : (key.found || texts.has_values
					  ? (struct lane_key){0}
					  : left);
		bool nameless =
			texts.label.length == 0 && texts.filled_codes == 0;
		read_lane(t, &key, nameless, row, from, to);
		from = to;
	}
}

/* Which column a line of a matrix is, where its heads do not say. */
static size_t
column_of_line(struct table_reading *t, size_t row)
{
	struct arena *arena = &t->reading->account->arena;
	struct text words = first_words(t->table, row);

	return column_of_label(t->form, label_core(text_fold(words, arena)));
}

/* The name in front of a line of a matrix. */
static struct text
name_of_line(const struct table_reading *t, size_t row)
{
	for (size_t c = 0; c < t->plan->layout.count; c++)
		if (t->plan->layout.cells[c].role == LAYOUT_NAME)
			return table_cell(t->table, row, c);
	return TEXT("");
}

static bool
is_total_line(const struct table_reading *t, size_t row)
{
	static const struct text words[] = {WORD("合计"), WORD("总计"),
					    WORD("小计"), WORD("部门合计")};
	struct text name =
		text_fold(name_of_line(t, row), &t->reading->account->arena);

	return text_is_any(name, words, COUNT(words));
}

/* Is the line one of a part of the department, with a line of the whole among
 * them? */
static bool
is_line_of_unit(const struct table_reading *t, size_t row)
{
	if (name_of_line(t, row).length == 0 || is_total_line(t, row))
		return false;
	for (size_t r = t->plan->first_data; r < t->table->count; r++)
		if (is_total_line(t, r))
			return true;
	return false;
}

/* Is the cell the leftmost one of its row of the form? */
static bool
is_first_of_row(const struct layout *layout, size_t cell)
{
	for (size_t c = 0; c < cell; c++)
		if (layout->cells[c].role == LAYOUT_VALUE &&
		    layout->cells[c].row == layout->cells[cell].row)
			return false;
	return true;
}

static void
read_across(struct table_reading *t, size_t row)
{
	const struct layout *layout = &t->plan->layout;
	bool down = t->plan->columns_down;
	size_t line = down ? column_of_line(t, row) : 0;
	bool next_column = down && line != SIZE_MAX && t->any_column_read &&
			   !t->columns_read[line];

	if (!has_values(t))
		return;
	if (is_line_of_unit(t, row)) {
		remark_at(t, REMARK_ONE_UNIT, row, 0, name_of_line(t, row),
			  PLACE_NONE);
		for (size_t c = 0; c < layout->count; c++)
			t->line_lost += layout->cells[c].role == LAYOUT_VALUE &&
					t->texts[c].length > 0;
		return;
	}
	for (size_t c = 0; c < layout->count && !t->refused; c++) {
		const struct layout_cell *cell = &layout->cells[c];
		struct text text = t->texts[c];

		if (cell->role != LAYOUT_VALUE)
			continue;
		if (line == SIZE_MAX) {
			if (says_something(text))
				lose_cell(t, REMARK_NO_KEY, row, c);
			continue;
		}
		struct text id = text_of(t->form->rows[cell->row].id);
		struct lane_key key = key_of_row(t, cell->row);
		if (!next_column && is_first_of_row(layout, c) &&
		    (!mark_row(t, key.row, row, id) || t->progress->set_aside))
			return;
		if (text.length > 0)
			read_value(t, &key, row, c,
				   down ? (uint8_t)line : cell->column);
	}
	if (line != SIZE_MAX)
		t->columns_read[line] = t->any_column_read = true;
}

/* Is a line, word by word, one above the first one of data? */
static bool
repeats_line(const struct table_view *table, size_t row, size_t first_data)
{
	for (size_t r = 0; r < first_data; r++) {
		size_t same = 0, c = 0;

		for (; c < table->width; c++) {
			struct text text = table_cell(table, row, c);

			if (!text_equal(text, table_cell(table, r, c)))
				break;
			same += text.length > 0;
		}
		if (c == table->width && same > 1)
			return true;
	}
	return false;
}

/* A head that a page break repeats. */
static bool
is_repeated_head(const struct table_reading *t, size_t row, struct text words)
{
	size_t same = 0;

	if (begins_with_digit(words)) /* a code */
		return false;
	for (size_t c = 0; c < t->plan->layout.count; c++)
		if (begins_with_digit(t->texts[c]) &&
		    !begins_with_digit(t->plan->heads[c]))
			return false;
	if (repeats_line(t->table, row, t->plan->first_data))
		return true;
	for (size_t c = 0; c < t->plan->layout.count; c++) {
		struct text text =
			text_fold(t->texts[c], &t->reading->account->arena);

		if (text.length == 0)
			continue;
		if (!text_equal(text, t->plan->heads[c]))
			return false;
		same++;
	}
	return same > 1;
}

/* One text in all cells: a merged line that heads a section; but #REF! is in
 * all where their amounts were. */
static bool
is_section(const struct table_view *table, size_t row, struct text words)
{
	size_t filled = 0;

	for (size_t c = 0; c < table->rows[row].count; c++) {
		struct text text = table_cell(table, row, c);

		if (text.length > 0 && !text_equal(text, words))
			return false;
		filled += text.length > 0;
	}
	return filled > 1 && has_han(words);
}

static void
read_line(struct table_reading *t, size_t row)
{
	struct text words = first_words(t->table, row);

	if (words.length == 0 || is_ordinal_row(t->table, row))
		return;
	read_texts(t, row, t->texts);
	if (is_repeated_head(t, row, words) || is_section(t->table, row, words))
		return;
	if (is_note(words)) {
		tell_strayed_amounts(t, row);
		return;
	}
	if (t->plan->across) {
		read_across(t, row);
	} else if (read_left_out(t, row)) {
		return;
	} else {
		read_down(t, row);
	}
	if (t->refused)
		return;
	tell_stray_cells(t, row);
	tell_strayed_amounts(t, row);
}

static void
read_lines(struct table_reading *t)
{
	for (size_t row = 0; row < t->table->count && !t->refused; row++) {
		if (row >= t->plan->first_data)
			read_line(t, row);
		count_line(t, row);
	}
}

/* Tell of a form that stands in the document once more: that it does, or of a
 * value that it gives otherwise. */
static void
tell_repetition(struct table_reading *t, bool again)
{
	struct arena *arena = &t->reading->account->arena;
	struct cells *cells = t->reading->cells;
	const struct figure *other = &t->difference;
	struct place place = row_place(&t->table->rows[0]);

	if (t->differing == 0) {
		if (!again)
			add_remark(t->reading, REMARK_REPEATED_FORM, place,
				   t->plan->form, TEXT(""), t->progress->first);
		return;
	}
	struct text key = cells_key(cells, other->cell);
	const struct figure *first =
		figure_of(t->reading->account, other->cell);
	struct strbuf values = {0};
	if (first)
		amount_print(&values, first->amount.value,
			     (enum unit)first->unit, first->amount.decimals,
			     first->amount.grouped);
	strbuf_puts(&values, first ? " ≠ " : "≠ ");
	amount_print(&values, other->amount.value, (enum unit)other->unit,
		     other->amount.decimals, other->amount.grouped);
	struct text subject = text_of(
		arena_printf(arena, "%.*s/%s: %s", (int)key.length, key.data,
			     t->form->columns[cell_column(other->cell)].id,
			     strbuf_string(&values)));
	strbuf_release(&values);
	add_remark(t->reading, REMARK_REPEATED_OTHERWISE, other->place,
		   t->plan->form, subject, t->progress->first);
}

/* Note which columns a table has. */
static void
note_columns(struct table_reading *t)
{
	const struct layout *layout = &t->plan->layout;

	for (size_t c = 0; c < layout->count; c++)
		if (layout->cells[c].role == LAYOUT_VALUE)
			t->progress->columns[layout->cells[c].column / 64] |=
				UINT64_C(1) << layout->cells[c].column % 64;
}

/* The row of a figure, which the form did not have before. */
static void
add_row(struct table_reading *t, size_t figure)
{
	struct account *account = t->reading->account;
	uint32_t row = account->figures.items[figure].cell / CELL_COLUMNS;

	if (is_marked(account, row))
		return;
	while (account->marks.count <= row)
		*vec_push(&account->marks) = (struct row_mark){0};
	account->marks.items[row] =
		(struct row_mark){.generation = account->generation,
				  .place = account->figures.items[figure].place,
				  .first = figure};
	*vec_push(&t->progress->rows) = row;
}

/* Keep the values of rows and columns that the form did not have before, where
 * it says the same in those that it had; else they go. */
static void
keep_added(struct table_reading *t)
{
	struct account *account = t->reading->account;
	uint32_t count = (uint32_t)(account->figures.count - t->added);

	if (t->differing > 0 || t->agreeing == 0) {
		account->figures.count = t->added;
		return;
	}
	for (size_t i = t->added; i < account->figures.count; i++) {
		t->progress->amounts +=
			account->figures.items[i].amount.value != 0;
		add_row(t, i);
	}
	t->progress->figures += count;
	t->progress->cells.figures += count;
	note_columns(t);
}

/* Read the lines again, of a form that was read before, and tell how its values
 * differ. What the first lines left in the account, from `figures` and
 * `remarks` on, goes, and so do the rows behind the first `rows`. */
static void
compare_lines(struct table_reading *t, size_t figures, size_t remarks,
	      size_t rows, bool again)
{
	struct account *account = t->reading->account;
	struct form_progress *progress = t->progress;

	for (size_t i = rows; i < progress->rows.count; i++)
		account->marks.items[progress->rows.items[i]].generation = 0;
	progress->rows.count = rows;
	progress->figures -= (uint32_t)(account->figures.count - figures);
	account->figures.count = figures;
	account->remarks.count = remarks;
	t->refused = false;
	t->comparing = true;
	t->added = figures;
	size_t labels = progress->labels.length;
	read_lines(t);
	progress->labels.length = labels;
	account->remarks.count = remarks;
	keep_added(t);
	tell_repetition(t, again);
}

void
read_rows(struct reading *reading, const struct table_view *table,
	  const struct reading_plan *plan, enum unit unit, bool continuation,
	  bool titled)
{
	struct form_progress *progress = &reading->progress[plan->form];
	struct table_reading t = {
		.reading = reading,
		.table = table,
		.plan = plan,
		.form = &reading->context->recogniser->forms->items[plan->form],
		.progress = progress,
		.unit = unit,
		.continuation = continuation,
		.begins_anew = titled,
	};
	size_t figures = reading->account->figures.count;
	size_t remarks = reading->account->remarks.count;
	size_t rows = progress->rows.count;
	bool again = continuation && progress->repeats;

	if (!continuation) {
		memset(progress->last_row, 0xff, sizeof progress->last_row);
		memset(progress->last_code, 0, sizeof progress->last_code);
	}
	if (!again)
		read_lines(&t);
	progress->repeats = again || t.refused;
	if (progress->repeats) {
		compare_lines(&t, figures, remarks, rows, again);
		return;
	}
	note_columns(&t);
	progress->cells.figures += t.counts.figures;
	progress->cells.words += t.counts.words;
	progress->cells.lost += t.counts.lost;
	if (!progress->read) {
		progress->first = row_place(&table->rows[0]);
		progress->unit = unit;
	}
	progress->read = true;
	progress->fragment = progress->fragment || plan->fragment;
}

void
forget_form(struct reading *reading, uint8_t form)
{
	struct form_progress *progress = &reading->progress[form];
	struct account *account = reading->account;

	vec_each (struct figure *, figure, &account->figures)
		if (cells_form(reading->cells, figure->cell) == form)
			figure->state = FIGURE_ABSENT;
	vec_each (const uint32_t *, row, &progress->rows)
		account->marks.items[*row].generation = 0;
	progress->rows.count = 0;
	strbuf_clear(&progress->labels);
	progress->figures = progress->amounts = 0;
	progress->cells = (struct cell_counts){0};
	memset(progress->columns, 0, sizeof progress->columns);
	progress->read = progress->fragment = progress->set_aside = false;
	progress->declared_empty = progress->tells_nothing = false;
}
