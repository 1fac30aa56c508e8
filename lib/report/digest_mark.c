/*
 * Where a digest ends and the next begins. Apart from the digest because
 * whoever keeps its files asks for it, and judges what was kept.
 */
#include "report/words.h"

bool
digest_mark_read(const struct report_context *context, struct digest_mark *out,
		 struct error *err)
{
	struct query *query = warehouse_query(context->warehouse, SQL_LOAD_ALL);
	struct digest_mark mark = {.known_time = context->moment.known_time};

	memcpy(mark.oid, context->moment.oid, sizeof mark.oid);
	while (query_row(query))
		mark.load = query_get_int(query, 6);
	if (!query_end(query, err))
		return false;
	*out = mark;
	return true;
}

bool
digest_mark_before(const struct report_context *context, bool *found_out,
		   struct digest_mark *out, struct error *err)
{
	struct query *query = warehouse_query(context->warehouse, SQL_LOAD_ALL);
	struct digest_mark before = {0}, last = {0};

	while (query_row(query)) {
		struct strbuf digits = {0};

		before = last;
		oid_abbreviate(&digits, query_get_blob(query, 1),
			       sizeof last.oid - 1);
		memcpy(last.oid, digits.data, digits.length + 1);
		last.load = query_get_int(query, 6);
		strbuf_release(&digits);
	}
	if (!query_end(query, err))
		return false;
	*found_out = before.load > 0;
	if (*found_out)
		*out = before;
	return true;
}

bool
digest_mark_is_on_line(const struct report_context *context,
		       const struct digest_mark *mark, bool *out,
		       struct error *err)
{
	struct moment moment;
	struct error none = {0};

	*out = moment_find(context->warehouse, context->config->city, mark->oid,
			   &moment, &none);
	return *out || none.kind == ERR_NOT_FOUND || (*err = none, false);
}
