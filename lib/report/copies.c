/* Files that two documents have in common: see copies.h. */
#include "report/copies.h"

#define KIND_FILE 0 /* of revision.kind: neither a link nor a submodule */

void
copies_release(struct copies *copies)
{
	map_release(&copies->contents);
	vec_release(&copies->originals);
	arena_release(&copies->arena);
}

static void
look_at(struct copies *copies, uint32_t edition, struct text path,
	struct text blob, struct table *out)
{
	uint32_t content = map_intern(&copies->contents, blob);

	if (content == copies->originals.count) {
		*vec_push(&copies->originals) = (struct original){
			edition, arena_copy(&copies->arena, path)};
		return;
	}
	const struct original *original = &copies->originals.items[content];
	if (original->edition == edition)
		return;
	table_note(out, "copy",
		   _("%.*s and %.*s are the same, byte for byte: find out "
		     "whose accounts they are."),
		   (int)original->path.length, original->path.data,
		   (int)path.length, path.data);
}

bool
copies_look(struct copies *copies, const struct report_context *context,
	    uint32_t edition, struct table *out, struct error *err)
{
	struct query *query = warehouse_query(context->warehouse,
					      SQL_REPORT_EDITION_CONTENTS);
	size_t length;

	query_int(query, ":edition", edition);
	while (query_row(query)) {
		const char *blob = query_get_blob(query, 2, &length);

		if (query_get_int(query, 1) == KIND_FILE)
			look_at(copies, edition, query_get_text(query, 0),
				(struct text){blob, length}, out);
	}
	return query_end(query, err);
}
