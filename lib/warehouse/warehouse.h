/*
 * The warehouse: one SQLite file, one city.
 *
 * Statements are .sql files in sql/, embedded at build time as the enum
 * statement (sql/version_insert.sql is SQL_VERSION_INSERT), prepared when the
 * store opens so that one that no longer fits the schema fails at once, and
 * bound by name. Every SELECT whose rows reach a report has an ORDER BY.
 *
 * All failures are ERR_WAREHOUSE with SQLite's own words, or ERR_BUSY.
 */
#ifndef WAREHOUSE_WAREHOUSE_H
#define WAREHOUSE_WAREHOUSE_H

#include "base/base.h"
#include "warehouse/sql.h" /* made from sql/: enum statement */

#include <stdint.h>

struct warehouse;

enum warehouse_mode {
	WAREHOUSE_READ,	 /* must exist; nothing is ever written */
	WAREHOUSE_WRITE, /* is created when missing */
	WAREHOUSE_FRESH, /* an empty file beside path, without a journal, that
			  * warehouse_publish puts in path's place */
};

bool warehouse_open(const char *path, enum warehouse_mode mode,
		    struct warehouse **out, struct error *err);
/* An unfinished transaction is rolled back, an unpublished file removed. */
void warehouse_close(struct warehouse *warehouse);

bool warehouse_begin(struct warehouse *warehouse, struct error *err);
bool warehouse_commit(struct warehouse *warehouse, struct error *err);
void warehouse_rollback(struct warehouse *warehouse);

/* Put a FRESH file in its place: synced, renamed, readers undisturbed. */
bool warehouse_publish(struct warehouse *warehouse, struct error *err);

/*
 * A statement, reset and without bindings. Borrowed: it belongs to the
 * warehouse, and asking for it again begins it anew.
 */
struct query;
struct query *warehouse_query(struct warehouse *warehouse,
			      enum statement statement);

/* Bind a parameter by its name, such as ":document". */
void query_int(struct query *query, const char *name, int64_t value);
void query_null(struct query *query, const char *name);
void query_text(struct query *query, const char *name, struct text text);
void query_blob(struct query *query, const char *name, const void *bytes,
		size_t length);

/* To the next row: false at the end and on failure; then query_end tells. */
bool query_row(struct query *query);
/* Was it read to its end without failure? Call it once after the last row. */
bool query_end(struct query *query, struct error *err);
/* Run a statement that gives no rows. */
bool query_run(struct query *query, struct error *err);

/* Columns of the present row, from 0; texts and blobs borrowed until the next
 * row. */
int64_t query_get_int(struct query *query, int column);
bool query_is_null(struct query *query, int column);
struct text query_get_text(struct query *query, int column);
const void *query_get_blob(struct query *query, int column, size_t *length_out);

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

/* The byte that version.printed keeps, and back. */
static inline uint8_t
printed_pack(unsigned state, unsigned decimals, bool grouped)
{
	return (uint8_t)(state | decimals << 3 | (grouped ? 64u : 0u));
}
static inline unsigned
printed_state(int64_t printed)
{
	return (unsigned)printed & 7u;
}
static inline unsigned
printed_decimals(int64_t printed)
{
	return (unsigned)printed >> 3 & 7u;
}
static inline bool
printed_grouped(int64_t printed)
{
	return ((unsigned)printed & 64u) != 0;
}

static inline uint32_t
document_number(int year, uint32_t department)
{
	return (uint32_t)year << 16 | department;
}

#endif
