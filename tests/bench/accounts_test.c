/*
 * Made-up accounts hold together, so that what measuring and demonstrating
 * show is never a slip of the generator.
 */
#include "generate/accounts.h"
#include "generate/random.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define FILERS 120

static struct filer
filer_of(uint64_t number)
{
	struct random random = {random_mix(7, number)};
	uint64_t seed = random_next(&random);
	int64_t staff = random_between(&random, 10, 300);

	return (struct filer){
		.seed = seed,
		.name = "示例局",
		.profile = (enum profile_id)(number % PROFILES),
		.staff = (int)staff,
		.institutions = number % 3 != 0,
		.unit = number % 7 == 0,
	};
}

/* Run a check on the accounts of many filers and years. */
static void
each_accounts(void (*check)(struct accounts *accounts))
{
	for (uint64_t i = 0; i < FILERS; i++) {
		struct filer filer = filer_of(i);
		struct accounts accounts;

		accounts_make(&filer, 2015 + (int)(i % 10), &accounts);
		check(&accounts);
	}
}

static int64_t
sum(const int64_t *amounts, size_t count)
{
	int64_t total = 0;

	for (size_t i = 0; i < count; i++)
		total += amounts[i];
	return total;
}

static void
check_balance(struct accounts *accounts)
{
	assert_int_equal(accounts->income_total,
			 sum(accounts->incomes, INCOMES));
	assert_int_equal(accounts->expenditure_total,
			 sum(accounts->classes, CLASSES));
	assert_int_equal(accounts->income_total + accounts->savings_used +
				 accounts_start(accounts),
			 accounts->expenditure_total + accounts->distributed +
				 accounts_end(accounts));
}

static void
check_table(const struct code_table *table)
{
	for (size_t i = 0; i < table->count; i++) {
		const struct code_row *row = &table->rows[i];
		size_t digits = row->digits == 0 ? 3 : row->digits + 2;
		int64_t children[CODE_COLUMNS] = {0};

		for (size_t j = i + 1; j < table->count; j++)
			if (table->rows[j].digits == digits &&
			    strncmp(table->rows[j].code, row->code,
				    row->digits) == 0)
				for (size_t k = 0; k < CODE_COLUMNS; k++)
					children[k] +=
						table->rows[j].amounts[k];
		for (size_t k = 0; k < CODE_COLUMNS; k++) {
			assert_true(row->amounts[k] >= 0);
			if (row->digits < 7)
				assert_int_equal(row->amounts[k], children[k]);
		}
	}
}

static void
check_levels(struct accounts *accounts)
{
	check_table(&accounts->income);
	check_table(&accounts->expenditure);
	check_table(&accounts->general);
	check_table(&accounts->fund);
	check_table(&accounts->capital);
}

static void
check_rows(struct accounts *accounts)
{
	for (size_t i = 0; i < accounts->income.count; i++) {
		const int64_t *amounts = accounts->income.rows[i].amounts;

		assert_int_equal(amounts[0], sum(amounts + 1, 6));
	}
	for (size_t i = 0; i < accounts->expenditure.count; i++) {
		const int64_t *amounts = accounts->expenditure.rows[i].amounts;

		assert_int_equal(amounts[0], sum(amounts + 1, 5));
	}
	for (size_t i = 0; i < accounts->fund.count; i++) {
		const int64_t *amounts = accounts->fund.rows[i].amounts;

		assert_int_equal(amounts[FUND_START] + amounts[FUND_INCOME] -
					 amounts[FUND_TOTAL],
				 amounts[FUND_END]);
	}
}

static void
check_forms_agree(struct accounts *accounts)
{
	const int64_t *income = accounts->income.rows[0].amounts;
	const int64_t *general = accounts->general.rows[0].amounts;

	assert_int_equal(income[INCOME_TOTAL], accounts->income_total);
	assert_int_equal(income[INCOME_FISCAL],
			 sum(accounts->incomes, SOURCES));
	assert_int_equal(accounts->expenditure.rows[0].amounts[0],
			 accounts->expenditure_total);
	assert_int_equal(general[EXPENDITURE_TOTAL],
			 accounts->fiscal_total[SOURCE_GENERAL]);
	assert_int_equal(general[EXPENDITURE_BASIC],
			 accounts->personnel + accounts->publics);
	assert_int_equal(accounts->personnel,
			 *accounts_economic(accounts, "301") +
				 *accounts_economic(accounts, "303"));
}

static void
check_sangong(struct accounts *accounts)
{
	const int64_t *parts[] = {accounts->sangong_budget,
				  accounts->sangong_final};

	for (size_t i = 0; i < 2; i++) {
		assert_int_equal(parts[i][SANGONG_VEHICLES],
				 parts[i][SANGONG_PURCHASE] +
					 parts[i][SANGONG_RUNNING]);
		assert_int_equal(parts[i][SANGONG_TOTAL],
				 parts[i][SANGONG_ABROAD] +
					 parts[i][SANGONG_VEHICLES] +
					 parts[i][SANGONG_RECEPTION]);
	}
	assert_true(*accounts_economic(accounts, "30231") <=
		    accounts->sangong_final[SANGONG_RUNNING]);
	assert_true(*accounts_economic(accounts, "30217") <=
		    accounts->sangong_final[SANGONG_RECEPTION]);
}

/* Words of the accounts that differ: each is one figure. */
static size_t
differences(const struct accounts *a, const struct accounts *b)
{
	size_t count = 0;

	for (size_t i = 0; i < CODE_ROWS; i++)
		for (size_t j = 0; j < CODE_COLUMNS; j++) {
			count += a->expenditure.rows[i].amounts[j] !=
				 b->expenditure.rows[i].amounts[j];
			count += a->general.rows[i].amounts[j] !=
				 b->general.rows[i].amounts[j];
		}
	for (size_t i = 0; i < CLASSES; i++)
		count += a->classes[i] != b->classes[i];
	for (size_t i = 0; i < LANES; i++)
		for (size_t j = 0; j < LANE_ROWS; j++)
			count += a->economic[i][j] != b->economic[i][j];
	for (size_t i = 0; i < SANGONGS; i++)
		count += a->sangong_budget[i] != b->sangong_budget[i];
	for (size_t i = 0; i < 4; i++)
		count += a->purchases[i] != b->purchases[i];
	for (size_t i = 0; i < VEHICLE_KINDS; i++)
		count += a->vehicles[i] != b->vehicles[i];
	return count + (a->vehicle_total != b->vehicle_total);
}

static void
income_and_expenditure_balance(void **state)
{
	(void)state;
	each_accounts(check_balance);
}

static void
each_level_of_codes_adds_up_to_the_one_above(void **state)
{
	(void)state;
	each_accounts(check_levels);
}

static void
columns_of_each_row_add_up_to_its_total(void **state)
{
	(void)state;
	each_accounts(check_rows);
}

static void
forms_agree_with_each_other(void **state)
{
	(void)state;
	each_accounts(check_forms_agree);
}

static void
parts_of_the_three_public_expenses_add_up(void **state)
{
	(void)state;
	each_accounts(check_sangong);
}

static void
what_a_year_leaves_comes_into_the_next(void **state)
{
	(void)state;
	for (uint64_t i = 0; i < FILERS; i++) {
		struct filer filer = filer_of(i);
		struct accounts year, next;

		accounts_make(&filer, 2020, &year);
		accounts_make(&filer, 2021, &next);
		assert_int_equal(accounts_end(&year), accounts_start(&next));
		assert_int_equal(year.end[SOURCE_FUND],
				 next.start[SOURCE_FUND]);
	}
}

static void
a_filer_starts_with_nothing_in_its_first_year(void **state)
{
	(void)state;
	for (uint64_t i = 0; i < FILERS; i++) {
		struct filer filer = filer_of(i);
		struct accounts accounts;

		filer.founded = 2023;
		accounts_make(&filer, 2023, &accounts);
		assert_int_equal(accounts_start(&accounts), 0);
	}
}

static void
a_correction_changes_one_to_three_figures(void **state)
{
	(void)state;
	for (uint64_t i = 0; i < 10 * FILERS; i++) {
		struct filer filer = filer_of(i % FILERS);
		struct accounts before, after;
		size_t changed;

		accounts_make(&filer, 2022, &before);
		accounts_make(&filer, 2022, &after);
		accounts_correct(&after, random_mix(11, i));
		changed = differences(&before, &after);
		assert_in_range(changed, 1, 3);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(income_and_expenditure_balance),
		cmocka_unit_test(each_level_of_codes_adds_up_to_the_one_above),
		cmocka_unit_test(columns_of_each_row_add_up_to_its_total),
		cmocka_unit_test(forms_agree_with_each_other),
		cmocka_unit_test(parts_of_the_three_public_expenses_add_up),
		cmocka_unit_test(what_a_year_leaves_comes_into_the_next),
		cmocka_unit_test(a_filer_starts_with_nothing_in_its_first_year),
		cmocka_unit_test(a_correction_changes_one_to_three_figures),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
