/*
 * Files of Office programs by what is inside of them. Those that are not read
 * themselves (.xls, .xlsb, .ods, .doc, .odt, .rtf, and the single XML files of
 * Office 2003) are converted by LibreOffice, in a folder of its own that goes
 * with it.
 */
#include "document/readers.h"

#include "base/child.h"
#include "document/package.h"
#include "document/zipped.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define LIMIT_MS    120000
#define RESULT_MOST ((size_t)256 << 20)
#define FILES_MOST  16    /* open at once while a folder is removed */
#define XML_HEAD    16384 /* bytes that say what an XML file is */
#define OLE_SECTOR  512   /* bytes, at whose multiples streams begin */

struct office {
	const char *program; /* LibreOffice; NULL where there is none */
	uint32_t page; /* of a workbook in a document, which alone is read then;
			* else 0 */
	bool converted;
	struct document *out;
};

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
	static const struct text book = WORD("B\0o\0o\0k\0");
	static const struct text capital = WORD("W\0o\0r\0k\0b\0o\0o\0k\0");
	static const struct text word = WORD("W\0o\0r\0d\0D\0o\0c\0");

	if (text_starts(content, TEXT("{\\rtf")) || text_has(content, word))
		return "docx";
	if (text_has(content, capital) || text_has(content, book))
		return "xlsx";
	return NULL;
}

/* The content is one XML file of Office 2003 or later, or of OpenDocument, by
 * the names that its beginning says. */
static const char *
target_of_xml(struct text content)
{
	static const struct {
		const char *name, *target;
	} names[] = {
		{"urn:schemas-microsoft-com:office:spreadsheet", "xlsx"},
		{"http://schemas.microsoft.com/office/word/2003/wordml",
		 "docx"},
		{"pkg:contentType=\"application/vnd.openxmlformats-"
		 "officedocument.wordprocessingml",
		 "docx"},
		{"application/vnd.oasis.opendocument.spreadsheet", "xlsx"},
		{"application/vnd.oasis.opendocument.text", "docx"},
	};
	struct text start = {content.data, content.length < XML_HEAD
						   ? content.length
						   : XML_HEAD};

	for (size_t i = 0; i < COUNT(names); i++)
		if (text_has(start, text_of(names[i].name)))
			return names[i].target;
	return NULL;
}

bool
is_office_xml(struct text content)
{
	return text_starts(text_trim(content), TEXT("<?xml")) &&
	       text_has(content, TEXT("?>")) && target_of_xml(content) != NULL;
}

/* Since 2007 encrypted files are streams of an older one. */
static bool
is_encrypted_package(struct text content)
{
	static const struct text package = {
		"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0", 26};

	return text_has(content, package);
}

/* Older workbooks have a record 2F behind the first one. */
static bool
is_encrypted_book(struct text content)
{
	static const struct text book = WORD("\x09\x08\x10\0\0\x06\x05\0");
	struct text found = text_skip(content, text_find(content, book));

	return found.length > 20 && found.data[20] == 0x2f;
}

/* Older documents have a bit in their head, which begins some sector with its
 * mark and a version of two bytes. */
static bool
is_encrypted_document(struct text content)
{
	for (size_t at = 0; at + 0x0b < content.length; at += OLE_SECTOR)
		if (text_starts(text_skip(content, at), TEXT("\xec\xa5")) &&
		    (unsigned char)content.data[at + 3] <= 1)
			return content.data[at + 0x0b] & 1;
	return false;
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
	const struct child office = {.arguments = arguments,
				     .limit_ms = LIMIT_MS};
	bool ok = write_file(input.data, content) &&
		  child_run(&office, &printed, &end, &ignored) &&
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

/* The main part is a workbook where it has sheets, else a document. A workbook
 * of parts that are no XML is for LibreOffice. */
static enum document_fault
read_main_part(const struct office *office, struct zipped *zipped,
	       const char *part, const char **target_out)
{
	struct relations relations = {0};
	bool book = relations_read(zipped, part, &relations) &&
		    relation_of_kind(&relations, "worksheet");

	relations_release(&relations);
	if (!book && office->page > 0)
		return DOCUMENT_UNSUPPORTED;
	if (!book)
		return docx_reader_read(office->program, zipped, part,
					office->out);
	if (!text_ends(text_of(part), TEXT(".bin")))
		return xlsx_reader_read(zipped, part, office->page,
					office->converted, office->out);
	*target_out = "xlsx";
	return DOCUMENT_UNSUPPORTED;
}

static enum document_fault
read_parts(const struct office *office, struct zipped *zipped,
	   const char **target_out)
{
	struct relations relations = {0};
	const struct relation *found;
	enum document_fault fault = DOCUMENT_UNSUPPORTED;

	if (relations_read(zipped, "", &relations) &&
	    (found = relation_of_kind(&relations, "officeDocument")))
		fault = read_main_part(office, zipped, found->part, target_out);
	relations_release(&relations);
	return fault;
}

static enum document_fault
read_converted(const struct office *office, const char *target,
	       struct text content)
{
	enum document_fault fault = DOCUMENT_BROKEN;
	struct strbuf bytes = {0};
	struct zipped *zipped = NULL;
	struct office of_result = *office;

	/* Formulas of zipped files keep their results. */
	of_result.converted = !text_starts(content, TEXT("PK")) &&
			      !is_encrypted_package(content);
	if (!target || (office->page > 0 && strcmp(target, "xlsx") != 0))
		return DOCUMENT_UNSUPPORTED;
	if (!office->program)
		return DOCUMENT_NO_OFFICE;
	if (convert(office->program, target, content, &bytes) &&
	    (zipped = zipped_open(strbuf_view(&bytes))))
		fault = read_parts(&of_result, zipped, &target);
	zipped_close(zipped);
	strbuf_release(&bytes);
	return fault;
}

static enum document_fault
read_zipped(const struct office *office, struct text content)
{
	struct zipped *zipped = zipped_open(content);
	enum document_fault fault = DOCUMENT_BROKEN;
	struct strbuf manifest = {0};
	const char *target = NULL;

	if (!zipped)
		return fault;
	if (zipped_read(zipped, "META-INF/manifest.xml", &manifest) &&
	    text_has(strbuf_view(&manifest), TEXT("encryption-data")))
		fault = DOCUMENT_ENCRYPTED;
	else if (!(target = target_of_parts(zipped)))
		fault = read_parts(office, zipped, &target);
	strbuf_release(&manifest);
	zipped_close(zipped);
	return target ? read_converted(office, target, content) : fault;
}

/* Text that was decoded is UTF-8, whatever it says itself. */
static struct text
as_utf8(struct text content, struct arena *arena)
{
	struct strbuf plain = {0};
	struct text kept;

	content = text_trim(content);
	content = text_skip(content, text_find(content, TEXT("?>")));
	strbuf_puts(&plain, "<?xml version=\"1.0\" encoding=\"UTF-8\"");
	strbuf_text(&plain, content);
	kept = arena_copy(arena, strbuf_view(&plain));
	strbuf_release(&plain);
	return kept;
}

/* Excel encrypts a workbook whose sheets may not be moved with a password of
 * its own, which LibreOffice knows; any other it cannot open. */
static enum document_fault
read_encrypted_book(const struct office *office, struct text content)
{
	return read_converted(office, "xlsx", content) == DOCUMENT_READ
		       ? DOCUMENT_READ
		       : DOCUMENT_ENCRYPTED;
}

static enum document_fault
read_bytes(const struct office *office, struct text content)
{
	if (text_starts(content, TEXT("PK\003\004")))
		return read_zipped(office, content);
	if (is_encrypted_package(content) || is_encrypted_book(content))
		return read_encrypted_book(office, content);
	if (is_encrypted_document(content))
		return DOCUMENT_ENCRYPTED;
	return read_converted(office, target_of_bytes(content), content);
}

enum document_fault
office_reader_read(const char *program, struct text content,
		   struct document *out)
{
	const struct office office = {.program = program, .out = out};

	if (is_office_xml(content))
		return read_converted(&office, target_of_xml(content),
				      as_utf8(content, &out->arena));
	return read_bytes(&office, content);
}

enum document_fault
office_reader_read_book(const char *program, struct text content, uint32_t page,
			struct document *out)
{
	const struct office office = {
		.program = program, .page = page, .out = out};

	return read_bytes(&office, content);
}
