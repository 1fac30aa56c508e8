/* Writing under which names people are shown: see aliases.h. */
#include "batch/aliases.h"

struct named {
	int64_t id;
	uint32_t arrived; /* the first position that knows him */
	const char *name, *mail;
	const char *shown_name, *shown_mail; /* by the positions so far */
};

struct naming {
	struct warehouse *warehouse;
	VEC(struct named) people;
	struct arena arena;
};

static const char *
keep(struct naming *naming, struct text text)
{
	return arena_copy(&naming->arena, text).data;
}

static bool
read_people(struct naming *naming, struct error *err)
{
	struct query *query =
		warehouse_query(naming->warehouse, SQL_ALIAS_PEOPLE);

	while (query_row(query))
		*vec_push(&naming->people) = (struct named){
			.id = query_get_int(query, 0),
			.name = keep(naming, query_get_text(query, 1)),
			.mail = keep(naming, query_get_text(query, 2)),
			.arrived = (uint32_t)query_get_int(query, 3),
			.shown_name = keep(naming, query_get_text(query, 4)),
			.shown_mail = keep(naming, query_get_text(query, 5)),
		};
	return query_end(query, err);
}

static bool
store_alias(struct naming *naming, struct named *person, uint32_t from,
	    const char *name, const char *mail, struct error *err)
{
	struct query *query =
		warehouse_query(naming->warehouse, SQL_ALIAS_INSERT);

	person->shown_name = keep(naming, text_of(name));
	person->shown_mail = keep(naming, text_of(mail));
	query_int(query, ":from", from);
	query_int(query, ":person", person->id);
	query_text(query, ":name", text_of(name));
	query_text(query, ":mail", text_of(mail));
	return query_run(query, err);
}

/* A .mailmap (NULL: none) stands at the positions [from, until). */
static bool
store_standing(struct naming *naming, const struct mailmap *mailmap,
	       uint32_t from, uint32_t until, struct error *err)
{
	vec_each (struct named *, person, &naming->people) {
		uint32_t at = person->arrived > from ? person->arrived : from;
		const char *name = person->name, *mail = person->mail;

		if (at >= until)
			continue;
		mailmap_apply(mailmap, &name, &mail);
		if (strcmp(name, person->shown_name) == 0 &&
		    strcmp(mail, person->shown_mail) == 0)
			continue;
		if (!store_alias(naming, person, at, name, mail, err))
			return false;
	}
	return true;
}

/* The .mailmap that a commit has, until the next one that changes it. */
static bool
store_from(struct naming *naming, struct archive *archive,
	   const struct graph *graph, uint32_t commit, uint32_t from,
	   uint32_t until, struct error *err)
{
	struct oid oid = graph_oid(graph, commit);
	struct mailmap *mailmap;

	if (!archive_mailmap(archive, &oid, &mailmap, err))
		return false;
	/* Most archives have none, and then nobody need be asked for. */
	if (!mailmap && until == POSITION_NONE && naming->people.count == 0)
		return true;
	bool ok = (naming->people.count > 0 || read_people(naming, err)) &&
		  store_standing(naming, mailmap, from, until, err);
	mailmap_free(mailmap);
	return ok;
}

bool
store_aliases(struct warehouse *warehouse, struct archive *archive,
	      const struct graph *graph, uint32_t old_tip,
	      const struct dossiers *dossiers, struct error *err)
{
	const struct graph_commit *commits = graph->commits.items;
	struct naming naming = {.warehouse = warehouse};
	uint32_t commit = old_tip;
	uint32_t from =
		old_tip == COMMIT_NONE ? 0 : commits[old_tip].position + 1;
	bool ok = true;

	for (size_t i = 0; ok && i <= dossiers->mailmaps.count; i++) {
		bool last = i == dossiers->mailmaps.count;
		uint32_t next =
			last ? COMMIT_NONE : dossiers->mailmaps.items[i];
		uint32_t until = last ? POSITION_NONE : commits[next].position;

		if (commit != COMMIT_NONE)
			ok = store_from(&naming, archive, graph, commit, from,
					until, err);
		commit = next;
		from = until;
	}
	vec_release(&naming.people);
	arena_release(&naming.arena);
	return ok;
}
