/* What is told of a document, and in which words. */
#include "account/account.h"

#include <stdio.h>
#include <strings.h>

struct wording {
	const char *id;
	const char *sentence; /* %1$s: the subject, %2$s: the other place */
};

static const struct wording wordings[REMARKS] = {
	[REMARK_UNRECOGNISED_TABLE] =
		{"unrecognised_table",
		 N_("This table is none of the known forms; it begins with "
		    "“%1$s”.")},
	[REMARK_UNKNOWN_CODE] =
		{"unknown_code",
		 N_("The classification has no code %1$s; the row was read as "
		    "printed.")},
	[REMARK_UNKNOWN_ROW] =
		{"unknown_row",
		 N_("The form has no row “%1$s”; it was read under that "
		    "name.")},
	[REMARK_UNKNOWN_COLUMN] =
		{"unknown_column",
		 N_("The form has no column “%1$s”; its cells were not "
		    "read.")},
	[REMARK_NO_NUMBER] = {"no_number", N_("“%1$s” is no number.")},
	[REMARK_NO_RESULT] =
		{"no_result",
		 N_("The formula “%1$s” was never calculated: the file has no "
		    "result of it. Open it in Excel or WPS and save it.")},
	[REMARK_DUPLICATE_ROW] =
		{"duplicate_row",
		 N_("The row %1$s stands here and on %2$s; the form was "
		    "set aside. Remove one of them.")},
	[REMARK_NO_UNIT] =
		{"no_unit",
		 N_("The form does not say its unit of money, such as "
		    "金额单位："
		    "万元; it was set aside. Print the unit, or set `unit` "
		    "in the configuration.")},
	[REMARK_NO_KEY] = {"no_key",
			   N_("The amount %1$s stands in a row without code "
			      "or label; it was not read.")},
	[REMARK_EXTRA_CELL] =
		{"extra_cell",
		 N_("“%1$s” stands outside every column of the form; it was "
		    "not read.")},
	[REMARK_FALSE_EMPTY] =
		{"false_empty",
		 N_("The form is said to hold no data, yet it does.")},
	[REMARK_REPEATED_FORM] =
		{"repeated_form",
		 N_("The form stands here once more; what counts is the one "
		    "on %2$s.")},
	[REMARK_REPEATED_OTHERWISE] =
		{"repeated_otherwise",
		 N_("The form stands here once more with other figures, of "
		    "which the first is %1$s; what counts is the one on "
		    "%2$s.")},
	[REMARK_ONE_UNIT] =
		{"one_unit",
		 N_("The line “%1$s” tells of a part of the department; it "
		    "was not read.")},
	[REMARK_UNIT_ELSEWHERE] =
		{"unit_elsewhere",
		 N_("The form does not say its unit of money; it was read in "
		    "%1$s, as the other forms of the document say.")},
	[REMARK_UNIT_ALONE] =
		{"unit_alone",
		 N_("The form is in %1$s, unlike most forms of the document; "
		    "it was read as it says. See whether that is right.")},
	[REMARK_HIDDEN_SHEET] =
		{"hidden_sheet",
		 N_("The sheet “%1$s” is hidden; it was read.")},
	[REMARK_HIDDEN_ROW] =
		{"hidden_row",
		 N_("From here on, rows of this sheet are hidden; they were "
		    "read.")},
	[REMARK_HIDDEN_COLUMN] =
		{"hidden_column",
		 N_("Columns of this sheet are hidden, such as this one; they "
		    "were read, unless another remark says otherwise.")},
	[REMARK_RECALCULATED] =
		{"recalculated",
		 N_("From here on this file has formulas, which LibreOffice "
		    "calculated anew when it converted the file: a result "
		    "that was saved may have been another. Save the file as "
		    ".xlsx to have it read as it was saved.")},
	[REMARK_UNCALCULATED] =
		{"uncalculated",
		 N_("From here on this file has formulas, which it wants to "
		    "be calculated when it is opened: the results that were "
		    "read are those that it was written with, and may be old. "
		    "Open it in Excel or WPS and save it.")},
	[REMARK_HIDDEN_TWIN] =
		{"hidden_twin",
		 N_("The column “%1$s” is hidden, and one of that name beside "
		    "it is not; what is hidden was not read.")},
	[REMARK_PICTURES_ALONE] =
		{"pictures",
		 N_("This file has pictures and no tables; nothing was read of "
		    "what they show. Publish the tables as tables.")},
	[REMARK_OVERFLOW] =
		{"overflow",
		 N_("“%1$s” runs over the edge of its cell; it was read whole, "
		    "for the cell that most of it stands in.")},
	[REMARK_ALIGNED] =
		{"aligned",
		 N_("This table has no lines; which column an amount is of was "
		    "told by what stands below each other.")},
	[REMARK_PICTURED_FORM] =
		{"picture",
		 N_("Below this title stands a picture and no table of the "
		    "form; what a picture shows is not read.")},
	[REMARK_LOOSE] = {"loose",
			  N_("“%1$s” has amounts and stands in no table; they "
			     "were not read as figures.")},
	[REMARK_EMBEDDED] =
		{"embedded",
		 N_("A workbook is embedded here; its sheet on top was read, "
		    "whatever part of it the page shows.")},
	[REMARK_FRAME] =
		{"frame",
		 N_("This page is a frame around “%1$s”, which is a file of "
		    "its own; nothing was read of it. Commit that file.")},
	[REMARK_EMBEDDED_UNREAD] =
		{"embedded_unread",
		 N_("A file is embedded or attached here that was not read: "
		    "it is damaged, has a password, wants LibreOffice, or is "
		    "in a mail. Paste its tables, or commit it as a file of "
		    "its own.")},
	[REMARK_CUT] = {"cut", N_("“%1$s” is cut off at the edge of its cell; "
				  "the rest of it is not in the file.")},
	[REMARK_OTHER_NAME] =
		{"other_name",
		 N_("The document names “%1$s”, which is none of the "
		    "department's names in the configuration: add it there "
		    "to `names`, or move the file if it is another's.")},
	[REMARK_OTHER_YEAR] =
		{"other_year",
		 N_("The document says fiscal year %1$s, the path another; it "
		    "was read as of the path's. Move the file if it is in a "
		    "wrong place.")},
	[REMARK_NO_FORM] = {"no_form",
			    N_("No form was recognised in this file.")},
	[REMARK_NOT_UTF8] =
		{"not_utf8",
		 N_("The file is neither UTF-8 nor GB18030 text; here its "
		    "bytes make no sense. Save it as UTF-8.")},
	[REMARK_BINARY] =
		{"binary",
		 N_("The file holds binary data, of no format that is read. "
		    "Save the document as .xlsx, .docx, PDF or text.")},
	[REMARK_NOT_FETCHED] =
		{"not_fetched",
		 N_("The repository holds only a Git LFS pointer; the content "
		    "itself was never committed here. Commit the file "
		    "itself.")},
	[REMARK_UNSUPPORTED] =
		{"unsupported",
		 N_("Files of this format are not read. Save the document as "
		    ".xlsx, .docx, PDF or text; of a mail or an archive such "
		    "as .zip commit the files in it.")},
	[REMARK_CONFLICTED] =
		{"conflicted",
		 N_("Conflict markers of an unfinished merge stand here. "
		    "Finish the merge and commit the result.")},
	[REMARK_EMPTY] =
		{"empty",
		 N_("There is nothing in this file. Commit it with its "
		    "content, or remove it.")},
	[REMARK_UNCLOSED] =
		{"unclosed",
		 N_("A quotation mark opens here and is never closed. Close "
		    "it, or double it where it is a part of the text.")},
	[REMARK_NO_READER] =
		{"no_reader",
		 N_("The program that reads PDF files, juesuan-pdf, is not "
		    "installed beside juesuan. Install it, or commit the "
		    "document as text or CSV.")},
	[REMARK_NO_OFFICE] =
		{"no_office",
		 N_("Files of this format are read through LibreOffice, which "
		    "is not installed. Install it, or save the document as "
		    ".xlsx, .docx or PDF.")},
	[REMARK_SCANNED] =
		{"scanned",
		 N_("The PDF holds pictures of pages, without text. Ask for "
		    "the file that was printed, or type the document.")},
	[REMARK_ENCRYPTED] =
		{"encrypted",
		 N_("The file wants a password. Commit it without one.")},
	[REMARK_BROKEN] =
		{"broken",
		 N_("The file is damaged, or larger inside than is read. "
		    "Save it anew from the program that made it, an older "
		    "Office file as .xlsx or .docx.")},
	[REMARK_SCANNED_PAGE] =
		{"scanned_page",
		 N_("This page is a picture without text; it was not read.")},
	[REMARK_BROKEN_PAGE] =
		{"broken_page",
		 N_("This page is damaged, or has more on it than is read; it "
		    "was not read.")},
	[REMARK_DAMAGED_PAGE] =
		{"damaged_page",
		 N_("A part of this page is damaged in the file; what was read "
		    "of the page is not all, or not reliable. Save the PDF "
		    "anew from the program that made it.")},
	[REMARK_GARBLED_PAGE] =
		{"garbled_page",
		 N_("A font of this page does not say which characters it "
		    "draws; what was read is not reliable. Print the document "
		    "to PDF anew with its fonts.")},
	[REMARK_TOO_LARGE] =
		{"too_large",
		 N_("The file has %1$s bytes, more than the configured "
		    "limit.")},
	[REMARK_SYMLINK] =
		{"symlink",
		 N_("This is a symbolic link to “%1$s”; links are not "
		    "followed. Commit the file itself.")},
	[REMARK_SUBMODULE] =
		{"submodule",
		 N_("This is a submodule; its files are in another "
		    "repository. Commit the files themselves.")},
	[REMARK_OTHER_DEPARTMENT] =
		{"other_department",
		 N_("This is the document of another department, “%1$s”; it "
		    "was not read as this one's. Commit it at its own "
		    "path.")},
};

const char *
remark_id(enum remark_kind kind)
{
	return wordings[kind].id;
}

enum remark_kind
remark_kind_of(const char *id)
{
	for (int kind = 0; kind < REMARKS; kind++)
		if (strcmp(wordings[kind].id, id) == 0)
			return (enum remark_kind)kind;
	return REMARKS;
}

bool
is_workbook(struct text path)
{
	static const char *const endings[] = {".xlsx", ".xlsm", ".xlsb",
					      ".xls",  ".et",   ".ods"};
	size_t length;

	for (size_t i = 0; i < COUNT(endings); i++) {
		length = strlen(endings[i]);
		if (path.length >= length &&
		    strncasecmp(path.data + path.length - length, endings[i],
				length) == 0)
			return true;
	}
	return false;
}

void
remark_print(struct strbuf *out, enum remark_kind kind, const char *form_name,
	     struct text subject, struct text path, struct place other)
{
	struct strbuf words = {0};

	strbuf_text(&words, subject);
	if (form_name && *form_name)
		strbuf_printf(out, _("%s: "), form_name);
	const char *sentence = _(wordings[kind].sentence);
	char place[64];
	if (other.page > 0)
		snprintf(place, sizeof place,
			 is_workbook(path) ? _("sheet %u, row %u")
					   : _("page %u, line %u"),
			 (unsigned)other.page, (unsigned)other.line);
	else
		snprintf(place, sizeof place, _("line %u"),
			 (unsigned)other.line);
	for (const char *at = sentence; *at; at++) {
		if (strncmp(at, "%1$s", 4) == 0)
			strbuf_puts(out, strbuf_string(&words));
		else if (strncmp(at, "%2$s", 4) == 0)
			strbuf_puts(out, place);
		else {
			strbuf_putc(out, *at);
			continue;
		}
		at += 3;
	}
	strbuf_release(&words);
}
