/*
 * A source file becomes paragraphs and grids of cells, each with its place.
 * The rest of the program knows no file format.
 */
#ifndef DOCUMENT_DOCUMENT_H
#define DOCUMENT_DOCUMENT_H

#include "base/base.h"

#include <stdint.h>

/* Where something stands in a source file, all from 1. */
struct place {
	uint32_t page; /* page or sheet; 0 in files that have none */
	uint32_t line; /* line of text, or row */
	uint32_t cell; /* cell of the line; 0 for the whole line */
};
#define PLACE_NONE ((struct place){0})

struct grid_row {
	uint32_t page, line;
	uint32_t first; /* index of its first cell in the document's cells */
	uint32_t count;
	uint32_t offset; /* cells of the line before the first */
};

enum block_kind {
	BLOCK_PARAGRAPH, /* one line of text */
	BLOCK_GRID,
};

struct block {
	enum block_kind kind;
	uint32_t page, line;
	struct text text;      /* of a paragraph, without heading marks */
	uint32_t first, count; /* of a grid: its rows in the document's rows */
	uint64_t hidden; /* which of its first 64 columns are, a bit each */
	bool exact; /* every cell is in its column: none was left out before */
};

static inline struct place
row_place(const struct grid_row *row)
{
	return (struct place){.page = row->page, .line = row->line};
}

static inline struct place
block_place(const struct block *block)
{
	return (struct place){.page = block->page, .line = block->line};
}

/* What a reader of the document should know of its file. */
enum document_note_kind {
	NOTE_SCANNED_PAGE,  /* a picture of text; nothing was read */
	NOTE_BROKEN_PAGE,   /* nothing was read */
	NOTE_PICTURED_PAGE, /* a part of it is one, or one is before a line */
	NOTE_DAMAGED_PAGE,  /* a part of it was not read, or is not as it was */
	NOTE_GARBLED_PAGE,  /* a font does not say which characters it has */
	NOTE_HIDDEN_SHEET,  /* hidden, and read */
	NOTE_HIDDEN_ROW,    /* the first of its sheet */
	NOTE_HIDDEN_COLUMN,
	NOTE_RECALCULATED,   /* the first formula of a file whose results are
			      * those of LibreOffice */
	NOTE_UNCALCULATED,   /* the first result of a file that wants to be
			      * calculated when it is opened */
	NOTE_PICTURES_ALONE, /* and no table: nothing was read of them */
	NOTE_OVERFLOW,       /* a text that runs over the edge of its cell */
	NOTE_CUT,      /* one that is cut off there, as is the file's text */
	NOTE_ALIGNED,  /* the first row of a table without lines */
	NOTE_LOOSE,    /* a text with amounts beside tables */
	NOTE_EMBEDDED, /* a workbook in a document, read in its place */
	NOTE_EMBEDDED_UNREAD,
	NOTE_FRAME, /* text: the file that it shows; nothing was read of it */
};

struct document_note {
	enum document_note_kind kind;
	struct place place;
	struct text text;
};

struct document {
	VEC(struct block) blocks;
	VEC(struct grid_row) rows;
	VEC(struct text) cells; /* trimmed; borrowed from the content */
	VEC(struct document_note) notes;
	size_t bytes; /* of all cells and paragraphs */
	bool full;    /* there was more in it than is read */
	struct arena arena;
};

/* Why a file cannot be read at all. */
enum document_fault {
	DOCUMENT_READ, /* it was read */
	DOCUMENT_NOT_UTF8,
	DOCUMENT_BINARY,      /* NUL bytes: no text */
	DOCUMENT_NOT_FETCHED, /* a Git LFS pointer instead of the content */
	DOCUMENT_UNSUPPORTED, /* a format that is not read */
	DOCUMENT_CONFLICTED,  /* conflict markers of an unfinished merge */
	DOCUMENT_EMPTY,
	DOCUMENT_UNCLOSED,  /* a CSV quotation that never ends */
	DOCUMENT_NO_READER, /* a PDF, and no program to read it */
	DOCUMENT_NO_OFFICE, /* an older Office file, and no LibreOffice */
	DOCUMENT_SCANNED,   /* pictures of pages, without text */
	DOCUMENT_ENCRYPTED, /* it wants a password */
	DOCUMENT_BROKEN,    /* damaged, or more inside than is read */
};

/* Other programs that read files, as paths; NULL where there is none. */
struct document_programs {
	const char *pdf;    /* juesuan-pdf */
	const char *office; /* LibreOffice, which converts older formats */
};

/*
 * Read content, which must outlive out. name tells CSV (.csv, .tsv) from text;
 * all other formats are told by the content.
 * out must be all zero or one that was read before: its memory is used again.
 * On a fault *line_out is the line, 0 where none, and out has no blocks.
 */
enum document_fault document_read(const char *name, struct text content,
				  struct document_programs programs,
				  struct document *out, uint32_t *line_out);
void document_release(struct document *document);

#endif
