/*
 * What belongs to one edition of a document: its files, its remarks, and where
 * its figures stand.
 */
#ifndef REPORT_EDITION_H
#define REPORT_EDITION_H

#include "account/account.h"
#include "base/base.h"
#include "report/report.h"

/* How an edition prints a form. */
struct printed_form {
	int64_t file, page, line; /* where: the number of the file */
	struct text rows; /* the keys of its rows, a line each; empty when
			     * every row has a figure */
};

/* out is all zero without the form; rows live in arena. */
bool edition_form(const struct report_context *context, uint32_t edition,
		  const struct form *form, struct arena *arena,
		  struct printed_form *out, struct error *err);

/* Is a form there that could not be read, so that it stayed what it was? Not
 * asked of an edition that could not be read at all. */
bool edition_withholds(const struct report_context *context, uint32_t edition,
		       const struct form *form, bool *out, struct error *err);

/* A remark in the language in use. */
struct told {
	enum remark_kind kind;
	const char *form;  /* its id, "" when it concerns none */
	const char *place; /* "kjj/2024.txt:12" */
	const char *sentence;
};

struct told_list {
	VEC(struct told) items;
	struct arena arena;
};

/* The remarks of an edition in its files' order, behind those in out. */
bool edition_remarks(const struct report_context *context, uint32_t edition,
		     struct told_list *out, struct error *err);
void told_list_release(struct told_list *list);

/* Write "kjj/2024.txt:12", file being the number of one of the edition's;
 * nothing when it has no such file. */
bool edition_place(const struct report_context *context, uint32_t edition,
		   int64_t file, int64_t page, int64_t line, struct strbuf *out,
		   struct error *err);

/* Write where a figure stands; nothing when the edition does not have it. */
bool edition_figure_place(const struct report_context *context,
			  uint32_t edition, uint32_t cell, struct strbuf *out,
			  struct error *err);

/* The same of one of the edition's files, by its number. */
bool edition_file_place(const struct report_context *context, uint32_t edition,
			int64_t file, uint32_t cell, struct strbuf *out,
			struct error *err);

#endif
