/*
 * What several reports say in the same words: the facts above every table,
 * names, dates, places and the commonest states of a value.
 */
#ifndef REPORT_WORDS_H
#define REPORT_WORDS_H

#include "base/base.h"
#include "report/coverage.h"
#include "report/report.h"

/* Name the table and state the city and the commit that it stands on. */
void table_begin(struct table *table, const struct report_context *context,
		 const char *id, const char *title);

/* The moment behind which changes count; NULL is none. */
void since_facts(struct table *table, const struct city *city,
		 const struct moment *since);

/* The fact "2022-2024", or one year. */
void years_fact(struct table *table, int first, int last);

/* The columns document, department and year; row: the first of them. */
enum document_column {
	DOCUMENT_ID, /* "kjj/2024" */
	DOCUMENT_DEPARTMENT,
	DOCUMENT_YEAR,
	DOCUMENT_COLUMNS,
};
void document_columns(struct table *table);
void document_put(struct table *table, const struct city *city,
		  size_t department, int year, struct table_value *row);

/* The pattern of the archive's sources for one document: "kjj/2024*". */
void sources_print(struct strbuf *out, const struct city *city,
		   const struct department *department, int year);

const char *scope_words(enum scope scope);

/* By the clock of who did it, and by the city's where that differs. */
struct table_value time_value(struct table *table, const struct city *city,
			      int64_t when, int zone_minutes);

/* Digits of a commit's oid where reports name it in passing. */
#define OID_DIGITS 10

/* An oid of the warehouse in hexadecimal, its first digits only. */
void oid_abbreviate(struct strbuf *out, struct text oid, size_t digits);

/* The same, OID_DIGITS of the one in a row's column. */
const char *oid_digits(struct arena *arena, struct query *query, int column);

/* "kjj/2024.txt:123"; the page too where there is one. */
void place_print(struct strbuf *out, struct text path, int64_t page,
		 int64_t line);

/* The figure of a row's columns form, row and column; false where the
 * configuration does not know it. Its row lives in arena. */
bool figure_take(const struct forms *forms, struct query *query, int first,
		 struct arena *arena, struct figure_name *out);

/* "支出决算表 · 科学技术支出 · 本年支出合计". */
void figure_words(struct strbuf *out, const struct figure_name *figure);

/* "kjj/2024/expenditure/206/total". */
void figure_address(struct strbuf *out, const struct city *city,
		    size_t department, int year,
		    const struct figure_name *figure);

/* Is the year one of the city's? Fails with ERR_NOT_FOUND. */
bool year_is_known(const struct city *city, int year, struct error *err);

/* What a row is called: as the form or its classification says, else its key.
 * Borrowed. */
struct text row_name(const struct form *form, struct text key);

/* Digits behind the point where nobody printed the value. */
unsigned unit_decimals(enum unit unit);

/* Say whose figures are stale, when there are any. */
void note_stale(struct table *table, const struct strbuf *stale);

struct table_value value_blank(void);
struct table_value value_not_applicable(void);
struct table_value value_unreadable(void);
struct table_value value_overflow(void);
struct table_value value_zero_denominator(void);
struct table_value value_holding(enum holding_state state);

/* A figure as a document prints it (printed: see warehouse.h). Where there is
 * none, state says how the document has the form: HOLDING_PRESENT leaves the
 * cell blank. */
struct table_value value_printed(int64_t value, int64_t printed, enum unit unit,
				 enum holding_state state);

/* A change as a percentage of what it changed; or the word for why there is
 * none. */
struct table_value rate_value(int64_t difference, int64_t base);

#endif
