/* The index while a commit is made: see stage.h. */
#include "archive/stage.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define MARK TEXT("juesuan ")

static bool
cannot_write(const struct archive *archive, struct error *err)
{
	return error_at(err, ERR_ARCHIVE, archive->path, 0, 0,
			_("The repository's index cannot be written (%s): run "
			  "as a user who may write there."),
			strerror(errno));
}

static bool
cannot_use(const struct archive *archive, const char *why, struct error *err)
{
	return error_at(err, ERR_ARCHIVE, archive->path, 0, 0,
			_("The repository's index cannot be used: %s."), why);
}

static bool
find_paths(struct archive *archive, struct stage *out, struct error *err)
{
	git_index *index = NULL;

	if (git_repository_index(&index, archive->repository) < 0)
		return cannot_use(archive, library_message(), err);
	strbuf_puts(&out->index, git_index_path(index));
	strbuf_printf(&out->lock, "%s.lock", out->index.data);
	strbuf_printf(&out->aside, "%s.juesuan", out->index.data);
	git_index_free(index);
	return true;
}

/* A dead process holds no lock of this kind. */
static bool
hold(int file)
{
	struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};

	return fcntl(file, F_SETLK, &whole) == 0;
}

/* Whose lock is it: one of ours, and of which commit? */
static bool
read_mark(int file, struct oid *commit_out)
{
	char bytes[128] = "";
	ssize_t length = pread(file, bytes, sizeof bytes - 1, 0);
	struct text text = {bytes, length > 0 ? (size_t)length : 0};

	return text_starts(text, MARK) &&
	       oid_from_digits(text_skip(text, MARK.length), commit_out);
}

/*
 * The lock of the branch, if a run that died with this commit left it there: it
 * has the commit's name in it, or none yet. git holds such a lock for a moment.
 */
static void
unlock_branch(const struct archive *archive, const char *branch,
	      const struct oid *commit)
{
	struct oid_text name = oid_text(commit);
	struct strbuf path = {0}, reference = {0};
	char bytes[sizeof name.digits + 1];
	struct stat status;

	branch_reference(branch, &reference);
	strbuf_printf(&path, "%s%s.lock",
		      git_repository_commondir(archive->repository),
		      reference.data);
	int file = open(path.data, O_RDONLY | O_CLOEXEC);
	ssize_t length = file < 0 ? -1 : read(file, bytes, sizeof bytes);
	struct text written = {bytes, length > 0 ? (size_t)length : 0};

	if (length >= 0 && fstat(file, &status) == 0 &&
	    (text_is(text_trim(written), name.digits) ||
	     (text_starts(text_of(name.digits), written) &&
	      status.st_mtime <= time(NULL) - LOCK_OF_THE_DEAD_S)))
		unlink(path.data);
	if (file >= 0)
		close(file);
	strbuf_release(&reference);
	strbuf_release(&path);
}

/* Of a run that died: was its commit made, so that the index it had prepared
 * is the right one? */
static bool
settle(struct archive *archive, const char *branch, const struct stage *stage,
       const struct oid *commit, struct error *err)
{
	struct oid tip;
	struct error unborn;
	bool made = false;

	if (archive_branch(archive, branch, &tip, &unborn) &&
	    !archive_descends(archive, &tip, commit, &made, err))
		return false;
	if (!made) {
		unlock_branch(archive, branch, commit);
		unlink(stage->aside.data);
	}
	/* Without it the run died after it had put the index in its place. */
	if (made && rename(stage->aside.data, stage->index.data) != 0 &&
	    errno != ENOENT)
		return cannot_write(archive, err);
	return unlink(stage->lock.data) == 0 || cannot_write(archive, err);
}

static bool
recover(struct archive *archive, const char *branch, const struct stage *stage,
	struct error *err)
{
	int file = open(stage->lock.data, O_RDWR | O_CLOEXEC);
	struct oid commit;
	bool ok = true;

	if (file < 0)
		return true;
	if (read_mark(file, &commit) && hold(file))
		ok = settle(archive, branch, stage, &commit, err);
	close(file);
	return ok;
}

/*
 * The lock appears with our mark in it and held by us, or not at all: it is
 * written under another name first. Returns the file, -1 with errno.
 */
static int
make_lock(const struct stage *stage, const struct oid *commit)
{
	struct oid_text name = oid_text(commit);
	struct strbuf aside = {0};
	int file;

	strbuf_printf(&aside, "%s-lock", stage->aside.data);
	file = aside_open(aside.data, 0644);
	if (file >= 0) {
		bool ok =
			fchmod(file, 0644) == 0 && hold(file) &&
			dprintf(file, "%s%s\n", MARK.data, name.digits) >= 0 &&
			link(aside.data, stage->lock.data) == 0 &&
			unlink(aside.data) == 0;
		int kept = errno;

		if (!ok) {
			unlink(aside.data);
			close(file);
			file = -1;
		}
		errno = kept;
	}
	strbuf_release(&aside);
	return file;
}

static bool
take_lock(struct archive *archive, const struct oid *commit, struct stage *out,
	  struct error *err)
{
	int file = make_lock(out, commit);

	if (file < 0 && (errno == EEXIST || errno == EBUSY))
		return error_at(err, ERR_ARCHIVE, archive->path, 0, 0,
				_("Git is at work in the archive, for its "
				  "index is locked: run this again when it is "
				  "done. If no git is running, remove %s."),
				out->lock.data);
	if (file < 0)
		return cannot_write(archive, err);
	out->file = file;
	out->is_held = true;
	return true;
}

/* An archive without an index has nothing staged; of one that cannot be opened
 * nobody knows. */
static bool
copy_file(const char *from, const char *to)
{
	FILE *in, *out;
	char bytes[1 << 16];
	size_t length;
	bool ok = true;

	unlink(to);
	in = fopen(from, "rbe");
	if (!in)
		return errno == ENOENT;
	out = fopen(to, "wbe");
	while (out && ok && (length = fread(bytes, 1, sizeof bytes, in)) > 0)
		ok = fwrite(bytes, 1, length, out) == length;
	ok = out && ok && !ferror(in);
	if (out && fclose(out) != 0)
		ok = false;
	fclose(in);
	return ok;
}

/* How many entries a copy says to have: in the last of its first twelve bytes.
 * libgit2 takes a file that it cannot look for as none, and all that is staged
 * in it would be gone. */
static bool
is_whole(const struct stage *stage, const git_index *index)
{
	unsigned char head[12] = {0};
	FILE *file = fopen(stage->aside.data, "rbe");

	if (!file)
		return errno == ENOENT;
	size_t length = fread(head, 1, sizeof head, file);
	fclose(file);
	return git_index_entrycount(index) > 0 || length < sizeof head ||
	       memcmp(head + 8, (unsigned char[4]){0}, 4) == 0;
}

/* Without the times of the file: git looks at its content once more. */
static int
put(git_index *index, const struct file_change *change)
{
	const git_index_entry *old =
		git_index_get_bypath(index, change->path, 0);
	git_index_entry entry = {
		.mode = old && (old->mode & 0111) ? GIT_FILEMODE_BLOB_EXECUTABLE
						  : GIT_FILEMODE_BLOB,
		.path = change->path,
	};
	int result;

	if (change->blob.length == 0) {
		result = git_index_remove_bypath(index, change->path);
		return result == GIT_ENOTFOUND ? 0 : result;
	}
	entry.id = oid_to_git(&change->blob);
	return git_index_add(index, &entry);
}

static bool
prepare(struct archive *archive, const struct writing *writing,
	const struct stage *stage, struct error *err)
{
	git_index *index = NULL;
	struct strbuf dead = {0};
	int result;

	/* libgit2's own, of a run that died. */
	strbuf_printf(&dead, "%s.lock", stage->aside.data);
	unlink(dead.data);
	strbuf_release(&dead);
	if (!copy_file(stage->index.data, stage->aside.data))
		return cannot_write(archive, err);
	result = git_index_open(&index, stage->aside.data);
	if (result == 0 && !is_whole(stage, index)) {
		git_index_free(index);
		return cannot_use(archive, strerror(EIO), err);
	}
	for (size_t i = 0; result == 0 && i < writing->change_count; i++)
		result = put(index, &writing->changes[i]);
	if (result == 0)
		result = git_index_write(index);
	git_index_free(index);
	return result == 0 || cannot_use(archive, library_message(), err);
}

bool
stage_begin(struct archive *archive, const struct writing *writing,
	    const struct oid *commit, struct stage *out, struct error *err)
{
	struct stage stage = {0};

	if (find_paths(archive, &stage, err) &&
	    recover(archive, writing->branch, &stage, err) &&
	    take_lock(archive, commit, &stage, err) &&
	    prepare(archive, writing, &stage, err)) {
		*out = stage;
		return true;
	}
	stage_release(&stage);
	return false;
}

bool
stage_finish(struct archive *archive, struct stage *stage, struct error *err)
{
	bool ok = rename(stage->aside.data, stage->index.data) == 0 &&
		  unlink(stage->lock.data) == 0;

	/* The lock stays, as if this run had died here. */
	if (!ok)
		error_at(err, ERR_ARCHIVE, archive->path, 0, 0,
			 _("The commit was made, but the repository's index "
			   "could not be brought up to it (%s): run `juesuan "
			   "submit` again, which does that first. Until then "
			   "%s keeps git from working here."),
			 strerror(errno), stage->lock.data);
	close(stage->file);
	stage->is_held = false;
	return ok;
}

void
stage_release(struct stage *stage)
{
	if (stage->is_held) {
		unlink(stage->aside.data);
		unlink(stage->lock.data);
		close(stage->file);
	}
	strbuf_release(&stage->index);
	strbuf_release(&stage->lock);
	strbuf_release(&stage->aside);
	*stage = (struct stage){0};
}

bool
archive_recover(struct archive *archive, const char *branch, struct error *err)
{
	struct stage stage = {0};
	bool ok = git_repository_is_bare(archive->repository) ||
		  (find_paths(archive, &stage, err) &&
		   recover(archive, branch, &stage, err));

	stage_release(&stage);
	return ok;
}
