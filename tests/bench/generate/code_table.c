/*
 * Rows are kept in order as they come; there are few of them.
 */
#include "code_table.h"

#include "codes.h"

#include <assert.h>
#include <string.h>

static int
compare_row(const struct code_row *row, const char *code, size_t digits)
{
	size_t shorter = row->digits < digits ? row->digits : digits;
	int order = strncmp(row->code, code, shorter);

	return order != 0 ? order : (int)row->digits - (int)digits;
}

static struct code_row *
table_row(struct code_table *table, const char *code, size_t digits)
{
	size_t i = 0;

	while (i < table->count &&
	       compare_row(&table->rows[i], code, digits) < 0)
		i++;
	if (i < table->count && compare_row(&table->rows[i], code, digits) == 0)
		return &table->rows[i];
	assert(table->count < CODE_ROWS);
	memmove(&table->rows[i + 1], &table->rows[i],
		(table->count - i) * sizeof *table->rows);
	table->rows[i] = (struct code_row){
		.code = code,
		.name = function_name(code, digits),
		.digits = digits,
	};
	table->count++;
	return &table->rows[i];
}

void
code_table_add(struct code_table *table, const char *code, size_t column,
	       int64_t amount)
{
	static const size_t levels[] = {0, 3, 5, 7};

	if (amount == 0)
		return;
	for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
		table_row(table, code, levels[i])->amounts[column] += amount;
}

struct code_row *
code_table_find(struct code_table *table, const char *code)
{
	size_t digits = strlen(code);

	for (size_t i = 0; i < table->count; i++)
		if (compare_row(&table->rows[i], code, digits) == 0)
			return &table->rows[i];
	return NULL;
}
