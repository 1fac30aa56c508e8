/* Statements: prepared when first asked for, bound by name, stepped, read. */
#include "warehouse/store.h"

#include <assert.h>

/* Its failure is told like that of a step: by query_end. */
static void
prepare(struct query *query, struct warehouse *warehouse,
	enum statement statement)
{
	int result = sqlite3_prepare_v3(
		warehouse->db, statement_texts[statement].sql, -1,
		SQLITE_PREPARE_PERSISTENT, &query->statement, NULL);

	query->db = warehouse->db;
	query->result = result == SQLITE_OK ? SQLITE_ROW : result;
}

struct query *
warehouse_query(struct warehouse *warehouse, enum statement statement)
{
	struct query *query = &warehouse->queries[statement];

	if (!query->statement) {
		prepare(query, warehouse, statement);
		return query;
	}
	sqlite3_reset(query->statement);
	sqlite3_clear_bindings(query->statement);
	query->result = SQLITE_ROW;
	return query;
}

/* An unknown name is a programmer's mistake. SQLite ignores what is bound to no
 * statement. */
static int
parameter(struct query *query, const char *name)
{
	int index = sqlite3_bind_parameter_index(query->statement, name);

	assert(index > 0 || !query->statement);
	return index;
}

void
query_int(struct query *query, const char *name, int64_t value)
{
	sqlite3_bind_int64(query->statement, parameter(query, name), value);
}

/* An empty text may have no address, which SQLite would take for NULL. */
static const void *
address(const void *bytes)
{
	return bytes ? bytes : "";
}

/* Without a copy: what is bound outlives the step, and the next
 * warehouse_query clears it. */
void
query_text(struct query *query, const char *name, struct text text)
{
	sqlite3_bind_text64(query->statement, parameter(query, name),
			    address(text.data), text.length, SQLITE_STATIC,
			    SQLITE_UTF8);
}

void
query_blob(struct query *query, const char *name, struct text bytes)
{
	sqlite3_bind_blob64(query->statement, parameter(query, name),
			    address(bytes.data), bytes.length, SQLITE_STATIC);
}

bool
query_row(struct query *query)
{
	if (query->result == SQLITE_ROW)
		query->result = sqlite3_step(query->statement);
	return query->result == SQLITE_ROW;
}

bool
query_end(struct query *query, struct error *err)
{
	bool ok = query->result == SQLITE_ROW || query->result == SQLITE_DONE;

	if (!ok)
		store_failure(query->db, query->result, err);
	sqlite3_reset(query->statement);
	return ok;
}

bool
query_run(struct query *query, struct error *err)
{
	query_row(query);
	return query_end(query, err);
}

int64_t
query_get_int(struct query *query, int column)
{
	return sqlite3_column_int64(query->statement, column);
}

bool
query_is_null(struct query *query, int column)
{
	return sqlite3_column_type(query->statement, column) == SQLITE_NULL;
}

struct text
query_get_text(struct query *query, int column)
{
	const unsigned char *text =
		sqlite3_column_text(query->statement, column);
	int length = sqlite3_column_bytes(query->statement, column);

	return (struct text){text ? (const char *)text : "", (size_t)length};
}

struct text
query_get_blob(struct query *query, int column)
{
	const void *bytes = sqlite3_column_blob(query->statement, column);
	int length = sqlite3_column_bytes(query->statement, column);

	return (struct text){bytes, (size_t)length};
}
