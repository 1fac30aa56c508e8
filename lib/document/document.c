/*
 * Which reader reads a file, and what stops every reader.
 */
#include "document/document.h"

#include "document/readers.h"

#include <strings.h>

/* Formats that are no text, by their first bytes. */
static const struct text magic[] = {
	{"PK\003\004", 4},
	{"\320\317\021\340", 4},
	{"{\\rtf", 5},
};

void
add_paragraph(struct document *out, struct text text, struct place place)
{
	if (text.length > 0)
		*vec_push(&out->blocks) = (struct block){
			.kind = BLOCK_PARAGRAPH,
			.page = place.page,
			.line = place.line,
			.text = text,
		};
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
	*vec_push(&out->blocks) =
		(struct block){.kind = BLOCK_GRID,
			       .page = place.page,
			       .line = place.line,
			       .first = (uint32_t)out->rows.count};
}

void
grid_begin_row(struct document *out, struct place place)
{
	if (!in_grid(out))
		grid_begin(out, place);
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
	struct grid_row *row = &out->rows.items[out->rows.count - 1];

	row->count = (uint32_t)out->cells.count - row->first;
}

static bool
starts_like_markup(struct text content)
{
	static const char *const tags[] = {"<!doctype", "<html", "<?xml"};
	struct text text = text_trim(content);

	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
		if (text.length >= strlen(tags[i]) &&
		    strncasecmp(text.data, tags[i], strlen(tags[i])) == 0)
			return true;
	return false;
}

static uint32_t
line_of(struct text content, size_t offset)
{
	uint32_t line = 1;

	for (size_t i = 0; i < offset; i++)
		line += content.data[i] == '\n';
	return line;
}

/* What keeps any text reader from reading this. */
static enum document_fault
unfit(struct text content, uint32_t *line_out)
{
	size_t bad;

	for (size_t i = 0; i < sizeof magic / sizeof *magic; i++)
		if (text_starts(content, magic[i]))
			return DOCUMENT_UNSUPPORTED;
	if (content.length < 1024 &&
	    text_starts(content, TEXT("version https://git-lfs")))
		return DOCUMENT_NOT_FETCHED;
	if (text_starts(content, TEXT("\xff\xfe")) ||
	    text_starts(content, TEXT("\xfe\xff")))
		return DOCUMENT_NOT_UTF8; /* UTF-16 */
	const char *nul =
		content.length ? memchr(content.data, 0, content.length) : NULL;
	if (nul) {
		*line_out = line_of(content, (size_t)(nul - content.data));
		return DOCUMENT_BINARY;
	}
	if (!text_is_utf8(content, &bad)) {
		*line_out = line_of(content, bad);
		return DOCUMENT_NOT_UTF8;
	}
	if (starts_like_markup(content))
		return DOCUMENT_UNSUPPORTED;
	return DOCUMENT_READ;
}

static bool
is_csv(const char *name)
{
	size_t length = strlen(name);

	return length >= 4 && strcasecmp(name + length - 4, ".csv") == 0;
}

/* Its mark may stand a little behind the beginning. */
static bool
is_pdf(struct text content)
{
	struct text start = {content.data,
			     content.length < 1024 ? content.length : 1024};

	return text_has(start, TEXT("%PDF-"));
}

static void
forget(struct document *document)
{
	document->blocks.count = 0;
	document->rows.count = 0;
	document->cells.count = 0;
	document->lost_pages.count = 0;
	arena_reset(&document->arena);
}

enum document_fault
document_read(const char *name, struct text content, const char *pdf_reader,
	      struct document *out, uint32_t *line_out)
{
	uint32_t line = 0;
	enum document_fault fault;

	forget(out);
	if (text_starts(content, TEXT("\xef\xbb\xbf")))
		content = text_skip(content, 3);
	if (is_pdf(content))
		fault = pdf_reader_read(pdf_reader, content, out);
	else if ((fault = unfit(content, &line)) != DOCUMENT_READ)
		;
	else if (is_csv(name))
		fault = csv_reader_read(content, out, &line);
	else
		fault = text_reader_read(content, out, &line);
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
	vec_release(&document->lost_pages);
	arena_release(&document->arena);
}
