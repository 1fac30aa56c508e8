/*
 * CSV as RFC 4180 has it. What is not a number is kept from being run as a
 * formula by the spreadsheet program that opens it.
 */
#include "render/format.h"

#define LINE_END "\r\n"

/* How many bytes are left out here. A tab and a line's end are kept, for in
 * quotation marks a field may have them. */
static size_t
left_out(const char *string)
{
	return strchr("\t\r\n", *string) ? 0 : unseen_length(string);
}

/* Full-width signs begin a formula in some programs' East Asian editions. What
 * is left out before a sign does not hide it. */
static bool
looks_like_formula(const char *string)
{
	static const struct text starts[] = {
		WORD("="),  WORD("+"),  WORD("-"),  WORD("@"),
		WORD("\t"), WORD("\r"), WORD("\n"), WORD("＝"),
		WORD("＋"), WORD("－"), WORD("＠"),
	};

	while (left_out(string))
		string += left_out(string);
	return text_starts_any(text_of(string), starts, COUNT(starts)) > 0;
}

static void
add_field(struct strbuf *out, const char *string)
{
	bool quoted = strpbrk(string, ",\"\r\n") != NULL;

	if (quoted)
		strbuf_putc(out, '"');
	if (looks_like_formula(string))
		strbuf_putc(out, '\'');
	while (*string) {
		size_t unseen = left_out(string);

		if (*string == '"')
			strbuf_putc(out, '"');
		if (unseen == 0)
			strbuf_putc(out, *string++);
		string += unseen;
	}
	if (quoted)
		strbuf_putc(out, '"');
}

static void
add_value(struct strbuf *out, const struct table_value *value)
{
	if (value->kind == VALUE_TEXT || value->kind == VALUE_STATE)
		add_field(out, value->text);
	else
		value_print(out, value, false);
}

static void
add_titles(struct strbuf *out, const struct table *table)
{
	struct strbuf title = {0};

	vec_each (const struct table_column *, column, &table->columns) {
		if (column > table->columns.items)
			strbuf_putc(out, ',');
		strbuf_clear(&title);
		column_title_print(&title, column);
		add_field(out, strbuf_string(&title));
	}
	strbuf_puts(out, LINE_END);
	strbuf_release(&title);
}

static void
add_row(struct strbuf *out, const struct table_value *row, size_t columns)
{
	for (size_t i = 0; i < columns; i++) {
		if (i > 0)
			strbuf_putc(out, ',');
		add_value(out, &row[i]);
	}
	strbuf_puts(out, LINE_END);
}

/* A fact or a note, behind the rows. */
static void
add_remark(struct strbuf *out, const char *id, const char *words)
{
	strbuf_puts(out, "#,");
	add_field(out, id);
	strbuf_putc(out, ',');
	add_field(out, words);
	strbuf_puts(out, LINE_END);
}

static void
add_remarks(struct strbuf *out, const struct table *table)
{
	struct strbuf words = {0};

	if (table->facts.count + table->notes.count)
		strbuf_puts(out, LINE_END);
	vec_each (const struct table_fact *, fact, &table->facts) {
		strbuf_clear(&words);
		fact_print(&words, fact);
		add_remark(out, fact->id, strbuf_string(&words));
	}
	vec_each (const struct table_note *, note, &table->notes)
		add_remark(out, note->id, note->text);
	strbuf_release(&words);
}

void
render_csv(const struct table *table, const struct render_options *options,
	   struct strbuf *out)
{
	size_t columns = table->columns.count;

	if (options->bom)
		strbuf_puts(out, "\xef\xbb\xbf");
	add_titles(out, table);
	for (size_t row = 0; row < table_row_count(table); row++)
		add_row(out, &table->values.items[row * columns], columns);
	add_remarks(out, table);
}
