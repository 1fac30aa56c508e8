/*
 * Text for a terminal: columns lined up by the width of their characters, which
 * for Chinese is two; what is too long for its column goes on below. Every line
 * is free of control characters, whoever wrote what stands in it, and of spaces
 * at its end.
 */
#include "render/format.h"

#include "base/utf8.h"

#define GAP  "  " /* between columns */
#define FOLD 100  /* the columns on a terminal that a cell takes at most */

/* Put a space for each control character from start on, and nothing for what
 * turns the direction of writing, which has no width. */
static void
make_plain(struct strbuf *out, size_t start)
{
	size_t end = start;

	for (size_t at = start; at < out->length;) {
		size_t unseen = unseen_length(out->data + at);

		if (unseen == 0)
			out->data[end++] = out->data[at++];
		else if (unseen == 1 || out->data[at] == '\xc2')
			out->data[end++] = ' ';
		at += unseen;
	}
	out->length = end;
	if (out->data)
		out->data[end] = '\0';
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

/* Where a cell ends among all that are printed, and its columns on a
 * terminal. */
struct cell {
	uint32_t end, width;
};

/* The titles and the values, row by row, printed once: widths must be known
 * before the first line is. */
struct printed {
	struct strbuf bytes;
	VEC(struct cell) cells;
	size_t *widths; /* of the table's columns */
	bool *silent;   /* are they left out? */
	bool folded;    /* is one of the cells wider than FOLD? */
};

/* Keep what stands in bytes from start on as the next cell. */
static void
end_cell(struct printed *printed, size_t start, size_t column, bool digits)
{
	if (!digits)
		make_plain(&printed->bytes, start);

	struct text text = strbuf_view(&printed->bytes);
	size_t width = digits ? text.length - start
			      : text_width(text_skip(text, start));

	*vec_push(&printed->cells) =
		(struct cell){(uint32_t)text.length, (uint32_t)width};
	if (width > FOLD) {
		width = FOLD;
		printed->folded = true;
	}
	if (printed->widths[column] < width)
		printed->widths[column] = width;
}

static bool
says_nothing(const struct table_value *value, const char *silent)
{
	return value->kind == VALUE_NONE ||
	       (value->kind == VALUE_STATE && strcmp(value->id, silent) == 0);
}

static bool
is_silent(const struct table *table, size_t column)
{
	const char *silent = table->columns.items[column].silent;

	for (size_t i = column; silent && i < table->values.count;
	     i += table->columns.count)
		if (!says_nothing(&table->values.items[i], silent))
			return false;
	return silent;
}

static void
find_silent(struct printed *printed, const struct table *table)
{
	printed->silent =
		mem_zero(table->columns.count, sizeof *printed->silent);
	for (size_t i = 0; i < table->columns.count; i++)
		printed->silent[i] = is_silent(table, i);
}

/* Is it the very text that stands above it? A department's name stands there
 * for each of its years. */
static bool
is_repeated(const struct table_value *value, const struct table_value *above)
{
	return value->kind == VALUE_TEXT && above->kind == VALUE_TEXT &&
	       value->text == above->text;
}

/* The cell above once more. */
static void
repeat_cell(struct printed *printed, size_t columns)
{
	size_t above = printed->cells.count - columns;
	struct cell cell = printed->cells.items[above];
	size_t start = printed->cells.items[above - 1].end;
	char *end = strbuf_room(&printed->bytes, cell.end - start);

	memcpy(end, printed->bytes.data + start, cell.end - start);
	strbuf_wrote(&printed->bytes, end + (cell.end - start));
	cell.end = (uint32_t)printed->bytes.length;
	*vec_push(&printed->cells) = cell;
}

static void
print_cells(struct printed *printed, const struct table *table)
{
	size_t columns = table->columns.count;

	printed->widths = mem_zero(columns, sizeof *printed->widths);
	vec_reserve(&printed->cells, columns + table->values.count);
	for (size_t i = 0; i < columns; i++) {
		size_t start = printed->bytes.length;

		column_title_print(&printed->bytes, &table->columns.items[i]);
		end_cell(printed, start, i, false);
	}
	for (size_t i = 0; i < table->values.count; i++) {
		const struct table_value *value = &table->values.items[i];
		size_t start = printed->bytes.length;

		if (i >= columns && is_repeated(value, value - columns)) {
			repeat_cell(printed, columns);
			continue;
		}
		value_print(&printed->bytes, value, value->grouped);
		end_cell(printed, start, i % columns,
			 value->kind != VALUE_TEXT &&
				 value->kind != VALUE_STATE);
	}
}

/* The line of the cells from first on, put onto spaces; spaces: the most that
 * stand between them. */
static void
add_row(struct strbuf *out, const struct table *table,
	const struct printed *printed, size_t first, size_t spaces)
{
	const struct cell *cells = printed->cells.items + first;
	size_t start = first > 0 ? cells[-1].end : 0,
	       count = table->columns.count,
	       most = cells[count - 1].end - start + spaces;
	char *end = strbuf_room(out, most);
	size_t gap = 0;

	memset(end, ' ', most);
	for (size_t i = 0; i < count; start = cells[i++].end) {
		size_t length = cells[i].end - start,
		       padding = printed->widths[i] - cells[i].width;
		bool number = table->columns.items[i].number;

		if (printed->silent[i])
			continue;
		end += gap + (number ? padding : 0);
		memcpy(end, printed->bytes.data + start, length);
		end += length + (number ? 0 : padding);
		gap = sizeof GAP - 1;
	}
	strbuf_wrote(out, end);
	end_line(out);
}

/* May a line end behind it? */
static bool
is_break(uint32_t point)
{
	return point == ' ' || point == 0x3001 /* 、 */ ||
	       point == 0x3002 /* 。 */ || point == 0xff0c /* ， */ ||
	       point == 0xff1b /* ； */;
}

/* As much of a cell as fits on its line: up to a break, where one is near. */
static struct text
first_fold(struct text text)
{
	size_t fits = 0, broken = 0, width = 0;

	while (fits < text.length) {
		struct text next = text_skip(text, fits);
		uint32_t point;
		size_t bytes = utf8_first(next, &point);

		next.length = bytes > 0 ? bytes : 1;
		width += text_width(next);
		if (width > FOLD)
			break;
		fits += next.length;
		if (is_break(point))
			broken = fits;
	}
	if (fits < text.length && broken > fits / 2)
		fits = broken;
	return (struct text){text.data, fits};
}

static void
add_padded(struct strbuf *out, struct text text, size_t width, bool number)
{
	size_t padding = width - text_width(text);

	if (!number)
		strbuf_text(out, text);
	while (padding-- > 0)
		strbuf_putc(out, ' ');
	if (number)
		strbuf_text(out, text);
}

/* The lines of the cells from first on, one of which may be folded. */
static void
add_folded_row(struct strbuf *out, const struct table *table,
	       const struct printed *printed, size_t first)
{
	size_t count = table->columns.count;
	struct text *rests = mem_zero(count, sizeof *rests);
	bool more = true;

	for (size_t i = 0, at = first; i < count; i++, at++) {
		const struct cell *cell = &printed->cells.items[at];
		size_t start = at > 0 ? cell[-1].end : 0;

		rests[i] = (struct text){printed->bytes.data + start,
					 cell->end - start};
	}
	while (more) {
		const char *gap = "";

		more = false;
		for (size_t i = 0; i < count; i++) {
			struct text now = first_fold(rests[i]);

			if (printed->silent[i])
				continue;
			strbuf_puts(out, gap);
			gap = GAP;
			add_padded(out, now, printed->widths[i],
				   table->columns.items[i].number);
			rests[i] = text_skip(rests[i], now.length);
			more = more || rests[i].length > 0;
		}
		end_line(out);
	}
	free(rests);
}

static void
add_rule(struct strbuf *out, const struct table *table,
	 const struct printed *printed)
{
	const char *gap = "";

	for (size_t i = 0; i < table->columns.count; i++) {
		if (printed->silent[i])
			continue;
		strbuf_puts(out, gap);
		gap = GAP;
		for (size_t at = 0; at < printed->widths[i]; at++)
			strbuf_putc(out, '-');
	}
	end_line(out);
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
	size_t columns = table->columns.count, spaces = 0;
	struct printed printed = {0};

	find_silent(&printed, table);
	print_cells(&printed, table);
	for (size_t i = 0; i < columns; i++)
		spaces += printed.widths[i] + sizeof GAP;
	/* All at once: it would be copied each time it grows. */
	strbuf_room(out, printed.bytes.length +
				 (table_row_count(table) + 2) * spaces);
	for (size_t at = 0; at < printed.cells.count; at += columns) {
		if (printed.folded)
			add_folded_row(out, table, &printed, at);
		else
			add_row(out, table, &printed, at, spaces);
		if (at == 0)
			add_rule(out, table, &printed);
	}
	strbuf_release(&printed.bytes);
	vec_release(&printed.cells);
	free(printed.widths);
	free(printed.silent);
}

void
render_text(const struct table *table, const struct render_options *options,
	    struct strbuf *out)
{
	(void)options;
	add_line(out, table->title);
	add_facts(out, table);
	/* Titles over nothing tell nothing: the notes say why. */
	if (table_row_count(table) > 0) {
		strbuf_putc(out, '\n');
		add_columns(out, table);
	}
	if (table->notes.count)
		strbuf_putc(out, '\n');
	vec_each (const struct table_note *, note, &table->notes)
		add_line(out, note->text);
}
