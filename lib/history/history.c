/*
 * The all-parents rule, one document at a time.
 *
 * What an edition holds is a list of cells, each with its value and origin, and
 * with an entry for each cell that went away. A new edition's list is one merge
 * of its own values with the lists of its parents. The first-parent line is
 * followed beside it: where a value changes there, a version ends and the next
 * begins.
 */
#include "history/history.h"

#include "account/account.h"

#include <assert.h>

/* A cell as an edition holds it; `from` matters on the first-parent line. */
struct held {
	uint32_t cell;
	uint32_t origin;
	uint32_t from;
	struct value value;
};

struct holding {
	VEC(struct held) cells;
};

struct replay {
	const struct history_edition *editions;
	struct holding *holdings;
	size_t *children;    /* of each edition, still to come */
	size_t *cursors;     /* one for each parent of the edition being made */
	struct holding line; /* the first-parent line's present values */
	bool (*emit)(const struct version *version, void *context,
		     struct error *err);
	void *context;
};

static bool
value_equal(const struct value *a, const struct value *b)
{
	return a->state == b->state && a->value == b->value;
}

/* The parent's entry for cell, NULL where it holds none; cells are asked for
 * in ascending order. */
static const struct held *
parent_entry(struct replay *replay, const struct history_edition *edition,
	     size_t parent, uint32_t cell)
{
	if (edition->parents[parent] == HISTORY_ABSENT)
		return NULL;
	const struct holding *holding =
		&replay->holdings[edition->parents[parent]];
	size_t *cursor = &replay->cursors[parent];
	while (*cursor < holding->cells.count &&
	       holding->cells.items[*cursor].cell < cell)
		(*cursor)++;
	if (*cursor == holding->cells.count ||
	    holding->cells.items[*cursor].cell != cell)
		return NULL;
	return &holding->cells.items[*cursor];
}

/* The smallest cell that neither the content nor any parent has given yet;
 * false when all are through. */
static bool
next_cell(const struct replay *replay, const struct history_edition *edition,
	  const struct edition_content *content, size_t own, uint32_t *out)
{
	bool found = own < content->count;
	uint32_t cell = found ? content->values[own].cell : UINT32_MAX;

	for (size_t p = 0; p < edition->parent_count; p++) {
		if (edition->parents[p] == HISTORY_ABSENT)
			continue;
		const struct holding *holding =
			&replay->holdings[edition->parents[p]];
		if (replay->cursors[p] == holding->cells.count)
			continue;
		uint32_t other = holding->cells.items[replay->cursors[p]].cell;
		if (!found || other < cell)
			cell = other;
		found = true;
	}
	if (found)
		*out = cell;
	return found;
}

/* The first parent's entry, whatever it says: for a cell that could not be
 * read and so stays what it was. */
static const struct held *
first_entry(struct replay *replay, const struct history_edition *edition,
	    uint32_t cell)
{
	for (size_t p = 0; p < edition->parent_count; p++) {
		const struct held *entry =
			parent_entry(replay, edition, p, cell);
		if (entry)
			return entry;
	}
	return NULL;
}

/*
 * The rule. Sets *out and returns true, or returns false where the edition
 * holds no entry: the cell never was on the side that it agrees with.
 */
static bool
inherit(struct replay *replay, const struct history_edition *edition,
	uint32_t index, uint32_t cell, const struct value *value,
	struct held *out)
{
	for (size_t p = 0; p < edition->parent_count; p++) {
		const struct held *entry =
			parent_entry(replay, edition, p, cell);
		if (!entry && value->state == FIGURE_ABSENT)
			return false;
		if (entry && value_equal(&entry->value, value)) {
			*out = *entry;
			return true;
		}
	}
	*out = (struct held){.cell = cell, .origin = index, .value = *value};
	return true;
}

static void
make_holding(struct replay *replay, uint32_t index,
	     const struct edition_content *content)
{
	const struct history_edition *edition = &replay->editions[index];
	struct holding *holding = &replay->holdings[index];
	size_t own = 0;
	uint32_t cell;

	memset(replay->cursors, 0,
	       edition->parent_count * sizeof *replay->cursors);
	vec_reserve(&holding->cells, content->count + 1);
	while (next_cell(replay, edition, content, own, &cell)) {
		struct value value = {.state = FIGURE_ABSENT};
		struct held held;
		bool holds;

		if (own < content->count && content->values[own].cell == cell) {
			value = content->values[own++].value;
			holds = inherit(replay, edition, index, cell, &value,
					&held);
		} else if (content->kept &&
			   content->kept(cell, content->context)) {
			const struct held *entry =
				first_entry(replay, edition, cell);
			holds = entry != NULL;
			if (holds)
				held = *entry;
		} else {
			holds = inherit(replay, edition, index, cell, &value,
					&held);
		}
		if (holds)
			*vec_push(&holding->cells) = held;
		for (size_t p = 0; p < edition->parent_count; p++)
			if (parent_entry(replay, edition, p, cell))
				replay->cursors[p]++;
	}
}

static bool
emit_version(struct replay *replay, const struct held *held, uint32_t until,
	     struct error *err)
{
	struct version version = {
		.cell = held->cell,
		.from = held->from,
		.until = until,
		.origin = held->origin,
		.value = held->value,
	};

	return replay->emit(&version, replay->context, err);
}

/* The line moves on to an edition: versions end and begin. */
static bool
follow_line(struct replay *replay, const struct holding *holding,
	    uint32_t position, struct error *err)
{
	const struct holding before = replay->line;
	struct holding after = {0};
	size_t old = 0;
	bool ok = true;

	vec_reserve(&after.cells, holding->cells.count + 1);
	for (size_t i = 0; ok && i <= holding->cells.count; i++) {
		bool last = i == holding->cells.count;
		struct held held =
			last ? (struct held){0} : holding->cells.items[i];

		while (ok && old < before.cells.count &&
		       (last || before.cells.items[old].cell < held.cell))
			ok = emit_version(replay, &before.cells.items[old++],
					  position, err);
		if (!ok || last)
			break;
		held.from = position;
		if (old < before.cells.count &&
		    before.cells.items[old].cell == held.cell) {
			const struct held *was = &before.cells.items[old++];
			if (value_equal(&was->value, &held.value))
				held = *was;
			else
				ok = emit_version(replay, was, position, err);
		}
		*vec_push(&after.cells) = held;
	}
	vec_release(&replay->line.cells);
	replay->line = after;
	return ok;
}

/* Parents that have no child left to come give their memory back. */
static void
release_parents(struct replay *replay, const struct history_edition *edition)
{
	for (size_t p = 0; p < edition->parent_count; p++) {
		uint32_t parent = edition->parents[p];
		if (parent != HISTORY_ABSENT && --replay->children[parent] == 0)
			vec_release(&replay->holdings[parent].cells);
	}
}

static void
count_parents(struct replay *replay, size_t count, size_t *most_out)
{
	*most_out = 0;
	for (size_t e = 0; e < count; e++) {
		const struct history_edition *edition = &replay->editions[e];
		if (edition->parent_count > *most_out)
			*most_out = edition->parent_count;
		for (size_t p = 0; p < edition->parent_count; p++) {
			uint32_t parent = edition->parents[p];
			assert(parent == HISTORY_ABSENT || parent < e);
			if (parent != HISTORY_ABSENT)
				replay->children[parent]++;
		}
	}
}

bool
history_replay(const struct history_edition *editions, size_t count,
	       bool (*read)(size_t edition, void *context,
			    struct edition_content *out, struct error *err),
	       bool (*emit)(const struct version *version, void *context,
			    struct error *err),
	       void *context, struct error *err)
{
	struct replay replay = {
		.editions = editions,
		.holdings = mem_zero(count + 1, sizeof *replay.holdings),
		.children = mem_zero(count + 1, sizeof *replay.children),
		.emit = emit,
		.context = context,
	};
	size_t most;
	bool ok = true;

	count_parents(&replay, count, &most);
	replay.cursors = mem_zero(most + 1, sizeof *replay.cursors);
	for (size_t e = 0; ok && e < count; e++) {
		struct edition_content content = {0};

		ok = read(e, context, &content, err);
		if (!ok)
			break;
		make_holding(&replay, (uint32_t)e, &content);
		if (editions[e].position != HISTORY_OPEN)
			ok = follow_line(&replay, &replay.holdings[e],
					 editions[e].position, err);
		release_parents(&replay, &editions[e]);
		if (replay.children[e] == 0)
			vec_release(&replay.holdings[e].cells);
	}
	for (size_t i = 0; ok && i < replay.line.cells.count; i++)
		ok = emit_version(&replay, &replay.line.cells.items[i],
				  HISTORY_OPEN, err);

	for (size_t e = 0; e < count; e++)
		vec_release(&replay.holdings[e].cells);
	vec_release(&replay.line.cells);
	free(replay.holdings);
	free(replay.children);
	free(replay.cursors);
	return ok;
}
