/*
 * Inside the account room: the code of a row that is printed by its name alone.
 */
#ifndef ACCOUNT_NAMING_H
#define ACCOUNT_NAMING_H

#include "account/recognise.h"

/*
 * The code that a name (label_core of it, folded) means behind the row of the
 * code `last`, no data if none or several do. 行政运行 is the name of many, but
 * below 财政事务 of one.
 */
struct text code_of_name(const struct classification *codes, struct text name,
			 struct text last, struct arena *arena);

#endif
