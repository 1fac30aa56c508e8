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
#include "history/ancestry.h"

#include <assert.h>

/* What one parent has of the present cell. */
struct side {
	uint32_t edition; /* HISTORY_ABSENT where there is no such document */
	const struct held *entry; /* NULL: it never had the cell */
};

/* One of the sides between which an edition that cannot be read may have
 * chosen. */
struct doubt {
	uint32_t cell, edition;
	bool has;
	struct held held;
};

struct holding {
	VEC(struct held) cells;
	VEC(struct doubt) doubts; /* by cell, in the order of sides */
};

/* How far a parent's holding has been read. */
struct cursor {
	size_t cell, doubt;
};

struct replay {
	const struct history *history;
	struct holding *holdings;
	size_t *children;       /* of each edition, still to come */
	struct cursor *cursors; /* of each parent of the edition being made */
	VEC(struct side) sides; /* of its present cell */
	size_t first_sides;     /* so many are its first parent's */
	struct holding line;    /* the first-parent line's present values */
	struct ancestry
		ancestry; /* of all editions so far, if any is a merge */
	bool has_merges;
};

static bool
value_equal(const struct value *a, const struct value *b)
{
	return a->state == b->state && a->value == b->value;
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
		if (replay->cursors[p].cell == holding->cells.count)
			continue;
		uint32_t other =
			holding->cells.items[replay->cursors[p].cell].cell;
		if (!found || other < cell)
			cell = other;
		found = true;
	}
	if (found)
		*out = cell;
	return found;
}

/* Add the sides between which a parent is in doubt; false if it is not. */
static bool
take_doubts(struct replay *replay, const struct holding *holding, size_t *at,
	    uint32_t cell)
{
	size_t before = replay->sides.count;

	for (; *at < holding->doubts.count &&
	       holding->doubts.items[*at].cell == cell;
	     (*at)++) {
		const struct doubt *doubt = &holding->doubts.items[*at];

		*vec_push(&replay->sides) = (struct side){
			doubt->edition, doubt->has ? &doubt->held : NULL};
	}
	return replay->sides.count > before;
}

/* Learn what the parents have of a cell, and move on to the next one. */
static void
take_sides(struct replay *replay, const struct history_edition *edition,
	   uint32_t cell)
{
	replay->sides.count = 0;
	for (size_t p = 0; p < edition->parent_count; p++) {
		struct side side = {.edition = edition->parents[p]};
		struct cursor *cursor = &replay->cursors[p];
		bool doubts = false;

		if (side.edition != HISTORY_ABSENT) {
			const struct holding *holding =
				&replay->holdings[side.edition];
			const struct held *next =
				holding->cells.items + cursor->cell;

			if (cursor->cell < holding->cells.count &&
			    next->cell == cell) {
				side.entry = next;
				cursor->cell++;
				doubts = take_doubts(replay, holding,
						     &cursor->doubt, cell);
			}
		}
		if (!doubts)
			*vec_push(&replay->sides) = side;
		if (p == 0)
			replay->first_sides = replay->sides.count;
	}
}

/*
 * The rule. Sets *out and returns true, or returns false where the edition
 * holds no entry: the cell never was on the side that it agrees with.
 * keeper_out: which side that is, or the first.
 */
static bool
inherit(const struct replay *replay, uint32_t index, uint32_t cell,
	const struct value *value, struct held *out, size_t *keeper_out)
{
	for (size_t s = 0; s < replay->sides.count; s++) {
		const struct side *side = &replay->sides.items[s];

		*keeper_out = s;
		if (!side->entry && value->state == FIGURE_ABSENT)
			return false;
		if (side->entry && value_equal(&side->entry->value, value)) {
			*out = *side->entry;
			return true;
		}
	}
	*keeper_out = 0;
	*out = (struct held){.cell = cell, .origin = index, .value = *value};
	return true;
}

/* Do two sides say the same of the cell, from the same origin? */
static bool
same_side(const struct side *a, const struct side *b)
{
	return a->entry && b->entry ? a->entry->origin == b->entry->origin
				    : a->entry == b->entry;
}

/* Is the side the first to say so? */
static bool
is_first(const struct replay *replay, size_t index)
{
	for (size_t s = 0; s < index; s++)
		if (same_side(&replay->sides.items[s],
			      &replay->sides.items[index]))
			return false;
	return true;
}

/* Leave it open between several sides what the edition holds. */
static void
doubt(struct holding *holding, uint32_t cell, const struct side *side)
{
	struct doubt doubt = {.cell = cell, .edition = side->edition};

	if (side->entry) {
		doubt.has = true;
		doubt.held = *side->entry;
	}
	*vec_push(&holding->doubts) = doubt;
}

/*
 * For a cell that could not be read and so stays what it was: the first side's
 * entry, and doubts where another one says otherwise. The sides are the first
 * parent's where the edition has its files. Returns false where none has an
 * entry.
 */
static bool
keep(struct replay *replay, const struct history_edition *edition,
     struct holding *holding, uint32_t cell, struct held *out)
{
	const struct side *sides = replay->sides.items;
	size_t end =
		edition->unchanged ? replay->first_sides : replay->sides.count;
	size_t doubts = holding->doubts.count;
	bool found = false;

	for (size_t s = 0; s < end; s++) {
		if (sides[s].entry && !found) {
			*out = *sides[s].entry;
			found = true;
		}
		if (end > 1 && is_first(replay, s))
			doubt(holding, cell, &sides[s]);
	}
	if (holding->doubts.count == doubts + 1)
		holding->doubts.count = doubts;
	return found;
}

/* held is what the edition holds, NULL where it holds no entry. */
static bool
is_rival(const struct replay *replay, const struct side *side,
	 const struct side *keeper, const struct held *held)
{
	const struct ancestry *ancestry = &replay->ancestry;
	const struct held *entry = side->entry;

	if (!entry || (keeper->edition != HISTORY_ABSENT &&
		       ancestry_has(ancestry, keeper->edition, entry->origin)))
		return false;
	if (!held)
		return entry->value.state != FIGURE_ABSENT;
	return !value_equal(&entry->value, &held->value) ||
	       !ancestry_has(ancestry, entry->origin, held->origin);
}

/* Tell of the values that the sides have beside the keeper's. */
static bool
tell_rivals(const struct replay *replay, uint32_t index, uint32_t cell,
	    size_t keeper, const struct held *held, struct error *err)
{
	const struct history *history = replay->history;
	bool ok = true;

	for (size_t s = 0; ok && s < replay->sides.count; s++) {
		const struct side *side = &replay->sides.items[s];

		if (!is_rival(replay, side, &replay->sides.items[keeper],
			      held) ||
		    !is_first(replay, s))
			continue;
		struct rival rival = {
			.cell = cell,
			.merge = index,
			.origin = side->entry->origin,
			.value = side->entry->value,
			.same = held &&
				value_equal(&side->entry->value, &held->value),
		};
		ok = history->rival(&rival, history->context, err);
	}
	return ok;
}

static bool
make_holding(struct replay *replay, uint32_t index,
	     const struct edition_content *content, struct error *err)
{
	const struct history_edition *edition =
		&replay->history->editions[index];
	struct holding *holding = &replay->holdings[index];
	size_t own = 0;
	uint32_t cell;
	bool ok = true;

	memset(replay->cursors, 0,
	       edition->parent_count * sizeof *replay->cursors);
	vec_reserve(&holding->cells, content->count + 1);
	while (ok && next_cell(replay, edition, content, own, &cell)) {
		struct value value = {.state = FIGURE_ABSENT};
		bool is_own = own < content->count &&
			      content->values[own].cell == cell;
		size_t doubts = holding->doubts.count, keeper = 0;
		struct held held;
		bool holds;

		take_sides(replay, edition, cell);
		if (is_own)
			value = content->values[own++].value;
		if (!is_own && content->kept &&
		    content->kept(cell, content->context))
			holds = keep(replay, edition, holding, cell, &held);
		else
			holds = inherit(replay, index, cell, &value, &held,
					&keeper);
		if (replay->sides.count > 1 && holding->doubts.count == doubts)
			ok = tell_rivals(replay, index, cell, keeper,
					 holds ? &held : NULL, err);
		if (holds)
			*vec_push(&holding->cells) = held;
	}
	return ok;
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

	return replay->history->version(&version, replay->history->context,
					err);
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

static void
holding_release(struct holding *holding)
{
	vec_release(&holding->cells);
	vec_release(&holding->doubts);
}

/* Parents that have no child left to come give their memory back. */
static void
release_parents(struct replay *replay, const struct history_edition *edition)
{
	for (size_t p = 0; p < edition->parent_count; p++) {
		uint32_t parent = edition->parents[p];
		if (parent != HISTORY_ABSENT && --replay->children[parent] == 0)
			holding_release(&replay->holdings[parent]);
	}
}

static void
count_parents(struct replay *replay, size_t *most_out)
{
	*most_out = 0;
	for (size_t e = 0; e < replay->history->count; e++) {
		const struct history_edition *edition =
			&replay->history->editions[e];
		if (edition->way != HISTORY_REPLAY)
			continue;
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

static bool
replay_edition(struct replay *replay, uint32_t index, struct error *err)
{
	const struct history *history = replay->history;
	const struct history_edition *edition = &history->editions[index];
	struct edition_content content = {0};

	if (!history->read(index, history->context, &content, err) ||
	    !make_holding(replay, index, &content, err) ||
	    (edition->position != HISTORY_OPEN &&
	     !follow_line(replay, &replay->holdings[index], edition->position,
			  err)))
		return false;
	release_parents(replay, edition);
	if (replay->children[index] == 0)
		holding_release(&replay->holdings[index]);
	return true;
}

static void
copy_cells(struct holding *holding, const struct held *cells, size_t count)
{
	holding->cells.count = 0;
	vec_reserve(&holding->cells, count);
	if (count)
		memcpy(holding->cells.items, cells, count * sizeof *cells);
	holding->cells.count = count;
}

/* The last one that is recalled is where the line goes on. */
static bool
recall_edition(struct replay *replay, uint32_t index, struct error *err)
{
	const struct history *history = replay->history;
	const struct held *cells;
	size_t count;

	if (!history->recall(index, history->context, &cells, &count, err))
		return false;
	copy_cells(&replay->holdings[index], cells, count);
	copy_cells(&replay->line, cells, count);
	return true;
}

static bool
pass_edition(struct replay *replay, uint32_t index, struct error *err)
{
	const struct history_edition *edition =
		&replay->history->editions[index];

	if (replay->has_merges)
		ancestry_add(&replay->ancestry, edition->parents,
			     edition->parent_count);
	switch (edition->way) {
	case HISTORY_REPLAY:
		return replay_edition(replay, index, err);
	case HISTORY_RECALL:
		return recall_edition(replay, index, err);
	case HISTORY_SKIP:
		break;
	}
	return true;
}

static void
replay_release(struct replay *replay)
{
	for (size_t e = 0; e < replay->history->count; e++)
		holding_release(&replay->holdings[e]);
	holding_release(&replay->line);
	vec_release(&replay->sides);
	ancestry_release(&replay->ancestry);
	free(replay->holdings);
	free(replay->children);
	free(replay->cursors);
}

bool
history_replay(const struct history *history, struct error *err)
{
	size_t count = history->count, most;
	struct replay replay = {
		.history = history,
		.holdings = mem_zero(count + 1, sizeof *replay.holdings),
		.children = mem_zero(count + 1, sizeof *replay.children),
	};
	bool ok = true;

	count_parents(&replay, &most);
	replay.cursors = mem_zero(most + 1, sizeof *replay.cursors);
	replay.has_merges = most > 1;
	for (size_t e = 0; ok && e < count; e++)
		ok = pass_edition(&replay, (uint32_t)e, err);
	for (size_t i = 0; ok && i < replay.line.cells.count; i++)
		ok = emit_version(&replay, &replay.line.cells.items[i],
				  HISTORY_OPEN, err);
	replay_release(&replay);
	return ok;
}
