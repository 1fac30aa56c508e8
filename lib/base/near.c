/*
 * Near misses: which of the words that exist somebody may have meant.
 *
 * The table of distances of beginnings counts two things at once: in the upper
 * bits what a difference costs, and in the lowest byte how many mistakes are
 * part of it.
 */
#include "base/near.h"

#define WORD_MOST      64 /* characters that are compared */
#define COST_OMIT      ((size_t)1 << 8)
#define COST_MISTAKE   (((size_t)4 << 8) + 1)
#define MISTAKES(cost) ((cost)&0xff)

/* The bytes of each character as one number. */
static size_t
characters(struct text text, uint32_t out[WORD_MOST])
{
	size_t count = 0;

	for (size_t i = 0; i < text.length; i++) {
		unsigned char byte = (unsigned char)text.data[i];

		if (count > 0 && (byte & 0xc0) == 0x80)
			out[count - 1] = out[count - 1] << 8 | byte;
		else if (count == WORD_MOST)
			break;
		else
			out[count++] = byte;
	}
	return count;
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

size_t
near_distance(struct text word, struct text meant)
{
	uint32_t w[WORD_MOST], m[WORD_MOST];
	size_t words = characters(word, w), means = characters(meant, m);
	/* The last three rows of the table of distances of beginnings. */
	size_t rows[3][WORD_MOST + 1];

	for (size_t j = 0; j <= means; j++)
		rows[0][j] = j * COST_OMIT;
	for (size_t i = 1; i <= words; i++) {
		size_t *row = rows[i % 3], *above = rows[(i + 2) % 3];

		row[0] = i * COST_MISTAKE;
		for (size_t j = 1; j <= means; j++) {
			bool same = w[i - 1] == m[j - 1];

			row[j] = above[j - 1] + (same ? 0 : COST_MISTAKE);
			row[j] = least(row[j], row[j - 1] + COST_OMIT);
			row[j] = least(row[j], above[j] + COST_MISTAKE);
			if (i > 1 && j > 1 && w[i - 1] == m[j - 2] &&
			    w[i - 2] == m[j - 1])
				row[j] =
					least(row[j], rows[(i + 1) % 3][j - 2] +
							      COST_MISTAKE);
		}
	}
	return MISTAKES(rows[words % 3][means]) * 2 < words
		       ? rows[words % 3][means]
		       : SIZE_MAX;
}

/* A candidate, how far it is, and the how manieth it was. */
struct candidate {
	const char *word;
	size_t distance, order;
};

struct candidates {
	VEC(struct candidate) items;
};

static int
nearer(const void *one, const void *other)
{
	const struct candidate *a = one, *b = other;

	if (a->distance != b->distance)
		return a->distance < b->distance ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

/* Those within a distance, the nearest first. */
static void
measure(const char *word, const char *const *candidates, size_t count,
	size_t farthest, struct candidates *out)
{
	for (size_t i = 0; i < count; i++) {
		const struct candidate candidate = {
			candidates[i],
			near_distance(text_of(word), text_of(candidates[i])),
			i};

		if (candidate.distance <= farthest)
			*vec_push(&out->items) = candidate;
	}
	vec_sort(&out->items, nearer);
}

static void
list(struct strbuf *out, const struct candidates *near, size_t most)
{
	for (size_t i = 0; i < near->items.count && i < most; i++)
		strbuf_puts(strbuf_next(out), near->items.items[i].word);
	if (near->items.count > most)
		strbuf_printf(out, _(" and %zu more"),
			      near->items.count - most);
}

void
near_list(struct strbuf *out, const char *word, const char *const *candidates,
	  size_t count, size_t most)
{
	struct candidates near = {0};

	measure(word, candidates, count, SIZE_MAX, &near);
	list(out, &near, most);
	vec_release(&near.items);
}

bool
near_ones(struct strbuf *out, const char *word, const char *const *candidates,
	  size_t count, size_t most)
{
	struct candidates near = {0};

	measure(word, candidates, count, SIZE_MAX - 1, &near);
	bool found = near.items.count > 0;
	list(out, &near, most);
	vec_release(&near.items);
	return found;
}
