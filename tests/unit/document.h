/*
 * What tests of documents share: files made here, and what a reader makes of
 * them, as text.
 */
#ifndef TESTS_DOCUMENT_H
#define TESTS_DOCUMENT_H

#include "document/document.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#include <cmocka.h>

static const char *const note_names[] = {
	[NOTE_SCANNED_PAGE] = "scanned page",
	[NOTE_BROKEN_PAGE] = "broken page",
	[NOTE_HIDDEN_SHEET] = "hidden sheet",
	[NOTE_HIDDEN_ROW] = "hidden row",
	[NOTE_HIDDEN_COLUMN] = "hidden column",
	[NOTE_RECALCULATED] = "recalculated",
	[NOTE_UNCALCULATED] = "uncalculated",
	[NOTE_PICTURED_PAGE] = "picture",
	[NOTE_PICTURES_ALONE] = "pictures",
	[NOTE_EMBEDDED] = "embedded",
	[NOTE_EMBEDDED_UNREAD] = "embedded, unread",
	[NOTE_FRAME] = "frame",
};

static const struct document_programs none;

/* "1:2 text" a paragraph, "1:3 a|b" a row behind a line "table". */
static void
print_document(struct strbuf *out, const struct document *document)
{
	vec_each (const struct block *, block, &document->blocks) {
		if (block->kind == BLOCK_PARAGRAPH) {
			strbuf_printf(out, "%u:%u %.*s\n", block->page,
				      block->line, (int)block->text.length,
				      block->text.data);
			continue;
		}
		if (block->count > 0)
			strbuf_puts(out, "table\n");
		for (uint32_t r = 0; r < block->count; r++) {
			const struct grid_row *row =
				&document->rows.items[block->first + r];

			strbuf_printf(out, "%u:%u ", row->page, row->line);
			for (uint32_t c = 0; c < row->count; c++) {
				struct text cell =
					document->cells.items[row->first + c];

				strbuf_printf(out, "%s%.*s", c ? "|" : "",
					      (int)cell.length, cell.data);
			}
			strbuf_putc(out, '\n');
		}
	}
	vec_each (const struct document_note *, note, &document->notes)
		strbuf_printf(out, "! %s %u:%u:%u%s%.*s\n",
			      note_names[note->kind], note->place.page,
			      note->place.line, note->place.cell,
			      note->text.length ? " " : "",
			      (int)note->text.length, note->text.data);
}

static void
expect(const char *name, struct text content, const char *expected)
{
	struct document document = {0};
	struct strbuf out = {0};
	uint32_t line;
	enum document_fault fault =
		document_read(name, content, none, &document, &line);

	if (fault != DOCUMENT_READ)
		strbuf_printf(&out, "fault %d on line %u\n", (int)fault, line);
	print_document(&out, &document);
	assert_string_equal(strbuf_string(&out), expected);
	strbuf_release(&out);
	document_release(&document);
}

static void
expect_fault(const char *name, struct text content, enum document_fault fault,
	     uint32_t on)
{
	struct document document = {0};
	uint32_t line;

	assert_int_equal(document_read(name, content, none, &document, &line),
			 fault);
	assert_int_equal(line, on);
	assert_int_equal(document.blocks.count, 0);
	document_release(&document);
}

static void
write_file(const char *path, struct text content)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(content.data, 1, content.length, file),
			 content.length);
	assert_int_equal(fclose(file), 0);
}

/* The same of what another program makes a workbook of, which here has the
 * result ready. */
static void
expect_converted(struct text content, struct text made, const char *expected)
{
	char folder[] = "/tmp/juesuan-test-XXXXXX", result[64], program[64];
	struct document document = {0};
	struct strbuf out = {0};
	uint32_t line;

	assert_non_null(mkdtemp(folder));
	snprintf(result, sizeof result, "%s/result", folder);
	snprintf(program, sizeof program, "%s/program", folder);
	write_file(result, made);
	strbuf_printf(&out,
		      "#!/bin/sh\nwhile [ $1 != --outdir ]; do shift; done\n"
		      "cp %s $2/document.xlsx\n",
		      result);
	write_file(program, strbuf_view(&out));
	strbuf_clear(&out);
	assert_int_equal(chmod(program, 0700), 0);
	assert_int_equal(
		document_read("a.xls", content,
			      (struct document_programs){.office = program},
			      &document, &line),
		DOCUMENT_READ);
	print_document(&out, &document);
	assert_string_equal(strbuf_string(&out), expected);
	strbuf_release(&out);
	document_release(&document);
	assert_int_equal(unlink(program), 0);
	assert_int_equal(unlink(result), 0);
	assert_int_equal(rmdir(folder), 0);
}

/* Office files, made here: names and contents of parts, ending with NULL, and
 * one part more, which may have any bytes. */
static struct text
zipped_with(const char *const parts[], const char *name, struct text content)
{
	static char bytes[1 << 18];
	zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, NULL);
	zip_int64_t length;

	assert_non_null(zip);
	zip_source_keep(source);
	for (; *parts; parts += 2)
		assert_true(zip_file_add(zip, parts[0],
					 zip_source_buffer(zip, parts[1],
							   strlen(parts[1]), 0),
					 0) >= 0);
	assert_true(zip_file_add(zip, name,
				 zip_source_buffer(zip, content.data,
						   content.length, 0),
				 0) >= 0);
	assert_int_equal(zip_close(zip), 0);
	assert_int_equal(zip_source_open(source), 0);
	length = zip_source_read(source, bytes, sizeof bytes);
	assert_true(length > 0 && (size_t)length < sizeof bytes);
	zip_source_free(source);
	return (struct text){bytes, (size_t)length};
}

static struct text
zipped(const char *const parts[])
{
	return zipped_with(parts, "other", TEXT(""));
}

#define BOOK                                                                   \
	"<workbook xmlns:r='r'><workbookPr/><sheets>"                          \
	"<sheet name='收入决算表' sheetId='1' r:id='a'/>"                 \
	"<sheet name='隐藏' sheetId='2' state='hidden' r:id='b'/>"           \
	"</sheets></workbook>"
#define RELATION(id, kind, target)                                             \
	"<Relationship Id='" id "' Type='http://example.invalid/" kind         \
	"' Target='" target "'/>"
#define RELATIONS                                                              \
	"<Relationships>" RELATION("a", "worksheet", "worksheets/sheet1.xml")  \
		RELATION("b", "worksheet", "/xl/worksheets/s2.xml")            \
			RELATION("c", "styles", "styles.xml")                  \
				RELATION("d", "sharedStrings",                 \
					 "sharedStrings.xml") "</"             \
							      "Relationships>"
#define MAIN_PART(name)                                                        \
	"_rels/.rels", "<Relationships>" RELATION("m", "officeDocument",       \
						  name) "</Relationships>"
#define BOOK_PARTS                                                             \
	MAIN_PART("xl/workbook.xml"), "xl/workbook.xml", BOOK,                 \
		"xl/_rels/workbook.xml.rels", RELATIONS

#endif
