/*
 * Configuration: what valid files become, and that invalid ones get their one
 * sentence. Each folder of tests/invalid is a case of the latter; files made at
 * random, from the shipped ones, must at least do no harm.
 */
#include "config/config.h"
#include "config/shipped.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define SHIPPED SOURCE_DIR "/config"

static char folder[] = "/tmp/config_test.XXXXXX";

static const char head[] = "city: {name: 示例市, code: \"999900\"}\n"
			   "years: 2015-2024\n"
			   "archive: {repository: archive, branch: main,\n"
			   "          sources: \"{department}/{year}*\"}\n"
			   "warehouse: data/city.db\n"
			   "forms: national\n";

static const char departments[] =
	"departments:\n"
	"  - {id: kjj, name: 示例市科学技术局, code: \"078\",\n"
	"     names: [{name: 示例市科委, until: 2017},\n"
	"             {name: 示例市科技局, from: 2018, until: 2020},\n"
	"             {name: 科技局}]}\n"
	"  - {id: jyj, name: 示例市教育局, years: 2018-}\n"
	"  - {id: jyj-yz, name: 示例市第一中学, scope: unit, of: jyj,\n"
	"     submitter: 苏禾 <su.he@example.invalid>}\n"
	"  - {id: lyj, name: 示例市旅游局, years: -2018}\n"
	"  - {id: whj, name: 示例市文化局, years: 2022}\n";

/* --- files --- */

static void
write_bytes(const char *name, const char *bytes, size_t length)
{
	char path[512];
	FILE *stream;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	for (char *slash = path + sizeof folder; (slash = strchr(slash, '/'));
	     slash++) {
		*slash = '\0';
		mkdir(path, 0700);
		*slash = '/';
	}
	stream = fopen(path, "wb");
	assert_non_null(stream);
	assert_int_equal(fwrite(bytes, 1, length, stream), length);
	assert_int_equal(fclose(stream), 0);
}

static void
write_text(const char *name, const char *text)
{
	write_bytes(name, text, strlen(text));
}

static void
read_bytes(const char *path, struct strbuf *out)
{
	FILE *stream = fopen(path, "rb");
	int byte;

	assert_non_null(stream);
	while ((byte = fgetc(stream)) != EOF)
		strbuf_putc(out, (char)byte);
	fclose(stream);
}

/* As the program prints it. */
static void
print_sentence(struct strbuf *out, const struct error *err)
{
	strbuf_printf(out, "juesuan: %s:", err->source);
	if (err->line)
		strbuf_printf(out, "%d:%d:", err->line, err->column);
	strbuf_printf(out, " %s\n", err->message);
}

static void
open_city(const char *text, struct config *config)
{
	char path[512];
	struct error err = {0};

	write_text("city.yaml", text);
	snprintf(path, sizeof path, "%s/city.yaml", folder);
	if (!config_open(path, SHIPPED, config, &err))
		fail_msg("%s:%d:%d: %s", err.source, err.line, err.column,
			 err.message);
}

/* The usual head and departments, and something between. */
static void
open_usual(const char *between, struct config *config)
{
	struct strbuf text = {0};

	strbuf_printf(&text, "%s%s%s", head, between, departments);
	open_city(text.data, config);
	strbuf_release(&text);
}

/* --- shipped and invalid configuration --- */

static void
the_shipped_cities_are_read(void **state)
{
	static const char *const cities[] = {"shili", "shuozhou"};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct config config;
		struct error err = {0};
		char path[512];

		snprintf(path, sizeof path, "%s/cities/%s.yaml", SHIPPED,
			 cities[i]);
		if (!config_open(path, SHIPPED, &config, &err))
			fail_msg("%s:%d:%d: %s", err.source, err.line,
				 err.column, err.message);
		assert_true(config.city->department_count > 0);
		assert_int_equal(config.forms->count, 23);
		config_close(&config);
	}
}

static void
assert_same_key(const struct node_key *a, const struct node_key *b)
{
	if (!a || !b) {
		assert_ptr_equal(a, b);
		return;
	}
	assert_int_equal(a->line, b->line);
	assert_int_equal(a->column, b->column);
	assert_string_equal(a->text.data, b->text.data);
}

static void
assert_same_tree(const struct node *a, const struct node *b)
{
	assert_int_equal(a->kind, b->kind);
	assert_int_equal(a->line, b->line);
	assert_int_equal(a->column, b->column);
	assert_int_equal(a->count, b->count);
	assert_int_equal(a->text.length, b->text.length);
	if (a->text.length)
		assert_string_equal(a->text.data, b->text.data);
	assert_same_key(a->key, b->key);
	for (a = a->first, b = b->first; a && b; a = a->next, b = b->next)
		assert_same_tree(a, b);
	assert_true(!a && !b);
}

/* An empty line at its end changes nothing but that it is not embedded. */
static void
check_embedded(const char *path)
{
	struct strbuf content = {0};
	struct arena nodes = {0};
	struct yaml_file file;
	struct error err = {0};
	const struct node *tree;

	assert_true(yaml_load(path, &content, &err));
	tree = shipped_tree(strbuf_view(&content), &nodes);
	if (!tree)
		fail_msg("%s is not embedded", path);
	strbuf_putc(&content, '\n');
	assert_null(shipped_tree(strbuf_view(&content), &nodes));
	assert_true(
		yaml_parse(path, strbuf_view(&content), &nodes, &file, &err));
	assert_same_tree(tree, file.root);
	arena_release(&nodes);
	strbuf_release(&content);
}

static void
the_embedded_trees_are_those_of_the_shipped_files(void **state)
{
	static const char *const folders[] = {
		SHIPPED, SHIPPED "/classifications", SHIPPED "/forms"};
	size_t count = 0;

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		DIR *directory = opendir(folders[i]);
		const struct dirent *entry;

		assert_non_null(directory);
		while ((entry = readdir(directory))) {
			char path[512];

			if (!text_ends(text_of(entry->d_name), TEXT(".yaml")))
				continue;
			snprintf(path, sizeof path, "%s/%s", folders[i],
				 entry->d_name);
			check_embedded(path);
			count++;
		}
		closedir(directory);
	}
	assert_true(count > 10);
}

static void
check_invalid(const char *name)
{
	struct config config = {0};
	struct error err = {0};
	struct strbuf expected = {0}, actual = {0};
	char path[512];

	snprintf(path, sizeof path, "%s/tests/invalid/%s", SOURCE_DIR, name);
	assert_int_equal(chdir(path), 0);
	read_bytes("expected.en", &expected);
	if (config_open("city.yaml", SHIPPED, &config, &err))
		fail_msg("%s was accepted", name);
	assert_int_equal(err.kind, ERR_CONFIG);
	assert_null(config.city);
	print_sentence(&actual, &err);
	assert_string_equal(actual.data, expected.data);
	strbuf_release(&expected);
	strbuf_release(&actual);
}

static void
each_invalid_file_gets_its_sentence(void **state)
{
	DIR *cases = opendir(SOURCE_DIR "/tests/invalid");
	const struct dirent *entry;
	size_t count = 0;

	(void)state;
	assert_non_null(cases);
	while ((entry = readdir(cases))) {
		char path[512];

		snprintf(path, sizeof path, "%s/tests/invalid/%s/city.yaml",
			 SOURCE_DIR, entry->d_name);
		if (access(path, F_OK) != 0)
			continue;
		check_invalid(entry->d_name);
		count++;
	}
	closedir(cases);
	assert_true(count > 30);
}

static void
a_missing_file_is_told_by_its_name(void **state)
{
	struct config config;
	struct error err = {0};

	(void)state;
	assert_false(config_open("/nowhere/city.yaml", SHIPPED, &config, &err));
	assert_int_equal(err.kind, ERR_CONFIG);
	assert_string_equal(err.source, "/nowhere/city.yaml");
	assert_string_equal(err.message, "The file cannot be opened: No such "
					 "file or directory.");
}

static void
a_folder_is_no_file(void **state)
{
	struct config config;
	struct error err = {0};

	(void)state;
	assert_false(config_open(folder, SHIPPED, &config, &err));
	assert_string_equal(err.message,
			    "The file cannot be read: Is a directory.");
}

static void
missing_shipped_configuration_is_told_by_its_folder(void **state)
{
	struct config config;
	struct error err = {0};
	char path[512];

	(void)state;
	open_usual("", &config);
	config_close(&config);
	snprintf(path, sizeof path, "%s/city.yaml", folder);
	assert_false(config_open(path, "/nowhere", &config, &err));
	assert_string_equal(err.source, "/nowhere/classifications");
}

static void
check_refused(const struct strbuf *text, const char *message)
{
	struct config config;
	struct error err = {0};
	char path[512];

	write_bytes("city.yaml", text->data, text->length);
	snprintf(path, sizeof path, "%s/city.yaml", folder);
	assert_false(config_open(path, SHIPPED, &config, &err));
	assert_string_equal(err.message, message);
}

static void
a_file_of_more_than_8_mib_is_refused(void **state)
{
	struct strbuf text = {0};

	(void)state;
	while (text.length <= (size_t)8 << 20)
		strbuf_puts(&text, "# Very much of nothing at all.\n");
	check_refused(&text, "The file is larger than 8 MiB; a configuration "
			     "is never so large.");
	strbuf_release(&text);
}

static void
more_departments_than_can_be_numbered_are_refused(void **state)
{
	struct strbuf text = {0};

	(void)state;
	strbuf_printf(&text, "%sdepartments:\n", head);
	for (size_t i = 0; i <= CITY_DEPARTMENTS_MAX; i++)
		strbuf_printf(&text, "- {id: d%zu, name: n%zu}\n", i, i);
	check_refused(&text,
		      "There are 65536 departments; a city has at most 65535.");
	strbuf_release(&text);
}

/* --- cities --- */

static void
a_city_is_what_its_file_says(void **state)
{
	struct config config;
	const struct city *city;
	char path[512];

	(void)state;
	open_usual("unit: 万元\n"
		   "timezone: \"-03:30\"\n"
		   "limits: {file: 5 MiB}\n",
		   &config);
	city = config.city;
	assert_string_equal(city->name, "示例市");
	assert_string_equal(city->code, "999900");
	assert_int_equal(city->first_year, 2015);
	assert_int_equal(city->last_year, 2024);
	snprintf(path, sizeof path, "%s/archive", folder);
	assert_string_equal(city->repository, path);
	assert_string_equal(city->branch, "main");
	assert_string_equal(city->sources[0], "{department}/{year}*");
	snprintf(path, sizeof path, "%s/data/city.db", folder);
	assert_string_equal(city->warehouse, path);
	assert_string_equal(city->form_set, "national");
	assert_string_equal(city->overrides, "");
	assert_int_equal(city->unit, UNIT_WAN_YUAN);
	assert_int_equal(city->timezone_minutes, -210);
	assert_int_equal(city->file_limit, 5 << 20);
	assert_int_equal(city->department_count, 5);
	config_close(&config);
}

static void
what_a_city_leaves_out_has_a_default(void **state)
{
	struct config config;

	(void)state;
	open_city("city: {name: 示例市}\n"
		  "years: 2024\n"
		  "archive: {repository: /srv/archive, branch: main,\n"
		  "          sources: \"{department}-{year}.txt\"}\n"
		  "warehouse: /srv/city.db\n"
		  "forms: national\n"
		  "departments: [{id: kjj, name: 示例市科学技术局}]\n",
		  &config);
	assert_string_equal(config.city->code, "");
	assert_string_equal(config.city->repository, "/srv/archive");
	assert_string_equal(config.city->warehouse, "/srv/city.db");
	assert_int_equal(config.city->first_year, 2024);
	assert_int_equal(config.city->last_year, 2024);
	assert_int_equal(config.city->unit, UNIT_NONE);
	assert_int_equal(config.city->timezone_minutes, 480);
	assert_int_equal(config.city->file_limit, 32 << 20);
	assert_string_equal(config.city->departments[0].code, "");
	assert_string_equal(config.city->departments[0].of, "");
	assert_string_equal(config.city->departments[0].submitter.mail, "");
	assert_string_equal(config.city->departments[0].inbox, "");
	assert_string_equal(config.city->committer.name, "juesuan");
	assert_string_equal(config.city->committer.mail, "juesuan@localhost");
	assert_string_equal(config.city->keyring, "");
	assert_string_equal(config.city->allowed_signers, "");
	assert_int_equal(config.city->closed_count, 0);
	assert_int_equal(config.city->account_count, 0);
	assert_int_equal(config.city->departments[0].first_year, 2024);
	config_close(&config);
}

static void
departments_are_what_the_file_says(void **state)
{
	struct config config;
	const struct department *kjj, *jyj, *unit, *lyj;

	(void)state;
	open_usual("", &config);
	kjj = &config.city->departments[0];
	jyj = &config.city->departments[1];
	unit = &config.city->departments[2];
	lyj = &config.city->departments[3];
	assert_string_equal(kjj->id, "kjj");
	assert_string_equal(kjj->code, "078");
	assert_int_equal(kjj->line, 8);
	assert_int_equal(kjj->name_count, 3);
	assert_string_equal(kjj->names[1].name, "示例市科技局");
	assert_int_equal(kjj->names[1].from, 2018);
	assert_int_equal(kjj->names[1].until, 2020);
	assert_int_equal(kjj->names[2].until, 0);
	assert_int_equal(jyj->first_year, 2018);
	assert_int_equal(jyj->last_year, 2024);
	assert_int_equal(lyj->first_year, 2015);
	assert_int_equal(lyj->last_year, 2018);
	assert_int_equal(unit->scope, SCOPE_UNIT);
	assert_string_equal(unit->of, "jyj");
	assert_string_equal(unit->submitter.name, "苏禾");
	assert_string_equal(unit->submitter.mail, "su.he@example.invalid");
	config_close(&config);
}

/* 2023-09-01 in China begins at 16:00 UTC of the day before. */
static void
a_closed_year_is_closed_from_the_beginning_of_its_day(void **state)
{
	struct config config;
	int64_t from = 7;

	(void)state;
	open_usual("closed: {2022: 2023-09-01, 2016: 2017-10-01}\n", &config);
	assert_false(city_closed(config.city, 2021, &from));
	assert_int_equal(from, 7);
	assert_true(city_closed(config.city, 2022, &from));
	assert_int_equal(from, 1693497600);
	config_close(&config);
	open_usual("closed: {2022: 2023-09-01}\n"
		   "timezone: \"-03:30\"\n",
		   &config);
	assert_true(city_closed(config.city, 2022, &from));
	assert_int_equal(from, 1693526400 + 3 * 3600 + 1800);
	config_close(&config);
}

static void
a_listed_report_is_a_command_line_in_other_words(void **state)
{
	struct config config;

	(void)state;
	open_usual("output: /srv/out\n"
		   "reports:\n"
		   "  - {report: status}\n"
		   "  - report: compare\n"
		   "    measure: expenditure\n"
		   "    years: 2021-2022\n"
		   "    known_on: 2023-01-01\n"
		   "    formats: [csv, json]\n"
		   "    file: spending\n",
		   &config);
	assert_string_equal(config.city->output, "/srv/out");
	assert_int_equal(config.city->report_count, 2);
	const struct listed_report *status = &config.city->reports[0];
	assert_string_equal(status->file, "status");
	assert_int_equal(status->format_count, 1);
	assert_string_equal(status->formats[0], "text");
	assert_int_equal(status->operand_count, 0);
	const struct listed_report *compare = &config.city->reports[1];
	assert_string_equal(compare->report, "compare");
	assert_string_equal(compare->file, "spending");
	assert_string_equal(compare->formats[1], "json");
	assert_string_equal(compare->operands[0].value, "expenditure");
	assert_string_equal(compare->options[0].key, "years");
	assert_string_equal(compare->options[0].value, "2021-2022");
	assert_null(compare->options[1].value);
	assert_string_equal(compare->options[3].key, "known_on");
	assert_string_equal(compare->options[3].value, "2023-01-01");
	config_close(&config);
}

static void
batch_accounts_are_known_by_their_mail(void **state)
{
	struct config config;

	(void)state;
	open_usual("accounts: [root@localhost, Backup@example.invalid]\n",
		   &config);
	assert_true(city_is_account(config.city, "root@localhost"));
	assert_true(city_is_account(config.city, "backup@EXAMPLE.invalid"));
	assert_true(city_is_account(config.city, "juesuan@localhost"));
	assert_false(city_is_account(config.city, "su.he@example.invalid"));
	assert_false(city_is_account(config.city, ""));
	config_close(&config);
}

static void
a_department_has_its_own_inbox_or_one_by_the_rule(void **state)
{
	char expected[512];
	struct config config;

	(void)state;
	open_city("city: {name: 示例市}\n"
		  "years: 2024\n"
		  "archive:\n"
		  "  repository: archive\n"
		  "  branch: main\n"
		  "  sources: \"{department}/{year}*\"\n"
		  "  inbox: \"inbox/{department}/new\"\n"
		  "  committer: 财政局 批处理 <batch@example.invalid>\n"
		  "warehouse: city.db\n"
		  "forms: national\n"
		  "departments:\n"
		  "  - {id: kjj, name: 示例市科学技术局}\n"
		  "  - {id: jyj, name: 示例市教育局, inbox: /srv/jyj}\n",
		  &config);
	snprintf(expected, sizeof expected, "%s/inbox/kjj/new", folder);
	assert_string_equal(config.city->departments[0].inbox, expected);
	assert_string_equal(config.city->departments[1].inbox, "/srv/jyj");
	assert_string_equal(config.city->committer.name, "财政局 批处理");
	assert_string_equal(config.city->committer.mail,
			    "batch@example.invalid");
	assert_true(city_is_account(config.city, "batch@example.invalid"));
	assert_false(city_is_account(config.city, "juesuan@localhost"));
	config_close(&config);
}

static void
a_byte_order_mark_and_windows_line_ends_do_not_matter(void **state)
{
	struct strbuf text = {0};
	struct config config;

	(void)state;
	strbuf_puts(&text, "\xef\xbb\xbf");
	for (const char *c = head; *c; c++) {
		if (*c == '\n')
			strbuf_putc(&text, '\r');
		strbuf_putc(&text, *c);
	}
	strbuf_puts(&text, departments);
	open_city(text.data, &config);
	assert_string_equal(config.city->name, "示例市");
	config_close(&config);
	strbuf_release(&text);
}

static void
one_name_may_follow_another_department_that_gave_it_up(void **state)
{
	struct config config;
	struct error err = {0};
	size_t department, pattern;
	int year;

	(void)state;
	open_city("city: {name: 示例市}\n"
		  "years: 2015-2024\n"
		  "archive: {repository: a, branch: main,\n"
		  "          sources: \"{department}/{year}\"}\n"
		  "warehouse: city.db\n"
		  "forms: national\n"
		  "departments:\n"
		  "  - {id: old, name: 综合执法局,\n"
		  "     names: [{name: 城管局, until: 2018}]}\n"
		  "  - {id: new, name: 城管局, years: 2019-}\n",
		  &config);
	assert_true(city_claim(config.city, TEXT("城管局/2018"), &department,
			       &year, &pattern));
	assert_int_equal(department, 0);
	assert_true(city_claim(config.city, TEXT("城管局/2019"), &department,
			       &year, &pattern));
	assert_int_equal(department, 1);
	/* A user means the one that is called so now. */
	assert_true(city_department(config.city, "城管局", &department, &err));
	assert_int_equal(department, 1);
	config_close(&config);
}

/* --- whose file it is --- */

#define NOBODY SIZE_MAX

static void
check_claim(const struct city *city, const char *path, size_t expected,
	    int expected_year)
{
	size_t department = NOBODY, pattern;
	int year = 0;

	if (city_claim(city, text_of(path), &department, &year, &pattern) !=
	    (expected != NOBODY))
		fail_msg("%s: department %zu", path, department);
	assert_int_equal(department, expected);
	assert_int_equal(year, expected_year);
}

static void
a_file_belongs_to_who_is_called_like_it(void **state)
{
	struct config config;

	(void)state;
	open_usual("", &config);
	check_claim(config.city, "kjj/2024.txt", 0, 2024);
	check_claim(config.city, "kjj/2024-basic.csv", 0, 2024);
	check_claim(config.city, "078/2024.txt", 0, 2024);
	check_claim(config.city, "示例市科学技术局/2024.txt", 0, 2024);
	check_claim(config.city, "示例市　科学技术局/2024.txt", 0, 2024);
	check_claim(config.city, "科技局/2024.txt", 0, 2024);
	check_claim(config.city, "jyj-yz/2015.txt", 2, 2015);
	check_claim(config.city, "KJJ/2024.txt", 0, 2024);
	check_claim(config.city, "ｋＪｊ/２０２4.txt", 0, 2024);
	check_claim(config.city, "kjj/２０２.txt", NOBODY, 0);
	check_claim(config.city, "xyz/2024.txt", NOBODY, 0);
	check_claim(config.city, "kjj/notes.txt", NOBODY, 0);
	check_claim(config.city, "kjj/2024/part.txt", NOBODY, 0);
	check_claim(config.city, "old/kjj/2024.txt", NOBODY, 0);
	check_claim(config.city, "kjj", NOBODY, 0);
	check_claim(config.city, "", NOBODY, 0);
	check_claim(config.city, "\xff\xfe/2024.txt", NOBODY, 0);
	config_close(&config);
}

static void
a_file_of_another_year_belongs_to_nobody(void **state)
{
	struct config config;

	(void)state;
	open_usual("", &config);
	check_claim(config.city, "kjj/2014.txt", NOBODY, 0);
	check_claim(config.city, "kjj/2025.txt", NOBODY, 0);
	check_claim(config.city, "jyj/2017.txt", NOBODY, 0);
	check_claim(config.city, "jyj/2018.txt", 1, 2018);
	check_claim(config.city, "lyj/2019.txt", NOBODY, 0);
	config_close(&config);
}

static void
a_former_name_counts_in_its_years(void **state)
{
	struct config config;

	(void)state;
	open_usual("", &config);
	check_claim(config.city, "示例市科委/2017.txt", 0, 2017);
	check_claim(config.city, "示例市科委/2018.txt", NOBODY, 0);
	check_claim(config.city, "示例市科技局/2018.txt", 0, 2018);
	check_claim(config.city, "示例市科技局/2021.txt", NOBODY, 0);
	config_close(&config);
}

static void
open_sources(const char *sources, struct config *config)
{
	struct strbuf text = {0};

	strbuf_printf(&text,
		      "city: {name: 示例市}\n"
		      "years: 2015-2024\n"
		      "archive: {repository: a, branch: main, sources: "
		      "%s}\n"
		      "warehouse: city.db\n"
		      "forms: national\n"
		      "departments:\n"
		      "  - {id: kj, name: 科技局}\n"
		      "  - {id: kjj, name: 科技局中心, years: 2020-}\n"
		      "  - {id: kjj-2, name: 科技局二中心}\n",
		      sources);
	open_city(text.data, config);
	strbuf_release(&text);
}

static void
the_longest_department_that_fits_wins(void **state)
{
	struct config config;

	(void)state;
	open_sources("\"{department}*{year}.txt\"", &config);
	check_claim(config.city, "kjj-2-2024.txt", 2, 2024);
	check_claim(config.city, "kjj-x-2024.txt", 1, 2024);
	/* In 2019 the longer one did not exist. */
	check_claim(config.city, "kjj-x-2019.txt", 0, 2019);
	check_claim(config.city, "科技局2024.txt", 0, 2024);
	check_claim(config.city, "科技局中心2024.txt", 1, 2024);
	config_close(&config);
}

static void
one_star_stays_in_a_folder_and_two_do_not(void **state)
{
	struct config config;

	(void)state;
	open_sources("\"**/{year}/*-{department}.*\"", &config);
	check_claim(config.city, "a/b/2024/01-kj.txt", 0, 2024);
	check_claim(config.city, "a/2024/01-kj.txt", 0, 2024);
	check_claim(config.city, "2024/01-kj.txt", NOBODY, 0);
	check_claim(config.city, "a/2024/x/01-kj.txt", NOBODY, 0);
	check_claim(config.city, "a/2024/01-kj.tar/x", NOBODY, 0);
	config_close(&config);
}

static void
what_stands_twice_must_agree(void **state)
{
	struct config config;

	(void)state;
	open_sources("\"{department}/{department}-{year}/{year}.txt\"",
		     &config);
	check_claim(config.city, "kjj/kjj-2024/2024.txt", 1, 2024);
	check_claim(config.city, "kjj/科技局中心-2024/2024.txt", 1, 2024);
	check_claim(config.city, "kjj/kj-2024/2024.txt", NOBODY, 0);
	check_claim(config.city, "kjj/kjj-2024/2023.txt", NOBODY, 0);
	config_close(&config);
}

static void
check_pattern(const struct city *city, const char *path, size_t expected)
{
	size_t department, pattern = SIZE_MAX;
	int year;

	if (!city_claim(city, text_of(path), &department, &year, &pattern))
		fail_msg("%s: nobody's", path);
	if (pattern != expected)
		fail_msg("%s: pattern %zu, not %zu", path, pattern, expected);
}

static void
the_first_pattern_that_fits_claims_a_file(void **state)
{
	struct config config;

	(void)state;
	open_sources("[\"{department}/{year}/*.xlsx\", "
		     "\"pdf/{year}-{department}.pdf\", "
		     "\"{department}/{year}/**\"]",
		     &config);
	assert_int_equal(config.city->source_count, 3);
	check_pattern(config.city, "kjj/2024/决算表.xlsx", 0);
	check_pattern(config.city, "pdf/2024-kjj.pdf", 1);
	check_pattern(config.city, "kjj/2024/a/决算表.xlsx", 2);
	check_pattern(config.city, "kjj/2024/说明.docx", 2);
	check_claim(config.city, "kjj/2024.xlsx", NOBODY, 0);
	/* kjj had no accounts in 2019. */
	check_claim(config.city, "kjj/2019/决算表.xlsx", NOBODY, 0);
	config_close(&config);
}

/* Each wildcard tried every place again for each place of those before it. */
static void
many_wildcards_and_a_long_path_take_no_time(void **state)
{
	struct config config;
	char path[814];

	(void)state;
	for (size_t i = 0; i < 800; i++)
		path[i] = i % 2 ? '/' : 'a';
	strcpy(path + 800, "kjj/2024.txt");
	open_sources("\"**/**/**/**/**/**/{department}/{year}.txt\"", &config);
	check_claim(config.city, path, 1, 2024);
	path[803] = 'x';
	check_claim(config.city, path, NOBODY, 0);
	config_close(&config);
}

/* --- whom a user means --- */

static void
a_department_is_found_by_whatever_it_is_called(void **state)
{
	static const char *const words[] = {
		"kjj",        "078",          "示例市科学技术局",
		"示例市科委", "示例市科技局", " 示例市 科学技术局",
	};
	struct config config;
	struct error err = {0};
	size_t department = 9;

	(void)state;
	open_usual("", &config);
	for (size_t i = 0; i < COUNT(words); i++) {
		department = 9;
		assert_true(city_department(config.city, words[i], &department,
					    &err));
		assert_int_equal(department, 0);
	}
	config_close(&config);
}

static void
an_unknown_department_is_told_with_near_ones(void **state)
{
	struct config config;
	struct error err = {0};
	size_t department = 9;

	(void)state;
	open_usual("", &config);
	assert_false(city_department(config.city, "市教育", &department, &err));
	assert_int_equal(err.kind, ERR_NOT_FOUND);
	assert_string_equal(err.message,
			    "There is no department “市教育” in 示例市; near "
			    "it: 示例市教育局.");
	assert_false(city_department(config.city, "xx", &department, &err));
	assert_string_equal(err.message,
			    "There is no department “xx” in 示例市; name it by "
			    "its id, code or name.");
	assert_int_equal(department, 9);
	config_close(&config);
}

static void
a_former_name_of_several_departments_is_ambiguous(void **state)
{
	struct config config;
	struct error err = {0};
	size_t department = 9;

	(void)state;
	open_city("city: {name: 示例市}\n"
		  "years: 2015-2024\n"
		  "archive: {repository: a, branch: main,\n"
		  "          sources: \"{department}/{year}\"}\n"
		  "warehouse: city.db\n"
		  "forms: national\n"
		  "departments:\n"
		  "  - {id: a, name: 甲局, names: [{name: 城管局, until: "
		  "2018}]}\n"
		  "  - {id: b, name: 乙局, names: [{name: 城管局, from: "
		  "2019}]}\n",
		  &config);
	assert_false(city_department(config.city, "城管局", &department, &err));
	assert_int_equal(err.kind, ERR_NOT_FOUND);
	assert_string_equal(err.message,
			    "“城管局” was a name of several departments; use "
			    "one of these ids: b, a.");
	assert_int_equal(department, 9);
	config_close(&config);
}

/* --- labels, forms, figures --- */

static void
check_core(const char *label, const char *expected)
{
	struct arena arena = {0};
	struct text core = label_core(text_fold(text_of(label), &arena));
	char *copy = mem_copy(core.data, core.length);

	assert_string_equal(copy, expected);
	free(copy);
	arena_release(&arena);
}

static void
ordinals_and_units_are_no_part_of_a_label(void **state)
{
	(void)state;
	check_core("一、一般公共服务支出", "一般公共服务支出");
	check_core("二十三、其他支出", "其他支出");
	check_core("（一）货物", "货物");
	check_core("( 1 ) 货物", "货物");
	check_core("1.副部（省）级及以上领导用车", "副部(省)级及以上领导用车");
	check_core("2、主要负责人用车", "主要负责人用车");
	check_core("③其他", "其他");
	check_core("其中：1．基本支出", "基本支出");
	check_core("车辆数合计（辆）", "车辆数合计");
	check_core("单价100万元以上设备（台/套）", "单价100万元以上设备");
	check_core("单价100万元以上设备（台（套））", "单价100万元以上设备");
	check_core("金额（单位：万元）", "金额");
	check_core("本年收入合计", "本年收入合计");
}

static void
what_only_looks_like_an_ordinal_or_unit_stays(void **state)
{
	(void)state;
	check_core("一般公共服务支出", "一般公共服务支出");
	check_core("三公经费", "三公经费");
	check_core("1.5吨货车", "1.5吨货车");
	check_core("2024年", "2024年");
	check_core("使用非财政拨款结余（含专用结余）",
		   "使用非财政拨款结余(含专用结余)");
	check_core("因公出国（境）费", "因公出国(境)费");
	check_core("一、", "一、");
	check_core("（万元）", "(万元)");
	check_core(")", ")");
	check_core("", "");
}

static void
a_form_is_found_by_id_name_and_title(void **state)
{
	static const char *const words[] = {
		"balance",
		"收入支出决算总表",
		"收 支 决算 总表",
		"Income and expenditure",
	};
	struct config config;

	(void)state;
	open_usual("", &config);
	for (size_t i = 0; i < COUNT(words); i++) {
		const struct form *form = forms_find(config.forms, words[i]);

		assert_non_null(form);
		assert_string_equal(form->id, "balance");
		assert_int_equal(form_number(config.forms, form), 0);
	}
	assert_null(forms_find(config.forms, "支出"));
	config_close(&config);
}

static void
a_row_is_found_by_id_name_and_label(void **state)
{
	static const char *const words[] = {
		"income",   "本年收入合计",       "一、本年收入合计",
		"收入合计", "Income of the year",
	};
	struct config config;
	const struct form *form;

	(void)state;
	open_usual("", &config);
	form = forms_find(config.forms, "balance");
	for (size_t i = 0; i < COUNT(words); i++) {
		size_t row = form_row_find(form, text_of(words[i]));

		assert_true(row < form->row_count);
		assert_string_equal(form->rows[row].id, "income");
	}
	assert_int_equal(form_row_find(form, TEXT("没有")), SIZE_MAX);
	assert_string_equal(
		form->columns[form_column_find(form, TEXT("决算数"))].id,
		"amount");
	assert_int_equal(form_column_find(form, TEXT("没有")), SIZE_MAX);
	config_close(&config);
}

static void
check_figure(const struct forms *forms, const char *address, const char *form,
	     const char *row, const char *column)
{
	struct figure_name name;
	struct arena arena = {0};
	struct error err = {0};

	if (!figure_name_parse(forms, address, &arena, &name, &err))
		fail_msg("%s", err.message);
	assert_string_equal(name.form->id, form);
	assert_string_equal(name.row, row);
	assert_string_equal(name.form->columns[name.column].id, column);
	arena_release(&arena);
}

static void
a_figure_is_named_in_either_language(void **state)
{
	struct config config;
	const struct forms *forms;

	(void)state;
	open_usual("", &config);
	forms = config.forms;
	check_figure(forms, "balance/income/amount", "balance", "income",
		     "amount");
	check_figure(forms, "收入支出决算总表/本年收入合计/决算数", "balance",
		     "income", "amount");
	check_figure(forms, "general/20604/total", "general", "20604", "total");
	check_figure(forms, "general/科学技术支出/total", "general", "206",
		     "total");
	/* No code of the list, but one in shape. */
	check_figure(forms, "general/9999999/total", "general", "9999999",
		     "total");
	config_close(&config);
}

static void
check_no_figure(const struct forms *forms, const char *address,
		enum error_kind kind, const char *message)
{
	struct figure_name name;
	struct arena arena = {0};
	struct error err = {0};

	assert_false(figure_name_parse(forms, address, &arena, &name, &err));
	assert_int_equal(err.kind, kind);
	assert_string_equal(err.message, message);
	arena_release(&arena);
}

static void
a_figure_that_is_not_there_is_told_by_its_part(void **state)
{
	struct config config;

	(void)state;
	open_usual("", &config);
	check_no_figure(config.forms, "balance/income", ERR_USAGE,
			"A figure is named FORM/ROW/COLUMN, such as "
			"balance/income/amount, not “balance/income”.");
	check_no_figure(config.forms, "balance//amount", ERR_USAGE,
			"A figure is named FORM/ROW/COLUMN, such as "
			"balance/income/amount, not “balance//amount”.");
	check_no_figure(config.forms, "general/99/total", ERR_NOT_FOUND,
			"The form “general” has no row “99”; its rows are the "
			"codes and names of Functional "
			"classification, and: total.");
	check_no_figure(config.forms, "sangong/total/amount", ERR_NOT_FOUND,
			"The form “sangong” has no column “amount”; there "
			"are: budget, final, prior.");
	config_close(&config);
}

static void
a_measure_is_found_by_id_and_name(void **state)
{
	struct config config;
	const struct measure *measure;

	(void)state;
	open_usual("", &config);
	measure = measures_find(config.measures, "expenditure");
	assert_non_null(measure);
	assert_ptr_equal(measures_find(config.measures, measure->name.zh),
			 measure);
	assert_ptr_equal(measures_find(config.measures, measure->name.en),
			 measure);
	assert_int_equal(measure->add_count, 1);
	assert_int_equal(measure->share_of_count, 0);
	assert_string_equal(measure->add[0].row, "expenditure");
	assert_null(measures_find(config.measures, "没有"));
	config_close(&config);
}

static void
a_classification_knows_codes_and_their_shape(void **state)
{
	struct config config;
	const struct classification *functional;

	(void)state;
	open_usual("", &config);
	functional = classifications_find(config.classifications, "functional");
	assert_non_null(functional);
	assert_string_equal(classification_find(functional, TEXT("206"))->name,
			    "科学技术支出");
	assert_null(classification_find(functional, TEXT("999")));
	assert_true(classification_fits(functional, TEXT("9999999")));
	assert_false(classification_fits(functional, TEXT("9999")));
	assert_false(classification_fits(functional, TEXT("20a")));
	for (size_t i = 1; i < functional->code_count; i++)
		assert_true(text_compare(functional->codes[i - 1].code,
					 functional->codes[i].code) < 0);
	assert_null(classifications_find(config.classifications, "没有"));
	config_close(&config);
}

/* --- overrides and sources --- */

static const char own_form[] =
	"id: balance\n"
	"name: {zh: 自定总表, en: Own balance}\n"
	"order: 1\n"
	"codes: functional\n"
	"columns:\n"
	"  - id: amount\n"
	"    name: {zh: 金额, en: Amount}\n"
	"  - id: total\n"
	"    name: {zh: 总数, en: Total}\n"
	"    labels: [决算数/合计（万元）]\n"
	"lanes:\n"
	"  - columns: [amount]\n"
	"    rows:\n"
	"      - id: expenditure\n"
	"        name: {zh: 一、支出, en: Expenditure}\n"
	"        labels: [全部 支出, 支出]\n"
	"      - {id: income, name: {zh: 收, en: In}}\n"
	"      - {id: closing, name: {zh: 余, en: End}}\n"
	"  - columns: [total]\n"
	"layouts:\n"
	"  - [name, ordinal, amount, nothing, code, code,\n"
	"     name, total]\n";

static void
overrides_replace_files_and_add_some(void **state)
{
	struct config config;
	const struct form *form;

	(void)state;
	write_text("own/forms/balance.yaml", own_form);
	write_text("own/forms/extra.yaml",
		   "id: extra\n"
		   "name: {zh: 补充表, en: Extra}\n"
		   "order: 2\n"
		   "across: count\n"
		   "columns: [{id: count, name: {zh: 数, en: Count}}]\n"
		   "rows: [{id: all, name: {zh: 全部（辆）, en: All},\n"
		   "        unit: 辆}]\n"
		   "layouts: [[all@count]]\n");
	/* The shipped income form has the order 2. */
	write_text("own/forms/income.yaml",
		   "id: income\n"
		   "name: {zh: 收入表, en: Income}\n"
		   "order: 99\n"
		   "codes: functional\n"
		   "columns: [{id: total, name: {zh: 合计, en: Total}}]\n");
	write_text("own/forms/notes.txt", "No YAML: [");
	open_usual("overrides: own\n", &config);
	assert_int_equal(config.forms->count, 24);
	assert_string_equal(config.forms->items[1].id, "extra");
	assert_string_equal(config.forms->items[23].id, "income");
	form = &config.forms->items[0];
	assert_string_equal(form->name.zh, "自定总表");
	assert_null(forms_find(config.forms, "收支决算总表"));
	form = &config.forms->items[1];
	assert_true(form->across);
	assert_int_equal(form->across_column, 0);
	assert_int_equal(form->rows[0].unit, UNIT_VEHICLE);
	assert_int_equal(form->layouts[0].cells[0].role, LAYOUT_VALUE);
	assert_int_equal(form->layouts[0].cells[0].row, 0);
	config_close(&config);
}

static void
a_form_is_what_its_file_says(void **state)
{
	struct config config;
	const struct form *form;
	const struct labels *labels;
	static const struct layout_cell cells[] = {
		{LAYOUT_NAME, 0, UINT16_MAX, 0},
		{LAYOUT_ORDINAL, 0, UINT16_MAX, 0},
		{LAYOUT_VALUE, 0, UINT16_MAX, 0},
		{LAYOUT_NOTHING, 0, UINT16_MAX, 0},
		{LAYOUT_CODE, 0, UINT16_MAX, 1},
		{LAYOUT_CODE, 0, UINT16_MAX, 1},
		{LAYOUT_NAME, 0, UINT16_MAX, 1},
		{LAYOUT_VALUE, 1, UINT16_MAX, 1},
	};

	(void)state;
	write_text("own/forms/balance.yaml", own_form);
	open_usual("overrides: own\n", &config);
	form = forms_find(config.forms, "balance");
	assert_string_equal(form->codes->id, "functional");
	assert_int_equal(form->column_count, 2);
	assert_int_equal(form->columns[1].labels.count, 2);
	assert_string_equal(form->columns[1].labels.items[1].data,
			    "决算数/合计");
	assert_int_equal(form->lane_count, 2);
	assert_int_equal(form->lanes[0].row_count, 3);
	assert_int_equal(form->lanes[1].row_count, 0);
	assert_int_equal(form->lanes[1].columns[0], 1);
	labels = &form->rows[0].labels;
	assert_int_equal(labels->count, 2);
	assert_string_equal(labels->items[0].data, "支出");
	assert_string_equal(labels->items[1].data, "全部支出");
	assert_int_equal(form->layouts[0].count, COUNT(cells));
	for (size_t i = 0; i < form->layouts[0].count; i++) {
		const struct layout_cell *cell = &form->layouts[0].cells[i];

		assert_int_equal(cell->role, cells[i].role);
		assert_int_equal(cell->column, cells[i].column);
		assert_int_equal(cell->row, cells[i].row);
		assert_int_equal(cell->lane, cells[i].lane);
	}
	config_close(&config);
}

static void
a_set_lists_forms_in_printed_order(void **state)
{
	struct config config;
	const struct form_set *set;

	(void)state;
	open_usual("", &config);
	set = forms_set(config.forms, "national");
	assert_non_null(set);
	assert_int_equal(set->count, 9);
	assert_string_equal(config.forms->items[set->forms[8]].id, "sangong");
	assert_null(forms_set(config.forms, "没有"));
	config_close(&config);
}

/* before, then count times item (with its number), then behind. */
static void
write_many(const char *name, const char *before, const char *item, size_t count,
	   const char *behind)
{
	struct strbuf text = {0};

	strbuf_puts(&text, before);
	for (size_t i = 0; i < count; i++)
		for (const char *c = item; *c; c++)
			if (*c == '#')
				strbuf_printf(&text, "%zu", i);
			else
				strbuf_putc(&text, *c);
	strbuf_puts(&text, behind);
	write_text(name, text.data);
	strbuf_release(&text);
}

static const char extra_head[] = "id: extra\n"
				 "name: {zh: 补充表, en: Extra}\n"
				 "order: 90\n"
				 "codes: functional\n";

static void
more_than_fits_a_form_is_refused(void **state)
{
	static const char one_column[] =
		"columns: [{id: total, name: {zh: 合计, en: Total}}]\n";
	static const struct {
		const char *head, *item, *tail, *message;
		size_t count;
	} cases[] = {
		{"columns:\n", "- {id: c#, name: {zh: 列#, en: Column #}}\n",
		 "", "A form has at most 200 columns.", 201},
		{"lanes:\n", "- columns: [total]\n", one_column,
		 "A form has at most 16 lanes.", 17},
		{"rows:\n", "- {id: r#, name: {zh: 行#, en: Row #}}\n",
		 one_column, "A form has at most 1000 rows.", 1001},
		{"layouts: [[name", ", nothing",
		 "]]\ncolumns: [{id: total, "
		 "name: {zh: 合计, en: T}}]\n",
		 "A layout has at most 128 cells.", 128},
	};
	struct strbuf city = {0}, before = {0};

	(void)state;
	strbuf_printf(&city, "%soverrides: many\n%s", head, departments);
	for (size_t i = 0; i < COUNT(cases); i++) {
		strbuf_clear(&before);
		strbuf_printf(&before, "%s%s", extra_head, cases[i].head);
		write_many("many/forms/extra.yaml", before.data, cases[i].item,
			   cases[i].count, cases[i].tail);
		check_refused(&city, cases[i].message);
	}
	strbuf_release(&city);
	strbuf_release(&before);
}

static void
more_forms_than_can_be_numbered_are_refused(void **state)
{
	struct strbuf city = {0};

	(void)state;
	strbuf_printf(&city, "%soverrides: crowd\n%s", head, departments);
	for (int i = 0; i < FORMS_MAX; i++) {
		char name[64], text[256];

		snprintf(name, sizeof name, "crowd/forms/f%d.yaml", i);
		snprintf(text, sizeof text,
			 "id: f%d\nname: {zh: 表%d, en: Form %d}\norder: %d\n"
			 "codes: functional\n"
			 "columns: [{id: c, name: {zh: 列, en: Column}}]\n",
			 i, i, i, 100 + i);
		write_text(name, text);
	}
	check_refused(&city, "There are more than 250 forms.");
	strbuf_release(&city);
}

/* Where "name\0" stands in the record, and that its content follows. */
static size_t
find_source(const struct strbuf *sources, const char *name)
{
	size_t at = 0;

	while (at < sources->length) {
		const char *here = sources->data + at;

		if (strcmp(here, name) == 0)
			return at;
		at += strlen(here) + 1;
		at += strlen(sources->data + at) + 1;
	}
	return SIZE_MAX;
}

static void
the_record_holds_every_file_in_order(void **state)
{
	struct config config;
	const struct strbuf *sources = &config.sources;
	size_t city;

	(void)state;
	write_text("own/forms/balance.yaml", own_form);
	open_usual("overrides: own\n", &config);
	assert_true(find_source(sources, "classifications/economic.yaml") <
		    find_source(sources, "forms/balance.yaml"));
	assert_true(find_source(sources, "forms/basic.yaml") >
		    find_source(sources, "forms/balance.yaml"));
	assert_true(find_source(sources, "forms/sets.yaml") <
		    find_source(sources, "measures.yaml"));
	assert_string_equal(sources->data +
				    find_source(sources, "forms/balance.yaml") +
				    sizeof "forms/balance.yaml",
			    own_form);
	city = find_source(sources, "city");
	assert_int_equal(city, 0);
	assert_memory_equal(sources->data + city + sizeof "city", head,
			    sizeof head - 1);
	config_close(&config);
}

static void
the_reading_holds_what_changes_figures_and_nothing_else(void **state)
{
	struct config one, other;
	struct strbuf old = {0}, new = {0}, changes = {0};

	(void)state;
	write_text("mine/forms/balance.yaml", own_form);
	open_usual("", &one);
	config_reading(&one, 1, &old);
	open_usual("timezone: \"+09:00\"\n", &other);
	config_reading(&other, 1, &new);
	assert_int_equal(old.length, new.length);
	assert_memory_equal(old.data, new.data, old.length);
	config_close(&other);
	strbuf_clear(&new);
	open_usual("unit: 千元\noverrides: mine\n", &other);
	config_reading(&other, 2, &new);
	config_reading_changes(strbuf_view(&old), strbuf_view(&new), &changes);
	assert_string_equal(changes.data, "program, unit, forms/balance.yaml");
	config_close(&other);
	config_close(&one);
	strbuf_release(&old);
	strbuf_release(&new);
	strbuf_release(&changes);
}

/* --- files made at random --- */

/* Deterministic noise, the same on every machine. */
static size_t
noise(size_t below)
{
	static uint64_t state = UINT64_C(0x6a7565737561);

	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return below ? (size_t)(state >> 11) % below : 0;
}

static const char *const fragments[] = {
	"{",    "}",      "[",  "]",   ":",    ": ",  ",",    "- ", "\n",
	"\n  ", "\t",     "#",  "&a ", "*a",   "!x ", "|",    ">",  "'",
	"\"",   "\\",     "%",  "@",   "---",  "? ",  "\xff", "€",  "，",
	"　",   "\r",     "/",  "..",  "2024", "-1",  "/9/",  "a",  "id: ",
	"<<: ", "*\n- *", "()", "（",  "）",   "一、"};

/* Change text a little: cut, double, insert or alter somewhere. */
static void
mutate(struct strbuf *text)
{
	struct strbuf out = {0};
	size_t from = noise(text->length + 1);
	size_t to = from + noise(1 + noise(64));

	if (to > text->length)
		to = text->length;
	strbuf_add(&out, text->data, from);
	switch (noise(5)) {
	case 0:
		break;
	case 1:
		strbuf_add(&out, text->data + from, to - from);
		to = from;
		break;
	case 2:
		strbuf_putc(&out, (char)noise(256));
		break;
	default:
		strbuf_puts(&out, fragments[noise(COUNT(fragments))]);
		to = from;
		break;
	}
	strbuf_add(&out, text->data + to, text->length - to);
	strbuf_release(text);
	*text = out;
}

/* The first lines of a file: long lists are much of the same. */
static void
read_beginning(const char *path, struct strbuf *out)
{
	size_t lines = 0;

	strbuf_clear(out);
	read_bytes(path, out);
	for (size_t i = 0; i < out->length; i++)
		if (out->data[i] == '\n' && ++lines == 150)
			out->length = i + 1;
}

/* Whatever was accepted must also be usable. */
static void
use(const struct config *config)
{
	size_t department, pattern;
	int year;
	struct error err = {0};
	struct arena arena = {0};
	struct figure_name name;

	city_claim(config->city, TEXT("kjj/2024-城管局/2024.txt"), &department,
		   &year, &pattern);
	city_department(config->city, "kjx", &department, &err);
	figure_name_parse(config->forms, "general/科学技术支出/total", &arena,
			  &name, &err);
	arena_release(&arena);
}

static void
read_at_random(const char *name, const struct strbuf *original)
{
	struct strbuf text = {0};
	struct config config;
	struct error err = {0};
	char path[512], shipped[512];

	strbuf_add(&text, original->data, original->length);
	for (size_t n = 1 + noise(3); n > 0; n--)
		mutate(&text);
	write_bytes(name, strbuf_string(&text), text.length);
	snprintf(path, sizeof path, "%s/random/city.yaml", folder);
	snprintf(shipped, sizeof shipped, "%s/random", folder);
	if (config_open(path, shipped, &config, &err)) {
		use(&config);
		config_close(&config);
	} else {
		assert_int_equal(err.kind, ERR_CONFIG);
		assert_true(strlen(err.message) > 10);
		assert_int_equal(err.message[strlen(err.message) - 1], '.');
		assert_true(err.line > 0 && err.column > 0);
	}
	strbuf_release(&text);
}

static void
no_file_does_harm(void **state)
{
	static const char *const names[] = {
		"random/city.yaml",
		"random/measures.yaml",
		"random/classifications/economic.yaml",
		"random/classifications/functional.yaml",
		"random/forms/sets.yaml",
		"random/forms/appropriation.yaml",
		"random/forms/balance.yaml",
		"random/forms/basic.yaml",
		"random/forms/capital.yaml",
		"random/forms/expenditure.yaml",
		"random/forms/fund.yaml",
		"random/forms/general.yaml",
		"random/forms/income.yaml",
		"random/forms/sangong.yaml",
		"random/forms/statistics.yaml",
	};
	size_t rounds = getenv("TESTS_LONG") ? 3000 : 200;
	struct strbuf originals[COUNT(names)] = {0};
	size_t count = COUNT(names);

	(void)state;
	for (size_t i = 0; i < count; i++) {
		char path[512];

		snprintf(path, sizeof path, "%s%s", SHIPPED,
			 i == 0 ? "/cities/shili.yaml"
				: names[i] + strlen("random"));
		if (i == 2 || i == 3)
			read_beginning(path, &originals[i]);
		else
			read_bytes(path, &originals[i]);
		write_bytes(names[i], originals[i].data, originals[i].length);
	}
	for (size_t round = 0; round < rounds; round++) {
		for (size_t i = 0; i < count; i++) {
			read_at_random(names[i], &originals[i]);
			write_bytes(names[i], originals[i].data,
				    originals[i].length);
		}
	}
	for (size_t i = 0; i < count; i++)
		strbuf_release(&originals[i]);
}

/* --- the program --- */

static int
make_folder(void **state)
{
	(void)state;
	return mkdtemp(folder) ? 0 : -1;
}

static int
remove_folder(void **state)
{
	char command[512];

	(void)state;
	snprintf(command, sizeof command, "rm -rf %s", folder);
	return chdir("/") == 0 ? system(command) : -1;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_shipped_cities_are_read),
		cmocka_unit_test(
			the_embedded_trees_are_those_of_the_shipped_files),
		cmocka_unit_test(each_invalid_file_gets_its_sentence),
		cmocka_unit_test(a_missing_file_is_told_by_its_name),
		cmocka_unit_test(a_folder_is_no_file),
		cmocka_unit_test(
			missing_shipped_configuration_is_told_by_its_folder),
		cmocka_unit_test(a_file_of_more_than_8_mib_is_refused),
		cmocka_unit_test(
			more_departments_than_can_be_numbered_are_refused),
		cmocka_unit_test(a_city_is_what_its_file_says),
		cmocka_unit_test(what_a_city_leaves_out_has_a_default),
		cmocka_unit_test(departments_are_what_the_file_says),
		cmocka_unit_test(
			a_closed_year_is_closed_from_the_beginning_of_its_day),
		cmocka_unit_test(
			a_listed_report_is_a_command_line_in_other_words),
		cmocka_unit_test(batch_accounts_are_known_by_their_mail),
		cmocka_unit_test(
			a_department_has_its_own_inbox_or_one_by_the_rule),
		cmocka_unit_test(
			a_byte_order_mark_and_windows_line_ends_do_not_matter),
		cmocka_unit_test(
			one_name_may_follow_another_department_that_gave_it_up),
		cmocka_unit_test(a_file_belongs_to_who_is_called_like_it),
		cmocka_unit_test(a_file_of_another_year_belongs_to_nobody),
		cmocka_unit_test(a_former_name_counts_in_its_years),
		cmocka_unit_test(the_longest_department_that_fits_wins),
		cmocka_unit_test(one_star_stays_in_a_folder_and_two_do_not),
		cmocka_unit_test(what_stands_twice_must_agree),
		cmocka_unit_test(the_first_pattern_that_fits_claims_a_file),
		cmocka_unit_test(many_wildcards_and_a_long_path_take_no_time),
		cmocka_unit_test(
			a_department_is_found_by_whatever_it_is_called),
		cmocka_unit_test(an_unknown_department_is_told_with_near_ones),
		cmocka_unit_test(
			a_former_name_of_several_departments_is_ambiguous),
		cmocka_unit_test(ordinals_and_units_are_no_part_of_a_label),
		cmocka_unit_test(what_only_looks_like_an_ordinal_or_unit_stays),
		cmocka_unit_test(a_form_is_found_by_id_name_and_title),
		cmocka_unit_test(a_row_is_found_by_id_name_and_label),
		cmocka_unit_test(a_figure_is_named_in_either_language),
		cmocka_unit_test(
			a_figure_that_is_not_there_is_told_by_its_part),
		cmocka_unit_test(a_measure_is_found_by_id_and_name),
		cmocka_unit_test(a_classification_knows_codes_and_their_shape),
		cmocka_unit_test(overrides_replace_files_and_add_some),
		cmocka_unit_test(a_form_is_what_its_file_says),
		cmocka_unit_test(a_set_lists_forms_in_printed_order),
		cmocka_unit_test(more_than_fits_a_form_is_refused),
		cmocka_unit_test(more_forms_than_can_be_numbered_are_refused),
		cmocka_unit_test(the_record_holds_every_file_in_order),
		cmocka_unit_test(
			the_reading_holds_what_changes_figures_and_nothing_else),
		cmocka_unit_test(no_file_does_harm),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
