/*
 * The demonstration city, 示例市: the source files of its made-up departments,
 * as first published, with a few errors planted that datasets/shili/README.md
 * lists.
 */
#ifndef GENERATE_DEMO_H
#define GENERATE_DEMO_H

#include <stdbool.h>

/* Write FOLDER/<department>/<year>.txt; false when a file cannot be written,
 * the reason being on standard error. */
bool demo_write(const char *folder);

#endif
