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
	map_release(&people->mentions);
	vec_each (struct strbuf *, commits, &people->commits)
		strbuf_release(commits);
	vec_release(&people->commits);
	mailmap_release(&people->mailmap);
	arena_release(&people->arena);
}

static const char *
keep(struct people *people, struct text text)
{
	return arena_copy(&people->arena, text).data;
}

static bool
read_mailmap(struct people *people, struct error *err)
{
	struct query *query =
		warehouse_query(people->context->warehouse, SQL_REPORT_MAILMAP);

	query_int(query, ":position", people->context->moment.position);
	while (query_row(query))
		mailmap_read(query_get_text(query, 0), &people->mailmap);
	people->has_mailmap = true;
	return query_end(query, err);
}

/* Somebody of whom git, a trailer or the journal has the name and the mail. */
static bool
name_identity(struct people *people, struct text name, struct text mail,
	      struct identity *out, struct error *err)
{
	if (!people->has_mailmap && !read_mailmap(people, err))
		return false;
	out->shown_name = out->name = keep(people, name);
	out->shown_mail = out->mail = keep(people, mail);
	mailmap_apply(&people->mailmap, &out->shown_name, &out->shown_mail);
	return true;
}

/* Ask the warehouse; somebody it does not know has no name. */
static bool
read_identity(struct people *people, int64_t person, struct identity *out,
	      struct error *err)
{
	struct query *query =
		warehouse_query(people->context->warehouse, SQL_REPORT_PERSON);
	struct text name = {0}, mail = {0};
	bool ok = true;

	query_int(query, ":person", person);
	if (query_row(query)) {
		name = query_get_text(query, 0);
		mail = query_get_text(query, 1);
	}
	ok = name_identity(people, name, mail, out, err);
	return query_end(query, err) && ok;
}

static bool
find_identity(struct people *people, int64_t person, struct identity *out,
	      struct error *err)
{
	uint32_t number = map_find(&people->ids, MAP_KEY(person));

	if (number != MAP_NONE) {
		*out = people->identities.items[number];
		return true;
	}
	if (!read_identity(people, person, out, err))
		return false;
	map_intern(&people->ids, MAP_KEY(person));
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

/* Write whom the message names beside the one of these very bytes, each behind
 * the trailer's name. */
static bool
print_others(struct people *people, struct text message, struct text but,
	     struct strbuf *out, struct error *err)
{
	enum trailer trailer;
	struct text value, name, mail;
	struct identity other;

	while (message_next(&message, &trailer, &value)) {
		if (trailer == TRAILER_REASON || value.data == but.data)
			continue;
		split_identity(value, &name, &mail);
		if (!name_identity(people, name, mail, &other, err))
			return false;
		strbuf_printf(out, "%s%s: %s", out->length ? _("; ") : "",
			      trailer_name(trailer), other.shown_name);
		if (*other.shown_mail)
			strbuf_printf(out, " <%s>", other.shown_mail);
	}
	return true;
}

/* Who is meant by the author of a commit. */
static bool
name_actor(struct people *people, const struct identity *git,
	   struct text message, struct actor *out, struct error *err)
{
	struct identity meant = {"", "", "", ""};
	struct actor found = {0};
	struct text named = {0}, name, mail;
	struct strbuf others = {0};
	bool ok = true;

	found.on_behalf =
		message.data &&
		city_is_account(people->context->config->city, git->mail);
	if (!found.on_behalf)
		meant = *git;
	else if (trailer_person(message, &named)) {
		split_identity(named, &name, &mail);
		ok = name_identity(people, name, mail, &meant, err);
	}
	show(people, &meant, &found);
	found.identity = arena_printf(&people->arena, "%s%s<%s>", git->name,
				      *git->name ? " " : "", git->mail);
	if (found.on_behalf)
		found.shown = arena_printf(&people->arena, _("%s (through %s)"),
					   found.name, git->mail);
	ok = ok && print_others(people, message, named, &others, err);
	if (others.length > 0)
		found.shown = arena_printf(&people->arena, _("%s (%s)"),
					   found.shown, others.data);
	strbuf_release(&others);
	if (ok)
		*out = found;
	return ok;
}

bool
people_find(struct people *people, int64_t person, struct text message,
	    struct actor *out, struct error *err)
{
	struct identity git;

	return find_identity(people, person, &git, err) &&
	       name_actor(people, &git, message, out, err);
}

bool
people_find_named(struct people *people, struct text name, struct text mail,
		  struct text message, struct actor *out, struct error *err)
{
	struct identity git;

	return name_identity(people, name, mail, &git, err) &&
	       name_actor(people, &git, message, out, err);
}

/* "周舟 <mail>", and what git has where that is something else. */
static void
print_actor(const struct actor *actor, struct strbuf *out)
{
	size_t start = out->length;

	strbuf_puts(out, actor->name);
	if (*actor->mail)
		strbuf_printf(out, " <%s>", actor->mail);
	if (strcmp(out->data + start, actor->identity) != 0)
		strbuf_printf(out, _(" (in git: %s)"), actor->identity);
}

void
people_mention(struct people *people, const struct actor *actor,
	       const char *digits)
{
	struct strbuf printed = {0}, *commits;
	uint32_t number;

	print_actor(actor, &printed);
	number = map_intern(&people->mentions, strbuf_view(&printed));
	strbuf_release(&printed);
	if (number == people->commits.count)
		*vec_push(&people->commits) = (struct strbuf){0};
	commits = &people->commits.items[number];
	if (text_has(strbuf_view(commits), text_of(digits)))
		return;
	strbuf_puts(strbuf_next(commits), digits);
}

void
people_note(const struct people *people, struct table *table)
{
	for (uint32_t i = 0; i < people->mentions.count; i++) {
		struct text who = map_key(&people->mentions, i);

		table_note(table, "person", "%.*s: %s", (int)who.length,
			   who.data, people->commits.items[i].data);
	}
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
