/*
 * What juesuan-pdf sees: pages written here, and the exact stream of lines that
 * comes out. Chinese is in a font that is not in the file, as many programs
 * write it.
 */
#include "base/base.h"
#include "base/child.h"
#include "base/utf8.h"
#include "document/document.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define LIMIT_MS 60000
#define WIDTH    400
#define HEIGHT   300
#define SIZE     10

static const char program[] = BUILD_DIR "/cmd/juesuan-pdf";

/* A file on its way: its pages' contents, and what all pages say. */
struct file {
	VEC(struct strbuf) pages;
	const char *attributes; /* of each page */
	bool unnamed; /* its font does not say which characters it has */
};

static struct strbuf *
page_of(struct file *file)
{
	return &file->pages.items[file->pages.count - 1];
}

static void
add_page(struct file *file)
{
	*vec_push(&file->pages) = (struct strbuf){0};
}

/* The code point at the start of text, of at most three bytes. */
static unsigned
point_at(const char *text, size_t *length_out)
{
	const unsigned char *byte = (const unsigned char *)text;

	*length_out = byte[0] < 0x80 ? 1 : byte[0] < 0xe0 ? 2 : 3;
	if (byte[0] < 0x80)
		return byte[0];
	if (byte[0] < 0xe0)
		return (byte[0] & 0x1fu) << 6 | (byte[1] & 0x3fu);
	return (byte[0] & 0xfu) << 12 | (byte[1] & 0x3fu) << 6 |
	       (byte[2] & 0x3fu);
}

/* Words from a point on, measured from the upper left corner, turned by
 * quarters against the clock, every character a size wide and `apart` from the
 * next. */
static void
put_words(struct file *file, int x, int y, int quarters, double apart,
	  const char *words)
{
	static const char *const turns[] = {"1 0 0 1", "0 1 -1 0", "-1 0 0 -1",
					    "0 -1 1 0"};
	struct strbuf *page = page_of(file);

	strbuf_printf(page, "BT /F %d Tf %.2f Tc %s %d %d Tm <", SIZE, apart,
		      turns[quarters], x, HEIGHT - y);
	for (size_t length; *words; words += length)
		strbuf_printf(page, "%04X", point_at(words, &length));
	strbuf_puts(page, "> Tj ET\n");
}

static void
put(struct file *file, int x, int y, const char *words)
{
	put_words(file, x, y, 0, 0, words);
}

static void
rule(struct file *file, int x, int y, int to_x, int to_y)
{
	strbuf_printf(page_of(file), "%d %d m %d %d l S\n", x, HEIGHT - y, to_x,
		      HEIGHT - to_y);
}

/* Lines around the cells of a table whose columns and rows end at these places;
 * the lists end with 0. */
static void
ruled(struct file *file, const int *xs, const int *ys)
{
	size_t columns = 0, rows = 0;

	while (xs[columns + 1])
		columns++;
	while (ys[rows + 1])
		rows++;
	for (size_t r = 0; r <= rows; r++)
		rule(file, xs[0], ys[r], xs[columns], ys[r]);
	for (size_t c = 0; c <= columns; c++)
		rule(file, xs[c], ys[0], xs[c], ys[rows]);
}

/* With the names of its encoding and of its characters' order. */
#define FONT                                                                   \
	"<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/%s"               \
	"/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun"   \
	"/CIDSystemInfo<</Registry(Adobe)/Ordering(%s)/Supplement 2>>"         \
	"/FontDescriptor<</Type/FontDescriptor/FontName/SimSun/Flags 4"        \
	"/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 859/Descent -140"       \
	"/CapHeight 683/StemV 91>>/DW 1000/W[1 95 500 814 939 500]>>]>>"

/* The file as it is kept; a table of places would say nothing to this reader,
 * which mends its absence. */
static struct strbuf
finish(struct file *file)
{
	struct strbuf out = {0};
	size_t count = file->pages.count;

	strbuf_printf(&out,
		      "%%PDF-1.5\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
		      "2 0 obj<</Type/Pages/Count %zu/Kids[",
		      count);
	for (size_t p = 0; p < count; p++)
		strbuf_printf(&out, "%zu 0 R ", 4 + 2 * p);
	strbuf_puts(&out, "]>>endobj\n3 0 obj");
	strbuf_printf(&out, FONT, file->unnamed ? "Identity-H" : "UniGB-UCS2-H",
		      file->unnamed ? "Identity" : "GB1");
	strbuf_puts(&out, "endobj\n");
	for (size_t p = 0; p < count; p++) {
		struct strbuf *page = &file->pages.items[p];

		strbuf_printf(&out,
			      "%zu 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 "
			      "%d %d]%s/Contents %zu 0 R/Resources<</Font<</F "
			      "3 0 R>>>>>>endobj\n%zu 0 obj<</Length "
			      "%zu>>stream\n",
			      4 + 2 * p, WIDTH, HEIGHT,
			      file->attributes ? file->attributes : "",
			      5 + 2 * p, 5 + 2 * p, page->length);
		strbuf_text(&out, strbuf_view(page));
		strbuf_puts(&out, "\nendstream endobj\n");
		strbuf_release(page);
	}
	strbuf_puts(&out, "trailer<</Root 1 0 R>>\n%%EOF\n");
	vec_release(&file->pages);
	return out;
}

/* What the program says of a file. */
static struct strbuf
run_program(struct text content)
{
	const char *const arguments[] = {program, NULL};
	const struct child child = {
		.arguments = arguments, .input = content, .limit_ms = LIMIT_MS};
	struct strbuf printed = {0};
	enum child_end end;
	struct error err = {0};

	if (access(program, X_OK) != 0)
		skip();
	assert_true(child_run(&child, &printed, &end, &err));
	assert_int_equal(end, CHILD_DONE);
	return printed;
}

static void
expect_bytes(struct text content, const char *expected)
{
	struct strbuf printed = run_program(content);

	assert_string_equal(strbuf_string(&printed), expected);
	strbuf_release(&printed);
}

static void
expect(struct file *file, const char *expected)
{
	struct strbuf bytes = finish(file);

	expect_bytes(strbuf_view(&bytes), expected);
	strbuf_release(&bytes);
}

static void
a_ruled_table_is_its_cells(void **state)
{
	struct file file = {0};

	(void)state;
	add_page(&file);
	put(&file, 150, 40, "收入决算表");
	ruled(&file, (int[]){50, 150, 220, 0}, (int[]){60, 80, 100, 0});
	put(&file, 55, 75, "项目");
	put(&file, 160, 75, "金额");
	put(&file, 55, 95, "合计");
	put(&file, 190, 95, "512.98");
	expect(&file, "juesuan-pdf 1\npage 1\ntext 1 收入决算表\ntable\n"
		      "row 2\ncell 项目\ncell 金额\n"
		      "row 3\ncell 合计\ncell 512.98\nend 1\n");
}

/* Three cells are wide enough; 512.98 is set in two lines. */
static void
an_amount_that_was_wrapped_is_whole(void **state)
{
	struct file file = {0};

	(void)state;
	add_page(&file);
	ruled(&file, (int[]){50, 100, 130, 160, 0}, (int[]){60, 100, 0});
	put(&file, 55, 85, "合计");
	put(&file, 103, 75, "512.9");
	put(&file, 103, 90, "8");
	put(&file, 133, 75, "401.2");
	put(&file, 133, 90, "4");
	expect(&file, "juesuan-pdf 1\npage 1\ntable\nrow 1\ncell 合计\n"
		      "cell 512.98\ncell 401.24\nend 1\n");
}

static void
rows_without_lines_between_them_are_told_apart(void **state)
{
	struct file file = {0};

	(void)state;
	add_page(&file);
	ruled(&file, (int[]){50, 150, 230, 300, 0}, (int[]){60, 130, 0});
	put(&file, 55, 75, "教育支出");
	put(&file, 190, 75, "1.20");
	put(&file, 260, 75, "3.40");
	put(&file, 55, 90, "科学技术支出");
	put(&file, 55, 105, "其他支出");
	put(&file, 190, 105, "5.60");
	put(&file, 55, 119, "一般公共");
	put(&file, 55, 130 - 1, "服务支出");
	put(&file, 260, 124, "7.80");
	expect(&file, "juesuan-pdf 1\npage 1\ntable\n"
		      "row 1\ncell 教育支出\ncell 1.20\ncell 3.40\n"
		      "row 2\ncell 科学技术支出\ncell \ncell \n"
		      "row 3\ncell 其他支出\ncell 5.60\ncell \n"
		      "row 4\ncell 一般公共服务支出\ncell \ncell 7.80\n"
		      "end 1\n");
}

static void
an_amount_that_runs_over_its_edge_is_not_torn(void **state)
{
	struct file file = {0};

	(void)state;
	add_page(&file);
	ruled(&file, (int[]){50, 100, 125, 150, 0}, (int[]){60, 80, 0});
	put(&file, 55, 75, "合计");
	put(&file, 90, 75, "513.98");
	put(&file, 128, 75, "4.20");
	expect(&file, "juesuan-pdf 1\npage 1\ntable\nrow 1\ncell 合计\n"
		      "over 513.98\ncell 4.20\nend 1\n");
}

/* Under a clip that lets a cell's width be seen. */
static void
put_clipped(struct file *file, int left, int right, int x, int y,
	    const char *words)
{
	strbuf_printf(page_of(file), "q %d %d %d 20 re W n\n", left,
		      HEIGHT - y - 5, right - left);
	put(file, x, y, words);
	strbuf_puts(page_of(file), "Q\n");
}

static void
what_a_clip_hides_of_a_text_is_read_with_it(void **state)
{
	struct file file = {0};

	(void)state;
	add_page(&file);
	ruled(&file, (int[]){50, 100, 130, 160, 0}, (int[]){60, 80, 0});
	put_clipped(&file, 50, 100, 55, 75, "其他对企业补助");
	put_clipped(&file, 100, 130, 84, 75, "12,513.98");
	put_clipped(&file, 130, 160, 133, 75, "4.20");
	put_clipped(&file, 180, 190, 250, 75, "9.99");
	expect(&file, "juesuan-pdf 1\npage 1\ntable\nrow 1\n"
		      "over 其他对企业补助\nover 12,513.98\ncell 4.20\n"
		      "end 1\n");
}

static void
what_is_cut_off_is_never_taken_for_all(void **state)
{
	struct file file = {0};

	(void)state;
	add_page(&file);
	ruled(&file, (int[]){50, 100, 130, 160, 0}, (int[]){60, 80, 0});
	put_clipped(&file, 50, 100, 55, 75, "其他对企业");
	put_clipped(&file, 100, 130, 97, 75, "513.98");
	put_clipped(&file, 130, 160, 137, 75, "4.201");
	expect(&file, "juesuan-pdf 1\npage 1\ntable\nrow 1\n"
		      "cut 其他对企业\ncut …513.98\ncut 4.201…\nend 1\n");
}

static void
letters_set_apart_are_one_number(void **state)
{
	struct file file = {0};

	(void)state;
	add_page(&file);
	ruled(&file, (int[]){50, 150, 250, 0}, (int[]){60, 80, 100, 0});
	put_words(&file, 55, 75, 0, 4, "合计");
	put_words(&file, 160, 75, 0, 3, "1,513.98");
	put_words(&file, 55, 95, 0, 3, "本年");
	put(&file, 160, 95, "10 20");
	expect(&file, "juesuan-pdf 1\npage 1\ntable\n"
		      "row 1\ncell 合计\ncell 1,513.98\n"
		      "row 2\ncell 本年\ncell 10 20\nend 1\n");
}

/* Every digit stands apart from the next one, and the first ones in front of
 * the cell; blanks stand at the marks. */
static void
letters_set_apart_over_an_edge_are_one_number(void **state)
{
	struct file file = {0};

	(void)state;
	add_page(&file);
	ruled(&file, (int[]){50, 100, 150, 0}, (int[]){60, 80, 100, 0});
	put_words(&file, 94, 75, 0, 2, "4,513.98");
	put(&file, 105, 95, "1, 5 .98");
	expect(&file, "juesuan-pdf 1\npage 1\ntable\n"
		      "row 1\ncell \nover 4,513.98\n"
		      "row 2\ncell \ncell 1, 5 .98\nend 1\n");
}

static void
blanks_within_an_amount_are_none(void **state)
{
	struct file file = {0};

	(void)state;
	add_page(&file);
	ruled(&file, (int[]){50, 150, 0}, (int[]){60, 80, 100, 120, 0});
	rule(&file, 120, 60, 120, 120);
	put(&file, 55, 75, "1, 513 .98");
	put(&file, 55, 95, "12 345.67");
	put(&file, 55, 115, "12 3456.7");
	expect(&file, "juesuan-pdf 1\npage 1\ntable\n"
		      "row 1\ncell 1,513.98\ncell \n"
		      "row 2\ncell 12345.67\ncell \n"
		      "row 3\ncell 12 3456.7\ncell \nend 1\n");
}

static void
a_head_on_its_side_is_read(void **state)
{
	struct file file = {0};

	(void)state;
	add_page(&file);
	ruled(&file, (int[]){50, 150, 180, 0}, (int[]){60, 110, 130, 0});
	put(&file, 55, 90, "项目名称");
	put_words(&file, 168, 105, 1, 0, "金额数");
	put(&file, 55, 125, "合计金额");
	put(&file, 155, 125, "1.20");
	expect(&file, "juesuan-pdf 1\npage 1\ntable\n"
		      "row 1\ncell 项目名称\ncell 金额数\n"
		      "row 2\ncell 合计金额\ncell 1.20\nend 1\n");
}

static void
a_page_that_lies_on_its_side_is_turned(void **state)
{
	struct file file = {.attributes = "/Rotate 90"};

	(void)state;
	add_page(&file);
	put_words(&file, 100, 250, 1, 0, "收入决算表");
	expect(&file, "juesuan-pdf 1\npage 1\ntext 1 收入决算表\nend 1\n");
	file = (struct file){.attributes = "/Rotate 180"};
	add_page(&file);
	put(&file, 100, 50, "支出决算表");
	expect(&file, "juesuan-pdf 1\npage 1\ntext 1 支出决算表\nend 1\n");
}

/* By a degree, as scans are that were given their text. */
static void
a_page_that_lies_aslant_is_read_straight(void **state)
{
	struct file file = {0};

	(void)state;
	add_page(&file);
	strbuf_printf(page_of(&file), "0.99985 0.01745 -0.01745 0.99985 2 -3 "
				      "cm\n");
	put(&file, 150, 40, "收入决算表");
	ruled(&file, (int[]){50, 150, 350, 0}, (int[]){60, 80, 100, 0});
	put(&file, 55, 75, "项目");
	put(&file, 160, 75, "金额");
	put(&file, 55, 95, "合计");
	put(&file, 310, 95, "512.98");
	put(&file, 55, 140, "教育支出");
	put(&file, 200, 140, "1.20");
	put(&file, 310, 140, "3.40");
	put(&file, 55, 155, "卫生支出");
	put(&file, 200, 155, "5.60");
	put(&file, 310, 155, "7.80");
	put(&file, 55, 170, "其他支出");
	put(&file, 200, 170, "9.00");
	put(&file, 310, 170, "2.10");
	expect(&file, "juesuan-pdf 1\npage 1\ntext 1 收入决算表\ntable\n"
		      "row 2\ncell 项目\ncell 金额\n"
		      "row 3\ncell 合计\ncell 512.98\ntable aligned\n"
		      "row 4\ncell 教育支出\ncell 1.20\ncell 3.40\n"
		      "row 5\ncell 卫生支出\ncell 5.60\ncell 7.80\n"
		      "row 6\ncell 其他支出\ncell 9.00\ncell 2.10\nend 1\n");
}

/* The head of three columns has one cell over two, and is all that is on the
 * first page; the last row on the third page is one cell. */
static void
a_part_of_a_table_has_the_columns_of_the_others(void **state)
{
	struct file file = {0};

	(void)state;
	add_page(&file);
	ruled(&file, (int[]){50, 150, 250, 0}, (int[]){260, 280, 0});
	put(&file, 55, 275, "项目");
	put(&file, 155, 275, "决算数");
	add_page(&file);
	ruled(&file, (int[]){50, 150, 200, 250, 0}, (int[]){60, 80, 100, 0});
	put(&file, 155, 75, "合计");
	put(&file, 205, 75, "基本");
	put(&file, 55, 95, "教育");
	put(&file, 155, 95, "3.20");
	put(&file, 205, 95, "1.20");
	add_page(&file);
	ruled(&file, (int[]){50, 200, 250, 0}, (int[]){60, 80, 0});
	put(&file, 55, 75, "人员经费");
	put(&file, 205, 75, "0.20");
	expect(&file, "juesuan-pdf 1\npage 1\ntable\n"
		      "row 1\ncell 项目\ncell 决算数\ncell \n"
		      "page 2\nrow 1\ncell \ncell 合计\ncell 基本\n"
		      "row 2\ncell 教育\ncell 3.20\ncell 1.20\n"
		      "page 3\nrow 1\ncell 人员经费\ncell \ncell 0.20\n"
		      "end 3\n");
}

/* 行次 goes over both lines of its head: a line between these goes past it. */
static void
a_head_beside_two_lines_is_none_of_a_row(void **state)
{
	struct file file = {0};

	(void)state;
	add_page(&file);
	put(&file, 140, 45, "收入");
	rule(&file, 50, 49, 350, 49);
	put(&file, 60, 60, "项目");
	rule(&file, 50, 64, 135, 64);
	put(&file, 140, 67, "行次");
	rule(&file, 180, 64, 350, 64);
	put(&file, 240, 60, "金额");
	put(&file, 60, 74, "栏次");
	put(&file, 250, 74, "1");
	for (int row = 0; row < 3; row++) {
		rule(&file, 50, 79 + 15 * row, 350, 79 + 15 * row);
		put(&file, 60, 90 + 15 * row, "教育支出");
		put(&file, 147, 90 + 15 * row, "7");
		put(&file, 240, 90 + 15 * row, "1.20");
	}
	expect(&file, "juesuan-pdf 1\npage 1\ntable aligned\n"
		      "row 1\ncell \ncell 收入\ncell \n"
		      "row 2\ncell 项目\ncell 行次\ncell 金额\n"
		      "row 3\ncell 栏次\ncell \ncell 1\n"
		      "row 4\ncell 教育支出\ncell 7\ncell 1.20\n"
		      "row 5\ncell 教育支出\ncell 7\ncell 1.20\n"
		      "row 6\ncell 教育支出\ncell 7\ncell 1.20\nend 1\n");
}

/* A row has two of them at the lower edge of the page. */
static void
numbers_of_a_row_are_no_numbers_of_pages(void **state)
{
	struct file file = {0};

	(void)state;
	add_page(&file);
	for (int row = 0; row < 4; row++) {
		int y = 225 + 20 * row;

		put(&file, 140, y, (const char[]){(char)('1' + row), 0});
		put(&file, 340, y, (const char[]){(char)('5' + row), 0});
		if (row == 3)
			continue;
		put(&file, 30, y, "事业收入");
		put(&file, 195, y, "1.20");
		put(&file, 240, y, "国防支出");
	}
	expect(&file, "juesuan-pdf 1\npage 1\ntable aligned\n"
		      "row 1\ncell 事业收入\ncell 1\ncell 1.20\n"
		      "cell 国防支出\ncell 5\n"
		      "row 2\ncell 事业收入\ncell 2\ncell 1.20\n"
		      "cell 国防支出\ncell 6\n"
		      "row 3\ncell 事业收入\ncell 3\ncell 1.20\n"
		      "cell 国防支出\ncell 7\n"
		      "row 4\ncell \ncell 4\ncell \ncell \ncell 8\nend 1\n");
}

/* A table's last row may stand alone on a page. */
static void
a_row_without_a_table_is_told(void **state)
{
	struct file file = {0};

	(void)state;
	add_page(&file);
	put(&file, 30, 60, "总计");
	put(&file, 140, 60, "1.20");
	put(&file, 240, 60, "总计");
	put(&file, 30, 120, "收入合计1.20万元。");
	expect(&file, "juesuan-pdf 1\npage 1\nloose 1 总计 1.20 总计\n"
		      "text 2 收入合计1.20万元。\nend 1\n");
}

/* Where a column of labels ends, the numbers of rows still go on beside those
 * of the other one. */
static void
rows_that_begin_with_their_number_are_of_the_table_above(void **state)
{
	struct file file = {0};

	(void)state;
	add_page(&file);
	for (int row = 0; row < 7; row++) {
		int y = 60 + 20 * row;

		put(&file, 140, y, (const char[]){(char)('1' + row), 0});
		put(&file, 240, y, "国防支出");
		if (row > 2)
			continue;
		put(&file, 30, y, "事业收入");
		put(&file, 195, y, "1.20");
	}
	expect(&file, "juesuan-pdf 1\npage 1\ntable aligned\n"
		      "row 1\ncell 事业收入\ncell 1\ncell 1.20\ncell 国防支出\n"
		      "row 2\ncell 事业收入\ncell 2\ncell 1.20\ncell 国防支出\n"
		      "row 3\ncell 事业收入\ncell 3\ncell 1.20\ncell 国防支出\n"
		      "row 4\ncell \ncell 4\ncell \ncell 国防支出\n"
		      "row 5\ncell \ncell 5\ncell \ncell 国防支出\n"
		      "row 6\ncell \ncell 6\ncell \ncell 国防支出\n"
		      "row 7\ncell \ncell 7\ncell \ncell 国防支出\nend 1\n");
}

/* All heads stand on one line, but for one in the middle of the three that it
 * is over. */
static void
a_head_is_over_the_columns_that_it_is_in_the_middle_of(void **state)
{
	static const char *const heads[] = {"合计", "出国", "小计",
					    "购置", "运行", "接待"};
	static const int rights[] = {60, 140, 195, 250, 305, 345};
	struct file file = {0};

	(void)state;
	add_page(&file);
	put(&file, 202, 60, "车辆费用");
	for (int column = 0; column < 6; column++) {
		int left = column > 0 ? rights[column - 1] : 20;

		put(&file, (left + rights[column]) / 2 - 10, 85, heads[column]);
		for (int row = 0; row < 3; row++)
			put(&file, rights[column] - 25, 105 + 20 * row, "1.20");
	}
	expect(&file, "juesuan-pdf 1\npage 1\ntable aligned\n"
		      "row 1\ncell \ncell \ncell 车辆费用\ncell \ncell \n"
		      "cell \n"
		      "row 2\ncell 合计\ncell 出国\ncell 小计\ncell 购置\n"
		      "cell 运行\ncell 接待\n"
		      "row 3\ncell 1.20\ncell 1.20\ncell 1.20\ncell 1.20\n"
		      "cell 1.20\ncell 1.20\n"
		      "row 4\ncell 1.20\ncell 1.20\ncell 1.20\ncell 1.20\n"
		      "cell 1.20\ncell 1.20\n"
		      "row 5\ncell 1.20\ncell 1.20\ncell 1.20\ncell 1.20\n"
		      "cell 1.20\ncell 1.20\nend 1\n");
}

/* A column's number stands in its middle, its amounts at its right, its head in
 * two lines, and below one that is over two columns; a label is in two lines
 * beside its amounts. */
static void
a_table_without_lines_has_the_columns_that_its_heads_say(void **state)
{
	struct file file = {0};

	(void)state;
	add_page(&file);
	put(&file, 260, 30, "本年支出");
	put(&file, 190, 40, "年初结转");
	put(&file, 60, 45, "科目名称");
	put(&file, 200, 52, "结余");
	put(&file, 245, 52, "基本支出");
	put(&file, 300, 52, "项目支出");
	put(&file, 65, 75, "栏次");
	put(&file, 208, 75, "1");
	put(&file, 262, 75, "2");
	put(&file, 318, 75, "3");
	put(&file, 50, 94, "机关事业单位基本");
	put(&file, 214, 100, "1.20");
	put(&file, 325, 100, "3.40");
	put(&file, 50, 106, "养老保险缴费");
	put(&file, 50, 125, "教育支出");
	put(&file, 325, 125, "7.80");
	expect(&file, "juesuan-pdf 1\npage 1\ntable aligned\n"
		      "row 1\ncell \ncell \ncell 本年支出\ncell \n"
		      "row 2\ncell 科目名称\ncell 年初结转结余\n"
		      "cell 基本支出\ncell 项目支出\n"
		      "row 3\ncell 栏次\ncell 1\ncell 2\ncell 3\n"
		      "row 4\ncell 机关事业单位基本养老保险缴费\ncell 1.20\n"
		      "cell \ncell 3.40\n"
		      "row 5\ncell 教育支出\ncell \ncell \ncell 7.80\n"
		      "end 1\n");
}

static void
an_amount_that_touches_the_next_column_is_not_joined_to_it(void **state)
{
	struct file file = {0};

	(void)state;
	add_page(&file);
	for (int r = 0; r < 3; r++) {
		put(&file, 50, 60 + 18 * r, "事业收入");
		put(&file, 120, 60 + 18 * r, "53.28");
		put(&file, 146, 60 + 18 * r, "30201");
		put(&file, 174, 60 + 18 * r, "办公费");
		put(&file, 260, 60 + 18 * r, "1.20");
	}
	for (int r = 0; r < 3; r++) {
		put(&file, 50, 160 + 18 * r, "事业收入");
		put(&file, 120, 160 + 18 * r, r == 1 ? "53,280" : "-53.28");
		put(&file, 153, 160 + 18 * r, "教育支出");
		put(&file, 260, 160 + 18 * r, "1.20");
	}
	expect(&file, "juesuan-pdf 1\npage 1\ntable aligned\n"
		      "row 1\ncell 事业收入\ncell 53.28\ncell 30201\n"
		      "cell 办公费\ncell 1.20\n"
		      "row 2\ncell 事业收入\ncell 53.28\ncell 30201\n"
		      "cell 办公费\ncell 1.20\n"
		      "row 3\ncell 事业收入\ncell 53.28\ncell 30201\n"
		      "cell 办公费\ncell 1.20\ntable aligned\n"
		      "row 4\ncell 事业收入\ncell -53.28\ncell 教育支出\n"
		      "cell 1.20\n"
		      "row 5\ncell 事业收入\ncell 53,280\ncell 教育支出\n"
		      "cell 1.20\n"
		      "row 6\ncell 事业收入\ncell -53.28\ncell 教育支出\n"
		      "cell 1.20\nend 1\n");
}

static void
rows_with_amounts_that_pages_repeat_are_no_running_lines(void **state)
{
	struct file file = {0};

	(void)state;
	for (int p = 0; p < 2; p++) {
		add_page(&file);
		put(&file, 50, 15, "其他支出");
		put(&file, 200, 15, p ? "184.14" : "183.23");
		put(&file, 150, 150, p ? "收入决算表" : "支出决算表");
		put(&file, 50, 285, "住房支出");
		put(&file, 100, 285, "459,806");
	}
	expect(&file, "juesuan-pdf 1\npage 1\nloose 1 其他支出 183.23\n"
		      "text 2 支出决算表\ntext 3 住房支出 459,806\n"
		      "page 2\nloose 1 其他支出 184.14\n"
		      "text 2 收入决算表\ntext 3 住房支出 459,806\nend 2\n");
}

/* The last row of both pages is the same but for its numbers, and the running
 * line but for that of the page. */
static void
rows_of_whole_numbers_are_no_running_lines(void **state)
{
	struct file file = {0};

	(void)state;
	for (int p = 0; p < 2; p++) {
		add_page(&file);
		put(&file, 150, 15, "部门决算");
		put(&file, 350, 15, p ? "2" : "1");
		for (int r = 0; r < 3; r++) {
			put(&file, 50, 255 + 15 * r, r < 2 ? "教育" : "住房");
			put(&file, 150, 255 + 15 * r, p ? "138" : "96");
			put(&file, 250, 255 + 15 * r, p ? "12" : "84");
		}
	}
	expect(&file, "juesuan-pdf 1\npage 1\ntext 1 部门决算 1\n"
		      "table aligned\n"
		      "row 2\ncell 教育\ncell 96\ncell 84\n"
		      "row 3\ncell 教育\ncell 96\ncell 84\n"
		      "row 4\ncell 住房\ncell 96\ncell 84\n"
		      "page 2\n"
		      "row 1\ncell 教育\ncell 138\ncell 12\n"
		      "row 2\ncell 教育\ncell 138\ncell 12\n"
		      "row 3\ncell 住房\ncell 138\ncell 12\nend 2\n");
}

/* A picture of a page, and its number. */
static void
a_scan_may_have_a_number_below_it(void **state)
{
	struct file file = {0};

	(void)state;
	add_page(&file);
	strbuf_printf(page_of(&file),
		      "q %d 0 0 %d 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID ~ EI "
		      "Q\n",
		      WIDTH, HEIGHT);
	put(&file, 195, 290, "- 3 -");
	expect(&file, "juesuan-pdf 1\npage 1\nscan\nend 1\n");
}

static void
a_picture_below_a_title_is_told(void **state)
{
	struct file file = {0};

	(void)state;
	add_page(&file);
	put(&file, 150, 50, "支出决算表");
	strbuf_printf(page_of(&file),
		      "q 300 0 0 100 50 100 cm BI /W 1 /H 1 /CS /G /BPC 8 ID ~ "
		      "EI Q\n");
	expect(&file, "juesuan-pdf 1\npage 1\npicture\n"
		      "text 1 支出决算表\nend 1\n");
}

static void
what_is_painted_over_is_not_read(void **state)
{
	struct file file = {0};

	(void)state;
	add_page(&file);
	put(&file, 50, 60, "12.30");
	strbuf_puts(page_of(&file), "1 g 40 230 100 20 re f 0 g\n");
	put(&file, 50, 60, "45.60");
	expect(&file, "juesuan-pdf 1\npage 1\nloose 1 45.60\nend 1\n");
}

/* A seal or a note may be painted over digits, and leave others. */
static void
an_amount_that_is_painted_over_in_part_is_none(void **state)
{
	struct file file = {0};

	(void)state;
	add_page(&file);
	put(&file, 50, 60, "512.30");
	put(&file, 150, 60, "512.30");
	put(&file, 250, 60, "512.30");
	strbuf_puts(page_of(&file), "1 g 40 232 17 18 re f 171 232 10 18 re f "
				    "260 232 10 18 re f 0 g\n");
	expect(&file, "juesuan-pdf 1\npage 1\n"
		      "text 1 …12.30 512.… 51… …30\nend 1\n");
}

static void
large_pale_words_are_a_watermark(void **state)
{
	struct file file = {0};

	(void)state;
	add_page(&file);
	put(&file, 50, 60, "一般公共预算财政拨款");
	strbuf_printf(page_of(&file),
		      "0.8 g BT /F 40 Tf 1 0 0 1 60 225 Tm <%04X%04X> Tj ET "
		      "0 g\n",
		      u'样', u'本');
	strbuf_printf(page_of(&file),
		      "BT /F 40 Tf 1 0 0 1 60 100 Tm <%04X%04X> Tj ET\n", u'决',
		      u'算');
	expect(&file, "juesuan-pdf 1\npage 1\ntext 1 一般公共预算财政拨款\n"
		      "text 2 决算\nend 1\n");
}

/* Some set noughts in white. */
static void
white_words_are_seen_where_the_ground_is_not_white(void **state)
{
	struct file file = {0};

	(void)state;
	add_page(&file);
	ruled(&file, (int[]){50, 150, 250, 0}, (int[]){60, 80, 100, 0});
	strbuf_puts(page_of(&file), "0 0 0.5 rg 50 220 200 20 re f 1 g\n");
	put(&file, 55, 75, "科目");
	put(&file, 155, 75, "合计");
	put(&file, 155, 95, "0.00");
	strbuf_puts(page_of(&file), "0 g\n");
	put(&file, 55, 95, "教育");
	expect(&file, "juesuan-pdf 1\npage 1\ntable\n"
		      "row 1\ncell 科目\ncell 合计\n"
		      "row 2\ncell 教育\ncell \nend 1\n");
}

static void
a_sheet_may_be_of_any_size(void **state)
{
	(void)state;
	for (int large = 0; large < 2; large++) {
		struct file file = {.attributes =
					    large ? "/CropBox[0 0 8000 "
						    "6000]/MediaBox[0 0 8000 "
						    "6000]"
						  : "/CropBox[0 0 40 30]"};

		add_page(&file);
		strbuf_puts(page_of(&file), large ? "20 0 0 20 0 0 cm\n"
						  : ".1 0 0 .1 0 0 cm\n");
		ruled(&file, (int[]){50, 150, 250, 0}, (int[]){60, 80, 100, 0});
		put(&file, 55, 75, "科目");
		put(&file, 155, 75, "合计");
		put(&file, 55, 95, "教育");
		put(&file, 155, 95, "12.34");
		expect(&file, "juesuan-pdf 1\npage 1\ntable\n"
			      "row 1\ncell 科目\ncell 合计\n"
			      "row 2\ncell 教育\ncell 12.34\nend 1\n");
	}
}

static void
dots_are_a_line(void **state)
{
	struct file file = {0};

	(void)state;
	add_page(&file);
	for (int y = 60; y <= 100; y += 20)
		for (int x = 50; x <= 150; x += 2)
			strbuf_printf(page_of(&file), "%d %d 1 1 re f\n", x,
				      HEIGHT - y);
	for (int x = 50; x <= 150; x += 50)
		for (int y = 60; y <= 100; y += 2)
			strbuf_printf(page_of(&file), "%d %d 1 1 re f\n", x,
				      HEIGHT - y);
	put(&file, 55, 75, "合计");
	put(&file, 105, 75, "1.20");
	put(&file, 55, 95, "其他");
	expect(&file, "juesuan-pdf 1\npage 1\ntable\n"
		      "row 1\ncell 合计\ncell 1.20\n"
		      "row 2\ncell 其他\ncell \nend 1\n");
}

/* Two pages of a table without lines; the second has blank columns. */
static void
a_table_without_lines_goes_on_with_its_columns(void **state)
{
	struct file file = {0};

	(void)state;
	add_page(&file);
	put(&file, 50, 60, "科目");
	put(&file, 155, 60, "合计");
	put(&file, 255, 60, "项目支出");
	for (int r = 0; r < 3; r++) {
		put(&file, 50, 80 + 15 * r, "教育");
		put(&file, 155, 80 + 15 * r, "11.20");
		put(&file, 255, 80 + 15 * r, "3.40");
	}
	add_page(&file);
	for (int r = 0; r < 3; r++) {
		put(&file, 50, 60 + 15 * r, "金融");
		put(&file, 260, 60 + 15 * r, "5.60");
	}
	expect(&file, "juesuan-pdf 1\npage 1\ntable aligned\n"
		      "row 1\ncell 科目\ncell 合计\ncell 项目支出\n"
		      "row 2\ncell 教育\ncell 11.20\ncell 3.40\n"
		      "row 3\ncell 教育\ncell 11.20\ncell 3.40\n"
		      "row 4\ncell 教育\ncell 11.20\ncell 3.40\n"
		      "page 2\n"
		      "row 1\ncell 金融\ncell \ncell 5.60\n"
		      "row 2\ncell 金融\ncell \ncell 5.60\n"
		      "row 3\ncell 金融\ncell \ncell 5.60\nend 2\n");
}

/* The second page has the head again, and one row. */
static void
a_head_without_lines_is_said_once(void **state)
{
	struct file file = {0};

	(void)state;
	for (int p = 0; p < 2; p++) {
		add_page(&file);
		put(&file, 190, 60, "本年支出");
		put(&file, 50, 72, "科目");
		put(&file, 155, 72, "合计");
		put(&file, 230, 72, "项目支出");
		for (int r = 0; r < (p ? 1 : 3); r++) {
			put(&file, 50, 90 + 15 * r, p ? "金融" : "教育");
			put(&file, 155, 90 + 15 * r, "11.20");
			put(&file, 240, 90 + 15 * r, "3.40");
		}
	}
	expect(&file, "juesuan-pdf 1\npage 1\ntable aligned\n"
		      "row 1\ncell \ncell 本年支出\ncell \n"
		      "row 2\ncell 科目\ncell 合计\ncell 项目支出\n"
		      "row 3\ncell 教育\ncell 11.20\ncell 3.40\n"
		      "row 4\ncell 教育\ncell 11.20\ncell 3.40\n"
		      "row 5\ncell 教育\ncell 11.20\ncell 3.40\n"
		      "page 2\nrow 1\ncell 金融\ncell 11.20\ncell 3.40\n"
		      "end 2\n");
}

/* Rows whose amounts stand beside the first line of their labels, whose lines
 * are as far apart as rows are. */
static void
put_high_rows(struct file *file)
{
	for (int r = 0; r < 3; r++) {
		put(file, 50, 60 + 30 * r, "机关事业单位");
		put(file, 155, 60 + 30 * r, "11.20");
		put(file, 255, 60 + 30 * r, "3.40");
		put(file, 50, 75 + 30 * r, "养老");
	}
}

#define HIGH_ROWS                                                              \
	"juesuan-pdf 1\npage 1\ntable aligned\n"                               \
	"row 1\ncell 机关事业单位养老\ncell 11.20\ncell 3.40\n"        \
	"row 2\ncell 机关事业单位养老\ncell 11.20\ncell 3.40\n"        \
	"row 3\ncell 机关事业单位养老\ncell 11.20\ncell 3.40\nend 1\n"

static void
what_stands_between_two_lines_across_is_one_row(void **state)
{
	struct file file = {0};

	(void)state;
	add_page(&file);
	put_high_rows(&file);
	for (int r = 1; r <= 3; r++)
		rule(&file, 50, 48 + 30 * r, 300, 48 + 30 * r);
	expect(&file, HIGH_ROWS);
}

static void
what_stands_on_one_ground_is_one_row(void **state)
{
	struct file file = {0};

	(void)state;
	add_page(&file);
	for (int r = 0; r < 3; r += 2)
		strbuf_printf(page_of(&file), "0.9 g 50 %d 250 30 re f 0 g\n",
			      HEIGHT - 78 - 30 * r);
	put_high_rows(&file);
	expect(&file, HIGH_ROWS);
}

/* It begins where the head below its middle does, which is chance; and the head
 * of its first column stands beside another one of the second line. */
static void
a_head_may_begin_with_one_below_it_by_chance(void **state)
{
	struct file file = {0};

	(void)state;
	add_page(&file);
	put(&file, 132, 40, "决算数");
	put(&file, 50, 55, "合计");
	put(&file, 155, 55, "公务用车");
	put(&file, 130, 70, "购置费用");
	put(&file, 190, 70, "运行维护费");
	for (int r = 0; r < 3; r++) {
		put(&file, 50, 90 + 15 * r, "8.20");
		put(&file, 135, 90 + 15 * r, "5.20");
		put(&file, 210, 90 + 15 * r, "3.40");
	}
	expect(&file, "juesuan-pdf 1\npage 1\ntable aligned\n"
		      "row 1\ncell 决算数\ncell \ncell \n"
		      "row 2\ncell \ncell 公务用车\ncell \n"
		      "row 3\ncell 合计\ncell 购置费用\ncell 运行维护费\n"
		      "row 4\ncell 8.20\ncell 5.20\ncell 3.40\n"
		      "row 5\ncell 8.20\ncell 5.20\ncell 3.40\n"
		      "row 6\ncell 8.20\ncell 5.20\ncell 3.40\nend 1\n");
}

/* A ground below two rows, and white lines around their cells, which go on
 * where nothing is painted. */
static void
white_lines_part_what_is_painted(void **state)
{
	struct file file = {0};

	(void)state;
	add_page(&file);
	strbuf_printf(page_of(&file),
		      "0.8 g 50 %d 200 40 re f 1 G 20 %d m 380 %d l S\n",
		      HEIGHT - 100, HEIGHT - 20, HEIGHT - 20);
	ruled(&file, (int[]){50, 150, 250, 0}, (int[]){60, 80, 100, 120, 0});
	strbuf_puts(page_of(&file), "0 g\n");
	put(&file, 55, 75, "项目");
	put(&file, 155, 75, "金额");
	put(&file, 55, 95, "合计");
	put(&file, 155, 95, "512.98");
	put(&file, 55, 115, "教育");
	expect(&file, "juesuan-pdf 1\npage 1\ntable\n"
		      "row 1\ncell 项目\ncell 金额\n"
		      "row 2\ncell 合计\ncell 512.98\n"
		      "row 3\ncell 教育\ncell \nend 1\n");
}

/* A number at the right edge of its cell, and an amount that fills the next
 * one: they are nearly as far apart as digits that are set apart. */
static void
a_number_beside_an_amount_is_no_digit_of_it(void **state)
{
	struct file file = {0};

	(void)state;
	add_page(&file);
	ruled(&file, (int[]){50, 100, 150, 0}, (int[]){60, 80, 100, 0});
	put(&file, 55, 75, "行次");
	put(&file, 110, 75, "金额");
	put(&file, 93, 95, "1");
	put(&file, 101, 95, "2,297.00");
	expect(&file, "juesuan-pdf 1\npage 1\ntable\n"
		      "row 1\ncell 行次\ncell 金额\n"
		      "row 2\ncell 1\ncell 2,297.00\nend 1\n");
}

/* The same without lines. */
static void
a_number_that_nearly_touches_an_amount_is_parted(void **state)
{
	struct file file = {0};

	(void)state;
	add_page(&file);
	put(&file, 50, 60, "项目");
	put(&file, 120, 60, "行次");
	put(&file, 160, 60, "金额");
	for (int r = 0; r < 3; r++) {
		put(&file, 50, 75 + 15 * r, "教育");
		put(&file, 135, 75 + 15 * r, r == 1 ? "2" : "1");
		put(&file, r == 1 ? 142 : 162, 75 + 15 * r,
		    r == 1 ? "12,297.00" : "97.00");
	}
	expect(&file, "juesuan-pdf 1\npage 1\ntable aligned\n"
		      "row 1\ncell 项目\ncell 行次\ncell 金额\n"
		      "row 2\ncell 教育\ncell 1\ncell 97.00\n"
		      "row 3\ncell 教育\ncell 2\ncell 12,297.00\n"
		      "row 4\ncell 教育\ncell 1\ncell 97.00\nend 1\n");
}

/* Its lines are farther apart than those of one head, and it is no brief
 * word. */
static void
a_head_over_several_columns_may_be_long(void **state)
{
	struct file file = {0};
	static const char *const heads[] = {"合计",   "出国费", "小计",
					    "购置费", "运行费", "接待费"};
	static const char *const amounts[] = {"4.43", "0.31", "4.12",
					      "1.00", "3.12", "0.25"};

	(void)state;
	add_page(&file);
	put(&file, 185, 40, "预算数");
	put(&file, 180, 62, "公务用车购置及运行维护费");
	for (int c = 0; c < 6; c++) {
		put(&file, 30 + 62 * c, 84, heads[c]);
		put_words(&file, 35 + 62 * c, 106, 0, 0,
			  (const char[]){(char)('1' + c), 0});
		put(&file, 30 + 62 * c, 128, amounts[c]);
	}
	expect(&file,
	       "juesuan-pdf 1\npage 1\ntable aligned\n"
	       "row 1\ncell 预算数\ncell \ncell \ncell \ncell \ncell \n"
	       "row 2\ncell \ncell \ncell 公务用车购置及运行维护费\ncell \n"
	       "cell \ncell \n"
	       "row 3\ncell 合计\ncell 出国费\ncell 小计\ncell 购置费\n"
	       "cell 运行费\ncell 接待费\n"
	       "row 4\ncell 1\ncell 2\ncell 3\ncell 4\ncell 5\ncell 6\n"
	       "row 5\ncell 4.43\ncell 0.31\ncell 4.12\ncell 1.00\n"
	       "cell 3.12\ncell 0.25\nend 1\n");
}

/* The first amounts are nearer to the next head than to their own. */
static void
amounts_that_are_flush_right_are_below_the_head_to_their_left(void **state)
{
	struct file file = {0};

	(void)state;
	add_page(&file);
	put(&file, 226, 45, "本年支出");
	put(&file, 50, 60, "科目");
	put(&file, 150, 60, "小计");
	put(&file, 220, 60, "基本支出");
	put(&file, 300, 60, "项目支出");
	put(&file, 50, 75, "教育");
	put(&file, 184, 75, "111.20");
	put(&file, 270, 75, "3.40");
	put(&file, 355, 75, "17.80");
	put(&file, 50, 90, "卫生");
	put(&file, 194, 90, "5.60");
	put(&file, 360, 90, "5.60");
	put(&file, 50, 105, "1.");
	put(&file, 66, 105, "其他");
	put(&file, 189, 105, "10.00");
	put(&file, 265, 105, "10.00");
	expect(&file,
	       "juesuan-pdf 1\npage 1\ntable aligned\n"
	       "row 1\ncell \ncell 本年支出\ncell \ncell \n"
	       "row 2\ncell 科目\ncell 小计\ncell 基本支出\ncell 项目支出\n"
	       "row 3\ncell 教育\ncell 111.20\ncell 3.40\ncell 17.80\n"
	       "row 4\ncell 卫生\ncell 5.60\ncell \ncell 5.60\n"
	       "row 5\ncell 1. 其他\ncell 10.00\ncell 10.00\ncell \nend 1\n");
}

/* The numbers of rows nearly touch the head of the amounts, which is among the
 * rows once more. */
static void
numbers_of_rows_are_below_their_own_head(void **state)
{
	struct file file = {0};

	(void)state;
	add_page(&file);
	put(&file, 50, 60, "项目");
	put(&file, 150, 60, "行次");
	put(&file, 230, 60, "统计数");
	put(&file, 50, 75, "货物");
	put(&file, 220, 75, "1");
	put(&file, 345, 75, "32.06");
	put(&file, 50, 90, "工程");
	put(&file, 220, 90, "2");
	put(&file, 50, 105, "项目");
	put(&file, 230, 105, "统计数");
	put(&file, 50, 120, "行政单位");
	put(&file, 220, 120, "3");
	put(&file, 345, 120, "90.68");
	put(&file, 50, 135, "1.");
	put(&file, 66, 135, "车辆数");
	put(&file, 220, 135, "4");
	put(&file, 365, 135, "7");
	expect(&file, "juesuan-pdf 1\npage 1\ntable aligned\n"
		      "row 1\ncell 项目\ncell 行次\ncell 统计数\n"
		      "row 2\ncell 货物\ncell 1\ncell 32.06\n"
		      "row 3\ncell 工程\ncell 2\ncell \n"
		      "row 4\ncell 项目\ncell \ncell 统计数\n"
		      "row 5\ncell 行政单位\ncell 3\ncell 90.68\n"
		      "row 6\ncell 1. 车辆数\ncell 4\ncell 7\nend 1\n");
}

/* Heads are flush left and numbers flush right, so that each is nearer to the
 * head of the next column. */
static void
a_column_may_begin_with_its_head(void **state)
{
	struct file file = {0};

	(void)state;
	add_page(&file);
	put(&file, 50, 60, "项目");
	put(&file, 120, 60, "行次");
	put(&file, 190, 60, "金额");
	for (int r = 0; r < 3; r++) {
		put(&file, 50, 75 + 15 * r, "教育");
		put(&file, 180, 75 + 15 * r, "1");
		put(&file, 300, 75 + 15 * r, "97.00");
	}
	expect(&file, "juesuan-pdf 1\npage 1\ntable aligned\n"
		      "row 1\ncell 项目\ncell 行次\ncell 金额\n"
		      "row 2\ncell 教育\ncell 1\ncell 97.00\n"
		      "row 3\ncell 教育\ncell 1\ncell 97.00\n"
		      "row 4\ncell 教育\ncell 1\ncell 97.00\nend 1\n");
}

/* The heads of the last two columns have two lines as far apart as rows, that
 * of the second one is in the middle beside them, and the third is below
 * another. */
static void
lines_of_a_head_may_be_far_apart(void **state)
{
	struct file file = {0};

	(void)state;
	add_page(&file);
	put(&file, 120, 40, "本年支出");
	put(&file, 222, 40, "财政拨款");
	put(&file, 302, 40, "本年收入");
	put(&file, 50, 49, "科目");
	put(&file, 100, 58, "基本支出");
	put(&file, 150, 58, "项目支出");
	put(&file, 232, 58, "收入");
	put(&file, 312, 58, "合计");
	for (int r = 0; r < 3; r++) {
		put(&file, 50, 80 + 18 * r, "教育");
		put(&file, 110, 80 + 18 * r, "1.20");
		put(&file, 160, 80 + 18 * r, "3.40");
		put(&file, 232, 80 + 18 * r, "5.60");
		put(&file, 312, 80 + 18 * r, "7.80");
	}
	expect(&file, "juesuan-pdf 1\npage 1\ntable aligned\n"
		      "row 1\ncell \ncell 本年支出\ncell \ncell \ncell \n"
		      "row 2\ncell 科目\ncell 基本支出\ncell 项目支出\n"
		      "cell 财政拨款收入\ncell 本年收入合计\n"
		      "row 3\ncell 教育\ncell 1.20\ncell 3.40\ncell 5.60\n"
		      "cell 7.80\n"
		      "row 4\ncell 教育\ncell 1.20\ncell 3.40\ncell 5.60\n"
		      "cell 7.80\n"
		      "row 5\ncell 教育\ncell 1.20\ncell 3.40\ncell 5.60\n"
		      "cell 7.80\nend 1\n");
}

/* Two pages of one ruled table, its rows as they are on each: code, label,
 * amount. The second one has the head again. */
static void
put_broken_row(struct file *file, const char *const *above,
	       const char *const *below)
{
	static const int xs[] = {50, 110, 190, 260};

	for (int p = 0; p < 2; p++) {
		add_page(file);
		ruled(file, (int[]){50, 110, 190, 260, 0},
		      (int[]){60, 80, 100, 120, 0});
		for (int c = 0; c < 3; c++) {
			static const char *const heads[] = {"科目", "名称",
							    "金额"};

			put(file, xs[c] + 5, 75, heads[c]);
			put(file, xs[c] + 5, 95, (p ? below : above)[c]);
			put(file, xs[c] + 5, 115, p ? "205" : "");
		}
	}
}

#define BROKEN_ROW(row)                                                        \
	"juesuan-pdf 1\npage 1\ntable\nrow 1\ncell 科目\ncell 名称\n"      \
	"cell 金额\nrow 2\n" row "row 3\ncell 205\ncell 205\ncell 205\n"       \
	"end 2\n"

static void
a_row_that_a_page_breaks_is_whole(void **state)
{
	struct file file = {0};

	(void)state;
	put_broken_row(&file, (const char *[]){"20805", "养老", "4,513."},
		       (const char *[]){"05", "支出", "98"});
	expect(&file, BROKEN_ROW("cell 2080505\ncell 养老支出\n"
				 "cell 4,513.98\npage 2\n"));
	file = (struct file){0};
	put_broken_row(&file, (const char *[]){"205", "教育", "13.98"},
		       (const char *[]){"", "支出", ""});
	expect(&file,
	       BROKEN_ROW("cell 205\ncell 教育支出\ncell 13.98\npage 2\n"));
	file = (struct file){0};
	put_broken_row(&file, (const char *[]){"205", "教育", "-"},
		       (const char *[]){"", "支出", "13.98"});
	expect(&file,
	       BROKEN_ROW("cell 205\ncell 教育支出\ncell -13.98\npage 2\n"));
}

static void
rows_on_two_pages_are_two(void **state)
{
	struct file file = {0};

	(void)state;
	put_broken_row(&file, (const char *[]){"甲", "教育", "13.5"},
		       (const char *[]){"乙", "金融", "1"});
	expect(&file, BROKEN_ROW("cell 甲\ncell 教育\ncell 13.5\npage 2\n"
				 "row 2\ncell 乙\ncell 金融\ncell 1\n"));
	file = (struct file){0};
	put_broken_row(&file, (const char *[]){"甲", "教育", "———"},
		       (const char *[]){"乙", "金融", "———"});
	expect(&file, BROKEN_ROW("cell 甲\ncell 教育\ncell ———\npage 2\n"
				 "row 2\ncell 乙\ncell 金融\ncell ———\n"));
	file = (struct file){0};
	put_broken_row(&file, (const char *[]){"205", "教育", "-"},
		       (const char *[]){"", "合计", "1.20"});
	expect(&file, BROKEN_ROW("cell 205\ncell 教育\ncell -\npage 2\n"
				 "row 2\ncell \ncell 合计\ncell 1.20\n"));
}

/* The table begins within a frame that is a row of it where it begins alone. */
static void
a_head_is_said_once_also_in_a_frame(void **state)
{
	struct file file = {0};

	(void)state;
	for (int p = 0; p < 2; p++) {
		add_page(&file);
		ruled(&file, (int[]){50, 110, 190, 0},
		      p ? (int[]){60, 80, 100, 0}
			: (int[]){40, 60, 80, 100, 0});
		put(&file, 55, 75, "科目");
		put(&file, 115, 75, "金额");
		put(&file, 55, 95, p ? "教育" : "金融");
		put(&file, 115, 95, "1.20");
	}
	expect(&file, "juesuan-pdf 1\npage 1\ntable\n"
		      "row 2\ncell 科目\ncell 金额\n"
		      "row 3\ncell 金融\ncell 1.20\n"
		      "page 2\nrow 2\ncell 教育\ncell 1.20\nend 2\n");
}

/* Eight rows, of a part of a table that begins at a page's left. */
static void
put_part(struct file *file, const char *title, int x, const char *head,
	 const char *labels, const char *amounts)
{
	add_page(file);
	put(file, x, 50, title);
	ruled(file, (int[]){50, 150, 250, 0},
	      (int[]){60, 80, 100, 120, 140, 160, 180, 200, 220, 0});
	put(file, 55, 75, head);
	put(file, 155, 75, head);
	for (int y = 95; y < 220; y += 20) {
		put(file, 55, y, labels);
		put(file, 155, y, amounts);
	}
}

static void
columns_on_the_next_page_are_beside_those_on_this(void **state)
{
	struct strbuf expected = {0};
	struct file file = {0};

	(void)state;
	put_part(&file, "支出", 230, "科目", "教育", "1.20");
	put_part(&file, "决算表", 50, "合计", "3.40", "5.60");
	strbuf_puts(&expected, "juesuan-pdf 1\npage 1\ntext 1 支出决算表\n"
			       "table\nrow 2\ncell 科目\ncell 科目\n"
			       "cell 合计\ncell 合计\n");
	for (int row = 3; row < 10; row++)
		strbuf_printf(&expected,
			      "row %d\ncell 教育\ncell 1.20\ncell 3.40\n"
			      "cell 5.60\n",
			      row);
	strbuf_puts(&expected, "end 2\n");
	expect(&file, strbuf_string(&expected));
	strbuf_release(&expected);
}

static void
two_pages_on_one_sheet_are_read_one_after_the_other(void **state)
{
	static const char *const labels[] = {"教育", "科技"};
	struct file file = {0};

	(void)state;
	add_page(&file);
	for (int half = 0; half < 2; half++) {
		int x = half * 210;

		put(&file, x + 60, 50, half == 0 ? "收入决算表" : "支出决算表");
		ruled(&file, (int[]){x + 20, x + 80, x + 130, x + 180, 0},
		      (int[]){60, 80, 100, 120, 0});
		for (int row = 0; row < 3; row++) {
			put(&file, x + 25, 75 + 20 * row, labels[half]);
			put(&file, x + 85, 75 + 20 * row, "1.20");
		}
	}
	expect(&file, "juesuan-pdf 1\npage 1\ntext 1 收入决算表\ntable\n"
		      "row 2\ncell 教育\ncell 1.20\ncell \n"
		      "row 3\ncell 教育\ncell 1.20\ncell \n"
		      "row 4\ncell 教育\ncell 1.20\ncell \n"
		      "text 5 支出决算表\ntable\n"
		      "row 6\ncell 科技\ncell 1.20\ncell \n"
		      "row 7\ncell 科技\ncell 1.20\ncell \n"
		      "row 8\ncell 科技\ncell 1.20\ncell \nend 1\n");
}

/* The next form has the same rows. */
static void
a_table_on_the_next_page_is_not_taken_for_columns(void **state)
{
	struct strbuf expected = {0};
	struct file file = {0};

	(void)state;
	put_part(&file, "单位：元", 210, "科目", "教育", "1.20");
	put_part(&file, "名称：表彰局", 50, "科目", "教育", "5.60");
	strbuf_puts(&expected, "juesuan-pdf 1\n");
	for (int page = 1; page < 3; page++) {
		strbuf_printf(&expected,
			      "page %d\ntext 1 %s\ntable\nrow 2\n"
			      "cell 科目\ncell 科目\n",
			      page, page == 1 ? "单位：元" : "名称：表彰局");
		for (int row = 3; row < 10; row++)
			strbuf_printf(&expected, "row %d\ncell 教育\ncell %s\n",
				      row, page == 1 ? "1.20" : "5.60");
	}
	strbuf_puts(&expected, "end 2\n");
	expect(&file, strbuf_string(&expected));
	strbuf_release(&expected);
}

/* Only the head has lines. A label in two lines, and an amount that is broken,
 * stand around those of one line. */
static void
rows_below_a_ruled_head_have_its_columns(void **state)
{
	struct file file = {0};

	(void)state;
	add_page(&file);
	ruled(&file, (int[]){50, 150, 200, 250, 300, 0}, (int[]){60, 80, 0});
	put(&file, 55, 75, "科目");
	put(&file, 155, 75, "合计");
	put(&file, 205, 75, "基本支出");
	put(&file, 255, 75, "项目支出");
	put(&file, 55, 95, "教育");
	put(&file, 165, 95, "12.34");
	put(&file, 265, 95, "12.34");
	put(&file, 55, 110, "一般公共");
	put(&file, 165, 110, "1,012.3");
	put(&file, 215, 116, "56.78");
	put(&file, 55, 122, "服务");
	put(&file, 190, 122, "4");
	expect(&file, "juesuan-pdf 1\npage 1\ntable\n"
		      "row 1\ncell 科目\ncell 合计\ncell 基本支出\n"
		      "cell 项目支出\n"
		      "row 2\ncell 教育\ncell 12.34\ncell \ncell 12.34\n"
		      "row 3\ncell 一般公共服务\ncell 1,012.34\n"
		      "cell 56.78\ncell \nend 1\n");
}

/* What is left of a ruled table stands on the next page without lines. */
static void
rows_left_of_a_ruled_table_have_its_columns(void **state)
{
	struct file file = {0};

	(void)state;
	add_page(&file);
	ruled(&file, (int[]){50, 150, 200, 250, 0}, (int[]){60, 80, 100, 0});
	put(&file, 55, 75, "科目");
	put(&file, 155, 75, "合计");
	put(&file, 205, 75, "基本支出");
	put(&file, 55, 95, "教育");
	put(&file, 165, 95, "12.34");
	add_page(&file);
	put(&file, 55, 75, "总计");
	put(&file, 215, 75, "12.34");
	expect(&file, "juesuan-pdf 1\npage 1\ntable\n"
		      "row 1\ncell 科目\ncell 合计\ncell 基本支出\n"
		      "row 2\ncell 教育\ncell 12.34\ncell \n"
		      "page 2\n"
		      "row 1\ncell 总计\ncell \ncell 12.34\nend 2\n");
}

/* The lines beside 基本支出 and below 教育 are missing in places. */
static void
cells_whose_line_was_forgotten_are_told_apart(void **state)
{
	struct file file = {0};

	(void)state;
	add_page(&file);
	for (int y = 60; y <= 120; y += 20)
		rule(&file, 50, y, y == 100 ? 150 : 300, y);
	rule(&file, 250, 100, 300, 100);
	for (int x = 50; x <= 300; x += x < 150 ? 100 : 50)
		rule(&file, x, 60, x, x == 250 ? 80 : 120);
	put(&file, 55, 75, "科目");
	put(&file, 155, 75, "合计");
	put(&file, 205, 75, "基本支出");
	put(&file, 255, 75, "项目支出");
	put(&file, 55, 95, "教育");
	put(&file, 160, 95, "12.34");
	put(&file, 260, 95, "12.34");
	put(&file, 55, 115, "科技");
	put(&file, 160, 115, "56.78");
	expect(&file, "juesuan-pdf 1\npage 1\ntable\n"
		      "row 1\ncell 科目\ncell 合计\ncell 基本支出\n"
		      "cell 项目支出\n"
		      "row 2\ncell 教育\ncell 12.34\ncell \ncell 12.34\n"
		      "row 3\ncell 科技\ncell 56.78\ncell \ncell \nend 1\n");
}

/* The last column has no lines on the second page, for most of it is blank. */
static void
a_part_of_a_table_may_lack_its_last_column(void **state)
{
	struct file file = {0};

	(void)state;
	add_page(&file);
	ruled(&file, (int[]){50, 150, 200, 250, 0}, (int[]){60, 80, 100, 0});
	put(&file, 55, 75, "科目");
	put(&file, 155, 75, "合计");
	put(&file, 205, 75, "基本支出");
	put(&file, 55, 95, "教育");
	put(&file, 160, 95, "12.34");
	add_page(&file);
	ruled(&file, (int[]){50, 150, 200, 0}, (int[]){60, 80, 100, 0});
	put(&file, 55, 75, "科技");
	put(&file, 55, 95, "总计");
	put(&file, 160, 95, "12.34");
	put(&file, 205, 95, "12.34");
	expect(&file, "juesuan-pdf 1\npage 1\ntable\n"
		      "row 1\ncell 科目\ncell 合计\ncell 基本支出\n"
		      "row 2\ncell 教育\ncell 12.34\ncell \n"
		      "page 2\n"
		      "row 1\ncell 科技\ncell \ncell \n"
		      "row 2\ncell 总计\ncell 12.34\ncell 12.34\nend 2\n");
}

/* What may be a part of the table is told, also at the foot of the page. */
static void
amounts_beside_a_table_are_told(void **state)
{
	struct file file = {0};

	(void)state;
	add_page(&file);
	ruled(&file, (int[]){50, 150, 200, 250, 0}, (int[]){60, 80, 100, 0});
	put(&file, 55, 75, "科目");
	put(&file, 155, 75, "合计");
	put(&file, 55, 95, "教育");
	put(&file, 160, 95, "12.34");
	put(&file, 50, 150, "说明：2024年");
	put(&file, 260, 200, "12.34");
	put(&file, 120, 280, "00");
	put(&file, 160, 280, "00");
	put(&file, 200, 280, "00");
	put(&file, 195, 295, "12");
	expect(&file, "juesuan-pdf 1\npage 1\ntable\n"
		      "row 1\ncell 科目\ncell 合计\ncell \n"
		      "row 2\ncell 教育\ncell 12.34\ncell \n"
		      "text 3 说明：2024年\nloose 4 12.34\n"
		      "text 5 00 00 00\nend 1\n");
}

/* Heads, feet and numbers of pages stand between the halves of a table. */
static void
what_every_page_repeats_does_not_end_a_table(void **state)
{
	struct file file = {0};

	(void)state;
	for (int p = 0; p < 2; p++) {
		add_page(&file);
		put(&file, 50, 20, "某局年度部门决算");
		put(&file, 50, 285, "某市人民政府");
		put(&file, 300, 285, p ? "2" : "1");
		ruled(&file, (int[]){50, 150, 220, 0}, (int[]){60, 80, 0});
		put(&file, 55, 75, p ? "教育" : "合计");
		put(&file, 190, 75, "1.20");
	}
	expect(&file, "juesuan-pdf 1\npage 1\ntext 1 某局年度部门决算\ntable\n"
		      "row 2\ncell 合计\ncell 1.20\n"
		      "page 2\nrow 1\ncell 教育\ncell 1.20\nend 2\n");
}

/* Nobody knows what a file that was cut off said further on. */
static void
a_file_that_was_cut_off_is_refused(void **state)
{
	struct file file = {0};
	struct strbuf bytes;

	(void)state;
	add_page(&file);
	put(&file, 50, 60, "收入决算表");
	bytes = finish(&file);
	expect_bytes((struct text){bytes.data, bytes.length - 30},
		     "juesuan-pdf 1\nfail broken\n");
	strbuf_release(&bytes);
}

static void
a_page_of_which_a_part_is_damaged_is_told(void **state)
{
	struct file file = {0};

	(void)state;
	add_page(&file);
	put(&file, 50, 60, "收入");
	strbuf_puts(page_of(&file), "BT 5\x81 ] /F >> Tj ET\n");
	expect(&file, "juesuan-pdf 1\npage 1\ndamaged\ntext 1 收入\nend 1\n");
}

static void
characters_that_nobody_can_tell_are_told(void **state)
{
	struct file file = {.unnamed = true};

	(void)state;
	add_page(&file);
	put(&file, 50, 60, "收入");
	expect(&file, "juesuan-pdf 1\npage 1\ngarbled\n"
		      "text 1 \xef\xbf\xbd\xef\xbf\xbd\nend 1\n");
}

/* What another program prints in the place of juesuan-pdf. */
static enum document_fault
fault_of_stream(const char *stream, size_t *blocks_out)
{
	char path[] = BUILD_DIR "/stream-XXXXXX";
	int file = mkstemp(path);
	struct document document = {0};
	struct document_programs programs = {.pdf = path};
	uint32_t line;
	enum document_fault fault;

	assert_true(file >= 0);
	assert_true(dprintf(file, "#!/bin/sh\ncat <<'END'\n%s\nEND\n", stream) >
		    0);
	assert_int_equal(fchmod(file, 0700), 0);
	close(file);
	fault = document_read("a.pdf", TEXT("%PDF-1.5"), programs, &document,
			      &line);
	unlink(path);
	*blocks_out = document.blocks.count;
	document_release(&document);
	return fault;
}

/* Whatever has taken it over, it can give no document but a whole one. */
static void
a_stream_that_is_not_as_it_should_be_is_refused(void **state)
{
	static const char *const broken[] = {
		"",
		"juesuan-pdf 2\nend 1",
		"juesuan-pdf 1",
		"juesuan-pdf 1\npage 1\ntext 1 words",
		"juesuan-pdf 1\ncell words\nend 1",
		"juesuan-pdf 1\npage 1\nrow 1\ntext 2 words\ncell words\nend 1",
		"juesuan-pdf 1\nnonsense\nend 1",
		"juesuan-pdf 1\ntext 1 \xff\nend 1",
		"juesuan-pdf 1\nfail",
		"juesuan-pdf 1\npage 1\nskip\nend 1",
	};
	size_t blocks;

	(void)state;
	for (size_t i = 0; i < COUNT(broken); i++) {
		assert_int_equal(fault_of_stream(broken[i], &blocks),
				 DOCUMENT_BROKEN);
		assert_int_equal(blocks, 0);
	}
	assert_int_equal(
		fault_of_stream("juesuan-pdf 1\nfail encrypted", &blocks),
		DOCUMENT_ENCRYPTED);
	assert_int_equal(
		fault_of_stream("juesuan-pdf 1\npage 1\nscan\nend 1", &blocks),
		DOCUMENT_SCANNED);
	assert_int_equal(fault_of_stream("juesuan-pdf 1\nend 0", &blocks),
			 DOCUMENT_EMPTY);
	assert_int_equal(
		fault_of_stream("juesuan-pdf 1\npage 99999999999999\n"
				"row 99999999999\ncell \nover 1\nend 1",
				&blocks),
		DOCUMENT_READ);
	assert_int_equal(blocks, 1);
}

static void
what_is_no_pdf_says_so(void **state)
{
	struct file file = {0};
	struct strbuf bytes;

	(void)state;
	expect_bytes(TEXT(""), "juesuan-pdf 1\nfail broken\n");
	expect_bytes(TEXT("%PDF-1.7\n"), "juesuan-pdf 1\nfail broken\n");
	add_page(&file);
	put(&file, 50, 60, "收入决算表");
	bytes = finish(&file);
	for (size_t length = 0; length < bytes.length; length += 97) {
		struct strbuf printed =
			run_program((struct text){bytes.data, length});

		assert_true(text_starts(strbuf_view(&printed),
					TEXT("juesuan-pdf 1\n")));
		strbuf_release(&printed);
	}
	strbuf_release(&bytes);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_ruled_table_is_its_cells),
		cmocka_unit_test(an_amount_that_was_wrapped_is_whole),
		cmocka_unit_test(
			rows_without_lines_between_them_are_told_apart),
		cmocka_unit_test(an_amount_that_runs_over_its_edge_is_not_torn),
		cmocka_unit_test(what_a_clip_hides_of_a_text_is_read_with_it),
		cmocka_unit_test(what_is_cut_off_is_never_taken_for_all),
		cmocka_unit_test(letters_set_apart_are_one_number),
		cmocka_unit_test(letters_set_apart_over_an_edge_are_one_number),
		cmocka_unit_test(blanks_within_an_amount_are_none),
		cmocka_unit_test(
			two_pages_on_one_sheet_are_read_one_after_the_other),
		cmocka_unit_test(
			columns_on_the_next_page_are_beside_those_on_this),
		cmocka_unit_test(
			a_table_on_the_next_page_is_not_taken_for_columns),
		cmocka_unit_test(rows_below_a_ruled_head_have_its_columns),
		cmocka_unit_test(rows_left_of_a_ruled_table_have_its_columns),
		cmocka_unit_test(cells_whose_line_was_forgotten_are_told_apart),
		cmocka_unit_test(a_part_of_a_table_may_lack_its_last_column),
		cmocka_unit_test(amounts_beside_a_table_are_told),
		cmocka_unit_test(a_head_on_its_side_is_read),
		cmocka_unit_test(a_page_that_lies_on_its_side_is_turned),
		cmocka_unit_test(a_page_that_lies_aslant_is_read_straight),
		cmocka_unit_test(
			a_part_of_a_table_has_the_columns_of_the_others),
		cmocka_unit_test(a_head_beside_two_lines_is_none_of_a_row),
		cmocka_unit_test(a_row_without_a_table_is_told),
		cmocka_unit_test(numbers_of_a_row_are_no_numbers_of_pages),
		cmocka_unit_test(
			rows_that_begin_with_their_number_are_of_the_table_above),
		cmocka_unit_test(
			a_head_is_over_the_columns_that_it_is_in_the_middle_of),
		cmocka_unit_test(
			a_table_without_lines_has_the_columns_that_its_heads_say),
		cmocka_unit_test(
			an_amount_that_touches_the_next_column_is_not_joined_to_it),
		cmocka_unit_test(
			rows_with_amounts_that_pages_repeat_are_no_running_lines),
		cmocka_unit_test(rows_of_whole_numbers_are_no_running_lines),
		cmocka_unit_test(a_scan_may_have_a_number_below_it),
		cmocka_unit_test(a_picture_below_a_title_is_told),
		cmocka_unit_test(what_is_painted_over_is_not_read),
		cmocka_unit_test(
			an_amount_that_is_painted_over_in_part_is_none),
		cmocka_unit_test(large_pale_words_are_a_watermark),
		cmocka_unit_test(
			white_words_are_seen_where_the_ground_is_not_white),
		cmocka_unit_test(a_sheet_may_be_of_any_size),
		cmocka_unit_test(dots_are_a_line),
		cmocka_unit_test(
			a_table_without_lines_goes_on_with_its_columns),
		cmocka_unit_test(what_every_page_repeats_does_not_end_a_table),
		cmocka_unit_test(a_file_that_was_cut_off_is_refused),
		cmocka_unit_test(a_page_of_which_a_part_is_damaged_is_told),
		cmocka_unit_test(characters_that_nobody_can_tell_are_told),
		cmocka_unit_test(
			a_stream_that_is_not_as_it_should_be_is_refused),
		cmocka_unit_test(what_is_no_pdf_says_so),
		cmocka_unit_test(a_head_without_lines_is_said_once),
		cmocka_unit_test(
			what_stands_between_two_lines_across_is_one_row),
		cmocka_unit_test(what_stands_on_one_ground_is_one_row),
		cmocka_unit_test(a_head_may_begin_with_one_below_it_by_chance),
		cmocka_unit_test(white_lines_part_what_is_painted),
		cmocka_unit_test(a_number_beside_an_amount_is_no_digit_of_it),
		cmocka_unit_test(
			a_number_that_nearly_touches_an_amount_is_parted),
		cmocka_unit_test(
			amounts_that_are_flush_right_are_below_the_head_to_their_left),
		cmocka_unit_test(numbers_of_rows_are_below_their_own_head),
		cmocka_unit_test(a_head_over_several_columns_may_be_long),
		cmocka_unit_test(a_column_may_begin_with_its_head),
		cmocka_unit_test(lines_of_a_head_may_be_far_apart),
		cmocka_unit_test(a_row_that_a_page_breaks_is_whole),
		cmocka_unit_test(rows_on_two_pages_are_two),
		cmocka_unit_test(a_head_is_said_once_also_in_a_frame),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
