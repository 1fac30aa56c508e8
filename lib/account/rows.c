/*
 * The lines of a table become figures: each cell finds its row by a code or a
 * label and its column by the plan.
 */
#include "account/rows.h"

#include "account/line.h"
#include "account/naming.h"

#include "base/utf8.h"

#include <stdio.h>

/* Rows of a form that are looked up by name: no real form has as many, and each
 * takes a walk through the classification. */
#define NAMES_MOST 2000

/* As many figures can stand between two of one row. */
#define FIGURES_APART (4 * CELL_COLUMNS)

#define LABEL_LONG 200 /* bytes of one that names an unknown row */

/* What a line says of its row, in one lane. */
struct lane_key {
	bool found;
	uint32_t row;     /* of struct cells */
	uint16_t defined; /* index of a named row, or ROW_NONE */
	enum unit unit;   /* that its label says in brackets */
	bool by_label;
	bool wrapped; /* the row of the line above, whose name goes on here */
};

/* The line above, in one lane. */
struct lane_line {
	struct lane_key key;
	struct text label;
	bool has_values;
};

struct table_reading {
	struct reading *reading;
	const struct table_view *table;
	const struct reading_plan *plan;
	const struct form *form;
	struct form_progress *progress;
	enum unit unit;
	bool continuation, refused;
	/* The form was read before: its values are compared, no more. */
	bool comparing;
	uint32_t differing;       /* values of those */
	struct figure difference; /* the first of them */
	bool begins_anew; /* under a title of its own, and no row was new yet */
	uint64_t columns_read; /* of a matrix whose lines are columns */
	uint64_t unknown_told; /* columns already remarked on */
	struct text texts[FORM_CELLS_MAX]; /* the line's, by cell_text */
	struct cell_counts counts;
	size_t line_lost; /* cells of the present line */
	size_t line_figures;
	struct lane_line above[FORM_LANES_MAX];
};

void
add_remark(struct reading *reading, enum remark_kind kind, struct place place,
	   uint8_t form, struct text subject, struct place other)
{
	*vec_push(&reading->account->remarks) = (struct remark){
		.kind = kind,
		.place = place,
		.form = form,
		.other = other,
		.subject = subject,
	};
}

static struct place
place_of(const struct table_reading *t, size_t row, size_t cell)
{
	struct place place = row_place(&t->table->rows[row]);

	place.cell = (uint32_t)cell + 1;
	return place;
}

static void
remark_at(struct table_reading *t, enum remark_kind kind, size_t row,
	  size_t cell, struct text subject, struct place other)
{
	add_remark(t->reading, kind, place_of(t, row, cell), t->plan->form,
		   subject, other);
}

/* A cell that was not understood. */
static void
lose_cell(struct table_reading *t, enum remark_kind kind, size_t row,
	  size_t cell)
{
	remark_at(t, kind, row, cell, table_cell(t->table, row, cell),
		  PLACE_NONE);
	t->line_lost++;
}

/* Nearly all cells that are not empty do. */
static bool
begins_with_digit(struct text text)
{
	return text.length > 0 && text.data[0] >= '0' && text.data[0] <= '9';
}

/* Dashes that say a cell does not apply; one dash or stroke alone is an empty
 * cell. */
static bool
is_dashes(struct text text, size_t *count_out)
{
	static const struct text dashes[] = {
		{"—", 3}, {"－", 3}, {"–", 3}, {"─", 3}, {"-", 1},
		{"/", 1}, {"／", 3}, {"∕", 3}, {" ", 1},
	};
	size_t count = 0, kind;

	if (begins_with_digit(text))
		return false;
	while (text.length > 0) {
		for (kind = 0; kind < COUNT(dashes); kind++)
			if (text_starts(text, dashes[kind]))
				break;
		if (kind == COUNT(dashes))
			return false;
		text = text_skip(text, dashes[kind].length);
		count += dashes[kind].data[0] != ' ';
	}
	*count_out = count;
	return count > 0;
}

/* The text of a cell of a line of data. Some converters print a merged cell's
 * words in all its cells: they are its first one's. */
static struct text
cell_text(const struct table_reading *t, size_t row, size_t cell)
{
	struct text text = table_cell(t->table, row, cell);
	size_t dashes;

	if (cell == 0 || text.length == 0 || begins_with_digit(text) ||
	    !text_equal(text, table_cell(t->table, row, cell - 1)) ||
	    is_number(text) || is_dashes(text, &dashes))
		return text;
	return (struct text){"", 0};
}

/* The texts of a line's cells as far as the plan goes. */
static void
read_texts(const struct table_reading *t, size_t row, struct text *out)
{
	for (size_t c = 0; c < t->plan->layout.count; c++)
		out[c] = cell_text(t, row, c);
}

/* What 1 means in a cell: as its row says, its column, its head, its form. */
static enum unit
unit_of_cell(const struct table_reading *t, const struct lane_key *key,
	     size_t cell, uint8_t column)
{
	if (key->defined != ROW_NONE &&
	    t->form->rows[key->defined].unit != UNIT_NONE)
		return t->form->rows[key->defined].unit;
	if (key->unit != UNIT_NONE)
		return key->unit;
	if (t->form->columns[column].unit != UNIT_NONE)
		return t->form->columns[column].unit;
	if (t->plan->units[cell] != UNIT_NONE)
		return (enum unit)t->plan->units[cell];
	return t->unit;
}

/* An amount with its unit behind it: 2辆, 1.50万元. */
static bool
read_with_unit(struct text text, struct figure *figure)
{
	size_t digits = 0;

	while (digits < text.length &&
	       strchr("0123456789.,-", text.data[digits]))
		digits++;
	enum unit unit = unit_of(text_trim(text_skip(text, digits)));
	if (unit == UNIT_NONE || !amount_read((struct text){text.data, digits},
					      unit, &figure->amount))
		return false;
	figure->unit = (uint8_t)unit;
	return true;
}

/* The figure that the document has in a cell; NULL if none. The figures of a
 * row stand behind each other, at most two lines of a matrix apart. */
static const struct figure *
figure_of(const struct account *account, uint32_t cell)
{
	uint32_t row = cell / CELL_COLUMNS;
	size_t from = row < account->marks.count
			      ? account->marks.items[row].first
			      : account->figures.count;
	size_t until = account->figures.count;

	for (size_t i = from; i < until && i - from < FIGURES_APART; i++)
		if (account->figures.items[i].cell == cell)
			return &account->figures.items[i];
	return NULL;
}

/* A value of a form that stands in the document once more. */
static void
compare_value(struct table_reading *t, const struct figure *figure)
{
	const struct figure *first =
		figure_of(t->reading->account, figure->cell);

	if (first ? first->state == figure->state &&
			    first->amount.value == figure->amount.value
		  : figure->amount.value == 0)
		return;
	if (t->differing++ == 0)
		t->difference = *figure;
}

/* One value of a row that is known. */
static void
read_value(struct table_reading *t, const struct lane_key *key, size_t row,
	   size_t cell, uint8_t column)
{
	struct text text = t->texts[cell];
	struct figure figure = {
		.cell = cell_number(key->row, column),
		.unit = (uint8_t)unit_of_cell(t, key, cell, column),
		.place = place_of(t, row, cell),
	};
	size_t dashes;

	if (figure.unit == UNIT_NONE) {
		if (!t->progress->set_aside && !t->comparing)
			remark_at(t, REMARK_NO_UNIT, row, cell,
				  (struct text){"", 0}, PLACE_NONE);
		t->progress->set_aside |= !t->comparing;
		return;
	}
	if (amount_read(text, figure.unit, &figure.amount) ||
	    read_with_unit(text, &figure)) {
		figure.state = FIGURE_NUMBER;
	} else if (is_dashes(text, &dashes)) {
		if (dashes == 1)
			return;
		figure.state = FIGURE_NOT_APPLICABLE;
	} else {
		figure.state = FIGURE_UNREADABLE;
		lose_cell(t, REMARK_NO_NUMBER, row, cell);
	}
	if (t->comparing) {
		compare_value(t, &figure);
		return;
	}
	t->line_figures += figure.state != FIGURE_UNREADABLE;
	t->progress->amounts += figure.amount.value != 0;
	*vec_push(&t->reading->account->figures) = figure;
	t->progress->figures++;
}

/* The row may stand in the document only once. */
static bool
mark_row(struct table_reading *t, uint32_t row, size_t line_row,
	 struct text subject)
{
	struct account *account = t->reading->account;
	struct place place = row_place(&t->table->rows[line_row]);

	if (t->comparing)
		return true;
	while (account->marks.count <= row)
		*vec_push(&account->marks) = (struct row_mark){0};
	struct row_mark *mark = &account->marks.items[row];
	if (mark->generation != account->generation) {
		*mark = (struct row_mark){.generation = account->generation,
					  .place = place,
					  .first = account->figures.count};
		*vec_push(&t->progress->rows) = row;
		t->begins_anew = false;
		return true;
	}
	if (t->progress->read && (!t->continuation || t->begins_anew)) {
		t->refused = true;
		return false;
	}
	remark_at(t, REMARK_DUPLICATE_ROW, line_row, 0, subject, mark->place);
	t->progress->set_aside = true;
	return true;
}

static void
note_label(struct table_reading *t, struct text key, struct text printed)
{
	strbuf_text(&t->progress->labels, key);
	strbuf_putc(&t->progress->labels, '\t');
	strbuf_text(&t->progress->labels, printed);
	strbuf_putc(&t->progress->labels, '\n');
}

/* Are two names the same but for spaces and width? */
static bool
same_words(struct text printed, const char *name, struct arena *arena)
{
	if (text_is(printed, name))
		return true;
	return text_equal(label_core(text_fold(printed, arena)),
			  label_core(text_fold(text_of(name), arena)));
}

static struct lane_key
key_of_code(struct table_reading *t, struct text code, struct text name,
	    size_t row, size_t cell)
{
	struct arena *arena = &t->reading->account->arena;
	uint32_t number = cells_row(t->reading->cells, t->plan->form, code);
	const struct code_row *says =
		cells_code(t->reading->cells, t->form, number);
	const struct classification_code *known = says->known;

	if (!known) {
		struct text subject = text_of(
			arena_printf(arena, "%.*s %.*s", (int)code.length,
				     code.data, (int)name.length, name.data));
		remark_at(t, REMARK_UNKNOWN_CODE, row, cell, text_trim(subject),
			  PLACE_NONE);
	}
	if (name.length > 0 &&
	    (!known || !same_words(name, known->name, arena)))
		note_label(t, code, name);
	return (struct lane_key){
		.found = true, .row = number, .defined = says->defined};
}

/* The digits of a cell of codes, which may stand apart (208 05 05); no data if
 * it holds anything else. */
static struct text
code_digits(struct text text, struct arena *arena)
{
	size_t digits = 0, count = 0;

	for (size_t i = 0; i < text.length; i++) {
		bool digit = text.data[i] >= '0' && text.data[i] <= '9';

		if (!digit && text.data[i] != ' ')
			return (struct text){"", 0};
		digits += digit;
	}
	if (digits == text.length)
		return text;
	char *joined = arena_alloc(arena, digits + 1);
	for (size_t i = 0; i < text.length; i++)
		if (text.data[i] != ' ')
			joined[count++] = text.data[i];
	return (struct text){joined, digits};
}

/* The texts of one lane of a line. */
struct lane_texts {
	struct text codes[4];
	size_t code_cells, filled_codes;
	struct text label; /* a name, or words in a code's cell */
	size_t label_cell, from;
	bool has_values;
};

/* A value that says something; blanks do not. */
static bool
says_something(struct text text)
{
	size_t dashes;

	return text.length > 0 && !(is_dashes(text, &dashes) && dashes == 1);
}

/* A code that stands before its name in one cell, 205教育支出 or [205]教育支出,
 * is taken out of the name. */
static void
divide_label(const struct table_reading *t, struct lane_texts *texts)
{
	static const struct text joints[] = {{"]", 1}, {"-", 1},  {" ", 1},
					     {":", 1}, {"：", 3}, {"—", 3},
					     {"】", 3}};
	struct text rest = texts->label, code;

	if (!t->form->codes || texts->filled_codes > 0 || rest.length < 4)
		return;
	if (rest.data[0] == '[' || text_starts(rest, TEXT("【")))
		rest = text_skip(rest, rest.data[0] == '[' ? 1 : 3);
	code = (struct text){rest.data, 0};
	while (code.length < rest.length && code.data[code.length] >= '0' &&
	       code.data[code.length] <= '9')
		code.length++;
	rest = text_skip(rest, code.length);
	for (size_t i = 0; i < COUNT(joints); i++)
		if (text_starts(rest, joints[i]))
			rest = text_skip(rest, joints[i].length);
	rest = text_trim(rest);
	if (!is_code(t->form->codes, code) || rest.length < 3 ||
	    !((unsigned char)rest.data[0] & 0x80))
		return;
	texts->codes[0] = code;
	texts->filled_codes = texts->code_cells = 1;
	texts->label = rest;
}

static struct lane_texts
lane_texts(const struct table_reading *t, const struct text *line, size_t from,
	   size_t to)
{
	struct lane_texts texts = {.from = from, .label_cell = from};

	for (size_t c = from; c < to; c++) {
		enum layout_role role = t->plan->layout.cells[c].role;
		struct text text = line[c];

		if (role == LAYOUT_VALUE && says_something(text))
			texts.has_values = true;
		if (role == LAYOUT_CODE && texts.code_cells < 4) {
			struct text code =
				code_digits(text, &t->reading->account->arena);

			texts.codes[texts.code_cells++] = code;
			texts.filled_codes += code.length > 0;
			/* 类 款 项 may share a line with 合计 */
			if (code.length > 0 || is_level(text))
				continue;
		}
		if ((role == LAYOUT_CODE || role == LAYOUT_NAME) &&
		    text.length > 0 && texts.label.length == 0) {
			texts.label = text;
			texts.label_cell = c;
		}
	}
	divide_label(t, &texts);
	return texts;
}

static size_t
lane_end(const struct layout *layout, size_t from)
{
	size_t to = from;

	while (to < layout->count &&
	       layout->cells[to].lane == layout->cells[from].lane)
		to++;
	return to;
}

/* The row of a name that goes on in the next line: the two halves together, not
 * found unless they are a name. */
static struct lane_key
key_of_halves(struct table_reading *t, const struct lane_line *upper,
	      struct text lower, uint8_t lane)
{
	struct arena *arena = &t->reading->account->arena;
	struct text name = text_of(
		arena_printf(arena, "%.*s%.*s", (int)upper->label.length,
			     upper->label.data, (int)lower.length, lower.data));
	struct lane_key key = {.by_label = true};

	if (upper->key.found && !upper->key.by_label) {
		const struct classification_code *code = classification_find(
			t->form->codes,
			cells_key(t->reading->cells,
				  cell_number(upper->key.row, 0)));

		key = upper->key;
		key.wrapped = true;
		key.found = code && same_words(name, code->name, arena);
		return key;
	}
	key.defined =
		row_of_label(t->reading->context->recogniser, t->plan->form,
			     label_core(text_fold(name, arena)),
			     t->plan->lanes_match ? lane : UINT8_MAX,
			     t->progress->last_row[lane]);
	if (key.defined == ROW_NONE)
		return key;
	key.found = true;
	key.row = cells_row(t->reading->cells, t->plan->form,
			    text_of(t->form->rows[key.defined].id));
	key.wrapped = upper->key.found && upper->key.row == key.row;
	return key;
}

/* The row of a label that alone is none: half of a name that is broken over
 * two lines, of which one holds the values. */
static struct lane_key
key_of_half(struct table_reading *t, const struct lane_texts *texts,
	    uint8_t lane, size_t row)
{
	const struct lane_line *above = &t->above[lane];
	struct lane_key key = {0};
	size_t to = lane_end(&t->plan->layout, texts->from);

	if (above->label.length > 0 && !above->has_values)
		key = key_of_halves(t, above, texts->label, lane);
	if (key.found || row + 1 == t->table->count)
		return key;
	struct lane_line half = {.label = texts->label};
	struct text line[FORM_CELLS_MAX];
	read_texts(t, row + 1, line);
	struct lane_texts below = lane_texts(t, line, texts->from, to);
	if (below.label.length > 0 && below.filled_codes == 0 &&
	    !below.has_values)
		key = key_of_halves(t, &half, below.label, lane);
	return key;
}

/* The beginning of a label, in whole characters. */
static struct text
beginning(struct text label)
{
	if (label.length > LABEL_LONG) {
		label.length = LABEL_LONG;
		while (label.length > 0 &&
		       utf8_goes_on(label.data[label.length]))
			label.length--;
	}
	return label;
}

/* Does this document have the row already? */
static bool
is_marked(const struct account *account, uint32_t row)
{
	return row < account->marks.count &&
	       account->marks.items[row].generation == account->generation;
}

/* A row that the form does not know, under the label that is printed, or its
 * beginning. Two such rows of one label, as two 其中 may be, are told apart by a
 * number; the last one is kept, so that no number is tried twice. */
static uint32_t
unknown_row(struct table_reading *t, struct text label)
{
	struct account *account = t->reading->account;
	struct arena *arena = &account->arena;
	struct text stem = beginning(text_fold(label, arena));
	uint32_t first = cells_row(t->reading->cells, t->plan->form, stem);
	uint32_t row = first;

	if (t->comparing || (t->progress->read && !t->continuation))
		return first;
	while (is_marked(account, row)) {
		struct row_mark *mark = &account->marks.items[first];
		const char *key =
			arena_printf(arena, "%.*s(%u)", (int)stem.length,
				     stem.data, ++mark->numbered + 1);

		row = cells_row(t->reading->cells, t->plan->form, text_of(key));
	}
	return row;
}

/* The unit that a label says in brackets: 公务用车保有量（辆）. */
static enum unit
unit_of_label(const struct table_reading *t, struct text label)
{
	struct text rest;

	if (!text_ends(label, TEXT(")")) && !text_ends(label, TEXT("）")))
		return UNIT_NONE;
	return unit_in_brackets(text_fold(label, &t->reading->account->arena),
				&rest);
}

/* The row of a name where the table prints no codes; none that was there. */
static struct lane_key
key_of_name(struct table_reading *t, const struct lane_texts *texts,
	    uint8_t lane)
{
	struct arena *arena = &t->reading->account->arena;
	char *last = t->progress->last_code[lane];
	struct lane_key key = {.by_label = true, .defined = ROW_NONE};

	if (!t->form->codes || texts->code_cells > 0 ||
	    t->progress->names_asked == NAMES_MOST)
		return key;
	t->progress->names_asked++;
	struct text code = code_of_name(
		t->form->codes, cells_core(t->reading->cells, texts->label),
		text_of(last), arena);
	if (code.length == 0)
		return key;
	uint32_t row = cells_row(t->reading->cells, t->plan->form, code);
	if (!t->comparing && is_marked(t->reading->account, row))
		return key;
	snprintf(last, sizeof t->progress->last_code[lane], "%.*s",
		 (int)code.length, code.data);
	key.found = true;
	key.row = row;
	key.defined = cells_code(t->reading->cells, t->form, row)->defined;
	return key;
}

static struct lane_key
key_of_label(struct table_reading *t, const struct lane_texts *texts,
	     uint8_t lane, size_t row)
{
	struct text core = cells_core(t->reading->cells, texts->label);
	uint8_t asked = t->plan->lanes_match ? lane : UINT8_MAX;
	uint16_t defined =
		row_of_label(t->reading->context->recogniser, t->plan->form,
			     core, asked, t->progress->last_row[lane]);
	struct lane_key key = {.by_label = true, .defined = defined};

	if (defined != ROW_NONE) {
		const struct form_row *form_row = &t->form->rows[defined];

		key.found = true;
		key.row = cells_row(t->reading->cells, t->plan->form,
				    text_of(form_row->id));
		if (!text_equal(core, form_row->labels.items[0]))
			note_label(t, text_of(form_row->id), texts->label);
	} else {
		key = key_of_name(t, texts, lane);
		if (!key.found && texts->has_values)
			key = key_of_half(t, texts, lane, row);
	}
	if (!key.found && texts->has_values) {
		key = (struct lane_key){
			.found = true,
			.row = unknown_row(t, texts->label),
			.defined = ROW_NONE,
			.by_label = true,
		};
		remark_at(t, REMARK_UNKNOWN_ROW, row, texts->label_cell,
			  texts->label, PLACE_NONE);
	}
	if (key.found && key.defined != ROW_NONE)
		t->progress->last_row[lane] = key.defined;
	key.unit = unit_of_label(t, texts->label);
	return key;
}

/* Digits of a split code such as 201|32|99, or of 32 alone under 201. */
static struct text
join_code(struct table_reading *t, const struct text *parts, size_t count,
	  uint8_t lane)
{
	char code[16] = "";
	char *last = t->progress->last_code[lane];
	size_t length = 0;

	for (size_t i = 0; i < count; i++) {
		struct text part = parts[i];

		if (part.length == 0 && i == 0 && strlen(last) >= 3)
			part = (struct text){last, 3};
		else if (part.length == 0 && i == 1 && count == 3 &&
			 parts[2].length > 0 && parts[2].length <= 2 &&
			 strlen(last) >= 5)
			part = (struct text){last + 3, 2};
		/* 205, 20502, 2050204: each with those before it */
		if (i > 0 && length > 0 && part.length > length &&
		    memcmp(part.data, code, length) == 0)
			length = 0;
		if (part.length + length + 1 >= sizeof code)
			return (struct text){"", 0};
		if (part.length == 1 && i > 0 && length > 0)
			code[length++] = '0';
		memcpy(code + length, part.data, part.length);
		length += part.length;
	}
	code[length] = 0;
	snprintf(last, sizeof t->progress->last_code[lane], "%.7s", code);
	return arena_copy(&t->reading->account->arena,
			  (struct text){code, length});
}

static struct lane_key
find_key(struct table_reading *t, const struct lane_texts *texts, uint8_t lane,
	 size_t row)
{
	if (texts->filled_codes > 0 && t->form->codes) {
		struct text code = texts->code_cells == 1
					   ? texts->codes[0]
					   : join_code(t, texts->codes,
						       texts->code_cells, lane);
		if (code.length > 0)
			return key_of_code(t, code, texts->label, row,
					   texts->from);
	}
	if (texts->label.length > 0)
		return key_of_label(t, texts, lane, row);
	return (struct lane_key){0};
}

/* Cells that are no column of the form are told, once a column. */
static void
tell_stray_cells(struct table_reading *t, size_t row)
{
	const struct layout *layout = &t->plan->layout;

	for (size_t c = 0; c < t->table->rows[row].count; c++) {
		if (c < layout->count &&
		    layout->cells[c].role != LAYOUT_NOTHING)
			continue;
		struct text text = cell_text(t, row, c);

		if (!says_something(text))
			continue;
		if (c >= layout->count || t->plan->heads[c].length == 0) {
			lose_cell(t, REMARK_EXTRA_CELL, row, c);
			continue;
		}
		t->line_lost++;
		if (t->unknown_told >> c & 1)
			continue;
		remark_at(t, REMARK_UNKNOWN_COLUMN, row, c, t->plan->heads[c],
			  PLACE_NONE);
		t->unknown_told |= UINT64_C(1) << c;
	}
}

/* An amount, no code or number of a line. */
static bool
is_decimal(struct text text)
{
	return text_has(text, TEXT(".")) && is_number(text);
}

/* Amounts where codes, labels or numbers of lines should be, as when a column
 * was pasted aside. */
static void
tell_strayed_amounts(struct table_reading *t, size_t row)
{
	const struct layout *layout = &t->plan->layout;

	for (size_t c = 0; c < layout->count; c++)
		if (layout->cells[c].role != LAYOUT_VALUE &&
		    layout->cells[c].role != LAYOUT_NOTHING &&
		    is_decimal(table_cell(t->table, row, c)))
			lose_cell(t, REMARK_EXTRA_CELL, row, c);
}

static size_t
filled_cells(const struct table_view *table, size_t row)
{
	size_t filled = 0;

	for (size_t c = 0; c < table->rows[row].count; c++)
		filled += table_cell(table, row, c).length > 0;
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

/* The values of one lane, or the amounts that no key claims. */
static void
read_lane(struct table_reading *t, const struct lane_key *key, size_t row,
	  size_t from, size_t to)
{
	for (size_t c = from; c < to; c++) {
		const struct layout_cell *cell = &t->plan->layout.cells[c];
		struct text text = t->texts[c];

		if (cell->role != LAYOUT_VALUE || text.length == 0)
			continue;
		if (key->found)
			read_value(t, key, row, c, cell->column);
		else if (says_something(text))
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

/* The named row whose label a text is, ROW_NONE if none. */
static uint16_t
row_named(const struct table_reading *t, struct text text)
{
	return row_of_label(t->reading->context->recogniser, t->plan->form,
			    cells_core(t->reading->cells, text), UINT8_MAX,
			    ROW_NONE);
}

/* Is the line nothing but labels of rows, each with its amount behind it, and
 * one of these where no value should stand? A converter left out the empty
 * cells of 人员经费合计 2.00 公用经费合计 1.00. */
static bool
is_line_of_pairs(const struct table_reading *t, size_t row)
{
	size_t count = t->table->rows[row].count;
	bool strayed = false;

	if (t->form->lane_count > 1 || count < 2 || count % 2 > 0 ||
	    count >= t->plan->layout.count)
		return false;
	for (size_t c = 0; c < count; c += 2) {
		if (t->plan->layout.cells[c + 1].role == LAYOUT_ORDINAL ||
		    !is_number(t->texts[c + 1]) ||
		    row_named(t, t->texts[c]) == ROW_NONE)
			return false;
		strayed = strayed ||
			  t->plan->layout.cells[c + 1].role != LAYOUT_VALUE;
	}
	return strayed;
}

static void
read_pairs(struct table_reading *t, size_t row)
{
	size_t column = 0;

	while (t->plan->layout.cells[column].role != LAYOUT_VALUE)
		column++;
	for (size_t c = 0; c < t->table->rows[row].count; c += 2) {
		uint16_t defined = row_named(t, t->texts[c]);
		struct text id = text_of(t->form->rows[defined].id);
		struct lane_key key = {
			.found = true,
			.defined = defined,
			.row = cells_row(t->reading->cells, t->plan->form, id),
		};

		if (!mark_row(t, key.row, row, id))
			return;
		read_value(t, &key, row, c + 1,
			   t->plan->layout.cells[column].column);
	}
}

static void
read_down(struct table_reading *t, size_t row)
{
	const struct layout *layout = &t->plan->layout;
	struct lane_key left = {0}; /* a label that still lacks its value */

	for (size_t from = 0; from < layout->count && !t->refused;) {
		size_t to = lane_end(layout, from);
		uint8_t lane = layout->cells[from].lane;
		struct lane_texts texts = lane_texts(t, t->texts, from, to);
		struct lane_key key = find_key(t, &texts, lane, row);

		t->above[lane] =
			(struct lane_line){key, texts.label, texts.has_values};
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
		read_lane(t, &key, row, from, to);
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
	static const char *const words[] = {"合计", "总计", "小计", "部门合计"};
	struct text name =
		text_fold(name_of_line(t, row), &t->reading->account->arena);

	for (size_t i = 0; i < COUNT(words); i++)
		if (text_is(name, words[i]))
			return true;
	return false;
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
	bool next_column = down && line != SIZE_MAX && t->columns_read &&
			   !(t->columns_read >> line & 1);

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
		struct lane_key key = {
			.found = true,
			.defined = cell->row,
			.row = cells_row(t->reading->cells, t->plan->form, id),
		};
		if (!next_column && is_first_of_row(layout, c) &&
		    (!mark_row(t, key.row, row, id) || t->progress->set_aside))
			return;
		if (text.length > 0)
			read_value(t, &key, row, c,
				   down ? (uint8_t)line : cell->column);
	}
	if (line != SIZE_MAX)
		t->columns_read |= UINT64_C(1) << line;
}

/* A head that a page break repeats. */
static bool
is_repeated_head(const struct table_reading *t, struct text words)
{
	size_t same = 0;

	if (begins_with_digit(words)) /* a code */
		return false;
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

/* One text in all cells: a merged line that heads a section. */
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
	return filled > 1 && !is_number(words);
}

static void
read_line(struct table_reading *t, size_t row)
{
	struct text words = first_words(t->table, row);

	if (words.length == 0 ||
	    is_ordinal_row(t->table, row, &t->reading->account->arena))
		return;
	read_texts(t, row, t->texts);
	if (is_repeated_head(t, words) || is_section(t->table, row, words))
		return;
	if (is_note(words)) {
		tell_strayed_amounts(t, row);
		return;
	}
	if (t->plan->across) {
		read_across(t, row);
	} else if (is_line_of_pairs(t, row)) {
		read_pairs(t, row);
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
	size_t labels = progress->labels.length;
	read_lines(t);
	progress->labels.length = labels;
	account->remarks.count = remarks;
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
	progress->read = progress->fragment = progress->set_aside = false;
	progress->declared_empty = progress->tells_nothing = false;
}
