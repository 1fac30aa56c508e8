/* The document room: what each reader makes of a file. */
#include "document.h"

#include "document/number_format.h"

/* Number formats */

static void
a_number_is_what_the_sheet_shows(void **state)
{
	static const struct {
		const char *format, *raw, *shown;
	} cases[] = {
		{"General", "9746.5", "9746.5"},
		{"General", "9746.4999999999991", "9746.5"},
		{"General", "1.2E+3", "1200"},
		{"General", "-4.0000000000000001E-2", "-0.04"},
		{"General", "0", "0"},
		{"General", "8123.4500000000116", "8123.45"},
		{"General", "310.000000000001", "310"},
		{"General", "123456789.12", "123456789.12"},
		{"General", "12345.678901", "12345.678901"},
		{"General", "0.123456789012", "0.123456789"},
		{"General", "-1.0E-13", "0"},
		{"0.00", "9746.5", "9746.50"},
		{"0.00", "0.005", "0.01"},
		{"0.00", "-0.005", "-0.01"},
		{"0.00", "-0.004", "0.00"},
		{"0.00", "99999.995", "100000.00"},
		{"0.00_ ", "1", "1.00"},
		{"#,##0.00", "1234567.891", "1,234,567.89"},
		{"#,##0.00", "12.3", "12.30"},
		{"#,##0", "999.5", "1,000"},
		{"#,##0.##", "1234.5", "1,234.5"},
		{"#,##0.##", "1234", "1,234"},
		{"#,##0.00;[Red]-#,##0.00", "-5", "-5.00"},
		{"#,##0.00_);(#,##0.00)", "-1234.5", "-1,234.50"},
		{"#,##0.00;[Red](#,##0.00)", "-5", "-5.00"},
		/* As Excel writes them in Chinese: the sign is a word. */
		{"0.00_ ;[Red]\\-0.00\\ ", "-5", "-5.00 "},
		{"_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "-3.1",
		 "-3.10"},
		{"0.00_);\\(0.00\\)", "-5", "-5.00"},
		{"0.00;△0.00", "-5", "-5.00"},
		{"0.00\"万\";\"-\"0.00\"万\"", "-5", "-5.00万"},
		{"¥#,##0.00;¥-#,##0.00", "-5", "-¥5.00"},
		{"(0.00)", "5", "(5.00)"},
		/* Accounting: a zero is shown as a dash, and is one. */
		{"_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "0",
		 "0.00"},
		{"_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "-3.1",
		 "-3.10"},
		{"0.00;-0.00;;@", "0", "0.00"},
		/* Ten thousands: a point among the digits, or a comma at the
		 * end for thousands. */
		{"0!.0000", "97465000", "9746.5000"},
		{"0!.0,", "97465000", "9746.5"},
		{"0\\!.0,", "97465000", "9746.5"},
		{"#\\!.0000", "97465000", "9746.5000"},
		{"0\\.00,", "97465000", "974.65"},
		{"0!.0,\"万\"", "97465000", "9746.5万"},
		{"#,##0.00,", "97465000", "97,465.00"},
		{"0!.0000", "5", "0.0005"},
		{"0\".\"0000", "97465000", "9746.5000"},
		{"#\".\"####\"万元\"", "97465000", "9746.5000万元"},
		{"0.00\"万\";-0.00\"万\"", "-5", "-5.00万"},
		{"[>=10000]0!.0,\"万\";0.00", "123456", "12.3万"},
		{"[>=10000]0!.0,\"万\";0.00", "12", "12.00"},
		{"0.00%", "0.1208", "12.08%"},
		{"0.00%", "0", "0.00%"},
		{"\"¥\"#,##0.00", "12", "¥12.00"},
		{"yyyy-mm-dd", "45657", "2024-12-31"},
		{"yyyy\"年\"m\"月\"d\"日\"", "36526", "2000-01-01"},
		{"@", "12", "12"},
		{"0.00E+00", "12345", "12345"},
		{"0.00", "#DIV/0!", "#DIV/0!"},
		{"0.00", "", ""},
		{"", "12.5", "12.5"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct strbuf out = {0};

		number_format_print(&out, text_of(cases[i].format),
				    text_of(cases[i].raw), false);
		if (strcmp(strbuf_string(&out), cases[i].shown) != 0)
			fail_msg("%s of %s is %s, not %s", cases[i].format,
				 cases[i].raw, strbuf_string(&out),
				 cases[i].shown);
		strbuf_release(&out);
	}
}

/* Any decimal in any format comes out without reading beyond its end. */
static void
any_format_of_any_decimal_ends(void **state)
{
	static const char alphabet[] = "0#?.,;%\"\\!_*[]<>=Ey@/ 1-年";
	uint32_t seed = 7;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		char format[12], raw[12];
		struct strbuf out = {0};
		size_t length = seed % sizeof format;

		for (size_t i = 0; i < sizeof format; i++) {
			seed = seed * 1664525 + 1013904223;
			format[i] =
				alphabet[(seed >> 16) % (sizeof alphabet - 1)];
			raw[i] = "0123456789.-E"[(seed >> 8) % 13];
		}
		number_format_print(&out, (struct text){format, length},
				    (struct text){raw, seed % sizeof raw},
				    false);
		strbuf_release(&out);
	}
}

/* Encodings */

static void
text_is_read_in_every_encoding_that_departments_use(void **state)
{
	static const char utf16le[] = "\xff\xfe"
				      "\x54\x54\t\0"
				      "1\0"
				      "\n\0";

	(void)state;
	/* 单位：万元 */
	expect("a.txt", TEXT("\xb5\xa5\xce\xbb\xa3\xba\xcd\xf2\xd4\xaa\n"),
	       "0:1 单位：万元\n");
	expect("a.txt", TEXT("\xef\xbb\xbf单位：万元\n"), "0:1 单位：万元\n");
	expect("a.txt", (struct text){utf16le, sizeof utf16le - 1},
	       "table\n0:1 呔|1\n");
	expect("a.txt", (struct text){utf16le + 2, sizeof utf16le - 3},
	       "table\n0:1 呔|1\n");
	expect("a.txt", TEXT("部门\r金额\t1\r"),
	       "0:1 部门\ntable\n0:2 金额|1\n");
	expect("a.tsv", TEXT("\xb1\xed\t1\n\xb1\xed\t2\n"),
	       "table\n0:1 表|1\n0:2 表|2\n");
	/* One byte lost in UTF-8 does not make it another encoding. */
	expect_fault("a.txt", TEXT("单位：万元\n部门：\xe5\x8d\n"),
		     DOCUMENT_NOT_UTF8, 2);
	expect_fault("a.txt", TEXT("\xff\xfe\x00\xd8"), DOCUMENT_NOT_UTF8, 0);
}

static void
what_stands_behind_a_closing_quote_is_kept_and_no_number(void **state)
{
	(void)state;
	expect("a.csv", TEXT("项目,金额\n\"合计\" ,\"12\"34\n"),
	       "table\n0:1 项目|金额\n0:2 合计|12\"34\n");
}

static void
csv_is_told_by_its_name_or_that_of_a_workbook(void **state)
{
	(void)state;
	expect("a.XLS", TEXT("项目,金额\n合计,\"1,234.50\"\n"),
	       "table\n0:1 项目|金额\n0:2 合计|1,234.50\n");
	/* what separates is more frequent than what parts thousands */
	expect("a.tsv", TEXT("示例市, 2024\n项目\t金额\t\n合计\t1,234.50\t\n"),
	       "0:1 示例市, 2024\ntable\n0:2 项目|金额|\n"
	       "0:3 合计|1,234.50|\n");
	expect("a.csv", TEXT("=\"0012\",=\"1,2.00\",\"=\"\"3\"\"\",=A1\n"),
	       "table\n0:1 0012|1,2.00|3|=A1\n");
}

/* As Excel saves it with tabs. */
static void
text_with_quoted_cells_is_read_as_csv(void **state)
{
	(void)state;
	expect("a.txt",
	       TEXT("项目\t\"上年\n决算数\"\t金额\r\n合计\t1\t\"1,234."
		    "50\"\r\n"),
	       "table\n0:1 项目|上年决算数|金额\n0:3 合计|1|1,234.50\n");
	expect("a.txt", TEXT("项目\t\"三公\"经费\n合计\t1\n"),
	       "table\n0:1 项目|\"三公\"经费\n0:2 合计|1\n");
	expect("a.csv", TEXT("项目|金额\n合计|1,234.50\n"),
	       "table\n0:1 项目|金额\n0:2 合计|1,234.50\n");
}

static void
cells_are_trimmed_where_a_break_was(void **state)
{
	(void)state;
	expect("a.txt", TEXT("|a <br>|b|\n|<br/> c|d|\n"),
	       "table\n0:1 a|b\n0:2 c|d\n");
}

/* Web pages */

static void
a_page_becomes_lines_and_tables(void **state)
{
	(void)state;
	expect("a.html",
	       TEXT("<html><head><title>t</title><style>p{}</style></head>"
		    "<body><h1>收入支出\n  "
		    "决算总表</h1><p>单位：万元<br>2024年度"
		    "<table><tr><th rowspan=2>项目<th colspan=2>决算数"
		    "<tr><td>合计<td>其中"
		    "<tr><td>一、收入<td> 1.00&nbsp;<td></table>"
		    "<script>x</script><p style='display:none'>no</p>注：完"),
	       "0:1 收入支出 决算总表\n"
	       "0:2 单位：万元\n"
	       "0:3 2024年度\n"
	       "table\n"
	       "0:4 项目|决算数|\n"
	       "0:5 |合计|其中\n"
	       "0:6 一、收入|1.00|\n"
	       "0:7 注：完\n");
}

static void
rows_that_lay_out_a_page_are_none(void **state)
{
	(void)state;
	expect("a.html",
	       TEXT("<table><tr><td>首页</td><td>正文<table><tr><td>a<td>b"
		    "</table>尾</td></tr><tr><td>版权</td><td>所有</td></tr>"
		    "</table>"),
	       "0:1 首页\n"
	       "0:2 正文\n"
	       "table\n"
	       "0:3 a|b\n"
	       "0:4 尾\n"
	       "table\n"
	       "0:5 版权|所有\n");
}

static void
rows_below_a_table_in_a_cell_are_a_table(void **state)
{
	(void)state;
	expect("a.html",
	       TEXT("<table><tr><td "
		    "colspan=2><table><tr><td>甲局</td><td>单位："
		    "元</td></tr></table></td></tr><tr><td>合计</td><td>1.00"
		    "</td></tr></table>"),
	       "table\n"
	       "0:1 甲局|单位：元\n"
	       "table\n"
	       "0:2 合计|1.00\n");
}

static void
a_table_of_one_cell_is_words_of_a_cell(void **state)
{
	(void)state;
	expect("a.html",
	       TEXT("<table><tr><td>合计</td><td>约<table><tr><td>1.00</td>"
		    "</tr></table></td><td>2.00</td></tr><tr><td>教育</td>"
		    "<td><table><tr><td></td></tr></table></td><td>3</td></tr>"
		    "</table>"),
	       "table\n"
	       "0:1 合计|约1.00|2.00\n"
	       "0:2 教育||3\n");
}

/* By role, style or class. What says so within a table of tags, or where no row
 * is open, is text as any other. */
static void
elements_may_say_that_they_are_a_table(void **state)
{
	(void)state;
	expect("a.html",
	       TEXT("<div class='my table'>单位：元<div role=row>"
		    "<div role=columnheader>项目</div><div class='td x'>金额"
		    "</div></div><div style='DISPLAY: table-row'><span "
		    "style='display:table-cell'>合计</span><p class=cell>1.00"
		    "<span class=row>万</span></p></div></div>"
		    "<div class=row><div class=cell>a</div>b</div>"
		    "<table>万元<tr>注<td><div class=row>教育</div><td>2.00"
		    "</table>"),
	       "0:1 单位：元\n"
	       "table\n"
	       "0:2 项目|金额\n"
	       "0:3 合计|1.00万\n"
	       "0:4 a\n"
	       "0:5 b\n"
	       "0:6 万元\n"
	       "0:7 注\n"
	       "table\n"
	       "0:8 教育|2.00\n");
	expect("a.html",
	       TEXT("<div class=table><p>公开01表</p><table><tr><td>合计<td>3"
		    "</table>注</div>完"),
	       "0:1 公开01表\n"
	       "table\n"
	       "0:2 合计|3\n"
	       "0:3 注\n"
	       "0:4 完\n");
}

/* Saved by Word, Excel or a server: conditions, fields, notes, what is struck
 * out or hidden, and no <html>. */
static void
what_a_page_does_not_show_is_not_read(void **state)
{
	(void)state;
	expect("a.xls",
	       TEXT("<!--[if gte mso 9]><xml>9</xml><![endif]-->"
		    "<style>td{}</style><div><table>"
		    "<tr><td><![if !supportLists]>合计<![endif]><td>1.00"
		    "<sup>2</sup><td>m<sup>2</sup></tr>"
		    "<tr><td><del>甲</del>乙<td><input value='3.00'>"
		    "<input type=hidden value=4><td><s>5</s>6.00</tr>"
		    "<tr hidden><td>7<td>8</tr><tr style='DISPLAY : none'><td>9"
		    "</tr><tr><td><ruby>丙<rt>bing</rt></ruby><td>"
		    "<span style=\"visibility:hidden\">0</span>1<td></tr>"
		    "</table></div>"),
	       "table\n"
	       "0:1 合计|1.00|m2\n"
	       "0:2 乙|3.00|6.00\n"
	       "0:3 丙|1|\n");
	expect("a.html", TEXT("<html><p>收入决算表<p><img src=a.png>"),
	       "0:1 收入决算表\n! pictures 0:0:0\n");
	expect("a.html", TEXT("<html><p>甲<img><table><tr><td>1<td>2</table>"),
	       "0:1 甲\ntable\n0:2 1|2\n! picture 0:1:0\n");
}

static void
pages_of_one_file_follow_each_other(void **state)
{
	(void)state;
	expect("a.mht",
	       TEXT("From: <x>\r\nmime-version: 1.0\r\nContent-Type: "
		    "multipart/related;\r\n\tboundary=\"--=_N\"\r\n\r\nx\r\n"
		    "----=_N\r\nContent-Type: text/html; charset=\"gb2312\"\r\n"
		    "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
		    "<table><tr><td>=BA=CF=BC=C6<td>1.=\r\n00</table>\r\n"
		    "----=_N\r\nContent-Type: image/png\r\n\r\n<table>\r\n"
		    "----=_N\r\nContent-Transfer-Encoding: base64\r\n"
		    "Content-Type: text/html\r\n\r\n"
		    "PHRhYmxlPjx0cj48dGQ+YTx0ZD4y\r\nPC90YWJsZT4=\r\n"
		    "----=_N--\r\n"),
	       "table\n"
	       "1:1 合计|1.00\n"
	       "table\n"
	       "3:1 a|2\n");
	expect_fault("a.mht",
		     TEXT("MIME-Version: 1.0\nContent-Type: multipart/mixed; "
			  "boundary=b\n\n--b\nContent-Type: text/plain\n\nx\n"
			  "--b--\n"),
		     DOCUMENT_UNSUPPORTED, 0);
}

static void
a_page_says_gb2312_and_is_gb18030(void **state)
{
	(void)state;
	expect("a.xls",
	       TEXT("<html><meta charset=gb2312><body><table><tr><td>\xba\xcf"
		    "\xbc\xc6<td>1.00<tr><td>\xe9\x46<td>2</table>"),
	       "table\n0:1 合计|1.00\n0:2 镕|2\n");
}

#define STYLES                                                                 \
	"<styleSheet><numFmts><numFmt numFmtId='176' "                         \
	"formatCode='0!.0000'/></numFmts><cellStyleXfs><xf numFmtId='9'/>"     \
	"</cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='4'/>"         \
	"<xf numFmtId='176'/></cellXfs></styleSheet>"
#define STRINGS                                                                   \
	"<sst><si><t>合计</t></si><si><r><t>科目</t></r><r><t>名称</t></r>" \
	"<rPh><t>x</t></rPh></si></sst>"

static void
a_workbook_shows_its_sheets(void **state)
{
	const char *const parts[] = {
		BOOK_PARTS,
		"xl/styles.xml",
		STYLES,
		"xl/sharedStrings.xml",
		STRINGS,
		"xl/worksheets/sheet1.xml",
		"<worksheet><cols><col min='4' max='4' hidden='1'/></cols>"
		"<sheetData>"
		"<row r='2'><c r='A2' t='inlineStr'><is><t>单位：万元</t></is>"
		"</c><c r='B2' s='1'/></row>"
		"<row r='3'><c r='A3' t='s'><v>1</v></c>"
		"<c r='C3' t='str'><f>A1</f><v>本年</v></c></row>"
		"<row r='4' hidden='1'><c r='A4' t='s'><v>0</v></c>"
		"<c r='B4' s='1'><f>SUM(B5:B9)</f><v>1234.5</v></c>"
		"<c r='C4'><f>SUM(C5:C9)</f></c>"
		"<c r='D4' s='2'><v>97465000</v></c>"
		"<c r='E4' t='e'><v>#REF!</v></c></row>"
		"</sheetData></worksheet>",
		"xl/worksheets/s2.xml",
		"<worksheet><sheetData><row><c><v>1</v></c><c><v>2</v></c>"
		"</row></sheetData></worksheet>",
		NULL,
	};

	(void)state;
	expect("a.bin", zipped(parts),
	       "1:0 收入决算表\n"
	       "1:2 单位：万元\n"
	       "table\n"
	       "1:3 科目名称||本年\n"
	       "1:4 合计|1,234.50|=SUM(C5:C9)|9746.5000|#REF!\n"
	       "2:0 隐藏\n"
	       "table\n"
	       "2:1 1|2\n"
	       "! hidden row 1:4:0\n"
	       "! hidden column 1:4:4\n"
	       "! hidden sheet 2:0:0 隐藏\n");
}

/* Programs and servers pack the same workbook in their own ways: parts have
 * other places, capitals or slashes, and a mark stands in front of all. */
static void
a_workbook_is_found_by_its_relations(void **state)
{
	const char *const parts[] = {
		"_rels/.rels",
		"<Relationships>" RELATION("x", "extended-properties",
					   "docProps/app.xml")
			RELATION("m", "officeDocument",
				 "/Excel/book1.xml") "</Relationships>",
		"EXCEL\\BOOK1.XML",
		"<workbook><sheets><sheet name='表' id='a'/></sheets>"
		"</workbook>",
		"excel/_rels/book1.xml.rels",
		"<Relationships>" RELATION("a", "worksheet", "s\\Sheet1.xml")
			RELATION("b", "sharedStrings",
				 "./../excel/t.xml") "</Relationships>",
		"excel/t.xml",
		"<sst><si><t>合计</t></si></sst>",
		"excel/s/sheet1.xml",
		"<worksheet><row><c t='s'><v>0</v></c><c><v>1</v></c></row>"
		"</worksheet>",
		NULL,
	};
	struct strbuf marked = {0};

	(void)state;
	strbuf_puts(&marked, "\xef\xbb\xbf");
	strbuf_text(&marked, zipped(parts));
	expect("a.xls", strbuf_view(&marked),
	       "1:0 表\n"
	       "table\n"
	       "1:1 合计|1\n");
	strbuf_release(&marked);
}

static void
a_text_that_no_sheet_shares_breaks_its_workbook(void **state)
{
	const char *const parts[] = {
		BOOK_PARTS,
		"xl/sharedStrings.xml",
		STRINGS,
		"xl/worksheets/sheet1.xml",
		"<worksheet><row><c t='s'><v>2</v></c></row></worksheet>",
		"xl/worksheets/s2.xml",
		"<worksheet/>",
		NULL,
	};

	(void)state;
	expect_fault("a.xlsx", zipped(parts), DOCUMENT_BROKEN, 0);
}

/* IF(A1=0,"",A1) shows nothing; what was never calculated has no result. */
static void
a_formula_whose_result_is_no_text_is_blank(void **state)
{
	const char *const parts[] = {
		BOOK_PARTS,
		"xl/worksheets/sheet1.xml",
		"<worksheet><row><c t='str'><f>IF(A9,A9,\"\")</f><v></v></c>"
		"<c t='str'><f>IF(A9,A9,\"\")</f><v/></c>"
		"<c><f>A9</f><v/></c><c t='str'><f>A9</f></c>"
		"<c><v>1</v></c></row></worksheet>",
		"xl/worksheets/s2.xml",
		"<worksheet/>",
		NULL,
	};

	(void)state;
	expect("a.xlsx", zipped(parts),
	       "1:0 收入决算表\n"
	       "table\n"
	       "1:1 ||=A9|=A9|1\n"
	       "2:0 隐藏\n"
	       "! hidden sheet 2:0:0 隐藏\n");
}

static void
sheets_that_are_hidden_come_last(void **state)
{
	const char *const parts[] = {
		MAIN_PART("xl/workbook.xml"),
		"xl/workbook.xml",
		"<workbook><sheets><sheet name='旧' state='veryHidden' id='a'/>"
		"<sheet name='新' id='b'/></sheets></workbook>",
		"xl/_rels/workbook.xml.rels",
		RELATIONS,
		"xl/worksheets/sheet1.xml",
		"<worksheet><row><c><v>1</v></c><c><v>2</v></c></row>"
		"</worksheet>",
		"xl/worksheets/s2.xml",
		"<worksheet><row><c><v>3</v></c><c><v>4</v></c></row>"
		"</worksheet>",
		NULL,
	};

	(void)state;
	expect("a.xlsx", zipped(parts),
	       "2:0 新\n"
	       "table\n"
	       "2:1 3|4\n"
	       "1:0 旧\n"
	       "table\n"
	       "1:1 1|2\n"
	       "! hidden sheet 1:0:0 旧\n");
}

/* Programs that write data leave blank cells out. */
static void
a_line_of_a_table_may_have_one_cell(void **state)
{
	(void)state;
	expect("a.csv",
	       TEXT("收入支出决算总表\n项目,行次,金额\n一、收入,1,2.00\n"
		    "二、外交\n三、国防,3,1.00\n注：完\n"),
	       "0:1 收入支出决算总表\n"
	       "table\n"
	       "0:2 项目|行次|金额\n"
	       "0:3 一、收入|1|2.00\n"
	       "0:4 二、外交\n"
	       "0:5 三、国防|3|1.00\n"
	       "0:6 注：完\n");
}

static void
what_wants_a_password_says_so(void **state)
{
	static const char package[] = "\320\317\021\340....E\0n\0c\0r\0y\0p"
				      "\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
	static const char book[] =
		"\320\317\021\340W\0o\0r\0k\0b\0o\0o\0k\0"
		"\x09\x08\x10\0\0\x06\x05\0............\x2f\0\x36\0";
	static const char *const sheet[] = {
		"mimetype",
		"application/vnd.oasis.opendocument.spreadsheet",
		"META-INF/manifest.xml",
		"<manifest><file-entry><encryption-data/></file-entry>"
		"</manifest>",
		NULL,
	};
	char word[600] = "\320\317\021\340W\0o\0r\0d\0D\0o\0c";

	(void)state;
	memcpy(word + 512, "\xec\xa5\xc1\0\0\0\0\0\0\0\0\x01", 12);
	expect_fault("a.xlsx", (struct text){package, sizeof package},
		     DOCUMENT_ENCRYPTED, 0);
	expect_fault("a.xls", (struct text){book, sizeof book},
		     DOCUMENT_ENCRYPTED, 0);
	expect_fault("a.doc", (struct text){word, sizeof word},
		     DOCUMENT_ENCRYPTED, 0);
	expect_fault("a.ods", zipped(sheet), DOCUMENT_ENCRYPTED, 0);
}

/* What one XML file holds is for LibreOffice too, and no text. */
static void
an_office_file_of_one_xml_file_is_none_of_text(void **state)
{
	(void)state;
	expect_fault("a.xls",
		     TEXT("<?xml version='1.0'?><Workbook xmlns='urn:schemas-"
			  "microsoft-com:office:spreadsheet'/>"),
		     DOCUMENT_NO_OFFICE, 0);
	expect_fault("a.doc",
		     TEXT("<?xml version='1.0'?><w:wordDocument xmlns:w='http:"
			  "//schemas.microsoft.com/office/word/2003/wordml'/>"),
		     DOCUMENT_NO_OFFICE, 0);
}

/* A run's looks say whether it is part of a figure, and signs are no
 * letters. */
static void
what_a_run_shows_is_what_is_read(void **state)
{
	const char *const parts[] = {
		MAIN_PART("word/document.xml"),
		"word/document.xml",
		"<w:document xmlns:w='w' xmlns:a='a'><w:body><w:p>"
		"<w:r><w:t>1.00</w:t></w:r>"
		"<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr>"
		"<w:t>2</w:t></w:r></w:p><w:p>"
		"<w:r><w:rPr><w:strike/></w:rPr><w:t>3</w:t></w:r>"
		"<w:r><w:rPr><w:strike w:val='0'/></w:rPr><w:t>4</w:t></w:r>"
		"<w:r><w:t>m</w:t></w:r>"
		"<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr>"
		"<w:t>2</w:t></w:r></w:p><w:p>"
		"<w:r><w:noBreakHyphen/><w:t>5</w:t></w:r></w:p><w:p>"
		"<w:r><w:sym w:font='Symbol' w:char='F02D'/><w:t>6</w:t>"
		"<w:sym w:font='Wingdings' w:char='F0FC'/><w:t>7</w:t></w:r>"
		"</w:p><w:p><w:r><w:ruby><w:rt><w:r><w:t>bing</w:t></w:r>"
		"</w:rt><w:rubyBase><w:r><w:t>丙</w:t></w:r></w:rubyBase>"
		"</w:ruby></w:r><w:r><w:drawing><a:blip/></w:drawing></w:r>"
		"</w:p></w:body></w:document>",
		NULL,
	};

	(void)state;
	expect("a.docx", zipped(parts),
	       "0:1 1.00\n"
	       "0:2 4m2\n"
	       "0:3 -5\n"
	       "0:4 -6 7\n"
	       "0:5 丙\n"
	       "! pictures 0:0:0\n");
}

static void
runs_of_a_workbook_are_read_as_they_are_shown(void **state)
{
	const char *const parts[] = {
		BOOK_PARTS,
		"xl/sharedStrings.xml",
		"<sst><si><r><t>1.00</t></r><r><rPr><vertAlign "
		"val='superscript'/></rPr><t>2</t></r></si><si><r><rPr><strike/"
		">"
		"</rPr><t>3</t></r><r><t>4</t></r></si></sst>",
		"xl/worksheets/sheet1.xml",
		"<worksheet><row><c t='s'><v>0</v></c><c t='s'><v>1</v></c>"
		"<c t='inlineStr'><is><r><rPr><strike/></rPr><t>5</t></r><r>"
		"<t>6</t></r><rPh><t>x</t></rPh></is></c><c t='inlineStr'><is>"
		"<t>7</t></is></c></row></worksheet>",
		"xl/worksheets/s2.xml",
		"<worksheet/>",
		NULL,
	};

	(void)state;
	expect("a.xlsx", zipped(parts),
	       "1:0 收入决算表\n"
	       "table\n"
	       "1:1 1.00|4|6|7\n"
	       "2:0 隐藏\n"
	       "! hidden sheet 2:0:0 隐藏\n");
}

/* Titles and units stand in boxes and in the head of the printed page too. A
 * box that lies over a table does not part it. */
static void
what_stands_beside_the_cells_of_a_sheet_is_read(void **state)
{
	const char *const parts[] = {
		BOOK_PARTS,
		"xl/worksheets/sheet1.xml",
		"<worksheet><sheetData>"
		"<row r='4'><c r='A4'><v>1</v></c><c r='B4'><v>2</v></c></row>"
		"<row r='5'><c r='A5'><v>3</v></c><c r='B5'><v>4</v></c></row>"
		"<row r='9'><c r='A9'><v>5</v></c><c r='B9'><v>6</v></c></row>"
		"</sheetData><headerFooter><oddHeader>&amp;C&amp;\"宋体,常规\""
		"&amp;18收入&amp;&amp;支出\n公开01表&amp;R&amp;KFF0000单位："
		"万元</oddHeader><oddFooter>&amp;P</oddFooter></headerFooter>"
		"</worksheet>",
		"xl/worksheets/_rels/sheet1.xml.rels",
		"<Relationships>" RELATION(
			"d", "drawing",
			"../drawings/drawing1.xml") "</Relationships>",
		"xl/drawings/drawing1.xml",
		"<wsDr xmlns:a='a'>"
		"<anchor><from><col>1</col><row>7</row></from><to><row>8</row>"
		"</to><a:p><a:r><a:t>支出</a:t></a:r><a:br/><a:r><a:t>决算表"
		"</a:t></a:r></a:p></anchor>"
		"<anchor><from><row>4</row></from><a:p><a:r><a:t>章</a:t></a:r>"
		"</a:p></anchor>"
		"<anchor><from><row>0</row></from><a:p><a:r><a:t>收入决算表"
		"</a:t></a:r></a:p><a:p/><a:p><a:r><a:t>单位：元</a:t></a:r>"
		"</a:p></anchor><anchor><pic><a:blip/></pic></anchor></wsDr>",
		"xl/worksheets/s2.xml",
		"<worksheet/>",
		NULL,
	};

	(void)state;
	expect("a.xlsx", zipped(parts),
	       "1:0 收入决算表\n"
	       "1:0 收入&支出\n"
	       "1:0 公开01表\n"
	       "1:0 单位：万元\n"
	       "1:1 收入决算表\n"
	       "1:1 单位：元\n"
	       "table\n"
	       "1:4 1|2\n"
	       "1:5 3|4\n"
	       "1:5 章\n"
	       "1:8 支出 决算表\n"
	       "table\n"
	       "1:9 5|6\n"
	       "2:0 隐藏\n"
	       "! picture 1:0:0\n"
	       "! hidden sheet 2:0:0 隐藏\n");
}

/* A cell whose font strikes it out, and a formula that is another cell's. */
static void
a_cell_that_is_struck_out_is_blank_and_a_formula_alone_is_none(void **state)
{
	const char *const parts[] = {
		BOOK_PARTS,
		"xl/styles.xml",
		"<styleSheet><fonts><font><strike val='0'/></font><font>"
		"<strike/></font></fonts><cellXfs><xf fontId='0'/>"
		"<xf fontId='1'/></cellXfs><dxfs><dxf><font><strike/></font>"
		"</dxf></dxfs></styleSheet>",
		"xl/worksheets/sheet1.xml",
		"<worksheet><row><c s='0'><v>1</v></c><c s='1'><v>2</v></c>"
		"<c><f t='shared' si='0'/></c><c><f t='shared' si='0'/><v>3</v>"
		"</c></row></worksheet>",
		"xl/worksheets/s2.xml",
		"<worksheet/>",
		NULL,
	};

	(void)state;
	expect("a.xlsx", zipped(parts),
	       "1:0 收入决算表\n"
	       "table\n"
	       "1:1 1||=|3\n"
	       "2:0 隐藏\n"
	       "! hidden sheet 2:0:0 隐藏\n");
}

static void
a_word_document_keeps_its_columns(void **state)
{
	const char *const parts[] = {
		MAIN_PART("word/document.xml"),
		"word/document.xml",
		"<w:document xmlns:w='w' xmlns:mc='mc'><w:body>"
		"<w:p><w:r><w:t>收入</w:t></w:r><w:del><w:r><w:delText>旧"
		"</w:delText></w:r></w:del><w:ins><w:r><w:t>决算表</w:t></w:r>"
		"</w:ins></w:p><w:p/>"
		"<w:tbl><w:tr>"
		"<w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>"
		"<w:p><w:r><w:t>项</w:t></w:r></w:p>"
		"<w:p><w:r><w:t>目</w:t></w:r></w:p></w:tc>"
		"<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>"
		"<w:p><w:r><w:t>决算数</w:t></w:r></w:p></w:tc></w:tr>"
		"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
		"<w:tc><w:p><w:r><w:t>合计</w:t></w:r></w:p></w:tc>"
		"<w:tc><w:tbl><w:tr><w:tc><w:p><w:r><w:t>内</w:t></w:r></w:p>"
		"</w:tc></w:tr></w:tbl></w:tc></w:tr>"
		"<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>"
		"<w:tc><w:p><w:r><w:t>1.00</w:t></w:r></w:p></w:tc></w:tr>"
		"</w:tbl><w:p><w:r><w:t>注</w:t></w:r></w:p>"
		"</w:body></w:document>",
		NULL,
	};

	(void)state;
	expect("a.docx", zipped(parts),
	       "0:1 收入决算表\n"
	       "table\n"
	       "0:2 项目|决算数|\n"
	       "0:3 |合计|内\n"
	       "0:4 |1.00\n"
	       "0:5 注\n");
}

#define WORD_CELL(words)                                                       \
	"<w:tc><w:p><w:r><w:t>" words "</w:t></w:r></w:p></w:tc>"

static void
a_table_in_a_cell_of_a_word_document_is_a_table(void **state)
{
	const char *const parts[] = {
		MAIN_PART("word/document.xml"),
		"word/document.xml",
		"<w:document xmlns:w='w'><w:body><w:tbl>"
		"<w:tr>" WORD_CELL("甲") WORD_CELL(
			"1.00") "</w:tr>"
				"<w:tr>" WORD_CELL(
					"乙") "<w:tc>"
					      "<w:p><w:r><w:t>单位：元</w:t></"
					      "w:r></w:p>"
					      "<w:tbl><w:tr>" WORD_CELL("丙") WORD_CELL(
						      "2.00") "</w:tr>"
							      "</"
							      "w:tbl><w:p><w:r>"
							      "<w:t>注</w:t></"
							      "w:r></w:p></"
							      "w:tc></w:tr>"
							      "<w:"
							      "tr>" WORD_CELL("丁") WORD_CELL(
								      "3.00") "</w:tr>"
									      "</w:tbl></w:body></w:document>",
		NULL,
	};

	(void)state;
	expect("a.docx", zipped(parts),
	       "table\n"
	       "0:1 甲|1.00\n"
	       "0:2 乙\n"
	       "0:3 单位：元\n"
	       "table\n"
	       "0:4 丙|2.00\n"
	       "0:5 注\n"
	       "table\n"
	       "0:6 丁|3.00\n");
}

static void
rows_and_cells_that_are_deleted_in_a_word_document_are_not_read(void **state)
{
	const char *const parts[] = {
		MAIN_PART("word/document.xml"),
		"word/document.xml",
		"<document><tbl>"
		"<tr><tc><p><r><t>甲</t></r></p></tc>"
		"<tc><p><r><t>1.00</t></r></p></tc></tr>"
		"<tr><trPr><del author='x'/></trPr>"
		"<tc><p><r><t>乙</t></r></p></tc>"
		"<tc><p><r><t>2.00</t></r></p></tc></tr>"
		"<tr><trPr><ins author='x'/></trPr>"
		"<tc><p><r><t>丙</t></r></p></tc><tc><tcPr><cellDel/></tcPr>"
		"<p><r><t>3.00</t></r></p></tc>"
		"<tc><p><r><t>4.00</t></r></p></tc></tr></tbl></document>",
		NULL,
	};

	(void)state;
	expect("a.docx", zipped(parts),
	       "table\n"
	       "0:1 甲|1.00\n"
	       "0:2 丙|4.00\n");
}

static void
a_web_page_in_a_word_document_is_read(void **state)
{
	const char *parts[] = {
		MAIN_PART("word/document.xml"),
		"word/document.xml",
		"<document><body><p><r><t>甲</t></r></p><altChunk id='c'/>"
		"</body></document>",
		"word/_rels/document.xml.rels",
		"<Relationships>" RELATION("c", "aFChunk",
					   "c.html") "</Relationships>",
		"word/c.html",
		"<html><table><tr><td>合计<td>1.00</table>",
		NULL,
	};

	(void)state;
	expect("a.docx", zipped(parts),
	       "0:1 甲\n"
	       "table\n"
	       "1:1 合计|1.00\n");
	parts[7] = "{\\rtf 1.00}";
	expect_fault("a.docx", zipped(parts), DOCUMENT_UNSUPPORTED, 0);
	parts[6] = "word/d.html";
	expect_fault("a.docx", zipped(parts), DOCUMENT_BROKEN, 0);
}

/* The sheet that is on top, in the place of its picture; a formula of another
 * program is no workbook. */
static void
a_workbook_in_a_word_document_is_read_where_it_stands(void **state)
{
	static char bytes[1 << 14];
	const char *const book_parts[] = {
		MAIN_PART("xl/workbook.xml"),
		"xl/workbook.xml",
		"<workbook xmlns:r='r'><bookViews><workbookView activeTab='1'/>"
		"</bookViews><sheets><sheet name='底稿' r:id='a'/>"
		"<sheet name='收入' r:id='b'/></sheets></workbook>",
		"xl/_rels/workbook.xml.rels",
		RELATIONS,
		"xl/worksheets/sheet1.xml",
		"<worksheet><row><c><v>9</v></c><c><v>9</v></c></row>"
		"</worksheet>",
		"xl/worksheets/s2.xml",
		"<worksheet><row><c><v>1</v></c><c><v>2</v></c></row>"
		"</worksheet>",
		NULL,
	};
	const char *const parts[] = {
		MAIN_PART("word/document.xml"),
		"word/document.xml",
		"<document><body><p><r><t>甲</t></r></p><p><r><object>"
		"<OLEObject id='e'/></object></r></p><tbl><tr><tc><p><r>"
		"<t>乙</t></r></p></tc></tr></tbl><p><r><object>"
		"<OLEObject id='o'/></object></r></p></body></document>",
		"word/_rels/document.xml.rels",
		"<Relationships>" RELATION("e", "package", "embeddings/1.xlsx")
			RELATION("o", "oleObject", "e.bin") "</Relationships>",
		"word/e.bin",
		"formula",
		NULL,
	};
	struct text book = zipped(book_parts);

	(void)state;
	assert_true(book.length < sizeof bytes);
	memcpy(bytes, book.data, book.length);
	book.data = bytes;
	expect("a.docx", zipped_with(parts, "word/embeddings/1.xlsx", book),
	       "0:1 甲\n"
	       "1:0 收入\n"
	       "table\n"
	       "1:1 1|2\n"
	       "table\n"
	       "0:2 乙\n"
	       "! embedded 0:2:0\n");
	book.length /= 2;
	expect("a.docx", zipped_with(parts, "word/embeddings/1.xlsx", book),
	       "0:1 甲\n"
	       "table\n"
	       "0:2 乙\n"
	       "! embedded, unread 0:2:0\n");
}

static void
hidden_text_of_a_word_document_is_not_read(void **state)
{
	const char *const parts[] = {
		MAIN_PART("word/document.xml"),
		"word/document.xml",
		"<w:document xmlns:w='w'><w:body><w:p>"
		"<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>"
		"<w:r><w:rPr><w:vanish/></w:rPr><w:t>9</w:t></w:r>"
		"<w:r><w:t>1.</w:t></w:r>"
		"<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>50</w:t></w:r>"
		"</w:p></w:body></w:document>",
		NULL,
	};

	(void)state;
	expect("a.docx", zipped(parts), "0:1 1.50\n");
}

/* What is read as an older workbook by a program that does as it likes. */
static enum document_fault
fault_through(const char *office)
{
	static const char book[] = "\320\317\021\340 B\0o\0o\0k";
	struct document document = {0};
	struct document_programs programs = {.office = office};
	uint32_t line;
	enum document_fault fault =
		document_read("a.xls", (struct text){book, sizeof book},
			      programs, &document, &line);

	document_release(&document);
	return fault;
}

/* Of a workbook whose formulas another program calculates when it converts it;
 * here one that has the result ready. */
static void
results_of_another_program_are_told(void **state)
{
	const char *const parts[] = {
		BOOK_PARTS,
		"xl/worksheets/sheet1.xml",
		"<worksheet><row><c><v>1</v></c><c><f>A1</f><v>2</v></c>"
		"<c><f>A1</f><v>3</v></c></row></worksheet>",
		"xl/worksheets/s2.xml",
		"<worksheet/>",
		NULL,
	};

	(void)state;
	expect_converted(TEXT("\320\317\021\340 W\0o\0r\0k\0b\0o\0o\0k\0"),
			 zipped(parts),
			 "1:0 收入决算表\n"
			 "table\n"
			 "1:1 1|2|3\n"
			 "2:0 隐藏\n"
			 "! recalculated 1:1:2\n"
			 "! hidden sheet 2:0:0 隐藏\n");
}

static void
older_office_files_need_another_program(void **state)
{
	(void)state;
	assert_int_equal(fault_through(NULL), DOCUMENT_NO_OFFICE);
	assert_int_equal(fault_through("/bin/false"), DOCUMENT_BROKEN);
	assert_int_equal(fault_through("/bin/true"), DOCUMENT_BROKEN);
	assert_int_equal(fault_through("/nowhere/soffice"), DOCUMENT_BROKEN);
}

static void
what_is_no_office_file_says_so(void **state)
{
	const char *const other[] = {"a.txt", "words", NULL};
	const char *const torn[] = {MAIN_PART("word/document.xml"),
				    "word/document.xml",
				    "<w:document><w:body><w:p>", NULL};

	(void)state;
	expect_fault("a.xlsx", zipped(other), DOCUMENT_UNSUPPORTED, 0);
	expect_fault("a.docx", zipped(torn), DOCUMENT_BROKEN, 0);
	expect_fault("a.xlsx", TEXT("PK\003\004 nothing"), DOCUMENT_BROKEN, 0);
	expect_fault("a.xls", TEXT("\320\317\021\340\241\261\032\341"),
		     DOCUMENT_UNSUPPORTED, 0);
	expect_fault("a.pdf", TEXT("%PDF-1.7"), DOCUMENT_NO_READER, 0);
}

/* A billion laughs, a bomb of zeros, an abyss of elements. */
/* Small files that would become large. */
static void
what_is_larger_inside_than_is_read_is_broken(void **state)
{
	struct strbuf content = {0}, words = {0};
	const char *book[] = {
		BOOK_PARTS, "xl/sharedStrings.xml",
		NULL,       "xl/worksheets/sheet1.xml",
		NULL,       NULL,
	};

	(void)state;
	/* One long text in many cells. */
	strbuf_puts(&words, "<sst><si><t>");
	for (int i = 0; i < 1 << 16; i++)
		strbuf_puts(&words, "万元万元");
	strbuf_puts(&words, "</t></si></sst>");
	strbuf_puts(&content, "<worksheet><row>");
	for (int i = 0; i < 10000; i++)
		strbuf_puts(&content, "<c t='s'><v>0</v></c>");
	strbuf_puts(&content, "</row></worksheet>");
	book[7] = words.data;
	book[9] = content.data;
	expect_fault("a.xlsx", zipped(book), DOCUMENT_BROKEN, 0);

	/* The last cell of many rows. */
	strbuf_clear(&content);
	strbuf_puts(&content, "<worksheet>");
	for (int i = 0; i < 1000; i++)
		strbuf_puts(&content, "<row><c r='XFD1'><v>1</v></c></row>");
	strbuf_puts(&content, "</worksheet>");
	book[7] = "<sst/>";
	book[9] = content.data;
	expect_fault("a.xlsx", zipped(book), DOCUMENT_BROKEN, 0);

	/* Merged cells over everything, again and again. */
	strbuf_clear(&content);
	strbuf_puts(&content, "<table>");
	for (int i = 0; i < 1000; i++) {
		strbuf_puts(&content, "<tr><td rowspan=9999999999 "
				      "colspan=9999999999>1");
		for (int k = 0; k < 999; k++)
			strbuf_puts(&content, "<tr>");
	}
	expect_fault("a.html", strbuf_view(&content), DOCUMENT_BROKEN, 0);

	strbuf_clear(&content);
	for (int i = 0; i < 5000000; i++)
		strbuf_puts(&content, "1,");
	expect_fault("a.csv", strbuf_view(&content), DOCUMENT_BROKEN, 0);
	strbuf_clear(&content);
	for (int i = 0; i < 1000000; i++)
		strbuf_puts(&content, "a\n");
	expect_fault("a.txt", strbuf_view(&content), DOCUMENT_BROKEN, 0);
	strbuf_release(&content);
	strbuf_release(&words);
}

static void
a_cell_far_to_the_right_is_not_lost(void **state)
{
	struct document document = {0};
	uint32_t line;
	const char *parts[] = {
		BOOK_PARTS,
		"xl/worksheets/sheet1.xml",
		"<worksheet><row><c><v>1</v></c><c r='XFD1'><v>2</v></c></row>"
		"<row><c><v>3</v></c><c r='B2'><v>4</v></c><c r='XFC2'/></row>"
		"</worksheet>",
		"xl/worksheets/s2.xml",
		"<worksheet/>",
		NULL,
	};

	(void)state;
	assert_int_equal(
		document_read("a.xlsx", zipped(parts), none, &document, &line),
		DOCUMENT_READ);
	assert_int_equal(document.rows.count, 2);
	assert_int_equal(document.rows.items[0].count, 16384);
	assert_true(text_is(document.cells.items[16383], "2"));
	assert_int_equal(document.rows.items[1].count, 2);
	document_release(&document);
}

static void
bombs_do_not_go_off(void **state)
{
	struct strbuf xml = {0};
	const char *parts[] = {MAIN_PART("word/document.xml"),
			       "word/document.xml", NULL, NULL};

	(void)state;
	strbuf_puts(&xml, "<!DOCTYPE d [<!ENTITY a 'haha'>");
	for (char c = 'b'; c < 'k'; c++)
		strbuf_printf(&xml, "<!ENTITY %c '&%c;&%c;&%c;&%c;&%c;&%c;'>",
			      c, c - 1, c - 1, c - 1, c - 1, c - 1, c - 1);
	strbuf_puts(&xml, "]><w:document><w:body><w:p><w:r><w:t>&j;</w:t>"
			  "</w:r></w:p></w:body></w:document>");
	parts[3] = xml.data;
	expect_fault("a.docx", zipped(parts), DOCUMENT_BROKEN, 0);
	/* A single laugh would be missing in silence. */
	parts[3] = "<!DOCTYPE d [<!ENTITY a '1'>]><document><p><r><t>2&a;</t>"
		   "</r></p></document>";
	expect_fault("a.docx", zipped(parts), DOCUMENT_BROKEN, 0);

	strbuf_clear(&xml);
	for (int i = 0; i < 5000; i++)
		strbuf_puts(&xml, "<a>");
	parts[3] = xml.data;
	expect_fault("a.docx", zipped(parts), DOCUMENT_BROKEN, 0);

	strbuf_clear(&xml);
	strbuf_puts(&xml, "<html>");
	for (int i = 0; i < 20000; i++)
		strbuf_puts(&xml, "<table><tr><td>");
	expect_fault("a.html", strbuf_view(&xml), DOCUMENT_BROKEN, 0);

	strbuf_clear(&xml);
	for (int i = 0; i < 80 << 20; i += 64)
		strbuf_add(&xml,
			   "                                "
			   "                                ",
			   64);
	parts[3] = xml.data;
	expect_fault("a.docx", zipped(parts), DOCUMENT_BROKEN, 0);
	strbuf_release(&xml);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_number_is_what_the_sheet_shows),
		cmocka_unit_test(any_format_of_any_decimal_ends),
		cmocka_unit_test(
			text_is_read_in_every_encoding_that_departments_use),
		cmocka_unit_test(a_page_becomes_lines_and_tables),
		cmocka_unit_test(rows_that_lay_out_a_page_are_none),
		cmocka_unit_test(rows_below_a_table_in_a_cell_are_a_table),
		cmocka_unit_test(a_table_of_one_cell_is_words_of_a_cell),
		cmocka_unit_test(elements_may_say_that_they_are_a_table),
		cmocka_unit_test(a_page_says_gb2312_and_is_gb18030),
		cmocka_unit_test(a_workbook_shows_its_sheets),
		cmocka_unit_test(a_workbook_is_found_by_its_relations),
		cmocka_unit_test(
			a_text_that_no_sheet_shares_breaks_its_workbook),
		cmocka_unit_test(a_formula_whose_result_is_no_text_is_blank),
		cmocka_unit_test(sheets_that_are_hidden_come_last),
		cmocka_unit_test(a_line_of_a_table_may_have_one_cell),
		cmocka_unit_test(what_wants_a_password_says_so),
		cmocka_unit_test(
			an_office_file_of_one_xml_file_is_none_of_text),
		cmocka_unit_test(csv_is_told_by_its_name_or_that_of_a_workbook),
		cmocka_unit_test(what_a_page_does_not_show_is_not_read),
		cmocka_unit_test(pages_of_one_file_follow_each_other),
		cmocka_unit_test(what_a_run_shows_is_what_is_read),
		cmocka_unit_test(runs_of_a_workbook_are_read_as_they_are_shown),
		cmocka_unit_test(
			what_stands_beside_the_cells_of_a_sheet_is_read),
		cmocka_unit_test(
			a_cell_that_is_struck_out_is_blank_and_a_formula_alone_is_none),
		cmocka_unit_test(a_word_document_keeps_its_columns),
		cmocka_unit_test(
			a_table_in_a_cell_of_a_word_document_is_a_table),
		cmocka_unit_test(
			rows_and_cells_that_are_deleted_in_a_word_document_are_not_read),
		cmocka_unit_test(a_web_page_in_a_word_document_is_read),
		cmocka_unit_test(
			a_workbook_in_a_word_document_is_read_where_it_stands),
		cmocka_unit_test(hidden_text_of_a_word_document_is_not_read),
		cmocka_unit_test(results_of_another_program_are_told),
		cmocka_unit_test(older_office_files_need_another_program),
		cmocka_unit_test(what_is_no_office_file_says_so),
		cmocka_unit_test(
			what_stands_behind_a_closing_quote_is_kept_and_no_number),
		cmocka_unit_test(text_with_quoted_cells_is_read_as_csv),
		cmocka_unit_test(cells_are_trimmed_where_a_break_was),
		cmocka_unit_test(what_is_larger_inside_than_is_read_is_broken),
		cmocka_unit_test(a_cell_far_to_the_right_is_not_lost),
		cmocka_unit_test(bombs_do_not_go_off),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
