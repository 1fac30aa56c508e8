/*
 * What happened to one figure: every value it had, and every value that did not
 * come to stand, as events in their order. trace.c puts them into a table.
 */
#ifndef REPORT_TIMELINE_H
#define REPORT_TIMELINE_H

#include "base/base.h"
#include "report/commits.h"
#include "report/coverage.h"
#include "report/report.h"

enum event_kind {
	EVENT_PUBLISHED, /* the first value */
	EVENT_CORRECTED,
	EVENT_RESTORED,   /* to a value that it had before the last one */
	EVENT_MERGE_MADE, /* by a merge, other than all that was merged */
	EVENT_REMOVED,
	EVENT_RETURNED, /* after it was removed */
	EVENT_LEFT_OUT, /* by a merge, which took the side without it */
	/* Values that never stood, or not because of this. */
	EVENT_NOT_ADOPTED, /* by a merge, which took another value */
	EVENT_INDEPENDENT, /* the same value, by somebody who did not know */
	/* Values that the warehouse had and has no more, by no person's
	 * doing. */
	EVENT_READING,   /* the reading changed */
	EVENT_REWRITTEN, /* history was rewritten */
	EVENT_MOVED,     /* the first-parent line became another one */
	EVENT_BRANCHED,  /* another branch was accepted */
	EVENT_WRONG,     /* the warehouse contradicted the archive */
	EVENTS,
};

/* In no language, and in the language in use. */
const char *event_id(enum event_kind kind);
const char *event_words(enum event_kind kind);

/* As what a trace tells that a load took a value away; why: enum load_kind. */
enum event_kind event_of_load(int64_t why);

struct event {
	enum event_kind kind;
	uint32_t position; /* with which it came onto the first-parent line */
	int64_t value, printed;
	enum unit unit;
	struct holding then; /* how the document had the form */
	uint32_t origin; /* edition; EDITION_NONE of what a merge left out */
	bool by_nobody;  /* no person did it */
	struct known_commit written; /* unless a merge left it out */
	struct known_commit merged;  /* its own commit where nobody merged it */
	int64_t side;                /* the parent of merged; 0: the first */
	const char *restores;        /* digits of the commit; "" for none */
	const char *copies; /* of the same change, under other oids: digits */
	/* The document could not be read before: who made the change is one of
	 * those who committed since, in words; "" when it could. */
	const char *between_from, *candidates, *candidate_names;
	int64_t load, load_finished; /* that took it away; 0: it is there */
};

#define CELL_NONE UINT32_MAX

struct timeline {
	const struct report_context *context;
	size_t department;
	int year;
	const struct figure_name *figure;
	struct holding holding; /* how the document has the form now */
	uint32_t cell; /* CELL_NONE: the warehouse has none of that name */
	VEC(struct event) events; /* what a load took away comes last */
	enum unit unit;           /* of the last number, or of the form now */
	struct people people;
	struct commits commits;
};

/* Read what the warehouse has up to the context's moment; no events where it
 * never had the figure. out is released also after a failure. */
bool timeline_read(const struct report_context *context, size_t department,
		   int year, const struct figure_name *figure,
		   struct timeline *out, struct error *err);
void timeline_release(struct timeline *timeline);

/* An event that nothing more is known of yet. */
struct event event_begin(uint32_t position, int64_t value, int64_t printed,
			 uint32_t origin);

/* timeline_journal.c: add what loads took away, once the unit is known. */
bool timeline_read_journal(struct timeline *timeline, struct error *err);

static inline bool
event_is_merged(const struct event *event)
{
	return event->written.id != event->merged.id;
}

static inline bool
event_same_value(const struct event *a, const struct event *b)
{
	return a->value == b->value &&
	       printed_state(a->printed) == printed_state(b->printed);
}

/* Did the figure come to have this value by it? */
static inline bool
event_stands(const struct event *event)
{
	return event->kind < EVENT_NOT_ADOPTED;
}

#endif
