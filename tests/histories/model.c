/* What the model's parts are called, and how they are written down. */
#include "model.h"

#include <stdio.h>

const char city_file[] = "city: {name: 示例市, code: \"999900\"}\n"
			 "years: 2023-2024\n"
			 "archive: {repository: archive, branch: main,\n"
			 "          sources: [\"{department}/{year}*.csv\",\n"
			 "                    \"{department}/{year}*\"]}\n"
			 "warehouse: city.db\n"
			 "forms: shanxi\n"
			 "limits: {file: 2 KiB}\n"
			 "departments:\n"
			 "  - {id: kjj, name: 示例市科学技术局}\n"
			 "  - {id: jyj, name: 示例市教育局}\n"
			 "  - {id: czj, name: 示例市财政局}\n";

#define TOO_MANY_BYTES 2100

const struct document documents[DOCUMENTS] = {
	{2024, {"kjj", "示例市科学技术局"}},
	{2023, {"kjj", "示例市科学技术局"}},
	{2024, {"jyj", "示例市教育局"}},
	{2023, {"czj", "示例市财政局"}},
};

const char *const form_ids[FORMS] = {"expenditure", "general"};
const char *const row_ids[ROWS] = {"total", "201", "205"};
const char *const column_ids[COLUMNS] = {"total", "project"};

static const char *const titles[FORMS] = {"支出决算表",
					  "一般公共预算财政拨款支出决算表"};
static const char *const codes[ROWS] = {"", "201", "205"};
static const char *const names[ROWS] = {"合计", "一般公共服务支出", "教育支出"};
static const char *const heads[COLUMNS] = {"合计", "项目支出"};
static const char *const suffixes[FILES][3] = {
	{"", "年度部门决算", "-a"},
	{"-b", "续表", "年度部门决算（二）"},
};

const struct identity identities[IDENTITIES] = {
	{"张三", "zhang@example.invalid", false},
	{"李四", "li@example.invalid", false},
	{"张三", "zhang.san@home.invalid", false},
	{"", "nobody@example.invalid", false},
	{"root", "root@localhost", false},
	{"", "", false},
	{"王五（财政局）", "wang@example.invalid", false},
	{"Li Si", "", true},
};

bool
filing_has_file(const struct filing *filing, int file)
{
	switch (filing->arrangement) {
	case ARRANGED_JOINED:
	case ARRANGED_FIRST:
		return file == 0;
	case ARRANGED_SPLIT:
	case ARRANGED_BOTH:
		return true;
	case ARRANGED_SECOND:
		return file == 1;
	default:
		return false;
	}
}

bool
filing_prints(const struct filing *filing, int file, int form)
{
	return filing_has_file(filing, file) &&
	       (filing->arrangement == ARRANGED_JOINED ||
		filing->arrangement == ARRANGED_BOTH || file == form);
}

bool
filing_doubles(const struct filing *filing, int file, int form)
{
	return filing->twice[form] && filing_prints(filing, file, form) &&
	       (filing->arrangement != ARRANGED_BOTH || file == 0);
}

const struct value *
filing_value(const struct filing *filing, int file, int form, int row,
	     int column)
{
	return filing->arrangement == ARRANGED_BOTH && file == 1
		       ? &filing->others[form][row][column]
		       : &filing->values[form][row][column];
}

int
filing_file_at(int document, const struct filing *filing, int place)
{
	const struct file *files = filing->files;
	struct strbuf one = {0}, other = {0};
	int first = 0;

	file_path(document, filing, 0, &one);
	file_path(document, filing, 1, &other);
	if (files[0].style.csv != files[1].style.csv)
		first = files[1].style.csv;
	else
		first = strcmp(other.data, one.data) < 0;
	strbuf_release(&one);
	strbuf_release(&other);
	return place == 0 ? first : !first;
}

/* Digits of the part before the point, in threes. */
static void
print_whole(struct strbuf *out, long long whole, bool grouped)
{
	if (grouped && whole >= 1000) {
		print_whole(out, whole / 1000, true);
		strbuf_printf(out, ",%03lld", whole % 1000);
	} else {
		strbuf_printf(out, "%lld", whole);
	}
}

static void
print_number(const struct value *value, const struct style *style,
	     struct strbuf *out)
{
	/* A hundredth of 10,000 yuan is 100 yuan. */
	long long number = value->number < 0 ? -value->number : value->number;
	long long whole = style->yuan ? number * 100 : number / 100;
	int hundredths = style->yuan ? 0 : (int)(number % 100);

	if (value->number < 0)
		strbuf_putc(out, '-');
	print_whole(out, whole, style->grouped);
	if (style->decimals == 2 && !style->yuan)
		strbuf_printf(out, ".%02d00", hundredths);
	else if (style->decimals > 0 || hundredths % 10 > 0)
		strbuf_printf(out, ".%02d", hundredths);
	else if (hundredths > 0)
		strbuf_printf(out, ".%d", hundredths / 10);
}

void
value_print(const struct value *value, const struct style *style,
	    struct strbuf *out)
{
	if (value->kind == VALUE_NUMBER)
		print_number(value, style, out);
	else if (value->kind == VALUE_DASHES)
		strbuf_puts(out, "———");
	else if (value->kind == VALUE_GARBAGE)
		strbuf_puts(out, "12.3.4");
}

static void
end_line(const struct style *style, struct strbuf *out)
{
	strbuf_puts(out, style->crlf ? "\r\n" : "\n");
	if (style->airy)
		strbuf_puts(out, style->crlf ? "\r\n" : "\n");
}

static void
print_cell(const struct style *style, const char *cell, bool first,
	   struct strbuf *out)
{
	char separator = style->csv    ? style->separator
			 : style->bars ? '|'
				       : '\t';
	bool quoted =
		style->csv && (style->quoted || strchr(cell, style->separator));

	if (!first || (style->bars && !style->csv))
		strbuf_putc(out, separator);
	strbuf_puts(out, quoted && *cell ? "\"" : "");
	strbuf_puts(out, cell);
	strbuf_puts(out, quoted && *cell ? "\"" : "");
}

/* cells: the code, the name, and one for each column. */
static void
print_cells(const struct style *style, const char *const cells[2 + COLUMNS],
	    struct strbuf *out)
{
	print_cell(style, cells[0], true, out);
	print_cell(style, cells[1], false, out);
	for (int c = 0; c < COLUMNS; c++)
		print_cell(style, cells[2 + (style->swapped ? !c : c)], false,
			   out);
	if (style->bars && !style->csv)
		strbuf_putc(out, '|');
	end_line(style, out);
}

static void
print_row(const struct filing *filing, int file, int form, int row,
	  struct strbuf *out)
{
	const struct style *style = &filing->files[file].style;
	struct strbuf printed[COLUMNS] = {{0}};
	const char *cells[2 + COLUMNS] = {codes[row], names[row]};

	for (int c = 0; c < COLUMNS; c++) {
		value_print(filing_value(filing, file, form, row, c), style,
			    &printed[c]);
		cells[2 + c] = strbuf_string(&printed[c]);
	}
	if (row == 0 || !style->omits || *cells[2] || *cells[3])
		print_cells(style, cells, out);
	for (int c = 0; c < COLUMNS; c++)
		strbuf_release(&printed[c]);
}

static void
print_form(const struct filing *filing, int file, int form, struct strbuf *out)
{
	const struct style *style = &filing->files[file].style;
	static const char *const again[] = {"201", "一般公共服务支出", "9.00",
					    "8.00"};
	const char *const head[] = {"科目编码", "科目名称", heads[0], heads[1]};

	strbuf_puts(out, titles[form]);
	end_line(style, out);
	strbuf_puts(out, style->yuan ? "金额单位：元" : "单位：万元");
	end_line(style, out);
	print_cells(style, head, out);
	if (style->bars && !style->csv) {
		strbuf_puts(out, "|---|---|---|---|");
		end_line(style, out);
	}
	for (int r = 0; r < ROWS; r++)
		print_row(filing, file, form,
			  style->reversed ? ROWS - 1 - r : r, out);
	if (filing_doubles(filing, file, form)) {
		print_cells(style, again, out);
		print_cells(style, again, out);
	}
	strbuf_puts(out, style->crlf ? "\r\n" : "\n");
}

void
file_path(int document, const struct filing *filing, int file,
	  struct strbuf *out)
{
	const struct file *f = &filing->files[file];

	strbuf_printf(out, "%s/%d%s.%s", documents[document].aliases[f->alias],
		      documents[document].year, suffixes[file][f->suffix],
		      f->style.csv ? "csv" : "txt");
}

static void
print_damage(const struct file *file, struct strbuf *out)
{
	static const char lfs[] = "version https://git-lfs.github.com/spec/v1\n"
				  "oid sha256:"
				  "0123456789abcdef0123456789abcdef"
				  "0123456789abcdef0123456789abcdef\n"
				  "size 12345\n";

	switch (file->damage) {
	case DAMAGE_CONFLICT:
		strbuf_puts(out, "<<<<<<< HEAD\n1\n=======\n2\n>>>>>>> x\n");
		break;
	case DAMAGE_BINARY:
		strbuf_add(out, "\0\1\2", 3);
		break;
	case DAMAGE_GBK:
		strbuf_puts(out, "\xb8\xfc\xd5\xfd\n");
		break;
	case DAMAGE_TRUNCATED:
		strbuf_printf(out, "205%c\"教育", file->style.separator);
		break;
	case DAMAGE_TOO_LARGE:
		while (out->length < TOO_MANY_BYTES)
			strbuf_puts(out, "说明\n");
		break;
	case DAMAGE_LFS:
		strbuf_clear(out);
		strbuf_puts(out, lfs);
		break;
	case DAMAGE_EMPTY:
	case DAMAGE_SUBMODULE: /* git has none of its content here */
		strbuf_clear(out);
		break;
	case DAMAGE_SYMLINK:
		strbuf_clear(out);
		strbuf_puts(out, "/etc/passwd");
		break;
	default:
		break;
	}
}

void
file_content(const struct filing *filing, int file, struct strbuf *out)
{
	const struct file *f = &filing->files[file];

	if (f->style.mark)
		strbuf_puts(out, "\xef\xbb\xbf");
	for (int form = 0; form < FORMS; form++)
		if (filing_prints(filing, file, form))
			print_form(filing, file, form, out);
	print_damage(f, out);
}

/* The path and the content apart: what is damaged may have no content left. */
static bool
file_equal(int document, const struct filing *a, const struct filing *b,
	   int file)
{
	const enum damage one = a->files[file].damage;
	const enum damage other = b->files[file].damage;
	struct strbuf paths[2] = {0}, contents[2] = {0};

	file_path(document, a, file, &paths[0]);
	file_path(document, b, file, &paths[1]);
	file_content(a, file, &contents[0]);
	file_content(b, file, &contents[1]);
	bool equal =
		(one == DAMAGE_SUBMODULE) == (other == DAMAGE_SUBMODULE) &&
		(one == DAMAGE_SYMLINK) == (other == DAMAGE_SYMLINK) &&
		text_equal(strbuf_view(&paths[0]), strbuf_view(&paths[1])) &&
		text_equal(strbuf_view(&contents[0]),
			   strbuf_view(&contents[1]));
	for (int i = 0; i < 2; i++) {
		strbuf_release(&paths[i]);
		strbuf_release(&contents[i]);
	}
	return equal;
}

bool
filing_equal(int document, const struct filing *a, const struct filing *b)
{
	for (int f = 0; f < FILES; f++)
		if (filing_has_file(a, f) != filing_has_file(b, f) ||
		    (filing_has_file(a, f) && !file_equal(document, a, b, f)))
			return false;
	return true;
}

void
commit_message(const struct commit *commit, struct strbuf *out)
{
	if (commit->pull != PULL_NONE)
		strbuf_puts(out, "Merge branch 'main' of elsewhere\n\n");
	strbuf_printf(out, "第 %d 次提交：更正\n\n更正原因：核对\\%d\n",
		      commit->told_as, commit->told_as);
}

bool
model_descends(const struct model *model, int commit, int ancestor)
{
	bool comes[COMMITS_MAX] = {false};

	comes[ancestor] = true;
	for (int i = ancestor + 1; i <= commit; i++)
		for (int p = 0; p < model->commits[i].parent_count; p++)
			comes[i] |= comes[model->commits[i].parents[p]];
	return commit >= ancestor && comes[commit];
}

static void
print_filing(const struct filing *filing, struct strbuf *out)
{
	static const char *const arrangements[ARRANGEMENTS] = {
		"none", "joined", "split", "first", "second", "both"};
	static const char *const damages[DAMAGES] = {
		"",          "conflict", "binary",    "gbk",     "empty",
		"truncated", "lfs",      "too large", "symlink", "submodule"};

	strbuf_puts(out, arrangements[filing->arrangement]);
	for (int i = 0; i < FILES * FORMS; i++) {
		int file = i / FORMS, form = i % FORMS;

		if (!filing_prints(filing, file, form))
			continue;
		strbuf_printf(out, " [%d%s%s]", file,
			      damages[filing->files[file].damage],
			      filing_doubles(filing, file, form) ? " twice"
								 : "");
		for (int r = 0; r < ROWS; r++)
			for (int c = 0; c < COLUMNS; c++) {
				strbuf_puts(out, c ? "," : " ");
				value_print(
					filing_value(filing, file, form, r, c),
					&filing->files[file].style, out);
			}
	}
}

void
model_print(const struct model *model, struct strbuf *out)
{
	for (int i = 0; i < model->count; i++) {
		const struct commit *commit = &model->commits[i];

		strbuf_printf(out, "%2d %.8s (", i, commit->oid);
		for (int p = 0; p < commit->parent_count; p++)
			strbuf_printf(out, "%s%d", p ? " " : "",
				      commit->parents[p]);
		strbuf_printf(out, ") %s\n", commit->deed);
		for (int d = 0; d < model->documents; d++) {
			struct strbuf path = {0};

			for (int f = 0; f < FILES; f++)
				if (filing_has_file(&commit->filings[d], f)) {
					strbuf_putc(&path, ' ');
					file_path(d, &commit->filings[d], f,
						  &path);
				}
			strbuf_printf(out,
				      "     %s/%d%s: ", documents[d].aliases[0],
				      documents[d].year, strbuf_string(&path));
			print_filing(&commit->filings[d], out);
			strbuf_putc(out, '\n');
			strbuf_release(&path);
		}
	}
}
