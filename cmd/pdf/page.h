/*
 * A page as it is drawn: glyphs and rules, in points from its upper left
 * corner, downwards, turned so that most of its text runs to the right.
 */
#ifndef PDF_PAGE_H
#define PDF_PAGE_H

#include "base/base.h"

#include <stdint.h>

/* A text may be cut off where its cell ends. Some write what is beyond into the
 * file all the same, and some do not. */
enum glyph_sight {
	GLYPH_SEEN,
	GLYPH_CUT,  /* seen, and beside it begins what is hidden */
	GLYPH_TORN, /* seen in part, and beside it is nothing more */
	GLYPH_HIDDEN,
};

struct glyph {
	float left, right;
	float baseline;
	float size; /* of the type */
	uint32_t point;
	uint32_t run; /* those drawn one after another without a gap have one */
	enum glyph_sight sight;
};

/* A straight line along one axis: where it is on the other one, and from where
 * to where it goes. */
struct rule {
	float at, from, to;
};

struct page {
	float width, height;
	unsigned turn; /* by quarters, from how it lies to how it is read, */
	float slant; /* and before that by degrees, so that it lies straight */
	VEC(struct glyph) glyphs; /* no blanks, and nothing drawn twice */
	VEC(struct rule) across, down;
	VEC(struct rule) shades; /* upper and lower edges of what is painted */
	float pictured;          /* how much of it pictures cover */
	bool unnamed;            /* many glyphs are no known characters */
	bool damaged;            /* not all that is drawn could be read */
};

struct drawing;

/* Make a page, all zero or released, of what is drawn, and leave of that what
 * is text. False when there is too much. */
bool page_make(struct page *out, struct drawing *drawing);
void page_release(struct page *page);

/* Add what is on another page, moved so far to the right. */
void page_add_aside(struct page *page, const struct page *other, float aside);

/* Is it there that page numbers and the lines stand that all pages have? */
static inline bool
page_is_margin(const struct page *page, float baseline)
{
	const float part = 0.12f;

	return baseline <= part * page->height ||
	       baseline >= (1 - part) * page->height;
}

/* Glyphs stand above their baseline. */
static inline float
glyph_middle(const struct glyph *glyph)
{
	return glyph->baseline - 0.35f * glyph->size;
}

static inline float
glyph_centre(const struct glyph *glyph)
{
	return (glyph->left + glyph->right) / 2;
}

#endif
