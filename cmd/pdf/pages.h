/*
 * A file from its first page to its last.
 */
#ifndef PDF_PAGES_H
#define PDF_PAGES_H

#include "source.h"

/* Write the whole stream that stream.h describes. */
void pages_print(struct source *source, FILE *out);

#endif
