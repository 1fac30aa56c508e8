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

/* The reference's file, or its lock by that ending. */
static void
print_file(const struct archive *archive, const char *name, const char *ending,
	   struct strbuf *out)
{
	strbuf_printf(out, "%s/%s%s",
		      git_repository_commondir(archive->repository), name,
		      ending);
}

/* Who is killed while writing a reference leaves its lock, which nobody would
 * ever take away; libgit2 also leaves it where it cannot remove it. */
static void
remove_lock(const struct archive *archive, const char *name, time_t before)
{
	struct strbuf lock = {0};
	struct stat status;

	print_file(archive, name, ".lock", &lock);
	if (lstat(lock.data, &status) == 0 && status.st_mtime <= before)
		unlink(lock.data);
	strbuf_release(&lock);
}

/* One that a crash left empty neither libgit2 nor git would write again. */
static void
remove_damaged(const struct archive *archive, const char *name)
{
	struct strbuf file = {0};

	print_file(archive, name, "", &file);
	unlink(file.data);
	strbuf_release(&file);
}

bool
archive_keep(struct archive *archive, const char *name,
	     const struct oid *commit, struct error *err)
{
	git_reference *reference = NULL;
	git_oid oid, present;
	time_t now = time(NULL);
	int result;

	memcpy(oid.id, commit->bytes, sizeof oid.id);
	remove_lock(archive, name, now - LOCK_OF_THE_DEAD_S);
	result = git_reference_name_to_id(&present, archive->repository, name);
	if (result == 0 && git_oid_equal(&present, &oid))
		return true;
	if (result != 0 && result != GIT_ENOTFOUND)
		remove_damaged(archive, name);
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
