/* The numbering of rows and cells. */
#include "account/account.h"

#include "base/utf8.h"

uint32_t
cells_row(struct cells *cells, size_t form, struct text key)
{
	char name[256];

	/* A printed label may be long; its head tells rows apart enough to be
	 * kept, and a clash is reported as a duplicate. */
	if (key.length > sizeof name - 1) {
		key.length = sizeof name - 1;
		while (utf8_goes_on(key.data[key.length]))
			key.length--;
	}
	name[0] = (char)form;
	memcpy(name + 1, key.data, key.length);
	return map_intern(&cells->rows, (struct text){name, key.length + 1});
}

size_t
cells_form(const struct cells *cells, uint32_t cell)
{
	return (unsigned char)map_key(&cells->rows, cell / CELL_COLUMNS)
		.data[0];
}

struct text
cells_key(const struct cells *cells, uint32_t cell)
{
	return text_skip(map_key(&cells->rows, cell / CELL_COLUMNS), 1);
}

void
cells_release(struct cells *cells)
{
	map_release(&cells->rows);
}
