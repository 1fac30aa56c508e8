/* What all who read a table's lines ask of it: see table_reading.h. */
#include "account/table_reading.h"

void
add_remark(struct reading *reading, enum remark_kind kind, struct place place,
	   uint8_t form, struct text subject, struct place other)
{
	*vec_push(&reading->account->remarks) = (struct remark){
		.kind = kind,
		.place = place,
		.form = form,
		.other = other,
		.subject = subject,
	};
}

struct place
place_of(const struct table_reading *t, size_t row, size_t cell)
{
	struct place place = row_place(&t->table->rows[row]);

	place.cell = t->table->rows[row].offset + (uint32_t)cell + 1;
	return place;
}

void
remark_at(struct table_reading *t, enum remark_kind kind, size_t row,
	  size_t cell, struct text subject, struct place other)
{
	add_remark(t->reading, kind, place_of(t, row, cell), t->plan->form,
		   subject, other);
}

void
lose_cell(struct table_reading *t, enum remark_kind kind, size_t row,
	  size_t cell)
{
	remark_at(t, kind, row, cell, table_cell(t->table, row, cell),
		  PLACE_NONE);
	t->line_lost++;
}

/* Do the words of a cell go on from one at its left that holds no value? Then
 * the two are merged, and a converter wrote the words of both. */
static bool
is_merged(const struct table_reading *t, const struct text *cells, size_t cell)
{
	size_t first = cell;

	while (first > 0 && text_equal(cells[cell], cells[first - 1]))
		first--;
	return first < cell &&
	       (first >= t->plan->layout.count ||
		t->plan->layout.cells[first].role != LAYOUT_VALUE);
}

struct text
cell_text(const struct table_reading *t, const struct text *cells, size_t cell)
{
	struct text text = cells[cell];
	size_t dashes;

	if (cell == 0 || text.length == 0 || begins_with_digit(text) ||
	    !text_equal(text, cells[cell - 1]) || is_number(text) ||
	    is_dashes(text, &dashes) || !is_merged(t, cells, cell))
		return text;
	return TEXT("");
}

void
read_texts(const struct table_reading *t, size_t row, struct text *out)
{
	const struct text *cells = table_cells(t->table, row);
	size_t printed = t->table->rows[row].count;

	for (size_t c = 0; c < t->plan->layout.count; c++)
		out[c] = c < printed ? cell_text(t, cells, c) : TEXT("");
}

bool
is_marked(const struct account *account, uint32_t row)
{
	return row < account->marks.count &&
	       account->marks.items[row].generation == account->generation;
}

/* Was a line that is marked but the head of a section, without a number in it?
 * Dashes that it has say nothing of the row then. */
static bool
headed_section(struct table_reading *t, const struct row_mark *mark,
	       uint32_t row)
{
	struct account *account = t->reading->account;
	struct figure *figures = account->figures.items + mark->first;
	size_t count = account->figures.count - mark->first;

	if (count > FIGURES_APART)
		count = FIGURES_APART;
	for (size_t i = 0; i < count; i++)
		if (figures[i].cell / CELL_COLUMNS == row &&
		    figures[i].state != FIGURE_NOT_APPLICABLE)
			return false;
	for (size_t i = 0; i < count; i++)
		if (figures[i].cell / CELL_COLUMNS == row &&
		    figures[i].state != FIGURE_ABSENT) {
			figures[i].state = FIGURE_ABSENT;
			t->progress->figures--;
			t->progress->cells.figures--;
			t->progress->cells.words++;
		}
	return true;
}

bool
mark_row(struct table_reading *t, uint32_t row, size_t line_row,
	 struct text subject)
{
	struct account *account = t->reading->account;
	struct place place = row_place(&t->table->rows[line_row]);

	if (t->comparing)
		return true;
	while (account->marks.count <= row)
		*vec_push(&account->marks) = (struct row_mark){0};
	struct row_mark *mark = &account->marks.items[row];
	if (mark->generation != account->generation) {
		*mark = (struct row_mark){.generation = account->generation,
					  .place = place,
					  .first = account->figures.count};
		*vec_push(&t->progress->rows) = row;
		t->begins_anew = false;
		return true;
	}
	if (t->progress->read && (!t->continuation || t->begins_anew)) {
		t->refused = true;
		return false;
	}
	if (headed_section(t, mark, row)) {
		mark->place = place;
		mark->first = account->figures.count;
		return true;
	}
	remark_at(t, REMARK_DUPLICATE_ROW, line_row, 0, subject, mark->place);
	t->progress->set_aside = true;
	return true;
}
