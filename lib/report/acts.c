/* Finding acts: see acts.h. What one of them is, act.c judges. */
#include "report/acts.h"

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
			map_intern(&acts->line, MAP_KEY(key));
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
	uint32_t number = map_find(&acts->line, MAP_KEY(key));

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

enum act_kind
acts_kind_of_change(const struct acts *acts, const struct figure_change *change)
{
	const struct act_entry *there =
		entry_at(acts, change->document, change->position);
	bool absent = side_is_absent(&change->new);

	if (there && there->before == EDITION_GONE && !absent)
		return there->stood ? ACT_RETURNED : ACT_PUBLISHED;
	return there && there->state == EDITION_GONE && absent ? ACT_REMOVED
							       : ACT_CORRECTED;
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
			.kind = acts_kind_of_change(acts, change),
			.told = there->edition,
			.written = deed.written.id,
			.merged = deed.merged.id,
		};
		map_intern(&acts->told_later, MAP_KEY(change->origin));
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
	vec_sort(&acts->changes.items, by_origin);
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
	vec_sort(&acts->rivals, by_told);
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

bool
acts_told_later(const struct acts *acts, const struct act_entry *entry)
{
	return map_find(&acts->told_later, MAP_KEY(entry->edition)) != MAP_NONE;
}

const struct figure_change *
acts_changes(const struct acts *acts, const struct act_entry *entry,
	     size_t *count_out)
{
	return acts->changes.items.items +
	       find_edition(acts, origin_at, acts->changes.items.count,
			    entry->edition, count_out);
}

const struct act_rival *
acts_rivals(const struct acts *acts, const struct act_entry *entry,
	    size_t *count_out)
{
	return acts->rivals.items + find_edition(acts, told_at,
						 acts->rivals.count,
						 entry->edition, count_out);
}
