/*
 * CSV (RFC 4180), also with semicolons, tabs or bars, as spreadsheets and
 * servers export it.
 * Lines of one cell, such as a title, a unit or a note, are paragraphs.
 */
#include "document/readers.h"

struct csv {
	struct text rest;
	uint32_t line; /* of the next byte */
	char separator;
	struct document *out;
};

/* What stands between the cells: of the usual ones, unquoted, the most frequent
 * one. Thousands may be parted by commas too, but every line of a table has as
 * many cells as another. */
static char
find_separator(struct text content)
{
	static const char separators[] = {',', ';', '\t', '|'};
	size_t counts[sizeof separators] = {0}, best = 0;
	bool quoted = false;

	for (size_t i = 0; i < content.length; i++) {
		if (content.data[i] == '"')
			quoted = !quoted;
		for (size_t s = 0; !quoted && s < sizeof separators; s++)
			counts[s] += content.data[i] == separators[s];
	}
	for (size_t s = 1; s < sizeof separators; s++)
		if (counts[s] > counts[best])
			best = s;
	return separators[best];
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

/* A quoted cell; rest stands behind its opening quote. Nothing belongs behind
 * the closing one; what stands there all the same is kept with the quote, so
 * that it is neither lost nor makes another number. */
static bool
read_quoted(struct csv *csv, struct text *cell_out)
{
	struct strbuf cell = {0};
	struct text behind;
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
	behind = read_bare(csv);
	if (behind.length > 0) {
		strbuf_putc(&cell, '"');
		strbuf_text(&cell, behind);
	}
	*cell_out = text_trim(arena_copy(&csv->out->arena, strbuf_view(&cell)));
	strbuf_release(&cell);
	return closed;
}

/* ="0012" is a formula whose result is the text 0012: so digits are kept from
 * becoming a number. */
static struct text
without_formula(struct text cell)
{
	if (cell.length < 3 || !text_starts(cell, TEXT("=\"")) ||
	    !text_ends(cell, TEXT("\"")))
		return cell;
	return text_trim((struct text){cell.data + 2, cell.length - 3});
}

/* One record becomes the cells of a row. False when a quotation never ends. */
static bool
read_record(struct csv *csv)
{
	for (;;) {
		struct text cell;

		if (text_starts(csv->rest, TEXT("=\"")))
			csv->rest = text_skip(csv->rest, 1);
		if (csv->rest.length > 0 && csv->rest.data[0] == '"') {
			csv->rest = text_skip(csv->rest, 1);
			if (!read_quoted(csv, &cell))
				return false;
		} else {
			cell = read_bare(csv);
		}
		cell = without_formula(cell);
		add_cell(csv->out, is_filler(cell) ? TEXT("") : cell);
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

/* Spreadsheets write as many cells in every line. */
static void
settle_columns(struct document *out)
{
	bool exact = true;

	for (size_t r = 1; r < out->rows.count; r++)
		exact = exact &&
			out->rows.items[r].count == out->rows.items[0].count;
	vec_each (struct block *, block, &out->blocks)
		block->exact = exact;
}

enum document_fault
csv_reader_read(struct text content, struct document *out, uint32_t *line_out)
{
	struct csv csv = {.rest = content,
			  .line = 1,
			  .separator = find_separator(content),
			  .out = out};

	while (csv.rest.length > 0 && !out->full) {
		uint32_t line = csv.line;
		size_t first = out->cells.count;

		if (!read_record(&csv)) {
			*line_out = line;
			return DOCUMENT_UNCLOSED;
		}
		if (!out->full &&
		    text_starts(out->cells.items[first], TEXT("<<<<<<< "))) {
			*line_out = line;
			return DOCUMENT_CONFLICTED;
		}
		add_line(out, first, (struct place){.line = line});
	}
	settle_columns(out);
	return DOCUMENT_READ;
}
