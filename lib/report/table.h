/*
 * A table: what a report says, before any format. Everything a renderer needs
 * and nothing about how it looks.
 */
#ifndef REPORT_TABLE_H
#define REPORT_TABLE_H

#include "base/base.h"
#include "money/money.h"

enum value_kind {
	VALUE_NONE, /* an empty cell */
	VALUE_TEXT,
	VALUE_AMOUNT, /* in its unit, which text and CSV leave to the column */
	VALUE_COUNT,  /* a plain whole number: a rank, n of N */
	VALUE_RATE,   /* hundredths of a percent */
	VALUE_POINTS, /* hundredths of a percentage point: between two rates */
	VALUE_STATE,  /* a word instead of a value: not published, stale, ... */
};

/* There may be a hundred thousand of them: none is larger than need be. */
struct table_value {
	union {
		int64_t number;
		const char *text; /* of TEXT, and the words of STATE */
	};
	const char *id; /* of STATE: its name in JSON, in no language */
	/* How many departments of how many are in it. Where of is not 0, JSON
	 * gives both as "n" and "of"; text and CSV have columns of counts for
	 * them. */
	uint16_t n, of;
	uint8_t kind; /* enum value_kind */
	uint8_t unit; /* enum unit */
	uint8_t decimals;
	bool grouped; /* with thousands separators in text */
};

struct table_column {
	const char *id;    /* its key in JSON */
	const char *title; /* in the language in use */
	const char *unit;  /* "" when none; printed with the title */
	bool number;       /* aligned right */
	/* Text leaves the column out where no row says anything in it but this
	 * state, by its id ("": none); NULL: it is always there. */
	const char *silent;
};

/* What the whole table stands on: "Known on", "2024-09-15". */
struct table_fact {
	const char *id; /* its key in JSON */
	const char *title, *text;
};

/* A sentence below the table, with a key for JSON. */
struct table_note {
	const char *id, *text;
};

struct table {
	const char *id; /* the report: "compare" */
	const char *title;
	VEC(struct table_fact) facts; /* above: city, years, known on, unit */
	VEC(struct table_column) columns;
	VEC(struct table_value) values; /* row by row */
	VEC(struct table_note) notes; /* below: coverage, the missing by name */
	struct arena arena;           /* of every string in it */
};

void table_release(struct table *table);

struct table_column *table_column(struct table *table, const char *id,
				  const char *title, const char *unit,
				  bool number);
/* A new row; the values come one a column, all VALUE_NONE. Borrowed until the
 * next row. */
struct table_value *table_row(struct table *table);
size_t table_row_count(const struct table *table);

/* Every string is copied. */
void table_fact(struct table *table, const char *id, const char *title,
		const char *format, ...) __attribute__((format(printf, 4, 5)));
void table_note(struct table *table, const char *id, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* The text is copied; id and words of a state are not. */
struct table_value table_text(struct table *table, struct text text);
struct table_value table_count(int64_t number);
struct table_value table_rate(int64_t hundredths);
struct table_value table_points(int64_t hundredths);
struct table_value table_state(const char *id, const char *words);
struct table_value table_amount(int64_t value, enum unit unit,
				unsigned decimals);

#endif
