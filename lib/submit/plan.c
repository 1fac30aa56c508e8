/* What a submission would commit: see plan.h. */
#include "submit/plan.h"

#include <stdarg.h>
#include <time.h>

static struct text
last_part(struct text path)
{
	for (size_t slash; (slash = text_find(path, TEXT("/"))) < path.length;)
		path = text_skip(path, slash + 1);
	return path;
}

bool
plan_is_temporary(struct text path)
{
	static const struct text starts[] = {WORD("."), WORD("~$")};
	static const struct text ends[] = {WORD("~"),     WORD(".tmp"),
					   WORD(".part"), WORD(".swp"),
					   WORD(".bak"),  WORD(".crdownload")};
	struct text name = last_part(path);

	return text_starts_any(name, starts, COUNT(starts)) > 0 ||
	       text_ends_any(name, ends, COUNT(ends)) > 0 ||
	       text_is(name, "Thumbs.db") || text_is(name, "desktop.ini");
}

static const char *
left_by_a_program(void)
{
	return _("a program left it beside its work, by its name");
}

void
plan_leave(struct plan *plan, const char *path, const char *format, ...)
{
	struct arena *arena = &plan->report->arena;
	struct strbuf escaped = {0};
	va_list args;

	path_escape(&escaped, text_of(path));
	va_start(args, format);
	*vec_push(&plan->report->left_out) = (struct left_out){
		.path = arena_copy(arena, strbuf_view(&escaped)).data,
		.why = arena_vprintf(arena, format, args),
	};
	va_end(args);
	strbuf_release(&escaped);
}

void
plan_leave_nobodys(struct plan *plan, const char *shown, const char *path)
{
	if (plan_is_temporary(text_of(path)))
		plan_leave(plan, shown, "%s", left_by_a_program());
	else
		plan_leave(plan, shown,
			   _("as %s it would belong to nobody or to another "
			     "department: name it as archive.sources says"),
			   path);
}

static bool
is_open(struct plan *plan, const char *shown, int year)
{
	struct strbuf day = {0};
	int64_t from;

	if (plan->options->reason || !city_closed(plan->city, year, &from) ||
	    plan->now < from)
		return true;
	date_print(&day, from, plan->city->timezone_minutes);
	plan_leave(plan, shown,
		   _("%d is closed since %s: say why it changes with "
		     "--reason"),
		   year, day.data);
	strbuf_release(&day);
	return false;
}

bool
plan_allows(struct plan *plan, const char *shown, struct text name, int year,
	    int64_t written)
{
	int64_t age = plan->now - written;
	bool is_fresh = age > -QUIET_SECONDS && age < QUIET_SECONDS;
	struct strbuf escaped = {0};
	bool plain;

	path_escape(&escaped, name);
	plain = text_equal(strbuf_view(&escaped), name);
	strbuf_release(&escaped);
	if (plan_is_temporary(name))
		plan_leave(plan, shown, "%s", left_by_a_program());
	else if (!plain)
		plan_leave(plan, shown,
			   _("its name is no plain text in UTF-8: rename it"));
	else if (is_fresh && plan->is_last)
		plan_leave(plan, shown,
			   _("it is being written: submit it when it is "
			     "whole"));
	else if (is_open(plan, shown, year)) {
		plan->is_fresh = plan->is_fresh || is_fresh;
		return true;
	}
	return false;
}

static bool
claims(const struct plan *plan, struct text path)
{
	size_t department;
	int year;

	return uncommitted_claim(plan->city, path, &department, &year) &&
	       plan_wants(plan, department);
}

/* Where all departments are asked for, nobody's files are looked at too: one
 * of them may be somebody's in a wrong place. */
static bool
wants(struct text path, void *context)
{
	const struct plan *plan = context;

	return claims(plan, path) ||
	       (!plan->options->departments && !plan_is_temporary(path));
}

static bool
take_tip(const struct tree_change *change, void *context, struct error *err)
{
	struct plan *plan = context;

	(void)err;
	if (change->new_kind == ENTRY_FILE && claims(plan, change->path)) {
		map_intern(&plan->tip_paths, change->path);
		*vec_push(&plan->tip_blobs) = change->new_oid;
	}
	return true;
}

static bool
read_tip(struct plan *plan, struct error *err)
{
	const char *branch = plan->city->branch;
	struct oid tree;

	if (!archive_tip(plan->archive, branch, &plan->tip, &plan->has_tip,
			 err))
		return false;
	return !plan->has_tip ||
	       (archive_tree(plan->archive, &plan->tip, &tree, err) &&
		archive_compare(plan->archive, NULL, &tree, take_tip, plan,
				err));
}

/* A new or changed file, or one that is gone. */
static bool
plan_file(struct plan *plan, const struct work_file *file, size_t department,
	  int year, struct error *err)
{
	struct planned planned = {
		.department = department,
		.year = year,
		.is_new = file->state == WORK_NEW,
	};

	if (!plan_allows(plan, file->path.data, file->path, year,
			 file->written))
		return true;
	planned.path = arena_copy(&plan->arena, file->path).data;
	if (file->state != WORK_REMOVED &&
	    !(plan->options->dry_run
		      ? archive_hash(file->content, &planned.blob, err)
		      : archive_store(plan->archive, file->content,
				      &planned.blob, err)))
		return false;
	*vec_push(&plan->files) = planned;
	return true;
}

static void
leave_nobodys_work(struct plan *plan, const struct work_file *file)
{
	if (file->state == WORK_NO_FILE)
		plan_leave(plan, file->path.data, "%s",
			   work_sentence(file->state));
	else if (work_is_astray(file->state))
		plan_leave(plan, file->path.data,
			   _("it belongs to no department and year: name it as "
			     "archive.sources says, such as %s"),
			   plan->city->sources[0]);
}

static bool
take_work(const struct work_file *file, void *context, struct error *err)
{
	struct plan *plan = context;
	size_t department;
	int year;

	map_intern(&plan->work_paths, file->path);
	if (file->state == WORK_UNREADABLE) {
		plan_leave(plan, file->path.data, _("it cannot be read (%s)"),
			   strerror(file->system_error));
		return true;
	}
	if (!uncommitted_claim(plan->city, file->path, &department, &year)) {
		leave_nobodys_work(plan, file);
		return true;
	}
	if (file->state == WORK_REMOVED && !plan->options->removed) {
		plan_leave(plan, file->path.data,
			   _("it is gone from the archive's folder: take it "
			     "out of the archive with --removed, or bring it "
			     "back with `git restore`"));
		return true;
	}
	if (work_sentence(file->state)) {
		plan_leave(plan, file->path.data, "%s",
			   work_sentence(file->state));
		return true;
	}
	return plan_file(plan, file, department, year, err);
}

static bool
check_worktree(struct plan *plan, struct error *err)
{
	if (!archive_worktree(plan->archive, plan->city->branch, &plan->tree,
			      err))
		return false;
	return !plan->tree.doing ||
	       error_at(err, ERR_ARCHIVE, plan->city->repository, 0, 0,
			_("Somebody has begun a %s here and not ended it: end "
			  "or abort it with git, then submit again. Nothing "
			  "was submitted."),
			plan->tree.doing);
}

bool
plan_make(struct plan *plan, struct error *err)
{
	struct work_search search = {
		.limit = plan->city->file_limit,
		.wants = wants,
		.visit = take_work,
		.context = plan,
	};

	plan->now = (int64_t)time(NULL);
	if (!check_worktree(plan, err) || !read_tip(plan, err))
		return false;
	if (plan->tree.kind == WORKTREE_OTHER)
		plan_leave(plan, plan->tree.folder,
			   _("the archive's folder does not show the branch "
			     "%s, so nothing is taken from it"),
			   plan->city->branch);
	if (plan->has_tip)
		search.tip = &plan->tip;
	return (plan->tree.kind != WORKTREE_HERE ||
		archive_work(plan->archive, &search, err)) &&
	       inbox_look(plan, err);
}

void
plan_release(struct plan *plan)
{
	map_release(&plan->tip_paths);
	vec_release(&plan->tip_blobs);
	map_release(&plan->work_paths);
	vec_release(&plan->files);
	vec_release(&plan->arrivals);
	arena_release(&plan->arena);
}
