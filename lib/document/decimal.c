/* Decimal numbers: see decimal.h. */
#include "document/decimal.h"

#include <stdlib.h>

bool
decimal_parse(struct text raw, struct decimal *out)
{
	size_t i = 0;
	bool point = false, digits = false;
	long exponent = 0;

	*out = (struct decimal){0};
	if (raw.length > DIGITS_MAX)
		return false;
	if (i < raw.length && (raw.data[i] == '-' || raw.data[i] == '+'))
		out->negative = raw.data[i++] == '-';
	for (; i < raw.length; i++) {
		char byte = raw.data[i];

		if (byte == '.' && !point) {
			point = true;
			continue;
		}
		if (byte < '0' || byte > '9')
			break;
		digits = true;
		if (out->count == 0 && byte == '0') {
			out->whole -= point;
			continue;
		}
		if (out->count < DIGITS_MAX - 1)
			out->digits[out->count++] = byte;
		out->whole += !point;
	}
	if (i < raw.length && (raw.data[i] == 'e' || raw.data[i] == 'E')) {
		char number[16] = {0};
		char *end;

		if (raw.length - i - 1 >= sizeof number)
			return false;
		memcpy(number, raw.data + i + 1, raw.length - i - 1);
		exponent = strtol(number, &end, 10);
		if (*end || end == number || labs(exponent) > 300)
			return false;
		i = raw.length;
	}
	out->whole += (int)exponent;
	return digits && i == raw.length;
}

void
decimal_round(struct decimal *decimal, int keep)
{
	if (keep >= decimal->count)
		return;
	bool up = keep >= 0 && decimal->digits[keep] >= '5';

	decimal->count = keep > 0 ? keep : 0;
	if (!up)
		return;
	int i = decimal->count;
	while (i > 0 && decimal->digits[i - 1] == '9')
		i--;
	decimal->count = i;
	if (i > 0) {
		decimal->digits[i - 1]++;
	} else {
		decimal->digits[0] = '1';
		decimal->count = 1;
		decimal->whole++;
	}
}

void
decimal_trim(struct decimal *decimal)
{
	while (decimal->count > 0 && decimal->digits[decimal->count - 1] == '0')
		decimal->count--;
}

char
decimal_digit(const struct decimal *decimal, int place)
{
	return place >= 0 && place < decimal->count ? decimal->digits[place]
						    : '0';
}

bool
decimal_is_zero(const struct decimal *decimal)
{
	return decimal->count == 0;
}
