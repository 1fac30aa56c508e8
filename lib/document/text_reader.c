/*
 * Text as converters and character recognition give it: tabs between the cells
 * of a table's line, or Markdown's bars; headings with or without marks; blank
 * lines anywhere, also inside tables.
 */
#include "document/readers.h"

struct reader {
	struct document *out;
	struct text rest; /* behind the line being read */
	uint32_t number;  /* of that line */
	bool in_bars;     /* the line before it was one of a table of bars */
};

static struct text
without_bold(struct text words)
{
	while (words.length >= 4 && text_starts(words, TEXT("**")) &&
	       text_ends(words, TEXT("**")))
		words = text_trim(
			(struct text){words.data + 2, words.length - 4});
	return words;
}

/* A heading's marks are no part of its words, nor is where a link leads. */
static struct text
without_marks(struct text line)
{
	size_t hashes = 0, link = text_find(line, TEXT("](#"));

	while (hashes < line.length && line.data[hashes] == '#')
		hashes++;
	if (line.data[0] == '[' && link < line.length)
		return (struct text){line.data + 1, link - 1};
	return without_bold(text_trim(text_skip(line, hashes)));
}

/* A line under a head or between rows, such as |---|:--:| or +---+===+. */
static bool
is_rule(struct text line)
{
	bool dash = false, bar = false;

	for (size_t i = 0; i < line.length; i++) {
		char byte = line.data[i];

		dash = dash || byte == '-' || byte == '=';
		bar = bar || byte == '|' || byte == '+';
		if (!strchr("-=|+: ", byte))
			return false;
	}
	return dash && bar;
}

/* Does a rule follow, as below the head of a table of bars? */
static bool
heads_table(const struct reader *reader)
{
	struct text rest = reader->rest, next = text_take(&rest, TEXT("\n"));

	return (text_has(next, TEXT("|")) || text_has(next, TEXT("="))) &&
	       is_rule(text_trim(next));
}

/* Bars at both ends make a row; without them, the rule below its head does,
 * and what stands before it in the table. */
static bool
is_bar_row(const struct reader *reader, struct text line)
{
	if (!memchr(line.data, '|', line.length))
		return false;
	return (line.length >= 2 && line.data[0] == '|' &&
		line.data[line.length - 1] == '|') ||
	       reader->in_bars || heads_table(reader);
}

/* A cell without what converters write into it: for looks (bold, <br>), and for
 * nothing (NaN, Unnamed: 3). */
static struct text
plain_cell(struct document *out, struct text cell)
{
	struct text plain = without_bold(text_trim(cell)), rest = plain;
	size_t at = text_find(rest, TEXT("<br"));
	char *end;

	if (text_is(plain, "NaN") || text_starts(plain, TEXT("Unnamed: ")))
		return TEXT("");
	if (at == rest.length)
		return plain;
	plain.data = end = arena_alloc(&out->arena, plain.length);
	while (rest.length > 0) {
		memcpy(end, rest.data, at);
		end += at;
		rest = text_skip(rest, at);
		text_take(&rest, TEXT(">"));
		at = text_find(rest, TEXT("<br"));
	}
	return text_trim((struct text){plain.data, (size_t)(end - plain.data)});
}

static void
split_row(struct reader *reader, struct text line, char separator)
{
	struct document *out = reader->out;

	grid_begin_row(out, (struct place){.line = reader->number});
	for (;;) {
		const char *end = memchr(line.data, separator, line.length);
		size_t length = end ? (size_t)(end - line.data) : line.length;
		struct text cell = {line.data, length};

		add_cell(out, separator == '|' ? plain_cell(out, cell)
					       : text_trim(cell));
		if (!end)
			break;
		line = text_skip(line, length + 1);
	}
	grid_end_row(out);
}

static void
add_bar_row(struct reader *reader, struct text line)
{
	if (heads_table(reader))
		grid_begin(reader->out, (struct place){.line = reader->number});
	if (line.data[0] == '|')
		line = text_skip(line, 1);
	if (text_ends(line, TEXT("|")))
		line.length--;
	split_row(reader, line, '|');
}

static void
read_line(struct reader *reader, struct text line)
{
	struct text trimmed = text_trim(line);
	bool bars = false;

	if (trimmed.length == 0)
		return;
	if (is_rule(trimmed)) {
		bars = true;
	} else if (is_bar_row(reader, trimmed)) {
		add_bar_row(reader, trimmed);
		bars = true;
	} else if (memchr(line.data, '\t', line.length)) {
		split_row(reader, line, '\t');
	} else {
		add_paragraph(reader->out, without_marks(trimmed),
			      (struct place){.line = reader->number});
	}
	reader->in_bars = bars;
}

enum document_fault
text_reader_read(struct text content, struct document *out, uint32_t *line_out)
{
	struct reader reader = {.out = out, .rest = content, .number = 1};

	for (; reader.rest.length > 0 && !out->full; reader.number++) {
		struct text line = text_take(&reader.rest, TEXT("\n"));

		if (text_starts(line, TEXT("<<<<<<< "))) {
			*line_out = reader.number;
			return DOCUMENT_CONFLICTED;
		}
		if (text_ends(line, TEXT("\r")))
			line.length--;
		read_line(&reader, line);
	}
	return DOCUMENT_READ;
}
