/* Page by page, each with the next one at hand: see pages.h. */
#include "pages.h"

#include "halves.h"
#include "spread.h"
#include "stream.h"

#define PAGES_MAX 2000
#define MOST      0.5f /* of a page */

/* A picture, perhaps with a number that somebody put below it. */
static bool
is_scan(const struct page *page)
{
	vec_each (const struct glyph *, glyph, &page->glyphs)
		if (!page_is_margin(page, glyph->baseline))
			return false;
	return page->pictured > MOST;
}

static bool
is_blank(const struct page *page)
{
	return page->glyphs.count == 0 && page->pictured == 0 &&
	       page->across.count == 0;
}

/* A page that was drawn, and its number from 0. */
struct drawn_page {
	struct page page;
	int number;
	bool ok;
};

static void
draw_page(struct source *source, int number, struct drawn_page *out)
{
	page_release(&out->page);
	*out = (struct drawn_page){.number = number};
	out->ok = source_page(source, number, &out->page);
}

static void
print_page(struct stream *stream, const struct source *source,
	   struct drawn_page *drawn, const struct page *next)
{
	struct page *page = &drawn->page, right = {0};
	int number = drawn->number + 1;

	if (!drawn->ok || (is_blank(page) && source_is_mended(source)))
		stream_skip(stream, number);
	else if (is_scan(page))
		stream_scan(stream, number);
	else if (halves_part(page, &right))
		stream_page(stream, number, page, &right);
	else
		stream_page(stream, number, page, next);
	if (right.width > 0)
		stream_page(stream, number, &right, next);
	page_release(&right);
}

void
pages_print(struct source *source, FILE *out)
{
	struct stream stream;
	struct drawn_page pages[2] = {0}, *page = &pages[0], *next = &pages[1];
	int count = source_page_count(source);

	if (count > PAGES_MAX)
		count = PAGES_MAX;
	stream_begin(&stream, out);
	draw_page(source, 0, page);
	while (page->number < count) {
		struct drawn_page *done = page;
		int behind = page->number + 1;

		do {
			if (behind < count)
				draw_page(source, behind, next);
			else
				next->number = count;
		} while (behind++ < count && page->ok && next->ok &&
			 spread_join(&page->page, &next->page));
		print_page(&stream, source, page,
			   next->number < count ? &next->page : NULL);
		page = next;
		next = done;
	}
	page_release(&pages[0].page);
	page_release(&pages[1].page);
	if (count < source_page_count(source))
		stream_skip(&stream, count + 1);
	stream_end(&stream, source_page_count(source));
}
