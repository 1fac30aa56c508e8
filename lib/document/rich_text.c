/* Words of several runs: see rich_text.h. */
#include "document/rich_text.h"

#include "document/markup.h"

bool
property_is_on(void *element)
{
	struct text value = markup_attribute(element, "val");

	return !text_is(value, "0") && !text_is(value, "false") &&
	       !text_is(value, "off");
}

void
rich_text_begin(struct rich_text *text, const char *name, void *element)
{
	if (strcmp(name, "r") == 0)
		text->hidden = false;
	else if (strcmp(name, "strike") == 0)
		text->hidden = property_is_on(element);
	else if (strcmp(name, "vertAlign") == 0 &&
		 text_is(markup_attribute(element, "val"), "superscript"))
		text->hidden = text->hidden ||
			       text_ends_in_digit(
				       text_trim(strbuf_view(&text->words)));
	text->in_phonetic = text->in_phonetic || strcmp(name, "rPh") == 0;
	text->in_words =
		strcmp(name, "t") == 0 && !text->in_phonetic && !text->hidden;
}

void
rich_text_end(struct rich_text *text, const char *name)
{
	text->in_words = false;
	if (strcmp(name, "rPh") == 0)
		text->in_phonetic = false;
}

void
rich_text_clear(struct rich_text *text)
{
	strbuf_clear(&text->words);
	text->hidden = false;
}

void
rich_text_release(struct rich_text *text)
{
	strbuf_release(&text->words);
}
