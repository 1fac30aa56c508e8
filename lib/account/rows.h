/*
 * Inside the account room: the lines of a table become figures.
 */
#ifndef ACCOUNT_ROWS_H
#define ACCOUNT_ROWS_H

#include "account/recognise.h"

/* Whose a table is by its head. */
enum whose {
	WHOSE_UNSAID,
	WHOSE_OWN,   /* the department's */
	WHOSE_CORE,  /* 某某局（本级） */
	WHOSE_OTHER, /* a name that is none of the department's */
};

/* Of which year a table is by its head. */
enum year_said {
	YEAR_UNSAID,
	YEAR_OWN, /* the document's */
	YEAR_OTHER,
};

/* What is known of one form while a document is read. */
struct form_progress {
	bool promised, titled, read, fragment, set_aside;
	bool declared_empty;
	bool repeats;       /* the last table was the form once more */
	bool tells_nothing; /* a note says so less plainly */
	struct place promise, title, first, declaration; /* where they stand */
	enum unit unit;
	enum whose whose;          /* of the table that was read */
	enum year_said year;       /* the same */
	uint32_t figures, amounts; /* and those of them that are not 0 */
	struct strbuf labels;
	VEC(uint32_t) rows; /* all that are printed, in their order */
	uint32_t filled_rows;
	uint32_t names_asked; /* of rows printed without codes */
	struct cell_counts cells;
	uint64_t columns[(FORM_COLUMNS_MAX + 63) / 64]; /* read, a bit each */
	/* Of each lane: the row matched by label last, the code read last. */
	uint16_t last_row[FORM_LANES_MAX];
	char last_code[FORM_LANES_MAX][8];
};

struct reading {
	const struct account_context *context;
	struct cells *cells;
	struct account *account;
	struct form_progress *progress; /* one a form */
};

void add_remark(struct reading *reading, enum remark_kind kind,
		struct place place, uint8_t form, struct text subject,
		struct place other);

/*
 * Read the lines of a table by its plan. unit is the form's. Where the form
 * was read before and this is not a continuation of it, its values are compared
 * with those read and no more; nor is it one if its title was printed again and
 * its first row is no new one.
 */
void read_rows(struct reading *reading, const struct table_view *table,
	       const struct reading_plan *plan, enum unit unit,
	       bool continuation, bool titled);

/* The form counts as not read: another table of the document is to. */
void forget_form(struct reading *reading, uint8_t form);

#endif
