/*
 * JSON, one row a line. Decimals are strings, since most readers of JSON turn
 * numbers into binary floating point.
 */
#include "render/format.h"

/* One that shows nothing, as its number; returns its bytes. */
static size_t
add_escaped(struct strbuf *out, struct text text)
{
	size_t length = unseen_length(text.data);
	unsigned number = (unsigned char)text.data[0];

	if (length > 1)
		number &= length == 2 ? 0x1fu : 0x0fu;
	for (size_t i = 1; i < length; i++)
		number = number << 6 | ((unsigned char)text.data[i] & 0x3fu);
	strbuf_printf(out, "\\u%04x", number);
	return length;
}

/* The first character of a valid text; returns its bytes. */
static size_t
add_character(struct strbuf *out, struct text text)
{
	static const char special[] = "\"\\\b\f\n\r\t";
	static const char letters[] = "\"\\bfnrt";
	const char *found = memchr(special, text.data[0], sizeof special - 1);

	if (found)
		strbuf_printf(out, "\\%c", letters[found - special]);
	else if (unseen_length(text.data) > 0)
		return add_escaped(out, text);
	else if (text_starts(text, TEXT("\xe2\x80\xa8")))
		strbuf_puts(out, "\\u2028");
	else if (text_starts(text, TEXT("\xe2\x80\xa9")))
		strbuf_puts(out, "\\u2029");
	else {
		strbuf_putc(out, text.data[0]);
		return 1;
	}
	return text.data[0] == '\xe2' ? 3 : 1;
}

/* Bytes that are no UTF-8 become U+FFFD: the object stays valid JSON. */
static void
add_string(struct strbuf *out, const char *string)
{
	struct text text = text_of(string);

	strbuf_putc(out, '"');
	while (text.length) {
		size_t valid = text.length;

		text_is_utf8(text, &valid);
		for (size_t at = 0; at < valid;)
			at += add_character(out, text_skip(text, at));
		if (valid < text.length)
			strbuf_puts(out, "\xef\xbf\xbd");
		text = text_skip(text, valid < text.length ? valid + 1 : valid);
	}
	strbuf_putc(out, '"');
}

static void
add_member(struct strbuf *out, const char *key, const char *string)
{
	add_string(out, key);
	strbuf_putc(out, ':');
	add_string(out, string);
}

/* A decimal as a string, with what 1 means in it. */
static void
add_decimal(struct strbuf *out, const struct table_value *value,
	    const char *unit)
{
	strbuf_puts(out, "\"value\":\"");
	number_print(out, value, false);
	strbuf_puts(out, "\",");
	add_member(out, "unit", unit);
}

static void
add_object(struct strbuf *out, const struct table_value *value)
{
	strbuf_putc(out, '{');
	if (value->kind == VALUE_STATE)
		add_member(out, "state", value->id);
	else if (value->kind == VALUE_RATE)
		add_decimal(out, value, "percent");
	else if (value->kind == VALUE_POINTS)
		add_decimal(out, value, "percentage_point");
	else
		add_decimal(out, value, unit_key(value->unit));
	if (value->of)
		strbuf_printf(out, ",\"n\":%u,\"of\":%u", value->n, value->of);
	strbuf_putc(out, '}');
}

static void
add_value(struct strbuf *out, const struct table_value *value)
{
	switch ((enum value_kind)value->kind) {
	case VALUE_NONE:
		strbuf_puts(out, "null");
		break;
	case VALUE_TEXT:
		add_string(out, value->text);
		break;
	case VALUE_COUNT:
		number_print(out, value, false);
		break;
	case VALUE_AMOUNT:
	case VALUE_RATE:
	case VALUE_POINTS:
	case VALUE_STATE:
		add_object(out, value);
		break;
	}
}

static void
add_row(struct strbuf *out, const struct table *table,
	const struct table_value *row)
{
	for (size_t i = 0; i < table->columns.count; i++) {
		strbuf_putc(out, i ? ',' : '{');
		add_string(out, table->columns.items[i].id);
		strbuf_putc(out, ':');
		add_value(out, &row[i]);
	}
	strbuf_putc(out, '}');
}

static void
add_column(struct strbuf *out, const struct table_column *column)
{
	strbuf_putc(out, '{');
	add_member(out, "id", column->id);
	strbuf_putc(out, ',');
	add_member(out, "title", column->title);
	strbuf_putc(out, ',');
	add_member(out, "unit", column->unit);
	strbuf_putc(out, '}');
}

static void
add_note(struct strbuf *out, const struct table_note *note)
{
	strbuf_putc(out, '{');
	add_member(out, "id", note->id);
	strbuf_putc(out, ',');
	add_member(out, "text", note->text);
	strbuf_putc(out, '}');
}

/* What stands in front of the i-th of several. */
static const char *
before(size_t i)
{
	return i ? ",\n" : "\n";
}

void
render_json(const struct table *table, const struct render_options *options,
	    struct strbuf *out)
{
	(void)options;
	strbuf_putc(out, '{');
	add_member(out, "report", table->id);
	strbuf_puts(out, ",\n");
	add_member(out, "title", table->title);
	strbuf_puts(out, ",\n\"facts\":{");
	for (size_t i = 0; i < table->facts.count; i++) {
		strbuf_puts(out, before(i));
		add_member(out, table->facts.items[i].id,
			   table->facts.items[i].text);
	}
	strbuf_puts(out, "},\n\"columns\":[");
	for (size_t i = 0; i < table->columns.count; i++) {
		strbuf_puts(out, before(i));
		add_column(out, &table->columns.items[i]);
	}
	strbuf_puts(out, "],\n\"rows\":[");
	for (size_t i = 0; i < table_row_count(table); i++) {
		strbuf_puts(out, before(i));
		add_row(out, table,
			&table->values.items[i * table->columns.count]);
	}
	strbuf_puts(out, "],\n\"notes\":[");
	for (size_t i = 0; i < table->notes.count; i++) {
		strbuf_puts(out, before(i));
		add_note(out, &table->notes.items[i]);
	}
	strbuf_puts(out, "]}\n");
}
