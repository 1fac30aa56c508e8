/* Growing strings. */
#include "base/strbuf.h"
#include "base/language.h"
#include "base/vec.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *
strbuf_room(struct strbuf *buf, size_t more)
{
	size_t needed = buf->length + more + 1;

	if (needed > buf->capacity)
		buf->data = vec_grow(buf->data, &buf->capacity, needed, 1);
	return buf->data + buf->length;
}

void
strbuf_release(struct strbuf *buf)
{
	free(buf->data);
	*buf = (struct strbuf){0};
}

void
strbuf_clear(struct strbuf *buf)
{
	buf->length = 0;
	if (buf->data)
		buf->data[0] = '\0';
}

void
strbuf_add(struct strbuf *buf, const char *bytes, size_t length)
{
	char *end = strbuf_room(buf, length);

	if (length)
		memcpy(end, bytes, length);
	end[length] = '\0';
	buf->length += length;
}

void
strbuf_puts(struct strbuf *buf, const char *string)
{
	strbuf_add(buf, string, strlen(string));
}

void
strbuf_putc(struct strbuf *buf, char byte)
{
	strbuf_add(buf, &byte, 1);
}

void
strbuf_text(struct strbuf *buf, struct text text)
{
	strbuf_add(buf, text.data, text.length);
}

/* Most of what is printed fits here and is printed once. */
#define PRINTED_MOST 256

void
strbuf_printf(struct strbuf *buf, const char *format, ...)
{
	char *end = strbuf_room(buf, PRINTED_MOST);
	va_list args, again;
	int length;

	va_start(args, format);
	va_copy(again, args);
	length = vsnprintf(end, PRINTED_MOST + 1, format, args);
	va_end(args);
	if (length > PRINTED_MOST) {
		end = strbuf_room(buf, (size_t)length);
		vsnprintf(end, (size_t)length + 1, format, again);
	}
	va_end(again);
	strbuf_wrote(buf, end + length);
}

struct strbuf *
strbuf_next(struct strbuf *list)
{
	if (list->length > 0)
		strbuf_puts(list, _(", "));
	return list;
}

struct text
strbuf_view(const struct strbuf *buf)
{
	return (struct text){buf->data, buf->length};
}

const char *
strbuf_string(const struct strbuf *buf)
{
	return buf->data ? buf->data : "";
}
