/*
 * Opening, closing, publishing, transactions.
 *
 * The first load fills a file beside the warehouse and renames it into place.
 * Later loads write in place under a write-ahead log, so that readers are never
 * blocked. The log and its index stay beside the file when the loader leaves:
 * a clerk who may read the folder but not write there could not open the
 * warehouse without them.
 */
#include "warehouse/warehouse.h"

#include "warehouse/disk.h"
#include "warehouse/store.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define APPLICATION     0x4a535541
#define SCHEMA_VERSION  5
#define BUSY_TIMEOUT_MS 5000

#define FRESH_SETTINGS                                                         \
	"PRAGMA journal_mode = OFF;"                                           \
	"PRAGMA synchronous = OFF;"                                            \
	"PRAGMA main.locking_mode = EXCLUSIVE;"                                \
	"PRAGMA cache_size = -16384;"

/*
 * A larger page makes a load faster, but most tables of a small city fill not
 * even a small one; a smaller cache than 16 MB makes it slower. A commit need
 * not be synced: closing brings the log into the file, and syncs both.
 */
static const char *const settings[] = {
	[WAREHOUSE_READ] = "PRAGMA query_only = ON;"
			   "PRAGMA mmap_size = 1073741824;",
	[WAREHOUSE_WRITE] = "PRAGMA journal_mode = WAL;"
			    "PRAGMA synchronous = NORMAL;"
			    "PRAGMA journal_size_limit = 0;",
	[WAREHOUSE_FRESH] = "PRAGMA page_size = 16384;" FRESH_SETTINGS,
	[WAREHOUSE_SMALL] = "PRAGMA page_size = 2048;" FRESH_SETTINGS,
	[WAREHOUSE_SCRATCH] = "PRAGMA page_size = 16384;"
			      "PRAGMA journal_mode = OFF;"
			      "PRAGMA synchronous = OFF;"
			      "PRAGMA cache_size = -16384;",
};

/* On another machine's disk the old journal serves, and memory is not shared:
 * readers wait for the moment of a commit. */
static const char *const remote_settings[] = {
	[WAREHOUSE_READ] = "PRAGMA query_only = ON;",
	[WAREHOUSE_WRITE] = "PRAGMA journal_mode = DELETE;"
			    "PRAGMA synchronous = FULL;",
};

static const int open_flags[] = {
	[WAREHOUSE_READ] = SQLITE_OPEN_READONLY,
	[WAREHOUSE_WRITE] = SQLITE_OPEN_READWRITE,
	[WAREHOUSE_FRESH] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
	[WAREHOUSE_SMALL] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
	/* SQLite makes a file without a name where temporary files go, and
	 * removes it at once. */
	[WAREHOUSE_SCRATCH] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
};

/* What the system said last when it was asked to read or write the file. */
static int
disk_errno(sqlite3 *db)
{
	int number = 0;

	if (db)
		sqlite3_file_control(db, "main", SQLITE_FCNTL_LAST_ERRNO,
				     &number);
	return number;
}

/* The journal or log of a load may take as much room as the warehouse itself,
 * and so does the file that is made beside it. */
static bool
no_room(const char *path, struct error *err)
{
	struct text whole = text_of(path), aside = TEXT(".new");
	struct strbuf old = {0};
	struct stat there, made;
	int64_t size = 0, room = disk_free(path);

	if (text_ends(whole, aside))
		whole.length -= aside.length;
	strbuf_text(&old, whole);
	if (stat(old.data, &there) == 0)
		size = there.st_size;
	if (stat(path, &made) == 0 && made.st_size > size)
		size = made.st_size;
	strbuf_release(&old);
	return error_at(err, ERR_WAREHOUSE, path, 0, 0,
			_("There is no room for the warehouse: %" PRId64
			  " MB are free on its disk, and at least %" PRId64
			  " MB are needed. It is as it was; make room and run "
			  "this again."),
			room < 0 ? 0 : room >> 20, (size >> 20) + 1);
}

bool
store_failure(sqlite3 *db, int result, struct error *err)
{
	const char *path = db ? sqlite3_db_filename(db, "main") : NULL;
	const char *words = db ? sqlite3_errmsg(db) : sqlite3_errstr(result);

	if (!path)
		path = "";
	switch (result & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return error_at(err, ERR_BUSY, path, 0, 0,
				_("Another program holds the warehouse; try "
				  "again when it has finished."));
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		/* SQLite takes a disk that cannot be read for a damaged file;
		 * but all may be well when it is asked again. */
		if (disk_errno(db) == EIO) {
			words = strerror(EIO);
			break;
		}
		return error_at(
			err, ERR_REBUILD, path, 0, 0,
			_("The warehouse is damaged (%s). Run "
			  "`juesuan load --rebuild`: its figures come "
			  "from the archive, and what can be read of its "
			  "journal is carried over."),
			words);
	case SQLITE_FULL:
		return no_room(path, err);
	case SQLITE_IOERR:
		if (disk_errno(db) == ENOSPC)
			return no_room(path, err);
		if (disk_errno(db) != 0)
			words = strerror(disk_errno(db));
		break;
	case SQLITE_READONLY:
		if (db &&
		    sqlite3_extended_errcode(db) == SQLITE_READONLY_ROLLBACK)
			return error_at(err, ERR_WAREHOUSE, path, 0, 0,
					_("A load ended in the middle of "
					  "writing, and you may not write "
					  "there to put it right: run `juesuan "
					  "load` as the user who loads."));
		return error_at(err, ERR_WAREHOUSE, path, 0, 0,
				_("The warehouse may not be written: give "
				  "whoever loads the right to write the file "
				  "and its folder."));
	case SQLITE_NOMEM:
		mem_exhausted();
	}
	return error_at(err, ERR_WAREHOUSE, path, 0, 0,
			_("The warehouse cannot be used: %s."), words);
}

static bool
system_failure(const char *path, struct error *err)
{
	return error_at(err, ERR_SYSTEM, path, 0, 0,
			_("The warehouse cannot be put in its place: %s."),
			strerror(errno));
}

static bool
is_fresh(enum warehouse_mode mode)
{
	return mode == WAREHOUSE_FRESH || mode == WAREHOUSE_SMALL;
}

static const char *
settings_of(const char *path, enum warehouse_mode mode)
{
	return !is_fresh(mode) && disk_is_remote(path) ? remote_settings[mode]
						       : settings[mode];
}

bool
store_execute(sqlite3 *db, const char *script, struct error *err)
{
	int result = sqlite3_exec(db, script, NULL, NULL, NULL);

	return result == SQLITE_OK || store_failure(db, result, err);
}

int
store_take_integer(void *context, int columns, char **values, char **names)
{
	int *out = context;

	(void)names;
	*out = columns > 0 && values[0] ? atoi(values[0]) : 0;
	return 0;
}

/* Is it one of ours, and of this program's schema? */
static bool
check_kind(sqlite3 *db, const char *path, struct error *err)
{
	int application = 0, version = 0;
	int result = sqlite3_exec(db, "PRAGMA application_id",
				  store_take_integer, &application, NULL);

	if (result == SQLITE_OK)
		result = sqlite3_exec(db, "PRAGMA user_version",
				      store_take_integer, &version, NULL);
	if (result != SQLITE_OK && result != SQLITE_NOTADB)
		return store_failure(db, result, err);
	if (result == SQLITE_NOTADB || application != APPLICATION)
		return error_at(
			err, ERR_WAREHOUSE, path, 0, 0,
			_("This file is no warehouse of juesuan; name "
			  "another one in the configuration. If it was "
			  "one, it is destroyed from its beginning: "
			  "move it away and run `juesuan load`. All but "
			  "its journal comes from the archive."));
	if (version > SCHEMA_VERSION)
		return error_at(err, ERR_WAREHOUSE, path, 0, 0,
				_("A newer juesuan made this warehouse (schema "
				  "%d, this program knows %d); use that "
				  "one."),
				version, SCHEMA_VERSION);
	if (version < SCHEMA_VERSION)
		return error_at(err, ERR_OLDER, path, 0, 0,
				_("An older juesuan made this warehouse "
				  "(schema %d, this program needs %d). Run "
				  "`juesuan load`, which reads the archive "
				  "anew and keeps the old file."),
				version, SCHEMA_VERSION);
	return true;
}

static char *
join(const char *path, const char *suffix)
{
	size_t length = strlen(path) + strlen(suffix) + 1;
	char *joined = mem_alloc(length);

	snprintf(joined, length, "%s%s", path, suffix);
	return joined;
}

/* SQLite names neither the file nor the reason. */
static bool
cannot_open(sqlite3 *db, const char *file, struct error *err)
{
	int reason = sqlite3_system_errno(db);

	return error_at(err, ERR_WAREHOUSE, file, 0, 0,
			_("The warehouse cannot be used: %s."),
			reason ? strerror(reason) : sqlite3_errmsg(db));
}

/*
 * Who only reads cannot take back what a dead load left half written, and
 * would be refused until the next load: whoever may write does it first. That
 * it fails is told by the reading.
 */
static void
take_back_half(const char *path)
{
	sqlite3 *db = NULL;

	if (sqlite3_open_v2(path, &db,
			    SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
			    NULL) == SQLITE_OK) {
		sqlite3_busy_timeout(db, BUSY_TIMEOUT_MS);
		sqlite3_exec(db, "PRAGMA user_version", NULL, NULL, NULL);
	}
	sqlite3_close(db);
}

static bool
is_half_written(sqlite3 *db)
{
	return sqlite3_exec(db, "PRAGMA user_version", NULL, NULL, NULL) ==
		       SQLITE_READONLY &&
	       sqlite3_extended_errcode(db) == SQLITE_READONLY_ROLLBACK;
}

static bool
is_new(enum warehouse_mode mode)
{
	return is_fresh(mode) || mode == WAREHOUSE_SCRATCH;
}

/* What somebody planted in the file is not run. A new file is filled without a
 * journal, which SQLite allows only where it need not be on its guard. */
static void
trust_nothing(sqlite3 *db, enum warehouse_mode mode)
{
	sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	if (!is_new(mode))
		sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
}

static bool
open_file(struct warehouse *warehouse, enum warehouse_mode mode,
	  struct error *err)
{
	const char *file =
		warehouse->aside ? warehouse->aside : warehouse->path;
	int result =
		sqlite3_open_v2(file, &warehouse->db,
				open_flags[mode] | SQLITE_OPEN_NOMUTEX, NULL);

	if (result != SQLITE_OK && !is_new(mode) && access(file, F_OK) != 0 &&
	    errno == ENOENT)
		return error_at(err, ERR_WAREHOUSE, file, 0, 0,
				_("There is no warehouse yet; run `juesuan "
				  "load` first."));
	if (result != SQLITE_OK)
		return cannot_open(warehouse->db, file, err);
	sqlite3_busy_timeout(warehouse->db, BUSY_TIMEOUT_MS);
	trust_nothing(warehouse->db, mode);
	if (mode == WAREHOUSE_READ && is_half_written(warehouse->db))
		take_back_half(file);
	if (mode == WAREHOUSE_WRITE) {
		int keep = 1;
		sqlite3_file_control(warehouse->db, "main",
				     SQLITE_FCNTL_PERSIST_WAL, &keep);
	}
	return true;
}

bool
warehouse_open(const char *path, enum warehouse_mode mode,
	       struct warehouse **out, struct error *err)
{
	struct warehouse *warehouse = mem_zero(1, sizeof *warehouse);
	/* Renaming over a symbolic link would leave the file behind it. */
	char *resolved = realpath(path, NULL);

	warehouse->path = resolved ? resolved : mem_copy(path, strlen(path));
	if (is_fresh(mode)) {
		warehouse->aside = join(warehouse->path, ".new");
		unlink(warehouse->aside);
	}
	if (!open_file(warehouse, mode, err))
		goto failed;
	if (!is_new(mode) && !check_kind(warehouse->db, path, err))
		goto failed;
	if (!store_execute(warehouse->db, settings_of(warehouse->path, mode),
			   err))
		goto failed;
	if (is_new(mode) && !store_execute(warehouse->db, sql_schema_5, err))
		goto failed;
	int result = feed_register(warehouse);
	if (result != SQLITE_OK) {
		store_failure(warehouse->db, result, err);
		goto failed;
	}
	*out = warehouse;
	return true;

failed:
	warehouse_close(warehouse);
	return false;
}

static void
close_file(struct warehouse *warehouse)
{
	for (int i = 0; i < STATEMENTS; i++) {
		sqlite3_finalize(warehouse->queries[i].statement);
		warehouse->queries[i].statement = NULL;
	}
	sqlite3_close(warehouse->db);
	warehouse->db = NULL;
}

void
warehouse_close(struct warehouse *warehouse)
{
	if (!warehouse)
		return;
	close_file(warehouse);
	if (warehouse->aside)
		unlink(warehouse->aside);
	free(warehouse->aside);
	free(warehouse->path);
	free(warehouse);
}

bool
warehouse_begin(struct warehouse *warehouse, struct error *err)
{
	bool reads = sqlite3_db_readonly(warehouse->db, "main") == 1;

	return store_execute(warehouse->db, reads ? "BEGIN" : "BEGIN IMMEDIATE",
			     err);
}

bool
warehouse_commit(struct warehouse *warehouse, struct error *err)
{
	if (!store_execute(warehouse->db, "COMMIT", err))
		return false;
	store_detach_old(warehouse);
	return true;
}

void
warehouse_rollback(struct warehouse *warehouse)
{
	sqlite3_exec(warehouse->db, "ROLLBACK", NULL, NULL, NULL);
}

static bool
sync_path(const char *path, int flags)
{
	int file = open(path, flags);
	bool ok = file >= 0 && fsync(file) == 0;

	if (file >= 0)
		close(file);
	return ok;
}

/* Bring what the old file's log holds into the file, for those who go on
 * reading it. Nobody can read a damaged one. */
static bool
empty_log(const char *path, struct error *err)
{
	sqlite3 *db = NULL;
	int result = sqlite3_open_v2(
		path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);

	if (result == SQLITE_OK) {
		sqlite3_busy_timeout(db, BUSY_TIMEOUT_MS);
		result = sqlite3_exec(db, settings_of(path, WAREHOUSE_WRITE),
				      NULL, NULL, NULL);
	}
	if (result == SQLITE_OK)
		result = sqlite3_wal_checkpoint_v2(
			db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
	bool ok = result == SQLITE_OK || result == SQLITE_CORRUPT ||
		  result == SQLITE_NOTADB || store_failure(db, result, err);
	sqlite3_close(db);
	return ok;
}

/* What SQLite keeps beside a file. */
static const char *const log_suffixes[] = {"-wal", "-shm", "-journal"};
#define LOGS COUNT(log_suffixes)

/*
 * SQLite would apply another file's log or journal, be it of one that was
 * deleted long ago, to the file that takes the name.
 */
static void
remove_logs(const char *path)
{
	for (size_t i = 0; i < LOGS; i++) {
		char *log = join(path, log_suffixes[i]);

		unlink(log);
		free(log);
	}
}

/* Give a file a second name. Where the file system has no such, or it is
 * another user's, the first one goes. */
static bool
keep_file(const char *path, const char *name)
{
	return link(path, name) == 0 || rename(path, name) == 0;
}

/* The log goes with the file. */
static void
keep_logs(const char *path, const char *name)
{
	for (size_t i = 0; i < LOGS; i++) {
		char *from = join(path, log_suffixes[i]);
		char *to = join(name, log_suffixes[i]);

		unlink(to);
		keep_file(from, to);
		free(from);
		free(to);
	}
}

/* To the first name that is free, or that a run which died gave it already. */
static bool
keep_old(const char *path, const struct stat *old, struct strbuf *name_out,
	 struct error *err)
{
	struct strbuf name = {0};
	struct stat there;
	bool is_there, is_it = false;
	unsigned n = 1;

	do {
		strbuf_clear(&name);
		strbuf_printf(&name, "%s.old-%u", path, n++);
		is_there = lstat(name.data, &there) == 0;
		is_it = is_there && there.st_ino == old->st_ino &&
			there.st_dev == old->st_dev;
	} while (is_there && !is_it);
	bool ok = is_it || keep_file(path, name.data) ||
		  system_failure(path, err);
	if (ok) {
		keep_logs(path, name.data);
		strbuf_clear(name_out);
		strbuf_text(name_out, strbuf_view(&name));
	}
	strbuf_release(&name);
	return ok;
}

static bool
sync_folder(const char *path)
{
	char *copy = mem_copy(path, strlen(path));
	bool ok = sync_path(dirname(copy), O_RDONLY);

	free(copy);
	return ok;
}

bool
warehouse_publish(struct warehouse *warehouse, struct strbuf *kept_out,
		  struct error *err)
{
	const char *path = warehouse->path, *aside = warehouse->aside;
	struct stat old;
	bool replaces = stat(path, &old) == 0;

	if (!replaces && errno != ENOENT)
		return system_failure(path, err);
	close_file(warehouse);
	if (!sync_path(aside, O_RDWR))
		return system_failure(aside, err);
	if (replaces && chmod(aside, old.st_mode & 07777) != 0)
		return system_failure(aside, err);
	if (replaces && !(kept_out ? keep_old(path, &old, kept_out, err)
				   : empty_log(path, err)))
		return false;
	remove_logs(path);
	if (rename(aside, path) != 0)
		return system_failure(path, err);
	free(warehouse->aside);
	warehouse->aside = NULL;
	return sync_folder(path) || system_failure(path, err);
}
