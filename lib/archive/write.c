/*
 * Making a commit: blobs, the tree from the base's tree, the commit, and last
 * the branch, which moves only from where it was expected.
 */
#include "archive/stage.h"

#include <git2/sys/commit.h>

#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define HEADS      "refs/heads/"
#define LOCK_TRIES 50

/* A commit on its way. */
struct making {
	struct archive *archive;
	const struct writing *writing;
	struct strbuf reference;
	git_reference *branch; /* NULL before the first commit, */
	git_tree *base_tree;   /* and so is this */
	struct stage stage;
};

/* What a branch points to must be on the disk before the branch does. A load
 * writes nothing of the kind and need not wait for the disk. */
static void
sync_from_now_on(void)
{
	git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
}

static bool
cannot_write(const struct archive *archive, struct error *err)
{
	return error_at(err, ERR_ARCHIVE, archive->path, 0, 0,
			_("The archive cannot be written: %s."),
			library_message());
}

bool
archive_store(struct archive *archive, struct text content, struct oid *out,
	      struct error *err)
{
	git_oid git;

	sync_from_now_on();
	if (git_odb_write(&git, archive->odb,
			  content.length ? content.data : "", content.length,
			  GIT_OBJECT_BLOB) < 0)
		return cannot_write(archive, err);
	*out = oid_of_git(git.id);
	return true;
}

/* Find the branch; *at_base_out: does it stand where it is expected? */
static bool
find_branch(struct making *making, bool *at_base_out, struct error *err)
{
	struct archive *archive = making->archive;
	const struct oid *base = making->writing->base;
	git_reference *named = NULL;
	int result;

	branch_reference(making->writing->branch, &making->reference);
	if (!text_starts(strbuf_view(&making->reference), TEXT(HEADS)))
		return error_at(err, ERR_ARCHIVE, archive->path, 0, 0,
				_("“%s” is no branch of this repository, so "
				  "nothing can be committed to it: name one in "
				  "archive.branch."),
				making->writing->branch);
	result = git_reference_lookup(&named, archive->repository,
				      making->reference.data);
	if (result == 0)
		result = git_reference_resolve(&making->branch, named);
	git_reference_free(named);
	if (result < 0 && result != GIT_ENOTFOUND)
		return cannot_write(archive, err);
	*at_base_out =
		making->branch && base
			? memcmp(git_reference_target(making->branch)->id,
				 base->bytes, GIT_OID_RAWSZ) == 0
			: !making->branch && !base;
	return true;
}

/* Another working tree that shows the branch would fall behind it. */
static bool
check_worktrees(struct making *making, const struct worktree *own,
		struct error *err)
{
	if (own->kind == WORKTREE_HERE || !making->branch ||
	    git_branch_is_checked_out(making->branch) != 1)
		return true;
	return error_at(err, ERR_ARCHIVE, making->archive->path, 0, 0,
			_("The branch “%s” is checked out in another working "
			  "tree of this repository: give that folder as "
			  "archive.repository, or check out another branch "
			  "there."),
			making->writing->branch);
}

static bool
load_base(struct making *making, struct error *err)
{
	struct oid tree;
	git_oid oid;

	if (!making->writing->base)
		return true;
	if (!archive_tree(making->archive, making->writing->base, &tree, err))
		return false;
	oid = oid_to_git(&tree);
	return git_tree_lookup(&making->base_tree, making->archive->repository,
			       &oid) == 0 ||
	       cannot_write(making->archive, err);
}

/* What it is in the base; an ordinary file where it is none there. */
static git_filemode_t
mode_of(const struct making *making, const char *path)
{
	git_tree_entry *entry = NULL;
	git_filemode_t mode = GIT_FILEMODE_BLOB;

	if (making->base_tree &&
	    git_tree_entry_bypath(&entry, making->base_tree, path) == 0 &&
	    git_tree_entry_filemode(entry) == GIT_FILEMODE_BLOB_EXECUTABLE)
		mode = GIT_FILEMODE_BLOB_EXECUTABLE;
	git_tree_entry_free(entry);
	return mode;
}

static bool
make_tree(struct making *making, git_tree **out, struct error *err)
{
	const struct writing *writing = making->writing;
	git_repository *repository = making->archive->repository;
	VEC(git_tree_update) updates = {0};
	git_oid oid;
	int result;

	for (size_t i = 0; i < writing->change_count; i++) {
		const struct file_change *change = &writing->changes[i];
		git_tree_update update = {
			.action = GIT_TREE_UPDATE_REMOVE,
			.path = change->path,
		};

		if (change->blob.length > 0) {
			update.action = GIT_TREE_UPDATE_UPSERT;
			update.id = oid_to_git(&change->blob);
			update.filemode = mode_of(making, change->path);
		}
		*vec_push(&updates) = update;
	}
	result = git_tree_create_updated(&oid, repository, making->base_tree,
					 updates.count, updates.items);
	if (result == 0)
		result = git_tree_lookup(out, repository, &oid);
	vec_release(&updates);
	return result == 0 || cannot_write(making->archive, err);
}

static bool
is_base(const struct making *making, const git_tree *tree)
{
	if (!making->base_tree)
		return git_tree_entrycount(tree) == 0;
	return git_oid_equal(git_tree_id(making->base_tree), git_tree_id(tree));
}

static bool
sign(const struct making *making, const struct signature *person,
     git_signature **out, struct error *err)
{
	return git_signature_new(out, person->name, person->mail, person->time,
				 person->zone_minutes) == 0 ||
	       error_at(err, ERR_ARCHIVE, making->archive->path, 0, 0,
			_("git cannot commit in the name of %s <%s>: %s."),
			person->name, person->mail, library_message());
}

/* From names: libgit2 refuses to parse a base by somebody without mail. */
static bool
make_object(struct making *making, const git_tree *tree, struct oid *out,
	    struct error *err)
{
	const struct writing *writing = making->writing;
	git_signature *author = NULL, *committer = NULL;
	git_oid oid, base = {{0}};
	const git_oid *parents[] = {&base};
	bool ok = sign(making, &writing->author, &author, err) &&
		  sign(making, &writing->committer, &committer, err);

	if (writing->base)
		base = oid_to_git(writing->base);
	if (ok && git_commit_create_from_ids(
			  &oid, making->archive->repository, NULL, author,
			  committer, NULL, writing->message, git_tree_id(tree),
			  writing->base ? 1 : 0, parents) < 0)
		ok = cannot_write(making->archive, err);
	if (ok)
		*out = oid_of_git(oid.id);
	git_signature_free(author);
	git_signature_free(committer);
	return ok;
}

/* The line for the reflog, as git writes it. */
static void
print_reflog(struct strbuf *out, const struct making *making)
{
	const char *message = making->writing->message;

	strbuf_printf(out, "commit%s: %.*s",
		      making->writing->base ? "" : " (initial)",
		      (int)strcspn(message, "\n"), message);
}

static int
try_move(struct making *making, const struct oid *commit, const char *line)
{
	git_reference *moved = NULL, *branch = making->branch;
	git_oid to = oid_to_git(commit);
	int result = git_reference_create_matching(
		&moved, making->archive->repository,
		branch ? git_reference_name(branch) : making->reference.data,
		&to, branch != NULL,
		branch ? git_reference_target(branch) : NULL, line);

	git_reference_free(moved);
	return result;
}

/*
 * libgit2 puts a reference in its place by linking it to its lock and removing
 * that. A lock that is the reference itself was left by one that died between
 * the two, and nobody holds it: git itself renames.
 */
static void
remove_linked_lock(const struct making *making)
{
	const char *name = making->branch ? git_reference_name(making->branch)
					  : making->reference.data;
	struct strbuf path = {0}, lock = {0};
	struct stat is, locked;

	strbuf_printf(&path, "%s%s",
		      git_repository_commondir(making->archive->repository),
		      name);
	strbuf_printf(&lock, "%s.lock", path.data);
	if (lstat(path.data, &is) == 0 && lstat(lock.data, &locked) == 0 &&
	    is.st_dev == locked.st_dev && is.st_ino == locked.st_ino)
		unlink(lock.data);
	strbuf_release(&lock);
	strbuf_release(&path);
}

static bool
branch_locked(const struct making *making, struct error *err)
{
	return error_at(err, ERR_ARCHIVE, making->archive->path, 0, 0,
			_("The branch “%s” is locked, as git does while it "
			  "moves one: run this again. If no git is running, "
			  "remove %s%s.lock."),
			making->writing->branch,
			git_repository_commondir(making->archive->repository),
			making->branch ? git_reference_name(making->branch)
				       : making->reference.data);
}

static bool
move_branch(struct making *making, const struct oid *commit,
	    enum writing_end *end_out, struct error *err)
{
	const struct signature *committer = &making->writing->committer;
	const struct timespec pause = {.tv_nsec = 20000000};
	struct strbuf line = {0};
	int result = GIT_ELOCKED;

	print_reflog(&line, making);
	git_repository_set_ident(making->archive->repository, committer->name,
				 committer->mail);
	remove_linked_lock(making);
	/* Git holds the lock for a moment; only a dead one stays. */
	for (int i = 0; i < LOCK_TRIES && result == GIT_ELOCKED; i++) {
		if (i > 0)
			nanosleep(&pause, NULL);
		result = try_move(making, commit, line.data);
	}
	strbuf_release(&line);
	if (result == GIT_ELOCKED)
		return branch_locked(making, err);
	if (result == GIT_EMODIFIED || result == GIT_EEXISTS ||
	    result == GIT_ENOTFOUND)
		*end_out = WRITING_RACED;
	else if (result == 0)
		*end_out = WRITING_DONE;
	else
		return cannot_write(making->archive, err);
	return true;
}

/* The objects are there; now what git shows of them. */
static bool
publish(struct making *making, const struct worktree *own,
	const struct oid *commit, enum writing_end *end_out, struct error *err)
{
	bool here = own->kind == WORKTREE_HERE;

	if (here && !stage_begin(making->archive, making->writing, commit,
				 &making->stage, err))
		return false;
	return move_branch(making, commit, end_out, err) &&
	       (!here || *end_out != WRITING_DONE ||
		stage_finish(making->archive, &making->stage, err));
}

static bool
make(struct making *making, enum writing_end *end_out, struct oid *commit_out,
     struct error *err)
{
	struct worktree own;
	git_tree *tree = NULL;
	struct oid commit = {0};
	bool at_base, ok;

	*end_out = WRITING_RACED;
	if (!archive_worktree(making->archive, making->writing->branch, &own,
			      err) ||
	    !find_branch(making, &at_base, err))
		return false;
	if (!at_base)
		return true;
	ok = check_worktrees(making, &own, err) && load_base(making, err) &&
	     make_tree(making, &tree, err);
	if (ok && is_base(making, tree))
		*end_out = WRITING_NOTHING;
	else
		ok = ok && make_object(making, tree, &commit, err) &&
		     publish(making, &own, &commit, end_out, err);
	if (ok && *end_out == WRITING_DONE)
		*commit_out = commit;
	git_tree_free(tree);
	return ok;
}

bool
archive_commit(struct archive *archive, const struct writing *writing,
	       enum writing_end *end_out, struct oid *commit_out,
	       struct error *err)
{
	struct making making = {.archive = archive, .writing = writing};
	enum writing_end end;
	bool ok;

	sync_from_now_on();
	ok = make(&making, &end, commit_out, err);
	if (ok)
		*end_out = end;
	stage_release(&making.stage);
	git_tree_free(making.base_tree);
	git_reference_free(making.branch);
	strbuf_release(&making.reference);
	return ok;
}
