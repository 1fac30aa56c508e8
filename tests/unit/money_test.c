/* Units, and amounts read, printed, added and compared. */
#include "money/money.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

/* Deterministic noise, the same on every machine. */
static uint64_t
noise(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

/* Numbers of every size, both signs, with the ends of the range among them. */
static int64_t
any_number(uint64_t *state)
{
	static const int64_t ends[] = {0,
				       1,
				       -1,
				       INT64_MAX,
				       INT64_MIN,
				       INT64_MAX - 1,
				       INT64_MIN + 1,
				       INT64_MAX / 2 + 1};
	uint64_t dice = noise(state), bits = noise(state);

	if (dice % 16 == 0)
		return ends[dice / 16 % 8];
	bits >>= dice / 16 % 64;
	return dice & (1 << 12) ? -(int64_t)(bits / 2) : (int64_t)(bits / 2);
}

/* --- units --- */

static void
a_unit_has_a_name_in_both_languages_and_a_key(void **state)
{
	(void)state;
	language_use(LANGUAGE_ZH, "/nowhere");
	assert_string_equal(unit_name(UNIT_WAN_YUAN), "万元");
	assert_string_equal(unit_name(UNIT_SET), "台（套）");
	assert_string_equal(unit_name(UNIT_NONE), "");
	language_use(LANGUAGE_EN, "/nowhere");
	assert_string_equal(unit_name(UNIT_WAN_YUAN), "10,000 yuan");
	assert_string_equal(unit_key(UNIT_WAN_YUAN), "wan_yuan");
}

static void
a_unit_is_found_by_its_chinese_name_or_its_key(void **state)
{
	struct arena arena = {0};

	(void)state;
	assert_int_equal(unit_of(TEXT("元")), UNIT_YUAN);
	assert_int_equal(unit_of(TEXT("万元")), UNIT_WAN_YUAN);
	assert_int_equal(unit_of(TEXT("亿元")), UNIT_YI_YUAN);
	assert_int_equal(unit_of(TEXT("million_yuan")), UNIT_MILLION_YUAN);
	assert_int_equal(unit_of(text_fold(TEXT("台 （套）"), &arena)),
			 UNIT_SET);
	assert_int_equal(unit_of(TEXT("台")), UNIT_NONE);
	assert_int_equal(unit_of(TEXT("")), UNIT_NONE);
	assert_int_equal(unit_of(TEXT("美元")), UNIT_NONE);
	for (enum unit unit = UNIT_NONE; unit < UNITS; unit++)
		assert_int_equal(unit_of(text_of(unit_key(unit))), unit);
	arena_release(&arena);
}

static void
money_is_told_from_what_is_counted(void **state)
{
	(void)state;
	for (enum unit unit = UNIT_NONE; unit < UNITS; unit++)
		assert_int_equal(unit_is_money(unit),
				 unit >= UNIT_YUAN && unit <= UNIT_YI_YUAN);
}

/* --- reading --- */

static void
figures_are_read_as_they_are_printed(void **state)
{
	static const struct {
		const char *text;
		enum unit unit;
		int64_t value;
		int decimals;
		bool grouped;
	} cases[] = {
		{"0", UNIT_YUAN, 0, 0, false},
		{"0.00", UNIT_WAN_YUAN, 0, 2, false},
		{"-0.00", UNIT_WAN_YUAN, 0, 2, false},
		{"512.98", UNIT_WAN_YUAN, 512980000, 2, false},
		{"1,234.56", UNIT_WAN_YUAN, 1234560000, 2, true},
		{"1234.567", UNIT_WAN_YUAN, 1234567000, 3, false},
		{"0.000001", UNIT_WAN_YUAN, 1, 6, false},
		{"0.00000100", UNIT_WAN_YUAN, 1, 8, false},
		{"12,345,678.90", UNIT_YUAN, 1234567890, 2, true},
		{"1.5", UNIT_THOUSAND_YUAN, 150000, 1, false},
		{"1", UNIT_MILLION_YUAN, 100000000, 0, false},
		{"1.0000000001", UNIT_YI_YUAN, 10000000001, 10, false},
		{"-3", UNIT_YUAN, -300, 0, false},
		{"－3", UNIT_YUAN, -300, 0, false},
		{"−3", UNIT_YUAN, -300, 0, false},
		{"–3", UNIT_YUAN, -300, 0, false},
		{"﹣3", UNIT_YUAN, -300, 0, false},
		{"１，２３４．５６", UNIT_YUAN, 123456, 2, true},
		{"  12.5　", UNIT_YUAN, 1250, 1, false},
		{"\u00a07\t", UNIT_YUAN, 700, 0, false},
		{"¥1,234.5", UNIT_YUAN, 123450, 1, true},
		{"-￥ 12.00", UNIT_YUAN, -1200, 2, false},
		{"¥-3", UNIT_YUAN, -300, 0, false},
		{"'12.5", UNIT_YUAN, 1250, 1, false},
		{"007", UNIT_YUAN, 700, 0, false},
		{".5", UNIT_YUAN, 50, 1, false},
		{"-.56", UNIT_WAN_YUAN, -560000, 2, false},
		{"¥1,234.56", UNIT_YUAN, 123456, 2, true},
		{"￥5", UNIT_YUAN, 500, 0, false},
		{"￥-5", UNIT_YUAN, -500, 0, false},
		{"-￥5", UNIT_YUAN, -500, 0, false},
		{"(1,234.56)", UNIT_YUAN, -123456, 2, true},
		{"（0.50）", UNIT_YUAN, -50, 2, false},
		{"(￥0.50)", UNIT_YUAN, -50, 2, false},
		{"2", UNIT_VEHICLE, 2, 0, false},
		{"2.00", UNIT_VEHICLE, 2, 2, false},
		{"1,200", UNIT_PERSON, 1200, 0, true},
		{"7", UNIT_NONE, 7, 0, false},
		{"92233720368547758.07", UNIT_YUAN, INT64_MAX, 2, false},
		{"-92233720368547758.08", UNIT_YUAN, INT64_MIN, 2, false},
		{"9223372036854775807", UNIT_PIECE, INT64_MAX, 0, false},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct amount amount = {.value = 99};

		assert_true(amount_read(text_of(cases[i].text), cases[i].unit,
					&amount));
		assert_true(amount.value == cases[i].value);
		assert_int_equal(amount.decimals, cases[i].decimals);
		assert_int_equal(amount.grouped, cases[i].grouped);
	}
}

static void
what_is_no_figure_is_refused_and_nothing_is_touched(void **state)
{
	static const struct {
		const char *text;
		enum unit unit;
	} cases[] = {
		{"", UNIT_YUAN},
		{" 　", UNIT_YUAN},
		{"-", UNIT_YUAN},
		{"———", UNIT_YUAN},
		{"5.", UNIT_YUAN},
		{".", UNIT_YUAN},
		{"1.2.", UNIT_YUAN},
		{"(5)", UNIT_YUAN},
		{"（2,5）", UNIT_YUAN},
		{"(-5.00)", UNIT_YUAN},
		{"(5.00", UNIT_YUAN},
		{"()", UNIT_YUAN},
		{"(.)", UNIT_YUAN},
		{"￥", UNIT_YUAN},
		{"+5", UNIT_YUAN},
		{"--5", UNIT_YUAN},
		{"- 5", UNIT_YUAN},
		{"¥", UNIT_YUAN},
		{"'", UNIT_YUAN},
		{"¥--5", UNIT_YUAN},
		{"$5", UNIT_YUAN},
		{"5-", UNIT_YUAN},
		{"1 234", UNIT_YUAN},
		{"1,23.4", UNIT_YUAN},
		{"1,2345", UNIT_YUAN},
		{"1234,567", UNIT_YUAN},
		{"1,,234", UNIT_YUAN},
		{",234", UNIT_YUAN},
		{"1,234,", UNIT_YUAN},
		{"1,234,56", UNIT_YUAN},
		{"0,123", UNIT_YUAN},
		{"1.234,5", UNIT_YUAN},
		{"1.2.3", UNIT_YUAN},
		{"12%", UNIT_YUAN},
		{"12万元", UNIT_YUAN},
		{"1e5", UNIT_YUAN},
		{"0x10", UNIT_YUAN},
		{"O.5", UNIT_YUAN},
		{"十二", UNIT_YUAN},
		{"12\xef\xbc", UNIT_YUAN},
		{"\xff", UNIT_YUAN},
		{"1.234", UNIT_YUAN},
		{"0.0000001", UNIT_WAN_YUAN},
		{"2.5", UNIT_VEHICLE},
		{"92233720368547758.08", UNIT_YUAN},
		{"-92233720368547758.09", UNIT_YUAN},
		{"99999999999999999999999", UNIT_PIECE},
		{"18446744073709551616", UNIT_PIECE},
		{"922337203685477.59", UNIT_YI_YUAN},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct amount amount = {99, 9, true};

		assert_false(amount_read(text_of(cases[i].text), cases[i].unit,
					 &amount));
		assert_int_equal(amount.value, 99);
		assert_int_equal(amount.decimals, 9);
	}
}

static void
a_nul_byte_is_no_end_of_a_figure(void **state)
{
	struct amount amount;

	(void)state;
	assert_false(amount_read((struct text){"12\0", 3}, UNIT_YUAN, &amount));
	assert_false(amount_read((struct text){"\0", 1}, UNIT_YUAN, &amount));
	assert_true(amount_read((struct text){"123", 2}, UNIT_YUAN, &amount));
	assert_int_equal(amount.value, 1200);
}

static void
no_figure_has_more_than_255_decimals(void **state)
{
	struct strbuf text = {0};
	struct amount amount;

	(void)state;
	strbuf_puts(&text, "1.");
	for (int decimals = 1; decimals <= 600; decimals++) {
		strbuf_putc(&text, '0');
		assert_int_equal(
			amount_read(strbuf_view(&text), UNIT_YUAN, &amount),
			decimals <= 255);
		assert_int_equal(amount.decimals,
				 decimals <= 255 ? decimals : 255);
	}
	strbuf_release(&text);
}

/* --- printing --- */

static void
figures_are_printed_in_their_unit(void **state)
{
	static const struct {
		int64_t value;
		enum unit unit;
		unsigned decimals;
		bool grouped;
		const char *printed;
	} cases[] = {
		{0, UNIT_YUAN, 0, false, "0"},
		{0, UNIT_WAN_YUAN, 2, true, "0.00"},
		{512980000, UNIT_WAN_YUAN, 2, false, "512.98"},
		{1234560000, UNIT_WAN_YUAN, 2, true, "1,234.56"},
		{-1234560000, UNIT_WAN_YUAN, 2, true, "-1,234.56"},
		{-1, UNIT_WAN_YUAN, 2, false, "-0.000001"},
		{1234567000, UNIT_WAN_YUAN, 2, false, "1234.567"},
		{100, UNIT_YUAN, 0, false, "1"},
		{150, UNIT_YUAN, 0, false, "1.5"},
		{999999999999, UNIT_YUAN, 2, true, "9,999,999,999.99"},
		{2, UNIT_VEHICLE, 2, false, "2.00"},
		{1, UNIT_WAN_YUAN, 8, false, "0.00000100"},
		{100000, UNIT_PERSON, 0, true, "100,000"},
		{999, UNIT_PERSON, 0, true, "999"},
		{INT64_MIN, UNIT_YUAN, 2, true, "-92,233,720,368,547,758.08"},
	};
	struct strbuf out = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		strbuf_clear(&out);
		amount_print(&out, cases[i].value, cases[i].unit,
			     cases[i].decimals, cases[i].grouped);
		assert_string_equal(strbuf_string(&out), cases[i].printed);
	}
	strbuf_release(&out);
}

static void
what_is_printed_reads_back_as_it_was(void **state)
{
	struct strbuf out = {0};
	uint64_t seed = 140600;

	(void)state;
	for (int round = 0; round < 300000; round++) {
		int64_t value = any_number(&seed);
		uint64_t dice = noise(&seed);
		enum unit unit = (enum unit)(dice % UNITS);
		unsigned decimals = dice / 64 % 14;
		bool grouped = dice / 1024 % 2;
		struct amount amount;

		strbuf_clear(&out);
		amount_print(&out, value, unit, decimals, grouped);
		assert_true(amount_read(strbuf_view(&out), unit, &amount));
		assert_true(amount.value == value);
		assert_true(amount.decimals >= decimals);
		assert_true(!amount.grouped || grouped);
	}
	strbuf_release(&out);
}

/* --- arithmetic --- */

static void
sums_that_do_not_fit_are_refused(void **state)
{
	int64_t out = 7;

	(void)state;
	assert_false(amount_add(INT64_MAX, 1, &out));
	assert_false(amount_add(INT64_MIN, -1, &out));
	assert_false(amount_subtract(INT64_MIN, 1, &out));
	assert_false(amount_subtract(0, INT64_MIN, &out));
	assert_int_equal(out, 7);
	assert_true(amount_add(INT64_MAX, INT64_MIN, &out));
	assert_int_equal(out, -1);
	assert_true(amount_add(-5, 3, &out));
	assert_int_equal(out, -2);
	assert_true(amount_subtract(-1, INT64_MIN, &out));
	assert_true(out == INT64_MAX);
	assert_true(amount_subtract(INT64_MIN, -1, &out));
	assert_true(out == INT64_MIN + 1);
}

static void
a_percentage_is_rounded_half_away_from_zero(void **state)
{
	static const struct {
		int64_t part, whole, hundredths;
	} cases[] = {
		{0, 5, 0},
		{1, 1, 10000},
		{1, 3, 3333},
		{2, 3, 6667},
		{-2, 3, -6667},
		{2, -3, -6667},
		{-2, -3, 6667},
		{1, 20000, 1}, /* 0.005 % */
		{-1, 20000, -1},
		{1, 20001, 0},
		{7, 1000, 70},
		{INT64_MAX, INT64_MAX, 10000},
		{INT64_MIN, INT64_MIN, 10000},
		{INT64_MIN, INT64_MAX, -10000},
		{1, INT64_MIN, 0},
		{922337203685477, 1, 9223372036854770000},
	};
	int64_t out;

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_true(
			amount_percent(cases[i].part, cases[i].whole, &out));
		assert_true(out == cases[i].hundredths);
	}
	out = 7;
	assert_false(amount_percent(1, 0, &out));
	assert_false(amount_percent(0, 0, &out));
	assert_false(amount_percent(INT64_MAX, 1, &out));
	assert_false(amount_percent(922337203685478, 1, &out));
	assert_int_equal(out, 7);
}

/*
 * part * 10000 / whole with school arithmetic: digits of base 10 in an array,
 * nothing shared with the code under test.
 */
static bool
slow_percent(int64_t part, int64_t whole, int64_t *out)
{
	bool negative = (part < 0) != (whole < 0);
	char digits[64];
	uint64_t divisor = whole < 0 ? 0 - (uint64_t)whole : (uint64_t)whole;
	uint64_t rest = 0, result = 0;
	int count = sprintf(digits, "%llu0000",
			    (unsigned long long)(part < 0 ? 0 - (uint64_t)part
							  : (uint64_t)part));

	for (int i = 0; i < count; i++) {
		uint64_t digit = 0, carried = 0;

		/* carried = rest * 10 + digit, kept below the divisor */
		for (int times = 0; times < 10; times++) {
			if (carried >= divisor - rest) {
				carried -= divisor - rest;
				digit++;
			} else {
				carried += rest;
			}
		}
		for (int ones = digits[i] - '0'; ones > 0; ones--)
			if (++carried == divisor) {
				carried = 0;
				digit++;
			}
		rest = carried;
		if (result > (UINT64_MAX - digit) / 10)
			return false;
		result = result * 10 + digit;
	}
	if (rest >= divisor - rest)
		result++;
	if (result > (uint64_t)INT64_MAX + negative)
		return false;
	*out = negative ? (int64_t)(0 - result) : (int64_t)result;
	return true;
}

static void
a_percentage_is_that_of_long_division(void **state)
{
	uint64_t seed = 19491001;
	int fitting = 0;

	(void)state;
	for (int round = 0; round < 200000; round++) {
		int64_t part = any_number(&seed), whole = any_number(&seed);
		int64_t fast = 7, slow = 7;

		if (whole == 0)
			continue;
		assert_int_equal(amount_percent(part, whole, &fast),
				 slow_percent(part, whole, &slow));
		assert_true(fast == slow);
		fitting += fast != 7;
	}
	assert_true(fitting > 100000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_unit_has_a_name_in_both_languages_and_a_key),
		cmocka_unit_test(
			a_unit_is_found_by_its_chinese_name_or_its_key),
		cmocka_unit_test(money_is_told_from_what_is_counted),
		cmocka_unit_test(figures_are_read_as_they_are_printed),
		cmocka_unit_test(
			what_is_no_figure_is_refused_and_nothing_is_touched),
		cmocka_unit_test(a_nul_byte_is_no_end_of_a_figure),
		cmocka_unit_test(no_figure_has_more_than_255_decimals),
		cmocka_unit_test(figures_are_printed_in_their_unit),
		cmocka_unit_test(what_is_printed_reads_back_as_it_was),
		cmocka_unit_test(sums_that_do_not_fit_are_refused),
		cmocka_unit_test(a_percentage_is_rounded_half_away_from_zero),
		cmocka_unit_test(a_percentage_is_that_of_long_division),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
