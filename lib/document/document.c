/*
 * Which reader reads a file, and what stops every reader.
 */
#include "document/document.h"

#include "document/cell_lines.h"
#include "document/encoding.h"
#include "document/readers.h"

#include <stdio.h>
#include <strings.h>

/* The largest accounts have some ten thousand cells. */
#define BLOCKS_MAX     500000
#define ROWS_MAX       500000
#define CELLS_MAX      2000000
#define BYTES_MAX      ((size_t)64 << 20)
#define LINES_COUNTED  4   /* fewer may be numbered by chance */
#define NARRATIVE_LONG 150 /* bytes: fifty characters */

/* Is there room for one more of what there are count? */
static bool
has_room(struct document *out, size_t count, size_t most, size_t bytes)
{
	out->full =
		out->full || count >= most || bytes > BYTES_MAX - out->bytes;
	if (!out->full)
		out->bytes += bytes;
	return !out->full;
}

void
add_paragraph(struct document *out, struct text text, struct place place)
{
	if (text.length > 0 &&
	    has_room(out, out->blocks.count, BLOCKS_MAX, text.length))
		*vec_push(&out->blocks) = (struct block){
			.kind = BLOCK_PARAGRAPH,
			.page = place.page,
			.line = place.line,
			.text = text,
		};
}

void
add_cell(struct document *out, struct text text)
{
	if (has_room(out, out->cells.count, CELLS_MAX, text.length))
		*vec_push(&out->cells) = text;
}

void
add_blank_cells(struct document *out, size_t count)
{
	while (count-- > 0 && !out->full)
		add_cell(out, TEXT(""));
}

bool
is_filler(struct text cell)
{
	return text_is(cell, "NaN") || text_is(cell, "nan") ||
	       text_is(cell, "<NA>") || text_is(cell, "None") ||
	       text_starts(cell, TEXT("Unnamed: "));
}

bool
in_grid(const struct document *out)
{
	return out->blocks.count > 0 &&
	       out->blocks.items[out->blocks.count - 1].kind == BLOCK_GRID;
}

void
grid_begin(struct document *out, struct place place)
{
	if (has_room(out, out->blocks.count, BLOCKS_MAX, 0))
		*vec_push(&out->blocks) = (struct block){
			.kind = BLOCK_GRID,
			.page = place.page,
			.line = place.line,
			.first = (uint32_t)out->rows.count,
		};
}

void
grid_begin_row(struct document *out, struct place place)
{
	if (!in_grid(out))
		grid_begin(out, place);
	if (!has_room(out, out->rows.count, ROWS_MAX, 0))
		return;
	*vec_push(&out->rows) = (struct grid_row){
		.page = place.page,
		.line = place.line,
		.first = (uint32_t)out->cells.count,
	};
	out->blocks.items[out->blocks.count - 1].count++;
}

void
grid_end_row(struct document *out)
{
	struct grid_row *row;

	if (out->full)
		return;
	row = &out->rows.items[out->rows.count - 1];
	row->count = (uint32_t)out->cells.count - row->first;
}

static bool
in_table(const struct document *out)
{
	return in_grid(out) &&
	       out->blocks.items[out->blocks.count - 1].count > 0;
}

/* How many cells have anything in them; the first of these. */
static size_t
count_filled(const struct document *out, size_t first, struct text **words_out)
{
	size_t filled = 0;

	for (size_t i = first; i < out->cells.count; i++)
		if (out->cells.items[i].length > 0 && filled++ == 0)
			*words_out = &out->cells.items[i];
	return filled;
}

/* What one cell says above a table, its lines say: a title, whose, a unit. */
static void
join_lines(struct document *out, size_t first)
{
	struct text *words;

	if (!in_table(out) && count_filled(out, first, &words) == 1)
		*words = cell_lines_part(*words, &out->arena);
	for (size_t i = first; i < out->cells.count; i++)
		out->cells.items[i] =
			cell_lines_join(out->cells.items[i], &out->arena);
}

void
add_row(struct document *out, size_t first, struct place place)
{
	size_t end = out->cells.count;

	join_lines(out, first);
	out->cells.count = first;
	grid_begin_row(out, place);
	out->cells.count = end;
	grid_end_row(out);
}

/* Is it a sentence or longer, as no label of a table is? */
static bool
is_narrative(struct text words)
{
	return words.length > NARRATIVE_LONG || text_ends(words, TEXT("。"));
}

/* 注：… or 说明：… */
static bool
is_note(struct text words)
{
	static const struct text notes[] = {WORD("注："), WORD("注:"),
					    WORD("说明："), WORD("说明:")};

	return text_starts_any(words, notes, COUNT(notes)) > 0;
}

/* The words of a line that has but one cell with anything in it: a title or a
 * head, or in a table narrative. Any other one there is a line of the table
 * whose values are blank, or a note in its place. */
static bool
is_paragraph(const struct document *out, size_t first, struct text **words_out)
{
	return count_filled(out, first, words_out) == 1 &&
	       (!in_table(out) ||
		(is_narrative(**words_out) && !is_note(**words_out)));
}

void
add_line(struct document *out, size_t first, struct place place)
{
	struct text *words;

	if (is_paragraph(out, first, &words))
		add_paragraph(out, cell_lines_part(*words, &out->arena), place);
	else if (in_table(out) || out->cells.count - first > 1)
		add_row(out, first, place);
}

void
add_note(struct document *out, enum document_note_kind kind, struct place place,
	 struct text text)
{
	*vec_push(&out->notes) = (struct document_note){kind, place, text};
}

void
add_picture(struct document *out, struct place place)
{
	const struct document_note *last =
		out->notes.count > 0 ? &out->notes.items[out->notes.count - 1]
				     : NULL;

	if (!last || last->kind != NOTE_PICTURED_PAGE ||
	    last->place.page != place.page || last->place.line != place.line)
		add_note(out, NOTE_PICTURED_PAGE, place, TEXT(""));
}

/* Where there is no table at all, the pictures may be the tables. */
static void
settle_pictures(struct document *out)
{
	size_t kept = 0, count = out->notes.count;

	if (out->rows.count > 0)
		return;
	for (size_t i = 0; i < count; i++)
		if (out->notes.items[i].kind != NOTE_PICTURED_PAGE)
			out->notes.items[kept++] = out->notes.items[i];
	out->notes.count = kept;
	if (kept < count)
		add_note(out, NOTE_PICTURES_ALONE, PLACE_NONE, TEXT(""));
}

static uint32_t
line_of(struct text content, size_t offset)
{
	uint32_t line = 1;

	for (size_t i = 0; i < offset; i++)
		line += content.data[i] == '\n';
	return line;
}

/* What keeps any text reader from reading this; else *text_out is UTF-8. */
static enum document_fault
decode(struct text content, struct arena *arena, struct text *text_out,
       uint32_t *line_out)
{
	bool wide = encoding_is_wide(content);
	const char *nul = content.length && !wide
				  ? memchr(content.data, 0, content.length)
				  : NULL;
	size_t bad;

	if (content.length < 1024 &&
	    text_starts(content, TEXT("version https://git-lfs")))
		return DOCUMENT_NOT_FETCHED;
	if (nul) {
		*line_out = line_of(content, (size_t)(nul - content.data));
		return DOCUMENT_BINARY;
	}
	if (!encoding_decode(content, arena, text_out, &bad)) {
		*line_out = wide ? 0 : line_of(content, bad);
		return DOCUMENT_NOT_UTF8;
	}
	return DOCUMENT_READ;
}

static bool
has_ending(const char *name, const char *const endings[])
{
	size_t length = strlen(name);

	for (; *endings; endings++)
		if (length >= strlen(*endings) &&
		    strcasecmp(name + length - strlen(*endings), *endings) == 0)
			return true;
	return false;
}

/* Text under the name of a workbook is what a server exports as one. */
static bool
is_csv(const char *name)
{
	static const char *const endings[] = {".csv", ".tsv",  ".xls",
					      ".et",  ".xlsx", NULL};

	return has_ending(name, endings);
}

/* Excel's text puts a cell into quotation marks that has a comma or a line
 * break in it, behind a tab as in CSV. */
static bool
has_quoted_cell(struct text text)
{
	while (text.length > 0) {
		text = text_skip(text, text_find(text, TEXT("\t\"")));
		text = text_skip(text, text.length > 0 ? 2 : 0);
		text_take(&text, TEXT("\""));
		while (text_starts(text, TEXT("\""))) { /* a doubled one */
			text = text_skip(text, 1);
			text_take(&text, TEXT("\""));
		}
		if (text.length > 0 && strchr("\t\r\n", text.data[0]))
			return true;
	}
	return false;
}

static bool
has_tag(struct text content, const char *tag)
{
	size_t length = strlen(tag);

	for (size_t i = 0; i + length <= content.length; i++)
		if (content.data[i] == '<' &&
		    strncasecmp(content.data + i, tag, length) == 0)
			return true;
	return false;
}

/* A page, or a part of one: it begins with a tag or a comment. */
static bool
is_html(struct text content)
{
	static const char *const tags[] = {"<html", "<body", "<table", "<td",
					   "<div"};
	struct text text = text_trim(content);

	if (!text_starts(text, TEXT("<")))
		return false;
	for (size_t t = 0; t < COUNT(tags); t++)
		if (has_tag(text, tags[t]))
			return true;
	return has_tag(text, "<!doctype html") || has_tag(text, "<meta");
}

/* Lines may end with a carriage return alone. */
static struct text
with_line_feeds(struct text text, struct arena *arena)
{
	char *copy;

	if (text.length == 0 || !memchr(text.data, '\r', text.length) ||
	    memchr(text.data, '\n', text.length))
		return text;
	copy = arena_alloc(arena, text.length);
	for (size_t i = 0; i < text.length; i++)
		copy[i] = text.data[i] == '\r' ? '\n' : text.data[i];
	return (struct text){copy, text.length};
}

/* Is it that number, in digits alone? */
static bool
is_number(struct text cell, uint32_t number)
{
	char digits[16];

	snprintf(digits, sizeof digits, "%u", number);
	return text_is(cell, digits);
}

/* Do the lines of a grid begin with their numbers, from 0, which programs write
 * that count so? The first one, their head, may begin with nothing. */
static bool
is_counted(const struct document *out, const struct block *grid)
{
	const struct grid_row *rows = out->rows.items + grid->first;
	uint32_t number = 0;

	for (uint32_t r = 0; r < grid->count; r++) {
		struct text cell = rows[r].count > 0
					   ? out->cells.items[rows[r].first]
					   : TEXT("-");

		if (!is_number(cell, number) && (r > 0 || cell.length > 0))
			return false;
		number += cell.length > 0;
	}
	return number >= LINES_COUNTED;
}

static void
drop_counts(struct document *out)
{
	vec_each (const struct block *, block, &out->blocks) {
		if (block->kind != BLOCK_GRID || !is_counted(out, block))
			continue;
		for (uint32_t r = 0; r < block->count; r++) {
			struct grid_row *row =
				&out->rows.items[block->first + r];

			row->first++;
			row->offset++;
			row->count--;
		}
	}
}

static enum document_fault
read_text(const char *name, struct text content, const char *office,
	  struct document *out, uint32_t *line_out)
{
	struct text text;
	enum document_fault fault =
		decode(content, &out->arena, &text, line_out);

	if (fault != DOCUMENT_READ)
		return fault;
	if (is_office_xml(text))
		return office_reader_read(office, text, out);
	if (is_html(text))
		return html_reader_read(text, 0, out);
	text = with_line_feeds(text, &out->arena);
	return is_csv(name) || has_quoted_cell(text)
		       ? csv_reader_read(text, out, line_out)
		       : text_reader_read(text, out, line_out);
}

/* Its mark may stand a little behind the beginning. */
static bool
is_pdf(struct text content)
{
	struct text start = {content.data,
			     content.length < 1024 ? content.length : 1024};

	return text_has(start, TEXT("%PDF-"));
}

/* Servers that export a workbook put a byte order mark in front of it. */
static struct text
without_mark(struct text content)
{
	struct text mark = TEXT("\xef\xbb\xbf");

	return text_starts(content, mark) ? text_skip(content, mark.length)
					  : content;
}

static bool
is_office(struct text content)
{
	return text_starts(content, TEXT("PK\003\004")) ||
	       text_starts(content, TEXT("\320\317\021\340")) ||
	       text_starts(content, TEXT("{\\rtf"));
}

/* Of those that pack files, .zip is known by what it has. */
static bool
is_archive(struct text content)
{
	return text_starts(content, TEXT("Rar!\x1a\x07")) ||
	       text_starts(content, TEXT("7z\xbc\xaf\x27\x1c"));
}

static void
forget(struct document *document)
{
	document->blocks.count = 0;
	document->rows.count = 0;
	document->cells.count = 0;
	document->notes.count = 0;
	document->bytes = 0;
	document->full = false;
	arena_reset(&document->arena);
}

enum document_fault
document_read(const char *name, struct text content,
	      struct document_programs programs, struct document *out,
	      uint32_t *line_out)
{
	uint32_t line = 0;
	enum document_fault fault;
	struct text bytes = without_mark(content);

	forget(out);
	if (is_pdf(content))
		fault = pdf_reader_read(programs.pdf, content, out);
	else if (is_office(bytes))
		fault = office_reader_read(programs.office, bytes, out);
	else if (is_archive(content))
		fault = DOCUMENT_UNSUPPORTED;
	else if (is_mhtml(content))
		fault = mhtml_reader_read(content, out);
	else
		fault = read_text(name, content, programs.office, out, &line);
	if (fault == DOCUMENT_READ && !is_pdf(content)) {
		settle_pictures(out);
		drop_counts(out);
	}
	if (fault == DOCUMENT_READ && out->full)
		fault = DOCUMENT_BROKEN;
	if (fault == DOCUMENT_READ && out->blocks.count == 0)
		fault = DOCUMENT_EMPTY;
	if (fault != DOCUMENT_READ)
		forget(out);
	*line_out = line;
	return fault;
}

void
document_release(struct document *document)
{
	vec_release(&document->blocks);
	vec_release(&document->rows);
	vec_release(&document->cells);
	vec_release(&document->notes);
	arena_release(&document->arena);
}
