/* What the files of this room share: the store's insides. */
#ifndef WAREHOUSE_STORE_H
#define WAREHOUSE_STORE_H

#include "warehouse/warehouse.h"

#include <sqlite3.h>

struct query {
	sqlite3 *db;
	sqlite3_stmt *statement; /* NULL until it is asked for */
	int result;              /* of preparing, then of the last step */
};

/* The rows that warehouse_fill is inserting. */
struct feed {
	bool (*next)(struct version_row *out, void *context);
	void *context;
	struct version_row row;
	bool ended;
};

struct warehouse {
	sqlite3 *db;
	char *path;   /* where the warehouse is, or shall be */
	char *aside;  /* the FRESH file, NULL otherwise or once published */
	bool has_old; /* the file that it will replace is attached */
	struct feed feed;
	struct query queries[STATEMENTS];
};

/* Write the sentence for a failed call; returns false. */
bool store_failure(sqlite3 *db, int result, struct error *err);

/* Is the file made of what this script of a schema makes, and of nothing else?
 * Fails with the first difference. */
bool store_has_tables(struct warehouse *warehouse, const char *script,
		      struct error *err);

/* Let go of what warehouse_inherit or warehouse_attach_older attached, where
 * they did. Within a transaction SQLite cannot. */
void store_detach_old(struct warehouse *warehouse);

/* For sqlite3_exec: the first column of its one row into an int. */
int store_take_integer(void *out, int columns, char **values, char **names);

/* Run a script that gives no rows. */
bool store_execute(sqlite3 *db, const char *script, struct error *err);

/* Make the virtual table "feed", which sql/version_fill.sql reads. */
int feed_register(struct warehouse *warehouse);

#endif
