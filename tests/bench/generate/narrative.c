/*
 * The sentences of 情况说明, with the figures of the forms in them. Apart from
 * the forms, because sentences compare with the year before and the forms do
 * not.
 */
#include "document.h"

#include "random.h"

#include <string.h>

/* What a sentence is about: this year and the year before. */
struct teller {
	FILE *out;
	const struct accounts *accounts, *before;
	struct random random;
};

static const char *
amount(const struct teller *teller, int64_t value, char buffer[static 32])
{
	const char *text = amount_text(teller->accounts->filer, value, buffer);

	return *text ? text : "0";
}

static void
tell(const struct teller *teller, const char *label, int64_t value,
     const char *tail)
{
	char buffer[32];

	fprintf(teller->out, "%s%s万元%s", label, amount(teller, value, buffer),
		tail);
}

/* part / whole in percent with two decimals, half away from zero. */
static void
tell_percent(const struct teller *teller, int64_t part, int64_t whole)
{
	long long hundredths = (part * 20000 + whole) / (2 * whole);

	fprintf(teller->out, "%lld.%02lld%%", hundredths / 100,
		hundredths % 100);
}

static void
tell_share(const struct teller *teller, const char *label, int64_t part,
	   int64_t whole, const char *tail)
{
	if (part == 0)
		return;
	tell(teller, label, part, "，占比");
	tell_percent(teller, part, whole);
	fprintf(teller->out, "%s\n", tail);
}

static void
tell_change(const struct teller *teller, const char *subject, int64_t now,
	    int64_t before)
{
	int64_t change = now - before;

	if (change == 0) {
		fprintf(teller->out, "%s与上年相同", subject);
		return;
	}
	fputs(subject, teller->out);
	tell(teller, change > 0 ? "较上年增加" : "较上年减少",
	     change > 0 ? change : -change, "");
	if (before != 0) {
		fputs(change > 0 ? "，增长" : "，下降", teller->out);
		tell_percent(teller, change > 0 ? change : -change, before);
	}
}

static void
tell_reason(struct teller *teller, int64_t change)
{
	static const char *const more[] = {
		"人员增加，工资标准提高",
		"年中追加了项目经费",
		"新开工的项目按进度付款",
		"上年结转的项目本年完成支付",
	};
	static const char *const less[] = {
		"部分项目已经完工，不再安排",
		"压减一般性支出",
		"在职人员退休，人员经费减少",
		"项目进度放缓，支付推迟到下年",
	};
	int64_t i = random_between(&teller->random, 0, 3);

	if (change == 0)
		fputs("。\n\n", teller->out);
	else
		fprintf(teller->out, "，主要原因是%s。\n\n",
			change > 0 ? more[i] : less[i]);
}

static int64_t
left_total(const struct accounts *accounts)
{
	return accounts->income_total + accounts->savings_used +
	       accounts_start(accounts);
}

static int64_t
fiscal_income(const struct accounts *accounts)
{
	return accounts->incomes[INCOME_GENERAL] +
	       accounts->incomes[INCOME_FUND] +
	       accounts->incomes[INCOME_CAPITAL];
}

static int64_t
fiscal_total(const struct accounts *accounts)
{
	return fiscal_income(accounts) + accounts->start[SOURCE_GENERAL] +
	       accounts->start[SOURCE_FUND] + accounts->start[SOURCE_CAPITAL];
}

static void
tell_totals(struct teller *teller)
{
	int64_t now = left_total(teller->accounts);

	fputs("一、收入支出决算总体情况说明\n\n", teller->out);
	fprintf(teller->out, "%d年度收入总计与支出总计相等，",
		teller->accounts->year);
	tell(teller, "收入总计", now, "，");
	tell(teller, "支出总计", now, "。");
	if (teller->before) {
		int64_t before = left_total(teller->before);

		tell_change(teller, "收、支总计", now, before);
		tell_reason(teller, now - before);
	} else {
		fputs("\n\n", teller->out);
	}
}

static void
tell_income(const struct teller *teller)
{
	static const char *const labels[] = {"上级补助收入", "事业收入",
					     "经营收入", "附属单位上缴收入",
					     "其他收入"};
	const struct accounts *accounts = teller->accounts;

	fputs("二、收入决算情况说明\n\n", teller->out);
	fprintf(teller->out, "%d年度", accounts->year);
	tell(teller, "收入合计", accounts->income_total, "，其中：\n");
	tell_share(teller, "财政拨款收入", fiscal_income(accounts),
		   accounts->income_total, "；");
	for (int i = INCOME_SUPERIOR; i < INCOMES; i++)
		tell_share(teller, labels[i - INCOME_SUPERIOR],
			   accounts->incomes[i], accounts->income_total, "；");
	putc('\n', teller->out);
}

static void
tell_expenditure(const struct teller *teller)
{
	const int64_t *total = teller->accounts->expenditure.rows[0].amounts;

	fputs("三、支出决算情况说明\n\n", teller->out);
	fprintf(teller->out, "%d年度", teller->accounts->year);
	tell(teller, "支出合计", total[EXPENDITURE_TOTAL], "，其中：\n");
	tell_share(teller, "基本支出", total[EXPENDITURE_BASIC],
		   total[EXPENDITURE_TOTAL], "；");
	tell_share(teller, "项目支出", total[EXPENDITURE_PROJECT],
		   total[EXPENDITURE_TOTAL], "；");
	tell_share(teller, "经营支出", total[EXPENDITURE_BUSINESS],
		   total[EXPENDITURE_TOTAL], "；");
	putc('\n', teller->out);
}

static void
tell_fiscal(struct teller *teller)
{
	int64_t now = fiscal_total(teller->accounts);

	fputs("四、财政拨款收支决算总体情况说明\n\n", teller->out);
	fprintf(teller->out, "%d年度", teller->accounts->year);
	tell(teller, "财政拨款收入总计", now, "，");
	tell(teller, "支出总计", now, "。");
	if (teller->before) {
		int64_t before = fiscal_total(teller->before);

		tell_change(teller, "财政拨款收、支总计", now, before);
		tell_reason(teller, now - before);
	} else {
		fputs("\n\n", teller->out);
	}
}

static void
tell_class(struct teller *teller, size_t class)
{
	const struct accounts *accounts = teller->accounts;
	int64_t final = accounts->fiscal[class][SOURCE_GENERAL];
	int64_t budget = accounts->initial_budget[class];

	if (final == 0)
		return;
	fputs(classes[class].name, teller->out);
	tell(teller, "年初预算", budget, "，");
	tell(teller, "支出决算", final, "，完成年初预算的");
	tell_percent(teller, final, budget);
	fputs("。\n", teller->out);
}

static void
tell_general(struct teller *teller)
{
	const struct accounts *accounts = teller->accounts;
	int64_t total = accounts->fiscal_total[SOURCE_GENERAL];
	int64_t budget = 0;

	fputs("五、一般公共预算财政拨款支出决算情况说明\n\n"
	      "（一）一般公共预算财政拨款支出决算总体情况\n\n",
	      teller->out);
	fprintf(teller->out, "%d年度", accounts->year);
	tell(teller, "一般公共预算财政拨款支出", total, "，占本年支出合计的");
	tell_percent(teller, total, accounts->expenditure_total);
	fputs("。\n\n（二）一般公共预算财政拨款支出决算结构情况\n\n",
	      teller->out);
	for (size_t i = 0; i < CLASSES; i++) {
		int64_t part = accounts->fiscal[i][SOURCE_GENERAL];

		budget += accounts->initial_budget[i];
		if (part == 0)
			continue;
		fprintf(teller->out, "%s（类）", classes[i].name);
		tell_share(teller, "", part, total, "；");
	}
	fputs("\n（三）一般公共预算财政拨款支出决算具体情况\n\n", teller->out);
	fprintf(teller->out, "%d年度", accounts->year);
	tell(teller, "年初预算", budget, "，");
	tell(teller, "支出决算", total, "，完成年初预算的");
	tell_percent(teller, total, budget);
	fputs("。分类说明如下：\n\n", teller->out);
	for (size_t i = 0; i < CLASSES; i++)
		tell_class(teller, i);
	putc('\n', teller->out);
}

/* The larger items of personnel (lane 0) or of the rest. */
static void
tell_items(const struct teller *teller, size_t first, size_t last,
	   int64_t total)
{
	const char *comma = "";

	for (size_t lane = first; lane <= last; lane++)
		for (size_t i = 0; i < LANE_ROWS; i++) {
			const struct code *item = &economics[lane][i];
			int64_t value = teller->accounts->economic[lane][i];

			if (value * 10 < total || strlen(item->code) == 3)
				continue;
			fputs(comma, teller->out);
			tell(teller, item->name, value, "");
			comma = "、";
		}
}

static void
tell_basic(const struct teller *teller)
{
	const struct accounts *accounts = teller->accounts;

	fputs("六、一般公共预算财政拨款基本支出决算情况说明\n\n", teller->out);
	fprintf(teller->out, "%d年度", accounts->year);
	tell(teller, "一般公共预算财政拨款基本支出",
	     accounts->personnel + accounts->publics, "，其中：\n");
	tell(teller, "人员经费", accounts->personnel, "，主要包括");
	tell_items(teller, 0, 0, accounts->personnel);
	tell(teller, "等；\n公用经费", accounts->publics, "，主要包括");
	tell_items(teller, 1, LANES - 1, accounts->publics);
	fputs("等。\n\n", teller->out);
}

static void
tell_funds(const struct teller *teller)
{
	const struct accounts *accounts = teller->accounts;
	int64_t capital = accounts->fiscal_total[SOURCE_CAPITAL];

	fputs("七、政府性基金预算财政拨款收支决算情况说明\n\n", teller->out);
	if (accounts->fund.count) {
		tell(teller, "本年收入", accounts->incomes[INCOME_FUND], "，");
		tell(teller, "本年支出", accounts->fiscal_total[SOURCE_FUND],
		     "，");
		tell(teller, "年末结转和结余", accounts->end[SOURCE_FUND],
		     "。\n\n");
	} else {
		fputs("本年度没有政府性基金收支。\n\n", teller->out);
	}
	fputs("八、国有资本经营预算财政拨款支出决算情况说明\n\n", teller->out);
	if (capital)
		tell(teller, "本年支出", capital, "。\n\n");
	else
		fputs("本年度没有国有资本经营预算支出。\n\n", teller->out);
}

static void
tell_sangong(const struct teller *teller)
{
	static const struct {
		const char *label;
		enum sangong item;
	} parts[] = {
		{"因公出国（境）费", SANGONG_ABROAD},
		{"公务用车购置费", SANGONG_PURCHASE},
		{"公务用车运行维护费", SANGONG_RUNNING},
		{"公务接待费", SANGONG_RECEPTION},
	};
	const struct accounts *accounts = teller->accounts;
	const int64_t *final = accounts->sangong_final;
	const int64_t *budget = accounts->sangong_budget;

	fputs("九、财政拨款“三公”经费支出决算情况说明\n\n", teller->out);
	fprintf(teller->out, "%d年度“三公”经费", accounts->year);
	tell(teller, "全年预算", budget[SANGONG_TOTAL], "，");
	tell(teller, "支出决算", final[SANGONG_TOTAL], "。其中：\n");
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		enum sangong item = parts[i].item;

		if (budget[item] == 0)
			continue;
		fputs(parts[i].label, teller->out);
		tell(teller, "支出", final[item], "");
		fputs("，完成全年预算的", teller->out);
		tell_percent(teller, final[item], budget[item]);
		if (teller->before)
			tell_change(teller, "，", final[item],
				    teller->before->sangong_final[item]);
		fputs("；\n", teller->out);
	}
	fprintf(teller->out,
		"\n出国（境）团组%d个，公务用车保有量%d辆，国内公务接待%d人次"
		"。\n\n",
		accounts->trips, accounts->vehicle_total, accounts->guests);
}

static void
tell_other(struct teller *teller)
{
	const struct accounts *accounts = teller->accounts;

	fputs("十、其他重要事项情况说明\n\n（一）机关运行经费\n\n",
	      teller->out);
	fprintf(teller->out, "%d年度", accounts->year);
	tell(teller, "机关运行经费支出", accounts->running_cost, "，");
	if (teller->before) {
		int64_t change =
			accounts->running_cost - teller->before->running_cost;

		tell_change(teller, "", accounts->running_cost,
			    teller->before->running_cost);
		tell_reason(teller, change);
	} else {
		fputs("用于机关日常运转。\n\n", teller->out);
	}
	fputs("（二）政府采购\n\n", teller->out);
	tell(teller, "政府采购支出总额", accounts->purchases[PURCHASE_TOTAL],
	     "，其中：");
	tell(teller, "货物", accounts->purchases[PURCHASE_GOODS], "、");
	tell(teller, "工程", accounts->purchases[PURCHASE_WORKS], "、");
	tell(teller, "服务", accounts->purchases[PURCHASE_SERVICES], "。\n\n");
	fprintf(teller->out,
		"（三）国有资产占用\n\n截至%d年12月31日，共有车辆%d辆；单价100"
		"万元（含）以上设备（不含车辆）%d台（套）。\n\n",
		accounts->year, accounts->vehicle_total, accounts->equipment);
}

void
narrative_print(FILE *out, const struct accounts *accounts,
		const struct accounts *before)
{
	struct teller teller = {
		out,
		accounts,
		before,
		{random_mix(accounts->filer->seed, (uint64_t)accounts->year)}};

	fputs("第三部分 情况说明\n\n", out);
	tell_totals(&teller);
	tell_income(&teller);
	tell_expenditure(&teller);
	tell_fiscal(&teller);
	tell_general(&teller);
	tell_basic(&teller);
	tell_funds(&teller);
	tell_sangong(&teller);
	tell_other(&teller);
}
