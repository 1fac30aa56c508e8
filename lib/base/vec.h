/*
 * A growing array of any type:
 *
 *	VEC(struct figure) figures = {0};
 *	*vec_push(&figures) = figure;
 *	vec_each(struct figure *, f, &figures)
 *		...
 *	vec_release(&figures);
 *
 * Pushing may move the items: keep indices, not pointers.
 */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include "base/alloc.h"

#include <stdlib.h>

/* The items of an array whose size is known to the compiler. */
#define COUNT(array) (sizeof(array) / sizeof *(array))

#define VEC(type)                                                              \
	struct {                                                               \
		type *items;                                                   \
		size_t count, capacity;                                        \
	}

/* Make room for more items than there are. */
#define vec_reserve(vec, more)                                                 \
	((vec)->count + (more) <= (vec)->capacity                              \
		 ? (void)0                                                     \
		 : (void)((vec)->items =                                       \
				  vec_grow((vec)->items, &(vec)->capacity,     \
					   (vec)->count + (more),              \
					   sizeof *(vec)->items)))

/* The address of a new last item, not initialised. */
#define vec_push(vec) (vec_reserve((vec), 1), &(vec)->items[(vec)->count++])

#define vec_each(type, item, vec)                                              \
	for (type item = (vec)->items; item < (vec)->items + (vec)->count;     \
	     item++)

/* By an order as qsort takes it. */
#define vec_sort(vec, compare)                                                 \
	((vec)->count > 0 ? qsort((vec)->items, (vec)->count,                  \
				  sizeof *(vec)->items, compare)               \
			  : (void)0)

#define vec_release(vec)                                                       \
	(free((vec)->items), (vec)->items = NULL,                              \
	 (vec)->count = (vec)->capacity = 0)

void *vec_grow(void *items, size_t *capacity, size_t needed, size_t size);

#endif
