/*
 * The warehouse: one SQLite file, one city.
 *
 * Statements are .sql files in sql/, embedded at build time as the enum
 * statement (sql/person_find.sql is SQL_PERSON_FIND), prepared when first asked
 * for, and bound by name. A test prepares them all, against the schema.
 * Every SELECT whose rows reach a report has an ORDER BY.
 *
 * All failures are ERR_WAREHOUSE with SQLite's own words, ERR_REBUILD when the
 * file is damaged, or ERR_BUSY when another program holds it.
 */
#ifndef WAREHOUSE_WAREHOUSE_H
#define WAREHOUSE_WAREHOUSE_H

#include "base/base.h"
#include "warehouse/sql.h" /* made from sql/: enum statement */

#include <stdint.h>

struct warehouse;

enum warehouse_mode {
	WAREHOUSE_READ,    /* must exist; nothing is ever written */
	WAREHOUSE_WRITE,   /* must exist; readers go on beside the writer */
	WAREHOUSE_FRESH,   /* an empty file beside path, without a journal, that
			    * warehouse_publish puts in path's place */
	WAREHOUSE_SMALL,   /* the same, for few documents: in smaller pages */
	WAREHOUSE_SCRATCH, /* an empty one that nobody else sees, gone when it
			    * is closed or the program ends; path is "" */
};

/*
 * Fails for a missing file, one that is no warehouse, one that a newer program
 * made, and with ERR_OLDER for one that an older program made. Of FRESH
 * warehouses for one path there may be one at a time: the caller sees to that.
 */
bool warehouse_open(const char *path, enum warehouse_mode mode,
		    struct warehouse **out, struct error *err);
/* An unfinished transaction is rolled back, an unpublished file removed. */
void warehouse_close(struct warehouse *warehouse);

/* Reading: all that follows sees one state. Writing: others must wait. */
bool warehouse_begin(struct warehouse *warehouse, struct error *err);
bool warehouse_commit(struct warehouse *warehouse, struct error *err);
void warehouse_rollback(struct warehouse *warehouse);

/*
 * Put a FRESH file in its place: synced and renamed. Who has the old file open
 * goes on reading it; what is left to do with this one is to close it.
 * kept_out: NULL, or the old one, which cannot be used any more, is kept under
 * the first name that is free: PATH.old-1, PATH.old-2, ... It has its own name
 * too until the fresh one takes that.
 */
bool warehouse_publish(struct warehouse *warehouse, struct strbuf *kept_out,
		       struct error *err);

/* What a load was, as the journal keeps it: load.kind and superseded.why. */
enum load_kind {
	LOAD_FIRST,     /* there was no warehouse */
	LOAD_ADDED,     /* what was new was added */
	LOAD_READING,   /* read anew: the definitions changed */
	LOAD_ASKED,     /* read anew: somebody asked for it */
	LOAD_REWRITTEN, /* read anew: a rewritten history was accepted */
	LOAD_MOVED,     /* read anew: the first-parent line is another one */
	LOAD_BRANCHED,  /* read anew: another branch was accepted, which does
			 * not come from what was loaded */
};

/* How a document stood with an edition: edition.state. */
enum edition_state {
	EDITION_READ,
	EDITION_GONE,      /* no file of it is left */
	EDITION_SET_ASIDE, /* no file of it could be read */
};

/* The number of no edition. */
#define EDITION_NONE UINT32_MAX

/*
 * For a FRESH warehouse within its transaction: make the journal of the one
 * that it will replace its own, before anything else is entered.
 */
bool warehouse_inherit(struct warehouse *fresh, struct error *err);

/* What of a journal could be carried over. */
struct salvage {
	int64_t loads, values; /* of the ledger, and superseded ones */
	bool is_whole;         /* as far as can be told, nothing is lost */
};

/*
 * The same from a file that is damaged, or that an older program made: row by
 * row what can be read, from either end of each table. Fails only where that
 * cannot be opened or the fresh one cannot be written.
 */
bool warehouse_salvage(struct warehouse *fresh, struct salvage *out,
		       struct error *err);

/*
 * After warehouse_salvage: attach the file for warehouse_supersede, where it is
 * one that an older program made, whole, and of a schema of which this one
 * knows how to compare the values.
 */
bool warehouse_attach_older(struct warehouse *fresh, bool *attached_out,
			    struct error *err);

/*
 * After warehouse_inherit or warehouse_attach_older, when all is entered, the
 * load too: enter the values that the warehouse to be replaced has and this one
 * has not as superseded by that load, and what the old one knows to be older or
 * younger than it is dated now. sql/schema-supersede.sql and
 * schema-sightings.sql say when a value and an edition are the same.
 * recommitted_out: how many are, but come from a commit that was not there.
 */
bool warehouse_supersede(struct warehouse *fresh, int64_t *recommitted_out,
			 struct error *err);

/* Do the rows fit each other as the schema cannot say? Fails with the first
 * sentence of sql/schema-check.sql that holds. For tests and suspicions: it
 * reads everything. */
bool warehouse_check(struct warehouse *warehouse, struct error *err);

/* Are its tables and indexes those that the program makes, and nothing else?
 * Comments and white space do not count. Fails with the first difference. */
bool warehouse_check_schema(struct warehouse *warehouse, struct error *err);

/* Is it without triggers and views? Fails with ERR_REBUILD. For who is going to
 * write: a connection of ours runs no trigger, but what a view hides is not
 * seen. */
bool warehouse_check_planted(struct warehouse *warehouse, struct error *err);

/* Is the file whole, as SQLite sees it? Fails with ERR_REBUILD. Reads
 * everything. */
bool warehouse_quick_check(struct warehouse *warehouse, struct error *err);

/*
 * The canonical dump: all that a load from scratch and a load of what is new
 * must agree on, by natural keys in their order, one row a line. The journal is
 * not part of it. Ends with the error of the first write that fails.
 */
bool warehouse_export(struct warehouse *warehouse,
		      bool (*write)(struct text line, void *context,
				    struct error *err),
		      void *context, struct error *err);

/* A row of the canonical dump in which two warehouses differ. */
struct row_difference {
	const char *section; /* the row's first column: "version" */
	struct text key;     /* the further columns that say which row it is,
			      * with tabs between */
	/* The first column that differs, and what it is on either side; or NULL
	 * where only one side has the row: then that side's further columns,
	 * and data is NULL on the other. */
	const char *column;
	struct text ours, theirs;
};

/* Go through two dumps side by side, holding one row of each in memory. */
bool warehouse_compare(struct warehouse *ours, struct warehouse *theirs,
		       void (*visit)(const struct row_difference *difference,
				     void *context),
		       void *context, struct error *err);

/*
 * A statement, reset and without bindings. Borrowed: it belongs to the
 * warehouse, and asking for it again begins it anew. One that does not fit the
 * file gives no rows, and query_end tells why.
 */
struct query;
struct query *warehouse_query(struct warehouse *warehouse,
			      enum statement statement);

/* Bind a parameter by its name, such as ":document". What is not bound
 * is NULL. */
void query_int(struct query *query, const char *name, int64_t value);
void query_text(struct query *query, const char *name, struct text text);
void query_blob(struct query *query, const char *name, struct text bytes);

/* To the next row: false at the end and on failure; then query_end tells. */
bool query_row(struct query *query);
/* Done with its rows, all of them or not: was there a failure? */
bool query_end(struct query *query, struct error *err);
/* Run a statement that gives no rows. */
bool query_run(struct query *query, struct error *err);

/* Columns of the present row, from 0; texts and blobs borrowed until the next
 * row. */
int64_t query_get_int(struct query *query, int column);
bool query_is_null(struct query *query, int column);
struct text query_get_text(struct query *query, int column);
struct text query_get_blob(struct query *query, int column);

/* Versions in the order of their key, as many as a load has. */
struct version_row {
	uint32_t cell, document, from, until, origin;
	uint8_t printed;
	int64_t value;
};
#define VERSION_OPEN UINT32_MAX

/* Insert rows that next hands out one by one, until it returns false, in
 * ascending (cell, document, from). */
bool warehouse_fill(struct warehouse *warehouse,
		    bool (*next)(struct version_row *out, void *context),
		    void *context, struct error *err);

/* The byte that version.printed keeps, and back. An amount of 亿元 in fen has
 * ten decimals; 15 are kept. */
static inline uint8_t
printed_pack(unsigned state, unsigned decimals, bool grouped)
{
	return (uint8_t)(state | (grouped ? 8u : 0u) |
			 (decimals < 15 ? decimals : 15u) << 4);
}
static inline unsigned
printed_state(int64_t printed)
{
	return (unsigned)printed & 7u;
}
static inline unsigned
printed_decimals(int64_t printed)
{
	return (unsigned)printed >> 4 & 15u;
}
static inline bool
printed_grouped(int64_t printed)
{
	return ((unsigned)printed & 8u) != 0;
}

static inline uint32_t
document_number(int year, uint32_t department)
{
	return (uint32_t)year << 16 | department;
}

#endif
