/* Looking at a city's folder: see state.h. */
#include "state.h"

#include "../dump.h"

#include <dirent.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define WAREHOUSE "city/juesuan.db"
#define ARCHIVE   "city/archive"
#define OUTPUT    "city/out"

static char trouble[1200];

static int
compare(const void *a, const void *b)
{
	const char *const *left = a, *const *right = b;

	return strcmp(*left, *right);
}

/* Visit all files below a folder, in the order of their names. */
static void
each_file(const char *folder, void (*visit)(const char *path, void *context),
	  void *context)
{
	VEC(char *) names = {0};
	DIR *open = opendir(folder);
	struct dirent *entry;

	while (open && (entry = readdir(open)))
		if (strcmp(entry->d_name, ".") != 0 &&
		    strcmp(entry->d_name, "..") != 0)
			*vec_push(&names) =
				mem_copy(entry->d_name, strlen(entry->d_name));
	if (open)
		closedir(open);
	vec_sort(&names, compare);
	for (size_t i = 0; i < names.count; i++) {
		struct strbuf path = {0};
		struct stat status;

		strbuf_printf(&path, "%s/%s", folder, names.items[i]);
		if (lstat(path.data, &status) == 0 && S_ISDIR(status.st_mode))
			each_file(path.data, visit, context);
		else
			visit(path.data, context);
		strbuf_release(&path);
		free(names.items[i]);
	}
	vec_release(&names);
}

static void
mix(uint64_t *hash, const void *bytes, size_t length)
{
	const unsigned char *at = bytes;
	uint64_t word = 0;

	for (; length >= sizeof word; length -= sizeof word) {
		memcpy(&word, at, sizeof word);
		*hash = (*hash ^ word) * 1099511628211u;
		*hash ^= *hash >> 29;
		at += sizeof word;
	}
	while (length-- > 0)
		*hash = (*hash ^ *at++) * 1099511628211u;
}

static void
mix_file(const char *path, void *context)
{
	static char bytes[1 << 16];
	FILE *file = fopen(path, "rb");
	size_t length;

	mix(context, path, strlen(path) + 1);
	if (!file)
		return;
	setvbuf(file, NULL, _IONBF, 0);
	while (!text_ends(text_of(path), TEXT(".lock")) &&
	       (length = fread(bytes, 1, sizeof bytes, file)) > 0)
		mix(context, bytes, length);
	fclose(file);
}

uint64_t
folder_hash(const char *folder)
{
	uint64_t hash = 1469598103934665603u;

	each_file(folder, mix_file, &hash);
	return hash;
}

/* Also one that is kept under the number of its load, which depends on how many
 * loads there were. */
static bool
is_digest(struct text name)
{
	return text_has(name, TEXT("/digest.")) ||
	       text_has(name, TEXT("/digest-"));
}

/* The log and its index may stay or go, and a dead run's lock is none. What git
 * keeps is judged otherwise, but for locks. */
static void
add_name(const char *path, void *context)
{
	struct text name = text_of(path);

	if ((!text_starts(name, TEXT(ARCHIVE "/.git/")) ||
	     text_has(name, TEXT("/index.juesuan")) ||
	     text_ends(name, TEXT(".lock"))) &&
	    !text_ends(name, TEXT("-wal")) && !text_ends(name, TEXT("-shm")) &&
	    !text_is(name, WAREHOUSE ".lock") &&
	    !text_has(name, TEXT("/digest-")))
		strbuf_printf(context, "%s\n", path);
}

static void
add_file(const char *path, void *context)
{
	uint64_t hash = 1469598103934665603u;

	mix_file(path, &hash);
	strbuf_printf(context, "%s %llx\n", path, (unsigned long long)hash);
}

static int
take_text(void *context, int columns, char **values, char **names)
{
	(void)names;
	if (columns > 0 && values[0])
		strbuf_puts(context, values[0]);
	return 0;
}

/* What SQLite itself says, beside the program. */
static bool
ask(const char *question, struct strbuf *out)
{
	sqlite3 *db = NULL;
	bool ok = sqlite3_open_v2(WAREHOUSE, &db, SQLITE_OPEN_READONLY, NULL) ==
			  SQLITE_OK &&
		  sqlite3_exec(db, question, take_text, out, NULL) == SQLITE_OK;

	sqlite3_close(db);
	return ok;
}

static const char *
dump(struct state *out)
{
	struct warehouse *warehouse = NULL;
	struct strbuf quick = {0};
	struct error err = {0};

	out->exists = access(WAREHOUSE, F_OK) == 0;
	if (!out->exists)
		return NULL;
	bool ok = warehouse_open(WAREHOUSE, WAREHOUSE_READ, &warehouse, &err) &&
		  warehouse_check(warehouse, &err) &&
		  dump_warehouse(warehouse, &out->dump, &err);
	warehouse_close(warehouse);
	snprintf(trouble, sizeof trouble, "%s", err.message);
	if (ok && (!ask("PRAGMA quick_check", &quick) ||
		   strcmp(strbuf_string(&quick), "ok") != 0 ||
		   !ask("SELECT count(*) FROM load", &out->loads))) {
		snprintf(trouble, sizeof trouble, "quick_check: %.1000s",
			 strbuf_string(&quick));
		ok = false;
	}
	strbuf_release(&quick);
	return ok ? NULL : trouble;
}

static void
read_command(const char *command, struct strbuf *out)
{
	FILE *pipe = popen(command, "r");
	char bytes[512];
	size_t length;

	while (pipe && (length = fread(bytes, 1, sizeof bytes, pipe)) > 0)
		strbuf_add(out, bytes, length);
	if (!pipe || pclose(pipe) != 0)
		strbuf_puts(out, "failed\n");
}

/* An archive whose bytes are those that were looked at last is the same. */
static const char *
look_at_archive(struct state *out)
{
	static struct strbuf stored, heads;
	struct strbuf fsck = {0};
	const char *result = NULL;

	each_file(ARCHIVE "/.git", add_file, &out->stored);
	if (strcmp(strbuf_string(&stored), strbuf_string(&out->stored)) != 0) {
		read_command("git -C " ARCHIVE " fsck --no-dangling 2>&1",
			     &fsck);
		if (fsck.length > 0) {
			snprintf(trouble, sizeof trouble, "git fsck: %.1000s",
				 fsck.data);
			result = trouble;
		}
		strbuf_clear(&heads);
		read_command("git -C " ARCHIVE " for-each-ref", &heads);
		strbuf_clear(&stored);
		strbuf_text(&stored, strbuf_view(&out->stored));
	}
	strbuf_text(&out->heads, strbuf_view(&heads));
	strbuf_release(&fsck);
	return result;
}

static void
add_report(const char *path, void *context)
{
	if (!is_digest(text_of(path)) &&
	    !text_ends(text_of(path), TEXT(".juesuan")))
		add_file(path, context);
}

static void
read_file(const char *path, struct strbuf *out)
{
	FILE *file = fopen(path, "rb");
	char bytes[4096];
	size_t length;

	while (file && (length = fread(bytes, 1, sizeof bytes, file)) > 0)
		strbuf_add(out, bytes, length);
	if (file)
		fclose(file);
}

static int
compare_lines(const void *a, const void *b)
{
	return text_compare(*(const struct text *)a, *(const struct text *)b);
}

static void
add_sorted(struct strbuf *out, struct text rest)
{
	VEC(struct text) lines = {0};

	while (rest.length > 0) {
		struct text line = rest;

		line.length = text_find(rest, TEXT("\n")) + 1;
		*vec_push(&lines) = line;
		rest = text_skip(rest, line.length);
	}
	vec_sort(&lines, compare_lines);
	vec_each (const struct text *, line, &lines)
		strbuf_text(out, *line);
	vec_release(&lines);
}

/* Rows that name who did it are events; what is missing or failed is told every
 * night. A commit's name depends on which came first. */
#define EVENTS                                                                 \
	"grep '^{\"kind\".*\"written_by\":\"' " OUTPUT "/digest.json | "       \
	"sed -e 's/,$//' -e 's/\\]}*,$//' -e 's/\"commit\":[^,]*,//' | sort"

static const char *
look_at_digest(struct state *out)
{
	struct strbuf digest = {0};
	const char *result = NULL;

	read_file(OUTPUT "/digest.mark", &out->mark);
	read_file(OUTPUT "/digest.json", &digest);
	if (digest.length > 0 && !text_ends(strbuf_view(&digest), TEXT("]}\n")))
		result = "the digest is not whole";
	else if (digest.length > 0)
		read_command(EVENTS, &out->told);
	strbuf_release(&digest);
	return result;
}

static const char *
look_at_submitted(struct state *out)
{
	if (access("city/inbox", F_OK) != 0)
		return NULL;
	read_command("git -C " ARCHIVE " ls-files -s -- readme.txt",
		     &out->staged);
	read_command("git --no-optional-locks -C " ARCHIVE
		     " status --porcelain",
		     &out->work);
	if (access(OUTPUT, F_OK) == 0)
		each_file(OUTPUT, add_report, &out->output);
	return look_at_digest(out);
}

void
state_commits(struct strbuf *out)
{
	read_command("base=$(git -C night/archive rev-parse main); "
		     "for commit in $(git -C " ARCHIVE
		     " rev-list main \"^$base\" 2>/dev/null); do "
		     "echo \"$commit commit\trefs/heads/main\"; "
		     "echo \"$commit commit\trefs/juesuan/tip/main\"; done",
		     out);
}

const char *
state_take(struct state *out)
{
	const char *result;

	*out = (struct state){0};
	result = dump(out);
	if (!result)
		result = look_at_archive(out);
	if (!result)
		result = look_at_submitted(out);
	each_file("city", add_name, &out->files);
	return result;
}

void
state_release(struct state *state)
{
	strbuf_release(&state->dump);
	strbuf_release(&state->loads);
	strbuf_release(&state->heads);
	strbuf_release(&state->files);
	strbuf_release(&state->stored);
	strbuf_release(&state->staged);
	strbuf_release(&state->work);
	strbuf_release(&state->output);
	strbuf_release(&state->told);
	strbuf_release(&state->mark);
}

static bool
same(const struct strbuf *a, const struct strbuf *b)
{
	return a->length == b->length &&
	       (a->length == 0 || memcmp(a->data, b->data, a->length) == 0);
}

bool
state_equal(const struct state *a, const struct state *b)
{
	return a->exists == b->exists && same(&a->dump, &b->dump);
}

static bool
has_line(const struct strbuf *lines, struct text line)
{
	return lines->length > 0 && text_has(strbuf_view(lines), line);
}

bool
state_lines_of(const struct strbuf *found, const struct strbuf *allowed)
{
	struct text rest = strbuf_view(found);

	while (rest.length > 0) {
		struct text line = rest;

		line.length = text_find(rest, TEXT("\n")) + 1;
		if (!has_line(allowed, line))
			return false;
		rest = text_skip(rest, line.length);
	}
	return true;
}

bool
state_same_loads(const struct state *a, const struct state *b)
{
	return same(&a->loads, &b->loads);
}

bool
state_same_files(const struct state *a, const struct state *b)
{
	return same(&a->files, &b->files);
}

bool
state_same_work(const struct state *a, const struct state *b)
{
	return same(&a->work, &b->work) && same(&a->staged, &b->staged);
}

bool
state_told_once(const struct strbuf *first, const struct strbuf *second,
		const struct strbuf *whole)
{
	struct strbuf both = {0}, sorted = {0}, expected = {0};

	strbuf_text(&both, strbuf_view(first));
	strbuf_text(&both, strbuf_view(second));
	add_sorted(&sorted, strbuf_view(&both));
	add_sorted(&expected, strbuf_view(whole));
	bool ok = same(&sorted, &expected);
	strbuf_release(&both);
	strbuf_release(&sorted);
	strbuf_release(&expected);
	return ok;
}
