/* Numbering and claiming paths: see paths.h. */
#include "batch/paths.h"

#include "archive/archive.h"

#include "warehouse/warehouse.h"

void
paths_release(struct paths *paths)
{
	map_release(&paths->numbers);
	vec_release(&paths->documents);
	vec_release(&paths->ranks);
	strbuf_release(&paths->escaped);
}

uint32_t
paths_number_escaped(struct paths *paths, struct text escaped)
{
	uint32_t number = map_intern(&paths->numbers, escaped);
	uint32_t document = DOCUMENT_NONE;
	size_t department, pattern = 0;
	int year;

	if (number < paths->documents.count)
		return number;
	if (city_claim(paths->city, escaped, &department, &year, &pattern))
		document = document_number(year, (uint32_t)department);
	*vec_push(&paths->documents) = document;
	*vec_push(&paths->ranks) = (uint32_t)pattern;
	return number;
}

uint32_t
paths_number(struct paths *paths, struct text raw)
{
	strbuf_clear(&paths->escaped);
	path_escape(&paths->escaped, raw);
	return paths_number_escaped(paths, strbuf_view(&paths->escaped));
}

int
paths_order(const struct paths *paths, uint32_t a, uint32_t b)
{
	uint32_t first = paths->ranks.items[a], second = paths->ranks.items[b];

	if (first != second)
		return first < second ? -1 : 1;
	return text_compare(paths_text(paths, a), paths_text(paths, b));
}
