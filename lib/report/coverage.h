/*
 * What has been published: how each department has a form in each year, as it
 * was known at the moment. Every n of N, every missing name comes from here.
 */
#ifndef REPORT_COVERAGE_H
#define REPORT_COVERAGE_H

#include "base/base.h"
#include "report/report.h"

enum holding_state {
	HOLDING_NOT_EXPECTED,  /* outside the department's years */
	HOLDING_MISSING,       /* expected, and there never was a document */
	HOLDING_GONE,          /* the document was deleted */
	HOLDING_SET_ASIDE,     /* it cannot be read and never could */
	HOLDING_NOT_PUBLISHED, /* the document does not have the form */
	HOLDING_PROMISED,      /* nor that, but its contents list it */
	/* From here on it counts as published. */
	HOLDING_DECLARED_EMPTY,
	HOLDING_FRAGMENT,
	HOLDING_PRESENT,
};

/* How one department has the form in one year. */
struct holding {
	uint8_t state; /* enum holding_state */
	bool stale;    /* the present edition cannot be read: it is the last
			* one's that could */
	uint8_t unit;  /* enum unit, as the form says */
	uint8_t standing_state;
	uint32_t standing; /* the edition at the moment; or EDITION_NONE */
	uint32_t held; /* the edition whose form is in force; or EDITION_NONE */
	/* 0 also where a coverage was not asked for them. */
	uint32_t figures; /* read from the form */
	uint32_t rows; /* that it prints, in form_text; 0: those with figures */
	/* The document's number; 0 where the warehouse has no such department,
	 * and of one edition alone. */
	uint32_t document;
};

static inline bool
holding_is_published(const struct holding *holding)
{
	return holding->state >= HOLDING_DECLARED_EMPTY;
}

/* A state's name in no language, and in the language in use. */
const char *holding_id(enum holding_state state);
const char *holding_words(enum holding_state state);

/* One department's holding alone. */
bool holding_read(const struct report_context *context, size_t department,
		  int year, const struct form *form, struct holding *out,
		  struct error *err);

/* The same for a document whose number is known. */
bool holding_of_document(const struct report_context *context,
			 uint32_t document, size_t department, int year,
			 const struct form *form, struct holding *out,
			 struct error *err);

/* How one edition has a form, on the first-parent line or beside it. */
bool holding_of_edition(const struct report_context *context, uint32_t edition,
			const struct form *form, struct holding *out,
			struct error *err);

/* Say that there is no document to report on: of the states up to
 * HOLDING_GONE. Returns false. */
bool holding_no_document(const struct report_context *context,
			 size_t department, int year, enum holding_state state,
			 struct error *err);

/* An edition on the first-parent line up to the moment, of a document that the
 * configuration knows. */
struct line_edition {
	uint32_t id;
	uint32_t holding; /* its document's place in a coverage */
	uint32_t makeup;  /* 0: it has no form */
	uint8_t state;    /* enum edition_state */
};

/*
 * The numbers that a warehouse has for departments and editions, in the terms
 * of the configuration and of the moment. Read once a report.
 */
struct perimeter {
	const struct report_context *context;
	VEC(size_t) departments; /* by number; SIZE_MAX: not configured */
	VEC(struct line_edition) editions; /* by their ids: later ones later */
};

/* Without the editions, which coverage_read alone asks for. */
bool perimeter_open(const struct report_context *context, struct perimeter *out,
		    struct error *err);
bool perimeter_read_editions(struct perimeter *perimeter, struct error *err);
void perimeter_release(struct perimeter *perimeter);

/* Whose document this is; false when the configuration does not know. */
bool perimeter_document(const struct perimeter *perimeter, uint32_t document,
			size_t *department_out, int *year_out);

/* The number of a document, 0 where the warehouse has none of its
 * department's. */
uint32_t perimeter_number(const struct perimeter *perimeter, size_t department,
			  int year);

struct coverage {
	const struct city *city;
	const struct form *form;
	struct holding *holdings; /* year by year, in the city's order */
};

/* Of all the city's years; the perimeter has its editions. */
bool coverage_read(const struct perimeter *perimeter, const struct form *form,
		   struct coverage *out, struct error *err);
/* Then count the figures of those forms that are in force. */
bool coverage_count(const struct perimeter *perimeter,
		    struct coverage *coverage, struct error *err);
/* Of one of them alone, document by document: what is said of others is
 * void. */
bool coverage_read_year(const struct perimeter *perimeter,
			const struct form *form, int year, struct coverage *out,
			struct error *err);
void coverage_release(struct coverage *coverage);

/* The year must be one of the city's. */
const struct holding *coverage_at(const struct coverage *coverage,
				  size_t department, int year);

/* The unit that most of these documents print the form in, UNIT_NONE if none
 * says; years that are none of the city's have none. */
enum unit coverage_unit(const struct coverage *coverage,
			const struct extent *extent);

#endif
