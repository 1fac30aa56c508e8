/* Finding and judging acts: see acts.h. */
#include "report/acts.h"

#include "warehouse/places.h"

#include <inttypes.h>
#include <stdlib.h>

static struct warehouse *
warehouse_of(const struct acts *acts)
{
	return acts->perimeter->context->warehouse;
}

static uint32_t
last_position(const struct acts *acts)
{
	return acts->perimeter->context->moment.position;
}

static bool
is_asked_for(const struct acts *acts, uint32_t document)
{
	size_t department;
	int year;

	return perimeter_document(acts->perimeter, document, &department,
				  &year) &&
	       (acts->department == SIZE_MAX ||
		acts->department == department) &&
	       (acts->year == 0 || acts->year == year);
}

/* The one that is asked for; 0: there are several, or none. */
static uint32_t
document_of(const struct acts *acts)
{
	return acts->department == SIZE_MAX || acts->year == 0
		       ? 0
		       : perimeter_number(acts->perimeter, acts->department,
					  acts->year);
}

static void
bind_document(const struct acts *acts, struct query *query)
{
	uint32_t document = document_of(acts);

	if (document != 0)
		query_int(query, ":document", document);
}

static struct text
line_key(const uint32_t key[2])
{
	return (struct text){(const char *)key, 2 * sizeof *key};
}

static bool
read_entries(struct acts *acts, struct error *err)
{
	struct query *query =
		warehouse_query(warehouse_of(acts), SQL_REPORT_LOG);

	query_int(query, ":first", acts->first);
	query_int(query, ":last", last_position(acts));
	bind_document(acts, query);
	query_int(query, ":gone", EDITION_GONE);
	while (query_row(query)) {
		struct act_entry entry = {
			.edition = (uint32_t)query_get_int(query, 0),
			.document = (uint32_t)query_get_int(query, 1),
			.state = (uint8_t)query_get_int(query, 2),
			.commit = query_get_int(query, 3),
			.arrived = (uint32_t)query_get_int(query, 4),
			.on_line = !query_is_null(query, 5),
			.is_merge = query_get_int(query, 6) != 0,
			.before = query_is_null(query, 7)
					  ? EDITION_GONE
					  : (uint8_t)query_get_int(query, 7),
			.stood = query_get_int(query, 8) != 0,
		};
		const uint32_t key[] = {entry.document, entry.arrived};

		if (!is_asked_for(acts, entry.document))
			continue;
		if (entry.on_line) {
			map_intern(&acts->line, line_key(key));
			*vec_push(&acts->on_line) =
				(uint32_t)acts->entries.count;
		}
		if (entry.commit == acts->side && acts->side_count++ == 0)
			acts->side_first = acts->entries.count;
		*vec_push(&acts->entries) = entry;
	}
	return query_end(query, err);
}

/* What the side's commit did to a document; NULL for nothing. Entries of one
 * commit stand together, by document. */
static const struct act_entry *
side_entry(const struct acts *acts, uint32_t document)
{
	const struct act_entry *side = acts->entries.items + acts->side_first;
	size_t low = 0, high = acts->side_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (side[middle].document < document)
			low = middle + 1;
		else
			high = middle;
	}
	return low < acts->side_count && side[low].document == document
		       ? &side[low]
		       : NULL;
}

bool
acts_wants(const struct acts *acts, const struct act_entry *entry)
{
	return acts->side == 0 || side_entry(acts, entry->document);
}

/* Did the side's commit write it? */
static bool
is_of_side(const struct acts *acts, const struct figure_change *change)
{
	const struct act_entry *entry = side_entry(acts, change->document);

	return entry && entry->edition == change->origin;
}

/* A document's entry on the line; NULL for none. */
static struct act_entry *
entry_at(const struct acts *acts, uint32_t document, uint32_t position)
{
	const uint32_t key[] = {document, position};
	uint32_t number = map_find(&acts->line, line_key(key));

	return number == MAP_NONE
		       ? NULL
		       : &acts->entries.items[acts->on_line.items[number]];
}

/* A document's first figures are all of the commit that published it, unless a
 * merge brought them. */
static bool
wants(uint32_t document, uint32_t position, bool first, void *context)
{
	const struct act_entry *entry = entry_at(context, document, position);

	return is_asked_for(context, document) &&
	       (!first || (entry && entry->is_merge));
}

static int
by_origin(const void *one, const void *other)
{
	const struct figure_change *a = one, *b = other;

	if (a->origin != b->origin)
		return a->origin < b->origin ? -1 : 1;
	if (a->position != b->position)
		return a->position < b->position ? -1 : 1;
	return a->cell < b->cell ? -1 : a->cell > b->cell;
}

/* What merely was no more is the act of the merge where it ended; of what was
 * written elsewhere the merge has the number. */
static void
see_merge(struct acts *acts, struct figure_change *change)
{
	struct act_entry *entry =
		entry_at(acts, change->document, change->position);

	if (!entry)
		return;
	if (change->origin == EDITION_NONE || acts->merged_view)
		change->origin = entry->edition;
	else if (change->origin != entry->edition)
		entry->brought++;
}

static void
keep_side(struct acts *acts)
{
	struct figure_change *changes = acts->changes.items.items;
	size_t kept = 0;

	for (size_t i = 0; i < acts->changes.items.count; i++)
		if (is_of_side(acts, &changes[i]))
			changes[kept++] = changes[i];
	acts->changes.items.count = kept;
}

/* What a single change is, by how its document stands on the line there. */
static enum act_kind
kind_of_change(const struct acts *acts, const struct figure_change *change)
{
	const struct act_entry *there =
		entry_at(acts, change->document, change->position);
	bool absent = side_is_absent(&change->new);

	if (there && there->before == EDITION_GONE && !absent)
		return there->stood ? ACT_RETURNED : ACT_PUBLISHED;
	return there && there->state == EDITION_GONE && absent ? ACT_REMOVED
							       : ACT_CORRECTED;
}

static struct text
edition_key(const uint32_t *edition)
{
	return (struct text){(const char *)edition, sizeof *edition};
}

/* Changes are told with the edition that wrote them; but where that had come
 * onto the line before, with the one that changed the line. */
static bool
place_changes(struct acts *acts, struct error *err)
{
	struct figure_change *changes = acts->changes.items.items;
	size_t kept = 0;

	for (size_t i = 0; i < acts->changes.items.count; i++) {
		const struct figure_change *change = &changes[i];
		const struct act_entry *there =
			entry_at(acts, change->document, change->position);
		struct deed deed;

		if (!deeds_find(acts->deeds, change->origin, change->position,
				&deed, err))
			return false;
		if (!there || deed.written.arrived == change->position) {
			changes[kept++] = *change;
			continue;
		}
		*vec_push(&acts->rivals) = (struct act_rival){
			.change = *change,
			.kind = kind_of_change(acts, change),
			.told = there->edition,
			.written = deed.written.id,
			.merged = deed.merged.id,
		};
		map_intern(&acts->told_later, edition_key(&change->origin));
	}
	acts->changes.items.count = kept;
	return true;
}

static bool
read_changes(struct acts *acts, struct error *err)
{
	struct figure_changes_filter filter = {
		.first = acts->first,
		.last = last_position(acts),
		.document = document_of(acts),
		.wants = wants,
		.context = acts,
	};

	if (filter.first > filter.last)
		return true;
	if (!figure_changes_read(acts->perimeter->context, &filter,
				 &acts->changes, err))
		return false;
	if (acts->side != 0)
		keep_side(acts);
	vec_each (struct figure_change *, change, &acts->changes.items)
		see_merge(acts, change);
	if (!acts->merged_view && !place_changes(acts, err))
		return false;
	if (acts->changes.items.count > 0)
		qsort(acts->changes.items.items, acts->changes.items.count,
		      sizeof *acts->changes.items.items, by_origin);
	return true;
}

static struct act_rival
take_rival(struct query *query)
{
	uint32_t position = (uint32_t)query_get_int(query, 3);
	uint32_t arrived = (uint32_t)query_get_int(query, 10);
	struct act_rival rival = {
		.change = {.cell = (uint32_t)query_get_int(query, 0),
			   .document = (uint32_t)query_get_int(query, 1),
			   .origin = (uint32_t)query_get_int(query, 2),
			   .position = position,
			   .old = side_without(),
			   .new = side_take(query, 4)},
		.kind = query_get_int(query, 7) != 0   ? ACT_COPY
			: query_get_int(query, 6) != 0 ? ACT_SAME
						       : ACT_NOT_ADOPTED,
		.written = query_get_int(query, 9),
		.merged = query_get_int(query, 11),
	};

	rival.told = arrived == position ? rival.change.origin
					 : (uint32_t)query_get_int(query, 8);
	return rival;
}

static int
by_told(const void *one, const void *other)
{
	const struct act_rival *a = one, *b = other;

	if (a->told != b->told)
		return a->told < b->told ? -1 : 1;
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	if (a->written != b->written)
		return a->written < b->written ? -1 : 1;
	return a->merged < b->merged ? -1 : a->merged > b->merged;
}

static bool
read_rivals(struct acts *acts, struct error *err)
{
	struct query *query =
		warehouse_query(warehouse_of(acts), SQL_REPORT_RIVALS);

	query_int(query, ":last", last_position(acts));
	bind_document(acts, query);
	while (query_row(query))
		*vec_push(&acts->rivals) = take_rival(query);
	if (acts->rivals.count > 0)
		qsort(acts->rivals.items, acts->rivals.count,
		      sizeof *acts->rivals.items, by_told);
	return query_end(query, err);
}

bool
acts_read(struct acts *acts, struct error *err)
{
	return read_entries(acts, err) && read_changes(acts, err) &&
	       (acts->merged_view || read_rivals(acts, err));
}

void
acts_release(struct acts *acts)
{
	map_release(&acts->line);
	vec_release(&acts->on_line);
	vec_release(&acts->entries);
	figure_changes_release(&acts->changes);
	vec_release(&acts->rivals);
	map_release(&acts->told_later);
	map_release(&acts->placements);
	vec_release(&acts->figures);
	strbuf_release(&acts->placement);
	vec_release(&acts->marks);
}

static int64_t
count_figures(struct acts *acts, struct text places)
{
	struct places_cursor cursor = places_begin(places);
	struct place place;
	uint32_t cell;
	int64_t count = 0;

	while (places_next(&cursor, &cell, &place)) {
		while (acts->marks.count <= cell)
			*vec_push(&acts->marks) = 0;
		count += acts->marks.items[cell] != acts->mark;
		acts->marks.items[cell] = acts->mark;
	}
	return count;
}

/* How many figures stand in the edition that is asked for: most have them where
 * the one before has them, which are counted once. */
static bool
find_figures(struct acts *acts, uint32_t edition, int64_t *out,
	     struct error *err)
{
	uint32_t number =
		map_intern(&acts->placements, strbuf_view(&acts->placement));
	struct query *query;

	if (number < acts->figures.count) {
		*out = acts->figures.items[number];
		return true;
	}
	acts->mark++;
	*vec_push(&acts->figures) = 0;
	query = warehouse_query(warehouse_of(acts),
				SQL_REPORT_EDITION_CONTENTS);
	query_int(query, ":edition", edition);
	while (query_row(query))
		acts->figures.items[number] +=
			count_figures(acts, query_get_blob(query, 1));
	*out = acts->figures.items[number];
	return query_end(query, err);
}

static bool
read_files(struct acts *acts, uint32_t edition, struct act_files *out,
	   struct error *err)
{
	struct query *query =
		warehouse_query(warehouse_of(acts), SQL_REPORT_EDITION_FILES);

	strbuf_clear(&acts->placement);
	query_int(query, ":edition", edition);
	while (query_row(query)) {
		strbuf_text(names_next(&out->paths), query_get_text(query, 0));
		strbuf_printf(&acts->placement, "%" PRId64 " ",
			      query_get_int(query, 1));
	}
	return query_end(query, err) &&
	       find_figures(acts, edition, &out->figures, err);
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

static uint32_t
origin_at(const struct acts *acts, size_t index)
{
	return acts->changes.items.items[index].origin;
}

static uint32_t
told_at(const struct acts *acts, size_t index)
{
	return acts->rivals.items[index].told;
}

/* Where those of an edition begin, and how many there are, in a list that is
 * sorted by edition. */
static size_t
find_edition(const struct acts *acts,
	     uint32_t (*edition_at)(const struct acts *, size_t), size_t count,
	     uint32_t edition, size_t *count_out)
{
	size_t low = 0, high = count, end;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (edition_at(acts, middle) < edition)
			low = middle + 1;
		else
			high = middle;
	}
	for (end = low; end < count && edition_at(acts, end) == edition;)
		end++;
	*count_out = end - low;
	return low;
}

static bool
is_renamed(const struct act *act, enum edition_state parent)
{
	return parent != EDITION_GONE && act->entry->state != EDITION_GONE &&
	       !text_equal(strbuf_view(&act->now.paths.text),
			   strbuf_view(&act->before.paths.text));
}

static void
add_change(const struct acts *acts, const struct figure_change *change,
	   struct act *act)
{
	switch (kind_of_change(acts, change)) {
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
	return act->beside.has_data || act->beside.attachments.count == 0
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
acts_look(struct acts *acts, const struct act_entry *entry, struct act *out,
	  struct error *err)
{
	enum edition_state parent_state;
	size_t first, count;
	uint32_t parent;

	*out = (struct act){.entry = entry};
	if (!read_parent(acts, entry->edition, &parent, &parent_state, err) ||
	    !read_files(acts, entry->edition, &out->now, err) ||
	    (parent != EDITION_NONE &&
	     !read_files(acts, parent, &out->before, err)) ||
	    (parent != EDITION_NONE && !entry->is_merge &&
	     !beside_read(acts->perimeter->context, parent, entry->edition,
			  &out->beside, err)))
		return false;
	first = find_edition(acts, origin_at, acts->changes.items.count,
			     entry->edition, &count);
	for (size_t i = first; i < first + count; i++)
		add_change(acts, &acts->changes.items.items[i], out);
	out->is_renamed = is_renamed(out, parent_state);
	if (out->published == 0 && is_publication(entry))
		out->published = (size_t)out->now.figures;
	out->kind = kind_of(acts, out);
	out->is_told_later = map_find(&acts->told_later,
				      edition_key(&entry->edition)) != MAP_NONE;
	return true;
}

void
act_release(struct act *act)
{
	names_release(&act->before.paths);
	names_release(&act->now.paths);
	beside_release(&act->beside);
	vec_release(&act->singly);
}

const struct act_rival *
acts_rivals(const struct acts *acts, const struct act_entry *entry,
	    size_t *count_out)
{
	return acts->rivals.items + find_edition(acts, told_at,
						 acts->rivals.count,
						 entry->edition, count_out);
}
