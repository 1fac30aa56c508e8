/* Styles of cells: see cell_styles.h. */
#include "document/cell_styles.h"

#include "document/markup.h"
#include "document/number_format.h"
#include "document/rich_text.h"

#define FORMAT_LONG 800 /* bytes; Excel's have 255 characters at most */

/* A number in an attribute; one that is none, or too long, is 0. */
static unsigned
number_in(void *element, const char *name)
{
	struct text digits = markup_attribute(element, name);
	unsigned number = 0;

	if (digits.length > 9 || text_digits(digits) < digits.length)
		return 0;
	for (size_t i = 0; i < digits.length; i++)
		number = number * 10 + (unsigned)(digits.data[i] - '0');
	return number;
}

/* What a file spells out counts, if of a number that needs no spelling. */
static struct text
format_of(const struct cell_styles *styles, void *element)
{
	uint32_t spelled = map_find(&styles->numbers,
				    markup_attribute(element, "numFmtId"));

	return spelled != MAP_NONE
		       ? styles->formats.items[spelled]
		       : number_format_builtin(number_in(element, "numFmtId"));
}

static void
add_style(struct cell_styles *styles, void *element)
{
	unsigned font = number_in(element, "fontId");

	*vec_push(&styles->items) = (struct cell_style){
		.format = format_of(styles, element),
		.struck =
			font < styles->fonts.count && styles->fonts.items[font],
	};
}

static void
add_format(struct cell_styles *styles, void *element)
{
	struct text format = markup_attribute(element, "formatCode");

	if (format.length > FORMAT_LONG) {
		styles->refused = true;
		return;
	}
	format = arena_copy(&styles->arena, format);
	uint32_t number = map_intern(&styles->numbers,
				     markup_attribute(element, "numFmtId"));
	if (number == styles->formats.count)
		*vec_push(&styles->formats) = format;
	else
		styles->formats.items[number] = format;
}

static void
style_begin(const char *name, void *element, void *context)
{
	struct cell_styles *styles = context;

	styles->in_fonts = styles->in_fonts || strcmp(name, "fonts") == 0;
	styles->in_styles = styles->in_styles || strcmp(name, "cellXfs") == 0;
	if (styles->in_fonts && strcmp(name, "font") == 0) {
		*vec_push(&styles->fonts) = false;
	} else if (styles->in_fonts && styles->fonts.count > 0 &&
		   strcmp(name, "strike") == 0) {
		styles->fonts.items[styles->fonts.count - 1] =
			property_is_on(element);
	} else if (styles->in_styles && strcmp(name, "xf") == 0) {
		add_style(styles, element);
	} else if (strcmp(name, "numFmt") == 0) {
		add_format(styles, element);
	}
}

static void
style_end(const char *name, void *context)
{
	struct cell_styles *styles = context;

	if (strcmp(name, "fonts") == 0)
		styles->in_fonts = false;
	else if (strcmp(name, "cellXfs") == 0)
		styles->in_styles = false;
}

bool
cell_styles_read(struct text part, struct cell_styles *out)
{
	static const struct markup_visitor visitor = {.begin = style_begin,
						      .end = style_end};

	return xml_visit(part, &visitor, out) && !out->refused;
}

void
cell_styles_release(struct cell_styles *styles)
{
	vec_release(&styles->items);
	vec_release(&styles->fonts);
	vec_release(&styles->formats);
	map_release(&styles->numbers);
	arena_release(&styles->arena);
}

struct cell_style
cell_style_find(const struct cell_styles *styles, unsigned number)
{
	return number < styles->items.count
		       ? styles->items.items[number]
		       : (struct cell_style){.format = TEXT("General")};
}
