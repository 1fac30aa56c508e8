/*
 * One act: what a commit did to a document.
 *
 * It is told by the edition that the commit made: which files, and where its
 * parents stood. Which figures it changed is told by the first-parent line,
 * where they have their origin in that edition; what never came onto the line
 * is said not to have.
 */
#ifndef REPORT_ACT_H
#define REPORT_ACT_H

#include "base/base.h"
#include "report/acts.h"
#include "report/beside.h"
#include "report/words.h"

/* The source files of an edition, and how many figures stand in them. */
struct act_files {
	struct strbuf paths; /* a list */
	size_t count;
	int64_t figures;
};

/* All about an entry. */
struct act {
	const struct act_entry *entry;
	/* Of the changes that are told one by one; without any change, of the
	 * act. */
	enum act_kind kind;
	bool is_renamed;              /* whatever else it is */
	bool is_told_later;           /* it changed the line, but later on */
	struct act_files before, now; /* before: of the first parent */
	struct beside beside;         /* all zero of a merge */
	/* The changes that it is the origin of: how many figures came and went
	 * with the document, and the others. */
	size_t published, returned, removed;
	VEC(struct figure_change) singly;
};

/* How many figures stand in editions, by where their files have them. All zero
 * when nothing was counted. */
struct figure_counts {
	struct map placements; /* that the files of an edition have together */
	VEC(int64_t) figures;
	VEC(uint32_t) marks; /* by cell: the last count that met it */
	uint32_t mark;
};
void figure_counts_release(struct figure_counts *counts);

/* Borrows from acts. Released by act_release, also after a failure. */
bool act_look(const struct acts *acts, const struct act_entry *entry,
	      struct figure_counts *counts, struct act *out, struct error *err);
void act_release(struct act *act);

#endif
