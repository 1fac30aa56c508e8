/*
 * Inside the planning of how a table is read: the head over it, and the two
 * ways in which a head is understood.
 */
#ifndef ACCOUNT_PLAN_H
#define ACCOUNT_PLAN_H

#include "account/recognise.h"

#define HEAD_ROWS_MAX 16

/* The head over a table: for each cell its texts from top to bottom, folded,
 * with what of them is compared, and the lowest one, empty where there is
 * none. */
struct head {
	const struct table_view *table;
	struct text texts[HEAD_ROWS_MAX][FORM_CELLS_MAX];
	struct text cores[HEAD_ROWS_MAX][FORM_CELLS_MAX];
	struct text lowest[FORM_CELLS_MAX];
	enum layout_role roles[FORM_CELLS_MAX]; /* that the lowest one says */
	size_t rows, width;
	int year; /* that it is of, 0 if it speaks of none */
};

/* head.c */

/* The lines in front of `rows` as the head of a table; words that are broken
 * over lines are one, merged cells bear the words that they share, and years
 * that go without saying are dropped. */
void read_head(const struct candidate *candidate, size_t rows,
	       struct head *out);

/* The unit that any text over a cell says in brackets. */
uint8_t unit_of_head(const struct head *head, size_t cell);

/*
 * The texts over a cell joined by "/", from line `from` down, without repeating
 * a merged one; in the arena of the table.
 *
 * without    a form the names of whose columns are left out; may be NULL
 */
struct text path_of_head(const struct head *head, size_t cell, size_t from,
			 const struct form *without);

/* Is a cell hidden, and the next one to the left or right that is not has the
 * same head? Then that one counts, which is what a reader sees. */
bool has_twin(const struct head *head, size_t cell);

/* The year that a text begins with, 0 if it does with none. */
int year_in_front(struct text text);

/* Is it 合计 or the like? */
bool is_sum(struct text text);

/* plan_down.c, plan_across.c: what each cell is under a head whose columns are
 * a form's, with its rows below each other; or under one that names rows and
 * columns of a matrix. False if the head is none of the form's. */
bool plan_down(const struct candidate *candidate, const struct head *head,
	       struct reading_plan *plan);
bool plan_across(const struct candidate *candidate, const struct head *head,
		 struct reading_plan *plan);

#endif
