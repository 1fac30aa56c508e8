/*
 * What somebody may have meant by a word that is not there.
 */
#ifndef CONFIG_NEAR_H
#define CONFIG_NEAR_H

#include "base/base.h"

#define NEAR_MOST 8 /* so many a sentence lists */

/*
 * How far a word is from what may be meant by it: 1 for each character left
 * out (科技局 for 科学技术局), 3 for each one too many, wrong, or in the wrong
 * order. SIZE_MAX when it is too far to be meant.
 */
size_t near_distance(struct text word, struct text meant);

/*
 * "a, b, c": the candidates, all in their order where there are at most `most`,
 * else those nearest to the word, and how many more there are.
 */
void near_list(struct strbuf *out, const char *word,
	       const char *const *candidates, size_t count, size_t most);

#endif
