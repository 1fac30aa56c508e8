/* Tables in memory: rows are added at the end, values filled in place. */
#include "report/table.h"

#include <stdlib.h>

static const char *
keep(struct table *table, const char *string)
{
	return arena_string(&table->arena, string);
}

void
table_release(struct table *table)
{
	vec_release(&table->facts);
	vec_release(&table->columns);
	vec_release(&table->values);
	vec_release(&table->notes);
	arena_release(&table->arena);
	*table = (struct table){0};
}

struct table_column *
table_column(struct table *table, const char *id, const char *title,
	     const char *unit, bool number)
{
	struct table_column *column = vec_push(&table->columns);

	*column = (struct table_column){.id = keep(table, id),
					.title = keep(table, title),
					.unit = keep(table, unit),
					.number = number};
	return column;
}

struct table_value *
table_row(struct table *table)
{
	size_t count = table->columns.count;
	struct table_value *row;

	vec_reserve(&table->values, count);
	row = table->values.items + table->values.count;
	for (size_t i = 0; i < count; i++)
		row[i] = (struct table_value){.kind = VALUE_NONE};
	table->values.count += count;
	return row;
}

size_t
table_row_count(const struct table *table)
{
	size_t columns = table->columns.count;

	return columns ? table->values.count / columns : 0;
}

void
table_fact(struct table *table, const char *id, const char *title,
	   const char *format, ...)
{
	struct table_fact fact = {keep(table, id), keep(table, title), NULL};
	va_list args;

	va_start(args, format);
	fact.text = arena_vprintf(&table->arena, format, args);
	va_end(args);
	*vec_push(&table->facts) = fact;
}

void
table_note(struct table *table, const char *id, const char *format, ...)
{
	struct table_note note = {keep(table, id), NULL};
	va_list args;

	va_start(args, format);
	note.text = arena_vprintf(&table->arena, format, args);
	va_end(args);
	*vec_push(&table->notes) = note;
}

struct table_value
table_text(struct table *table, struct text text)
{
	return (struct table_value){
		.kind = VALUE_TEXT,
		.text = arena_copy(&table->arena, text).data};
}

struct table_value
table_count(int64_t number)
{
	return (struct table_value){.kind = VALUE_COUNT, .number = number};
}

struct table_value
table_rate(int64_t hundredths)
{
	return (struct table_value){.kind = VALUE_RATE, .number = hundredths};
}

struct table_value
table_points(int64_t hundredths)
{
	return (struct table_value){.kind = VALUE_POINTS, .number = hundredths};
}

struct table_value
table_state(const char *id, const char *words)
{
	return (struct table_value){
		.kind = VALUE_STATE, .id = id, .text = words};
}

struct table_value
table_amount(int64_t value, enum unit unit, unsigned decimals)
{
	return (struct table_value){.kind = VALUE_AMOUNT,
				    .number = value,
				    .unit = (uint8_t)unit,
				    .decimals = (uint8_t)decimals};
}
