/* What the cells and lines of a table are, one by one. */
#include "account/recognise.h"

struct table_view
table_view(const struct document *document, const struct block *block,
	   struct arena *arena)
{
	struct table_view table = {
		.document = document,
		.rows = document->rows.items + block->first,
		.count = block->count,
		.hidden = block->hidden,
		.exact = block->exact,
		.arena = arena,
	};

	for (size_t r = 0; r < table.count; r++)
		if (table.rows[r].count > table.width)
			table.width = table.rows[r].count;
	return table;
}

/* A digit, or a wide one: U+FF10 to U+FF19. */
static bool
has_digit(struct text text)
{
	for (size_t i = 0; i < text.length; i++)
		if (byte_is_digit(text.data[i]) ||
		    (text.data[i] == '\xef' && i + 2 < text.length &&
		     text.data[i + 1] == '\xbc' &&
		     (unsigned char)text.data[i + 2] >= 0x90 &&
		     (unsigned char)text.data[i + 2] <= 0x99))
			return true;
	return false;
}

/* Its first byte stands for U+4000 to U+9FFF. */
bool
has_han(struct text text)
{
	for (size_t i = 0; i < text.length; i++)
		if ((unsigned char)text.data[i] >= 0xe4 &&
		    (unsigned char)text.data[i] <= 0xe9)
			return true;
	return false;
}

/* 万 and 亿 alone are said of money. */
static enum unit
unit_behind(struct text text)
{
	if (text_is(text, "万"))
		return UNIT_WAN_YUAN;
	return text_is(text, "亿") ? UNIT_YI_YUAN : unit_of(text);
}

bool
read_with_unit(struct text text, enum unit *unit_out, struct amount *out)
{
	size_t digits = text.length;

	while (digits > 0 && !strchr("0123456789.", text.data[digits - 1]))
		digits--;
	enum unit unit = unit_behind(text_trim(text_skip(text, digits)));
	if (unit == UNIT_NONE ||
	    !amount_read((struct text){text.data, digits}, unit, out))
		return false;
	*unit_out = unit;
	return true;
}

bool
is_number(struct text text)
{
	struct amount amount;
	enum unit unit;

	return has_digit(text) && (amount_read(text, UNIT_YI_YUAN, &amount) ||
				   read_with_unit(text, &unit, &amount));
}

/* A level of a split code, which may share a line with anything. */
bool
is_level(struct text text)
{
	return text.length == 3 && (text_is(text, "类") ||
				    text_is(text, "款") || text_is(text, "项"));
}

enum unit
unit_in_brackets(struct text folded, struct text *rest_out)
{
	static const struct text labels[] = {WORD("金额单位:"), WORD("单位:")};
	size_t open = folded.length;

	if (!text_ends(folded, TEXT(")")))
		return UNIT_NONE;
	while (open > 0 && folded.data[open - 1] != '(')
		open--;
	struct text inside = {folded.data + open, folded.length - open - 1};
	for (size_t i = 0; open > 0 && i < COUNT(labels); i++)
		if (text_starts(inside, labels[i]))
			inside = text_skip(inside, labels[i].length);
	enum unit unit = open > 0 ? unit_of(inside) : UNIT_NONE;
	if (unit != UNIT_NONE)
		*rest_out = (struct text){folded.data, open - 1};
	return unit;
}

bool
is_dashes(struct text text, size_t *count_out)
{
	static const struct text dashes[] = {
		WORD("—"), WORD("－"), WORD("–"), WORD("─"), WORD("-"),
		WORD("/"), WORD("／"), WORD("∕"), WORD(" "),
	};
	size_t count = 0, kind;

	if (text.length > 0 && byte_is_digit(text.data[0]))
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

/* The number that digits alone make, 0 for anything else. */
static size_t
whole_number(struct text text)
{
	size_t number = 0;

	for (size_t i = 0; i < text.length; i++) {
		if (text.data[i] < '0' || text.data[i] > '9')
			return 0;
		number = number * 10 + (size_t)(text.data[i] - '0');
	}
	return number;
}

bool
is_ordinal_row(const struct table_view *table, size_t row)
{
	size_t numbers = 0, dashes;
	bool named = false;

	for (size_t c = 0; c < table->rows[row].count; c++) {
		struct text text = table_cell(table, row, c);
		if (text.length == 0)
			continue;
		if (text_starts(text, TEXT("栏")) &&
		    text_is(text_fold(text, table->arena), "栏次")) {
			named = true;
			continue;
		}
		if (is_level(text) || (named && is_dashes(text, &dashes)))
			continue;
		if (text.data[0] == '\xef') /* wide digits, at most */
			text = text_fold(text, table->arena);
		else if (text.data[0] == '\'') /* what makes a cell text */
			text = text_skip(text, 1);
		text = without_zero(text);
		if (text.length >= 8 || text.data[0] == '0')
			return named && numbers == 0;
		size_t number = whole_number(text);
		if (number != ++numbers && !(named && is_number(text)))
			return false;
	}
	return named || numbers >= 3;
}

bool
is_zero(struct text text)
{
	struct amount amount;

	return amount_read(text, UNIT_YUAN, &amount) && amount.value == 0;
}

bool
label_matches(const struct labels *labels, struct text text)
{
	for (size_t l = 0; l < labels->count; l++)
		if (text_equal(labels->items[l], text))
			return true;
	return false;
}

size_t
column_of_label(const struct form *form, struct text core)
{
	for (size_t c = 0; c < form->column_count; c++)
		if (label_matches(&form->columns[c].labels, core))
			return c;
	return SIZE_MAX;
}

bool
is_column_label(struct text core, const struct form *form)
{
	return column_of_label(form, core) != SIZE_MAX;
}

bool
is_row_label(struct text core, const struct candidate *candidate)
{
	return first_row_of_label(candidate->recogniser, candidate->number,
				  core) != ROW_NONE;
}

/* Does any cell of the line but those that repeat its first text head a column
 * of the form, or in a matrix a row? */
static bool
heads_others(const struct candidate *candidate, size_t row, struct text first)
{
	const struct table_view *table = candidate->table;
	const struct form *form = candidate->form;

	for (size_t c = 0; c < table->rows[row].count; c++) {
		struct text text = table_cell(table, row, c);

		if (text.length == 0 || text_equal(text, first))
			continue;
		struct text core = label_core(text_fold(text, table->arena));
		if (is_column_label(core, form) ||
		    (form->across && is_row_label(core, candidate)))
			return true;
	}
	return false;
}

/* The first cell of a line that is filled, its width if none is. */
static size_t
first_filled(const struct table_view *table, size_t row)
{
	size_t c = 0;

	while (c < table->rows[row].count &&
	       table_cell(table, row, c).length == 0)
		c++;
	return c;
}

struct text
first_words(const struct table_view *table, size_t row)
{
	return table_cell(table, row, first_filled(table, row));
}

/* Does any line above say that labels stand in this cell, as 项目 does, which
 * may be merged over more than one? */
static bool
has_key_head(const struct table_view *table, size_t row, size_t cell)
{
	while (row-- > 0) {
		size_t c = cell;

		while (c > 0 && table_cell(table, row, c).length == 0)
			c--;
		if (role_of_head(text_fold(table_cell(table, row, c),
					   table->arena)) == LAYOUT_NAME)
			return true;
	}
	return false;
}

/* Does a line hold nothing but words under 项目 and the like, where a section
 * of a list begins? */
static bool
heads_section(const struct table_view *table, size_t row)
{
	for (size_t c = 0; row > 0 && c < table->rows[row].count; c++) {
		struct text text = table_folded(table, row, c);
		struct text above = table_folded(table, row - 1, c);

		if (text.length > 0 && (role_of_head(text) != LAYOUT_NOTHING ||
					role_of_head(above) != LAYOUT_NAME))
			return false;
	}
	return row > 0;
}

/* Does every filled cell of a line hold digits and no words, amounts that are
 * printed as no number is, (4.43) or 12%; or the error or the formula of one
 * that was not calculated? */
static bool
is_all_digits(const struct table_view *table, size_t row)
{
	bool filled = false;

	for (size_t c = 0; c < table->rows[row].count; c++) {
		struct text text = table_cell(table, row, c);

		if (text.length > 0 &&
		    (has_han(text) ||
		     !(has_digit(text) || strchr("#=", text.data[0]))))
			return false;
		filled = filled || text.length > 0;
	}
	return filled;
}

/* Two decimals and no third, 3.00, as no head has; 2024.12.31 is a date. */
static bool
has_cents(struct text text)
{
	for (size_t i = 1; i + 2 < text.length; i++)
		if (text.data[i] == '.' && byte_is_digit(text.data[i - 1]) &&
		    text_digits(text_skip(text, i + 1)) == 2 &&
		    !text_starts(text_skip(text, i + 3), TEXT(".")))
			return true;
	return false;
}

/* Does any cell hold an amount with words beside it, 负3.00 or 约2.00? */
static bool
holds_worded_amount(const struct table_view *table, size_t row)
{
	for (size_t c = 0; c < table->rows[row].count; c++)
		if (has_cents(table_cell(table, row, c)))
			return true;
	return false;
}

bool
is_data_row(const struct candidate *candidate, size_t row)
{
	const struct table_view *table = candidate->table;
	bool across = candidate->form->across;
	struct text first = first_words(table, row);
	size_t dashes;

	for (size_t c = 0; c < table->rows[row].count; c++) {
		struct text text = table_cell(table, row, c);

		if (is_number(text) || is_dashes(text, &dashes))
			return true;
	}
	if (first.length > 0 && across &&
	    (heads_section(table, row) || is_all_digits(table, row) ||
	     holds_worded_amount(table, row)))
		return true;
	if (first.length == 0 ||
	    !is_row_label(label_core(text_fold(first, table->arena)),
			  candidate) ||
	    (across && !has_key_head(table, row, first_filled(table, row))))
		return false;
	return !heads_others(candidate, row, first);
}
