/*
 * Carrying the journal over from a damaged file: see warehouse_salvage.
 *
 * The file is a connection of its own, so that what goes wrong in it leaves the
 * fresh one alone. Rows are entered one by one: the fresh file has no journal
 * with which SQLite could take back half a statement.
 */
#include "warehouse/store.h"

#define JOURNAL_TABLES 5

struct source {
	sqlite3 *old, *fresh;
	const char *rest; /* of the script */
	struct salvage *out;
};

/* That is nothing which the old file lacks. */
static bool
is_out_of_memory(int result)
{
	return result == SQLITE_NOMEM || result == SQLITE_IOERR_NOMEM;
}

/* The script's next statement, for one of the two; NULL where the old file has
 * no such table, or is too damaged to say. The fresh one knows where it
 * ends. */
static bool
next_statement(struct source *source, sqlite3 *db, sqlite3_stmt **out,
	       struct error *err)
{
	const char *text = source->rest;
	int result =
		sqlite3_prepare_v2(source->fresh, text, -1, out, &source->rest);

	if (result != SQLITE_OK)
		return store_failure(source->fresh, result, err);
	if (db == source->fresh)
		return true;
	sqlite3_finalize(*out);
	result = sqlite3_prepare_v2(db, text, (int)(source->rest - text), out,
				    NULL);
	if (is_out_of_memory(result))
		return store_failure(db, result, err);
	if (result != SQLITE_OK && result != SQLITE_ERROR)
		source->out->is_whole = false;
	return true;
}

/* A row that the schema does not take is lost; *err is set where the fresh file
 * itself cannot be written. */
static bool
put_row(struct source *source, sqlite3_stmt *row, sqlite3_stmt *put,
	bool *taken_out, struct error *err)
{
	int columns = sqlite3_column_count(row), result = SQLITE_OK;

	for (int c = 0; c < columns && result == SQLITE_OK; c++)
		result = sqlite3_bind_value(put, c + 1,
					    sqlite3_column_value(row, c));
	if (result == SQLITE_OK)
		result = sqlite3_step(put);
	sqlite3_reset(put);
	sqlite3_clear_bindings(put);
	*taken_out = result == SQLITE_DONE;
	return result == SQLITE_DONE || result == SQLITE_RANGE ||
	       (result & 0xff) == SQLITE_CONSTRAINT ||
	       store_failure(source->fresh, result, err);
}

/* Enter rows up to the damage; *ended_out: there is none. */
static bool
put_rows(struct source *source, sqlite3_stmt *rows, sqlite3_stmt *put,
	 bool *ended_out, struct error *err)
{
	int result = SQLITE_DONE;
	bool taken = true;

	while (rows && (result = sqlite3_step(rows)) == SQLITE_ROW) {
		if (!put_row(source, rows, put, &taken, err))
			return false;
		source->out->is_whole = source->out->is_whole && taken;
	}
	if (is_out_of_memory(result))
		return store_failure(source->old, result, err);
	*ended_out = result == SQLITE_DONE;
	return true;
}

static bool
salvage_table(struct source *source, struct error *err)
{
	sqlite3_stmt *forward = NULL, *backward = NULL, *put = NULL;
	bool ended = true;
	bool ok = next_statement(source, source->old, &forward, err) &&
		  next_statement(source, source->old, &backward, err) &&
		  next_statement(source, source->fresh, &put, err) &&
		  put_rows(source, forward, put, &ended, err);

	if (ok && !ended) {
		source->out->is_whole = false;
		ok = put_rows(source, backward, put, &ended, err);
	}
	sqlite3_finalize(forward);
	sqlite3_finalize(backward);
	sqlite3_finalize(put);
	return ok;
}

static bool
next_count(struct source *source, int64_t *out, struct error *err)
{
	sqlite3_stmt *count = NULL;
	bool ok = next_statement(source, source->fresh, &count, err);

	if (ok) {
		int result = sqlite3_step(count);

		ok = result == SQLITE_ROW ||
		     store_failure(source->fresh, result, err);
	}
	if (ok)
		*out = sqlite3_column_int64(count, 0);
	sqlite3_finalize(count);
	return ok;
}

static bool
look_for_planted(struct source *source, bool *planted_out, struct error *err)
{
	sqlite3_stmt *planted = NULL;
	int result = SQLITE_DONE;
	bool ok = next_statement(source, source->old, &planted, err);

	if (ok && planted)
		result = sqlite3_step(planted);
	if (is_out_of_memory(result))
		ok = store_failure(source->old, result, err);
	*planted_out = result != SQLITE_DONE;
	sqlite3_finalize(planted);
	return ok;
}

bool
warehouse_salvage(struct warehouse *fresh, struct salvage *out,
		  struct error *err)
{
	struct salvage salvage = {.is_whole = true};
	struct source source = {
		.fresh = fresh->db,
		.rest = sql_schema_salvage,
		.out = &salvage,
	};
	int result = sqlite3_open_v2(fresh->path, &source.old,
				     SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX,
				     NULL);
	/* A file that is damaged can be opened. */
	bool ok = result == SQLITE_OK || store_failure(source.old, result, err);

	bool planted = false;

	ok = ok && look_for_planted(&source, &planted, err);
	if (planted) {
		salvage.is_whole = false;
	} else if (ok) {
		for (int i = 0; ok && i < JOURNAL_TABLES; i++)
			ok = salvage_table(&source, err);
		ok = ok && next_count(&source, &salvage.loads, err) &&
		     next_count(&source, &salvage.values, err);
	}
	sqlite3_close(source.old);
	if (ok)
		*out = salvage;
	return ok;
}
