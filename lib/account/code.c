/*
 * Codes of classifications as documents write them: together, in their levels
 * apart, in brackets, as a number.
 */
#include "account/recognise.h"

#include "base/utf8.h"

/* The digits of a class, and of each level below it. */
#define CLASS_DIGITS 3
#define LEVEL_DIGITS 2
#define CODE_DIGITS  7

struct text
without_zero(struct text code)
{
	if (text_ends(code, TEXT(".0")))
		code.length -= strlen(".0");
	return code;
}

/* The bytes of what may stand between two levels: 206-04, 206·04, 206 04. */
static size_t
joint_length(struct text text)
{
	static const struct text joints[] = {WORD("-"), WORD("."), WORD("·"),
					     WORD("_"), WORD("/"), WORD("、"),
					     WORD("—"), WORD(" ")};

	return text_starts_any(text, joints, COUNT(joints));
}

/* Levels apart, 206-04-01, whose digits are put together; the bytes that they
 * take, 0 if they are no code. One point alone parts yuan from cents. */
static size_t
read_levels(struct text text, char digits[CODE_DIGITS + 1])
{
	size_t end = text_digits(text), count = end, points = 0, joints = 0;

	if (count < CLASS_DIGITS || count > CODE_DIGITS || count % 2 == 0)
		return 0;
	memcpy(digits, text.data, count);
	while (count + LEVEL_DIGITS <= CODE_DIGITS) {
		size_t joint = joint_length(text_skip(text, end));
		struct text level = text_skip(text, end + joint);

		if (joint == 0 || text_digits(level) != LEVEL_DIGITS)
			break;
		points += text.data[end] == '.';
		joints++;
		memcpy(digits + count, level.data, LEVEL_DIGITS);
		count += LEVEL_DIGITS;
		end += joint + LEVEL_DIGITS;
	}
	digits[count] = 0;
	return points == 1 && joints == 1 ? 0 : end;
}

size_t
code_in_front(struct text text, char digits[CODE_DIGITS + 1])
{
	static const struct {
		struct text open, close;
	} brackets[] = {{WORD("["), WORD("]")},
			{WORD("("), WORD(")")},
			{WORD("【"), WORD("】")}};
	size_t before = 0, length, kind = 0;

	while (kind < COUNT(brackets) &&
	       !text_starts(text, brackets[kind].open))
		kind++;
	if (kind < COUNT(brackets))
		before = brackets[kind].open.length;
	length = read_levels(text_skip(text, before), digits);
	if (length == 0 || kind == COUNT(brackets))
		return length;
	return text_starts(text_skip(text, before + length),
			   brackets[kind].close)
		       ? before + length + brackets[kind].close.length
		       : 0;
}

/* The digits of 2,080,505; no data if anything else is among them. */
static struct text
without_commas(struct text text, struct arena *arena)
{
	char *joined = arena_alloc(arena, text.length + 1);
	size_t count = 0;

	for (size_t i = 0; i < text.length; i++) {
		if (byte_is_digit(text.data[i]))
			joined[count++] = text.data[i];
		else if (text.data[i] != ',' || (text.length - i) % 4 > 0)
			return TEXT("");
	}
	return (struct text){joined, count};
}

struct text
code_digits(struct text text, struct arena *arena)
{
	char digits[CODE_DIGITS + 1];

	if (text_digits(text) == text.length)
		return text;
	text = without_zero(text_fold(text, arena));
	if (text.length > 0 && code_in_front(text, digits) == text.length)
		return arena_copy(arena, text_of(digits));
	return without_commas(text, arena);
}

bool
is_code(const struct form *form, struct text text, struct arena *arena)
{
	struct text code = without_zero(text);

	/* a name, as most are that are asked for */
	if (has_han(text))
		return false;
	if (text_digits(code) != code.length)
		code = code_digits(text, arena);
	return code.length > 0 && form_has_level(form, code.length);
}
