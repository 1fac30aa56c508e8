/*
 * The parts of an Office file: a zip archive in memory. zipped.c alone knows
 * libzip.
 */
#ifndef DOCUMENT_ZIPPED_H
#define DOCUMENT_ZIPPED_H

#include "base/base.h"

struct zipped;

/* NULL when it is no zip archive, or has too many parts. The content must
 * outlive it. */
struct zipped *zipped_open(struct text content);
void zipped_close(struct zipped *zipped);

/*
 * The content of a part, replacing what is in out. False when there is none of
 * that name, or it is damaged, encrypted or larger than any account needs.
 */
bool zipped_read(struct zipped *zipped, const char *name, struct strbuf *out);

#endif
