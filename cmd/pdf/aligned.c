/*
 * Tables without lines, or with lines above and below their rows alone: what
 * stands below each other is a column.
 *
 * A table is taken from lines that follow each other and of which several hold
 * amounts apart from other words, with what may head them.
 */
#include "carried.h"
#include "columns.h"
#include "partings.h"
#include "rows.h"

#include <math.h>

#define ROWS_MIN  3    /* lines with amounts that make a table */
#define FAR       3.5f /* lines farther apart, by type size, end a table */
#define BRIEF     6.0f /* no title of a form is as brief, by type size */
#define HEADS_MIN 4    /* pieces of a line that another one may stand over */
#define LARGER    1.2f /* type that is larger is a title's */
#define PLAIN_MAX 2    /* lines of one piece that may stand between amounts */

static bool
is_near(const struct lines *lines, size_t line)
{
	const struct line *above = &lines->items.items[line - 1];
	const struct line *below = &lines->items.items[line];

	return below->baseline - above->baseline <= FAR * below->size;
}

/* A note, a unit or a title stands between tables, never in one. */
static bool
parts_tables(const struct lines *lines, const struct page *page, size_t line)
{
	const struct line *words = &lines->items.items[line];
	struct strbuf buf = {0};
	struct text text;
	bool parts;

	text = line_words(lines, words, page, &buf);
	parts = text_starts(text, TEXT("注")) ||
		text_starts(text, TEXT("说明")) ||
		text_has(text, TEXT("单位：")) ||
		text_has(text, TEXT("单位:")) ||
		text_has(text, TEXT("名称：")) ||
		text_has(text, TEXT("年度")) || text_ends(text, TEXT("表"));
	strbuf_release(&buf);
	return parts;
}

/* The end of the table that begins with a row; `from` when it has too few. */
static size_t
table_end(const struct lines *lines, const struct page *page,
	  const struct pieces *pieces, size_t from, size_t least)
{
	size_t rows = pieces_weight(pieces, from), plain = 0, end = from + 1;

	for (size_t l = from + 1; l < lines->items.count; l++) {
		if (!is_near(lines, l))
			break;
		if (pieces_are_row(pieces, l)) {
			rows += pieces_weight(pieces, l);
			plain = 0;
			end = l + 1;
		} else if (pieces_may_be_row(pieces, l)) {
			plain = 0;
			end = l + 1;
		} else if (pieces_parts(pieces, l) < 2 &&
			   (++plain > PLAIN_MAX ||
			    parts_tables(lines, page, l))) {
			break;
		}
	}
	return rows >= least ? end : from;
}

/* Does one piece stand over several of the next line, and over no end of it?
 * So does the head of several columns, however long it is. */
static bool
stands_over(const struct pieces *pieces, size_t line)
{
	const size_t *firsts = pieces->firsts.items;
	const struct piece *over = &pieces->items.items[firsts[line]];
	const struct piece *first = &pieces->items.items[firsts[line + 1]];
	const struct piece *last = &pieces->items.items[firsts[line + 2] - 1];

	return pieces_count(pieces, line) == 1 &&
	       pieces_count(pieces, line + 1) >= HEADS_MIN &&
	       over->left > first->right && over->right < last->left;
}

/* May a line above another one be of the same head? One piece may where it is
 * close, or as brief as the name of one column, or stands over several. Titles
 * are larger, and what names something has a colon. */
static bool
may_head(const struct lines *lines, const struct page *page,
	 const struct pieces *pieces, size_t line)
{
	const struct line *above = &lines->items.items[line];
	const struct line *below = &lines->items.items[line + 1];
	bool close = below->baseline - above->baseline <= TIGHT * below->size;
	bool brief = above->right - above->left <= BRIEF * above->size;

	return above->size <= LARGER * below->size &&
	       is_near(lines, line + 1) &&
	       (close || brief || pieces_count(pieces, line) > 1 ||
		stands_over(pieces, line)) &&
	       !parts_tables(lines, page, line);
}

/* Does nothing that is drawn part a line from the one above it, but something
 * below it? */
static bool
is_enclosed(const struct lines *lines, const struct page *page, size_t line)
{
	const struct line *above = &lines->items.items[line - 1];
	const struct line *below = &lines->items.items[line];

	return !page_parts(page, below->left, below->right, line_middle(above),
			   line_middle(below)) &&
	       page_parts(page, below->left, below->right, line_middle(below),
			  below->baseline + below->size);
}

/* Does a line without amounts go on with the labels above it? */
static bool
is_tail(const struct lines *lines, const struct page *page,
	const struct pieces *pieces, size_t line)
{
	const struct line *above = &lines->items.items[line - 1];
	const struct line *below = &lines->items.items[line];

	return (below->baseline - above->baseline <= TIGHT * above->size ||
		is_enclosed(lines, page, line)) &&
	       !pieces_are_row(pieces, line) &&
	       !parts_tables(lines, page, line);
}

static size_t
head_start(const struct lines *lines, const struct page *page,
	   const struct pieces *pieces, size_t from, size_t least)
{
	while (from > least && may_head(lines, page, pieces, from - 1))
		from--;
	return from;
}

/* Where the columns of a table end; count is 0 for none. */
struct edges {
	const float *items;
	size_t count;
};

/* Which column a piece's middle is in; the outer ones have no end. */
static size_t
middle_column(const struct piece *piece, struct edges edges)
{
	float middle = (piece->left + piece->right) / 2;
	size_t column = 0;

	while (column + 2 < edges.count && middle >= edges.items[column + 1])
		column++;
	return column;
}

/* Do a table's amounts all stand between neighbours of these edges, no two of a
 * line between the same ones? */
static bool
fits(const struct pieces *pieces, size_t from, size_t end, struct edges edges)
{
	const struct piece *last = NULL;

	if (edges.count == 0)
		return false;
	for (size_t p = pieces->firsts.items[from];
	     p < pieces->firsts.items[end]; p++) {
		const struct piece *piece = &pieces->items.items[p];

		if (!piece->amount || !pieces_are_row(pieces, piece->line))
			continue;
		if (last && last->line == piece->line &&
		    middle_column(last, edges) == middle_column(piece, edges))
			return false;
		last = piece;
	}
	return true;
}

static void
add_words(struct strbuf *out, const struct lines *lines,
	  const struct page *page, size_t line)
{
	const struct line *words = &lines->items.items[line];

	line_print(out, lines, words, page, 0, words->count);
}

/* All words of a head, in one. */
static struct text
head_words(struct tables *tables, const struct lines *lines,
	   const struct page *page, size_t head, size_t from)
{
	struct strbuf words = {0};
	struct text kept;

	for (size_t l = head; l < from; l++)
		add_words(&words, lines, page, l);
	kept = arena_copy(&tables->arena, strbuf_view(&words));
	strbuf_release(&words);
	return kept;
}

static void
drop_lines(struct lines *lines, size_t from, size_t end)
{
	for (size_t l = from; l < end; l++)
		lines->items.items[l].count = 0;
}

/* Drop the first lines of a page where they are the head of the table before
 * once more. Its first line may have been taken for one that all pages have. */
static void
drop_repeated(struct lines *lines, const struct page *page, struct text head)
{
	struct strbuf words = {0};

	for (size_t l = 0; l < lines->items.count; l++) {
		add_words(&words, lines, page, l);
		if (words.length > head.length)
			break;
		if (2 * words.length > head.length &&
		    text_ends(head, strbuf_view(&words))) {
			drop_lines(lines, 0, l + 1);
			break;
		}
	}
	strbuf_release(&words);
}

static void
add_table(struct tables *tables, struct lines *lines, const struct page *page,
	  struct pieces *pieces, size_t head, size_t from, size_t end,
	  struct edges edges)
{
	struct table table = {
		.top = lines->items.items[head].baseline -
		       lines->items.items[head].size,
		.bottom = lines->items.items[end - 1].baseline,
		.aligned = true,
	};

	from = rows_first(lines, page, head, from);
	for (size_t e = 0; e < edges.count; e++)
		*vec_push(&table.edges) = edges.items[e];
	if (edges.count > 0) {
		rows_add(tables, &table, lines, page, pieces, head, end);
	} else {
		table.head_words = head_words(tables, lines, page, head, from);
		columns_find(&table, pieces, head, from, end);
		rows_add_head(tables, &table, lines, page, pieces, head, from);
		rows_add(tables, &table, lines, page, pieces, from, end);
	}
	drop_lines(lines, head, end);
	*vec_push(&tables->items) = table;
}

/* Is no text between a place and a line? */
static bool
is_below(const struct lines *lines, size_t line, float place)
{
	while (line > 0 && lines->items.items[line - 1].count == 0)
		line--;
	return line == 0 || lines->items.items[line - 1].baseline <= place;
}

/* Is nothing above a line? */
static bool
is_first(const struct tables *tables, const struct lines *lines, size_t line)
{
	return tables->items.count == 0 && is_below(lines, line, -INFINITY);
}

/* The columns of the table right above a line: on the page, or that before. */
static struct edges
edges_above(const struct tables *tables, const struct lines *lines, size_t line,
	    struct edges before)
{
	const struct line *below = &lines->items.items[line];
	const struct table *found = NULL;
	struct edges none = {0};

	vec_each (const struct table *, table, &tables->items)
		if (table->bottom <= below->baseline &&
		    (!found || table->bottom >= found->bottom))
			found = table;
	if (!found)
		return is_first(tables, lines, line) ? before : none;
	if (below->baseline - found->bottom > FAR * below->size ||
	    !is_below(lines, line, found->bottom))
		return none;
	return (struct edges){found->edges.items, found->edges.count};
}

/* What is left and has amounts apart from words may be what a table lacks. */
static void
mark_loose(struct lines *lines, const struct pieces *pieces)
{
	vec_each (struct line *, line, &lines->items) {
		size_t l = (size_t)(line - lines->items.items);
		bool amounts = true, point = false;

		for (size_t p = pieces->firsts.items[l];
		     p < pieces->firsts.items[l + 1]; p++) {
			amounts = amounts && pieces->items.items[p].amount;
			point = point || pieces->items.items[p].point;
		}
		line->loose = point && (amounts || pieces_are_row(pieces, l));
	}
}

void
tables_aligned(struct tables *tables, struct lines *lines,
	       const struct page *page, const struct carried *carried)
{
	struct pieces pieces = {0};
	struct edges before = {carried->edges.items, carried->edges.count};
	size_t least = 0;

	if (carried->open && carried->head_words.length > 0)
		drop_repeated(lines, page, carried->head_words);
	pieces_find(&pieces, lines, page);
	for (size_t l = 0; l < lines->items.count; l++) {
		struct edges above = edges_above(tables, lines, l, before);
		size_t end = l;

		if (pieces_are_row(&pieces, l))
			end = table_end(lines, page, &pieces, l,
					above.count > 0 ? 1 : ROWS_MIN);
		if (end == l)
			continue;
		while (end < lines->items.count &&
		       is_tail(lines, page, &pieces, end))
			end++;
		size_t head = head_start(lines, page, &pieces, l, least);
		bool first = carried->open && is_first(tables, lines, head);
		above = edges_above(tables, lines, head, before);
		if (!fits(&pieces, l, end, above))
			above.count = 0;
		least = end;
		/* Whose columns nobody knows stays text. */
		if (above.count > 0 || !first || head < l)
			add_table(tables, lines, page, &pieces, head, l, end,
				  above);
		l = end - 1;
	}
	mark_loose(lines, &pieces);
	pieces_release(&pieces);
}
