/*
 * An arena: many small pieces with one life, given back in one call.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/text.h"

#include <stdarg.h>
#include <stddef.h>

struct arena_block;

/* All zero is an empty arena. */
struct arena {
	struct arena_block *block;
	size_t used;
};

void arena_release(struct arena *arena);

/* Forget everything but keep the largest block, for the next document. */
void arena_reset(struct arena *arena);

/* size bytes aligned for any type; never NULL. */
void *arena_alloc(struct arena *arena, size_t size);

/* A copy with a NUL behind it; the returned text spans the copy. */
struct text arena_copy(struct arena *arena, struct text text);

char *arena_string(struct arena *arena, const char *string);

/* What printf would print. */
char *arena_printf(struct arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *arena, const char *format, va_list args)
	__attribute__((format(printf, 2, 0)));

#endif
