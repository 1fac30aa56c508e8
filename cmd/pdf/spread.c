/* Columns on the next page: see spread.h. */
#include "spread.h"

#include "base/utf8.h"
#include "lattice.h"

#include <math.h>

#define SAME_ROW  1.0f /* lines between rows on both pages, by points */
#define ROWS_MIN  6    /* rows that are alike by chance are fewer */
#define HEADS_MAX 3    /* lines that heads may have more */
#define HEAD      3    /* in this part of a table its head ends */
#define EDGE      1.5f /* what is cut ends no farther from it, by type size */

static bool
is_han(const struct glyph *glyph)
{
	return point_is_han(glyph->point);
}

/* The largest one, NULL where there is none. */
static const struct lattice *
main_lattice(const struct lattices *lattices)
{
	return lattices->items.count > 0
		       ? &lattices->items.items[lattices->items.count - 1]
		       : NULL;
}

static bool
is_near(float one, float other)
{
	return fabsf(one - other) <= SAME_ROW;
}

/* Where the first and the last line across a page are. */
static struct rule
rows_of(const struct page *page)
{
	struct rule rows = {.from = INFINITY, .to = -INFINITY};

	vec_each (const struct rule *, rule, &page->across) {
		rows.from = fminf(rows.from, rule->at);
		rows.to = fmaxf(rows.to, rule->at);
	}
	return rows;
}

/* May two pages have tables with the same rows? */
static bool
are_alike(const struct page *page, const struct page *next)
{
	struct rule one = rows_of(page), other = rows_of(next);

	return page->turn == next->turn && page->across.count >= ROWS_MIN &&
	       next->across.count >= ROWS_MIN &&
	       is_near(one.from, other.from) && is_near(one.to, other.to);
}

/* From the first line to the last one; heads may have more of them. */
static bool
have_same_rows(const struct lattice *one, const struct lattice *other)
{
	const float *a = one->ys.items, *b = other->ys.items;
	size_t i = 0, j = 0, same = 0, most;

	most = one->ys.count > other->ys.count ? one->ys.count
					       : other->ys.count;
	if (!is_near(a[0], b[0]) ||
	    !is_near(a[one->ys.count - 1], b[other->ys.count - 1]))
		return false;
	while (i < one->ys.count && j < other->ys.count) {
		bool near = is_near(a[i], b[j]), lower = a[i] > b[j];

		same += near;
		i += near || !lower;
		j += near || lower;
	}
	return same > ROWS_MIN && same + HEADS_MAX >= most;
}

/* Are there amounts below a table's head, and no words? */
static bool
has_amounts_alone(const struct lattice *lattice, const struct page *page)
{
	float top = lattice->ys.items[lattice_rows(lattice) / HEAD];
	float bottom = lattice->ys.items[lattice_rows(lattice)];
	size_t points = 0;

	vec_each (const struct glyph *, glyph, &page->glyphs) {
		if (glyph->baseline < top || glyph->baseline > bottom)
			continue;
		if (is_han(glyph))
			return false;
		points += glyph->point == '.';
	}
	return points > 0;
}

/* The outermost glyph of a line above a table, to the right or to the left;
 * NULL where there is none. */
static const struct glyph *
outermost(const struct page *page, const struct lattice *lattice,
	  float baseline, bool right)
{
	const struct glyph *found = NULL;

	vec_each (const struct glyph *, glyph, &page->glyphs)
		if (is_near(glyph->baseline, baseline) &&
		    glyph->baseline < lattice->ys.items[0] &&
		    (!found || (right ? glyph->right > found->right
				      : glyph->left < found->left)))
			found = glyph;
	return found;
}

/* Is a character on a line above a table? */
static bool
is_on_line(const struct page *page, const struct lattice *lattice,
	   float baseline, uint32_t point)
{
	vec_each (const struct glyph *, glyph, &page->glyphs)
		if (glyph->point == point &&
		    is_near(glyph->baseline, baseline) &&
		    glyph->baseline < lattice->ys.items[0])
			return true;
	return false;
}

/* Does the title above the table go over from the edge of one page to that of
 * the next? There it ends as titles do; names and units have a colon. */
static bool
has_cut_title(const struct page *page, const struct lattice *left,
	      const struct page *next, const struct lattice *right)
{
	float edge = left->xs.items[lattice_columns(left)];

	vec_each (const struct glyph *, glyph, &page->glyphs) {
		float baseline = glyph->baseline;
		const struct glyph *first;

		if (!is_han(glyph) ||
		    glyph->right < edge - EDGE * glyph->size ||
		    outermost(page, left, baseline, true) != glyph ||
		    is_on_line(page, left, baseline, u'：') ||
		    is_on_line(page, left, baseline, ':'))
			continue;
		first = outermost(next, right, baseline, false);
		if (first && is_han(first) &&
		    first->left <= right->xs.items[0] + EDGE * first->size &&
		    is_on_line(next, right, baseline, u'表'))
			return true;
	}
	return false;
}

bool
spread_join(struct page *page, const struct page *next)
{
	struct lattices before = {0}, behind = {0};
	const struct lattice *left, *right;
	bool joined = false;

	if (!are_alike(page, next))
		return false;
	lattices_find(page, &before);
	lattices_find(next, &behind);
	left = main_lattice(&before);
	right = main_lattice(&behind);
	if (left && right && have_same_rows(left, right) &&
	    !has_amounts_alone(left, page) &&
	    (has_amounts_alone(right, next) ||
	     has_cut_title(page, left, next, right))) {
		page_add_aside(page, next,
			       left->xs.items[lattice_columns(left)] -
				       right->xs.items[0]);
		joined = true;
	}
	lattices_release(&before);
	lattices_release(&behind);
	return joined;
}
