/*
 * The head over a table as it is to be understood: what merged, hidden and left
 * out cells share is over each of them, and years say what they mean.
 */
#include "account/plan.h"

#include "account/line.h"

#include <stdlib.h>

/*
 * An empty cell over a filled one belongs to the merged cell at its left,
 * unless a text above it begins a group of its own.
 */
static void
spread_merged(struct head *head)
{
	for (size_t c = 1; c < head->width; c++) {
		size_t top = 0;

		while (top < head->rows && head->texts[top][c].length == 0)
			top++;
		for (size_t r = 0; r < top && top < head->rows; r++)
			head->texts[r][c] = head->texts[r][c - 1];
	}
}

static bool
is_headless_cell(const struct head *head, size_t cell)
{
	for (size_t r = 0; r < head->rows; r++)
		if (head->texts[r][cell].length > 0)
			return false;
	return true;
}

/* The words of a merged head stand in its first cell. Where that is hidden,
 * they are shown over the next one. */
static void
show_hidden_heads(struct head *head)
{
	for (size_t c = 1; c < head->width; c++)
		if (is_hidden_column(head->table, c - 1) &&
		    !is_hidden_column(head->table, c) &&
		    is_headless_cell(head, c))
			for (size_t r = 0; r < head->rows; r++)
				head->texts[r][c] = head->texts[r][c - 1];
}

/* The cells of a table up to the last that any line fills. */
static size_t
filled_cells(const struct table_view *table)
{
	size_t filled = 0;

	for (size_t r = 0; r < table->count; r++) {
		size_t end = table->rows[r].count;

		while (end > filled &&
		       table_cell(table, r, end - 1).length == 0)
			end--;
		if (end > filled)
			filled = end;
	}
	return filled;
}

/*
 * Some converters leave out the empty cells of a merged head, so that 预算数
 * and 决算数 stand over the first two cells of a line that repeats its labels.
 * Each belongs over its half.
 */
static void
unfold_groups(struct head *head)
{
	size_t width = filled_cells(head->table);

	for (size_t r = 0; r + 1 < head->rows; r++) {
		size_t groups = 0, each, last = 0;
		bool repeats = true;

		for (size_t c = 0; c < head->width; c++)
			if (head->texts[r][c].length > 0)
				last = c + 1, groups++;
		if (groups < 2 || last != groups || width > head->width ||
		    width % groups > 0 || width < 2 * groups)
			continue;
		each = width / groups;
		for (size_t c = each; c < width; c++)
			repeats = repeats &&
				  text_equal(head->texts[r + 1][c],
					     head->texts[r + 1][c - each]);
		for (size_t g = groups; repeats && g-- > 1;) {
			head->texts[r][g * each] = head->texts[r][g];
			head->texts[r][g] = TEXT("");
		}
	}
}

/* How many cells of a line of a head are filled, where all others are behind
 * them; 0 where an empty one stands between. */
static size_t
filled_in_front(const struct head *head, size_t row)
{
	size_t filled = 0;

	while (filled < head->width && head->texts[row][filled].length > 0)
		filled++;
	for (size_t c = filled; c < head->width; c++)
		if (head->texts[row][c].length > 0)
			return 0;
	return filled;
}

/*
 * In the same way 项目 may stand over the first cell alone of 科目编码 and 科目
 * 名称, and the heads behind it too far left. They belong over the next cells.
 */
static void
unfold_keys(struct head *head)
{
	size_t width = filled_cells(head->table);

	for (size_t r = 0; r + 1 < head->rows; r++) {
		size_t heads = filled_in_front(head, r);
		size_t keys = heads > 2 ? filled_in_front(head, r + 1) : 0;
		bool merged = keys > 1 && heads + keys - 1 >= width &&
			      heads + keys - 1 <= FORM_CELLS_MAX &&
			      role_of_head(head->texts[r][0]) == LAYOUT_NAME;

		for (size_t c = 0; merged && c < keys; c++)
			merged = role_of_head(head->texts[r + 1][c]) !=
					 LAYOUT_NOTHING &&
				 (c == 0 || role_of_head(head->texts[r][c]) ==
						    LAYOUT_NOTHING);
		if (!merged)
			continue;
		for (size_t row = 0; row < head->rows; row++)
			for (size_t c = head->width; c < heads + keys - 1; c++)
				head->texts[row][c] = TEXT("");
		head->width = heads + keys - 1;
		for (size_t c = heads; c-- > 1;) {
			head->texts[r][c + keys - 1] = head->texts[r][c];
			head->texts[r][c] = TEXT("");
		}
	}
}

/* Does a head of the form, folded, say this of a key, a column, or in a matrix
 * of a row? */
static bool
is_head(const struct candidate *candidate, struct text text)
{
	struct text core = label_core(text);

	return role_of_head(text) != LAYOUT_NOTHING || is_sum(text) ||
	       is_column_label(core, candidate->form) ||
	       (candidate->form->across && is_row_label(core, candidate));
}

/* Are two texts below each other one that is broken? Then the two together are
 * a head, and one of them is none; or the lower one, 收入, heads keys, and both
 * together a column. */
static bool
is_broken(const struct candidate *candidate, bool heads, struct text lower,
	  struct text both)
{
	return is_head(candidate, both) &&
	       (!heads || !is_head(candidate, lower) ||
		(role_of_head(lower) == LAYOUT_NAME &&
		 is_column_label(label_core(both), candidate->form)));
}

/* Does a text stand over the next cell's head too, down to a line that has a
 * column's head in both, as 本年 does over 预算数 and 决算数? A character alone is
 * no head. */
static bool
heads_next(const struct candidate *candidate, const struct head *head,
	   size_t row, size_t end, size_t cell)
{
	if (cell + 1 == head->width || head->texts[row][cell + 1].length > 0 ||
	    !is_column_label(label_core(head->texts[end][cell]),
			     candidate->form))
		return false;
	for (size_t r = row + 1; r <= end; r++) {
		struct text next = head->texts[r][cell + 1];

		if (next.length > strlen("项") && is_head(candidate, next))
			return true;
	}
	return false;
}

/* The text of a cell in a line, with those below that go on with it: where the
 * head is narrow, in few characters a line; on its side, in one. */
static void
join_below(const struct candidate *candidate, struct head *head, size_t row,
	   size_t cell)
{
	struct text *text = &head->texts[row][cell], joined = *text;
	bool heads = is_head(candidate, *text);
	size_t end = row;

	for (size_t r = row + 1; r < head->rows; r++) {
		struct text lower = head->texts[r][cell];

		if (lower.length == 0)
			continue;
		joined = text_of(arena_printf(head->table->arena, "%.*s%.*s",
					      (int)joined.length, joined.data,
					      (int)lower.length, lower.data));
		if (is_broken(candidate, heads, lower, joined) &&
		    !heads_next(candidate, head, row, r, cell)) {
			*text = joined;
			end = r;
		}
		heads = heads && is_head(candidate, lower);
	}
	for (size_t r = row + 1; r <= end; r++)
		head->texts[r][cell] = TEXT("");
}

static void
join_broken(const struct candidate *candidate, struct head *head)
{
	for (size_t c = 0; head->rows > 1 && c < head->width; c++)
		for (size_t r = 0; r + 1 < head->rows; r++)
			if (head->texts[r][c].length > 0)
				join_below(candidate, head, r, c);
}

int
year_in_front(struct text text)
{
	return year_length(text) > 0 ? atoi(text.data) : 0;
}

static bool
is_lowest(const struct head *head, size_t row, size_t cell)
{
	while (++row < head->rows)
		if (head->texts[row][cell].length > 0)
			return false;
	return true;
}

/* The year that a head is of: the document's, where it speaks of that, or else
 * its last one; 0 if it speaks of none. */
static int
year_of_head(const struct head *head)
{
	int last = 0, documents = head->table->year;

	for (size_t r = 0; r < head->rows; r++)
		for (size_t c = 0; c < head->width; c++) {
			int year = year_in_front(head->texts[r][c]);

			if (year > last && last != documents)
				last = year;
			if (year > 0 && year == documents)
				last = year;
		}
	return last;
}

/*
 * A year in front of a head's words says nothing where it is the head's own:
 * 2024年预算数, 2024年决算数. The year before it is said in words: 2023年决算数
 * is 上年决算数, and 2023年 alone too. Another year is left as it stands.
 */
static void
drop_years(struct head *head)
{
	int last = head->year;

	for (size_t r = 0; last > 0 && r < head->rows; r++)
		for (size_t c = 0; c < head->width; c++) {
			struct text *text = &head->texts[r][c];
			int year = year_in_front(*text);
			struct text rest = text_skip(*text, year_length(*text));

			if (year < last - 1 || year > last)
				continue;
			if (rest.length == 0 && is_lowest(head, r, c))
				rest = TEXT("决算数");
			if (year < last)
				rest = text_of(arena_printf(
					head->table->arena, "上年%.*s",
					(int)rest.length, rest.data));
			*text = rest;
		}
}

/* What each text comes to, now that all are as they are to be read. */
static void
understand(struct head *head)
{
	for (size_t c = 0; c < head->width; c++) {
		head->lowest[c] = TEXT("");
		for (size_t r = 0; r < head->rows; r++) {
			struct text text = head->texts[r][c];

			head->cores[r][c] = label_core(text);
			if (text.length > 0)
				head->lowest[c] = text;
		}
		head->roles[c] = role_of_head(head->lowest[c]);
	}
}

void
read_head(const struct candidate *candidate, size_t rows, struct head *out)
{
	const struct table_view *table = candidate->table;

	out->table = table;
	out->rows = 0;
	out->width =
		table->width < FORM_CELLS_MAX ? table->width : FORM_CELLS_MAX;
	for (size_t r = 0; r < rows && out->rows < HEAD_ROWS_MAX; r++) {
		if (is_ordinal_row(table, r))
			continue;
		for (size_t c = 0; c < out->width; c++)
			out->texts[out->rows][c] = table_folded(table, r, c);
		out->rows++;
	}
	show_hidden_heads(out);
	unfold_groups(out);
	unfold_keys(out);
	join_broken(candidate, out);
	spread_merged(out);
	out->year = year_of_head(out);
	drop_years(out);
	understand(out);
}

uint8_t
unit_of_head(const struct head *head, size_t cell)
{
	enum unit unit = UNIT_NONE;
	struct text rest;

	for (size_t r = head->rows; r-- > 0 && unit == UNIT_NONE;)
		unit = unit_in_brackets(head->texts[r][cell], &rest);
	return (uint8_t)unit;
}

struct text
path_of_head(const struct head *head, size_t cell, size_t from,
	     const struct form *without)
{
	struct text parts[HEAD_ROWS_MAX];
	size_t count = 0, length = 0;

	for (size_t r = from; r < head->rows; r++) {
		struct text text = head->cores[r][cell];

		if (text.length == 0 ||
		    (without && is_column_label(text, without)) ||
		    (count > 0 && text_equal(text, parts[count - 1])))
			continue;
		parts[count++] = text;
		length += text.length + 1;
	}
	if (count <= 1)
		return count ? parts[0] : TEXT("");
	char *path = arena_alloc(head->table->arena, length), *end = path;
	for (size_t i = 0; i < count; i++) {
		memcpy(end, parts[i].data, parts[i].length);
		end += parts[i].length;
		*end++ = '/';
	}
	return (struct text){path, length - 1};
}

/* Do two cells have the same texts over them? */
static bool
same_heads(const struct head *head, size_t cell, size_t other)
{
	for (size_t r = 0; r < head->rows; r++)
		if (!text_equal(head->texts[r][cell], head->texts[r][other]))
			return false;
	return true;
}

bool
has_twin(const struct head *head, size_t cell)
{
	size_t left = cell, right = cell + 1;

	if (!is_hidden_column(head->table, cell))
		return false;
	while (left > 0 && is_hidden_column(head->table, left - 1))
		left--;
	while (right < head->width && is_hidden_column(head->table, right))
		right++;
	return (left > 0 && same_heads(head, cell, left - 1)) ||
	       (right < head->width && same_heads(head, cell, right));
}

bool
is_sum(struct text text)
{
	struct text core = label_core(text);

	return text_is(core, "合计") || text_is(core, "小计") ||
	       text_is(core, "总计");
}
