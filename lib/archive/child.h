/*
 * Running another program to its end, with a limit on its time.
 */
#ifndef ARCHIVE_CHILD_H
#define ARCHIVE_CHILD_H

#include "base/base.h"

/* The name under which a child finds the further input of child_run. */
#define CHILD_INPUT "/dev/fd/3"

enum child_end {
	CHILD_DONE,   /* it ended with exit status 0 */
	CHILD_FAILED, /* it ended otherwise */
	CHILD_ABSENT, /* there is no such program */
	CHILD_LATE,   /* it took too long and was ended */
};

/*
 * The program of that name in PATH, as a path; false when there is none.
 */
bool child_find(const char *name, struct strbuf *out);

/*
 * Run argv[0], a path, in the locale C and in UTC, without any other variable
 * of the environment. It reads input from its standard input and further from
 * CHILD_INPUT; what it prints is added to printed, also what goes to its
 * standard error. Where it has not ended after limit_ms, it is ended.
 *
 * Fails with ERR_SYSTEM when there is no room for temporary files.
 */
bool child_run(const char *const argv[], int limit_ms, struct text input,
	       struct text further, struct strbuf *printed, enum child_end *out,
	       struct error *err);

#endif
