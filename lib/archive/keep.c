/*
 * References of the program's own, under refs/juesuan/: what they point to is
 * never pruned, and nobody's branch. Separate because this and the commits that
 * are submitted are all that is ever written into an archive.
 */
#include "archive/repository.h"

#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

void
kept_tip_name(const char *branch, struct strbuf *out)
{
	struct text name = text_of(branch);

	if (text_starts(name, TEXT("refs/")))
		name = text_skip(name, strlen("refs/"));
	if (text_starts(name, TEXT("heads/")))
		name = text_skip(name, strlen("heads/"));
	strbuf_puts(out, "refs/juesuan/tip/");
	strbuf_text(out, name);
}

/* Who is killed while writing a reference leaves its lock, which nobody would
 * ever take away; libgit2 also leaves it where it cannot remove it. */
static void
remove_lock(const struct archive *archive, const char *name, time_t before)
{
	struct strbuf lock = {0};
	struct stat status;

	strbuf_printf(&lock, "%s/%s.lock",
		      git_repository_commondir(archive->repository), name);
	if (lstat(lock.data, &status) == 0 && status.st_mtime <= before)
		unlink(lock.data);
	strbuf_release(&lock);
}

/* Does it point there already? One that a crash left empty points nowhere, and
 * then neither libgit2 nor git would ever write it again. */
static bool
points_to(const struct archive *archive, const char *name, const git_oid *oid)
{
	struct strbuf file = {0};
	git_oid found;
	int result =
		git_reference_name_to_id(&found, archive->repository, name);

	if (result == 0)
		return git_oid_equal(&found, oid);
	if (result != GIT_ENOTFOUND) {
		strbuf_printf(&file, "%s/%s",
			      git_repository_commondir(archive->repository),
			      name);
		unlink(file.data);
		strbuf_release(&file);
	}
	return false;
}

bool
archive_keep(struct archive *archive, const char *name,
	     const struct oid *commit, struct error *err)
{
	git_reference *reference = NULL;
	git_oid oid;
	time_t now = time(NULL);
	int result;

	memcpy(oid.id, commit->bytes, sizeof oid.id);
	remove_lock(archive, name, now - LOCK_OF_THE_DEAD_S);
	if (points_to(archive, name, &oid))
		return true;
	result = git_reference_create(&reference, archive->repository, name,
				      &oid, true, "juesuan");
	git_reference_free(reference);
	if (result != GIT_ELOCKED)
		remove_lock(archive, name, time(NULL));
	return result == 0 ||
	       error_at(err, ERR_ARCHIVE, archive->path, 0, 0,
			_("The reference %s cannot be written: %s."), name,
			library_message());
}
