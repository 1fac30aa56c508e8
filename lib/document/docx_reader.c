/*
 * Word documents (ECMA-376): paragraphs and tables in their order. Text that
 * was deleted and is still tracked is no part of it; what was inserted is.
 *
 * Each paragraph and each row of a table counts as one line.
 */
#include "document/readers.h"

#include "document/markup.h"
#include "document/zipped.h"

#include <stdlib.h>

#define SPAN_MAX   64
#define NESTED_MAX 64

/* A row of a table that is open; tables inside of cells are read as the words
 * of the cell. */
struct docx {
	struct document *out;
	struct strbuf words; /* of the paragraph or the cell */
	uint32_t line;
	unsigned tables;  /* open */
	unsigned dropped; /* open elements of which nothing is read */
	size_t first;     /* of the row's cells */
	unsigned span;    /* of the cell, in columns */
	bool continued;   /* the cell belongs to the one above */
	bool in_text;
};

static unsigned
span_of(void *element)
{
	struct text value = markup_attribute(element, "val");
	char digits[8] = {0};

	if (value.length >= sizeof digits)
		return 1;
	memcpy(digits, value.data, value.length);
	int span = atoi(digits);
	return span < 1 ? 1 : span > SPAN_MAX ? SPAN_MAX : (unsigned)span;
}

static bool
is_dropped(const char *name)
{
	static const char *const names[] = {
		"del",      "delText",   "moveFrom", "instrText",
		"Fallback", "rPrChange", "pPrChange"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(name, names[i]) == 0)
			return true;
	return false;
}

static void
end_paragraph(struct docx *docx)
{
	struct text words = text_trim(strbuf_view(&docx->words));

	if (docx->tables > 0)
		return;
	if (words.length > 0)
		add_paragraph(docx->out, arena_copy(&docx->out->arena, words),
			      (struct place){.line = ++docx->line});
	strbuf_clear(&docx->words);
}

static void
end_cell(struct docx *docx)
{
	struct text words = text_trim(strbuf_view(&docx->words));

	add_cell(docx->out, docx->continued
				    ? TEXT("")
				    : arena_copy(&docx->out->arena, words));
	add_blank_cells(docx->out, docx->span - 1);
	strbuf_clear(&docx->words);
}

static void
docx_begin(const char *name, void *element, void *context)
{
	struct docx *docx = context;
	bool outer = docx->tables == 1;

	if (docx->dropped > 0 || is_dropped(name)) {
		docx->dropped++;
		return;
	}
	docx->in_text = strcmp(name, "t") == 0;
	if (strcmp(name, "tbl") == 0) {
		if (docx->tables++ == 0) {
			end_paragraph(docx);
			grid_begin(docx->out,
				   (struct place){.line = docx->line + 1});
		}
	} else if (strcmp(name, "tr") == 0 && outer) {
		docx->first = docx->out->cells.count;
	} else if (strcmp(name, "gridBefore") == 0 && outer) {
		add_blank_cells(docx->out, span_of(element));
	} else if (strcmp(name, "tc") == 0 && outer) {
		docx->span = 1;
		docx->continued = false;
		strbuf_clear(&docx->words);
	} else if (strcmp(name, "gridSpan") == 0 && outer) {
		docx->span = span_of(element);
	} else if (strcmp(name, "vMerge") == 0 && outer) {
		docx->continued =
			!text_is(markup_attribute(element, "val"), "restart");
	} else if (strcmp(name, "tab") == 0 || strcmp(name, "br") == 0) {
		strbuf_putc(&docx->words, ' ');
	}
}

static void
docx_end(const char *name, void *context)
{
	struct docx *docx = context;
	bool outer = docx->tables == 1;

	docx->in_text = false;
	if (docx->dropped > 0) {
		docx->dropped--;
		return;
	}
	if (strcmp(name, "tbl") == 0 && docx->tables > 0) {
		docx->tables--;
	} else if (strcmp(name, "tr") == 0 && outer) {
		struct place place = {.line = ++docx->line};

		if (docx->out->cells.count > docx->first)
			add_row(docx->out, docx->first, place);
	} else if (strcmp(name, "tc") == 0 && outer) {
		end_cell(docx);
	} else if (strcmp(name, "p") == 0) {
		end_paragraph(docx);
	}
}

static void
docx_text(struct text text, void *context)
{
	struct docx *docx = context;

	if (docx->in_text && docx->dropped == 0)
		strbuf_text(&docx->words, text);
}

enum document_fault
docx_reader_read(struct zipped *zipped, struct document *out)
{
	static const struct markup_visitor visitor = {docx_begin, docx_end,
						      docx_text};
	struct docx docx = {.out = out, .span = 1};
	struct strbuf buffer = {0};
	bool ok = zipped_read(zipped, "word/document.xml", &buffer) &&
		  xml_visit(strbuf_view(&buffer), &visitor, &docx);

	strbuf_release(&buffer);
	strbuf_release(&docx.words);
	return ok ? DOCUMENT_READ : DOCUMENT_BROKEN;
}
