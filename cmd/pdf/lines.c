/* Glyphs in lines, and lines as words. */
#include "lines.h"

#include "amount.h"

#include "base/utf8.h"

#include <math.h>

#define SAME_LINE   0.45f /* baselines no farther apart, by the type's size */
#define SPACING_MAX 0.6f  /* no type is set apart by more, by its size */
#define CLOSE       0.6f  /* nor digits of one amount, and twice it at marks */
#define BLANK       0.25f /* gaps are blanks that are wider, by its size */

/* A glyph while it is sorted. */
struct standing {
	float baseline, left;
	uint32_t glyph;
};

static int
by_baseline(const void *a, const void *b)
{
	const struct standing *one = a, *other = b;

	if (one->baseline != other->baseline)
		return one->baseline < other->baseline ? -1 : 1;
	if (one->left != other->left)
		return one->left < other->left ? -1 : 1;
	return (one->glyph > other->glyph) - (one->glyph < other->glyph);
}

static int
by_left(const void *a, const void *b)
{
	const struct standing *one = a, *other = b;

	if (one->left != other->left)
		return one->left < other->left ? -1 : 1;
	return (one->glyph > other->glyph) - (one->glyph < other->glyph);
}

/* The glyphs from first to end are one line. */
static void
end_line(struct lines *lines, const struct page *page,
	 struct standing *standings, size_t first, size_t end)
{
	struct line line = {
		.first = (uint32_t)first,
		.count = (uint32_t)(end - first),
		.left = INFINITY,
		.right = -INFINITY,
	};

	qsort(standings + first, end - first, sizeof *standings, by_left);
	for (size_t i = first; i < end; i++) {
		const struct glyph *glyph =
			&page->glyphs.items[standings[i].glyph];

		lines->order.items.items[i] = standings[i].glyph;
		line.left = fminf(line.left, glyph->left);
		line.right = fmaxf(line.right, glyph->right);
		line.baseline = fmaxf(line.baseline, glyph->baseline);
		line.size = fmaxf(line.size, glyph->size);
	}
	*vec_push(&lines->items) = line;
}

void
lines_make(struct lines *lines, const struct page *page)
{
	size_t count = lines->order.items.count, first = 0;
	struct standing *standings = mem_alloc((count + 1) * sizeof *standings);

	lines->items.count = 0;
	for (size_t i = 0; i < count; i++) {
		uint32_t number = lines->order.items.items[i];
		const struct glyph *glyph = &page->glyphs.items[number];

		standings[i] =
			(struct standing){glyph->baseline, glyph->left, number};
	}
	qsort(standings, count, sizeof *standings, by_baseline);
	for (size_t i = 1; i <= count; i++) {
		if (i < count) {
			float size =
				page->glyphs.items[standings[first].glyph].size;

			if (standings[i].baseline - standings[first].baseline <=
			    SAME_LINE * size)
				continue;
		}
		end_line(lines, page, standings, first, i);
		first = i;
	}
	free(standings);
}

void
lines_release(struct lines *lines)
{
	vec_release(&lines->order.items);
	vec_release(&lines->items);
}

/* Between a glyph and the next one, by the type's size. */
static float
gap_behind(const struct lines *lines, const struct line *line,
	   const struct page *page, uint32_t index)
{
	const struct glyph *glyph = line_glyph(lines, line, page, index);
	const struct glyph *next = line_glyph(lines, line, page, index + 1);

	return (next->left - glyph->right) / fmaxf(glyph->size, 0.1f);
}

/* By how much all glyphs of a part of a line are set apart, by the type's size:
 * gaps no wider are no blanks. */
static float
spacing(const struct lines *lines, const struct line *line,
	const struct page *page, uint32_t first, uint32_t end)
{
	float least = SPACING_MAX;

	if (end - first < 3)
		return 0;
	for (uint32_t i = first; i + 1 < end; i++)
		least = fminf(least, gap_behind(lines, line, page, i));
	return fmaxf(least, 0);
}

uint32_t
line_piece_end(const struct lines *lines, const struct line *line,
	       const struct page *page, uint32_t index, float gap)
{
	uint32_t end = index + 1;

	while (end < line->count &&
	       gap_behind(lines, line, page, end - 1) <= gap)
		end++;
	return end;
}

/* Ideographs, and the marks that go with them. */
static bool
is_chinese(uint32_t point)
{
	return point_is_han(point) || (point >= 0x3000 && point <= 0x303f) ||
	       (point >= 0xff00 && point <= 0xffef) ||
	       (point >= 0x3400 && point <= 0x4dbf) || point == u'“' ||
	       point == u'”' || point >= 0x20000;
}

static void
print_point(struct strbuf *out, uint32_t point)
{
	if (point < 0x80) {
		strbuf_putc(out, (char)point);
	} else if (point < 0x800) {
		strbuf_putc(out, (char)(0xc0 | point >> 6));
		strbuf_putc(out, (char)(0x80 | (point & 0x3f)));
	} else if (point < 0x10000) {
		if (point >= 0xd800 && point <= 0xdfff)
			point = 0xfffd;
		strbuf_putc(out, (char)(0xe0 | point >> 12));
		strbuf_putc(out, (char)(0x80 | (point >> 6 & 0x3f)));
		strbuf_putc(out, (char)(0x80 | (point & 0x3f)));
	} else if (point < 0x110000) {
		strbuf_putc(out, (char)(0xf0 | point >> 18));
		strbuf_putc(out, (char)(0x80 | (point >> 12 & 0x3f)));
		strbuf_putc(out, (char)(0x80 | (point >> 6 & 0x3f)));
		strbuf_putc(out, (char)(0x80 | (point & 0x3f)));
	}
}

/* A mark is as wide as a digit in some types, and half of it in others. */
static bool
is_mark(uint32_t point)
{
	return point == '.' || point == ',';
}

void
line_print(struct strbuf *out, const struct lines *lines,
	   const struct line *line, const struct page *page, uint32_t first,
	   uint32_t end)
{
	float blank = BLANK + spacing(lines, line, page, first, end), most = 0;
	size_t from = out->length;

	for (uint32_t i = first; i < end; i++) {
		uint32_t point = line_glyph(lines, line, page, i)->point;

		print_point(out, point);
		if (i + 1 == end)
			break;
		uint32_t next = line_glyph(lines, line, page, i + 1)->point;
		float gap = gap_behind(lines, line, page, i);
		if (gap <= blank || (is_chinese(point) && is_chinese(next)))
			continue;
		strbuf_putc(out, ' ');
		most = fmaxf(most,
			     is_mark(point) || is_mark(next) ? gap / 2 : gap);
	}
	if (most > 0 && most <= CLOSE)
		amount_close_up(out, from);
}

struct text
line_words(const struct lines *lines, const struct line *line,
	   const struct page *page, struct strbuf *buf)
{
	strbuf_clear(buf);
	line_print(buf, lines, line, page, 0, line->count);
	return strbuf_view(buf);
}

static bool
is_letter(uint32_t point)
{
	return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z');
}

bool
words_are_parted(struct text before, struct text behind)
{
	uint32_t last, first;

	if (before.length == 0 || behind.length == 0)
		return false;
	utf8_last(before, &last);
	utf8_first(behind, &first);
	return is_letter(last) && is_letter(first);
}
