/* The formats as a table, and what they print alike. */
#include "render/format.h"

#include "money/money.h"

static const struct renderer renderers[] = {
	{"text", render_text},
	{"csv", render_csv},
	{"json", render_json},
};

const struct renderer *
renderer_find(const char *id)
{
	for (size_t i = 0; i < COUNT(renderers); i++)
		if (strcmp(renderers[i].id, id) == 0)
			return &renderers[i];
	return NULL;
}

void
number_print(struct strbuf *out, const struct table_value *value, bool grouped)
{
	switch ((enum value_kind)value->kind) {
	case VALUE_AMOUNT:
		amount_print(out, value->number, value->unit, value->decimals,
			     grouped);
		break;
	case VALUE_COUNT:
		amount_print(out, value->number, UNIT_NONE, 0, false);
		break;
	case VALUE_RATE:
	case VALUE_POINTS:
		/* Hundredths of a percent, as fen are hundredths of a yuan. */
		amount_print(out, value->number, UNIT_YUAN, 2, false);
		break;
	case VALUE_NONE:
	case VALUE_TEXT:
	case VALUE_STATE:
		break;
	}
}

void
value_print(struct strbuf *out, const struct table_value *value, bool grouped)
{
	number_print(out, value, grouped);
	if (value->kind == VALUE_RATE)
		strbuf_putc(out, '%');
	else if (value->kind == VALUE_TEXT || value->kind == VALUE_STATE)
		strbuf_puts(out, value->text);
}

void
column_title_print(struct strbuf *out, const struct table_column *column)
{
	if (*column->unit)
		/* a column's title and the unit of its values */
		strbuf_printf(out, _("%s (%s)"), column->title, column->unit);
	else
		strbuf_puts(out, column->title);
}

void
fact_print(struct strbuf *out, const struct table_fact *fact)
{
	strbuf_printf(out, _("%s: %s"), fact->title, fact->text);
}
