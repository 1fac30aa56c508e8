/* Merged cells: see merged_cells.h. */
#include "document/merged_cells.h"

#include "document/markup.h"

#include <stdlib.h>

#define AREAS_MAX 65536 /* Excel has some thousands at most */

unsigned
cell_column(struct text reference, unsigned otherwise)
{
	unsigned column = 0;
	size_t i = 0;

	while (i < reference.length && i < 3 && reference.data[i] >= 'A' &&
	       reference.data[i] <= 'Z')
		column =
			column * 26 + (unsigned)(reference.data[i++] - 'A') + 1;
	return column > 0 ? column - 1 : otherwise;
}

/* The row of a reference, 0 where it is none. */
static uint32_t
row_of(struct text reference)
{
	uint32_t row = 0;

	while (reference.length > 0 && !byte_is_digit(reference.data[0]))
		reference = text_skip(reference, 1);
	for (size_t i = 0; i < text_digits(reference) && i < 7; i++)
		row = row * 10 + (uint32_t)(reference.data[i] - '0');
	return row;
}

static void
area_begin(const char *name, void *element, void *context)
{
	struct merged_cells *merged = context;
	struct text last = markup_attribute(element, "ref"), first;

	if (strcmp(name, "mergeCell") != 0 || merged->areas.count >= AREAS_MAX)
		return;
	first = text_take(&last, TEXT(":"));
	struct merged_area area = {row_of(first), row_of(last),
				   cell_column(first, UINT32_MAX),
				   cell_column(last, UINT32_MAX)};
	if (area.right >= MERGED_COLUMNS)
		area.right = MERGED_COLUMNS - 1;
	if (area.top > 0 && area.left < MERGED_COLUMNS)
		*vec_push(&merged->areas) = area;
}

static int
by_top(const void *a, const void *b)
{
	const struct merged_area *one = a, *other = b;

	if (one->top != other->top)
		return one->top < other->top ? -1 : 1;
	return one->left < other->left ? -1 : one->left > other->left;
}

void
merged_cells_read(struct text sheet, struct merged_cells *out)
{
	static const struct markup_visitor visitor = {.begin = area_begin};

	out->areas.count = out->next = 0;
	memset(out->covered_until, 0, sizeof out->covered_until);
	memset(out->first_of, 0, sizeof out->first_of);
	if (!text_has(sheet, TEXT("mergeCell ")))
		return;
	if (!xml_visit(sheet, &visitor, out))
		out->areas.count = 0;
	if (out->areas.count > 0)
		qsort(out->areas.items, out->areas.count,
		      sizeof *out->areas.items, by_top);
}

void
merged_cells_release(struct merged_cells *merged)
{
	vec_release(&merged->areas);
}

bool
merged_cells_cover(struct merged_cells *merged, uint32_t row, unsigned column)
{
	if (column >= MERGED_COLUMNS)
		return false;
	for (; merged->next < merged->areas.count; merged->next++) {
		const struct merged_area *area =
			&merged->areas.items[merged->next];

		if (area->top > row)
			break;
		for (unsigned c = area->left; c <= area->right; c++)
			merged->covered_until[c] = area->bottom;
		merged->first_of[area->left] = area->top;
	}
	return row <= merged->covered_until[column] &&
	       row != merged->first_of[column];
}
