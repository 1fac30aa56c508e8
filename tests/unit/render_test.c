/* Tables in memory, and the same table in each format. */
#include "render/render.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

/* A report with one of everything. */
static void
fill(struct table *table)
{
	struct table_value *row;

	table->id = "compare";
	table->title = "Expenditure, “三公” included";
	table_fact(table, "city", "City", "%s", "示例市");
	table_fact(table, "years", "Years", "%d-%d", 2022, 2024);
	table_column(table, "department", "部门", "", false);
	table_column(table, "amount", "Amount", "万元", true);
	table_column(table, "rank", "Rank", "", true);
	table_column(table, "change", "Change", "", true);
	table_column(table, "note", "Note", "", false);

	row = table_row(table);
	row[0] = table_text(table, TEXT("示例市科技局"));
	row[1] = table_amount(1234560000, UNIT_WAN_YUAN, 2);
	row[1].grouped = true;
	row[2] = table_count(1);
	row[3] = table_rate(70);
	row[4] = table_text(table, TEXT("said \"so\", twice"));

	row = table_row(table);
	row[0] = table_text(table, TEXT("  =SUM(A1)"));
	row[1] = table_amount(-512980000, UNIT_WAN_YUAN, 2);
	row[1].n = 8;
	row[1].of = 9;
	row[2] = table_count(-12);
	row[3] = table_rate(-12345);

	row = table_row(table);
	row[0] = table_text(table, TEXT("=1+1"));
	row[1] = table_state("not_published", "未公开");
	row[3] = table_state("undefined", "—");
	row[3].of = 3;
	row[4] = table_text(table, TEXT("two\nlines\tand \x1b[31m\x7f"));

	table_note(table, "coverage", "%d of %d; missing: %s", 8, 9, "财政局");
}

static void
check(const char *format, const char *expected)
{
	struct table table = {0};
	struct strbuf out = {0};

	language_use(LANGUAGE_EN, "/nowhere");
	fill(&table);
	renderer_find(format)->render(&table, &(struct render_options){0},
				      &out);
	assert_string_equal(strbuf_string(&out), expected);
	strbuf_release(&out);
	table_release(&table);
}

static void
text_lines_up_by_width(void **state)
{
	(void)state;
	check("text",
	      "Expenditure, “三公” included\n"
	      "City: 示例市\n"
	      "Years: 2022-2024\n"
	      "\n"
	      "部门          Amount (万元)  Rank    Change  Note\n"
	      "------------  -------------  ----  --------  "
	      "--------------------\n"
	      "示例市科技局       1,234.56     1     0.70%  said \"so\", "
	      "twice\n"
	      "  =SUM(A1)          -512.98   -12  -123.45%\n"
	      "=1+1                 未公开               —  two lines and  "
	      "[31m\n"
	      "\n"
	      "8 of 9; missing: 财政局\n");
}

static void
csv_is_rfc_4180_and_runs_no_formula(void **state)
{
	(void)state;
	check("csv",
	      "部门,Amount (万元),Rank,Change,Note\r\n"
	      "示例市科技局,1234.56,1,0.70%,\"said \"\"so\"\", twice\"\r\n"
	      "  =SUM(A1),-512.98,-12,-123.45%,\r\n"
	      "'=1+1,未公开,,—,\"two\nlines\tand [31m\"\r\n"
	      "\r\n"
	      "#,city,City: 示例市\r\n"
	      "#,years,Years: 2022-2024\r\n"
	      "#,coverage,8 of 9; missing: 财政局\r\n");
}

static void
json_keeps_amounts_exact_and_states_apart(void **state)
{
	(void)state;
	check("json",
	      "{\"report\":\"compare\",\n"
	      "\"title\":\"Expenditure, “三公” included\",\n"
	      "\"facts\":{\n"
	      "\"city\":\"示例市\",\n"
	      "\"years\":\"2022-2024\"},\n"
	      "\"columns\":[\n"
	      "{\"id\":\"department\",\"title\":\"部门\",\"unit\":\"\"},\n"
	      "{\"id\":\"amount\",\"title\":\"Amount\",\"unit\":\"万元\"},\n"
	      "{\"id\":\"rank\",\"title\":\"Rank\",\"unit\":\"\"},\n"
	      "{\"id\":\"change\",\"title\":\"Change\",\"unit\":\"\"},\n"
	      "{\"id\":\"note\",\"title\":\"Note\",\"unit\":\"\"}],\n"
	      "\"rows\":[\n"
	      "{\"department\":\"示例市科技局\","
	      "\"amount\":{\"value\":\"1234.56\",\"unit\":\"wan_yuan\"},"
	      "\"rank\":1,"
	      "\"change\":{\"value\":\"0.70\",\"unit\":\"percent\"},"
	      "\"note\":\"said \\\"so\\\", twice\"},\n"
	      "{\"department\":\"  =SUM(A1)\","
	      "\"amount\":{\"value\":\"-512.98\",\"unit\":\"wan_yuan\","
	      "\"n\":8,\"of\":9},"
	      "\"rank\":-12,"
	      "\"change\":{\"value\":\"-123.45\",\"unit\":\"percent\"},"
	      "\"note\":null},\n"
	      "{\"department\":\"=1+1\","
	      "\"amount\":{\"state\":\"not_published\"},"
	      "\"rank\":null,"
	      "\"change\":{\"state\":\"undefined\",\"n\":0,\"of\":3},"
	      "\"note\":\"two\\nlines\\tand \\u001b[31m\\u007f\"}],\n"
	      "\"notes\":[\n"
	      "{\"id\":\"coverage\",\"text\":\"8 of 9; missing: 财政局\"}]}\n");
}

static void
csv_has_a_byte_order_mark_on_request_only(void **state)
{
	const struct render_options with = {.bom = true}, without = {0};
	struct table table = {.id = "status", .title = "Status"};
	struct strbuf out = {0};

	(void)state;
	table_column(&table, "a", "-a", "", false);
	renderer_find("csv")->render(&table, &with, &out);
	assert_string_equal(strbuf_string(&out), "\xef\xbb\xbf'-a\r\n");
	strbuf_clear(&out);
	renderer_find("csv")->render(&table, &without, &out);
	assert_string_equal(strbuf_string(&out), "'-a\r\n");
	strbuf_clear(&out);
	renderer_find("text")->render(&table, &with, &out);
	assert_string_equal(strbuf_string(&out), "Status\n");
	strbuf_release(&out);
	table_release(&table);
}

static void
every_start_of_a_formula_is_neutralised_in_csv(void **state)
{
	static const char *const cases[][2] = {
		{"=1", "'=1"},
		{"+1", "'+1"},
		{"-1", "'-1"},
		{"@A1", "'@A1"},
		{"\t=1", "'\t=1"},
		{"\r=1", "\"'\r=1\""},
		{"\n=1", "\"'\n=1\""},
		{"=\"x\"", "\"'=\"\"x\"\"\""},
		{"＝1", "'＝1"},
		{"\xe2\x80\x8e=1", "'=1"},
		{"\x01\xe2\x80\xae\x7f@A1", "'@A1"},
		{"\x01\n=1", "\"'\n=1\""},
		{"－1", "'－1"},
		{"———", "———"},
		{"1-1", "1-1"},
		{"", ""},
		{"a,b", "\"a,b\""},
	};
	struct strbuf out = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct table table = {.id = "show", .title = ""};
		char expected[64];

		table_column(&table, "a", "a", "", false);
		table_row(&table)[0] = table_text(&table, text_of(cases[i][0]));
		strbuf_clear(&out);
		renderer_find("csv")->render(&table,
					     &(struct render_options){0}, &out);
		snprintf(expected, sizeof expected, "a\r\n%s\r\n", cases[i][1]);
		assert_string_equal(strbuf_string(&out), expected);
		table_release(&table);
	}
	strbuf_release(&out);
}

static void
json_escapes_what_json_must_not_hold(void **state)
{
	struct table table = {.id = "show",
			      .title = "\x01\b\f\r\\/\u2028\u2029"};
	struct strbuf out = {0};

	(void)state;
	table_note(&table, "bytes", "%s",
		   "中\xff\xe4\xb8"
		   "a\xe2\x80");
	renderer_find("json")->render(&table, &(struct render_options){0},
				      &out);
	assert_string_equal(
		strbuf_string(&out),
		"{\"report\":\"show\",\n"
		"\"title\":\"\\u0001\\b\\f\\r\\\\/\\u2028\\u2029\",\n"
		"\"facts\":{},\n"
		"\"columns\":[],\n"
		"\"rows\":[],\n"
		"\"notes\":[\n"
		"{\"id\":\"bytes\",\"text\":"
		"\"中\ufffd\ufffd\ufffda\ufffd\ufffd\"}]}\n");
	strbuf_release(&out);
	table_release(&table);
}

static void
amounts_at_the_ends_of_the_range_are_rendered_exactly(void **state)
{
	struct table table = {.id = "show", .title = "T"};
	struct table_value *row;
	struct strbuf out = {0};

	(void)state;
	table_column(&table, "a", "a", "", true);
	table_column(&table, "b", "b", "", true);
	row = table_row(&table);
	row[0] = table_amount(INT64_MIN, UNIT_YUAN, 2);
	row[1] = table_rate(INT64_MIN);
	renderer_find("csv")->render(&table, &(struct render_options){0}, &out);
	assert_string_equal(strbuf_string(&out),
			    "a,b\r\n"
			    "-92233720368547758.08,-92233720368547758.08%\r\n");
	strbuf_release(&out);
	table_release(&table);
}

/* 1.50 points are no 1.50%. */
static void
a_difference_of_rates_is_not_printed_as_a_rate(void **state)
{
	struct table table = {.id = "compare", .title = "T"};
	struct strbuf out = {0};

	(void)state;
	table_column(&table, "a", "a", "points", true);
	table_row(&table)[0] = table_points(-150);
	renderer_find("csv")->render(&table, &(struct render_options){0}, &out);
	assert_string_equal(strbuf_string(&out), "a (points)\r\n-1.50\r\n");
	strbuf_clear(&out);
	renderer_find("json")->render(&table, &(struct render_options){0},
				      &out);
	assert_non_null(
		strstr(strbuf_string(&out),
		       "{\"value\":\"-1.50\",\"unit\":\"percentage_point\"}"));
	strbuf_release(&out);
	table_release(&table);
}

static void
control_characters_of_two_bytes_do_not_reach_a_terminal(void **state)
{
	struct table table = {.id = "show",
			      .title = "a\xc2\x9b"
				       "31mb\xc2\x80\u00a0c"};
	struct strbuf out = {0};

	(void)state;
	renderer_find("text")->render(&table, &(struct render_options){0},
				      &out);
	assert_string_equal(strbuf_string(&out), "a 31mb \u00a0c\n");
	strbuf_release(&out);
	table_release(&table);
}

static void
rendering_twice_gives_the_same_bytes(void **state)
{
	static const char *const formats[] = {"text", "csv", "json"};
	struct table table = {0};

	(void)state;
	fill(&table);
	for (size_t i = 0; i < COUNT(formats); i++) {
		const struct renderer *r = renderer_find(formats[i]);
		struct strbuf once = {0}, twice = {0};

		r->render(&table, &(struct render_options){0}, &once);
		r->render(&table, &(struct render_options){0}, &twice);
		assert_true(
			text_equal(strbuf_view(&once), strbuf_view(&twice)));
		strbuf_release(&once);
		strbuf_release(&twice);
	}
	table_release(&table);
}

static void
a_format_is_found_by_its_name(void **state)
{
	(void)state;
	assert_string_equal(renderer_find("json")->id, "json");
	assert_null(renderer_find("xml"));
	assert_null(renderer_find(""));
}

static void
a_table_counts_its_rows_and_keeps_its_own_strings(void **state)
{
	struct table table = {0};
	char title[] = "Title";

	(void)state;
	assert_int_equal(table_row_count(&table), 0);
	table_column(&table, "a", title, title, true);
	title[0] = 'x';
	assert_string_equal(table.columns.items[0].title, "Title");
	assert_string_equal(table.columns.items[0].unit, "Title");
	for (int i = 0; i < 100; i++)
		table_row(&table)[0] = table_count(i);
	assert_int_equal(table_row_count(&table), 100);
	assert_int_equal(table_row(&table)[0].kind, VALUE_NONE);
	assert_int_equal(table.values.items[99].number, 99);
	table_release(&table);
	assert_int_equal(table_row_count(&table), 0);
}

/* Who wrote a long subject must not make a report unreadable. */
static void
a_long_cell_goes_on_below_itself(void **state)
{
	struct table table = {0};
	struct strbuf out = {0}, words = {0}, expected = {0};
	struct table_value *row;

	(void)state;
	table.title = "T";
	table_column(&table, "why", "Why", "", false);
	table_column(&table, "n", "N", "", true);
	for (int i = 0; i < 60; i++)
		strbuf_puts(&words, "更");
	row = table_row(&table);
	row[0] = table_text(&table, strbuf_view(&words));
	row[1] = table_count(7);
	strbuf_clear(&words);
	for (int i = 0; i < 15; i++)
		strbuf_puts(&words, "a_word ");
	row = table_row(&table);
	row[0] = table_text(&table, strbuf_view(&words));

	strbuf_printf(&expected, "T\n\n%-100s  N\n", "Why");
	for (int i = 0; i < 100; i++)
		strbuf_putc(&expected, '-');
	strbuf_puts(&expected, "  -\n");
	for (int i = 0; i < 60; i++)
		strbuf_puts(&expected, i == 50 ? "  7\n更" : "更");
	strbuf_putc(&expected, '\n');
	for (int i = 0; i < 15; i++)
		strbuf_puts(&expected, i == 13   ? "a_word\n"
				       : i == 14 ? "a_word\n"
						 : "a_word ");

	renderer_find("text")->render(&table, &(struct render_options){0},
				      &out);
	assert_string_equal(strbuf_string(&out), strbuf_string(&expected));
	strbuf_release(&out);
	strbuf_release(&words);
	strbuf_release(&expected);
	table_release(&table);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_lines_up_by_width),
		cmocka_unit_test(a_long_cell_goes_on_below_itself),
		cmocka_unit_test(csv_is_rfc_4180_and_runs_no_formula),
		cmocka_unit_test(json_keeps_amounts_exact_and_states_apart),
		cmocka_unit_test(csv_has_a_byte_order_mark_on_request_only),
		cmocka_unit_test(
			every_start_of_a_formula_is_neutralised_in_csv),
		cmocka_unit_test(json_escapes_what_json_must_not_hold),
		cmocka_unit_test(
			amounts_at_the_ends_of_the_range_are_rendered_exactly),
		cmocka_unit_test(
			a_difference_of_rates_is_not_printed_as_a_rate),
		cmocka_unit_test(
			control_characters_of_two_bytes_do_not_reach_a_terminal),
		cmocka_unit_test(rendering_twice_gives_the_same_bytes),
		cmocka_unit_test(a_format_is_found_by_its_name),
		cmocka_unit_test(
			a_table_counts_its_rows_and_keeps_its_own_strings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
