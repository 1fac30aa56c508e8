/*
 * Text as converters and character recognition give it: tabs between the cells
 * of a table's line, or Markdown's bars; headings with or without marks; blank
 * lines anywhere, also inside tables.
 */
#include "document/readers.h"

/* A heading's marks are no part of its words. */
static struct text
without_marks(struct text line)
{
	size_t hashes = 0;

	while (hashes < line.length && line.data[hashes] == '#')
		hashes++;
	line = text_trim(text_skip(line, hashes));
	while (line.length >= 4 && text_starts(line, TEXT("**")) &&
	       text_ends(line, TEXT("**")))
		line = text_trim((struct text){line.data + 2, line.length - 4});
	return line;
}

static bool
is_bar_row(struct text line)
{
	return line.length >= 2 && line.data[0] == '|' &&
	       line.data[line.length - 1] == '|';
}

/* Markdown's line under a head, such as |---|:--:|. */
static bool
is_bar_rule(struct text line)
{
	bool dash = false;

	for (size_t i = 0; i < line.length; i++) {
		if (line.data[i] == '-')
			dash = true;
		else if (!strchr("|: ", line.data[i]))
			return false;
	}
	return dash;
}

static void
add_row(struct document *out, struct text line, char separator, uint32_t number)
{
	grid_begin_row(out, number);
	for (;;) {
		const char *end = memchr(line.data, separator, line.length);
		size_t length = end ? (size_t)(end - line.data) : line.length;

		*vec_push(&out->cells) =
			text_trim((struct text){line.data, length});
		if (!end)
			break;
		line = text_skip(line, length + 1);
	}
	grid_end_row(out);
}

static void
add_line(struct document *out, struct text line, uint32_t number)
{
	struct text trimmed = text_trim(line);

	if (trimmed.length == 0)
		return;
	if (is_bar_row(trimmed)) {
		if (!is_bar_rule(trimmed))
			add_row(out,
				(struct text){trimmed.data + 1,
					      trimmed.length - 2},
				'|', number);
	} else if (memchr(line.data, '\t', line.length)) {
		add_row(out, line, '\t', number);
	} else {
		add_paragraph(out, without_marks(trimmed), number);
	}
}

enum document_fault
text_reader_read(struct text content, struct document *out, uint32_t *line_out)
{
	struct text rest = content;

	for (uint32_t number = 1; rest.length > 0; number++) {
		const char *end = memchr(rest.data, '\n', rest.length);
		size_t length = end ? (size_t)(end - rest.data) : rest.length;
		struct text line = {rest.data, length};

		if (text_starts(line, TEXT("<<<<<<< "))) {
			*line_out = number;
			return DOCUMENT_CONFLICTED;
		}
		if (length > 0 && line.data[length - 1] == '\r')
			line.length--;
		add_line(out, line, number);
		rest = text_skip(rest, length + (end ? 1 : 0));
	}
	return DOCUMENT_READ;
}
