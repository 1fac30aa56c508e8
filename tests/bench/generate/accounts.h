/*
 * The final accounts of a made-up department: one year's figures, which hold
 * together to the last printed digit.
 *
 * Amounts are whole hundredths of 万元, the last digit that is printed. They
 * are made from the bottom: economic items give basic expenditure, 项 give 款
 * and 类, and the forms of totals add those up.
 */
#ifndef GENERATE_ACCOUNTS_H
#define GENERATE_ACCOUNTS_H

#include "code_table.h"
#include "codes.h"

#include <stdbool.h>
#include <stdint.h>

/* Who publishes. Equal seeds and numbers make equal accounts. */
struct filer {
	uint64_t seed;
	const char *name;
	enum profile_id profile;
	int staff;
	int founded;       /* its first fiscal year; 0: long ago */
	bool institutions; /* has subordinate 事业单位 */
	bool unit;         /* files for itself, not for a whole department */
	bool grouped;      /* prints 1,234.56 */
	bool zeros;        /* prints 0.00 in forms of codes, not a blank */
};

enum source {
	SOURCE_GENERAL,
	SOURCE_FUND,
	SOURCE_CAPITAL,
	SOURCES
};

enum income {
	INCOME_GENERAL,
	INCOME_FUND,
	INCOME_CAPITAL,
	INCOME_SUPERIOR,
	INCOME_SERVICE,
	INCOME_BUSINESS,
	INCOME_AFFILIATED,
	INCOME_OTHER,
	INCOMES,
};

/* Columns of the forms of codes. */
enum {
	INCOME_TOTAL,
	INCOME_FISCAL,
	INCOME_FIRST_OTHER
};
enum {
	EXPENDITURE_TOTAL,
	EXPENDITURE_BASIC,
	EXPENDITURE_PROJECT,
	EXPENDITURE_REMITTED,
	EXPENDITURE_BUSINESS,
	EXPENDITURE_COLUMNS = 6,
};
enum {
	FUND_START,
	FUND_INCOME,
	FUND_TOTAL,
	FUND_BASIC,
	FUND_PROJECT,
	FUND_END
};

enum sangong {
	SANGONG_TOTAL,
	SANGONG_ABROAD,
	SANGONG_VEHICLES,
	SANGONG_PURCHASE,
	SANGONG_RUNNING,
	SANGONG_RECEPTION,
	SANGONGS,
};

enum {
	PURCHASE_TOTAL,
	PURCHASE_GOODS,
	PURCHASE_WORKS,
	PURCHASE_SERVICES
};

#define VEHICLE_KINDS 8

/* The forms, in the order of Shanxi since 2022. */
enum form_id {
	FORM_BALANCE,
	FORM_INCOME,
	FORM_EXPENDITURE,
	FORM_APPROPRIATION,
	FORM_GENERAL,
	FORM_BASIC,
	FORM_FUND,
	FORM_CAPITAL,
	FORM_SANGONG,
	FORM_STATISTICS,
	FORMS,
};

struct accounts {
	const struct filer *filer;
	int year;
	unsigned left_out; /* 1 << form_id: promised and not printed */

	struct code_table income, expenditure, general, fund, capital;
	int64_t incomes[INCOMES], income_total;
	int64_t classes[CLASSES], expenditure_total;
	int64_t fiscal[CLASSES][SOURCES], fiscal_total[SOURCES];
	int64_t initial_budget[CLASSES]; /* of general expenditure */

	int64_t start[SOURCES], end[SOURCES]; /* carried over, fiscal */
	int64_t own_start, own_end;           /* carried over, other */
	int64_t savings_used, distributed;

	int64_t economic[LANES][LANE_ROWS];
	int64_t personnel, publics; /* 人员经费, 公用经费 */

	int64_t sangong_budget[SANGONGS], sangong_final[SANGONGS];
	int64_t purchases[4];
	int64_t running_cost; /* 机关运行经费 */
	int vehicles[VEHICLE_KINDS], vehicle_total, equipment;
	int trips, guests;
};

void accounts_make(const struct filer *filer, int year,
		   struct accounts *accounts);

/*
 * Change one to three figures as a correction does. draw says which; some
 * corrections keep the accounts consistent, some do not.
 */
void accounts_correct(struct accounts *accounts, uint64_t draw);

/* The amount of an economic item, to read or change. */
int64_t *accounts_economic(struct accounts *accounts, const char *code);

int64_t accounts_start(const struct accounts *accounts);
int64_t accounts_end(const struct accounts *accounts);

#endif
