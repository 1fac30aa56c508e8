/*
 * What the files of this room share: an open repository and its objects.
 */
#ifndef ARCHIVE_REPOSITORY_H
#define ARCHIVE_REPOSITORY_H

#include "archive/archive.h"
#include "archive/charset.h"
#include "archive/checksum.h"

#include <git2.h>

struct archive {
	char *path;     /* as the user gave it, for messages */
	char *location; /* the same, absolute and without links */
	git_repository *repository;
	git_odb *odb;
	struct checksum *checksum; /* made when the first object is read */
	struct charset charset;    /* the one that commits last named */
	git_odb_object *root; /* the new tree of the last comparison, or NULL */
};

/* Start libgit2, once for the process, with the options that this room needs.
 * Fails with ERR_SYSTEM. */
bool library_start(struct error *err);

/* What libgit2 said last; borrowed until it says more. */
const char *library_message(void);

/*
 * Why path could not be opened, as a sentence with what to do. result is what
 * libgit2 returned, and its last message must still be there. Returns false.
 */
bool explain_refusal(const char *path, int result, struct error *err);

/* Is path a repository, were it a broken one? Then *out is its folder with HEAD
 * and objects (or the file that leads there). */
bool git_folder(const char *path, struct strbuf *out);

/* git holds the lock of a reference for the moment of writing it. */
#define LOCK_OF_THE_DEAD_S 60

/* The full name of a branch, as archive_branch understands it. */
void branch_reference(const char *branch, struct strbuf *out);

/* An oid as libgit2 has it, and back from its bytes. */
git_oid oid_to_git(const struct oid *oid);
struct oid oid_of_git(const unsigned char bytes[GIT_OID_RAWSZ]);

/* The oid that 40 hexadecimal digits spell; false when they do not. */
bool oid_from_digits(struct text digits, struct oid *out);

/*
 * The raw bytes of an object of any type, or of the one that is wanted. Freed
 * with git_odb_object_free. Fails with ERR_ARCHIVE, naming the object, when it
 * is missing, damaged or of another type.
 */
bool object_read(struct archive *archive, const struct oid *oid,
		 git_object_t wanted, git_odb_object **out, struct error *err);

/* Its bytes, borrowed from it. */
struct text object_text(git_odb_object *object);

/* An object contradicts itself; returns false. */
bool object_malformed(const struct archive *archive, const struct oid *oid,
		      struct error *err);

#endif
