/*
 * What commits did to documents: the commits that touched one, in the order in
 * which they came onto the line, and the changes on the line that have their
 * origin in them. act.h says of one of them what it is.
 */
#ifndef REPORT_ACTS_H
#define REPORT_ACTS_H

#include "base/base.h"
#include "report/deed.h"
#include "report/figure_changes.h"

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
};

/* Find them, the fields above entries being set. acts is to be released also
 * after a failure. */
bool acts_read(struct acts *acts, struct error *err);
void acts_release(struct acts *acts);

/* Of a side: did it touch the entry's document? Else always. */
bool acts_wants(const struct acts *acts, const struct act_entry *entry);

/* The changes of figures on the line that are told with an entry; borrowed. */
const struct figure_change *acts_changes(const struct acts *acts,
					 const struct act_entry *entry,
					 size_t *count_out);

/* What a single change is, by how its document stands on the line there. */
enum act_kind acts_kind_of_change(const struct acts *acts,
				  const struct figure_change *change);

/* Did it change the line, but later on, so that it is told with a merge? */
bool acts_told_later(const struct acts *acts, const struct act_entry *entry);

/* The values that merges met and that are told with an entry; borrowed. */
const struct act_rival *acts_rivals(const struct acts *acts,
				    const struct act_entry *entry,
				    size_t *count_out);

#endif
