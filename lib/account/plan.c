/*
 * How a table is told to be a form, and what each of its columns is: by the head
 * over it, or by the layout that the form gives for tables without one.
 */
#include "account/recognise.h"

#include "account/line.h"
#include "base/utf8.h"

#include <stdlib.h>

#define HEAD_ROWS_MAX 8
#define GLUED_LONG    300 /* bytes of the first of two heads */

/* The head over a table: for each cell its texts from top to bottom, with what
 * of them is compared, and the lowest one, empty where there is none. */
struct head {
	struct text texts[HEAD_ROWS_MAX][FORM_CELLS_MAX];
	struct text cores[HEAD_ROWS_MAX][FORM_CELLS_MAX];
	struct text lowest[FORM_CELLS_MAX];
	enum layout_role roles[FORM_CELLS_MAX]; /* that the lowest one says */
	size_t rows, width;
	int year;
};

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

/* The words of a merged head stand in its first cell. Where that is hidden, they
 * are shown over the next one. */
static void
show_hidden_heads(const struct table_view *table, struct head *head)
{
	for (size_t c = 1; c < head->width; c++)
		if (is_hidden_column(table, c - 1) &&
		    !is_hidden_column(table, c) && is_headless_cell(head, c))
			for (size_t r = 0; r < head->rows; r++)
				head->texts[r][c] = head->texts[r][c - 1];
}

/*
 * Some converters leave out the empty cells of a merged head, so that 预算数 and
 * 决算数 stand over the first two cells of a line that repeats its labels. Each
 * belongs over its half.
 */
static void
unfold_groups(struct head *head)
{
	for (size_t r = 0; r + 1 < head->rows; r++) {
		size_t groups = 0, each, last = 0;
		bool repeats = true;

		for (size_t c = 0; c < head->width; c++)
			if (head->texts[r][c].length > 0)
				last = c + 1, groups++;
		if (groups < 2 || last != groups || head->width % groups > 0 ||
		    head->width < 2 * groups)
			continue;
		each = head->width / groups;
		for (size_t c = each; c < head->width; c++)
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
	for (size_t r = 0; r + 1 < head->rows; r++) {
		size_t heads = filled_in_front(head, r);
		size_t keys = heads > 2 ? filled_in_front(head, r + 1) : 0;
		bool merged = keys > 1 && heads + keys - 1 >= head->width &&
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

static int
year_of(struct text head)
{
	return year_length(head) > 0 ? atoi(head.data) : 0;
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
year_of_head(const struct head *head, int documents)
{
	int last = 0;

	for (size_t r = 0; r < head->rows; r++)
		for (size_t c = 0; c < head->width; c++) {
			int year = year_of(head->texts[r][c]);

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
drop_years(struct head *head, struct arena *arena)
{
	int last = head->year;

	for (size_t r = 0; last > 0 && r < head->rows; r++)
		for (size_t c = 0; c < head->width; c++) {
			struct text *text = &head->texts[r][c];
			int year = year_of(*text);
			struct text rest = text_skip(*text, year_length(*text));

			if (year < last - 1 || year > last)
				continue;
			if (rest.length == 0 && is_lowest(head, r, c))
				rest = TEXT("决算数");
			*text = year == last
					? rest
					: text_of(arena_printf(
						  arena, "上年%.*s",
						  (int)rest.length, rest.data));
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

static void
read_head(const struct table_view *table, size_t rows, struct arena *arena,
	  struct head *out)
{
	out->rows = 0;
	out->width =
		table->width < FORM_CELLS_MAX ? table->width : FORM_CELLS_MAX;
	for (size_t r = 0; r < rows && out->rows < HEAD_ROWS_MAX; r++) {
		if (is_ordinal_row(table, r, arena))
			continue;
		for (size_t c = 0; c < out->width; c++)
			out->texts[out->rows][c] =
				text_fold(table_cell(table, r, c), arena);
		out->rows++;
	}
	show_hidden_heads(table, out);
	unfold_groups(out);
	unfold_keys(out);
	spread_merged(out);
	out->year = year_of_head(out, table->year);
	drop_years(out, arena);
	understand(out);
}

/* The unit that any text over a cell says in brackets. */
static uint8_t
unit_of_head(const struct head *head, size_t cell)
{
	enum unit unit = UNIT_NONE;
	struct text rest;

	for (size_t r = head->rows; r-- > 0 && unit == UNIT_NONE;)
		unit = unit_in_brackets(head->texts[r][cell], &rest);
	return (uint8_t)unit;
}

/*
 * The texts over a cell joined by "/", from line `from` down, without the ones
 * that skip says and without repeating a merged one.
 */
static struct text
joined(const struct head *head, size_t cell, size_t from,
       bool (*skip)(struct text text, const void *context), const void *context,
       struct arena *arena)
{
	struct text parts[HEAD_ROWS_MAX];
	size_t count = 0, length = 0;

	for (size_t r = from; r < head->rows; r++) {
		struct text text = head->cores[r][cell];

		if (text.length == 0 || (skip && skip(text, context)) ||
		    (count > 0 && text_equal(text, parts[count - 1])))
			continue;
		parts[count++] = text;
		length += text.length + 1;
	}
	if (count <= 1)
		return count ? parts[0] : TEXT("");
	char *path = arena_alloc(arena, length), *end = path;
	for (size_t i = 0; i < count; i++) {
		memcpy(end, parts[i].data, parts[i].length);
		end += parts[i].length;
		*end++ = '/';
	}
	return (struct text){path, length - 1};
}

static bool
lane_allows(const struct form *form, const struct reading_plan *plan,
	    uint8_t lane, size_t column)
{
	if (!plan->lanes_match)
		return true;
	if (lane >= form->lane_count)
		return false;
	for (size_t i = 0; i < form->lanes[lane].column_count; i++)
		if (form->lanes[lane].columns[i] == column)
			return true;
	return false;
}

static bool
starts_or_is(struct text text, const char *const *starts,
	     const char *const *wholes)
{
	for (size_t i = 0; starts[i]; i++)
		if (text_starts(text, text_of(starts[i])))
			return true;
	for (size_t i = 0; wholes[i]; i++)
		if (text_is(text, wholes[i]))
			return true;
	return false;
}

/* Is what stands below these words of a head another thing than without them: a
 * budget, what is carried over, another year, a comparison? */
static bool
changes_meaning(struct text core)
{
	static const char *const starts[] = {"上年",   "比上年", "较上年",
					     "与上年", "增减",   "同比",
					     "年初结", "年末结", NULL};
	static const char *const wholes[] = {"预算", "年初预算", "全年预算",
					     "调整预算", NULL};

	return starts_or_is(core, starts, wholes) || year_of(core) > 0 ||
	       text_ends(core, TEXT("预算数"));
}

static bool
is_sum(struct text head)
{
	static const char *const none[] = {NULL};
	static const char *const sums[] = {"合计", "小计", "总计", NULL};

	return starts_or_is(label_core(head), none, sums);
}

/* The head over the one in that line of a cell, empty if there is none. */
static struct text
head_above(const struct head *head, size_t row, size_t cell)
{
	struct text below = head->texts[row][cell];

	while (row-- > 0)
		if (head->texts[row][cell].length > 0 &&
		    !text_equal(head->texts[row][cell], below))
			return head->texts[row][cell];
	return TEXT("");
}

/* The column of a label that the lane has and that is not taken, SIZE_MAX if
 * there is none. */
static size_t
free_column(const struct form *form, const struct reading_plan *plan,
	    uint8_t lane, const bool *taken, struct text label)
{
	for (size_t c = 0; c < form->column_count; c++)
		if (!taken[c] && lane_allows(form, plan, lane, c) &&
		    label_matches(&form->columns[c].labels, label))
			return c;
	return SIZE_MAX;
}

/* The column of the form that a cell's head means; the longest path decides, and
 * what is the sum under the head of a column is that column. SIZE_MAX if none
 * that the lane has and that is not taken. */
static size_t
column_of_head(const struct form *form, const struct reading_plan *plan,
	       const struct head *head, size_t cell, uint8_t lane,
	       const bool *taken, struct arena *arena)
{
	for (size_t from = 0; from < head->rows; from++) {
		struct text path = joined(head, cell, from, NULL, NULL, arena);
		size_t column = SIZE_MAX;

		if (path.length == 0)
			continue;
		if (is_sum(path))
			column = free_column(
				form, plan, lane, taken,
				label_core(head_above(head, from, cell)));
		if (column == SIZE_MAX)
			column = free_column(form, plan, lane, taken, path);
		if (column != SIZE_MAX)
			return column;
		if (changes_meaning(head->cores[from][cell]))
			break;
	}
	return SIZE_MAX;
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

/* Is a cell hidden, and the next one to the left or right that is not has the
 * same head? Then that one counts, which is what a reader sees. */
static bool
has_twin(const struct table_view *table, const struct head *head, size_t cell)
{
	size_t left = cell, right = cell + 1;

	if (!is_hidden_column(table, cell))
		return false;
	while (left > 0 && is_hidden_column(table, left - 1))
		left--;
	while (right < head->width && is_hidden_column(table, right))
		right++;
	return (left > 0 && same_heads(head, cell, left - 1)) ||
	       (right < head->width && same_heads(head, cell, right));
}

/* Vertical forms */

/* Two heads as one, 金额项目: then two columns are read as one, and no cell can
 * be trusted to be its own. */
static bool
is_glued_head(const struct form *form, struct text head)
{
	for (size_t i = 1; i < head.length && i <= GLUED_LONG; i++) {
		struct text before = {head.data, i};

		if (!utf8_goes_on(head.data[i]) &&
		    is_column_label(before, form) &&
		    role_of_head(text_skip(head, i)) != LAYOUT_NOTHING)
			return true;
	}
	return false;
}

/* What the cells under a head without words are: more of a split code. */
static bool
continues_code(const struct table_view *table, size_t first_data, size_t cell)
{
	bool level = false;

	for (size_t r = first_data; r < table->count; r++) {
		struct text text = table_cell(table, r, cell);

		if (is_level(text))
			level = true;
		else if (text.length > 0)
			return text.length <= 2 && is_number(text);
	}
	return level;
}

/* Codes under a head that only says 项目, with the names in the next cell. */
static void
find_codes(const struct form *form, const struct table_view *table,
	   struct reading_plan *plan)
{
	for (size_t c = 0; c < plan->layout.count; c++)
		if (plan->layout.cells[c].role == LAYOUT_CODE)
			return;
	plan->by_lines = plan->by_lines || form->codes;
	for (size_t c = 0; form->codes && c + 1 < plan->layout.count; c++) {
		struct layout_cell *cell = &plan->layout.cells[c];

		if (cell->role != LAYOUT_NAME)
			continue;
		for (size_t r = plan->first_data; r < table->count; r++) {
			if (!is_code(form, table_cell(table, r, c)))
				continue;
			cell->role = LAYOUT_CODE;
			if (cell[1].role == LAYOUT_NOTHING)
				cell[1].role = LAYOUT_NAME;
			break;
		}
	}
}

/* 单位名称 beside 科目名称 says whose a line is: nothing of its row. */
static void
pass_over_owners(struct reading_plan *plan)
{
	struct layout_cell *cells = plan->layout.cells;

	for (size_t c = 1; c < plan->layout.count; c++)
		for (size_t before = 0; before < c; before++)
			if (cells[c].role == LAYOUT_NAME &&
			    cells[before].role == LAYOUT_NAME &&
			    cells[c].lane == cells[before].lane &&
			    (text_ends(plan->heads[before], TEXT("单位名称")) ||
			     text_ends(plan->heads[before], TEXT("部门名称"))))
				cells[before].role = LAYOUT_ORDINAL;
}

static size_t
count_lanes(const struct head *head)
{
	size_t lanes = 0;
	bool in_key = false;

	for (size_t c = 0; c < head->width; c++) {
		enum layout_role role = head->roles[c];
		bool key = role == LAYOUT_CODE || role == LAYOUT_NAME;

		if (key && !in_key)
			lanes++;
		if (head->lowest[c].length > 0)
			in_key = key || (in_key && role == LAYOUT_ORDINAL);
	}
	return lanes;
}

/*
 * Does a line of the head stand too far left? Then the head of a column begins
 * over a key that is not the first of its lane, and others of the same line
 * stand over values.
 */
static bool
is_shifted(const struct form *form, const struct head *head,
	   const struct layout *layout)
{
	for (size_t c = 1; c < layout->count; c++) {
		if (head->rows < 2 || layout->cells[c].role > LAYOUT_NAME ||
		    layout->cells[c - 1].role > LAYOUT_NAME)
			continue;
		for (size_t r = 0; r + 1 < head->rows; r++) {
			const struct text *line = head->texts[r];

			if (line[c].length == 0 ||
			    text_equal(line[c], line[c - 1]) ||
			    text_equal(line[c], head->lowest[c]) ||
			    !is_column_label(head->cores[r][c], form))
				continue;
			for (size_t v = c + 1; v < layout->count; v++)
				if (layout->cells[v].role == LAYOUT_VALUE &&
				    line[v].length > 0 &&
				    !text_equal(line[v], line[c]))
					return true;
		}
	}
	return false;
}

static bool
plan_down(const struct recogniser *recogniser, const struct table_view *table,
	  const struct head *head, struct arena *arena,
	  struct reading_plan *plan)
{
	const struct form *form = &recogniser->forms->items[plan->form];
	bool behind_value = false, keyed = false;
	uint8_t lane = 0;
	bool taken[FORM_COLUMNS_MAX] = {false};

	plan->lanes_match =
		form->lane_count > 1 && count_lanes(head) >= form->lane_count;
	plan->layout.count = head->width;
	for (size_t c = 0; c < head->width; c++) {
		struct text text = head->lowest[c];
		struct layout_cell cell = {.role = head->roles[c],
					   .row = ROW_NONE};

		plan->heads[c] = text;
		plan->units[c] = unit_of_head(head, c);
		if (cell.role == LAYOUT_NOTHING && has_twin(table, head, c)) {
			plan->twins |= UINT64_C(1) << c;
			cell.lane = lane;
			plan->layout.cells[c] = cell;
			continue;
		}
		if (text.length == 0 && c > 0 &&
		    plan->layout.cells[c - 1].role == LAYOUT_CODE) {
			plan->by_lines = true;
			if (continues_code(table, plan->first_data, c))
				cell.role = LAYOUT_CODE;
		}
		if (cell.role == LAYOUT_CODE || cell.role == LAYOUT_NAME) {
			if (behind_value && lane + 1 < FORM_LANES_MAX) {
				lane++;
				memset(taken, 0, sizeof taken);
			}
			behind_value = false;
			keyed = true;
		} else if (cell.role == LAYOUT_NOTHING && text.length > 0) {
			size_t column = column_of_head(form, plan, head, c,
						       lane, taken, arena);
			if (column != SIZE_MAX) {
				cell.role = LAYOUT_VALUE;
				cell.column = (uint8_t)column;
				taken[column] = true;
				plan->values++;
			} else if (is_glued_head(form, text)) {
				return false;
			} else {
				plan->unknown++;
			}
			behind_value = true;
		}
		cell.lane = lane;
		plan->layout.cells[c] = cell;
	}
	find_codes(form, table, plan);
	pass_over_owners(plan);
	return keyed && plan->values > 0 &&
	       !is_shifted(form, head, &plan->layout);
}

/* The cells up to the last one with a head. */
static size_t
headed_cells(const struct head *head)
{
	size_t end = head->width;

	while (end > 0 && head->lowest[end - 1].length == 0)
		end--;
	return end;
}

/*
 * Do most lines have amounts behind the last head? Then cells of the head were
 * left out, and none can be trusted to stand over its own column.
 */
static bool
is_narrow(const struct table_view *table, size_t headed, size_t first_data)
{
	size_t wider = 0, lines = 0;

	for (size_t r = first_data; headed < table->width && r < table->count;
	     r++) {
		bool filled = false, behind = false;

		for (size_t c = 0; c < table->rows[r].count; c++) {
			bool amount = is_number(table_cell(table, r, c));

			filled = filled || amount;
			behind = behind || (amount && c >= headed);
		}
		lines += filled;
		wider += behind;
	}
	return 2 * wider > lines;
}

/* Horizontal forms */

/* Does any head name a column? Otherwise the lines do, as in Shaanxi. */
static bool
names_columns(const struct form *form, const struct head *head)
{
	for (size_t r = 0; r < head->rows; r++)
		for (size_t c = 0; c < head->width; c++)
			if (is_column_label(head->cores[r][c], form))
				return true;
	return false;
}

/* Does any line begin with the label of a column? */
static bool
lines_name_columns(const struct form *form, const struct table_view *table,
		   struct arena *arena)
{
	for (size_t r = 0; r < table->count; r++)
		if (is_column_label(label_core(text_fold(
					    table_cell(table, r, 0), arena)),
				    form))
			return true;
	return false;
}

/* Is a cell of a matrix read already, under the same two heads? */
static bool
is_planned(const struct reading_plan *plan, size_t cells,
	   const struct layout_cell *cell)
{
	for (size_t c = 0; c < cells; c++)
		if (plan->layout.cells[c].role == LAYOUT_VALUE &&
		    plan->layout.cells[c].row == cell->row &&
		    plan->layout.cells[c].column == cell->column)
			return true;
	return false;
}

/* Does another year stand over a cell, of which the column says nothing? */
static bool
is_of_another_year(const struct head *head, size_t cell,
		   const struct form_column *column)
{
	for (size_t r = 0; r < head->rows; r++) {
		if (year_of(head->texts[r][cell]) > 0)
			return true;
		if (text_is(head->texts[r][cell], "上年"))
			return !text_starts(column->labels.items[0],
					    TEXT("上年"));
	}
	return false;
}

/* Does a plan read one cell of a matrix from two of the table? Then its head is
 * not what it seems. */
static bool
reads_twice(const struct layout *layout)
{
	for (size_t c = 0; c < layout->count; c++)
		for (size_t d = 0; d < c; d++)
			if (layout->cells[c].role == LAYOUT_VALUE &&
			    layout->cells[d].role == LAYOUT_VALUE &&
			    layout->cells[c].row == layout->cells[d].row &&
			    layout->cells[c].column == layout->cells[d].column)
				return true;
	return false;
}

/* Does a cell's head name nothing but a row, which the plan reads elsewhere?
 * Then the heads above do not stand over what they are of. */
static bool
lacks_column(const struct recogniser *recogniser, size_t number,
	     const struct head *head, const struct reading_plan *plan,
	     size_t cell)
{
	struct text only = head->lowest[cell];
	size_t row;

	if (plan->layout.cells[cell].role == LAYOUT_VALUE || only.length == 0 ||
	    is_twin(plan, cell))
		return false;
	for (size_t r = 0; r < head->rows; r++)
		if (head->texts[r][cell].length > 0 &&
		    !text_equal(head->texts[r][cell], only))
			return false;
	row = row_of_label(recogniser, number, label_core(only), UINT8_MAX,
			   ROW_NONE);
	for (size_t c = 0; c < plan->layout.count && row != ROW_NONE; c++)
		if (plan->layout.cells[c].role == LAYOUT_VALUE &&
		    plan->layout.cells[c].row == row)
			return true;
	return false;
}

static bool
plan_across(const struct recogniser *recogniser, size_t number,
	    const struct table_view *table, const struct head *head,
	    struct arena *arena, struct reading_plan *plan)
{
	const struct form *form = &recogniser->forms->items[number];

	bool named = names_columns(form, head);
	size_t doubles = 0;

	plan->by_lines = plan->by_lines || !named;
	plan->columns_down = !named && lines_name_columns(form, table, arena);
	plan->layout.count = head->width;
	for (size_t c = 0; c < head->width; c++) {
		struct layout_cell cell = {.role = LAYOUT_NOTHING,
					   .row = ROW_NONE};

		plan->heads[c] = head->lowest[c];
		plan->units[c] = unit_of_head(head, c);
		if (has_twin(table, head, c)) {
			plan->twins |= UINT64_C(1) << c;
			plan->layout.cells[c] = cell;
			continue;
		}
		if (!named) {
			cell.role = LAYOUT_VALUE;
			cell.column = (uint8_t)form->across_column;
		}
		for (size_t r = 0; r < head->rows; r++)
			for (size_t k = 0; k < form->column_count; k++)
				if (label_matches(&form->columns[k].labels,
						  head->cores[r][c])) {
					cell.column = (uint8_t)k;
					cell.role = LAYOUT_VALUE;
				}
		if (is_of_another_year(head, c, &form->columns[cell.column]))
			cell.role = LAYOUT_NOTHING;
		for (size_t from = 0; cell.role == LAYOUT_VALUE &&
				      cell.row == ROW_NONE && from < head->rows;
		     from++)
			cell.row = row_of_label(recogniser, number,
						joined(head, c, from,
						       is_column_label, form,
						       arena),
						UINT8_MAX, ROW_NONE);
		bool twice = cell.row != ROW_NONE && is_planned(plan, c, &cell);
		doubles += twice && !named;
		if (cell.row == ROW_NONE || twice) {
			cell.role = head->roles[c];
			if (cell.role == LAYOUT_CODE)
				cell.role = LAYOUT_NOTHING;
			plan->unknown += plan->heads[c].length > 0 &&
					 cell.role == LAYOUT_NOTHING;
		} else {
			plan->values++;
		}
		plan->layout.cells[c] = cell;
	}
	for (size_t c = 0; named && c < head->width; c++)
		if (lacks_column(recogniser, number, head, plan, c))
			return false;
	/* one of each two is a budget, and none says so */
	return plan->values >= 3 && doubles < 2 && !reads_twice(&plan->layout);
}

/* The lines above the first one of data. */
static size_t
count_heads(const struct recogniser *recogniser, size_t form,
	    const struct table_view *table, struct arena *arena)
{
	size_t heads = 0;

	while (heads < table->count && !is_ordinal_row(table, heads, arena) &&
	       !is_data_row(recogniser, form, table, heads, arena))
		heads++;
	return heads;
}

bool
plan_from_head(const struct recogniser *recogniser, size_t form,
	       const struct table_view *table, struct arena *arena,
	       struct reading_plan *out)
{
	const struct form *f = &recogniser->forms->items[form];
	struct head head;
	size_t first = 0;

	while (first < table->count &&
	       !begins_data(recogniser, form, table, first, arena))
		first++;
	if (first == 0)
		return false;
	read_head(table, first, arena, &head);
	size_t headed = headed_cells(&head);
	if (!table->exact && is_narrow(table, headed, first))
		return false;
	*out = (struct reading_plan){.form = (uint8_t)form,
				     .first_data = first,
				     .year = head.year,
				     .across = true,
				     .by_lines = headed < table->width};
	if (f->across &&
	    plan_across(recogniser, form, table, &head, arena, out))
		return true;
	*out = (struct reading_plan){.form = (uint8_t)form,
				     .first_data = first,
				     .year = head.year,
				     .by_lines = out->by_lines};
	return plan_down(recogniser, table, &head, arena, out);
}

bool
begins_data(const struct recogniser *recogniser, size_t form,
	    const struct table_view *table, size_t row, struct arena *arena)
{
	return !is_ordinal_row(table, row, arena) &&
	       is_data_row(recogniser, form, table, row, arena);
}

bool
is_headless(const struct recogniser *recogniser, size_t form,
	    const struct table_view *table, struct arena *arena)
{
	size_t first = 0;

	while (first < table->count && is_ordinal_row(table, first, arena))
		first++;
	return first < table->count &&
	       is_data_row(recogniser, form, table, first, arena);
}

bool
same_columns(const struct reading_plan *a, const struct reading_plan *b)
{
	bool same = a->layout.count == b->layout.count;

	for (size_t c = 0; same && c < a->layout.count; c++) {
		const struct layout_cell *x = &a->layout.cells[c];
		const struct layout_cell *y = &b->layout.cells[c];

		same = (x->role == LAYOUT_VALUE) == (y->role == LAYOUT_VALUE) &&
		       x->column == y->column && x->row == y->row;
	}
	return same;
}

/* Does a cell hold a code, or a part of one, or a label of one of the rows? */
static bool
is_key(const struct recogniser *recogniser, const struct reading_plan *plan,
       size_t cell, struct text text, struct arena *arena)
{
	const struct form *form = &recogniser->forms->items[plan->form];
	const struct layout_cell *cells = plan->layout.cells;
	bool part = cell > 0 && cells[cell].role == LAYOUT_CODE &&
		    cells[cell - 1].role == LAYOUT_CODE;

	return is_code(form, text) ||
	       (part && text.length == 2 && is_number(text)) ||
	       row_of_label(recogniser, plan->form,
			    label_core(text_fold(text, arena)), UINT8_MAX,
			    ROW_NONE) != ROW_NONE;
}

bool
rows_fit(const struct recogniser *recogniser, const struct reading_plan *plan,
	 const struct table_view *table, struct arena *arena)
{
	size_t known = 0, unknown = 0;

	for (size_t r = plan->first_data; r < table->count; r++) {
		bool words = false, key = false;

		for (size_t c = 0; c < plan->layout.count && !key; c++) {
			enum layout_role role = plan->layout.cells[c].role;
			struct text text = table_cell(table, r, c);

			if (text.length == 0 || is_level(text) ||
			    (role != LAYOUT_CODE && role != LAYOUT_NAME))
				continue;
			words = true;
			key = is_key(recogniser, plan, c, text, arena);
		}
		known += key;
		unknown += words && !key;
	}
	return plan->across || known >= unknown;
}

/* Does a head, folded, stand over a cell of a layout as one that the form knows:
 * the head of its key, its column or its row, or of a group that they are in? */
static bool
heads_cell(const struct form *form, const struct layout_cell *cell,
	   struct text head)
{
	struct text core = label_core(head);
	const struct form_column *column = &form->columns[cell->column];

	if (cell->role != LAYOUT_VALUE)
		return role_of_head(head) != LAYOUT_NOTHING;
	return is_sum(core) || label_matches(&column->labels, core) ||
	       (cell->row != ROW_NONE &&
		label_matches(&form->rows[cell->row].labels, core));
}

/* Does any cell of a head name the column of a layout's cell? */
static bool
names_column(const struct form *form, const struct layout_cell *cell,
	     const struct table_view *table, size_t rows, struct arena *arena)
{
	const struct labels *labels = &form->columns[cell->column].labels;

	for (size_t r = 0; r < rows; r++)
		for (size_t c = 0; c < table->rows[r].count; c++)
			if (label_matches(
				    labels,
				    label_core(text_fold(
					    table_cell(table, r, c), arena))))
				return true;
	return false;
}

/*
 * Is a layout that of a head whose merged cells were left out? Then each of the
 * head's lines goes along it from left to right, and every column is named.
 */
static bool
fits_head(const struct form *form, const struct layout *layout,
	  const struct table_view *table, size_t rows, struct arena *arena)
{
	bool named[FORM_CELLS_MAX] = {false};

	for (size_t r = 0; r < rows; r++) {
		size_t at = 0;

		for (size_t c = 0; c < table->rows[r].count; c++) {
			struct text head =
				text_fold(table_cell(table, r, c), arena);

			if (head.length == 0)
				continue;
			while (at < layout->count &&
			       !heads_cell(form, &layout->cells[at], head))
				at++;
			if (at == layout->count)
				return false;
			named[at++] = true;
		}
	}
	for (size_t c = 0; c < layout->count; c++) {
		const struct layout_cell *cell = &layout->cells[c];

		if (cell->role == LAYOUT_VALUE &&
		    (!named[c] ||
		     (cell->row != ROW_NONE &&
		      !names_column(form, cell, table, rows, arena))))
			return false;
	}
	return true;
}

/* The only layout of the form that a table without head may have, or with one
 * whose cells stand elsewhere; NULL if there are none or several. */
static const struct layout *
only_layout(const struct form *form, const struct table_view *table,
	    size_t heads, struct arena *arena)
{
	const struct layout *only = NULL;

	for (size_t l = 0; l < form->layout_count; l++) {
		const struct layout *layout = &form->layouts[l];

		if (layout->count != table->width ||
		    (heads > 0 &&
		     !fits_head(form, layout, table, heads, arena)))
			continue;
		if (only)
			return NULL;
		only = layout;
	}
	return only;
}

const struct reading_plan *
plan_from_layout(const struct recogniser *recogniser, size_t form,
		 const struct table_view *table, struct arena *arena)
{
	const struct form *f = &recogniser->forms->items[form];
	size_t heads = count_heads(recogniser, form, table, arena);
	const struct layout *layout = only_layout(f, table, heads, arena);
	struct reading_plan *plan;

	if (!layout || heads == table->count)
		return NULL;
	plan = arena_alloc(arena, sizeof *plan);
	*plan = (struct reading_plan){
		.form = (uint8_t)form,
		.first_data = heads,
		.fragment = heads == 0,
		.layout = *layout,
		.across = f->across && layout->cells[0].role == LAYOUT_VALUE,
		.lanes_match = f->lane_count > 1 &&
			       layout->cells[table->width - 1].lane + 1u ==
				       f->lane_count,
	};
	for (size_t c = 0; c < plan->layout.count; c++)
		plan->values += plan->layout.cells[c].role == LAYOUT_VALUE;
	return rows_fit(recogniser, plan, table, arena) ? plan : NULL;
}
