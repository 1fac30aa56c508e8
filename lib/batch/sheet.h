/*
 * The files of a document while its editions are read: each is read from the
 * archive when the first edition needs it, and given back after the last, so
 * that memory does not grow with the number of editions.
 */
#ifndef BATCH_SHEET_H
#define BATCH_SHEET_H

#include "batch/reader.h"

struct sheet {
	struct sheet *next; /* of the spare ones */
	struct strbuf content;
	struct account account;
	bool lost; /* there is something in it, and it could not be read */
};

/* For a new document: learn which edition uses which revision last. */
void sheets_begin(struct reader *reader);

/* What a revision says; borrowed until sheets_close of its last edition. */
bool sheet_open(struct reader *reader, uint32_t revision, struct sheet **out,
		struct error *err);

/* An edition is done. */
void sheets_close(struct reader *reader, uint32_t edition);

void sheets_release(struct reader *reader);

#endif
