/* One act, judged by its edition and what it changed: see act.h. */
#include "report/act.h"

#include "warehouse/places.h"

#include <inttypes.h>

static struct warehouse *
warehouse_of(const struct acts *acts)
{
	return acts->perimeter->context->warehouse;
}

static int64_t
count_figures(struct figure_counts *counts, struct text places)
{
	struct places_cursor cursor = places_begin(places);
	struct place place;
	uint32_t cell;
	int64_t count = 0;

	while (places_next(&cursor, &cell, &place)) {
		while (counts->marks.count <= cell)
			*vec_push(&counts->marks) = 0;
		count += counts->marks.items[cell] != counts->mark;
		counts->marks.items[cell] = counts->mark;
	}
	return count;
}

/* placement: of the edition; most have their figures where the one before has
 * them, which are counted once. */
static bool
find_figures(const struct acts *acts, uint32_t edition, struct text placement,
	     struct figure_counts *counts, int64_t *out, struct error *err)
{
	uint32_t number = map_intern(&counts->placements, placement);
	struct query *query;

	if (number < counts->figures.count) {
		*out = counts->figures.items[number];
		return true;
	}
	counts->mark++;
	*vec_push(&counts->figures) = 0;
	query = warehouse_query(warehouse_of(acts),
				SQL_REPORT_EDITION_CONTENTS);
	query_int(query, ":edition", edition);
	while (query_row(query))
		counts->figures.items[number] +=
			count_figures(counts, query_get_blob(query, 1));
	*out = counts->figures.items[number];
	return query_end(query, err);
}

static bool
read_files(const struct acts *acts, uint32_t edition,
	   struct figure_counts *counts, struct act_files *out,
	   struct error *err)
{
	struct query *query =
		warehouse_query(warehouse_of(acts), SQL_REPORT_EDITION_FILES);
	struct strbuf placement = {0};

	query_int(query, ":edition", edition);
	while (query_row(query)) {
		strbuf_text(strbuf_next(&out->paths), query_get_text(query, 0));
		out->count++;
		strbuf_printf(&placement, "%" PRId64 " ",
			      query_get_int(query, 1));
	}
	bool ok = query_end(query, err) &&
		  find_figures(acts, edition, strbuf_view(&placement), counts,
			       &out->figures, err);
	strbuf_release(&placement);
	return ok;
}

/* The first parent's edition and its state. */
static bool
read_parent(const struct acts *acts, uint32_t edition, uint32_t *parent_out,
	    enum edition_state *state_out, struct error *err)
{
	struct query *query =
		warehouse_query(warehouse_of(acts), SQL_REPORT_EDITION_PARENTS);

	*parent_out = EDITION_NONE;
	*state_out = EDITION_GONE;
	query_int(query, ":edition", edition);
	if (query_row(query)) {
		*parent_out = (uint32_t)query_get_int(query, 0);
		*state_out = (enum edition_state)query_get_int(query, 1);
	}
	return query_end(query, err);
}

static bool
is_renamed(const struct act *act, enum edition_state parent)
{
	return parent != EDITION_GONE && act->entry->state != EDITION_GONE &&
	       !text_equal(strbuf_view(&act->now.paths),
			   strbuf_view(&act->before.paths));
}

static void
add_change(const struct acts *acts, const struct figure_change *change,
	   struct act *act)
{
	switch (acts_kind_of_change(acts, change)) {
	case ACT_PUBLISHED:
		act->published++;
		break;
	case ACT_RETURNED:
		act->returned++;
		break;
	case ACT_REMOVED:
		act->removed++;
		break;
	default:
		*vec_push(&act->singly) = *change;
		break;
	}
}

/* The commit of a document's first figures, which were not asked for. */
static bool
is_publication(const struct act_entry *entry)
{
	return entry->on_line && !entry->is_merge && !entry->stood &&
	       entry->state == EDITION_READ;
}

/* Half of a document's figures and more at once are looked at twice. */
static bool
removes_much(const struct act *act)
{
	size_t removed = 0;

	vec_each (const struct figure_change *, change, &act->singly)
		removed += side_is_absent(&change->new);
	return is_large_removal((int64_t)removed, act->before.figures);
}

/* What the act is whose commit changed no figure on the line. */
static enum act_kind
kind_without_change(const struct act *act)
{
	const struct act_entry *entry = act->entry;

	/* A conflict that was committed is settled by a commit that is none. */
	if (entry->is_merge || entry->brought > 0)
		return ACT_MERGED;
	if (entry->state == EDITION_SET_ASIDE)
		return ACT_SET_ASIDE;
	if (!entry->on_line)
		return act->is_renamed ? ACT_RENAMED : ACT_NOT_ON_LINE;
	if (entry->state == EDITION_GONE)
		return ACT_REMOVED;
	if (entry->before == EDITION_GONE)
		return entry->stood ? ACT_RETURNED : ACT_PUBLISHED;
	if (act->is_renamed)
		return ACT_RENAMED;
	if (act->beside.withholds)
		return ACT_SET_ASIDE;
	if (act->beside.dissents > 0)
		return ACT_DISSENT;
	return act->beside.has_data || act->beside.attachments.length == 0
		       ? ACT_FORMAT
		       : ACT_BESIDE;
}

static enum act_kind
kind_of(const struct acts *acts, const struct act *act)
{
	if (act->singly.count == 0)
		return acts->side != 0 ? ACT_NOT_ON_LINE
				       : kind_without_change(act);
	if (act->entry->is_merge)
		return acts->merged_view ? ACT_MERGED : ACT_CHANGED_IN_MERGE;
	return removes_much(act) ? ACT_LARGE_REMOVAL : ACT_CORRECTED;
}

bool
act_look(const struct acts *acts, const struct act_entry *entry,
	 struct figure_counts *counts, struct act *out, struct error *err)
{
	enum edition_state parent_state;
	const struct figure_change *changes;
	uint32_t parent;
	size_t count;

	*out = (struct act){.entry = entry};
	if (!read_parent(acts, entry->edition, &parent, &parent_state, err) ||
	    !read_files(acts, entry->edition, counts, &out->now, err) ||
	    (parent != EDITION_NONE &&
	     !read_files(acts, parent, counts, &out->before, err)) ||
	    (parent != EDITION_NONE && !entry->is_merge &&
	     !beside_read(acts->perimeter->context, parent, entry->edition,
			  &out->beside, err)))
		return false;
	changes = acts_changes(acts, entry, &count);
	for (size_t i = 0; i < count; i++)
		add_change(acts, &changes[i], out);
	out->is_renamed = is_renamed(out, parent_state);
	if (out->published == 0 && is_publication(entry))
		out->published = (size_t)out->now.figures;
	out->kind = kind_of(acts, out);
	out->is_told_later = acts_told_later(acts, entry);
	return true;
}

void
act_release(struct act *act)
{
	strbuf_release(&act->before.paths);
	strbuf_release(&act->now.paths);
	beside_release(&act->beside);
	vec_release(&act->singly);
}

void
figure_counts_release(struct figure_counts *counts)
{
	map_release(&counts->placements);
	vec_release(&counts->figures);
	vec_release(&counts->marks);
}
