/* Sections of number formats: see format_section.h. */
#include "document/format_section.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <strings.h>

size_t
character_length(struct text text)
{
	uint32_t point;
	size_t bytes = utf8_first(text, &point);

	return bytes > 0 ? bytes : 1;
}

static void
add_words(struct section *section, struct text words, int later_places)
{
	if (section->whole + section->decimals == 0)
		strbuf_text(&section->before, words);
	else if (later_places > 0 && section->decimals == 0) {
		section->inner = words;
		section->inner_places = later_places;
	} else
		strbuf_text(&section->behind, words);
}

/* Are there places for digits in the rest of a section, before a point? */
static int
places_ahead(struct text rest)
{
	int places = 0;

	for (size_t i = 0; i < rest.length && rest.data[i] != '.'; i++) {
		if (rest.data[i] == '"')
			break;
		if (rest.data[i] == '\\' || rest.data[i] == '!')
			i++;
		else if (strchr("0#?", rest.data[i]))
			places++;
	}
	return places;
}

/* [Red], [>=10000], [$-804]: conditions count. */
static void
read_brackets(struct section *section, struct text inside)
{
	size_t i = 0;
	char number[32] = {0};

	while (i < inside.length && i < 2 && strchr("<>=", inside.data[i])) {
		section->condition[i] = inside.data[i];
		i++;
	}
	if (i > 0 && inside.length - i < sizeof number) {
		memcpy(number, inside.data + i, inside.length - i);
		section->limit = strtod(number, NULL);
	}
}

/* Take one thing off the front of the rest. */
static struct text
read_item(struct section *section, struct text rest, bool *point)
{
	char byte = rest.data[0];
	struct text next = text_skip(rest, 1), words;
	size_t length;

	switch (byte) {
	case '0':
	case '#':
	case '?':
		section->shows_zero = section->shows_zero || byte == '0';
		if (*point) {
			section->decimals++;
			if (byte != '#')
				section->decimals_least = section->decimals;
		} else {
			section->whole++;
			section->whole_least +=
				section->whole_least > 0 || byte == '0';
		}
		return next;
	case '.':
		*point = true;
		return next;
	case ',':
		if (section->whole + section->decimals == 0)
			return next;
		if (!*point && places_ahead(next) > 0)
			section->grouped = true;
		else
			section->scale -= 3;
		return next;
	case '%':
		section->scale += 2;
		section->percent = true;
		return next;
	case '"':
		words = text_take(&next, TEXT("\""));
		add_words(section, words, *point ? 0 : places_ahead(next));
		return next;
	case '\\':
	case '!':
		/* LibreOffice takes the ! of older files for a sign. */
		if (byte == '\\' && next.length > 1 && next.data[0] == '!')
			return next;
		if (next.length == 0)
			return next;
		length = character_length(next);
		add_words(section, (struct text){next.data, length},
			  *point ? 0 : places_ahead(text_skip(next, length)));
		return text_skip(next, length);
	case '_':
	case '*':
		return next.length ? text_skip(next, character_length(next))
				   : next;
	case '[':
		read_brackets(section, text_take(&next, TEXT("]")));
		return next;
	case 'E':
	case 'e':
	case '/':
	case '@':
		if (section->shape != SHAPE_DATE)
			section->shape = SHAPE_GENERAL;
		return next;
	default:
		if (strchr("ymdhsYMDHS", byte)) {
			section->shape = SHAPE_DATE;
			return next;
		}
		length = character_length(rest);
		if (byte != ' ' && byte != '+')
			add_words(section, (struct text){rest.data, length}, 0);
		return text_skip(rest, length);
	}
}

static struct section
read_section(struct text text)
{
	struct section section = {.text = text};
	struct text rest = text;
	bool point = false;

	while (rest.length > 0) {
		if (rest.length >= 7 &&
		    strncasecmp(rest.data, "General", 7) == 0) {
			section.shape = SHAPE_GENERAL;
			rest = text_skip(rest, 7);
		} else {
			rest = read_item(&section, rest, &point);
		}
	}
	if (section.shape == SHAPE_NUMBER &&
	    section.whole + section.decimals == 0)
		section.shape = SHAPE_WORDS;
	return section;
}

/* The end of a format's first section: a semicolon outside of quotes. */
static size_t
section_end(struct text format)
{
	for (size_t i = 0; i < format.length; i++) {
		if (format.data[i] == '"') {
			struct text rest = text_skip(format, i + 1);

			i += 1 + text_find(rest, TEXT("\""));
		} else if (format.data[i] == '\\' || format.data[i] == '!') {
			i++;
		} else if (format.data[i] == ';') {
			return i;
		}
	}
	return format.length;
}

struct section
section_take(struct text *format)
{
	size_t end = section_end(*format);
	struct section section = read_section((struct text){format->data, end});

	*format = text_skip(*format, end + (end < format->length));
	return section;
}

void
section_release(struct section *section)
{
	strbuf_release(&section->before);
	strbuf_release(&section->behind);
}
