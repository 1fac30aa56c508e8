/*
 * From files to commits: what lies in the archive's working tree and is not
 * committed, and its submission.
 *
 * What is new or changed there, or in a department's inbox, is committed to the
 * archive, one commit a department.
 * The author is the department's submitter, the committer the city's; the
 * message says in Chinese which files of which years, and gives the reason as a
 * trailer 更正原因. Only files that a department claims are committed. A file
 * in an inbox goes to the same place below the folder of the archive that the
 * first pattern of sources by which it belongs to the department gives it
 * (city_folder; written as the archive has it already, else by its id), and
 * stays where it is. What the archive once had at that place is old and not
 * taken from an inbox again.
 *
 * What is left out is told with its reason: a closed year without a reason, a
 * file that is being written or cannot be read, a change that somebody has
 * staged, a file that is gone (unless asked for); and, where no departments are
 * named, one that nobody claims, but for those that git ignores or has, hidden
 * ones, and those that a program left in passing.
 */
#ifndef SUBMIT_SUBMIT_H
#define SUBMIT_SUBMIT_H

#include "archive/archive.h"
#include "base/base.h"
#include "config/config.h"

struct submit_options {
	const bool *departments; /* of each, shall it be looked at? NULL: all */
	const char *reason;      /* of a correction, one line; NULL for none */
	bool removed;            /* commit also that files are gone */
	bool dry_run;            /* write nothing, only tell */
};

/* A commit, or one that would be made. */
struct submitted {
	size_t department;
	size_t added, changed, removed; /* files */
	bool has_submitter;             /* else it is in the committer's name */
};

struct left_out {
	const char
		*path; /* path_escape; in the archive, or of an inbox's file */
	const char *why; /* a sentence without its end */
};

struct submit_report {
	VEC(struct submitted) commits; /* in the order of the departments */
	VEC(struct left_out) left_out;
	struct arena arena;
};

/*
 * Fails with ERR_BUSY when a load or another submission runs, ERR_ARCHIVE when
 * a merge or the like is unfinished in the archive, ERR_USAGE for a reason that
 * is not one line of text. Commits that were made before a failure stay, and
 * doing it again goes on from there.
 */
bool submit_files(const struct config *config,
		  const struct submit_options *options,
		  struct submit_report *out, struct error *err);

void submit_report_release(struct submit_report *report);

/* A file that a department claims and that is in no figure, for it is not
 * committed; what a program left in passing is none. */
struct uncommitted_file {
	const char *path; /* path_escape */
	size_t department;
	int year;
	enum work_state state;
	int system_error;
};

struct uncommitted {
	struct worktree tree;
	VEC(struct uncommitted_file) files; /* in path order */
	VEC(const char *)
	astray; /* paths of files that nobody claims, as
				   * submit_files tells them; likewise */
	struct arena arena;
};

/* tree.kind tells whether files could be looked for. */
bool uncommitted_find(const struct config *config, struct uncommitted *out,
		      struct error *err);
void uncommitted_release(struct uncommitted *uncommitted);

/* Why a file of that state is not submitted, or is in no figure, as a sentence
 * without the file; NULL for one that only waits. */
const char *work_sentence(enum work_state state);

#endif
