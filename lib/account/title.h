/*
 * Inside the account room: titles of forms, and of tables that are none. Every
 * line is folded.
 */
#ifndef ACCOUNT_TITLE_H
#define ACCOUNT_TITLE_H

#include "account/recognise.h"

/* Whose titles they may be: the department's names, folded. */
struct title_context {
	const struct recogniser *recogniser;
	struct text *names;
	size_t name_count;
};

/* The form of a title alone, FORM_NONE if it is of none. */
uint8_t exact_title(const struct recogniser *recogniser, struct text line);

/* The form that a line is the title of, FORM_NONE if none: alone, or between an
 * ordinal, a mark (公开01表), the names and year of the document, and what else
 * a head says. */
uint8_t title_form(const struct title_context *context, struct text line);

/* Without leader dots and the number of a page behind them. */
struct text without_page(struct text line);

/* The form of a line of the contents: a title and a page number. */
uint8_t promised_form(const struct title_context *context, struct text line);

/* Is it the title of a table that is none of the forms? Asked of lines that are
 * no form's title. */
bool is_other_title(struct text line);

#endif
