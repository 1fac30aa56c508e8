/*
 * Opening, closing and creating a repository. Why one was refused is told by
 * refusal.c.
 */
#include "archive/repository.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

/*
 * Is history cut off? Such a repository has the list of the commits whose
 * parents it lacks; libgit2 1.5 looks for it in the wrong place for a linked
 * worktree.
 */
static bool
is_shallow(git_repository *repository)
{
	struct strbuf file = {0};
	struct stat status;
	bool shallow;

	strbuf_printf(&file, "%s/shallow",
		      git_repository_commondir(repository));
	shallow = stat(file.data, &status) == 0 && status.st_size > 0;
	strbuf_release(&file);
	return shallow;
}

/* What remains to be done to an archive whose repository is open. */
static bool
finish_open(struct archive *archive, struct error *err)
{
	archive->location = realpath(archive->path, NULL);
	if (!archive->location)
		return error_at(err, ERR_ARCHIVE, archive->path, 0, 0,
				_("The repository cannot be reached: %s."),
				strerror(errno));
	if (is_shallow(archive->repository))
		return error_at(err, ERR_ARCHIVE, archive->path, 0, 0,
				_("The repository is a shallow clone, which "
				  "lacks the older history: run `git -C '%s' "
				  "fetch --unshallow`."),
				archive->location);
	if (git_repository_odb(&archive->odb, archive->repository) < 0)
		return error_at(err, ERR_ARCHIVE, archive->path, 0, 0,
				_("The repository's objects cannot be read: "
				  "%s."),
				library_message());
	return true;
}

static bool
check_branch_name(const char *path, const char *branch, struct error *err)
{
	int valid = 0;

	if (git_branch_name_is_valid(&valid, branch) == 0 && valid)
		return true;
	return error_at(err, ERR_ARCHIVE, path, 0, 0,
			_("“%s” cannot be the name of a branch: choose one "
			  "such as \"main\"."),
			branch);
}

static bool
check_free(const char *path, struct error *err)
{
	struct strbuf folder = {0};
	bool taken = git_folder(path, &folder);

	strbuf_release(&folder);
	if (!taken)
		return true;
	return error_at(err, ERR_ARCHIVE, path, 0, 0,
			_("There is a git repository already: choose another "
			  "folder, or go on with that one."));
}

bool
archive_open(const char *path, struct archive **out, struct error *err)
{
	struct archive *archive = NULL;
	git_repository *repository = NULL;
	int result;

	if (!library_start(err))
		return false;
	result = git_repository_open_ext(&repository, path,
					 GIT_REPOSITORY_OPEN_NO_SEARCH, NULL);
	if (result < 0)
		return explain_refusal(path, result, err);
	archive = mem_zero(1, sizeof *archive);
	archive->path = mem_copy(path, strlen(path));
	archive->repository = repository;
	if (!finish_open(archive, err)) {
		archive_close(archive);
		return false;
	}
	*out = archive;
	return true;
}

void
archive_close(struct archive *archive)
{
	if (!archive)
		return;
	charset_release(&archive->charset);
	checksum_free(archive->checksum);
	git_odb_object_free(archive->root);
	git_odb_free(archive->odb);
	git_repository_free(archive->repository);
	free(archive->location);
	free(archive->path);
	free(archive);
}

bool
archive_reopen(const struct archive *archive, struct archive **out,
	       struct error *err)
{
	return archive_open(archive->location, out, err);
}

bool
archive_create(const char *path, const char *branch, struct error *err)
{
	git_repository_init_options options;
	git_repository *repository = NULL;

	if (!library_start(err) || !check_branch_name(path, branch, err) ||
	    !check_free(path, err))
		return false;
	git_repository_init_options_init(&options,
					 GIT_REPOSITORY_INIT_OPTIONS_VERSION);
	options.flags =
		GIT_REPOSITORY_INIT_MKPATH | GIT_REPOSITORY_INIT_NO_REINIT;
	options.initial_head = branch;
	if (git_repository_init_ext(&repository, path, &options) < 0)
		return error_at(err, ERR_ARCHIVE, path, 0, 0,
				_("The repository cannot be created: %s."),
				library_message());
	git_repository_free(repository);
	return true;
}
