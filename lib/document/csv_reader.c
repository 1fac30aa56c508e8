/*
 * CSV (RFC 4180), also with semicolons or tabs, as spreadsheets export it.
 * Lines of one cell, such as a title, a unit or a note, are paragraphs.
 */
#include "document/readers.h"

struct csv {
	struct text rest;
	uint32_t line; /* of the next byte */
	char separator;
	struct document *out;
};

/* What stands between the cells: the first of the usual ones that is not
 * quoted. */
static char
find_separator(struct text content)
{
	bool quoted = false;

	for (size_t i = 0; i < content.length; i++) {
		char byte = content.data[i];

		if (byte == '"')
			quoted = !quoted;
		else if (!quoted && byte != 0 && strchr(",;\t", byte))
			return byte;
	}
	return ',';
}

/* A quoted cell; rest stands behind its opening quote. */
static bool
read_quoted(struct csv *csv, struct text *cell_out)
{
	struct strbuf cell = {0};
	bool closed = false;

	while (csv->rest.length > 0 && !closed) {
		char byte = csv->rest.data[0];
		bool doubled = csv->rest.length > 1 && byte == '"' &&
			       csv->rest.data[1] == '"';

		if (byte == '\n')
			csv->line++;
		if (byte == '"' && !doubled)
			closed = true;
		else
			strbuf_putc(&cell, byte);
		csv->rest = text_skip(csv->rest, doubled ? 2 : 1);
	}
	*cell_out = text_trim(arena_copy(&csv->out->arena, strbuf_view(&cell)));
	strbuf_release(&cell);
	return closed;
}

static struct text
read_bare(struct csv *csv)
{
	size_t length = 0;

	while (length < csv->rest.length &&
	       csv->rest.data[length] != csv->separator &&
	       csv->rest.data[length] != '\n')
		length++;
	struct text cell = text_trim((struct text){csv->rest.data, length});
	csv->rest = text_skip(csv->rest, length);
	return cell;
}

/* One record becomes the cells of a row. False when a quotation never ends. */
static bool
read_record(struct csv *csv)
{
	for (;;) {
		struct text cell;

		if (csv->rest.length > 0 && csv->rest.data[0] == '"') {
			csv->rest = text_skip(csv->rest, 1);
			if (!read_quoted(csv, &cell))
				return false;
			read_bare(csv); /* nothing belongs behind the quote */
		} else {
			cell = read_bare(csv);
		}
		*vec_push(&csv->out->cells) = cell;
		if (csv->rest.length == 0 || csv->rest.data[0] == '\n')
			break;
		csv->rest = text_skip(csv->rest, 1);
	}
	if (csv->rest.length > 0) {
		csv->rest = text_skip(csv->rest, 1);
		csv->line++;
	}
	return true;
}

/* The words of a record that has but one cell with anything in it: a title,
 * a head or a note. A line of a table whose values are blank is none. */
static bool
is_paragraph(const struct document *out, const struct grid_row *row,
	     struct text *words_out)
{
	size_t filled = 0;

	for (uint32_t i = 0; i < row->count; i++) {
		struct text cell = out->cells.items[row->first + i];
		if (cell.length > 0 && filled++ == 0)
			*words_out = cell;
	}
	if (filled != 1)
		return false;
	return row->count == 1 || !in_grid(out) ||
	       text_starts(*words_out, TEXT("注")) ||
	       text_starts(*words_out, TEXT("说明"));
}

enum document_fault
csv_reader_read(struct text content, struct document *out, uint32_t *line_out)
{
	struct csv csv = {.rest = content,
			  .line = 1,
			  .separator = find_separator(content),
			  .out = out};

	while (csv.rest.length > 0) {
		uint32_t line = csv.line;
		struct grid_row row = {.line = line,
				       .first = (uint32_t)out->cells.count};
		struct text words = {0};

		if (!read_record(&csv)) {
			*line_out = line;
			return DOCUMENT_UNCLOSED;
		}
		row.count = (uint32_t)out->cells.count - row.first;
		if (text_starts(out->cells.items[row.first],
				TEXT("<<<<<<< "))) {
			*line_out = line;
			return DOCUMENT_CONFLICTED;
		}
		if (is_paragraph(out, &row, &words)) {
			add_paragraph(out, words, (struct place){.line = line});
			continue;
		}
		if (row.count == 1)
			continue; /* a blank line */
		out->cells.count = row.first;
		grid_begin_row(out, (struct place){.line = line});
		out->cells.count = row.first + row.count;
		grid_end_row(out);
	}
	return DOCUMENT_READ;
}
