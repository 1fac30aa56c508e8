/* Which form a table of a document is, and with which plan it is read. */
#include "account/walk.h"

#include <ctype.h>

/* Bytes of a line, and lines of a table, that may say a unit. */
#define HEAD_MAX  240
#define HEAD_ROWS 6

/* Is this line of a table its head, though it holds a year: one beside 科目名称
 * and the like, or two of them? */
static bool
heads_years(const struct table_view *table)
{
	struct text first = TEXT("");

	for (size_t c = 0; c < table->rows[0].count; c++) {
		struct text folded = table_folded(table, 0, c);
		enum layout_role role = role_of_head(folded);

		if (role == LAYOUT_CODE || role == LAYOUT_ORDINAL ||
		    (role == LAYOUT_NAME && !text_is(folded, "单位")))
			return true;
		if (year_length(folded) == 0)
			continue;
		if (first.length > 0 && !text_equal(first, folded))
			return true;
		first = folded;
	}
	return false;
}

/* Is this line of a table no part of it: a name, a unit, a mark? */
static bool
is_fact_row(struct walk *walk, const struct table_view *table)
{
	struct place place = row_place(&table->rows[0]);
	size_t filled = 0;
	bool facts = false, mark = false;

	if (heads_years(table))
		return false;
	for (size_t c = 0; c < table->rows[0].count; c++) {
		struct text folded = table_folded(table, 0, c);

		if (folded.length == 0)
			continue;
		facts = read_head_line(walk, folded, place) || facts;
		mark = is_table_mark(folded);
		filled++;
	}
	return filled == 0 || facts || (mark && filled == 1);
}

/* The table behind such lines at its top. */
static struct table_view
without_facts(struct walk *walk, struct table_view table)
{
	while (table.count > 0 && is_fact_row(walk, &table)) {
		table.rows++;
		table.count--;
	}
	return table;
}

/* The form of the note under a table, FORM_NONE if it tells none. */
static uint8_t
form_of_note(const struct walk *walk, size_t block)
{
	struct arena *arena = &walk->reading.account->arena;

	const struct account *account = walk->reading.account;

	for (size_t b = block + 1; b < account->blocks.count; b++) {
		const struct block *next = &account->blocks.items[b];

		if (next->kind == BLOCK_GRID)
			return FORM_NONE;
		struct text folded = text_fold(next->text, arena);
		if (is_note(folded))
			return footnote_form(walk->reading.context->recogniser,
					     folded);
		if (title_form(&walk->titles, folded) != FORM_NONE ||
		    is_other_title(folded))
			return FORM_NONE;
	}
	return FORM_NONE;
}

/* Values of the year: a table of narrative may compare a few totals with those
 * of the year before. */
static size_t
values_of_year(const struct form *form, const struct reading_plan *plan)
{
	const struct layout_cell *cells = plan->layout.cells;
	size_t count = 0;

	for (size_t c = 0; c < plan->layout.count; c++)
		count += cells[c].role == LAYOUT_VALUE &&
			 !text_starts(
				 form->columns[cells[c].column].labels.items[0],
				 TEXT("上年"));
	return count;
}

/* Does a line of the table have a code, where the form's rows are codes? A list
 * of units has none. */
static bool
has_codes(const struct form *form, const struct reading_plan *plan,
	  const struct table_view *table)
{
	if (!form->codes || form->lane_count > 1 || plan->across)
		return true;
	for (size_t r = plan->first_data; r < table->count; r++)
		for (size_t c = 0; c < plan->layout.count; c++)
			if (plan->layout.cells[c].role <= LAYOUT_NAME &&
			    is_code(form, table_cell(table, r, c),
				    table->arena))
				return true;
	return false;
}

/* The table, held against a form. */
static struct candidate
as_form(const struct walk *walk, size_t form, const struct table_view *table)
{
	return candidate_of(walk->reading.context->recogniser, form, table);
}

/* The one form whose head this is; of several, the one that the note names. */
static const struct reading_plan *
plan_by_head(const struct walk *walk, const struct table_view *table,
	     uint8_t noted)
{
	const struct reading_plan *best = NULL;
	bool alone = false;

	for (size_t f = 0; f < forms_of(walk)->count; f++) {
		struct candidate candidate = as_form(walk, f, table);
		const struct form *form = candidate.form;
		const struct reading_plan *plan;

		if (form->needs_title && f != noted)
			continue;
		plan = cells_plan(walk->reading.cells, &candidate);
		if (!plan || plan->unknown > 0 ||
		    values_of_year(form, plan) < 2 ||
		    !rows_fit(&candidate, plan))
			continue;
		if (f == noted)
			return plan;
		if (!has_codes(form, plan, table))
			continue;
		if (!best || plan->values > best->values) {
			best = plan;
			alone = true;
		} else if (plan->values == best->values) {
			alone = false;
		}
	}
	return alone && noted == FORM_NONE ? best : NULL;
}

/* Are its columns others than the plan's? Where every line of a page's table
 * has as many cells, none was left out at its end. */
static bool
has_other_columns(const struct table_view *table,
		  const struct reading_plan *plan)
{
	bool even = table->rows[0].page > 0;

	for (size_t r = 1; r < table->count; r++)
		even = even && table->rows[r].count == table->width;
	return table->width > plan->layout.count ||
	       (even && table->rows[0].count == table->width &&
		table->width < plan->layout.count);
}

/* Does a head say another year than that of the form as it was read, or the
 * department where that was a part's? */
static bool
says_otherwise(const struct walk *walk)
{
	const struct form_progress *read = &walk->reading.progress[walk->form];

	return (walk->year != YEAR_UNSAID && read->year != YEAR_UNSAID &&
		walk->year != read->year) ||
	       (walk->whose == WHOSE_OWN && read->whose > WHOSE_OWN);
}

/* The plan of the last table, where this one goes on with it: without a head,
 * or with the same one. */
static const struct reading_plan *
plan_of_last(const struct walk *walk, const struct table_view *table)
{
	struct candidate candidate;
	const struct reading_plan *headed;
	struct reading_plan *plan;

	if (!walk->open || says_otherwise(walk) ||
	    has_other_columns(table, walk->plan))
		return NULL;
	candidate = as_form(walk, walk->form, table);
	headed = cells_plan(walk->reading.cells, &candidate);
	if (headed)
		return same_columns(headed, walk->plan) ? headed : NULL;
	if (!is_headless(&candidate))
		return NULL;
	plan = arena_alloc(table->arena, sizeof *plan);
	*plan = *walk->plan;
	plan->first_data = 0;
	return rows_fit(&candidate, plan) ? plan : NULL;
}

/* Are the keys of a plan nothing but the names of units? */
static bool
lists_units(const struct reading_plan *plan)
{
	size_t names = 0;

	for (size_t c = 0; c < plan->layout.count; c++) {
		enum layout_role role = plan->layout.cells[c].role;

		if (role == LAYOUT_CODE ||
		    (role == LAYOUT_NAME && !names_owner(plan->heads[c])))
			return false;
		names += role == LAYOUT_NAME;
	}
	return names > 0;
}

/* The plan of a table under the title of a form of codes; where it lists units,
 * that of the form by unit, if there is such a one: 收入决算表（分单位）. */
static const struct reading_plan *
plan_of_title(const struct walk *walk, const struct table_view *table)
{
	struct candidate candidate = as_form(walk, walk->form, table);
	const struct form *form = &forms_of(walk)->items[walk->form];
	const struct reading_plan *plan, *by_unit = NULL;
	uint8_t other;

	plan = cells_plan(walk->reading.cells, &candidate);
	if (!plan)
		return plan_from_layout(&candidate);
	if (!form->codes || !lists_units(plan))
		return plan;
	other = title_form(&walk->titles,
			   text_of(arena_printf(table->arena, "%s(分单位)",
						form->titles.items[0].data)));
	if (other != FORM_NONE) {
		candidate = as_form(walk, other, table);
		by_unit = cells_plan(walk->reading.cells, &candidate);
	}
	return by_unit ? by_unit : plan;
}

/* Which form a table is and how to read it. */
static const struct reading_plan *
find_plan(struct walk *walk, size_t block, const struct table_view *table,
	  bool *continuation_out)
{
	const struct reading_plan *plan = plan_of_last(walk, table);
	struct candidate candidate;

	*continuation_out = plan != NULL;
	if (!plan && walk->titled)
		plan = plan_of_title(walk, table);
	if (plan)
		return plan;
	uint8_t noted = form_of_note(walk, block);
	if (noted != FORM_NONE || walk->other.length == 0)
		plan = plan_by_head(walk, table, noted);
	if (!plan && noted != FORM_NONE) {
		candidate = as_form(walk, noted, table);
		plan = plan_from_layout(&candidate);
	}
	return plan;
}

/* Does a text begin with a digit, and is no code, date or telephone number, as
 * on the cover of the accounts program's workbooks? */
static bool
may_be_amount(struct text text)
{
	size_t digits = text_digits(text);

	if (digits == 0 || (digits > 1 && text.data[0] == '0') ||
	    text_has(text, TEXT("年")))
		return false;
	for (size_t i = digits; i < text.length; i++)
		if (isalpha((unsigned char)text.data[i]) ||
		    strchr("-/|", text.data[i]))
			return false;
	return true;
}

/* A list of units or the like, numbered at most, holds none. */
static bool
holds_amounts(const struct table_view *table)
{
	for (size_t r = 0; r < table->count; r++)
		for (size_t c = 1; c < table->rows[r].count; c++)
			if (may_be_amount(table_cell(table, r, c)))
				return true;
	return false;
}

/* What the heads of a document say of its unit. */
struct said_unit {
	enum unit unit;
	bool contradicted;
	struct arena *arena;
};

static void
hear_unit(struct said_unit *said, struct text line)
{
	enum unit unit = line.length > HEAD_MAX
				 ? UNIT_NONE
				 : unit_in_head(text_fold(line, said->arena));

	if (unit == UNIT_NONE)
		return;
	said->contradicted = said->contradicted ||
			     (said->unit != UNIT_NONE && said->unit != unit);
	said->unit = unit;
}

/* The unit that the heads of a document say, where all that say one agree. */
static enum unit
unit_of_document(const struct walk *walk)
{
	const struct account *account = walk->reading.account;
	struct said_unit said = {.arena = &walk->reading.account->arena};

	vec_each (const struct block *, block, &account->blocks) {
		if (block->kind != BLOCK_GRID) {
			hear_unit(&said, block->text);
			continue;
		}
		struct table_view table =
			table_view(walk->document, block, said.arena);
		for (size_t r = 0; r < table.count && r < HEAD_ROWS; r++)
			for (size_t c = 0; c < table.rows[r].count; c++)
				hear_unit(&said, table_cell(&table, r, c));
	}
	return said.contradicted ? UNIT_NONE : said.unit;
}

/* The unit of the first value, where the heads of all say theirs. */
static enum unit
unit_of_columns(const struct reading_plan *plan)
{
	enum unit unit = UNIT_NONE;

	for (size_t c = 0; c < plan->layout.count; c++) {
		if (plan->layout.cells[c].role != LAYOUT_VALUE)
			continue;
		if (plan->units[c] == UNIT_NONE)
			return UNIT_NONE;
		if (unit == UNIT_NONE)
			unit = (enum unit)plan->units[c];
	}
	return unit;
}

/* The unit of a form: of its lines above, of a line that its head begins with,
 * of its part before, the city's, or the one of the document's other forms. */
static void
find_unit(struct walk *walk, const struct table_view *table,
	  const struct reading_plan *plan, bool continuation)
{
	for (size_t r = 0; r < plan->first_data; r++)
		for (size_t c = 0; c < table->rows[r].count; c++)
			if (walk->unit == UNIT_NONE)
				walk->unit =
					unit_in_head(table_folded(table, r, c));
	if (walk->unit == UNIT_NONE)
		walk->unit = unit_of_columns(plan);
	if (walk->unit == UNIT_NONE && (continuation || plan->fragment))
		walk->unit = walk->reading.progress[plan->form].unit;
	if (walk->unit == UNIT_NONE)
		walk->unit = walk->reading.context->unit;
	if (walk->unit != UNIT_NONE)
		return;
	if (!walk->heard)
		walk->unit_of_all = unit_of_document(walk);
	walk->heard = true;
	walk->unit = walk->unit_of_all;
	if (walk->unit != UNIT_NONE)
		add_remark(&walk->reading, REMARK_UNIT_ELSEWHERE,
			   row_place(&table->rows[0]), plan->form,
			   text_of(unit_printed(walk->unit)), PLACE_NONE);
}

/* Does the table count rather than the one of its form that was read? The one
 * of the document's year does, and of such the one of the whole department. */
static bool
counts_rather(const struct walk *walk, const struct form_progress *progress)
{
	if (walk->year == YEAR_OTHER || progress->year == YEAR_OTHER)
		return walk->year == YEAR_OWN;
	return walk->whose == WHOSE_OWN && progress->whose > WHOSE_OWN;
}

/* Where a document has the form for another year or for a part of the
 * department first, its own counts. */
static void
prefer_own(struct walk *walk, const struct table_view *table, uint8_t form,
	   bool continuation)
{
	struct form_progress *progress = &walk->reading.progress[form];

	if (continuation)
		return;
	if (progress->read && counts_rather(walk, progress)) {
		add_remark(&walk->reading, REMARK_REPEATED_FORM,
			   progress->first, form, TEXT(""),
			   row_place(&table->rows[0]));
		forget_form(&walk->reading, form);
	}
	if (!progress->read) {
		progress->whose = walk->whose;
		progress->year = walk->year;
	}
}

/* A head that speaks of years, and not of the document's. */
static void
check_head_year(struct walk *walk, const struct table_view *table,
		const struct reading_plan *plan)
{
	if (plan->year == 0 || table->year == 0 || plan->year == table->year)
		return;
	if (walk->year == YEAR_UNSAID)
		walk->year = YEAR_OTHER;
	tell_other_year(walk,
			text_of(arena_printf(&walk->reading.account->arena,
					     "%d", plan->year)),
			row_place(&table->rows[0]));
}

/* A table that is not read; what goes on with it on the next page is
 * neither. */
static void
set_aside_table(struct walk *walk, const struct table_view *table)
{
	struct text title = walk->other;

	if (walk->titled || holds_amounts(table))
		add_remark(&walk->reading, REMARK_UNRECOGNISED_TABLE,
			   row_place(&table->rows[0]),
			   walk->titled ? walk->form : FORM_NONE,
			   title.length > 0 ? title : first_words(table, 0),
			   PLACE_NONE);
	end_form(walk);
	walk->other = title;
	walk->head_lines = HEAD_LINES_MAX;
}

void
read_table(struct walk *walk, size_t number)
{
	const struct block *block =
		&walk->reading.account->blocks.items[number];
	struct table_view table = table_view(walk->document, block,
					     &walk->reading.account->arena);
	const struct reading_plan *plan;
	bool continuation;

	table.year = walk->reading.context->year;
	walk->lost = false;
	if (read_contents(walk, &table))
		return;
	table = without_facts(walk, table);
	walk->headed = table.count == 0;
	if (walk->headed)
		return;
	plan = find_plan(walk, number, &table, &continuation);
	if (!plan) {
		set_aside_table(walk, &table);
		return;
	}
	find_unit(walk, &table, plan, continuation);
	check_head_year(walk, &table, plan);
	prefer_own(walk, &table, plan->form, continuation);
	read_rows(&walk->reading, &table, plan, walk->unit, continuation,
		  walk->titled);
	walk->plan = plan;
	walk->form = plan->form;
	walk->titled = false;
	walk->other = TEXT("");
	walk->open = true;
}
