/*
 * A page's text and tables in reading order, and what goes on from one page to
 * the next.
 */
#include "stream.h"

#include "base/utf8.h"

#include <math.h>

#define SAME_EDGE 4.0f /* columns of one table, on two pages, by points */
#define HEAD_ROWS 8    /* rows that may be printed again on a new page */
#define FULL      2.0f /* a line that ends nearer to the right edge of the */
		       /* text, by type size, may go on */
#define CENTRED 0.03f  /* of the page, from its middle */

/* What stands on a page outside of its tables. */
struct body {
	const struct page *page;
	struct lines lines;
};

void
stream_begin(struct stream *stream, FILE *out)
{
	*stream = (struct stream){.out = out};
	fprintf(out, "juesuan-pdf 1\n");
}

/* What is printed next stands on this page. */
static void
tell_page(struct stream *stream, int page)
{
	if (stream->told != page)
		fprintf(stream->out, "page %d\n", page);
	stream->told = page;
}

static void
put_text(struct stream *stream, struct text text)
{
	fwrite(text.data, 1, text.length, stream->out);
	fputc('\n', stream->out);
}

static void
end_paragraph(struct stream *stream)
{
	if (stream->paragraph.length == 0)
		return;
	tell_page(stream, stream->paragraph_page);
	fprintf(stream->out, "text %u ", stream->paragraph_line);
	put_text(stream, strbuf_view(&stream->paragraph));
	strbuf_clear(&stream->paragraph);
}

static void
end_table(struct stream *stream)
{
	stream->open = false;
	stream->aligned = false;
	stream->edges.count = 0;
	stream->head.count = 0;
	arena_reset(&stream->arena);
}

static bool
is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* Is there an amount among the words? */
static bool
has_amount(struct text words)
{
	for (size_t i = 2; i < words.length; i++)
		if (words.data[i - 1] == '.' && is_digit(words.data[i - 2]) &&
		    is_digit(words.data[i]))
			return true;
	return false;
}

/* "12", "- 12 -", "第 12 页", "第12页 共30页", "12/30". */
static bool
is_page_number(struct text words)
{
	bool digit = false;

	while (words.length > 0) {
		static const struct text marks[] = {
			{"第", 3}, {"页", 3}, {"共", 3}, {"—", 3},
			{"－", 3}, {"–", 3},  {"，", 3}, {"·", 2},
		};
		size_t bytes = 0;

		if (words.data[0] >= '0' && words.data[0] <= '9') {
			digit = true;
			bytes = 1;
		} else if (strchr(" -/~,.", words.data[0])) {
			bytes = 1;
		}
		for (size_t i = 0; !bytes && i < sizeof marks / sizeof *marks;
		     i++)
			if (text_starts(words, marks[i]))
				bytes = marks[i].length;
		if (!bytes)
			return false;
		words = text_skip(words, bytes);
	}
	return digit;
}

static struct text
words_of(const struct body *body, const struct line *line, struct strbuf *buf)
{
	strbuf_clear(buf);
	line_print(buf, &body->lines, line, body->page, 0, line->count);
	return strbuf_view(buf);
}

/* Page numbers are no text. */
static void
drop_page_numbers(struct body *body)
{
	struct strbuf words = {0};

	vec_each (struct line *, line, &body->lines.items) {
		if (!page_is_margin(body->page, line->baseline))
			continue;
		struct text text = words_of(body, line, &words);
		if (is_page_number(text) && !has_amount(text))
			line->count = 0;
	}
	strbuf_release(&words);
}

/* The words of a line as they return on other pages: whatever its numbers. */
static struct text
pattern_of(struct text words, struct strbuf *out)
{
	strbuf_clear(out);
	for (size_t i = 0; i < words.length; i++) {
		bool digit = words.data[i] >= '0' && words.data[i] <= '9';

		if (!digit)
			strbuf_putc(out, words.data[i]);
		else if (out->length == 0 ||
			 strbuf_view(out).data[out->length - 1] != '0')
			strbuf_putc(out, '0');
	}
	return strbuf_view(out);
}

static void
find_margins(const struct page *page, struct margins *out)
{
	struct body body = {.page = page};
	struct strbuf words = {0}, pattern = {0};

	out->items.count = 0;
	arena_reset(&out->arena);
	for (uint32_t g = 0; g < page->glyphs.count; g++)
		if (page_is_margin(page, page->glyphs.items[g].baseline) &&
		    page->glyphs.items[g].sight != GLYPH_HIDDEN)
			*vec_push(&body.lines.order.items) = g;
	lines_make(&body.lines, page);
	vec_each (const struct line *, line, &body.lines.items)
		*vec_push(&out->items) = (struct margin_line){
			.baseline = line->baseline,
			.pattern = arena_copy(
				&out->arena,
				pattern_of(words_of(&body, line, &words),
					   &pattern)),
		};
	strbuf_release(&words);
	strbuf_release(&pattern);
	lines_release(&body.lines);
}

static bool
has_line(const struct margins *margins, float baseline, struct text pattern)
{
	vec_each (const struct margin_line *, line, &margins->items)
		if (fabsf(line->baseline - baseline) <= SAME_EDGE &&
		    text_equal(line->pattern, pattern))
			return true;
	return false;
}

/* What a table needs is no running line, though each page may have it. */
static bool
is_of_table(struct text words)
{
	return has_amount(words) || text_has(words, TEXT("单位")) ||
	       text_has(words, TEXT("注")) || text_has(words, TEXT("说明"));
}

/* Does a line stand at the same place on a page near this one? The first page
 * that has it at its top keeps it: it may be a title. */
static bool
is_running(const struct stream *stream, const struct body *body,
	   const struct line *line)
{
	struct strbuf buf = {0}, pattern = {0};
	struct text words = words_of(body, line, &buf);
	bool running = false;

	if (page_is_margin(body->page, line->baseline) && !is_of_table(words)) {
		pattern_of(words, &pattern);
		for (size_t m = 0; m < NEIGHBOURS && !running; m++)
			running = (m < NEIGHBOURS - 1 ||
				   line->baseline > body->page->height / 2) &&
				  has_line(&stream->margins[m], line->baseline,
					   strbuf_view(&pattern));
	}
	strbuf_release(&buf);
	strbuf_release(&pattern);
	return running;
}

/* The lines that head and foot every page are no text: those from its edges
 * inwards that pages near it have as well. */
static void
drop_running_lines(const struct stream *stream, struct body *body)
{
	struct line *lines = body->lines.items.items;
	size_t count = body->lines.items.count, first = 0;

	for (; first < count; first++)
		if (lines[first].count > 0 &&
		    !is_running(stream, body, &lines[first]))
			break;
		else
			lines[first].count = 0;
	for (; count > first; count--)
		if (lines[count - 1].count > 0 &&
		    !is_running(stream, body, &lines[count - 1]))
			break;
		else
			lines[count - 1].count = 0;
}

/* A page of headings alone does not show how far lines go; those before it
 * do. */
static void
measure(struct stream *stream, const struct body *body)
{
	if (stream->width != body->page->width) {
		stream->width = body->page->width;
		stream->left_edge = INFINITY;
		stream->right_edge = -INFINITY;
	}
	vec_each (const struct line *, line, &body->lines.items) {
		if (line->count == 0)
			continue;
		stream->left_edge = fminf(stream->left_edge, line->left);
		stream->right_edge = fmaxf(stream->right_edge, line->right);
	}
}

static bool
is_centred(const struct stream *stream, const struct line *line)
{
	float middle = (line->left + line->right) / 2;

	return fabsf(middle - stream->width / 2) <= CENTRED * stream->width &&
	       line->left - stream->left_edge > 1.5f * line->size;
}

/* "一、", "（二）", "3.", "第四部分", "注：": what never goes on. */
static bool
begins_anew(struct text words)
{
	static const struct text marks[] = {
		{"、", 3}, {".", 1}, {"．", 3},
		{"）", 3}, {")", 1}, {"部分", 6},
	};
	static const struct text numerals = {
		"0123456789一二三四五六七八九十第（(", 10 + 12 * 3 + 1};
	struct text rest = words;

	if (text_starts(words, TEXT("注：")) ||
	    text_starts(words, TEXT("单位：")))
		return true;
	while (rest.length > 0) {
		size_t bytes = 1;

		while (bytes < rest.length && utf8_goes_on(rest.data[bytes]))
			bytes++;
		if (!text_has(numerals, (struct text){rest.data, bytes}))
			break;
		rest = text_skip(rest, bytes);
	}
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (rest.length < words.length && text_starts(rest, marks[i])) {
			rest = text_skip(rest, marks[i].length);
			/* No enumeration but the end of a broken amount. */
			return rest.length == 0 || rest.data[0] < '0' ||
			       rest.data[0] > '9';
		}
	return false;
}

/* Does a line go on with the paragraph before it? */
static bool
goes_on(const struct stream *stream, const struct line *line, struct text words)
{
	float size = line->size;

	if (stream->paragraph.length == 0 ||
	    fabsf(size - stream->size) > 0.2f * size ||
	    stream->right_edge - stream->right > FULL * size ||
	    begins_anew(words))
		return false;
	return line->left - stream->left_edge < size ||
	       is_centred(stream, line);
}

static void
put_line(struct stream *stream, const struct body *body,
	 const struct line *line)
{
	struct strbuf words = {0};

	end_table(stream);
	words_of(body, line, &words);
	stream->line++;
	if (!goes_on(stream, line, strbuf_view(&words))) {
		end_paragraph(stream);
		stream->paragraph_page = stream->page;
		stream->paragraph_line = stream->line;
	} else if (words_are_parted(strbuf_view(&stream->paragraph),
				    strbuf_view(&words))) {
		strbuf_putc(&stream->paragraph, ' ');
	}
	strbuf_text(&stream->paragraph, strbuf_view(&words));
	stream->size = line->size;
	stream->right = line->right;
	strbuf_release(&words);
}

/* Has a table the columns of the one before it, perhaps moved aside? */
static bool
has_same_columns(const struct stream *stream, const struct table *table)
{
	if (!stream->open || stream->edges.count != table->edges.count)
		return false;
	float aside = table->edges.items[0] - stream->edges.items[0];
	for (size_t i = 1; i < table->edges.count; i++)
		if (fabsf(table->edges.items[i] - stream->edges.items[i] -
			  aside) > SAME_EDGE)
			return false;
	return true;
}

static const struct table_cell *
row_of(const struct table *table, size_t row)
{
	return table->cells.items + row * table_columns(table);
}

static bool
is_empty_row(const struct table *table, size_t row)
{
	const struct table_cell *cells = row_of(table, row);

	for (size_t c = 0; c < table_columns(table); c++)
		if (cells[c].words.length > 0)
			return false;
	return true;
}

/* How many of the first rows are the table's head, printed again. */
static size_t
repeated_rows(const struct stream *stream, const struct table *table)
{
	size_t columns = table_columns(table), cells = 0;

	while (cells < stream->head.count && cells < table->cells.count &&
	       text_equal(stream->head.items[cells],
			  table->cells.items[cells].words))
		cells++;
	return cells / columns;
}

static void
begin_table(struct stream *stream, const struct table *table)
{
	size_t rows = table_rows(table);
	size_t cells =
		(rows < HEAD_ROWS ? rows : HEAD_ROWS) * table_columns(table);

	end_table(stream);
	stream->open = true;
	stream->aligned = table->aligned;
	vec_each (const float *, edge, &table->edges)
		*vec_push(&stream->edges) = *edge;
	for (size_t i = 0; i < cells; i++)
		*vec_push(&stream->head) =
			arena_copy(&stream->arena, table->cells.items[i].words);
	/* Two columns are a list, as that of contents is. */
	fputs(table->aligned && table_columns(table) > 2 ? "table aligned\n"
							 : "table\n",
	      stream->out);
}

static void
put_table(struct stream *stream, const struct table *table)
{
	static const char *const marks[] = {
		[FIT_WITHIN] = "cell ",
		[FIT_OVER] = "over ",
		[FIT_CUT] = "cut ",
	};
	size_t skip = 0;

	end_paragraph(stream);
	tell_page(stream, stream->page);
	if (has_same_columns(stream, table))
		skip = repeated_rows(stream, table);
	else
		begin_table(stream, table);
	stream->line += (uint32_t)skip;
	for (size_t r = skip; r < table_rows(table); r++) {
		const struct table_cell *cells = row_of(table, r);

		stream->line++;
		if (is_empty_row(table, r))
			continue;
		fprintf(stream->out, "row %u\n", stream->line);
		for (size_t c = 0; c < table_columns(table); c++) {
			fputs(marks[cells[c].fit], stream->out);
			put_text(stream, cells[c].words);
		}
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
put_body(struct stream *stream, const struct body *body, struct tables *tables)
{
	size_t t = 0;

	if (tables->items.count > 0)
		qsort(tables->items.items, tables->items.count,
		      sizeof *tables->items.items, by_top);
	vec_each (const struct line *, line, &body->lines.items) {
		if (line->count == 0)
			continue;
		while (t < tables->items.count &&
		       tables->items.items[t].top < line->baseline)
			put_table(stream, &tables->items.items[t++]);
		put_line(stream, body, line);
	}
	while (t < tables->items.count)
		put_table(stream, &tables->items.items[t++]);
}

/* The uppermost lattice of a page, or the lowest one; NULL where none is. */
static struct lattice *
outermost(struct lattices *lattices, bool lowest)
{
	struct lattice *found = NULL;

	vec_each (struct lattice *, lattice, &lattices->items) {
		const float *ys = lattice->ys.items;

		if (!found ||
		    (lowest ? ys[lattice->ys.count - 1] >
				      found->ys.items[found->ys.count - 1]
			    : ys[0] < found->ys.items[0]))
			found = lattice;
	}
	return found;
}

/* A part of a table on one page may have fewer columns than that on the next
 * one: a head whose cells are one, or a line below the rows. */
static void
widen_parts(const struct stream *stream, struct lattices *lattices,
	    struct lattices *ahead)
{
	struct lattice *first = outermost(lattices, false);
	struct lattice *last = outermost(lattices, true);
	const struct lattice *next = outermost(ahead, false);

	if (first && stream->open && !stream->aligned)
		lattice_widen(first, stream->edges.items, stream->edges.count);
	if (last && next)
		lattice_widen(last, next->xs.items, next->xs.count);
}

/* Those of a page, and of the next one, which they may go on on. */
static void
take_lattices(struct stream *stream, const struct page *page,
	      const struct page *next, struct lattices *out)
{
	if (stream->ahead_page == stream->page) {
		*out = stream->ahead;
		stream->ahead = (struct lattices){0};
	} else {
		lattices_find(page, out);
	}
	lattices_release(&stream->ahead);
	stream->ahead = (struct lattices){0};
	stream->ahead_page = next ? stream->page + 1 : 0;
	if (next)
		lattices_find(next, &stream->ahead);
}

static void
find_tables(struct stream *stream, const struct page *page,
	    const struct page *next, struct tables *tables, struct body *body)
{
	bool *taken = mem_zero(page->glyphs.count + 1, sizeof *taken);
	struct lattices lattices = {0};

	take_lattices(stream, page, next, &lattices);
	widen_parts(stream, &lattices, &stream->ahead);
	vec_each (const struct lattice *, lattice, &lattices.items)
		table_ruled(tables, lattice, page, taken);
	for (uint32_t g = 0; g < page->glyphs.count; g++)
		if (!taken[g] && page->glyphs.items[g].sight != GLYPH_HIDDEN)
			*vec_push(&body->lines.order.items) = g;
	lines_make(&body->lines, page);
	drop_page_numbers(body);
	drop_running_lines(stream, body);
	tables_aligned(tables, &body->lines, page,
		       stream->aligned ? &stream->edges.items[0] : NULL,
		       stream->edges.count);
	lattices_release(&lattices);
	free(taken);
}

/* A page without anything to read. */
static void
put_mark(struct stream *stream, int number, const char *mark)
{
	end_paragraph(stream);
	end_table(stream);
	tell_page(stream, number);
	fprintf(stream->out, "%s\n", mark);
}

/* Pages may differ by turns: those of the last two are known. */
static void
remember_margins(struct stream *stream, const struct page *page)
{
	struct margins last = stream->margins[1];

	stream->margins[1] = stream->margins[0];
	stream->margins[0] = last;
	find_margins(page, &stream->margins[0]);
}

void
stream_page(struct stream *stream, int number, const struct page *page,
	    const struct page *next)
{
	struct body body = {.page = page};
	struct tables tables = {0};

	if (next)
		find_margins(next, &stream->margins[NEIGHBOURS - 1]);
	else
		stream->margins[NEIGHBOURS - 1].items.count = 0;

	stream->page = number;
	stream->line = 0;
	if (page->unnamed) {
		end_paragraph(stream);
		tell_page(stream, number);
		fprintf(stream->out, "garbled\n");
	}
	find_tables(stream, page, next, &tables, &body);
	measure(stream, &body);
	put_body(stream, &body, &tables);
	remember_margins(stream, page);
	lines_release(&body.lines);
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
	end_table(stream);
	fprintf(stream->out, "end %d\n", pages);
	for (size_t m = 0; m < NEIGHBOURS; m++) {
		vec_release(&stream->margins[m].items);
		arena_release(&stream->margins[m].arena);
	}
	strbuf_release(&stream->paragraph);
	vec_release(&stream->edges);
	vec_release(&stream->head);
	arena_release(&stream->arena);
	lattices_release(&stream->ahead);
}
