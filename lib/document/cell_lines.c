/* Lines within a cell: see cell_lines.h. */
#include "document/cell_lines.h"

#include "base/utf8.h"

/* The characters that labels are written in, from the radicals on; but not the
 * wide digits, and what parts them. */
static bool
is_ideograph(uint32_t point)
{
	return point >= 0x2e80 && !(point >= 0xff0b && point <= 0xff19);
}

/* Is a figure broken at its comma or point? */
static bool
is_within_figure(uint32_t before, uint32_t behind)
{
	return before == ',' || before == '.' || behind == ',' || behind == '.';
}

/* Does a break say nothing between what stands on its sides? */
static bool
is_nothing(struct text before, struct text behind)
{
	uint32_t last, first;

	utf8_last(before, &last);
	utf8_first(behind, &first);
	return is_ideograph(last) || is_ideograph(first) ||
	       is_within_figure(last, first);
}

static struct text
join(struct text words, bool apart, struct arena *arena)
{
	struct strbuf line = {0};
	struct text rest = words;

	if (!text_has_byte(words, '\n'))
		return words;
	while (rest.length > 0) {
		struct text piece = text_trim(text_take(&rest, TEXT("\n")));

		rest = text_trim(rest);
		if (line.length > 0 && piece.length > 0 &&
		    (apart || !is_nothing(strbuf_view(&line), piece)))
			strbuf_putc(&line, ' ');
		strbuf_text(&line, piece);
	}
	words = arena_copy(arena, strbuf_view(&line));
	strbuf_release(&line);
	return words;
}

struct text
cell_lines_join(struct text words, struct arena *arena)
{
	return join(words, false, arena);
}

struct text
cell_lines_part(struct text words, struct arena *arena)
{
	return join(words, true, arena);
}
