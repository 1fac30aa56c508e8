/*
 * Classifications of government revenue and expenditure (政府收支分类科目).
 *
 *	id: functional
 *	name: {zh: 支出功能分类, en: Functional classification}
 *	levels: [3, 5, 7]             # digits of 类 款 项; one to three levels
 *	codes:                        # in any order, unique
 *	  "201": 一般公共服务支出
 *	  "20805": [行政事业单位养老支出, 行政事业单位离退休]   # then old names
 *
 * One file a classification in config/classifications/. Every code has as many
 * digits as one of the levels says.
 *
 * A code that is not listed is kept and reported, never refused: lists lag
 * behind the yearly editions of the Ministry of Finance.
 */
#ifndef CONFIG_CLASSIFICATION_H
#define CONFIG_CLASSIFICATION_H

#include "base/base.h"

#define CLASSIFICATION_LEVELS 3

struct classification_code {
	struct text code;
	const char *name;       /* the present name */
	const char **old_names; /* NULL-terminated; may be NULL */
};

struct classification {
	const char *id;
	struct name name;
	uint8_t levels[CLASSIFICATION_LEVELS]; /* digits; 0 where unused */
	size_t level_count;
	struct classification_code *codes; /* in code order */
	size_t code_count;
	struct map numbers; /* code -> index in codes */
};

struct classifications {
	struct classification *items;
	size_t count;
	struct arena arena;
};

/* The code's entry, or NULL. */
const struct classification_code *
classification_find(const struct classification *classification,
		    struct text code);

/* Could it be a code: as many digits as one of the levels says? */
bool classification_fits(const struct classification *classification,
			 struct text code);

const struct classification *
classifications_find(const struct classifications *all, const char *id);

void classifications_free(struct classifications *all);

#endif
