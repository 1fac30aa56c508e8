/*
 * The inside of city_claim and city_department: what the departments of a city
 * are called, and the patterns of their files. Filled while the city's file is
 * read (names.c, pattern.c), asked afterwards (names.c, claim.c).
 */
#ifndef CONFIG_CITY_INDEX_H
#define CONFIG_CITY_INDEX_H

#include "config/city.h"
#include "config/node.h"

#define PARTS_MOST 8 /* placeholders and wildcards of a pattern */

enum part_kind {
	PART_LITERAL,
	PART_DEPARTMENT,
	PART_YEAR,
	PART_SEGMENT, /* any bytes but '/' */
	PART_ANY,     /* any bytes */
};

/* A piece of a pattern of sources. */
struct part {
	enum part_kind kind;
	struct text literal;
};

struct pattern {
	VEC(struct part) parts;
};

enum word_kind {
	WORD_ID,
	WORD_NAME,
	WORD_CODE,
	WORD_OTHER_NAME,
};

/* That a word means a department in some years. */
struct claim {
	uint32_t next; /* of the same word; MAP_NONE at the end */
	uint32_t department;
	enum word_kind kind;
	int from, until;
};

struct city_index {
	struct map words;     /* folded */
	VEC(uint32_t) firsts; /* of each word: its first claim */
	VEC(struct claim) claims;
	VEC(struct pattern) patterns; /* in the order of city->sources */
	int set_line, set_column; /* where the city names its set of forms */
};

/* A name as it is looked up: folded like a label, and without capitals, which
 * some file systems do not tell from small letters. The result is a string. */
struct text name_fold(struct text name, struct arena *arena);

struct city_index *city_index_new(void);
void city_index_free(struct city_index *index);

/* A word's first claim and the one behind a claim; NULL where there is none.
 * The word may be MAP_NONE. */
const struct claim *claim_first(const struct city_index *index, uint32_t word);
const struct claim *claim_next(const struct city_index *index,
			       const struct claim *claim);

#define claim_each(item, index, word)                                          \
	for (const struct claim *item = claim_first(index, word); item;        \
	     item = claim_next(index, item))

/* Understand a pattern of sources, which stays where it is, and add it; the
 * node is the one that says it. */
bool city_index_pattern(const struct reader *reader, const struct node *node,
			const char *words, struct city_index *index);

/*
 * Enter a department under its id, name, code and other names. Fails when one
 * of them already means another department in one of its years.
 */
bool city_index_add(const struct reader *reader, const struct node *node,
		    struct city *city, size_t department);

/* The department of that id, SIZE_MAX if there is none. */
size_t city_index_id(const struct city_index *index, const char *id);

#endif
