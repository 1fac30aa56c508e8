/*
 * Which figures the files of one document give differently, of many documents:
 * what reports that set departments side by side, or add them up, mark and
 * tell. dissent.h says it of one document.
 */
#ifndef REPORT_DISSENTING_H
#define REPORT_DISSENTING_H

#include "report/coverage.h"

/* A figure of a document whose form counts as this edition has it. */
struct dissenting {
	size_t department;
	int year;
	uint32_t edition;
	struct figure_name figure;
};

struct dissentings {
	VEC(struct dissenting) items;
	struct arena arena;
};

/*
 * Add those of the covered form's figures, or of one of them (figure; NULL:
 * all), of an extent, as they stand at the moment. out is released also after a
 * failure.
 */
bool dissentings_read(const struct report_context *context,
		      const struct coverage *coverage,
		      const struct figure_name *figure,
		      const struct extent *extent, struct dissentings *out,
		      struct error *err);
void dissentings_release(struct dissentings *dissentings);

/* Say below the table what the other files say and where: of the first of them
 * by department and year, which they are sorted by; and of whom the rest is. */
bool dissentings_note(const struct report_context *context,
		      struct dissentings *dissentings, struct table *table,
		      struct error *err);

#endif
