/*
 * What somebody may have meant by a word that is not there.
 */
#ifndef BASE_NEAR_H
#define BASE_NEAR_H

#include "base/base.h"

#define NEAR_MOST 8 /* so many a sentence lists */
#define NEAR_FEW  3 /* where there is a list to go to */

/*
 * How far a word is from what may be meant by it. Characters left out weigh
 * little, because that is how long names are shortened (科技局 for 科学技术局);
 * mistakes, which are characters wrong, too many or in the wrong order, weigh
 * more. SIZE_MAX when half of the word's characters, or more, are mistakes.
 */
size_t near_distance(struct text word, struct text meant);

/* "a, b, c": the candidates nearest to the word, at most `most` of them, and
 * how many more there are. */
void near_list(struct strbuf *out, const char *word,
	       const char *const *candidates, size_t count, size_t most);

/* The same of those alone that are near, in the order of their distance. False,
 * and nothing added, when none is. */
bool near_ones(struct strbuf *out, const char *word,
	       const char *const *candidates, size_t count, size_t most);

#endif
