/*
 * Who did something, as every report names him.
 *
 * The warehouse keeps of a person what git has, a name and a mail, and that
 * never changes. What is shown is another matter: the .mailmap that stood at
 * the report's moment may give somebody another name; a commit of one of the
 * city's batch accounts is of the person whom its trailers name; and who has
 * neither name nor mail, or is nobody but root, is unknown, and said to be.
 */
#ifndef REPORT_PEOPLE_H
#define REPORT_PEOPLE_H

#include "base/base.h"
#include "report/mailmap.h"
#include "report/report.h"

struct actor {
	/* For a table's cell: "周舟", "周舟 (through root@localhost)",
	 * "identity unknown"; whom else the message names stands behind it. */
	const char *shown;
	/* Who is meant: name is never empty (else the mail, else the words for
	 * nobody), mail may be. */
	const char *name, *mail;
	/* What git has, "Name <mail>": of the account where there is one. */
	const char *identity;
	bool is_known;  /* does name name anybody? */
	bool on_behalf; /* was it a batch account that committed? */
};

/* What the warehouse and the .mailmap have of somebody. */
struct identity {
	const char *name, *mail;             /* as git has them */
	const char *shown_name, *shown_mail; /* as they are shown */
};

/* Whom a report has asked for. All zero but for the context is nobody yet;
 * every string of every person lives in the arena. */
struct people {
	const struct report_context *context;
	struct mailmap mailmap; /* of the moment, once it is read */
	bool has_mailmap;
	struct map ids; /* of people, as the bytes of an int64_t */
	VEC(struct identity) identities;
	struct map mentions;        /* actors as printed, */
	VEC(struct strbuf) commits; /* and the commits that each is named for */
	struct arena arena;
};

void people_release(struct people *people);

/*
 * A person of the warehouse (person.id) as author of a commit with this
 * message; with a message of NULL as he is, a batch account or not. Any other
 * statement may be in the midst of its rows.
 */
bool people_find(struct people *people, int64_t person, struct text message,
		 struct actor *out, struct error *err);

/* The same for somebody of whom the journal kept the name and the mail. */
bool people_find_named(struct people *people, struct text name,
		       struct text mail, struct text message, struct actor *out,
		       struct error *err);

/* Take note of a person whom the report names for a commit, and say below the
 * table who they all are: as shown and as in git, with the commits. */
void people_mention(struct people *people, const struct actor *actor,
		    const char *digits);
void people_note(const struct people *people, struct table *table);

/* Does a word that a user typed mean him? It may be his name or his mail, or
 * those that git has. */
bool actor_is(const struct actor *actor, const char *word);

#endif
