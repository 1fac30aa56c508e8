/*
 * The plan of a form whose rows stand below each other: its head says of each
 * cell that it is a key or a column, in one lane or in several side by side.
 */
#include "account/plan.h"

#include "account/line.h"
#include "base/utf8.h"

#define GLUED_LONG 300 /* bytes of the first of two heads */

/* The plan in the making, from left to right. */
struct planning {
	const struct candidate *candidate;
	const struct head *head;
	struct reading_plan *plan;
	uint8_t lane;
	bool behind_value;            /* the next key begins a lane */
	bool keyed;                   /* there was a key */
	bool taken[FORM_COLUMNS_MAX]; /* columns that the lane has */
};

/* May the column stand in the lane? */
static bool
lane_allows(const struct planning *p, size_t column)
{
	const struct form *form = p->candidate->form;

	if (!p->plan->lanes_match)
		return true;
	if (p->lane >= form->lane_count)
		return false;
	for (size_t i = 0; i < form->lanes[p->lane].column_count; i++)
		if (form->lanes[p->lane].columns[i] == column)
			return true;
	return false;
}

/* Is what stands below these words of a head another thing than without them: a
 * budget, what is carried over, another year, a comparison, a share? */
static bool
changes_meaning(struct text core)
{
	static const struct text starts[] = {
		WORD("上年"), WORD("比上年"), WORD("较上年"), WORD("与上年"),
		WORD("同比"), WORD("年初结"), WORD("年末结"),
	};
	static const struct text words[] = {
		WORD("增减"), WORD("变动"), WORD("变化"), WORD("差异"),
		WORD("差额"), WORD("对比"), WORD("比较"), WORD("占比"),
		WORD("比重"), WORD("比例"), WORD("%"),
	};
	static const struct text wholes[] = {
		WORD("预算"),
		WORD("年初预算"),
		WORD("全年预算"),
		WORD("调整预算"),
	};

	return text_starts_any(core, starts, COUNT(starts)) > 0 ||
	       text_is_any(core, wholes, COUNT(wholes)) ||
	       year_in_front(core) > 0 || text_ends(core, TEXT("预算数")) ||
	       text_ends(core, TEXT("率")) ||
	       text_find_any(core, words, COUNT(words)) < core.length;
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
free_column(const struct planning *p, struct text label)
{
	const struct form *form = p->candidate->form;

	for (size_t c = 0; c < form->column_count; c++)
		if (!p->taken[c] && lane_allows(p, c) &&
		    label_matches(&form->columns[c].labels, label))
			return c;
	return SIZE_MAX;
}

/* The column of the form that a cell's head means; the longest path decides,
 * and what is the sum under the head of a column is that column. SIZE_MAX if
 * none that the lane has and that is not taken. */
static size_t
column_of_head(const struct planning *p, size_t cell)
{
	const struct head *head = p->head;

	for (size_t from = 0; from < head->rows; from++) {
		struct text path = path_of_head(head, cell, from, NULL);
		size_t column = SIZE_MAX;

		if (path.length == 0)
			continue;
		if (is_sum(path))
			column = free_column(
				p, label_core(head_above(head, from, cell)));
		if (column == SIZE_MAX)
			column = free_column(p, path);
		if (column != SIZE_MAX)
			return column;
		if (changes_meaning(head->cores[from][cell]))
			break;
	}
	return SIZE_MAX;
}

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
find_codes(const struct candidate *candidate, struct reading_plan *plan)
{
	const struct table_view *table = candidate->table;
	const struct form *form = candidate->form;

	for (size_t c = 0; c < plan->layout.count; c++)
		if (plan->layout.cells[c].role == LAYOUT_CODE)
			return;
	plan->by_lines = plan->by_lines || form->codes;
	for (size_t c = 0; form->codes && c + 1 < plan->layout.count; c++) {
		struct layout_cell *cell = &plan->layout.cells[c];

		if (cell->role != LAYOUT_NAME)
			continue;
		for (size_t r = plan->first_data; r < table->count; r++) {
			if (!is_code(form, table_cell(table, r, c),
				     table->arena))
				continue;
			cell->role = LAYOUT_CODE;
			if (cell[1].role == LAYOUT_NOTHING)
				cell[1].role = LAYOUT_NAME;
			break;
		}
	}
}

/* 单位名称 beside 科目名称 or 项目名称 says whose a line is: nothing of its row. */
static void
pass_over_owners(struct reading_plan *plan)
{
	struct layout_cell *cells = plan->layout.cells;

	for (size_t c = 0; c < plan->layout.count; c++)
		for (size_t beside = 0; beside < plan->layout.count; beside++)
			if (cells[c].role == LAYOUT_NAME &&
			    cells[beside].role == LAYOUT_NAME &&
			    cells[c].lane == cells[beside].lane &&
			    names_owner(plan->heads[beside]) &&
			    !names_owner(plan->heads[c]))
				cells[beside].role = LAYOUT_ORDINAL;
}

/* Does a code of the form's first classification stand in a cell of the
 * lines? */
static bool
holds_codes(const struct candidate *candidate, size_t first_data, size_t cell)
{
	const struct table_view *table = candidate->table;

	for (size_t r = first_data; r < table->count; r++)
		if (classification_find(candidate->form->codes,
					table_cell(table, r, cell)))
			return true;
	return false;
}

/* Behind a name the code of another classification may stand, of the same line:
 * 30101 基本工资 50101 工资奖金津补贴. The form's own tells the row. */
static void
pass_over_other_codes(const struct candidate *candidate,
		      struct reading_plan *plan)
{
	struct layout_cell *cells = plan->layout.cells;

	for (size_t c = 1; candidate->form->codes && c < plan->layout.count;
	     c++) {
		size_t from = c, to = c;

		if (cells[c].role != LAYOUT_CODE ||
		    cells[c - 1].role != LAYOUT_NAME ||
		    cells[c].lane != cells[c - 1].lane)
			continue;
		plan->by_lines = true;
		while (from > 0 && cells[from - 1].lane == cells[c].lane)
			from--;
		while (to < plan->layout.count &&
		       cells[to].role <= LAYOUT_NAME &&
		       cells[to].lane == cells[c].lane)
			to++;
		if (holds_codes(candidate, plan->first_data, c))
			to = c;
		else
			from = c;
		while (from < to)
			cells[from++].role = LAYOUT_ORDINAL;
	}
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

/* The head of a key: a lane begins where values stand before it. */
static void
enter_key(struct planning *p)
{
	if (p->behind_value && p->lane + 1 < FORM_LANES_MAX) {
		p->lane++;
		memset(p->taken, 0, sizeof p->taken);
	}
	p->behind_value = false;
	p->keyed = true;
}

/* The head of a value, whether of a column or not; false if it is two heads. */
static bool
enter_value(struct planning *p, size_t c)
{
	struct layout_cell *cell = &p->plan->layout.cells[c];
	size_t column = column_of_head(p, c);

	if (column == SIZE_MAX &&
	    is_glued_head(p->candidate->form, p->head->lowest[c]))
		return false;
	if (column == SIZE_MAX) {
		p->plan->unknown++;
	} else {
		cell->role = LAYOUT_VALUE;
		cell->column = (uint8_t)column;
		p->taken[column] = true;
		p->plan->values++;
	}
	p->behind_value = true;
	return true;
}

static bool
plan_cell(struct planning *p, size_t c)
{
	struct reading_plan *plan = p->plan;
	struct layout_cell *cell = &plan->layout.cells[c];
	bool worded = p->head->lowest[c].length > 0;

	*cell = (struct layout_cell){.role = p->head->roles[c],
				     .row = ROW_NONE};
	plan->heads[c] = p->head->lowest[c];
	plan->units[c] = unit_of_head(p->head, c);
	if (cell->role == LAYOUT_NOTHING && has_twin(p->head, c)) {
		plan->twins |= UINT64_C(1) << c;
		cell->lane = p->lane;
		return true;
	}
	if (!worded && c > 0 && cell[-1].role == LAYOUT_CODE) {
		plan->by_lines = true;
		if (continues_code(p->head->table, plan->first_data, c))
			cell->role = LAYOUT_CODE;
	}
	if (cell->role == LAYOUT_CODE || cell->role == LAYOUT_NAME)
		enter_key(p);
	else if (cell->role == LAYOUT_NOTHING && worded && !enter_value(p, c))
		return false;
	cell->lane = p->lane;
	return true;
}

bool
plan_down(const struct candidate *candidate, const struct head *head,
	  struct reading_plan *plan)
{
	const struct form *form = candidate->form;
	struct planning planning = {
		.candidate = candidate, .head = head, .plan = plan};

	plan->lanes_match = form->lane_count > 1 && count_lanes(head) > 1;
	plan->layout.count = head->width;
	for (size_t c = 0; c < head->width; c++)
		if (!plan_cell(&planning, c))
			return false;
	find_codes(candidate, plan);
	pass_over_owners(plan);
	pass_over_other_codes(candidate, plan);
	return planning.keyed && plan->values > 0 &&
	       !is_shifted(form, head, &plan->layout);
}
