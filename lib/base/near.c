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

/* The nearest that was not taken yet; earlier ones win. */
static size_t
nearest(const size_t *distances, const bool *taken, size_t count)
{
	size_t best = count;

	for (size_t i = 0; i < count; i++)
		if (!taken[i] &&
		    (best == count || distances[i] < distances[best]))
			best = i;
	return best;
}

void
near_list(struct strbuf *out, const char *word, const char *const *candidates,
	  size_t count, size_t most)
{
	size_t *distances = mem_zero(count, sizeof *distances);
	bool *taken = mem_zero(count, sizeof *taken);

	for (size_t i = 0; i < count; i++)
		distances[i] =
			near_distance(text_of(word), text_of(candidates[i]));
	for (size_t n = 0; n < count && n < most; n++) {
		size_t i = nearest(distances, taken, count);

		taken[i] = true;
		if (n > 0)
			strbuf_puts(out, _(", "));
		strbuf_puts(out, candidates[i]);
	}
	if (count > most)
		strbuf_printf(out, _(" and %zu more"), count - most);
	free(distances);
	free(taken);
}

bool
near_ones(struct strbuf *out, const char *word, const char *const *candidates,
	  size_t count, size_t most)
{
	VEC(const char *) near = {0};

	for (size_t i = 0; i < count; i++)
		if (near_distance(text_of(word), text_of(candidates[i])) !=
		    SIZE_MAX)
			*vec_push(&near) = candidates[i];
	bool found = near.count > 0;
	near_list(out, word, near.items, near.count, most);
	vec_release(&near);
	return found;
}
