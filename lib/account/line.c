/*
 * What a line outside a table's cells says: titles, heads, marks; and whether
 * it is a row of a table that lost its cells.
 */
#include "account/line.h"

#include "base/utf8.h"

/* No title is longer. */
#define TITLE_BYTES 150

/* No line that says a unit without a colon is longer. */
#define UNIT_LINE_BYTES 60

/* What a head says behind each label. Longer ones first. Folded. */
static const struct text name_labels[] = {
	WORD("部门名称:"), WORD("单位名称:"), WORD("编制部门:"),
	WORD("编制单位:"), WORD("公开部门:"), WORD("公开单位:"),
	WORD("填报单位:"), WORD("填报部门:"), WORD("预算部门:"),
	WORD("预算单位:"), WORD("部门:"),
};
static const struct text unit_labels[] = {WORD("金额单位:"), WORD("计量单位:"),
					  WORD("货币单位:"), WORD("单位:"),
					  WORD("金额:")};

/* How a form's mark begins that stands behind a title or a name: 公开01表. */
static const struct text form_marks[] = {WORD("公开0"), WORD("公开1"),
					 WORD("公开表"), WORD("财决")};

/* Heads */

static bool
is_year_at(struct text text, size_t at)
{
	struct text rest = text_skip(text, at);

	return rest.length >= 4 && text_starts(rest, TEXT("20")) &&
	       byte_is_digit(rest.data[2]) && byte_is_digit(rest.data[3]) &&
	       text_starts(text_skip(rest, 4), TEXT("年"));
}

size_t
find_year(struct text line)
{
	for (size_t at = 0; at < line.length; at++)
		if (line.data[at] == '2' && is_year_at(line, at))
			return at;
	return line.length;
}

size_t
year_length(struct text line)
{
	if (!is_year_at(line, 0))
		return 0;
	return text_starts(text_skip(line, 4), TEXT("年度"))
		       ? strlen("2024年度")
		       : strlen("2024年");
}

/* The bytes of a Chinese digit in front, 0 if there is none. */
static size_t
numeral_length(struct text text, char *digit_out)
{
	static const struct {
		struct text sign;
		char digit;
	} numerals[] = {
		{WORD("〇"), '0'}, {WORD("○"), '0'},  {WORD("零"), '0'},
		{WORD("O"), '0'},  {WORD("o"), '0'},  {WORD("0"), '0'},
		{WORD("一"), '1'}, {WORD("二"), '2'}, {WORD("三"), '3'},
		{WORD("四"), '4'}, {WORD("五"), '5'}, {WORD("六"), '6'},
		{WORD("七"), '7'}, {WORD("八"), '8'}, {WORD("九"), '9'},
	};

	for (size_t i = 0; i < COUNT(numerals); i++)
		if (text_starts(text, numerals[i].sign)) {
			*digit_out = numerals[i].digit;
			return numerals[i].sign.length;
		}
	return 0;
}

/* The line with its year in digits, where it is written 二〇二四年. */
static struct text
with_plain_year(struct text line, struct arena *arena)
{
	size_t at = text_find(line, TEXT("二")), end = at;
	char year[5] = "";

	for (size_t i = 0; i < 4; i++) {
		size_t length = numeral_length(text_skip(line, end), &year[i]);

		if (length == 0)
			return line;
		end += length;
	}
	struct text rest = text_skip(line, end);
	if (year[1] != '0' || !text_starts(rest, TEXT("年")))
		return line;
	return text_of(arena_printf(arena, "%.*s%s%.*s", (int)at, line.data,
				    year, (int)rest.length, rest.data));
}

/* The unit that a text begins with, UNIT_NONE if it is none of money. */
static enum unit
unit_at_start(struct text text)
{
	if (text_starts(text, TEXT("人民币")))
		text = text_skip(text, strlen("人民币"));
	if (text_starts(text, TEXT("(")))
		text = text_skip(text, 1);
	if (text.length > strlen("百万元"))
		text.length = strlen("百万元");
	size_t before = text_find(text, TEXT("元"));
	if (before == text.length)
		return UNIT_NONE;
	text.length = before + strlen("元");
	enum unit unit = unit_of(text);
	return unit_is_money(unit) ? unit : UNIT_NONE;
}

/* All labels end with a colon, which few lines have. */
static bool
has_label(struct text line)
{
	return text_has_byte(line, ':');
}

/* The unit behind a label that may stand in front of other things too. */
static enum unit
unit_behind(struct text line, struct text label)
{
	enum unit unit = UNIT_NONE;

	while (unit == UNIT_NONE) {
		size_t at = text_find(line, label);

		if (at == line.length)
			return UNIT_NONE;
		line = text_skip(line, at + label.length);
		unit = unit_at_start(line);
	}
	return unit;
}

enum unit
unit_in_head(struct text line)
{
	enum unit unit = unit_at_start(line);

	/* a line that is nothing but a unit */
	if (unit != UNIT_NONE && line.length <= strlen("(人民币百万元)"))
		return unit;
	if (has_label(line)) {
		unit = unit_behind(line, TEXT("单位:"));
		return unit != UNIT_NONE ? unit
					 : unit_behind(line, TEXT("金额:"));
	}
	/* 单位 万元 */
	return text_ends(line, TEXT("元")) && line.length <= UNIT_LINE_BYTES
		       ? unit_behind(line, TEXT("单位"))
		       : UNIT_NONE;
}

struct text
name_in_head(struct text line)
{
	bool labelled = has_label(line);

	for (size_t i = 0; labelled && i < COUNT(name_labels); i++) {
		size_t at = text_find(line, name_labels[i]);

		if (at == line.length)
			continue;
		struct text name = text_skip(line, at + name_labels[i].length);
		name.length = find_year(name);
		name.length =
			text_find_any(name, unit_labels, COUNT(unit_labels));
		name.length =
			text_find_any(name, name_labels, COUNT(name_labels));
		name.length =
			text_find_any(name, form_marks, COUNT(form_marks));
		return name;
	}
	return (struct text){NULL, 0};
}

/* Marks */

/* Chinese or other digits in front, with what joins them: 2-1, 十二. The 一 of
 * 一般公共预算 is none of them, nor is a year behind (附表1 2023年度). */
static size_t
number_length(struct text text)
{
	static const struct text numerals = WORD("一二三四五六七八九十");
	bool digits = text.length > 0 && byte_is_digit(text.data[0]);
	size_t length = 0;

	for (;;) {
		struct text rest = text_skip(text, length);

		if (rest.length > 0 &&
		    (byte_is_digit(rest.data[0]) ||
		     (length > 0 && strchr("-_", rest.data[0]))))
			length++;
		else if (!digits && rest.length >= 3 &&
			 text_has(numerals, (struct text){rest.data, 3}) &&
			 !text_starts(rest, TEXT("一般公共")))
			length += 3;
		else
			break;
	}
	return length >= 4 && is_year_at(text, length - 4) ? length - 4
							   : length;
}

/* The bytes in front that are Latin letters before a digit, as of the sheet
 * GK01 or Z05_1. */
static size_t
letters_length(struct text text)
{
	size_t length = 0;

	while (length < text.length && length < 4 &&
	       (text.data[length] | 0x20) >= 'a' &&
	       (text.data[length] | 0x20) <= 'z')
		length++;
	return length < text.length && byte_is_digit(text.data[length]) ? length
									: 0;
}

/* Does a text begin as the words of a mark do? Most lines do not. */
static bool
begins_mark(struct text text)
{
	static const char begins[] = "第财决公附报表";

	for (size_t i = 0; text.length >= 3 && begins[i]; i += 3)
		if (memcmp(text.data, begins + i, 3) == 0)
			return true;
	return false;
}

/* The bytes of a table's mark in front: 公开01表, 附件2-1, (表一), 表3:,
 * Z05_1. */
static size_t
mark_length(struct text text)
{
	static const struct text words[] = {
		WORD("第"),   WORD("财决"), WORD("决算"),
		WORD("公开"), WORD("附件"), WORD("附表"),
		WORD("报表"), WORD("表格"), WORD("表"),
	};
	static const struct text ends[] = {WORD("表"), WORD(")"),  WORD("】"),
					   WORD(":"),  WORD("、"), WORD("."),
					   WORD("_"),  WORD("-")};
	struct text rest = text;
	size_t letters = letters_length(text);
	bool named = letters > 0;

	rest = text_skip(rest, letters);
	if (text_starts(rest, TEXT("(")))
		rest = text_skip(rest, 1);
	else if (text_starts(rest, TEXT("【")))
		rest = text_skip(rest, strlen("【"));
	if (!named && !begins_mark(rest))
		return 0;
	for (size_t i = 0; i < COUNT(words); i++)
		if (text_starts(rest, words[i])) {
			rest = text_skip(rest, words[i].length);
			named = true;
			i = SIZE_MAX; /* 公开表1, 决算公开表格-01 */
		}
	if (named && text_starts(rest, TEXT("-")))
		rest = text_skip(rest, 1);
	size_t digits = number_length(rest);
	if (!named || digits == 0)
		return 0;
	rest = text_skip(rest, digits);
	for (size_t i = 0; i < COUNT(ends); i++)
		if (text_starts(rest, ends[i]))
			rest = text_skip(rest, ends[i].length);
	return text.length - rest.length;
}

/* 财决批复01表, 部决公开07表: a number before 表, which no title has, and no title
 * before it: 支出决算表公开03表. */
static bool
ends_as_mark(struct text line)
{
	return line.length > strlen("01表") &&
	       text_find(line, TEXT("表")) == line.length - strlen("表") &&
	       byte_is_digit(line.data[line.length - strlen("1表")]) &&
	       byte_is_digit(line.data[line.length - strlen("01表")]);
}

bool
is_table_mark(struct text line)
{
	size_t digits = 0;

	if (line.length > 40)
		return false;
	while (digits < line.length && (byte_is_digit(line.data[digits]) ||
					strchr("-/", line.data[digits])))
		digits++;
	if (digits == line.length || mark_length(line) == line.length)
		return true;
	if (text_starts(line, TEXT("第")) || text_starts(line, TEXT("-")))
		return text_ends(line, TEXT("页")) ||
		       text_ends(line, TEXT("页-"));
	return text_is(line, "续表") || text_is(line, "(续表)") ||
	       text_is(line, "(续)") || ends_as_mark(line);
}

/* Titles */

static uint8_t
exact_title(const struct recogniser *recogniser, struct text line)
{
	uint32_t number = map_find(&recogniser->titles, line);

	return number == MAP_NONE ? FORM_NONE : recogniser->title_form[number];
}

/* The bytes in front that are no words of a title: a name, a year, a mark. */
static size_t
preamble(const struct title_context *context, struct text line)
{
	for (size_t n = 0; n < context->name_count; n++)
		if (text_starts(line, context->names[n]))
			return context->names[n].length;
	if (is_year_at(line, 0))
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
	line.length = text_find_any(line, form_marks, COUNT(form_marks));
	line.length = text_find_any(line, name_labels, COUNT(name_labels));
	line.length = text_find_any(line, unit_labels, COUNT(unit_labels));
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

	for (size_t i = 0; i < COUNT(endings); i++)
		if (text_ends(text, endings[i]))
			return true;
	return false;
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

uint8_t
promised_form(const struct title_context *context, struct text line)
{
	static const struct text fields[] = {WORD("PAGEREF"), WORD("错误!"),
					     WORD("[")};
	static const struct text leaders[] = {
		WORD("…"), WORD("·"), WORD("."), WORD("-"),
		WORD("_"), WORD("("), WORD(")"),
	};
	struct text title = {line.data,
			     text_find_any(line, fields, COUNT(fields))};
	size_t before;

	do {
		before = title.length;
		while (title.length > 0 &&
		       byte_is_digit(title.data[title.length - 1]))
			title.length--;
		for (size_t i = 0; i < COUNT(leaders); i++)
			if (text_ends(title, leaders[i]))
				title.length -= leaders[i].length;
	} while (title.length < before);
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
	if (line.length > TITLE_BYTES || !text_ends(line, TEXT("表")) ||
	    text_find_any(line, unit_labels, COUNT(unit_labels)) <
		    line.length ||
	    text_find_any(line, name_labels, COUNT(name_labels)) <
		    line.length ||
	    is_table_mark(line) || text_starts(line, TEXT("第")) ||
	    text_has(line, TEXT(",")) || text_has(line, TEXT("见")))
		return false;
	for (size_t i = 0; i < COUNT(others); i++)
		if (text_ends(line, others[i]))
			return false;
	return true;
}

/* Lost rows */

static bool
is_html_row(struct text line)
{
	static const struct text tags[] = {WORD("<table"), WORD("<tr"),
					   WORD("<td"), WORD("<html")};

	for (size_t i = 0; i < COUNT(tags); i++)
		if (text_starts(line, tags[i]))
			return true;
	return false;
}

/* The numbers among what stands between separators. */
static size_t
count_numbers(struct text line, struct text separator)
{
	size_t numbers = 0;

	while (line.length > 0)
		numbers += is_number(text_trim(text_take(&line, separator)));
	return numbers;
}

bool
is_lost_row(struct text line)
{
	/* a comma may also part thousands */
	static const struct {
		struct text separator;
		size_t numbers;
	} ways[] = {{WORD(" "), 2},
		    {WORD(";"), 2},
		    {WORD("│"), 1},
		    {WORD(","), 3},
		    {WORD("┃"), 1}};

	if (is_html_row(line))
		return true;
	for (size_t i = 0; i < COUNT(ways); i++)
		if (text_has(line, ways[i].separator) &&
		    count_numbers(line, ways[i].separator) >= ways[i].numbers)
			return true;
	/* a cell alone */
	return text_has_byte(line, '.') && is_number(line);
}

/* Lines, as they stand between tables */

void
line_read(struct text printed, bool near, struct arena *arena, struct line *out)
{
	struct text folded = with_plain_year(text_fold(printed, arena), arena);

	*out = (struct line){
		.folded = folded,
		.name = name_in_head(folded),
		.unit = unit_in_head(folded),
		.note = is_note(folded),
		.mark = is_table_mark(folded),
		.empty = (near || text_ends(folded, TEXT(")"))) &&
			 declares_empty(folded),
		.nothing = near && tells_of_nothing(folded),
	};
}
