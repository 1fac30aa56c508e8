/*
 * What a submission would commit: the files of all departments, looked at once.
 */
#ifndef SUBMIT_PLAN_H
#define SUBMIT_PLAN_H

#include "submit/submit.h"

/* A file that was written within so many seconds may not be whole yet. */
#define QUIET_SECONDS 2

/* A file that is to be committed. */
struct planned {
	const char *path;
	size_t department;
	int year;
	struct oid blob; /* of length 0: it goes */
	bool is_new;     /* the tip has none of that path */
};

/* A file of an inbox that is to be put into the working tree first. */
struct arrival {
	const char *path;   /* in the archive */
	const char *source; /* in the inbox */
	size_t department;
	int year;
	struct oid blob;
	int64_t written;
	bool is_old; /* the archive had it before */
};

struct plan {
	const struct city *city;
	const struct submit_options *options;
	struct archive *archive;
	struct submit_report *report; /* its left_out is filled */
	struct arena arena;

	struct worktree tree;
	struct oid tip;
	bool has_tip;
	int64_t now;
	bool is_fresh; /* a file was written a moment ago */
	bool is_last;  /* such files are left out, there is no more waiting */

	struct map tip_paths;
	VEC(struct oid) tip_blobs; /* of each path that a department claims */
	struct map work_paths;     /* those that differ in the working tree */

	VEC(struct planned) files;
	VEC(struct arrival) arrivals;
};

/* Look at everything; `plan` has its city, options, archive and report. Files
 * of inboxes stand among the arrivals until inbox_settle. */
bool plan_make(struct plan *plan, struct error *err);
void plan_release(struct plan *plan);

/* Leave a file out, and say why. */
void __attribute__((format(printf, 3, 4)))
plan_leave(struct plan *plan, const char *path, const char *format, ...);

/* Leave a file out that would be nobody's, or another department's, at this
 * path; shown is how it is named then. */
void plan_leave_nobodys(struct plan *plan, const char *shown, const char *path);

/* Is it one that a program leaves beside a file while it works on it, or that
 * the system puts into folders, by its name? */
bool plan_is_temporary(struct text path);

/* May this file be committed, by its name, its year and its time? If not, it is
 * left out. shown is how it is named then. */
bool plan_allows(struct plan *plan, const char *shown, struct text name,
		 int year, int64_t written);

static inline bool
plan_wants(const struct plan *plan, size_t department)
{
	return !plan->options->departments ||
	       plan->options->departments[department];
}

/* uncommitted.c: whose file is it? The path is raw, as the working tree has
 * it. */
bool uncommitted_claim(const struct city *city, struct text path,
		       size_t *department_out, int *year_out);

/* A file that nobody claims and the tip does not have, by its state. What git
 * knows of may be there for its own sake. */
static inline bool
work_is_astray(enum work_state state)
{
	return state == WORK_NEW || state == WORK_NO_FILE;
}

/* inbox.c */

/* Find what the inboxes have that the archive never had. */
bool inbox_look(struct plan *plan, struct error *err);

/*
 * Put what has arrived into the working tree where there is one that shows the
 * branch, and *placed_out says that the plan has to be made again; elsewhere,
 * and when nothing is to be written, it is planned as it is.
 */
bool inbox_settle(struct plan *plan, bool *placed_out, struct error *err);

#endif
