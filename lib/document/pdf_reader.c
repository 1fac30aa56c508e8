/*
 * PDF, through a program of its own (cmd/pdf), whose output is a stream of
 * lines: see cmd/pdf/stream.h. What goes wrong there costs this document alone.
 */
#include "document/readers.h"

#include "base/child.h"

#define LIMIT_MS 120000

/* Where in the stream, and on which page. */
struct stream {
	struct text rest;
	struct document *out;
	uint32_t page;
	bool in_row;
	bool aligned; /* a table without lines is to begin */
	bool ended;   /* as it should */
	enum document_fault fault;
};

/* A number at the start, and the blank behind it. */
static uint32_t
take_number(struct text *rest)
{
	uint32_t number = 0;

	while (rest->length > 0 && byte_is_digit(rest->data[0]) &&
	       number < UINT32_MAX / 10 - 1) {
		number = number * 10 + (uint32_t)(rest->data[0] - '0');
		*rest = text_skip(*rest, 1);
	}
	if (rest->length > 0 && rest->data[0] == ' ')
		*rest = text_skip(*rest, 1);
	return number;
}

static void
end_row(struct stream *stream)
{
	if (stream->in_row)
		grid_end_row(stream->out);
	stream->in_row = false;
}

static void
lose_page(struct stream *stream, enum document_note_kind kind)
{
	struct place place = {.page = stream->page, .line = 1};

	add_note(stream->out, kind, place, TEXT(""));
}

/* A cell of the row, which is open. Where its text does not fit it, it runs
 * into a neighbour, it may seem, or is not all there: a note says so. */
static bool
read_cell(struct stream *stream, struct text words,
	  const enum document_note_kind *kind)
{
	struct document *out = stream->out;
	struct place place;

	if (!stream->in_row)
		return false;
	words = text_trim(words);
	add_cell(out, words);
	if (!kind || out->full)
		return true;
	const struct grid_row *row = &out->rows.items[out->rows.count - 1];
	place = row_place(row);
	place.cell = (uint32_t)out->cells.count - row->first;
	add_note(out, *kind, place, words);
	return true;
}

static void
begin_row(struct stream *stream, struct text line)
{
	struct place place = {.page = stream->page, .line = take_number(&line)};

	grid_begin_row(stream->out, place);
	stream->in_row = true;
	if (stream->aligned)
		add_note(stream->out, NOTE_ALIGNED, place, TEXT(""));
	stream->aligned = false;
}

static void
read_words(struct stream *stream, struct text line, bool loose)
{
	struct place place = {.page = stream->page, .line = take_number(&line)};

	line = text_trim(line);
	add_paragraph(stream->out, line, place);
	if (loose)
		add_note(stream->out, NOTE_LOOSE, place, line);
}

/* Words that stand for notes: of a cell, and of a page. */
struct note_word {
	const char *word;
	enum document_note_kind kind;
};

static const struct note_word cell_words[] = {{"over", NOTE_OVERFLOW},
					      {"cut", NOTE_CUT}};
static const struct note_word page_words[] = {{"scan", NOTE_SCANNED_PAGE},
					      {"picture", NOTE_PICTURED_PAGE},
					      {"damaged", NOTE_DAMAGED_PAGE},
					      {"garbled", NOTE_GARBLED_PAGE},
					      {"skip", NOTE_BROKEN_PAGE}};

static const enum document_note_kind *
note_of(struct text word, const struct note_word *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (text_is(word, words[i].word))
			return &words[i].kind;
	return NULL;
}

/* False where the line is none of the stream. */
static bool
read_line(struct stream *stream, struct text line)
{
	struct text word = text_take(&line, TEXT(" "));
	const enum document_note_kind *kind =
		note_of(word, cell_words, COUNT(cell_words));

	if (kind || text_is(word, "cell"))
		return read_cell(stream, line, kind);
	end_row(stream);
	kind = note_of(word, page_words, COUNT(page_words));
	if (kind) {
		lose_page(stream, *kind);
	} else if (text_is(word, "row")) {
		begin_row(stream, line);
	} else if (text_is(word, "text") || text_is(word, "loose")) {
		read_words(stream, line, text_is(word, "loose"));
	} else if (text_is(word, "table")) {
		grid_begin(stream->out, (struct place){.page = stream->page});
		stream->aligned = text_is(line, "aligned");
	} else if (text_is(word, "page")) {
		stream->page = take_number(&line);
	} else if (text_is(word, "end")) {
		stream->ended = true;
	} else if (text_is(word, "fail")) {
		stream->fault = text_is(line, "encrypted") ? DOCUMENT_ENCRYPTED
							   : DOCUMENT_BROKEN;
	} else {
		return false;
	}
	return true;
}

static enum document_fault
read_stream(struct text bytes, struct document *out)
{
	struct stream stream = {.rest = bytes, .out = out};
	size_t bad;

	if (!text_is_utf8(bytes, &bad) ||
	    !text_is(text_take(&stream.rest, TEXT("\n")), "juesuan-pdf 1"))
		return DOCUMENT_BROKEN;
	while (stream.rest.length > 0)
		if (!read_line(&stream, text_take(&stream.rest, TEXT("\n"))))
			return DOCUMENT_BROKEN;
	end_row(&stream);
	if (stream.fault != DOCUMENT_READ)
		return stream.fault;
	if (!stream.ended)
		return DOCUMENT_BROKEN;
	if (out->blocks.count == 0 && out->notes.count > 0)
		return out->notes.items[0].kind == NOTE_SCANNED_PAGE ||
				       out->notes.items[0].kind ==
					       NOTE_PICTURED_PAGE
			       ? DOCUMENT_SCANNED
			       : DOCUMENT_BROKEN;
	return DOCUMENT_READ;
}

enum document_fault
pdf_reader_read(const char *program, struct text content, struct document *out)
{
	const char *const arguments[] = {program, NULL};
	const struct child reader = {
		.arguments = arguments, .input = content, .limit_ms = LIMIT_MS};
	enum child_end end = CHILD_ABSENT;
	struct strbuf stream = {0};
	struct error ignored = {0};
	enum document_fault fault = DOCUMENT_BROKEN;

	if (!program || !child_run(&reader, &stream, &end, &ignored))
		end = CHILD_ABSENT;
	if (end == CHILD_ABSENT)
		fault = DOCUMENT_NO_READER;
	else if (end == CHILD_DONE)
		fault = read_stream(
			arena_copy(&out->arena, strbuf_view(&stream)), out);
	strbuf_release(&stream);
	return fault;
}
