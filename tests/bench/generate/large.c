/*
 * Four forms that list every code of the functional classification, as no
 * department does, so that one file holds as many figures as the histories that
 * other programs are measured with. Amounts are drawn and do not add up.
 *
 * Each commit but the first, a merge or a revert makes one correction of one to
 * three figures, found by its number. So a branch is a set of corrections, and
 * what a merge holds is their union.
 */
#include "large.h"

#include "random.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define COMMITS 201
#define CODES   1051
#define ROWS    (CODES + 1) /* 合计 before them */
#define SEED    20240901

struct code_line {
	char code[8], name[160];
};

static const struct form {
	const char *title, *heads;
	size_t columns;
} forms[] = {
	{"收入决算表",
	 "项目\t\t本年收入合计\t财政拨款收入\t上级补助收入\t事业收入\t经营收入"
	 "\t"
	 "附属单位上缴收入\t其他收入\n科目代码\t科目名称\t\t\t\t\t\t\t\n"
	 "栏次\t\t1\t2\t3\t4\t5\t6\t7\n",
	 7},
	{"支出决算表",
	 "项目\t\t本年支出合计\t基本支出\t项目支出\t上缴上级支出\t经营支出\t"
	 "对附属单位补助支出\n科目代码\t科目名称\t\t\t\t\t\t\n"
	 "栏次\t\t1\t2\t3\t4\t5\t6\n",
	 6},
	{"一般公共预算财政拨款支出决算表",
	 "项目\t\t本年支出\t\t\n科目代码\t科目名称\t合计\t基本支出\t项目支出\n"
	 "栏次\t\t1\t2\t3\n",
	 3},
	{"国有资本经营预算财政拨款支出决算表",
	 "项目\t\t本年支出\t\t\n科目代码\t科目名称\t合计\t基本支出\t项目支出\n"
	 "栏次\t\t1\t2\t3\n",
	 3},
};
#define FORMS   (sizeof forms / sizeof *forms)
#define COLUMNS 19 /* of all forms */

/* Corrections made, and the commit that holds them. */
struct line {
	bool made[COMMITS];
	uint32_t tip;
};

struct large {
	FILE *out;
	struct code_line codes[CODES];
	size_t code_count;
	uint32_t last_mark, commits;
	struct random random;
};

/* Lines such as:   "2010101": 行政运行  # seen */
static bool
read_codes(struct large *large, const char *classification)
{
	FILE *file = fopen(classification, "r");
	char line[512];

	if (!file) {
		perror(classification);
		return false;
	}
	while (large->code_count < CODES && fgets(line, sizeof line, file)) {
		struct code_line *code = &large->codes[large->code_count];

		if (sscanf(line, " \"%7[0-9]\": %159[^ \n]", code->code,
			   code->name) == 2)
			large->code_count++;
	}
	fclose(file);
	if (large->code_count < CODES)
		fprintf(stderr, "%s: fewer than %d codes\n", classification,
			CODES);
	return large->code_count == CODES;
}

static void
print_amounts(FILE *text, const int64_t *amounts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		fprintf(text, "\t%lld.%02lld", (long long)amounts[i] / 100,
			(long long)amounts[i] % 100);
	putc('\n', text);
}

static void
print_document(FILE *text, const struct large *large,
	       const int64_t (*amounts)[COLUMNS])
{
	size_t column = 0;

	fputs("示例数据，纯属虚构\n\n示例第0001局\n\n"
	      "2024年度部门决算公开\n\n第二部分 2024年部门决算表\n",
	      text);
	for (size_t f = 0; f < FORMS; f++) {
		fprintf(text, "\n%s\n\n金额单位：万元\n%s", forms[f].title,
			forms[f].heads);
		for (size_t r = 0; r <= large->code_count; r++) {
			if (r == 0)
				fputs("合计\t", text);
			else
				fprintf(text, "%s\t%s",
					large->codes[r - 1].code,
					large->codes[r - 1].name);
			print_amounts(text, &amounts[r][column],
				      forms[f].columns);
		}
		column += forms[f].columns;
	}
}

static void
correct(int64_t (*amounts)[COLUMNS], size_t number)
{
	struct random random = {random_mix(SEED, number)};
	int64_t figures = random_between(&random, 1, 3);

	for (int64_t i = 0; i < figures; i++) {
		int64_t row = random_between(&random, 0, ROWS - 1);
		int64_t column = random_between(&random, 0, COLUMNS - 1);

		amounts[row][column] += random_between(&random, 1, 90000);
	}
}

/* The text of a branch as a blob. */
static uint32_t
print_blob(struct large *large, const struct line *line)
{
	static int64_t amounts[ROWS][COLUMNS];
	struct random random = {SEED};
	char *bytes = NULL;
	size_t length = 0;
	FILE *text = open_memstream(&bytes, &length);

	if (!text)
		abort();
	for (size_t r = 0; r < ROWS; r++)
		for (size_t c = 0; c < COLUMNS; c++)
			amounts[r][c] = random_between(&random, 1, 9000000);
	for (size_t i = 0; i < COMMITS; i++)
		if (line->made[i])
			correct(amounts, i);
	print_document(text, large, (const int64_t(*)[COLUMNS])amounts);
	fclose(text);
	fprintf(large->out, "blob\nmark :%u\ndata %zu\n", ++large->last_mark,
		length);
	fwrite(bytes, 1, length, large->out);
	putc('\n', large->out);
	free(bytes);
	return large->last_mark;
}

/* Commit a branch; further are the tips that it merges, 0 where none. */
static void
commit(struct large *large, struct line *line, const char *ref,
       const char *message, const uint32_t further[2])
{
	uint32_t blob = print_blob(large, line);
	long long time = 1725148800LL + large->commits * 7200LL;
	unsigned who = large->commits % 3 + 1;

	fprintf(large->out,
		"commit refs/heads/%s\nmark :%u\n"
		"committer 示例%u <clerk%u@example.invalid> %lld +0800\n"
		"data %zu\n%s\n",
		ref, ++large->last_mark, who, who, time, strlen(message),
		message);
	if (line->tip)
		fprintf(large->out, "from :%u\n", line->tip);
	for (size_t i = 0; i < 2; i++)
		if (further[i])
			fprintf(large->out, "merge :%u\n", further[i]);
	fprintf(large->out, "M 100644 :%u d0001/2024.txt\n", blob);
	line->tip = large->last_mark;
	large->commits++;
}

static const uint32_t nobody[2];

static void
correct_on(struct large *large, struct line *line, const char *ref)
{
	line->made[large->commits] = true;
	commit(large, line, ref, "更正2024年度决算", nobody);
}

/* A correction on each of one or two branches, one on main, and the merge. */
static void
work_aside(struct large *large, struct line *main, size_t branches)
{
	struct line sides[2] = {*main, *main};
	uint32_t tips[2] = {0};

	for (size_t i = 0; i < branches; i++) {
		correct_on(large, &sides[i], i ? "side-2" : "side-1");
		tips[i] = sides[i].tip;
	}
	correct_on(large, main, "main");
	for (size_t i = 0; i < branches; i++)
		for (size_t c = 0; c < COMMITS; c++)
			main->made[c] |= sides[i].made[c];
	commit(large, main, "main", "合入核对结果", tips);
}

/* Take the last correction back. */
static void
revert(struct large *large, struct line *main)
{
	size_t last = COMMITS - 1;

	while (last > 0 && !main->made[last])
		last--;
	main->made[last] = false;
	commit(large, main, "main", "撤销更正", nobody);
}

bool
large_print_history(FILE *out, const char *classification)
{
	struct large *large = calloc(1, sizeof *large);
	struct line main = {0};
	bool ok;

	if (!large)
		abort();
	large->out = out;
	large->random = (struct random){SEED + 1};
	ok = read_codes(large, classification);
	if (ok)
		commit(large, &main, "main", "公布2024年度决算", nobody);
	while (ok && large->commits < COMMITS) {
		int64_t draw = random_between(&large->random, 0, 19);

		if (draw < 4 && large->commits + 4 <= COMMITS)
			work_aside(large, &main, draw < 3 ? 1 : 2);
		else if (draw == 4)
			revert(large, &main);
		else
			correct_on(large, &main, "main");
	}
	if (ok)
		fprintf(out,
			"reset refs/heads/side-1\nfrom %040d\n\n"
			"reset refs/heads/side-2\nfrom %040d\n\ndone\n",
			0, 0);
	free(large);
	return ok;
}

void
large_print_config(FILE *out)
{
	fputs("# Made up: no such city, and no such figures.\n"
	      "city: {name: 示例市, code: \"999900\"}\n"
	      "years: 2024\n"
	      "archive: {repository: large.git, branch: main,\n"
	      "          sources: \"{department}/{year}*\"}\n"
	      "warehouse: large.db\n"
	      "forms: shanxi\n"
	      "departments:\n"
	      "  - {id: d0001, name: 示例第0001局}\n",
	      out);
}
