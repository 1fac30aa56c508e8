/*
 * Text for a terminal: columns lined up by the width of their characters, which
 * for Chinese is two. Every line is free of control characters, whoever wrote
 * what stands in it, and of spaces at its end.
 */
#include "render/format.h"

#define GAP "  " /* between columns */

/* Put spaces for the control characters from start on. */
static void
make_plain(struct strbuf *out, size_t start)
{
	for (size_t at = start; at < out->length; at++) {
		unsigned char byte = (unsigned char)out->data[at];
		unsigned char next = (unsigned char)out->data[at + 1];

		if (byte < 0x20 || byte == 0x7f)
			out->data[at] = ' ';
		else if (byte == 0xc2 && next < 0xa0)
			out->data[at] = out->data[at + 1] = ' ';
	}
}

static void
end_line(struct strbuf *out)
{
	while (out->length && out->data[out->length - 1] == ' ')
		out->length--;
	strbuf_putc(out, '\n');
}

static void
add_line(struct strbuf *out, const char *words)
{
	size_t start = out->length;

	strbuf_puts(out, words);
	make_plain(out, start);
	end_line(out);
}

static void
add_spaces(struct strbuf *out, size_t count)
{
	while (count--)
		strbuf_putc(out, ' ');
}

/* The value, or the column's title where there is none. */
static void
print_cell(struct strbuf *cell, const struct table_column *column,
	   const struct table_value *value)
{
	strbuf_clear(cell);
	if (value)
		value_print(cell, value, value->grouped);
	else
		column_title_print(cell, column);
	make_plain(cell, 0);
}

/* A row of values, or the titles where row is NULL. */
static void
add_row(struct strbuf *out, const struct table *table,
	const struct table_value *row, const size_t *widths)
{
	struct strbuf cell = {0};

	for (size_t i = 0; i < table->columns.count; i++) {
		const struct table_column *column = &table->columns.items[i];
		size_t padding;

		print_cell(&cell, column, row ? &row[i] : NULL);
		padding = widths[i] - text_width(strbuf_view(&cell));
		if (i > 0)
			strbuf_puts(out, GAP);
		if (column->number)
			add_spaces(out, padding);
		strbuf_text(out, strbuf_view(&cell));
		if (!column->number)
			add_spaces(out, padding);
	}
	end_line(out);
	strbuf_release(&cell);
}

static void
add_rule(struct strbuf *out, const struct table *table, const size_t *widths)
{
	for (size_t i = 0; i < table->columns.count; i++) {
		if (i > 0)
			strbuf_puts(out, GAP);
		for (size_t at = 0; at < widths[i]; at++)
			strbuf_putc(out, '-');
	}
	end_line(out);
}

static void
widen(size_t *width, const struct strbuf *cell)
{
	size_t needed = text_width(strbuf_view(cell));

	if (*width < needed)
		*width = needed;
}

/* The width of each column. */
static size_t *
measure(const struct table *table)
{
	size_t columns = table->columns.count;
	size_t *widths = mem_zero(columns, sizeof *widths);
	struct strbuf cell = {0};

	for (size_t i = 0; i < columns; i++) {
		print_cell(&cell, &table->columns.items[i], NULL);
		widen(&widths[i], &cell);
	}
	for (size_t i = 0; i < table->values.count; i++) {
		size_t column = i % columns;

		print_cell(&cell, &table->columns.items[column],
			   &table->values.items[i]);
		widen(&widths[column], &cell);
	}
	strbuf_release(&cell);
	return widths;
}

static void
add_facts(struct strbuf *out, const struct table *table)
{
	struct strbuf line = {0};

	vec_each (const struct table_fact *, fact, &table->facts) {
		strbuf_clear(&line);
		fact_print(&line, fact);
		add_line(out, strbuf_string(&line));
	}
	strbuf_release(&line);
}

static void
add_columns(struct strbuf *out, const struct table *table)
{
	size_t *widths = measure(table);

	add_row(out, table, NULL, widths);
	add_rule(out, table, widths);
	for (size_t row = 0; row < table_row_count(table); row++)
		add_row(out, table,
			&table->values.items[row * table->columns.count],
			widths);
	free(widths);
}

void
render_text(const struct table *table, const struct render_options *options,
	    struct strbuf *out)
{
	(void)options;
	add_line(out, table->title);
	add_facts(out, table);
	if (table->columns.count) {
		strbuf_putc(out, '\n');
		add_columns(out, table);
	}
	if (table->notes.count)
		strbuf_putc(out, '\n');
	vec_each (const struct table_note *, note, &table->notes)
		add_line(out, note->text);
}
