/*
 * Points and totals, apart from the table that they become: what is known, what
 * can be compared and who takes part is decided here, once.
 */
#include "report/points.h"

#include "report/words.h"

static struct point *
point_at(const struct points *p, size_t department, int year)
{
	return &p->items[(size_t)(year - p->extent.first_year) *
				 p->city->department_count +
			 department];
}

const struct point *
points_at(const struct points *points, size_t department, int year)
{
	return point_at(points, department, year);
}

/* Give a point that has its part and whole its value. */
static void
settle(const struct points *p, struct point *point)
{
	if (!point->has)
		return;
	point->value = point->part;
	if (p->ratio)
		point->has = amount_percent(point->part, point->whole,
					    &point->value);
}

static struct point
make_point(const struct points *p, size_t department, int year)
{
	const struct sum *part = measured_at(&p->parts, department, year);
	const struct sum *whole =
		p->ratio ? measured_at(&p->wholes, department, year) : part;
	struct point point = {
		.part = part->value,
		.whole = whole->value,
		.expected = part->state != MEASURED_UNKNOWN ||
			    part->holding != HOLDING_NOT_EXPECTED,
		.known = sum_is_known(part) && sum_is_known(whole),
		.has = sum_has_value(part) && sum_has_value(whole),
		.number = p->ratio || part->state == MEASURED_NUMBER,
		.stale = part->stale || whole->stale,
		.disagree = part->disagree || whole->disagree,
	};

	settle(p, &point);
	return point;
}

struct table_value
points_why(const struct points *points, size_t department, int year)
{
	const struct sum *part = measured_at(&points->parts, department, year);
	const struct sum *whole =
		points->ratio ? measured_at(&points->wholes, department, year)
			      : part;

	if (points->ratio && sum_has_value(part) && sum_has_value(whole))
		return value_zero_denominator();
	return sum_value(part->state > whole->state ? part : whole,
			 points->parts.unit);
}

static int
by_value_descending(const void *a, const void *b)
{
	const struct point *x = *(struct point *const *)a;
	const struct point *y = *(struct point *const *)b;

	return x->value < y->value ? 1 : -(x->value > y->value);
}

static void
rank_year(struct points *p, int year, struct point **room)
{
	size_t count = 0;

	for (size_t d = 0; d < p->city->department_count; d++) {
		struct point *point = point_at(p, d, year);

		if (points_in_scope(p, d) && point->has && point->number)
			room[count++] = point;
	}
	qsort(room, count, sizeof(*room), by_value_descending);
	for (size_t i = 0; i < count; i++) {
		if (i > 0 && room[i]->value == room[i - 1]->value)
			room[i]->rank = room[i - 1]->rank;
		else
			room[i]->rank = (uint32_t)i + 1;
	}
}

static void
make_points(struct points *p)
{
	size_t count = p->city->department_count;
	size_t years = (size_t)(p->extent.last_year - p->extent.first_year + 1);
	struct point **room = mem_zero(count, sizeof *room);

	p->items = mem_zero(count * years, sizeof *p->items);
	for (int year = p->extent.first_year; year <= p->extent.last_year;
	     year++) {
		for (size_t d = 0; d < count; d++)
			*point_at(p, d, year) = make_point(p, d, year);
		rank_year(p, year, room);
	}
	free(room);
}

static void
choose_panel(struct points *p)
{
	p->panel = mem_zero(p->city->department_count, sizeof *p->panel);
	for (size_t d = 0; d < p->city->department_count; d++) {
		p->panel[d] = points_in_scope(p, d);
		for (int year = p->panel_from; year <= p->extent.last_year;
		     year++)
			p->panel[d] =
				p->panel[d] && point_at(p, d, year)->known;
	}
}

static bool
read_sums(struct points *p, const struct report_context *context,
	  struct error *err)
{
	const struct measure *measure = p->measure;
	struct perimeter perimeter = {0};
	bool ok;

	ok = perimeter_open(context, &perimeter, err) &&
	     perimeter_read_editions(&perimeter, err) &&
	     measured_read(&perimeter, measure->add, measure->add_count,
			   &p->extent, &p->parts, err) &&
	     (!p->ratio || measured_read(&perimeter, measure->share_of,
					 measure->share_of_count, &p->extent,
					 &p->wholes, err));
	perimeter_release(&perimeter);
	if (ok && p->ratio &&
	    unit_is_money(p->parts.unit) != unit_is_money(p->wholes.unit))
		return error_set(err, ERR_CONFIG,
				 _("The measure “%s” divides money by a count; "
				   "both must be of one kind."),
				 measure->id);
	return ok;
}

bool
points_read(const struct report_context *context,
	    const struct compare_question *question, struct points *out,
	    struct error *err)
{
	struct points points = {
		.city = context->config->city,
		.measure = question->measure,
		.ratio = question->measure->share_of_count > 0,
		.extent = question->extent,
		.panel_from = question->extent.first_year,
	};

	if (points.extent.first_year > points.city->first_year)
		points.extent.first_year--;
	/* A single year is compared with the one before it. */
	if (question->extent.first_year == question->extent.last_year)
		points.panel_from = points.extent.first_year;
	if (!read_sums(&points, context, err)) {
		points_release(&points);
		return false;
	}
	make_points(&points);
	choose_panel(&points);
	*out = points;
	return true;
}

void
points_release(struct points *points)
{
	measured_release(&points->parts);
	measured_release(&points->wholes);
	free(points->items);
	free(points->panel);
}

struct point
points_total(const struct points *points, int year, bool panel, size_t *n_out)
{
	struct point total = {.known = true, .number = true};
	size_t n = 0;

	for (size_t d = 0; d < points->city->department_count; d++) {
		const struct point *point = point_at(points, d, year);

		if (!points_in_scope(points, d) ||
		    !(panel ? points->panel[d] : point->known))
			continue;
		n++;
		total.known =
			total.known &&
			amount_add(total.part, point->part, &total.part) &&
			amount_add(total.whole, point->whole, &total.whole);
	}
	total.known = total.known && n > 0;
	total.has = total.known;
	settle(points, &total);
	*n_out = n;
	return total;
}

size_t
points_expected(const struct points *points, int first_year, int last_year)
{
	size_t count = 0;

	for (size_t d = 0; d < points->city->department_count; d++) {
		bool expected = false;

		for (int year = first_year; year <= last_year; year++)
			expected =
				expected || point_at(points, d, year)->expected;
		count += expected && points_in_scope(points, d);
	}
	return count;
}

bool
points_comparable(const struct points *points, int year, bool panel)
{
	for (size_t d = 0; d < points->city->department_count; d++) {
		bool now = point_at(points, d, year)->known;
		bool before = point_at(points, d, year - 1)->known;

		if (!points_in_scope(points, d))
			continue;
		if (panel ? points->panel[d] && !before : now != before)
			return false;
	}
	return true;
}
