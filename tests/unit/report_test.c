/*
 * Reports over a warehouse that is filled by hand: a small city of its own
 * forms, departments and commits, each test with the editions that it needs.
 */
#include "account/account.h"
#include "report/report.h"
#include "warehouse/places.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

static const char *const config_files[][2] = {
	{"city.yaml",
	 "city: {name: 测试市, code: \"990000\"}\n"
	 "years: 2022-2024\n"
	 "archive: {repository: archive, branch: main,\n"
	 "          sources: \"{department}/{year}*\"}\n"
	 "warehouse: city.db\n"
	 "forms: both\n"
	 "departments:\n"
	 "  - {id: a, name: 甲局, names: [{name: 甲委, until: 2022}]}\n"
	 "  - {id: b, name: 乙局}\n"
	 "  - {id: c, name: 丙局, years: 2023-2024}\n"
	 "  - {id: u, name: 甲所, scope: unit, of: a}\n"},
	{"measures.yaml", "- id: money\n"
			  "  name: {zh: 支出, en: Money}\n"
			  "  add: [money/total/total]\n"
			  "- id: both\n"
			  "  name: {zh: 两类, en: Both}\n"
			  "  add: [money/201/total, money/206/total]\n"
			  "- id: cars\n"
			  "  name: {zh: 车, en: Cars}\n"
			  "  add: [things/cars/count]\n"
			  "- id: mixed\n"
			  "  name: {zh: 混, en: Mixed}\n"
			  "  add: [things/cars/count]\n"
			  "  share_of: [money/total/total]\n"
			  "- id: share\n"
			  "  name: {zh: 占比, en: Share}\n"
			  "  add: [money/total/basic]\n"
			  "  share_of: [money/total/total]\n"},
	{"classifications/functional.yaml", "id: functional\n"
					    "name: {zh: 功能, en: Functional}\n"
					    "levels: [3, 5, 7]\n"
					    "codes:\n"
					    "  \"201\": 一般公共服务支出\n"
					    "  \"206\": 科学技术支出\n"
					    "  \"20601\": 科学技术管理事务\n"},
	{"forms/money.yaml",
	 "id: money\n"
	 "name: {zh: 支出表, en: Expenditure}\n"
	 "order: 1\n"
	 "codes: functional\n"
	 "columns:\n"
	 "  - {id: total, name: {zh: 本年支出, en: Total}}\n"
	 "  - {id: basic, name: {zh: 基本支出, en: Basic}}\n"
	 "  - {id: never, name: {zh: 没人填, en: Never}}\n"
	 "rows:\n"
	 "  - {id: total, name: {zh: 合计, en: All}}\n"},
	{"forms/things.yaml",
	 "id: things\n"
	 "name: {zh: 统计表, en: Things}\n"
	 "order: 2\n"
	 "columns:\n"
	 "  - {id: count, name: {zh: 数, en: Count}}\n"
	 "  - {id: other, name: {zh: 另, en: Other}}\n"
	 "lanes:\n"
	 "  - columns: [count]\n"
	 "    rows:\n"
	 "      - {id: cars, name: {zh: 车辆, en: Cars}, unit: vehicle}\n"
	 "      - {id: unused, name: {zh: 不用, en: Unused}}\n"
	 "  - columns: [other]\n"
	 "    rows:\n"
	 "      - {id: rest, name: {zh: 其余, en: Rest}}\n"},
	{"forms/sets.yaml", "- id: both\n"
			    "  name: {zh: 两表, en: Both}\n"
			    "  forms: [money, things]\n"},
};

enum {
	A,
	B,
	C,
	U,
};

static char folder[64];
static struct config config;
static struct warehouse *warehouse;
static struct table table;
static int64_t commits, editions, revisions;
static int64_t line_length; /* so many commits the first-parent line has */
static VEC(struct version_row) versions;
static char form_rows[16][64];
static uint32_t form_row_count;

static const char *
in_folder(const char *name)
{
	static char path[256];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	return path;
}

static void
write_file(const char *name, const char *content)
{
	FILE *file = fopen(in_folder(name), "w");

	assert_non_null(file);
	assert_true(fputs(content, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

static void
run(struct query *query)
{
	struct error err = {0};

	if (!query_run(query, &err))
		fail_msg("%s", err.message);
}

static void
enter_columns(void)
{
	for (size_t f = 0; f < config.forms->count; f++) {
		const struct form *form = &config.forms->items[f];

		for (size_t c = 0; c < form->column_count; c++) {
			struct query *query = warehouse_query(
				warehouse, SQL_FORM_COLUMN_INSERT);

			query_text(query, ":form", text_of(form->id));
			query_text(query, ":key", text_of(form->columns[c].id));
			query_int(query, ":number", (int64_t)c);
			run(query);
		}
	}
}

static int
begin_city(void **state)
{
	struct error err = {0};
	size_t count = COUNT(config_files);

	(void)state;
	strcpy(folder, "/tmp/report-test-XXXXXX");
	assert_non_null(mkdtemp(folder));
	mkdir(in_folder("forms"), 0700);
	mkdir(in_folder("classifications"), 0700);
	for (size_t i = 0; i < count; i++)
		write_file(config_files[i][0], config_files[i][1]);
	char *city = strdup(in_folder("city.yaml"));
	if (!config_open(city, folder, &config, &err))
		fail_msg("%s:%d: %s", err.source, err.line, err.message);
	free(city);
	if (!warehouse_open(config.city->warehouse, WAREHOUSE_FRESH, &warehouse,
			    &err) ||
	    !warehouse_begin(warehouse, &err))
		fail_msg("%s", err.message);
	commits = editions = revisions = line_length = 0;
	form_row_count = 0;
	enter_columns();
	versions.count = 0;
	return 0;
}

static int
end_city(void **state)
{
	static const char *const files[] = {"city.db", "city.db-wal",
					    "city.db-shm"};
	size_t count = COUNT(config_files);

	(void)state;
	table_release(&table);
	warehouse_close(warehouse);
	warehouse = NULL;
	config_close(&config);
	for (size_t i = 0; i < count; i++)
		unlink(in_folder(config_files[i][0]));
	for (size_t i = 0; i < COUNT(files); i++)
		unlink(in_folder(files[i]));
	rmdir(in_folder("forms"));
	rmdir(in_folder("classifications"));
	return rmdir(folder);
}

/* Filling the warehouse */

static void
add_people_and_departments(void)
{
	static const char *const names[] = {"写者", "合者"};
	static const char *const mails[] = {"w@example.invalid",
					    "m@example.invalid"};

	for (int i = 0; i < 2; i++) {
		struct query *query =
			warehouse_query(warehouse, SQL_PERSON_INSERT);
		query_int(query, ":id", i);
		query_text(query, ":name", text_of(names[i]));
		query_text(query, ":mail", text_of(mails[i]));
		run(query);
	}
	for (size_t i = 0; i < config.city->department_count; i++) {
		struct query *query =
			warehouse_query(warehouse, SQL_DEPARTMENT_INSERT);
		/* Not the configuration's order: numbers say nothing. */
		query_int(query, ":id", 7 - (int)i);
		query_text(query, ":key",
			   text_of(config.city->departments[i].id));
		run(query);
	}
}

#define BESIDE  -1 /* the first-parent line */
#define DAY     ((int64_t)86400)
#define NOON_IN 1672545600 /* 2023-01-01 12:00 +08:00 */

/* A commit of noon, some days after the first of 2023; its oid begins with its
 * number in hexadecimal. Merges are by the second person. */
static int64_t
commit(int position, int64_t parent, int day, const char *message)
{
	struct query *query = warehouse_query(warehouse, SQL_COMMIT_INSERT);
	int64_t time = NOON_IN + day * DAY;
	char oid[20] = {0};
	int person = strncmp(message, "合入", strlen("合入")) == 0;
	int64_t arrives = position != BESIDE ? position : line_length;

	if (commits == 0)
		add_people_and_departments();
	oid[0] = (char)(0xa0 + commits);
	oid[1] = (char)0xcd;
	query_int(query, ":id", commits);
	query_blob(query, ":oid", (struct text){oid, sizeof oid});
	if (parent >= 0)
		query_int(query, ":first_parent", parent);
	if (position != BESIDE) {
		query_int(query, ":position", position);
		line_length = position + 1;
	}
	query_int(query, ":arrived", arrives);
	query_int(query, ":author", person);
	query_int(query, ":author_time", time);
	query_int(query, ":author_zone", 480);
	query_int(query, ":committer", person);
	query_int(query, ":commit_time", time);
	query_int(query, ":commit_zone", 480);
	query_int(query, ":known_time", time);
	query_text(query, ":message", text_of(message));
	query_int(query, ":signature", 0);
	query_text(query, ":signer", TEXT(""));
	run(query);
	return commits++;
}

static uint32_t
document(size_t department, int year)
{
	return document_number(year, (uint32_t)(7 - department));
}

#define NO_PARENT -1
/* Here each edition has a makeup of its own. */
#define MAKEUP(edition) ((edition) + 1)

static int64_t
edition(size_t department, int year, int64_t at, int state, int64_t parent)
{
	struct query *query = warehouse_query(warehouse, SQL_EDITION_INSERT);

	query_int(query, ":id", editions);
	query_int(query, ":document", document(department, year));
	query_int(query, ":commit", at);
	query_int(query, ":state", state);
	query_int(query, ":makeup", MAKEUP(editions));
	run(query);
	if (parent != NO_PARENT) {
		query = warehouse_query(warehouse, SQL_EDITION_PARENT_INSERT);
		query_int(query, ":edition", editions);
		query_int(query, ":ordinal", 0);
		query_int(query, ":parent", parent);
		run(query);
	}
	return editions++;
}

static int64_t
form_text(const char *text)
{
	struct query *query = warehouse_query(warehouse, SQL_FORM_TEXT_PUT);
	int64_t id;

	query_text(query, ":text", text_of(text));
	assert_true(query_row(query));
	id = query_get_int(query, 0);
	run(query);
	return id;
}

/* rows: the keys of those printed, NULL where all have figures. */
static void
form_with_rows(int64_t of, const char *form, enum form_state state,
	       const char *labels, const char *rows)
{
	struct query *query =
		warehouse_query(warehouse, SQL_EDITION_FORM_INSERT);

	query_int(query, ":edition", of);
	query_text(query, ":form", text_of(form));
	query_int(query, ":ordinal", 0);
	query_int(query, ":page", 0);
	query_int(query, ":line", 9);
	query_int(query, ":figures", 1);
	if (*labels)
		query_int(query, ":labels", form_text(labels));
	if (rows)
		query_int(query, ":rows", form_text(rows));
	run(query);
	query = warehouse_query(warehouse, SQL_MAKEUP_INSERT);
	query_int(query, ":id", MAKEUP(of));
	query_text(query, ":form", text_of(form));
	query_int(query, ":state", state);
	query_int(query, ":unit", UNIT_WAN_YUAN);
	run(query);
}

static void
form_of(int64_t of, const char *form, enum form_state state, const char *labels)
{
	form_with_rows(of, form, state, labels, NULL);
}

static void
remark_of(int64_t of, enum remark_kind kind, const char *form, int line)
{
	struct query *query = warehouse_query(warehouse, SQL_REMARK_INSERT);

	query_int(query, ":edition", of);
	query_int(query, ":ordinal", line);
	query_text(query, ":kind", text_of(remark_id(kind)));
	query_text(query, ":form", text_of(form));
	query_int(query, ":file", 0);
	query_int(query, ":page", 0);
	query_int(query, ":line", line);
	query_int(query, ":cell", 0);
	query_int(query, ":other_page", 0);
	query_int(query, ":other_line", 3);
	query_text(query, ":subject", text_of("201"));
	run(query);
}

/* The number of a row, entered when it is new: rows are ten numbers apart. */
static uint32_t
row_of(const char *form, const char *row)
{
	char name[64];
	uint32_t number;

	snprintf(name, sizeof name, "%s/%s", form, row);
	for (number = 0; number < form_row_count; number++)
		if (strcmp(form_rows[number], name) == 0)
			return number * 10;
	strcpy(form_rows[form_row_count++], name);
	struct query *query = warehouse_query(warehouse, SQL_FORM_ROW_INSERT);
	query_int(query, ":id", number * 10);
	query_text(query, ":form", text_of(form));
	query_text(query, ":key", text_of(row));
	run(query);
	return number * 10;
}

static uint32_t
cell_of(const char *form, const char *row, const char *column)
{
	const struct form *defined = forms_find(config.forms, form);
	uint32_t number = 0;

	while (strcmp(defined->columns[number].id, column) != 0)
		number++;
	return row_of(form, row) + number;
}

/* One file of an edition, in which one cell stands on a line. */
static void
file_of(int64_t of, size_t department, int year, const char *path,
	uint32_t cell, uint32_t line)
{
	struct query *query = warehouse_query(warehouse, SQL_PLACEMENT_INSERT);
	struct places places = {0};
	int64_t revision = revisions++;
	char blob[20] = {(char)revision};

	places_add(&places, cell, (struct place){.line = line, .cell = 2});
	query_int(query, ":id", revision);
	query_blob(query, ":places", strbuf_view(&places.bytes));
	run(query);
	query = warehouse_query(warehouse, SQL_REVISION_INSERT);
	query_int(query, ":id", revision);
	query_int(query, ":document", document(department, year));
	query_text(query, ":path", text_of(path));
	query_int(query, ":kind", 0);
	query_blob(query, ":blob", (struct text){blob, sizeof blob});
	query_int(query, ":placement", revision);
	run(query);
	query = warehouse_query(warehouse, SQL_EDITION_REVISION_INSERT);
	query_int(query, ":edition", of);
	query_int(query, ":ordinal", 0);
	query_int(query, ":revision", revision);
	run(query);
	strbuf_release(&places.bytes);
}

#define OPEN VERSION_OPEN

/* A value in the form's state; numbers are fen printed with two decimals. */
static void
version(uint32_t cell, size_t department, int year, uint32_t from,
	uint32_t until, enum figure_state state, int64_t value, int64_t origin)
{
	*vec_push(&versions) = (struct version_row){
		.cell = cell,
		.document = document(department, year),
		.from = from,
		.until = until,
		.printed = printed_pack(state, 2, false),
		.value = value,
		.origin = (uint32_t)origin,
	};
}

static int
by_key(const void *a, const void *b)
{
	const struct version_row *x = a, *y = b;

	if (x->cell != y->cell)
		return x->cell < y->cell ? -1 : 1;
	if (x->document != y->document)
		return x->document < y->document ? -1 : 1;
	return x->from < y->from ? -1 : x->from > y->from;
}

static bool
next_version(struct version_row *out, void *context)
{
	size_t *next = context;

	if (*next == versions.count)
		return false;
	*out = versions.items[(*next)++];
	return true;
}

/* Publish what was entered and open it as reports do. */
static struct report_context
finish(const char *known_on)
{
	struct report_context context = {.config = &config};
	struct error err = {0};
	size_t next = 0;

	vec_sort(&versions, by_key);
	if (!warehouse_fill(warehouse, next_version, &next, &err) ||
	    !warehouse_commit(warehouse, &err) ||
	    !warehouse_publish(warehouse, NULL, &err))
		fail_msg("%s", err.message);
	warehouse_close(warehouse);
	warehouse = NULL;
	if (!warehouse_open(config.city->warehouse, WAREHOUSE_READ, &warehouse,
			    &err) ||
	    !moment_find(warehouse, config.city, known_on, &context.moment,
			 &err))
		fail_msg("%s", err.message);
	context.warehouse = warehouse;
	return context;
}

/* A whole form of one commit with its total, in fen. */
static int64_t
publish(size_t department, int year, int64_t at, int64_t total)
{
	int64_t of = edition(department, year, at, 0, NO_PARENT);

	form_of(of, "money", FORM_PRESENT, "");
	version(cell_of("money", "total", "total"), department, year, 0, OPEN,
		FIGURE_NUMBER, total, of);
	return of;
}

/* Looking at tables */

static void
print_value(struct strbuf *out, const struct table_value *value)
{
	switch (value->kind) {
	case VALUE_NONE:
		break;
	case VALUE_TEXT:
		strbuf_puts(out, value->text);
		break;
	case VALUE_AMOUNT:
		amount_print(out, value->number, value->unit, value->decimals,
			     value->grouped);
		break;
	case VALUE_COUNT:
		strbuf_printf(out, "%lld", (long long)value->number);
		break;
	case VALUE_RATE:
		strbuf_printf(out, "%lld/100%%", (long long)value->number);
		break;
	case VALUE_POINTS:
		strbuf_printf(out, "%lld/100", (long long)value->number);
		break;
	case VALUE_STATE:
		strbuf_printf(out, "[%s]", value->id);
		break;
	}
	if (value->of > 0)
		strbuf_printf(out, " (%u of %u)", value->n, value->of);
}

/* The row's values with bars between. */
static void
assert_row(size_t row, const char *expected)
{
	struct strbuf line = {0};
	size_t columns = table.columns.count;

	assert_true(row < table_row_count(&table));
	for (size_t i = 0; i < columns; i++) {
		if (i > 0)
			strbuf_puts(&line, "|");
		print_value(&line, &table.values.items[row * columns + i]);
	}
	assert_string_equal(strbuf_string(&line), expected);
	strbuf_release(&line);
}

static void
assert_columns(const char *expected)
{
	struct strbuf line = {0};

	for (size_t i = 0; i < table.columns.count; i++)
		strbuf_printf(&line, "%s%s", i > 0 ? "|" : "",
			      table.columns.items[i].id);
	assert_string_equal(strbuf_string(&line), expected);
	strbuf_release(&line);
}

/* The first note of an id, NULL when there is none. */
static const char *
note(const char *id)
{
	vec_each (const struct table_note *, n, &table.notes)
		if (strcmp(n->id, id) == 0)
			return n->text;
	return NULL;
}

static const char *
fact(const char *id)
{
	vec_each (const struct table_fact *, f, &table.facts)
		if (strcmp(f->id, id) == 0)
			return f->text;
	return NULL;
}

static void
assert_moment(const char *known_on, uint32_t position)
{
	struct error err = {0};
	struct moment moment;

	if (!moment_find(warehouse, config.city, known_on, &moment, &err))
		fail_msg("%s", err.message);
	assert_int_equal(moment.position, position);
}

static void
assert_no_moment(const char *known_on, enum error_kind kind,
		 const char *message)
{
	struct error err = {0};
	struct moment moment;

	assert_false(
		moment_find(warehouse, config.city, known_on, &moment, &err));
	assert_string_equal(err.message, message);
	assert_int_equal(err.kind, kind);
}

static void
compare(const struct report_context *context, const char *measure, int first,
	int last)
{
	struct compare_question question = {
		.measure = measures_find(config.measures, measure),
		.extent = {.first_year = first, .last_year = last},
	};
	struct error err = {0};

	if (!report_compare(context, &question, &table, &err))
		fail_msg("%s", err.message);
}

static void
rollup(const struct report_context *context, const char *form, int year,
       enum scope scope)
{
	struct error err = {0};

	if (!report_rollup(context, forms_find(config.forms, form), year, scope,
			   &table, &err))
		fail_msg("%s", err.message);
}

static void
show(const struct report_context *context, size_t department, int year,
     const char *form)
{
	struct error err = {0};

	if (!report_show(context, department, year,
			 forms_find(config.forms, form), &table, &err))
		fail_msg("%s", err.message);
}

static bool
trace(const struct report_context *context, size_t department, int year,
      const char *address, struct error *err)
{
	struct arena arena = {0};
	struct figure_name figure;
	struct error wrong = {0};

	if (!figure_name_parse(config.forms, address, &arena, &figure, &wrong))
		fail_msg("%s", wrong.message);
	bool ok = report_trace(context, department, year, &figure, &table, err);
	arena_release(&arena);
	return ok;
}

static void
assert_no_trace(const struct report_context *context, size_t department,
		int year, const char *address, const char *message)
{
	struct error err = {0};

	assert_false(trace(context, department, year, address, &err));
	assert_int_equal(err.kind, ERR_NOT_FOUND);
	assert_string_equal(err.message, message);
}

/* The moment */

static void
a_date_means_the_end_of_its_day_in_the_citys_time_zone(void **state)
{
	(void)state;
	commit(0, -1, 0, "一");
	commit(1, 0, 1, "二");
	commit(2, 1, 2, "三");
	finish(NULL);
	assert_moment(NULL, 2);
	assert_moment("2023-01-01", 0);
	assert_moment("2023-01-02", 1);
	assert_moment("2030-12-31", 2);
	/* Noon in UTC+8 is the evening before on a clock 13 hours west. */
	config.city->timezone_minutes = -300;
	assert_moment("2023-01-01", 1);
}

static void
a_date_before_the_first_commit_says_when_the_archive_begins(void **state)
{
	(void)state;
	commit(0, -1, 0, "一");
	finish(NULL);
	assert_no_moment("2022-12-31", ERR_NOT_FOUND,
			 "On 2022-12-31 nothing was known yet: the archive "
			 "begins on 2023-01-01.");
}

static void
what_is_no_date_and_no_commit_is_refused(void **state)
{
	(void)state;
	commit(0, -1, 0, "一");
	finish(NULL);
	assert_no_moment("2023-02-30", ERR_USAGE,
			 "“2023-02-30” is no date: write it as 2023-09-15.");
	assert_no_moment("abc", ERR_USAGE,
			 "“abc” is neither a date such as 2023-09-15 nor the "
			 "first 4 or more digits of a commit.");
	assert_no_moment("abcg", ERR_USAGE,
			 "“abcg” is neither a date such as 2023-09-15 nor the "
			 "first 4 or more digits of a commit.");
	assert_no_moment(
		"dead", ERR_NOT_FOUND,
		"The warehouse knows no commit dead. If it is new on the "
		"branch, run `juesuan load` first.");
}

static void
a_commit_is_found_by_its_first_digits(void **state)
{
	(void)state;
	commit(0, -1, 0, "一");
	commit(1, 0, 1, "二");
	finish(NULL);
	assert_moment("A0cd", 0);
	assert_moment("a1cd0", 1);
	assert_moment("a1cd000000000000000000000000000000000000", 1);
	assert_no_moment(
		"a1cd1", ERR_NOT_FOUND,
		"The warehouse knows no commit a1cd1. If it is new on the "
		"branch, run `juesuan load` first.");
}

static void
a_commit_of_a_side_branch_names_the_one_it_came_in_with(void **state)
{
	(void)state;
	int64_t first = commit(0, -1, 0, "一");
	int64_t main = commit(1, first, 1, "二");

	commit(BESIDE, commit(BESIDE, first, 2, "旁支"), 3, "旁支又一");
	commit(2, main, 4, "合入旁支");
	finish(NULL);
	assert_no_moment("a2cd", ERR_NOT_FOUND,
			 "Commit a2cd was written on a side branch and came "
			 "in with commit a4cd000000: ask for that one.");
}

/* Status */

static void
every_document_has_a_state_and_a_reason(void **state)
{
	struct error err = {0};

	(void)state;
	int64_t first = commit(0, -1, 0, "一");
	int64_t second = commit(1, first, 1, "二");
	int64_t of;

	/* a: loaded; then deleted; b: stale, then set aside; c: partly */
	of = publish(A, 2022, first, 100);
	form_of(of, "things", FORM_DECLARED_EMPTY, "");
	of = publish(A, 2023, first, 100);
	edition(A, 2023, second, 1, of);
	of = publish(A, 2024, first, 100);
	form_of(of, "things", FORM_PROMISED, "");
	remark_of(of, REMARK_UNKNOWN_CODE, "money", 12);
	file_of(of, A, 2024, "a/2024.txt", 0, 1);
	of = publish(B, 2022, first, 100);
	of = edition(B, 2022, second, 2, of);
	file_of(of, B, 2022, "b/2022.txt", 0, 1);
	remark_of(of, REMARK_CONFLICTED, "", 30);
	of = edition(B, 2023, first, 2, NO_PARENT);
	file_of(of, B, 2023, "b/2023.txt", 0, 1);
	remark_of(of, REMARK_EMPTY, "", 0);
	of = publish(C, 2023, first, 100);
	form_of(of, "things", FORM_SET_ASIDE, "");
	remark_of(of, REMARK_UNKNOWN_CODE, "money", 4);
	remark_of(of, REMARK_DUPLICATE_ROW, "things", 8);
	file_of(of, C, 2023, "c/2023.txt", 0, 1);

	struct report_context context = finish(NULL);
	assert_true(report_status(&context, &table, &err));
	assert_columns("id|department|year|state|forms|forms_expected|figures|"
		       "remarks|source|reason");
	assert_row(0, "a|甲委|2022|[loaded]|2|2|2|0||");
	assert_row(1, "a|甲局|2023|[deleted]||||||Its files were deleted.");
	assert_row(2, "a|甲局|2024|[loaded_with_remarks]|1|2|1|1|a/2024.txt:12|"
		      "Expenditure: The classification has no code 201; the "
		      "row was read as printed.");
	assert_row(3, "b|乙局|2022|[stale]|1|2|1|1|b/2022.txt:30|Conflict "
		      "markers of an unfinished merge stand here. Finish the "
		      "merge and commit the result.");
	assert_row(4, "b|乙局|2023|[set_aside]|0|2|0|1|b/2023.txt|There is "
		      "nothing in this file. Commit it with its "
		      "content, or remove it.");
	assert_row(5, "b|乙局|2024|[missing]||||||No file "
		      "“b/2024*” in the archive.");
	assert_row(6, "c|丙局|2022|[not_expected]||||||");
	assert_row(7, "c|丙局|2023|[partly_set_aside]|1|2|1|2|c/2023.txt:8|"
		      "Things: The row 201 stands here and on line 3; the form "
		      "was set aside. Remove one of them.");
	assert_string_equal(note("year"),
			    "2022: 3 expected, 1 loaded, 1 stale, 1 missing.");
	assert_string_equal(note("forms"),
			    "甲局 2024: forms not there: Things (listed, not "
			    "published).");
}

/* Compare */

static void
an_amount_has_share_rank_change_and_rate(void **state)
{
	(void)state;
	int64_t first = commit(0, -1, 0, "一");

	publish(A, 2023, first, 10000);
	publish(A, 2024, first, 15000);
	publish(B, 2023, first, 30000);
	publish(B, 2024, first, 15000);
	publish(C, 2023, first, -10000);
	publish(C, 2024, first, 0);

	struct report_context context = finish(NULL);
	compare(&context, "money", 2023, 2024);
	assert_columns("id|department|year|amount|share|rank|change|rate|"
		       "included|expected|note");
	assert_row(1, "a|甲局|2024|0.015|5000/100%|1|0.005|5000/100%|||");
	/* Equal amounts share a rank. */
	assert_row(3, "b|乙局|2024|0.015|5000/100%|1|-0.015|-5000/100%|||");
	/* Negative amounts are ranked; on them no rate is defined. */
	assert_row(4, "c|丙局|2023|-0.01|-3333/100%|3|"
		      "[undefined_base_not_expected]|"
		      "[undefined_base_not_expected]|||");
	assert_row(5, "c|丙局|2024|0.00|0/100%|3|0.01|"
		      "[undefined_base_negative]|||");
	assert_row(7,
		   "(city)|Whole city|2024|0.03 (3 of 3)|||0.00|0/100%|3|3|");
}

static void
a_rate_on_a_base_of_zero_is_undefined(void **state)
{
	(void)state;
	int64_t first = commit(0, -1, 0, "一");

	publish(A, 2022, first, 0);
	publish(A, 2023, first, 100);

	struct report_context context = finish(NULL);
	compare(&context, "money", 2022, 2023);
	assert_row(0, "a|甲局|2022|0.00|[undefined_total_zero]|1|"
		      "[undefined_no_base]|[undefined_no_base]|||");
	assert_row(1, "a|甲局|2023|0.0001|10000/100%|1|0.0001|"
		      "[undefined_base_zero]|||");
}

static void
a_blank_cell_counts_as_zero_and_stays_blank(void **state)
{
	(void)state;
	int64_t first = commit(0, -1, 0, "一");

	publish(A, 2024, first, 100);
	form_of(edition(B, 2024, first, 0, NO_PARENT), "money", FORM_PRESENT,
		"");
	form_of(edition(C, 2024, first, 0, NO_PARENT), "money",
		FORM_DECLARED_EMPTY, "");

	struct report_context context = finish(NULL);
	compare(&context, "money", 2024, 2024);
	assert_row(1, "b|乙局|2024|[blank]|||||||");
	assert_row(2, "c|丙局|2024|[declared_empty]|||||||");
	assert_row(3, "(city)|Whole city|2024|0.0001 (3 of 3)|||"
		      "[undefined_base_none_included]|"
		      "[undefined_base_none_included]|3|3|");
	assert_null(note("missing"));
}

static void
what_was_not_published_or_not_read_is_not_in_the_total(void **state)
{
	(void)state;
	int64_t first = commit(0, -1, 0, "一");
	int64_t of = edition(B, 2024, first, 0, NO_PARENT);

	publish(A, 2024, first, 100);
	form_of(of, "money", FORM_PRESENT, "");
	version(cell_of("money", "total", "total"), B, 2024, 0, OPEN,
		FIGURE_UNREADABLE, 0, of);
	edition(C, 2024, first, 0, NO_PARENT);

	struct report_context context = finish(NULL);
	compare(&context, "money", 2024, 2024);
	assert_row(1, "b|乙局|2024|[unreadable]|||||||");
	assert_row(2, "c|丙局|2024|[not_published]|||||||");
	assert_string_equal(note("missing"),
			    "The total of 2024 is incomplete; not included: "
			    "乙局 (unreadable), 丙局 (not published).");
}

static void
totals_of_other_departments_are_not_compared_but_the_same_ones_are(void **state)
{
	(void)state;
	int64_t first = commit(0, -1, 0, "一");

	publish(A, 2022, first, 10000);
	publish(B, 2022, first, 20000);
	publish(A, 2023, first, 15000);

	struct report_context context = finish(NULL);
	compare(&context, "money", 2022, 2023);
	assert_row(6,
		   "(city)|Whole city|2022|0.03 (2 of 2)|||[undefined_no_base]|"
		   "[undefined_no_base]|2|2|");
	assert_row(7,
		   "(city)|Whole city|2023|0.015 (1 of 3)|||[not_comparable]|"
		   "[not_comparable]|1|3|[incomplete]");
	assert_row(8, "(panel)|Same departments|2022|0.01 (1 of 3)|||"
		      "[undefined_no_base]|[undefined_no_base]|1|3|");
	assert_row(9, "(panel)|Same departments|2023|0.015 (1 of 3)|||0.005|"
		      "5000/100%|1|3|");
	assert_string_equal(note("panel"),
			    "“Same departments” are those that have the figure "
			    "in every year from 2022 to 2023; not among them: "
			    "乙局, 丙局.");
}

static void
a_citys_ratio_is_that_of_its_sums(void **state)
{
	(void)state;
	int64_t first = commit(0, -1, 0, "一"), of;

	of = publish(A, 2024, first, 10000);
	version(cell_of("money", "total", "basic"), A, 2024, 0, OPEN,
		FIGURE_NUMBER, 5000, of);
	of = publish(B, 2024, first, 30000);
	version(cell_of("money", "total", "basic"), B, 2024, 0, OPEN,
		FIGURE_NUMBER, 3000, of);
	publish(C, 2024, first, 0);

	struct report_context context = finish(NULL);
	compare(&context, "share", 2024, 2024);
	assert_columns("id|department|year|ratio|rank|change|part|whole|"
		       "included|expected|note");
	assert_row(0, "a|甲局|2024|5000/100%|1|"
		      "[undefined_base_missing]|0.005|0.01|||");
	assert_row(
		2,
		"c|丙局|2024|[undefined_zero_denominator]|||[blank]|0.00|||");
	assert_row(3, "(city)|Whole city|2024|2000/100% (3 of 3)||"
		      "[undefined_base_none_included]|0.008|0.04|3|3|");
}

static void
stale_figures_are_included_and_marked(void **state)
{
	(void)state;
	int64_t first = commit(0, -1, 0, "一");
	int64_t second = commit(1, first, 1, "二");
	int64_t of = publish(A, 2024, first, 100);

	form_of(edition(A, 2024, second, 0, of), "money", FORM_SET_ASIDE, "");

	struct report_context context = finish(NULL);
	compare(&context, "money", 2024, 2024);
	assert_row(0, "a|甲局|2024|0.0001|10000/100%|1|"
		      "[undefined_base_missing]|[undefined_base_missing]|||"
		      "[stale]");
	assert_non_null(strstr(note("stale"), "甲局 2024"));
}

static void
a_measure_adds_its_figures_and_what_is_not_applicable_adds_nothing(void **state)
{
	(void)state;
	int64_t first = commit(0, -1, 0, "一"), of;

	of = publish(A, 2024, first, 1);
	version(cell_of("money", "201", "total"), A, 2024, 0, OPEN,
		FIGURE_NUMBER, 10000, of);
	version(cell_of("money", "206", "total"), A, 2024, 0, OPEN,
		FIGURE_NUMBER, 20000, of);
	of = publish(B, 2024, first, 1);
	version(cell_of("money", "201", "total"), B, 2024, 0, OPEN,
		FIGURE_NOT_APPLICABLE, 0, of);
	version(cell_of("money", "206", "total"), B, 2024, 0, OPEN,
		FIGURE_NUMBER, 10000, of);
	of = publish(C, 2024, first, 1);
	version(cell_of("money", "201", "total"), C, 2024, 0, OPEN,
		FIGURE_NOT_APPLICABLE, 0, of);
	version(cell_of("money", "206", "total"), C, 2024, 0, OPEN,
		FIGURE_NOT_APPLICABLE, 0, of);

	struct report_context context = finish(NULL);
	compare(&context, "both", 2024, 2024);
	assert_row(0, "a|甲局|2024|0.03|7500/100%|1|[undefined_base_missing]|"
		      "[undefined_base_missing]|||");
	assert_row(1, "b|乙局|2024|0.01|2500/100%|2|[undefined_base_missing]|"
		      "[undefined_base_missing]|||");
	assert_row(2, "c|丙局|2024|[not_applicable]|||||||");
	assert_row(3, "(city)|Whole city|2024|0.04 (3 of 3)|||"
		      "[undefined_base_none_included]|"
		      "[undefined_base_none_included]|3|3|");
}

static void
a_total_that_does_not_fit_is_said_to_be_so(void **state)
{
	(void)state;
	int64_t first = commit(0, -1, 0, "一");

	publish(A, 2024, first, INT64_MAX);
	publish(B, 2024, first, 1);

	struct report_context context = finish(NULL);
	compare(&context, "money", 2024, 2024);
	assert_row(3, "(city)|Whole city|2024|[overflow] (2 of 3)|||||2|3|"
		      "[incomplete]");
}

static void
counts_have_their_own_unit(void **state)
{
	(void)state;
	int64_t first = commit(0, -1, 0, "一");
	int64_t of = edition(A, 2024, first, 0, NO_PARENT);

	form_of(of, "things", FORM_PRESENT, "");
	version(cell_of("things", "cars", "count"), A, 2024, 0, OPEN,
		FIGURE_NUMBER, 3, of);

	struct report_context context = finish(NULL);
	compare(&context, "cars", 2024, 2024);
	assert_row(0, "a|甲局|2024|3|10000/100%|1|[undefined_base_missing]|"
		      "[undefined_base_missing]|||");
	assert_string_equal(fact("unit"), unit_name(UNIT_VEHICLE));
}

static void
what_cannot_be_compared_is_refused(void **state)
{
	(void)state;
	size_t unit = U;
	struct compare_question question = {
		.measure = measures_find(config.measures, "mixed"),
		.extent = {.first_year = 2024, .last_year = 2024},
	};
	struct error err = {0};

	commit(0, -1, 0, "一");
	struct report_context context = finish(NULL);
	assert_false(report_compare(&context, &question, &table, &err));
	assert_int_equal(err.kind, ERR_CONFIG);
	question.measure = measures_find(config.measures, "money");
	question.departments = &unit;
	question.department_count = 1;
	assert_false(report_compare(&context, &question, &table, &err));
	assert_int_equal(err.kind, ERR_USAGE);
	question.department_count = 0;
	question.extent.last_year = 2025;
	assert_false(report_compare(&context, &question, &table, &err));
	assert_int_equal(err.kind, ERR_NOT_FOUND);
}

/* Rollup */

static void
every_cell_says_how_many_departments_are_in_it(void **state)
{
	(void)state;
	int64_t first = commit(0, -1, 0, "一"), of;

	of = publish(A, 2024, first, 10000);
	version(cell_of("money", "206", "total"), A, 2024, 0, OPEN,
		FIGURE_NUMBER, 10000, of);
	version(cell_of("money", "206", "basic"), A, 2024, 0, OPEN,
		FIGURE_NOT_APPLICABLE, 0, of);
	of = publish(B, 2024, first, 20000);
	version(cell_of("money", "206", "total"), B, 2024, 0, OPEN,
		FIGURE_UNREADABLE, 0, of);
	publish(U, 2024, first, 50000);

	struct report_context context = finish(NULL);
	rollup(&context, "money", 2024, SCOPE_DEPARTMENT);
	assert_columns("row|name|total|basic|included|expected");
	assert_row(0, "total|All|0.03 (2 of 3)| (2 of 3)|2|3");
	assert_row(1, "206|科学技术支出|0.01 (1 of 3)|"
		      "[not_applicable] (2 of 3)|1|3");
	assert_string_equal(note("missing"), "Not included: 丙局 (missing).");
	assert_string_equal(note("unreadable"),
			    "Cells that are no number and are not included: "
			    "乙局 · 科学技术支出 · Total.");
	assert_non_null(note("lower_bound"));
	/* A unit is never added to departments. */
	assert_non_null(strstr(note("excluded"), "甲所"));
	table_release(&table);
	rollup(&context, "money", 2024, SCOPE_UNIT);
	assert_row(0, "total|All|0.05 (1 of 1)| (1 of 1)|1|1");
	assert_null(note("lower_bound"));
}

static void
a_row_that_a_fragment_may_have_lost_is_not_counted(void **state)
{
	(void)state;
	int64_t first = commit(0, -1, 0, "一"), of;

	of = publish(A, 2024, first, 10000);
	version(cell_of("money", "206", "total"), A, 2024, 0, OPEN,
		FIGURE_NUMBER, 10000, of);
	of = edition(B, 2024, first, 0, NO_PARENT);
	form_of(of, "money", FORM_FRAGMENT, "");
	version(cell_of("money", "206", "total"), B, 2024, 0, OPEN,
		FIGURE_NUMBER, 20000, of);
	form_of(edition(C, 2024, first, 0, NO_PARENT), "money",
		FORM_DECLARED_EMPTY, "");

	struct report_context context = finish(NULL);
	rollup(&context, "money", 2024, SCOPE_DEPARTMENT);
	assert_row(0, "total|All|0.01 (2 of 3)|2|3");
	assert_row(1, "206|科学技术支出|0.03 (3 of 3)|3|3");
	assert_string_equal(note("fragment"),
			    "Only a fragment of the form is left, and only the "
			    "rows in it are included: 乙局.");
	assert_non_null(note("lower_bound"));
	/* Nor does a comparison take it for zero. */
	table_release(&table);
	compare(&context, "money", 2024, 2024);
	assert_row(1, "b|乙局|2024|[fragment]|||||||");
}

static void
rows_are_named_by_form_classification_or_document(void **state)
{
	(void)state;
	int64_t first = commit(0, -1, 0, "一");
	int64_t of = edition(A, 2024, first, 0, NO_PARENT);

	form_of(of, "money", FORM_PRESENT, "299\t没有的类\n206\t科技\n");
	version(cell_of("money", "299", "total"), A, 2024, 0, OPEN,
		FIGURE_NUMBER, 1000000, of);
	version(cell_of("money", "206", "total"), A, 2024, 0, OPEN,
		FIGURE_NUMBER, 1000000, of);

	struct report_context context = finish(NULL);
	rollup(&context, "money", 2024, SCOPE_DEPARTMENT);
	assert_row(0, "206|科学技术支出|1.00 (1 of 3)|1|3");
	assert_row(1, "299|没有的类|1.00 (1 of 3)|1|3");
	table_release(&table);
	show(&context, A, 2024, "money");
	assert_row(0, "206|科技|1.00");
}

/* Show */

static void
a_form_is_shown_as_printed(void **state)
{
	(void)state;
	int64_t first = commit(0, -1, 0, "一");
	int64_t of = edition(A, 2022, first, 0, NO_PARENT);

	form_of(of, "money", FORM_PRESENT, "");
	form_of(of, "things", FORM_PRESENT, "");
	file_of(of, A, 2022, "a/2022.txt", 0, 1);
	version(cell_of("money", "total", "total"), A, 2022, 0, OPEN,
		FIGURE_NUMBER, 123456000000, of);
	versions.items[0].printed = printed_pack(FIGURE_NUMBER, 0, true);
	version(cell_of("money", "206", "basic"), A, 2022, 0, OPEN,
		FIGURE_NOT_APPLICABLE, 0, of);
	version(cell_of("money", "20601", "basic"), A, 2022, 0, OPEN,
		FIGURE_UNREADABLE, 0, of);
	version(cell_of("things", "rest", "other"), A, 2022, 0, OPEN,
		FIGURE_NUMBER, 1500000, of);
	version(cell_of("things", "cars", "count"), A, 2022, 0, OPEN,
		FIGURE_NUMBER, 2, of);
	versions.items[4].printed = printed_pack(FIGURE_NUMBER, 0, false);

	struct report_context context = finish(NULL);
	show(&context, A, 2022, "money");
	assert_columns("row|name|total|basic");
	assert_row(0, "total|All|123,456|");
	assert_row(1, "206|科学技术支出||[not_applicable]");
	assert_row(2, "20601|科学技术管理事务||[unreadable]");
	assert_string_equal(fact("department"), "甲委");
	assert_string_equal(fact("source"), "a/2022.txt:9");
	table_release(&table);
	show(&context, A, 2022, "things");
	assert_columns("row|name|unit|count|other");
	assert_row(0, "cars|Cars|vehicles|2|");
	assert_row(1, "rest|Rest|10,000 yuan||1.50");
	assert_int_equal(table_row_count(&table), 2);
}

static void
blank_rows_that_a_document_prints_are_shown(void **state)
{
	(void)state;
	int64_t first = commit(0, -1, 0, "一");
	int64_t of = edition(A, 2024, first, 0, NO_PARENT);
	int64_t other = publish(B, 2024, first, 100);

	form_with_rows(of, "money", FORM_PRESENT, "206\t科技\n",
		       "206\n20601\ntotal\n201\n299\n");
	version(cell_of("money", "20601", "total"), A, 2024, 0, OPEN,
		FIGURE_NUMBER, 1000000, of);
	version(cell_of("money", "20699", "total"), B, 2024, 0, OPEN,
		FIGURE_NUMBER, 1, other);

	struct report_context context = finish(NULL);
	show(&context, A, 2024, "money");
	assert_row(0, "total|All|");
	assert_row(1, "201|一般公共服务支出|");
	assert_row(2, "206|科技|");
	assert_row(3, "20601|科学技术管理事务|1.00");
	assert_row(4, "299|299|");
	assert_int_equal(table_row_count(&table), 5);
}

static void
a_form_that_cannot_be_read_is_shown_as_it_was(void **state)
{
	(void)state;
	int64_t first = commit(0, -1, 0, "一");
	int64_t second = commit(1, first, 1, "二");
	int64_t of = publish(A, 2024, first, 1000000);

	file_of(of, A, 2024, "a/2024.txt", 0, 1);
	of = edition(A, 2024, second, 0, of);
	form_of(of, "money", FORM_SET_ASIDE, "");
	file_of(of, A, 2024, "a/2024-新.txt", 0, 1);
	remark_of(of, REMARK_DUPLICATE_ROW, "money", 8);

	struct report_context context = finish(NULL);
	show(&context, A, 2024, "money");
	assert_row(0, "total|All|1.00");
	assert_string_equal(fact("source"), "a/2024.txt:9");
	assert_non_null(note("stale"));
	assert_string_equal(
		note("remark"),
		"a/2024-新.txt:8: Expenditure: The row 201 stands "
		"here and on line 3; the form was set aside. Remove "
		"one of them.");
}

static void
a_form_that_is_not_there_has_no_rows(void **state)
{
	struct error err = {0};

	(void)state;
	int64_t first = commit(0, -1, 0, "一");
	int64_t of = publish(A, 2024, first, 100);

	form_of(of, "things", FORM_PROMISED, "");
	struct report_context context = finish(NULL);
	show(&context, A, 2024, "things");
	assert_int_equal(table_row_count(&table), 0);
	assert_non_null(note("promised"));
	table_release(&table);
	assert_false(report_show(&context, C, 2022, &config.forms->items[0],
				 &table, &err));
	assert_string_equal(err.message, "丙局 need not publish final accounts "
					 "of 2022 and did not.");
	assert_false(report_show(&context, B, 2022, &config.forms->items[0],
				 &table, &err));
	assert_string_equal(
		err.message,
		"As of 2023-01-01, 乙局 has published no final accounts "
		"of 2022: no file “b/2022*” in the archive.");
}

/* Trace */

static void
a_change_belongs_to_who_wrote_it_and_names_who_merged_it(void **state)
{
	struct error err = {0};

	(void)state;
	int64_t first = commit(0, -1, 0, "公布");
	int64_t side = commit(BESIDE, first, 1,
			      "更正\n\n说明。\n\n更正原因：录错。\n"
			      "Co-authored-by: 助手 <h@example.invalid>\n");
	int64_t main = commit(1, first, 2, "别的");
	int64_t merge = commit(2, main, 3, "合入更正");
	uint32_t cell = cell_of("money", "total", "total");
	int64_t of = edition(A, 2024, first, 0, NO_PARENT);
	int64_t changed = edition(A, 2024, side, 0, of);
	int64_t merged = edition(A, 2024, merge, 0, changed);

	form_of(of, "money", FORM_PRESENT, "");
	form_of(changed, "money", FORM_PRESENT, "");
	form_of(merged, "money", FORM_PRESENT, "");
	file_of(of, A, 2024, "a/2024.txt", cell, 5);
	file_of(changed, A, 2024, "a/2024.txt", cell, 6);
	file_of(merged, A, 2024, "a/2024-新.txt", cell, 7);
	version(cell, A, 2024, 0, 2, FIGURE_NUMBER, 1000000, of);
	version(cell, A, 2024, 2, OPEN, FIGURE_NUMBER, 2000000, changed);

	struct report_context context = finish(NULL);
	if (!trace(&context, A, 2024, "money/total/total", &err))
		fail_msg("%s", err.message);
	assert_columns("value|unit|event|written_by|written_on|committed_by|"
		       "commit|copies|merged_by|merged_on|merge|side|source|"
		       "restores|flags|signature|why|reason");
	assert_row(0, "1.00||[published]|写者|2023-01-01 12:00 +08:00||"
		      "a0cd000000||||||a/2024.txt:5|||[unsigned]|公布|");
	assert_row(1, "2.00||[corrected]|写者 (Co-authored-by: 助手 "
		      "<h@example.invalid>)|2023-01-02 12:00 +08:00||"
		      "a1cd000000||合者|2023-01-04 12:00 +08:00|a3cd000000||"
		      "a/2024.txt:6|||[unsigned]|更正|录错。");
	assert_int_equal(table_row_count(&table), 2);
	assert_string_equal(fact("source"), "a/2024-新.txt:7");
	assert_string_equal(fact("address"), "a/2024/money/total/total");
	assert_string_equal(note("person"),
			    "写者 <w@example.invalid>: a0cd000000, a1cd000000");
}

static void
an_older_moment_sees_only_what_was_known(void **state)
{
	struct error err = {0};

	(void)state;
	int64_t first = commit(0, -1, 0, "一");
	int64_t second = commit(1, first, 1, "二");
	int64_t of = edition(A, 2024, first, 0, NO_PARENT);
	int64_t later = edition(A, 2024, second, 0, of);
	uint32_t cell = cell_of("money", "total", "total");

	form_of(of, "money", FORM_PRESENT, "");
	form_of(later, "money", FORM_PRESENT, "");
	version(cell, A, 2024, 0, 1, FIGURE_NUMBER, 1000000, of);
	version(cell, A, 2024, 1, OPEN, FIGURE_NUMBER, 2000000, later);
	publish(B, 2024, second, 1000000);
	versions.items[2].from = 1;

	struct report_context context = finish("2023-01-01");
	if (!trace(&context, A, 2024, "money/total/total", &err))
		fail_msg("%s", err.message);
	assert_int_equal(table_row_count(&table), 1);
	table_release(&table);
	compare(&context, "money", 2024, 2024);
	assert_row(0, "a|甲局|2024|1.00|10000/100%|1|[undefined_base_missing]|"
		      "[undefined_base_missing]|||");
	assert_row(1, "b|乙局|2024|[missing]|||||||");
	table_release(&table);
	rollup(&context, "money", 2024, SCOPE_DEPARTMENT);
	assert_row(0, "total|All|1.00 (1 of 3)|1|3");
	table_release(&table);
	show(&context, A, 2024, "money");
	assert_row(0, "total|All|1.00");
}

static void
a_value_that_comes_back_names_the_commit_it_restores(void **state)
{
	struct error err = {0};

	(void)state;
	uint32_t cell;
	int64_t at[4], of[4];
	static const int states[] = {0, 0, 1, 0};

	at[0] = commit(0, -1, 0, "一");
	cell = cell_of("money", "total", "total");
	for (int i = 1; i < 4; i++)
		at[i] = commit(i, at[i - 1], i, "又");
	for (int i = 0; i < 4; i++) {
		of[i] = edition(A, 2024, at[i], states[i],
				i > 0 ? of[i - 1] : NO_PARENT);
		if (states[i] == 0)
			form_of(of[i], "money", FORM_PRESENT, "");
	}
	version(cell, A, 2024, 0, 1, FIGURE_NUMBER, 1000000, of[0]);
	version(cell, A, 2024, 1, 2, FIGURE_ABSENT, 0, of[1]);
	version(cell, A, 2024, 2, 3, FIGURE_UNREADABLE, 0, of[2]);
	versions.items[2].printed = printed_pack(FIGURE_ABSENT, 0, false);
	version(cell, A, 2024, 3, OPEN, FIGURE_NUMBER, 1000000, of[3]);

	struct report_context context = finish(NULL);
	if (!trace(&context, A, 2024, "money/total/total", &err))
		fail_msg("%s", err.message);
	assert_row(1, "[blank]||[corrected]|写者|2023-01-02 12:00 +08:00||"
		      "a1cd000000|||||||||[unsigned]|又|");
	assert_row(2, "[deleted]||[removed]|写者|2023-01-03 12:00 +08:00||"
		      "a2cd000000|||||||||[unsigned]|又|");
	assert_row(3, "1.00||[returned]|写者|2023-01-04 12:00 +08:00||"
		      "a3cd000000|||||||a0cd000000||[unsigned]|又|");
}

static void
a_figure_that_never_was_says_what_is_missing(void **state)
{
	(void)state;
	int64_t first = commit(0, -1, 0, "一");
	int64_t of = publish(A, 2024, first, 1000000);

	version(cell_of("money", "20601", "total"), A, 2024, 0, OPEN,
		FIGURE_NUMBER, 1, of);
	form_of(publish(B, 2024, first, 1), "things", FORM_DECLARED_EMPTY, "");

	struct report_context context = finish(NULL);
	assert_no_trace(
		&context, C, 2024, "money/total/total",
		"As of 2023-01-01, 丙局 has published no final accounts of "
		"2024: no file “c/2024*” in the archive.");
	assert_no_trace(&context, A, 2024, "things/cars/count",
			"That document does not have the form Things.");
	assert_no_trace(&context, B, 2024, "things/cars/count",
			"The form Things of that document is declared to hold "
			"no data.");
	assert_no_trace(&context, A, 2024, "money/total/basic",
			"In the form Expenditure of that document the cell "
			"“All”, “Basic” has always been blank.");
	assert_no_trace(&context, A, 2024, "money/206/total",
			"The form Expenditure of that document has no row "
			"“科学技术支出”. It has: 20601 科学技术管理事务, "
			"All.");
}

/* Speed: no report may read all versions. */

static void
no_report_scans_the_versions(void **state)
{
	sqlite3 *db = NULL;

	(void)state;
	commit(0, -1, 0, "一");
	finish(NULL);
	assert_int_equal(sqlite3_open(config.city->warehouse, &db), SQLITE_OK);
	for (int i = 0; i < STATEMENTS; i++) {
		char sql[4096];
		sqlite3_stmt *plan;

		if (strncmp(statement_texts[i].name, "report_", 7) != 0)
			continue;
		snprintf(sql, sizeof sql, "EXPLAIN QUERY PLAN %s",
			 statement_texts[i].sql);
		assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &plan, NULL),
				 SQLITE_OK);
		while (sqlite3_step(plan) == SQLITE_ROW) {
			const char *step =
				(const char *)sqlite3_column_text(plan, 3);

			if (strcmp(step, "SCAN version") == 0 ||
			    strncmp(step, "SCAN version ", 13) == 0)
				fail_msg("%s: %s", statement_texts[i].name,
					 step);
		}
		sqlite3_finalize(plan);
	}
	sqlite3_close(db);
}

/* What a trace asks, and a load of what is new in a document, of which every
 * step must be a search. Recursions scan what they found, and the ledger is
 * short. */
static void
a_trace_and_a_load_of_one_document_scan_no_table(void **state)
{
	static const char *const asked[] = {
		"report_trace",           "report_trace_rivals",
		"report_commit",          "report_commit_at",
		"report_merge_sides",     "report_edition",
		"report_editions",        "report_unread",
		"report_person",          "report_superseded",
		"report_files",           "report_remarks",
		"edition_of_document",    "edition_revision_of_document",
		"revision_of_document",   "edition_marred",
		"report_document_places", "version_of_cell",
		"report_held_back",
	};
	static const char *const found[] = {"SCAN side", "SCAN before",
					    "SCAN CONSTANT ROW"};
	sqlite3 *db = NULL;

	(void)state;
	commit(0, -1, 0, "一");
	finish(NULL);
	assert_int_equal(sqlite3_open(config.city->warehouse, &db), SQLITE_OK);
	for (size_t i = 0; i < COUNT(asked); i++) {
		char sql[4096] = "";
		sqlite3_stmt *plan;

		for (int s = 0; s < STATEMENTS; s++)
			if (strcmp(statement_texts[s].name, asked[i]) == 0)
				snprintf(sql, sizeof sql,
					 "EXPLAIN QUERY PLAN %s",
					 statement_texts[s].sql);
		assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &plan, NULL),
				 SQLITE_OK);
		assert_non_null(plan);
		while (sqlite3_step(plan) == SQLITE_ROW) {
			const char *step =
				(const char *)sqlite3_column_text(plan, 3);
			bool fine = strncmp(step, "SCAN ", 5) != 0 &&
				    !strstr(step, "AUTOMATIC");

			for (size_t f = 0; f < COUNT(found); f++)
				fine = fine || strcmp(step, found[f]) == 0;
			if (!fine)
				fail_msg("%s: %s", asked[i], step);
		}
		sqlite3_finalize(plan);
	}
	sqlite3_close(db);
}

#define test(name) cmocka_unit_test_setup_teardown(name, begin_city, end_city)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		test(a_date_means_the_end_of_its_day_in_the_citys_time_zone),
		test(a_date_before_the_first_commit_says_when_the_archive_begins),
		test(what_is_no_date_and_no_commit_is_refused),
		test(a_commit_is_found_by_its_first_digits),
		test(a_commit_of_a_side_branch_names_the_one_it_came_in_with),
		test(every_document_has_a_state_and_a_reason),
		test(an_amount_has_share_rank_change_and_rate),
		test(a_rate_on_a_base_of_zero_is_undefined),
		test(a_blank_cell_counts_as_zero_and_stays_blank),
		test(what_was_not_published_or_not_read_is_not_in_the_total),
		test(totals_of_other_departments_are_not_compared_but_the_same_ones_are),
		test(a_citys_ratio_is_that_of_its_sums),
		test(stale_figures_are_included_and_marked),
		test(a_measure_adds_its_figures_and_what_is_not_applicable_adds_nothing),
		test(a_total_that_does_not_fit_is_said_to_be_so),
		test(counts_have_their_own_unit),
		test(what_cannot_be_compared_is_refused),
		test(every_cell_says_how_many_departments_are_in_it),
		test(a_row_that_a_fragment_may_have_lost_is_not_counted),
		test(rows_are_named_by_form_classification_or_document),
		test(a_form_is_shown_as_printed),
		test(blank_rows_that_a_document_prints_are_shown),
		test(a_form_that_cannot_be_read_is_shown_as_it_was),
		test(a_form_that_is_not_there_has_no_rows),
		test(a_change_belongs_to_who_wrote_it_and_names_who_merged_it),
		test(an_older_moment_sees_only_what_was_known),
		test(a_value_that_comes_back_names_the_commit_it_restores),
		test(a_figure_that_never_was_says_what_is_missing),
		test(no_report_scans_the_versions),
		test(a_trace_and_a_load_of_one_document_scan_no_table),
	};
	int failures = cmocka_run_group_tests(tests, NULL, NULL);

	vec_release(&versions);
	return failures;
}
