/*
 * Where two files of a document give one figure differently: what the file that
 * does not count says, and where.
 */
#ifndef REPORT_DISSENT_H
#define REPORT_DISSENT_H

#include "base/base.h"
#include "report/commits.h"
#include "report/report.h"

/* Of so many of a report's it is told what the files say. */
#define DISSENTS_TOLD 20

struct dissent {
	struct figure_name figure;
	/* What the later file says and where; what counts and where: values as
	 * they are printed, with their units, places "kjj/2024.pdf:3:12". */
	const char *value, *place;
	const char *counted, *counted_place;
};

struct dissents {
	VEC(struct dissent) items; /* by form, row, column and file */
	struct arena arena;
};

/* Those of an edition that is the one in force at the context's moment; of
 * figures that the configuration knows. out is all zero, and is released also
 * after a failure. */
bool dissents_read(const struct report_context *context, uint32_t edition,
		   struct dissents *out, struct error *err);
void dissents_release(struct dissents *dissents);

/* What a row says that rests on such a figure: “files disagree”. */
struct table_value dissent_mark(void);

/* A value with its unit, or the words for what is no number; in arena. */
const char *dissent_value(struct arena *arena, int64_t value, int64_t printed,
			  enum unit unit);

/* The figure in words, and both values: a sentence to follow the place. */
void dissent_print(struct strbuf *out, const struct dissent *dissent);

/* The same with the document and the place before it, for below a table: "局
 * 2023: kjj/2024.pdf:3:12: ..."; in arena. */
const char *dissent_told(struct arena *arena, const char *department, int year,
			 const struct dissent *dissent);

/* Note of one figure what any file ever said otherwise up to the context's
 * moment: a sentence for each value, with the commits of the line that brought
 * it and took it away. */
bool dissents_note(const struct report_context *context, uint32_t document,
		   uint32_t cell, struct commits *commits, struct table *table,
		   struct error *err);

#endif
