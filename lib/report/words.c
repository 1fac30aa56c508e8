/*
 * The words that reports share, so that they say the same thing in the same
 * way.
 */
#include "report/words.h"

#include "account/account.h"

/* Clocks that ran ahead take later commits out of a day's report. */
static void
note_held_back(struct table *table, const struct report_context *context)
{
	const struct moment *moment = &context->moment;
	struct strbuf until = {0};

	if (moment->held_back == 0)
		return;
	time_print(&until, moment->held_back_until,
		   context->config->city->timezone_minutes);
	table_note(
		table, "held_back",
		_("⚠ Commits of the branch that are dated by then and not in "
		  "this report: %lld. They follow %s, which counts as known "
		  "only from %s on; --known-on with the name of a commit "
		  "goes by no clock."),
		(long long)moment->held_back, moment->held_back_by, until.data);
	strbuf_release(&until);
}

void
table_begin(struct table *table, const struct report_context *context,
	    const char *id, const char *title)
{
	const struct city *city = context->config->city;
	struct strbuf known = {0};

	table->id = id;
	table->title = arena_string(&table->arena, title);
	table_fact(table, "city", _("City"), "%s", city->name);
	time_print(&known, context->moment.known_time, city->timezone_minutes);
	table_fact(table, "known_on", _("Known on"), "%s",
		   strbuf_string(&known));
	table_fact(table, "commit", _("Commit"), "%s", context->moment.oid);
	note_held_back(table, context);
	if (context->outdated)
		table_note(table, "outdated",
			   _("The configuration or the program has changed "
			     "since the last load, and this report does not "
			     "fit it; run `juesuan load`."));
	strbuf_release(&known);
}

void
since_facts(struct table *table, const struct city *city,
	    const struct moment *since)
{
	struct strbuf known = {0};

	if (!since)
		return;
	if (!*since->oid) {
		table_fact(table, "since", _("Since"), "%s",
			   _("the archive's beginning"));
		return;
	}
	time_print(&known, since->known_time, city->timezone_minutes);
	table_fact(table, "since", _("Since"), "%s", strbuf_string(&known));
	table_fact(table, "since_commit", _("Since commit"), "%s", since->oid);
	strbuf_release(&known);
}

void
years_fact(struct table *table, int first, int last)
{
	if (first == last)
		table_fact(table, "years", _("Year"), "%d", first);
	else
		table_fact(table, "years", _("Years"), "%d-%d", first, last);
}

static void
print_pattern(struct strbuf *out, const char *pattern,
	      const struct department *department, int year)
{
	const struct text whose = TEXT("{department}"), when = TEXT("{year}");
	struct text rest = text_of(pattern);

	while (rest.length > 0) {
		if (text_starts(rest, whose)) {
			strbuf_puts(out, department->id);
			rest = text_skip(rest, whose.length);
		} else if (text_starts(rest, when)) {
			strbuf_printf(out, "%d", year);
			rest = text_skip(rest, when.length);
		} else {
			strbuf_putc(out, *rest.data);
			rest = text_skip(rest, 1);
		}
	}
}

void
sources_print(struct strbuf *out, const struct city *city,
	      const struct department *department, int year)
{
	for (size_t i = 0; i < city->source_count; i++)
		print_pattern(strbuf_next(out), city->sources[i], department,
			      year);
}

void
document_columns(struct table *table)
{
	table_column(table, "document", _("Document"), "", false);
	table_column(table, "department", _("Department"), "", false);
	table_column(table, "year", _("Year"), "", true);
}

void
document_put(struct table *table, const struct city *city, size_t department,
	     int year, struct table_value *row)
{
	const struct department *whose = &city->departments[department];

	row[DOCUMENT_ID] = table_text(
		table,
		text_of(arena_printf(&table->arena, "%s/%d", whose->id, year)));
	row[DOCUMENT_DEPARTMENT] =
		table_text(table, text_of(department_name(whose, year)));
	row[DOCUMENT_YEAR] = table_count(year);
}

const char *
scope_words(enum scope scope)
{
	return scope == SCOPE_DEPARTMENT ? _("departments with their units")
					 : _("single units");
}

struct table_value
time_value(struct table *table, const struct city *city, int64_t when,
	   int zone_minutes)
{
	struct strbuf text = {0};

	time_print(&text, when, zone_minutes);
	if (zone_minutes != city->timezone_minutes) {
		strbuf_puts(&text, " (");
		time_print(&text, when, city->timezone_minutes);
		strbuf_puts(&text, ")");
	}
	struct table_value value = table_text(table, strbuf_view(&text));
	strbuf_release(&text);
	return value;
}

void
oid_abbreviate(struct strbuf *out, struct text oid, size_t digits)
{
	for (size_t i = 0; i < 2 * oid.length && i < digits; i++) {
		unsigned pair = (unsigned char)oid.data[i / 2];
		unsigned digit = i % 2 == 0 ? pair >> 4 : pair & 15;

		strbuf_putc(out, "0123456789abcdef"[digit]);
	}
}

const char *
oid_digits(struct arena *arena, struct query *query, int column)
{
	struct strbuf digits = {0};

	oid_abbreviate(&digits, query_get_blob(query, column), OID_DIGITS);
	const char *kept = arena_copy(arena, strbuf_view(&digits)).data;
	strbuf_release(&digits);
	return kept;
}

void
place_print(struct strbuf *out, struct text path, int64_t page, int64_t line)
{
	bool sheets = is_workbook(path);

	strbuf_text(out, path);
	if (sheets && page > 0 && line > 0)
		strbuf_printf(out, _(", sheet %lld, row %lld"), (long long)page,
			      (long long)line);
	else if (sheets && page > 0)
		strbuf_printf(out, _(", sheet %lld"), (long long)page);
	else if (page > 0 && line > 0)
		strbuf_printf(out, _(", page %lld, line %lld"), (long long)page,
			      (long long)line);
	else if (page > 0)
		strbuf_printf(out, _(", page %lld"), (long long)page);
	else if (line > 0)
		strbuf_printf(out, ":%lld", (long long)line);
}

bool
figure_take(const struct forms *forms, struct query *query, int first,
	    struct arena *arena, struct figure_name *out)
{
	const struct form *form =
		forms_of_id(forms, query_get_text(query, first));
	size_t column =
		form ? form_column_of_id(form, query_get_text(query, first + 2))
		     : SIZE_MAX;

	if (column == SIZE_MAX)
		return false;
	*out = (struct figure_name){
		.form = form,
		.row = arena_copy(arena, query_get_text(query, first + 1)).data,
		.column = column,
	};
	return true;
}

void
figure_words(struct strbuf *out, const struct figure_name *figure)
{
	const struct form *form = figure->form;

	strbuf_printf(out, "%s · ", name_text(form->name));
	strbuf_text(out, row_name(form, text_of(figure->row)));
	strbuf_printf(out, " · %s",
		      name_text(form->columns[figure->column].name));
}

void
figure_address(struct strbuf *out, const struct city *city, size_t department,
	       int year, const struct figure_name *figure)
{
	strbuf_printf(out, "%s/%d/%s/%s/%s", city->departments[department].id,
		      year, figure->form->id, figure->row,
		      figure->form->columns[figure->column].id);
}

bool
year_is_known(const struct city *city, int year, struct error *err)
{
	if (year >= city->first_year && year <= city->last_year)
		return true;
	return error_set(err, ERR_NOT_FOUND,
			 _("%d is none of the years of %s, which are %d to "
			   "%d."),
			 year, city->name, city->first_year, city->last_year);
}

struct text
row_name(const struct form *form, struct text key)
{
	size_t row = form_row_of_key(form, key);

	if (row != SIZE_MAX)
		return text_of(name_text(form->rows[row].name));
	const struct classification_code *code = form_code(form, key);

	return code ? text_of(code->name) : key;
}

unsigned
unit_decimals(enum unit unit)
{
	return unit_is_money(unit) ? 2 : 0;
}

void
note_stale(struct table *table, const struct strbuf *stale)
{
	if (stale->length > 0)
		table_note(table, "stale",
			   _("The present edition of these cannot be read, "
			     "and their figures are those of the edition "
			     "before: %s. `juesuan status` says why."),
			   strbuf_string(stale));
}

struct table_value
value_blank(void)
{
	return table_state("blank", _("blank"));
}

struct table_value
value_not_applicable(void)
{
	return table_state("not_applicable", "———");
}

struct table_value
value_unreadable(void)
{
	return table_state("unreadable", _("unreadable"));
}

struct table_value
value_overflow(void)
{
	return table_state("overflow", _("too large to add"));
}

struct table_value
value_zero_denominator(void)
{
	return table_state("undefined_zero_denominator",
			   _("undefined: divided by zero"));
}

struct table_value
value_holding(enum holding_state state)
{
	return table_state(holding_id(state), holding_words(state));
}

struct table_value
value_printed(int64_t value, int64_t printed, enum unit unit,
	      enum holding_state state)
{
	struct table_value number;

	switch (printed_state(printed)) {
	case FIGURE_NUMBER:
		number = table_amount(value, unit, printed_decimals(printed));
		number.grouped = printed_grouped(printed);
		return number;
	case FIGURE_NOT_APPLICABLE:
		return value_not_applicable();
	case FIGURE_UNREADABLE:
		return value_unreadable();
	default:
		return state == HOLDING_PRESENT ? value_blank()
						: value_holding(state);
	}
}

struct table_value
rate_value(int64_t difference, int64_t base)
{
	int64_t hundredths;

	if (base == 0)
		return table_state("undefined_base_zero",
				   _("undefined: base is zero"));
	if (base < 0)
		return table_state("undefined_base_negative",
				   _("undefined: base is negative"));
	return amount_percent(difference, base, &hundredths)
		       ? table_rate(hundredths)
		       : value_overflow();
}
