/* Verifying signatures: see seals.h. */
#include "batch/seals.h"

#include "batch/earlier.h"

struct sealed {
	int64_t id;
	struct oid oid;
};

struct all_sealed {
	VEC(struct sealed) items;
};

bool
seals_read(struct graph *graph, struct archive *archive,
	   const struct trust *trust, struct error *err)
{
	bool ok = true;

	for (uint32_t i = 0; ok && i < graph->added.count; i++) {
		struct new_commit *added = &graph->added.items[i];
		struct oid oid = graph_oid(graph, graph->known + i);

		if (added->seal.state != SEAL_NONE)
			ok = archive_seal(archive, &oid, trust, &graph->arena,
					  &added->seal, err);
	}
	return ok;
}

static bool
find_sealed(struct warehouse *warehouse, struct all_sealed *out,
	    struct error *err)
{
	struct query *query = warehouse_query(warehouse, SQL_COMMIT_SEALED);

	while (query_row(query)) {
		*vec_push(&out->items) = (struct sealed){
			.id = query_get_int(query, 0),
			.oid = earlier_oid(query, 1),
		};
	}
	return query_end(query, err);
}

bool
seals_renew(struct warehouse *warehouse, struct archive *archive,
	    const struct trust *trust, int64_t *count_out, struct error *err)
{
	struct all_sealed all = {0};
	struct arena arena = {0};
	bool ok = find_sealed(warehouse, &all, err);

	for (size_t i = 0; ok && i < all.items.count; i++) {
		const struct sealed *sealed = &all.items.items[i];
		struct query *query;
		struct seal seal;

		arena_reset(&arena);
		ok = archive_seal(archive, &sealed->oid, trust, &arena, &seal,
				  err);
		if (!ok)
			break;
		query = warehouse_query(warehouse, SQL_COMMIT_SEAL);
		query_int(query, ":id", sealed->id);
		query_int(query, ":signature", seal.state);
		query_text(query, ":signer", text_of(seal.signer));
		ok = query_run(query, err);
	}
	if (ok)
		*count_out += (int64_t)all.items.count;
	arena_release(&arena);
	vec_release(&all.items);
	return ok;
}
