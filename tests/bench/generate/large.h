/*
 * A made-up history of one large document: some 20,000 figures in one file, and
 * 201 commits of it, some of them merges.
 */
#ifndef GENERATE_LARGE_H
#define GENERATE_LARGE_H

#include <stdbool.h>
#include <stdio.h>

/*
 * The history, as git fast-import reads it. Rows are the codes of a
 * classification of config/classifications/, the file's path. False when it
 * cannot be read, the reason being on standard error.
 */
bool large_print_history(FILE *out, const char *classification);

/* The city's YAML file, for large.git and large.db beside it. */
void large_print_config(FILE *out);

#endif
