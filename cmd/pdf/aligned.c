/*
 * Tables without lines, or with lines above and below their rows alone: what
 * stands below each other is a column.
 *
 * A table is taken from lines that follow each other and of which several hold
 * amounts apart from other words, with what may head them.
 */
#include "columns.h"
#include "rows.h"

#include <math.h>

#define ROWS_MIN  3    /* lines with amounts that make a table */
#define FAR       3.5f /* lines farther apart, by type size, end a table */
#define BRIEF     6.0f /* no title of a form is as brief, by type size */
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
		} else if (pieces_parts(pieces, l) < 2 &&
			   (++plain > PLAIN_MAX ||
			    parts_tables(lines, page, l))) {
			break;
		}
	}
	return rows >= least ? end : from;
}

/* May a line above another one be of the same head? One piece may where it is
 * close, or as brief as the name of one column. Titles are larger, and what names something has a colon. */
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
	       (close || brief || pieces_count(pieces, line) > 1) &&
	       !parts_tables(lines, page, line);
}

/* Does a line without amounts go on with the labels above it? */
static bool
is_tail(const struct lines *lines, const struct page *page,
	const struct pieces *pieces, size_t line)
{
	const struct line *above = &lines->items.items[line - 1];
	const struct line *below = &lines->items.items[line];

	return below->baseline - above->baseline <= TIGHT * above->size &&
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

/* Which column a piece's middle is in; the outer ones have no end. */
static size_t
middle_column(const struct piece *piece, const float *edges, size_t count)
{
	float middle = (piece->left + piece->right) / 2;
	size_t column = 0;

	while (column + 2 < count && middle >= edges[column + 1])
		column++;
	return column;
}

/* Do a table's amounts all stand between neighbours of these edges, no two of a
 * line between the same ones? */
static bool
fits(const struct pieces *pieces, size_t from, size_t end, const float *edges,
     size_t count)
{
	const struct piece *last = NULL;

	for (size_t p = pieces->firsts.items[from];
	     p < pieces->firsts.items[end]; p++) {
		const struct piece *piece = &pieces->items.items[p];

		if (!piece->amount || !pieces_are_row(pieces, piece->line))
			continue;
		if (last && last->line == piece->line &&
		    middle_column(last, edges, count) ==
			    middle_column(piece, edges, count))
			return false;
		last = piece;
	}
	return true;
}

static void
add_table(struct tables *tables, struct lines *lines, const struct page *page,
	  struct pieces *pieces, size_t head, size_t from, size_t end,
	  const float *edges, size_t edge_count)
{
	struct table table = {
		.top = lines->items.items[head].baseline -
		       lines->items.items[head].size,
		.bottom = lines->items.items[end - 1].baseline,
		.aligned = true,
	};

	if (edges)
		for (size_t e = 0; e < edge_count; e++)
			*vec_push(&table.edges) = edges[e];
	else
		columns_find(&table, pieces, head, from, end);
	if (edges) {
		rows_add(tables, &table, lines, page, pieces, head, end);
	} else {
		rows_add_head(tables, &table, lines, page, pieces, head, from);
		rows_add(tables, &table, lines, page, pieces, from, end);
	}
	for (size_t l = head; l < end; l++)
		lines->items.items[l].count = 0;
	*vec_push(&tables->items) = table;
}

/* Is nothing above a line? */
static bool
is_top(const struct lines *lines, size_t line)
{
	while (line > 0 && lines->items.items[line - 1].count == 0)
		line--;
	return line == 0;
}

void
tables_aligned(struct tables *tables, struct lines *lines,
	       const struct page *page, const float *edges, size_t edge_count)
{
	struct pieces pieces = {0};
	size_t least = 0;

	pieces_find(&pieces, lines, page);
	for (size_t l = 0; l < lines->items.count; l++) {
		bool goes_on =
			edges && tables->items.count == 0 && is_top(lines, l);
		size_t end = l;

		if (pieces_are_row(&pieces, l))
			end = table_end(lines, page, &pieces, l,
					goes_on ? 1 : ROWS_MIN);
		if (end == l)
			continue;
		while (end < lines->items.count &&
		       is_tail(lines, page, &pieces, end))
			end++;
		size_t head = head_start(lines, page, &pieces, l, least);
		bool first = edges && tables->items.count == 0 &&
			     is_top(lines, head);
		bool fit = first && fits(&pieces, l, end, edges, edge_count);
		/* Whose columns nobody knows stays text. */
		if (!first || fit || head < l)
			add_table(tables, lines, page, &pieces, head, l, end,
				  fit ? edges : NULL, edge_count);
		least = end;
		l = end - 1;
	}
	pieces_release(&pieces);
}
