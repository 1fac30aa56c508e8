/*
 * The ten forms, in the layout that text converters give: a line a row, a tab
 * between cells, headings with and without marks, and a blank line where a
 * page of the printed form ended.
 */
#include "document.h"

#include <string.h>

static const char *const titles[FORMS] = {
	"收入支出决算总表",
	"收入决算表",
	"支出决算表",
	"财政拨款收入支出决算总表",
	"一般公共预算财政拨款支出决算表",
	"一般公共预算财政拨款基本支出决算明细表",
	"政府性基金预算财政拨款收入支出决算表",
	"国有资本经营预算财政拨款支出决算表",
	"财政拨款“三公”经费支出决算表",
	"部门决算公开相关信息统计表",
};

static const char *const notes[FORMS] = {
	"部门本年度的总收支和年末结转结余情况",
	"部门本年度取得的各项收入情况",
	"部门本年度各项支出情况",
	"部门本年度一般公共预算财政拨款、政府性基金预算财政拨款和国有资本经营"
	"预算财政拨款的总收支和年末结转结余情况",
	"部门本年度一般公共预算财政拨款支出情况",
	"部门本年度一般公共预算财政拨款基本支出明细情况",
	"部门本年度政府性基金预算财政拨款收入支出及结转和结余情况",
	"部门本年度国有资本经营预算财政拨款支出情况",
	"部门本年度“三公”经费支出预决算情况。其中，预算数为“三公”经费全年预算"
	"数，反映按规定程序调整后的预算数",
	"部门本年度政府采购、机关运行经费和国有资产占用情况",
};

static const char *const numerals[] = {
	"",       "一",     "二",     "三",     "四",     "五",     "六",
	"七",     "八",     "九",     "十",     "十一",   "十二",   "十三",
	"十四",   "十五",   "十六",   "十七",   "十八",   "十九",   "二十",
	"二十一", "二十二", "二十三", "二十四", "二十五", "二十六",
};

const char *
form_title(enum form_id form)
{
	return titles[form];
}

const char *
amount_text(const struct filer *filer, int64_t amount, char buffer[static 32])
{
	long long whole = amount / 100, part = amount % 100;
	const char *sign = amount < 0 ? "-" : "";

	if (amount == 0)
		return "";
	if (amount < 0) {
		whole = -whole;
		part = -part;
	}
	if (filer->grouped && whole >= 1000000)
		snprintf(buffer, 32, "%s%lld,%03lld,%03lld.%02lld", sign,
			 whole / 1000000, whole / 1000 % 1000, whole % 1000,
			 part);
	else if (filer->grouped && whole >= 1000)
		snprintf(buffer, 32, "%s%lld,%03lld.%02lld", sign, whole / 1000,
			 whole % 1000, part);
	else
		snprintf(buffer, 32, "%s%lld.%02lld", sign, whole, part);
	return buffer;
}

static void
print_cell(FILE *out, const struct accounts *accounts, int64_t amount)
{
	char buffer[32];

	putc('\t', out);
	fputs(amount_text(accounts->filer, amount, buffer), out);
}

static void
print_count(FILE *out, int count)
{
	if (count)
		fprintf(out, "%d", count);
	putc('\n', out);
}

/* 收入支出决算总表 */

static void
print_balance(FILE *out, const struct accounts *accounts)
{
	static const char *const incomes[INCOMES] = {
		"一般公共预算财政拨款收入",
		"政府性基金预算财政拨款收入",
		"国有资本经营预算财政拨款收入",
		"上级补助收入",
		"事业收入",
		"经营收入",
		"附属单位上缴收入",
		"其他收入",
	};
	int64_t used = accounts->savings_used, start = accounts_start(accounts);
	int64_t given = accounts->distributed, end = accounts_end(accounts);

	fputs("收入\t\t\t支出\t\t\n"
	      "项目\t行次\t金额\t项目\t行次\t金额\n"
	      "栏次\t\t1\t栏次\t\t2\n",
	      out);
	for (int i = 0; i < CLASSES; i++) {
		if (i < INCOMES)
			fprintf(out, "%s、%s", numerals[i + 1], incomes[i]);
		fprintf(out, "\t%d", i + 1);
		print_cell(out, accounts,
			   i < INCOMES ? accounts->incomes[i] : 0);
		fprintf(out, "\t%s、%s\t%d", numerals[i + 1], classes[i].name,
			i + 32);
		print_cell(out, accounts, accounts->classes[i]);
		fputs(i == 22 ? "\n\n" : "\n", out);
	}
	fputs("本年收入合计\t27", out);
	print_cell(out, accounts, accounts->income_total);
	fputs("\t本年支出合计\t58", out);
	print_cell(out, accounts, accounts->expenditure_total);
	fputs("\n使用非财政拨款结余（含专用结余）\t28", out);
	print_cell(out, accounts, used);
	fputs("\t结余分配\t59", out);
	print_cell(out, accounts, given);
	fputs("\n年初结转和结余\t29", out);
	print_cell(out, accounts, start);
	fputs("\t年末结转和结余\t60", out);
	print_cell(out, accounts, end);
	fputs("\n\t30\t\t\t61\t\n总计\t31", out);
	print_cell(out, accounts, accounts->income_total + used + start);
	fputs("\t总计\t62", out);
	print_cell(out, accounts, accounts->expenditure_total + given + end);
	putc('\n', out);
}

/* Forms whose rows are codes */

static void
print_codes(FILE *out, const struct accounts *accounts,
	    const struct code_table *table, size_t columns)
{
	if (table->count == 0) {
		fputs("合计\t", out);
		for (size_t i = 0; i < columns; i++)
			putc('\t', out);
		putc('\n', out);
	}
	for (size_t i = 0; i < table->count; i++) {
		const struct code_row *row = &table->rows[i];

		if (i > 0 && i % 34 == 0)
			putc('\n', out);
		if (row->digits == 0)
			fputs("合计\t", out);
		else
			fprintf(out, "%.*s\t%s", (int)row->digits, row->code,
				row->name);
		for (size_t j = 0; j < columns; j++)
			if (row->amounts[j] == 0 && accounts->filer->zeros)
				fputs("\t0.00", out);
			else
				print_cell(out, accounts, row->amounts[j]);
		putc('\n', out);
	}
}

static void
print_income(FILE *out, const struct accounts *accounts)
{
	fputs("项目\t\t本年收入合计\t财政拨款收入\t上级补助收入\t事业收入\t"
	      "经营收入\t附属单位上缴收入\t其他收入\n"
	      "科目代码\t科目名称\t\t\t\t\t\t\t\n"
	      "栏次\t\t1\t2\t3\t4\t5\t6\t7\n",
	      out);
	print_codes(out, accounts, &accounts->income, 7);
}

static void
print_expenditure(FILE *out, const struct accounts *accounts)
{
	fputs("项目\t\t本年支出合计\t基本支出\t项目支出\t上缴上级支出\t"
	      "经营支出\t对附属单位补助支出\n"
	      "科目代码\t科目名称\t\t\t\t\t\t\n"
	      "栏次\t\t1\t2\t3\t4\t5\t6\n",
	      out);
	print_codes(out, accounts, &accounts->expenditure, EXPENDITURE_COLUMNS);
}

static void
print_three(FILE *out, const struct accounts *accounts,
	    const struct code_table *table, const char *total)
{
	fprintf(out,
		"项目\t\t本年支出\t\t\n"
		"科目代码\t科目名称\t%s\t基本支出\t项目支出\n"
		"栏次\t\t1\t2\t3\n",
		total);
	print_codes(out, accounts, table, 3);
}

static void
print_fund(FILE *out, const struct accounts *accounts)
{
	fputs("项目\t\t年初结转和结余\t本年收入\t本年支出\t\t\t"
	      "年末结转和结余\n"
	      "科目代码\t科目名称\t\t\t小计\t基本支出\t项目支出\t\n"
	      "栏次\t\t1\t2\t3\t4\t5\t6\n",
	      out);
	print_codes(out, accounts, &accounts->fund, 6);
}

/* 财政拨款收入支出决算总表 */

static int64_t
sum(const int64_t amounts[SOURCES])
{
	return amounts[0] + amounts[1] + amounts[2];
}

static void
print_sources(FILE *out, const struct accounts *accounts,
	      const int64_t amounts[SOURCES])
{
	print_cell(out, accounts, sum(amounts));
	for (int i = 0; i < SOURCES; i++)
		print_cell(out, accounts, amounts[i]);
	putc('\n', out);
}

static void
print_appropriation(FILE *out, const struct accounts *accounts)
{
	static const char *const sources[SOURCES] = {
		"一般公共预算财政拨款",
		"政府性基金预算财政拨款",
		"国有资本经营预算财政拨款",
	};
	int64_t totals[SOURCES], income = sum(accounts->incomes);

	fputs("收入\t\t\t支出\t\t\t\t\t\n"
	      "项目\t行次\t金额\t项目\t行次\t合计\t一般公共预算财政拨款\t"
	      "政府性基金预算财政拨款\t国有资本经营预算财政拨款\n"
	      "栏次\t\t1\t栏次\t\t2\t3\t4\t5\n",
	      out);
	for (int i = 0; i < CLASSES; i++) {
		if (i < SOURCES)
			fprintf(out, "%s、%s", numerals[i + 1], sources[i]);
		fprintf(out, "\t%d", i + 1);
		print_cell(out, accounts,
			   i < SOURCES ? accounts->incomes[i] : 0);
		fprintf(out, "\t%s、%s\t%d", numerals[i + 1], classes[i].name,
			i + 33);
		print_sources(out, accounts, accounts->fiscal[i]);
		if (i == 19)
			putc('\n', out);
	}
	fputs("本年收入合计\t27", out);
	print_cell(out, accounts, income);
	fputs("\t本年支出合计\t59", out);
	print_sources(out, accounts, accounts->fiscal_total);
	fputs("年初财政拨款结转和结余\t28", out);
	print_cell(out, accounts, sum(accounts->start));
	fputs("\t年末财政拨款结转和结余\t60", out);
	print_sources(out, accounts, accounts->end);
	for (int i = 0; i < SOURCES; i++) {
		fprintf(out, "%s\t%d", sources[i], i + 29);
		print_cell(out, accounts, accounts->start[i]);
		fprintf(out, "\t\t%d\t\t\t\t\n", i + 61);
		totals[i] = accounts->fiscal_total[i] + accounts->end[i];
	}
	fputs("总计\t32", out);
	print_cell(out, accounts, income + sum(accounts->start));
	fputs("\t总计\t64", out);
	print_sources(out, accounts, totals);
}

/* 基本支出决算明细表 */

/* Capital construction is no basic expenditure: a dash, not a zero. */
static bool
is_construction(const char *code)
{
	return strncmp(code, "309", 3) == 0 || strncmp(code, "311", 3) == 0;
}

static void
print_basic(FILE *out, const struct accounts *accounts)
{
	fputs("人员经费\t\t\t公用经费\t\t\t\t\t\t\t\t\n", out);
	for (int lane = 0; lane < LANES; lane++)
		fprintf(out, "%s科目代码\t科目名称\t决算数", lane ? "\t" : "");
	putc('\n', out);
	for (int i = 0; i < LANE_ROWS; i++) {
		for (int lane = 0; lane < LANES; lane++) {
			const struct code *item = &economics[lane][i];

			if (lane)
				putc('\t', out);
			if (!item->code) {
				fputs("\t\t", out);
				continue;
			}
			fprintf(out, "%s\t%s", item->code, item->name);
			if (is_construction(item->code))
				fputs("\t———", out);
			else
				print_cell(out, accounts,
					   accounts->economic[lane][i]);
		}
		fputs(i == 11 ? "\n\n" : "\n", out);
	}
	fputs("人员经费合计\t", out);
	print_cell(out, accounts, accounts->personnel);
	fputs("\t公用经费合计\t\t\t\t\t\t\t", out);
	print_cell(out, accounts, accounts->publics);
	putc('\n', out);
}

/* 三公 and 统计表 */

static void
print_sangong(FILE *out, const struct accounts *accounts)
{
	fputs("预算数\t\t\t\t\t\t决算数\t\t\t\t\t\n"
	      "合计\t因公出国（境）费\t公务用车购置及运行维护费\t\t\t"
	      "公务接待费\t合计\t因公出国（境）费\t公务用车购置及运行维护费"
	      "\t\t\t公务接待费\n"
	      "\t\t小计\t公务用车购置费\t公务用车运行维护费\t\t\t\t小计\t"
	      "公务用车购置费\t公务用车运行维护费\t\n"
	      "1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12\n",
	      out);
	for (int i = 0; i < 2 * SANGONGS; i++) {
		char buffer[32];
		int64_t amount =
			i < SANGONGS ? accounts->sangong_budget[i]
				     : accounts->sangong_final[i - SANGONGS];

		fprintf(out, "%s%s", i ? "\t" : "",
			amount_text(accounts->filer, amount, buffer));
	}
	putc('\n', out);
}

static void
print_statistics(FILE *out, const struct accounts *accounts)
{
	static const char *const purchases[] = {"合计", "货物", "工程", "服务"};
	static const char *const vehicles[VEHICLE_KINDS] = {
		"副部（省）级及以上领导用车",
		"主要负责人用车",
		"机要通信用车",
		"应急保障用车",
		"执法执勤用车",
		"特种专业技术用车",
		"离退休干部服务用车",
		"其他用车",
	};

	fputs("一、政府采购情况\t\t\n项目\t行次\t统计数\n", out);
	for (int i = 0; i < 4; i++) {
		fprintf(out, "%s\t%d", purchases[i], i + 1);
		print_cell(out, accounts, accounts->purchases[i]);
		putc('\n', out);
	}
	fputs("二、机关运行经费\t\t\n项目\t\t统计数\n（一）行政单位\t5", out);
	print_cell(out, accounts, accounts->running_cost);
	fputs("\n（二）参照公务员法管理事业单位\t6\t\n"
	      "三、国有资产占用情况\t\t\n（一）车辆数合计（辆）\t7\t",
	      out);
	print_count(out, accounts->vehicle_total);
	for (int i = 0; i < VEHICLE_KINDS; i++) {
		fprintf(out, "%d. %s\t%d\t", i + 1, vehicles[i], i + 8);
		print_count(out, accounts->vehicles[i]);
	}
	fputs("（二）单价100万元（含）以上设备（不含车辆）\t17\t", out);
	print_count(out, accounts->equipment);
}

/* What stands above a form: some on three lines, some on one. */
static void
print_head(FILE *out, const struct accounts *accounts, enum form_id form)
{
	const char *label = form == FORM_STATISTICS ? "单位名称" : "部门名称";
	const char *name = accounts->filer->name;
	const char *mark = form % 3 == 2 ? "### " : form == 0 ? "## " : "";

	fprintf(out, "%s%s\n\n公开%02d表\n\n", mark, titles[form], form + 1);
	if (form == FORM_APPROPRIATION)
		fprintf(out, "%s：%s      %d年度      金额单位：万元\n\n",
			label, name, accounts->year);
	else
		fprintf(out, "%s：%s\n\n%d年度\n\n金额单位：万元\n\n", label,
			name, accounts->year);
}

void
document_print_form(FILE *out, const struct accounts *accounts,
		    enum form_id form)
{
	bool empty = false;

	print_head(out, accounts, form);
	switch (form) {
	case FORM_BALANCE:
		print_balance(out, accounts);
		break;
	case FORM_INCOME:
		print_income(out, accounts);
		break;
	case FORM_EXPENDITURE:
		print_expenditure(out, accounts);
		break;
	case FORM_APPROPRIATION:
		print_appropriation(out, accounts);
		break;
	case FORM_GENERAL:
		print_three(out, accounts, &accounts->general, "小计");
		break;
	case FORM_BASIC:
		print_basic(out, accounts);
		break;
	case FORM_FUND:
		print_fund(out, accounts);
		empty = accounts->fund.count == 0;
		break;
	case FORM_CAPITAL:
		print_three(out, accounts, &accounts->capital, "合计");
		empty = accounts->capital.count == 0;
		break;
	case FORM_SANGONG:
		print_sangong(out, accounts);
		empty = accounts->sangong_budget[SANGONG_TOTAL] == 0;
		break;
	default:
		print_statistics(out, accounts);
		break;
	}
	fprintf(out, "\n注：本表反映%s。\n\n", notes[form]);
	if (empty)
		fputs("说明：本表无数据\n\n", out);
}
