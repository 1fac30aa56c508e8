/*
 * Parsing commits. libgit2's own parser refuses a commit whose author has no
 * mail or an absurd date; an archive that was fed by old tools has such commits
 * and must load all the same.
 */
#include "archive/commit.h"

#define OID_DIGITS ((size_t)GIT_OID_HEXSZ)

/* Offsets beyond a day from UTC are slips of a tool, not places on earth. */
#define ZONE_LIMIT (24 * 60)

/* The text up to and without stop, all of it where stop is not; *rest goes on
 * behind stop. */
static struct text
take_until(struct text *rest, char stop)
{
	const char *end =
		rest->length ? memchr(rest->data, stop, rest->length) : NULL;
	struct text taken = *rest;

	if (end)
		taken.length = (size_t)(end - rest->data);
	*rest = text_skip(*rest, taken.length + (end ? 1 : 0));
	return taken;
}

/* The same from the end: *rest is then what stands before the last stop. */
static struct text
take_last(struct text *rest, char stop)
{
	size_t start = rest->length;
	struct text taken;

	while (start > 0 && rest->data[start - 1] != stop)
		start--;
	taken = text_skip(*rest, start);
	rest->length = start ? start - 1 : 0;
	return taken;
}

static bool
all_digits(struct text text)
{
	return text.length > 0 && text_digits(text) == text.length;
}

/* Seconds such as "1700000000" or "-1"; what does not fit becomes the nearest
 * that does. */
static bool
parse_time(struct text text, int64_t *out)
{
	bool negative = text_starts(text, TEXT("-"));
	int64_t time = 0;

	text = text_skip(text, negative);
	if (!all_digits(text))
		return false;
	for (size_t i = 0; i < text.length; i++) {
		int digit = text.data[i] - '0';

		time = time > (INT64_MAX - digit) / 10 ? INT64_MAX
						       : time * 10 + digit;
	}
	*out = negative ? -time : time;
	return true;
}

/* An offset such as "+0800", in minutes; 0 for one that cannot be. */
static bool
parse_zone(struct text text, int *out)
{
	bool west = text_starts(text, TEXT("-"));
	int64_t number;

	if (!west && !text_starts(text, TEXT("+")))
		return false;
	text = text_skip(text, 1);
	if (!all_digits(text) || !parse_time(text, &number))
		return false;
	if (number / 100 * 60 + number % 100 > ZONE_LIMIT)
		number = 0;
	*out = (int)(number / 100 * 60 + number % 100) * (west ? -1 : 1);
	return true;
}

/* "Name <mail>": the mail between the outermost brackets, the name before them
 * without the one space between. What has no brackets is a name. */
static void
split_identity(struct text identity, struct text *name, struct text *mail)
{
	size_t open = text_find(identity, TEXT("<"));

	*name = identity;
	*mail = (struct text){0};
	if (open == identity.length)
		return;
	name->length = open;
	if (text_ends(*name, TEXT(" ")))
		name->length--;
	*mail = text_skip(identity, open + 1);
	if (text_has(*mail, TEXT(">")))
		take_last(mail, '>');
}

/* "Name <mail> seconds zone"; a line that does not end in a time is all
 * identity, of 1970. */
static struct signature
parse_signature(struct text line, struct charset *charset, struct arena *arena)
{
	struct signature signature = {0};
	struct text identity = line, name, mail;
	struct text zone = take_last(&identity, ' ');
	struct text time = take_last(&identity, ' ');

	if (!parse_time(time, &signature.time) ||
	    !parse_zone(zone, &signature.zone_minutes)) {
		signature = (struct signature){0};
		identity = line;
	}
	split_identity(identity, &name, &mail);
	signature.name = charset_decode(charset, name, arena);
	signature.mail = charset_decode(charset, mail, arena);
	return signature;
}

/* The texts of a commit, in its own encoding. */
struct texts {
	struct text author, committer, encoding, message;
	bool is_sealed;
};

/* Of lines of one key git takes the first. */
static void
take_first(struct text *out, struct text line)
{
	if (!out->data)
		*out = line;
}

/* Read the header lines behind the parents, and what follows the empty line.
 * The lines of a signature within start with a space. */
static struct texts
split_texts(struct text rest)
{
	struct texts texts = {0};

	while (rest.length) {
		struct text line = take_until(&rest, '\n');
		struct text key;

		if (line.length == 0)
			break;
		key = take_until(&line, ' ');
		if (text_is(key, "author"))
			take_first(&texts.author, line);
		else if (text_is(key, "committer"))
			take_first(&texts.committer, line);
		else if (text_is(key, "encoding"))
			take_first(&texts.encoding, line);
		else if (text_is(key, "gpgsig"))
			texts.is_sealed = true;
	}
	texts.message = rest;
	return texts;
}

static void
parse_texts(struct text rest, struct charset *charset, struct arena *arena,
	    struct commit *out)
{
	struct texts texts = split_texts(rest);

	charset_declare(charset, texts.encoding);
	out->author = parse_signature(texts.author, charset, arena);
	out->committer = parse_signature(texts.committer, charset, arena);
	out->message = charset_decode(charset, texts.message, arena);
	out->is_sealed = texts.is_sealed;
}

/* Take all parents' lines; the oids are in arena. */
static const struct oid *
take_parents(struct text *rest, struct arena *arena, size_t *count_out)
{
	struct text ahead = *rest;
	struct oid *parents, parent;
	size_t count = 0;

	while (commit_take_oid(&ahead, "parent", &parent))
		count++;
	parents = arena_alloc(arena, count * sizeof *parents);
	for (size_t i = 0; i < count; i++)
		commit_take_oid(rest, "parent", &parents[i]);
	*count_out = count;
	return parents;
}

bool
commit_take_oid(struct text *rest, const char *key, struct oid *out)
{
	size_t length = strlen(key);
	struct text line = *rest;

	if (rest->length < length + 1 + OID_DIGITS + 1 ||
	    memcmp(rest->data, key, length) != 0 || rest->data[length] != ' ')
		return false;
	line = text_skip(line, length + 1);
	line.length = OID_DIGITS;
	if (line.data[OID_DIGITS] != '\n' || !oid_from_digits(line, out))
		return false;
	*rest = text_skip(*rest, length + 1 + OID_DIGITS + 1);
	return true;
}

bool
commit_read(struct archive *archive, const struct oid *oid, struct arena *arena,
	    struct commit *out, struct error *err)
{
	git_odb_object *object = NULL;
	struct commit commit = {.oid = *oid};
	struct text rest;
	bool done = false;

	if (!object_read(archive, oid, GIT_OBJECT_COMMIT, &object, err))
		goto out;
	rest = object_text(object);
	if (!commit_take_oid(&rest, "tree", &commit.tree)) {
		object_malformed(archive, oid, err);
		goto out;
	}
	commit.parents = take_parents(&rest, arena, &commit.parent_count);
	parse_texts(rest, &archive->charset, arena, &commit);
	*out = commit;
	done = true;
out:
	git_odb_object_free(object);
	return done;
}

bool
archive_tree(struct archive *archive, const struct oid *commit,
	     struct oid *tree_out, struct error *err)
{
	git_odb_object *object = NULL;
	struct text rest;
	bool formed;

	if (!object_read(archive, commit, GIT_OBJECT_COMMIT, &object, err))
		return false;
	rest = object_text(object);
	formed = commit_take_oid(&rest, "tree", tree_out);
	git_odb_object_free(object);
	return formed || object_malformed(archive, commit, err);
}
