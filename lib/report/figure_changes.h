/*
 * The changes of figures on the first-parent line, found without reading what
 * did not change: values that ended by the index of ended versions, figures
 * that were not there before by the places of the documents that were edited.
 */
#ifndef REPORT_FIGURE_CHANGES_H
#define REPORT_FIGURE_CHANGES_H

#include "account/account.h"
#include "base/base.h"
#include "report/coverage.h"

/* What a figure is on one side of a change, as the warehouse has it;
 * FIGURE_ABSENT also where there was no version at all. */
struct change_side {
	int64_t value;
	uint8_t printed;
};

struct figure_change {
	uint32_t document, cell;
	uint32_t position; /* from which on the figure has the new value */
	uint32_t origin; /* the edition that brought it; EDITION_NONE where the
			  * commit at the position took a side that never had
			  * the figure */
	bool first;      /* is the edition there the document's first, but for
			  * some without files? */
	struct change_side old, new;
};

/* Half of a document's figures and more at once are looked at twice. Fewer than
 * these are a correction, however few the document has. */
#define LARGE_REMOVAL_LEAST 10

static inline bool
is_large_removal(int64_t removed, int64_t before)
{
	return 2 * removed >= before && removed >= LARGE_REMOVAL_LEAST;
}

/* Which documents' changes are asked for; first as above. */
struct figure_changes_filter {
	uint32_t first, last; /* positions */
	uint32_t document;    /* 0: all that it wants */
	bool (*wants)(uint32_t document, uint32_t position, bool first,
		      void *context);
	void *context;
};

struct figure_changes {
	VEC(struct figure_change) items; /* by position, document and cell */
};

bool figure_changes_read(const struct report_context *context,
			 const struct figure_changes_filter *filter,
			 struct figure_changes *out, struct error *err);
void figure_changes_release(struct figure_changes *changes);

/* The side on which there is no such figure, and one read from a row's columns
 * value and printed. */
struct change_side side_without(void);
struct change_side side_take(struct query *query, int column);

static inline bool
side_is_absent(const struct change_side *side)
{
	return printed_state(side->printed) == FIGURE_ABSENT;
}

static inline bool
side_is_number(const struct change_side *side)
{
	return printed_state(side->printed) == FIGURE_NUMBER;
}

#endif
