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

/* The script's next statement, for one of the two; NULL where the old file has
 * no such table, or is too damaged to say. The fresh one knows where it ends. */
static sqlite3_stmt *
next_statement(struct source *source, sqlite3 *db)
{
	sqlite3_stmt *statement = NULL;
	const char *text = source->rest;
	int result = sqlite3_prepare_v2(source->fresh, text, -1, &statement,
					&source->rest);

	if (db == source->fresh)
		return statement;
	sqlite3_finalize(statement);
	statement = NULL;
	result = sqlite3_prepare_v2(db, text, (int)(source->rest - text),
				    &statement, NULL);
	if (result != SQLITE_OK && result != SQLITE_ERROR)
		source->out->is_whole = false;
	return statement;
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
	*ended_out = result == SQLITE_DONE;
	return true;
}

static bool
salvage_table(struct source *source, struct error *err)
{
	sqlite3_stmt *forward = next_statement(source, source->old);
	sqlite3_stmt *backward = next_statement(source, source->old);
	sqlite3_stmt *put = next_statement(source, source->fresh);
	bool ended;
	bool ok = put_rows(source, forward, put, &ended, err);

	if (ok && !ended) {
		source->out->is_whole = false;
		ok = put_rows(source, backward, put, &ended, err);
	}
	sqlite3_finalize(forward);
	sqlite3_finalize(backward);
	sqlite3_finalize(put);
	return ok;
}

static int64_t
next_count(struct source *source)
{
	sqlite3_stmt *count = next_statement(source, source->fresh);
	int64_t found = sqlite3_step(count) == SQLITE_ROW
				? sqlite3_column_int64(count, 0)
				: 0;

	sqlite3_finalize(count);
	return found;
}

static bool
is_planted(struct source *source)
{
	sqlite3_stmt *planted = next_statement(source, source->old);
	bool is = planted && sqlite3_step(planted) != SQLITE_DONE;

	sqlite3_finalize(planted);
	return is;
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

	if (ok && is_planted(&source)) {
		salvage.is_whole = false;
	} else if (ok) {
		for (int i = 0; ok && i < JOURNAL_TABLES; i++)
			ok = salvage_table(&source, err);
		salvage.loads = ok ? next_count(&source) : 0;
		salvage.values = ok ? next_count(&source) : 0;
	}
	sqlite3_close(source.old);
	if (ok)
		*out = salvage;
	return ok;
}
