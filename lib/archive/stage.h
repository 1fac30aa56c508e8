/*
 * The index of a working tree while a commit is made beside it.
 *
 * A commit that goes past the index leaves it behind: git would take what was
 * committed for undone, and the next `git commit` would undo it. So the changed
 * paths are brought into a copy of the index, git is locked out, the branch is
 * moved, and the copy becomes the index. The lock says which commit it waits
 * for: when its owner died, the next one knows how far it came.
 */
#ifndef ARCHIVE_STAGE_H
#define ARCHIVE_STAGE_H

#include "archive/repository.h"

/* All zero is none. */
struct stage {
	struct strbuf index, lock, aside; /* paths */
	int file;                         /* the lock; valid while is_held */
	bool is_held;
};

/*
 * Lock the index, and prepare it for a commit of these changes. Fails with
 * ERR_ARCHIVE, and then nothing is changed, when git or another program has it
 * locked.
 */
bool stage_begin(struct archive *archive, const struct writing *writing,
		 const struct oid *commit, struct stage *out,
		 struct error *err);

/*
 * The branch has moved: put the index in its place and unlock it. Where that
 * fails the lock stays with the name of the commit in it, as after a death, so
 * that the next run does it.
 */
bool stage_finish(struct archive *archive, struct stage *stage,
		  struct error *err);

/* Unlock, if it is locked, and forget. */
void stage_release(struct stage *stage);

#endif
