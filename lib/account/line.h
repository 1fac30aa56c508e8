/*
 * Inside the account room: what a line outside a table's cells says. Nothing
 * here knows where in a document the line stands. Every line is folded, but
 * where it says otherwise.
 */
#ifndef ACCOUNT_LINE_H
#define ACCOUNT_LINE_H

#include "account/recognise.h"

/* Whose titles they may be: the department's names, folded. */
struct title_context {
	const struct recogniser *recogniser;
	struct text *names;
	size_t name_count;
};

/* The form that a line is the title of, FORM_NONE if none: alone, or between an
 * ordinal, a mark (公开01表), the names and year of the document, and what else
 * a head says. */
uint8_t title_form(const struct title_context *context, struct text line);

/* The form of a line of the contents: a title and a page number. */
uint8_t promised_form(const struct title_context *context, struct text line);

/* Is it the title of a table that is none of the forms? Asked of lines that are
 * no form's title. */
bool is_other_title(struct text line);

/* 公开01表, 附件2, 续表, a page number: says nothing. */
bool is_table_mark(struct text line);

/* The form that a footnote speaks of, FORM_NONE if none or several. */
uint8_t footnote_form(const struct recogniser *recogniser, struct text line);

/* Is the line, folded or not, a note under the table (注：…)? */
bool is_note(struct text line);

/* Does it say that its form holds nothing? */
bool declares_empty(struct text line);

/* Does it say that there was no such money (无政府性基金收支), as is said of a
 * form that holds nothing, but also of a part of one? */
bool tells_of_nothing(struct text line);

/* The unit of money that a head names, UNIT_NONE if it names none. */
enum unit unit_in_head(struct text line);

/* Whose table a head says it is; no data if it does not say. */
struct text name_in_head(struct text line);

/* Where the first year (2024年) stands, or the end. */
size_t find_year(struct text line);

/* The bytes of a year in front, 2024年 or 2024年度, 0 if there is none. */
size_t year_length(struct text line);

/*
 * What a line says wherever it stands.
 *
 * near     does it stand near a table? Only there does it say that there is
 *          nothing
 */
struct line {
	struct text folded; /* its year in digits */
	struct text name;   /* name_in_head */
	enum unit unit;     /* unit_in_head */
	bool note;          /* is_note */
	bool mark;          /* is_table_mark */
	bool empty;   /* declares_empty; anywhere if it ends in brackets */
	bool nothing; /* tells_of_nothing */
};
void line_read(struct text printed, bool near, struct arena *arena,
	       struct line *out);

/* The same, near a table: heads and notes are alike in thousands of documents,
 * so most are looked at once. */
void cells_line(struct cells *cells, struct text printed, struct arena *arena,
		struct line *out);

/* Is it, not folded, a line of a table whose cells cannot be told apart: HTML,
 * figures with but spaces, commas or strokes between them, or one of them alone
 * on its line? */
bool is_lost_row(struct text line);

#endif
