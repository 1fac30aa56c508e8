/*
 * The signature of a commit: taken out of the object, and given to the program
 * that can verify it.
 *
 * What the programs say must not depend on the clock, for a warehouse that is
 * made anew shall say the same: a key or signature that has expired since still
 * proves who made it.
 */
#include "archive/commit.h"
#include "base/child.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

#define LIMIT_MS 10000

#define HEADER TEXT("gpgsig ")

/* Seconds since 1970 of the last day of the year 9999. */
#define TIME_LAST INT64_C(253402300799)

/* A signed commit in two parts. */
struct parts {
	struct strbuf signature;
	struct strbuf content; /* all the rest, which was signed */
};

static void
parts_release(struct parts *parts)
{
	strbuf_release(&parts->signature);
	strbuf_release(&parts->content);
}

/* As git parts them: the header "gpgsig" and the lines that go on with it are
 * the signature; another whose name begins so is no part of what was signed. */
static void
split(struct text rest, struct parts *out)
{
	bool in_signature = false, in_other = false;

	while (rest.length > 0 && rest.data[0] != '\n') {
		size_t end = text_find(rest, TEXT("\n"));
		size_t length = end + (end < rest.length);
		struct text line = {rest.data, length};
		bool goes_on = line.data[0] == ' ';

		in_signature =
			goes_on ? in_signature : text_starts(line, HEADER);
		in_other = goes_on ? in_other
				   : !in_signature &&
					     text_starts(line, TEXT("gpgsig"));
		if (in_signature)
			strbuf_text(
				&out->signature,
				text_skip(line, goes_on ? 1 : HEADER.length));
		else if (!in_other)
			strbuf_text(&out->content, line);
		rest = text_skip(rest, length);
	}
	strbuf_text(&out->content, rest);
}

/* A name as gpgv prints it, with %XX for what would break a line. */
static const char *
name_of(struct text escaped, struct charset *charset, struct arena *arena)
{
	struct strbuf raw = {0};
	const char *name;

	for (size_t i = 0; i < escaped.length; i++) {
		int high = -1, low = -1;

		if (escaped.data[i] == '%' && i + 2 < escaped.length) {
			high = byte_hex(escaped.data[i + 1]);
			low = byte_hex(escaped.data[i + 2]);
		}
		if (high >= 0 && low >= 0) {
			strbuf_putc(&raw, (char)(high * 16 + low));
			i += 2;
		} else {
			strbuf_putc(&raw, escaped.data[i]);
		}
	}
	charset_declare(charset, (struct text){0});
	name = charset_decode(charset, strbuf_view(&raw), arena);
	strbuf_release(&raw);
	return name;
}

/* The verdicts that gpgv gives. Where the key is not known, its id is all that
 * is said of it. */
static const struct verdict {
	const char *word;
	enum seal_state state;
	bool is_named;
} verdicts[] = {
	{"GOODSIG", SEAL_VERIFIED, true},
	{"EXPSIG", SEAL_VERIFIED, true},
	{"EXPKEYSIG", SEAL_VERIFIED, true},
	{"REVKEYSIG", SEAL_UNVERIFIABLE, true},
	{"ERRSIG", SEAL_UNVERIFIABLE, false},
	{"BADSIG", SEAL_BAD, true},
};

static const struct verdict *
verdict_of(struct text word)
{
	for (size_t i = 0; i < COUNT(verdicts); i++)
		if (text_is(word, verdicts[i].word))
			return &verdicts[i];
	return NULL;
}

/*
 * What gpgv says, a line each: "[GNUPG:] GOODSIG key-id name". There must be
 * one verdict: two are of two signatures, one of which may be anybody's.
 */
static struct seal
read_gpgv(struct text printed, struct charset *charset, struct arena *arena)
{
	struct seal seal = {SEAL_UNVERIFIABLE, ""};
	size_t found = 0;

	while (printed.length > 0) {
		struct text line = text_take(&printed, TEXT("\n"));
		const struct verdict *verdict;
		struct text key;

		if (!text_is(text_take(&line, TEXT(" ")), "[GNUPG:]"))
			continue;
		verdict = verdict_of(text_take(&line, TEXT(" ")));
		if (!verdict)
			continue;
		key = text_take(&line, TEXT(" "));
		seal.state = verdict->state;
		seal.signer =
			name_of(verdict->is_named ? line : key, charset, arena);
		found++;
	}
	return found == 1 ? seal : (struct seal){SEAL_UNVERIFIABLE, ""};
}

static bool
verify_openpgp(struct archive *archive, const struct trust *trust,
	       const struct parts *parts, struct arena *arena, struct seal *out,
	       struct error *err)
{
	struct strbuf program = {0}, printed = {0};
	enum child_end end = CHILD_ABSENT;
	bool ok = true;

	if (*trust->keyring && child_find("gpgv", &program)) {
		/* A name without a slash would be sought elsewhere. */
		char *keyring = realpath(trust->keyring, NULL);
		const char *const argv[] = {
			program.data,
			"--status-fd=1",
			"--ignore-time-conflict",
			"--keyring",
			keyring ? keyring : trust->keyring,
			CHILD_INPUT,
			"-",
			NULL,
		};
		const struct child gpgv = {
			.arguments = argv,
			.input = strbuf_view(&parts->content),
			.further = strbuf_view(&parts->signature),
			.limit_ms = LIMIT_MS,
		};

		ok = child_run(&gpgv, &printed, &end, err);
		free(keyring);
	}
	if (ok && (end == CHILD_DONE || end == CHILD_FAILED))
		*out = read_gpgv(strbuf_view(&printed), &archive->charset,
				 arena);
	strbuf_release(&printed);
	strbuf_release(&program);
	return ok;
}

/* One call of ssh-keygen -Y, about a signature at a time. */
struct ssh_call {
	const char *program, *keys;
	const struct parts *parts;
	char time[40]; /* an option: at what time keys must have been valid */
};

static bool
ssh_ask(const struct ssh_call *call, const char *what, const char *signer,
	struct strbuf *printed, enum child_end *end_out, struct error *err)
{
	bool finds = strcmp(what, "find-principals") == 0;
	const char *const argv[] = {call->program,
				    "-Y",
				    what,
				    "-s",
				    CHILD_INPUT,
				    call->time,
				    "-f",
				    call->keys,
				    finds ? NULL : "-n",
				    "git",
				    signer ? "-I" : NULL,
				    signer,
				    NULL};
	struct child keygen = {
		.arguments = argv,
		.further = strbuf_view(&call->parts->signature),
		.limit_ms = LIMIT_MS,
	};

	if (!finds)
		keygen.input = strbuf_view(&call->parts->content);
	strbuf_clear(printed);
	return child_run(&keygen, printed, end_out, err);
}

static const char *
plain_name(struct text raw, struct charset *charset, struct arena *arena)
{
	charset_declare(charset, (struct text){0});
	return charset_decode(charset, raw, arena);
}

/* Does somebody who is trusted have the key, and did it make this? */
static bool
ssh_verify_trusted(struct archive *archive, const struct ssh_call *call,
		   struct arena *arena, struct seal *seal, struct error *err)
{
	struct strbuf printed = {0};
	enum child_end end;
	bool ok = ssh_ask(call, "find-principals", NULL, &printed, &end, err);

	if (ok && end == CHILD_DONE) {
		struct text rest = strbuf_view(&printed);
		struct text line = text_take(&rest, TEXT("\n"));
		const char *signer;

		line.length = text_find(line, TEXT(","));
		signer = plain_name(line, &archive->charset, arena);
		ok = ssh_ask(call, "verify", signer, &printed, &end, err);
		if (ok && end == CHILD_DONE)
			*seal = (struct seal){SEAL_VERIFIED, signer};
	}
	strbuf_release(&printed);
	return ok;
}

/* Whoever has the key: is it of this content? "Good "git" signature with
 * ED25519 key SHA256:..." says yes. */
static bool
ssh_verify_unknown(struct archive *archive, const struct ssh_call *call,
		   struct arena *arena, struct seal *seal, struct error *err)
{
	struct strbuf printed = {0};
	enum child_end end;
	bool ok = ssh_ask(call, "check-novalidate", NULL, &printed, &end, err);

	if (ok && end == CHILD_DONE) {
		struct text rest = strbuf_view(&printed);
		struct text line = text_take(&rest, TEXT("\n"));

		while (text_has(line, TEXT(" ")))
			text_take(&line, TEXT(" "));
		seal->signer = plain_name(line, &archive->charset, arena);
	} else if (ok && text_has(strbuf_view(&printed),
				  TEXT("incorrect signature"))) {
		seal->state = SEAL_BAD;
	}
	strbuf_release(&printed);
	return ok;
}

static void
print_verify_time(char *out, size_t size, int64_t time)
{
	time_t clamped = (time_t)(time < 0           ? 0
				  : time > TIME_LAST ? TIME_LAST
						     : time);
	struct tm utc;

	*out = '\0';
	if (gmtime_r(&clamped, &utc))
		strftime(out, size, "-Overify-time=%Y%m%d%H%M%S", &utc);
}

static bool
verify_ssh(struct archive *archive, const struct trust *trust, int64_t time,
	   const struct parts *parts, struct arena *arena, struct seal *out,
	   struct error *err)
{
	struct strbuf program = {0};
	struct seal seal = *out;
	bool ok = true;

	if (*trust->allowed_signers && child_find("ssh-keygen", &program)) {
		struct ssh_call call = {
			.program = program.data,
			.keys = trust->allowed_signers,
			.parts = parts,
		};

		print_verify_time(call.time, sizeof call.time, time);
		ok = ssh_verify_trusted(archive, &call, arena, &seal, err) &&
		     (seal.state == SEAL_VERIFIED ||
		      ssh_verify_unknown(archive, &call, arena, &seal, err));
	}
	if (ok)
		*out = seal;
	strbuf_release(&program);
	return ok;
}

static bool
verify(struct archive *archive, const struct trust *trust,
       const struct commit *commit, const struct parts *parts,
       struct arena *arena, struct seal *out, struct error *err)
{
	struct text signature = strbuf_view(&parts->signature);

	*out = (struct seal){SEAL_UNVERIFIABLE, ""};
	if (text_starts(signature, TEXT("-----BEGIN PGP SIGNATURE-----")))
		return verify_openpgp(archive, trust, parts, arena, out, err);
	if (text_starts(signature, TEXT("-----BEGIN SSH SIGNATURE-----")))
		return verify_ssh(archive, trust, commit->committer.time, parts,
				  arena, out, err);
	return true;
}

bool
archive_seal(struct archive *archive, const struct oid *oid,
	     const struct trust *trust, struct arena *arena, struct seal *out,
	     struct error *err)
{
	git_odb_object *object = NULL;
	struct parts parts = {0};
	struct commit commit;
	struct seal seal = {SEAL_NONE, ""};
	bool ok = commit_read(archive, oid, arena, &commit, err) &&
		  object_read(archive, oid, GIT_OBJECT_COMMIT, &object, err);

	if (ok && commit.is_sealed) {
		split(object_text(object), &parts);
		ok = verify(archive, trust, &commit, &parts, arena, &seal, err);
	}
	if (ok)
		*out = seal;
	git_odb_object_free(object);
	parts_release(&parts);
	return ok;
}

/* Has a line of allowed signers a key: PRINCIPALS [OPTIONS] TYPE KEY? */
static bool
has_ssh_key(struct text line)
{
	static const char *const types[] = {" ssh-",  " ecdsa-",  " sk-",
					    "\tssh-", "\tecdsa-", "\tsk-"};

	line = text_trim(line);
	if (line.length == 0 || line.data[0] == '#')
		return true;
	for (size_t i = 0; i < COUNT(types); i++)
		if (text_has(line, text_of(types[i])))
			return true;
	return false;
}

/* ssh-keygen passes over what it does not understand, and then no signature
 * would ever be verified. */
static bool
check_signers(const char *path, struct text rest, struct error *err)
{
	for (unsigned number = 1; rest.length > 0; number++)
		if (!has_ssh_key(text_take(&rest, TEXT("\n"))))
			return error_at(
				err, ERR_CONFIG, path, number, 0,
				_("This line has no key for ssh: write it as "
				  "“zhang@example.cn ssh-ed25519 AAAA…”."));
	return true;
}

/* Add a file of keys to what is hashed, and whether there is the program that
 * uses it. *begin_out: where the file's bytes begin. */
static bool
add_keys(struct strbuf *out, const char *path, const char *program,
	 size_t *begin_out, struct error *err)
{
	struct strbuf found = {0}, keys = {0};

	*begin_out = out->length;
	if (!*path)
		return true;
	if (!file_read(path, UINT64_MAX, &keys))
		return error_at(err, ERR_CONFIG, path, 0, 0,
				_("The keys cannot be read: %s."),
				strerror(errno));
	strbuf_printf(out, "%s %d\n", program, child_find(program, &found));
	*begin_out = out->length;
	strbuf_text(out, strbuf_view(&keys));
	strbuf_release(&found);
	strbuf_release(&keys);
	return true;
}

bool
trust_hash(const struct trust *trust, struct oid *out, struct error *err)
{
	struct strbuf all = {0};
	size_t signers;
	bool ok = add_keys(&all, trust->keyring, "gpgv", &signers, err) &&
		  add_keys(&all, trust->allowed_signers, "ssh-keygen", &signers,
			   err) &&
		  check_signers(trust->allowed_signers,
				text_skip(strbuf_view(&all), signers), err) &&
		  archive_hash(strbuf_view(&all), out, err);

	strbuf_release(&all);
	return ok;
}
