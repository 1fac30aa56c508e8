/* What a sheet says beside its cells: see beside_cells.h. */
#include "document/beside_cells.h"

#include "document/markup.h"
#include "document/package.h"
#include "document/zipped.h"

#include <stdlib.h>

#define ROWS_MAX 1048576

struct drawing {
	struct boxes *boxes;
	struct arena *arena;
	struct strbuf words, row;
	bool in_words, in_from, in_row;
	unsigned dropped; /* open elements that repeat what stands before */
	uint32_t from;
};

static void
drawing_begin(const char *name, void *element, void *context)
{
	struct drawing *drawing = context;

	(void)element;
	if (drawing->dropped > 0 || strcmp(name, "Fallback") == 0) {
		drawing->dropped++;
		return;
	}
	drawing->in_words = strcmp(name, "t") == 0;
	drawing->in_from = drawing->in_from || strcmp(name, "from") == 0;
	drawing->in_row = drawing->in_from && strcmp(name, "row") == 0;
	if (strcmp(name, "from") == 0)
		strbuf_clear(&drawing->row);
	else if (strcmp(name, "p") == 0)
		strbuf_clear(&drawing->words);
	else if (strcmp(name, "br") == 0)
		strbuf_putc(&drawing->words, ' ');
	else if (strcmp(name, "blip") == 0)
		drawing->boxes->pictured = true;
}

static void
end_line(struct drawing *drawing)
{
	struct text words = text_trim(strbuf_view(&drawing->words));
	uint32_t order = (uint32_t)drawing->boxes->lines.count;

	if (words.length > 0)
		*vec_push(&drawing->boxes->lines) =
			(struct box_line){arena_copy(drawing->arena, words),
					  drawing->from, order};
	strbuf_clear(&drawing->words);
}

static void
drawing_end(const char *name, void *context)
{
	struct drawing *drawing = context;

	drawing->in_words = drawing->in_row = false;
	if (drawing->dropped > 0) {
		drawing->dropped--;
	} else if (strcmp(name, "p") == 0) {
		end_line(drawing);
	} else if (strcmp(name, "from") == 0) {
		long row = strtol(strbuf_string(&drawing->row), NULL, 10);

		drawing->from =
			row >= 0 && row < ROWS_MAX ? (uint32_t)row + 1 : 1;
		drawing->in_from = false;
	}
}

static void
drawing_text(struct text text, void *context)
{
	struct drawing *drawing = context;

	if (drawing->in_words && drawing->dropped == 0)
		strbuf_text(&drawing->words, text);
	else if (drawing->in_row)
		strbuf_text(&drawing->row, text);
}

static int
by_row(const void *a, const void *b)
{
	const struct box_line *one = a, *other = b;

	if (one->row != other->row)
		return one->row < other->row ? -1 : 1;
	return one->order < other->order ? -1 : one->order > other->order;
}

void
boxes_read(struct zipped *zipped, const char *sheet, struct arena *arena,
	   struct boxes *out)
{
	static const struct markup_visitor visitor = {
		drawing_begin, drawing_end, drawing_text};
	struct drawing drawing = {.boxes = out, .arena = arena, .from = 1};
	struct relations relations = {0};
	struct strbuf buffer = {0};
	const struct relation *found = NULL;

	if (relations_read(zipped, sheet, &relations))
		found = relation_of_kind(&relations, "drawing");
	if (found && (!zipped_read(zipped, found->part, &buffer) ||
		      !xml_visit(strbuf_view(&buffer), &visitor, &drawing)))
		out->pictured = true;
	vec_sort(&out->lines, by_row);
	strbuf_release(&buffer);
	strbuf_release(&drawing.words);
	strbuf_release(&drawing.row);
	relations_release(&relations);
}

/* Where the tag begins whose name stands at an offset: <sheetData>, or
 * <x:sheetData> with the prefix that some programs give all names. */
static size_t
tag_start(struct text sheet, size_t at)
{
	while (at > 0 && sheet.data[at] != '<')
		at--;
	return at;
}

void
sheet_frame(struct text sheet, struct strbuf *out)
{
	static const struct text cells = WORD("sheetData");
	size_t at = text_find(sheet, cells), last = at, behind = at, found;

	strbuf_clear(out);
	while (last < sheet.length &&
	       (found = text_find(text_skip(sheet, last + cells.length),
				  cells)) < sheet.length - last - cells.length)
		last += cells.length + found;
	if (at < sheet.length) {
		at = tag_start(sheet, at);
		behind = last + text_find(text_skip(sheet, last), TEXT(">"));
		behind += behind < sheet.length;
	}
	strbuf_add(out, sheet.data, at);
	strbuf_text(out, text_skip(sheet, behind));
}

struct page_head {
	void (*line)(struct text words, void *context);
	void *context;
	struct strbuf code;
	bool inside;
};

static void
end_words(const struct page_head *head, struct strbuf *words)
{
	struct text line = text_trim(strbuf_view(words));

	if (line.length > 0)
		head->line(line, head->context);
	strbuf_clear(words);
}

/* 00FF00, or 01+049 of the workbook's own. */
static void
skip_colour(struct text *rest)
{
	size_t length = 0;

	while (length < rest->length && length < 6 &&
	       (byte_hex(rest->data[length]) >= 0 ||
		rest->data[length] == '+' || rest->data[length] == '-'))
		length++;
	*rest = text_skip(*rest, length);
}

/* Take the rest of a code whose first sign is that one: a font's name, a size
 * or a colour. */
static void
skip_code(struct text *rest, char sign)
{
	if (sign == '"')
		text_take(rest, TEXT("\""));
	else if (byte_is_digit(sign))
		*rest = text_skip(*rest, text_digits(*rest));
	else if (sign == 'K')
		skip_colour(rest);
}

/* &L, &C and &R begin the words on the left, in the middle and on the right,
 * && is &, and other codes of ASCII are looks or numbers of pages. (ECMA-376,
 * part 1, 18.3.1.46) */
static void
say_lines(const struct page_head *head)
{
	struct text rest = strbuf_view(&head->code);
	struct strbuf words = {0};

	while (rest.length > 0) {
		char sign = rest.data[0];

		rest = text_skip(rest, 1);
		if (sign == '\n') {
			end_words(head, &words);
		} else if (sign != '&' || rest.length == 0) {
			strbuf_putc(&words, sign);
		} else {
			sign = rest.data[0];
			rest = text_skip(rest, 1);
			if (sign == '&' || (unsigned char)sign >= 0x80)
				strbuf_putc(&words, sign);
			else if (strchr("LCR", sign))
				end_words(head, &words);
			else
				skip_code(&rest, sign);
		}
	}
	end_words(head, &words);
	strbuf_release(&words);
}

static void
head_begin(const char *name, void *element, void *context)
{
	struct page_head *head = context;

	(void)element;
	head->inside = strcmp(name, "oddHeader") == 0;
	strbuf_clear(&head->code);
}

static void
head_end(const char *name, void *context)
{
	struct page_head *head = context;

	(void)name;
	if (head->inside)
		say_lines(head);
	head->inside = false;
}

static void
head_text(struct text text, void *context)
{
	struct page_head *head = context;

	if (head->inside)
		strbuf_text(&head->code, text);
}

void
page_head_read(struct text sheet,
	       void (*line)(struct text words, void *context), void *context)
{
	static const struct markup_visitor visitor = {head_begin, head_end,
						      head_text};
	struct page_head head = {.line = line, .context = context};

	/* Few sheets have one, and it stands behind all cells. */
	if (text_has(sheet, TEXT("oddHeader")))
		xml_visit(sheet, &visitor, &head);
	strbuf_release(&head.code);
}
