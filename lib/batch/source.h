/*
 * The files of a document while its editions are read: each is read from the
 * archive when the first edition needs it, and given back after the last, so
 * that memory does not grow with the number of editions.
 */
#ifndef BATCH_SOURCE_H
#define BATCH_SOURCE_H

#include "batch/reader.h"

struct source {
	struct source *next; /* of the spare ones */
	struct strbuf content;
	struct account account;
	bool lost; /* there is something in it, and it could not be read */
};

/* For a new document: learn which edition uses which revision last. */
void sources_begin(struct reader *reader);

/* What a revision says; borrowed until sources_close of its last edition. */
bool source_open(struct reader *reader, uint32_t revision, struct source **out,
		 struct error *err);

/* An edition is done. */
void sources_close(struct reader *reader, uint32_t edition);

void sources_release(struct reader *reader);

#endif
