/*
 * Files of Office programs by what is inside of them. Those that are not read
 * themselves (.xls, .ods, .doc, .odt, .rtf) are converted by LibreOffice, in a
 * folder of its own that goes with it.
 */
#include "document/readers.h"

#include "base/child.h"
#include "document/zipped.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define LIMIT_MS    120000
#define RESULT_MOST ((size_t)256 << 20)
#define FILES_MOST  16 /* open at once while a folder is removed */

/* What LibreOffice can make of a file; NULL when nothing. */
static const char *
target_of_parts(struct zipped *zipped)
{
	struct strbuf part = {0};
	const char *target = NULL;

	if (zipped_read(zipped, "mimetype", &part)) {
		if (text_has(strbuf_view(&part), TEXT("opendocument.spread")))
			target = "xlsx";
		else if (text_has(strbuf_view(&part),
				  TEXT("opendocument.text")))
			target = "docx";
	}
	strbuf_release(&part);
	return target;
}

/* The names of streams are in UTF-16. */
static const char *
target_of_bytes(struct text content)
{
	static const struct text book = {"B\0o\0o\0k\0", 8};
	static const struct text capital = {"W\0o\0r\0k\0b\0o\0o\0k\0", 16};
	static const struct text word = {"W\0o\0r\0d\0D\0o\0c\0", 14};

	if (text_starts(content, TEXT("{\\rtf")) || text_has(content, word))
		return "docx";
	if (text_has(content, capital) || text_has(content, book))
		return "xlsx";
	return NULL;
}

static int
remove_one(const char *path, const struct stat *stat, int kind,
	   struct FTW *place)
{
	(void)stat, (void)kind, (void)place;
	remove(path);
	return 0;
}

static bool
write_file(const char *path, struct text content)
{
	FILE *file = fopen(path, "wb");
	bool ok = file && fwrite(content.data, 1, content.length, file) ==
				  content.length;

	if (file && fclose(file) != 0)
		ok = false;
	return ok;
}

/* Convert what lies in a folder of our own. */
static bool
convert_in(const char *folder, const char *program, const char *target,
	   struct text content, struct strbuf *out)
{
	struct strbuf profile = {0}, input = {0}, output = {0}, printed = {0};
	enum child_end end = CHILD_FAILED;
	struct error ignored = {0};

	strbuf_printf(&profile, "-env:UserInstallation=file://%s/profile",
		      folder);
	strbuf_printf(&input, "%s/document", folder);
	strbuf_printf(&output, "%s/document.%s", folder, target);
	const char *const arguments[] = {
		program,        profile.data, "--headless", "--norestore",
		"--convert-to", target,       "--outdir",   folder,
		input.data,     NULL,
	};
	bool ok = write_file(input.data, content) &&
		  child_run(arguments, LIMIT_MS, TEXT(""), TEXT(""), &printed,
			    &end, &ignored) &&
		  end == CHILD_DONE &&
		  file_read(output.data, RESULT_MOST, out) &&
		  out->length <= RESULT_MOST;
	strbuf_release(&profile);
	strbuf_release(&input);
	strbuf_release(&output);
	strbuf_release(&printed);
	return ok;
}

static bool
convert(const char *program, const char *target, struct text content,
	struct strbuf *out)
{
	const char *place = getenv("TMPDIR");
	struct strbuf folder = {0};
	bool ok = false;

	strbuf_printf(&folder, "%s/juesuan-XXXXXX",
		      place && *place == '/' ? place : "/tmp");
	if (mkdtemp(folder.data)) {
		ok = convert_in(folder.data, program, target, content, out);
		nftw(folder.data, remove_one, FILES_MOST, FTW_DEPTH | FTW_PHYS);
	}
	strbuf_release(&folder);
	return ok;
}

/* A workbook or a document of the formats that are read themselves. */
static enum document_fault
read_parts(struct zipped *zipped, struct document *out)
{
	enum document_fault fault = DOCUMENT_UNSUPPORTED;
	struct strbuf part = {0};

	if (zipped_read(zipped, "xl/workbook.xml", &part))
		fault = xlsx_reader_read(zipped, out);
	else if (zipped_read(zipped, "word/document.xml", &part))
		fault = docx_reader_read(zipped, out);
	strbuf_release(&part);
	return fault;
}

static enum document_fault
read_converted(const char *program, const char *target, struct text content,
	       struct document *out)
{
	enum document_fault fault = DOCUMENT_BROKEN;
	struct strbuf bytes = {0};
	struct zipped *zipped = NULL;

	if (!target)
		return DOCUMENT_UNSUPPORTED;
	if (!program)
		return DOCUMENT_NO_OFFICE;
	if (convert(program, target, content, &bytes) &&
	    (zipped = zipped_open(strbuf_view(&bytes))))
		fault = read_parts(zipped, out);
	zipped_close(zipped);
	strbuf_release(&bytes);
	return fault;
}

enum document_fault
office_reader_read(const char *program, struct text content,
		   struct document *out)
{
	enum document_fault fault;
	const char *target;
	struct zipped *zipped;

	if (!text_starts(content, TEXT("PK\003\004")))
		return read_converted(program, target_of_bytes(content),
				      content, out);
	zipped = zipped_open(content);
	if (!zipped)
		return DOCUMENT_BROKEN;
	target = target_of_parts(zipped);
	fault = target ? DOCUMENT_UNSUPPORTED : read_parts(zipped, out);
	zipped_close(zipped);
	return target ? read_converted(program, target, content, out) : fault;
}
