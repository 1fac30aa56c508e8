/*
 * References of the program's own, under refs/juesuan/: what they point to is
 * never pruned, and nobody's branch. Separate because this and the commits that
 * are submitted are all that is ever written into an archive.
 */
#include "archive/repository.h"

bool
archive_keep(struct archive *archive, const char *name,
	     const struct oid *commit, struct error *err)
{
	git_reference *reference = NULL;
	git_oid oid;
	bool ok;

	memcpy(oid.id, commit->bytes, sizeof oid.id);
	ok = git_reference_create(&reference, archive->repository, name, &oid,
				  true, "juesuan") == 0;
	git_reference_free(reference);
	return ok || error_at(err, ERR_ARCHIVE, archive->path, 0, 0,
			      _("The reference %s cannot be written: %s."),
			      name, library_message());
}
