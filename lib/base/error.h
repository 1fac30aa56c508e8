/*
 * Errors: what went wrong, where, as one whole sentence in the user's language.
 *
 * The code that sees a failure writes the sentence; the layers between return
 * false; cmd/main.c prints it once.
 */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stdarg.h>
#include <stdbool.h>

/* One kind for each thing that a caller would do differently. */
enum error_kind {
	ERR_NONE,
	ERR_USAGE,     /* the command line is wrong: exit status 2 */
	ERR_CONFIG,    /* a configuration file is wrong: exit status 2 */
	ERR_NOT_FOUND, /* what was asked for does not exist */
	ERR_ARCHIVE,   /* the git repository cannot be used */
	ERR_REWRITTEN, /* history was rewritten since the last load */
	ERR_WAREHOUSE, /* the SQLite file cannot be used */
	ERR_REBUILD,   /* the same, but reading everything anew makes it good */
	ERR_OLDER,  /* the same: an older program made it, a load does that */
	ERR_BUSY,   /* another load is running: exit status 4 */
	ERR_SYSTEM, /* the operating system said no */
};

struct error {
	enum error_kind kind;
	char source[512]; /* a file, or "" */
	int line, column; /* from 1; 0 when there is none */
	char message[1024];
};

/* Write the sentence; returns false, so that callers can return it. */
bool error_set(struct error *err, enum error_kind kind, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* The same, with the place in a file. */
bool error_at(struct error *err, enum error_kind kind, const char *source,
	      int line, int column, const char *format, ...)
	__attribute__((format(printf, 6, 7)));

#endif
