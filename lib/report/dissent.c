/* Figures that two files give differently: see dissent.h. */
#include "report/dissent.h"

#include "report/edition.h"
#include "report/words.h"

struct table_value
dissent_mark(void)
{
	return table_state("files_disagree", _("files disagree"));
}

const char *
dissent_value(struct arena *arena, int64_t value, int64_t printed,
	      enum unit unit)
{
	const struct table_value words =
		value_printed(value, printed, unit, HOLDING_PRESENT);
	struct strbuf amount = {0};
	const char *kept;

	if (words.kind != VALUE_AMOUNT)
		return words.text ? words.text : "";
	amount_print(&amount, value, unit, words.decimals, words.grouped);
	kept = arena_printf(arena, _("%s (%s)"), amount.data, unit_name(unit));
	strbuf_release(&amount);
	return kept;
}

static bool
take_places(const struct report_context *context, uint32_t edition,
	    struct query *query, struct arena *arena, struct dissent *dissent,
	    struct error *err)
{
	uint32_t cell = (uint32_t)query_get_int(query, 3);
	struct strbuf place = {0}, counted = {0};
	bool ok = edition_file_place(context, edition, query_get_int(query, 4),
				     cell, &place, err) &&
		  edition_figure_place(context, edition, cell, &counted, err);

	dissent->place = arena_copy(arena, strbuf_view(&place)).data;
	dissent->counted_place = arena_copy(arena, strbuf_view(&counted)).data;
	strbuf_release(&place);
	strbuf_release(&counted);
	return ok;
}

bool
dissents_read(const struct report_context *context, uint32_t edition,
	      struct dissents *out, struct error *err)
{
	struct query *query =
		warehouse_query(context->warehouse, SQL_REPORT_DISSENTS);
	struct arena *arena = &out->arena;
	bool ok = true;

	query_int(query, ":edition", edition);
	query_int(query, ":position", context->moment.position);
	while (ok && query_row(query)) {
		struct dissent dissent;

		if (!figure_take(context->config->forms, query, 0, arena,
				 &dissent.figure))
			continue;
		dissent.value = dissent_value(
			arena, query_get_int(query, 5), query_get_int(query, 6),
			(enum unit)query_get_int(query, 7));
		dissent.counted = dissent_value(
			arena, query_get_int(query, 8), query_get_int(query, 9),
			figure_unit(&dissent.figure,
				    (enum unit)query_get_int(query, 10)));
		ok = take_places(context, edition, query, arena, &dissent, err);
		if (ok)
			*vec_push(&out->items) = dissent;
	}
	return query_end(query, err) && ok;
}

void
dissents_release(struct dissents *dissents)
{
	vec_release(&dissents->items);
	arena_release(&dissents->arena);
}

void
dissent_print(struct strbuf *out, const struct dissent *dissent)
{
	struct strbuf words = {0};

	figure_words(&words, &dissent->figure);
	strbuf_printf(out, _("%s: "), words.data);
	strbuf_printf(out, _("%s here; what counts is %s, of %s."),
		      dissent->value, dissent->counted, dissent->counted_place);
	strbuf_release(&words);
}

const char *
dissent_told(struct arena *arena, const char *department, int year,
	     const struct dissent *dissent)
{
	struct strbuf sentence = {0};
	const char *told;

	dissent_print(&sentence, dissent);
	told = arena_printf(arena, _("%s %d: %s: %s"), department, year,
			    dissent->place, sentence.data);
	strbuf_release(&sentence);
	return told;
}

/* --- Through the history of one figure --- */

/* A value that a file said otherwise at the positions [from, until). */
struct spell {
	uint32_t from, until, edition; /* until: POSITION_OPEN while it does */
	int64_t file, value, printed;
	enum unit unit;
	struct text path;
};

#define POSITION_OPEN UINT32_MAX

struct spells {
	VEC(struct spell) items;
	struct arena arena;
};

/* Does it go on in the next edition? */
static bool
goes_on(const struct spell *last, const struct spell *spell)
{
	return last->until == spell->from &&
	       text_equal(last->path, spell->path) &&
	       last->value == spell->value && last->unit == spell->unit &&
	       printed_state(last->printed) == printed_state(spell->printed);
}

static void
add_spell(struct spells *spells, struct spell spell)
{
	size_t count = spells->items.count;

	if (count > 0 && goes_on(&spells->items.items[count - 1], &spell))
		spell.from = spells->items.items[--spells->items.count].from;
	*vec_push(&spells->items) = spell;
}

static bool
read_spells(const struct report_context *context, uint32_t document,
	    uint32_t cell, struct spells *out, struct error *err)
{
	struct query *query =
		warehouse_query(context->warehouse, SQL_REPORT_TRACE_DISSENTS);

	query_int(query, ":document", document);
	query_int(query, ":cell", cell);
	query_int(query, ":position", context->moment.position);
	while (query_row(query)) {
		struct spell spell = {
			.edition = (uint32_t)query_get_int(query, 0),
			.file = query_get_int(query, 1),
			.value = query_get_int(query, 2),
			.printed = query_get_int(query, 3),
			.unit = (enum unit)query_get_int(query, 4),
			.from = (uint32_t)query_get_int(query, 5),
			.until = query_is_null(query, 6)
					 ? POSITION_OPEN
					 : (uint32_t)query_get_int(query, 6),
			.path = arena_copy(&out->arena,
					   query_get_text(query, 7)),
		};

		add_spell(out, spell);
	}
	return query_end(query, err);
}

static bool
note_spell(const struct report_context *context, const struct spell *spell,
	   uint32_t cell, struct commits *commits, struct table *table,
	   struct error *err)
{
	struct strbuf place = {0};
	struct known_commit from, until = {0};
	bool is_over = spell->until != POSITION_OPEN;
	bool ok = edition_file_place(context, spell->edition, spell->file, cell,
				     &place, err) &&
		  commits_find_at(commits, spell->from, &from, err) &&
		  (!is_over ||
		   commits_find_at(commits, spell->until, &until, err));
	const char *value = dissent_value(&table->arena, spell->value,
					  spell->printed, spell->unit);

	if (ok && is_over)
		table_note(table, "otherwise",
			   _("%s said %s instead, from commit %s (%s) until %s "
			     "(%s)."),
			   place.data, value, from.digits, from.author.shown,
			   until.digits, until.author.shown);
	else if (ok)
		table_note(table, "otherwise",
			   _("%s says %s instead, from commit %s (%s) on."),
			   place.data, value, from.digits, from.author.shown);
	strbuf_release(&place);
	return ok;
}

bool
dissents_note(const struct report_context *context, uint32_t document,
	      uint32_t cell, struct commits *commits, struct table *table,
	      struct error *err)
{
	struct spells spells = {0};
	bool ok = read_spells(context, document, cell, &spells, err);

	for (size_t i = 0; ok && i < spells.items.count; i++)
		ok = note_spell(context, &spells.items.items[i], cell, commits,
				table, err);
	vec_release(&spells.items);
	arena_release(&spells.arena);
	return ok;
}
