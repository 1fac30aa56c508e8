/*
 * The inboxes of departments: which of their files the archive has never had,
 * and where they belong.
 */
#include "submit/plan.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* One department's inbox while it is looked through. */
struct inbox {
	struct plan *plan;
	size_t department;
	/* The department's folder in the archive, by each pattern of
	 * sources. */
	struct strbuf *places;
	size_t root; /* the length of the inbox's path, with its '/' */
	struct strbuf content;
};

/* Does the working tree have exactly these bytes there? */
static bool
stands_in_tree(const struct plan *plan, const char *path, struct text content)
{
	struct strbuf system_path = {0}, there = {0};
	int64_t written;
	bool same = false;

	if (plan->tree.kind == WORKTREE_HERE) {
		strbuf_printf(&system_path, "%s%s", plan->tree.folder, path);
		same = file_read_ordinary(system_path.data, content.length,
					  &there, &written) &&
		       text_equal(strbuf_view(&there), content);
	}
	strbuf_release(&system_path);
	strbuf_release(&there);
	return same;
}

static bool
stands_in_tip(const struct plan *plan, const char *path, const struct oid *blob)
{
	uint32_t number = map_find(&plan->tip_paths, text_of(path));

	return number != MAP_NONE &&
	       oid_equal(&plan->tip_blobs.items[number], blob);
}

/* A file with its content, at a place that its department claims. */
static bool
take_content(struct inbox *inbox, const char *source, const char *path,
	     int year, int64_t written, struct error *err)
{
	struct plan *plan = inbox->plan;
	struct text content = strbuf_view(&inbox->content);
	struct arrival arrival = {
		.department = inbox->department,
		.year = year,
		.written = written,
	};

	if (!archive_hash(content, &arrival.blob, err))
		return false;
	if (stands_in_tree(plan, path, content) ||
	    stands_in_tip(plan, path, &arrival.blob))
		return true;
	if (!plan_allows(plan, source, text_of(path), year, arrival.written))
		return true;
	if (map_find(&plan->work_paths, text_of(path)) != MAP_NONE) {
		plan_leave(plan, source,
			   _("%s was changed in the archive's folder too: "
			     "decide there which of them counts"),
			   path);
		return true;
	}
	arrival.path = arena_string(&plan->arena, path);
	arrival.source = arena_string(&plan->arena, source);
	*vec_push(&plan->arrivals) = arrival;
	return true;
}

/* Where a file would stand in the archive: by the first pattern by which it is
 * the department's there. False when it is by none; path_out is then as the
 * first one would have it. */
static bool
place_file(const struct inbox *inbox, const char *name, struct strbuf *path_out,
	   int *year_out)
{
	const struct city *city = inbox->plan->city;
	size_t department;

	for (size_t p = 0; p < city->source_count; p++) {
		strbuf_clear(path_out);
		strbuf_printf(path_out, "%s%s",
			      strbuf_string(&inbox->places[p]), name);
		if (uncommitted_claim(city, strbuf_view(path_out), &department,
				      year_out) &&
		    department == inbox->department)
			return true;
	}
	strbuf_clear(path_out);
	strbuf_printf(path_out, "%s%s", strbuf_string(&inbox->places[0]), name);
	return false;
}

static bool
take_file(struct inbox *inbox, const char *source, const struct stat *status,
	  struct error *err)
{
	struct plan *plan = inbox->plan;
	uint64_t limit = plan->city->file_limit;
	struct strbuf path = {0};
	bool placed, ok = true;
	int64_t written;
	int year;

	placed = place_file(inbox, source + inbox->root, &path, &year);
	if (!S_ISREG(status->st_mode))
		plan_leave(plan, source, "%s", work_sentence(WORK_NO_FILE));
	else if (!placed)
		plan_leave_nobodys(plan, source, path.data);
	else if ((uint64_t)status->st_size > limit)
		plan_leave(plan, source, "%s", work_sentence(WORK_LARGE));
	else if (!file_read_ordinary(source, limit, &inbox->content, &written))
		plan_leave(plan, source, _("it cannot be read (%s)"),
			   strerror(errno));
	else
		ok = take_content(inbox, source, path.data, year, written, err);
	strbuf_release(&path);
	return ok;
}

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* What is in a folder, in the order of its names, but for what is hidden, which
 * is nobody's business. */
struct listing {
	VEC(const char *) items;
	struct arena arena;
};

static void
listing_release(struct listing *names)
{
	vec_release(&names->items);
	arena_release(&names->arena);
}

/* False, with errno, where it cannot be opened. */
static bool
read_names(const char *path, struct listing *out)
{
	DIR *folder = opendir(path);
	const struct dirent *entry;

	if (!folder)
		return false;
	while ((entry = readdir(folder)))
		if (entry->d_name[0] != '.')
			*vec_push(&out->items) =
				arena_string(&out->arena, entry->d_name);
	closedir(folder);
	vec_sort(&out->items, compare_names);
	return true;
}

static bool take_folder(struct inbox *inbox, struct strbuf *path,
			struct error *err);

static bool
take_entry(struct inbox *inbox, struct strbuf *path, struct error *err)
{
	struct stat status;

	if (lstat(path->data, &status) != 0) {
		plan_leave(inbox->plan, path->data, _("it cannot be read (%s)"),
			   strerror(errno));
		return true;
	}
	if (S_ISDIR(status.st_mode))
		return take_folder(inbox, path, err);
	return take_file(inbox, path->data, &status, err);
}

/* All below a folder. */
static bool
take_folder(struct inbox *inbox, struct strbuf *path, struct error *err)
{
	struct plan *plan = inbox->plan;
	struct listing names = {0};
	size_t length = path->length;
	bool ok = true;

	if (!read_names(path->data, &names)) {
		/* Where one rule is for all, many have none. */
		if (errno != ENOENT || !*plan->city->inbox)
			plan_leave(plan, path->data,
				   _("the folder cannot be opened (%s)"),
				   strerror(errno));
		return true;
	}
	for (size_t i = 0; ok && i < names.items.count; i++) {
		strbuf_printf(path, "/%s", names.items.items[i]);
		ok = take_entry(inbox, path, err);
		path->data[path->length = length] = '\0';
	}
	listing_release(&names);
	return ok;
}

/* Has the tip something in that folder? */
static bool
is_in_use(const struct plan *plan, struct text folder)
{
	for (uint32_t i = 0; i < plan->tip_paths.count; i++)
		if (text_starts(map_key(&plan->tip_paths, i), folder))
			return true;
	return false;
}

/* Is the department's folder, by a pattern, the one of this word? */
static bool
is_place(struct inbox *inbox, size_t pattern, const char *word)
{
	struct strbuf *place = &inbox->places[pattern];

	strbuf_clear(place);
	if (*word)
		city_folder(inbox->plan->city, pattern, word, place);
	return place->length > 0 && is_in_use(inbox->plan, strbuf_view(place));
}

/* A department's folder, by the first of its names under which the archive has
 * one; by its id where it has none. */
static void
find_place(struct inbox *inbox, size_t pattern)
{
	const struct department *department =
		&inbox->plan->city->departments[inbox->department];

	if (is_place(inbox, pattern, department->id) ||
	    is_place(inbox, pattern, department->name) ||
	    is_place(inbox, pattern, department->code))
		return;
	for (size_t i = 0; i < department->name_count; i++)
		if (is_place(inbox, pattern, department->names[i].name))
			return;
	strbuf_clear(&inbox->places[pattern]);
	city_folder(inbox->plan->city, pattern, department->id,
		    &inbox->places[pattern]);
}

static bool
look_into(struct plan *plan, size_t department, struct error *err)
{
	const char *folder = plan->city->departments[department].inbox;
	struct inbox inbox = {
		.plan = plan,
		.department = department,
		.places = mem_zero(plan->city->source_count,
				   sizeof *inbox.places),
		.root = strlen(folder) + 1,
	};
	struct strbuf path = {0};
	bool ok;

	for (size_t p = 0; p < plan->city->source_count; p++)
		find_place(&inbox, p);
	strbuf_puts(&path, folder);
	ok = take_folder(&inbox, &path, err);
	strbuf_release(&path);
	for (size_t p = 0; p < plan->city->source_count; p++)
		strbuf_release(&inbox.places[p]);
	free(inbox.places);
	strbuf_release(&inbox.content);
	return ok;
}

/* Is it the inbox of a department? */
static bool
is_inbox(const struct city *city, const char *path)
{
	for (size_t d = 0; d < city->department_count; d++)
		if (strcmp(city->departments[d].inbox, path) == 0)
			return true;
	return false;
}

/* What lies beside the inboxes, where all of them are in one folder: somebody's
 * file that is in no inbox, or an inbox of nobody. */
static void
look_around(struct plan *plan)
{
	struct text rule = text_of(plan->city->inbox);
	struct strbuf path = {0};
	struct listing names = {0};

	if (plan->options->departments ||
	    !text_ends(rule, TEXT("/{department}")))
		return;
	rule.length -= TEXT("/{department}").length;
	strbuf_text(&path, rule);
	if (read_names(path.data, &names))
		vec_each (const char **, name, &names.items) {
			path.data[path.length = rule.length] = '\0';
			strbuf_printf(&path, "/%s", *name);
			if (!is_inbox(plan->city, path.data) &&
			    !plan_is_temporary(text_of(*name)))
				plan_leave(plan, path.data,
					   _("it is in no department's inbox: "
					     "put it into the folder that is "
					     "called by the department's id"));
		}
	listing_release(&names);
	strbuf_release(&path);
}

/* --- What the archive had before --- */

struct step {
	struct oid tree, parent;
};

struct history {
	struct plan *plan;
	VEC(struct step) steps;
	struct map paths; /* of arrivals, by their index */
};

static bool
take_step(const struct commit *commit, void *context, struct error *err)
{
	struct history *history = context;
	struct step step = {.tree = commit->tree};

	(void)err;
	if (commit->parent_count > 0)
		step.parent = commit->parents[0];
	*vec_push(&history->steps) = step;
	return true;
}

static bool
take_change(const struct tree_change *change, void *context, struct error *err)
{
	struct history *history = context;
	uint32_t number = map_find(&history->paths, change->path);

	(void)err;
	if (number != MAP_NONE) {
		struct arrival *arrival =
			&history->plan->arrivals.items[number];

		if (oid_equal(&arrival->blob, &change->new_oid))
			arrival->is_old = true;
	}
	return true;
}

/* Did any commit put what has arrived where it would go? */
static bool
find_old(struct plan *plan, struct error *err)
{
	struct history history = {.plan = plan};
	const struct range all = {.tip = &plan->tip};
	bool ok = archive_walk(plan->archive, &all, take_step, &history, err);

	vec_each (struct arrival *, arrival, &plan->arrivals)
		map_intern(&history.paths, text_of(arrival->path));
	for (size_t i = 0; ok && i < history.steps.count; i++) {
		const struct step *step = &history.steps.items[i];
		bool has_parent = step->parent.length > 0;
		struct oid tree;

		ok = (!has_parent ||
		      archive_tree(plan->archive, &step->parent, &tree, err)) &&
		     archive_compare(plan->archive, has_parent ? &tree : NULL,
				     &step->tree, take_change, &history, err);
	}
	map_release(&history.paths);
	vec_release(&history.steps);
	return ok;
}

/* --- Putting it in its place --- */

/* Make the folders of a path below the working tree; one that is a link leads
 * elsewhere. */
static bool
make_folders(struct strbuf *path, size_t root)
{
	for (size_t i = root; i < path->length; i++) {
		struct stat status;
		bool ok;

		if (path->data[i] != '/')
			continue;
		path->data[i] = '\0';
		ok = mkdir(path->data, 0777) == 0 ||
		     (errno == EEXIST && lstat(path->data, &status) == 0 &&
		      S_ISDIR(status.st_mode));
		path->data[i] = '/';
		if (!ok)
			return false;
	}
	return true;
}

static bool
write_file(const char *path, struct text content, int64_t written)
{
	const struct timespec times[] = {{.tv_nsec = UTIME_OMIT},
					 {.tv_sec = (time_t)written}};
	FILE *file = fopen(path, "wbe");
	bool ok = file && fwrite(content.data, 1, content.length, file) ==
				  content.length;

	ok = ok && fflush(file) == 0 && futimens(fileno(file), times) == 0 &&
	     fsync(fileno(file)) == 0;
	if (file && fclose(file) != 0)
		ok = false;
	return ok;
}

static bool
place(struct plan *plan, const struct arrival *arrival, struct text content)
{
	struct strbuf path = {0}, aside = {0};
	size_t name;
	bool ok;

	strbuf_printf(&path, "%s%s", plan->tree.folder, arrival->path);
	for (name = path.length; path.data[name - 1] != '/';)
		name--;
	strbuf_printf(&aside, "%.*s.%s.juesuan", (int)name, path.data,
		      path.data + name);
	ok = make_folders(&path, strlen(plan->tree.folder)) &&
	     write_file(aside.data, content, arrival->written) &&
	     rename(aside.data, path.data) == 0;
	if (!ok) {
		plan_leave(plan, arrival->source,
			   _("it cannot be put into the archive's folder (%s)"),
			   strerror(errno));
		unlink(aside.data);
	}
	strbuf_release(&path);
	strbuf_release(&aside);
	return ok;
}

static bool
plan_arrival(struct plan *plan, const struct arrival *arrival,
	     struct text content, struct error *err)
{
	struct planned planned = {
		.path = arrival->path,
		.department = arrival->department,
		.year = arrival->year,
		.is_new = map_find(&plan->tip_paths, text_of(arrival->path)) ==
			  MAP_NONE,
	};

	if (!(plan->options->dry_run ? archive_hash(content, &planned.blob, err)
				     : archive_store(plan->archive, content,
						     &planned.blob, err)))
		return false;
	*vec_push(&plan->files) = planned;
	return true;
}

bool
inbox_look(struct plan *plan, struct error *err)
{
	bool ok = true;

	for (size_t d = 0; ok && d < plan->city->department_count; d++)
		if (plan_wants(plan, d) && *plan->city->departments[d].inbox)
			ok = look_into(plan, d, err);
	if (ok)
		look_around(plan);
	return ok && (plan->arrivals.count == 0 || !plan->has_tip ||
		      find_old(plan, err));
}

bool
inbox_settle(struct plan *plan, bool *placed_out, struct error *err)
{
	bool in_tree =
		plan->tree.kind == WORKTREE_HERE && !plan->options->dry_run;
	struct strbuf content = {0};
	int64_t written;
	bool placed = false, ok = true;

	vec_each (const struct arrival *, arrival, &plan->arrivals) {
		if (arrival->is_old)
			plan_leave(plan, arrival->source,
				   _("the archive had this content before and "
				     "was changed since: it is not taken "
				     "again; remove it from the inbox"));
		else if (!file_read_ordinary(arrival->source,
					     plan->city->file_limit, &content,
					     &written))
			plan_leave(plan, arrival->source,
				   _("it cannot be read (%s)"),
				   strerror(errno));
		else if (in_tree)
			placed = place(plan, arrival, strbuf_view(&content)) ||
				 placed;
		else
			ok = ok && plan_arrival(plan, arrival,
						strbuf_view(&content), err);
	}
	strbuf_release(&content);
	if (ok)
		*placed_out = placed;
	return ok;
}
