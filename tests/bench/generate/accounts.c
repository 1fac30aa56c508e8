/*
 * Figures from the bottom up: economic items, the 项 that they are spent on,
 * other sources of money, and the forms that add all of it up.
 */
#include "accounts.h"

#include "draws.h"

#include <assert.h>
#include <string.h>

/* Economic items: the basic expenditure of the general budget */

int64_t *
accounts_economic(struct accounts *accounts, const char *code)
{
	for (size_t lane = 0; lane < LANES; lane++)
		for (size_t i = 0; i < LANE_ROWS; i++)
			if (economics[lane][i].code &&
			    strcmp(economics[lane][i].code, code) == 0)
				return &accounts->economic[lane][i];
	assert(!"an economic code of the form");
	return NULL;
}

/* What a member of staff costs a year, and how many filers have the item. */
static const struct {
	const char *code;
	int percent;
	int64_t low, high; /* a head */
} economic_costs[] = {
	{"30101", 100, 420, 560}, {"30102", 100, 180, 330},
	{"30103", 100, 120, 260}, {"30106", 30, 20, 45},
	{"30114", 25, 5, 12},     {"30199", 70, 10, 60},
	{"30301", 15, 4, 12},     {"30302", 85, 30, 90},
	{"30304", 45, 5, 40},     {"30305", 55, 4, 25},
	{"30307", 35, 3, 15},     {"30309", 60, 1, 3},
	{"30399", 35, 2, 10},     {"30201", 95, 20, 60},
	{"30202", 70, 3, 20},     {"30203", 15, 2, 10},
	{"30204", 30, 1, 3},      {"30205", 70, 2, 6},
	{"30206", 75, 5, 20},     {"30207", 75, 3, 14},
	{"30208", 60, 8, 30},     {"30209", 40, 6, 30},
	{"30211", 95, 10, 45},    {"30213", 75, 4, 30},
	{"30214", 30, 4, 20},     {"30215", 40, 2, 10},
	{"30216", 70, 3, 16},     {"30217", 55, 1, 5},
	{"30218", 20, 4, 14},     {"30224", 12, 3, 12},
	{"30226", 65, 8, 40},     {"30227", 35, 6, 40},
	{"30228", 90, 15, 34},    {"30229", 85, 12, 30},
	{"30231", 80, 8, 24},     {"30239", 85, 40, 80},
	{"30240", 10, 1, 3},      {"30299", 85, 6, 40},
	{"31002", 60, 6, 24},     {"31003", 20, 4, 20},
	{"31007", 15, 3, 14},     {"31022", 12, 3, 9},
};

/* Rates of contributions, in thousandths of what is paid. */
static const struct {
	const char *code;
	int64_t rate;
} contributions[] = {
	{"30108", 160}, {"30109", 80}, {"30110", 70},
	{"30111", 20},  {"30112", 6},  {"30113", 120},
};

static void
make_economic(struct accounts *accounts)
{
	static const char *const paid[] = {"30101", "30102", "30103", "30107"};
	int64_t staff = accounts->filer->staff, wages = 0;

	for (size_t i = 0; i < sizeof economic_costs / sizeof *economic_costs;
	     i++) {
		const char *code = economic_costs[i].code;

		if (has(accounts, topic_of(code), economic_costs[i].percent))
			*accounts_economic(accounts, code) =
				quantity(accounts, topic_of(code),
					 staff * economic_costs[i].low,
					 staff * economic_costs[i].high);
	}
	if (accounts->filer->institutions || accounts->filer->unit)
		*accounts_economic(accounts, "30107") = quantity(
			accounts, topic_of("30107"), staff * 90, staff * 200);
	for (size_t i = 0; i < sizeof paid / sizeof *paid; i++)
		wages += *accounts_economic(accounts, paid[i]);
	for (size_t i = 0; i < sizeof contributions / sizeof *contributions;
	     i++)
		*accounts_economic(accounts, contributions[i].code) =
			wages * contributions[i].rate / 1000;
}

/* 类 from their items; 人员经费 and 公用经费 from the 类. */
static void
add_economic(struct accounts *accounts)
{
	for (size_t lane = 0; lane < LANES; lane++)
		for (size_t i = 0; i < LANE_ROWS; i++) {
			const char *code = economics[lane][i].code;
			char class[4] = "";

			if (!code || strlen(code) == 3)
				continue;
			memcpy(class, code, 3);
			*accounts_economic(accounts, class) +=
				accounts->economic[lane][i];
			if (lane == 0)
				accounts->personnel +=
					accounts->economic[lane][i];
			else
				accounts->publics +=
					accounts->economic[lane][i];
		}
}

/* Functional items */

static void
spend(struct accounts *accounts, const char *code, size_t column,
      enum source source, int64_t amount)
{
	code_table_add(&accounts->expenditure, code, column, amount);
	code_table_add(&accounts->expenditure, code, EXPENDITURE_TOTAL, amount);
	code_table_add(&accounts->income, code, INCOME_FISCAL, amount);
	code_table_add(&accounts->income, code, INCOME_TOTAL, amount);
	accounts->incomes[source] += amount;
	accounts->fiscal[class_of(code)][source] += amount;
	accounts->fiscal_total[source] += amount;
	if (source == SOURCE_GENERAL) {
		code_table_add(&accounts->general, code, column, amount);
		code_table_add(&accounts->general, code, EXPENDITURE_TOTAL,
			       amount);
	}
}

/* Spend basic expenditure on the 项 that its economic items call for. */
static void
spend_basic(struct accounts *accounts)
{
	static const struct {
		const char *economic, *functional;
	} bound[] = {
		{"30301", "2080501"}, {"30302", "2080501"},
		{"30304", "2080801"}, {"30108", "2080505"},
		{"30109", "2080506"}, {"30112", "2089999"},
		{"30309", "2100799"}, {"30110", "2101101"},
		{"30111", "2101103"}, {"30113", "2210201"},
	};
	const struct filer *filer = accounts->filer;
	const struct profile *profile = &profiles[filer->profile];
	int64_t rest = accounts->personnel + accounts->publics;
	int64_t institutions = *accounts_economic(accounts, "30107");

	for (size_t i = 0; i < sizeof bound / sizeof *bound; i++) {
		int64_t amount =
			*accounts_economic(accounts, bound[i].economic);
		const char *code = bound[i].functional;

		if (filer->unit && strcmp(code, "2101101") == 0)
			code = "2101102";
		if (filer->unit && strcmp(code, "2080501") == 0)
			code = "2080502";
		spend(accounts, code, EXPENDITURE_BASIC, SOURCE_GENERAL,
		      amount);
		rest -= amount;
	}
	if (filer->institutions && !filer->unit)
		institutions += rest / 4;
	else if (filer->unit)
		institutions = rest;
	spend(accounts, profile->institution, EXPENDITURE_BASIC, SOURCE_GENERAL,
	      institutions);
	spend(accounts, profile->running, EXPENDITURE_BASIC, SOURCE_GENERAL,
	      rest - institutions);
}

static void
spend_projects(struct accounts *accounts)
{
	static const char *const common[] = {"2013299", "2130599", "2299999"};
	const struct profile *profile = &profiles[accounts->filer->profile];
	int64_t staff = accounts->filer->staff;

	for (size_t i = 0; i < PROJECTS; i++) {
		const char *code = profile->projects[i];

		if (i == 0 || has(accounts, topic_of(code), 78))
			spend(accounts, code, EXPENDITURE_PROJECT,
			      SOURCE_GENERAL,
			      quantity(accounts, topic_of(code), staff * 150,
				       staff * 900));
	}
	for (size_t i = 0; i < sizeof common / sizeof *common; i++)
		if (has(accounts, topic_of(common[i]), 60))
			spend(accounts, common[i], EXPENDITURE_PROJECT,
			      SOURCE_GENERAL,
			      quantity(accounts, topic_of(common[i]), staff * 5,
				       staff * 80));
	if (profile->capital && has(accounts, TOPIC_CAPITAL, 50)) {
		int64_t amount = quantity(accounts, TOPIC_CAPITAL, staff * 40,
					  staff * 300);

		spend(accounts, profile->capital, EXPENDITURE_PROJECT,
		      SOURCE_CAPITAL, amount);
		code_table_add(&accounts->capital, profile->capital,
			       EXPENDITURE_TOTAL, amount);
		code_table_add(&accounts->capital, profile->capital,
			       EXPENDITURE_PROJECT, amount);
	}
}

/*
 * What is left at the end of a year, for the next. At most a fraction of what
 * the code that bears it spends, so that its income stays positive.
 */
static int64_t
carried(const struct accounts *accounts, enum topic topic, int year,
	int percent)
{
	struct random random = of_year(accounts->filer, topic, year);

	if (year < accounts->filer->founded || !has(accounts, topic, percent))
		return 0;
	return random_between(&random, 0, accounts->filer->staff * 60);
}

/* A code's money comes in with what its carried-over balance grew. */
static void
receive_more(struct accounts *accounts, const char *code, enum source source,
	     int64_t amount)
{
	code_table_add(&accounts->income, code, INCOME_FISCAL, amount);
	code_table_add(&accounts->income, code, INCOME_TOTAL, amount);
	accounts->incomes[source] += amount;
}

static void
carry_general(struct accounts *accounts)
{
	const struct profile *profile = &profiles[accounts->filer->profile];
	int year = accounts->year;
	int64_t start = carried(accounts, TOPIC_CARRY, year - 1, 60);
	int64_t end = carried(accounts, TOPIC_CARRY, year, 60);

	accounts->start[SOURCE_GENERAL] = start;
	accounts->end[SOURCE_GENERAL] = end;
	receive_more(accounts, profile->projects[0], SOURCE_GENERAL,
		     end - start);
}

static void
spend_fund(struct accounts *accounts)
{
	const char *code = profiles[accounts->filer->profile].fund;
	int64_t staff = accounts->filer->staff;
	int year = accounts->year;
	int64_t start, end, amount;

	if (!has(accounts, TOPIC_FUND, 40))
		return;
	start = carried(accounts, TOPIC_FUND, year - 1, 100);
	end = carried(accounts, TOPIC_FUND, year, 100);
	amount = quantity(accounts, TOPIC_FUND, staff * 120, staff * 700);
	spend(accounts, code, EXPENDITURE_PROJECT, SOURCE_FUND, amount);
	receive_more(accounts, code, SOURCE_FUND, end - start);
	code_table_add(&accounts->fund, code, FUND_START, start);
	code_table_add(&accounts->fund, code, FUND_INCOME,
		       amount + end - start);
	code_table_add(&accounts->fund, code, FUND_TOTAL, amount);
	code_table_add(&accounts->fund, code, FUND_PROJECT, amount);
	code_table_add(&accounts->fund, code, FUND_END, end);
	accounts->start[SOURCE_FUND] = start;
	accounts->end[SOURCE_FUND] = end;
}

static void
receive_own(struct accounts *accounts, const char *code, enum income income,
	    int64_t amount)
{
	code_table_add(&accounts->income, code,
		       INCOME_FIRST_OTHER + (size_t)(income - INCOME_SUPERIOR),
		       amount);
	code_table_add(&accounts->income, code, INCOME_TOTAL, amount);
	accounts->incomes[income] += amount;
}

static void
spend_own(struct accounts *accounts, const char *code, size_t column,
	  int64_t amount)
{
	code_table_add(&accounts->expenditure, code, column, amount);
	code_table_add(&accounts->expenditure, code, EXPENDITURE_TOTAL, amount);
}

/* Money that is no appropriation: mostly what institutions earn. */
static void
make_own(struct accounts *accounts)
{
	const struct filer *filer = accounts->filer;
	const char *code = profiles[filer->profile].institution;
	const char *other = profiles[filer->profile].projects[0];
	int64_t staff = filer->staff, amount;
	int year = accounts->year;

	if ((!filer->institutions && !filer->unit) ||
	    !has(accounts, TOPIC_OWN, 70))
		return;
	accounts->own_start = carried(accounts, TOPIC_OWN_CARRY, year - 1, 80);
	accounts->own_end = carried(accounts, TOPIC_OWN_CARRY, year, 80);
	if (has(accounts, TOPIC_SAVINGS, 30)) {
		accounts->savings_used =
			quantity(accounts, TOPIC_SAVINGS, staff, staff * 6);
		accounts->distributed =
			quantity(accounts, TOPIC_SAVINGS + 1, staff, staff * 4);
	}
	amount = quantity(accounts, TOPIC_OWN, staff * 100, staff * 240);
	spend_own(accounts, code, EXPENDITURE_BASIC, amount / 3);
	spend_own(accounts, code, EXPENDITURE_PROJECT, amount - amount / 3);
	receive_own(accounts, code, INCOME_SERVICE,
		    amount + accounts->own_end + accounts->distributed -
			    accounts->own_start - accounts->savings_used);
	amount = quantity(accounts, TOPIC_OWN + 50, staff * 4, staff * 20);
	spend_own(accounts, other, EXPENDITURE_PROJECT, amount);
	receive_own(accounts, other, INCOME_OTHER, amount);
	if (has(accounts, TOPIC_BUSINESS, 20)) {
		amount = quantity(accounts, TOPIC_BUSINESS, staff * 10,
				  staff * 60);
		spend_own(accounts, code, EXPENDITURE_BUSINESS, amount);
		receive_own(accounts, code, INCOME_BUSINESS, amount);
	}
}

/* Forms of totals and of counts */

static void
add_totals(struct accounts *accounts)
{
	for (size_t i = 0; i < INCOMES; i++)
		accounts->income_total += accounts->incomes[i];
	for (size_t i = 0; i < CLASSES; i++) {
		struct code_row *row = code_table_find(&accounts->expenditure,
						       classes[i].code);

		if (row)
			accounts->classes[i] = row->amounts[EXPENDITURE_TOTAL];
		accounts->expenditure_total += accounts->classes[i];
	}
	assert(accounts->income_total + accounts->savings_used +
		       accounts_start(accounts) ==
	       accounts->expenditure_total + accounts->distributed +
		       accounts_end(accounts));
}

static void
make_budget(struct accounts *accounts)
{
	for (size_t i = 0; i < CLASSES; i++) {
		struct random random = of_year(
			accounts->filer, TOPIC_BUDGET + 64 * i, accounts->year);
		int64_t final = accounts->fiscal[i][SOURCE_GENERAL];

		accounts->initial_budget[i] =
			random_chance(&random, 30)
				? final
				: final * random_between(&random, 82, 108) /
					  100;
	}
}

static void
make_sangong(struct accounts *accounts)
{
	struct random random =
		of_year(accounts->filer, TOPIC_SANGONG, accounts->year);
	int64_t staff = accounts->filer->staff;
	int64_t *final = accounts->sangong_final;
	int64_t *budget = accounts->sangong_budget;

	final[SANGONG_RUNNING] = *accounts_economic(accounts, "30231");
	final[SANGONG_RECEPTION] = *accounts_economic(accounts, "30217");
	if (has(accounts, TOPIC_SANGONG, 25))
		final[SANGONG_ABROAD] = random_between(&random, 0, staff * 9);
	if (final[SANGONG_RUNNING] && random_chance(&random, 12))
		final[SANGONG_PURCHASE] = random_between(&random, 1500, 3600);
	for (size_t i = 0; i < SANGONGS; i++)
		budget[i] = final[i] * random_between(&random, 100, 125) / 100;
	for (int i = 0; i < 2; i++) {
		int64_t *all = i == 0 ? budget : final;

		all[SANGONG_VEHICLES] =
			all[SANGONG_PURCHASE] + all[SANGONG_RUNNING];
		all[SANGONG_TOTAL] = all[SANGONG_ABROAD] +
				     all[SANGONG_VEHICLES] +
				     all[SANGONG_RECEPTION];
	}
	if (final[SANGONG_ABROAD])
		accounts->trips = (int)random_between(&random, 1, 3);
	accounts->guests = (int)(final[SANGONG_RECEPTION] / 8);
}

static void
make_statistics(struct accounts *accounts)
{
	struct random random = steady(accounts->filer, TOPIC_VEHICLES);
	int64_t staff = accounts->filer->staff;
	int64_t *purchases = accounts->purchases;

	purchases[PURCHASE_GOODS] =
		quantity(accounts, TOPIC_PURCHASES, staff * 20, staff * 90);
	purchases[PURCHASE_SERVICES] = quantity(accounts, TOPIC_PURCHASES + 20,
						staff * 15, staff * 120);
	if (has(accounts, TOPIC_PURCHASES, 35))
		purchases[PURCHASE_WORKS] =
			quantity(accounts, TOPIC_PURCHASES + 40, staff * 20,
				 staff * 160);
	purchases[PURCHASE_TOTAL] = purchases[PURCHASE_GOODS] +
				    purchases[PURCHASE_WORKS] +
				    purchases[PURCHASE_SERVICES];
	accounts->running_cost = accounts->publics;
	if (accounts->filer->institutions)
		accounts->running_cost -= accounts->publics / 5;
	if (accounts->filer->unit)
		accounts->running_cost = 0;
	if (accounts->sangong_final[SANGONG_RUNNING] == 0)
		return;
	for (size_t i = 1; i < VEHICLE_KINDS; i++)
		if (random_chance(&random, 45) || i == 3)
			accounts->vehicles[i] =
				(int)random_between(&random, 1, 1 + staff / 25);
	for (size_t i = 0; i < VEHICLE_KINDS; i++)
		accounts->vehicle_total += accounts->vehicles[i];
	accounts->equipment = (int)random_between(&random, 0, 3);
}

void
accounts_make(const struct filer *filer, int year, struct accounts *accounts)
{
	*accounts = (struct accounts){.filer = filer, .year = year};
	make_economic(accounts);
	add_economic(accounts);
	spend_basic(accounts);
	spend_projects(accounts);
	carry_general(accounts);
	spend_fund(accounts);
	make_own(accounts);
	add_totals(accounts);
	make_budget(accounts);
	make_sangong(accounts);
	make_statistics(accounts);
}

int64_t
accounts_start(const struct accounts *accounts)
{
	return accounts->start[SOURCE_GENERAL] + accounts->start[SOURCE_FUND] +
	       accounts->start[SOURCE_CAPITAL] + accounts->own_start;
}

int64_t
accounts_end(const struct accounts *accounts)
{
	return accounts->end[SOURCE_GENERAL] + accounts->end[SOURCE_FUND] +
	       accounts->end[SOURCE_CAPITAL] + accounts->own_end;
}
