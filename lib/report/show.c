/*
 * One form of one document, as printed: its rows in the form's order, each
 * value with the decimals and separators that the document gave it.
 */
#include "report/coverage.h"
#include "report/dissent.h"
#include "report/edition.h"
#include "report/outline.h"
#include "report/words.h"

#include "account/account.h"

struct shown {
	bool has;
	int64_t value, printed;
};

struct show {
	const struct report_context *context;
	const struct department *department;
	int year;
	const struct form *form;
	struct holding holding;
	struct printed_form printed;
	struct outline outline;
	struct dissents dissents; /* of the whole edition */
	size_t otherwise;      /* the column of another file's, or SIZE_MAX */
	struct shown *figures; /* row by row, all columns of the form */
	struct arena arena;
	struct table table;
};

static void
visit_figure(const struct outline_figure *figure, void *context)
{
	struct show *s = context;

	s->figures[figure->row * s->form->column_count + figure->column] =
		(struct shown){true, figure->value, figure->printed};
}

static bool
read_figures(struct show *s, struct error *err)
{
	s->figures = mem_zero(s->outline.rows.count * s->form->column_count,
			      sizeof *s->figures);
	return outline_figures(&s->outline, s->holding.document,
			       s->holding.document, visit_figure, s, err);
}

/* Blank cells are left so, as in the document. */
static struct table_value
value_of(const struct shown *figure, enum unit unit)
{
	unsigned state = printed_state(figure->printed);

	if (!figure->has || state == FIGURE_BLANK || state == FIGURE_ABSENT)
		return (struct table_value){0};
	return value_printed(figure->value, figure->printed, unit,
			     HOLDING_PRESENT);
}

static bool
has_figures(const struct show *s, size_t row)
{
	const struct shown *figures = s->figures + row * s->form->column_count;

	for (size_t i = 0; i < s->form->column_count; i++)
		if (figures[i].has &&
		    printed_state(figures[i].printed) != FIGURE_ABSENT)
			return true;
	return false;
}

/* What files that do not count say of a row: "Budget 12.00 (10,000 yuan) in
 * kjj/2024.pdf:3:5". */
static void
put_otherwise(struct show *s, struct text key, struct table_value *values)
{
	struct strbuf said = {0};

	vec_each (const struct dissent *, dissent, &s->dissents.items)
		if (dissent->figure.form == s->form &&
		    text_is(key, dissent->figure.row))
			strbuf_printf(
				strbuf_next(&said), _("%s: %s in %s"),
				name_text(
					s->form->columns[dissent->figure.column]
						.name),
				dissent->value, dissent->place);
	if (said.length > 0)
		values[s->otherwise] =
			table_text(&s->table, strbuf_view(&said));
	strbuf_release(&said);
}

/* A column for it, where there is any. */
static void
add_otherwise(struct show *s)
{
	s->otherwise = SIZE_MAX;
	vec_each (const struct dissent *, dissent, &s->dissents.items)
		if (dissent->figure.form == s->form &&
		    s->otherwise == SIZE_MAX) {
			s->otherwise = s->table.columns.count;
			table_column(&s->table, "otherwise",
				     _("Otherwise in another file"), "", false);
		}
}

static void
add_row(struct show *s, size_t index, size_t first)
{
	const struct outline_row *row = &s->outline.rows.items[index];
	struct table_value *values = table_row(&s->table);
	enum unit unit = s->holding.unit;

	outline_row_head(&s->outline, row, outline_label(&s->outline, row),
			 unit, &s->table, values);
	for (size_t i = 0; i < s->outline.column_count; i++) {
		size_t column = s->outline.columns[i];

		values[first + i] = value_of(
			&s->figures[index * s->form->column_count + column],
			cell_unit(s->form, row->defined, column, unit));
	}
	if (s->otherwise != SIZE_MAX)
		put_otherwise(s, row->key, values);
}

static void
add_rows(struct show *s)
{
	size_t first = outline_table(&s->outline, s->holding.unit, &s->table);

	add_otherwise(s);
	if (!holding_is_published(&s->holding))
		return;
	for (size_t i = 0; i < s->outline.rows.count; i++)
		if (has_figures(s, i) || s->outline.rows.items[i].printed)
			add_row(s, i, first);
}

static bool
add_facts(struct show *s, struct error *err)
{
	struct table *table = &s->table;
	struct strbuf place = {0};

	table_begin(table, s->context, "show", name_text(s->form->name));
	table_fact(table, "department", _("Department"), "%s",
		   department_name(s->department, s->year));
	table_fact(table, "year", _("Year"), "%d", s->year);
	if (s->holding.unit != UNIT_NONE)
		table_fact(table, "unit", _("Unit"), "%s",
			   unit_name(s->holding.unit));
	bool ok = edition_place(s->context, s->holding.held, s->printed.file,
				s->printed.page, s->printed.line, &place, err);
	if (place.length > 0)
		table_fact(table, "source", _("Source"), "%s", place.data);
	strbuf_release(&place);
	return ok;
}

static void
note_state(struct show *s)
{
	struct table *table = &s->table;

	switch ((enum holding_state)s->holding.state) {
	case HOLDING_SET_ASIDE:
		table_note(table, "set_aside",
			   _("The form cannot be read, and no earlier edition "
			     "of it could."));
		break;
	case HOLDING_NOT_PUBLISHED:
		table_note(table, "not_published",
			   _("The document does not have this form."));
		break;
	case HOLDING_PROMISED:
		table_note(table, "promised",
			   _("The document's contents list this form, but it "
			     "is not there."));
		break;
	case HOLDING_DECLARED_EMPTY:
		table_note(table, "declared_empty",
			   _("The document says that this form holds no "
			     "data."));
		break;
	case HOLDING_FRAGMENT:
		table_note(table, "fragment",
			   _("The head of the table is lost; this is what is "
			     "left of it."));
		break;
	default:
		break;
	}
	if (s->holding.stale)
		table_note(table, "stale",
			   _("The present edition cannot be read; these are "
			     "the figures of the one before."));
}

/* The remarks that concern the form or the whole document. */
static bool
add_remarks(struct show *s, struct error *err)
{
	struct told_list list = {0};
	bool ok =
		edition_remarks(s->context, s->holding.held, &list, err) &&
		(s->holding.held == s->holding.standing ||
		 edition_remarks(s->context, s->holding.standing, &list, err));

	vec_each (const struct told *, told, &list.items)
		if (ok &&
		    (!*told->form || strcmp(told->form, s->form->id) == 0))
			table_note(&s->table, "remark", _("%s: %s"),
				   told->place, told->sentence);
	told_list_release(&list);
	return ok;
}

bool
report_show(const struct report_context *context, size_t department, int year,
	    const struct form *form, struct table *out, struct error *err)
{
	struct show s = {
		.context = context,
		.department = &context->config->city->departments[department],
		.year = year,
		.form = form,
	};
	bool ok;

	ok = year_is_known(context->config->city, year, err) &&
	     holding_read(context, department, year, form, &s.holding, err);
	if (ok && s.holding.state <= HOLDING_GONE)
		ok = holding_no_document(context, department, year,
					 s.holding.state, err);
	ok = ok &&
	     edition_form(context, s.holding.held, form, &s.arena, &s.printed,
			  err) &&
	     outline_open(context, form, year, s.printed.rows, &s.outline,
			  err) &&
	     outline_read_labels(&s.outline, s.holding.held, err) &&
	     dissents_read(context, s.holding.held, &s.dissents, err) &&
	     read_figures(&s, err) && add_facts(&s, err);
	if (ok) {
		add_rows(&s);
		note_state(&s);
		ok = add_remarks(&s, err);
	}
	if (ok)
		*out = s.table;
	else
		table_release(&s.table);
	outline_release(&s.outline);
	dissents_release(&s.dissents);
	free(s.figures);
	arena_release(&s.arena);
	return ok;
}
