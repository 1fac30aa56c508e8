/*
 * From names to commits: branches, tags, revisions, and what else among the
 * references changes how git shows history.
 */
#include "archive/commit.h"

#include <sys/stat.h>

#define HEADS         "refs/heads/"
#define NAMED_AT_MOST 20

static int
compare_names(const void *a, const void *b)
{
	const char *const *left = a, *const *right = b;

	return strcmp(*left, *right);
}

/* What a reference points to, before tags are peeled. */
static int
look_up(const struct archive *archive, const char *name, struct oid *out)
{
	git_oid git;
	int result = git_reference_name_to_id(&git, archive->repository, name);

	if (result == 0)
		*out = oid_of_git(git.id);
	return result;
}

/* Has the branch this commit in its history? */
static bool
has_commit(const struct archive *archive, const char *reference,
	   const struct oid *commit)
{
	struct oid tip;
	git_oid one, other;

	if (look_up(archive, reference, &tip) != 0)
		return false;
	memcpy(one.id, tip.bytes, sizeof one.id);
	memcpy(other.id, commit->bytes, sizeof other.id);
	return oid_equal(&tip, commit) ||
	       git_graph_descendant_of(archive->repository, &one, &other) == 1;
}

/* The local branches' names in order, as a list for a message: all of them, or
 * those that have a commit. Empty when there is none. */
static void
list_branches(struct archive *archive, const struct oid *commit,
	      struct strbuf *out)
{
	VEC(const char *) names = {0};
	struct arena arena = {0};
	git_reference_iterator *iterator = NULL;
	const char *name;

	charset_declare(&archive->charset, (struct text){0});
	if (git_reference_iterator_glob_new(&iterator, archive->repository,
					    HEADS "*") == 0)
		while (git_reference_next_name(&name, iterator) == 0)
			if (!commit || has_commit(archive, name, commit))
				*vec_push(&names) = charset_decode(
					&archive->charset,
					text_of(name + strlen(HEADS)), &arena);
	vec_sort(&names, compare_names);
	for (size_t i = 0; i < names.count && i < NAMED_AT_MOST; i++)
		strbuf_printf(out, "%s%s", i ? ", " : "", names.items[i]);
	if (names.count > NAMED_AT_MOST)
		strbuf_puts(out, ", …");
	git_reference_iterator_free(iterator);
	arena_release(&arena);
	vec_release(&names);
}

/* Does HEAD wait for the first commit of this branch? */
static bool
is_unborn(const struct archive *archive, const char *reference)
{
	git_reference *head = NULL;
	const char *target = NULL;
	bool unborn;

	if (git_reference_lookup(&head, archive->repository, "HEAD") == 0)
		target = git_reference_symbolic_target(head);
	unborn = target && strcmp(target, reference) == 0;
	git_reference_free(head);
	return unborn;
}

/* Was the branch loaded once? Then it is gone, whatever HEAD waits for. */
static bool
was_loaded(const struct archive *archive, const char *branch,
	   struct oid *tip_out)
{
	struct strbuf kept = {0};
	bool was;

	kept_tip_name(branch, &kept);
	was = look_up(archive, kept.data, tip_out) == 0;
	strbuf_release(&kept);
	return was;
}

static bool
refuse_gone(struct archive *archive, const char *branch, const struct oid *tip,
	    struct error *err)
{
	struct oid_text name = oid_text(tip);
	struct strbuf branches = {0};

	list_branches(archive, tip, &branches);
	if (branches.length > 0)
		error_at(
			err, ERR_ARCHIVE, archive->path, 0, 0,
			_("The branch “%s” is gone. It was loaded up to "
			  "%.12s, which is on: %s. If the branch was renamed, "
			  "correct archive.branch in the configuration; if it "
			  "was deleted, `git branch %s %.12s` brings it back."),
			branch, name.digits, branches.data, branch,
			name.digits);
	else
		error_at(err, ERR_ARCHIVE, archive->path, 0, 0,
			 _("The branch “%s” is gone. It was loaded up to "
			   "%.12s, which is on no branch. Find out who deleted "
			   "it and why; `git branch %s %.12s` brings it back."),
			 branch, name.digits, branch, name.digits);
	strbuf_release(&branches);
	return false;
}

/* A crash may leave it empty. */
static bool
refuse_damaged(struct archive *archive, const char *branch, struct error *err)
{
	struct strbuf why = {0};
	struct oid tip;

	strbuf_puts(&why, library_message());
	if (was_loaded(archive, branch, &tip))
		error_at(err, ERR_ARCHIVE, archive->path, 0, 0,
			 _("The branch “%s” cannot be read (%s): restore it "
			   "from a good copy. It was loaded up to %.12s."),
			 branch, why.data, oid_text(&tip).digits);
	else
		error_at(err, ERR_ARCHIVE, archive->path, 0, 0,
			 _("The branch “%s” cannot be read (%s): restore it "
			   "from a good copy."),
			 branch, why.data);
	strbuf_release(&why);
	return false;
}

/* A reference that is there and leads nowhere is another name of what is
 * not. */
static bool
refuse_branch(struct archive *archive, const char *branch,
	      const char *reference, struct error *err)
{
	struct strbuf branches = {0};
	git_reference *symbolic = NULL;
	struct oid tip;

	if (was_loaded(archive, branch, &tip))
		return refuse_gone(archive, branch, &tip, err);
	list_branches(archive, NULL, &branches);
	git_reference_lookup(&symbolic, archive->repository, reference);
	if (strcmp(branch, "HEAD") == 0)
		error_at(err, ERR_ARCHIVE, archive->path, 0, 0,
			 _("“HEAD” is no branch, it goes wherever somebody "
			   "switches to. There are: %s. Correct archive.branch "
			   "in the configuration."),
			 strbuf_string(&branches));
	else if (symbolic)
		error_at(err, ERR_ARCHIVE, archive->path, 0, 0,
			 _("The branch “%s” is only another name of %s, which "
			   "is not there. Correct it with git, or "
			   "archive.branch in the configuration."),
			 branch, git_reference_symbolic_target(symbolic));
	else if (branches.length == 0 || is_unborn(archive, reference))
		error_at(err, ERR_ARCHIVE, archive->path, 0, 0,
			 _("The branch “%s” has no commit yet: commit the "
			   "source files to it first, with `juesuan submit` "
			   "for one."),
			 branch);
	else
		error_at(err, ERR_ARCHIVE, archive->path, 0, 0,
			 _("There is no branch “%s”, but there are: %s. "
			   "Correct archive.branch in the configuration."),
			 branch, branches.data);
	git_reference_free(symbolic);
	strbuf_release(&branches);
	return false;
}

/*
 * Replace a tag's oid by that of the commit which it names, through however
 * many tags. Fails with kind when it names something else.
 */
static bool
peel(struct archive *archive, const char *name, enum error_kind kind,
     struct oid *oid, struct error *err)
{
	git_object_t type = GIT_OBJECT_TAG;
	struct oid at = *oid;

	while (type == GIT_OBJECT_TAG) {
		git_odb_object *object;
		struct text rest;
		bool formed;

		if (!object_read(archive, &at, GIT_OBJECT_ANY, &object, err))
			return false;
		type = git_odb_object_type(object);
		rest = object_text(object);
		formed = type != GIT_OBJECT_TAG ||
			 commit_take_oid(&rest, "object", &at);
		git_odb_object_free(object);
		if (!formed)
			return object_malformed(archive, &at, err);
	}
	if (type != GIT_OBJECT_COMMIT)
		return error_at(err, kind, archive->path, 0, 0,
				_("“%s” is not a commit but a %s: name a "
				  "branch, a tag of a commit or a commit."),
				name, git_object_type2string(type));
	*oid = at;
	return true;
}

void
branch_reference(const char *branch, struct strbuf *out)
{
	if (!text_starts(text_of(branch), TEXT("refs/")))
		strbuf_puts(out, HEADS);
	strbuf_puts(out, branch);
}

bool
archive_branch(struct archive *archive, const char *branch, struct oid *tip_out,
	       struct error *err)
{
	struct strbuf name = {0};
	struct oid tip;
	int result;
	bool done = false;

	branch_reference(branch, &name);
	result = look_up(archive, name.data, &tip);
	if (result == GIT_ENOTFOUND || result == GIT_EINVALIDSPEC) {
		refuse_branch(archive, branch, name.data, err);
		goto out;
	}
	if (result < 0) {
		refuse_damaged(archive, branch, err);
		goto out;
	}
	if (!peel(archive, branch, ERR_ARCHIVE, &tip, err))
		goto out;
	*tip_out = tip;
	done = true;
out:
	strbuf_release(&name);
	return done;
}

bool
archive_tip(struct archive *archive, const char *branch, struct oid *tip_out,
	    bool *exists_out, struct error *err)
{
	struct strbuf name = {0};
	struct oid oid;
	bool unborn;

	branch_reference(branch, &name);
	unborn = is_unborn(archive, name.data) &&
		 look_up(archive, name.data, &oid) == GIT_ENOTFOUND &&
		 !was_loaded(archive, branch, &oid);
	strbuf_release(&name);
	if (!unborn && !archive_branch(archive, branch, tip_out, err))
		return false;
	*exists_out = !unborn;
	return true;
}

static int
find_reference(const struct archive *archive, const char *revision,
	       git_oid *out)
{
	git_reference *named = NULL, *direct = NULL;
	int result = git_reference_dwim(&named, archive->repository, revision);

	if (result == 0)
		result = git_reference_resolve(&direct, named);
	if (result == 0)
		*out = *git_reference_target(direct);
	git_reference_free(direct);
	git_reference_free(named);
	return result;
}

/* By the (first) digits of its name. */
static int
find_object(const struct archive *archive, const char *revision, git_oid *out)
{
	size_t length = strlen(revision);
	git_oid digits;

	if (length < GIT_OID_MINPREFIXLEN || length > GIT_OID_HEXSZ ||
	    git_oid_fromstrn(&digits, revision, length) < 0)
		return GIT_ENOTFOUND;
	return git_odb_exists_prefix(out, archive->odb, &digits, length);
}

/* libgit2 parses what it looks up, and refuses commits by people whose mail or
 * time is malformed: only what is more than a name is left to it. */
static int
find_revision(const struct archive *archive, const char *revision, git_oid *out)
{
	bool is_whole = strlen(revision) == GIT_OID_HEXSZ;
	git_object *object = NULL;
	int result = GIT_ENOTFOUND;

	if (is_whole)
		result = find_object(archive, revision, out);
	if (result != 0 && *revision) /* no name is HEAD to it */
		result = find_reference(archive, revision, out);
	if (result != 0 && !is_whole)
		result = find_object(archive, revision, out);
	if (result == 0 || result == GIT_EAMBIGUOUS)
		return result;
	result = git_revparse_single(&object, archive->repository, revision);
	if (result == 0)
		*out = *git_object_id(object);
	git_object_free(object);
	return result;
}

bool
archive_resolve(struct archive *archive, const char *revision, struct oid *out,
		struct error *err)
{
	git_oid found;
	int result = find_revision(archive, revision, &found);
	struct oid oid;

	if (result == GIT_EAMBIGUOUS)
		return error_at(err, ERR_NOT_FOUND, archive->path, 0, 0,
				_("“%s” begins the names of several objects: "
				  "give more of its digits."),
				revision);
	if (result == GIT_ENOTFOUND || result == GIT_EINVALIDSPEC)
		return error_at(err, ERR_NOT_FOUND, archive->path, 0, 0,
				_("There is no commit “%s”: name a branch, a "
				  "tag or a commit of the archive."),
				revision);
	if (result < 0)
		return error_at(err, ERR_ARCHIVE, archive->path, 0, 0,
				_("The commit “%s” cannot be looked up: "
				  "%s."),
				revision, library_message());
	oid = oid_of_git(found.id);
	if (!peel(archive, revision, ERR_NOT_FOUND, &oid, err))
		return false;
	*out = oid;
	return true;
}

bool
archive_has_replacements(const struct archive *archive)
{
	git_reference_iterator *iterator = NULL;
	struct strbuf grafts = {0};
	struct stat status;
	const char *name;
	bool has;

	strbuf_printf(&grafts, "%s/info/grafts",
		      git_repository_commondir(archive->repository));
	has = stat(grafts.data, &status) == 0 && status.st_size > 0;
	if (!has &&
	    git_reference_iterator_glob_new(&iterator, archive->repository,
					    "refs/replace/*") == 0)
		has = git_reference_next_name(&name, iterator) == 0;
	git_reference_iterator_free(iterator);
	strbuf_release(&grafts);
	return has;
}
