/*
 * The figures of one document at each of its editions become versions, each
 * with its origin, and at merges what became of the other parents' values.
 *
 * An edition is a document's content at a commit where it differs from that at
 * the first parent, or where another parent brings a change of it. The rule: a
 * figure has its origin in an edition only where its value differs from that in
 * every parent; otherwise it has the origin of the first parent, in parent
 * order, that agrees: its keeper. Absence is a value like any other: who
 * removes a figure is its origin too. A merge that takes the side on which the
 * figure never was makes no event: the version merely ends.
 *
 * A rival is a value that another parent has and that is news to the keeper, or
 * to the first parent where nobody agrees: its origin is not in the keeper's
 * history. It is told at one merge and not again at later ones, for from then
 * on it is. Values that the keeper's side has replaced are no rivals, nor is
 * what both sides inherit.
 *
 *   same = 0  another value than the edition's: it was not adopted, be it that
 *             the merge took one side or that its author wrote a third value.
 *   same = 1  the edition's own value, made independently: neither origin is in
 *             the other's history, so that neither author knew of the other. A
 *             change that was made and taken back is no rival.
 *
 * What an edition cannot read stays what it was: at the first parent where it
 * has that parent's files, or else at the first one that had the figure. But
 * then nobody knows whether the merge took one side or the other: so the first
 * edition after it that can be read is compared with each of its parents as if
 * it were the merge, and it is there that rivals are told. Who commits the
 * markers of a conflict, or resolves them, is not taken for the author of both
 * sides.
 */
#ifndef HISTORY_HISTORY_H
#define HISTORY_HISTORY_H

#include "base/base.h"

#include <stdint.h>

#define HISTORY_OPEN   UINT32_MAX
#define HISTORY_ABSENT UINT32_MAX

/* A figure's value; equal when state and value are: 5.0 and 5.00 are one. */
struct value {
	int64_t value;
	uint8_t state; /* enum figure_state */
	uint8_t decimals;
	bool grouped;
};

struct cell_value {
	uint32_t cell;
	struct value value;
};

/* What an edition's own files say. */
struct edition_content {
	const struct cell_value *values; /* by cell, none twice; no absences */
	size_t count;
	/* Could this cell's form not be read? Then the figure stays what it
	 * was. NULL when everything could. */
	bool (*kept)(uint32_t cell, void *context);
	void *context;
};

/* What is to be done with an edition. */
enum history_way {
	HISTORY_REPLAY,
	HISTORY_RECALL, /* what it holds is known, and taken as it is; it is on
			 * the first-parent line, and nothing of it in doubt */
	HISTORY_SKIP,   /* no edition that is replayed has it for a parent */
};

/* Editions come in an order in which parents precede children. */
struct history_edition {
	enum history_way way;
	/* One for each parent of its commit, in order: the edition that stands
	 * there, or HISTORY_ABSENT where the document does not exist. */
	const uint32_t *parents;
	size_t parent_count;
	bool unchanged; /* it has the very files of its first parent */
	/* Its commit's position on the branch's first-parent line, from 0;
	 * HISTORY_OPEN for a commit beside the line. */
	uint32_t position;
};

/* A cell as an edition holds it, absences with an origin included. */
struct held {
	uint32_t cell;
	uint32_t origin; /* index of the edition */
	uint32_t from;   /* as in struct version; of an edition on the line */
	struct value value;
};

/* A value that a figure had on the first-parent line in [from, until). */
struct version {
	uint32_t cell;
	uint32_t from, until; /* until: HISTORY_OPEN while it still has it */
	uint32_t origin;      /* index of the edition */
	struct value value;
};

/* A value that met the figure's own in an edition. */
struct rival {
	uint32_t cell;
	uint32_t merge;  /* index of the edition in which they met */
	uint32_t origin; /* index of the edition that the rival comes from */
	struct value value;
	bool same;
};

/*
 * One document's editions, and who is told of them.
 *
 * read     is asked once for each edition that is replayed, in order; its
 * answer
 *	    is borrowed for the call
 * recall   in its stead for those that are recalled: what they hold, by cell
 * version  gets every version that stands at the last edition of the line that
 *	    is recalled, or after it, in no particular order but those of one
 *	    cell oldest first
 * rival    gets every rival of editions that are replayed, by edition and cell,
 *	    none twice
 */
struct history {
	const struct history_edition *editions;
	size_t count;
	bool (*read)(size_t edition, void *context, struct edition_content *out,
		     struct error *err);
	bool (*recall)(size_t edition, void *context, const struct held **out,
		       size_t *count_out, struct error *err);
	bool (*version)(const struct version *version, void *context,
			struct error *err);
	bool (*rival)(const struct rival *rival, void *context,
		      struct error *err);
	void *context;
};

/*
 * Replay the editions. Fails only when one of the functions does. Memory: the
 * values of the editions that still have children to come; and where there are
 * merges, a bit for each pair of editions.
 */
bool history_replay(const struct history *history, struct error *err);

#endif
