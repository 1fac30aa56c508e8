/*
 * What the fuzzing targets share. Each target, targets/NAME.c, is one function
 * that is given bytes: it must bear all of them, and hold what it promises
 * where they happen to mean something.
 *
 * The fuzz preset links it with libFuzzer, every other build with replay.c.
 */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#include "account/account.h"
#include "config/config.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* An assertion in every build. */
#define HOLDS(condition)                                                       \
	((condition) ? (void)0 : fuzz_fail(__FILE__, __LINE__, #condition))

_Noreturn void fuzz_fail(const char *file, int line, const char *condition);

/* Is it UTF-8? */
void check_text(struct text text);

/* Did a reader keep its promises: do rows and cells lie where they are said to
 * be, and is all of it text? */
void check_document(const struct document *document);

/* The same for the rows and texts of some blocks; returns how many rows. */
size_t check_blocks(const struct document *document, const struct block *blocks,
		    size_t count);

/* document_read under a name, without other programs, and the check. */
void check_read(const char *name, struct text content);

/* The same for a stream of lines of juesuan-pdf; false where it is none. */
bool check_pdf_stream(struct text bytes);

/* Is it a whole sentence about a place in the file? */
void check_config_error(const struct error *err);

/* The shipped configuration with the demonstration city; opened once. */
const struct config *shipped_config(void);

static inline struct text
text_of_bytes(const uint8_t *data, size_t size)
{
	return (struct text){(const char *)data, size};
}

/* The text up to a line "===", and *rest what stands behind it. */
struct text take_part(struct text *rest);

#endif
