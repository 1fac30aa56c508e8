/*
 * What commits did to documents.
 *
 * It is told by the edition that a commit made: which files, and where its
 * parents stood. Which figures it changed is told by the first-parent line,
 * where they have their origin in that edition; what never came onto the line
 * is said not to have.
 */
#ifndef REPORT_ACTS_H
#define REPORT_ACTS_H

#include "base/base.h"
#include "report/beside.h"
#include "report/deed.h"
#include "report/figure_changes.h"
#include "report/words.h"

enum act_kind {
	ACT_PUBLISHED,
	ACT_RETURNED, /* after the document was removed */
	ACT_REMOVED,
	ACT_SET_ASIDE,
	ACT_CORRECTED,
	ACT_LARGE_REMOVAL, /* of figures, half of them or more */
	ACT_CHANGED_IN_MERGE,
	ACT_MERGED,
	ACT_RENAMED,
	ACT_FILE_ADDED, /* beside those that are there */
	ACT_FILE_REMOVED,
	ACT_BESIDE,  /* another content of a file without figures */
	ACT_DISSENT, /* other values in a file that does not count */
	ACT_FORMAT,  /* the same figures in other bytes */
	ACT_NOT_ON_LINE,
	/* Of values that merges met, never of a whole act. */
	ACT_SAME, /* made by two, independently */
	ACT_COPY, /* the same change under another oid */
	ACT_NOT_ADOPTED,
};

/* A commit and a document that it touched. */
struct act_entry {
	uint32_t edition, document;
	uint8_t state; /* enum edition_state */
	int64_t commit;
	uint32_t arrived; /* the position with which it came onto the line */
	bool on_line, is_merge;
	bool stood;     /* did the document ever stand on the line before, */
	uint8_t before; /* and in which state last? EDITION_GONE: in none */
	size_t brought; /* changes on the line there, written elsewhere */
};

/* A value that a merge met, as if it had changed something on the line there;
 * or one that did, though who wrote it had come onto the line before: the merge
 * took it from a side on which it still stood. */
struct act_rival {
	struct figure_change change;
	enum act_kind
		kind;  /* ACT_SAME, ACT_COPY or ACT_NOT_ADOPTED; of one that
			     * changed something ACT_PUBLISHED, ACT_RETURNED,
			     * ACT_REMOVED or ACT_CORRECTED */
	uint32_t told; /* the edition with which it is told: its own, or
				  * the merge's where that came later */
	int64_t written, merged; /* the commits that made and that met it */
};

struct acts {
	const struct perimeter *perimeter;
	struct deeds *deeds;
	size_t department;             /* SIZE_MAX: all */
	int year;                      /* 0: all */
	uint32_t first;                /* position; up to the moment */
	bool merged_view;              /* changes are of who brought them; */
	int64_t side;                  /* if not 0, of what this commit wrote */
	VEC(struct act_entry) entries; /* in the order of arrival */
	size_t side_first, side_count; /* of the side among the entries */
	struct map line; /* numbers places in on_line by document, position */
	VEC(uint32_t) on_line;
	struct figure_changes changes; /* on the line, by origin */
	VEC(struct act_rival) rivals; /* by told, kind, and who wrote and met */
	struct map told_later;        /* editions with changes among these */
	/* Placements that files of editions have together, and how many figures
	 * stand in each lot. */
	struct map placements;
	VEC(int64_t) figures;
	struct strbuf placement; /* of the edition in hand */
	VEC(uint32_t) marks;     /* by cell: the last lot counted */
	uint32_t mark;
};

/* Find them, the fields above entries being set. acts is to be released also
 * after a failure. */
bool acts_read(struct acts *acts, struct error *err);
void acts_release(struct acts *acts);

/* The source files of an edition, and how many figures stand in them. */
struct act_files {
	struct names paths;
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

/* Borrows from acts. Released by act_release, also after a failure. */
bool acts_look(struct acts *acts, const struct act_entry *entry,
	       struct act *out, struct error *err);
void act_release(struct act *act);

/* Of a side: did it touch the entry's document? Else always. */
bool acts_wants(const struct acts *acts, const struct act_entry *entry);

/* The values that merges met and that are told with an entry; borrowed. */
const struct act_rival *acts_rivals(const struct acts *acts,
				    const struct act_entry *entry,
				    size_t *count_out);

#endif
