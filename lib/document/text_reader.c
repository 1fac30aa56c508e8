/*
 * Text as converters and character recognition give it: tabs between the cells
 * of a table's line, or Markdown's bars, or a table of HTML; headings with or
 * without marks; blank lines anywhere, also inside tables.
 */
#include "document/readers.h"

#include "document/cell_lines.h"

#include <ctype.h>

struct reader {
	struct document *out;
	struct text rest; /* behind the line being read */
	uint32_t number;  /* of that line */
	bool has_bars;    /* some line has */
	bool has_marks;   /* some line may have what plain_words takes out */
	bool in_bars;     /* the line before it was one of a table of bars */
	bool in_grid;     /* and the last rule one of a grid, +---+---+ */
	bool unended;     /* a table of HTML has begun that never ends */
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
	size_t hashes = 0;

	while (hashes < line.length && line.data[hashes] == '#')
		hashes++;
	if (text_starts(line, TEXT("[")) && text_has(line, TEXT("](#")))
		return (struct text){line.data + 1,
				     text_find(line, TEXT("](#")) - 1};
	return without_bold(text_trim(text_skip(line, hashes)));
}

/* A line under a head or between rows, such as |---|:--:| or +---+===+. */
static bool
is_rule(struct text line)
{
	bool dash = false, bar = false;

	for (size_t i = 0; i < line.length; i++) {
		char byte = line.data[i];

		if (byte == '-' || byte == '=')
			dash = true;
		else if (byte == '|' || byte == '+')
			bar = true;
		else if (byte != ':' && byte != ' ')
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
	if (!reader->has_bars || !text_has_byte(line, '|'))
		return false;
	return (line.length >= 2 && line.data[0] == '|' &&
		line.data[line.length - 1] == '|') ||
	       reader->in_bars || heads_table(reader);
}

/* The bytes in front that a converter wrote for looks or for a blank: a tag
 * such as <br> or <b>, a blank that does not break, or the stroke that says
 * that the next sign is none of Markdown's. 0 if there are none. */
static size_t
marks_length(struct text text)
{
	static const char *const tags[] = {"<br",      "<b>",       "</b>",
					   "<strong>", "</strong>", "<u>",
					   "</u>",     NULL};
	static const char *const blanks[] = {"&nbsp;", "&emsp;", "&ensp;",
					     "&#160;", NULL};

	if (text.data[0] == '\\')
		return text.length > 1 && ispunct((unsigned char)text.data[1]);
	for (size_t i = 0; text.data[0] == '<' && tags[i]; i++)
		if (text_starts(text, text_of(tags[i])) &&
		    text_has_byte(text, '>'))
			return text_find(text, TEXT(">")) + 1;
	for (size_t i = 0; text.data[0] == '&' && blanks[i]; i++)
		if (text_starts(text, text_of(blanks[i])))
			return strlen(blanks[i]);
	return 0;
}

static bool
has_marks(struct text text)
{
	return text_has_byte(text, '<') || text_has_byte(text, '&') ||
	       text_has_byte(text, '\\');
}

/* Words without what converters write into them. */
static struct text
plain_words(const struct reader *reader, struct text words)
{
	struct arena *arena = &reader->out->arena;
	char *start, *end;

	if (!reader->has_marks || !has_marks(words))
		return words;
	start = end = arena_alloc(arena, words.length);
	for (size_t i = 0, marks; i < words.length; i += marks) {
		marks = marks_length(text_skip(words, i));
		if (marks > 0 && words.data[i] == '&')
			*end++ = ' ';
		else if (marks > 0 && words.data[i + 1] == 'b' &&
			 words.data[i + 2] == 'r')
			*end++ = '\n';
		if (marks > 1)
			continue;
		i += marks; /* what a stroke stands before is no mark */
		*end++ = words.data[i];
		marks = 1;
	}
	words = text_trim((struct text){start, (size_t)(end - start)});
	return cell_lines_join(words, arena);
}

/* A cell without marks, and without what stands for nothing. */
static struct text
plain_cell(const struct reader *reader, struct text cell)
{
	struct text plain =
		without_bold(text_trim(plain_words(reader, text_trim(cell))));

	return is_filler(plain) ? TEXT("") : plain;
}

static void
split_row(struct reader *reader, struct text line, char separator)
{
	struct document *out = reader->out;

	grid_begin_row(out, (struct place){.line = reader->number});
	/* Cells are short: a call for each would take as long. */
	for (size_t end = 0, start = 0; end <= line.length; end++) {
		if (end < line.length && line.data[end] != separator)
			continue;
		struct text cell = {line.data + start, end - start};

		add_cell(out, separator == '|' ? plain_cell(reader, cell)
					       : text_trim(cell));
		start = end + 1;
	}
	grid_end_row(out);
}

static void
add_bar_row(struct reader *reader, struct text line)
{
	if (!reader->in_grid && heads_table(reader))
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
		reader->in_grid = trimmed.data[0] == '+';
	} else if (is_bar_row(reader, trimmed)) {
		add_bar_row(reader, trimmed);
		bars = true;
	} else if (text_has_byte(line, '\t')) {
		split_row(reader, line, '\t');
	} else {
		add_paragraph(reader->out,
			      without_marks(plain_words(reader, trimmed)),
			      (struct place){.line = reader->number});
	}
	reader->in_bars = bars;
	reader->in_grid = reader->in_grid && bars;
}

/* The end of the line on which a table of HTML ends that begins with the text;
 * 0 where it begins with none, or with one that never ends. */
static size_t
html_length(struct reader *reader, struct text text)
{
	struct text line = text;
	size_t end;

	if (reader->unended || text.data[0] != '<')
		return 0;
	line.length = text_find(text, TEXT("\n"));
	if (!text_has(line, TEXT("<table")))
		return 0;
	end = text_find(text, TEXT("</table>"));
	reader->unended = end == text.length;
	return reader->unended
		       ? 0
		       : end + text_find(text_skip(text, end), TEXT("\n"));
}

/* A table that a converter wrote as HTML, on one line or on many, for the sake
 * of its merged cells; false where there is none. */
static bool
read_html_table(struct reader *reader)
{
	struct text text = reader->rest;

	text.length = html_length(reader, text);
	if (text.length == 0 ||
	    !html_reader_add(text, reader->number, reader->out))
		return false;
	for (size_t i = 0; i < text.length; i++)
		reader->number += text.data[i] == '\n';
	reader->rest = text_skip(reader->rest, text.length);
	reader->rest = text_skip(reader->rest, reader->rest.length > 0);
	reader->in_bars = false;
	return true;
}

enum document_fault
text_reader_read(struct text content, struct document *out, uint32_t *line_out)
{
	struct reader reader = {.out = out,
				.rest = content,
				.number = 1,
				.has_bars = text_has_byte(content, '|'),
				.has_marks = has_marks(content)};

	for (; reader.rest.length > 0 && !out->full; reader.number++) {
		if (read_html_table(&reader))
			continue;
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
