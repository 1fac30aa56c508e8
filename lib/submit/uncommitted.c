/* What is not committed: see submit.h. */
#include "submit/plan.h"

struct listing {
	const struct city *city;
	struct uncommitted *out;
};

bool
uncommitted_claim(const struct city *city, struct text path,
		  size_t *department_out, int *year_out)
{
	struct strbuf escaped = {0};

	path_escape(&escaped, path);
	size_t pattern;
	bool claimed = city_claim(city, strbuf_view(&escaped), department_out,
				  year_out, &pattern);
	strbuf_release(&escaped);
	return claimed;
}

static bool
wants(struct text path, void *context)
{
	const struct listing *listing = context;
	size_t department;
	int year;

	return uncommitted_claim(listing->city, path, &department, &year) ||
	       !plan_is_temporary(path);
}

static bool
note(const struct work_file *file, void *context, struct error *err)
{
	struct listing *listing = context;
	struct uncommitted_file found = {
		.state = file->state,
		.system_error = file->system_error,
	};
	struct strbuf escaped = {0};

	(void)err;
	path_escape(&escaped, file->path);
	found.path =
		arena_copy(&listing->out->arena, strbuf_view(&escaped)).data;
	strbuf_release(&escaped);
	/* A folder that cannot be opened is nobody's: others say so. */
	if (!uncommitted_claim(listing->city, file->path, &found.department,
			       &found.year)) {
		if (work_is_astray(file->state))
			*vec_push(&listing->out->astray) = found.path;
	} else if (file->state != WORK_NEW || !plan_is_temporary(file->path)) {
		*vec_push(&listing->out->files) = found;
	}
	return true;
}

static bool
look(const struct city *city, struct archive *archive, struct uncommitted *out,
     struct error *err)
{
	struct listing listing = {.city = city, .out = out};
	struct work_search search = {
		.limit = city->file_limit,
		.wants = wants,
		.visit = note,
		.context = &listing,
	};
	struct oid tip;
	bool exists;

	if (!archive_worktree(archive, city->branch, &out->tree, err) ||
	    !archive_tip(archive, city->branch, &tip, &exists, err))
		return false;
	if (exists)
		search.tip = &tip;
	return out->tree.kind != WORKTREE_HERE ||
	       archive_work(archive, &search, err);
}

bool
uncommitted_find(const struct config *config, struct uncommitted *out,
		 struct error *err)
{
	struct uncommitted found = {0};
	struct archive *archive = NULL;
	bool ok = archive_open(config->city->repository, &archive, err) &&
		  look(config->city, archive, &found, err);

	archive_close(archive);
	found.tree.folder = NULL; /* it was the archive's */
	if (ok)
		*out = found;
	else
		uncommitted_release(&found);
	return ok;
}

void
uncommitted_release(struct uncommitted *uncommitted)
{
	vec_release(&uncommitted->files);
	vec_release(&uncommitted->astray);
	arena_release(&uncommitted->arena);
}

const char *
work_sentence(enum work_state state)
{
	switch (state) {
	case WORK_NEW:
	case WORK_CHANGED:
	case WORK_REMOVED:
	case WORK_UNREADABLE:
		return NULL;
	case WORK_IGNORED:
		return _("git is told to ignore it (.gitignore)");
	case WORK_STAGED:
		return _("somebody has staged a change of it: commit it with "
			 "git, or take it back with `git restore --staged`");
	case WORK_CONFLICTED:
		return _("a merge left a conflict in it");
	case WORK_NO_FILE:
		return _("it is a link or something else that is no file");
	case WORK_LARGE:
		return _("it is larger than limits.file allows");
	case WORK_CONVERTED:
		return _("git converts it by a program (.gitattributes): "
			 "commit it with git");
	}
	return NULL;
}
