/*
 * Tables as departments print them, and the figures, forms and remarks that
 * come of them. Each expectation is written out in full.
 */
#include "account/account.h"
#include "config/config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

static struct config config;
static struct recogniser *recogniser;
static enum unit default_unit;

static const char *const names[] = {"示例市教育局", "示例市教委"};

static const char *const state_names[] = {
	[FORM_PRESENT] = "present",
	[FORM_FRAGMENT] = "fragment",
	[FORM_DECLARED_EMPTY] = "declared empty",
	[FORM_PROMISED] = "promised",
	[FORM_SET_ASIDE] = "set aside",
};

static void
print_figure(struct strbuf *out, const struct cells *cells,
	     const struct figure *figure)
{
	const struct form *form =
		&config.forms->items[cells_form(cells, figure->cell)];
	struct text key = cells_key(cells, figure->cell);

	strbuf_printf(out, "%s/%.*s/%s ", form->id, (int)key.length, key.data,
		      form->columns[cell_column(figure->cell)].id);
	if (figure->state == FIGURE_NUMBER)
		amount_print(out, figure->amount.value, (enum unit)figure->unit,
			     figure->amount.decimals, figure->amount.grouped);
	else
		strbuf_puts(out, figure->state == FIGURE_NOT_APPLICABLE
					 ? "not applicable"
					 : "unreadable");
	strbuf_printf(out, " @%u:%u\n", figure->place.line, figure->place.cell);
}

static void
print_account(struct strbuf *out, const struct cells *cells,
	      const struct account *account)
{
	vec_each (const struct form_reading *, form, &account->forms) {
		strbuf_printf(out, "[%s %s @%u]\n",
			      config.forms->items[form->form].id,
			      state_names[form->state], form->place.line);
	}
	vec_each (const struct figure *, figure, &account->figures)
		print_figure(out, cells, figure);
	vec_each (const struct remark *, remark, &account->remarks) {
		strbuf_printf(out, "! %s @%u:%u", remark_id(remark->kind),
			      remark->place.line, remark->place.cell);
		if (remark->subject.length > 0)
			strbuf_printf(out, " %.*s", (int)remark->subject.length,
				      remark->subject.data);
		if (remark->other.line > 0)
			strbuf_printf(out, " (%u)", remark->other.line);
		strbuf_putc(out, '\n');
	}
}

static bool (*asks_others)(struct text name, void *context);

static void
expect(const char *name, const char *content, const char *expected)
{
	struct account_context context = {
		.recogniser = recogniser,
		.names = names,
		.name_count = 2,
		.year = 2024,
		.unit = default_unit,
		.is_others = asks_others,
	};
	struct cells cells = {0};
	struct account account = {0};
	struct strbuf out = {0};

	account_read(&context, name, text_of(content), &cells, &account);
	print_account(&out, &cells, &account);
	assert_string_equal(strbuf_string(&out), expected);
	strbuf_release(&out);
	account_release(&account);
	cells_release(&cells);
}

#define HEAD "部门名称：示例市教育局\n2024年度\n金额单位：万元\n"

static void
a_code_list_gives_every_filled_cell_its_code_column_and_line(void **state)
{
	(void)state;
	expect("a.txt",
	       "### 支出決算表\n公开03表\n" HEAD
	       "项目\t\t本年支出合计\t基本支出\t项目支出\t上缴上级支出\t经营支"
	       "出"
	       "\t对附属单位补助支出\n"
	       "科目代码\t科目名称\t\t\t\t\t\t\n"
	       "栏次\t\t1\t2\t3\t4\t5\t6\n"
	       "合计\t\t1,234.50\t1,000.00\t234.50\t\t\t\n"
	       "205\t教育支出\t1,234.50\t1,000.00\t234.50\t\t\t\n\n"
	       "20502\t普通教育\t1,234.50\t1,000.00\t234.50\t\t\t\n"
	       "2050201\t学前教育\t1,234.50\t1000\t234.50\t\t———\t-\n"
	       "注：本表反映部门本年度各项支出情况。\n",
	       "[expenditure present @1]\n"
	       "expenditure/total/total 1,234.50 @9:3\n"
	       "expenditure/total/basic 1,000.00 @9:4\n"
	       "expenditure/total/project 234.50 @9:5\n"
	       "expenditure/205/total 1,234.50 @10:3\n"
	       "expenditure/205/basic 1,000.00 @10:4\n"
	       "expenditure/205/project 234.50 @10:5\n"
	       "expenditure/20502/total 1,234.50 @12:3\n"
	       "expenditure/20502/basic 1,000.00 @12:4\n"
	       "expenditure/20502/project 234.50 @12:5\n"
	       "expenditure/2050201/total 1,234.50 @13:3\n"
	       "expenditure/2050201/basic 1000 @13:4\n"
	       "expenditure/2050201/project 234.50 @13:5\n"
	       "expenditure/2050201/business not applicable @13:7\n");
}

static void
lanes_of_a_balance_are_kept_apart_and_its_line_numbers_are_no_money(
	void **state)
{
	(void)state;
	expect("a.txt",
	       "## 收入支出决算总表\n" HEAD "收入\t\t\t支出\t\t\n"
	       "项目\t行次\t金额\t项目\t行次\t金额\n"
	       "栏次\t\t1\t栏次\t\t2\n"
	       "一、一般公共预算财政拨款收入\t1\t9."
	       "00\t一、一般公共服务支出\t32\t1.20\n"
	       "二、政府性基金预算财政拨款收入\t2\t\t二、外交支出\t33\t\n"
	       "\t9\t\t九、卫生健康支出\t40\t7.80\n"
	       "本年收入合计\t27\t9.00\t本年支出合计\t58\t9.00\n"
	       "总计\t31\t9.00\t总计\t62\t9.00\n",
	       "[balance present @1]\n"
	       "balance/general/amount 9.00 @8:3\n"
	       "balance/201/amount 1.20 @8:6\n"
	       "balance/210/amount 7.80 @10:6\n"
	       "balance/income/amount 9.00 @11:3\n"
	       "balance/expenditure/amount 9.00 @11:6\n"
	       "balance/total_income/amount 9.00 @12:3\n"
	       "balance/total_expenditure/amount 9.00 @12:6\n");
}

static void
shanghai_prints_split_codes_and_the_total_last(void **state)
{
	(void)state;
	expect("a.txt",
	       "2024年度一般公共预算财政拨款支出决算表\n" HEAD
	       "功能分类科目编码\t\t\t科目名称\t合计\t基本支出\t项目支出\n"
	       "类\t款\t项\t\t\t\t\n"
	       "205\t\t\t教育支出\t20.00\t15.00\t5.00\n"
	       "205\t02\t\t普通教育\t20.00\t15.00\t5.00\n"
	       "\t\t01\t学前教育\t20.00\t15.00\t5.00\n"
	       "合计\t\t\t\t20.00\t15.00\t5.00\n",
	       "[general present @1]\n"
	       "general/205/total 20.00 @7:5\n"
	       "general/205/basic 15.00 @7:6\n"
	       "general/205/project 5.00 @7:7\n"
	       "general/20502/total 20.00 @8:5\n"
	       "general/20502/basic 15.00 @8:6\n"
	       "general/20502/project 5.00 @8:7\n"
	       "general/2050201/total 20.00 @9:5\n"
	       "general/2050201/basic 15.00 @9:6\n"
	       "general/2050201/project 5.00 @9:7\n"
	       "general/total/total 20.00 @10:5\n"
	       "general/total/basic 15.00 @10:6\n"
	       "general/total/project 5.00 @10:7\n");
}

static void
one_line_across_holds_the_three_public_expenses(void **state)
{
	(void)state;
	expect("a.txt",
	       "财政拨款“三公”经费支出决算表\n" HEAD
	       "预算数\t\t\t\t\t\t决算数\t\t\t\t\t\n"
	       "合计\t因公出国 (境) 费\t公务用车购置及运行维护费\t\t\t公务接待 "
	       "费\t"
	       "合计\t因公出国 (境) 费\t公务用车购置及运行维护费\t\t\t公务接待 "
	       "费\n"
	       "\t\t小计\t公务用车 购置费\t公务用车 运行维护 费\t\t\t\t小计\t"
	       "公务用车 购置费\t公务用车 运行维护 费\t\n"
	       "1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12\n"
	       "7.20\t\t4.20\t\t4.20\t3.00\t6.20\t\t4.20\t\t4.20\t2.00\n",
	       "[sangong present @1]\n"
	       "sangong/total/budget 7.20 @9:1\n"
	       "sangong/total/final 6.20 @9:7\n"
	       "sangong/vehicles/budget 4.20 @9:3\n"
	       "sangong/vehicles/final 4.20 @9:9\n"
	       "sangong/vehicle_running/budget 4.20 @9:5\n"
	       "sangong/vehicle_running/final 4.20 @9:11\n"
	       "sangong/reception/budget 3.00 @9:6\n"
	       "sangong/reception/final 2.00 @9:12\n");
}

/* As a table without lines may give it, whose columns are unlike. */
static void
a_head_over_more_than_it_is_of_is_not_believed(void **state)
{
	(void)state;
	expect("a.txt",
	       "财政拨款“三公”经费支出决算表\n" HEAD
	       "预算数\t\t\t\t\t决算数\t\t\t\t\n"
	       "公务用车购置及运行维护费\t\t\t\t\t公务用车购置及运行维护费"
	       "\t\t\t\t\n"
	       "合计\t小计\t公务用车购置费\t公务用车运行维护费\t公务接待费\t"
	       "合计\t小计\t公务用车购置费\t公务用车运行维护费\t公务接待费\n"
	       "7.20\t4.20\t\t4.20\t3.00\t6.20\t4.10\t\t4.10\t2.10\n",
	       "[sangong promised @1]\n! unrecognised_table @5:0 预算数\n");
}

static void
budget_and_final_in_pairs_are_told_by_their_heads(void **state)
{
	(void)state;
	expect("a.txt",
	       "一般公共预算财政拨款“三公”经费支出决算表\n" HEAD
	       "合计\t\t因公出国（境）费\t\t公务用车购置及运行费\t\t\t\t\t\t公"
	       "务接待费\t\n"
	       "\t\t\t\t小计\t\t公务用车购置费\t\t公务用车运行费\t\t\t\n"
	       "预算数\t决算数\t预算数\t决算数\t预算数\t决算数\t预算数\t决算数"
	       "\t"
	       "预算数\t决算数\t预算数\t决算数\n"
	       "2.85\t0.39\t0.00\t0.00\t0.00\t0.00\t0.00\t0.00\t0.00\t0.00\t"
	       "2.85\t0.39\n",
	       "[sangong present @1]\n"
	       "sangong/total/budget 2.85 @8:1\n"
	       "sangong/total/final 0.39 @8:2\n"
	       "sangong/abroad/budget 0.00 @8:3\n"
	       "sangong/abroad/final 0.00 @8:4\n"
	       "sangong/vehicles/budget 0.00 @8:5\n"
	       "sangong/vehicles/final 0.00 @8:6\n"
	       "sangong/vehicle_purchase/budget 0.00 @8:7\n"
	       "sangong/vehicle_purchase/final 0.00 @8:8\n"
	       "sangong/vehicle_running/budget 0.00 @8:9\n"
	       "sangong/vehicle_running/final 0.00 @8:10\n"
	       "sangong/reception/budget 2.85 @8:11\n"
	       "sangong/reception/final 0.39 @8:12\n");
}

static void
lines_of_a_matrix_may_be_its_columns(void **state)
{
	(void)state;
	expect("a.txt",
	       "一般公共预算财政拨款“三公”经费及会议费、培训费支出决算表\n" HEAD
	       "项目\t一般公共预算财政拨款安排的“三公”经费\t\t\t\t\t\t会议费\t"
	       "培训费\n"
	       "\t小计\t因公出国（境）费用\t公务接待费\t公务用车购置及运行维护"
	       "费\t\t\t"
	       "\t\n"
	       "\t\t\t\t小计\t公务用车购置费\t公务用车运行维护费\t\t\n"
	       "预算数\t4.00\t\t1.00\t3.00\t\t3.00\t0.50\t\n"
	       "决算数\t3.00\t\t0.50\t2.50\t\t2.50\t0.40\t\n"
	       "决算数\t9.00\t\t\t\t\t\t\t\n",
	       "[sangong set aside @1]\n"
	       "! duplicate_row @10:1 total (8)\n");
	expect("a.txt",
	       "“三公”经费支出决算表\n" HEAD "项目\t合计\t公务接待费\t会议费\n"
	       "预算数\t4.00\t1.00\t0.50\n"
	       "决算数\t3.00\t0.50\t\n",
	       "[sangong present @1]\n"
	       "sangong/total/budget 4.00 @6:2\n"
	       "sangong/total/final 3.00 @7:2\n"
	       "sangong/reception/budget 1.00 @6:3\n"
	       "sangong/reception/final 0.50 @7:3\n"
	       "sangong/meetings/budget 0.50 @6:4\n");
}

static void
levels_of_a_code_share_lines_with_column_numbers_and_the_total(void **state)
{
	(void)state;
	expect("a.txt",
	       "一般公共预算财政拨款支出决算表\n" HEAD
	       "功能分类科目编码\t\t\t科目名称\t合计\t基本支出\t项目支出\n"
	       "类\t款\t项\t栏次\t1\t2\t3\n"
	       "类\t款\t项\t合计\t20.00\t15.00\t5.00\n"
	       "205\t\t\t教育支出\t20.00\t15.00\t5.00\n"
	       "205\t02\t\t普通教育\t20.00\t15.00\t5.00\n",
	       "[general present @1]\n"
	       "general/total/total 20.00 @7:5\n"
	       "general/total/basic 15.00 @7:6\n"
	       "general/total/project 5.00 @7:7\n"
	       "general/205/total 20.00 @8:5\n"
	       "general/205/basic 15.00 @8:6\n"
	       "general/205/project 5.00 @8:7\n"
	       "general/20502/total 20.00 @9:5\n"
	       "general/20502/basic 15.00 @9:6\n"
	       "general/20502/project 5.00 @9:7\n");
}

static void
a_matrix_without_head_that_could_be_two_is_not_guessed(void **state)
{
	(void)state;
	expect("a.txt",
	       "“三公”经费支出决算表\n" HEAD
	       "1.00\t\t\t\t\t1.00\t1.00\t\t\t\t\t1.00\n",
	       "[sangong promised @1]\n"
	       "! unrecognised_table @5:0 1.00\n");
}

static void
three_columns_side_by_side_of_budget_and_final(void **state)
{
	(void)state;
	expect("a.txt",
	       "收入支出决算总表\n" HEAD "收入\t\t\t支出\t\t\n"
	       "项目\t年初预算数\t决算数\t项目（按功能分类）\t年初预算数\t决算"
	       "数\n"
	       "一、一般公共预算财政拨款收入\t1.00\t3."
	       "00\t一、一般公共服务支出\t"
	       "1.00\t3.00\n",
	       "[balance present @1]\n"
	       "balance/general/budget 1.00 @7:2\n"
	       "balance/general/amount 3.00 @7:3\n"
	       "balance/201/budget 1.00 @7:5\n"
	       "balance/201/amount 3.00 @7:6\n");
}

static void
the_three_public_expenses_may_be_printed_down(void **state)
{
	(void)state;
	expect("a.txt",
	       "“三公”经费支出决算表\n" HEAD "项目\t预算数\t决算数\n"
	       "合计\t3.00\t2.00\n"
	       "1.因公出国（境）费\t\t\n"
	       "2.公务接待费\t3.00\t2.00\n",
	       "[sangong present @1]\n"
	       "sangong/total/budget 3.00 @6:2\n"
	       "sangong/total/final 2.00 @6:3\n"
	       "sangong/reception/budget 3.00 @8:2\n"
	       "sangong/reception/final 2.00 @8:3\n");
}

static void
vehicles_and_sets_are_counted_not_paid(void **state)
{
	(void)state;
	expect("a.txt",
	       "### 部门决算公开相关信息统计表\n" HEAD
	       "一、政府采购情况\t\t\n项目\t行次\t统计数\n合计\t1\t6.19\n"
	       "二、机关运行经费\t\t\n项目\t\t统计数\n（一）行政单位\t5\t28."
	       "25\n"
	       "三、国有资产占用情况\t\t\n（一）车辆数合计（辆）\t7\t2\n"
	       "4. 应急保障用车\t11\t2\n"
	       "（二）单价100万元（含）以上设备（不含车辆）\t17\t1.5\n",
	       "[statistics present @1]\n"
	       "statistics/procurement/amount 6.19 @7:3\n"
	       "statistics/operating_administrative/amount 28.25 @10:3\n"
	       "statistics/vehicles/amount 2 @12:3\n"
	       "statistics/vehicles_emergency/amount 2 @13:3\n"
	       "statistics/equipment/amount unreadable @14:3\n"
	       "! no_number @14:3 1.5\n");
}

static void
four_lists_side_by_side_and_a_footer_whose_value_comes_last(void **state)
{
	(void)state;
	expect("a.txt",
	       "一般公共预算财政拨款基本支出决算明细表\n" HEAD
	       "人员经费\t\t\t公用经费\t\t\t\t\t\n"
	       "科目代码\t科目名称\t决算数\t科目代码\t科目名称\t决算数\t科目代"
	       "码\t"
	       "科目名称\t决算数\n"
	       "301\t工资福利支出\t8.00\t302\t商品和服务支出\t2.00\t309\t"
	       "资本性支出（基本建设）\t———\n\n"
	       "30101\t基本工资\t8.00\t30201\t办公费\t2.00\t30901\t\t————\n"
	       "人员经费合计\t\t8.00\t公用经费合计\t\t\t\t\t2.00\n",
	       "[basic present @1]\n"
	       "basic/301/amount 8.00 @7:3\n"
	       "basic/302/amount 2.00 @7:6\n"
	       "basic/309/amount not applicable @7:9\n"
	       "basic/30101/amount 8.00 @9:3\n"
	       "basic/30201/amount 2.00 @9:6\n"
	       "basic/30901/amount not applicable @9:9\n"
	       "basic/personnel/amount 8.00 @10:3\n"
	       "basic/public/amount 2.00 @10:9\n");
}

static void
a_table_that_lost_its_head_is_told_by_its_note(void **state)
{
	(void)state;
	expect("a.txt",
	       "金额单位：万元\n\n229\t其他支出\t41.20\t41.20\t\t\t\t\t\n"
	       "22999\t其他支出\t41.20\t41.20\t\t\t\t\t\n\n"
	       "注：本表反映部门本年度取得的各项收入情况。\n",
	       "[income fragment @3]\n"
	       "income/229/total 41.20 @3:3\n"
	       "income/229/appropriation 41.20 @3:4\n"
	       "income/22999/total 41.20 @4:3\n"
	       "income/22999/appropriation 41.20 @4:4\n");
}

static void
a_table_goes_on_behind_a_page_break(void **state)
{
	(void)state;
	expect("a.txt",
	       "财政拨款收入支出决算总表\n" HEAD "收入\t\t\t支出\t\t\t\t\t\n"
	       "项目\t行次\t金额\t项目\t行次\t合计\t一般公共预算财政拨款\t"
	       "政府性基金预算财政拨款\t国有资本经营预算财政拨款\n"
	       "一、一般公共预算财政拨款\t1\t5.00\t一、一般公共服务支出\t33\t5."
	       "00\t"
	       "5.00\t\t\n"
	       "- 12 -\n"
	       "年初财政拨款结转和结余\t28\t1."
	       "00\t年末财政拨款结转和结余\t60\t1.00\t"
	       "1.00\t\t\n"
	       "一般公共预算财政拨款\t29\t1.00\t\t61\t\t\t\t\n"
	       "总计\t32\t6.00\t总计\t64\t6.00\t6.00\t\t\n",
	       "[appropriation present @1]\n"
	       "appropriation/general/amount 5.00 @7:3\n"
	       "appropriation/201/total 5.00 @7:6\n"
	       "appropriation/201/general 5.00 @7:7\n"
	       "appropriation/opening/amount 1.00 @9:3\n"
	       "appropriation/closing/total 1.00 @9:6\n"
	       "appropriation/closing/general 1.00 @9:7\n"
	       "appropriation/opening_general/amount 1.00 @10:3\n"
	       "appropriation/total_income/amount 6.00 @11:3\n"
	       "appropriation/total_expenditure/total 6.00 @11:6\n"
	       "appropriation/total_expenditure/general 6.00 @11:7\n");
}

static void
a_promise_of_the_contents_that_is_not_kept_is_told(void **state)
{
	(void)state;
	expect("a.txt",
	       "七、政府性基金预算财政拨款收入支出决算表\t16\n"
	       "八、国有资本经营预算财政拨款支出决算表\t17\n\n"
	       "第二部分\n\n国有资本经营预算财政拨款支出决算表\n"
	       "部门名称：示例市教育局2024年度单位：万元\n"
	       "项目\t\t本年支出\t\t\n科目代码\t科目名称\t合计\t基本支出\t项目"
	       "支出\n"
	       "栏次\t\t1\t2\t3\n合计\t\t\t\t\n"
	       "注：本表反映部门本年度国有资本经营预算财政拨款支出情况。\n"
	       "说明：本表无数据\n",
	       "[fund promised @1]\n"
	       "[capital declared empty @6]\n");
}

static void
what_is_odd_is_told_and_kept(void **state)
{
	(void)state;
	expect("a.txt",
	       "支出决算表\n部门名称：示例市卫生局\n2023年度\n金额单位：万元\n"
	       "科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出\t备注\n"
	       "合计\t\t12.3.4\t2.00\t1.00\t见附注\n"
	       "2059998\t新设科目\t3.00\t2.00\t1.00\t\t7.00\n"
	       "\t临时项目\t1.00\t\t\t\n"
	       "\t\t9.99\t\t\t\n",
	       "[expenditure present @1]\n"
	       "expenditure/total/total unreadable @6:3\n"
	       "expenditure/total/basic 2.00 @6:4\n"
	       "expenditure/total/project 1.00 @6:5\n"
	       "expenditure/2059998/total 3.00 @7:3\n"
	       "expenditure/2059998/basic 2.00 @7:4\n"
	       "expenditure/2059998/project 1.00 @7:5\n"
	       "expenditure/临时项目/total 1.00 @8:3\n"
	       "! other_name @2:0 示例市卫生局\n"
	       "! other_year @3:0 2023\n"
	       "! no_number @6:3 12.3.4\n"
	       "! unknown_column @6:6 备注\n"
	       "! unknown_code @7:1 2059998 新设科目\n"
	       "! extra_cell @7:7 7.00\n"
	       "! unknown_row @8:2 临时项目\n"
	       "! no_key @9:3 9.99\n");
}

static void
two_rows_of_one_key_set_their_form_aside_and_no_other(void **state)
{
	(void)state;
	expect("a.txt",
	       "支出决算表\n" HEAD
	       "科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出\n"
	       "205\t教育支出\t3.00\t2.00\t1.00\n"
	       "205\t教育支出\t4.00\t3.00\t1.00\n"
	       "一般公共预算财政拨款支出决算表\n" HEAD
	       "科目代码\t科目名称\t小计\t基本支出\t项目支出\n"
	       "205\t教育支出\t3.00\t2.00\t1.00\n",
	       "[expenditure set aside @1]\n"
	       "[general present @8]\n"
	       "general/205/total 3.00 @13:3\n"
	       "general/205/basic 2.00 @13:4\n"
	       "general/205/project 1.00 @13:5\n"
	       "! duplicate_row @7:1 205 (6)\n");
}

static void
a_form_that_stands_twice_counts_once(void **state)
{
	(void)state;
	expect("a.txt",
	       "支出决算表\n" HEAD
	       "科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出\n"
	       "合计\t\t3.00\t2.00\t1.00\n"
	       "注：完。\n"
	       "支出决算表\n" HEAD
	       "科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出\n"
	       "合计\t\t9.00\t2.00\t1.00\n",
	       "[expenditure present @1]\n"
	       "expenditure/total/total 3.00 @6:3\n"
	       "expenditure/total/basic 2.00 @6:4\n"
	       "expenditure/total/project 1.00 @6:5\n"
	       "! repeated_otherwise @13:3 total/total: 3.00 ≠ 9.00 (5)\n");
}

static void
a_form_without_its_unit_is_set_aside_unless_the_city_says_one(void **state)
{
	const char *table = "科目代码,科目名称,本年支出合计,基本支出,项目支出\n"
			    "205,教育支出,\"1,003.00\",2.00,\n";

	(void)state;
	expect("kjj/2024/expenditure.csv", table,
	       "[expenditure set aside @1]\n"
	       "! no_unit @2:3\n");
	default_unit = UNIT_WAN_YUAN;
	expect("kjj/2024/expenditure.csv", table,
	       "[expenditure present @1]\n"
	       "expenditure/205/total 1,003.00 @2:3\n"
	       "expenditure/205/basic 2.00 @2:4\n");
	default_unit = UNIT_NONE;
}

static void
a_csv_file_may_begin_with_its_title_and_unit(void **state)
{
	(void)state;
	expect("a.csv",
	       "\xef\xbb\xbf支出决算表,,,,\r\n单位：元,,,,\r\n"
	       "科目代码,科目名称,本年支出合计,基本支出,项目支出\r\n"
	       "合计,,100.00,60.00,40.00\r\n",
	       "[expenditure present @1]\n"
	       "expenditure/total/total 100.00 @4:3\n"
	       "expenditure/total/basic 60.00 @4:4\n"
	       "expenditure/total/project 40.00 @4:5\n");
}

static void
rows_that_are_printed_and_blank_are_known(void **state)
{
	struct account_context context = {
		recogniser,    names,        2,    2024,
		UNIT_WAN_YUAN, {NULL, NULL}, NULL, NULL};
	struct cells cells = {0};
	struct account account = {0};

	(void)state;
	account_read(
		&context, "a.txt",
		TEXT("“三公”经费支出决算表\n项目\t预算数\t决算数\n"
		     "合计\t3.00\t2.00\n1.因公出国（境）费\t\t\n"
		     "2.公务接待费\t3.00\t2.00\n"
		     "支出决算表\n科目代码\t科目名称\t本年支出合计\t基本支出\n"
		     "205\t教育支出\t3.00\t2.00\n"),
		&cells, &account);
	assert_int_equal(account.forms.count, 2);
	assert_true(text_is(account.forms.items[0].rows, ""));
	assert_true(text_is(account.forms.items[1].rows,
			    "total\nabroad\nreception\n"));
	account_release(&account);
	cells_release(&cells);
}

static void
a_unit_may_stand_in_the_title_or_over_a_column(void **state)
{
	(void)state;
	expect("a.csv",
	       "支出决算表（单位：元）\n"
	       "科目代码,科目名称,本年支出合计,基本支出（万元）\n"
	       "合计,,100.00,60.00\n",
	       "[expenditure present @1]\n"
	       "expenditure/total/total 100.00 @3:3\n"
	       "expenditure/total/basic 60.00 @3:4\n");
	expect("expenditure.csv",
	       "科目代码,科目名称,本年支出合计（元）,基本支出（万元）\n"
	       "合计,,100.001,60.00\n",
	       "[expenditure present @1]\n"
	       "expenditure/total/total unreadable @2:3\n"
	       "expenditure/total/basic 60.00 @2:4\n"
	       "! no_number @2:3 100.001\n");
}

static void
merged_cells_that_a_converter_repeats_are_one(void **state)
{
	(void)state;
	expect("a.md",
	       "### 部门决算公开相关信息统计表\n\n" HEAD
	       "| 一、政府采购情况 | 一、政府采购情况 | 一、政府采购情况 |\n"
	       "|---|---|---|\n| 项目 | 行次 | 统计数 |\n| 合计 | 1 | 6.19 |\n"
	       "| 二、机关运行经费 | 二、机关运行经费 | 二、机关运行经费 |\n"
	       "| （一）行政单位 | 5 | 28.25 |\n",
	       "[statistics present @1]\n"
	       "statistics/procurement/amount 6.19 @9:3\n"
	       "statistics/operating_administrative/amount 28.25 @11:3\n");
	expect("a.md",
	       "一般公共预算财政拨款支出决算表\n" HEAD
	       "| 项目 | 项目 | 本年支出 | 本年支出 | 本年支出 |\n"
	       "| 科目代码 | 科目名称 | 小计 | 基本支出 | 项目支出 |\n"
	       "| 栏次 | 栏次 | 1 | 2 | 3 |\n"
	       "| 合计 | 合计 | 3.00 | 2.00 | 1.00 |\n",
	       "[general present @1]\n"
	       "general/total/total 3.00 @8:3\n"
	       "general/total/basic 2.00 @8:4\n"
	       "general/total/project 1.00 @8:5\n");
}

static void
a_table_that_is_no_form_is_told_with_its_line(void **state)
{
	(void)state;
	expect("a.txt",
	       "绩效自评表\n一级指标\t二级指标\t权重\n产出指标\t数量指标\t10\n",
	       "! unrecognised_table @2:0 绩效自评表\n"
	       "! no_form @0:0\n");
}

static void
forms_follow_each_other_in_one_csv_file(void **state)
{
	(void)state;
	expect("a.csv",
	       "支出决算表,,,,\n部门：示例市教育局,,,,单位：万元\n"
	       "科目代码,科目名称,本年支出合计,基本支出,项目支出\n"
	       "合计,,10.00,6.00,4.00\n注：本表反映部门本年度各项支出情况。"
	       ",,,,\n,,,,\n"
	       "收入决算表,,,,单位：元\n"
	       "科目代码,科目名称,本年收入合计,财政拨款收入,其他收入\n"
	       "合计,,\"100,000.00\",,-1.00\n"
	       "财政拨款支出分析表,,,,\n"
	       "科目代码,科目名称,合计,,\n301,工资福利支出,6.00,,\n",
	       "[income present @7]\n"
	       "[expenditure present @1]\n"
	       "expenditure/total/total 10.00 @4:3\n"
	       "expenditure/total/basic 6.00 @4:4\n"
	       "expenditure/total/project 4.00 @4:5\n"
	       "income/total/total 100,000.00 @9:3\n"
	       "income/total/other -1.00 @9:5\n"
	       "! unrecognised_table @11:0 财政拨款支出分析表\n");
}

static void
semicolons_and_tabs_separate_the_cells_of_csv_too(void **state)
{
	const char *expected = "[expenditure present @1]\n"
			       "expenditure/205/total 1,010.00 @3:3\n"
			       "expenditure/205/basic 6.00 @3:4\n";

	(void)state;
	expect("a.csv",
	       "支出决算表;;;\n科目代码;科目名称;本年支出合计（万元）;"
	       "基本支出（"
	       "万元）\n205;教育支出;1,010.00;6.00\n",
	       expected);
	expect("a.csv",
	       "支出决算表\n\"科目代码\"\t科目名称\t本年支出合计（万元）\t基"
	       "本支出（万元）\n205\t教育支出\t1,010.00\t6.00\n",
	       expected);
}

static void
a_title_may_stand_among_marks_names_years_and_heads(void **state)
{
	static const char *const titles[] = {
		"支 出 决 算 表 单位：万元",
		"公开03表 支出决算表\n单位：万元",
		"附件2-1 支出决算表 金额单位：万元",
		"表三：支出决算表（单位：万元）",
		"【公开03表】支出决算表\n（万元）",
		"示例市教育局2024年度支出决算表（公开03表）\n万元",
		"2024年度示例市教育局支出决算表 部门：示例市教育局 单位：万元",
		"支出决算表（续表）\n编制单位：示例市教育局 单位 ：人民币万元",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(titles); i++) {
		struct strbuf document = {0}, expected = {0};
		unsigned line = strchr(titles[i], '\n') ? 4 : 3;

		strbuf_printf(&document,
			      "%s\n科目编码\t科目名称\t本年支出合计\t基本支出\n"
			      "205\t教育支出\t3.00\t\n",
			      titles[i]);
		strbuf_printf(&expected,
			      "[expenditure present @1]\n"
			      "expenditure/205/total 3.00 @%u:3\n",
			      line);
		expect("a.txt", strbuf_string(&document),
		       strbuf_string(&expected));
		strbuf_release(&document);
		strbuf_release(&expected);
	}
}

static void
a_table_with_the_title_of_no_form_is_none_whatever_its_head(void **state)
{
	(void)state;
	expect("a.txt",
	       "收入决算表（分来源）\n" HEAD
	       "来源名称\t本年收入合计\t财政拨款收入\t其他收入\n"
	       "上级\t4.00\t4.00\t\n"
	       "收入决算表（分科目）\n" HEAD
	       "科目编码\t科目名称\t本年收入合计\t财政拨款收入\n"
	       "205\t教育支出\t4.00\t4.00\n"
	       "2024年示例省一般公共预算支出决算表\n单位：万元\n"
	       "项目\t预算数\t调整预算数\t决算数\n"
	       "一、一般公共服务支出\t10\t20\t30\n"
	       "“三公”经费预算表\n单位：万元\n"
	       "合计\t因公出国（境）费\t公务接待费\n3.00\t2.00\t1.00\n",
	       "[income present @7]\n"
	       "income/205/total 4.00 @12:3\n"
	       "income/205/appropriation 4.00 @12:4\n"
	       "! unrecognised_table @5:0 收入决算表(分来源)\n"
	       "! unrecognised_table @15:0 2024年示例省一般公共预算支出决算表\n"
	       "! unrecognised_table @19:0 三公经费预算表\n");
}

static void
a_form_by_unit_has_a_row_for_each_unit(void **state)
{
	(void)state;
	expect("a.txt",
	       "收入决算表（分单位）\n" HEAD
	       "单位代码\t单位名称\t本年收入合计\t财政拨款收入\t其他收入\n"
	       "\t合计\t9.00\t8.00\t1.00\n"
	       "079001\t示例市教育局（本级）\t5.00\t5.00\t\n"
	       "079002\t示例市第一小学\t4.00\t3.00\t1.00\n"
	       "收入决算表（分科目）\n" HEAD
	       "科目编码\t科目名称\t本年收入合计\t财政拨款收入\n"
	       "205\t教育支出\t9.00\t8.00\n",
	       "[income present @9]\n"
	       "[income_units present @1]\n"
	       "income_units/total/total 9.00 @6:3\n"
	       "income_units/total/appropriation 8.00 @6:4\n"
	       "income_units/total/other 1.00 @6:5\n"
	       "income_units/示例市教育局(本级)/total 5.00 @7:3\n"
	       "income_units/示例市教育局(本级)/appropriation 5.00 @7:4\n"
	       "income_units/示例市第一小学/total 4.00 @8:3\n"
	       "income_units/示例市第一小学/appropriation 3.00 @8:4\n"
	       "income_units/示例市第一小学/other 1.00 @8:5\n"
	       "income/205/total 9.00 @14:3\n"
	       "income/205/appropriation 8.00 @14:4\n");
}

static void
a_project_has_a_row_of_its_own_below_its_code(void **state)
{
	(void)state;
	expect("a.txt",
	       "项目收入支出决算表\n" HEAD
	       "科目编码\t科目名称\t项目名称\t年初结转和结余\t本年收入\t"
	       "本年支出\n"
	       "合计\t\t\t1.00\t5.00\t6.00\n"
	       "2050201\t学前教育\t\t1.00\t5.00\t6.00\n"
	       "2050201\t学前教育\t校舍维修\t1.00\t2.00\t3.00\n"
	       "2050201\t学前教育\t设备购置\t\t1.00\t1.00\n"
	       "\t\t设备购置\t\t2.00\t2.00\n"
	       "2050201\t学前教育\t设备购置\t\t4.00\t4.00\n",
	       "[project present @1]\n"
	       "project/total/opening 1.00 @6:4\n"
	       "project/total/income 5.00 @6:5\n"
	       "project/total/total 6.00 @6:6\n"
	       "project/2050201/opening 1.00 @7:4\n"
	       "project/2050201/income 5.00 @7:5\n"
	       "project/2050201/total 6.00 @7:6\n"
	       "project/2050201:校舍维修/opening 1.00 @8:4\n"
	       "project/2050201:校舍维修/income 2.00 @8:5\n"
	       "project/2050201:校舍维修/total 3.00 @8:6\n"
	       "project/2050201:设备购置/income 1.00 @9:5\n"
	       "project/2050201:设备购置/total 1.00 @9:6\n"
	       "project/设备购置/income 2.00 @10:5\n"
	       "project/设备购置/total 2.00 @10:6\n"
	       "project/2050201:设备购置(2)/income 4.00 @11:5\n"
	       "project/2050201:设备购置(2)/total 4.00 @11:6\n");
}

static void
a_label_that_a_narrow_cell_cut_off_is_its_row_if_it_can_be_no_other(
	void **state)
{
	(void)state;
	expect("a.txt",
	       "收入支出决算总表\n" HEAD "项目\t行次\t金额\t项目\t行次\t金额\n"
	       "一、一般公共预算财政拨款收\t1\t5.00\t"
	       "二十、自然资源海洋气象等支\t49\t5.00\n"
	       "使用非财政拨款结余（含专用\t28\t\t灾害防治\t54\t1.00\n",
	       "[balance present @1]\n"
	       "balance/general/amount 5.00 @6:3\n"
	       "balance/220/amount 5.00 @6:6\n"
	       "balance/灾害防治/amount 1.00 @7:6\n"
	       "! unknown_row @7:4 灾害防治\n");
	/* 因公出国（境 may be an expense or a count */
	expect("a.txt",
	       "“三公”经费支出决算表\n" HEAD "项目\t预算数\t决算数\n"
	       "因公出国（境\t1.00\t1.00\n公务用车购置及\t2.00\t2.00\n",
	       "[sangong present @1]\n"
	       "sangong/因公出国(境/budget 1.00 @6:2\n"
	       "sangong/因公出国(境/final 1.00 @6:3\n"
	       "sangong/vehicles/budget 2.00 @7:2\n"
	       "sangong/vehicles/final 2.00 @7:3\n"
	       "! unknown_row @6:1 因公出国（境\n");
}

static void
heads_that_are_broken_over_lines_or_stand_on_their_side_are_one(void **state)
{
	(void)state;
	expect("a.txt",
	       "收入决算表\n" HEAD "科目\t科目\t本年收\t财政拨款\t事业\t\n"
	       "编码\t名称\t入合计\t收入\t收入\t其他收入\n"
	       "205\t教育支出\t6.00\t3.00\t2.00\t1.00\n",
	       "[income present @1]\n"
	       "income/205/total 6.00 @7:3\n"
	       "income/205/appropriation 3.00 @7:4\n"
	       "income/205/service 2.00 @7:5\n"
	       "income/205/other 1.00 @7:6\n");
	/* 本年 goes with no one of the two below it */
	expect("a.txt",
	       "“三公”经费支出决算表\n" HEAD "项目\t本年\t\n\t预算数\t决算数\n"
	       "合计\t2.00\t1.00\n",
	       "[sangong present @1]\n"
	       "sangong/total/budget 2.00 @7:2\n"
	       "sangong/total/final 1.00 @7:3\n");
	expect("a.txt",
	       "支出决算表\n" HEAD
	       "科\t科\t\t基\t\t对\n目\t目\t合\t本\t项\t附\n"
	       "编\t名\t计\t支\t目\t属\n码\t称\t\t出\t支\t单\n"
	       "\t\t\t\t出\t位\n\t\t\t\t\t补\n\t\t\t\t\t助\n"
	       "\t\t\t\t\t支\n\t\t\t\t\t出\n"
	       "205\t教育支出\t6.00\t3.00\t2.00\t1.00\n",
	       "[expenditure present @1]\n"
	       "expenditure/205/total 6.00 @14:3\n"
	       "expenditure/205/basic 3.00 @14:4\n"
	       "expenditure/205/project 2.00 @14:5\n"
	       "expenditure/205/affiliated 1.00 @14:6\n");
}

static void
of_two_codes_in_a_line_the_form_s_own_tells_the_row(void **state)
{
	(void)state;
	expect("a.txt",
	       "一般公共预算财政拨款基本支出决算表\n" HEAD
	       "部门预算支出经济分类\t\t政府预算支出经济分类\t\t决算数\n"
	       "科目编码\t科目名称\t科目编码\t科目名称\t\n"
	       "30101\t基本工资\t50101\t工资奖金津补贴\t2.00\n"
	       "30102\t津贴补贴\t50101\t工资奖金津补贴\t1.00\n",
	       "[basic present @1]\n"
	       "basic/30101/amount 2.00 @7:5\n"
	       "basic/30102/amount 1.00 @8:5\n");
	expect("a.txt",
	       "一般公共预算财政拨款基本支出决算表\n" HEAD
	       "政府科目编码\t政府科目名称\t科目编码\t科目名称\t决算数\n"
	       "50101\t工资奖金津补贴\t30101\t基本工资\t2.00\n"
	       "50101\t工资奖金津补贴\t30102\t津贴补贴\t1.00\n",
	       "[basic present @1]\n"
	       "basic/30101/amount 2.00 @6:5\n"
	       "basic/30102/amount 1.00 @7:5\n");
}

static void
expenditure_by_kind_stands_behind_that_by_class_or_in_its_place(void **state)
{
	(void)state;
	expect("a.txt",
	       "收入支出决算总表\n" HEAD
	       "项目\t决算数\t项目（按功能分类）\t决算数\t"
	       "项目（按支出性质和经济分类）\t决算数\n"
	       "事业收入\t5.00\t教育支出\t5.00\t一、基本支出\t4.00\n"
	       "其他收入\t1.00\t其他支出\t1.00\t二、项目支出\t2.00\n"
	       "总计\t6.00\t总计\t6.00\t总计\t6.00\n",
	       "[balance present @1]\n"
	       "balance/service/amount 5.00 @6:2\n"
	       "balance/205/amount 5.00 @6:4\n"
	       "balance/basic/amount 4.00 @6:6\n"
	       "balance/other/amount 1.00 @7:2\n"
	       "balance/229/amount 1.00 @7:4\n"
	       "balance/project/amount 2.00 @7:6\n"
	       "balance/total_income/amount 6.00 @8:2\n"
	       "balance/total_expenditure/amount 6.00 @8:4\n"
	       "balance/kinds_total/amount 6.00 @8:6\n");
	expect("a.txt",
	       "收入支出决算总表\n" HEAD "项目\t决算数\t项目\t决算数\n"
	       "事业收入\t6.00\t一、基本支出\t4.00\n\t\t二、项目支出\t2.00\n"
	       "总计\t6.00\t总计\t6.00\n",
	       "[balance present @1]\n"
	       "balance/service/amount 6.00 @6:2\n"
	       "balance/basic/amount 4.00 @6:4\n"
	       "balance/project/amount 2.00 @7:4\n"
	       "balance/total_income/amount 6.00 @8:2\n"
	       "balance/total_expenditure/amount 6.00 @8:4\n");
}

static void
a_title_that_no_form_gives_whole_is_known_by_its_words(void **state)
{
	(void)state;
	expect("a.txt",
	       "示例市教育局2024年度一般公共预算拨款“三公”经费预决算公开对比表"
	       "\n" HEAD "项目\t预算数\t决算数\n合计\t2.00\t1.00\n"
	       "一般公共预算拨款基本支出决算情况表（按经济分类）\n" HEAD
	       "科目编码\t科目名称\t决算数\n301\t工资福利支出\t5.00\n"
	       "“三公”经费支出预算表\n" HEAD
	       "项目\t预算数\n合计\t3.00\n公务接待费\t3.00\n",
	       "[basic present @7]\n[sangong present @1]\n"
	       "sangong/total/budget 2.00 @6:2\n"
	       "sangong/total/final 1.00 @6:3\n"
	       "basic/301/amount 5.00 @12:3\n"
	       "! unrecognised_table @17:0 三公经费支出预算表\n");
}

static void
the_department_s_table_right_behind_its_part_s_is_no_continuation(void **state)
{
	(void)state;
	expect("a.txt",
	       "支出决算表\n部门：示例市教育局（本级）\n单位：万元\n"
	       "科目编码\t科目名称\t支出合计\n\t合计\t5.00\n"
	       "支出决算表\n部门：示例市教育局\n单位：万元\n"
	       "科目编码\t科目名称\t支出合计\n\t合计\t9.00\n"
	       "205\t教育支出\t9.00\n",
	       "[expenditure present @1]\n"
	       "expenditure/total/total 9.00 @10:3\n"
	       "expenditure/205/total 9.00 @11:3\n"
	       "! repeated_form @4:0 (9)\n");
}

static void
a_line_of_dashes_alone_is_no_head(void **state)
{
	(void)state;
	expect("a.txt",
	       "部门决算公开相关信息统计表\n" HEAD "项目\t行次\t统计数\n"
	       "栏次\t—\t1\n"
	       "一、政府采购支出信息（单位：万元）\t—\t—\n"
	       "（一）政府采购支出合计\t1\t5.00\n",
	       "[statistics present @1]\n"
	       "statistics/procurement/amount 5.00 @8:3\n");
}

static void
a_budget_may_stand_beside_the_appropriations(void **state)
{
	(void)state;
	expect("a.txt",
	       "财政拨款收入支出决算总表\n" HEAD
	       "项目\t年初预算数\t决算数\t项目\t年初预算数\t决算数\t\n"
	       "\t\t\t\t\t合计\t一般公共预算财政拨款\n"
	       "一、一般公共预算财政拨款\t9.00\t8.00\t教育支出\t9.00\t8.00\t"
	       "8.00\n",
	       "[appropriation present @1]\n"
	       "appropriation/general/budget 9.00 @7:2\n"
	       "appropriation/general/amount 8.00 @7:3\n"
	       "appropriation/205/budget 9.00 @7:5\n"
	       "appropriation/205/total 8.00 @7:6\n"
	       "appropriation/205/general 8.00 @7:7\n");
}

static void
a_title_by_words_may_stand_behind_a_name_and_a_year(void **state)
{
	(void)state;
	expect("a.txt",
	       "附表7 试验市第九中学2024年度一般公共预算拨款“三公”经费支出"
	       "决算情况表 单位：万元\n"
	       "项目\t预算数\t决算数\n合计\t2.00\t1.00\n",
	       "[sangong present @1]\n"
	       "sangong/total/budget 2.00 @3:2\n"
	       "sangong/total/final 1.00 @3:3\n");
}

static void
a_mark_may_stand_behind_a_title(void **state)
{
	(void)state;
	expect("a.txt",
	       "支出决算表 公开03表\n"
	       "部门：示例市教育局 货币单位：万元\n"
	       "科目编码\t科目名称\t支出总计\n205\t教育支出\t5.00\n",
	       "[expenditure present @1]\n"
	       "expenditure/205/total 5.00 @4:3\n");
}

static void
procurement_is_planned_and_done_by_source(void **state)
{
	(void)state;
	expect("a.txt",
	       "政府采购情况表\n" HEAD
	       "项目\t采购计划金额\t\t\t实际采购金额\t\t\n"
	       "\t合计\t财政性资金\t其他资金\t合计\t财政性资金\t"
	       "其他资金\n"
	       "合计\t7.00\t6.00\t1.00\t5.00\t5.00\t\n"
	       "货物\t7.00\t6.00\t1.00\t5.00\t5.00\t\n",
	       "[statistics present @1]\n"
	       "statistics/procurement/budget 7.00 @7:2\n"
	       "statistics/procurement/amount 5.00 @7:5\n"
	       "statistics/procurement/budget_appropriated 6.00 @7:3\n"
	       "statistics/procurement/budget_other 1.00 @7:4\n"
	       "statistics/procurement/amount_appropriated 5.00 @7:6\n"
	       "statistics/goods/budget 7.00 @8:2\n"
	       "statistics/goods/amount 5.00 @8:5\n"
	       "statistics/goods/budget_appropriated 6.00 @8:3\n"
	       "statistics/goods/budget_other 1.00 @8:4\n"
	       "statistics/goods/amount_appropriated 5.00 @8:6\n");
}

static void
a_title_of_the_contents_claims_no_table_of_the_narrative(void **state)
{
	(void)state;
	default_unit = UNIT_WAN_YUAN;
	expect("a.txt",
	       "目录\n九、国有资本经营预算财政拨款支出决算表\n"
	       "十、部门决算公开相关信息统计表\n第一部分 概况\n"
	       "单位名称\t编制数\t实有数\n机关\t12\t11\n小学\t30\t29\n"
	       "科室\t人数\n1\t5\n2\t3\n",
	       "[capital promised @2]\n"
	       "[statistics promised @3]\n"
	       "! unrecognised_table @5:0 单位名称\n");
	expect("a.txt",
	       "支出决算表\n科目编码\t科目名称\t本年支出合计\t基本支出\n"
	       "205\t教育支出\t9.00\t9.00\n— 3 —\n"
	       "类别\t项目\t合计\t占比\n在职\t教师\t12\t100\n",
	       "[expenditure present @1]\n"
	       "expenditure/205/total 9.00 @3:3\n"
	       "expenditure/205/basic 9.00 @3:4\n"
	       "! unrecognised_table @5:0 类别\n");
	default_unit = UNIT_NONE;
}

static void
contents_promise_with_dots_numbers_and_fields(void **state)
{
	(void)state;
	expect("a.txt",
	       "一、收入支出决算总表………………5\n二、收入决算表 . . . . 6\n"
	       "三、支出决算表(7)\n四、财政拨款收入支出决算总表 - 8 -\n"
	       "五、一般公共预算财政拨款支出决算表 PAGEREF _Toc1 \\h 9\n"
	       "[六、一般公共预算财政拨款基本支出决算表 10](#_Toc2)\n"
	       "| 7 | 政府性基金预算财政拨款收入支出决算表 | 11 |\n",
	       "[balance promised @1]\n[income promised @2]\n"
	       "[expenditure promised @3]\n[appropriation promised @4]\n"
	       "[general promised @5]\n[basic promised @6]\n"
	       "[fund promised @7]\n");
}

static void
a_table_whose_cells_are_lost_is_told_once(void **state)
{
	(void)state;
	expect("a.md",
	       "# 支出决算表\n\n单位：万元\n\n"
	       "<table><tr><td>205</td><td>教育支出</td><td>3.00</td></tr>\n"
	       "<tr><td>206</td><td>科学技术支出</td></tr>\n",
	       "[expenditure promised @1]\n"
	       "! unrecognised_table @5:0 "
	       "<table><tr><td>205</td><td>教育支出</td><td>3.00</td></tr>\n");
	expect("a.txt",
	       "支出决算表\n单位：万元\n科目编码  科目名称  本年支出合计\n"
	       "合计                 10.00   6.00\n"
	       "205     教育支出     10.00   6.00\n",
	       "[expenditure promised @1]\n"
	       "! unrecognised_table @4:0 "
	       "合计                 10.00   6.00\n");
	expect("a.txt",
	       "支出决算表\n单位：万元\n│科目编码│科目名称│本年支出合计│\n"
	       "│205│教育支出│10.00│\n│206│科学技术支出││\n",
	       "[expenditure promised @1]\n"
	       "! unrecognised_table @4:0 │205│教育支出│10.00│\n");
	expect("a.txt",
	       "支出决算表\n单位：万元\n科目编码,科目名称,合计,基本支出\n"
	       "205,教育支出,10.00,6.00\n206,科学技术支出,1.00,\n",
	       "[expenditure promised @1]\n"
	       "! unrecognised_table @4:0 205,教育支出,10.00,6.00\n");
	expect("a.txt",
	       "支出决算表\n单位：万元\n项目\n本年支出合计\n合计\n10.00\n6."
	       "00\n",
	       "[expenditure promised @1]\n! unrecognised_table @6:0 10.00\n");
}

static void
tables_of_html_within_text_are_read_and_stand_on_its_lines(void **state)
{
	(void)state;
	expect("a.md",
	       "# 支出决算表\n\n金额单位：万元\n\n"
	       "<table><tr><td colspan=\"2\">项目</td>"
	       "<td rowspan=\"2\">本年支出合计</td>"
	       "<td rowspan=\"2\">基本支出</td></tr>\n"
	       "<tr><td>科目代码</td><td>科目名称</td></tr>\n"
	       "<tr><td colspan=\"2\">合计</td><td>9.00</td><td>6.00</td></tr>"
	       "<tr><td>205</td>\n<td>教育支出</td><td>9.00</td><td>6.00</td>"
	       "</tr></table>\n\n注：本表反映部门本年度各项支出情况。\n",
	       "[expenditure present @1]\n"
	       "expenditure/total/total 9.00 @7:3\n"
	       "expenditure/total/basic 6.00 @7:4\n"
	       "expenditure/205/total 9.00 @7:3\n"
	       "expenditure/205/basic 6.00 @7:4\n");
}

static void
marks_of_markdown_within_words_are_none_of_them(void **state)
{
	(void)state;
	expect("a.md",
	       "**支出决算表**\n\n金额单位：万元&nbsp;&nbsp;公开03表\n\n"
	       "| 科目编码 | 科目名称 | <b>本年支出</b>合计 | 基本支出 |\n"
	       "|---|---|---|---|\n"
	       "| 合计 | &nbsp; | 9.00 | \\-6.00 |\n"
	       "| 205 | 教育支出 | 9.00 | &nbsp; |\n",
	       "[expenditure present @1]\n"
	       "expenditure/total/total 9.00 @7:3\n"
	       "expenditure/total/basic -6.00 @7:4\n"
	       "expenditure/205/total 9.00 @8:3\n");
}

static void
lines_that_a_program_counted_are_read_without_their_numbers(void **state)
{
	(void)state;
	expect("a.csv",
	       ",支出决算表,Unnamed: 1,Unnamed: 2,Unnamed: 3\n"
	       "0,单位：万元,nan,nan,nan\n"
	       "1,科目编码,科目名称,本年支出合计,基本支出\n"
	       "2,栏次,nan,1.0,2.0\n"
	       "3,合计,nan,9.5,6.0\n4,205.0,教育支出,9.5,6.0\n",
	       "[expenditure present @1]\n"
	       "expenditure/total/total 9.5 @5:4\n"
	       "expenditure/total/basic 6.0 @5:5\n"
	       "expenditure/205/total 9.5 @6:4\n"
	       "expenditure/205/basic 6.0 @6:5\n");
	expect("a.csv",
	       "收入支出决算总表,Unnamed: 1,Unnamed: 2,Unnamed: 3\n"
	       ",,,单位：万元\n项目,行次,金额,\n栏次,,1.0,\n"
	       "其他收入,8.0,5.0,\n本年收入合计,27.0,5.0,\n",
	       "[balance present @1]\nbalance/other/amount 5.0 @5:3\n"
	       "balance/income/amount 5.0 @6:3\n");
}

static void
a_matrix_that_says_of_no_amount_whether_it_is_a_budget_is_not_read(void **state)
{
	(void)state;
	expect("a.txt",
	       "财政拨款“三公”经费支出决算表\n单位：万元\n"
	       "合计\t因公出国（境）费\t公务接待费\t合计\t因公出国（境）费\t公"
	       "务接待费\n"
	       "3.00\t2.00\t1.00\t2.50\t2.00\t0.50\n",
	       "[sangong promised @1]\n! unrecognised_table @3:0 合计\n");
	/* nor one whose head is narrower than its line */
	expect("a.txt",
	       "财政拨款“三公”经费支出决算表\n单位：万元\n"
	       "预算数\t决算数\n合计\t因公出国（境）费\t公务接待费\t合计\t公务"
	       "接待费\n"
	       "3.00\t2.00\t1.00\t2.50\t2.00\t0.50\n",
	       "[sangong promised @1]\n! unrecognised_table @3:0 预算数\n");
}

static void
lines_at_the_edge_of_pages_part_no_table(void **state)
{
	(void)state;
	expect("a.txt",
	       "支出决算表\n单位：万元\n科目编码\t科目名称\t本年支出合计\t基本"
	       "支出\n"
	       "合计\t\t9.00\t6.00\n试验材料汇编\n- 3 -\n"
	       "205\t教育支出\t9.00\t6.00\n试验材料汇编\n- 4 -\n"
	       "20502\t普通教育\t9.00\t6.00\n试验材料汇编\n",
	       "[expenditure present @1]\n"
	       "expenditure/total/total 9.00 @4:3\n"
	       "expenditure/total/basic 6.00 @4:4\n"
	       "expenditure/205/total 9.00 @7:3\n"
	       "expenditure/205/basic 6.00 @7:4\n"
	       "expenditure/20502/total 9.00 @10:3\n"
	       "expenditure/20502/basic 6.00 @10:4\n");
}

static void
bars_may_lack_at_the_ends_and_cells_hold_bold_and_breaks(void **state)
{
	(void)state;
	expect("a.md",
	       "**支出决算表**\n\n单位：万元\n\n"
	       "科目编码 | 科目名称 | 本年支出<br>合计 | **基本支出**\n"
	       "---|:---|---:|---\n**合计** | | **9.00** | 6.00\n"
	       "205 | 教育支出 | 9.00 | 6.00\n\n"
	       "# 收入决算表\n\n单位：万元\n\n"
	       "+------+----------+--------------+\n"
	       "| 代码 | 科目名称 | 本年收入合计 |\n"
	       "+======+==========+==============+\n"
	       "| 205  | 教育支出 | 9.00         |\n"
	       "+------+----------+--------------+\n",
	       "[income present @10]\n"
	       "[expenditure present @1]\n"
	       "expenditure/total/total 9.00 @7:3\n"
	       "expenditure/total/basic 6.00 @7:4\n"
	       "expenditure/205/total 9.00 @8:3\n"
	       "expenditure/205/basic 6.00 @8:4\n"
	       "income/205/total 9.00 @17:3\n");
}

static void
a_table_of_bars_ends_where_the_next_one_has_its_head(void **state)
{
	(void)state;
	expect("a.md",
	       "# 支出决算表\n单位：万元\n\n"
	       "| 科目编码 | 科目名称 | 本年支出合计 |\n|---|---|---|\n"
	       "| 205 | 教育支出 | 9.00 |\n\n"
	       "| 科目编码 | 科目名称 | 本年支出合计 |\n|---|---|---|\n"
	       "| 206 | 科学技术支出 | 1.00 |\n\n"
	       "| 207 | 文化旅游体育与传媒支出 | 2.00 |\n|---|---|---|\n\n"
	       "| 类别 | 项目 | 人数 |\n|---|---|---|\n| 在职 | 教师 | 5 |\n",
	       "[expenditure present @1]\n"
	       "expenditure/205/total 9.00 @6:3\n"
	       "expenditure/206/total 1.00 @10:3\n"
	       "expenditure/207/total 2.00 @12:3\n"
	       "! unrecognised_table @15:0 类别\n");
}

static void
a_name_broken_over_two_lines_is_one_row(void **state)
{
	(void)state;
	expect("a.txt",
	       "支出决算表\n" HEAD "科目编码\t科目名称\t本年支出合计\n"
	       "2080505\t机关事业单位基本养老\t\n\t保险缴费支出\t3.00\n"
	       "2080506\t机关事业单位职业年金缴\t2.00\n\t费支出\t\n"
	       "收入支出决算总表\n" HEAD "项目\t金额\t项目\t金额\n"
	       "一、一般公共预算财\t\t二十二、灾害防治及应急管理支\t1.00\n"
	       "政拨款收入\t5.00\t出\t\n",
	       "[balance present @10]\n"
	       "[expenditure present @1]\n"
	       "expenditure/2080505/total 3.00 @7:3\n"
	       "expenditure/2080506/total 2.00 @8:3\n"
	       "balance/224/amount 1.00 @15:4\n"
	       "balance/general/amount 5.00 @16:2\n");
}

static void
unknown_rows_of_one_label_are_told_apart(void **state)
{
	(void)state;
	expect("a.txt",
	       "收入支出决算总表\n" HEAD "项目\t金额\t项目\t金额\n"
	       "一、财政拨款收入\t9.00\t一、一般公共服务支出\t9.00\n"
	       "其中：临时安排\t1.00\t其中：临时安排\t2.00\n"
	       "本年收入合计\t9.00\t本年支出合计\t9.00\n"
	       "合计\t9.00\t合计\t9.00\n",
	       "[balance present @1]\n"
	       "balance/appropriation/amount 9.00 @6:2\n"
	       "balance/201/amount 9.00 @6:4\n"
	       "balance/其中:临时安排/amount 1.00 @7:2\n"
	       "balance/其中:临时安排(2)/amount 2.00 @7:4\n"
	       "balance/income/amount 9.00 @8:2\n"
	       "balance/expenditure/amount 9.00 @8:4\n"
	       "balance/total_income/amount 9.00 @9:2\n"
	       "balance/total_expenditure/amount 9.00 @9:4\n"
	       "! unknown_row @7:1 其中：临时安排\n"
	       "! unknown_row @7:3 其中：临时安排\n");
}

static void
a_row_that_is_unknown_leads_back_to_no_earlier_one(void **state)
{
	(void)state;
	expect("a.txt",
	       "财政拨款收入支出决算总表\n" HEAD "项目\t金额\t项目\t合计\n"
	       "二、政府性基金预算财政拨款\t2.00\t一、一般公共服务支出\t8.00\n"
	       "年初财政拨款结转和结余\t3.00\t年末财政拨款结转和结余\t5.00\n"
	       "其中：临时安排\t1.00\t\t\n"
	       "政府性基金预算财政拨款\t3.00\t\t\n",
	       "[appropriation present @1]\n"
	       "appropriation/fund/amount 2.00 @6:2\n"
	       "appropriation/201/total 8.00 @6:4\n"
	       "appropriation/opening/amount 3.00 @7:2\n"
	       "appropriation/closing/total 5.00 @7:4\n"
	       "appropriation/其中:临时安排/amount 1.00 @8:2\n"
	       "appropriation/opening_fund/amount 3.00 @9:2\n"
	       "! unknown_row @8:1 其中：临时安排\n");
}

static void
an_unknown_label_below_a_code_without_value_is_a_row_of_its_own(void **state)
{
	(void)state;
	expect("a.txt",
	       "一般公共预算财政拨款基本支出决算明细表\n" HEAD
	       "科目代码\t科目名称\t决算数\t科目代码\t科目名称\t决算数\n"
	       "30305\t生活补助\t\t31001\t房屋建筑物购建\t\n"
	       "一\t甲\t1.00\t一\t甲\t2.00\n",
	       "[basic present @1]\n"
	       "basic/一/amount 1.00 @7:3\n"
	       "basic/一(2)/amount 2.00 @7:6\n"
	       "! unknown_row @7:1 一\n"
	       "! unknown_row @7:4 一\n");
}

static void
codes_beside_a_form_that_has_none_are_no_keys(void **state)
{
	(void)state;
	expect("a.txt",
	       "“三公”经费支出决算表\n" HEAD "科目代码\t项目\t预算数\t决算数\n"
	       "30217\t公务接待费\t1.00\t0.50\n"
	       "30218\t\t2.00\t\n",
	       "[sangong present @1]\n"
	       "sangong/reception/budget 1.00 @6:3\n"
	       "sangong/reception/final 0.50 @6:4\n"
	       "! no_key @7:3 2.00\n");
}

static void
a_cell_of_a_matrix_is_read_once(void **state)
{
	(void)state;
	expect("a.txt",
	       "“三公”经费支出决算表\n" HEAD
	       "项目\t合计\t公务接待费\t会议费\t会议费\n"
	       "决算数\t3.00\t0.50\t1.00\t2.00\n",
	       "[sangong present @1]\n"
	       "sangong/total/final 3.00 @6:2\n"
	       "sangong/reception/final 0.50 @6:3\n"
	       "sangong/meetings/final 1.00 @6:4\n"
	       "! unknown_column @6:5 会议费\n");
	expect("a.txt",
	       "“三公”经费支出决算表\n" HEAD "项目\t合计\t公务接待费\t会议费\n"
	       "决算数\t3.00\t0.50\t1.00\n"
	       "另外\t4.00\t0.60\t2.00\n",
	       "[sangong present @1]\n"
	       "sangong/total/final 3.00 @6:2\n"
	       "sangong/reception/final 0.50 @6:3\n"
	       "sangong/meetings/final 1.00 @6:4\n"
	       "! no_key @7:2 4.00\n"
	       "! no_key @7:3 0.60\n"
	       "! no_key @7:4 2.00\n");
}

/* 预算数 stands over the last of its columns alone and so over the next ones;
 * or the line with both names is lost. */
static void
a_matrix_whose_columns_are_not_sure_is_not_read(void **state)
{
	(void)state;
	expect("a.txt",
	       "“三公”经费支出决算表\n" HEAD
	       "\t\t预算数\t预算数\t预算数\t决算数\n"
	       "合计\t因公出国（境）费\t公务接待费\t合计\t因公出国（境）费\t"
	       "公务接待费\n"
	       "3.00\t0.50\t2.50\t2.00\t0.40\t1.60\n",
	       "[sangong promised @1]\n"
	       "! unrecognised_table @5:0 预算数\n");
	expect("a.txt",
	       "“三公”经费支出决算表\n" HEAD
	       "合计\t因公出国（境）费\t公务接待费\t合计\t因公出国（境）费\t"
	       "公务接待费\n"
	       "3.00\t0.50\t2.50\t2.00\t0.40\t1.60\n",
	       "[sangong promised @1]\n"
	       "! unrecognised_table @5:0 合计\n");
}

/* Each tried every number that the ones before it had. */
static void
a_hundred_thousand_unknown_rows_of_one_label_take_no_time(void **state)
{
	struct account_context context = {
		.recogniser = recogniser,
		.year = 2024,
		.unit = UNIT_WAN_YUAN,
	};
	struct strbuf content = {0};
	struct cells cells = {0};
	struct account account = {0};

	(void)state;
	strbuf_puts(&content, "收入支出决算总表\n项目\t金额\t项目\t金额\n"
			      "一、财政拨款收入\t9.00\t\t\n");
	for (int i = 0; i < 100000; i++)
		strbuf_puts(&content, "其中\t1.00\t\t\n");
	account_read(&context, "a.txt", strbuf_view(&content), &cells,
		     &account);
	assert_int_equal(account.figures.count, 100001);
	strbuf_release(&content);
	account_release(&account);
	cells_release(&cells);
}

static void
a_stroke_is_as_empty_as_a_dash(void **state)
{
	(void)state;
	expect("a.txt",
	       "支出决算表\n" HEAD
	       "科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\t经营支"
	       "出\n205\t教育支出\t/\t—\t— —\t无\n",
	       "[expenditure present @1]\n"
	       "expenditure/205/project not applicable @6:5\n"
	       "expenditure/205/business unreadable @6:6\n"
	       "! no_number @6:6 无\n");
}

static void
words_of_merged_cells_that_a_converter_repeats_are_no_values(void **state)
{
	(void)state;
	expect("a.md",
	       "# 一般公共预算财政拨款基本支出决算明细表\n单位：万元\n\n"
	       "| 代码 | 科目名称 | 决算数 | 代码 | 科目名称 | 决算数 | 代码 | "
	       "科目名称 | 决算数 |\n|---|---|---|---|---|---|---|---|---|\n"
	       "| 301 | 工资福利支出 | 8.00 | 302 | 商品和服务支出 | 2.00 | "
	       "307 "
	       "| 债务利息及费用支出 | |\n"
	       "| 人员经费合计 | 人员经费合计 | 8.00 | 公用经费合计 | "
	       "公用经费合计 | 公用经费合计 | 公用经费合计 | 公用经费合计 | "
	       "2.00 |\n"
	       "# 国有资本经营预算财政拨款支出决算表\n单位：万元\n\n"
	       "| 代码 | 科目名称 | 合计 | 基本支出 | 项目支出 |\n"
	       "|---|---|---|---|---|\n| 合计 | 合计 | | | |\n"
	       "| 说明：本表无数据。 | 说明：本表无数据。 | | | |\n",
	       "[basic present @1]\n"
	       "[capital declared empty @8]\n"
	       "basic/301/amount 8.00 @6:3\n"
	       "basic/302/amount 2.00 @6:6\n"
	       "basic/personnel/amount 8.00 @7:3\n"
	       "basic/public/amount 2.00 @7:9\n");
}

static void
values_that_are_alike_are_no_merged_cells(void **state)
{
	(void)state;
	expect("a.txt",
	       "收入决算表\n" HEAD
	       "科目代码\t科目名称\t本年收入合计\t财政拨款收入\t上级补助收入"
	       "\n205\t教育支出\t#REF!\t#REF!\t９.５\n"
	       "20502\t普通教育\t９.５\t９.５\t\n",
	       "[income present @1]\n"
	       "income/205/total unreadable @6:3\n"
	       "income/205/appropriation unreadable @6:4\n"
	       "income/205/superior 9.5 @6:5\n"
	       "income/20502/total 9.5 @7:3\n"
	       "income/20502/appropriation 9.5 @7:4\n"
	       "! no_number @6:3 #REF!\n"
	       "! no_number @6:4 #REF!\n");
}

static void
a_formula_that_was_never_calculated_says_so(void **state)
{
	(void)state;
	expect("a.txt",
	       "收入决算表\n" HEAD
	       "科目代码\t科目名称\t本年收入合计\t财政拨款收入\n"
	       "205\t教育支出\t=SUM(D8:D9)\t９.５\n",
	       "[income present @1]\n"
	       "income/205/total unreadable @6:3\n"
	       "income/205/appropriation 9.5 @6:4\n"
	       "! no_result @6:3 =SUM(D8:D9)\n");
}

static void
amounts_may_have_their_own_unit(void **state)
{
	(void)state;
	expect("a.txt",
	       "收入决算表\n" HEAD
	       "科目代码\t科目名称\t本年收入合计\t财政拨款收入\t上级补助收入"
	       "\n205\t教育支出\t1.2亿\t9,000.50万\t¥30.00\n",
	       "[income present @1]\n"
	       "income/205/total 1.2 @6:3\n"
	       "income/205/appropriation 9,000.50 @6:4\n"
	       "income/205/superior 30.00 @6:5\n");
	expect("a.txt",
	       "部门决算公开相关信息统计表\n" HEAD
	       "项目\t行次\t统计数\n（一）车辆数合计（辆）\t7\t4万元\n",
	       "[statistics present @1]\n"
	       "statistics/vehicles/amount unreadable @6:3\n"
	       "! no_number @6:3 4万元\n");
}

static void
amounts_of_a_matrix_that_are_no_numbers_are_told(void **state)
{
	(void)state;
	expect("a.txt",
	       "财政拨款“三公”经费支出决算表\n" HEAD
	       "合计\t因公出国（境）费\t公务接待费\n"
	       "(443)\t12%\t0.31万元\n",
	       "[sangong present @1]\n"
	       "sangong/total/final unreadable @6:1\n"
	       "sangong/abroad/final unreadable @6:2\n"
	       "sangong/reception/final 0.31 @6:3\n"
	       "! no_number @6:1 (443)\n"
	       "! no_number @6:2 12%\n");
	/* alike, which is no head of a section */
	expect("a.txt",
	       "财政拨款“三公”经费支出决算表\n" HEAD
	       "合计\t因公出国（境）费\t公务接待费\n"
	       "#REF!\t#REF!\t#REF!\n",
	       "[sangong present @1]\n"
	       "sangong/total/final unreadable @6:1\n"
	       "sangong/abroad/final unreadable @6:2\n"
	       "sangong/reception/final unreadable @6:3\n"
	       "! no_number @6:1 #REF!\n"
	       "! no_number @6:2 #REF!\n"
	       "! no_number @6:3 #REF!\n");
	/* with words beside all of them, which heads have too */
	expect("a.txt",
	       "财政拨款“三公”经费支出决算表\n" HEAD
	       "合计\t因公出国（境）费\t公务接待费\n"
	       "约3.00\t无\t约3.00\n",
	       "[sangong present @1]\n"
	       "sangong/total/final unreadable @6:1\n"
	       "sangong/abroad/final unreadable @6:2\n"
	       "sangong/reception/final unreadable @6:3\n"
	       "! no_number @6:1 约3.00\n"
	       "! no_number @6:2 无\n"
	       "! no_number @6:3 约3.00\n");
}

/* Hidden columns are known of the first 64 cells alone. */
static void
a_matrix_may_have_more_cells_than_a_word_has_bits(void **state)
{
	struct strbuf content = {0};

	(void)state;
	strbuf_puts(&content, "财政拨款“三公”经费支出决算表\n" HEAD
			      "决算数\t决算数\t决算数");
	for (int c = 4; c <= 70; c++)
		strbuf_puts(&content, "\t说明");
	strbuf_puts(&content, "\n合计\t因公出国（境）费\t公务接待费");
	for (int c = 4; c <= 70; c++)
		strbuf_puts(&content, "\t说明");
	strbuf_puts(&content, "\n3.00\t1.00\t2.00\n");
	expect("a.txt", content.data,
	       "[sangong present @1]\n"
	       "sangong/total/final 3.00 @7:1\n"
	       "sangong/abroad/final 1.00 @7:2\n"
	       "sangong/reception/final 2.00 @7:3\n");
	strbuf_release(&content);
}

static void
a_part_that_goes_on_elsewhere_has_the_unit_of_its_form(void **state)
{
	(void)state;
	expect("a.html",
	       "<html><p>收入决算表<p>单位：万元<table><tr><td>科目代码<td>"
	       "科目名称<td>本年收入合计<td>财政拨款收入<tr><td>205<td>教育支出"
	       "<td>1.00<td>1.00</table><p>收入决算表（续）<table><tr><td>206"
	       "<td>科学技术支出<td>2.00<td>2.00</table>",
	       "[income present @1]\n"
	       "income/205/total 1.00 @4:3\n"
	       "income/205/appropriation 1.00 @4:4\n"
	       "income/206/total 2.00 @6:3\n"
	       "income/206/appropriation 2.00 @6:4\n");
}

/* Codes, dates and telephone numbers are no amounts. */
static void
a_cover_is_no_table_of_amounts(void **state)
{
	(void)state;
	expect("a.txt",
	       "单位名称\t示例市教育局\n统一社会信用代码\t11140600012345678X\n"
	       "邮政编码\t036000\n电话号码\t0349-2020202\n"
	       "报送日期\t2025-03-01\n填报年度\t2024年\n收入决算表\n" HEAD
	       "科目代码\t科目名称\t本年收入合计\t财政拨款收入\n"
	       "205\t教育支出\t1.00\t1.00\n",
	       "[income present @7]\n"
	       "income/205/total 1.00 @12:3\n"
	       "income/205/appropriation 1.00 @12:4\n");
}

static void
heads_of_two_lines_may_repeat_within_a_table(void **state)
{
	(void)state;
	expect("a.txt",
	       "收入决算表\n" HEAD "项目\t\t本年收入合计\t财政拨款收入\n"
	       "科目代码\t科目名称\t\t\n205\t教育支出\t9.50\t9.50\n"
	       "项目\t\t本年收入合计\t财政拨款收入\n科目代码\t科目名称\t\t\n"
	       "206\t科学技术支出\t8.00\t8.00\n",
	       "[income present @1]\n"
	       "income/205/total 9.50 @7:3\n"
	       "income/205/appropriation 9.50 @7:4\n"
	       "income/206/total 8.00 @10:3\n"
	       "income/206/appropriation 8.00 @10:4\n");
}

/* Where a sheet says which column a cell is in, sums that check a form move
 * none of its columns, whether a blank column parts them from it or not. */
static void
what_stands_beside_a_form_is_no_part_of_it(void **state)
{
	(void)state;
	expect("a.csv",
	       "收入决算表,,,,,\n单位：万元,,,,,\n"
	       "科目代码,科目名称,本年收入合计,财政拨款收入,,\n"
	       "栏次,,1,2,,\n,合计,2.00,2.00,,0.00\n"
	       "205,教育支出,2.00,2.00,,0.50\n20502,普通教育,2.00,2.00,,核对\n",
	       "[income present @1]\n"
	       "income/total/total 2.00 @5:3\n"
	       "income/total/appropriation 2.00 @5:4\n"
	       "income/205/total 2.00 @6:3\n"
	       "income/205/appropriation 2.00 @6:4\n"
	       "income/20502/total 2.00 @7:3\n"
	       "income/20502/appropriation 2.00 @7:4\n"
	       "! loose @6:6 0.50\n");
	expect("a.csv",
	       "收入决算表,,,,\n单位：万元,,,,\n"
	       "科目代码,科目名称,本年收入合计,财政拨款收入,\n"
	       "205,教育支出,2.00,2.00,1.00\n20502,普通教育,2.00,2.00,\n",
	       "[income present @1]\n"
	       "income/205/total 2.00 @4:3\n"
	       "income/205/appropriation 2.00 @4:4\n"
	       "income/20502/total 2.00 @5:3\n"
	       "income/20502/appropriation 2.00 @5:4\n"
	       "! extra_cell @4:5 1.00\n");
}

static void
a_picture_below_a_title_is_told_where_its_table_is_not(void **state)
{
	(void)state;
	expect("a.html",
	       "<html><img src=logo.png><p>支出决算表<p>单位：万元<p><img>"
	       "<p>收入决算表<p>单位：万元<table><tr><td>科目代码<td>科目名称"
	       "<td>本年收入合计<td>财政拨款收入<tr><td>205<td>教育支出<td>1.00"
	       "<td>1.00</table><p>财政拨款“三公”经费支出决算表<p>无<p>注",
	       "[income present @3]\n"
	       "[expenditure promised @1]\n"
	       "[sangong promised @7]\n"
	       "income/205/total 1.00 @6:3\n"
	       "income/205/appropriation 1.00 @6:4\n"
	       "! picture @1:0\n");
}

static void
numbers_of_columns_may_be_wide_or_repeat(void **state)
{
	(void)state;
	expect("a.txt",
	       "收入决算表\n" HEAD
	       "科目代码\t科目名称\t本年收入合计\t财政拨款收入\t上级补助收入"
	       "\n栏次\t\t１\t２\t３\n"
	       "205\t教育支出\t9.50\t9.50\t\n",
	       "[income present @1]\n"
	       "income/205/total 9.50 @7:3\n"
	       "income/205/appropriation 9.50 @7:4\n");
	expect("a.txt",
	       "收入决算表\n" HEAD
	       "科目代码\t科目名称\t本年收入合计\t财政拨款收入\t上级补助收入"
	       "\n栏次\t\t1\t1\t2\n"
	       "205\t教育支出\t9.50\t9.50\t\n",
	       "[income present @1]\n"
	       "income/205/total 9.50 @7:3\n"
	       "income/205/appropriation 9.50 @7:4\n");
}

static void
a_spreadsheet_that_pandas_read_has_no_values_where_it_says_nan(void **state)
{
	(void)state;
	expect("a.md",
	       "## 表3\n"
	       "| 支出决算表 | Unnamed: 1 | Unnamed: 2 | Unnamed: 3 |\n"
	       "| --- | --- | --- | --- |\n"
	       "| 部门：示例市教育局 | NaN | NaN | 金额单位：万元 |\n"
	       "| 科目代码 | 科目名称 | 本年支出合计 | 基本支出 |\n"
	       "| NaN | 合计 | 5.1 | NaN |\n",
	       "[expenditure present @2]\n"
	       "expenditure/total/total 5.1 @6:3\n");
}

static void
the_year_may_stand_in_the_heads_of_columns(void **state)
{
	(void)state;
	expect("a.txt",
	       "财政拨款“三公”经费支出决算表（示例市教育局）\n单位：万元\n"
	       "项目\t2024年度预算数\t2024年度决算数\n合计\t4.00\t5.00\n"
	       "收入支出决算总表\n单位：万元\n"
	       "收入项目\t2023年决算数\t2024年决算数\n"
	       "财政拨款收入\t4.00\t5.00\n",
	       "[balance present @5]\n"
	       "[sangong present @1]\n"
	       "sangong/total/budget 4.00 @4:2\n"
	       "sangong/total/final 5.00 @4:3\n"
	       "balance/appropriation/amount 5.00 @8:3\n"
	       "balance/appropriation/prior 4.00 @8:2\n");
}

static void
a_title_printed_again_over_the_same_first_row_begins_no_continuation(
	void **state)
{
	(void)state;
	expect("a.txt",
	       "2024年度支出决算表\n单位：万元\n"
	       "科目编码\t科目名称\t本年支出合计\n合计\t\t9.00\n"
	       "2023年度支出决算表\n单位：万元\n"
	       "科目编码\t科目名称\t本年支出合计\n合计\t\t3.00\n",
	       "[expenditure present @1]\n"
	       "expenditure/total/total 9.00 @4:3\n"
	       "! other_year @5:0 2023\n"
	       "! repeated_otherwise @8:3 total/total: 9.00 ≠ 3.00 (3)\n");
}

static void
a_head_that_fits_no_form_is_not_overruled_by_the_table_s_width(void **state)
{
	(void)state;
	expect("a.txt",
	       "一般公共预算财政拨款支出决算表\n单位：万元\n"
	       "科目编码\t科目名称\t计划数\t调整数\t结果数\n"
	       "205\t教育支出\t1.00\t2.00\t3.00\n",
	       "[general promised @1]\n"
	       "! unrecognised_table @3:0 科目编码\n");
}

static bool
is_health(struct text name, void *context)
{
	(void)context;
	return text_is(name, "示例市卫生局");
}

static void
a_document_of_another_department_is_not_read(void **state)
{
	(void)state;
	asks_others = is_health;
	expect("a.txt",
	       "部门：示例市卫生局\n支出决算表\n单位：万元\n"
	       "科目编码\t科目名称\t本年支出合计\t基本支出\n"
	       "205\t教育支出\t9.00\t9.00\n",
	       "! other_department @1:0 示例市卫生局\n");
	/* One wrong head among its own is a slip. */
	expect("a.txt",
	       "部门：示例市教育局\n支出决算表\n单位：万元\n"
	       "部门：示例市卫生局\n"
	       "科目编码\t科目名称\t本年支出合计\t基本支出\n"
	       "205\t教育支出\t9.00\t9.00\n",
	       "[expenditure present @2]\n"
	       "expenditure/205/total 9.00 @6:3\n"
	       "expenditure/205/basic 9.00 @6:4\n"
	       "! other_name @4:0 示例市卫生局\n");
	/* So does a cover, where heads name nobody, or not by a name. */
	expect("a.txt",
	       "示例市卫生局\n2024年度\n部门决算公开\n支出决算表\n"
	       "部门：本部门\n单位：万元\n"
	       "科目编码\t科目名称\t本年支出合计\t基本支出\n"
	       "205\t教育支出\t9.00\t9.00\n",
	       "! other_department @3:0 示例市卫生局\n");
	expect("a.txt",
	       "示例市卫生局2024年度部门决算\n支出决算表\n单位：万元\n"
	       "科目编码\t科目名称\t本年支出合计\t基本支出\n"
	       "205\t教育支出\t9.00\t9.00\n",
	       "! other_department @1:0 示例市卫生局\n");
	/* But not beside one's own: pages list what others published. */
	expect("a.txt",
	       "示例市卫生局2024年度部门决算\n示例市教育局2024年度部门决算\n"
	       "支出决算表\n单位：万元\n"
	       "科目编码\t科目名称\t本年支出合计\t基本支出\n"
	       "205\t教育支出\t9.00\t9.00\n",
	       "[expenditure present @3]\n"
	       "expenditure/205/total 9.00 @6:3\n"
	       "expenditure/205/basic 9.00 @6:4\n");
	asks_others = NULL;
}

static void
files_that_cannot_be_read_say_why_and_where(void **state)
{
	(void)state;
	expect("a.txt", "", "! empty @0:0\n");
	expect("a.txt", "x\n\xff\xfe\n", "! not_utf8 @2:0\n");
	expect("a.txt", "%PDF-1.7\n", "! no_reader @0:0\n");
	expect("a.txt", "version https://git-lfs.github.com/spec/v1\n",
	       "! not_fetched @0:0\n");
	expect("a.txt", "a\t1\n<<<<<<< ours\nb\t2\n", "! conflicted @2:0\n");
	expect("a.csv", "a,b\n\"c,d\n", "! unclosed @2:0\n");
}

/* Damaged documents */

/* One of every kind of table, to be damaged. */
static const char *const sound[] = {
	"一、收入支出决算总表\t5\n二、收入决算表……6\n"
	"收入支出决算总表\n" HEAD "收入\t\t\t支出\t\t\n"
	"项目\t行次\t金额\t项目\t行次\t金额\n栏次\t\t1\t栏次\t\t2\n"
	"一、一般公共预算财政拨款收入\t1\t9.00\t五、教育支出\t36\t7.80\n"
	"其中：临时安排\t2\t1.00\t其中：临时安排\t37\t-1.00\n"
	"总计\t31\t9.00\t总计\t62\t9.00\n- 2 -\n"
	"注：本表反映部门本年度的总收支和年末结转结余情况。\n"
	"229\t其他支出\t41.20\t41.20\t\t\t\t\t\n"
	"注：本表反映部门本年度取得的各项收入情况。\n"
	"财政拨款“三公”经费支出决算表\n" HEAD "项目\t合计\t公务接待费\n"
	"预算数\t4.00\t1.00\n决算数\t3.00\t———\n",
	"# 一般公共预算财政拨款基本支出决算明细表\n\n单位：元\n\n"
	"| 类 | 款 | 名称 | 决算数 | 代码 | 科目名称 | 决算数 |\n"
	"|---|---|---|---|---|---|---|\n"
	"| 301 | | 工资福利支出 | 8.00 | 302 | 商品和服<br>务支出 | 2.00 |\n"
	"| 301 | 01 | **基本工资** | 8.00 | 30201 | 办公费 | 2.00 |\n"
	"| 人员经费合计 | | | 8.00 | 公用经费合计 | 公用经费合计 | 2.00 |\n\n"
	"支出决算表\n\n科目 | 名称 | 本年支出合计（万元）\n---|---|---\n"
	"2080505 | 机关事业单位基本养老 |\n | 保险缴费支出 | 3.00\n",
	"支出决算表,,,单位：万元\r\n科目编码,科目名称,本年支出合计,基本支出\r\n"
	"合计,,\"1,234.50\",\r\n\"205\",\"教育\n支出\",4,\"a\"\"b\"\r\n"
	"说明：本表无数据,,,\r\n部门决算公开相关信息统计表,,,单位：万元\r\n"
	"项目,行次,统计数,\r\n合计,1,6.19,\r\n（一）车辆数合计（辆）,7,2,\r\n",
};

static uint32_t
chance(uint32_t *seed, uint32_t below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (uint32_t)(((uint64_t)*seed * below) >> 32);
}

/* Cut out, put in, or print twice a piece of the document. */
static void
damage(struct strbuf *document, uint32_t *seed)
{
	static const char *const pieces[] = {
		"\n",     "\t", "|",          ",",    "\"",   "205",   "合计",
		"单位：", "0",  "支出决算表", "\n\n", "\xe5", "|---|", "1.00",
	};
	struct text all = strbuf_view(document);
	uint32_t at = chance(seed, (uint32_t)all.length + 1);
	uint32_t length = chance(seed, (uint32_t)(all.length - at) % 64 + 1);
	struct text before = {all.data, at}, piece = {all.data + at, length};
	struct text behind = text_skip(all, at + length);
	struct strbuf damaged = {0};

	strbuf_text(&damaged, before);
	switch (chance(seed, 3)) {
	case 0:
		break;
	case 1:
		strbuf_puts(&damaged, pieces[chance(seed, 14)]);
		strbuf_text(&damaged, piece);
		break;
	default:
		strbuf_text(&damaged, piece);
		strbuf_text(&damaged, piece);
	}
	strbuf_text(&damaged, behind);
	strbuf_release(document);
	*document = damaged;
}

/* What must hold of whatever is read. */
static void
check_account(struct text document, const struct account *account)
{
	uint32_t lines = 1, last = 0;

	for (size_t i = 0; i < document.length; i++)
		lines += document.data[i] == '\n';
	vec_each (const struct figure *, figure, &account->figures) {
		assert_true(figure == account->figures.items ||
			    figure->cell > last);
		assert_in_range(figure->place.line, 1, lines);
		assert_in_range(figure->place.cell, 1, document.length);
		last = figure->cell;
	}
	vec_each (const struct remark *, remark, &account->remarks)
		assert_true(remark->place.line <= lines);
	assert_true(account->figures.count > 0 || account->forms.count > 0 ||
		    account->remarks.count > 0);
}

static int
compare_lines(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Its lines in an order that does not hang on how cells are numbered. */
static void
sort_lines(struct strbuf *out)
{
	VEC(char *) lines = {0};
	struct strbuf sorted = {0};

	for (char *line = strtok(out->data, "\n"); line;
	     line = strtok(NULL, "\n"))
		*vec_push(&lines) = line;
	vec_sort(&lines, compare_lines);
	vec_each (char **, line, &lines) {
		strbuf_puts(&sorted, *line);
		strbuf_putc(&sorted, '\n');
	}
	vec_release(&lines);
	strbuf_release(out);
	*out = sorted;
}

static void
read_and_print(struct text document, const char *name, struct cells *cells,
	       struct account *account, struct strbuf *out)
{
	struct account_context context = {
		recogniser,    names,        2,    2024,
		UNIT_WAN_YUAN, {NULL, NULL}, NULL, NULL};

	account_read(&context, name, document, cells, account);
	check_account(document, account);
	print_account(out, cells, account);
	sort_lines(out);
}

static void
a_damaged_document_is_read_alike_whatever_was_read_before(void **state)
{
	const char *rounds = getenv("TESTS_ROUNDS");
	struct cells all = {0};
	struct account again = {0};

	(void)state;
	for (int round = 0; round < (rounds ? atoi(rounds) : 3000); round++) {
		uint32_t seed = (uint32_t)round;
		uint32_t kind = chance(&seed, 3);
		const char *name = kind == 2 ? "a.csv" : "a.txt";
		struct strbuf document = {0}, first = {0}, second = {0};
		struct cells cells = {0};
		struct account account = {0};

		strbuf_puts(&document, sound[kind]);
		for (uint32_t times = chance(&seed, 8); times > 0; times--)
			damage(&document, &seed);
		read_and_print(strbuf_view(&document), name, &cells, &account,
			       &first);
		read_and_print(strbuf_view(&document), name, &all, &again,
			       &second);
		assert_string_equal(strbuf_string(&first),
				    strbuf_string(&second));
		account_release(&account);
		cells_release(&cells);
		strbuf_release(&document);
		strbuf_release(&first);
		strbuf_release(&second);
	}
	account_release(&again);
	cells_release(&all);
}

/* The real document: every non-empty cell of its tables. */

static char *
read_file(const char *path)
{
	FILE *file = fopen(path, "rb");
	struct strbuf content = {0};
	char bytes[4096];
	size_t count;

	if (!file)
		return NULL;
	while ((count = fread(bytes, 1, sizeof bytes, file)) > 0)
		strbuf_add(&content, bytes, count);
	fclose(file);
	return content.data;
}

static void
expect_file(const char *document, const char *golden)
{
	char *content = read_file(document), *expected;
	static const char *const shuozhou[] = {"朔州市科学技术局"};
	struct account_context context = {recogniser, shuozhou,     1,    2024,
					  UNIT_NONE,  {NULL, NULL}, NULL, NULL};
	struct cells cells = {0};
	struct account account = {0};
	struct strbuf out = {0};

	if (!content) {
		print_message("%s is not here\n", document);
		skip();
	}
	expected = read_file(golden);
	assert_non_null(expected);
	account_read(&context, "kjj/2024.txt", text_of(content), &cells,
		     &account);
	print_account(&out, &cells, &account);
	if (getenv("TESTS_UPDATE")) {
		FILE *file = fopen(golden, "wb");
		assert_non_null(file);
		fputs(strbuf_string(&out), file);
		fclose(file);
	}
	assert_string_equal(strbuf_string(&out), expected);
	strbuf_release(&out);
	account_release(&account);
	cells_release(&cells);
	free(content);
	free(expected);
}

static void
the_real_sample_gives_exactly_its_cells(void **state)
{
	(void)state;
	expect_file(SOURCE_DIR "/../shared/samples/kjj-2024.txt",
		    SOURCE_DIR "/tests/unit/golden/kjj-2024.txt");
}

static int
set_up(void **state)
{
	char path[] = "/tmp/account-test-XXXXXX";
	struct error err;
	FILE *file;
	int fd = mkstemp(path);

	(void)state;
	if (fd < 0 || !(file = fdopen(fd, "w")))
		return 1;
	fputs("city: {name: 示例市, code: \"000000\"}\nyears: 2024-2024\n"
	      "archive: {repository: a, branch: main, "
	      "sources: \"{department}/{year}*\"}\n"
	      "warehouse: w.db\nforms: shanxi\n"
	      "departments:\n  - {id: jyj, name: 示例市教育局}\n",
	      file);
	fclose(file);
	bool ok = config_open(path, SOURCE_DIR "/config", &config, &err);
	unlink(path);
	if (!ok) {
		fprintf(stderr, "%s:%d:%d: %s\n", err.source, err.line,
			err.column, err.message);
		return 1;
	}
	recogniser = recogniser_new(config.forms);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	recogniser_free(recogniser);
	config_close(&config);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a_code_list_gives_every_filled_cell_its_code_column_and_line),
		cmocka_unit_test(
			lanes_of_a_balance_are_kept_apart_and_its_line_numbers_are_no_money),
		cmocka_unit_test(
			shanghai_prints_split_codes_and_the_total_last),
		cmocka_unit_test(
			one_line_across_holds_the_three_public_expenses),
		cmocka_unit_test(
			a_head_over_more_than_it_is_of_is_not_believed),
		cmocka_unit_test(
			budget_and_final_in_pairs_are_told_by_their_heads),
		cmocka_unit_test(the_three_public_expenses_may_be_printed_down),
		cmocka_unit_test(lines_of_a_matrix_may_be_its_columns),
		cmocka_unit_test(
			levels_of_a_code_share_lines_with_column_numbers_and_the_total),
		cmocka_unit_test(
			a_matrix_without_head_that_could_be_two_is_not_guessed),
		cmocka_unit_test(
			three_columns_side_by_side_of_budget_and_final),
		cmocka_unit_test(vehicles_and_sets_are_counted_not_paid),
		cmocka_unit_test(
			four_lists_side_by_side_and_a_footer_whose_value_comes_last),
		cmocka_unit_test(
			a_table_that_lost_its_head_is_told_by_its_note),
		cmocka_unit_test(a_table_goes_on_behind_a_page_break),
		cmocka_unit_test(
			a_promise_of_the_contents_that_is_not_kept_is_told),
		cmocka_unit_test(what_is_odd_is_told_and_kept),
		cmocka_unit_test(
			two_rows_of_one_key_set_their_form_aside_and_no_other),
		cmocka_unit_test(a_form_that_stands_twice_counts_once),
		cmocka_unit_test(
			a_form_without_its_unit_is_set_aside_unless_the_city_says_one),
		cmocka_unit_test(a_csv_file_may_begin_with_its_title_and_unit),
		cmocka_unit_test(rows_that_are_printed_and_blank_are_known),
		cmocka_unit_test(
			a_unit_may_stand_in_the_title_or_over_a_column),
		cmocka_unit_test(merged_cells_that_a_converter_repeats_are_one),
		cmocka_unit_test(a_table_that_is_no_form_is_told_with_its_line),
		cmocka_unit_test(forms_follow_each_other_in_one_csv_file),
		cmocka_unit_test(
			semicolons_and_tabs_separate_the_cells_of_csv_too),
		cmocka_unit_test(
			a_title_may_stand_among_marks_names_years_and_heads),
		cmocka_unit_test(
			a_table_with_the_title_of_no_form_is_none_whatever_its_head),
		cmocka_unit_test(
			a_title_of_the_contents_claims_no_table_of_the_narrative),
		cmocka_unit_test(a_form_by_unit_has_a_row_for_each_unit),
		cmocka_unit_test(a_project_has_a_row_of_its_own_below_its_code),
		cmocka_unit_test(
			a_label_that_a_narrow_cell_cut_off_is_its_row_if_it_can_be_no_other),
		cmocka_unit_test(procurement_is_planned_and_done_by_source),
		cmocka_unit_test(
			a_title_that_no_form_gives_whole_is_known_by_its_words),
		cmocka_unit_test(
			a_title_by_words_may_stand_behind_a_name_and_a_year),
		cmocka_unit_test(a_mark_may_stand_behind_a_title),
		cmocka_unit_test(a_line_of_dashes_alone_is_no_head),
		cmocka_unit_test(a_budget_may_stand_beside_the_appropriations),
		cmocka_unit_test(
			the_department_s_table_right_behind_its_part_s_is_no_continuation),
		cmocka_unit_test(
			heads_that_are_broken_over_lines_or_stand_on_their_side_are_one),
		cmocka_unit_test(
			of_two_codes_in_a_line_the_form_s_own_tells_the_row),
		cmocka_unit_test(
			expenditure_by_kind_stands_behind_that_by_class_or_in_its_place),
		cmocka_unit_test(contents_promise_with_dots_numbers_and_fields),
		cmocka_unit_test(a_table_whose_cells_are_lost_is_told_once),
		cmocka_unit_test(
			tables_of_html_within_text_are_read_and_stand_on_its_lines),
		cmocka_unit_test(
			marks_of_markdown_within_words_are_none_of_them),
		cmocka_unit_test(
			a_matrix_that_says_of_no_amount_whether_it_is_a_budget_is_not_read),
		cmocka_unit_test(lines_at_the_edge_of_pages_part_no_table),
		cmocka_unit_test(
			lines_that_a_program_counted_are_read_without_their_numbers),
		cmocka_unit_test(
			bars_may_lack_at_the_ends_and_cells_hold_bold_and_breaks),
		cmocka_unit_test(
			a_table_of_bars_ends_where_the_next_one_has_its_head),
		cmocka_unit_test(a_name_broken_over_two_lines_is_one_row),
		cmocka_unit_test(unknown_rows_of_one_label_are_told_apart),
		cmocka_unit_test(
			a_row_that_is_unknown_leads_back_to_no_earlier_one),
		cmocka_unit_test(
			an_unknown_label_below_a_code_without_value_is_a_row_of_its_own),
		cmocka_unit_test(codes_beside_a_form_that_has_none_are_no_keys),
		cmocka_unit_test(a_cell_of_a_matrix_is_read_once),
		cmocka_unit_test(
			a_matrix_whose_columns_are_not_sure_is_not_read),
		cmocka_unit_test(
			a_hundred_thousand_unknown_rows_of_one_label_take_no_time),
		cmocka_unit_test(a_stroke_is_as_empty_as_a_dash),
		cmocka_unit_test(
			words_of_merged_cells_that_a_converter_repeats_are_no_values),
		cmocka_unit_test(values_that_are_alike_are_no_merged_cells),
		cmocka_unit_test(a_formula_that_was_never_calculated_says_so),
		cmocka_unit_test(amounts_may_have_their_own_unit),
		cmocka_unit_test(
			amounts_of_a_matrix_that_are_no_numbers_are_told),
		cmocka_unit_test(
			a_matrix_may_have_more_cells_than_a_word_has_bits),
		cmocka_unit_test(
			a_part_that_goes_on_elsewhere_has_the_unit_of_its_form),
		cmocka_unit_test(a_cover_is_no_table_of_amounts),
		cmocka_unit_test(heads_of_two_lines_may_repeat_within_a_table),
		cmocka_unit_test(what_stands_beside_a_form_is_no_part_of_it),
		cmocka_unit_test(
			a_picture_below_a_title_is_told_where_its_table_is_not),
		cmocka_unit_test(numbers_of_columns_may_be_wide_or_repeat),
		cmocka_unit_test(
			a_spreadsheet_that_pandas_read_has_no_values_where_it_says_nan),
		cmocka_unit_test(the_year_may_stand_in_the_heads_of_columns),
		cmocka_unit_test(
			a_title_printed_again_over_the_same_first_row_begins_no_continuation),
		cmocka_unit_test(
			a_head_that_fits_no_form_is_not_overruled_by_the_table_s_width),
		cmocka_unit_test(files_that_cannot_be_read_say_why_and_where),
		cmocka_unit_test(a_document_of_another_department_is_not_read),
		cmocka_unit_test(
			a_damaged_document_is_read_alike_whatever_was_read_before),
		cmocka_unit_test(the_real_sample_gives_exactly_its_cells),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
