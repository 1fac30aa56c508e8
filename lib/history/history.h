/*
 * The figures of one document at each of its editions become versions, each
 * with its origin.
 *
 * An edition is a document's content at a commit where it differs from that at
 * the first parent. The rule: a figure has its origin in an edition only
 * where its value differs from that in every parent; otherwise it has the
 * origin of the first parent, in parent order, that agrees. Absence is a value
 * like any other: who removes a figure is its origin too. A merge that takes
 * the side on which the figure never was makes no event: the version merely
 * ends.
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

/* Editions come in an order in which parents precede children. */
struct history_edition {
	/* One for each parent of its commit, in order: the edition that stands
	 * there, or HISTORY_ABSENT where the document does not exist. */
	const uint32_t *parents;
	size_t parent_count;
	/* Its commit's position on the branch's first-parent line, from 0;
	 * HISTORY_OPEN for a commit beside the line. */
	uint32_t position;
};

/* A value that a figure had on the first-parent line in [from, until). */
struct version {
	uint32_t cell;
	uint32_t from, until; /* until: HISTORY_OPEN while it still has it */
	uint32_t origin;      /* index of the edition */
	struct value value;
};

/*
 * Replay the editions of one document. read is asked once for each edition in
 * order and its answer borrowed for the call; emit gets every version, in no
 * particular order but those of one cell oldest first. Memory: the values of
 * the editions that still have children to come.
 */
bool history_replay(const struct history_edition *editions, size_t count,
		    bool (*read)(size_t edition, void *context,
				 struct edition_content *out,
				 struct error *err),
		    bool (*emit)(const struct version *version, void *context,
				 struct error *err),
		    void *context, struct error *err);

#endif
