/*
 * A form whose rows are codes, at the three levels 类 款 项, under 合计.
 */
#ifndef GENERATE_CODE_TABLE_H
#define GENERATE_CODE_TABLE_H

#include <stddef.h>
#include <stdint.h>

#define CODE_ROWS    96
#define CODE_COLUMNS 7

struct code_row {
	const char *code, *name;
	size_t digits; /* of code that count; 0 for 合计 */
	int64_t amounts[CODE_COLUMNS];
};

/* Rows in the order of their codes; 合计, without a code, is the first. */
struct code_table {
	struct code_row rows[CODE_ROWS];
	size_t count;
};

/* Add to a 项, to its 款 and 类, and to 合计. code must outlive the table. */
void code_table_add(struct code_table *table, const char *code, size_t column,
		    int64_t amount);

/* The row of a code, NULL if there is none. */
struct code_row *code_table_find(struct code_table *table, const char *code);

#endif
