/*
 * Commits as reports tell them: who, when, why, and what is odd about their
 * clocks.
 */
#ifndef REPORT_COMMITS_H
#define REPORT_COMMITS_H

#include "base/base.h"
#include "report/people.h"
#include "report/report.h"

/* commits.signature of the warehouse. */
enum signature_state {
	SIGNATURE_NONE,
	SIGNATURE_VERIFIED,
	SIGNATURE_UNVERIFIABLE,
	SIGNATURE_BAD, /* made of something else than the commit */
};

/* The state in the language in use. */
struct table_value signature_value(enum signature_state state);

struct known_commit {
	int64_t id;
	const char *digits; /* the first ones of its oid */
	uint32_t arrived;   /* the position with which it came onto the line */
	bool on_line;       /* is it that position's own commit? */
	bool is_merge;
	int64_t author_id, committer_id;
	struct actor author, committer;
	int64_t author_time, commit_time;
	int author_zone, commit_zone;
	int64_t known_time; /* K: its own time, or a greater one of before it */
	bool has_next;      /* is there one after it on the line, */
	int64_t next_time;  /* and how is that dated? */
	struct text message;
	uint8_t signature;  /* enum signature_state; of the committer */
	const char *signer; /* who the key says; "" for nobody */
};

/* The commits that a report has asked for. All zero but for the people, whose
 * arena their strings live in. */
struct commits {
	struct people *people;
	struct map ids;
	VEC(struct known_commit) items;
};

void commits_release(struct commits *commits);

/* A commit by its number in the warehouse, which must have it. */
bool commits_find(struct commits *commits, int64_t id, struct known_commit *out,
		  struct error *err);

/* The commit of a position of the first-parent line. */
bool commits_find_at(struct commits *commits, uint32_t position,
		     struct known_commit *out, struct error *err);

/*
 * Who merged, for a table's cell, named also below it: the merge's author, in
 * every report. For whoever presses the button of a hosting platform is the
 * author, and the platform the committer; who commits a merge on his own
 * machine is both. Where another committed it, he is named behind. When it came
 * onto the branch is the committer's time.
 */
const char *commits_merger(struct commits *commits,
			   const struct known_commit *merge);

/* Can its clock have been right? */
bool commit_has_odd_clock(const struct known_commit *commit);

/* Write what is odd about it, a sentence; by a clock minutes east of UTC. */
void commit_print_clock(const struct known_commit *commit, int minutes,
			struct strbuf *out);

#endif
