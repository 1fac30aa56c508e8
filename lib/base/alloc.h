/*
 * Memory that is there or ends the program.
 *
 * Running out of memory is handled in one place, alloc.c, by a sentence on
 * stderr and exit status 3. That loses nothing: output files are written aside
 * and renamed, and the warehouse is inside a transaction.
 */
#ifndef BASE_ALLOC_H
#define BASE_ALLOC_H

#include <stddef.h>

/*
 * Ask for the next memory of this program in huge pages, where the system has
 * any: a report of a large city or the load of an archive takes thousands of
 * small ones, and the first touch of each some microseconds. What takes little
 * is slower with them, for a huge one is cleared as a whole.
 */
void mem_prefer_huge_pages(void);

/* size bytes; never NULL. Give it back with free(). */
void *mem_alloc(size_t size);

/* count zeroed elements; never NULL. Give it back with free(). */
void *mem_zero(size_t count, size_t size);

/* items moved to room for count elements; never NULL. */
void *mem_grow(void *items, size_t count, size_t size);

/* A copy of length bytes with a NUL behind them. Give it back with free(). */
char *mem_copy(const char *bytes, size_t length);

/* End the program likewise, where another library found no memory. */
_Noreturn void mem_exhausted(void);

#endif
