/*
 * Web pages: blocks of text and tables in their order.
 *
 * A row whose cells hold tables is there for the page's looks: its own words
 * are paragraphs, and the rows below a grid of their own; but a table of one
 * cell is words of the cell around it. Each paragraph and each row counts as
 * one line, but within text, whose lines are those of the file.
 *
 * Any other element may be a part of a table too, where its role, its style or
 * its class says so.
 */
#include "document/readers.h"

#include "document/markup.h"

#include "base/utf8.h"

#include <ctype.h>
#include <stdlib.h>

#define DEPTH_MAX   64 /* tables in tables */
#define COLUMNS_MAX 256
#define TAGS_MAX    1000000 /* each becomes a node of a tree */

/* An open table. */
struct html_table {
	bool said;   /* elements say that they are its parts */
	bool in_row; /* of such a one */
	bool looks;  /* the row only lays out other tables */
	bool deep;   /* so deep that every row does */
	bool in_cell;
	size_t first;  /* of the row's cells */
	unsigned span; /* of the cell, in columns */
	unsigned rows; /* and in rows */
	/* Rows below that cells of rows above take up, by column. */
	uint16_t taken[COLUMNS_MAX];
	size_t column; /* in which the row began to be looks */
	/* Of one in a cell of a row that was none: the words of the cell so
	 * far, and what the document had before. */
	bool divides;
	struct text words;
	size_t cells, blocks, blocks_with_words, grid_rows;
	uint32_t line;
};

struct html {
	struct document *out;
	struct strbuf words;
	uint32_t page, line;
	uint32_t within;  /* the line of text it begins on; 0: it is a page */
	unsigned dropped; /* open elements of which nothing is read */
	VEC(struct html_table) tables;
	VEC(const char *)
	parts; /* what each open element is, as a tag's name */
};

/* Where the next line will be. */
static struct place
place_ahead(const struct html *html)
{
	return (struct place){.page = html->page,
			      .line = html->line + (html->within == 0)};
}

static struct place
next_place(struct html *html)
{
	html->line += html->within == 0;
	return (struct place){.page = html->page, .line = html->line};
}

static bool
is_one_of(const char *name, const char *const names[])
{
	for (; *names; names++)
		if (strcmp(name, *names) == 0)
			return true;
	return false;
}

/* Does a style say this, whatever its capitals and blanks? */
static bool
has_style(struct text style, const char *wanted)
{
	for (size_t i = 0; i < style.length; i++) {
		const char *rest = wanted;

		for (size_t k = i; *rest && k < style.length; k++) {
			if (style.data[k] == ' ')
				continue;
			if (tolower((unsigned char)style.data[k]) != *rest)
				break;
			rest++;
		}
		if (*rest == '\0')
			return true;
	}
	return false;
}

static bool
is_hidden(const char *name, void *element)
{
	static const char *const names[] = {
		"head",     "script",   "style", "noscript", "select",
		"textarea", "template", "del",   "s",        "strike",
		"rt",       "rp",       NULL};
	struct text style = markup_attribute(element, "style");

	return is_one_of(name, names) ||
	       markup_has_attribute(element, "hidden") ||
	       has_style(style, "display:none") ||
	       has_style(style, "mso-hide:all");
}

/* Does it take its place, and show nothing that counts? */
static bool
is_blank(void *element)
{
	struct text style = markup_attribute(element, "style");

	return has_style(style, "visibility:hidden") ||
	       has_style(style, "text-decoration:line-through");
}

static bool
ends_line(const char *name)
{
	static const char *const names[] = {
		"p",  "div", "h1", "h2", "h3",  "h4",      "h5",      "h6",
		"li", "br",  "ul", "ol", "dd",  "dt",      "section", "article",
		"tr", "td",  "th", "hr", "pre", "caption", "table",   NULL};

	return is_one_of(name, names);
}

static bool
is_cell(const char *name)
{
	return strcmp(name, "td") == 0 || strcmp(name, "th") == 0;
}

/* What stands behind the last hyphen of a word: "row" of "el-table__row". */
static struct text
last_of_word(struct text word)
{
	for (size_t i = word.length; i > 0; i--)
		if (word.data[i - 1] == '-' || word.data[i - 1] == '_')
			return text_skip(word, i);
	return word;
}

/* Whether one of the words of a text, such as the classes of an element, is
 * that of a part of a table, whatever stands before it: its tag's name, else
 * NULL. */
static const char *
part_of_words(struct text words)
{
	static const struct {
		const char *word, *part;
	} parts[] = {
		{"table", "table"}, {"tbl", "table"},    {"grid", "table"},
		{"row", "tr"},      {"tr", "tr"},        {"cell", "td"},
		{"gridcell", "td"}, {"td", "td"},        {"columnheader", "td"},
		{"th", "td"},       {"rowheader", "td"},
	};

	while (words.length > 0) {
		struct text word = last_of_word(text_take(&words, TEXT(" ")));

		for (size_t i = 0; i < COUNT(parts); i++)
			if (text_is(word, parts[i].word))
				return parts[i].part;
	}
	return NULL;
}

static const char *
part_of_style(struct text style)
{
	if (has_style(style, "display:table-cell"))
		return "td";
	if (has_style(style, "display:table-row") &&
	    !has_style(style, "display:table-row-group"))
		return "tr";
	return has_style(style, "display:table") &&
			       !has_style(style, "display:table-")
		       ? "table"
		       : NULL;
}

static struct html_table *
inner_table(struct html *html)
{
	size_t count = html->tables.count;

	return count > 0 ? &html->tables.items[count - 1] : NULL;
}

/* Are words of the present place those of a cell? */
static bool
in_cell(struct html *html)
{
	const struct html_table *table = inner_table(html);

	return table && table->in_cell && !table->looks;
}

/* Each line is one of the page, if it stood in a cell. */
static void
add_words(struct html *html, struct text words)
{
	while (words.length > 0) {
		struct text line = text_trim(text_take(&words, TEXT("\n")));

		if (line.length > 0)
			add_paragraph(html->out, line, next_place(html));
	}
}

static void
end_paragraph(struct html *html)
{
	add_words(html, arena_copy(&html->out->arena,
				   text_trim(strbuf_view(&html->words))));
	strbuf_clear(&html->words);
}

/* Where a line ends: of a cell, or of the page. */
static void
end_line(struct html *html)
{
	if (in_cell(html))
		strbuf_putc(&html->words, '\n');
	else
		end_paragraph(html);
}

/* A table inside of a row: what the row has said so far are lines. */
static void
become_looks(struct html *html, struct html_table *table)
{
	struct document *out = html->out;

	table->column = out->cells.count - table->first;
	for (size_t i = table->first; table->in_cell && i < out->cells.count;
	     i++)
		add_words(html, out->cells.items[i]);
	table->looks = true;
}

static void
begin_table(struct html *html, bool said)
{
	struct document *out = html->out;
	struct html_table *outer = inner_table(html);
	struct html_table table = {
		.said = said,
		.first = out->cells.count,
		.deep = html->tables.count >= DEPTH_MAX,
		.looks = html->tables.count >= DEPTH_MAX,
		.divides = in_cell(html),
		.cells = out->cells.count,
		.blocks = out->blocks.count,
		.grid_rows = out->rows.count,
		.line = html->line,
	};

	if (table.divides)
		table.words =
			arena_copy(&out->arena, strbuf_view(&html->words));
	if (outer && !outer->looks)
		become_looks(html, outer);
	end_paragraph(html);
	grid_begin(out, place_ahead(html));
	table.blocks_with_words = out->blocks.count;
	*vec_push(&html->tables) = table;
}

/* The words of a table of one cell, which became a paragraph; false when the
 * table is another. */
static bool
is_one_cell(const struct document *out, const struct html_table *table,
	    struct text *words_out)
{
	size_t count = out->blocks.count;
	const struct block *last = &out->blocks.items[count - 1];

	*words_out = TEXT("");
	if (out->rows.count != table->grid_rows ||
	    count > table->blocks_with_words + 1)
		return false;
	if (count > table->blocks_with_words)
		*words_out = last->text;
	return count == table->blocks_with_words || last->kind != BLOCK_GRID;
}

static void
end_table(struct html *html)
{
	struct document *out = html->out;
	struct html_table table = html->tables.items[--html->tables.count];
	struct text words;

	if (!table.looks)
		out->cells.count = table.first;
	if (!table.divides || out->full || !is_one_cell(out, &table, &words))
		return;
	/* as if no table had been there */
	inner_table(html)->looks = false;
	strbuf_clear(&html->words);
	strbuf_text(&html->words, table.words);
	strbuf_text(&html->words, words);
	out->cells.count = table.cells;
	out->blocks.count = table.blocks;
	html->line = table.line;
}

static unsigned
span_of(void *element, const char *name, unsigned most)
{
	struct text value = markup_attribute(element, name);
	unsigned span = 0;

	for (size_t i = 0; i < value.length && span <= most; i++) {
		if (value.data[i] < '0' || value.data[i] > '9')
			break;
		span = span * 10 + (unsigned)(value.data[i] - '0');
	}
	return span < 1 ? 1 : span > most ? most : span;
}

/* Blanks where cells of rows above reach down. */
static void
skip_taken(struct html *html, struct html_table *table)
{
	size_t column = html->out->cells.count - table->first;

	while (column < COLUMNS_MAX && table->taken[column] > 0) {
		table->taken[column++]--;
		add_cell(html->out, TEXT(""));
	}
}

static void
begin_row(struct html *html, struct html_table *table)
{
	end_paragraph(html); /* what stands between the rows */
	table->first = html->out->cells.count;
	table->in_cell = false;
	table->in_row = true;
	if (!table->looks || table->deep)
		return;
	grid_begin(html->out, place_ahead(html));
	table->looks = false;
}

static void
begin_cell(struct html *html, struct html_table *table, void *element)
{
	if (table->looks)
		return;
	skip_taken(html, table);
	table->span = span_of(element, "colspan", COLUMNS_MAX);
	table->rows = span_of(element, "rowspan", 1000);
	table->in_cell = true;
	end_paragraph(html); /* what stands between the cells */
}

static void
end_cell(struct html *html, struct html_table *table)
{
	struct document *out = html->out;
	size_t column = out->cells.count - table->first;

	if (table->looks || !table->in_cell)
		return;
	table->in_cell = false;
	add_cell(out,
		 arena_copy(&out->arena, text_trim(strbuf_view(&html->words))));
	strbuf_clear(&html->words);
	for (unsigned i = 0; i < table->span && column + i < COLUMNS_MAX; i++) {
		if (i > 0)
			add_cell(out, TEXT(""));
		table->taken[column + i] = (uint16_t)(table->rows - 1);
	}
}

/* A cell of which nothing is read. */
static void
add_blank(struct html *html, struct html_table *table, void *element)
{
	begin_cell(html, table, element);
	end_cell(html, table);
}

static void
end_row(struct html *html, struct html_table *table)
{
	struct document *out = html->out;

	table->in_row = false;
	if (!table->looks && table->in_cell)
		end_cell(html, table);
	if (!table->looks) {
		skip_taken(html, table);
		table->column = out->cells.count - table->first;
	}
	for (size_t c = table->column; c < COLUMNS_MAX; c++)
		if (table->taken[c] > 0)
			table->taken[c]--;
	if (table->looks)
		return;
	if (out->cells.count > table->first)
		add_line(out, table->first, next_place(html));
	table->first = out->cells.count;
}

/* White space of any length is one blank, and none between lines of Chinese. */
static void
html_text(struct text text, void *context)
{
	struct html *html = context;

	if (html->dropped > 0)
		return;
	while (text.length > 0) {
		uint32_t point;
		size_t bytes = utf8_first(text, &point);

		if (bytes == 0)
			bytes = 1;
		if (!point_is_space(point))
			strbuf_add(&html->words, text.data, bytes);
		else if (html->words.length > 0 &&
			 html->words.data[html->words.length - 1] != ' ')
			strbuf_putc(&html->words, ' ');
		text = text_skip(text, bytes);
	}
}

static bool
is_table_tag(const char *name)
{
	static const char *const names[] = {"table", "thead", "tbody",
					    "tfoot", "tr",    "td",
					    "th",    "col",   NULL};

	return is_one_of(name, names);
}

/* What an element is: its name, or that of the part of a table that it says it
 * is. Rows are parts of such a table alone, and cells of its rows. */
static const char *
part_of(struct html *html, const char *name, void *element)
{
	struct html_table *table = inner_table(html);
	const char *part;

	if (is_table_tag(name) || strcmp(name, "body") == 0)
		return name;
	part = part_of_words(markup_attribute(element, "role"));
	if (!part)
		part = part_of_style(markup_attribute(element, "style"));
	if (!part)
		part = part_of_words(markup_attribute(element, "class"));
	if (!part || (strcmp(part, "table") != 0 &&
		      (!table || !table->said || in_cell(html) ||
		       table->in_row != is_cell(part))))
		return name;
	return part;
}

/* What stands raised behind a figure is the mark of a note. */
static bool
is_mark_of_note(const struct html *html, const char *name)
{
	return strcmp(name, "sup") == 0 &&
	       text_ends_in_digit(text_trim(strbuf_view(&html->words)));
}

/* A field shows its value. */
static void
add_input(struct html *html, void *element)
{
	struct text type = markup_attribute(element, "type");

	if (type.length == 0 || text_is(type, "text") ||
	    text_is(type, "number"))
		html_text(markup_attribute(element, "value"), html);
}

/* A page of frames shows what other files hold. */
static void
add_frame(struct html *html, void *element)
{
	struct text file = text_trim(markup_attribute(element, "src"));

	if (file.length > 0)
		add_note(html->out, NOTE_FRAME, place_ahead(html),
			 arena_copy(&html->out->arena, file));
}

static void
html_begin(const char *name, void *element, void *context)
{
	struct html *html = context;
	struct html_table *table = inner_table(html);

	if (html->dropped > 0 || is_hidden(name, element) ||
	    is_mark_of_note(html, name)) {
		html->dropped++;
		return;
	}
	bool said = !is_table_tag(name);
	name = part_of(html, name, element);
	if (is_blank(element)) {
		if (table && is_cell(name))
			add_blank(html, table, element);
		html->dropped++;
		return;
	}
	*vec_push(&html->parts) = name;
	if (strcmp(name, "img") == 0)
		add_picture(html->out, place_ahead(html));
	else if (strcmp(name, "frame") == 0)
		add_frame(html, element);
	if (html->within > 0 && !in_cell(html) && !is_cell(name))
		html->line = html->within + markup_line(element) - 1;
	if (strcmp(name, "input") == 0)
		add_input(html, element);
	else if (strcmp(name, "table") == 0)
		begin_table(html, said);
	else if (table && strcmp(name, "tr") == 0)
		begin_row(html, table);
	else if (table && is_cell(name))
		begin_cell(html, table, element);
	else if (ends_line(name))
		end_line(html);
}

static void
html_end(const char *name, void *context)
{
	struct html *html = context;
	struct html_table *table = inner_table(html);

	if (html->dropped > 0) {
		html->dropped--;
		return;
	}
	name = html->parts.items[--html->parts.count];
	if (table && strcmp(name, "table") == 0) {
		end_table(html);
	} else if (table && strcmp(name, "tr") == 0) {
		end_row(html, table);
	} else if (table && is_cell(name)) {
		end_cell(html, table);
	}
	if (ends_line(name))
		end_line(html);
}

static bool
has_few_tags(struct text content)
{
	size_t tags = 0;

	for (size_t i = 0; i < content.length; i++)
		tags += content.data[i] == '<';
	return tags <= TAGS_MAX;
}

/* What stands up to an end, and the end. */
static struct text
through(struct text text, struct text end)
{
	size_t at = text_find(text, end);

	return (struct text){text.data,
			     at < text.length ? at + end.length : at};
}

/* Word and Excel write <![if !supportLists]> and <![endif]> around what other
 * programs are to show: as for these, they are nothing. In comments they end
 * what is for Word alone. */
static struct text
without_conditions(struct text content, struct arena *arena)
{
	struct text rest = content;
	struct strbuf plain = {0};

	if (!text_has(content, TEXT("<![")))
		return content;
	while (rest.length > 0) {
		struct text piece = {rest.data, text_find(rest, TEXT("<!"))};

		strbuf_text(&plain, piece);
		rest = text_skip(rest, piece.length);
		piece = through(rest, text_starts(rest, TEXT("<!--"))
					      ? TEXT("-->")
					      : TEXT(">"));
		if (!text_starts(rest, TEXT("<![")))
			strbuf_text(&plain, piece);
		rest = text_skip(rest, piece.length);
	}
	content = arena_copy(arena, strbuf_view(&plain));
	strbuf_release(&plain);
	return content;
}

static bool
read_html(struct html *html, struct text content)
{
	static const struct markup_visitor visitor = {html_begin, html_end,
						      html_text};
	bool ok = has_few_tags(content) &&
		  html_visit(without_conditions(content, &html->out->arena),
			     &visitor, html);

	end_paragraph(html);
	strbuf_release(&html->words);
	vec_release(&html->tables);
	vec_release(&html->parts);
	return ok;
}

enum document_fault
html_reader_read(struct text content, uint32_t page, struct document *out)
{
	struct html html = {.out = out, .page = page};
	bool ok = read_html(&html, content);

	return ok ? DOCUMENT_READ : DOCUMENT_BROKEN;
}

bool
html_reader_add(struct text table, uint32_t line, struct document *out)
{
	struct html html = {.out = out, .within = line, .line = line};

	return read_html(&html, table);
}
