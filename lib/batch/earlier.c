/*
 * What a warehouse was made of. Apart from its commits and documents, which
 * reports do not read: see earlier.h.
 */
#include "batch/earlier.h"

void
earlier_release(struct earlier *earlier)
{
	arena_release(&earlier->arena);
	*earlier = (struct earlier){0};
}

struct oid
earlier_oid(struct query *query, int column)
{
	return oid_of_bytes(query_get_blob(query, column));
}

bool
earlier_damaged(struct error *err)
{
	return error_set(err, ERR_REBUILD,
			 _("The warehouse is not as a load leaves it; run "
			   "`juesuan load --rebuild`."));
}

bool
earlier_read(struct earlier *earlier, struct warehouse *warehouse,
	     struct error *err)
{
	struct query *query = warehouse_query(warehouse, SQL_READING_GET);

	earlier_release(earlier);
	if (query_row(query)) {
		earlier->exists = true;
		earlier->city =
			arena_copy(&earlier->arena, query_get_text(query, 0))
				.data;
		earlier->branch =
			arena_copy(&earlier->arena, query_get_text(query, 1))
				.data;
		earlier->tip = earlier_oid(query, 2);
		earlier->position = (uint32_t)query_get_int(query, 3);
		earlier->reading = earlier_oid(query, 4);
		earlier->keys = earlier_oid(query, 5);
	}
	return query_end(query, err) &&
	       (earlier->exists || earlier_damaged(err));
}
