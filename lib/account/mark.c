/*
 * Marks: the numbers of tables (公开01表, 附件2-1), which stand before a title,
 * behind it or alone, and say nothing of a form.
 */
#include "account/line.h"

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
	return length >= 4 && year_length(text_skip(text, length - 4)) > 0
		       ? length - 4
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

size_t
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
	size_t letters = letters_length(text), word;
	bool named = letters > 0;

	rest = text_skip(rest, letters);
	if (text_starts(rest, TEXT("(")))
		rest = text_skip(rest, 1);
	else if (text_starts(rest, TEXT("【")))
		rest = text_skip(rest, strlen("【"));
	if (!named && !begins_mark(rest))
		return 0;
	/* 公开表1, 决算公开表格-01 */
	while ((word = text_starts_any(rest, words, COUNT(words))) > 0) {
		rest = text_skip(rest, word);
		named = true;
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

size_t
find_mark(struct text line)
{
	static const struct text starts[] = {WORD("公开0"), WORD("公开1"),
					     WORD("公开表"), WORD("财决")};

	return text_find_any(line, starts, COUNT(starts));
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
