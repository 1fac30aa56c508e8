/*
 * Excel workbooks (ECMA-376): every sheet in order, each cell as it is shown.
 *
 * A sheet is a page, a row a line. The name of a sheet, which may be a form's
 * title, comes first. What is hidden is read too, and said; what is struck out
 * is not.
 */
#include "document/readers.h"

#include "document/beside_cells.h"
#include "document/markup.h"
#include "document/number_format.h"
#include "document/package.h"
#include "document/zipped.h"

#include <stdio.h>
#include <stdlib.h>

#define COLUMNS_MAX 16384
#define BLANKS_MAX  256    /* of them, in which a cell without words is one */
#define ROWS_MAX    100000 /* of all sheets, with anything in them */
#define BUILTIN_END 164    /* numbers of formats that files spell out */
/* What no program writes: */
#define FORMAT_LONG 800 /* bytes; Excel's have 255 characters at most */
#define SHEETS_MAX  1000
#define STRINGS_MAX 1000000

struct sheet {
	struct text name, id;
	bool hidden;
};

/* Words of several runs. How they are pronounced is no part of them, nor is
 * what is struck out; what stands raised behind a figure is the mark of a
 * note. */
struct rich_text {
	struct strbuf words;
	bool in_words, in_phonetic, hidden;
};

struct style {
	unsigned format; /* its number */
	bool struck;
};

struct workbook {
	struct arena arena;
	VEC(struct sheet) sheets;
	unsigned active;          /* the sheet that is on top, from 0 */
	VEC(struct text) strings; /* shared by the sheets */
	VEC(struct text) formats; /* spelled out, from BUILTIN_END on */
	VEC(bool) fonts;          /* of each: does it strike out? */
	VEC(struct style) styles; /* that cells have */
	bool from_1904;
	bool recalculated;        /* another program did, and nobody was told */
	bool in_fonts, in_styles; /* among those */
	bool refused;             /* it has something that no program writes */
	struct rich_text text;    /* of those that sheets share */
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

/* A property that is there is on, but where it says that it is not. */
static bool
is_on(struct text value)
{
	return value.length == 0 || is_true(value);
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

/* Styles: which number format each has, and whether it strikes out */

static void
add_style(struct workbook *book, void *element)
{
	unsigned font = number_of(markup_attribute(element, "fontId"), 0);

	*vec_push(&book->styles) = (struct style){
		.format = number_of(markup_attribute(element, "numFmtId"), 0),
		.struck = font < book->fonts.count && book->fonts.items[font],
	};
}

static void
style_begin(const char *name, void *element, void *context)
{
	struct workbook *book = context;

	book->in_fonts = book->in_fonts || strcmp(name, "fonts") == 0;
	book->in_styles = book->in_styles || strcmp(name, "cellXfs") == 0;
	if (book->in_fonts && strcmp(name, "font") == 0)
		*vec_push(&book->fonts) = false;
	if (book->fonts.count > 0 && book->in_fonts &&
	    strcmp(name, "strike") == 0)
		book->fonts.items[book->fonts.count - 1] =
			is_on(markup_attribute(element, "val"));
	if (book->in_styles && strcmp(name, "xf") == 0)
		add_style(book, element);
	if (strcmp(name, "numFmt") != 0)
		return;
	unsigned number = number_of(markup_attribute(element, "numFmtId"), 0);
	if (number < BUILTIN_END || number > BUILTIN_END + 10000)
		return;
	struct text format = markup_attribute(element, "formatCode");
	if (format.length > FORMAT_LONG) {
		book->refused = true;
		return;
	}
	while (book->formats.count <= number - BUILTIN_END)
		*vec_push(&book->formats) = TEXT("");
	book->formats.items[number - BUILTIN_END] = keep(book, format);
}

static void
style_end(const char *name, void *context)
{
	struct workbook *book = context;

	if (strcmp(name, "fonts") == 0)
		book->in_fonts = false;
	else if (strcmp(name, "cellXfs") == 0)
		book->in_styles = false;
}

static struct text
format_of(const struct workbook *book, unsigned style)
{
	unsigned number = style < book->styles.count
				  ? book->styles.items[style].format
				  : 0;

	if (number < BUILTIN_END)
		return number_format_builtin(number);
	if (number - BUILTIN_END < book->formats.count)
		return book->formats.items[number - BUILTIN_END];
	return TEXT("General");
}

/* Words */

static void
rich_text_begin(struct rich_text *text, const char *name, void *element)
{
	struct text value = markup_attribute(element, "val");

	if (strcmp(name, "r") == 0)
		text->hidden = false;
	else if (strcmp(name, "strike") == 0)
		text->hidden = is_on(value);
	else if (strcmp(name, "vertAlign") == 0 &&
		 text_is(value, "superscript"))
		text->hidden = text->hidden ||
			       text_ends_in_digit(
				       text_trim(strbuf_view(&text->words)));
	text->in_phonetic = text->in_phonetic || strcmp(name, "rPh") == 0;
	text->in_words =
		strcmp(name, "t") == 0 && !text->in_phonetic && !text->hidden;
}

static void
rich_text_end(struct rich_text *text, const char *name)
{
	text->in_words = false;
	if (strcmp(name, "rPh") == 0)
		text->in_phonetic = false;
}

static void
rich_text_clear(struct rich_text *text)
{
	strbuf_clear(&text->words);
	text->hidden = false;
}

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

/* The column of a reference such as "AB12", from 0. */
static unsigned
column_of(struct text reference, unsigned otherwise)
{
	unsigned column = 0;
	size_t i = 0;

	while (i < reference.length && i < 3 && reference.data[i] >= 'A' &&
	       reference.data[i] <= 'Z')
		column =
			column * 26 + (unsigned)(reference.data[i++] - 'A') + 1;
	return column > 0 ? column - 1 : otherwise;
}

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
		column_of(markup_attribute(element, "r"), reader->column + 1);
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

/* The words of a cell become one line: where Excel breaks it, a space. */
static void
unbreak(struct strbuf *words)
{
	size_t end = 0;

	for (size_t at = 0; at < words->length; at++) {
		int byte = escaped_byte(text_skip(strbuf_view(words), at));
		char sign = byte < 0 ? words->data[at] : (char)byte;

		at += byte < 0 ? 0 : strlen("_x000A");
		words->data[end++] = (unsigned char)sign < ' ' ? ' ' : sign;
	}
	words->length = end;
}

/* What the cell shows. A formula that was never calculated shows itself, or =
 * where it is another cell's too, which is no number: it must not pass for a
 * blank. One whose result is a text, if an
 * empty one, was calculated. */
static struct text
shown(struct sheet_reader *reader)
{
	struct workbook *book = reader->book;
	struct text value = strbuf_view(&reader->value);
	struct strbuf words = {0};
	struct text kept;

	if (reader->style < book->styles.count &&
	    book->styles.items[reader->style].struck) {
		/* it counts no longer */
	} else if (value.length == 0 && reader->has_formula &&
		   !(reader->kind == CELL_WORDS && reader->has_value)) {
		strbuf_printf(&words, "=%s", strbuf_string(&reader->formula));
	} else if (reader->kind == CELL_SHARED) {
		unsigned number = number_of(value, UINT32_MAX);

		if (number < book->strings.count)
			strbuf_text(&words, book->strings.items[number]);
		else
			book->refused = value.length > 0;
	} else if (reader->kind == CELL_INLINE) {
		strbuf_text(&words, strbuf_view(&reader->text.words));
	} else if (reader->kind == CELL_TRUTH) {
		strbuf_puts(&words, is_true(value) ? "TRUE" : "FALSE");
	} else if (reader->kind == CELL_WORDS || value.length == 0) {
		strbuf_text(&words, value);
	} else {
		number_format_print(&words, format_of(book, reader->style),
				    value, book->from_1904);
	}
	unbreak(&words);
	kept = arena_copy(&reader->out->arena, strbuf_view(&words));
	strbuf_release(&words);
	return text_trim(kept);
}

static void
end_cell(struct sheet_reader *reader)
{
	struct document *out = reader->out;
	struct place place = reader->place;
	struct text words;

	reader->in_cell = false;
	if (out->full)
		return;
	place.cell = reader->column + 1;
	if (reader->has_formula && reader->book->recalculated) {
		add_note(out, NOTE_RECALCULATED, place, TEXT(""));
		reader->book->recalculated = false;
	}
	words = shown(reader);
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
	/* Two cells of one place: files that say so are wrong. */
	if (out->cells.count == reader->first + reader->column)
		add_cell(out, words);
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
	page_head_read(strbuf_view(buffer), say_head, reader);
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
	strbuf_release(&reader.text.words);
	return ok;
}

/* What sheets share, where the workbook has such a part. */
static bool
read_shared(struct zipped *zipped, const struct relations *relations,
	    const char *kind, const struct markup_visitor *visitor,
	    struct workbook *book, struct strbuf *buffer)
{
	const struct relation *relation = relation_of_kind(relations, kind);

	return !relation || !zipped_read(zipped, relation->part, buffer) ||
	       xml_visit(strbuf_view(buffer), visitor, book);
}

static bool
read_book(struct zipped *zipped, const char *part, uint32_t page,
	  bool converted, struct document *out)
{
	static const struct markup_visitor sheets = {.begin = book_begin};
	static const struct markup_visitor styles = {.begin = style_begin,
						     .end = style_end};
	static const struct markup_visitor strings = {string_begin, string_end,
						      string_text};
	struct workbook book = {.recalculated = converted};
	struct relations relations = {0};
	struct strbuf buffer = {0};
	bool ok;

	ok = visit_part(zipped, part, &buffer, &sheets, &book) &&
	     relations_read(zipped, part, &relations) &&
	     read_shared(zipped, &relations, "styles", &styles, &book,
			 &buffer) &&
	     read_shared(zipped, &relations, "sharedStrings", &strings, &book,
			 &buffer) &&
	     !book.refused &&
	     read_sheets(zipped, &book, &relations, page, out, &buffer);
	strbuf_release(&buffer);
	strbuf_release(&book.text.words);
	vec_release(&book.sheets);
	vec_release(&book.strings);
	vec_release(&book.formats);
	vec_release(&book.fonts);
	vec_release(&book.styles);
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
