/*
 * Plans that are found but once for all documents: those of heads that decide
 * alone how a table is read, whatever stands below.
 */
#include "account/recognise.h"

#define LINES_MOST 8   /* of a head that is kept */
#define PLANS_MOST 512 /* that are kept */

/* A plan, and the table that it was made of, as far as it matters. */
struct known_plan {
	struct known_plan *next; /* of the same form */
	size_t width;
	uint64_t hidden;
	int year;
	struct {
		struct text *cells;
		size_t count;
	} lines[LINES_MOST]; /* plan.first_data are there */
	struct reading_plan plan;
};

static bool
is_same_line(const struct known_plan *known, const struct table_view *table,
	     size_t row)
{
	const struct text *cells = table_cells(table, row);
	size_t count = known->lines[row].count;

	if (table->rows[row].count != count)
		return false;
	for (size_t c = 0; c < count; c++)
		if (!text_equal(cells[c], known->lines[row].cells[c]))
			return false;
	return true;
}

/* Does the table begin with the head of the plan, and data behind it? Which
 * year the document is of matters where the head speaks of years. */
static bool
fits(const struct known_plan *known, const struct candidate *candidate)
{
	const struct table_view *table = candidate->table;
	const struct reading_plan *plan = &known->plan;

	if (known->width != table->width || known->hidden != table->hidden ||
	    (plan->year > 0 && known->year != table->year) ||
	    plan->first_data > table->count)
		return false;
	for (size_t r = 0; r < plan->first_data; r++)
		if (!is_same_line(known, table, r))
			return false;
	return plan->first_data == table->count ||
	       begins_data(candidate, plan->first_data);
}

static struct text *
copy_texts(struct arena *arena, const struct text *texts, size_t count)
{
	struct text *copy = arena_alloc(arena, (count + 1) * sizeof *copy);

	for (size_t i = 0; i < count; i++)
		copy[i] = arena_copy(arena, texts[i]);
	return copy;
}

static const struct reading_plan *
keep(struct cells *cells, const struct table_view *table,
     const struct reading_plan *plan)
{
	struct arena *arena = &cells->arena;
	struct known_plan *known = arena_alloc(arena, sizeof *known);

	*known = (struct known_plan){
		.next = cells->plans.items[plan->form],
		.width = table->width,
		.hidden = table->hidden,
		.year = table->year,
		.plan = *plan,
	};
	for (size_t r = 0; r < plan->first_data; r++) {
		known->lines[r].count = table->rows[r].count;
		known->lines[r].cells = copy_texts(arena, table_cells(table, r),
						   table->rows[r].count);
	}
	for (size_t c = 0; c < plan->layout.count; c++)
		known->plan.heads[c] = arena_copy(arena, plan->heads[c]);
	cells->plans.items[plan->form] = known;
	cells->plan_count++;
	return &known->plan;
}

const struct reading_plan *
cells_plan(struct cells *cells, const struct candidate *candidate)
{
	const struct table_view *table = candidate->table;
	struct reading_plan plan, *found;

	while (cells->plans.count <= candidate->number)
		*vec_push(&cells->plans) = NULL;
	for (const struct known_plan *known =
		     cells->plans.items[candidate->number];
	     known; known = known->next)
		if (fits(known, candidate))
			return &known->plan;
	if (!plan_from_head(candidate, &plan))
		return NULL;
	if (!plan.by_lines && table->year > 0 &&
	    plan.first_data <= LINES_MOST && cells->plan_count < PLANS_MOST)
		return keep(cells, table, &plan);
	found = arena_alloc(table->arena, sizeof *found);
	*found = plan;
	return found;
}
