/*
 * What stands around the forms and the sentences: cover, contents, duties and
 * the explanation of words. Every cover says that the figures are made up.
 */
#include "document.h"

static const char *const numerals[] = {"一", "二", "三", "四", "五",
				       "六", "七", "八", "九", "十"};

static void
print_cover(FILE *out, const struct accounts *accounts)
{
	fprintf(out, "\n\n示例数据，纯属虚构\n\n%s\n\n%d年度%s决算公开\n\n",
		accounts->filer->name, accounts->year,
		accounts->filer->unit ? "单位" : "部门");
}

static void
print_contents(FILE *out, const struct accounts *accounts)
{
	static const int pages[FORMS] = {3, 4, 6, 8, 10, 12, 14, 15, 16, 17};

	fprintf(out,
		"# 目 录\n\n第一部分 概况\t1\n一、本部门（单位）职责\t1\n"
		"二、机构设置情况\t2\n第二部分 %d年部门决算表\t3\n",
		accounts->year);
	for (enum form_id i = 0; i < FORMS; i++)
		fprintf(out, "%s、%s\t%d\n", numerals[i], form_title(i),
			pages[i]);
	fputs("第三部分 情况说明\t18\n", out);
	fputs("第四部分 名词解释\t22\n\n", out);
}

static void
print_duties(FILE *out, const struct accounts *accounts)
{
	const struct filer *filer = accounts->filer;

	fprintf(out,
		"## 第一部分 概况\n\n### 一、本部门（单位）职责\n\n"
		"（一）%s。（二）拟订本领域的年度计划，并督促各县区落实。（三）"
		"管理本领域的财政资金。（四）承办市里交办的其他事项。\n\n",
		profiles[filer->profile].duty);
	fprintf(out,
		"## 二、机构设置情况\n\n%s内设%d个科室，年末实有在职人员%d名%s"
		"。\n\n",
		filer->name, 3 + filer->staff / 15, filer->staff,
		filer->institutions ? "，下属事业单位的收支并入本部门决算"
				    : "，没有下属单位");
}

static void
print_words(FILE *out)
{
	fputs("## 第四部分 名词解释\n\n"
	      "一、财政拨款收入：同级财政当年拨给本部门的资金。\n\n"
	      "二、结转和结余：上年没有用完、下年接着使用的资金。\n\n"
	      "三、基本支出：维持机构运转的人员支出和公用支出。\n\n"
	      "四、项目支出：为完成特定任务在基本支出之外安排的支出。\n\n"
	      "五、“三公”经费：用财政拨款支付的因公出国（境）费、公务用车购"
	      "置及运行维护费和公务接待费。\n\n"
	      "六、机关运行经费：行政单位和参公事业单位基本支出中的公用经费。"
	      "\n",
	      out);
}

void
document_print(FILE *out, const struct accounts *accounts,
	       const struct accounts *before)
{
	print_cover(out, accounts);
	print_contents(out, accounts);
	print_duties(out, accounts);
	fprintf(out, "## 第二部分 %d年部门决算表\n\n", accounts->year);
	for (enum form_id form = 0; form < FORMS; form++)
		if (!(accounts->left_out & 1u << form))
			document_print_form(out, accounts, form);
	narrative_print(out, accounts, before);
	print_words(out);
}
