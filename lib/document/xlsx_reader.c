/*
 * Excel workbooks (ECMA-376): every sheet in order, each cell as it is shown.
 *
 * A sheet is a page, a row a line. The name of a sheet, which may be a form's
 * title, comes first. What is hidden is read too, and said; what is struck out
 * is not.
 */
#include "document/readers.h"

#include "document/beside_cells.h"
#include "document/cell_styles.h"
#include "document/decimal.h"
#include "document/markup.h"
#include "document/merged_cells.h"
#include "document/number_format.h"
#include "document/package.h"
#include "document/rich_text.h"
#include "document/zipped.h"

#include <stdio.h>
#include <stdlib.h>

#define COLUMNS_MAX 16384
#define BLANKS_MAX  256    /* of them, in which a cell without words is one */
#define ROWS_MAX    100000 /* of all sheets, with anything in them */
/* What no program writes: */
#define SHEETS_MAX  1000
#define STRINGS_MAX 1000000

struct sheet {
	struct text name, id;
	bool hidden;
};

struct workbook {
	struct arena arena;
	VEC(struct sheet) sheets;
	unsigned active;          /* the sheet that is on top, from 0 */
	VEC(struct text) strings; /* shared by the sheets */
	struct cell_styles styles;
	bool from_1904;
	bool recalculated; /* another program did, and nobody was told */
	/* It wants to be calculated when it is opened: results may be none, or
	 * old, which nobody was told either. */
	bool uncalculated, stale;
	bool refused;          /* it has something that no program writes */
	struct rich_text text; /* of those that sheets share */
};

enum cell_kind {
	CELL_NUMBER,
	CELL_SHARED,
	CELL_INLINE,
	CELL_WORDS,
	CELL_TRUTH,
};

/* The sheet that is being read. */
struct sheet_reader {
	struct workbook *book;
	struct document *out;
	struct place place;
	size_t first; /* of the row's cells in the document's */
	bool hidden_row_told, hidden_column_told;
	uint64_t hidden_columns[COLUMNS_MAX / 64];
	uint32_t rows;
	bool full;

	enum cell_kind kind;
	unsigned column, style;
	bool filled; /* does the row hold anything? */
	bool in_row, in_cell, in_value, in_formula;
	bool has_value, has_formula; /* if an empty one */
	struct strbuf value, formula;
	struct rich_text text;
	struct strbuf frame; /* the sheet without its cells */
	struct merged_cells merged;
	struct boxes boxes; /* over the sheet */
	size_t next_box;    /* that is not said yet */
	uint32_t last_row;  /* with anything in it */
};

static unsigned
number_of(struct text digits, unsigned otherwise)
{
	unsigned number = 0;

	if (digits.length == 0 || digits.length > 9 ||
	    text_digits(digits) < digits.length)
		return otherwise;
	for (size_t i = 0; i < digits.length; i++)
		number = number * 10 + (unsigned)(digits.data[i] - '0');
	return number;
}

static bool
is_true(struct text word)
{
	return text_is(word, "1") || text_is(word, "true");
}

static struct text
keep(struct workbook *book, struct text text)
{
	return arena_copy(&book->arena, text);
}

/* The workbook: its sheets */

static void
book_begin(const char *name, void *element, void *context)
{
	struct workbook *book = context;

	if (strcmp(name, "workbookPr") == 0)
		book->from_1904 =
			is_true(markup_attribute(element, "date1904"));
	if (strcmp(name, "calcPr") == 0)
		book->uncalculated = book->stale =
			is_true(markup_attribute(element, "fullCalcOnLoad"));
	if (strcmp(name, "workbookView") == 0)
		book->active =
			number_of(markup_attribute(element, "activeTab"), 0);
	if (strcmp(name, "sheet") != 0)
		return;
	if (book->sheets.count >= SHEETS_MAX) {
		book->refused = true;
		return;
	}
	struct text state = markup_attribute(element, "state");
	struct sheet sheet = {
		.hidden = text_is(state, "hidden") ||
			  text_is(state, "veryHidden"),
	};
	sheet.name = keep(book, markup_attribute(element, "name"));
	sheet.id = keep(book, markup_attribute(element, "id"));
	*vec_push(&book->sheets) = sheet;
}

/* Words */

static void
string_begin(const char *name, void *element, void *context)
{
	struct workbook *book = context;

	if (strcmp(name, "si") == 0)
		rich_text_clear(&book->text);
	rich_text_begin(&book->text, name, element);
}

static void
string_end(const char *name, void *context)
{
	struct workbook *book = context;

	rich_text_end(&book->text, name);
	if (strcmp(name, "si") != 0)
		return;
	if (book->strings.count < STRINGS_MAX)
		*vec_push(&book->strings) =
			keep(book, strbuf_view(&book->text.words));
	else
		book->refused = true;
}

static void
string_text(struct text text, void *context)
{
	struct workbook *book = context;

	if (book->text.in_words)
		strbuf_text(&book->text.words, text);
}

/* Sheets */

static void
begin_row(struct sheet_reader *reader, void *element)
{
	reader->place.line = number_of(markup_attribute(element, "r"),
				       reader->place.line + 1);
	reader->first = reader->out->cells.count;
	reader->in_row = true;
	reader->filled = false;
	reader->column = UINT32_MAX;
	if (is_true(markup_attribute(element, "hidden")) &&
	    !reader->hidden_row_told) {
		add_note(reader->out, NOTE_HIDDEN_ROW, reader->place, TEXT(""));
		reader->hidden_row_told = true;
	}
}

static void
begin_cell(struct sheet_reader *reader, void *element)
{
	struct text type = markup_attribute(element, "t");

	reader->column =
		cell_column(markup_attribute(element, "r"), reader->column + 1);
	reader->style = number_of(markup_attribute(element, "s"), 0);
	reader->kind = text_is(type, "s")           ? CELL_SHARED
		       : text_is(type, "b")         ? CELL_TRUTH
		       : text_is(type, "inlineStr") ? CELL_INLINE
		       : text_is(type, "str") || text_is(type, "e") ||
				       text_is(type, "d")
			       ? CELL_WORDS
			       : CELL_NUMBER;
	reader->in_cell = true;
	reader->has_value = reader->has_formula = false;
	strbuf_clear(&reader->value);
	strbuf_clear(&reader->formula);
	rich_text_clear(&reader->text);
}

static void
hide_columns(struct sheet_reader *reader, void *element)
{
	unsigned from = number_of(markup_attribute(element, "min"), 0);
	unsigned until = number_of(markup_attribute(element, "max"), 0);

	if (!is_true(markup_attribute(element, "hidden")) || from == 0)
		return;
	if (until > COLUMNS_MAX)
		until = COLUMNS_MAX;
	for (unsigned c = from - 1; c < until;)
		if (c % 64 == 0 && until - c >= 64) {
			reader->hidden_columns[c / 64] = UINT64_MAX;
			c += 64;
		} else {
			reader->hidden_columns[c / 64] |= UINT64_C(1) << c % 64;
			c++;
		}
}

static void
sheet_begin(const char *name, void *element, void *context)
{
	struct sheet_reader *reader = context;

	if (strcmp(name, "row") == 0)
		begin_row(reader, element);
	else if (strcmp(name, "col") == 0)
		hide_columns(reader, element);
	else if (strcmp(name, "c") == 0 && reader->in_row)
		begin_cell(reader, element);
	else if (strcmp(name, "v") == 0)
		reader->in_value = reader->has_value = reader->in_cell;
	else if (strcmp(name, "f") == 0)
		reader->in_formula = reader->has_formula = reader->in_cell;
	else if (reader->in_cell)
		rich_text_begin(&reader->text, name, element);
}

static void
sheet_text(struct text text, void *context)
{
	struct sheet_reader *reader = context;

	if (reader->in_value)
		strbuf_text(&reader->value, text);
	else if (reader->in_formula)
		strbuf_text(&reader->formula, text);
	else if (reader->text.in_words)
		strbuf_text(&reader->text.words, text);
}

/* The byte that _x000A_ stands for at the beginning of a text, -1 where none is
 * written so. (ECMA-376, part 1, 22.9.2.19) */
static int
escaped_byte(struct text text)
{
	int byte = 0;

	if (text.length < 7 || !text_starts(text, TEXT("_x00")) ||
	    text.data[6] != '_')
		return -1;
	for (size_t i = 4; i < 6; i++) {
		int digit = byte_hex(text.data[i]);

		if (digit < 0)
			return -1;
		byte = byte * 16 + digit;
	}
	return byte < 0x80 ? byte : -1;
}

/* Without what is no sign but ends a line. */
static void
unbreak(struct strbuf *words)
{
	size_t end = 0;

	for (size_t at = 0; at < words->length; at++) {
		int byte = escaped_byte(text_skip(strbuf_view(words), at));
		char sign = byte < 0 ? words->data[at] : (char)byte;

		at += byte < 0 ? 0 : strlen("_x000A");
		if ((unsigned char)sign < ' ')
			sign = sign == '\n' || sign == '\r' ? '\n' : ' ';
		words->data[end++] = sign;
	}
	words->length = end;
}

/* Is it a formula without a result? One whose result is a text, if an empty
 * one, was calculated; zeros are what programs write that do not. */
static bool
lacks_result(const struct sheet_reader *reader)
{
	struct text value = strbuf_view(&reader->value);
	struct decimal decimal;

	if (!reader->has_formula)
		return false;
	if (value.length == 0)
		return reader->kind != CELL_WORDS || !reader->has_value;
	return reader->book->uncalculated && reader->kind == CELL_NUMBER &&
	       decimal_parse(value, &decimal) && decimal_is_zero(&decimal);
}

/* What the cell shows. A formula that was never calculated shows itself, or =
 * where it is another cell's too, which is no number: it must not pass for a
 * blank. */
static struct text
shown(struct sheet_reader *reader)
{
	struct workbook *book = reader->book;
	struct cell_style style = cell_style_find(&book->styles, reader->style);
	struct text value = strbuf_view(&reader->value);
	struct strbuf words = {0};
	struct text kept;

	if (style.struck) {
		/* it counts no longer */
	} else if (lacks_result(reader)) {
		strbuf_printf(&words, "=%s", strbuf_string(&reader->formula));
	} else if (reader->kind == CELL_SHARED) {
		unsigned number = number_of(value, UINT32_MAX);

		if (number < book->strings.count)
			strbuf_text(&words, book->strings.items[number]);
		else
			book->refused = book->refused || value.length > 0;
	} else if (reader->kind == CELL_INLINE) {
		strbuf_text(&words, strbuf_view(&reader->text.words));
	} else if (reader->kind == CELL_TRUTH) {
		strbuf_puts(&words, is_true(value) ? "TRUE" : "FALSE");
	} else if (reader->kind == CELL_WORDS || value.length == 0) {
		strbuf_text(&words, value);
	} else {
		number_format_print(&words, style.format, value,
				    book->from_1904);
	}
	unbreak(&words);
	kept = arena_copy(&reader->out->arena, strbuf_view(&words));
	strbuf_release(&words);
	return text_trim(kept);
}

/* Tell of the first result that may not be what the file was saved with, or not
 * what it shows. */
static void
tell_of_result(struct sheet_reader *reader, struct place place)
{
	struct workbook *book = reader->book;

	if (!reader->has_formula)
		return;
	if (book->recalculated)
		add_note(reader->out, NOTE_RECALCULATED, place, TEXT(""));
	book->recalculated = false;
	if (!book->stale || lacks_result(reader))
		return;
	add_note(reader->out, NOTE_UNCALCULATED, place, TEXT(""));
	book->stale = false;
}

/* A cell that stands behind those to its right. Two of one place would lose
 * one. */
static void
put_cell(struct sheet_reader *reader, struct text words)
{
	size_t at = reader->first + reader->column;
	struct text *cell = &reader->out->cells.items[at];

	if (at >= reader->out->cells.count || words.length == 0)
		return;
	if (cell->length > 0)
		reader->book->refused = true;
	*cell = words;
}

static void
end_cell(struct sheet_reader *reader)
{
	struct document *out = reader->out;
	struct place place = reader->place;
	struct text words = TEXT("");

	reader->in_cell = false;
	if (out->full)
		return;
	place.cell = reader->column + 1;
	tell_of_result(reader, place);
	if (!merged_cells_cover(&reader->merged, place.line, reader->column))
		words = shown(reader);
	if (is_filler(words))
		words = TEXT("");
	if (words.length == 0 && reader->column >= BLANKS_MAX)
		return;
	if (reader->column >= COLUMNS_MAX) {
		reader->full = true;
		return;
	}
	reader->filled = reader->filled || words.length > 0;
	if (out->cells.count < reader->first + reader->column)
		add_blank_cells(out, reader->first + reader->column -
					     out->cells.count);
	if (out->cells.count == reader->first + reader->column)
		add_cell(out, words);
	else
		put_cell(reader, words);
	if (reader->hidden_columns[reader->column / 64] >> reader->column % 64 &
		    1 &&
	    !reader->hidden_column_told) {
		add_note(out, NOTE_HIDDEN_COLUMN, place, TEXT(""));
		reader->hidden_column_told = true;
	}
}

/* The lines of boxes that begin above a row of the sheet. Within a table that
 * has no gap there, a box lies over its cells: its lines follow the table. */
static void
say_boxes(struct sheet_reader *reader, uint32_t row)
{
	const struct boxes *boxes = &reader->boxes;

	if (in_grid(reader->out) && row == reader->last_row + 1)
		return;
	for (; reader->next_box < boxes->lines.count; reader->next_box++) {
		const struct box_line *line =
			&boxes->lines.items[reader->next_box];

		if (line->row > row)
			break;
		add_paragraph(reader->out, line->words,
			      (struct place){reader->place.page, line->row, 0});
	}
}

static void
end_row(struct sheet_reader *reader)
{
	reader->in_row = false;
	if (reader->rows >= ROWS_MAX) {
		reader->full = true;
		reader->out->cells.count = reader->first;
		return;
	}
	if (!reader->filled) {
		reader->out->cells.count = reader->first;
	} else {
		reader->rows++;
		say_boxes(reader, reader->place.line);
		reader->last_row = reader->place.line;
		add_line(reader->out, reader->first, reader->place);
	}
}

static void
sheet_end(const char *name, void *context)
{
	struct sheet_reader *reader = context;

	if (strcmp(name, "row") == 0 && reader->in_row)
		end_row(reader);
	else if (strcmp(name, "c") == 0 && reader->in_cell)
		end_cell(reader);
	else if (strcmp(name, "v") == 0)
		reader->in_value = false;
	else if (strcmp(name, "f") == 0)
		reader->in_formula = false;
	else
		rich_text_end(&reader->text, name);
}

static void
say_head(struct text words, void *context)
{
	struct sheet_reader *reader = context;

	add_paragraph(reader->out, arena_copy(&reader->out->arena, words),
		      reader->place);
}

static bool
visit_part(struct zipped *zipped, const char *name, struct strbuf *buffer,
	   const struct markup_visitor *visitor, void *context)
{
	return zipped_read(zipped, name, buffer) &&
	       xml_visit(strbuf_view(buffer), visitor, context);
}

/* The sheet of that number, as that page; false when it is broken. */
static bool
read_sheet(struct zipped *zipped, const struct relations *relations,
	   size_t number, uint32_t page, struct sheet_reader *reader,
	   struct strbuf *buffer)
{
	static const struct markup_visitor visitor = {sheet_begin, sheet_end,
						      sheet_text};
	const struct sheet *sheet = &reader->book->sheets.items[number];
	const struct relation *relation = relation_of_id(relations, sheet->id);
	struct document *out = reader->out;
	size_t first = out->blocks.count;

	/* A chart has no cells. */
	if (!relation || !text_is(relation->kind, "worksheet"))
		return true;
	reader->place = (struct place){.page = page};
	reader->hidden_row_told = reader->hidden_column_told = false;
	reader->boxes.lines.count = reader->next_box = 0;
	reader->boxes.pictured = false;
	reader->last_row = 0;
	memset(reader->hidden_columns, 0, sizeof reader->hidden_columns);
	if (sheet->hidden)
		add_note(out, NOTE_HIDDEN_SHEET, reader->place,
			 arena_copy(&out->arena, sheet->name));
	add_paragraph(out, arena_copy(&out->arena, sheet->name), reader->place);
	boxes_read(zipped, relation->part, &out->arena, &reader->boxes);
	if (reader->boxes.pictured)
		add_picture(out, reader->place);
	if (!zipped_read(zipped, relation->part, buffer))
		return false;
	sheet_frame(strbuf_view(buffer), &reader->frame);
	page_head_read(strbuf_view(&reader->frame), say_head, reader);
	merged_cells_read(strbuf_view(&reader->frame), &reader->merged);
	bool ok = xml_visit(strbuf_view(buffer), &visitor, reader);
	say_boxes(reader, UINT32_MAX);
	for (size_t b = first; b < out->blocks.count; b++) {
		out->blocks.items[b].hidden = reader->hidden_columns[0];
		out->blocks.items[b].exact = true;
	}
	return ok && !reader->full && !reader->book->refused;
}

/* Of a form that stands on a sheet that is shown and on one that is hidden, the
 * first counts: those that are hidden come last. Of a workbook in a document,
 * which is that page of it, the one on top is all that is shown. */
static bool
read_sheets(struct zipped *zipped, struct workbook *book,
	    const struct relations *relations, uint32_t page,
	    struct document *out, struct strbuf *buffer)
{
	struct sheet_reader reader = {.book = book, .out = out};
	bool ok = true;

	for (int hidden = 0; page == 0 && hidden < 2; hidden++)
		for (size_t s = 0; ok && s < book->sheets.count; s++)
			if (book->sheets.items[s].hidden == (hidden > 0))
				ok = read_sheet(zipped, relations, s,
						(uint32_t)s + 1, &reader,
						buffer);
	if (page > 0)
		ok = book->active < book->sheets.count &&
		     read_sheet(zipped, relations, book->active, page, &reader,
				buffer);
	vec_release(&reader.boxes.lines);
	strbuf_release(&reader.value);
	strbuf_release(&reader.formula);
	rich_text_release(&reader.text);
	merged_cells_release(&reader.merged);
	strbuf_release(&reader.frame);
	return ok;
}

/* The part that sheets share, where the workbook has one of the kind. */
static bool
read_shared(struct zipped *zipped, const struct relations *relations,
	    const char *kind, struct strbuf *out)
{
	const struct relation *relation = relation_of_kind(relations, kind);

	return relation && zipped_read(zipped, relation->part, out);
}

static bool
read_book(struct zipped *zipped, const char *part, uint32_t page,
	  bool converted, struct document *out)
{
	static const struct markup_visitor sheets = {.begin = book_begin};
	static const struct markup_visitor strings = {string_begin, string_end,
						      string_text};
	struct workbook book = {.recalculated = converted};
	struct relations relations = {0};
	struct strbuf buffer = {0};
	bool ok;

	ok = visit_part(zipped, part, &buffer, &sheets, &book) &&
	     relations_read(zipped, part, &relations) &&
	     (!read_shared(zipped, &relations, "styles", &buffer) ||
	      cell_styles_read(strbuf_view(&buffer), &book.styles)) &&
	     (!read_shared(zipped, &relations, "sharedStrings", &buffer) ||
	      xml_visit(strbuf_view(&buffer), &strings, &book)) &&
	     !book.refused &&
	     read_sheets(zipped, &book, &relations, page, out, &buffer);
	strbuf_release(&buffer);
	rich_text_release(&book.text);
	vec_release(&book.sheets);
	vec_release(&book.strings);
	cell_styles_release(&book.styles);
	arena_release(&book.arena);
	relations_release(&relations);
	return ok;
}

enum document_fault
xlsx_reader_read(struct zipped *zipped, const char *part, uint32_t page,
		 bool converted, struct document *out)
{
	return read_book(zipped, part, page, converted, out) ? DOCUMENT_READ
							     : DOCUMENT_BROKEN;
}
