/*
 * Naming people: see people.h. Separate from the reports, so that all of them
 * name the same person in the same way.
 */
#include "report/people.h"

#include "report/message.h"

#include <ctype.h>

void
people_release(struct people *people)
{
	map_release(&people->ids);
	vec_release(&people->identities);
	arena_release(&people->arena);
}

static const char *
keep(struct people *people, struct text text)
{
	return arena_copy(&people->arena, text).data;
}

/* Ask the warehouse; somebody it does not know has no name. */
static bool
read_identity(struct people *people, int64_t person, struct identity *out,
	      struct error *err)
{
	struct query *query =
		warehouse_query(people->context->warehouse, SQL_REPORT_PERSON);

	*out = (struct identity){"", "", "", ""};
	query_int(query, ":person", person);
	query_int(query, ":position", people->context->moment.position);
	while (query_row(query))
		*out = (struct identity){
			.name = keep(people, query_get_text(query, 0)),
			.mail = keep(people, query_get_text(query, 1)),
			.shown_name = keep(people, query_get_text(query, 2)),
			.shown_mail = keep(people, query_get_text(query, 3)),
		};
	return query_end(query, err);
}

static bool
find_identity(struct people *people, int64_t person, struct identity *out,
	      struct error *err)
{
	struct text key = {(const char *)&person, sizeof person};
	uint32_t number = map_find(&people->ids, key);

	if (number != MAP_NONE) {
		*out = people->identities.items[number];
		return true;
	}
	if (!read_identity(people, person, out, err))
		return false;
	map_intern(&people->ids, key);
	*vec_push(&people->identities) = *out;
	return true;
}

/* "Name <mail>", or a name alone. */
static void
split_identity(struct text text, struct text *name, struct text *mail)
{
	size_t open = text_find(text, TEXT("<"));

	*name = text_trim((struct text){text.data, open});
	*mail = text_skip(text, open);
	if (mail->length > 0)
		*mail = text_skip(*mail, 1);
	*mail = text_trim(
		(struct text){mail->data, text_find(*mail, TEXT(">"))});
}

/* Somebody whom a trailer names; the .mailmap counts for him too, if git knows
 * him. */
static bool
read_named(struct people *people, struct text value, struct identity *out,
	   struct error *err)
{
	struct query *query =
		warehouse_query(people->context->warehouse, SQL_PERSON_FIND);
	struct text name, mail;
	int64_t person = -1;

	split_identity(value, &name, &mail);
	query_text(query, ":name", name);
	query_text(query, ":mail", mail);
	while (query_row(query))
		person = query_get_int(query, 0);
	if (!query_end(query, err))
		return false;
	if (person >= 0)
		return find_identity(people, person, out, err);
	*out = (struct identity){.name = keep(people, name),
				 .mail = keep(people, mail)};
	out->shown_name = out->name;
	out->shown_mail = out->mail;
	return true;
}

/* The first whom the message names, 更正人 before others. */
static bool
trailer_person(struct text message, struct text *out)
{
	enum trailer trailer, best = TRAILERS;
	struct text value;

	while (message_next(&message, &trailer, &value)) {
		if (trailer == TRAILER_REASON || trailer >= best)
			continue;
		best = trailer;
		*out = value;
	}
	return best != TRAILERS;
}

/* Is there a letter or digit, of any script? */
static bool
says_something(const char *text)
{
	for (; *text; text++)
		if (isalnum((unsigned char)*text) || (unsigned char)*text > 127)
			return true;
	return false;
}

/* Everybody who may work at a machine as root is root. */
static bool
names_somebody(const char *name, const char *mail)
{
	if (!says_something(name))
		return says_something(mail) && strncmp(mail, "root@", 5) != 0;
	return strcmp(name, "root") != 0;
}

static void
show(struct people *people, const struct identity *identity, struct actor *out)
{
	const char *name = identity->shown_name, *mail = identity->shown_mail;

	out->is_known = names_somebody(name, mail);
	out->mail = mail;
	if (!out->is_known)
		out->name = _("identity unknown");
	else
		out->name = says_something(name) ? name : mail;
	out->shown = out->name;
	if (!out->is_known && says_something(mail))
		out->shown = arena_printf(&people->arena, _("%s (%s)"),
					  out->name, mail);
}

bool
people_find(struct people *people, int64_t person, struct text message,
	    struct actor *out, struct error *err)
{
	struct identity git, meant = {"", "", "", ""};
	struct actor found = {0};
	struct text named;

	if (!find_identity(people, person, &git, err))
		return false;
	found.on_behalf =
		city_is_account(people->context->config->city, git.mail);
	if (!found.on_behalf)
		meant = git;
	else if (trailer_person(message, &named) &&
		 !read_named(people, named, &meant, err))
		return false;
	show(people, &meant, &found);
	found.identity = arena_printf(&people->arena, "%s%s<%s>", git.name,
				      *git.name ? " " : "", git.mail);
	if (found.on_behalf)
		found.shown = arena_printf(&people->arena, _("%s (through %s)"),
					   found.name, git.mail);
	*out = found;
	return true;
}

void
actor_print(const struct actor *actor, struct strbuf *out)
{
	size_t start = out->length;

	strbuf_puts(out, actor->name);
	if (*actor->mail)
		strbuf_printf(out, " <%s>", actor->mail);
	if (strcmp(out->data + start, actor->identity) != 0)
		strbuf_printf(out, _(" (in git: %s)"), actor->identity);
}

bool
actor_is(const struct actor *actor, const char *word)
{
	struct text name, mail;

	split_identity(text_of(actor->identity), &name, &mail);
	return strcmp(actor->name, word) == 0 ||
	       strcmp(actor->mail, word) == 0 || text_is(name, word) ||
	       text_is(mail, word);
}
