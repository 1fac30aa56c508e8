/*
 * Why a repository could not be opened. libgit2 1.5 says "could not find
 * repository" or worse for most of it, so the folder itself is looked at, and
 * the sentence says what to do.
 */
#include "archive/repository.h"

#include <errno.h>
#include <pwd.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* Each repository has these; without one of them libgit2 sees none. */
static const char *const parts[] = {"HEAD", "objects", "refs"};

/* How to do without an extension that libgit2 1.5 cannot read. */
static const struct {
	const char *name, *remedy;
} extensions[] = {
	{"worktreeconfig",
	 N_("move what its config.worktree says into its config, and run `git "
	    "config --unset extensions.worktreeConfig` in it")},
	{"objectformat",
	 N_("only SHA-1 can be read; make a repository with `git init "
	    "--object-format=sha1`, and fill it through `git fast-export "
	    "--all` and `git fast-import`")},
	{"refstorage", N_("run `git refs migrate --ref-format=files` in it")},
	{"partialclone", N_("clone it again without --filter")},
};

static bool
has_part(const char *folder, const char *part)
{
	struct strbuf file = {0};
	struct stat status;
	bool has;

	strbuf_printf(&file, "%s/%s", folder, part);
	has = lstat(file.data, &status) == 0;
	strbuf_release(&file);
	return has;
}

/* The folder cannot be looked into, for the reason that errno has. */
static bool
refuse_folder(const char *path, struct error *err)
{
	if (errno == ENOENT || errno == ENOTDIR)
		return error_at(err, ERR_ARCHIVE, path, 0, 0,
				_("There is no such folder: create the archive "
				  "with `juesuan init`, or correct "
				  "archive.repository in the configuration."));
	return error_at(err, ERR_ARCHIVE, path, 0, 0,
			_("The repository cannot be read (%s): run as a user "
			  "who may read it."),
			strerror(errno));
}

static const char *
user_name(uid_t user, struct arena *arena)
{
	struct passwd *entry = getpwuid(user);

	if (entry)
		return arena_string(arena, entry->pw_name);
	return arena_printf(arena, "%lu", (unsigned long)user);
}

/* Whose the repository is: the owner of its folder or, where that is us, of its
 * .git. */
static uid_t
owner_of(const char *path)
{
	struct strbuf folder = {0};
	struct stat status;
	uid_t owner = geteuid();

	if (stat(path, &status) == 0)
		owner = status.st_uid;
	if (owner == geteuid() && git_folder(path, &folder) &&
	    stat(folder.data, &status) == 0)
		owner = status.st_uid;
	strbuf_release(&folder);
	return owner;
}

/* The name under which git knows the repository: its top folder. */
static const char *
top_folder(const char *path, struct arena *arena)
{
	char *real = realpath(path, NULL);
	struct text top = text_of(real ? real : path), tail = TEXT("/.git");

	if (text_ends(top, tail) && top.length > tail.length)
		top.length -= tail.length;
	top = arena_copy(arena, top);
	free(real);
	return top.data;
}

static bool
refuse_owner(const char *path, struct error *err)
{
	struct arena arena = {0};
	const char *owner = user_name(owner_of(path), &arena);

	error_at(err, ERR_ARCHIVE, path, 0, 0,
		 _("The repository belongs to the user %s, and this program "
		   "runs as %s: run it as %s or, if you trust the repository, "
		   "allow it with `git config --global --add safe.directory "
		   "'%s'`."),
		 owner, user_name(geteuid(), &arena), owner,
		 top_folder(path, &arena));
	arena_release(&arena);
	return false;
}

static bool
refuse_extension(const char *path, struct text name, struct error *err)
{
	const char *remedy = N_("clone it with `git clone --bare`, and give "
				"that folder as archive.repository");

	for (size_t i = 0; i < COUNT(extensions); i++)
		if (text_is(name, extensions[i].name))
			remedy = extensions[i].remedy;
	return error_at(err, ERR_ARCHIVE, path, 0, 0,
			_("The repository uses git's extension \"%.*s\", which "
			  "cannot be read here: %s."),
			(int)name.length, name.data, _(remedy));
}

/* There is a repository, but something is wrong with it. */
static bool
refuse_damage(const char *path, const char *folder, struct error *err)
{
	struct stat status;

	if (stat(folder, &status) != 0)
		return refuse_folder(path, err);
	if (!S_ISDIR(status.st_mode))
		return error_at(err, ERR_ARCHIVE, path, 0, 0,
				_("Its .git leads to a repository that is not "
				  "there: run `git worktree repair` in the "
				  "main repository, or clone it anew."));
	for (size_t i = 0; i < COUNT(parts); i++) {
		if (has_part(folder, parts[i]))
			continue;
		if (errno != ENOENT)
			return refuse_folder(path, err);
		return error_at(err, ERR_ARCHIVE, path, 0, 0,
				_("The repository is damaged, it has no "
				  "“%s”: restore it from a good copy."),
				parts[i]);
	}
	return error_at(err, ERR_ARCHIVE, path, 0, 0,
			_("The repository cannot be opened: %s."),
			library_message());
}

bool
git_folder(const char *path, struct strbuf *out)
{
	size_t found = 0;

	for (size_t i = 0; i < COUNT(parts); i++)
		found += has_part(path, parts[i]);
	if (!has_part(path, ".git") && found < 2)
		return false;
	strbuf_clear(out);
	strbuf_printf(out, "%s%s", path, has_part(path, ".git") ? "/.git" : "");
	return true;
}

bool
explain_refusal(const char *path, int result, struct error *err)
{
	struct text reason = text_of(library_message());
	struct text prefix = TEXT("extension name extensions.");
	size_t extension = text_find(reason, prefix);
	struct strbuf folder = {0};
	struct stat status;

	if (stat(path, &status) != 0)
		return refuse_folder(path, err);
	if (result == GIT_EOWNER || text_has(reason, TEXT("safe.directory")))
		return refuse_owner(path, err);
	if (extension < reason.length)
		return refuse_extension(
			path, text_skip(reason, extension + prefix.length),
			err);
	if (git_folder(path, &folder))
		refuse_damage(path, folder.data, err);
	else if (S_ISDIR(status.st_mode) && access(path, X_OK) != 0)
		refuse_folder(path, err);
	else
		error_at(err, ERR_ARCHIVE, path, 0, 0,
			 _("This is not the top folder of a git repository: "
			   "create the archive with `juesuan init`, or correct "
			   "archive.repository in the configuration."));
	strbuf_release(&folder);
	return false;
}
