/*
 * Inside the account room: the way through a document, block by block.
 */
#ifndef ACCOUNT_WALK_H
#define ACCOUNT_WALK_H

#include "account/line.h"
#include "account/rows.h"
#include "account/title.h"

/* Lines that may stand between a title and its table. */
#define HEAD_LINES_MAX 12

/* Where the reading of a document is. */
struct walk {
	struct reading reading;
	struct title_context titles;
	const struct document *document;
	uint8_t form;          /* spoken of: by the last title or table */
	bool titled;           /* a title was seen and its table was not */
	struct text other;     /* the last title, if it is no form's */
	bool lost;             /* in a table whose cells are lost */
	bool headed;           /* the line above is a head */
	bool open;             /* the last table may go on in the next */
	enum unit unit;        /* said by the last head */
	enum whose whose;      /* said by the last head */
	enum year_said year;   /* the same */
	bool heard;            /* unit_of_all is known */
	enum unit unit_of_all; /* that all heads say which say one */
	uint32_t head_lines;   /* since the title */
	struct text last;      /* the paragraph before, where it is short */
	struct text above;     /* the same, past heads */
	const struct reading_plan
		*plan; /* of the last table; set where open is */
	bool name_told, year_told;
	bool names_own;         /* some head names the document's department */
	struct text other_name; /* that some head names instead */
	struct place other_place;
	bool cover_own;         /* the same of titles of the document */
	struct text cover_name; /* that the first of another's names */
	struct place cover_place;
};

static inline const struct forms *
forms_of(const struct walk *walk)
{
	return walk->reading.context->recogniser->forms;
}

/* A form's title stands here; what follows is that form. */
void begin_form(struct walk *walk, uint8_t form, struct place place);
/* What follows is no form, unless a title or a head says so. */
void end_form(struct walk *walk);

/* A line over a table: whose it is, of which year, in which unit; false when it
 * says none of these. Folded. */
bool read_head_line(struct walk *walk, struct text folded, struct place place);

/* The document, or a head in it, says another year; told once. */
void tell_other_year(struct walk *walk, struct text year, struct place place);

void read_paragraph(struct walk *walk, const struct block *block);

/* The columns of a table that are its form's: what stands beside them, behind a
 * blank column, is none of it, and told where it holds amounts. */
size_t find_edge(struct walk *walk, const struct table_view *table);

/* Does the head of another table begin with that line, behind the amounts of
 * the one that begins with line `from`? One that is printed again, as a page
 * break does, begins none. */
bool begins_next_table(const struct table_view *table, size_t from, size_t row);

/* Does the line say but what such a table is, right above it? */
bool heads_next_table(const struct table_view *table, size_t from, size_t row);

/* Is the table one of contents? Then its promises are noted. */
bool read_contents(struct walk *walk, const struct table_view *table);

/* Read the table that is that block of the account's. */
void read_table(struct walk *walk, size_t block);

/* The figures of forms that were set aside go; the rest is put in order. */
void settle_figures(struct walk *walk);
/* How each form was found. */
void settle_forms(struct walk *walk);

#endif
