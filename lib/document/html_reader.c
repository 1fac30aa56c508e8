/*
 * Web pages: blocks of text and tables in their order.
 *
 * A table whose cells hold tables is there for the page's looks: its own words
 * are paragraphs. Each paragraph and each row counts as one line.
 */
#include "document/readers.h"

#include "document/markup.h"

#include "base/utf8.h"

#include <stdlib.h>

#define DEPTH_MAX   64 /* tables in tables */
#define COLUMNS_MAX 256
#define TAGS_MAX    1000000 /* each becomes a node of a tree */

/* An open table. */
struct html_table {
	bool looks; /* it only lays out others */
	bool in_cell;
	size_t first;  /* of the row's cells */
	unsigned span; /* of the cell, in columns */
	unsigned rows; /* and in rows */
	/* Rows below that cells of rows above take up, by column. */
	uint16_t taken[COLUMNS_MAX];
};

struct html {
	struct document *out;
	struct strbuf words;
	uint32_t line;
	unsigned dropped; /* open elements of which nothing is read */
	VEC(struct html_table) tables;
};

static bool
is_one_of(const char *name, const char *const names[])
{
	for (; *names; names++)
		if (strcmp(name, *names) == 0)
			return true;
	return false;
}

static bool
is_hidden(const char *name, void *element)
{
	static const char *const names[] = {"head",     "script", "style",
					    "noscript", "select", "textarea",
					    "template", NULL};
	struct text style = markup_attribute(element, "style");

	return is_one_of(name, names) ||
	       text_has(style, TEXT("display:none")) ||
	       text_has(style, TEXT("display: none"));
}

static bool
ends_paragraph(const char *name)
{
	static const char *const names[] = {
		"p",  "div", "h1", "h2", "h3",  "h4",      "h5",      "h6",
		"li", "br",  "ul", "ol", "dd",  "dt",      "section", "article",
		"tr", "td",  "th", "hr", "pre", "caption", NULL};

	return is_one_of(name, names);
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

static void
end_paragraph(struct html *html)
{
	struct text words = text_trim(strbuf_view(&html->words));

	if (words.length > 0)
		add_paragraph(html->out, arena_copy(&html->out->arena, words),
			      (struct place){.line = ++html->line});
	strbuf_clear(&html->words);
}

/* A table inside of a table: what the outer one has said so far are lines. */
static void
become_looks(struct html *html, struct html_table *table)
{
	struct document *out = html->out;

	if (!table->looks && table->in_cell) {
		for (size_t i = table->first; i < out->cells.count; i++)
			if (out->cells.items[i].length > 0)
				add_paragraph(
					out, out->cells.items[i],
					(struct place){.line = ++html->line});
		out->cells.count = table->first;
	}
	table->looks = true;
	end_paragraph(html);
}

static void
begin_table(struct html *html)
{
	struct html_table *outer = inner_table(html);

	if (outer)
		become_looks(html, outer);
	end_paragraph(html);
	*vec_push(&html->tables) = (struct html_table){
		.first = html->out->cells.count,
		.looks = html->tables.count >= DEPTH_MAX,
	};
	grid_begin(html->out, (struct place){.line = html->line + 1});
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
begin_cell(struct html *html, struct html_table *table, void *element)
{
	if (table->looks)
		return;
	skip_taken(html, table);
	table->span = span_of(element, "colspan", COLUMNS_MAX);
	table->rows = span_of(element, "rowspan", 1000);
	table->in_cell = true;
	strbuf_clear(&html->words);
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

static void
end_row(struct html *html, struct html_table *table)
{
	struct document *out = html->out;

	if (table->looks)
		return;
	if (table->in_cell)
		end_cell(html, table);
	skip_taken(html, table);
	for (size_t c = out->cells.count - table->first; c < COLUMNS_MAX; c++)
		if (table->taken[c] > 0)
			table->taken[c]--;
	if (out->cells.count > table->first)
		add_line(out, table->first,
			 (struct place){.line = ++html->line});
	table->first = out->cells.count;
}

static void
html_begin(const char *name, void *element, void *context)
{
	struct html *html = context;
	struct html_table *table = inner_table(html);

	if (html->dropped > 0 || is_hidden(name, element)) {
		html->dropped++;
		return;
	}
	if (strcmp(name, "table") == 0)
		begin_table(html);
	else if (table && strcmp(name, "tr") == 0)
		table->first = html->out->cells.count;
	else if (table && (strcmp(name, "td") == 0 || strcmp(name, "th") == 0))
		begin_cell(html, table, element);
	else if (ends_paragraph(name) && !in_cell(html))
		end_paragraph(html);
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
	if (table && strcmp(name, "table") == 0) {
		if (!table->looks)
			html->out->cells.count = table->first;
		html->tables.count--;
	} else if (table && strcmp(name, "tr") == 0) {
		end_row(html, table);
	} else if (table &&
		   (strcmp(name, "td") == 0 || strcmp(name, "th") == 0)) {
		end_cell(html, table);
	}
	if (ends_paragraph(name) && !in_cell(html))
		end_paragraph(html);
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
has_few_tags(struct text content)
{
	size_t tags = 0;

	for (size_t i = 0; i < content.length; i++)
		tags += content.data[i] == '<';
	return tags <= TAGS_MAX;
}

enum document_fault
html_reader_read(struct text content, struct document *out)
{
	static const struct markup_visitor visitor = {html_begin, html_end,
						      html_text};
	struct html html = {.out = out};
	bool ok = has_few_tags(content) && html_visit(content, &visitor, &html);

	end_paragraph(&html);
	strbuf_release(&html.words);
	vec_release(&html.tables);
	return ok ? DOCUMENT_READ : DOCUMENT_BROKEN;
}
