/* What 1 means in a table, as a table. */
#include "money/unit.h"

const struct unit_shape unit_shapes[UNITS] = {
	[UNIT_NONE] = {"none", {"", ""}, 0, false},
	[UNIT_YUAN] = {"yuan", {"元", "yuan"}, 2, true},
	[UNIT_THOUSAND_YUAN] = {"thousand_yuan",
				{"千元", "1,000 yuan"},
				5,
				true},
	[UNIT_WAN_YUAN] = {"wan_yuan", {"万元", "10,000 yuan"}, 6, true},
	[UNIT_MILLION_YUAN] = {"million_yuan",
			       {"百万元", "million yuan"},
			       8,
			       true},
	[UNIT_YI_YUAN] = {"yi_yuan", {"亿元", "100 million yuan"}, 10, true},
	[UNIT_VEHICLE] = {"vehicle", {"辆", "vehicles"}, 0, false},
	[UNIT_SET] = {"set", {"台（套）", "sets"}, 0, false},
	[UNIT_PERSON] = {"person", {"人", "persons"}, 0, false},
	[UNIT_PIECE] = {"piece", {"个", "pieces"}, 0, false},
};

bool
unit_is_money(enum unit unit)
{
	return unit_shapes[unit].is_money;
}

const char *
unit_name(enum unit unit)
{
	return name_text(unit_shapes[unit].name);
}

const char *
unit_printed(enum unit unit)
{
	return unit_shapes[unit].name.zh;
}

const char *
unit_key(enum unit unit)
{
	return unit_shapes[unit].key;
}

/* As text_fold leaves the Chinese name: only brackets differ. */
static bool
is_name(struct text folded, enum unit unit)
{
	if (unit == UNIT_SET)
		return text_is(folded, "台(套)") || text_is(folded, "台/套") ||
		       text_is(folded, "台,套") || text_is(folded, "台、套") ||
		       text_is(folded, "台套");
	return text_is(folded, unit_shapes[unit].name.zh);
}

enum unit
unit_of(struct text folded)
{
	for (enum unit unit = UNIT_NONE + 1; unit < UNITS; unit++)
		if (is_name(folded, unit) ||
		    text_is(folded, unit_shapes[unit].key))
			return unit;
	return UNIT_NONE;
}
