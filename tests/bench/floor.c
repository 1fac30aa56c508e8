/*
 * The floor under a load: what libgit2 and SQLite take for the same work with
 * nothing of ours between them.
 *
 *	floor ARCHIVE WAREHOUSE
 *
 * reads every blob that WAREHOUSE was loaded from, in the order in which a load
 * reads them, with one pass over the bytes, then inserts the rows of WAREHOUSE
 * into a fresh file under the same keys and indexes, in pages of the same size,
 * 50 rows a statement, from memory. Prints milliseconds: read, insert, both.
 */
#include <git2.h>
#include <sqlite3.h>

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define COLUMNS 7
#define ROWS    50

struct rows {
	int64_t (*items)[COLUMNS];
	size_t count;
};

static void
check(int ok, const char *what)
{
	if (ok)
		return;
	fprintf(stderr, "floor: %s\n", what);
	exit(1);
}

static double
now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* The names of the blobs, 20 bytes each, in the order of reading. */
static unsigned char *
list_blobs(sqlite3 *db, size_t *count_out)
{
	sqlite3_stmt *query;
	size_t count = 0, room = 1024;
	unsigned char *names = malloc(room * 20);

	check(sqlite3_prepare_v2(db,
				 "SELECT blob FROM revision"
				 " ORDER BY document, path, id",
				 -1, &query, NULL) == SQLITE_OK,
	      sqlite3_errmsg(db));
	while (sqlite3_step(query) == SQLITE_ROW) {
		if (count == room)
			names = realloc(names, (room *= 2) * 20);
		memcpy(names + count++ * 20, sqlite3_column_blob(query, 0), 20);
	}
	sqlite3_finalize(query);
	*count_out = count;
	return names;
}

static size_t
read_blobs(const char *archive, const unsigned char *names, size_t count)
{
	git_repository *repository;
	git_odb *odb;
	size_t lines = 0;

	git_libgit2_init();
	check(git_repository_open(&repository, archive) == 0, archive);
	check(git_repository_odb(&odb, repository) == 0, "no object store");
	for (size_t i = 0; i < count; i++) {
		git_odb_object *object;
		git_oid oid;

		git_oid_fromraw(&oid, names + i * 20);
		check(git_odb_read(&object, odb, &oid) == 0, "missing blob");
		const char *bytes = git_odb_object_data(object);
		size_t size = git_odb_object_size(object);
		for (size_t b = 0; b < size; b++)
			lines += bytes[b] == '\n' || bytes[b] == '\t';
		git_odb_object_free(object);
	}
	git_odb_free(odb);
	git_repository_free(repository);
	git_libgit2_shutdown();
	return lines;
}

static struct rows
list_rows(sqlite3 *db)
{
	sqlite3_stmt *query;
	struct rows rows = {0};
	size_t room = 0;

	check(sqlite3_prepare_v2(
		      db,
		      "SELECT cell, document, from_, coalesce(until, -1),"
		      " value, printed, origin FROM version"
		      " ORDER BY cell, document, from_",
		      -1, &query, NULL) == SQLITE_OK,
	      sqlite3_errmsg(db));
	while (sqlite3_step(query) == SQLITE_ROW) {
		if (rows.count == room) {
			room = room ? room * 2 : 1024;
			rows.items =
				realloc(rows.items, room * sizeof *rows.items);
		}
		for (int c = 0; c < COLUMNS; c++)
			rows.items[rows.count][c] =
				sqlite3_column_int64(query, c);
		rows.count++;
	}
	sqlite3_finalize(query);
	return rows;
}

static int
page_size(sqlite3 *db)
{
	sqlite3_stmt *query;

	check(sqlite3_prepare_v2(db, "PRAGMA page_size", -1, &query, NULL) ==
			      SQLITE_OK &&
		      sqlite3_step(query) == SQLITE_ROW,
	      sqlite3_errmsg(db));
	int size = sqlite3_column_int(query, 0);
	sqlite3_finalize(query);
	return size;
}

static void
run(sqlite3 *db, const char *sql)
{
	check(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK,
	      sqlite3_errmsg(db));
}

static int
run_row(void *db, int columns, char **values, char **names)
{
	(void)columns;
	(void)names;
	run(db, values[0]);
	return 0;
}

static sqlite3_stmt *
prepare_insert(sqlite3 *db, int rows)
{
	char sql[ROWS * 24 + 64] = "INSERT INTO version VALUES ";
	sqlite3_stmt *insert;

	for (int r = 0; r < rows; r++)
		strcat(sql, r ? ",(?,?,?,?,?,?,?)" : "(?,?,?,?,?,?,?)");
	check(sqlite3_prepare_v2(db, sql, -1, &insert, NULL) == SQLITE_OK,
	      sqlite3_errmsg(db));
	return insert;
}

static void
insert_versions(sqlite3 *db, const struct rows *rows)
{
	sqlite3_stmt *many = prepare_insert(db, ROWS);
	sqlite3_stmt *one = prepare_insert(db, 1);

	for (size_t r = 0; r < rows->count;) {
		size_t batch = rows->count - r >= ROWS ? ROWS : 1;
		sqlite3_stmt *insert = batch == ROWS ? many : one;

		for (size_t i = 0; i < batch * COLUMNS; i++) {
			int64_t value =
				rows->items[r + i / COLUMNS][i % COLUMNS];
			if (i % COLUMNS == 3 && value == -1)
				sqlite3_bind_null(insert, (int)i + 1);
			else
				sqlite3_bind_int64(insert, (int)i + 1, value);
		}
		check(sqlite3_step(insert) == SQLITE_DONE, sqlite3_errmsg(db));
		sqlite3_reset(insert);
		r += batch;
	}
	sqlite3_finalize(many);
	sqlite3_finalize(one);
}

/* Every other table is small: copied row by row out of the warehouse. */
static void
insert_all(const char *warehouse, const char *fresh, int page,
	   const struct rows *rows)
{
	sqlite3 *db;
	char sql[4096];

	check(sqlite3_open(fresh, &db) == SQLITE_OK, fresh);
	snprintf(sql, sizeof sql, "PRAGMA page_size=%d", page);
	run(db, sql);
	run(db, "PRAGMA journal_mode=OFF;"
		"PRAGMA synchronous=OFF; PRAGMA cache_size=-65536;");
	snprintf(sql, sizeof sql, "ATTACH '%s' AS source", warehouse);
	run(db, sql);
	check(sqlite3_exec(db,
			   "SELECT sql FROM source.sqlite_schema"
			   " WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%'",
			   run_row, db, NULL) == SQLITE_OK,
	      sqlite3_errmsg(db));
	run(db, "BEGIN");
	check(sqlite3_exec(db,
			   "SELECT 'INSERT INTO main.' || name ||"
			   " ' SELECT * FROM source.' || name ||"
			   " ' WHERE 1 ORDER BY 1'"
			   " FROM source.sqlite_schema WHERE type = 'table'"
			   " AND name NOT LIKE 'sqlite%' AND name <> 'version'",
			   run_row, db, NULL) == SQLITE_OK,
	      sqlite3_errmsg(db));
	insert_versions(db, rows);
	run(db, "COMMIT");
	sqlite3_close(db);
	int file = open(fresh, O_RDONLY);
	check(file >= 0 && fsync(file) == 0, "cannot sync");
	close(file);
}

int
main(int argc, char **argv)
{
	sqlite3 *db;
	size_t blobs;
	char fresh[4096];

	check(argc == 3, "usage: floor ARCHIVE WAREHOUSE");
	check(sqlite3_open_v2(argv[2], &db, SQLITE_OPEN_READONLY, NULL) ==
		      SQLITE_OK,
	      argv[2]);
	unsigned char *names = list_blobs(db, &blobs);
	struct rows rows = list_rows(db);
	int page = page_size(db);
	sqlite3_close(db);

	double start = now_ms();
	size_t lines = read_blobs(argv[1], names, blobs);
	double read = now_ms();
	snprintf(fresh, sizeof fresh, "%s.floor", argv[2]);
	unlink(fresh);
	insert_all(argv[2], fresh, page, &rows);
	double inserted = now_ms();
	unlink(fresh);

	printf("%.0f %.0f %.0f\n", read - start, inserted - read,
	       inserted - start);
	fprintf(stderr, "%zu blobs, %zu separators, %zu versions\n", blobs,
		lines, rows.count);
	free(names);
	free(rows.items);
	return 0;
}
