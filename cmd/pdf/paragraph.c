/* Which lines are one paragraph: see paragraph.h. */
#include "paragraph.h"

#include "base/utf8.h"

#include <math.h>

#define FULL 2.0f /* a line that ends nearer to the right edge of the */
/* text, by type size, may go on */
#define CENTRED 0.03f /* of the page, from its middle */

/* A page of headings alone does not show how far lines go; those before it
 * do. */
void
paragraph_measure(struct paragraph *paragraph, const struct lines *lines,
		  const struct page *page)
{
	if (paragraph->width != page->width) {
		paragraph->width = page->width;
		paragraph->left_edge = INFINITY;
		paragraph->right_edge = -INFINITY;
	}
	vec_each (const struct line *, line, &lines->items) {
		if (line->count == 0)
			continue;
		paragraph->left_edge = fminf(paragraph->left_edge, line->left);
		paragraph->right_edge =
			fmaxf(paragraph->right_edge, line->right);
	}
}

static bool
is_centred(const struct paragraph *paragraph, const struct line *line)
{
	float middle = (line->left + line->right) / 2;

	return fabsf(middle - paragraph->width / 2) <=
		       CENTRED * paragraph->width &&
	       line->left - paragraph->left_edge > 1.5f * line->size;
}

/* What is behind the numeral that words begin with. */
static struct text
skip_numeral(struct text words)
{
	static const struct text numerals =
		WORD("0123456789一二三四五六七八九十第（(");

	while (words.length > 0) {
		size_t bytes = 1;

		while (bytes < words.length && utf8_goes_on(words.data[bytes]))
			bytes++;
		if (!text_has(numerals, (struct text){words.data, bytes}))
			break;
		words = text_skip(words, bytes);
	}
	return words;
}

/* "一、", "（二）", "3.", "第四部分", "注：": what never goes on. */
static bool
begins_anew(struct text words)
{
	static const struct text marks[] = {
		WORD("、"), WORD("."), WORD("．"),
		WORD("）"), WORD(")"), WORD("部分"),
	};
	static const struct text heads[] = {WORD("注："), WORD("单位：")};
	struct text rest = skip_numeral(words);
	size_t mark = text_starts_any(rest, marks, COUNT(marks));

	if (text_starts_any(words, heads, COUNT(heads)) > 0)
		return true;
	/* With a digit behind it is no enumeration but the end of a broken
	 * amount. */
	return rest.length < words.length && mark > 0 &&
	       text_digits(text_skip(rest, mark)) == 0;
}

bool
paragraph_goes_on(const struct paragraph *paragraph, const struct line *line,
		  struct text words)
{
	float size = line->size;

	if (paragraph->words.length == 0 ||
	    fabsf(size - paragraph->size) > 0.2f * size ||
	    paragraph->right_edge - paragraph->right > FULL * size ||
	    begins_anew(words))
		return false;
	return line->left - paragraph->left_edge < size ||
	       is_centred(paragraph, line);
}

void
paragraph_add(struct paragraph *paragraph, const struct line *line,
	      struct text words)
{
	if (words_are_parted(strbuf_view(&paragraph->words), words))
		strbuf_putc(&paragraph->words, ' ');
	strbuf_text(&paragraph->words, words);
	paragraph->size = line->size;
	paragraph->right = line->right;
}
