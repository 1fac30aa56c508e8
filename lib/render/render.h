/*
 * A table becomes text, CSV or JSON. The same table gives the same bytes.
 *
 * text  For a terminal: the title, the facts, columns lined up by the width of
 *       their characters, the notes; without rows there are no columns. Numbers
 *       have thousands separators where the table asks for them. Control
 *       characters become spaces.
 *
 * csv   For spreadsheet programs, RFC 4180 in UTF-8: a line of titles, the
 *       rows, and behind an empty line the facts and notes, each as "#", its id
 *       and its words. Numbers are plain (1234.56, 0.70%). A text that a
 *       spreadsheet program would take for a formula gets an apostrophe in
 *       front.
 *
 * json  For programs, one object:
 *
 *	{"report": "compare", "title": "...",
 *	 "facts": {"city": "...", ...},
 *	 "columns": [{"id": "...", "title": "...", "unit": "..."}, ...],
 *	 "rows": [{<column id>: <value>, ...}, ...],
 *	 "notes": [{"id": "...", "text": "..."}, ...]}
 *
 *       A value is null where there is none, a string for a text, a number for
 *       a count, and otherwise an object, so that a decimal is never read as
 *       binary and a word never as a text:
 *
 *	amount  {"value": "512.98", "unit": "wan_yuan"}
 *	rate    {"value": "0.70", "unit": "percent"}
 *	state   {"state": "not_published"}
 *
 *       Such an object has "n" and "of" too where the table has them.
 */
#ifndef RENDER_RENDER_H
#define RENDER_RENDER_H

#include "base/base.h"
#include "report/table.h"

struct render_options {
	bool bom; /* CSV: a byte order mark first, for spreadsheet programs */
};

struct renderer {
	const char *id; /* "text", "csv", "json" */
	void (*render)(const struct table *table,
		       const struct render_options *options,
		       struct strbuf *out);
};

/* NULL if there is none of that id. */
const struct renderer *renderer_find(const char *id);

#endif
