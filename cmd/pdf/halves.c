/* Sheets of two pages: see halves.h. */
#include "halves.h"

#include <math.h>

#define BINS      400 /* across a page */
#define BIN_FIRST 140 /* between which its middle is looked for */
#define BIN_LAST  260
#define GUTTER    8 /* bins that are free, at least */
#define RULES_MIN 4 /* lines of a table, in either direction */

static size_t
bin_of(const struct page *page, float x)
{
	return (size_t)fminf(fmaxf(x / page->width * BINS, 0), BINS - 1);
}

static void
fill(const struct page *page, bool *bins, float from, float to)
{
	for (size_t b = bin_of(page, from); b <= bin_of(page, to); b++)
		bins[b] = true;
}

/* The middle of the widest gap in the middle of a page; 0 where none is. */
static float
find_gutter(const struct page *page)
{
	bool bins[BINS] = {0};
	size_t widest = 0, middle = 0, width = 0;

	vec_each (const struct glyph *, glyph, &page->glyphs)
		fill(page, bins, glyph->left, glyph->right);
	vec_each (const struct rule *, rule, &page->across)
		fill(page, bins, rule->from, rule->to);
	vec_each (const struct rule *, rule, &page->down)
		fill(page, bins, rule->at, rule->at);
	for (size_t b = BIN_FIRST; b < BIN_LAST; b++) {
		width = bins[b] ? 0 : width + 1;
		if (width > widest) {
			widest = width;
			middle = b - width / 2;
		}
	}
	return widest < GUTTER ? 0 : (float)middle * page->width / BINS;
}

/* Are there lines of a table at a side of the gutter? */
static bool
has_table(const struct page *page, float from, float to)
{
	size_t across = 0, down = 0;

	vec_each (const struct rule *, rule, &page->across)
		across += rule->from >= from && rule->to <= to;
	vec_each (const struct rule *, rule, &page->down)
		down += rule->at >= from && rule->at <= to;
	return across >= RULES_MIN && down >= RULES_MIN;
}

/* Keep the lines that begin between two places; says how many they are. */
static size_t
keep_rules(struct rule *rules, size_t count, bool down, float from, float to)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++) {
		float left = down ? rules[i].at : rules[i].from;

		if (left > from && left <= to)
			rules[kept++] = rules[i];
	}
	return kept;
}

static void
keep_part(struct page *page, float from, float to)
{
	size_t kept = 0;

	vec_each (const struct glyph *, glyph, &page->glyphs)
		if (glyph->left > from && glyph->left <= to)
			page->glyphs.items[kept++] = *glyph;
	page->glyphs.count = kept;
	page->across.count = keep_rules(page->across.items, page->across.count,
					false, from, to);
	page->down.count =
		keep_rules(page->down.items, page->down.count, true, from, to);
	page->shades.count = keep_rules(page->shades.items, page->shades.count,
					false, from, to);
}

bool
halves_part(struct page *page, struct page *out)
{
	float gutter = page->width > page->height ? find_gutter(page) : 0;

	if (gutter == 0 || !has_table(page, 0, gutter) ||
	    !has_table(page, gutter, page->width))
		return false;
	*out = (struct page){.height = page->height, .turn = page->turn};
	page_add_aside(out, page, -gutter);
	out->damaged = false; /* which the left part tells */
	keep_part(out, 0, INFINITY);
	keep_part(page, -INFINITY, gutter);
	page->width = gutter;
	return true;
}
