/*
 * A change in words: which figure it is, and what was before it and after it,
 * in one unit.
 */
#ifndef REPORT_WORDING_H
#define REPORT_WORDING_H

#include "base/base.h"
#include "report/figure_changes.h"

/*
 * A side that is no number is a state: blank, not applicable, unreadable, not
 * published, deleted, ... The unit is the new value's, else the old one's. The
 * difference is exact; it and the rate are undefined where a side is no number,
 * the rate also where the old value is zero or negative.
 */
struct worded_change {
	size_t department; /* of the city */
	int year;
	struct figure_name figure;
	enum unit unit;
	struct table_value old, new, difference, rate;
	bool is_measured; /* are both numbers, and their difference one? */
	int64_t amount;   /* the difference then */
	/* Could the form not be read just before? Then the change may have been
	 * made by any commit since it last could. */
	bool is_between;
};

/* What changes have in common is looked up once. All zero but for the
 * perimeter is a beginning. */
struct wording {
	const struct perimeter *perimeter;
	/* Whose the old values are; NULL: those of the line before the
	 * change. */
	const struct report_context *then;
	struct map cell_ids, holding_ids; /* by the bytes of their keys */
	VEC(struct figure_name) cells;    /* form NULL: it is not known */
	VEC(struct holding) holdings;
	struct arena arena; /* of the rows' keys */
};

void wording_release(struct wording *wording);

/* *known_out is false, and out untouched, where the configuration does not know
 * the document or the cell any more. Rows' keys live as long as wording. */
bool wording_find(struct wording *wording, const struct figure_change *change,
		  bool *known_out, struct worded_change *out,
		  struct error *err);

/* Likewise for a value that never came to stand on the line: as its origin has
 * the form, and with the new value alone. */
bool wording_find_rival(struct wording *wording,
			const struct figure_change *rival, bool *known_out,
			struct worded_change *out, struct error *err);

/* "kjj/2024/expenditure/206/total", which `trace` takes. */
struct table_value wording_address(const struct wording *wording,
				   const struct worded_change *change,
				   struct table *table);

/* Columns of a change, in this order. */
enum change_column {
	CHANGE_FIGURE, /* in words: "Expenditure · 科学技术支出 · Total" */
	CHANGE_UNIT,
	CHANGE_OLD,
	CHANGE_NEW,
	CHANGE_DIFFERENCE,
	CHANGE_RATE,
	CHANGE_COLUMNS,
};

void change_columns(struct table *table);

/* row: the first of them. */
void change_put(const struct worded_change *change, struct table *table,
		struct table_value *row);

/* The word for a change that is_between, and the note that explains it. */
struct table_value value_between(void);
void note_between(struct table *table);

/* The order of reports: department, year, form, row, column. */
int wording_compare(const struct worded_change *a,
		    const struct worded_change *b);

#endif
