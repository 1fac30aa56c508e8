/* Writing a page's text and tables in reading order: see stream.h. */
#include "stream.h"

#define PICTURE 0.05f /* of a page: no smaller one holds a table */

void
stream_begin(struct stream *stream, FILE *out)
{
	*stream = (struct stream){.out = out};
	fprintf(out, "juesuan-pdf 1\n");
}

static void
put_text(struct stream *stream, struct text text)
{
	fwrite(text.data, 1, text.length, stream->out);
	fputc('\n', stream->out);
}

static void
put_page_number(struct stream *stream, int page)
{
	if (stream->told != page)
		fprintf(stream->out, "page %d\n", page);
	stream->told = page;
}

/* The row that was held back goes on no more. */
static void
end_row(struct stream *stream)
{
	static const char *const marks[] = {
		[FIT_WITHIN] = "cell ",
		[FIT_OVER] = "over ",
		[FIT_CUT] = "cut ",
	};
	struct held *row = &stream->row;

	if (row->page == 0)
		return;
	put_page_number(stream, row->page);
	fprintf(stream->out, "row %u\n", row->line);
	vec_each (const struct table_cell *, cell, &row->cells) {
		fputs(marks[cell->fit], stream->out);
		put_text(stream, cell->words);
	}
	row->page = 0;
}

/* What is printed next stands on this page. */
static void
tell_page(struct stream *stream, int page)
{
	end_row(stream);
	put_page_number(stream, page);
}

static void
end_paragraph(struct stream *stream)
{
	struct paragraph *paragraph = &stream->paragraph;

	if (paragraph->words.length == 0)
		return;
	tell_page(stream, paragraph->page);
	fprintf(stream->out, "text %u ", paragraph->line);
	put_text(stream, strbuf_view(&paragraph->words));
	strbuf_clear(&paragraph->words);
}

static void
put_line(struct stream *stream, const struct page *page,
	 const struct lines *lines, const struct line *line)
{
	struct strbuf buf = {0};
	struct text words = line_words(lines, line, page, &buf);

	carried_end(&stream->table);
	stream->line++;
	if (line->loose) {
		end_paragraph(stream);
		tell_page(stream, stream->page);
		fprintf(stream->out, "loose %u ", stream->line);
		put_text(stream, words);
		strbuf_release(&buf);
		return;
	}
	if (!paragraph_goes_on(&stream->paragraph, line, words)) {
		end_paragraph(stream);
		stream->paragraph.page = stream->page;
		stream->paragraph.line = stream->line;
	}
	paragraph_add(&stream->paragraph, line, words);
	strbuf_release(&buf);
}

static bool
is_empty_row(const struct table_cell *cells, size_t columns)
{
	for (size_t c = 0; c < columns; c++)
		if (cells[c].words.length > 0)
			return false;
	return true;
}

/* The first row of a table's next part may be the rest of the last one. */
static bool
goes_on_with(const struct stream *stream, const struct table *table, size_t row)
{
	size_t columns = table_columns(table);

	return stream->row.page != stream->page && row < table_rows(table) &&
	       held_goes_on(&stream->row, table->cells.items + row * columns,
			    columns);
}

static void
put_table(struct stream *stream, const struct table *table)
{
	size_t columns = table_columns(table), skip = 0;

	end_paragraph(stream);
	if (carried_goes_on(&stream->table, table)) {
		skip = carried_repeated(&stream->table, table);
		if (goes_on_with(stream, table, skip))
			held_join(&stream->row,
				  table->cells.items + skip++ * columns);
	} else {
		carried_begin(&stream->table, table);
		tell_page(stream, stream->page);
		/* Two columns are a list, as that of contents is. */
		fputs(table->aligned && columns > 2 ? "table aligned\n"
						    : "table\n",
		      stream->out);
	}
	stream->line += (uint32_t)skip;
	for (size_t r = skip; r < table_rows(table); r++) {
		const struct table_cell *cells =
			table->cells.items + r * columns;

		stream->line++;
		if (is_empty_row(cells, columns))
			continue;
		end_row(stream);
		held_take(&stream->row, stream->page, stream->line, cells,
			  columns);
	}
}

static int
by_top(const void *a, const void *b)
{
	const struct table *one = a, *other = b;

	if (one->top != other->top)
		return one->top < other->top ? -1 : 1;
	return (one->edges.items[0] > other->edges.items[0]) -
	       (one->edges.items[0] < other->edges.items[0]);
}

static void
put_page(struct stream *stream, const struct page *page,
	 const struct lines *lines, struct tables *tables)
{
	size_t t = 0;

	vec_sort(&tables->items, by_top);
	vec_each (const struct line *, line, &lines->items) {
		if (line->count == 0)
			continue;
		while (t < tables->items.count &&
		       tables->items.items[t].top < line->baseline)
			put_table(stream, &tables->items.items[t++]);
		put_line(stream, page, lines, line);
	}
	while (t < tables->items.count)
		put_table(stream, &tables->items.items[t++]);
}

/* What stands outside of them is left in lines. */
static void
find_tables(struct stream *stream, const struct page *page,
	    const struct page *next, struct tables *tables, struct lines *lines)
{
	bool *taken = mem_zero(page->glyphs.count + 1, sizeof *taken);
	struct lattices lattices = {0};

	carried_lattices(&stream->table, stream->page, page, next, &lattices);
	vec_each (const struct lattice *, lattice, &lattices.items)
		table_ruled(tables, lattice, page, taken);
	for (uint32_t g = 0; g < page->glyphs.count; g++)
		if (!taken[g] && page->glyphs.items[g].sight != GLYPH_HIDDEN)
			*vec_push(&lines->order.items) = g;
	lines_make(lines, page);
	margins_drop(&stream->margins, lines, page);
	tables_aligned(tables, lines, page, &stream->table);
	lattices_release(&lattices);
	free(taken);
}

/* What is to be known of the present page. */
static void
put_page_mark(struct stream *stream, const char *mark)
{
	tell_page(stream, stream->page);
	fprintf(stream->out, "%s\n", mark);
}

/* A page without anything to read. */
static void
put_mark(struct stream *stream, int number, const char *mark)
{
	end_paragraph(stream);
	carried_end(&stream->table);
	stream->page = number;
	put_page_mark(stream, mark);
}

void
stream_page(struct stream *stream, int number, const struct page *page,
	    const struct page *next)
{
	struct lines lines = {0};
	struct tables tables = {0};

	margins_look_ahead(&stream->margins, next);
	if (stream->page != number)
		stream->line = 0;
	stream->page = number;
	if (page->damaged)
		put_page_mark(stream, "damaged");
	if (page->unnamed)
		put_page_mark(stream, "garbled");
	find_tables(stream, page, next, &tables, &lines);
	paragraph_measure(&stream->paragraph, &lines, page);
	put_page(stream, page, &lines, &tables);
	if (page->pictured >= PICTURE)
		put_page_mark(stream, "picture");
	margins_remember(&stream->margins, page);
	lines_release(&lines);
	tables_release(&tables);
}

void
stream_scan(struct stream *stream, int number)
{
	put_mark(stream, number, "scan");
}

void
stream_skip(struct stream *stream, int number)
{
	put_mark(stream, number, "skip");
}

void
stream_end(struct stream *stream, int pages)
{
	end_paragraph(stream);
	end_row(stream);
	fprintf(stream->out, "end %d\n", pages);
	margins_release(&stream->margins);
	carried_release(&stream->table);
	held_release(&stream->row);
	strbuf_release(&stream->paragraph.words);
}
