/* The document room: what Office programs and web pages write into their files
 * beside what they show. */
#include "document.h"

/* Cells */

#define PAGE(cells) "<html><table><tr><td>甲<td>1<tr>" cells "</table>"

static void
figures_below_each_other_in_a_cell_are_never_one(void **state)
{
	const char *const word[] = {
		MAIN_PART("word/document.xml"),
		"word/document.xml",
		"<document><tbl><tr><tc><p><r><t>甲</t></r></p></tc><tc><p><r>"
		"<t>12</t></r></p><p><r><t>34</t></r></p></tc><tc><p><r><t>5"
		"</t><br/><t>6</t><cr/><t>7</t></r></p></tc></tr></tbl>"
		"</document>",
		NULL,
	};
	const char *const book[] = {
		BOOK_PARTS,
		"xl/worksheets/sheet1.xml",
		"<worksheet><row><c t='str'><v>合\n计</v></c><c t='str'><v>12\n"
		"34</v></c><c t='str'><v>5_x000D_\n6</v></c></row></worksheet>",
		"xl/worksheets/s2.xml",
		"<worksheet/>",
		NULL,
	};

	(void)state;
	expect("a.html", TEXT(PAGE("<td><p>合</p> <p>计</p><td>12<br>34")),
	       "table\n0:1 甲|1\n0:2 合计|12 34\n");
	expect("a.html", TEXT(PAGE("<td>１２<br>３４<td><div>5</div>6")),
	       "table\n0:1 甲|1\n0:2 １２ ３４|5 6\n");
	expect("a.docx", zipped(word), "table\n0:1 甲|12 34|5 6 7\n");
	expect("a.xlsx", zipped(book),
	       "1:0 收入决算表\ntable\n1:1 合计|12 34|5 6\n"
	       "2:0 隐藏\n! hidden sheet 2:0:0 隐藏\n");
	expect("a.csv", TEXT("甲,1\n\"合\n计\",\"12\n34\"\n"),
	       "table\n0:1 甲|1\n0:2 合计|12 34\n");
	expect("a.txt", TEXT("|甲|1|\n|合<br>计|12<br/>34|\n"),
	       "table\n0:1 甲|1\n0:2 合计|12 34\n");
}

static void
a_figure_broken_at_its_comma_or_point_is_one(void **state)
{
	(void)state;
	expect("a.html", TEXT(PAGE("<td>1,234,<br>567.89<td>1234<p>.50</p>")),
	       "table\n0:1 甲|1\n0:2 1,234,567.89|1234.50\n");
}

/* A title, whose it is, and a unit may be lines of one cell. */
static void
lines_of_a_cell_above_a_table_stay_apart(void **state)
{
	(void)state;
	expect("a.html",
	       TEXT("<html><table><tr><td colspan=2>收入决算表<br>部门：甲局"
		    "<br>单位：元<tr><td>合<br>计<td>1</table>"),
	       "0:1 收入决算表 部门：甲局 单位：元\ntable\n0:2 合计|1\n");
}

/* A cell that lays out a page holds its lines and its tables. */
static void
lines_of_a_cell_around_a_table_are_lines_of_the_page(void **state)
{
	const char *const parts[] = {
		MAIN_PART("word/document.xml"),
		"word/document.xml",
		"<document><tbl><tr><tc><p><r><t>收入决算表</t></r></p><p><r>"
		"<t>单位：元</t></r></p><tbl><tr><tc><p><r><t>甲</t></r></p>"
		"</tc><tc><p><r><t>1</t></r></p></tc></tr></tbl></tc></tr></"
		"tbl>"
		"</document>",
		NULL,
	};

	(void)state;
	expect("a.html",
	       TEXT("<html><table><tr><td><h1>收入决算表</h1><p>单位：元"
		    "<table><tr><td>甲<td>1</table></table>"),
	       "0:1 收入决算表\n0:2 单位：元\ntable\n0:3 甲|1\n");
	expect("a.docx", zipped(parts),
	       "0:1 收入决算表\n0:2 单位：元\ntable\n0:3 甲|1\n");
}

/* Web pages */

/* Frameworks put a name of their own in front of what a part is. */
static void
classes_may_say_more_than_the_part_of_a_table(void **state)
{
	(void)state;
	expect("a.html",
	       TEXT("<html><div class='el-table'><div class=\"el-table__row "
		    "x\">"
		    "<div class=el-table__cell>甲</div><div class=y_td>1</div>"
		    "</div></div>"),
	       "table\n0:1 甲|1\n");
}

/* What is hidden may have its place all the same. */
static void
a_cell_that_shows_nothing_keeps_its_column(void **state)
{
	(void)state;
	expect("a.html",
	       TEXT(PAGE("<td>乙<td style='visibility: hidden'>2</td>"
			 "<td style='text-decoration:line-through' colspan=2>3"
			 "<b>4</b></td><td style='display:none'>5</td><td>6")),
	       "table\n0:1 甲|1\n0:2 乙||||6\n");
}

/* A workbook of several sheets, saved as a page. */
static void
a_page_of_frames_names_the_files_that_it_shows(void **state)
{
	(void)state;
	expect("a.htm",
	       TEXT("<html><frameset><frame src='a.files/sheet001.htm'>"
		    "<frame></frameset><noframes><p>框架</noframes></html>"),
	       "0:1 框架\n! frame 0:1:0 a.files/sheet001.htm\n");
}

static void
parts_of_a_mail_may_have_parts(void **state)
{
	(void)state;
	expect("a.eml",
	       TEXT("MIME-Version: 1.0\nContent-Type: multipart/mixed; "
		    "boundary=a\n\n--a\nContent-Type: multipart/related; "
		    "type=\"text/html\"; boundary=\"b\"\n\n--b\n"
		    "Content-Type: text/html\n\n<table><tr><td>甲<td>1"
		    "</table>\n--b--\n--a\nContent-Type: application/x\n"
		    "Content-Disposition: attachment\n\nx\n--a--\n"),
	       "table\n1:1 甲|1\n! embedded, unread 3:0:0\n");
}

static void
archives_of_files_are_not_read(void **state)
{
	(void)state;
	expect_fault("a.rar", TEXT("Rar!\x1a\x07\0....."), DOCUMENT_UNSUPPORTED,
		     0);
	expect_fault("a.7z", TEXT("7z\xbc\xaf\x27\x1c\0....."),
		     DOCUMENT_UNSUPPORTED, 0);
}

/* Word documents */

static void
properties_from_before_a_tracked_change_are_none(void **state)
{
	const char *const parts[] = {
		MAIN_PART("word/document.xml"),
		"word/document.xml",
		"<document><tbl><tblPr/><tr><trPr><trPrChange><trPr><gridBefore"
		" val='2'/></trPr></trPrChange></trPr><tc><tcPr><tcPrChange>"
		"<tcPr><gridSpan val='3'/><vMerge/></tcPr></tcPrChange></tcPr>"
		"<p><r><t>甲</t></r></p></tc><tc><p><r><t>1</t></r></p></tc>"
		"</tr></tbl></document>",
		NULL,
	};

	(void)state;
	expect("a.docx", zipped(parts), "table\n0:1 甲|1\n");
}

static void
words_of_a_box_are_a_line_of_their_own(void **state)
{
	const char *const parts[] = {
		MAIN_PART("word/document.xml"),
		"word/document.xml",
		"<document><p><r><t>附件</t></r><r><pict><textbox><txbxContent>"
		"<p><r><t>收入决算表</t></r></p></txbxContent></textbox></pict>"
		"</r><r><t>3</t></r></p></document>",
		NULL,
	};

	(void)state;
	expect("a.docx", zipped(parts), "0:1 附件\n0:2 收入决算表\n0:3 3\n");
}

/* Workbooks */

/* Values under merged cells, cells out of their order, and prefixes. */
static void
what_lies_under_a_merged_cell_is_not_read(void **state)
{
	const char *const parts[] = {
		BOOK_PARTS,
		"xl/worksheets/sheet1.xml",
		"<x:worksheet xmlns:x='x'><x:sheetData>"
		"<x:row r='1'><x:c r='A1'><x:v>1</x:v></x:c>"
		"<x:c r='B1'><x:v>2</x:v></x:c><x:c r='C1'><x:v>3</x:v></x:c>"
		"</x:row><x:row r='2'><x:c r='A2'><x:v>4</x:v></x:c>"
		"<x:c r='B2'><x:v>5</x:v></x:c><x:c r='C2'><x:v>6</x:v></x:c>"
		"</x:row><x:row r='3'><x:c r='A3'><x:v>7</x:v></x:c>"
		"<x:c r='B3'><x:v>8</x:v></x:c></x:row></x:sheetData>"
		"<x:mergeCells count='2'><x:mergeCell ref='B2:B3'/>"
		"<x:mergeCell ref='A1:B1'/></x:mergeCells></x:worksheet>",
		"xl/worksheets/s2.xml",
		"<worksheet><sheetData/><mergeCells><mergeCell ref='A1'/>"
		"</mergeCells></worksheet>",
		NULL,
	};

	(void)state;
	expect("a.xlsx", zipped(parts),
	       "1:0 收入决算表\ntable\n1:1 1||3\n1:2 4|5|6\n1:3 7|\n"
	       "2:0 隐藏\n! hidden sheet 2:0:0 隐藏\n");
}

static void
cells_out_of_order_are_not_lost(void **state)
{
	const char *parts[] = {
		BOOK_PARTS,
		"xl/worksheets/sheet1.xml",
		"<worksheet><row><c r='A1'><v>1</v></c><c r='C1'><v>3</v></c>"
		"<c r='B1'><v>2</v></c><c r='A1'/></row></worksheet>",
		"xl/worksheets/s2.xml",
		"<worksheet/>",
		NULL,
	};

	(void)state;
	expect("a.xlsx", zipped(parts),
	       "1:0 收入决算表\ntable\n1:1 1|2|3\n"
	       "2:0 隐藏\n! hidden sheet 2:0:0 隐藏\n");
	parts[7] = "<worksheet><row><c r='A1'><v>1</v></c>"
		   "<c r='A1'><v>2</v></c></row></worksheet>";
	expect_fault("a.xlsx", zipped(parts), DOCUMENT_BROKEN, 0);
	/* a blank behind it does not mend what is broken */
	parts[7] = "<worksheet><row><c t='s'><v>9</v></c><c t='s'/></row>"
		   "</worksheet>";
	expect_fault("a.xlsx", zipped(parts), DOCUMENT_BROKEN, 0);
}

/* As programs write them that calculate nothing: zeros are no results. */
static void
a_book_that_wants_to_be_calculated_has_no_zeros(void **state)
{
	const char *const parts[] = {
		MAIN_PART("xl/workbook.xml"),
		"xl/workbook.xml",
		"<workbook><sheets><sheet name='表' id='a'/></sheets>"
		"<calcPr fullCalcOnLoad='1'/></workbook>",
		"xl/_rels/workbook.xml.rels",
		RELATIONS,
		"xl/worksheets/sheet1.xml",
		"<worksheet><row><c><f>SUM(A2:A9)</f><v>0</v></c>"
		"<c><v>0</v></c><c><f>B9</f><v>3</v></c><c><f>B9</f><v>4</v>"
		"</c></row></worksheet>",
		NULL,
	};

	(void)state;
	expect("a.xlsx", zipped(parts),
	       "1:0 表\ntable\n1:1 =SUM(A2:A9)|0|3|4\n"
	       "! uncalculated 1:1:3\n");
}

/* A program that counts rows and columns writes what it has for nothing. */
static void
counts_of_rows_are_no_column_of_a_workbook(void **state)
{
	const char *const parts[] = {
		BOOK_PARTS,
		"xl/worksheets/sheet1.xml",
		"<worksheet><row><c/><c t='str'><v>甲</v></c><c t='str'><v>"
		"Unnamed: 1</v></c></row>"
		"<row><c><v>0</v></c><c><v>5</v></c><c/></row>"
		"<row><c><v>1</v></c><c><v>6</v></c><c><v>7</v></c></row>"
		"<row><c><v>2</v></c><c><v>8</v></c></row>"
		"<row><c><v>3</v></c><c><v>9</v></c></row></worksheet>",
		"xl/worksheets/s2.xml",
		"<worksheet/>",
		NULL,
	};

	(void)state;
	expect("a.xlsx", zipped(parts),
	       "1:0 收入决算表\n1:1 甲\ntable\n1:2 5|\n1:3 6|7\n1:4 8\n"
	       "1:5 9\n2:0 隐藏\n! hidden sheet 2:0:0 隐藏\n");
}

static void
a_format_that_a_book_spells_out_counts(void **state)
{
	const char *const parts[] = {
		BOOK_PARTS,
		"xl/styles.xml",
		"<styleSheet><numFmts><numFmt numFmtId='44' formatCode='00'/>"
		"<numFmt numFmtId='70000' formatCode='yyyy/m/d'/></numFmts>"
		"<cellXfs><xf numFmtId='44'/><xf numFmtId='70000'/>"
		"<xf numFmtId='7'/></cellXfs></styleSheet>",
		"xl/worksheets/sheet1.xml",
		"<worksheet><row><c s='0'><v>5</v></c><c s='1'><v>45657</v></c>"
		"<c s='2'><v>1234.567</v></c><c s='3'><v>1.5</v></c></row>"
		"</worksheet>",
		"xl/worksheets/s2.xml",
		"<worksheet/>",
		NULL,
	};

	(void)state;
	expect("a.xlsx", zipped(parts),
	       "1:0 收入决算表\ntable\n1:1 05|2024-12-31|1,234.57|1.5\n"
	       "2:0 隐藏\n! hidden sheet 2:0:0 隐藏\n");
}

/* A colour in the head of a page may be cut short, and a code be none. */
static void
codes_of_a_head_end_before_its_words(void **state)
{
	const char *const parts[] = {
		BOOK_PARTS,
		"xl/worksheets/sheet1.xml",
		"<worksheet><headerFooter><oddHeader>&amp;K0FF单位：元"
		"&amp;R&amp;K01+049公&amp;开01表</oddHeader></headerFooter>"
		"</worksheet>",
		"xl/worksheets/s2.xml",
		"<worksheet/>",
		NULL,
	};

	(void)state;
	expect("a.xlsx", zipped(parts),
	       "1:0 收入决算表\n1:0 单位：元\n1:0 公开01表\n2:0 隐藏\n"
	       "! hidden sheet 2:0:0 隐藏\n");
}

/* Encrypted files */

/* Excel's own password is one that nobody types: what protects the order of a
 * workbook's sheets. */
static void
a_workbook_with_the_password_of_excel_itself_is_read(void **state)
{
	static const char package[] = "\320\317\021\340....E\0n\0c\0r\0y\0p"
				      "\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
	const char *const parts[] = {
		BOOK_PARTS,
		"xl/worksheets/sheet1.xml",
		"<worksheet><row><c><v>1</v></c><c><f>A1</f><v>2</v></c></row>"
		"</worksheet>",
		"xl/worksheets/s2.xml",
		"<worksheet/>",
		NULL,
	};

	(void)state;
	expect_converted((struct text){package, sizeof package}, zipped(parts),
			 "1:0 收入决算表\ntable\n1:1 1|2\n"
			 "2:0 隐藏\n! hidden sheet 2:0:0 隐藏\n");
}

/* The head of a document stands in any sector of its file. */
static void
an_encrypted_document_of_word_says_so(void **state)
{
	char word[1600] = "\320\317\021\340W\0o\0r\0d\0D\0o\0c";

	(void)state;
	memcpy(word + 1024, "\xec\xa5\x01\x01\0\0\0\0\0\0\0\x13", 12);
	expect_fault("a.doc", (struct text){word, sizeof word},
		     DOCUMENT_ENCRYPTED, 0);
	word[1024 + 11] = 0;
	expect_fault("a.doc", (struct text){word, sizeof word},
		     DOCUMENT_NO_OFFICE, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			figures_below_each_other_in_a_cell_are_never_one),
		cmocka_unit_test(a_figure_broken_at_its_comma_or_point_is_one),
		cmocka_unit_test(lines_of_a_cell_above_a_table_stay_apart),
		cmocka_unit_test(
			properties_from_before_a_tracked_change_are_none),
		cmocka_unit_test(words_of_a_box_are_a_line_of_their_own),
		cmocka_unit_test(
			lines_of_a_cell_around_a_table_are_lines_of_the_page),
		cmocka_unit_test(classes_may_say_more_than_the_part_of_a_table),
		cmocka_unit_test(a_cell_that_shows_nothing_keeps_its_column),
		cmocka_unit_test(
			a_page_of_frames_names_the_files_that_it_shows),
		cmocka_unit_test(parts_of_a_mail_may_have_parts),
		cmocka_unit_test(archives_of_files_are_not_read),
		cmocka_unit_test(codes_of_a_head_end_before_its_words),
		cmocka_unit_test(what_lies_under_a_merged_cell_is_not_read),
		cmocka_unit_test(cells_out_of_order_are_not_lost),
		cmocka_unit_test(
			a_book_that_wants_to_be_calculated_has_no_zeros),
		cmocka_unit_test(counts_of_rows_are_no_column_of_a_workbook),
		cmocka_unit_test(a_format_that_a_book_spells_out_counts),
		cmocka_unit_test(
			a_workbook_with_the_password_of_excel_itself_is_read),
		cmocka_unit_test(an_encrypted_document_of_word_says_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
