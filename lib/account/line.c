/*
 * What a line outside a table's cells says, but for titles, marks and notes:
 * heads, and whether it is a row of a table that lost its cells.
 */
#include "account/line.h"

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

size_t
year_length(struct text line)
{
	struct text rest;

	if (line.length < 4 || !text_starts(line, TEXT("20")) ||
	    !byte_is_digit(line.data[2]) || !byte_is_digit(line.data[3]))
		return 0;
	rest = text_skip(line, 4);
	if (!text_starts(rest, TEXT("年")))
		return 0;
	return text_starts(rest, TEXT("年度")) ? strlen("2024年度")
					       : strlen("2024年");
}

size_t
find_year(struct text line)
{
	for (size_t at = 0; at < line.length; at++)
		if (line.data[at] == '2' &&
		    year_length(text_skip(line, at)) > 0)
			return at;
	return line.length;
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

size_t
find_head(struct text line)
{
	line.length = text_find_any(line, unit_labels, COUNT(unit_labels));
	return text_find_any(line, name_labels, COUNT(name_labels));
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
		name.length = find_head(name);
		name.length = find_mark(name);
		return name;
	}
	return (struct text){NULL, 0};
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
	static const struct text tags[] = {WORD("<table"), WORD("<tr"),
					   WORD("<td"), WORD("<html")};
	/* a comma may also part thousands */
	static const struct {
		struct text separator;
		size_t numbers;
	} ways[] = {{WORD(" "), 2},
		    {WORD(";"), 2},
		    {WORD("│"), 1},
		    {WORD(","), 3},
		    {WORD("┃"), 1}};

	if (text_starts_any(line, tags, COUNT(tags)) > 0)
		return true;
	for (size_t i = 0; i < COUNT(ways); i++)
		if (text_has(line, ways[i].separator) &&
		    count_numbers(line, ways[i].separator) >= ways[i].numbers)
			return true;
	/* a cell alone */
	return text_has_byte(line, '.') && is_number(line);
}

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
