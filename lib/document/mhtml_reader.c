/*
 * Web pages saved as one file, with their pictures (RFC 2557): a mail, of which
 * each part that is a page is read. Excel saves a workbook so with a page for
 * each sheet.
 */
#include "document/readers.h"

#include "document/encoding.h"

#include <strings.h>

#define HEAD_LONG 4096 /* bytes in which a mail says that it is one */
#define DEPTH_MAX 8    /* parts in parts */

static bool
starts_with_word(struct text text, const char *word)
{
	size_t length = strlen(word);

	return text.length >= length &&
	       strncasecmp(text.data, word, length) == 0;
}

/* Where a word stands, whatever its capitals; the end if it does not. */
static size_t
find_word(struct text text, const char *word)
{
	for (size_t i = 0; i < text.length; i++)
		if (starts_with_word(text_skip(text, i), word))
			return i;
	return text.length;
}

/* Does a line begin with the name of a field? */
static bool
has_field(struct text head, const char *name)
{
	while (head.length > 0 && !starts_with_word(head, name))
		text_take(&head, TEXT("\n"));
	return head.length > 0;
}

static bool
has_word(struct text text, const char *word)
{
	return find_word(text, word) < text.length;
}

static struct text
head_of_mail(struct text content)
{
	return (struct text){content.data, content.length < HEAD_LONG
						   ? content.length
						   : HEAD_LONG};
}

bool
is_mhtml(struct text content)
{
	struct text head = head_of_mail(content);

	return has_field(head, "MIME-Version:") && has_word(head, "boundary=");
}

/* What stands between the parts, from the head of the mail; "" if it says
 * nothing. */
static struct text
boundary_of(struct text head, struct arena *arena)
{
	struct text rest = text_skip(head, find_word(head, "boundary="));
	size_t end = 0;

	rest = text_skip(rest, rest.length > 0 ? strlen("boundary=") : 0);
	bool quoted = text_starts(rest, TEXT("\""));
	rest = text_skip(rest, quoted);
	while (end < rest.length &&
	       !strchr(quoted ? "\"\r\n" : "; \t\r\n", rest.data[end]))
		end++;
	return end > 0 ? text_of(arena_printf(arena, "--%.*s", (int)end,
					      rest.data))
		       : TEXT("");
}

/* The end of a head: an empty line. */
static size_t
head_length(struct text part)
{
	size_t unix_end = text_find(part, TEXT("\n\n"));
	size_t end = text_find(part, TEXT("\r\n\r\n"));

	return unix_end < end ? unix_end : end;
}

/* =E4 is a byte, and = at the end of a line breaks nothing. (RFC 2045, 6.7) */
static void
decode_quoted(struct text text, struct strbuf *out)
{
	for (size_t i = 0; i < text.length; i++) {
		struct text rest = text_skip(text, i);

		if (text_starts(rest, TEXT("=\r\n"))) {
			i += 2;
		} else if (text_starts(rest, TEXT("=\n"))) {
			i++;
		} else if (rest.length > 2 && rest.data[0] == '=' &&
			   byte_hex(rest.data[1]) >= 0 &&
			   byte_hex(rest.data[2]) >= 0) {
			strbuf_putc(out, (char)(byte_hex(rest.data[1]) * 16 +
						byte_hex(rest.data[2])));
			i += 2;
		} else {
			strbuf_putc(out, text.data[i]);
		}
	}
}

static void
decode_base64(struct text text, struct strbuf *out)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz"
				     "0123456789+/";
	unsigned bits = 0, count = 0;

	for (size_t i = 0; i < text.length && text.data[i] != '='; i++) {
		const char *digit =
			text.data[i] ? strchr(digits, text.data[i]) : NULL;

		if (!digit)
			continue;
		bits = (bits << 6 | (unsigned)(digit - digits)) & 0xffff;
		count += 6;
		if (count >= 8) {
			count -= 8;
			strbuf_putc(out, (char)(bits >> count & 0xff));
		}
	}
}

/* A part that is a page, as page `number` of the document. */
static enum document_fault
read_page(struct text head, struct text part, uint32_t number,
	  struct document *out)
{
	struct text page;
	struct strbuf bytes = {0};
	enum document_fault fault = DOCUMENT_NOT_UTF8;
	size_t bad;

	if (has_word(head, "quoted-printable"))
		decode_quoted(part, &bytes);
	else if (has_word(head, "base64"))
		decode_base64(part, &bytes);
	else
		strbuf_text(&bytes, part);
	part = arena_copy(&out->arena, strbuf_view(&bytes));
	if (encoding_decode(part, &out->arena, &page, &bad))
		fault = html_reader_read(page, number, out);
	strbuf_release(&bytes);
	return fault;
}

static enum document_fault read_parts(struct text head, struct text content,
				      unsigned depth, uint32_t *number,
				      struct document *out);

/* A part that is a page, or has parts of its own; what is attached is told, and
 * others are none. */
static enum document_fault
read_part(struct text part, unsigned depth, uint32_t *number,
	  struct document *out)
{
	size_t length = head_length(part);
	struct text head = {part.data, length};

	part = text_trim(text_skip(part, length));
	if (has_word(head, "multipart/"))
		return depth < DEPTH_MAX
			       ? read_parts(head, part, depth + 1, number, out)
			       : DOCUMENT_UNSUPPORTED;
	++*number;
	if (has_word(head, "text/html"))
		return read_page(head, part, *number, out);
	if (has_word(head, "disposition: attachment"))
		add_note(out, NOTE_EMBEDDED_UNREAD,
			 (struct place){.page = *number}, TEXT(""));
	return DOCUMENT_UNSUPPORTED;
}

static enum document_fault
read_parts(struct text head, struct text content, unsigned depth,
	   uint32_t *number, struct document *out)
{
	struct text boundary = boundary_of(head, &out->arena);
	struct text rest = content;
	enum document_fault fault = DOCUMENT_UNSUPPORTED;
	size_t at;

	if (boundary.length == 0)
		return fault;
	while ((at = text_find(rest, boundary)) < rest.length) {
		rest = text_skip(rest, at + boundary.length);
		enum document_fault of_part = read_part(
			(struct text){rest.data, text_find(rest, boundary)},
			depth, number, out);

		if (of_part != DOCUMENT_UNSUPPORTED)
			fault = of_part;
		if (fault != DOCUMENT_READ && fault != DOCUMENT_UNSUPPORTED)
			break;
	}
	return fault;
}

enum document_fault
mhtml_reader_read(struct text content, struct document *out)
{
	uint32_t number = 0;

	return read_parts(head_of_mail(content),
			  text_skip(content, head_length(content)), 0, &number,
			  out);
}
