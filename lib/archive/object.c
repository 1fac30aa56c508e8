/*
 * The object store: reading objects with their hashes verified, and what to say
 * when one is not there.
 */
#include "archive/repository.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

git_oid
oid_to_git(const struct oid *oid)
{
	git_oid git = {{0}};

	memcpy(git.id, oid->bytes, sizeof git.id);
	return git;
}

/* Was the archive cloned with a filter, so that objects are missing by
 * intention? Then a remote promises them. */
static bool
is_partial(const struct archive *archive)
{
	git_config *config = NULL;
	git_config_iterator *iterator = NULL;
	git_config_entry *entry;
	bool partial = false;

	if (git_repository_config_snapshot(&config, archive->repository) == 0 &&
	    git_config_iterator_new(&iterator, config) == 0)
		while (!partial && git_config_next(&entry, iterator) == 0)
			partial = text_starts(text_of(entry->name),
					      TEXT("remote.")) &&
				  text_ends(text_of(entry->name),
					    TEXT(".promisor"));
	git_config_iterator_free(iterator);
	git_config_free(config);
	return partial;
}

static bool
object_damaged(const struct archive *archive, const struct oid *oid,
	       const char *why, struct error *err)
{
	return error_at(err, ERR_ARCHIVE, archive->path, 0, 0,
			_("The object %s is damaged (%s): run `git -C '%s' "
			  "fsck`, and restore the repository from a good "
			  "copy."),
			oid_text(oid).digits, why, archive->location);
}

/* May we not look where an object is? libgit2 calls that missing. place is the
 * file or folder then, and errno says why. */
static bool
is_forbidden(const struct archive *archive, struct oid_text name,
	     struct strbuf *place)
{
	strbuf_printf(place, "%sobjects",
		      git_repository_commondir(archive->repository));
	if (access(place->data, R_OK | X_OK) != 0)
		return errno == EACCES;
	strbuf_printf(place, "/%.2s", name.digits);
	if (access(place->data, X_OK) != 0 && errno == EACCES)
		return true;
	strbuf_printf(place, "/%s", name.digits + 2);
	return access(place->data, R_OK) != 0 && errno == EACCES;
}

static bool
object_forbidden(const struct archive *archive, const struct oid *oid,
		 struct error *err)
{
	struct strbuf place = {0};
	bool forbidden = is_forbidden(archive, oid_text(oid), &place);

	if (forbidden)
		error_at(err, ERR_ARCHIVE, archive->path, 0, 0,
			 _("%s cannot be read (%s): run as a user who may read "
			   "it, or let this one read all of the repository."),
			 place.data, strerror(errno));
	strbuf_release(&place);
	return forbidden;
}

/* An object could not be read; libgit2 returned result. */
static bool
object_lost(const struct archive *archive, const struct oid *oid, int result,
	    struct error *err)
{
	struct oid_text name = oid_text(oid);

	if (object_forbidden(archive, oid, err))
		return false;
	if (result != GIT_ENOTFOUND)
		return object_damaged(archive, oid, library_message(), err);
	if (is_partial(archive))
		return error_at(err, ERR_ARCHIVE, archive->path, 0, 0,
				_("The object %s is not there, for this "
				  "repository is a partial clone: clone it "
				  "again without --filter."),
				name.digits);
	return error_at(err, ERR_ARCHIVE, archive->path, 0, 0,
			_("The object %s is missing: run `git -C '%s' fsck`, "
			  "and restore the repository from a good copy."),
			name.digits, archive->location);
}

/*
 * git may repack the archive and drop old files while it is read. libgit2 looks
 * for new files by itself when an object is nowhere to be found; for any other
 * failure, as of a file that vanished while it was read, we tell it to.
 */
static int
read_fresh(struct archive *archive, const git_oid *git, git_odb_object **out)
{
	int result = git_odb_read(out, archive->odb, git);

	if (result < 0 && git_odb_refresh(archive->odb) == 0)
		result = git_odb_read(out, archive->odb, git);
	return result;
}

static int
size_fresh(struct archive *archive, const git_oid *git, size_t *size,
	   git_object_t *type)
{
	int result = git_odb_read_header(size, type, archive->odb, git);

	if (result < 0 && git_odb_refresh(archive->odb) == 0)
		result = git_odb_read_header(size, type, archive->odb, git);
	return result;
}

static bool
check_type(const struct archive *archive, const struct oid *oid,
	   git_object_t wanted, git_object_t type, struct error *err)
{
	if (wanted == GIT_OBJECT_ANY || wanted == type)
		return true;
	return error_at(err, ERR_ARCHIVE, archive->path, 0, 0,
			_("The object %s is a %s where a %s should be: run "
			  "`git -C '%s' fsck`, and restore the repository from "
			  "a good copy."),
			oid_text(oid).digits, git_object_type2string(type),
			git_object_type2string(wanted), archive->location);
}

static bool
fits(struct archive *archive, const struct oid *oid, git_odb_object *object)
{
	if (!archive->checksum)
		archive->checksum = checksum_new();
	struct oid name = checksum_take(
		archive->checksum,
		git_object_type2string(git_odb_object_type(object)),
		object_text(object));
	return oid_equal(&name, oid);
}

struct oid
oid_of_git(const unsigned char bytes[GIT_OID_RAWSZ])
{
	struct oid oid = {.length = GIT_OID_RAWSZ};

	memcpy(oid.bytes, bytes, GIT_OID_RAWSZ);
	return oid;
}

bool
oid_from_digits(struct text digits, struct oid *out)
{
	git_oid git;

	if (digits.length < GIT_OID_HEXSZ ||
	    git_oid_fromstr(&git, digits.data) < 0)
		return false;
	*out = oid_of_git(git.id);
	return true;
}

bool
object_read(struct archive *archive, const struct oid *oid, git_object_t wanted,
	    git_odb_object **out, struct error *err)
{
	git_oid git = oid_to_git(oid);
	git_odb_object *object = NULL;
	int result = read_fresh(archive, &git, &object);

	if (result < 0)
		return object_lost(archive, oid, result, err);
	bool ok = check_type(archive, oid, wanted, git_odb_object_type(object),
			     err) &&
		  (fits(archive, oid, object) ||
		   object_damaged(archive, oid,
				  _("its content is not what its name says"),
				  err));
	if (ok)
		*out = object;
	else
		git_odb_object_free(object);
	return ok;
}

struct text
object_text(git_odb_object *object)
{
	return (struct text){git_odb_object_data(object),
			     git_odb_object_size(object)};
}

bool
object_malformed(const struct archive *archive, const struct oid *oid,
		 struct error *err)
{
	return error_at(err, ERR_ARCHIVE, archive->path, 0, 0,
			_("The object %s is not formed as git forms it: run "
			  "`git -C '%s' fsck`, and restore the repository from "
			  "a good copy."),
			oid_text(oid).digits, archive->location);
}

bool
archive_read(struct archive *archive, const struct oid *blob, uint64_t limit,
	     struct strbuf *out, uint64_t *size_out, struct error *err)
{
	git_oid git = oid_to_git(blob);
	git_odb_object *object = NULL;
	git_object_t type;
	struct text content;
	size_t size;
	int result = size_fresh(archive, &git, &size, &type);

	if (result < 0)
		return object_lost(archive, blob, result, err);
	if (!check_type(archive, blob, GIT_OBJECT_BLOB, type, err))
		return false;
	if (size > limit) {
		strbuf_clear(out);
		*size_out = size;
		return true;
	}
	if (!object_read(archive, blob, GIT_OBJECT_BLOB, &object, err))
		return false;
	content = object_text(object);
	strbuf_clear(out);
	strbuf_text(out, content);
	*size_out = content.length;
	git_odb_object_free(object);
	return true;
}

bool
archive_hash(struct text content, struct oid *out, struct error *err)
{
	struct checksum *checksum;

	if (!library_start(err))
		return false;
	checksum = checksum_new();
	*out = checksum_take(checksum, "blob", content);
	checksum_free(checksum);
	return true;
}
