/*
 * Lines as pieces that gaps part: what a table without lines is made of.
 */
#ifndef PDF_PIECES_H
#define PDF_PIECES_H

#include "lines.h"

#define NO_COLUMN SIZE_MAX

struct piece {
	size_t line;
	uint32_t first, end; /* glyphs of the line */
	float left, right;
	float baseline; /* of its first glyph */
	bool amount;
	bool point;      /* in the amount */
	unsigned number; /* that it is, of few digits and no mark; else 0 */
	bool apart;      /* from the piece before it */
	bool tail;       /* of an amount that the piece above it begins */
	size_t column;
	bool leaf; /* it heads one column */
};

struct pieces {
	VEC(struct piece) items; /* line by line, from left to right */
	VEC(size_t) firsts;      /* of each line, and one more for the end */
};

/* Find those of all lines. Columns that touch are parted where an amount or a
 * code tells. */
void pieces_find(struct pieces *out, const struct lines *lines,
		 const struct page *page);
void pieces_release(struct pieces *pieces);

size_t pieces_count(const struct pieces *pieces, size_t line);

/* Pieces that stand well apart from what is before them. */
size_t pieces_parts(const struct pieces *pieces, size_t line);

/* Does a line have an amount behind other words, and pieces well apart? */
bool pieces_are_row(const struct pieces *pieces, size_t line);

/* May a line be a row below others? An amount may be the first of its pieces,
 * as the number of a row is that has no label. */
bool pieces_may_be_row(const struct pieces *pieces, size_t line);

/* Does a line number the columns? Its amounts count up by one. */
bool pieces_are_numbers(const struct pieces *pieces, size_t line);

/* How many rows a line counts as: one with several amounts is as good as
 * two. */
size_t pieces_weight(const struct pieces *pieces, size_t line);

#endif
