/* Writing an error's sentence, and never cutting a character in two. */
#include "base/error.h"

#include <stdio.h>
#include <string.h>

/* Copy a string into a buffer, shortened to whole UTF-8 characters. */
static void
copy_fitting(char *buffer, size_t size, const char *string)
{
	size_t length = strlen(string);

	if (length >= size) {
		length = size - 1;
		while (length > 0 &&
		       ((unsigned char)string[length] & 0xc0) == 0x80)
			length--;
	}
	memcpy(buffer, string, length);
	buffer[length] = '\0';
}

/* The arguments may point into err, so the old sentence stays until the new
 * one is written; one byte more than fits shows where to cut. */
static void __attribute__((format(printf, 2, 0)))
set_message(struct error *err, const char *format, va_list args)
{
	char message[sizeof err->message + 1];

	vsnprintf(message, sizeof message, format, args);
	copy_fitting(err->message, sizeof err->message, message);
}

bool
error_set(struct error *err, enum error_kind kind, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	set_message(err, format, args);
	va_end(args);
	err->kind = kind;
	err->source[0] = '\0';
	err->line = err->column = 0;
	return false;
}

bool
error_at(struct error *err, enum error_kind kind, const char *source, int line,
	 int column, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	set_message(err, format, args);
	va_end(args);
	err->kind = kind;
	if (source != err->source)
		copy_fitting(err->source, sizeof err->source, source);
	err->line = line;
	err->column = column;
	return false;
}
