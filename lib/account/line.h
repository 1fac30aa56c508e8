/*
 * Inside the account room: what a line outside a table's cells says, but for
 * titles (title.h). Nothing here knows where in a document the line stands.
 * Every line is folded, but where it says otherwise.
 */
#ifndef ACCOUNT_LINE_H
#define ACCOUNT_LINE_H

#include "account/recognise.h"

/* mark.c */

/* 公开01表, 附件2, 续表, a page number: says nothing. */
bool is_table_mark(struct text line);

/* The bytes of a table's mark in front, 0 if there is none: 公开01表, 附件2-1,
 * (表一), 表3:, Z05_1. */
size_t mark_length(struct text line);

/* Where a form's mark begins that stands behind a title or a name, or the
 * end. */
size_t find_mark(struct text line);

/* note.c */

/* The form that a footnote speaks of, FORM_NONE if none or several. */
uint8_t footnote_form(const struct recogniser *recogniser, struct text line);

/* The forms of which a line says, by their titles, that they hold nothing, from
 * left to right; their number, at most room. */
size_t forms_declared(const struct recogniser *recogniser, struct text line,
		      uint8_t *forms, size_t room);

/* Is the line, folded or not, a note under the table (注：…)? */
bool is_note(struct text line);

/* Does it say that its form holds nothing? */
bool declares_empty(struct text line);

/* Does it say that there was no such money (无政府性基金收支), as is said of a
 * form that holds nothing, but also of a part of one? */
bool tells_of_nothing(struct text line);

/* line.c */

/* The unit of money that a head names, UNIT_NONE if it names none. */
enum unit unit_in_head(struct text line);

/* Whose table a head says it is; no data if it does not say. */
struct text name_in_head(struct text line);

/* Where the first label of a head stands (编制单位：, 单位：), or the end. */
size_t find_head(struct text line);

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
