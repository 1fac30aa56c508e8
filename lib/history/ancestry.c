/* Sets of ancestors: see ancestry.h. */
#include "history/ancestry.h"

void
ancestry_release(struct ancestry *ancestry)
{
	vec_release(&ancestry->words);
	ancestry->count = 0;
}

/* Where a row begins: 64 rows of one word come first, then 64 of two ... */
static size_t
row_start(uint32_t edition)
{
	size_t length = edition / 64 + 1;

	return 64 * (length * (length - 1) / 2) + edition % 64 * length;
}

const uint64_t *
ancestry_row(const struct ancestry *ancestry, uint32_t edition)
{
	return ancestry->words.items + row_start(edition);
}

void
ancestry_add(struct ancestry *ancestry, const uint32_t *parents,
	     size_t parent_count)
{
	uint32_t edition = ancestry->count++;
	size_t start = row_start(edition), end = row_start(edition + 1);

	vec_reserve(&ancestry->words, end - start);
	ancestry->words.count = end;
	uint64_t *row = ancestry->words.items + start;
	memset(row, 0, (end - start) * sizeof *row);
	row[edition / 64] = (uint64_t)1 << edition % 64;
	for (size_t p = 0; p < parent_count; p++) {
		if (parents[p] == UINT32_MAX)
			continue;
		const uint64_t *other = ancestry_row(ancestry, parents[p]);
		for (size_t w = 0; w <= parents[p] / 64; w++)
			row[w] |= other[w];
	}
}
