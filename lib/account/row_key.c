/*
 * Which row of its form a line of a table is: by its code, whole or in parts,
 * by its label, whole or broken over two lines, or by the name of a code.
 */
#include "account/table_reading.h"

#include "account/naming.h"
#include "base/utf8.h"

#include <stdio.h>

/* Rows of a form that are looked up by name: no real form has as many, and each
 * takes a walk through the classification. */
#define NAMES_MOST 2000

#define LABEL_LONG 200 /* bytes of one that names an unknown row */

static void
note_label(struct table_reading *t, struct text key, struct text printed)
{
	strbuf_text(&t->progress->labels, key);
	strbuf_putc(&t->progress->labels, '\t');
	for (size_t i = 0; i < printed.length; i++)
		strbuf_putc(&t->progress->labels,
			    strchr("\t\n\r", printed.data[i])
				    ? ' '
				    : printed.data[i]);
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

/* A row that the form does not know, under the label that is printed, or its
 * beginning. Two such rows of one label, as two 其中 may be, are told apart by
 * a number; the last one is kept, so that no number is tried twice. */
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

/* Does a code's line name a project under it, not the code? */
static bool
names_project(const struct table_reading *t, struct text code, struct text name)
{
	struct arena *arena = &t->reading->account->arena;
	const struct classification_code *known = form_code(t->form, code);

	if (!t->form->open_rows || name.length == 0 || !known)
		return false;
	for (size_t i = 0; known->old_names && known->old_names[i]; i++)
		if (same_words(name, known->old_names[i], arena))
			return false;
	return !same_words(name, known->name, arena);
}

static struct lane_key
key_of_code(struct table_reading *t, struct text code, struct text name,
	    size_t row, size_t cell)
{
	struct arena *arena = &t->reading->account->arena;

	if (names_project(t, code, name))
		return (struct lane_key){
			.found = true,
			.row = unknown_row(
				t, text_of(arena_printf(
					   arena, "%.*s:%.*s", (int)code.length,
					   code.data, (int)name.length,
					   name.data))),
			.defined = ROW_NONE,
		};
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

/* What may part a code from the name behind it. */
static struct text
without_joints(struct text text)
{
	static const struct text joints[] = {
		WORD("-"), WORD(":"), WORD("："), WORD("—"), WORD("、"),
	};

	text = text_trim(text);
	return text_trim(
		text_skip(text, text_starts_any(text, joints, COUNT(joints))));
}

/* A code that stands before its name in one cell, 205教育支出, 205-02教育 or
 * [205]教育支出, is taken out of the name. */
static void
divide_label(const struct table_reading *t, struct lane_texts *texts)
{
	struct arena *arena = &t->reading->account->arena;
	struct text label = texts->label, rest;
	char digits[8];
	size_t length;

	if (!t->form->codes || texts->filled_codes > 0 || label.length < 4 ||
	    begins_with_han(label))
		return;
	length = code_in_front(label, digits);
	if (length == 0) { /* wide digits or brackets */
		label = text_fold(label, arena);
		length = code_in_front(label, digits);
	}
	rest = without_joints(text_skip(label, length));
	if (length == 0 || !form_has_level(t->form, strlen(digits)) ||
	    rest.length < 3 || !((unsigned char)rest.data[0] & 0x80))
		return;
	texts->codes[0] = arena_copy(arena, text_of(digits));
	texts->filled_codes = texts->code_cells = 1;
	texts->label = rest;
}

uint16_t
row_named(const struct table_reading *t, struct text text)
{
	return first_row_of_label(t->reading->context->recogniser,
				  t->plan->form,
				  cells_core(t->reading->cells, text));
}

struct lane_key
key_of_row(const struct table_reading *t, uint16_t defined)
{
	return (struct lane_key){
		.found = true,
		.by_label = true,
		.defined = defined,
		.row = cells_row(t->reading->cells, t->plan->form,
				 text_of(t->form->rows[defined].id)),
	};
}

/* 合计 may stand where 序号 or the code of a unit does. */
static void
find_label_aside(const struct table_reading *t, const struct text *line,
		 size_t from, size_t to, struct lane_texts *texts)
{
	for (size_t c = from; c < to && texts->label.length == 0; c++) {
		if (t->plan->layout.cells[c].role != LAYOUT_ORDINAL ||
		    line[c].length == 0 || begins_with_digit(line[c]) ||
		    row_named(t, line[c]) == ROW_NONE)
			continue;
		texts->label = line[c];
		texts->label_cell = c;
	}
}

void
read_lane_texts(const struct table_reading *t, const struct text *line,
		size_t from, size_t to, struct lane_texts *out)
{
	*out = (struct lane_texts){.from = from, .label_cell = from};
	for (size_t c = from; c < to; c++) {
		enum layout_role role = t->plan->layout.cells[c].role;
		struct text text = line[c];

		if (role == LAYOUT_VALUE && says_something(text))
			out->has_values = true;
		if (role == LAYOUT_CODE && out->code_cells < 4) {
			struct text code =
				code_digits(text, &t->reading->account->arena);

			out->codes[out->code_cells++] = code;
			out->filled_codes += code.length > 0;
			/* 类 款 项 may share a line with 合计 */
			if (code.length > 0 || is_level(text))
				continue;
		}
		/* of two names, a project's is the one that tells more */
		if ((role == LAYOUT_CODE || role == LAYOUT_NAME) &&
		    text.length > 0 &&
		    (out->label.length == 0 || t->form->open_rows)) {
			out->label = text;
			out->label_cell = c;
		}
	}
	if (out->has_values && out->filled_codes == 0)
		find_label_aside(t, line, from, to, out);
	divide_label(t, out);
}

size_t
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
		const struct classification_code *code = form_code(
			t->form, cells_key(t->reading->cells,
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
	struct lane_texts below;

	read_texts(t, row + 1, line);
	read_lane_texts(t, line, texts->from, to, &below);
	if (below.label.length > 0 && below.filled_codes == 0 &&
	    !below.has_values)
		key = key_of_halves(t, &half, below.label, lane);
	return key;
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

/* Did the document have the row before, where its form stands but once? */
static bool
was_there(const struct table_reading *t, uint32_t row)
{
	bool once_more = t->comparing || (t->progress->read &&
					  (!t->continuation || t->begins_anew));

	return !once_more && is_marked(t->reading->account, row);
}

/* The row of a label; one that was there is taken for the row of the same label
 * below another, whatever that one is called here. */
static struct lane_key
key_of_defined(const struct table_reading *t, struct text core,
	       uint16_t defined)
{
	struct lane_key key = key_of_row(t, defined);
	uint16_t below;

	if (!was_there(t, key.row))
		return key;
	below = row_below(t->reading->context->recogniser, t->plan->form, core,
			  defined);
	return below == ROW_NONE ? key : key_of_row(t, below);
}

/* The row of a label that is cut off; none that was there, for then the rest of
 * the label would tell the two apart. */
static struct lane_key
key_of_clipped(struct table_reading *t, const struct lane_texts *texts,
	       struct text core, uint8_t lane)
{
	uint16_t defined =
		row_of_clipped(t->reading->context->recogniser, t->plan->form,
			       core, t->plan->lanes_match ? lane : UINT8_MAX,
			       t->progress->last_row[lane]);
	struct lane_key key = {.by_label = true, .defined = ROW_NONE};

	if (defined == ROW_NONE || was_there(t, key_of_row(t, defined).row))
		return key;
	note_label(t, text_of(t->form->rows[defined].id), texts->label);
	return key_of_row(t, defined);
}

/* The named row of a label in a lane; where that has none, in one of the form's
 * lanes that are not printed, as of 基本支出 where classes would stand. */
static uint16_t
row_in_lane(const struct table_reading *t, struct text core, uint8_t lane)
{
	const struct recogniser *recogniser = t->reading->context->recogniser;
	const struct layout *layout = &t->plan->layout;
	uint16_t after = t->progress->last_row[lane], row;
	size_t next = layout->cells[layout->count - 1].lane + 1u;

	if (!t->plan->lanes_match)
		return row_of_label(recogniser, t->plan->form, core, UINT8_MAX,
				    after);
	row = row_of_label(recogniser, t->plan->form, core, lane, after);
	for (; row == ROW_NONE && next < t->form->lane_count; next++)
		row = row_of_label(recogniser, t->plan->form, core,
				   (uint8_t)next, ROW_NONE);
	return row;
}

static struct lane_key
key_of_label(struct table_reading *t, const struct lane_texts *texts,
	     uint8_t lane, size_t row)
{
	struct text core = cells_core(t->reading->cells, texts->label);
	uint16_t defined = row_in_lane(t, core, lane);
	struct lane_key key = {.by_label = true, .defined = defined};

	if (defined != ROW_NONE) {
		key = key_of_defined(t, core, defined);
		const struct form_row *form_row = &t->form->rows[key.defined];

		if (!text_equal(core, form_row->labels.items[0]))
			note_label(t, text_of(form_row->id), texts->label);
	} else {
		key = key_of_name(t, texts, lane);
		if (!key.found && texts->has_values)
			key = key_of_half(t, texts, lane, row);
		if (!key.found && texts->has_values)
			key = key_of_clipped(t, texts, core, lane);
	}
	if (!key.found && texts->has_values) {
		key = (struct lane_key){
			.found = true,
			.row = unknown_row(t, texts->label),
			.defined = ROW_NONE,
			.by_label = true,
		};
		if (!t->form->open_rows)
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
			return TEXT("");
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

struct lane_key
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
