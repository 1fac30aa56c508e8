/*
 * The one place where memory runs out, and the growth of arrays.
 *
 * It ends the program at once, without flushing: half an output is worse than
 * none, and another thread may be in the middle of writing.
 */
#include "base/alloc.h"
#include "base/language.h"
#include "base/vec.h"

#include <malloc.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define HUGE_PAGE   ((size_t)2 << 20)
#define MALLOC_HEAD (2 * sizeof(size_t)) /* in front of what malloc gives */
#define HEAP        ((size_t)128 << 20)  /* a first load of 10,000 documents */
#define ARRAY       ((size_t)16 << 20)   /* one that is a mapping of its own */
#define TOP_PAD     (128 << 10)          /* what malloc grows by at least */

void
mem_exhausted(void)
{
	fprintf(stderr, "%s\n",
		_("juesuan: There is not enough memory. The warehouse is "
		  "whole; run this again when there is more."));
	_Exit(3);
}

static void *
there(void *memory)
{
	if (!memory)
		mem_exhausted();
	return memory;
}

/* What lies in front of the heap's first huge page: taken for good and never
 * touched, for it would be entered in small pages, each by a fault of its
 * own. */
static void *volatile in_front;

/* The heap is grown once, by more than is wanted now: what is not touched costs
 * nothing. Great arrays remain mappings of their own, which can move. */
void
mem_prefer_huge_pages(void)
{
	char *heap, *aligned;

	if (in_front)
		return;
	mallopt(M_MMAP_THRESHOLD, (int)ARRAY);
	mallopt(M_TRIM_THRESHOLD, (int)HEAP * 2);
	mallopt(M_TOP_PAD, (int)HEAP);
	heap = malloc(HUGE_PAGE);
	mallopt(M_TOP_PAD, TOP_PAD);
	if (!heap)
		return;
	aligned = heap + HUGE_PAGE - (uintptr_t)heap % HUGE_PAGE;
	madvise(aligned, HEAP, MADV_HUGEPAGE);
	in_front = realloc(heap, (size_t)(aligned - heap) - MALLOC_HEAD);
}

void *
mem_alloc(size_t size)
{
	return there(malloc(size ? size : 1));
}

void *
mem_zero(size_t count, size_t size)
{
	return there(count && size ? calloc(count, size) : calloc(1, 1));
}

void *
mem_grow(void *items, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		there(NULL);
	return there(realloc(items, count && size ? count * size : 1));
}

char *
mem_copy(const char *bytes, size_t length)
{
	char *copy = mem_alloc(length + 1);

	if (length)
		memcpy(copy, bytes, length);
	copy[length] = '\0';
	return copy;
}

/* Bytes that a growing array begins with, or nearly so. */
#define GROW_LEAST 256

void *
vec_grow(void *items, size_t *capacity, size_t needed, size_t size)
{
	size_t count = *capacity + *capacity / 2;

	if (count * size < GROW_LEAST)
		count = GROW_LEAST / size + 1;
	if (count < needed)
		count = needed;
	*capacity = count;
	return mem_grow(items, count, size);
}
