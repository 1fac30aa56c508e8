/*
 * Looking at everything at once: the consistency check and the canonical dump.
 *
 * Both are scripts of many SELECTs that are run one after another; unlike the
 * statements of daily work they are prepared only when they are asked for.
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

struct dump {
	struct strbuf *out;
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
put_places(struct dump *dump, const void *bytes, size_t length)
{
	struct places_cursor cursor = places_begin(bytes, length);
	struct place place;
	uint32_t cell;

	while (places_next(&cursor, &cell, &place)) {
		if (cell < dump->ranks.count &&
		    dump->ranks.items[cell] != UINT32_MAX)
			dump->places.items[dump->ranks.items[cell]] = place;
		else
			strbuf_printf(dump->out, " unknown@%u:%u:%u",
				      place.page, place.line, place.cell);
	}
	for (size_t i = 0; i < dump->cells.count; i++) {
		struct place *at = &dump->places.items[i];

		if (at->line == 0)
			continue;
		strbuf_putc(dump->out, ' ');
		put_escaped(dump->out, dump->cells.items[i]);
		strbuf_printf(dump->out, "@%u:%u:%u", at->page, at->line,
			      at->cell);
		*at = (struct place){0};
	}
}

static void
put_value(struct dump *dump, sqlite3_stmt *row, int column)
{
	struct strbuf *out = dump->out;
	const uint8_t *bytes;
	int length;

	switch (sqlite3_column_type(row, column)) {
	case SQLITE_NULL:
		strbuf_puts(out, "\\N");
		break;
	case SQLITE_BLOB:
		bytes = sqlite3_column_blob(row, column);
		length = sqlite3_column_bytes(row, column);
		if (strcmp(sqlite3_column_name(row, column), "places") == 0) {
			put_places(dump, bytes, (size_t)length);
			break;
		}
		for (int i = 0; i < length; i++)
			strbuf_printf(out, "%02x", bytes[i]);
		break;
	default:
		put_escaped(out, column_text(row, column));
	}
}

static bool
dump_row(sqlite3_stmt *row, void *context)
{
	struct dump *dump = context;

	for (int i = 0; i < sqlite3_column_count(row); i++) {
		if (i > 0)
			strbuf_putc(dump->out, '\t');
		put_value(dump, row, i);
	}
	strbuf_putc(dump->out, '\n');
	return true;
}

bool
warehouse_dump(struct warehouse *warehouse, struct strbuf *out,
	       struct error *err)
{
	struct dump dump = {.out = out};
	bool ok =
		each_row(warehouse->db, sql_schema_cells, take_cell, &dump,
			 err) &&
		each_row(warehouse->db, sql_schema_dump, dump_row, &dump, err);

	arena_release(&dump.arena);
	vec_release(&dump.cells);
	vec_release(&dump.ranks);
	vec_release(&dump.places);
	return ok;
}
