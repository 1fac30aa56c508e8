/*
 * The file that a fresh one will replace, attached to it as "old": its journal
 * goes on, and its values are held against the fresh ones. Apart from the rest
 * because this alone knows what files of earlier schemas are like.
 */
#include "warehouse/store.h"

/* The tables of a file by its schema's version, the present one too. When that
 * changes, the file of the one before stays, and a row comes for the new one;
 * those before the first are too different. */
static const struct schema {
	int version;
	const char *tables;
} schemas[] = {
	{4, sql_schema_4},
	{5, sql_schema_5},
};

/* NULL where there is no such version. */
static const struct schema *
schema_of(sqlite3 *db)
{
	int version = 0;

	sqlite3_exec(db, "PRAGMA user_version", store_take_integer, &version,
		     NULL);
	for (size_t i = 0; i < COUNT(schemas); i++)
		if (schemas[i].version == version)
			return &schemas[i];
	return NULL;
}

static bool
attach(struct warehouse *fresh, struct error *err)
{
	struct query *query = warehouse_query(fresh, SQL_ATTACH_OLD);

	query_text(query, ":path", text_of(fresh->path));
	fresh->has_old = query_run(query, err);
	return fresh->has_old;
}

void
store_detach_old(struct warehouse *warehouse)
{
	if (warehouse->has_old)
		sqlite3_exec(warehouse->db, "DETACH old", NULL, NULL, NULL);
	warehouse->has_old = false;
}

bool
warehouse_inherit(struct warehouse *fresh, struct error *err)
{
	return attach(fresh, err) &&
	       store_execute(fresh->db, sql_schema_inherit, err);
}

bool
warehouse_attach_older(struct warehouse *fresh, bool *attached_out,
		       struct error *err)
{
	struct warehouse old = {.path = fresh->path};
	const struct schema *schema;
	struct error why;
	bool fits = false;

	int result = sqlite3_open_v2(old.path, &old.db,
				     SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX,
				     NULL);
	bool ok = result == SQLITE_OK || store_failure(old.db, result, err);

	if (ok) {
		schema = schema_of(old.db);
		fits = schema && store_has_tables(&old, schema->tables, &why) &&
		       warehouse_quick_check(&old, &why);
	}
	sqlite3_close(old.db);
	if (!ok || (fits && !attach(fresh, err)))
		return false;
	*attached_out = fits;
	return true;
}

bool
warehouse_supersede(struct warehouse *fresh, int64_t *recommitted_out,
		    struct error *err)
{
	int recommitted = 0;

	if (!store_execute(fresh->db, sql_schema_old_cells, err) ||
	    !store_execute(fresh->db, sql_schema_supersede, err) ||
	    !store_execute(fresh->db, sql_schema_sightings, err))
		return false;
	int result = sqlite3_exec(fresh->db, sql_schema_recommitted,
				  store_take_integer, &recommitted, NULL);
	if (result != SQLITE_OK)
		return store_failure(fresh->db, result, err);
	*recommitted_out = recommitted;
	return true;
}
