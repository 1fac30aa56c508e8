/* Writing the new commits and their people: see store.h. */
#include "batch/store.h"

/* The people of this load: the same name and mail are the same person. */
struct people {
	struct map keys; /* name, NUL, mail */
	VEC(uint32_t) ids;
	struct strbuf key;
	bool seek; /* are there any in the warehouse? */
};

static bool
enter_person(struct store *store, bool seek, const struct signature *person,
	     uint32_t *out, struct error *err)
{
	struct warehouse *warehouse = store->warehouse;
	struct query *query;
	bool found = false;

	if (seek) {
		query = warehouse_query(warehouse, SQL_PERSON_FIND);
		query_text(query, ":name", text_of(person->name));
		query_text(query, ":mail", text_of(person->mail));
		found = query_row(query);
		if (found)
			*out = (uint32_t)query_get_int(query, 0);
		if (!query_end(query, err))
			return false;
	}
	if (found)
		return true;
	query = warehouse_query(warehouse, SQL_PERSON_INSERT);
	query_int(query, ":id", store->person);
	query_text(query, ":name", text_of(person->name));
	query_text(query, ":mail", text_of(person->mail));
	if (!query_run(query, err))
		return false;
	*out = store->person++;
	return true;
}

static bool
person_id(struct store *store, struct people *people,
	  const struct signature *person, uint32_t *out, struct error *err)
{
	uint32_t number, id;

	strbuf_clear(&people->key);
	strbuf_puts(&people->key, person->name);
	strbuf_putc(&people->key, '\0');
	strbuf_puts(&people->key, person->mail);
	number = map_intern(&people->keys, strbuf_view(&people->key));
	if (number == people->ids.count) {
		if (!enter_person(store, people->seek, person, &id, err))
			return false;
		*vec_push(&people->ids) = id;
	}
	*out = people->ids.items[number];
	return true;
}

static bool
store_further_parents(struct store *store, uint32_t number, struct error *err)
{
	const struct graph *graph = store->graph;
	uint32_t count = graph_parent_count(graph, number);
	bool ok = true;

	for (uint32_t p = 1; ok && p < count; p++) {
		struct query *query = warehouse_query(store->warehouse,
						      SQL_COMMIT_PARENT_INSERT);

		query_int(query, ":commit", number);
		query_int(query, ":ordinal", p);
		query_int(query, ":parent", graph_parent(graph, number, p));
		ok = query_run(query, err);
	}
	return ok;
}

static bool
store_commit(struct store *store, struct people *people, uint32_t number,
	     struct error *err)
{
	const struct graph *graph = store->graph;
	const struct graph_commit *commit = &graph->commits.items[number];
	const struct new_commit *added =
		&graph->added.items[number - graph->known];
	struct oid oid = graph_oid(graph, number);
	uint32_t author, committer;

	if (!person_id(store, people, &added->author, &author, err) ||
	    !person_id(store, people, &added->committer, &committer, err))
		return false;
	struct query *query =
		warehouse_query(store->warehouse, SQL_COMMIT_INSERT);
	query_int(query, ":id", number);
	query_blob(query, ":oid", oid_bytes(&oid));
	if (commit->first_parent != COMMIT_NONE)
		query_int(query, ":first_parent", commit->first_parent);
	if (commit->position != POSITION_NONE)
		query_int(query, ":position", commit->position);
	query_int(query, ":arrived", commit->arrived);
	query_int(query, ":author", author);
	query_int(query, ":author_time", added->author.time);
	query_int(query, ":author_zone", added->author.zone_minutes);
	query_int(query, ":committer", committer);
	query_int(query, ":commit_time", added->committer.time);
	query_int(query, ":commit_zone", added->committer.zone_minutes);
	query_int(query, ":known_time", commit->known_time);
	query_text(query, ":message", text_of(added->message));
	query_int(query, ":signature", added->seal.state);
	query_text(query, ":signer", text_of(added->seal.signer));
	return query_run(query, err) &&
	       store_further_parents(store, number, err);
}

bool
store_commits(struct store *store, struct error *err)
{
	const struct graph *graph = store->graph;
	struct people people = {.seek = store->person > 0};
	bool ok = true;

	for (uint32_t c = graph->known; ok && c < graph->commits.count; c++)
		ok = store_commit(store, &people, c, err);
	map_release(&people.keys);
	vec_release(&people.ids);
	strbuf_release(&people.key);
	return ok;
}
