/* What is told of a document, and in which words. */
#include "account/account.h"

#include <stdio.h>

struct wording {
	const char *id;
	const char *sentence; /* %1$s: the subject, %2$u: the other line */
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
	[REMARK_DUPLICATE_ROW] =
		{"duplicate_row",
		 N_("The row %1$s stands here and on line %2$u; the form was "
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
		    "on line %2$u.")},
	[REMARK_OTHER_NAME] =
		{"other_name",
		 N_("The document names “%1$s”, which is none of the "
		    "department's names in the configuration.")},
	[REMARK_OTHER_YEAR] =
		{"other_year",
		 N_("The document says fiscal year %1$s, the path another.")},
	[REMARK_NO_FORM] = {"no_form",
			    N_("No form was recognised in this file.")},
	[REMARK_NOT_UTF8] =
		{"not_utf8",
		 N_("The file is not UTF-8 text from here on. Save it as "
		    "UTF-8.")},
	[REMARK_BINARY] =
		{"binary",
		 N_("The file holds binary data; it is no text file.")},
	[REMARK_NOT_FETCHED] =
		{"not_fetched",
		 N_("The repository holds only a Git LFS pointer; the content "
		    "itself was never committed here. Commit the file "
		    "itself.")},
	[REMARK_UNSUPPORTED] =
		{"unsupported",
		 N_("Files of this format are not read; commit the document "
		    "as text or CSV beside it.")},
	[REMARK_CONFLICTED] =
		{"conflicted",
		 N_("Conflict markers of an unfinished merge stand here. "
		    "Finish the merge and commit the result.")},
	[REMARK_EMPTY] = {"empty", N_("The file is empty.")},
	[REMARK_UNCLOSED] =
		{"unclosed",
		 N_("A quotation mark opens here and is never closed.")},
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
	[REMARK_TWO_VALUES] =
		{"two_values",
		 N_("Another file of the document gives %1$s differently; "
		    "what counts is the first file.")},
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

void
remark_print(struct strbuf *out, enum remark_kind kind, const char *form_name,
	     struct text subject, uint32_t other_line)
{
	struct strbuf words = {0};

	strbuf_text(&words, subject);
	if (form_name && *form_name)
		strbuf_printf(out, _("%s: "), form_name);
	const char *sentence = _(wordings[kind].sentence);
	char line[16];
	snprintf(line, sizeof line, "%u", (unsigned)other_line);
	for (const char *at = sentence; *at; at++) {
		if (strncmp(at, "%1$s", 4) == 0)
			strbuf_puts(out, strbuf_string(&words));
		else if (strncmp(at, "%2$u", 4) == 0)
			strbuf_puts(out, line);
		else {
			strbuf_putc(out, *at);
			continue;
		}
		at += 3;
	}
	strbuf_release(&words);
}
