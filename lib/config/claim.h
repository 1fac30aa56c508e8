/*
 * What the departments of a city are called, and the pattern of their files:
 * the inside of city_claim and city_department.
 */
#ifndef CONFIG_CLAIM_H
#define CONFIG_CLAIM_H

#include "config/city.h"
#include "config/node.h"

struct city_index *city_index_new(void);
void city_index_free(struct city_index *index);

/* Understand city->sources, whose node it is. */
bool city_index_sources(const struct reader *reader, const struct node *node,
			struct city *city);

/*
 * Enter a department under its id, name, code and other names. Fails when one
 * of them already means another department in one of its years.
 */
bool city_index_add(const struct reader *reader, const struct node *node,
		    struct city *city, size_t department);

/* The department of that id, SIZE_MAX if there is none. */
size_t city_index_id(const struct city_index *index, const char *id);

#endif
