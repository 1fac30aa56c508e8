/* Page by page, each with the next one at hand: see pages.h. */
#include "pages.h"

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

void
pages_print(struct source *source, FILE *out)
{
	struct stream stream;
	struct page pages[2] = {0}; /* this one, and the next */
	bool ok[2];
	int count = source_page_count(source);

	if (count > PAGES_MAX)
		count = PAGES_MAX;
	stream_begin(&stream, out);
	ok[0] = source_page(source, 0, &pages[0]);
	for (int p = 0; p < count; p++) {
		struct page *page = &pages[p % 2], *next = &pages[(p + 1) % 2];
		bool more = p + 1 < count;

		if (more)
			ok[(p + 1) % 2] = source_page(source, p + 1, next);
		if (!ok[p % 2] || (is_blank(page) && source_is_mended(source)))
			stream_skip(&stream, p + 1);
		else if (is_scan(page))
			stream_scan(&stream, p + 1);
		else
			stream_page(&stream, p + 1, page, more ? next : NULL);
		page_release(page);
		*page = (struct page){0};
	}
	if (count < source_page_count(source))
		stream_skip(&stream, count + 1);
	stream_end(&stream, source_page_count(source));
}
