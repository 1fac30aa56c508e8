/* Lines at the edges of pages: see margins.h. */
#include "margins.h"

#include <math.h>

#define PAGE_NUMBERS 2    /* in one line: which page, and of how many */
#define LONG         5    /* digits */
#define SAME_LINE    4.0f /* of two pages, from baseline to baseline */
#define PAGES_NEAR   4    /* their numbers differ by no more */

/* Is there an amount among the words? */
static bool
has_amount(struct text words)
{
	for (size_t i = 2; i < words.length; i++)
		if (words.data[i - 1] == '.' &&
		    byte_is_digit(words.data[i - 2]) &&
		    byte_is_digit(words.data[i]))
			return true;
	return false;
}

/* The bytes of what may stand with a page's number, 0 when it may not. */
static size_t
mark_bytes(struct text words)
{
	static const struct text marks[] = {
		WORD("第"), WORD("页"), WORD("共"), WORD("—"),
		WORD("－"), WORD("–"),  WORD("，"), WORD("·"),
	};

	if (strchr(" -/~,.", words.data[0]))
		return 1;
	return text_starts_any(words, marks, COUNT(marks));
}

/* "12", "- 12 -", "第 12 页", "第12页 共30页", "12/30"; not the rests of broken
 * amounts, which are nought or many, nor two numbers of a row. */
static bool
is_page_number(struct text words)
{
	size_t numbers = 0;
	bool digit = false, some = false, marked = false;

	while (words.length > 0) {
		bool here = byte_is_digit(words.data[0]);
		size_t bytes = here ? 1 : mark_bytes(words);

		if (bytes == 0)
			return false;
		numbers += here && !digit;
		some = some || (here && words.data[0] != '0');
		marked = marked || (!here && words.data[0] != ' ');
		digit = here;
		words = text_skip(words, bytes);
	}
	return some && numbers <= (marked ? PAGE_NUMBERS : 1);
}

static void
drop_page_numbers(struct lines *lines, const struct page *page)
{
	struct strbuf buf = {0};

	vec_each (struct line *, line, &lines->items) {
		if (!page_is_margin(page, line->baseline))
			continue;
		struct text words = line_words(lines, line, page, &buf);
		if (is_page_number(words) && !has_amount(words))
			line->count = 0;
	}
	strbuf_release(&buf);
}

/* The words of a line as they return on other pages: whatever its numbers. */
static struct text
pattern_of(struct text words, struct strbuf *out)
{
	strbuf_clear(out);
	for (size_t i = 0; i < words.length; i++) {
		if (!byte_is_digit(words.data[i]))
			strbuf_putc(out, words.data[i]);
		else if (!text_ends(strbuf_view(out), TEXT("0")))
			strbuf_putc(out, '0');
	}
	return strbuf_view(out);
}

/* How many numbers stand by themselves among words, as in a row of a table, and
 * not as those of years and pages do. */
static size_t
lone_numbers(struct text words, unsigned *last_out)
{
	struct text before = {0};
	size_t count = 0;

	while (words.length > 0) {
		struct text word = text_take(&words, TEXT(" "));
		size_t digits = 0;
		unsigned number = 0;

		while (digits < word.length && byte_is_digit(word.data[digits]))
			number = 10 * number +
				 (unsigned)(word.data[digits++] - '0');
		if (digits > 0 && digits == word.length &&
		    !text_equal(before, TEXT("第")) &&
		    !text_equal(before, TEXT("共")) &&
		    !text_starts(words, TEXT("年")) &&
		    !text_starts(words, TEXT("页"))) {
			count++;
			*last_out = number;
		}
		before = word;
	}
	return count;
}

static void
find_margin(const struct page *page, struct margin *out)
{
	struct lines lines = {0};
	struct strbuf buf = {0}, pattern = {0};

	out->items.count = 0;
	arena_reset(&out->arena);
	for (uint32_t g = 0; g < page->glyphs.count; g++)
		if (page_is_margin(page, page->glyphs.items[g].baseline) &&
		    page->glyphs.items[g].sight != GLYPH_HIDDEN)
			*vec_push(&lines.order.items) = g;
	lines_make(&lines, page);
	vec_each (const struct line *, line, &lines.items) {
		struct text words = line_words(&lines, line, page, &buf);
		unsigned number = 0;

		lone_numbers(words, &number);
		*vec_push(&out->items) = (struct margin_line){
			.baseline = line->baseline,
			.number = number,
			.pattern = arena_copy(&out->arena,
					      pattern_of(words, &pattern)),
		};
	}
	strbuf_release(&buf);
	strbuf_release(&pattern);
	lines_release(&lines);
}

/* A number that stands by itself must be that of a page near the other one. */
static bool
has_line(const struct margin *margin, const struct margin_line *wanted)
{
	vec_each (const struct margin_line *, line, &margin->items) {
		unsigned apart = line->number > wanted->number
					 ? line->number - wanted->number
					 : wanted->number - line->number;

		if (fabsf(line->baseline - wanted->baseline) <= SAME_LINE &&
		    text_equal(line->pattern, wanted->pattern) &&
		    (wanted->number == 0 || (apart > 0 && apart <= PAGES_NEAR)))
			return true;
	}
	return false;
}

/* Is there a number as long as codes and amounts are, and no year? */
static bool
has_long_number(struct text words)
{
	size_t digits = 0;

	for (size_t i = 0; i < words.length && digits < LONG; i++)
		if (byte_is_digit(words.data[i]))
			digits++;
		else if (words.data[i] != ',')
			digits = 0;
	return digits >= LONG;
}

/* What a table needs is no running line, though each page may have it. */
static bool
is_of_table(struct text words)
{
	return has_amount(words) || has_long_number(words) ||
	       text_has(words, TEXT("单位")) || text_has(words, TEXT("注")) ||
	       text_has(words, TEXT("说明"));
}

/* Does a line stand at the same place on a page near this one? The first page
 * that has it at its top keeps it: it may be a title. */
static bool
is_running(const struct margins *margins, const struct lines *lines,
	   const struct line *line, const struct page *page)
{
	struct strbuf buf = {0}, pattern = {0};
	struct text words = line_words(lines, line, page, &buf);
	struct margin_line wanted = {.baseline = line->baseline};
	bool running = false;

	if (page_is_margin(page, line->baseline) && !is_of_table(words) &&
	    lone_numbers(words, &wanted.number) <= 1) {
		wanted.pattern = pattern_of(words, &pattern);
		for (size_t m = 0; m < NEIGHBOURS && !running; m++)
			running = (m != NEIGHBOUR_NEXT ||
				   line->baseline > page->height / 2) &&
				  has_line(&margins->pages[m], &wanted);
	}
	strbuf_release(&buf);
	strbuf_release(&pattern);
	return running;
}

/* The lines that head and foot every page are those from its edges inwards that
 * pages near it have as well. */
static void
drop_running_lines(const struct margins *margins, struct lines *lines,
		   const struct page *page)
{
	struct line *items = lines->items.items;
	size_t count = lines->items.count, first = 0;

	for (; first < count; first++)
		if (items[first].count > 0 &&
		    !is_running(margins, lines, &items[first], page))
			break;
		else
			items[first].count = 0;
	for (; count > first; count--)
		if (items[count - 1].count > 0 &&
		    !is_running(margins, lines, &items[count - 1], page))
			break;
		else
			items[count - 1].count = 0;
}

void
margins_look_ahead(struct margins *margins, const struct page *next)
{
	struct margin *margin = &margins->pages[NEIGHBOUR_NEXT];

	if (next)
		find_margin(next, margin);
	else
		margin->items.count = 0;
}

void
margins_drop(const struct margins *margins, struct lines *lines,
	     const struct page *page)
{
	drop_page_numbers(lines, page);
	drop_running_lines(margins, lines, page);
}

/* Pages may differ by turns, so two are known. */
void
margins_remember(struct margins *margins, const struct page *page)
{
	struct margin *pages = margins->pages;
	struct margin oldest = pages[NEIGHBOUR_BEFORE_LAST];

	pages[NEIGHBOUR_BEFORE_LAST] = pages[NEIGHBOUR_LAST];
	pages[NEIGHBOUR_LAST] = oldest;
	find_margin(page, &pages[NEIGHBOUR_LAST]);
}

void
margins_release(struct margins *margins)
{
	for (size_t m = 0; m < NEIGHBOURS; m++) {
		vec_release(&margins->pages[m].items);
		arena_release(&margins->pages[m].arena);
	}
}
