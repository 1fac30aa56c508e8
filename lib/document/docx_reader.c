/*
 * Word documents (ECMA-376): paragraphs and tables in their order. Text that
 * was deleted and is still tracked is no part of it, nor is hidden text, which
 * is not printed; what was inserted is.
 *
 * Each paragraph and each row of a table counts as one line. Where a cell holds
 * a table, the words beside that are paragraphs, and the rows below a grid of
 * their own; but a table of one cell is words of the cell around it.
 *
 * Servers that make a document of a web page put the page into it as it is:
 * such a chunk is a page of the document. So is a workbook that is embedded, in
 * the place where its picture stands.
 */
#include "document/readers.h"

#include "document/cell_lines.h"
#include "document/encoding.h"
#include "document/markup.h"
#include "document/package.h"
#include "document/rich_text.h"
#include "document/zipped.h"

#include <stdlib.h>

#define SPAN_MAX    64
#define OBJECTS_MAX 100 /* read; no document has as many */

/* A table that is open, and its row. */
struct docx_table {
	size_t first;   /* of the row's cells */
	unsigned span;  /* of the cell, in columns */
	bool continued; /* the cell belongs to the one above */
	bool in_row_properties;
	bool row_deleted, cell_deleted; /* and still tracked */
	bool divided;                   /* a cell of the row holds a table */
	/* Of one that divided the row around it: the words of the cell so far,
	 * and what the document had before. */
	bool divides;
	struct text words;
	size_t blocks, rows;
	uint32_t line;
};

/* An object that is embedded, such as a workbook. */
struct object {
	struct text id; /* its relation */
	size_t block;   /* how many the document had before */
	uint32_t line;
};

struct docx {
	struct document *out;
	struct strbuf words; /* of the paragraph or the cell */
	uint32_t line;
	VEC(struct docx_table) tables;
	unsigned dropped; /* open elements of which nothing is read */
	bool in_text, in_run;
	bool hidden; /* the run, or nothing of the text around it */
	bool is_document;
	VEC(struct text) chunks; /* their relations */
	VEC(struct object) objects;
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

/* What was deleted or had other properties before, and what repeats text. */
static bool
is_dropped(const char *name)
{
	static const char *const names[] = {
		"del",           "delText",     "moveFrom",
		"instrText",     "Fallback",    "rPrChange",
		"pPrChange",     "tblPrChange", "tblPrExChange",
		"tblGridChange", "trPrChange",  "tcPrChange",
		"sectPrChange",  "rt"};

	for (size_t i = 0; i < COUNT(names); i++)
		if (strcmp(name, names[i]) == 0)
			return true;
	return false;
}

static struct docx_table *
inner_table(struct docx *docx)
{
	size_t count = docx->tables.count;

	return count > 0 ? &docx->tables.items[count - 1] : NULL;
}

static void
add_words(struct docx *docx, struct text words)
{
	if (words.length > 0)
		add_paragraph(docx->out,
			      cell_lines_part(words, &docx->out->arena),
			      (struct place){.line = ++docx->line});
}

static void
end_paragraph(struct docx *docx)
{
	const struct docx_table *table = inner_table(docx);

	if (table && !table->divided) {
		strbuf_putc(&docx->words, '\n');
		return;
	}
	add_words(docx, arena_copy(&docx->out->arena,
				   text_trim(strbuf_view(&docx->words))));
	strbuf_clear(&docx->words);
}

/* The lines of a cell that is none. */
static void
add_lines(struct docx *docx, struct text words)
{
	while (words.length > 0)
		add_words(docx, text_trim(text_take(&words, TEXT("\n"))));
}

/* A cell of the row holds a table: what the row said so far are paragraphs. */
static void
divide_row(struct docx *docx, struct docx_table *table, struct text words)
{
	for (size_t i = table->first; i < docx->out->cells.count; i++)
		add_lines(docx, docx->out->cells.items[i]);
	add_lines(docx, words);
	strbuf_clear(&docx->words);
	table->divided = true;
}

static void
begin_table(struct docx *docx)
{
	struct document *out = docx->out;
	struct docx_table *outer = inner_table(docx);
	struct docx_table table = {
		.span = 1,
		.divides = outer && !outer->divided,
		.blocks = out->blocks.count,
		.rows = out->rows.count,
		.line = docx->line,
		.first = out->cells.count,
	};

	if (table.divides) {
		table.words =
			arena_copy(&out->arena, strbuf_view(&docx->words));
		divide_row(docx, outer, table.words);
	}
	end_paragraph(docx);
	*vec_push(&docx->tables) = table;
	grid_begin(out, (struct place){.line = docx->line + 1});
}

static void
end_table(struct docx *docx)
{
	struct document *out = docx->out;
	struct docx_table table = docx->tables.items[--docx->tables.count];

	if (!table.divides || out->rows.count != table.rows + 1 ||
	    out->rows.items[table.rows].first != table.first ||
	    out->rows.items[table.rows].count != 1)
		return;
	/* one cell: as if no table had been there */
	inner_table(docx)->divided = false;
	strbuf_clear(&docx->words);
	strbuf_text(&docx->words, table.words);
	strbuf_text(&docx->words, out->cells.items[table.first]);
	out->cells.count = table.first;
	out->rows.count = table.rows;
	out->blocks.count = table.blocks;
	docx->line = table.line;
}

static void
end_cell(struct docx *docx, const struct docx_table *table)
{
	struct text words = text_trim(strbuf_view(&docx->words));

	if (table->divided)
		return;
	if (table->cell_deleted) {
		strbuf_clear(&docx->words);
		return;
	}
	add_cell(docx->out, table->continued
				    ? TEXT("")
				    : arena_copy(&docx->out->arena, words));
	add_blank_cells(docx->out, table->span - 1);
	strbuf_clear(&docx->words);
}

static void
begin_row(struct docx *docx, struct docx_table *table)
{
	if (table->divided)
		grid_begin(docx->out, (struct place){.line = docx->line + 1});
	table->divided = table->row_deleted = false;
	table->first = docx->out->cells.count;
}

static void
end_row(struct docx *docx, const struct docx_table *table)
{
	struct place place = {.line = docx->line + 1};

	if (table->divided)
		return;
	if (table->row_deleted) {
		docx->out->cells.count = table->first;
		return;
	}
	docx->line++;
	if (docx->out->cells.count > table->first)
		add_row(docx->out, table->first, place);
}

/* What stands in a table, but for its words. */
static void
table_begin(struct docx *docx, struct docx_table *table, const char *name,
	    void *element)
{
	if (strcmp(name, "tr") == 0) {
		begin_row(docx, table);
	} else if (strcmp(name, "gridBefore") == 0) {
		add_blank_cells(docx->out, span_of(element));
	} else if (strcmp(name, "tc") == 0) {
		table->span = 1;
		table->continued = table->cell_deleted = false;
		strbuf_clear(&docx->words);
	} else if (strcmp(name, "gridSpan") == 0) {
		table->span = span_of(element);
	} else if (strcmp(name, "trPr") == 0) {
		table->in_row_properties = true;
	} else if (strcmp(name, "cellDel") == 0) {
		table->cell_deleted = true;
	} else if (strcmp(name, "vMerge") == 0) {
		table->continued =
			!text_is(markup_attribute(element, "val"), "restart");
	}
}

/* Hidden text is not printed, and text that is struck out counts no longer.
 * What stands raised behind a figure is the mark of a note. */
static void
run_property(struct docx *docx, const char *name, void *element)
{
	struct text value = markup_attribute(element, "val");

	if (!docx->in_run)
		return;
	if (strcmp(name, "vanish") == 0 || strcmp(name, "strike") == 0 ||
	    strcmp(name, "dstrike") == 0)
		docx->hidden = docx->hidden || property_is_on(element);
	else if (strcmp(name, "vertAlign") == 0)
		docx->hidden = docx->hidden ||
			       (text_is(value, "superscript") &&
				text_ends_in_digit(
					text_trim(strbuf_view(&docx->words))));
}

/* A sign of a font: Symbol has those of ASCII where ASCII has no letters, of
 * others nobody knows what they look like. */
static void
add_symbol(struct docx *docx, void *element)
{
	struct text font = markup_attribute(element, "font");
	struct text digits = markup_attribute(element, "char");
	char code[8] = {0};
	long sign = 0;

	if (text_is(font, "Symbol") && digits.length < sizeof code) {
		memcpy(code, digits.data, digits.length);
		sign = strtol(code, NULL, 16) & 0xff;
	}
	strbuf_putc(&docx->words, sign > ' ' && sign < '@' ? (char)sign : ' ');
}

static void
add_object(struct docx *docx, void *element)
{
	*vec_push(&docx->objects) = (struct object){
		.id = arena_copy(&docx->out->arena,
				 markup_attribute(element, "id")),
		.block = docx->out->blocks.count,
		.line = docx->line + 1,
	};
}

/* What stands in a run beside text; false when it is something else. */
static bool
add_sign(struct docx *docx, const char *name, void *element)
{
	if (strcmp(name, "tab") == 0 || strcmp(name, "ptab") == 0)
		strbuf_putc(&docx->words, ' ');
	else if (strcmp(name, "br") == 0 || strcmp(name, "cr") == 0)
		strbuf_putc(&docx->words, '\n');
	else if (strcmp(name, "noBreakHyphen") == 0)
		strbuf_putc(&docx->words, '-');
	else if (strcmp(name, "sym") == 0)
		add_symbol(docx, element);
	else if (strcmp(name, "OLEObject") == 0)
		add_object(docx, element);
	else if (strcmp(name, "blip") == 0 || strcmp(name, "imagedata") == 0)
		add_picture(docx->out, (struct place){.line = docx->line + 1});
	else
		return false;
	return true;
}

static void
docx_begin(const char *name, void *element, void *context)
{
	struct docx *docx = context;
	struct docx_table *table = inner_table(docx);

	if (table && table->in_row_properties && strcmp(name, "del") == 0)
		table->row_deleted = true;
	if (docx->dropped > 0 || is_dropped(name)) {
		docx->dropped++;
		return;
	}
	docx->in_text = strcmp(name, "t") == 0;
	run_property(docx, name, element);
	docx->is_document = docx->is_document || strcmp(name, "document") == 0;
	if (strcmp(name, "txbxContent") == 0)
		end_paragraph(docx); /* what stands before the box */
	if (strcmp(name, "altChunk") == 0) {
		*vec_push(&docx->chunks) = arena_copy(
			&docx->out->arena, markup_attribute(element, "id"));
	} else if (strcmp(name, "tbl") == 0) {
		begin_table(docx);
	} else if (strcmp(name, "r") == 0) {
		docx->in_run = true;
		docx->hidden = false;
	} else if (add_sign(docx, name, element)) {
		return;
	} else if (table) {
		table_begin(docx, table, name, element);
	}
}

static void
docx_end(const char *name, void *context)
{
	struct docx *docx = context;
	struct docx_table *table = inner_table(docx);

	docx->in_text = false;
	if (docx->dropped > 0) {
		docx->dropped--;
		return;
	}
	if (strcmp(name, "p") == 0)
		end_paragraph(docx);
	else if (strcmp(name, "r") == 0)
		docx->in_run = docx->hidden = false;
	else if (table && strcmp(name, "trPr") == 0)
		table->in_row_properties = false;
	else if (table && strcmp(name, "tbl") == 0)
		end_table(docx);
	else if (table && strcmp(name, "tr") == 0)
		end_row(docx, table);
	else if (table && strcmp(name, "tc") == 0)
		end_cell(docx, table);
}

static void
docx_text(struct text text, void *context)
{
	struct docx *docx = context;

	if (docx->in_text && docx->dropped == 0 && !docx->hidden)
		strbuf_text(&docx->words, text);
}

/* A chunk that is a web page, as that page of the document. */
static enum document_fault
read_chunk(struct text content, uint32_t page, struct document *out)
{
	struct text text;
	size_t bad;

	if (is_mhtml(content))
		return mhtml_reader_read(content, out);
	if (!encoding_decode(content, &out->arena, &text, &bad) ||
	    !text_starts(text_trim(text), TEXT("<")))
		return DOCUMENT_UNSUPPORTED;
	return html_reader_read(text, page, out);
}

static enum document_fault
read_chunks(struct docx *docx, struct zipped *zipped, const char *part)
{
	enum document_fault fault = DOCUMENT_READ;
	struct relations relations = {0};
	struct strbuf buffer = {0};

	if (docx->chunks.count > 0)
		relations_read(zipped, part, &relations);
	for (size_t i = 0; i < docx->chunks.count && fault == DOCUMENT_READ;
	     i++) {
		const struct relation *found =
			relation_of_id(&relations, docx->chunks.items[i]);

		fault = found && zipped_read(zipped, found->part, &buffer)
				? read_chunk(arena_copy(&docx->out->arena,
							strbuf_view(&buffer)),
					     (uint32_t)i + 1, docx->out)
				: DOCUMENT_BROKEN;
	}
	relations_release(&relations);
	strbuf_release(&buffer);
	return fault;
}

/* The blocks from `first` on go before those from `to` on. */
static void
move_blocks(struct document *out, size_t first, size_t to)
{
	size_t count = out->blocks.count - first, before = first - to;
	struct block *blocks = out->blocks.items + to;
	struct block *moved = mem_alloc((count + 1) * sizeof *moved);

	memcpy(moved, blocks + before, count * sizeof *moved);
	memmove(blocks + count, blocks, before * sizeof *blocks);
	memcpy(blocks, moved, count * sizeof *moved);
	free(moved);
}

/* The workbook that an object is, as that page; anything else has no tables. */
static void
read_object(const char *program, struct text content, uint32_t page,
	    const struct object *object, struct document *out)
{
	const struct place place = {.line = object->line};
	size_t blocks = out->blocks.count, notes = out->notes.count;
	enum document_fault fault;

	grid_begin(out, place);
	fault = office_reader_read_book(program, content, page, out);
	if (fault == DOCUMENT_READ) {
		add_note(out, NOTE_EMBEDDED, place, TEXT(""));
		move_blocks(out, blocks, object->block);
		return;
	}
	out->blocks.count = blocks;
	out->notes.count = notes;
	if (fault != DOCUMENT_UNSUPPORTED)
		add_note(out, NOTE_EMBEDDED_UNREAD, place, TEXT(""));
}

static void
read_objects(struct docx *docx, const char *program, struct zipped *zipped,
	     const char *part)
{
	struct relations relations = {0};
	struct strbuf buffer = {0};

	size_t blocks = docx->out->blocks.count;

	if (docx->objects.count > 0)
		relations_read(zipped, part, &relations);
	for (size_t i = 0; i < docx->objects.count; i++) {
		struct object *object = &docx->objects.items[i];
		const struct relation *found =
			relation_of_id(&relations, object->id);

		/* those that were read before it stand before it */
		object->block += docx->out->blocks.count - blocks;
		if (!found)
			continue;
		if (i >= OBJECTS_MAX ||
		    !zipped_read(zipped, found->part, &buffer))
			add_note(docx->out, NOTE_EMBEDDED_UNREAD,
				 (struct place){.line = object->line},
				 TEXT(""));
		else
			read_object(program, strbuf_view(&buffer),
				    (uint32_t)(docx->chunks.count + i) + 1,
				    object, docx->out);
	}
	relations_release(&relations);
	strbuf_release(&buffer);
}

enum document_fault
docx_reader_read(const char *program, struct zipped *zipped, const char *part,
		 struct document *out)
{
	static const struct markup_visitor visitor = {docx_begin, docx_end,
						      docx_text};
	struct docx docx = {.out = out};
	struct strbuf buffer = {0};
	enum document_fault fault = DOCUMENT_BROKEN;

	if (zipped_read(zipped, part, &buffer) &&
	    xml_visit(strbuf_view(&buffer), &visitor, &docx))
		fault = docx.is_document ? read_chunks(&docx, zipped, part)
					 : DOCUMENT_UNSUPPORTED;
	if (fault == DOCUMENT_READ)
		read_objects(&docx, program, zipped, part);
	strbuf_release(&buffer);
	strbuf_release(&docx.words);
	vec_release(&docx.tables);
	vec_release(&docx.chunks);
	vec_release(&docx.objects);
	return fault;
}
