/*
 * Loads, from small git repositories to what the warehouse says then: scenes
 * that are told commit by commit, and random histories that are held against a
 * slow, obvious replay of every commit.
 */
#include "account/account.h"
#include "batch/batch.h"

#include "../dump.h"

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[32];
static char warehouse_path[64], rebuilt_path[64];
static struct config config;

/* --- The city, its archive, its loads --- */

static const char city_file[] = "city: {name: 示例市, code: \"999900\"}\n"
				"years: 2023-2024\n"
				"archive: {repository: archive, branch: main,\n"
				"          sources: \"{department}/{year}*\"}\n"
				"warehouse: city.db\n"
				"forms: shanxi\n"
				"limits: {file: 64 KiB}\n"
				"departments:\n"
				"  - {id: kjj, name: 示例市科学技术局}\n"
				"  - {id: jyj, name: 示例市教育局}\n"
				"  - {id: czj, name: 示例市财政局}\n";

static const char reordered_city[] =
	"city: {name: 示例市, code: \"999900\"}\n"
	"years: 2023-2024\n"
	"archive: {repository: archive, branch: main,\n"
	"          sources: \"{department}/{year}*\"}\n"
	"warehouse: city.db\n"
	"forms: shanxi\n"
	"limits: {file: 64 KiB}\n"
	"departments:\n"
	"  - {id: czj, name: 示例市财政局}\n"
	"  - {id: jyj, name: 示例市教育局}\n"
	"  - {id: kjj, name: 示例市科学技术局}\n";

static void
put_file(const char *name, const char *content, size_t length)
{
	char path[256], *slash;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	for (slash = strchr(path + strlen(folder) + 1, '/'); slash;
	     slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		mkdir(path, 0777);
		*slash = '/';
	}
	FILE *file = fopen(path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(content, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
}

static void
open_city(const char *yaml)
{
	struct error err = {0};
	char path[64];

	put_file("city.yaml", yaml, strlen(yaml));
	snprintf(path, sizeof path, "%s/city.yaml", folder);
	config_close(&config);
	if (!config_open(path, SOURCE_DIR "/config", &config, &err))
		fail_msg("%s:%d: %s", err.source, err.line, err.message);
}

static void __attribute__((format(printf, 1, 2))) shell(const char *format, ...)
{
	struct strbuf line = {0};
	char command[1024];
	va_list args;

	va_start(args, format);
	vsnprintf(command, sizeof command, format, args);
	va_end(args);
	strbuf_printf(&line, "cd %s/archive && { %s; } >/dev/null", folder,
		      command);
	if (system(line.data) != 0)
		fail_msg("%s", line.data);
	strbuf_release(&line);
}

static int
make_city(void **state)
{
	(void)state;
	/* A load syncs, hundreds of times here: in memory where that is to be
	 * had. */
	snprintf(folder, sizeof folder, "%s/batch-test-XXXXXX",
		 access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
	if (!mkdtemp(folder))
		return -1;
	snprintf(warehouse_path, sizeof warehouse_path, "%s/city.db", folder);
	snprintf(rebuilt_path, sizeof rebuilt_path, "%s/rebuilt.db", folder);
	put_file("archive/x", "", 0);
	shell("rm x && git init -q -b main .");
	open_city(city_file);
	return 0;
}

static int
remove_city(void **state)
{
	char command[64];

	(void)state;
	config_close(&config);
	config = (struct config){0};
	snprintf(command, sizeof command, "rm -rf '%s'", folder);
	return system(command);
}

static bool
try_load(bool rebuild, unsigned threads, struct load_report *out,
	 struct error *err)
{
	struct load_options options = {.rebuild = rebuild, .threads = threads};

	return batch_load(&config, &options, out, err);
}

static void
check_warehouse(const char *path)
{
	struct warehouse *warehouse = NULL;
	struct error err = {0};

	if (!warehouse_open(path, WAREHOUSE_READ, &warehouse, &err) ||
	    !warehouse_check(warehouse, &err))
		fail_msg("%s", err.message);
	warehouse_close(warehouse);
}

static struct load_report
load(void)
{
	struct load_report report = {0};
	struct error err = {0};

	if (!try_load(false, 1, &report, &err))
		fail_msg("%s", err.message);
	check_warehouse(warehouse_path);
	return report;
}

static void
assert_refused(enum error_kind kind, const char *words)
{
	struct load_report report = {.commits = -7};
	struct error err = {0};

	assert_false(try_load(false, 1, &report, &err));
	assert_int_equal(err.kind, kind);
	assert_int_equal(report.commits, -7);
	if (!strstr(err.message, words))
		fail_msg("“%s” lacks “%s”", err.message, words);
}

static struct strbuf
dump_of(const char *path)
{
	struct warehouse *warehouse = NULL;
	struct strbuf dump = {0};
	struct error err = {0};

	if (!warehouse_open(path, WAREHOUSE_READ, &warehouse, &err) ||
	    !dump_warehouse(warehouse, &dump, &err))
		fail_msg("%s", err.message);
	warehouse_close(warehouse);
	return dump;
}

/* The warehouse must say what a load of everything into another file says. */
static void
assert_same_as_rebuilt(void)
{
	const char *path = config.city->warehouse;
	struct load_report report = {0};
	struct error err = {0};

	config.city->warehouse = rebuilt_path;
	unlink(rebuilt_path);
	if (!try_load(true, 1, &report, &err))
		fail_msg("%s", err.message);
	load_report_release(&report);
	config.city->warehouse = path;
	struct strbuf added = dump_of(warehouse_path);
	struct strbuf rebuilt = dump_of(rebuilt_path);
	assert_string_equal(added.data, rebuilt.data);
	strbuf_release(&added);
	strbuf_release(&rebuilt);
}

/* --- Reading the dump --- */

#define FIELDS 24

static size_t
split(char *line, char *fields[FIELDS])
{
	size_t count = 0;

	for (char *at = line; at && count < FIELDS; count++) {
		fields[count] = at;
		at = strchr(at, '\t');
		if (at)
			*at++ = '\0';
	}
	return count;
}

/* Call visit with the fields of each line of one kind. */
static void
each_line(const char *kind, void (*visit)(char **fields, void *context),
	  void *context)
{
	struct strbuf dump = dump_of(warehouse_path);
	char *fields[FIELDS], *rest = NULL;

	for (char *line = strtok_r(dump.data, "\n", &rest); line;
	     line = strtok_r(NULL, "\n", &rest)) {
		size_t length = strlen(kind);
		if (strncmp(line, kind, length) != 0 || line[length] != '\t')
			continue;
		split(line, fields);
		visit(fields, context);
	}
	strbuf_release(&dump);
}

struct subject {
	const char *oid;
	char words[64];
};

static void
take_subject(char **fields, void *context)
{
	struct subject *subject = context;

	if (strcmp(fields[1], subject->oid) != 0)
		return;
	char *message = fields[14], *end = strstr(message, "\\n");
	if (end)
		*end = '\0';
	snprintf(subject->words, sizeof subject->words, "%s", message);
}

struct timeline {
	const char *form, *row;
	char document[16]; /* kjj/2024 */
	struct strbuf out;
};

static void
take_version(char **fields, void *context)
{
	struct timeline *timeline = context;
	unsigned printed = (unsigned)atoi(fields[8]);

	if (strcmp(fields[1], timeline->form) != 0 ||
	    strcmp(fields[2], timeline->row) != 0 ||
	    strcmp(fields[4], timeline->document) != 0)
		return;
	struct subject subject = {.oid = fields[9]};
	each_line("commit", take_subject, &subject);
	strbuf_printf(&timeline->out, "%s%s-%s ",
		      timeline->out.length ? "; " : "", fields[5],
		      strcmp(fields[6], "\\N") == 0 ? "" : fields[6]);
	if (printed_state(printed) == FIGURE_NUMBER)
		strbuf_printf(&timeline->out, "%lld",
			      atoll(fields[7]) / 1000000);
	else
		strbuf_puts(&timeline->out,
			    printed_state(printed) == FIGURE_ABSENT ? "absent"
								    : "?");
	strbuf_printf(&timeline->out, " by %s", subject.words);
}

/* "0-2 10 by add; 2- absent by remove": positions, value in 万元, origin. */
static void
assert_timeline(const char *department, int year, const char *form,
		const char *row, const char *expected)
{
	struct timeline timeline = {.form = form, .row = row};

	snprintf(timeline.document, sizeof timeline.document, "%s/%d",
		 department, year);
	each_line("version", take_version, &timeline);
	assert_string_equal(strbuf_string(&timeline.out), expected);
	strbuf_release(&timeline.out);
}

#define KJJ "kjj"
#define JYJ "jyj"

static void
assert_kjj(const char *row, const char *expected)
{
	assert_timeline(KJJ, 2024, "expenditure", row, expected);
}

/* "2:2 0- 10 by add; ...": load, why, positions, value in 万元, origin. */
static void
assert_superseded(const char *figure, const char *expected)
{
	struct warehouse *warehouse = NULL;
	struct error err = {0};
	struct strbuf out = {0};

	assert_true(warehouse_open(warehouse_path, WAREHOUSE_READ, &warehouse,
				   &err));
	struct query *query = warehouse_query(warehouse, SQL_REPORT_SUPERSEDED);
	query_text(query, ":figure", text_of(figure));
	while (query_row(query)) {
		struct text message = query_get_text(query, 12);

		message.length = text_find(message, TEXT("\n"));
		strbuf_printf(&out, "%s%d:%d %d-", out.length ? "; " : "",
			      (int)query_get_int(query, 0),
			      (int)query_get_int(query, 2),
			      (int)query_get_int(query, 3));
		if (!query_is_null(query, 4))
			strbuf_printf(&out, "%d", (int)query_get_int(query, 4));
		strbuf_printf(&out, " %d by ",
			      (int)(query_get_int(query, 5) / 1000000));
		strbuf_text(&out, message);
	}
	assert_true(query_end(query, &err));
	warehouse_close(warehouse);
	assert_string_equal(strbuf_string(&out), expected);
	strbuf_release(&out);
}

struct listing {
	const char *kind;
	struct strbuf out;
};

/* Of remarks: kind, file, line, subject. Of forms: name and state. */
static void
take_remark(char **fields, void *context)
{
	strbuf_printf(context, "%s %s:%s %s; ", fields[4], fields[6], fields[8],
		      fields[11]);
}

static void
assert_remarks(const char *expected)
{
	struct strbuf out = {0};

	each_line("remark", take_remark, &out);
	assert_string_equal(strbuf_string(&out), expected);
	strbuf_release(&out);
}

static void
take_edition(char **fields, void *context)
{
	struct subject subject = {.oid = fields[2]};

	each_line("commit", take_subject, &subject);
	strbuf_printf(context, "%s %s; ", subject.words, fields[3]);
}

/* --- Telling a history --- */

#define EXPENDITURE "支出决算表\n金额单位：万元\n科目编码\t科目名称\t合计\n"
#define GENERAL                                                                  \
	"一般公共预算财政拨款支出决算表\n金额单位：万元\n" \
	"科目编码\t科目名称\t合计\n"
#define ROW_201 "201\t一般公共服务支出\t"
#define ROW_205 "205\t教育支出\t"
#define ROW_206 "206\t科学技术支出\t"

static void
write_source(const char *path, const char *content)
{
	char name[128];

	snprintf(name, sizeof name, "archive/%s", path);
	put_file(name, content, strlen(content));
}

static void
commit(const char *message)
{
	shell("git add -A && git commit -q --allow-empty -m '%s'", message);
}

static void
commit_source(const char *path, const char *content, const char *message)
{
	write_source(path, content);
	commit(message);
}

static void
a_figure_is_followed_through_its_corrections(void **state)
{
	(void)state;
	commit_source("README", "no accounts", "begin");
	commit_source("kjj/2024.txt",
		      EXPENDITURE ROW_201 "10.00\n" ROW_206 "5.00\n", "add");
	commit_source("jyj/2024.txt", EXPENDITURE ROW_205 "7.00\n", "other");
	commit_source("kjj/2024.txt",
		      EXPENDITURE ROW_201 "12.00\n" ROW_206 "5.00\n", "fix");

	struct load_report report = load();
	assert_true(report.read_anew);
	assert_false(report.nothing_new);
	assert_int_equal(report.commits, 4);
	assert_int_equal(report.documents, 2);
	assert_int_equal(report.editions, 3);
	assert_int_equal(report.revisions, 3);
	assert_int_equal(report.versions, 4);
	assert_int_equal(report.set_aside, 0);
	assert_kjj("201", "1-3 10 by add; 3- 12 by fix");
	assert_kjj("206", "1- 5 by add");
	assert_timeline(JYJ, 2024, "expenditure", "205", "2- 7 by other");
}

static void
a_value_that_is_only_printed_otherwise_is_no_new_one(void **state)
{
	(void)state;
	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "1,000.00\n", "add");
	commit_source("kjj/2024.txt", EXPENDITURE "\n" ROW_201 "1000.0\n",
		      "format");
	load();
	assert_kjj("201", "0- 1000 by add");
}

static void
commit_as(const char *name, const char *mail, const char *message)
{
	shell("git add -A && git -c user.name='%s' -c user.email='%s' commit "
	      "-q --allow-empty --author='%s <%s>' -m '%s'",
	      name, mail, name, mail, message);
}

static void
take_mailmap(char **fields, void *context)
{
	strbuf_printf(context, "%s: %s; ", fields[1], fields[2]);
}

static void
assert_mailmaps(const char *expected)
{
	struct strbuf out = {0};

	each_line("mailmap", take_mailmap, &out);
	assert_string_equal(strbuf_string(&out), expected);
	strbuf_release(&out);
	assert_same_as_rebuilt();
}

static void
each_mailmap_is_kept_from_where_it_stands(void **state)
{
	(void)state;
	commit_as("zhou", "zz@home", "zero");
	load();
	assert_mailmaps("");
	write_source(".mailmap", "甲 <a@home>\n");
	commit_as("li", "li@home", "one");
	load();
	assert_mailmaps("1: 甲 <a@home>\\n; ");
	shell("git switch -q -c side");
	write_source(".mailmap", "乙 <a@home>\n");
	commit_as("fang", "fy@home", "beside");
	shell("git switch -q main");
	commit_as("zhou", "zz@home", "two");
	shell("git merge -q --no-ff -m three side");
	load();
	assert_mailmaps("1: 甲 <a@home>\\n; 3: 乙 <a@home>\\n; ");
	shell("git rm -q .mailmap");
	commit_as("new", "new@home", "four");
	load();
	assert_mailmaps("1: 甲 <a@home>\\n; 3: 乙 <a@home>\\n; 4: ; ");
}

static void
loading_again_without_news_writes_nothing(void **state)
{
	(void)state;
	struct stat before, after;

	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "10.00\n", "add");
	load();
	assert_int_equal(stat(warehouse_path, &before), 0);
	struct load_report report = load();
	assert_true(report.nothing_new);
	assert_int_equal(strlen(report.tip), 40);
	assert_int_equal(report.commits, 0);
	assert_int_equal(stat(warehouse_path, &after), 0);
	assert_int_equal(before.st_ino, after.st_ino);
	assert_int_equal(before.st_mtim.tv_sec, after.st_mtim.tv_sec);
	assert_int_equal(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
}

static void
a_load_adds_what_is_new_and_ends_what_it_replaces(void **state)
{
	(void)state;
	commit_source("kjj/2024.txt",
		      EXPENDITURE ROW_201 "10.00\n" ROW_206 "5.00\n", "add");
	load();
	commit_source("kjj/2024.txt",
		      EXPENDITURE ROW_201 "12.00\n" ROW_205 "1.00\n", "fix");
	commit_source("jyj/2023.txt", EXPENDITURE ROW_205 "7.00\n", "late");
	struct load_report report = load();
	assert_false(report.read_anew);
	assert_int_equal(report.commits, 2);
	assert_int_equal(report.documents, 2);
	assert_int_equal(report.editions, 2);
	assert_int_equal(report.versions, 4);
	assert_kjj("201", "0-1 10 by add; 1- 12 by fix");
	assert_kjj("205", "1- 1 by fix");
	assert_kjj("206", "0-1 5 by add; 1- absent by fix");
	assert_same_as_rebuilt();
}

/* The archive could not give it. */
static void
what_an_earlier_load_read_is_not_read_again(void **state)
{
	(void)state;
	commit_source("kjj/2024.txt",
		      EXPENDITURE ROW_201 "10.00\n" ROW_206 "5.00\n", "add");
	commit_source("kjj/2024.txt",
		      EXPENDITURE ROW_201 "12.00\n" ROW_206 "5.00\n", "fix");
	load();
	shell("git rev-parse HEAD:kjj/2024.txt HEAD~1:kjj/2024.txt |"
	      " sed 's,^..,.git/objects/&/,' >blobs;"
	      " while read -r b; do mv $b ${b##*/}.kept; done <blobs");
	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "12.00\n", "drop");
	commit_source("kjj/2024.txt",
		      EXPENDITURE ROW_201 "13.00\n" ROW_206 "5.00\n", "late");
	load();
	assert_kjj("201", "0-1 10 by add; 1-3 12 by fix; 3- 13 by late");
	assert_kjj("206", "0-2 5 by add; 2-3 absent by drop; 3- 5 by late");
	shell("while read -r b; do mv ${b##*/}.kept $b; done <blobs");
	assert_same_as_rebuilt();
}

static void
a_branch_that_goes_on_after_it_was_merged_keeps_its_origins(void **state)
{
	(void)state;
	commit_source("kjj/2024.txt",
		      EXPENDITURE ROW_201 "10.00\n" ROW_206 "5.00\n", "add");
	shell("git checkout -q -b side");
	commit_source("kjj/2024.txt",
		      EXPENDITURE ROW_201 "11.00\n" ROW_206 "5.00\n", "side");
	shell("git checkout -q main");
	commit("nothing");
	shell("git merge -q --no-ff side -m merge");
	commit_source("kjj/2024.txt",
		      EXPENDITURE ROW_201 "12.00\n" ROW_206 "5.00\n", "main");
	load();
	shell("git checkout -q side");
	commit_source("kjj/2024.txt",
		      EXPENDITURE ROW_201 "11.00\n" ROW_206 "6.00\n", "go on");
	shell("git checkout -q main");
	shell("git merge -q --no-ff -s ours side -m again");
	load();
	assert_kjj("201", "0-2 10 by add; 2-3 11 by side; 3- 12 by main");
	assert_kjj("206", "0- 5 by add");
	assert_same_as_rebuilt();
}

static void
a_commit_without_accounts_moves_only_the_tip(void **state)
{
	(void)state;
	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "10.00\n", "add");
	load();
	commit("nothing");
	struct load_report report = load();
	assert_false(report.nothing_new);
	assert_int_equal(report.commits, 1);
	assert_int_equal(report.documents, 0);
	assert_same_as_rebuilt();
}

static void
a_change_on_a_side_branch_stays_its_authors(void **state)
{
	(void)state;
	commit_source("kjj/2024.txt",
		      EXPENDITURE ROW_201 "10.00\n" ROW_206 "5.00\n", "add");
	shell("git checkout -q -b side");
	commit_source("kjj/2024.txt",
		      EXPENDITURE ROW_201 "12.00\n" ROW_206 "5.00\n", "side");
	shell("git checkout -q main");
	commit_source("jyj/2024.txt", EXPENDITURE ROW_205 "7.00\n", "other");
	load();
	shell("git merge -q --no-ff -m merge side");
	load();
	assert_kjj("201", "0-2 10 by add; 2- 12 by side");
	assert_kjj("206", "0- 5 by add");
	assert_timeline(JYJ, 2024, "expenditure", "205", "1- 7 by other");
	assert_same_as_rebuilt();
}

static void
a_merge_of_different_rows_leaves_both_to_their_authors(void **state)
{
	(void)state;
	commit_source("kjj/2024.txt",
		      EXPENDITURE ROW_201 "10.00\n" ROW_206 "5.00\n", "add");
	shell("git checkout -q -b side");
	commit_source("kjj/2024.txt",
		      EXPENDITURE ROW_201 "12.00\n" ROW_206 "5.00\n", "side");
	shell("git checkout -q main");
	commit_source("kjj/2024.txt",
		      EXPENDITURE ROW_201 "10.00\n" ROW_206 "6.00\n", "line");
	shell("git merge -q --no-ff -s ours --no-commit side 2>&1");
	commit_source("kjj/2024.txt",
		      EXPENDITURE ROW_201 "12.00\n" ROW_206 "6.00\n", "merge");
	load();
	assert_kjj("201", "0-2 10 by add; 2- 12 by side");
	assert_kjj("206", "0-1 5 by add; 1- 6 by line");
}

static void
an_edit_made_in_the_merge_is_the_mergers(void **state)
{
	(void)state;
	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "10.00\n", "add");
	shell("git checkout -q -b side");
	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "12.00\n", "side");
	shell("git checkout -q main");
	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "11.00\n", "line");
	shell("git merge -q --no-ff -s ours --no-commit side 2>&1");
	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "13.00\n", "merge");
	load();
	assert_kjj("201", "0-1 10 by add; 1-2 11 by line; 2- 13 by merge");
}

static void
take_rival(char **fields, void *context)
{
	struct subject merge = {.oid = fields[5]}, origin = {.oid = fields[6]};

	each_line("commit", take_subject, &merge);
	each_line("commit", take_subject, &origin);
	strbuf_printf(context, "%s %s: ", fields[4], fields[2]);
	if (printed_state((unsigned)atoi(fields[8])) == FIGURE_ABSENT)
		strbuf_puts(context, "absent");
	else
		strbuf_printf(context, "%lld", atoll(fields[7]) / 1000000);
	strbuf_printf(context, " by %s%s in %s; ", origin.words,
		      atoi(fields[9]) ? " too" : "", merge.words);
}

/* "kjj/2024 201: 12 by side in merge; ": the value and origin that a merge did
 * not adopt, or made too. */
static void
assert_rivals(const char *expected)
{
	struct strbuf rivals = {0};

	each_line("rival", take_rival, &rivals);
	assert_string_equal(strbuf_string(&rivals), expected);
	strbuf_release(&rivals);
}

/* So often does a commit have an edition. */
static void
assert_editions(const char *subject, int expected)
{
	struct strbuf editions = {0};
	int count = 0;

	each_line("edition", take_edition, &editions);
	for (char *at = editions.data; at && (at = strstr(at, subject)); at++)
		count++;
	assert_int_equal(count, expected);
	strbuf_release(&editions);
}

static void
a_merge_that_keeps_its_first_parents_files_may_not_adopt_a_change(void **state)
{
	(void)state;
	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "10.00\n", "add");
	commit_source("jyj/2024.txt", EXPENDITURE ROW_205 "1.00\n", "add jyj");
	shell("git checkout -q -b side");
	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "12.00\n", "side");
	shell("git checkout -q main");
	load();
	shell("git merge -q --no-ff -s ours -m ours side");
	load();
	assert_kjj("201", "0- 10 by add");
	assert_editions("side", 1);
	assert_editions("ours", 1);
	assert_rivals("kjj/2024 201: 12 by side in ours; ");
	assert_same_as_rebuilt();
}

static void
a_branch_that_is_brought_up_to_date_brings_nothing_back(void **state)
{
	(void)state;
	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "10.00\n", "add");
	shell("git checkout -q -b side");
	commit_source("jyj/2024.txt", EXPENDITURE ROW_205 "1.00\n", "jyj");
	shell("git checkout -q main");
	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "11.00\n", "fix");
	load();
	shell("git checkout -q side && git merge -q --no-ff -m sync main");
	shell("git checkout -q main && git merge -q --no-ff -m merge side");
	load();
	assert_kjj("201", "0-1 10 by add; 1- 11 by fix");
	assert_editions("sync", 1);
	assert_editions("merge", 1);
	assert_rivals("");
	assert_same_as_rebuilt();
}

static void
a_known_commit_may_come_in_by_a_new_merge_beside_the_line(void **state)
{
	(void)state;
	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "10.00\n", "add");
	shell("git checkout -q -b side");
	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "12.00\n", "side");
	shell("git checkout -q main");
	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "11.00\n", "fix");
	load();
	shell("git checkout -q side");
	shell("git merge -q --no-ff -s ours -m keep main");
	shell("git checkout -q main");
	shell("git merge -q --no-ff -m take side && git checkout -q HEAD");
	load();
	assert_kjj("201", "0-1 10 by add; 1-2 11 by fix; 2- 12 by side");
	assert_rivals("kjj/2024 201: 11 by fix in keep; ");
	assert_same_as_rebuilt();
}

static void
a_conflict_committed_as_it_is_belongs_to_nobody_but_its_sides(void **state)
{
	(void)state;
	commit_source("kjj/2024.txt",
		      EXPENDITURE ROW_201 "10.00\n" ROW_205 "5.00\n", "add");
	shell("git checkout -q -b side");
	commit_source("kjj/2024.txt",
		      EXPENDITURE ROW_201 "12.00\n" ROW_205 "6.00\n", "side");
	shell("git checkout -q main");
	commit_source("kjj/2024.txt",
		      EXPENDITURE ROW_201 "11.00\n" ROW_205 "5.00\n", "fix");
	shell("git merge -q --no-ff side >/dev/null; git commit -qam mess");
	load();
	assert_kjj("201", "0-1 10 by add; 1- 11 by fix");
	assert_rivals("");
	commit_source("kjj/2024.txt",
		      EXPENDITURE ROW_201 "12.00\n" ROW_205 "6.00\n", "tidy");
	load();
	assert_kjj("201", "0-1 10 by add; 1-3 11 by fix; 3- 12 by side");
	assert_kjj("205", "0-3 5 by add; 3- 6 by side");
	assert_rivals("kjj/2024 201: 11 by fix in tidy; ");
	assert_same_as_rebuilt();
}

static void
an_octopus_finds_the_branch_that_changed_each_figure(void **state)
{
	(void)state;
	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "10.00\n", "a");
	commit_source("jyj/2024.txt", EXPENDITURE ROW_205 "7.00\n", "b");
	shell("git checkout -q -b one");
	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "11.00\n", "one");
	shell("git checkout -q -b two main");
	commit_source("jyj/2024.txt", EXPENDITURE ROW_205 "8.00\n", "two");
	shell("git checkout -q main && git merge -q --no-ff -m octopus one "
	      "two");
	load();
	assert_kjj("201", "0-2 10 by a; 2- 11 by one");
	assert_timeline(JYJ, 2024, "expenditure", "205",
			"1-2 7 by b; 2- 8 by two");
}

static void
a_document_may_go_and_come_back(void **state)
{
	(void)state;
	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "10.00\n", "add");
	load();
	shell("git rm -q kjj/2024.txt");
	commit("remove");
	load();
	assert_kjj("201", "0-1 10 by add; 1- absent by remove");
	assert_same_as_rebuilt();
	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "10.00\n", "return");
	load();
	assert_kjj("201", "0-1 10 by add; 1-2 absent by remove; "
			  "2- 10 by return");
	assert_same_as_rebuilt();
}

static void
a_renamed_file_is_no_event(void **state)
{
	(void)state;
	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "10.00\n", "add");
	load();
	shell("git mv kjj/2024.txt kjj/2024年决算公开.txt");
	commit("rename");
	load();
	assert_kjj("201", "0- 10 by add");
	assert_same_as_rebuilt();
}

static void
a_file_that_moves_to_another_year_is_another_document(void **state)
{
	(void)state;
	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "10.00\n", "add");
	load();
	shell("git mv kjj/2024.txt kjj/2023.txt");
	commit("move");
	load();
	assert_kjj("201", "0-1 10 by add; 1- absent by move");
	assert_timeline(KJJ, 2023, "expenditure", "201", "1- 10 by move");
	assert_same_as_rebuilt();
}

static void
a_document_that_cannot_be_read_keeps_its_figures(void **state)
{
	(void)state;
	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "10.00\n", "add");
	load();
	commit_source("kjj/2024.txt",
		      EXPENDITURE "<<<<<<< HEAD\n" ROW_201
				  "10.00\n=======\n" ROW_201
				  "12.00\n>>>>>>> side\n",
		      "conflict");
	struct load_report report = load();
	assert_int_equal(report.set_aside, 1);
	assert_kjj("201", "0- 10 by add");
	assert_remarks("conflicted 0:4 ; ");
	assert_same_as_rebuilt();
	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "12.00\n", "solve");
	report = load();
	assert_int_equal(report.set_aside, 0);
	assert_kjj("201", "0-2 10 by add; 2- 12 by solve");
	assert_same_as_rebuilt();
}

static void
a_form_that_is_set_aside_keeps_its_figures_alone(void **state)
{
	(void)state;
	commit_source("kjj/2024.txt",
		      EXPENDITURE ROW_201 "10.00\n\n" GENERAL ROW_201 "3.00\n",
		      "add");
	load();
	commit_source("kjj/2024.txt",
		      EXPENDITURE ROW_201 "11.00\n" ROW_201
					  "12.00\n\n" GENERAL ROW_201 "4.00\n",
		      "twice");
	struct load_report report = load();
	assert_int_equal(report.set_aside, 1);
	assert_kjj("201", "0- 10 by add");
	assert_timeline(KJJ, 2024, "general", "201",
			"0-1 3 by add; 1- 4 by twice");
	assert_same_as_rebuilt();
}

static void
one_unreadable_file_of_several_takes_nothing_away(void **state)
{
	(void)state;
	write_source("kjj/2024-1.txt", EXPENDITURE ROW_201 "10.00\n");
	commit_source("kjj/2024-2.txt", GENERAL ROW_201 "3.00\n", "add");
	load();
	write_source("kjj/2024-1.txt", EXPENDITURE ROW_201 "11.00\n");
	put_file("archive/kjj/2024-2.txt", "\0\1\2", 3);
	commit("break");
	struct load_report report = load();
	assert_int_equal(report.set_aside, 1);
	assert_kjj("201", "0-1 10 by add; 1- 11 by break");
	assert_timeline(KJJ, 2024, "general", "201", "0- 3 by add");
	assert_same_as_rebuilt();
}

static void
a_text_beside_the_accounts_keeps_nothing_alive(void **state)
{
	(void)state;
	write_source("kjj/2024-text.txt", "本部门的工作情况说明。\n");
	commit_source("kjj/2024.txt",
		      EXPENDITURE ROW_201 "10.00\n\n" GENERAL ROW_201 "3.00\n",
		      "add");
	load();
	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "10.00\n", "cut");
	assert_int_equal(load().set_aside, 0);
	assert_timeline(KJJ, 2024, "general", "201",
			"0-1 3 by add; 1- absent by cut");
	assert_same_as_rebuilt();
}

static void
take_figures(char **fields, void *context)
{
	strbuf_printf(context, "%s %s; ", fields[3], fields[8]);
}

static void
take_dissent(char **fields, void *context)
{
	struct subject subject = {.oid = fields[2]};

	each_line("commit", take_subject, &subject);
	strbuf_printf(context, "%s/%s %s: %s, %s;", fields[4], fields[5],
		      subject.words, fields[6], fields[7]);
}

/* What files of kjj/2024 say otherwise, by commit in no certain order: the row
 * and column, the file's number and the value in fen. */
static void
assert_dissents(const char *expected)
{
	struct strbuf out = {0};
	char pieces[256], *rest = NULL;

	each_line("dissent", take_dissent, &out);
	assert_int_equal(out.length, strlen(expected));
	snprintf(pieces, sizeof pieces, "%s", expected);
	for (char *piece = strtok_r(pieces, ";", &rest); piece;
	     piece = strtok_r(NULL, ";", &rest))
		if (!strstr(out.data, piece))
			fail_msg("“%s” is not in “%s”", piece, out.data);
	strbuf_release(&out);
}

static void
of_two_files_that_disagree_the_first_counts_and_both_are_kept(void **state)
{
	(void)state;
	write_source("kjj/2024-1.txt", EXPENDITURE ROW_201 "10.00\n");
	commit_source("kjj/2024-2.txt",
		      EXPENDITURE ROW_201 "12.00\n" ROW_206 "5.00\n", "add");
	load();
	assert_kjj("201", "0- 10 by add");
	assert_kjj("206", "0- 5 by add");
	assert_dissents("201/total add: 1, 12000000;");
	assert_same_as_rebuilt();
}

static void
what_is_rounded_otherwise_is_the_same_figure(void **state)
{
	(void)state;
	write_source("kjj/2024-1.txt",
		     EXPENDITURE ROW_201 "1.20\n" ROW_206 "3\n");
	commit_source("kjj/2024-2.txt",
		      "支出决算表\n单位：元\n科目编码\t科目名称\t合计\n" ROW_201
		      "11950.00\n" ROW_206 "30050.01\n",
		      "add");
	load();
	/* 0.01 is what the coarser file prints last, though not in each row. */
	assert_dissents("206/total add: 1, 3005001;");
	assert_kjj("201", "0- 1 by add");
}

static void
files_come_and_go_and_change_places_by_the_hand_of_who_did_it(void **state)
{
	(void)state;
	commit_source("kjj/2024-b.txt", EXPENDITURE ROW_201 "10.00\n", "add");
	load();
	commit_source("kjj/2024-c.txt", EXPENDITURE ROW_201 "12.00\n", "later");
	load();
	assert_kjj("201", "0- 10 by add");
	shell("git mv kjj/2024-c.txt kjj/2024-a.txt && git commit -qm rename");
	load();
	shell("git rm -q kjj/2024-b.txt && git commit -qm remove");
	load();
	shell("git mv kjj/2024-a.txt kjj/2024.txt && git commit -qm again");
	load();
	commit_source("kjj/2024-b.txt", EXPENDITURE ROW_201 "12.00\n", "same");
	load();
	assert_kjj("201", "0-2 10 by add; 2- 12 by rename");
	assert_dissents("201/total rename: 1, 10000000;"
			"201/total later: 1, 12000000;");
	assert_same_as_rebuilt();
}

static void
a_file_that_breaks_makes_nobody_author_of_what_the_next_one_has(void **state)
{
	(void)state;
	write_source("kjj/2024-1.txt", EXPENDITURE ROW_201 "10.00\n");
	commit_source("kjj/2024-2.txt",
		      EXPENDITURE ROW_201 "12.00\n\n" GENERAL ROW_201 "3.00\n",
		      "add");
	load();
	put_file("archive/kjj/2024-1.txt", "\0\1\2", 3);
	commit("break");
	assert_int_equal(load().set_aside, 1);
	commit_source("kjj/2024-2.txt",
		      EXPENDITURE ROW_201 "13.00\n\n" GENERAL ROW_201 "4.00\n",
		      "other");
	load();
	assert_kjj("201", "0- 10 by add");
	assert_timeline(KJJ, 2024, "general", "201",
			"0-2 3 by add; 2- 4 by other");
	commit_source("kjj/2024-1.txt", EXPENDITURE ROW_201 "11.00\n", "mend");
	load();
	assert_kjj("201", "0-3 10 by add; 3- 11 by mend");
	/* A form that cannot be keyed is no better than a broken file. */
	commit_source("kjj/2024-1.txt",
		      EXPENDITURE ROW_201 "11.00\n" ROW_201 "11.00\n", "twice");
	assert_int_equal(load().set_aside, 1);
	assert_kjj("201", "0-3 10 by add; 3- 11 by mend");
	shell("git rm -q kjj/2024-1.txt && git commit -qm remove");
	load();
	assert_kjj("201", "0-3 10 by add; 3-5 11 by mend; 5- 13 by remove");
	assert_same_as_rebuilt();
}

static void
a_file_that_breaks_behind_the_one_that_counts_changes_nothing(void **state)
{
	(void)state;
	write_source("kjj/2024-1.txt", EXPENDITURE ROW_201 "10.00\n");
	commit_source("kjj/2024-2.txt", EXPENDITURE ROW_201 "12.00\n", "add");
	put_file("archive/kjj/2024-2.txt", "\0\1\2", 3);
	commit("break");
	commit_source("kjj/2024-1.txt", EXPENDITURE ROW_201 "11.00\n", "edit");
	load();
	assert_kjj("201", "0-2 10 by add; 2- 11 by edit");
	assert_dissents("201/total add: 1, 12000000;");
	assert_same_as_rebuilt();
}

/* The city's file with other patterns of sources. */
static void
open_sources(const char *patterns)
{
	const char *pattern = "\"{department}/{year}*\"";
	const char *at = strstr(city_file, pattern);
	char yaml[1024];

	snprintf(yaml, sizeof yaml, "%.*s%s%s", (int)(at - city_file),
		 city_file, patterns, at + strlen(pattern));
	open_city(yaml);
}

static void
the_configuration_orders_the_files_and_another_order_is_another_reading(
	void **state)
{
	(void)state;
	write_source("kjj/2024-a.txt", EXPENDITURE ROW_201 "10.00\n");
	commit_source("kjj/2024.csv",
		      "支出决算表,,\n单位：万元,,\n科目编码,科目名称,合计\n"
		      "201,一般公共服务支出,12.00\n",
		      "add");
	load();
	assert_kjj("201", "0- 10 by add");
	open_sources(
		"[\"{department}/{year}*.csv\", \"{department}/{year}*\"]");
	struct load_report report = load();
	assert_int_equal(report.kind, LOAD_READING);
	assert_string_equal(report.reading_changes.data, "archive.sources");
	assert_int_equal(report.superseded, 1);
	load_report_release(&report);
	assert_kjj("201", "0- 12 by add");
	assert_superseded("kjj/2024/expenditure/201/total", "2:2 0- 10 by add");
	commit_source("kjj/2024-a.txt", EXPENDITURE ROW_201 "11.00\n", "edit");
	load();
	assert_kjj("201", "0- 12 by add");
	shell("git mv kjj/2024-a.txt kjj/2024-a.csv && git commit -qm rename");
	load();
	assert_kjj("201", "0-2 12 by add; 2- 11 by rename");
	assert_same_as_rebuilt();
}

static void
a_figure_that_two_files_print_is_counted_once(void **state)
{
	(void)state;
	struct strbuf out = {0};

	write_source("kjj/2024-1.txt", EXPENDITURE ROW_201 "10.00\n");
	commit_source("kjj/2024-2.txt",
		      EXPENDITURE ROW_201 "10.00\n" ROW_206 "5.00\n", "add");
	load();
	each_line("edition_form", take_figures, &out);
	assert_string_equal(out.data, "expenditure 2; ");
	strbuf_release(&out);
}

static void
what_is_no_file_is_told_and_not_followed(void **state)
{
	(void)state;
	char large[70000];

	shell("mkdir kjj && ln -s /etc/passwd kjj/2024.txt");
	memset(large, 'x', sizeof large);
	put_file("archive/jyj/2024.txt", large, sizeof large);
	write_source("czj/2023.txt",
		     "version https://git-lfs.github.com/spec/v1\n"
		     "oid sha256:0123456789abcdef0123456789abcdef"
		     "0123456789abcdef0123456789abcdef\nsize 12345\n");
	commit("add");
	shell("git update-index --add --cacheinfo "
	      "160000,1234567890123456789012345678901234567890,czj/2024 && "
	      "git commit -q -m module");
	struct load_report report = load();
	assert_int_equal(report.set_aside, 4);
	assert_remarks("not_fetched 0:0 ; submodule 0:0 ; "
		       "too_large 0:0 70000; symlink 0:0 /etc/passwd; ");
	commit_source("kjj/2024-2.txt", EXPENDITURE ROW_201 "10.00\n", "more");
	load();
	assert_same_as_rebuilt();
}

static void
take_path(char **fields, void *context)
{
	strbuf_printf(context, "%s %s-%s; ", fields[1], fields[2],
		      strcmp(fields[3], "\\N") == 0 ? "" : fields[3]);
}

static void
paths_that_nobody_claims_are_kept_from_when_until_when(void **state)
{
	(void)state;
	struct strbuf out = {0};

	write_source("README", "hello");
	write_source("odd\\name", "hello");
	write_source("\xc4\xe3/2024.txt", "hello");
	write_source("two\nlines", "hello");
	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "10.00\n", "add");
	load();
	each_line("unclaimed", take_path, &out);
	assert_string_equal(out.data,
			    "README 0-; \\\\xC4\\\\xE3/2024.txt 0-; "
			    "odd\\\\x5Cname 0-; two\\\\x0Alines 0-; ");
	shell("git rm -q README");
	commit_source("kjj/2031.txt", "hello", "change");
	load();
	strbuf_clear(&out);
	each_line("unclaimed", take_path, &out);
	assert_string_equal(out.data, "README 0-1; \\\\xC4\\\\xE3/2024.txt 0-; "
				      "kjj/2031.txt 1-; odd\\\\x5Cname 0-; "
				      "two\\\\x0Alines 0-; ");
	shell("git switch -q -c side");
	commit_source("beside", "hello", "beside the line");
	shell("git switch -q main");
	commit_source("README", "hello", "again");
	commit_source("README", "other", "changed");
	shell("git merge -q --no-ff -m merged side");
	load();
	strbuf_clear(&out);
	each_line("unclaimed", take_path, &out);
	assert_string_equal(out.data, "README 0-1; README 2-; "
				      "\\\\xC4\\\\xE3/2024.txt 0-; beside 4-; "
				      "kjj/2031.txt 1-; odd\\\\x5Cname 0-; "
				      "two\\\\x0Alines 0-; ");
	strbuf_release(&out);
	assert_same_as_rebuilt();
}

static void
rewritten_history_is_refused_until_it_is_accepted(void **state)
{
	(void)state;
	struct load_report report;
	struct error err = {0};

	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "10.00\n", "add");
	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "12.00\n", "fix");
	load();
	struct strbuf before = dump_of(warehouse_path);
	shell("git reset -q --hard HEAD~1");
	assert_refused(ERR_REWRITTEN, "Nothing was changed");
	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "13.00\n", "other");
	assert_refused(ERR_REWRITTEN, "load --accept-rewrite");
	struct strbuf after = dump_of(warehouse_path);
	assert_string_equal(before.data, after.data);
	strbuf_release(&before);
	strbuf_release(&after);

	assert_false(try_load(true, 1, &report, &err));
	assert_int_equal(err.kind, ERR_REWRITTEN);
	struct load_options accept = {.accept_rewrite = true};
	assert_true(batch_load(&config, &accept, &report, &err));
	assert_int_equal(report.kind, LOAD_REWRITTEN);
	assert_kjj("201", "0-1 10 by add; 1- 13 by other");
	assert_int_equal(report.superseded, 1);
	assert_superseded("kjj/2024/expenditure/201/total", "2:4 1- 12 by fix");
	assert_same_as_rebuilt();
	load_report_release(&report);
}

static void
take_arrival(char **fields, void *context)
{
	struct subject subject = {.oid = fields[1]};

	each_line("commit", take_subject, &subject);
	strbuf_printf(context, "%s %s; ", subject.words, fields[4]);
}

static void
take_further_parent(char **fields, void *context)
{
	struct subject child = {.oid = fields[1]}, parent = {.oid = fields[3]};

	each_line("commit", take_subject, &child);
	each_line("commit", take_subject, &parent);
	strbuf_printf(context, "%s %s %s; ", child.words, fields[2],
		      parent.words);
}

/* The dump goes by oids, which do not depend on how it was loaded. */
static void
assert_has(const struct strbuf *list, const char *item)
{
	if (!strstr(list->data, item))
		fail_msg("“%s” lacks “%s”", list->data, item);
}

static void
every_commit_arrives_with_one_of_the_line(void **state)
{
	(void)state;
	struct strbuf arrivals = {0}, parents = {0};

	commit("zero");
	shell("git checkout -q -b side");
	commit("early");
	shell("git checkout -q main");
	commit("one");
	load();
	shell("git checkout -q -b other side");
	commit("late");
	shell("git merge -q --no-ff -m sync main && git checkout -q main");
	shell("git merge -q --no-ff -m two side");
	commit("three");
	load();
	shell("git checkout -q -b third && git checkout -q main");
	commit("four");
	shell("git checkout -q third");
	commit("beside");
	shell("git checkout -q main");
	shell("git merge -q --no-ff -m five other third");
	load();
	each_line("commit", take_arrival, &arrivals);
	each_line("commit_parent", take_further_parent, &parents);
	for (const char *const *item =
		     (const char *const[]){"zero 0; ", "one 1; ", "early 2; ",
					   "two 2; ", "three 3; ", "four 4; ",
					   "late 5; ", "sync 5; ", "beside 5; ",
					   "five 5; ", NULL};
	     *item; item++)
		assert_has(&arrivals, *item);
	assert_has(&parents, "sync 1 one; ");
	assert_has(&parents, "two 1 early; ");
	assert_has(&parents, "five 1 sync; ");
	assert_has(&parents, "five 2 beside; ");
	assert_same_as_rebuilt();
	strbuf_release(&arrivals);
	strbuf_release(&parents);
}

static void
take_seal(char **fields, void *context)
{
	struct subject subject = {.oid = fields[1]};

	each_line("commit", take_subject, &subject);
	strbuf_printf(context, "%s %s %s; ", subject.words, fields[15],
		      fields[16]);
}

/* "one 1 su@example.invalid; ": the state, and who the key says. */
static void
assert_seals(const char *const *expected)
{
	struct strbuf seals = {0};

	each_line("commit", take_seal, &seals);
	for (; *expected; expected++)
		assert_has(&seals, *expected);
	strbuf_release(&seals);
}

static void
open_city_that_trusts(const char *keys)
{
	struct strbuf yaml = {0};
	const char *mark = strstr(city_file, "sources:");

	assert_non_null(mark);
	strbuf_printf(&yaml, "%.*sallowed_signers: %s,\n  %s",
		      (int)(mark - city_file), city_file, keys, mark);
	open_city(yaml.data);
	strbuf_release(&yaml);
}

static void
signatures_are_verified_again_when_the_keys_change(void **state)
{
	(void)state;
	commit("plain");
	shell("git config gpg.format ssh && "
	      "ssh-keygen -q -t ed25519 -N '' -f ../su && "
	      "ssh-keygen -q -t ed25519 -N '' -f ../he && "
	      "echo \"su@example.invalid $(cat ../su.pub)\" >../one && "
	      "echo \"he@example.invalid $(cat ../he.pub)\" >../two && "
	      "git -c user.signingkey=../su commit -q --allow-empty -S -m su");
	load();
	assert_seals((const char *const[]){"plain 0 ; ", "su 2 ; ", NULL});
	open_city_that_trusts("one");
	shell("git -c user.signingkey=../he commit -q --allow-empty -S -m he");
	assert_int_equal(load().resealed, 1);
	assert_seals((const char *const[]){"plain 0 ; ",
					   "su 1 su@example.invalid; ",
					   "he 2 SHA256:", NULL});
	assert_same_as_rebuilt();
	assert_true(load().nothing_new);
	open_city_that_trusts("two");
	struct load_report report = load();
	assert_int_equal(report.resealed, 2);
	assert_int_equal(report.kind, LOAD_ADDED);
	assert_seals((const char *const[]){
		"su 2 SHA256:", "he 1 he@example.invalid; ", NULL});
	assert_same_as_rebuilt();
}

/* Write over the warehouse from a byte on. */
static void
damage(long offset, const char *bytes, size_t length)
{
	FILE *file = fopen(warehouse_path, "r+b");

	assert_non_null(file);
	assert_int_equal(fseek(file, offset, SEEK_SET), 0);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
}

static void
a_warehouse_of_an_older_program_is_made_anew(void **state)
{
	(void)state;
	struct load_report report;
	struct error err = {0};

	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "10.00\n", "add");
	load();
	damage(63, "\1", 1); /* the last byte of user_version */
	if (!try_load(false, 1, &report, &err))
		fail_msg("%s", err.message);
	assert_true(report.read_anew);
	assert_true(report.was_older);
	assert_kjj("201", "0- 10 by add");
	load_report_release(&report);
}

static void
a_damaged_warehouse_is_made_anew_when_told(void **state)
{
	(void)state;
	char zeroes[512] = {0};
	struct load_report report;
	struct error err = {0};

	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "10.00\n", "add");
	load();
	damage(100, zeroes, sizeof zeroes); /* behind the file's header */
	assert_refused(ERR_REBUILD, "load --rebuild");
	if (!try_load(true, 1, &report, &err))
		fail_msg("%s", err.message);
	assert_true(report.read_anew);
	assert_kjj("201", "0- 10 by add");
	load_report_release(&report);
}

static void
a_commit_that_is_gone_counts_as_rewritten(void **state)
{
	(void)state;
	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "10.00\n", "add");
	load();
	shell("rm -rf .git && git init -q -b main .");
	commit("another");
	assert_refused(ERR_REWRITTEN, "has none of the commits");
}

static void
a_merge_the_other_way_round_is_read_anew(void **state)
{
	(void)state;
	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "10.00\n", "add");
	shell("git checkout -q -b side");
	commit_source("jyj/2024.txt", EXPENDITURE ROW_205 "7.00\n", "side");
	shell("git checkout -q main");
	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "12.00\n", "fix");
	load();
	shell("git checkout -q side && git merge -q --no-ff -m back main && "
	      "git checkout -q main && git merge -q --ff-only side");
	struct load_report report = load();
	assert_true(report.read_anew);
	assert_kjj("201", "0-2 10 by add; 2- 12 by fix");
	assert_timeline(JYJ, 2024, "expenditure", "205", "1- 7 by side");
	assert_same_as_rebuilt();
}

static void
a_changed_configuration_puts_nothing_under_a_name(void **state)
{
	(void)state;
	char yaml[1024];

	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "10.00\n", "add");
	load();
	snprintf(yaml, sizeof yaml, "%sunit: 元\n", city_file);
	open_city(yaml);
	struct load_report report = load();
	assert_true(report.read_anew);
	load_report_release(&report);
	assert_kjj("201", "0- 10 by add");
	assert_true(load().nothing_new);
}

#define WITHOUT_UNIT "支出决算表\n科目编码\t科目名称\t合计\n"

static void
what_another_reading_gave_is_superseded_and_nobodys_change(void **state)
{
	(void)state;
	char yaml[1024];

	commit_source("kjj/2024.txt", WITHOUT_UNIT ROW_201 "100000.00\n",
		      "add");
	commit_source("kjj/2024.txt",
		      WITHOUT_UNIT ROW_201 "200000.00\n" ROW_206 "———\n",
		      "fix");
	snprintf(yaml, sizeof yaml, "%sunit: 元\n", city_file);
	open_city(yaml);
	load();
	commit_source("kjj/2024.txt", WITHOUT_UNIT ROW_206 "———\n", "cut");
	snprintf(yaml, sizeof yaml, "%sunit: 万元\n", city_file);
	open_city(yaml);
	struct load_report report = load();
	assert_int_equal(report.kind, LOAD_READING);
	assert_int_equal(report.superseded, 2);
	assert_string_equal(report.reading_changes.data, "unit");
	load_report_release(&report);
	assert_kjj("201",
		   "0-1 100000 by add; 1-2 200000 by fix; 2- absent by cut");
	assert_superseded("kjj/2024/expenditure/201/total",
			  "2:2 0-1 10 by add; 2:2 1- 20 by fix");
	/* What did not depend on it is not there, and the journal stays. */
	assert_superseded("kjj/2024/expenditure/206/total", "");
	snprintf(yaml, sizeof yaml, "%sunit: 元\n", city_file);
	open_city(yaml);
	report = load();
	load_report_release(&report);
	assert_superseded("kjj/2024/expenditure/201/total",
			  "2:2 0-1 10 by add; 2:2 1- 20 by fix; "
			  "3:2 0-1 100000 by add; 3:2 1-2 200000 by fix");
	assert_same_as_rebuilt();
}

static void
what_changes_no_figure_is_no_other_reading(void **state)
{
	(void)state;
	char yaml[1024];

	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "10.00\n", "add");
	load();
	strcpy(yaml, city_file);
	strcpy(strstr(yaml, "forms: shanxi"), "forms: national");
	strcat(yaml, strstr(city_file, "\nlimits"));
	strcat(yaml, "timezone: \"+09:00\"\n"
		     "closed: {2023: 2024-09-01}\n");
	open_city(yaml);
	assert_true(load().nothing_new);
}

static void
the_order_of_departments_is_in_no_figure(void **state)
{
	(void)state;
	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "10.00\n", "add");
	commit_source("jyj/2024.txt", EXPENDITURE ROW_201 "11.00\n", "other");
	load();
	open_city(reordered_city);
	struct load_report report = load();
	assert_string_equal(report.reading_changes.data, "departments");
	assert_int_equal(report.superseded, 0);
	load_report_release(&report);
	assert_kjj("201", "0- 10 by add");
	assert_timeline(JYJ, 2024, "expenditure", "201", "1- 11 by other");
	assert_same_as_rebuilt();
}

static void
another_branch_must_contain_what_was_loaded(void **state)
{
	(void)state;
	char yaml[1024], *branch;

	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "10.00\n", "add");
	shell("git branch other");
	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "12.00\n", "fix");
	load();
	strcpy(yaml, city_file);
	branch = strstr(yaml, "branch: main,");
	memcpy(branch, "branch: other", 13);
	memmove(branch + 14, branch + 13, strlen(branch + 13) + 1);
	branch[13] = ',';
	open_city(yaml);
	assert_refused(ERR_REWRITTEN, "was main and is now other");
	assert_kjj("201", "0-1 10 by add; 1- 12 by fix");
	shell("git branch -f other main");
	struct load_report report = load();
	assert_true(report.read_anew);
	assert_int_equal(report.superseded, 0);
	load_report_release(&report);
	assert_kjj("201", "0-1 10 by add; 1- 12 by fix");
}

static void
another_citys_warehouse_is_left_alone(void **state)
{
	(void)state;
	char yaml[1024];

	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "10.00\n", "add");
	load();
	strcpy(yaml, city_file);
	memcpy(strstr(yaml, "999900"), "999901", 6);
	open_city(yaml);
	assert_refused(ERR_WAREHOUSE, "holds the accounts of 999900");
	open_city(city_file);
	assert_true(load().nothing_new);
}

static void
the_ledger_of_loads_outlives_a_rebuild(void **state)
{
	(void)state;
	struct load_report report;
	struct warehouse *warehouse;
	struct error err = {0};
	struct strbuf out = {0};

	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "10.00\n", "add");
	load();
	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "12.00\n", "fix");
	load();
	load();
	assert_true(try_load(true, 1, &report, &err));
	assert_true(warehouse_open(warehouse_path, WAREHOUSE_READ, &warehouse,
				   &err));
	struct query *query = warehouse_query(warehouse, SQL_LOAD_ALL);
	while (query_row(query))
		strbuf_printf(&out, "%d %d %d; ", (int)query_get_int(query, 3),
			      (int)query_get_int(query, 4),
			      (int)query_get_int(query, 5));
	assert_true(query_end(query, &err));
	warehouse_close(warehouse);
	assert_string_equal(out.data, "1 1 1; 1 1 1; 2 2 2; ");
	strbuf_release(&out);
}

/* Another process holds the lock while it waits to be told to go. */
static void
a_second_load_names_the_first(void **state)
{
	(void)state;
	int ready[2], go[2];
	char byte, path[96], who[64];

	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "10.00\n", "add");
	load();
	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "12.00\n", "fix");
	snprintf(path, sizeof path, "%s.lock", warehouse_path);
	assert_int_equal(pipe(ready), 0);
	assert_int_equal(pipe(go), 0);
	pid_t child = fork();
	if (child == 0) {
		struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
		int file = open(path, O_RDWR | O_CREAT, 0666);
		if (fcntl(file, F_SETLK, &whole) != 0 ||
		    dprintf(file, "host, pid %ld, noon", (long)getpid()) < 0 ||
		    write(ready[1], "x", 1) != 1 || read(go[0], &byte, 1) != 1)
			_exit(1);
		_exit(0);
	}
	assert_int_equal(read(ready[0], &byte, 1), 1);
	snprintf(who, sizeof who, "host, pid %ld, noon", (long)child);
	assert_refused(ERR_BUSY, who);
	assert_int_equal(write(go[1], "x", 1), 1);
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	for (int i = 0; i < 2; i++) {
		close(ready[i]);
		close(go[i]);
	}
	/* A dead load's file is no lock. */
	assert_int_equal(load().commits, 1);
	assert_int_not_equal(access(path, F_OK), 0);
}

static void
a_load_that_fails_changes_nothing(void **state)
{
	(void)state;
	struct load_report report;
	struct error err = {0};

	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "10.00\n", "add");
	load();
	struct strbuf before = dump_of(warehouse_path);
	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "12.00\n", "fix");
	shell("object=$(git rev-parse HEAD:kjj/2024.txt) && "
	      "rm -f .git/objects/$(echo $object | cut -c1-2)/"
	      "$(echo $object | cut -c3-)");
	assert_refused(ERR_ARCHIVE, "missing");
	assert_false(try_load(true, 1, &report, &err));
	assert_int_equal(err.kind, ERR_ARCHIVE);
	struct strbuf after = dump_of(warehouse_path);
	assert_string_equal(before.data, after.data);
	strbuf_release(&before);
	strbuf_release(&after);
}

/* Load in another process, and kill it after a while. */
static void
load_and_kill(bool rebuild, useconds_t delay)
{
	pid_t child = fork();
	int status;

	assert_true(child >= 0);
	if (child == 0) {
		struct load_report report;
		struct error err;
		_exit(try_load(rebuild, 1, &report, &err) ? 0 : 1);
	}
	usleep(delay);
	kill(child, SIGKILL);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status) || WEXITSTATUS(status) == 0);
}

static void
a_load_that_is_killed_leaves_the_old_state_or_the_new_one(void **state)
{
	(void)state;
	commit_source("kjj/2024.txt", EXPENDITURE ROW_201 "10.00\n", "add");
	load();
	for (unsigned i = 0; i < 24; i++) {
		char content[256];
		struct strbuf before, after;

		snprintf(content, sizeof content, EXPENDITURE ROW_201 "%u.00\n",
			 i);
		commit_source("kjj/2024.txt", content, "fix");
		before = dump_of(warehouse_path);
		load_and_kill(i % 3 == 2, i * 500);
		check_warehouse(warehouse_path);
		after = dump_of(warehouse_path);
		if (strcmp(before.data, after.data) != 0)
			assert_same_as_rebuilt();
		strbuf_release(&before);
		strbuf_release(&after);
		load();
		assert_same_as_rebuilt();
	}
}

static struct strbuf
bytes_of(const char *path)
{
	struct strbuf bytes = {0};
	char buffer[65536];
	size_t length;
	FILE *file = fopen(path, "rb");

	assert_non_null(file);
	while ((length = fread(buffer, 1, sizeof buffer, file)) > 0)
		strbuf_add(&bytes, buffer, length);
	fclose(file);
	return bytes;
}

/* More documents than one thread takes at once, with rows that only some have,
 * so that two readers meet them in different orders. */
static void
the_file_does_not_depend_on_which_thread_read_what(void **state)
{
	(void)state;
	struct strbuf yaml = {0}, one, two;
	struct load_report report;
	struct error err = {0};

	strbuf_puts(&yaml, city_file);
	for (int d = 0; d < 60; d++) {
		struct strbuf content = {0};
		char path[32];

		strbuf_printf(&yaml, "  - {id: d%d, name: 示例第%d局}\n", d, d);
		strbuf_puts(&content, EXPENDITURE);
		for (int code = 201; code < 230; code++)
			if ((code * 7 + d * 5) % 11 < 4)
				strbuf_printf(&content, "%d\t科目\t%d.00\n",
					      code, d + code);
		snprintf(path, sizeof path, "d%d/2024.txt", d);
		write_source(path, content.data);
		strbuf_release(&content);
	}
	commit("add");
	open_city(yaml.data);
	strbuf_release(&yaml);
	for (int attempt = 0; attempt < 5; attempt++) {
		time_t start = time(NULL);
		unlink(warehouse_path);
		assert_true(try_load(true, 1, &report, &err));
		load_report_release(&report);
		one = bytes_of(warehouse_path);
		unlink(warehouse_path);
		assert_true(try_load(true, 2, &report, &err));
		load_report_release(&report);
		two = bytes_of(warehouse_path);
		/* The ledger's clock may have moved on between the two. */
		bool same = one.length == two.length &&
			    memcmp(one.data, two.data, one.length) == 0;
		strbuf_release(&one);
		strbuf_release(&two);
		if (same || time(NULL) == start) {
			assert_true(same);
			return;
		}
	}
	fail_msg("two loads never fell into one second");
}

/* --- Random histories, and a replay that is slow and obvious --- */

#ifndef SEEDS
#define SEEDS 8
#endif
#define COMMITS     24
#define PARENTS_MAX 3
#define DOCUMENTS   3
#define FILES       2
#define ROWS        3
#define NO_ROW      (-1)

enum file_kind {
	FILE_NONE,
	FILE_READABLE,
	FILE_BROKEN,
};

/* One form a file; the last row is always there. */
struct model_file {
	int kind;
	int values[ROWS];
};

struct model_entry {
	bool holds, absent;
	int value, origin;
	int commit; /* where it stands */
};

/* What a commit may hold of a figure: one entry, or several where it cannot be
 * read and its parents disagree. */
struct model_entries {
	struct model_entry items[COMMITS + 1];
	int count;
};

struct model_commit {
	int parents[PARENTS_MAX], parent_count;
	struct model_file files[DOCUMENTS][FILES];
	struct model_entries entries[DOCUMENTS][FILES][ROWS];
	char oid[41];
};

struct model {
	uint64_t seed;
	struct model_commit commits[COMMITS];
};

/* In the order of the canonical dump. */
static const char *const model_paths[DOCUMENTS] = {"czj/2023", "jyj/2024",
						   "kjj/2024"};
static const char *const model_forms[FILES] = {"expenditure", "general"};
static const char *const model_heads[FILES] = {EXPENDITURE, GENERAL};
static const char *const model_codes[ROWS] = {"201", "205", "206"};

static int
roll(struct model *model, int sides)
{
	model->seed = model->seed * 6364136223846793005u + 1442695040888963407u;
	return (int)((model->seed >> 33) % (unsigned)sides);
}

static void
change_file(struct model *model, struct model_file *file)
{
	switch (roll(model, 8)) {
	case 0:
		file->kind = FILE_NONE;
		break;
	case 1:
		file->kind = FILE_BROKEN;
		break;
	case 2:
		file->kind = FILE_READABLE;
		file->values[roll(model, ROWS - 1)] = NO_ROW;
		break;
	default:
		file->kind = FILE_READABLE;
		file->values[roll(model, ROWS - 1)] = roll(model, 3);
		break;
	}
}

static void
choose_parents(struct model *model, int number)
{
	struct model_commit *commit = &model->commits[number];

	if (number == 0 || roll(model, 30) == 0)
		return;
	commit->parents[commit->parent_count++] =
		roll(model, 4) ? number - 1 : roll(model, number);
	while (commit->parent_count < PARENTS_MAX && roll(model, 3) == 0) {
		int parent = roll(model, number);
		bool twice = false;
		for (int p = 0; p < commit->parent_count; p++)
			twice |= commit->parents[p] == parent;
		if (!twice)
			commit->parents[commit->parent_count++] = parent;
	}
}

static void
choose_files(struct model *model, int number)
{
	struct model_commit *commit = &model->commits[number];

	for (int d = 0; d < DOCUMENTS; d++) {
		if (commit->parent_count > 0) {
			int parent = commit->parents[roll(
				model, commit->parent_count)];
			memcpy(commit->files[d],
			       model->commits[parent].files[d],
			       sizeof commit->files[d]);
		}
		for (int f = 0; f < FILES; f++) {
			commit->files[d][f].values[ROWS - 1] = 7;
			if (roll(model, commit->parent_count > 1 ? 8 : 3) == 0)
				change_file(model, &commit->files[d][f]);
		}
	}
}

/* --- What the figures of a commit are, by the rule and nothing else --- */

static const struct model_entries *
entries_of(const struct model *model, int commit, int d, int f, int r)
{
	return &model->commits[commit].entries[d][f][r];
}

/* The one that the figure has: of several, the first that there is. */
static struct model_entry
entry_of(const struct model *model, int commit, int d, int f, int r)
{
	const struct model_entries *entries =
		entries_of(model, commit, d, f, r);

	for (int e = 0; e < entries->count; e++)
		if (entries->items[e].holds)
			return entries->items[e];
	return (struct model_entry){0};
}

static bool
same_value(const struct model_entry *a, const struct model_entry *b)
{
	bool a_absent = !a->holds || a->absent,
	     b_absent = !b->holds || b->absent;

	return a_absent == b_absent && (a_absent || a->value == b->value);
}

/* Of entries that say the same, the first is added. */
static void
add_entry(struct model_entries *entries, const struct model_entry *entry)
{
	for (int e = 0; e < entries->count; e++) {
		const struct model_entry *other = &entries->items[e];

		if (other->holds == entry->holds &&
		    (!entry->holds || other->origin == entry->origin))
			return;
	}
	entries->items[entries->count++] = *entry;
}

static void
add_parent_entries(const struct model *model, int parent, int d, int f, int r,
		   struct model_entries *out)
{
	const struct model_entries *entries =
		entries_of(model, parent, d, f, r);

	for (int e = 0; e < entries->count; e++)
		add_entry(out, &entries->items[e]);
}

/* What the parents of a commit hold. */
static struct model_entries
parent_entries(const struct model *model, int number, int d, int f, int r)
{
	const struct model_commit *commit = &model->commits[number];
	struct model_entries entries = {.count = 0};

	for (int p = 0; p < commit->parent_count; p++)
		add_parent_entries(model, commit->parents[p], d, f, r,
				   &entries);
	return entries;
}

/* Could the form not be read, though it may be there? */
static bool
model_keeps(const struct model_commit *commit, int d, int f)
{
	const struct model_file *files = commit->files[d];

	if (files[f].kind == FILE_READABLE)
		return false;
	return files[0].kind == FILE_BROKEN || files[1].kind == FILE_BROKEN;
}

static bool
same_files(const struct model_commit *a, const struct model_commit *b, int d)
{
	for (int f = 0; f < FILES; f++)
		if (a->files[d][f].kind != b->files[d][f].kind ||
		    (a->files[d][f].kind != FILE_NONE &&
		     memcmp(a->files[d][f].values, b->files[d][f].values,
			    sizeof a->files[d][f].values) != 0))
			return false;
	return true;
}

/* What may have been kept: what the first parent has, if its files are the
 * same, or else what any has. */
static struct model_entries
kept_entries(const struct model *model, int number, int d, int f, int r)
{
	const struct model_commit *commit = &model->commits[number];
	struct model_entries kept = {.count = 0};

	if (commit->parent_count == 0 ||
	    !same_files(commit, &model->commits[commit->parents[0]], d))
		return parent_entries(model, number, d, f, r);
	add_parent_entries(model, commit->parents[0], d, f, r, &kept);
	return kept;
}

static struct model_entry
own_entry(const struct model *model, int number, int d, int f, int r)
{
	const struct model_file *file = &model->commits[number].files[d][f];
	bool absent = file->kind != FILE_READABLE || file->values[r] == NO_ROW;

	return (struct model_entry){.holds = true,
				    .absent = absent,
				    .value = absent ? 0 : file->values[r],
				    .origin = number};
}

static struct model_entries
model_rule(const struct model *model, int number, int d, int f, int r)
{
	struct model_entry own = own_entry(model, number, d, f, r);
	struct model_entries entries = parent_entries(model, number, d, f, r);
	bool keeps = model_keeps(&model->commits[number], d, f);

	if (keeps)
		entries = kept_entries(model, number, d, f, r);
	if (entries.count == 0 && (keeps || own.absent))
		own = (struct model_entry){0};
	for (int e = entries.count - 1; e >= 0; e--)
		if (same_value(&entries.items[e], &own))
			own = entries.items[e];
	if (!keeps || entries.count == 0)
		entries = (struct model_entries){.items = {own}, .count = 1};
	if (entries.count == 1)
		entries.items[0].commit = number;
	return entries;
}

static void
apply_rule(struct model *model, int number)
{
	for (int d = 0; d < DOCUMENTS; d++)
		for (int f = 0; f < FILES; f++)
			for (int r = 0; r < ROWS; r++)
				model->commits[number].entries[d][f][r] =
					model_rule(model, number, d, f, r);
}

static void
make_model(struct model *model, uint64_t seed)
{
	*model = (struct model){.seed = seed};
	for (int c = 0; c < COMMITS; c++) {
		choose_parents(model, c);
		choose_files(model, c);
		apply_rule(model, c);
	}
}

static size_t
first_parent_line(const struct model *model, int tip, int line[COMMITS])
{
	int reversed[COMMITS];
	size_t length = 0;

	for (int c = tip;; c = model->commits[c].parents[0]) {
		reversed[length++] = c;
		if (model->commits[c].parent_count == 0)
			break;
	}
	for (size_t i = 0; i < length; i++)
		line[i] = reversed[length - 1 - i];
	return length;
}

static void
print_model_version(struct strbuf *out, const struct model *model, int d, int f,
		    int r, size_t from, int until,
		    const struct model_entry *entry)
{
	strbuf_printf(out, "%s/%s/%s %zu-%d ", model_paths[d], model_forms[f],
		      model_codes[r], from, until);
	if (entry->absent)
		strbuf_puts(out, "absent");
	else
		strbuf_printf(out, "%d", entry->value);
	strbuf_printf(out, " %s\n", model->commits[entry->origin].oid);
}

/* The versions of one figure along a first-parent line; until is -1 where it is
 * open. */
static void
print_model_figure(struct strbuf *out, struct model *model, const int *line,
		   size_t length, int d, int f, int r)
{
	struct model_entry now = {0};
	size_t from = 0;

	for (size_t position = 0; position < length; position++) {
		struct model_entry next =
			entry_of(model, line[position], d, f, r);

		if (now.holds && next.holds && same_value(&now, &next))
			continue;
		if (now.holds)
			print_model_version(out, model, d, f, r, from,
					    (int)position, &now);
		now = next;
		from = position;
	}
	if (now.holds)
		print_model_version(out, model, d, f, r, from, -1, &now);
}

static struct strbuf
print_model(struct model *model, int tip)
{
	struct strbuf out = {0};
	int line[COMMITS];
	size_t length = first_parent_line(model, tip, line);

	for (int f = 0; f < FILES; f++)
		for (int r = 0; r < ROWS; r++)
			for (int d = 0; d < DOCUMENTS; d++)
				print_model_figure(&out, model, line, length, d,
						   f, r);
	return out;
}

static void
print_version(char **fields, void *context)
{
	unsigned printed = (unsigned)atoi(fields[8]);

	strbuf_printf(context, "%s/%s/%s %s-%d ", fields[4], fields[1],
		      fields[2], fields[5],
		      strcmp(fields[6], "\\N") == 0 ? -1 : atoi(fields[6]));
	if (printed_state(printed) == FIGURE_ABSENT)
		strbuf_puts(context, "absent");
	else
		strbuf_printf(context, "%lld", atoll(fields[7]) / 1000000);
	strbuf_printf(context, " %s\n", fields[9]);
}

static bool
model_descends(const struct model *model, int commit, int ancestor)
{
	const struct model_commit *c = &model->commits[commit];

	if (commit <= ancestor)
		return commit == ancestor;
	for (int p = 0; p < c->parent_count; p++)
		if (model_descends(model, c->parents[p], ancestor))
			return true;
	return false;
}

/* Among the sides, the one that the commit goes by. */
static struct model_entry
keeper_of(const struct model *model, int number, int d, int f, int r,
	  const struct model_entries *sides)
{
	struct model_entry own = own_entry(model, number, d, f, r);

	if (model_keeps(&model->commits[number], d, f))
		return kept_entries(model, number, d, f, r).items[0];
	for (int s = 0; s < sides->count; s++)
		if (same_value(&sides->items[s], &own))
			return sides->items[s];
	return sides->items[0];
}

static void
print_rivals_at(struct strbuf *out, const struct model *model, int number,
		int d, int f, int r)
{
	struct model_entries sides = parent_entries(model, number, d, f, r);
	struct model_entry own = entry_of(model, number, d, f, r);
	struct model_entry keeper;

	if (sides.count < 2 || entries_of(model, number, d, f, r)->count > 1)
		return;
	keeper = keeper_of(model, number, d, f, r, &sides);
	for (int s = 0; s < sides.count; s++) {
		const struct model_entry *side = &sides.items[s];
		bool same = own.holds && same_value(side, &own);

		if (!side->holds ||
		    model_descends(model, keeper.commit, side->origin) ||
		    (same && model_descends(model, side->origin, own.origin)) ||
		    (!own.holds && side->absent))
			continue;
		strbuf_printf(out, "%s/%s/%s %s %s %d %d\n", model_paths[d],
			      model_forms[f], model_codes[r],
			      model->commits[number].oid,
			      model->commits[side->origin].oid,
			      side->absent ? -1 : side->value, same);
	}
}

static struct strbuf
print_model_rivals(const struct model *model, int tip)
{
	struct strbuf out = {0};

	for (int c = 0; c <= tip; c++) {
		if (!model_descends(model, tip, c))
			continue;
		for (int d = 0; d < DOCUMENTS; d++)
			for (int f = 0; f < FILES; f++)
				for (int r = 0; r < ROWS; r++)
					print_rivals_at(&out, model, c, d, f,
							r);
	}
	return out;
}

static void
print_rival(char **fields, void *context)
{
	bool absent = printed_state((unsigned)atoi(fields[8])) == FIGURE_ABSENT;

	strbuf_printf(context, "%s/%s/%s %s %s %lld %s\n", fields[4], fields[1],
		      fields[2], fields[5], fields[6],
		      absent ? -1 : atoll(fields[7]) / 1000000, fields[9]);
}

/* --- From the model to a repository --- */

static void
put_model_file(struct strbuf *stream, const struct model_file *file, int d,
	       int f)
{
	struct strbuf content = {0};

	if (file->kind == FILE_NONE)
		return;
	strbuf_puts(&content, model_heads[f]);
	for (int r = 0; r < ROWS; r++)
		if (file->values[r] != NO_ROW)
			strbuf_printf(&content, "%s\t科目\t%d.00\n",
				      model_codes[r], file->values[r]);
	if (file->kind == FILE_BROKEN)
		strbuf_puts(&content, "<<<<<<< HEAD\n=======\n>>>>>>> x\n");
	strbuf_printf(stream, "M 100644 inline %s-%d.txt\ndata %zu\n",
		      model_paths[d], f, content.length);
	strbuf_text(stream, strbuf_view(&content));
	strbuf_putc(stream, '\n');
	strbuf_release(&content);
}

static void
put_model_commit(struct strbuf *stream, struct model *model, int number)
{
	const struct model_commit *commit = &model->commits[number];
	int time = 1700000000 + roll(model, 100000);

	if (commit->parent_count == 0)
		strbuf_puts(stream, "reset refs/heads/all\n\n");
	strbuf_printf(stream,
		      "commit refs/heads/all\nmark :%d\n"
		      "author a%d <a@example.org> %d +0800\n"
		      "committer b%d <b@example.org> %d +0000\n"
		      "data %d\nc%02d\n",
		      number + 1, roll(model, 3), time, roll(model, 2),
		      time + roll(model, 1000), 4, number);
	for (int p = 0; p < commit->parent_count; p++)
		strbuf_printf(stream, "%s :%d\n", p ? "merge" : "from",
			      commit->parents[p] + 1);
	strbuf_puts(stream, "deleteall\n");
	for (int d = 0; d < DOCUMENTS; d++)
		for (int f = 0; f < FILES; f++)
			put_model_file(stream, &commit->files[d][f], d, f);
	strbuf_putc(stream, '\n');
}

static void
import_model(struct model *model)
{
	struct strbuf stream = {0};
	char path[64];
	int mark;

	for (int c = 0; c < COMMITS; c++)
		put_model_commit(&stream, model, c);
	put_file("stream", stream.data, stream.length);
	strbuf_release(&stream);
	shell("git fast-import --quiet --export-marks=../marks <../stream");
	snprintf(path, sizeof path, "%s/marks", folder);
	FILE *marks = fopen(path, "r");
	assert_non_null(marks);
	while (fscanf(marks, ":%d ", &mark) == 1)
		assert_int_equal(
			fscanf(marks, "%40s ", model->commits[mark - 1].oid),
			1);
	fclose(marks);
}

static int
compare_lines(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void
assert_same_lines(struct strbuf *actual, struct strbuf *expected)
{
	struct strbuf *const texts[] = {actual, expected};
	struct strbuf sorted[2] = {{0}, {0}};

	for (int t = 0; t < 2; t++) {
		VEC(char *) lines = {0};
		char *rest = NULL;

		strbuf_putc(texts[t], '\n');
		strbuf_string(texts[t]);
		for (char *line = strtok_r(texts[t]->data, "\n", &rest); line;
		     line = strtok_r(NULL, "\n", &rest))
			*vec_push(&lines) = line;
		vec_sort(&lines, compare_lines);
		vec_each (char **, line, &lines)
			strbuf_printf(&sorted[t], "%s\n", *line);
		vec_release(&lines);
	}
	assert_string_equal(strbuf_string(&sorted[0]),
			    strbuf_string(&sorted[1]));
	strbuf_release(&sorted[0]);
	strbuf_release(&sorted[1]);
}

static void
assert_model(struct model *model, int tip)
{
	struct strbuf versions = {0}, rivals = {0};
	struct strbuf expected = print_model(model, tip);
	struct strbuf expected_rivals = print_model_rivals(model, tip);

	each_line("version", print_version, &versions);
	assert_string_equal(strbuf_string(&versions), strbuf_string(&expected));
	each_line("rival", print_rival, &rivals);
	assert_same_lines(&rivals, &expected_rivals);
	strbuf_release(&versions);
	strbuf_release(&rivals);
	strbuf_release(&expected);
	strbuf_release(&expected_rivals);
}

/* Some of the commits from which the last one comes, oldest first. */
static size_t
choose_tips(struct model *model, int tips[COMMITS])
{
	int reversed[COMMITS];
	size_t length = 0;

	for (int c = COMMITS - 1;;) {
		const struct model_commit *commit = &model->commits[c];

		if (length == 0 || roll(model, 2))
			reversed[length++] = c;
		if (commit->parent_count == 0)
			break;
		c = commit->parents[roll(model, 5)
					    ? 0
					    : roll(model,
						   commit->parent_count)];
	}
	for (size_t i = 0; i < length; i++)
		tips[i] = reversed[length - 1 - i];
	return length;
}

/*
 * Load a random history in random steps. After each, the warehouse must be what
 * a rebuild gives, and its versions and rivals what the rule gives commit by
 * commit.
 */
static void
random_histories_load_as_the_rule_says_in_any_steps(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= SEEDS; seed++) {
		static struct model model;
		int tips[COMMITS];
		size_t count;

		make_model(&model, seed);
		unlink(warehouse_path);
		shell("rm -rf .git && git init -q -b main .");
		import_model(&model);
		count = choose_tips(&model, tips);
		for (size_t t = 0; t < count; t++) {
			shell("git update-ref refs/heads/main %s",
			      model.commits[tips[t]].oid);
			/* Other numbers, but the same bytes. */
			open_city(t % 3 == 2 ? reordered_city : city_file);
			struct load_report report = load();
			load_report_release(&report);
			assert_same_as_rebuilt();
			assert_model(&model, tips[t]);
		}
	}
}

#define WITH_CITY(test)                                                        \
	cmocka_unit_test_setup_teardown(test, make_city, remove_city)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_CITY(each_mailmap_is_kept_from_where_it_stands),
		WITH_CITY(a_figure_is_followed_through_its_corrections),
		WITH_CITY(a_value_that_is_only_printed_otherwise_is_no_new_one),
		WITH_CITY(loading_again_without_news_writes_nothing),
		WITH_CITY(a_load_adds_what_is_new_and_ends_what_it_replaces),
		WITH_CITY(what_an_earlier_load_read_is_not_read_again),
		WITH_CITY(
			a_branch_that_goes_on_after_it_was_merged_keeps_its_origins),
		WITH_CITY(a_commit_without_accounts_moves_only_the_tip),
		WITH_CITY(a_change_on_a_side_branch_stays_its_authors),
		WITH_CITY(
			a_merge_of_different_rows_leaves_both_to_their_authors),
		WITH_CITY(an_edit_made_in_the_merge_is_the_mergers),
		WITH_CITY(
			a_merge_that_keeps_its_first_parents_files_may_not_adopt_a_change),
		WITH_CITY(
			a_branch_that_is_brought_up_to_date_brings_nothing_back),
		WITH_CITY(
			a_known_commit_may_come_in_by_a_new_merge_beside_the_line),
		WITH_CITY(
			a_conflict_committed_as_it_is_belongs_to_nobody_but_its_sides),
		WITH_CITY(an_octopus_finds_the_branch_that_changed_each_figure),
		WITH_CITY(a_document_may_go_and_come_back),
		WITH_CITY(a_renamed_file_is_no_event),
		WITH_CITY(
			a_file_that_moves_to_another_year_is_another_document),
		WITH_CITY(a_document_that_cannot_be_read_keeps_its_figures),
		WITH_CITY(a_form_that_is_set_aside_keeps_its_figures_alone),
		WITH_CITY(one_unreadable_file_of_several_takes_nothing_away),
		WITH_CITY(a_text_beside_the_accounts_keeps_nothing_alive),
		WITH_CITY(
			of_two_files_that_disagree_the_first_counts_and_both_are_kept),
		WITH_CITY(what_is_rounded_otherwise_is_the_same_figure),
		WITH_CITY(
			files_come_and_go_and_change_places_by_the_hand_of_who_did_it),
		WITH_CITY(
			a_file_that_breaks_makes_nobody_author_of_what_the_next_one_has),
		WITH_CITY(
			a_file_that_breaks_behind_the_one_that_counts_changes_nothing),
		WITH_CITY(
			the_configuration_orders_the_files_and_another_order_is_another_reading),
		WITH_CITY(a_figure_that_two_files_print_is_counted_once),
		WITH_CITY(what_is_no_file_is_told_and_not_followed),
		WITH_CITY(
			paths_that_nobody_claims_are_kept_from_when_until_when),
		WITH_CITY(rewritten_history_is_refused_until_it_is_accepted),
		WITH_CITY(a_warehouse_of_an_older_program_is_made_anew),
		WITH_CITY(a_damaged_warehouse_is_made_anew_when_told),
		WITH_CITY(every_commit_arrives_with_one_of_the_line),
		WITH_CITY(signatures_are_verified_again_when_the_keys_change),
		WITH_CITY(a_commit_that_is_gone_counts_as_rewritten),
		WITH_CITY(a_merge_the_other_way_round_is_read_anew),
		WITH_CITY(a_changed_configuration_puts_nothing_under_a_name),
		WITH_CITY(
			what_another_reading_gave_is_superseded_and_nobodys_change),
		WITH_CITY(what_changes_no_figure_is_no_other_reading),
		WITH_CITY(the_order_of_departments_is_in_no_figure),
		WITH_CITY(another_branch_must_contain_what_was_loaded),
		WITH_CITY(another_citys_warehouse_is_left_alone),
		WITH_CITY(the_ledger_of_loads_outlives_a_rebuild),
		WITH_CITY(a_second_load_names_the_first),
		WITH_CITY(a_load_that_fails_changes_nothing),
		WITH_CITY(
			a_load_that_is_killed_leaves_the_old_state_or_the_new_one),
		WITH_CITY(the_file_does_not_depend_on_which_thread_read_what),
		WITH_CITY(random_histories_load_as_the_rule_says_in_any_steps),
	};

	/* The same repositories whoever runs this, and wherever. */
	setenv("GIT_CONFIG_GLOBAL", "/dev/null", 1);
	setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
	setenv("GIT_AUTHOR_NAME", "张三", 1);
	setenv("GIT_AUTHOR_EMAIL", "zhang@example.org", 1);
	setenv("GIT_COMMITTER_NAME", "李四", 1);
	setenv("GIT_COMMITTER_EMAIL", "li@example.org", 1);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
