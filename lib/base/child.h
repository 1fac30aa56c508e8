/*
 * Running another program to its end, with limits on its time and its output.
 */
#ifndef BASE_CHILD_H
#define BASE_CHILD_H

#include "base/error.h"
#include "base/strbuf.h"

/* The name under which a child finds its further input. */
#define CHILD_INPUT "/dev/fd/3"

/* A program to be run once. */
struct child {
	const char *const *arguments; /* up to a NULL; the first is a path */
	struct text input;   /* what it reads from its standard input */
	struct text further; /* and from CHILD_INPUT, unless empty */
	int limit_ms;        /* after which it is ended */
};

/* A child that prints more is ended. */
#define CHILD_PRINTS_MAX ((size_t)128 << 20)

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
 * Run a program in the locale C and in UTC, without any other variable of the
 * environment. What it prints is added to printed, also what goes to its
 * standard error. Safe in several threads.
 *
 * Fails with ERR_SYSTEM when there is no room for a temporary file or a socket.
 */
bool child_run(const struct child *child, struct strbuf *printed,
	       enum child_end *out, struct error *err);

#endif
