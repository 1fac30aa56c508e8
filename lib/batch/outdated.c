/*
 * Does a warehouse belong to a configuration? Apart from the rest of what a
 * load stands on, because reports ask it too, and they need no archive.
 */
#include "batch/basis.h"

#include "batch/batch.h"

void
basis_print_city(const struct city *city, struct strbuf *out)
{
	strbuf_printf(out, "%s %s", city->code, city->name);
}

bool
basis_read_earlier(const struct city *city, struct warehouse *warehouse,
		   struct earlier *out, struct error *err)
{
	struct strbuf name = {0};
	bool ok = earlier_read(out, warehouse, err);

	basis_print_city(city, &name);
	if (ok && strcmp(out->city, name.data) != 0)
		ok = error_at(err, ERR_WAREHOUSE, city->warehouse, 0, 0,
			      _("This warehouse holds the accounts of %s, "
				"not of %s; name another file in the "
				"configuration, or move this one away."),
			      out->city, name.data);
	strbuf_release(&name);
	return ok;
}

bool
batch_is_outdated(const struct config *config, struct warehouse *warehouse,
		  bool *outdated_out, struct error *err)
{
	struct query *query = warehouse_query(warehouse, SQL_READING_IS);
	struct earlier earlier = {0};
	struct strbuf definitions = {0};
	bool same = false;

	config_reading(config, READING_VERSION, &definitions);
	query_blob(query, ":definitions", strbuf_view(&definitions));
	while (query_row(query))
		same = query_get_int(query, 0) != 0;
	bool ok = query_end(query, err) &&
		  basis_read_earlier(config->city, warehouse, &earlier, err);
	if (ok)
		*outdated_out = !same;
	earlier_release(&earlier);
	strbuf_release(&definitions);
	return ok;
}
