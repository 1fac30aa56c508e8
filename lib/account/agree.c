/* Whether two files of a document give one figure alike: see account.h. Apart
 * from reading one of them. */
#include "account/account.h"

const struct figure *
account_figure(const struct account *account, uint32_t cell)
{
	size_t low = 0, high = account->figures.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (account->figures.items[middle].cell < cell)
			low = middle + 1;
		else
			high = middle;
	}
	return low < account->figures.count &&
			       account->figures.items[low].cell == cell
		       ? &account->figures.items[low]
		       : NULL;
}

/* What one of the last digit stands for that a file prints in the form and unit
 * of a figure. Trailing zeros are often left out, so one figure does not
 * tell. */
static int64_t
grain_of(const struct cells *cells, const struct account *account,
	 const struct figure *figure)
{
	size_t form = cells_form(cells, figure->cell);
	unsigned decimals = 0;

	vec_each (const struct figure *, other, &account->figures)
		if (other->state == FIGURE_NUMBER &&
		    other->unit == figure->unit &&
		    other->amount.decimals > decimals &&
		    cells_form(cells, other->cell) == form)
			decimals = other->amount.decimals;
	return amount_grain((enum unit)figure->unit, decimals);
}

bool
figures_agree(const struct cells *cells, const struct account *a,
	      const struct figure *one, const struct account *b,
	      const struct figure *other)
{
	int64_t grain, coarse, between;

	if (one->state != other->state)
		return false;
	if (one->state != FIGURE_NUMBER ||
	    one->amount.value == other->amount.value)
		return true;
	grain = grain_of(cells, a, one);
	coarse = grain_of(cells, b, other);
	if (grain > coarse)
		coarse = grain;
	return amount_subtract(one->amount.value, other->amount.value,
			       &between) &&
	       between <= coarse / 2 && -between <= coarse / 2;
}
