/*
 * The departments of 示例市, as config/cities/shili.yaml has them, and the
 * errors that their documents were first published with.
 */
#include "demo.h"

#include "document.h"
#include "random.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define SEED       20220801
#define FIRST_YEAR 2022
#define LAST_YEAR  2024

enum kind {
	ALONE,
	WITH_UNITS,
	UNIT
};

static const struct department {
	const char *id, *name;
	enum profile_id profile;
	int staff;
	enum kind kind;
} departments[] = {
	{"zfb", "示例市人民政府办公室", PROFILE_OFFICE, 66, ALONE},
	{"fgw", "示例市发展和改革委员会", PROFILE_PLANNING, 58, ALONE},
	{"jyj", "示例市教育局", PROFILE_EDUCATION, 320, WITH_UNITS},
	{"jyj-yz", "示例市第一中学", PROFILE_EDUCATION, 140, UNIT},
	{"kjj", "示例市科学技术局", PROFILE_SCIENCE, 28, WITH_UNITS},
	{"gaj", "示例市公安局", PROFILE_POLICE, 410, ALONE},
	{"mzj", "示例市民政局", PROFILE_CIVIL_AFFAIRS, 45, WITH_UNITS},
	{"czj", "示例市财政局", PROFILE_FINANCE, 72, WITH_UNITS},
	{"rsj", "示例市人力资源和社会保障局", PROFILE_LABOUR, 80, WITH_UNITS},
	{"zjj", "示例市住房和城乡建设局", PROFILE_HOUSING, 95, WITH_UNITS},
	{"jtj", "示例市交通运输局", PROFILE_TRANSPORT, 88, WITH_UNITS},
	{"nyj", "示例市农业农村局", PROFILE_AGRICULTURE, 102, WITH_UNITS},
	{"wlj", "示例市文化广电和旅游局", PROFILE_CULTURE, 64, WITH_UNITS},
	{"wjw", "示例市卫生健康委员会", PROFILE_HEALTH, 150, WITH_UNITS},
	{"sjj", "示例市数据局", PROFILE_DATA, 22, ALONE},
};

/* Errors of those who published */

/* The digits of a total exchanged. */
static void
plant_wrong_total(struct accounts *accounts)
{
	accounts->expenditure.rows[0].amounts[EXPENDITURE_TOTAL] += 90;
}

/* A form in 元 that says 万元. */
static void
plant_wrong_unit(struct accounts *accounts)
{
	for (size_t i = 0; i < SANGONGS; i++) {
		accounts->sangong_budget[i] *= 10000;
		accounts->sangong_final[i] *= 10000;
	}
}

static void
plant_absent_form(struct accounts *accounts)
{
	accounts->left_out |= 1u << FORM_FUND;
}

/* A code that the classification does not have. */
static void
plant_unknown_code(struct accounts *accounts)
{
	struct code_row *row =
		code_table_find(&accounts->expenditure, "2060199");

	row->code = "2060198";
}

static void
plant_duplicate_row(struct accounts *accounts)
{
	struct code_table *table = &accounts->income;
	struct code_row *row = code_table_find(table, "2080505");
	size_t after = table->count - (size_t)(row - table->rows);

	memmove(row + 1, row, after * sizeof *row);
	table->count++;
}

/* A 项 that its 款 does not add up to. */
static void
plant_stale_subtotal(struct accounts *accounts)
{
	struct code_row *row = code_table_find(&accounts->general, "2070109");

	row->amounts[EXPENDITURE_TOTAL] += 1250;
	row->amounts[EXPENDITURE_PROJECT] += 1250;
}

/* A form that comes as a file of its own. */
static void
plant_form_aside(struct accounts *accounts)
{
	accounts->left_out |= 1u << FORM_STATISTICS;
}

static const struct slip {
	const char *id;
	int year;
	void (*plant)(struct accounts *accounts);
} slips[] = {
	{"gaj", 2022, plant_wrong_unit},   {"rsj", 2022, plant_duplicate_row},
	{"wjw", 2023, plant_wrong_total},  {"fgw", 2024, plant_absent_form},
	{"kjj", 2024, plant_unknown_code}, {"wlj", 2024, plant_stale_subtotal},
	{"czj", 2024, plant_form_aside},
};

/* Files */

static FILE *
open_file(const char *folder, const char *id, int year, const char *tail)
{
	char path[4096];
	int length = snprintf(path, sizeof path, "%s/%s", folder, id);
	FILE *file = NULL;

	if (length < 0 || (size_t)length + 32 >= sizeof path)
		errno = ENAMETOOLONG;
	else if (mkdir(path, 0777) == 0 || errno == EEXIST) {
		snprintf(path + length, sizeof path - (size_t)length, "/%d%s",
			 year, tail);
		file = fopen(path, "w");
	}
	if (!file)
		perror(path);
	return file;
}

static bool
close_file(FILE *file)
{
	if (fclose(file) == 0)
		return true;
	perror("generate");
	return false;
}

/* A form as a spreadsheet program saves it: commas, and no blank lines. */
static bool
write_csv(const char *folder, const char *id, const struct accounts *accounts,
	  enum form_id form)
{
	FILE *file = open_file(folder, id, accounts->year, "-statistics.csv");
	char *text = NULL;
	size_t length = 0;
	FILE *memory = open_memstream(&text, &length);

	if (!memory)
		abort();
	document_print_form(memory, accounts, form);
	fclose(memory);
	for (size_t i = 0; file && i < length; i++) {
		if (text[i] == '\n' && (i == 0 || text[i - 1] == '\n'))
			continue;
		putc(text[i] == '\t' ? ',' : text[i], file);
	}
	free(text);
	return file && close_file(file);
}

static void
make_accounts(const struct filer *filer, const char *id, int year,
	      struct accounts *accounts)
{
	accounts_make(filer, year, accounts);
	for (size_t i = 0; i < sizeof slips / sizeof *slips; i++)
		if (strcmp(slips[i].id, id) == 0 && slips[i].year == year)
			slips[i].plant(accounts);
}

/* It took broadcasting over in 2023, and its present name. */
static const char *
name_in(const struct department *department, int year)
{
	if (strcmp(department->id, "wlj") == 0 && year < 2023)
		return "示例市文化和旅游局";
	return department->name;
}

static int
founded_in(const struct department *department)
{
	return strcmp(department->id, "sjj") == 0 ? 2023 : 0;
}

static bool
has_published(const struct department *department, int year)
{
	return year >= founded_in(department) &&
	       !(strcmp(department->id, "jtj") == 0 && year == 2023);
}

static bool
write_document(const char *folder, size_t number, int year)
{
	const struct department *department = &departments[number];
	struct filer filer = {
		.seed = random_mix(SEED, number),
		.name = name_in(department, year),
		.profile = department->profile,
		.staff = department->staff,
		.founded = founded_in(department),
		.institutions = department->kind == WITH_UNITS,
		.unit = department->kind == UNIT,
		.grouped = number % 4 == 1,
		.zeros = number % 5 == 2,
	};
	struct accounts accounts, before;
	FILE *file = open_file(folder, department->id, year, ".txt");

	if (!file)
		return false;
	make_accounts(&filer, department->id, year, &accounts);
	accounts_make(&filer, year - 1, &before);
	document_print(file, &accounts, year > filer.founded ? &before : NULL);
	if (!close_file(file))
		return false;
	return !(accounts.left_out & 1u << FORM_STATISTICS) ||
	       write_csv(folder, department->id, &accounts, FORM_STATISTICS);
}

bool
demo_write(const char *folder)
{
	for (size_t i = 0; i < sizeof departments / sizeof *departments; i++)
		for (int year = FIRST_YEAR; year <= LAST_YEAR; year++)
			if (has_published(&departments[i], year) &&
			    !write_document(folder, i, year))
				return false;
	return true;
}
