/* Columns that are the codes of a classification, for the reader of forms. */
#ifndef CONFIG_CODE_COLUMNS_H
#define CONFIG_CODE_COLUMNS_H

#include "config/forms.h"

/*
 * A column for each code, by the code: 301, 30101. It bears the code's names,
 * also below that of its class (工资福利支出/基本工资), and that alone where
 * another code has the same; a class those of its sum (工资福利支出/小计).
 *
 * out  room for as many columns as there are codes; of the arena
 */
void code_columns(const struct classification *codes, struct arena *arena,
		  struct form_column *out);

#endif
