/*
 * Sums of figures, each from one range of the warehouse's main key and the
 * coverage of its form: what has no figure is blank where the form was
 * published, and unknown where it was not.
 */
#include "report/measured.h"

#include "account/account.h"
#include "report/words.h"

struct table_value
sum_value(const struct sum *sum, enum unit unit)
{
	struct table_value value;

	switch ((enum measured_state)sum->state) {
	case MEASURED_NUMBER:
		value = table_amount(sum->value, unit, unit_decimals(unit));
		value.grouped = true;
		return value;
	case MEASURED_BLANK:
		return value_blank();
	case MEASURED_DECLARED_EMPTY:
		return value_holding(HOLDING_DECLARED_EMPTY);
	case MEASURED_NOT_APPLICABLE:
		return value_not_applicable();
	case MEASURED_UNREADABLE:
		return value_unreadable();
	case MEASURED_LOST:
		return value_holding(HOLDING_FRAGMENT);
	case MEASURED_OVERFLOW:
		return value_overflow();
	case MEASURED_UNKNOWN:
		return value_holding(sum->holding);
	}
	return (struct table_value){0};
}

static size_t
sum_index(const struct city *city, size_t department, int year)
{
	return (size_t)(year - city->first_year) * city->department_count +
	       department;
}

/* The figure alone, where the warehouse has none. */
static struct sum
sum_of_holding(const struct holding *holding)
{
	struct sum sum = {.stale = holding->stale, .holding = holding->state};

	switch ((enum holding_state)holding->state) {
	case HOLDING_PRESENT:
		sum.state = MEASURED_BLANK;
		break;
	case HOLDING_DECLARED_EMPTY:
		sum.state = MEASURED_DECLARED_EMPTY;
		break;
	case HOLDING_FRAGMENT:
		sum.state = MEASURED_LOST;
		break;
	default:
		sum.state = MEASURED_UNKNOWN;
	}
	return sum;
}

/* One more figure of the sum. Of two states the more doubtful one stays, but
 * a number makes those that add nothing a number. */
static void
sum_add(struct sum *sum, const struct sum *more)
{
	int64_t value;

	sum->stale |= more->stale;
	if (!sum_is_known(sum))
		return;
	if (!sum_is_known(more)) {
		bool stale = sum->stale, disagree = sum->disagree;
		*sum = *more;
		sum->stale = stale;
		sum->disagree = disagree;
		sum->value = 0;
		return;
	}
	if (!amount_add(sum->value, more->value, &value)) {
		sum->state = MEASURED_OVERFLOW;
		sum->value = 0;
		return;
	}
	sum->value = value;
	if (more->state < sum->state)
		sum->state = more->state;
}

/* The figures that the warehouse has, over those that follow from coverage. */
static bool
read_figures(const struct perimeter *perimeter,
	     const struct figure_name *figure, const struct extent *extent,
	     struct sum *sums, struct error *err)
{
	const struct report_context *context = perimeter->context;
	const struct form *form = figure->form;
	struct query *query =
		warehouse_query(context->warehouse, SQL_REPORT_MEASURE);

	query_text(query, ":form", text_of(form->id));
	query_text(query, ":row", text_of(figure->row));
	query_text(query, ":column", text_of(form->columns[figure->column].id));
	query_int(query, ":first", document_number(extent->first_year, 0));
	query_int(query, ":last", document_number(extent->last_year, 0xffff));
	query_int(query, ":position", context->moment.position);
	while (query_row(query)) {
		size_t department;
		int year;

		if (!perimeter_document(perimeter,
					(uint32_t)query_get_int(query, 0),
					&department, &year))
			continue;
		struct sum *sum = &sums[sum_index(context->config->city,
						  department, year)];
		switch (printed_state(query_get_int(query, 2))) {
		case FIGURE_NUMBER:
			sum->state = MEASURED_NUMBER;
			sum->value = query_get_int(query, 1);
			break;
		case FIGURE_NOT_APPLICABLE:
			sum->state = MEASURED_NOT_APPLICABLE;
			break;
		case FIGURE_UNREADABLE:
			sum->state = MEASURED_UNREADABLE;
			break;
		default: /* as coverage says */
			break;
		}
	}
	return query_end(query, err);
}

/* Mark the sums of those documents whose files give the figure differently. */
static bool
mark_dissent(const struct perimeter *perimeter, const struct coverage *coverage,
	     const struct figure_name *figure, const struct extent *extent,
	     struct measured *measured, struct error *err)
{
	struct dissentings *told = &measured->dissentings;
	size_t before = told->items.count;
	bool ok = dissentings_read(perimeter->context, coverage, figure, extent,
				   told, err);

	for (size_t i = before; i < told->items.count; i++)
		measured->sums[sum_index(measured->city,
					 told->items.items[i].department,
					 told->items.items[i].year)]
			.disagree = true;
	return ok;
}

/* Add one figure to the sums of an extent; before the first they are zero. */
static bool
add_figure(const struct perimeter *perimeter, const struct coverage *coverage,
	   const struct figure_name *figure, const struct extent *extent,
	   bool first, struct sum *sums, struct error *err)
{
	const struct city *city = perimeter->context->config->city;
	size_t from = sum_index(city, 0, extent->first_year);
	size_t until = sum_index(city, 0, extent->last_year + 1);
	struct sum *figures = mem_zero(until, sizeof *figures);

	for (size_t i = from; i < until; i++)
		figures[i] = sum_of_holding(&coverage->holdings[i]);
	bool ok = read_figures(perimeter, figure, extent, figures, err);
	for (size_t i = from; ok && i < until; i++) {
		if (city->departments[i % city->department_count].scope !=
		    extent->scope)
			continue;
		if (first)
			sums[i] = figures[i];
		else
			sum_add(&sums[i], &figures[i]);
	}
	free(figures);
	return ok;
}

static enum unit
unit_in(const struct figure_name *figure, const struct coverage *coverage,
	const struct extent *extent)
{
	enum unit unit = coverage_unit(coverage, extent);

	return figure_unit(figure, unit == UNIT_NONE ? UNIT_WAN_YUAN : unit);
}

bool
measured_read(const struct perimeter *perimeter,
	      const struct figure_name *figures, size_t count,
	      const struct extent *extent, struct measured *out,
	      struct error *err)
{
	const struct city *city = perimeter->context->config->city;
	struct measured measured = {.city = city};
	struct coverage coverage = {0};
	bool ok = true;

	measured.sums = mem_zero(sum_index(city, 0, city->last_year + 1),
				 sizeof *measured.sums);
	for (size_t i = 0; ok && i < count; i++) {
		const struct figure_name *figure = &figures[i];

		if (i == 0 || figure->form != figures[i - 1].form) {
			coverage_release(&coverage);
			ok = coverage_read(perimeter, figure->form, &coverage,
					   err);
			if (!ok)
				break;
		}
		if (i == 0)
			measured.unit = unit_in(figure, &coverage, extent);
		ok = add_figure(perimeter, &coverage, figure, extent, i == 0,
				measured.sums, err) &&
		     mark_dissent(perimeter, &coverage, figure, extent,
				  &measured, err);
	}
	coverage_release(&coverage);
	if (!ok) {
		measured_release(&measured);
		return false;
	}
	*out = measured;
	return true;
}

void
measured_release(struct measured *measured)
{
	dissentings_release(&measured->dissentings);
	free(measured->sums);
	measured->sums = NULL;
}

const struct sum *
measured_at(const struct measured *measured, size_t department, int year)
{
	return &measured->sums[sum_index(measured->city, department, year)];
}
