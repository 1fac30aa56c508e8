/*
 * Looking at everything at once: the consistency checks, the canonical dump,
 * and two warehouses' dumps side by side.
 *
 * They are scripts of many SELECTs that are run one after another, and not kept
 * prepared as the statements of daily work are.
 */
#include "warehouse/places.h"
#include "warehouse/store.h"

#include <stdlib.h>

/* Run a script; visit sees each row, and ends it by returning false. */
static bool
each_row(sqlite3 *db, const char *script,
	 bool (*visit)(sqlite3_stmt *row, void *context), void *context,
	 struct error *err)
{
	while (*script) {
		sqlite3_stmt *statement = NULL;
		int result =
			sqlite3_prepare_v2(db, script, -1, &statement, &script);
		bool more = true;

		while (result == SQLITE_OK && statement && more &&
		       (result = sqlite3_step(statement)) == SQLITE_ROW) {
			more = visit(statement, context);
			result = SQLITE_OK;
		}
		if (result != SQLITE_OK && result != SQLITE_DONE)
			store_failure(db, result, err);
		sqlite3_finalize(statement);
		if (result != SQLITE_OK && result != SQLITE_DONE)
			return false;
		if (!more)
			return true;
	}
	return true;
}

static struct text
column_text(sqlite3_stmt *row, int column)
{
	const unsigned char *text = sqlite3_column_text(row, column);
	int length = sqlite3_column_bytes(row, column);

	return (struct text){(const char *)text, (size_t)length};
}

static bool
take_sentence(sqlite3_stmt *row, void *context)
{
	strbuf_text(context, column_text(row, 0));
	return false;
}

bool
warehouse_check(struct warehouse *warehouse, struct error *err)
{
	struct strbuf sentence = {0};
	bool ok = each_row(warehouse->db, sql_schema_check, take_sentence,
			   &sentence, err);

	if (ok && sentence.length > 0)
		ok = error_at(err, ERR_WAREHOUSE, warehouse->path, 0, 0,
			      _("The warehouse contradicts itself: %s."),
			      strbuf_string(&sentence));
	strbuf_release(&sentence);
	return ok;
}

bool
warehouse_quick_check(struct warehouse *warehouse, struct error *err)
{
	struct strbuf words = {0};
	bool ok = each_row(warehouse->db, "PRAGMA quick_check(1)",
			   take_sentence, &words, err);

	/* A heading stands before what was found. */
	const char *found = strrchr(strbuf_string(&words), '\n');
	found = found ? found + 1 : strbuf_string(&words);
	if (ok && strcmp(found, "ok") != 0)
		ok = error_at(err, ERR_REBUILD, warehouse->path, 0, 0,
			      _("The warehouse is damaged (%s): run `juesuan "
				"load --rebuild`."),
			      found);
	strbuf_release(&words);
	return ok;
}

/* One warehouse's dump on its way, row by row. */
struct dump {
	sqlite3 *db;
	const char *rest;  /* of the script */
	sqlite3_stmt *row; /* of the present SELECT; NULL at the end */
	bool has_row;
	struct arena arena;
	VEC(struct text) cells;   /* their names, in order */
	VEC(uint32_t) ranks;      /* of each cell id: its index in cells */
	VEC(struct place) places; /* of each rank; line 0: none */
};

static bool
take_cell(sqlite3_stmt *row, void *context)
{
	struct dump *dump = context;
	uint32_t id = (uint32_t)sqlite3_column_int64(row, 0);

	while (dump->ranks.count <= id)
		*vec_push(&dump->ranks) = UINT32_MAX;
	dump->ranks.items[id] = (uint32_t)dump->cells.count;
	*vec_push(&dump->places) = (struct place){0};
	*vec_push(&dump->cells) = arena_copy(&dump->arena, column_text(row, 1));
	return true;
}

static bool
dump_begin(struct dump *dump, struct warehouse *warehouse, struct error *err)
{
	*dump = (struct dump){.db = warehouse->db, .rest = sql_schema_dump};
	return each_row(dump->db, sql_schema_cells, take_cell, dump, err);
}

static void
dump_release(struct dump *dump)
{
	sqlite3_finalize(dump->row);
	arena_release(&dump->arena);
	vec_release(&dump->cells);
	vec_release(&dump->ranks);
	vec_release(&dump->places);
}

static bool
dump_step(struct dump *dump, struct error *err)
{
	int result = sqlite3_step(dump->row);

	dump->has_row = result == SQLITE_ROW;
	return result == SQLITE_ROW || result == SQLITE_DONE ||
	       store_failure(dump->db, result, err);
}

/* To the first row of the next SELECT; its row is NULL when there is none. */
static bool
dump_next_select(struct dump *dump, struct error *err)
{
	int result = SQLITE_OK;

	sqlite3_finalize(dump->row);
	dump->row = NULL;
	dump->has_row = false;
	while (!dump->row && *dump->rest && result == SQLITE_OK)
		result = sqlite3_prepare_v2(dump->db, dump->rest, -1,
					    &dump->row, &dump->rest);
	if (result != SQLITE_OK)
		return store_failure(dump->db, result, err);
	return !dump->row || dump_step(dump, err);
}

static void
put_escaped(struct strbuf *out, struct text text)
{
	for (size_t i = 0; i < text.length; i++) {
		switch (text.data[i]) {
		case '\t':
			strbuf_puts(out, "\\t");
			break;
		case '\n':
			strbuf_puts(out, "\\n");
			break;
		case '\\':
			strbuf_puts(out, "\\\\");
			break;
		default:
			strbuf_putc(out, text.data[i]);
		}
	}
}

static void
put_places(struct dump *dump, struct strbuf *out, int column)
{
	const void *bytes = sqlite3_column_blob(dump->row, column);
	size_t length = (size_t)sqlite3_column_bytes(dump->row, column);
	struct places_cursor cursor =
		places_begin((struct text){bytes, length});
	struct place place;
	uint32_t cell;

	while (places_next(&cursor, &cell, &place)) {
		if (cell < dump->ranks.count &&
		    dump->ranks.items[cell] != UINT32_MAX)
			dump->places.items[dump->ranks.items[cell]] = place;
		else
			strbuf_printf(out, " unknown@%u:%u:%u", place.page,
				      place.line, place.cell);
	}
	for (size_t i = 0; i < dump->cells.count; i++) {
		struct place *at = &dump->places.items[i];

		if (at->line == 0)
			continue;
		strbuf_putc(out, ' ');
		put_escaped(out, dump->cells.items[i]);
		strbuf_printf(out, "@%u:%u:%u", at->page, at->line, at->cell);
		*at = (struct place){0};
	}
}

static void
put_blob(struct strbuf *out, sqlite3_stmt *row, int column)
{
	const uint8_t *bytes = sqlite3_column_blob(row, column);
	int length = sqlite3_column_bytes(row, column);

	for (int i = 0; i < length; i++)
		strbuf_printf(out, "%02x", bytes[i]);
}

static void
put_column(struct dump *dump, struct strbuf *out, int column)
{
	const char *name = sqlite3_column_name(dump->row, column);

	if (sqlite3_column_type(dump->row, column) == SQLITE_NULL)
		strbuf_puts(out, "\\N");
	else if (strcmp(name, "places") == 0)
		put_places(dump, out, column);
	else if (sqlite3_column_type(dump->row, column) == SQLITE_BLOB)
		put_blob(out, dump->row, column);
	else
		put_escaped(out, column_text(dump->row, column));
}

/* Columns [first, end), with tabs between. */
static void
put_columns(struct dump *dump, struct strbuf *out, int first, int end)
{
	for (int i = first; i < end; i++) {
		if (i > first)
			strbuf_putc(out, '\t');
		put_column(dump, out, i);
	}
}

bool
warehouse_export(struct warehouse *warehouse,
		 bool (*write)(struct text line, void *context,
			       struct error *err),
		 void *context, struct error *err)
{
	struct dump dump;
	struct strbuf line = {0};
	bool ok = dump_begin(&dump, warehouse, err) &&
		  dump_next_select(&dump, err);

	while (ok && dump.row) {
		if (!dump.has_row) {
			ok = dump_next_select(&dump, err);
			continue;
		}
		strbuf_clear(&line);
		put_columns(&dump, &line, 0, sqlite3_column_count(dump.row));
		strbuf_putc(&line, '\n');
		ok = write(strbuf_view(&line), context, err) &&
		     dump_step(&dump, err);
	}
	strbuf_release(&line);
	dump_release(&dump);
	return ok;
}

/* How many columns say which row it is. */
static int
key_count(sqlite3_stmt *row)
{
	int count = 0;

	while (count < sqlite3_column_count(row) &&
	       strcmp(sqlite3_column_name(row, count), "key") == 0)
		count++;
	return count;
}

/* In the order in which SQLite sorts. */
static int
compare_column(sqlite3_stmt *a, sqlite3_stmt *b, int column)
{
	if (sqlite3_column_type(a, column) == SQLITE_INTEGER &&
	    sqlite3_column_type(b, column) == SQLITE_INTEGER) {
		int64_t x = sqlite3_column_int64(a, column);
		int64_t y = sqlite3_column_int64(b, column);

		return (x > y) - (x < y);
	}
	const void *x = sqlite3_column_blob(a, column);
	const void *y = sqlite3_column_blob(b, column);
	return text_compare(
		(struct text){x ? x : "",
			      (size_t)sqlite3_column_bytes(a, column)},
		(struct text){y ? y : "",
			      (size_t)sqlite3_column_bytes(b, column)});
}

static int
compare_keys(const struct dump *ours, const struct dump *theirs, int keys)
{
	int order = 0;

	if (!ours->has_row || !theirs->has_row)
		return ours->has_row ? -1 : 1;
	for (int i = 0; order == 0 && i < keys; i++)
		order = compare_column(ours->row, theirs->row, i);
	return order;
}

/* What is being compared, and whom to tell. */
struct comparison {
	struct dump ours, theirs;
	struct strbuf key, our_text, their_text;
	void (*visit)(const struct row_difference *difference, void *context);
	void *context;
};

/* The row of one side alone, or column of both. */
static void
tell(struct comparison *c, struct dump *side, int keys, const char *column)
{
	struct row_difference difference = {
		.section = (const char *)sqlite3_column_text(side->row, 0),
		.column = column,
	};

	strbuf_clear(&c->key);
	put_columns(side, &c->key, 1, keys);
	difference.key = strbuf_view(&c->key);
	if (column || side == &c->ours)
		difference.ours = (struct text){strbuf_string(&c->our_text),
						c->our_text.length};
	if (column || side == &c->theirs)
		difference.theirs = (struct text){strbuf_string(&c->their_text),
						  c->their_text.length};
	c->visit(&difference, c->context);
}

static void
tell_row(struct comparison *c, struct dump *side, int keys)
{
	struct strbuf *text = side == &c->ours ? &c->our_text : &c->their_text;

	strbuf_clear(text);
	put_columns(side, text, keys, sqlite3_column_count(side->row));
	tell(c, side, keys, NULL);
}

/* Tell the first column in which two rows of one key differ. */
static void
compare_rows(struct comparison *c, int keys)
{
	for (int i = keys; i < sqlite3_column_count(c->ours.row); i++) {
		strbuf_clear(&c->our_text);
		strbuf_clear(&c->their_text);
		put_column(&c->ours, &c->our_text, i);
		put_column(&c->theirs, &c->their_text, i);
		if (text_equal(strbuf_view(&c->our_text),
			       strbuf_view(&c->their_text)))
			continue;
		tell(c, &c->ours, keys, sqlite3_column_name(c->ours.row, i));
		return;
	}
}

/* The rows of one SELECT, side by side. */
static bool
compare_select(struct comparison *c, struct error *err)
{
	struct dump *ours = &c->ours, *theirs = &c->theirs;
	int keys = key_count(ours->row);

	while (ours->has_row || theirs->has_row) {
		int order = compare_keys(ours, theirs, keys);

		if (order < 0)
			tell_row(c, ours, keys);
		else if (order > 0)
			tell_row(c, theirs, keys);
		else
			compare_rows(c, keys);
		if ((order <= 0 && !dump_step(ours, err)) ||
		    (order >= 0 && !dump_step(theirs, err)))
			return false;
	}
	return true;
}

bool
warehouse_compare(struct warehouse *ours, struct warehouse *theirs,
		  void (*visit)(const struct row_difference *difference,
				void *context),
		  void *context, struct error *err)
{
	struct comparison c = {.visit = visit, .context = context};
	bool ok = dump_begin(&c.ours, ours, err) &&
		  dump_begin(&c.theirs, theirs, err);

	while (ok &&
	       (ok = dump_next_select(&c.ours, err) &&
		     dump_next_select(&c.theirs, err)) &&
	       c.ours.row)
		ok = compare_select(&c, err);
	dump_release(&c.ours);
	dump_release(&c.theirs);
	strbuf_release(&c.key);
	strbuf_release(&c.our_text);
	strbuf_release(&c.their_text);
	return ok;
}
