/* Amounts as they are printed: see amount.h. */
#include "amount.h"

#define DECIMALS   2
#define GROUP      3  /* digits between commas */
#define AMOUNT_MAX 64 /* bytes of one */

bool
amount_is_whole(struct text words)
{
	size_t digits = 0;

	for (size_t i = 0; i < words.length; i++) {
		if (byte_is_digit(words.data[i]))
			digits++;
		else if (!strchr("-+.,%() ", words.data[i]))
			return false;
	}
	return digits > 0 && words.data[words.length - 1] != '.' &&
	       words.data[words.length - 1] != ',';
}

bool
amount_is_one(struct text words)
{
	size_t point = text_find(words, TEXT("."));

	return amount_is_whole(words) && words.length <= point + 1 + DECIMALS;
}

/* Digits behind the last mark; SIZE_MAX where no such mark is. */
static size_t
digits_behind(struct text words, char mark)
{
	for (size_t i = words.length; i-- > 0;)
		if (words.data[i] == mark)
			return words.length - i - 1;
		else if (!byte_is_digit(words.data[i]))
			break;
	return SIZE_MAX;
}

/* Skip the digits at the start: how many they are. */
static size_t
take_digits(struct text *rest)
{
	size_t count = text_digits(*rest);

	*rest = text_skip(*rest, count);
	return count;
}

/* Is it one amount as it should be set: three digits behind each comma, and two
 * behind a point, if it has such? */
static bool
is_regular(struct text words)
{
	struct text rest = text_skip(words, text_starts(words, TEXT("-")));
	size_t digits = take_digits(&rest);

	if (digits == 0 || (digits > GROUP && text_starts(rest, TEXT(","))))
		return false;
	while (text_starts(rest, TEXT(","))) {
		rest = text_skip(rest, 1);
		if (take_digits(&rest) != GROUP)
			return false;
	}
	if (rest.length == 1 + DECIMALS && rest.data[0] == '.') {
		rest = text_skip(rest, 1);
		take_digits(&rest);
	}
	return rest.length == 0;
}

bool
amount_breaks_off(struct text words, struct text below)
{
	char bytes[AMOUNT_MAX];
	size_t length = words.length + below.length;

	if (words.length == 0 || below.length == 0 || length > sizeof bytes)
		return false;
	if (digits_behind(words, '.') >= DECIMALS &&
	    digits_behind(words, ',') >= GROUP && below.data[0] != '.' &&
	    below.data[0] != ',')
		return false;
	memcpy(bytes, words.data, words.length);
	memcpy(bytes + words.length, below.data, below.length);
	return is_regular((struct text){bytes, length});
}

void
amount_close_up(struct strbuf *words, size_t from)
{
	struct text text = text_skip(strbuf_view(words), from);
	char bytes[AMOUNT_MAX];
	size_t length = 0;

	if (text.length > sizeof bytes)
		return;
	for (size_t i = 0; i < text.length; i++)
		if (text.data[i] != ' ')
			bytes[length++] = text.data[i];
	struct text closed = {bytes, length};
	if (!text_has(closed, TEXT(".")) || !is_regular(closed))
		return;
	strbuf_wrote(words, words->data + from);
	strbuf_text(words, closed);
}
