/*
 * Glyphs become lines of text.
 */
#ifndef PDF_LINES_H
#define PDF_LINES_H

#include "page.h"

/* Some of a page's glyphs, in reading order. */
struct order {
	VEC(uint32_t) items;
};

/* Neighbours in the order. */
struct line {
	uint32_t first, count;
	float left, right;
	float baseline;
	float size; /* of its greatest glyph */
	bool loose; /* it has amounts, and no table has it */
};

struct lines {
	struct order order;
	VEC(struct line) items; /* from top to bottom */
};

/* Sort the glyphs that lines->order holds into lines. */
void lines_make(struct lines *lines, const struct page *page);
void lines_release(struct lines *lines);

/* How high the middle of its characters is. */
static inline float
line_middle(const struct line *line)
{
	return line->baseline - line->size / 2;
}

static inline const struct glyph *
line_glyph(const struct lines *lines, const struct line *line,
	   const struct page *page, uint32_t index)
{
	return &page->glyphs
			.items[lines->order.items.items[line->first + index]];
}

/* Where the piece ends that begins with the index: in front of the next gap
 * wider than `gap` times the type's size, or at the line's end. */
uint32_t line_piece_end(const struct lines *lines, const struct line *line,
			const struct page *page, uint32_t index, float gap);

/*
 * Append the words of a part of a line. Chinese is set without blanks, also
 * where its characters stand apart; elsewhere a gap of a quarter of the type's
 * size is one.
 */
void line_print(struct strbuf *out, const struct lines *lines,
		const struct line *line, const struct page *page,
		uint32_t first, uint32_t end);

/* All words of a line, in place of what buf held. */
struct text line_words(const struct lines *lines, const struct line *line,
		       const struct page *page, struct strbuf *buf);

/* Does a blank belong between what is printed and another line's words? Not
 * next to Chinese, and not inside of a number that was broken. */
bool words_are_parted(struct text before, struct text behind);

#endif
