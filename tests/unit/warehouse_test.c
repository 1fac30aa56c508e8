/* The warehouse: opening, publishing, filling, checking, dumping, places. */
#include "warehouse/disk.h"
#include "warehouse/places.h"

#include "../dump.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

static char folder[64];
static char path[96];

static void
a_file_system_of_another_machine_is_told_by_its_type(void **state)
{
	(void)state;
	assert_true(disk_type_is_remote(0x6969));      /* NFS */
	assert_true(disk_type_is_remote(0xff534d42));  /* CIFS */
	assert_true(disk_type_is_remote(0x65735546));  /* FUSE */
	assert_false(disk_type_is_remote(0xef53));     /* ext4 */
	assert_false(disk_type_is_remote(0x58465342)); /* XFS */
	assert_false(disk_type_is_remote(0x01021994)); /* tmpfs */
	assert_true(disk_free("/tmp/no.db") > 0);
	assert_int_equal(disk_free("/no/such/folder/no.db"), -1);
}

static int
make_folder(void **state)
{
	(void)state;
	strcpy(folder, "/tmp/warehouse-test-XXXXXX");
	if (!mkdtemp(folder))
		return -1;
	snprintf(path, sizeof path, "%s/city.db", folder);
	return 0;
}

static int
remove_folder(void **state)
{
	static const char *const suffixes[] = {"", "-wal", "-shm", ".new"};
	char file[128];

	(void)state;
	for (size_t i = 0; i < COUNT(suffixes); i++) {
		snprintf(file, sizeof file, "%s%s", path, suffixes[i]);
		unlink(file);
	}
	return rmdir(folder);
}

static struct warehouse *
open_it(enum warehouse_mode mode)
{
	struct warehouse *warehouse = NULL;
	struct error err = {0};

	if (!warehouse_open(path, mode, &warehouse, &err))
		fail_msg("%s", err.message);
	return warehouse;
}

static bool
exists(const char *suffix)
{
	char file[128];

	snprintf(file, sizeof file, "%s%s", path, suffix);
	return access(file, F_OK) == 0;
}

static void
run(struct query *query)
{
	struct error err = {0};

	if (!query_run(query, &err))
		fail_msg("%s", err.message);
}

static void
begin(struct warehouse *warehouse)
{
	struct error err = {0};

	if (!warehouse_begin(warehouse, &err))
		fail_msg("%s", err.message);
}

static void
commit(struct warehouse *warehouse)
{
	struct error err = {0};

	if (!warehouse_commit(warehouse, &err))
		fail_msg("%s", err.message);
}

static void
publish(struct warehouse *warehouse)
{
	struct error err = {0};

	if (!warehouse_publish(warehouse, NULL, &err))
		fail_msg("%s", err.message);
	warehouse_close(warehouse);
}

static void
add_unclaimed(struct warehouse *warehouse, const char *name)
{
	struct query *query = warehouse_query(warehouse, SQL_UNCLAIMED_INSERT);

	query_text(query, ":path", text_of(name));
	query_int(query, ":position", 0);
	run(query);
}

static void
assert_dump(struct warehouse *warehouse, const char *expected)
{
	struct strbuf dump = {0};
	struct error err = {0};

	if (!dump_warehouse(warehouse, &dump, &err))
		fail_msg("%s", err.message);
	assert_string_equal(strbuf_string(&dump), expected);
	strbuf_release(&dump);
}

/* Publish a warehouse whose one row is this unclaimed path. */
static void
publish_with(const char *name)
{
	struct warehouse *warehouse = open_it(WAREHOUSE_FRESH);

	begin(warehouse);
	add_unclaimed(warehouse, name);
	commit(warehouse);
	publish(warehouse);
}

static void
assert_refused(enum warehouse_mode mode, const char *words)
{
	struct warehouse *warehouse = NULL;
	struct error err = {0};

	assert_false(warehouse_open(path, mode, &warehouse, &err));
	assert_null(warehouse);
	assert_int_equal(err.kind, ERR_WAREHOUSE);
	assert_string_equal(err.source, path);
	if (!strstr(err.message, words))
		fail_msg("“%s” lacks “%s”", err.message, words);
}

static void
write_file(const char *bytes, long offset)
{
	FILE *file = fopen(path, offset ? "r+b" : "wb");

	assert_non_null(file);
	assert_int_equal(fseek(file, offset, SEEK_SET), 0);
	fputs(bytes, file);
	assert_int_equal(fclose(file), 0);
}

static void
a_missing_warehouse_asks_for_a_load(void **state)
{
	(void)state;
	assert_refused(WAREHOUSE_READ, "run `juesuan load` first");
	assert_refused(WAREHOUSE_WRITE, "run `juesuan load` first");
	assert_false(exists(""));
}

static void
another_file_is_never_taken_for_a_warehouse(void **state)
{
	(void)state;
	write_file("", 0);
	assert_refused(WAREHOUSE_READ, "no warehouse of juesuan");
	write_file("a letter to the mayor, which is longer than the header of "
		   "a database: it has more than a hundred bytes, for sure",
		   0);
	assert_refused(WAREHOUSE_READ, "no warehouse of juesuan");
	assert_refused(WAREHOUSE_WRITE, "no warehouse of juesuan");
}

static void
a_newer_schema_is_refused(void **state)
{
	(void)state;
	publish_with("a");
	write_file("\x7f", 60); /* user_version in the file's header */
	assert_refused(WAREHOUSE_READ, "newer juesuan");
	assert_refused(WAREHOUSE_WRITE, "newer juesuan");
}

static void
an_older_schema_asks_to_be_made_anew(void **state)
{
	(void)state;
	struct warehouse *warehouse = NULL;
	struct error err = {0};

	publish_with("a");
	write_file("\1", 63); /* the last byte of user_version */
	assert_false(warehouse_open(path, WAREHOUSE_READ, &warehouse, &err));
	assert_int_equal(err.kind, ERR_OLDER);
	assert_non_null(strstr(err.message, "older juesuan"));
	assert_non_null(strstr(err.message, "juesuan load"));
}

static void
every_statement_fits_the_schema(void **state)
{
	(void)state;
	struct warehouse *warehouse = open_it(WAREHOUSE_FRESH);
	struct error err;

	for (int i = 0; i < STATEMENTS; i++)
		if (!query_end(warehouse_query(warehouse, (enum statement)i),
			       &err))
			fail_msg("%s: %s", statement_texts[i].name,
				 err.message);
	warehouse_close(warehouse);
}

/* One of its tables is dropped by hand. */
static void
a_statement_that_fits_no_table_tells_when_it_is_asked_for(void **state)
{
	(void)state;
	struct warehouse *warehouse;
	struct query *query;
	struct error err = {0};
	sqlite3 *db;

	publish_with("a");
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(
		sqlite3_exec(db, "DROP TABLE department", NULL, NULL, NULL),
		SQLITE_OK);
	sqlite3_close(db);
	warehouse = open_it(WAREHOUSE_READ);
	for (int i = 0; i < 2; i++) {
		query = warehouse_query(warehouse, SQL_DEPARTMENT_INSERT);
		query_int(query, ":id", 1);
		assert_false(query_row(query));
		assert_false(query_end(query, &err));
		assert_int_equal(err.kind, ERR_WAREHOUSE);
		assert_non_null(strstr(err.message, "no such table"));
	}
	warehouse_close(warehouse);
}

static void
a_fresh_file_shows_only_when_it_is_published(void **state)
{
	(void)state;
	struct warehouse *warehouse = open_it(WAREHOUSE_FRESH);

	begin(warehouse);
	add_unclaimed(warehouse, "a");
	commit(warehouse);
	assert_false(exists(""));
	publish(warehouse);
	assert_true(exists(""));
	assert_false(exists(".new"));

	warehouse = open_it(WAREHOUSE_READ);
	assert_dump(warehouse, "unclaimed\ta\t0\t\\N\n");
	warehouse_close(warehouse);
}

static void
an_unpublished_file_goes_away(void **state)
{
	(void)state;
	publish_with("old");
	struct warehouse *warehouse = open_it(WAREHOUSE_FRESH);

	begin(warehouse);
	add_unclaimed(warehouse, "new");
	assert_true(exists(".new"));
	warehouse_close(warehouse);
	assert_false(exists(".new"));

	warehouse = open_it(WAREHOUSE_READ);
	assert_dump(warehouse, "unclaimed\told\t0\t\\N\n");
	warehouse_close(warehouse);
}

static void
readers_see_the_last_commit_while_a_load_writes(void **state)
{
	(void)state;
	publish_with("a");
	struct warehouse *writer = open_it(WAREHOUSE_WRITE);
	begin(writer);
	add_unclaimed(writer, "b");

	struct warehouse *reader = open_it(WAREHOUSE_READ);
	begin(reader);
	assert_dump(reader, "unclaimed\ta\t0\t\\N\n");
	commit(writer);
	assert_dump(reader, "unclaimed\ta\t0\t\\N\n");
	commit(reader);
	assert_dump(reader, "unclaimed\ta\t0\t\\N\nunclaimed\tb\t0\t\\N\n");
	warehouse_close(writer);
	assert_dump(reader, "unclaimed\ta\t0\t\\N\nunclaimed\tb\t0\t\\N\n");
	warehouse_close(reader);
}

static void
what_is_not_committed_is_rolled_back(void **state)
{
	(void)state;
	publish_with("a");
	struct warehouse *writer = open_it(WAREHOUSE_WRITE);

	begin(writer);
	add_unclaimed(writer, "b");
	warehouse_rollback(writer);
	assert_dump(writer, "unclaimed\ta\t0\t\\N\n");
	begin(writer);
	add_unclaimed(writer, "c");
	warehouse_close(writer);

	struct warehouse *reader = open_it(WAREHOUSE_READ);
	assert_dump(reader, "unclaimed\ta\t0\t\\N\n");
	warehouse_close(reader);
}

static void
who_only_reads_cannot_write(void **state)
{
	(void)state;
	publish_with("a");
	struct warehouse *reader = open_it(WAREHOUSE_READ);
	struct query *query = warehouse_query(reader, SQL_UNCLAIMED_INSERT);
	struct error err = {0};

	query_text(query, ":path", TEXT("b"));
	assert_false(query_run(query, &err));
	assert_int_equal(err.kind, ERR_WAREHOUSE);
	warehouse_close(reader);
}

static void
a_reader_keeps_the_file_that_it_has_open(void **state)
{
	(void)state;
	publish_with("old");
	struct warehouse *reader = open_it(WAREHOUSE_READ);

	publish_with("new");
	assert_dump(reader, "unclaimed\told\t0\t\\N\n");
	warehouse_close(reader);
	reader = open_it(WAREHOUSE_READ);
	assert_dump(reader, "unclaimed\tnew\t0\t\\N\n");
	warehouse_close(reader);
}

/* A load commits and is killed before the log is copied into the file. */
static void
commit_and_die(const char *name)
{
	pid_t child = fork();
	int status;

	assert_true(child >= 0);
	if (child == 0) {
		struct warehouse *writer = open_it(WAREHOUSE_WRITE);
		begin(writer);
		add_unclaimed(writer, name);
		commit(writer);
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
}

static void
a_commit_outlives_the_death_of_its_load(void **state)
{
	(void)state;
	publish_with("a");
	commit_and_die("b");
	struct warehouse *reader = open_it(WAREHOUSE_READ);
	assert_dump(reader, "unclaimed\ta\t0\t\\N\nunclaimed\tb\t0\t\\N\n");
	warehouse_close(reader);
}

static void
the_old_files_log_is_never_applied_to_the_new_one(void **state)
{
	(void)state;
	publish_with("a");
	commit_and_die("b");
	assert_true(exists("-wal"));
	struct warehouse *reader = open_it(WAREHOUSE_READ);
	publish_with("new");
	assert_false(exists("-wal"));
	assert_dump(reader, "unclaimed\ta\t0\t\\N\nunclaimed\tb\t0\t\\N\n");
	warehouse_close(reader);
	reader = open_it(WAREHOUSE_READ);
	assert_dump(reader, "unclaimed\tnew\t0\t\\N\n");
	warehouse_close(reader);
}

static void
the_log_of_a_deleted_file_is_not_applied_either(void **state)
{
	(void)state;
	publish_with("a");
	commit_and_die("b");
	assert_int_equal(unlink(path), 0);
	assert_true(exists("-wal"));
	publish_with("new");
	struct warehouse *reader = open_it(WAREHOUSE_READ);
	assert_dump(reader, "unclaimed\tnew\t0\t\\N\n");
	warehouse_close(reader);
}

static void
the_log_stays_for_those_who_may_not_make_one(void **state)
{
	(void)state;
	publish_with("a");
	struct warehouse *writer = open_it(WAREHOUSE_WRITE);

	begin(writer);
	add_unclaimed(writer, "b");
	commit(writer);
	warehouse_close(writer);
	assert_true(exists("-wal"));
	assert_true(exists("-shm"));
	struct stat log;
	char file[128];
	snprintf(file, sizeof file, "%s-wal", path);
	assert_int_equal(stat(file, &log), 0);
	assert_int_equal(log.st_size, 0);
}

static void
publishing_keeps_the_old_files_permissions(void **state)
{
	(void)state;
	struct stat after;

	publish_with("old");
	assert_int_equal(chmod(path, 0640), 0);
	publish_with("new");
	assert_int_equal(stat(path, &after), 0);
	assert_int_equal(after.st_mode & 07777, 0640);
}

/* A small, consistent warehouse; `first` is where its numbers begin. */
static void
add_commit(struct warehouse *warehouse, int id, int parent, const char *oid)
{
	struct query *query = warehouse_query(warehouse, SQL_COMMIT_INSERT);

	query_int(query, ":id", id);
	query_blob(query, ":oid", text_of(oid));
	if (parent >= 0)
		query_int(query, ":first_parent", parent);
	query_int(query, ":position", parent >= 0);
	query_int(query, ":arrived", parent >= 0);
	query_int(query, ":author", 7);
	query_int(query, ":author_time", 100);
	query_int(query, ":author_zone", 480);
	query_int(query, ":committer", 7);
	query_int(query, ":commit_time", 100);
	query_int(query, ":commit_zone", 480);
	query_int(query, ":known_time", 100);
	query_text(query, ":message", TEXT("why\n"));
	query_int(query, ":signature", 0);
	query_text(query, ":signer", TEXT(""));
	run(query);
}

static void
add_edition(struct warehouse *warehouse, int id, int commit_id, int revision)
{
	struct query *query = warehouse_query(warehouse, SQL_EDITION_INSERT);

	query_int(query, ":id", id);
	query_int(query, ":document", document_number(2024, 0));
	query_int(query, ":commit", commit_id);
	query_int(query, ":state", 0);
	run(query);
	query = warehouse_query(warehouse, SQL_EDITION_REVISION_INSERT);
	query_int(query, ":edition", id);
	query_int(query, ":ordinal", 0);
	query_int(query, ":revision", revision);
	run(query);
}

static void
add_revision(struct warehouse *warehouse, int id, const char *blob, int cell)
{
	struct places places = {0};
	struct query *query = warehouse_query(warehouse, SQL_PLACEMENT_INSERT);

	places_add(&places, (uint32_t)cell, (struct place){0, 12, 3});
	query_int(query, ":id", id);
	query_blob(query, ":places", strbuf_view(&places.bytes));
	run(query);
	query = warehouse_query(warehouse, SQL_REVISION_INSERT);
	query_int(query, ":id", id);
	query_int(query, ":document", document_number(2024, 0));
	query_text(query, ":path", TEXT("kjj/2024.txt"));
	query_int(query, ":kind", 0);
	query_blob(query, ":blob", text_of(blob));
	query_int(query, ":placement", id);
	run(query);
	strbuf_release(&places.bytes);
}

struct rows {
	const struct version_row *next, *end;
};

static bool
next_row(struct version_row *out, void *context)
{
	struct rows *rows = context;

	if (rows->next == rows->end)
		return false;
	*out = *rows->next++;
	return true;
}

static void
add_versions(struct warehouse *warehouse, const struct version_row *rows,
	     size_t count)
{
	struct rows context = {rows, rows + count};
	struct error err = {0};

	if (!warehouse_fill(warehouse, next_row, &context, &err))
		fail_msg("%s", err.message);
}

static void
fill_small(struct warehouse *warehouse, int first, uint32_t until)
{
	uint32_t document = document_number(2024, 0);
	uint8_t printed = printed_pack(0, 2, true);
	struct query *query = warehouse_query(warehouse, SQL_PERSON_INSERT);

	query_int(query, ":id", 7);
	query_text(query, ":name", TEXT("张三"));
	query_text(query, ":mail", TEXT("z@example.org"));
	run(query);
	add_commit(warehouse, first, -1, "\x01\x02");
	add_commit(warehouse, first + 1, first, "\x03\x04");
	query = warehouse_query(warehouse, SQL_FORM_COLUMN_INSERT);
	query_text(query, ":form", TEXT("expenditure"));
	query_text(query, ":key", TEXT("total"));
	query_int(query, ":number", 0);
	run(query);
	query = warehouse_query(warehouse, SQL_FORM_ROW_INSERT);
	query_int(query, ":id", first + 5);
	query_text(query, ":form", TEXT("expenditure"));
	query_text(query, ":key", TEXT("206"));
	run(query);
	add_revision(warehouse, first, "aa", first + 5);
	add_revision(warehouse, first + 1, "bb", first + 5);
	add_edition(warehouse, first + 2, first, first);
	add_edition(warehouse, first + 3, first + 1, first + 1);
	query = warehouse_query(warehouse, SQL_EDITION_PARENT_INSERT);
	query_int(query, ":edition", first + 3);
	query_int(query, ":ordinal", 0);
	query_int(query, ":parent", first + 2);
	run(query);
	query = warehouse_query(warehouse, SQL_READING_PUT);
	query_text(query, ":city", TEXT("1 A"));
	query_text(query, ":branch", TEXT("main"));
	query_blob(query, ":tip", TEXT("\x03\x04"));
	query_int(query, ":position", 1);
	query_blob(query, ":hash", TEXT("\x05"));
	query_blob(query, ":trust", TEXT("t"));
	run(query);
	add_versions(warehouse,
		     (struct version_row[]){
			     {(uint32_t)first + 5, document, 0, until,
			      (uint32_t)first + 2, printed, 12345},
			     {(uint32_t)first + 5, document, 1, VERSION_OPEN,
			      (uint32_t)first + 3, printed, 6789},
		     },
		     2);
}

static void
the_dump_names_everything_by_natural_keys(void **state)
{
	(void)state;
	struct warehouse *warehouse = open_it(WAREHOUSE_FRESH);
	struct strbuf near = {0}, far = {0};
	struct error err = {0};

	fill_small(warehouse, 0, 1);
	assert_true(dump_warehouse(warehouse, &near, &err));
	warehouse_close(warehouse);
	warehouse = open_it(WAREHOUSE_FRESH);
	fill_small(warehouse, 1000, 1);
	assert_true(dump_warehouse(warehouse, &far, &err));
	warehouse_close(warehouse);
	assert_string_equal(near.data, far.data);
	assert_non_null(strstr(
		near.data,
		"version\texpenditure\t206\ttotal\t?/2024\t0\t1\t12345\t40\t"
		"0102\n"));
	assert_non_null(strstr(near.data,
			       "revision\t?/2024\tkjj/2024.txt\t0\t6161\t "
			       "expenditure/206/total@0:12:3\n"));
	assert_non_null(strstr(near.data, "\twhy\\n\t0\t\n"));
	strbuf_release(&near);
	strbuf_release(&far);
}

static void
take_difference(const struct row_difference *difference, void *context)
{
	strbuf_printf(context, "%s %.*s %s %.*s %.*s; ", difference->section,
		      (int)difference->key.length, difference->key.data,
		      difference->column ? difference->column : "-",
		      (int)difference->ours.length, difference->ours.data,
		      (int)difference->theirs.length, difference->theirs.data);
}

static void
two_warehouses_are_compared_row_by_row(void **state)
{
	(void)state;
	struct warehouse *near = open_it(WAREHOUSE_FRESH), *far = NULL;
	struct strbuf out = {0};
	struct error err = {0};

	/* One that has no name, and other numbers. */
	assert_true(warehouse_open("", WAREHOUSE_SCRATCH, &far, &err));
	fill_small(near, 0, 1);
	fill_small(far, 1000, 1);
	assert_true(warehouse_compare(near, far, take_difference, &out, &err));
	assert_int_equal(out.length, 0);
	warehouse_close(far);
	assert_true(warehouse_open("", WAREHOUSE_SCRATCH, &far, &err));
	fill_small(far, 1000, 2);
	assert_true(warehouse_compare(near, far, take_difference, &out, &err));
	assert_string_equal(
		out.data,
		"version expenditure\t206\ttotal\t?/2024\t0 until 1 2; ");
	warehouse_close(far);
	strbuf_clear(&out);
	assert_true(warehouse_open("", WAREHOUSE_SCRATCH, &far, &err));
	assert_true(warehouse_compare(far, near, take_difference, &out, &err));
	if (!strstr(out.data, "reading  -  1 A") ||
	    !strstr(out.data, "revision ?/2024\tkjj/2024.txt\t0\t6161 - "))
		fail_msg("%s", out.data);
	warehouse_close(far);
	warehouse_close(near);
	strbuf_release(&out);
}

static void
the_check_passes_what_fits_and_names_what_does_not(void **state)
{
	(void)state;
	struct warehouse *warehouse = open_it(WAREHOUSE_FRESH);
	struct error err = {0};

	fill_small(warehouse, 0, 1);
	if (!warehouse_check(warehouse, &err))
		fail_msg("%s", err.message);
	warehouse_close(warehouse);

	warehouse = open_it(WAREHOUSE_FRESH);
	fill_small(warehouse, 0, VERSION_OPEN);
	assert_false(warehouse_check(warehouse, &err));
	assert_int_equal(err.kind, ERR_WAREHOUSE);
	assert_non_null(strstr(err.message, "overlaps the next one"));
	warehouse_close(warehouse);

	warehouse = open_it(WAREHOUSE_FRESH);
	fill_small(warehouse, 0, 1);
	add_edition(warehouse, 9, 77, 0);
	assert_false(warehouse_check(warehouse, &err));
	assert_non_null(strstr(err.message,
			       "a row of edition refers to a row of commits "
			       "that is not there"));
	warehouse_close(warehouse);
}

static void
a_constraint_is_reported_by_its_name(void **state)
{
	(void)state;
	struct warehouse *warehouse = open_it(WAREHOUSE_FRESH);
	struct error err = {0};

	fill_small(warehouse, 0, 1);
	struct version_row row = {5, 1, 3, 3, 2, 0, 0};
	struct rows rows = {&row, &row + 1};
	assert_false(warehouse_fill(warehouse, next_row, &rows, &err));
	assert_non_null(
		strstr(err.message, "a version lasts at least one position"));
	warehouse_close(warehouse);
}

static void
what_is_printed_packs_into_a_byte(void **state)
{
	(void)state;
	for (unsigned s = 0; s < 5; s++)
		for (unsigned d = 0; d < 16; d++)
			for (int g = 0; g < 2; g++) {
				uint8_t printed = printed_pack(s, d, g);
				assert_int_equal(printed_state(printed), s);
				assert_int_equal(printed_decimals(printed), d);
				assert_int_equal(printed_grouped(printed), g);
			}
	assert_int_equal(printed_decimals(printed_pack(0, 40, false)), 15);
}

static uint32_t
random_number(uint64_t *seed, unsigned bits)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*seed >> 33) & ((1u << bits) - 1);
}

#define PLACES 300

static void
places_come_back_whatever_they_are(void **state)
{
	(void)state;
	uint64_t seed = 1;

	for (unsigned round = 0; round < 200; round++) {
		struct places places = {0};
		uint32_t cells[PLACES], cell = 0;
		struct place wanted[PLACES], found;
		unsigned bits = 1 + round % 20;

		for (size_t i = 0; i < PLACES; i++) {
			cell += 1 + random_number(&seed, bits);
			cells[i] = cell;
			wanted[i] = (struct place){
				.page = random_number(&seed, round % 9),
				.line = random_number(&seed, 31),
				.cell = random_number(&seed, bits)};
			if (round % 50 == 0)
				wanted[i].line = i % 2 ? UINT32_MAX : 0;
			places_add(&places, cell, wanted[i]);
		}
		for (size_t i = 0; i < PLACES; i++) {
			assert_true(places_find(strbuf_view(&places.bytes),
						cells[i], &found));
			assert_memory_equal(&found, &wanted[i], sizeof found);
		}
		assert_false(places_find(strbuf_view(&places.bytes), cell + 1,
					 &found));
		strbuf_release(&places.bytes);
	}
}

static void
places_that_are_cut_off_end_early(void **state)
{
	(void)state;
	struct places places = {0};
	struct place found;

	places_add(&places, 3, (struct place){0, 300, 2});
	places_add(&places, 900, (struct place){0, 301, 2});
	for (size_t length = 0; length < places.bytes.length; length++)
		assert_false(places_find(
			(struct text){places.bytes.data, length}, 900, &found));
	assert_false(places_find((struct text){NULL, 0}, 3, &found));
	assert_false(
		places_find(TEXT("\xff\xff\xff\xff\xff\xff\xff"), 3, &found));
	strbuf_release(&places.bytes);
}

#define WITH_FOLDER(test)                                                      \
	cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FOLDER(a_missing_warehouse_asks_for_a_load),
		WITH_FOLDER(another_file_is_never_taken_for_a_warehouse),
		WITH_FOLDER(a_newer_schema_is_refused),
		WITH_FOLDER(an_older_schema_asks_to_be_made_anew),
		WITH_FOLDER(every_statement_fits_the_schema),
		WITH_FOLDER(
			a_statement_that_fits_no_table_tells_when_it_is_asked_for),
		WITH_FOLDER(a_fresh_file_shows_only_when_it_is_published),
		WITH_FOLDER(an_unpublished_file_goes_away),
		WITH_FOLDER(readers_see_the_last_commit_while_a_load_writes),
		WITH_FOLDER(what_is_not_committed_is_rolled_back),
		WITH_FOLDER(who_only_reads_cannot_write),
		WITH_FOLDER(a_reader_keeps_the_file_that_it_has_open),
		WITH_FOLDER(a_commit_outlives_the_death_of_its_load),
		WITH_FOLDER(the_old_files_log_is_never_applied_to_the_new_one),
		WITH_FOLDER(the_log_of_a_deleted_file_is_not_applied_either),
		WITH_FOLDER(the_log_stays_for_those_who_may_not_make_one),
		WITH_FOLDER(publishing_keeps_the_old_files_permissions),
		WITH_FOLDER(the_dump_names_everything_by_natural_keys),
		WITH_FOLDER(two_warehouses_are_compared_row_by_row),
		WITH_FOLDER(the_check_passes_what_fits_and_names_what_does_not),
		WITH_FOLDER(a_constraint_is_reported_by_its_name),
		cmocka_unit_test(
			a_file_system_of_another_machine_is_told_by_its_type),
		cmocka_unit_test(what_is_printed_packs_into_a_byte),
		cmocka_unit_test(places_come_back_whatever_they_are),
		cmocka_unit_test(places_that_are_cut_off_end_early),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
