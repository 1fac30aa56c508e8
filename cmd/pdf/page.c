/*
 * A drawing becomes a page: upright as it is read, without blanks and doubles.
 * See page.h.
 */
#include "page.h"

#include "cuts.h"

#include <math.h>

#define UNNAMED_MANY 20 /* so many are one in this */
#define ASLANT       4  /* no turn: text such as a watermark */

/* By quarters clockwise, or ASLANT. */
static unsigned
turn_of(const struct drawn *glyph)
{
	float dx = glyph->end.x - glyph->start.x;
	float dy = glyph->end.y - glyph->start.y;

	if (fabsf(dy) <= 0.1f * fabsf(dx))
		return dx >= 0 ? 0 : 2;
	if (fabsf(dx) <= 0.1f * fabsf(dy))
		return dy >= 0 ? 1 : 3;
	return ASLANT;
}

/* How most of the text runs. */
static unsigned
main_turn(const struct drawing *drawing)
{
	size_t counts[ASLANT + 1] = {0};
	unsigned most = 0;

	vec_each (const struct drawn *, glyph, &drawing->glyphs)
		counts[turn_of(glyph)]++;
	for (unsigned turn = 1; turn < ASLANT; turn++)
		if (counts[turn] > counts[most])
			most = turn;
	return most;
}

/* Where a place of the drawing is on the page. */
static struct place
turned(const struct page *page, const struct drawing *drawing,
       struct place place)
{
	float x = place.x - drawing->bounds.left;
	float y = place.y - drawing->bounds.top;

	switch (page->turn) {
	case 1:
		return (struct place){y, page->height - x};
	case 2:
		return (struct place){page->width - x, page->height - y};
	case 3:
		return (struct place){page->width - y, x};
	default:
		return (struct place){x, y};
	}
}

static void
add_glyph(struct page *page, const struct drawn *glyph, float left, float right,
	  float baseline)
{
	if (drawn_is_blank(glyph))
		return;
	*vec_push(&page->glyphs) = (struct glyph){
		.left = left,
		.right = right,
		.baseline = baseline,
		.size = glyph->size,
		.point = point_unified(glyph->point),
		.run = glyph->run,
		.sight = glyph->sight,
	};
}

/* A run that stands on its side, as heads of narrow columns do, is put upright:
 * its glyphs one below the other. */
static void
add_sideways(struct page *page, const struct drawing *drawing,
	     const struct drawn *glyphs, size_t count)
{
	struct place first = turned(page, drawing, glyphs[0].start);
	struct place last = turned(page, drawing, glyphs[count - 1].end);
	float side = last.y > first.y ? 0.35f : -0.35f;

	for (size_t i = 0; i < count; i++) {
		struct place start = turned(page, drawing, glyphs[i].start);
		struct place end = turned(page, drawing, glyphs[i].end);
		float size = glyphs[i].size;
		float x = start.x + side * size;
		float y = (start.y + end.y) / 2;

		if (last.y < first.y)
			y = first.y + last.y - y;
		add_glyph(page, &glyphs[i], x - size / 4, x + size / 4,
			  y + 0.35f * size);
	}
}

static void
add_glyphs(struct page *page, const struct drawing *drawing)
{
	const struct drawn *glyphs = drawing->glyphs.items;
	size_t count = drawing->glyphs.count, end;

	for (size_t i = 0; i < count; i = end) {
		unsigned own = turn_of(&glyphs[i]);

		end = i + 1;
		if (own == page->turn) {
			struct place a = turned(page, drawing, glyphs[i].start);
			struct place b = turned(page, drawing, glyphs[i].end);

			add_glyph(page, &glyphs[i], a.x, b.x, a.y);
		}
		if (own == ASLANT || own % 2 == page->turn % 2)
			continue;
		while (end < count && glyphs[end].run == glyphs[i].run)
			end++;
		add_sideways(page, drawing, glyphs + i, end - i);
	}
}

static bool
is_within(const struct stroke *stroke, struct box box)
{
	float x = (stroke->from.x + stroke->to.x) / 2;
	float y = (stroke->from.y + stroke->to.y) / 2;

	return x >= box.left && x <= box.right && y >= box.top &&
	       y <= box.bottom;
}

static void
add_rules(struct page *page, const struct drawing *drawing)
{
	struct box white = drawing_white_part(drawing);

	vec_each (const struct stroke *, stroke, &drawing->strokes) {
		if (stroke->white && !is_within(stroke, white))
			continue;
		struct place a = turned(page, drawing, stroke->from);
		struct place b = turned(page, drawing, stroke->to);

		if (fabsf(a.x - b.x) >= fabsf(a.y - b.y))
			*vec_push(&page->across) =
				(struct rule){(a.y + b.y) / 2, fminf(a.x, b.x),
					      fmaxf(a.x, b.x)};
		else
			*vec_push(&page->down) =
				(struct rule){(a.x + b.x) / 2, fminf(a.y, b.y),
					      fmaxf(a.y, b.y)};
	}
}

static void
add_shades(struct page *page, const struct drawing *drawing)
{
	vec_each (const struct box *, box, &drawing->grounds) {
		struct place a = turned(page, drawing,
					(struct place){box->left, box->top});
		struct place b = turned(
			page, drawing, (struct place){box->right, box->bottom});
		float from = fminf(a.x, b.x), to = fmaxf(a.x, b.x);

		*vec_push(&page->shades) = (struct rule){a.y, from, to};
		*vec_push(&page->shades) = (struct rule){b.y, from, to};
	}
}

static int
by_place(const void *a, const void *b)
{
	const struct glyph *one = a, *other = b;

	if (one->point != other->point)
		return one->point < other->point ? -1 : 1;
	if (one->left != other->left)
		return one->left < other->left ? -1 : 1;
	return (one->baseline > other->baseline) -
	       (one->baseline < other->baseline);
}

/* Was a glyph drawn before, among the first ones by place? */
static bool
is_double(const struct glyph *glyphs, size_t count, const struct glyph *glyph)
{
	float near = 0.15f * glyph->size;

	while (count-- > 0) {
		const struct glyph *other = &glyphs[count];
		bool hidden = other->sight == GLYPH_HIDDEN ||
			      glyph->sight == GLYPH_HIDDEN;

		if (other->point != glyph->point ||
		    glyph->left - other->left > near)
			return false;
		if ((!hidden || other->run == glyph->run) &&
		    fabsf(glyph->baseline - other->baseline) <= near)
			return true;
	}
	return false;
}

/* Bold type is often the same glyph twice, filled and stroked or shifted by a
 * hair. */
static void
drop_doubles(struct page *page)
{
	struct glyph *glyphs = page->glyphs.items;
	size_t count = page->glyphs.count, kept = 0;

	if (count > 0)
		qsort(glyphs, count, sizeof *glyphs, by_place);
	for (size_t i = 0; i < count; i++)
		if (!is_double(glyphs, kept, &glyphs[i]))
			glyphs[kept++] = glyphs[i];
	page->glyphs.count = kept;
}

/* A font need not say which characters its glyphs are; some say that they are
 * characters of nobody's. */
static bool
is_unnamed(const struct page *page)
{
	size_t unnamed = 0;

	vec_each (const struct glyph *, glyph, &page->glyphs)
		unnamed += glyph->point == 0xfffd ||
			   (glyph->point >= 0xe000 && glyph->point <= 0xf8ff);
	return unnamed * UNNAMED_MANY > page->glyphs.count;
}

bool
page_make(struct page *out, struct drawing *drawing)
{
	float width = drawing->bounds.right - drawing->bounds.left;
	float height = drawing->bounds.bottom - drawing->bounds.top;

	cuts_mend(drawing);
	drawing_drop_watermark(drawing);
	if (drawing->glyphs.count > GLYPHS_MAX ||
	    drawing->strokes.count > RULES_MAX)
		return false;
	out->turn = main_turn(drawing);
	out->width = out->turn % 2 ? height : width;
	out->height = out->turn % 2 ? width : height;
	out->pictured = drawing->pictured / fmaxf(width * height, 1);
	add_glyphs(out, drawing);
	add_rules(out, drawing);
	add_shades(out, drawing);
	out->unnamed = is_unnamed(out);
	drop_doubles(out);
	return true;
}

/* Runs are those of one page. */
void
page_add_aside(struct page *page, const struct page *other, float aside)
{
	vec_each (const struct glyph *, glyph, &other->glyphs) {
		struct glyph *added = vec_push(&page->glyphs);

		*added = *glyph;
		added->left += aside;
		added->right += aside;
		added->run += UINT32_MAX / 2;
	}
	vec_each (const struct rule *, rule, &other->across)
		*vec_push(&page->across) = (struct rule){
			rule->at, rule->from + aside, rule->to + aside};
	vec_each (const struct rule *, rule, &other->down)
		*vec_push(&page->down) =
			(struct rule){rule->at + aside, rule->from, rule->to};
	vec_each (const struct rule *, rule, &other->shades)
		*vec_push(&page->shades) = (struct rule){
			rule->at, rule->from + aside, rule->to + aside};
	page->width = fmaxf(page->width, other->width + aside);
	page->unnamed = page->unnamed || other->unnamed;
	page->damaged = page->damaged || other->damaged;
}

void
page_release(struct page *page)
{
	vec_release(&page->glyphs);
	vec_release(&page->across);
	vec_release(&page->down);
	vec_release(&page->shades);
}
