/*
 * The working tree, as far as it differs from the branch: what is not committed
 * yet. libgit2's own status reads every file whose times it does not know and
 * knows nothing of whose file it is; here only wanted files are looked at, and
 * the raw bytes come along.
 */
#include "archive/repository.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#define HEADS "refs/heads/"

/* What is known of a path. */
struct known {
	enum entry_kind tip_kind;
	struct oid tip;
	const git_index_entry *entry; /* NULL: the index has none */
	bool is_conflicted;
};

struct scan {
	struct archive *archive;
	const char *folder; /* the working tree's, with '/' behind it */
	git_index *index;
	time_t index_written;
	const struct work_search *search;
	struct map paths;
	VEC(struct known) known; /* of each path */
	struct strbuf content, cleaned;
};

/* What is known of a path, or NULL when nobody wants to know. */
static struct known *
take(struct scan *scan, struct text path)
{
	uint32_t number;

	if (!scan->search->wants(path, scan->search->context))
		return NULL;
	number = map_intern(&scan->paths, path);
	if (number == scan->known.count)
		*vec_push(&scan->known) = (struct known){0};
	return &scan->known.items[number];
}

static bool
take_tip(const struct tree_change *change, void *context, struct error *err)
{
	struct known *known = take(context, change->path);

	(void)err;
	if (known) {
		known->tip_kind = change->new_kind;
		known->tip = change->new_oid;
	}
	return true;
}

static bool
read_tip(struct scan *scan, struct error *err)
{
	const struct oid *tip = scan->search->tip;
	struct oid tree;

	return !tip || (archive_tree(scan->archive, tip, &tree, err) &&
			archive_compare(scan->archive, NULL, &tree, take_tip,
					scan, err));
}

static bool
read_index(struct scan *scan, struct error *err)
{
	struct stat status;

	if (git_repository_index(&scan->index, scan->archive->repository) < 0 ||
	    git_index_read(scan->index, true) < 0)
		return error_at(err, ERR_ARCHIVE, scan->archive->path, 0, 0,
				_("The repository's index cannot be read: %s."),
				library_message());
	if (stat(git_index_path(scan->index), &status) == 0)
		scan->index_written = status.st_mtime;
	for (size_t i = 0; i < git_index_entrycount(scan->index); i++) {
		const git_index_entry *entry =
			git_index_get_byindex(scan->index, i);
		struct known *known = take(scan, text_of(entry->path));

		if (!known)
			continue;
		if (git_index_entry_stage(entry) > 0)
			known->is_conflicted = true;
		else if (!(entry->flags_extended &
			   GIT_INDEX_ENTRY_INTENT_TO_ADD))
			known->entry = entry;
	}
	return true;
}

static bool
unreadable(struct scan *scan, struct text path, struct error *err)
{
	const struct work_file file = {
		.path = path,
		.state = WORK_UNREADABLE,
		.system_error = errno,
	};

	return scan->search->visit(&file, scan->search->context, err);
}

/* Is it the top folder of a repository of its own? */
static bool
is_repository(struct strbuf *folder)
{
	size_t length = folder->length;
	struct stat status;
	bool is;

	strbuf_puts(folder, "/.git");
	is = lstat(folder->data, &status) == 0;
	folder->data[folder->length = length] = '\0';
	return is;
}

/* Take all files below a folder; path is the folder's, as the system has it.
 * What is no folder is taken whatever it is. */
static bool
read_folder(struct scan *scan, struct strbuf *path, struct error *err)
{
	size_t root = strlen(scan->folder), length = path->length;
	DIR *folder = opendir(path->data);
	const struct dirent *entry;
	bool ok = true;

	if (!folder)
		return unreadable(scan, text_skip(strbuf_view(path), root),
				  err);
	while (ok && (entry = readdir(folder))) {
		struct stat status;

		if (strcmp(entry->d_name, ".") == 0 ||
		    strcmp(entry->d_name, "..") == 0 ||
		    strcmp(entry->d_name, ".git") == 0)
			continue;
		if (length > root)
			strbuf_putc(path, '/');
		strbuf_puts(path, entry->d_name);
		if (lstat(path->data, &status) != 0 ||
		    !S_ISDIR(status.st_mode) || is_repository(path))
			take(scan, text_skip(strbuf_view(path), root));
		else
			ok = read_folder(scan, path, err);
		path->data[path->length = length] = '\0';
	}
	closedir(folder);
	return ok;
}

/* Has the file been left alone since the index was told of it? Its times say
 * nothing when the index was written in the same second. */
static bool
is_untouched(const struct scan *scan, const git_index_entry *entry,
	     const struct stat *status)
{
	return entry && entry->file_size == (uint32_t)status->st_size &&
	       entry->mtime.seconds == (int32_t)status->st_mtim.tv_sec &&
	       entry->mtime.nanoseconds == (uint32_t)status->st_mtim.tv_nsec &&
	       entry->ino == (uint32_t)status->st_ino &&
	       status->st_mtim.tv_sec < scan->index_written;
}

/* Does git pass the file through a program, or decode it? */
static bool
is_converted(const struct scan *scan, const char *path)
{
	static const char *const names[] = {"filter", "working-tree-encoding"};

	for (size_t i = 0; i < COUNT(names); i++) {
		const char *value = NULL;

		if (git_attr_get(&value, scan->archive->repository, 0, path,
				 names[i]) == 0 &&
		    git_attr_value(value) == GIT_ATTR_VALUE_STRING)
			return true;
	}
	return false;
}

/* The content as git would store it: line ends as it is told to. */
static bool
clean(struct scan *scan, const char *path, struct text *content,
      struct error *err)
{
	git_filter_list *filters = NULL;
	git_buf out = GIT_BUF_INIT;
	int result = git_filter_list_load(&filters, scan->archive->repository,
					  NULL, path, GIT_FILTER_TO_ODB,
					  GIT_FILTER_ALLOW_UNSAFE);

	if (result == 0 && filters) {
		result = git_filter_list_apply_to_buffer(
			&out, filters, content->length ? content->data : "",
			content->length);
		strbuf_clear(&scan->cleaned);
		if (result == 0) {
			strbuf_add(&scan->cleaned, out.ptr, out.size);
			*content = strbuf_view(&scan->cleaned);
		}
	}
	git_buf_dispose(&out);
	git_filter_list_free(filters);
	return result == 0 ||
	       error_at(err, ERR_ARCHIVE, scan->archive->path, 0, 0,
			_("What git's configuration makes of “%s” cannot be "
			  "told: %s."),
			path, library_message());
}

static bool
is_ignored(const struct scan *scan, const char *path)
{
	int ignored = 0;

	return git_ignore_path_is_ignored(&ignored, scan->archive->repository,
					  path) == 0 &&
	       ignored;
}

/* Is a large file what the tip has? It is hashed without being loaded. */
static bool
is_large_as_known(const char *system_path, const struct known *known)
{
	git_oid oid;

	return known->tip_kind == ENTRY_FILE &&
	       git_odb_hashfile(&oid, system_path, GIT_OBJECT_BLOB) == 0 &&
	       memcmp(oid.id, known->tip.bytes, GIT_OID_RAWSZ) == 0;
}

/* An ordinary file whose index entry is the tip's: how does it differ? */
static bool
examine_content(struct scan *scan, const struct known *known,
		const char *system_path, const struct stat *status,
		struct work_file *file, bool *differs_out, struct error *err)
{
	struct oid oid;

	*differs_out = true;
	if ((uint64_t)status->st_size > scan->search->limit) {
		file->state = WORK_LARGE;
		*differs_out = !is_large_as_known(system_path, known);
		return true;
	}
	if (is_converted(scan, file->path.data)) {
		file->state = WORK_CONVERTED;
		return true;
	}
	if (!file_read_ordinary(system_path, scan->search->limit,
				&scan->content, &file->written)) {
		file->state = WORK_UNREADABLE;
		file->system_error = errno;
		return true;
	}
	file->content = strbuf_view(&scan->content);
	if (!clean(scan, file->path.data, &file->content, err) ||
	    !archive_hash(file->content, &oid, err))
		return false;
	*differs_out =
		known->tip_kind != ENTRY_FILE || !oid_equal(&oid, &known->tip);
	if (known->tip_kind != ENTRY_NONE)
		file->state = WORK_CHANGED;
	else
		file->state = is_ignored(scan, file->path.data) ? WORK_IGNORED
								: WORK_NEW;
	return true;
}

static bool
is_staged(const struct known *known)
{
	if (!known->entry)
		return known->tip_kind != ENTRY_NONE;
	return known->tip_kind == ENTRY_NONE ||
	       memcmp(known->entry->id.id, known->tip.bytes, GIT_OID_RAWSZ) !=
		       0;
}

static bool
examine_file(struct scan *scan, const struct known *known,
	     const char *system_path, struct work_file *file, bool *differs_out,
	     struct error *err)
{
	struct stat status;

	if (lstat(system_path, &status) != 0) {
		bool gone = errno == ENOENT || errno == ENOTDIR;

		file->state = gone ? WORK_REMOVED : WORK_UNREADABLE;
		file->system_error = gone ? 0 : errno;
		*differs_out = known->tip_kind != ENTRY_NONE &&
			       !(known->entry->flags_extended &
				 GIT_INDEX_ENTRY_SKIP_WORKTREE);
		return true;
	}
	if (!S_ISREG(status.st_mode)) {
		file->state = WORK_NO_FILE;
		*differs_out = known->tip_kind == ENTRY_FILE ||
			       known->tip_kind == ENTRY_NONE;
		return true;
	}
	if (is_untouched(scan, known->entry, &status)) {
		*differs_out = false;
		return true;
	}
	return examine_content(scan, known, system_path, &status, file,
			       differs_out, err);
}

static bool
examine(struct scan *scan, uint32_t number, struct error *err)
{
	const struct known *known = &scan->known.items[number];
	struct work_file file = {.path = map_key(&scan->paths, number)};
	struct strbuf system_path = {0};
	bool differs = true, ok = true;

	if (known->is_conflicted) {
		file.state = WORK_CONFLICTED;
	} else if (is_staged(known)) {
		file.state = WORK_STAGED;
	} else {
		strbuf_printf(&system_path, "%s%s", scan->folder,
			      file.path.data);
		ok = examine_file(scan, known, system_path.data, &file,
				  &differs, err);
	}
	ok = ok && (!differs ||
		    scan->search->visit(&file, scan->search->context, err));
	strbuf_release(&system_path);
	return ok;
}

static int
compare_paths(const void *a, const void *b)
{
	return text_compare(*(const struct text *)a, *(const struct text *)b);
}

static bool
examine_all(struct scan *scan, struct error *err)
{
	VEC(struct text) order = {0};
	bool ok = true;

	for (uint32_t i = 0; i < scan->paths.count; i++)
		*vec_push(&order) = map_key(&scan->paths, i);
	vec_sort(&order, compare_paths);
	for (size_t i = 0; ok && i < order.count; i++)
		ok = examine(scan, map_find(&scan->paths, order.items[i]), err);
	vec_release(&order);
	return ok;
}

bool
archive_work(struct archive *archive, const struct work_search *search,
	     struct error *err)
{
	struct scan scan = {
		.archive = archive,
		.folder = git_repository_workdir(archive->repository),
		.search = search,
	};
	struct strbuf path = {0};
	bool ok;

	strbuf_puts(&path, scan.folder);
	ok = read_tip(&scan, err) && read_index(&scan, err) &&
	     read_folder(&scan, &path, err) && examine_all(&scan, err);
	strbuf_release(&path);
	strbuf_release(&scan.content);
	strbuf_release(&scan.cleaned);
	map_release(&scan.paths);
	vec_release(&scan.known);
	git_index_free(scan.index);
	return ok;
}

/* What somebody has begun here, in git's own word. */
static const char *
unfinished(git_repository *repository)
{
	switch (git_repository_state(repository)) {
	case GIT_REPOSITORY_STATE_NONE:
		return NULL;
	case GIT_REPOSITORY_STATE_MERGE:
		return "merge";
	case GIT_REPOSITORY_STATE_REVERT:
	case GIT_REPOSITORY_STATE_REVERT_SEQUENCE:
		return "revert";
	case GIT_REPOSITORY_STATE_CHERRYPICK:
	case GIT_REPOSITORY_STATE_CHERRYPICK_SEQUENCE:
		return "cherry-pick";
	case GIT_REPOSITORY_STATE_BISECT:
		return "bisect";
	case GIT_REPOSITORY_STATE_APPLY_MAILBOX:
		return "am";
	default:
		return "rebase";
	}
}

bool
archive_worktree(struct archive *archive, const char *branch,
		 struct worktree *out, struct error *err)
{
	git_reference *head = NULL;
	struct worktree tree = {
		.folder = git_repository_workdir(archive->repository),
		.doing = unfinished(archive->repository),
	};
	struct strbuf name = {0};
	const char *target;

	if (git_reference_lookup(&head, archive->repository, "HEAD") < 0)
		return error_at(err, ERR_ARCHIVE, archive->path, 0, 0,
				_("The repository's HEAD cannot be read: %s."),
				library_message());
	target = git_reference_symbolic_target(head);
	branch_reference(branch, &name);
	if (!tree.folder)
		tree.kind = WORKTREE_NONE;
	else if (target && strcmp(target, name.data) == 0)
		tree.kind = WORKTREE_HERE;
	else
		tree.kind = WORKTREE_OTHER;
	if (target && tree.kind == WORKTREE_OTHER) {
		struct text shown = text_of(target);

		if (text_starts(shown, TEXT(HEADS)))
			shown = text_skip(shown, strlen(HEADS));
		snprintf(tree.branch, sizeof tree.branch, "%s", shown.data);
	}
	*out = tree;
	strbuf_release(&name);
	git_reference_free(head);
	return true;
}
