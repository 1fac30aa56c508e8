/*
 * A question becomes a table. Every report states the city, the commit that it
 * stands on and its coverage: n of N, and the missing by name.
 */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "base/base.h"
#include "config/config.h"
#include "report/table.h"
#include "warehouse/warehouse.h"

/* The first-parent position a report stands on. */
struct moment {
	uint32_t position;
	char oid[72];
	int64_t known_time;
	int64_t until; /* what was known by then counts: the end of the day that
			* was asked for; INT64_MAX for the present */
	/* Of a day: commits behind it on the line that are dated by then, for
	 * they follow one that is dated later. */
	int64_t held_back;
	char held_back_by[72];   /* the first commit behind the moment, */
	int64_t held_back_until; /* and when that was known; if there are any */
};

/*
 * known_on is NULL for the present, a date (2023-09-15: the last commit known
 * by the end of that day in the city's time zone), or the hexadecimal oid, in
 * full or its first 4 digits or more, of a commit on the first-parent line.
 *
 * Fails with ERR_USAGE when it is none of these, with ERR_NOT_FOUND when there
 * is no such commit, nothing was known yet, or the commit lies beside the line:
 * then the sentence names the one it came in with.
 */
bool moment_find(struct warehouse *warehouse, const struct city *city,
		 const char *known_on, struct moment *out, struct error *err);

/*
 * The same as the beginning of an interval: changes behind it count. *first_out
 * is the first position behind it; a date before the archive's first commit is
 * the beginning of everything, and then out is all zero.
 */
bool moment_since(struct warehouse *warehouse, const struct city *city,
		  const char *since, struct moment *out, uint32_t *first_out,
		  struct error *err);

/* The number of the commit whose oid begins with these 4 or more hexadecimal
 * digits, on the line or beside it. Fails as moment_find. */
bool commit_find(struct warehouse *warehouse, const char *digits, int64_t *out,
		 struct error *err);

/* The first position of the line that became known at a time or later, which
 * may lie behind its end. */
bool moment_position_from(struct warehouse *warehouse, int64_t known_time,
			  uint32_t *out, struct error *err);

/*
 * Every report puts the city, the moment, the years, the scope and the unit
 * into the table's facts and what is incomplete, stale or left out into its
 * notes. A year that is none of the city's is ERR_NOT_FOUND.
 */
struct report_context {
	const struct config *config;
	struct warehouse *warehouse;
	bool outdated; /* another configuration or program made it */
	struct moment moment;
};

/* The departments of one scope, in a row of years. */
struct extent {
	enum scope scope;
	int first_year, last_year;
};

static inline bool
extent_has(const struct extent *extent, const struct department *department,
	   int year)
{
	return department->scope == extent->scope &&
	       year >= extent->first_year && year <= extent->last_year;
}

/* Departments by years: loaded, missing, stale, set aside, with the first
 * reason; where a document has several, all of them are notes. */
bool report_status(const struct report_context *context, struct table *out,
		   struct error *err);

/* The forms of one document: what there is, and what of the city's set of forms
 * is not. Fails with ERR_NOT_FOUND when there is no document. */
bool report_forms(const struct report_context *context, size_t department,
		  int year, struct table *out, struct error *err);

/* One form of one document as printed; a value has the decimals of the file
 * that brought it. Fails with ERR_NOT_FOUND when there is no document; a form
 * that is not there is an empty table with a note. */
bool report_show(const struct report_context *context, size_t department,
		 int year, const struct form *form, struct table *out,
		 struct error *err);

/*
 * A measure, or a single figure, for departments and years; then the city's
 * totals, and those of the departments that have the figure in every year (or,
 * when one year is asked for, also in the year before). Shares and ranks are
 * those among all departments of the scope.
 *
 * A blank cell or a form declared empty counts as zero; a figure that is not
 * applicable adds nothing; what is not published, unreadable, or may be lost
 * from a fragment is no part of a total and is named. Fails with ERR_USAGE for
 * a department of the other scope.
 */
struct compare_question {
	const struct measure *measure; /* its name may be the figure's */
	struct extent extent;
	const size_t *departments; /* NULL: all of the scope */
	size_t department_count;
};
bool report_compare(const struct report_context *context,
		    const struct compare_question *question, struct table *out,
		    struct error *err);

/* A form of a year, added up over the departments of one scope. Every cell has
 * its n of N; rollup.c says what n counts. */
bool report_rollup(const struct report_context *context,
		   const struct form *form, int year, enum scope scope,
		   struct table *out, struct error *err);

/* Every value that a figure ever had up to the moment, oldest first, each with
 * the event that brought it (timeline.h); where they belong, the values that
 * merges met and did not take; last, what loads took away. Fails with
 * ERR_NOT_FOUND when it had none, saying what is missing: the document, the
 * form, the row or the figure. */
bool report_trace(const struct report_context *context, size_t department,
		  int year, const struct figure_name *figure, struct table *out,
		  struct error *err);

/*
 * Every change of a figure of a closed year: behind `since`, and after the year
 * was closed, up to the moment; what arrived late (arrivals.h) counts from when
 * it was first known, also through a rewrite of history. A change and its
 * reversal are two rows; a document that was published late is one, with the
 * number of its figures. Then, by department, the sums of the differences,
 * money apart from what is counted.
 */
enum materiality {
	MATERIAL_ALL,
	MATERIAL_AMOUNT, /* money: differences of least fen or more */
	MATERIAL_RATE,   /* differences of least hundredths of % or more */
};
struct restatements_question {
	const struct moment *since; /* NULL: since the years were closed */
	uint32_t first;             /* its position's successor; else 0 */
	size_t department;          /* SIZE_MAX: all */
	int year;                   /* 0: all that are closed */
	/* What cannot be measured so is always shown: a change to or from what
	 * is no number, a count where money is asked for, a rate of zero. */
	enum materiality materiality;
	int64_t least;
	const char *least_words; /* as it was asked for */
};
bool report_restatements(const struct report_context *context,
			 const struct restatements_question *question,
			 struct table *out, struct error *err);

/*
 * What commits changed, by commit in the order in which they came onto the
 * line: behind `since` up to the moment, of one author, or one commit. For each
 * document what happened to it (published, corrected, renamed, format only,
 * removed, ...) and the figures that were corrected. A value that a merge did
 * not adopt is told with the commit that made it, or with the merge where that
 * came later, and names who wrote it and who merged.
 */
struct log_question {
	const struct moment *since; /* NULL: the archive's beginning */
	uint32_t first;             /* its position's successor; else 0 */
	size_t department;          /* SIZE_MAX: all */
	int year;                   /* 0: all */
	const char *author;         /* a name or mail; NULL: everybody */
	const char *commit;         /* first digits; NULL: all */
	size_t figures;             /* shown of a commit's document at most */
	/* Only what the commits of the first-parent line brought onto it, a
	 * merge under the name of who merged, as `git log --first-parent`
	 * would. */
	bool merged_view;
};
bool report_log(const struct report_context *context,
		const struct log_question *question, struct table *out,
		struct error *err);

/*
 * What came since the last digest: what could not be done, changes of closed
 * years that give no reason, documents that are new, figures that changed, what
 * is missing, stale or set aside now, and what was superseded. Nothing of that,
 * or only what stands as it did: one note, “no change”.
 */
struct digest_question {
	/* What the last digest stood on; NULL for the first one, which lists
	 * what is there now and no changes. */
	const struct digest_mark *since;
	/* Where that is no longer on the line: what a warehouse read up to it
	 * says, to be compared with the present one; or, where it cannot be
	 * read any more, why, a sentence. Else both NULL. */
	const struct report_context *then;
	bool mark_lost; /* since is the ledger's load before the last one */
	const char *lost;
	const char *no_journal;      /* that it was lost, a sentence; or NULL */
	const char *const *failures; /* sentences: what could not be done */
	size_t failure_count;
	const char *const *left_out; /* and what was not submitted */
	size_t left_out_count;
};
/* Where a digest ends and the next begins. */
struct digest_mark {
	char oid[72];       /* of the tip */
	int64_t known_time; /* of the tip */
	int64_t load;       /* the last one in the ledger */
};
/* *restated_out: changes of closed years without a reason, and a lost past. */
bool report_digest(const struct report_context *context,
		   const struct digest_question *question, struct table *out,
		   size_t *restated_out, struct error *err);
/* A digest of a night without a warehouse to report on. */
void report_digest_failed(const struct config *config,
			  const struct digest_question *question,
			  struct table *out);
bool digest_mark_read(const struct report_context *context,
		      struct digest_mark *out, struct error *err);
/* The same for the load before the last one, for a night that has lost its
 * mark: its known_time is not set. *found_out is false, and out untouched,
 * where the ledger has none. */
bool digest_mark_before(const struct report_context *context, bool *found_out,
			struct digest_mark *out, struct error *err);
/* Is its tip still on the first-parent line? A rewrite, another branch or a
 * merge the other way round takes it away. */
bool digest_mark_is_on_line(const struct report_context *context,
			    const struct digest_mark *mark, bool *out,
			    struct error *err);

/*
 * The figures whose value or attribution the last load superseded, as they were
 * and as they are: a row for each value that was taken away. Amounts are in the
 * unit that their form is printed in.
 */
bool report_superseded(const struct report_context *context, struct table *out,
		       struct error *err);

#endif
