/*
 * Comparing what stands in two warehouses: see standing.h. A large city has
 * four million figures, so that both are walked side by side, a row of each at
 * a time.
 */
#include "report/standing.h"

#define KEYS 4 /* form, row, column, department; then the year */

/* The row of a walk that is to be looked at. */
struct standing {
	struct query *query;
	bool more;
	uint32_t document, cell, position, origin;
	struct change_side side;
};

static void
step(struct standing *s)
{
	s->more = query_row(s->query);
	if (!s->more)
		return;
	s->document = (uint32_t)query_get_int(s->query, 4);
	s->cell = (uint32_t)query_get_int(s->query, 5);
	if (query_is_null(s->query, 7)) {
		s->position = (uint32_t)query_get_int(s->query, 6);
		s->side = side_take(s->query, 8);
		s->origin = (uint32_t)query_get_int(s->query, 10);
	} else {
		s->position = (uint32_t)query_get_int(s->query, 7);
		s->side = side_without();
		s->origin = EDITION_NONE;
	}
}

static struct standing
begin(const struct report_context *context)
{
	struct standing s = {
		.query = warehouse_query(context->warehouse,
					 SQL_REPORT_LAST_VALUES),
	};

	step(&s);
	return s;
}

/* Which figure comes first? 0: they are the same. */
static int
order_of(const struct standing *a, const struct standing *b)
{
	uint32_t one = a->more ? a->document >> 16 : 0;
	uint32_t other = b->more ? b->document >> 16 : 0;
	int order = 0;

	if (!a->more || !b->more)
		return a->more ? -1 : 1;
	for (int i = 0; order == 0 && i < KEYS; i++)
		order = text_compare(query_get_text(a->query, i),
				     query_get_text(b->query, i));
	return order ? order : (one > other) - (one < other);
}

static bool
is_same(const struct change_side *a, const struct change_side *b)
{
	return printed_state(a->printed) == printed_state(b->printed) &&
	       a->value == b->value;
}

static void
add(struct figure_changes *changes, const struct standing *whose,
    const struct change_side *old, const struct change_side *new)
{
	if (!is_same(old, new))
		*vec_push(&changes->items) = (struct figure_change){
			.document = whose->document,
			.cell = whose->cell,
			.position = whose->position,
			.origin = whose->origin,
			.old = *old,
			.new = *new,
		};
}

bool
standing_compare(const struct report_context *then,
		 const struct report_context *now, struct figure_changes *out,
		 struct figure_changes *gone_out, struct error *err)
{
	const struct change_side without = side_without();
	struct standing a = begin(then), b = begin(now);

	while (a.more || b.more) {
		int order = order_of(&a, &b);

		if (order < 0) {
			a.position = then->moment.position + 1;
			a.origin = EDITION_NONE;
			add(gone_out, &a, &a.side, &without);
		} else {
			add(out, &b, order > 0 ? &without : &a.side, &b.side);
		}
		if (order <= 0)
			step(&a);
		if (order >= 0)
			step(&b);
	}
	return query_end(a.query, err) && query_end(b.query, err);
}
