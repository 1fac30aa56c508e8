/*
 * A growing string. All zero is an empty one; data is NULL only then.
 */
#ifndef BASE_STRBUF_H
#define BASE_STRBUF_H

#include "base/text.h"

#include <stddef.h>

struct strbuf {
	char *data; /* always followed by a NUL */
	size_t length, capacity;
};

void strbuf_release(struct strbuf *buf);
void strbuf_clear(struct strbuf *buf);
/* Room for so many more bytes behind the content. What is written there, up to
 * end, becomes content by strbuf_wrote. */
char *strbuf_room(struct strbuf *buf, size_t more);
static inline void
strbuf_wrote(struct strbuf *buf, char *end)
{
	*end = '\0';
	buf->length = (size_t)(end - buf->data);
}
void strbuf_add(struct strbuf *buf, const char *bytes, size_t length);
void strbuf_puts(struct strbuf *buf, const char *string);
void strbuf_putc(struct strbuf *buf, char byte);
void strbuf_text(struct strbuf *buf, struct text text);
void strbuf_printf(struct strbuf *buf, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Begin the next item of a list: behind what there is, ", " in the user's
 * language. Returns the buffer, for the item to be written. */
struct strbuf *strbuf_next(struct strbuf *list);

/* The content, borrowed until the buffer changes. */
struct text strbuf_view(const struct strbuf *buf);

/* The content as a C string, "" when empty; borrowed. */
const char *strbuf_string(const struct strbuf *buf);

#endif
