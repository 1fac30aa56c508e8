/*
 * Titles: of which form a line is the title, whatever names, years, marks and
 * heads stand around its words.
 */
#include "account/title.h"

#include "account/line.h"
#include "base/utf8.h"

/* No title is longer. */
#define TITLE_BYTES 150

/* The title of a table that says of itself that it is published or approved,
 * 支出决算公开表, without those words, in a buffer; no data if it says none. */
static struct text
plain_title(struct text line, char buffer[TITLE_BYTES])
{
	static const struct text ends[] = {WORD("公开表"), WORD("批复表"),
					   WORD("公示表")};
	struct text table = TEXT("表");
	size_t end = text_ends_any(line, ends, COUNT(ends));

	if (end == 0 || line.length > TITLE_BYTES)
		return (struct text){NULL, 0};
	line.length -= end;
	memcpy(buffer, line.data, line.length);
	memcpy(buffer + line.length, table.data, table.length);
	return (struct text){buffer, line.length + table.length};
}

uint8_t
exact_title(const struct recogniser *recogniser, struct text line)
{
	uint32_t number = map_find(&recogniser->titles, line);
	char buffer[TITLE_BYTES];

	if (number == MAP_NONE && text_ends(line, TEXT("表")))
		number = map_find(&recogniser->titles,
				  plain_title(line, buffer));
	return number == MAP_NONE ? FORM_NONE : recogniser->title_form[number];
}

/* The bytes in front that are no words of a title: a name, a year, a mark. */
static size_t
preamble(const struct title_context *context, struct text line)
{
	for (size_t n = 0; n < context->name_count; n++)
		if (text_starts(line, context->names[n]))
			return context->names[n].length;
	if (year_length(line) > 0)
		return year_length(line);
	if (text_starts(line, TEXT("部门")))
		return strlen("部门");
	if (text_starts(line, TEXT("《")))
		return strlen("《");
	if (line.length > 2 && byte_is_digit(line.data[0]) &&
	    byte_is_digit(line.data[1]) && !byte_is_digit(line.data[2]))
		return 2;
	return mark_length(line);
}

/* Without brackets at the end that tell which table it is or whose: (汇总),
 * (部门公开表1). */
static struct text
without_bracket(struct text line)
{
	static const struct text words[] = {
		WORD("表"),   WORD("汇总"), WORD("本级"),
		WORD("部门"), WORD("单位"), WORD("续"),
		WORD("无"),   WORD("功能"), WORD("按科目"),
	};
	size_t open = line.length;

	if (!text_ends(line, TEXT(")")))
		return line;
	while (open > 0 && line.data[open - 1] != '(')
		open--;
	struct text inside = text_skip(line, open);
	if (open > 0 && !text_starts(inside, TEXT("分")) &&
	    text_find_any(inside, words, COUNT(words)) < inside.length)
		line.length = open - 1;
	return line;
}

/* Without what may stand behind a title: a mark, a year, a head, (续). */
static struct text
without_tail(const struct title_context *context, struct text line)
{
	static const struct text ends[] = {WORD("(续"), WORD("》")};

	line = without_bracket(line);
	size_t year = find_year(line);

	if (year > 0)
		line.length = year;
	for (size_t n = 0; n < context->name_count; n++) {
		size_t at = text_find(line, context->names[n]);

		if (at > 0)
			line.length = at;
	}
	line.length = text_find_any(line, ends, COUNT(ends));
	/* 支出决算公开表 is a title to its end, unlike 支出决算表公开表 */
	if (!text_ends(line, TEXT("决算公开表")))
		line.length = find_mark(line);
	line.length = find_head(line);
	if (text_ends(line, TEXT("(")))
		line.length--;
	return line;
}

/* Does a text end like the name of a body, or a year? */
static bool
ends_as_name(struct text text)
{
	static const struct text endings[] = {
		WORD("局"),   WORD("委"),   WORD("办"),   WORD("院"),
		WORD("校"),   WORD("厅"),   WORD("部"),   WORD("会"),
		WORD("处"),   WORD("所"),   WORD("站"),   WORD("中心"),
		WORD("馆"),   WORD("队"),   WORD("园"),   WORD("社"),
		WORD("司"),   WORD("科"),   WORD("室"),   WORD("大学"),
		WORD("中学"), WORD("小学"), WORD("镇"),   WORD("乡"),
		WORD("街道"), WORD("区"),   WORD("县"),   WORD("市"),
		WORD("联"),   WORD("协"),   WORD("本级"), WORD("机关"),
		WORD("门"),   WORD("单位"), WORD("决算"), WORD(")"),
		WORD(":"),    WORD("-"),
	};

	return text_ends_any(text, endings, COUNT(endings)) > 0;
}

/* What may be a title behind a year, without what may follow it. */
static struct text
title_part(const struct title_context *context, struct text line)
{
	size_t year = find_year(line);
	struct text behind =
		text_skip(line, year + year_length(text_skip(line, year)));

	return without_tail(context,
			    text_has(behind, TEXT("表")) ? behind : line);
}

/* Can a title begin there, at its beginning or behind a name? */
static bool
may_begin(struct text line, size_t at)
{
	return at == 0 || ends_as_name((struct text){line.data, at});
}

/* The form whose title stands at the end of a line, behind a year, or behind a
 * name that is not known: the longest title, or none. */
static uint8_t
title_at_end(const struct title_context *context, struct text line)
{
	line = title_part(context, line);
	for (size_t at = 0; at < line.length; at++) {
		if (utf8_goes_on(line.data[at]))
			continue;
		uint8_t form =
			exact_title(context->recogniser, text_skip(line, at));
		if (form != FORM_NONE)
			return may_begin(line, at) ? form : FORM_NONE;
	}
	return FORM_NONE;
}

/* Has a line the words of a pattern, one behind the other, and no others in
 * front or at its end? */
static bool
fits_pattern(struct text line, struct text pattern)
{
	while (text_has(pattern, TEXT("…"))) {
		struct text words = text_take(&pattern, TEXT("…"));

		if (!text_starts(line, words))
			return false;
		line = text_skip(line, words.length);
		words.length = text_find(pattern, TEXT("…"));
		words.data = pattern.data;
		if (words.length == pattern.length)
			return text_ends(line, words);
		line = text_skip(line, text_find(line, words));
	}
	return false;
}

/* The form of a title that none gives whole, by some of its words; it may stand
 * where one that is known whole may. */
static uint8_t
title_by_words(const struct title_context *context, struct text line)
{
	line = title_part(context, line);
	if (!is_other_title(line))
		return FORM_NONE;
	for (size_t at = 0; at < line.length; at++) {
		if (utf8_goes_on(line.data[at]) || !may_begin(line, at))
			continue;
		vec_each (const struct title_pattern *, pattern,
			  &context->recogniser->patterns)
			if (fits_pattern(text_skip(line, at), pattern->words))
				return pattern->form;
	}
	return FORM_NONE;
}

uint8_t
title_form(const struct title_context *context, struct text line)
{
	const struct recogniser *recogniser = context->recogniser;
	uint8_t form = exact_title(recogniser, line);
	struct text core = label_core(line);
	/* behind these words alone is there a tail to be cut off */
	bool table = text_has(core, TEXT("表"));
	size_t skip = line.length - core.length;

	while (form == FORM_NONE && core.length > 0) {
		if (skip > 0)
			form = exact_title(recogniser, core);
		if (form == FORM_NONE && table)
			form = exact_title(recogniser,
					   without_tail(context, core));
		skip = preamble(context, core);
		if (skip == 0)
			break;
		core = text_skip(core, skip);
	}
	if (form == FORM_NONE && table && line.length < TITLE_BYTES &&
	    !text_has(core, TEXT(",")))
		form = title_at_end(context, core);
	if (form == FORM_NONE && table)
		form = title_by_words(context, core);
	return form;
}

struct text
without_page(struct text line)
{
	static const struct text fields[] = {WORD("PAGEREF"), WORD("错误!"),
					     WORD("[")};
	static const struct text leaders[] = {
		WORD("…"), WORD("·"), WORD("."), WORD("-"), WORD("_"),
		WORD("("), WORD(")"), WORD("¨"), WORD("•"), WORD("﹒"),
	};
	size_t before;

	line.length = text_find_any(line, fields, COUNT(fields));
	do {
		before = line.length;
		while (text_ends_in_digit(line))
			line.length--;
		line.length -= text_ends_any(line, leaders, COUNT(leaders));
	} while (line.length < before);
	return line;
}

uint8_t
promised_form(const struct title_context *context, struct text line)
{
	struct text title = without_page(line);

	return title.length < line.length ? title_form(context, title)
					  : FORM_NONE;
}

bool
is_other_title(struct text line)
{
	/* Parts of a document and what sentences speak of. */
	static const struct text others[] = {
		WORD("部门决算表"), WORD("单位决算表"), WORD("报表"),
		WORD("附表"),       WORD("下表"),       WORD("续表"),
	};

	if (text_ends(line, TEXT(")")))
		while (line.length > 0 && !text_ends(line, TEXT("(")))
			line.length--;
	if (text_ends(line, TEXT("(")))
		line.length--;
	return line.length <= TITLE_BYTES && text_ends(line, TEXT("表")) &&
	       find_head(line) == line.length && !is_table_mark(line) &&
	       !text_starts(line, TEXT("第")) && !text_has(line, TEXT(",")) &&
	       !text_has(line, TEXT("见")) &&
	       text_ends_any(line, others, COUNT(others)) == 0;
}
