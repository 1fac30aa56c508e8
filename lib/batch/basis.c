/* What a load stands on: see basis.h. */
#include "batch/basis.h"

#include "batch/batch.h"

bool
basis_open(struct basis *out, const struct config *config, struct error *err)
{
	const struct city *city = config->city;

	*out = (struct basis){
		.config = config,
		.trust = {city->keyring, city->allowed_signers},
	};
	config_reading(config, READING_VERSION, &out->definitions);
	return trust_hash(&out->trust, &out->keys, err) &&
	       archive_hash(strbuf_view(&out->definitions), &out->reading,
			    err) &&
	       archive_open(city->repository, &out->archive, err);
}

void
basis_release(struct basis *basis)
{
	archive_close(basis->archive);
	strbuf_release(&basis->definitions);
}

bool
basis_is(const struct basis *basis, const struct earlier *earlier)
{
	return oid_equal(&earlier->reading, &basis->reading) &&
	       oid_equal(&earlier->keys, &basis->keys) &&
	       oid_equal(&earlier->tip, &basis->tip);
}

/* As the warehouse keeps it. */
static void
print_city(struct strbuf *out, const struct city *city)
{
	strbuf_printf(out, "%s %s", city->code, city->name);
}

bool
basis_read_earlier(const struct city *city, struct warehouse *warehouse,
		   struct earlier *out, struct error *err)
{
	struct strbuf name = {0};
	bool ok = earlier_read(out, warehouse, err);

	print_city(&name, city);
	if (ok && strcmp(out->city, name.data) != 0)
		ok = error_at(err, ERR_WAREHOUSE, city->warehouse, 0, 0,
			      _("This warehouse holds the accounts of %s, "
				"not of %s; name another file in the "
				"configuration, or move this one away."),
			      out->city, name.data);
	strbuf_release(&name);
	return ok;
}

static bool
put_reading(const struct basis *basis, struct warehouse *warehouse,
	    uint32_t position, struct error *err)
{
	struct query *query = warehouse_query(warehouse, SQL_READING_PUT);
	const struct city *city = basis->config->city;
	struct strbuf name = {0};

	print_city(&name, city);
	query_text(query, ":city", strbuf_view(&name));
	query_text(query, ":branch", text_of(city->branch));
	query_blob(query, ":tip", basis->tip.bytes, basis->tip.length);
	query_int(query, ":position", position);
	query_blob(query, ":hash", basis->reading.bytes, basis->reading.length);
	query_blob(query, ":trust", basis->keys.bytes, basis->keys.length);
	bool ok = query_run(query, err);
	strbuf_release(&name);
	return ok;
}

bool
basis_put(const struct basis *basis, struct warehouse *warehouse,
	  uint32_t position, struct error *err)
{
	struct query *query;

	if (!put_reading(basis, warehouse, position, err))
		return false;
	query = warehouse_query(warehouse, SQL_DEFINITIONS_PUT);
	query_blob(query, ":hash", basis->reading.bytes, basis->reading.length);
	query_blob(query, ":text", basis->definitions.data,
		   basis->definitions.length);
	return query_run(query, err);
}

bool
basis_print_changes(const struct basis *basis, struct warehouse *old,
		    const struct earlier *earlier, struct strbuf *out,
		    struct error *err)
{
	struct query *query = warehouse_query(old, SQL_DEFINITIONS_GET);

	query_blob(query, ":hash", earlier->reading.bytes,
		   earlier->reading.length);
	if (query_row(query))
		config_reading_changes(query_get_text(query, 0),
				       strbuf_view(&basis->definitions), out);
	return query_end(query, err);
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
	query_blob(query, ":definitions", definitions.data, definitions.length);
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
