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
	char *path;  /* where the warehouse is, or shall be */
	char *aside; /* the FRESH file, NULL otherwise or once published */
	struct feed feed;
	struct query queries[STATEMENTS];
};

/* Write the sentence for a failed call; returns false. */
bool store_failure(sqlite3 *db, int result, struct error *err);

/* Make the virtual table "feed", which sql/version_fill.sql reads. */
int feed_register(struct warehouse *warehouse);

#endif
