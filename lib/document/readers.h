/*
 * Between document.c and its readers, one for each format.
 */
#ifndef DOCUMENT_READERS_H
#define DOCUMENT_READERS_H

#include "document/document.h"

/* A reader fills out; on a fault *line_out is the line. */
enum document_fault text_reader_read(struct text content, struct document *out,
				     uint32_t *line_out);
enum document_fault csv_reader_read(struct text content, struct document *out,
				    uint32_t *line_out);

/* A web page in UTF-8, which becomes that page of the document; and several of
 * whatever encoding in one file. */
enum document_fault html_reader_read(struct text content, uint32_t page,
				     struct document *out);
enum document_fault mhtml_reader_read(struct text content,
				      struct document *out);
/* A table of HTML within text, which begins on that line of it; false when it
 * is none that can be read. */
bool html_reader_add(struct text table, uint32_t line, struct document *out);
bool is_mhtml(struct text content);

/* An Office file of whatever kind; and workbooks and documents, whose main part
 * is that of the zip. Of a workbook that is in a document, which has other ones
 * before it, the sheet alone is read that the document shows, as that page; of
 * any other, page is 0. A converted one has the results of formulas anew. */
struct zipped;
enum document_fault office_reader_read(const char *program, struct text content,
				       struct document *out);
/* Is it a workbook or a document that is one XML file, in UTF-8? */
bool is_office_xml(struct text content);
enum document_fault xlsx_reader_read(struct zipped *zipped, const char *part,
				     uint32_t page, bool converted,
				     struct document *out);
enum document_fault docx_reader_read(const char *program, struct zipped *zipped,
				     const char *part, struct document *out);
/* The workbook that content is; DOCUMENT_UNSUPPORTED where it is none. */
enum document_fault office_reader_read_book(const char *program,
					    struct text content, uint32_t page,
					    struct document *out);

enum document_fault pdf_reader_read(const char *program, struct text content,
				    struct document *out);

/*
 * What a reader finds goes through these. No account has as much as they take:
 * what is beyond that is dropped, out->full says so, and document_read then
 * takes the file for broken. A reader may go on until its input ends; it stops
 * where it would make more of it than there is.
 */
void add_paragraph(struct document *out, struct text text, struct place place);
void add_cell(struct document *out, struct text text);
void add_blank_cells(struct document *out, size_t count);

/* What programs write into a cell for nothing: NaN, Unnamed: 3. */
bool is_filler(struct text cell);

/* A grid of its own for the rows to come. */
void grid_begin(struct document *out, struct place place);

/* A row's cells are pushed between the two. Rows that follow each other without
 * a paragraph are one grid. */
void grid_begin_row(struct document *out, struct place place);
void grid_end_row(struct document *out);

/* The document's cells from `first` on become a row of the present grid, or of
 * a new one. */
void add_row(struct document *out, size_t first, struct place place);

/* The same, but where they are a line of one cell, such as a title, a unit or
 * a note, they become a paragraph: sheets have such lines. */
void add_line(struct document *out, size_t first, struct place place);

/* What there is to say of the file at a place; text is what stands there. */
void add_note(struct document *out, enum document_note_kind kind,
	      struct place place, struct text text);

/* There is a picture before that line, or where it is 0 on that page. */
void add_picture(struct document *out, struct place place);

/* Does the document so far end in a grid? */
bool in_grid(const struct document *out);

#endif
