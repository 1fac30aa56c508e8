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

static bool
take_word(struct text *line, struct text word)
{
	if (!text_starts(*line, word))
		return false;
	*line = text_skip(*line, word.length);
	if (line->length > 0 && line->data[0] == ' ')
		*line = text_skip(*line, 1);
	return true;
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

/* The last cell's text does not fit it: it runs into a neighbour, it may seem, or
 * is not all there. */
static void
note_cell(struct stream *stream, enum document_note_kind kind)
{
	struct document *out = stream->out;
	const struct grid_row *row = &out->rows.items[out->rows.count - 1];
	struct place place = row_place(row);

	place.cell = (uint32_t)out->cells.count - row->first;
	add_note(out, kind, place, out->cells.items[out->cells.count - 1]);
}

/* False where the line is none of the stream. */
static bool
read_line(struct stream *stream, struct text line)
{
	struct place place = {.page = stream->page};

	bool over = take_word(&line, TEXT("over"));
	bool cut = !over && take_word(&line, TEXT("cut"));
	if (over || cut || take_word(&line, TEXT("cell"))) {
		if (stream->in_row)
			add_cell(stream->out, text_trim(line));
		if (stream->in_row && (over || cut) && !stream->out->full)
			note_cell(stream, over ? NOTE_OVERFLOW : NOTE_CUT);
		return stream->in_row;
	}
	end_row(stream);
	if (take_word(&line, TEXT("row"))) {
		place.line = take_number(&line);
		grid_begin_row(stream->out, place);
		stream->in_row = true;
		if (stream->aligned)
			add_note(stream->out, NOTE_ALIGNED, place, TEXT(""));
		stream->aligned = false;
	} else if (take_word(&line, TEXT("text"))) {
		place.line = take_number(&line);
		add_paragraph(stream->out, text_trim(line), place);
	} else if (take_word(&line, TEXT("loose"))) {
		place.line = take_number(&line);
		add_paragraph(stream->out, text_trim(line), place);
		add_note(stream->out, NOTE_LOOSE, place, text_trim(line));
	} else if (take_word(&line, TEXT("table"))) {
		grid_begin(stream->out, place);
		stream->aligned = text_is(line, "aligned");
	} else if (take_word(&line, TEXT("page"))) {
		stream->page = take_number(&line);
	} else if (take_word(&line, TEXT("scan"))) {
		lose_page(stream, NOTE_SCANNED_PAGE);
	} else if (take_word(&line, TEXT("picture"))) {
		lose_page(stream, NOTE_PICTURED_PAGE);
	} else if (take_word(&line, TEXT("garbled"))) {
		lose_page(stream, NOTE_GARBLED_PAGE);
	} else if (take_word(&line, TEXT("skip"))) {
		lose_page(stream, NOTE_BROKEN_PAGE);
	} else if (take_word(&line, TEXT("end"))) {
		stream->ended = true;
	} else if (take_word(&line, TEXT("fail"))) {
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
	enum child_end end = CHILD_ABSENT;
	struct strbuf stream = {0};
	struct error ignored = {0};
	enum document_fault fault = DOCUMENT_BROKEN;

	if (!program || !child_run(arguments, LIMIT_MS, content, TEXT(""),
				   &stream, &end, &ignored))
		end = CHILD_ABSENT;
	if (end == CHILD_ABSENT)
		fault = DOCUMENT_NO_READER;
	else if (end == CHILD_DONE)
		fault = read_stream(
			arena_copy(&out->arena, strbuf_view(&stream)), out);
	strbuf_release(&stream);
	return fault;
}
