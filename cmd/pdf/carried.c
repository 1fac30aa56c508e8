/* Tables over pages: see carried.h. */
#include "carried.h"

#include <math.h>

#define SAME_EDGE 4.0f /* columns of one table, on two pages, by points */
#define HEAD_ROWS 8    /* rows that may be printed again on a new page */

/* A frame around a table may be a row of its own, as a table that goes on has
 * it at one end alone: where the first row with words begins. */
static size_t
first_cell(const struct table *table)
{
	size_t cell = 0;

	while (cell < table->cells.count &&
	       table->cells.items[cell].words.length == 0)
		cell++;
	return cell - cell % table_columns(table);
}

void
carried_begin(struct carried *carried, const struct table *table)
{
	size_t first = first_cell(table);
	size_t end = first + HEAD_ROWS * table_columns(table);

	carried_end(carried);
	carried->open = true;
	carried->aligned = table->aligned;
	vec_each (const float *, edge, &table->edges)
		*vec_push(&carried->edges) = *edge;
	for (size_t i = first; i < end && i < table->cells.count; i++)
		*vec_push(&carried->head) = arena_copy(
			&carried->arena, table->cells.items[i].words);
	carried->head_words = arena_copy(&carried->arena, table->head_words);
}

void
carried_end(struct carried *carried)
{
	carried->open = false;
	carried->aligned = false;
	carried->edges.count = 0;
	carried->head.count = 0;
	carried->head_words = TEXT("");
	arena_reset(&carried->arena);
}

void
carried_release(struct carried *carried)
{
	vec_release(&carried->edges);
	vec_release(&carried->head);
	arena_release(&carried->arena);
	lattices_release(&carried->ahead);
}

bool
carried_goes_on(const struct carried *carried, const struct table *table)
{
	const float *edges = table->edges.items, *before = carried->edges.items;

	if (!carried->open || carried->edges.count != table->edges.count)
		return false;
	for (size_t i = 1; i < table->edges.count; i++)
		if (fabsf(edges[i] - before[i] - (edges[0] - before[0])) >
		    SAME_EDGE)
			return false;
	return true;
}

size_t
carried_repeated(const struct carried *carried, const struct table *table)
{
	size_t first = first_cell(table), cells = 0;

	while (cells < carried->head.count &&
	       first + cells < table->cells.count &&
	       text_equal(carried->head.items[cells],
			  table->cells.items[first + cells].words))
		cells++;
	return cells < table_columns(table)
		       ? 0
		       : (first + cells) / table_columns(table);
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
widen_parts(struct carried *carried, struct lattices *lattices)
{
	struct lattice *first = outermost(lattices, false);
	struct lattice *last = outermost(lattices, true);
	const struct lattice *next = outermost(&carried->ahead, false);

	if (first && carried->open && !carried->aligned)
		lattice_widen(first, carried->edges.items,
			      carried->edges.count);
	if (last && next)
		lattice_widen(last, next->xs.items, next->xs.count);
}

void
carried_lattices(struct carried *carried, int number, const struct page *page,
		 const struct page *next, struct lattices *out)
{
	if (carried->ahead_page == number &&
	    carried->ahead_rules == page->across.count) {
		*out = carried->ahead;
	} else {
		lattices_find(page, out);
		lattices_release(&carried->ahead);
	}
	carried->ahead = (struct lattices){0};
	carried->ahead_page = next ? number + 1 : 0;
	carried->ahead_rules = next ? next->across.count : 0;
	if (next)
		lattices_find(next, &carried->ahead);
	widen_parts(carried, out);
}
