/* What changed beside the figures that count: see beside.h. */
#include "report/beside.h"

#include "report/edition.h"

static bool
read_files(const struct report_context *context, uint32_t before,
	   uint32_t edition, struct beside *out, struct error *err)
{
	struct query *query =
		warehouse_query(context->warehouse, SQL_REPORT_FILES_CHANGED);

	query_int(query, ":before", before);
	query_int(query, ":edition", edition);
	while (query_row(query))
		if (query_get_int(query, 1) != 0)
			out->has_data = true;
		else
			strbuf_text(strbuf_next(&out->attachments),
				    query_get_text(query, 0));
	return query_end(query, err);
}

static bool
read_dissents(const struct report_context *context, uint32_t before,
	      uint32_t edition, struct beside *out, struct error *err)
{
	struct query *query = warehouse_query(context->warehouse,
					      SQL_REPORT_DISSENTS_CHANGED);

	query_int(query, ":before", before);
	query_int(query, ":edition", edition);
	while (query_row(query))
		out->dissents = (size_t)query_get_int(query, 0);
	return query_end(query, err);
}

static bool
read_withheld(const struct report_context *context, uint32_t before,
	      uint32_t edition, struct beside *out, struct error *err)
{
	const struct forms *forms = context->config->forms;
	bool was, is;

	for (size_t f = 0; f < forms->count && !out->withholds; f++) {
		if (!edition_withholds(context, edition, &forms->items[f], &is,
				       err) ||
		    !edition_withholds(context, before, &forms->items[f], &was,
				       err))
			return false;
		out->withholds = is && !was;
	}
	return true;
}

bool
beside_read(const struct report_context *context, uint32_t before,
	    uint32_t edition, struct beside *out, struct error *err)
{
	return read_files(context, before, edition, out, err) &&
	       read_dissents(context, before, edition, out, err) &&
	       read_withheld(context, before, edition, out, err);
}

void
beside_release(struct beside *beside)
{
	strbuf_release(&beside->attachments);
}
