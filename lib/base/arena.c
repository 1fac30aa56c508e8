/*
 * Arenas: a chain of blocks, each larger than the one before it, from which
 * pieces are cut in order.
 */
#include "base/arena.h"
#include "base/alloc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_FIRST ((size_t)4 << 10)
#define BLOCK_MOST  ((size_t)1 << 20)

struct arena_block {
	struct arena_block *older;
	size_t size;
	_Alignas(max_align_t) char bytes[];
};

static void
add_block(struct arena *arena, size_t needed)
{
	size_t size = arena->block ? arena->block->size * 2 : BLOCK_FIRST;
	struct arena_block *block;

	if (size > BLOCK_MOST)
		size = BLOCK_MOST;
	if (size < needed)
		size = needed;
	block = mem_alloc(sizeof *block + size);
	block->older = arena->block;
	block->size = size;
	arena->block = block;
	arena->used = 0;
}

static void *
cut(struct arena *arena, size_t size, size_t alignment)
{
	size_t at = (arena->used + alignment - 1) / alignment * alignment;

	if (!arena->block || at > arena->block->size ||
	    size > arena->block->size - at) {
		add_block(arena, size);
		at = 0;
	}
	arena->used = at + size;
	return arena->block->bytes + at;
}

static struct arena_block *
largest(const struct arena *arena)
{
	struct arena_block *best = arena->block;

	for (struct arena_block *b = arena->block; b; b = b->older)
		if (b->size > best->size)
			best = b;
	return best;
}

static void
free_all_but(struct arena *arena, const struct arena_block *kept)
{
	struct arena_block *older;

	for (struct arena_block *b = arena->block; b; b = older) {
		older = b->older;
		if (b != kept)
			free(b);
	}
}

void
arena_release(struct arena *arena)
{
	free_all_but(arena, NULL);
	*arena = (struct arena){0};
}

void
arena_reset(struct arena *arena)
{
	struct arena_block *kept = largest(arena);

	free_all_but(arena, kept);
	if (kept)
		kept->older = NULL;
	*arena = (struct arena){.block = kept};
}

void *
arena_alloc(struct arena *arena, size_t size)
{
	return cut(arena, size, _Alignof(max_align_t));
}

struct text
arena_copy(struct arena *arena, struct text text)
{
	char *copy = cut(arena, text.length + 1, 1);

	if (text.length)
		memcpy(copy, text.data, text.length);
	copy[text.length] = '\0';
	return (struct text){copy, text.length};
}

char *
arena_string(struct arena *arena, const char *string)
{
	size_t size = strlen(string) + 1;

	return memcpy(cut(arena, size, 1), string, size);
}

char *
arena_vprintf(struct arena *arena, const char *format, va_list args)
{
	va_list again;
	char *string;
	int length;

	va_copy(again, args);
	length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	string = cut(arena, (size_t)length + 1, 1);
	vsnprintf(string, (size_t)length + 1, format, args);
	return string;
}

char *
arena_printf(struct arena *arena, const char *format, ...)
{
	va_list args;
	char *string;

	va_start(args, format);
	string = arena_vprintf(arena, format, args);
	va_end(args);
	return string;
}
