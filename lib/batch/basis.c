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

static bool
put_reading(const struct basis *basis, struct warehouse *warehouse,
	    uint32_t position, struct error *err)
{
	struct query *query = warehouse_query(warehouse, SQL_READING_PUT);
	const struct city *city = basis->config->city;
	struct strbuf name = {0};

	basis_print_city(city, &name);
	query_text(query, ":city", strbuf_view(&name));
	query_text(query, ":branch", text_of(city->branch));
	query_blob(query, ":tip", oid_bytes(&basis->tip));
	query_int(query, ":position", position);
	query_blob(query, ":hash", oid_bytes(&basis->reading));
	query_blob(query, ":trust", oid_bytes(&basis->keys));
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
	query_blob(query, ":hash", oid_bytes(&basis->reading));
	query_blob(query, ":text", strbuf_view(&basis->definitions));
	return query_run(query, err);
}

bool
basis_print_changes(const struct basis *basis, struct warehouse *warehouse,
		    const struct earlier *earlier, struct strbuf *out,
		    struct error *err)
{
	struct query *query = warehouse_query(warehouse, SQL_DEFINITIONS_GET);

	query_blob(query, ":hash", oid_bytes(&earlier->reading));
	if (query_row(query))
		config_reading_changes(query_get_text(query, 0),
				       strbuf_view(&basis->definitions), out);
	return query_end(query, err);
}
