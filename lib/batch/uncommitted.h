/*
 * What lies in the archive's working tree and is not committed: it is in no
 * figure.
 */
#ifndef BATCH_UNCOMMITTED_H
#define BATCH_UNCOMMITTED_H

#include "archive/archive.h"
#include "base/base.h"
#include "config/config.h"

/* A file that a department claims. */
struct uncommitted_file {
	const char *path; /* escaped, see paths.h */
	size_t department;
	int year;
	enum work_state state;
	int system_error;
};

struct uncommitted {
	struct worktree tree;
	VEC(struct uncommitted_file) files; /* in path order */
	struct arena arena;
};

/* tree.kind tells whether files could be looked for. */
bool batch_uncommitted(const struct config *config, struct uncommitted *out,
		       struct error *err);
void uncommitted_release(struct uncommitted *uncommitted);

/* Whose file is it? The path is raw, as the working tree has it. */
bool uncommitted_claim(const struct city *city, struct text path,
		       size_t *department_out, int *year_out);

/* Why a file of that state is not submitted, or is in no figure, as a sentence
 * without the file; NULL for one that only waits. */
const char *work_sentence(enum work_state state);

#endif
