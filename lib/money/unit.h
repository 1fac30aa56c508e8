/* What the files of this room know of each unit. */
#ifndef MONEY_UNIT_H
#define MONEY_UNIT_H

#include "money/money.h"

struct unit_shape {
	const char *key;
	struct name name;
	uint8_t digits; /* behind the point, that make whole fen or pieces */
	bool is_money;
};

extern const struct unit_shape unit_shapes[UNITS];

#endif
