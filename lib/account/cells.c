/* The numbering of rows and cells, and what is found out of rows and labels but
 * once for all documents. */
#include "account/line.h"

#include "base/utf8.h"

/* Lines that are kept. Those that most documents have are among the first. */
#define LINES_MOST 16384

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
	uint32_t row = map_intern_behind(&cells->rows,
					 (struct text){name, key.length + 1},
					 cells->last_row);
	cells->last_row = row;
	if (row == cells->forms.count)
		*vec_push(&cells->forms) = (uint8_t)form;
	return row;
}

struct text
cells_key(const struct cells *cells, uint32_t cell)
{
	return text_skip(map_key(&cells->rows, cell / CELL_COLUMNS), 1);
}

const struct code_row *
cells_code(struct cells *cells, const struct form *form, uint32_t row)
{
	struct text code = cells_key(cells, cell_number(row, 0));

	while (cells->codes.count <= row)
		*vec_push(&cells->codes) = (struct code_row){0};
	struct code_row *out = &cells->codes.items[row];
	if (out->looked_up)
		return out;
	*out = (struct code_row){
		.known = form_code(form, code),
		.defined = UINT16_MAX,
		.looked_up = true,
	};
	for (size_t r = 0; r < form->row_count; r++)
		if (text_is(code, form->rows[r].id))
			out->defined = (uint16_t)r;
	return out;
}

struct text
cells_core(struct cells *cells, struct text printed)
{
	uint32_t number =
		map_intern_behind(&cells->labels, printed, cells->last_label);

	cells->last_label = number;
	if (number == cells->cores.count)
		*vec_push(&cells->cores) = label_core(text_fold(
			map_key(&cells->labels, number), &cells->arena));
	return cells->cores.items[number];
}

static uint32_t
find_line(struct cells *cells, struct text printed)
{
	return cells->lines.count < LINES_MOST
		       ? map_intern(&cells->lines, printed)
		       : map_find(&cells->lines, printed);
}

void
cells_line(struct cells *cells, struct text printed, struct arena *arena,
	   struct line *out)
{
	uint32_t known = cells->lines.count;
	uint32_t number = find_line(cells, printed);

	if (number == MAP_NONE) {
		line_read(printed, true, arena, out);
		return;
	}
	if (!cells->lines_say)
		cells->lines_say = mem_zero(LINES_MOST, sizeof(struct line));
	if (number == known)
		line_read(map_key(&cells->lines, number), true, &cells->arena,
			  &cells->lines_say[number]);
	*out = cells->lines_say[number];
}

void
cells_release(struct cells *cells)
{
	map_release(&cells->lines);
	free(cells->lines_say);
	map_release(&cells->rows);
	vec_release(&cells->forms);
	vec_release(&cells->codes);
	map_release(&cells->labels);
	vec_release(&cells->cores);
	vec_release(&cells->plans);
	arena_release(&cells->arena);
}
