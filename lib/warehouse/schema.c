/*
 * Is the file made of what the program makes, and of nothing else? Whoever can
 * write to it can plant a trigger, which changes figures as they are entered,
 * or a view under the name of a table. Apart from inspect.c, which looks at
 * rows.
 */
#include "warehouse/store.h"

static const char list[] =
	"SELECT type, name, sql FROM sqlite_schema "
	"WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name";

enum {
	LIST_TYPE,
	LIST_NAME,
	LIST_SQL
};

static struct text
field(sqlite3_stmt *row, int column)
{
	const unsigned char *text = sqlite3_column_text(row, column);

	return text ? text_of((const char *)text) : (struct text){0};
}

/* Without comments, and with one blank for all white space. */
static void
normalise(struct text sql, struct strbuf *out)
{
	bool blank = false;

	strbuf_clear(out);
	for (size_t i = 0; i < sql.length; i++) {
		if (text_starts(text_skip(sql, i), TEXT("--"))) {
			i += text_find(text_skip(sql, i), TEXT("\n"));
			blank = true;
		} else if (strchr(" \t\r\n", sql.data[i])) {
			blank = true;
		} else {
			if (blank && out->length > 0)
				strbuf_putc(out, ' ');
			blank = false;
			strbuf_putc(out, sql.data[i]);
		}
	}
}

static bool
is_alike(sqlite3_stmt *ours, sqlite3_stmt *theirs)
{
	struct strbuf a = {0}, b = {0};

	normalise(field(ours, LIST_SQL), &a);
	normalise(field(theirs, LIST_SQL), &b);
	bool alike = text_equal(strbuf_view(&a), strbuf_view(&b));
	strbuf_release(&a);
	strbuf_release(&b);
	return alike;
}

/* Which of two comes first: less than 0 ours; one that is done comes last. */
static int
order_of(sqlite3_stmt *ours, bool has_ours, sqlite3_stmt *theirs,
	 bool has_theirs)
{
	int order = 0;

	if (!has_ours || !has_theirs)
		return has_theirs - has_ours;
	for (int c = LIST_TYPE; order == 0 && c <= LIST_NAME; c++)
		order = text_compare(field(ours, c), field(theirs, c));
	return order;
}

/* Name what differs; order as of order_of. */
static bool
tell(const char *path, int order, sqlite3_stmt *row, struct error *err)
{
	struct text type = field(row, LIST_TYPE), name = field(row, LIST_NAME);

	if (order < 0)
		return error_at(err, ERR_WAREHOUSE, path, 0, 0,
				_("The file holds the %s “%s”, which juesuan "
				  "does not make."),
				type.data, name.data);
	if (order > 0)
		return error_at(err, ERR_WAREHOUSE, path, 0, 0,
				_("The file lacks the %s “%s”, which juesuan "
				  "makes."),
				type.data, name.data);
	return error_at(err, ERR_WAREHOUSE, path, 0, 0,
			_("The file has the %s “%s” otherwise than juesuan "
			  "makes it."),
			type.data, name.data);
}

/* To the first difference. */
static bool
compare(struct warehouse *warehouse, sqlite3_stmt *ours, sqlite3_stmt *theirs,
	struct error *err)
{
	for (;;) {
		bool has_ours = sqlite3_step(ours) == SQLITE_ROW;
		bool has_theirs = sqlite3_step(theirs) == SQLITE_ROW;
		int order = order_of(ours, has_ours, theirs, has_theirs);

		if (!has_ours && !has_theirs)
			return true;
		if (order != 0 || !is_alike(ours, theirs))
			return tell(warehouse->path, order,
				    order > 0 ? theirs : ours, err);
	}
}

bool
store_has_tables(struct warehouse *warehouse, const char *script,
		 struct error *err)
{
	sqlite3_stmt *ours = NULL, *theirs = NULL;
	sqlite3 *made = NULL;
	int result = sqlite3_open(":memory:", &made);

	if (result == SQLITE_OK)
		result = sqlite3_exec(made, script, NULL, NULL, NULL);
	if (result == SQLITE_OK)
		result = sqlite3_prepare_v2(made, list, -1, &theirs, NULL);
	if (result == SQLITE_OK)
		result = sqlite3_prepare_v2(warehouse->db, list, -1, &ours,
					    NULL);
	bool ok = result == SQLITE_OK
			  ? compare(warehouse, ours, theirs, err)
			  : store_failure(warehouse->db, result, err);
	sqlite3_finalize(ours);
	sqlite3_finalize(theirs);
	sqlite3_close(made);
	return ok;
}

bool
warehouse_check_schema(struct warehouse *warehouse, struct error *err)
{
	return store_has_tables(warehouse, sql_schema_5, err);
}

bool
warehouse_check_planted(struct warehouse *warehouse, struct error *err)
{
	struct query *query = warehouse_query(warehouse, SQL_PLANTED);
	struct strbuf what = {0}, name = {0};

	if (query_row(query)) {
		strbuf_text(&what, query_get_text(query, 0));
		strbuf_text(&name, query_get_text(query, 1));
	}
	bool ok = query_end(query, err);
	if (ok && name.length > 0)
		ok = error_at(
			err, ERR_REBUILD, warehouse->path, 0, 0,
			_("The warehouse holds the %s “%s”, which juesuan "
			  "does not make, and which could change or hide "
			  "figures: nothing was loaded. Find out who put "
			  "it there; `juesuan load --rebuild` makes the "
			  "warehouse anew and keeps this file beside."),
			what.data, name.data);
	strbuf_release(&what);
	strbuf_release(&name);
	return ok;
}
