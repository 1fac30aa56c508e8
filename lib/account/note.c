/*
 * What a note or a statement under a title says: of which form it is, and that
 * the form holds nothing.
 */
#include "account/line.h"
#include "account/title.h"

#include "base/utf8.h"

#define TITLE_LONG 150 /* bytes; no title is longer */

/* Bytes that may stand between a title and what is said of it, and between two
 * titles of a list. */
#define PREDICATE_NEAR 12
#define LIST_NEAR      9

/* A form says of itself that it holds nothing. Folded. */
static const struct text empty_statements[] = {
	WORD("无数据"),     WORD("空表"),     WORD("本表为空"),
	WORD("此表为空"),   WORD("该表为空"), WORD("表格为空"),
	WORD("无相关数据"), WORD("没有数据"), WORD("本表为零"),
	WORD("零列示"),     WORD("为零表"),   WORD("空白表"),
	WORD("表为空白"),   WORD("本表无"),   WORD("此表无"),
	WORD("数据为零"),   WORD("数据为0"),  WORD("数据为空"),
};

uint8_t
footnote_form(const struct recogniser *recogniser, struct text line)
{
	const struct forms *forms = recogniser->forms;
	uint8_t best = FORM_NONE;
	size_t longest = 0;

	for (size_t f = 0; f < forms->count; f++) {
		const struct labels *notes = &forms->items[f].footnotes;

		for (size_t n = 0; n < notes->count; n++) {
			struct text note = notes->items[n];

			if (note.length <= longest || !text_has(line, note))
				continue;
			longest = note.length;
			best = (uint8_t)f;
		}
	}
	return best;
}

/* The form of the longest title with which a text begins, FORM_NONE if it
 * begins with none; its end is *length_out. */
static uint8_t
form_in_front(const struct recogniser *recogniser, struct text text,
	      size_t *length_out)
{
	uint8_t form = FORM_NONE;

	for (size_t end = 0; end < text.length && end < TITLE_LONG;) {
		end += text_find(text_skip(text, end), TEXT("表"));
		if (end == text.length)
			break;
		end += strlen("表");
		uint8_t titled =
			exact_title(recogniser, (struct text){text.data, end});
		if (titled == FORM_NONE)
			continue;
		form = titled;
		*length_out = end;
	}
	return form;
}

/* Is what stands behind a title that it holds nothing: 为空表, 》本年无数据? */
static bool
is_said_empty(struct text behind)
{
	return text_find_any(behind, empty_statements,
			     COUNT(empty_statements)) <= PREDICATE_NEAR &&
	       declares_empty(behind);
}

size_t
forms_declared(const struct recogniser *recogniser, struct text line,
	       uint8_t *forms, size_t room)
{
	size_t count = 0, listed = 0, last = 0, length = 0;

	for (size_t at = 0; at < line.length && listed < room;) {
		uint8_t form =
			utf8_goes_on(line.data[at])
				? FORM_NONE
				: form_in_front(recogniser, text_skip(line, at),
						&length);

		if (form == FORM_NONE) {
			at++;
			continue;
		}
		/* those of a list before have what is said of its last one */
		if (at - last > LIST_NEAR)
			listed = count;
		forms[listed++] = form;
		last = at += length;
		if (is_said_empty(text_skip(line, at)))
			count = listed;
	}
	return count;
}

bool
is_note(struct text line)
{
	static const struct text words[] = {WORD("注"), WORD("备注"),
					    WORD("说明")};

	static const struct text colons[] = {WORD(":"), WORD("：")};
	size_t length = text_starts_any(line, words, COUNT(words));
	struct text rest = text_trim(text_skip(line, length));

	return length > 0 && text_starts_any(rest, colons, COUNT(colons)) > 0;
}

/* The template's own instruction is no statement, nor is the heading of some:
 * 关于空表的说明. */
static bool
is_instruction(struct text line)
{
	static const struct text words[] = {WORD("仍保留"), WORD("作下述说明"),
					    WORD("如无"),   WORD("若无"),
					    WORD("如本"),   WORD("若本")};

	return text_find_any(line, words, COUNT(words)) < line.length ||
	       text_ends(without_page(line), TEXT("的说明"));
}

/* Has the line one of the characters that no statement of nothing lacks? Most
 * lines have none. */
static bool
may_deny(struct text line)
{
	const unsigned char *bytes = (const unsigned char *)line.data;

	for (size_t at = 0; at + 3 <= line.length;) {
		if (bytes[at] < 0xe0) {
			at++;
			continue;
		}
		switch (bytes[at] << 16 | bytes[at + 1] << 8 | bytes[at + 2]) {
		case 0xe697a0: /* 无 */
		case 0xe6b2a1: /* 没 */
		case 0xe69caa: /* 未 */
		case 0xe7a9ba: /* 空 */
		case 0xe99bb6: /* 零 */
		case 0xe4b88d: /* 不 */
			return true;
		}
		at += 3;
	}
	return false;
}

bool
declares_empty(struct text line)
{
	return may_deny(line) &&
	       text_find_any(line, empty_statements, COUNT(empty_statements)) <
		       line.length &&
	       !is_instruction(line);
}

bool
tells_of_nothing(struct text line)
{
	static const struct text denials[] = {WORD("无"), WORD("没有"),
					      WORD("未发生"), WORD("未安排"),
					      WORD("不涉及")};
	static const struct text money[] = {
		WORD("收入"), WORD("支出"), WORD("收支"), WORD("经费"),
		WORD("资金"), WORD("预算"), WORD("业务"), WORD("内容")};
	size_t at = may_deny(line)
			    ? text_find_any(line, denials, COUNT(denials))
			    : line.length;
	struct text rest = text_skip(line, at);

	return at < line.length &&
	       text_find_any(rest, money, COUNT(money)) < rest.length &&
	       !is_instruction(line);
}
