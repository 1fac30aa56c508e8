/* Signatures of commits, with keys that each test makes. */
#include "repository.h"

/* Two people's SSH keys, of whom the first is trusted; `seal KEY MESSAGE`. */
#define SSH_KEYS                                                               \
	"new . && git config gpg.format ssh\n"                                 \
	"for who in su other; do\n"                                            \
	"  ssh-keygen -q -t ed25519 -N '' -C $who -f $who; done\n"             \
	"printf '%s %s\\n' su@example.invalid \"$(cat su.pub)\" >trusted\n"    \
	"seal() { git -c user.signingkey=$1.pub commit -q --allow-empty -S "   \
	"-m \"$2\"; }\n"

/* The same with OpenPGP; the home of gpg has to be short, for it makes a
 * socket there. */
#define PGP_KEYS                                                               \
	"new . && mkdir -m 700 gpg && export GNUPGHOME=$PWD/gpg\n"             \
	"for who in su other; do\n"                                            \
	"  gpg -q --batch --passphrase '' --quick-gen-key "                    \
	"\"$who 苏禾 <$who@example.invalid>\" ed25519 sign never 2>&1\n"     \
	"done >/dev/null\n"                                                    \
	"trap 'gpgconf --kill all' EXIT\n"                                     \
	"gpg -q --export su@example.invalid >trusted\n"                        \
	"seal() { git -c user.signingkey=$1@example.invalid commit -q "        \
	"--allow-empty -S -m \"$2\" 2>/dev/null; }\n"

/* Change the message of HEAD and leave its signature as it is. */
#define TAMPER                                                                 \
	"tamper() { git reset -q --soft $(git cat-file commit HEAD |"          \
	" sed 's/^about 206$/about 208/' | raw); }\n"

static const struct trust ssh_trust = {"", "trusted"};
static const struct trust pgp_trust = {"trusted", ""};
static const struct trust no_trust = {"", ""};

/* The signer is copied into a buffer that the next call overwrites. */
static struct seal
seal_of(const char *revision, const struct trust *trust)
{
	static char signer[256];
	struct archive *archive = open_archive(".");
	struct oid oid = resolve(archive, revision);
	struct arena arena = {0};
	struct seal seal;
	struct error err;

	if (!archive_seal(archive, &oid, trust, &arena, &seal, &err))
		fail_msg("%s", err.message);
	snprintf(signer, sizeof signer, "%s", seal.signer);
	seal.signer = signer;
	arena_release(&arena);
	archive_close(archive);
	return seal;
}

static void
assert_seal(const char *revision, const struct trust *trust,
	    enum seal_state state, const char *signer)
{
	struct seal seal = seal_of(revision, trust);

	assert_int_equal(seal.state, state);
	if (!strstr(seal.signer, signer) || (!*signer && *seal.signer))
		fail_msg("no \"%s\" in: %s", signer, seal.signer);
}

static void
a_commit_without_a_signature_is_unsigned(void **state)
{
	(void)state;
	sh("new .; say 'gpgsig in the message'");
	assert_seal("HEAD", &no_trust, SEAL_NONE, "");
}

static void
an_ssh_signature_names_whom_the_key_is_trusted_for(void **state)
{
	(void)state;
	sh(SSH_KEYS "seal su 'about 206'");
	assert_seal("HEAD", &ssh_trust, SEAL_VERIFIED, "su@example.invalid");
}

static void
an_ssh_signature_of_an_unknown_key_names_the_key(void **state)
{
	(void)state;
	sh(SSH_KEYS "seal other 'about 206'");
	assert_seal("HEAD", &ssh_trust, SEAL_UNVERIFIABLE, "SHA256:");
}

static void
an_ssh_signature_of_other_content_is_bad_whoever_made_it(void **state)
{
	(void)state;
	sh(SSH_KEYS TAMPER "seal su 'about 206'; tamper; git tag known\n"
			   "seal other 'about 206'; tamper");
	assert_seal("known", &ssh_trust, SEAL_BAD, "");
	assert_seal("HEAD", &ssh_trust, SEAL_BAD, "");
}

static void
an_ssh_key_counts_while_it_was_valid(void **state)
{
	(void)state;
	sh(SSH_KEYS
	   "export GIT_COMMITTER_DATE='1577836800 +0000'\n"
	   "seal su 'about 206'\n"
	   "printf 'su@example.invalid valid-before=\"20200102\" %s\\n'"
	   " \"$(cat su.pub)\" >trusted\n"
	   "git tag in_time\n"
	   "export GIT_COMMITTER_DATE='1578200000 +0000'\n"
	   "seal su 'about 206'");
	assert_seal("in_time", &ssh_trust, SEAL_VERIFIED, "su@example.invalid");
	assert_seal("HEAD", &ssh_trust, SEAL_UNVERIFIABLE, "SHA256:");
}

static void
a_signature_cannot_be_verified_without_keys(void **state)
{
	(void)state;
	sh(SSH_KEYS "seal su 'about 206'");
	assert_seal("HEAD", &no_trust, SEAL_UNVERIFIABLE, "");
	assert_seal("HEAD", &pgp_trust, SEAL_UNVERIFIABLE, "");
}

static void
a_signature_cannot_be_verified_without_the_program(void **state)
{
	char path[4096];

	(void)state;
	sh(SSH_KEYS "seal su 'about 206'");
	snprintf(path, sizeof path, "%s", getenv("PATH"));
	setenv("PATH", folder, 1);
	struct seal seal = seal_of("HEAD", &ssh_trust);
	setenv("PATH", path, 1);
	assert_int_equal(seal.state, SEAL_UNVERIFIABLE);
	assert_string_equal(seal.signer, "");
}

static void
a_signature_of_an_unknown_kind_cannot_be_verified(void **state)
{
	(void)state;
	sh("new . && say first\n"
	   "git reset -q --soft $(git cat-file commit HEAD |\n"
	   "sed '/^committer/a gpgsig -----BEGIN SIGNED MESSAGE-----\\n abc' "
	   "|\n"
	   "raw)");
	assert_seal("HEAD", &ssh_trust, SEAL_UNVERIFIABLE, "");
}

static void
an_openpgp_signature_names_whose_key_it_is(void **state)
{
	(void)state;
	sh(PGP_KEYS "seal su 'about 206'");
	assert_seal("HEAD", &pgp_trust, SEAL_VERIFIED,
		    "su 苏禾 <su@example.invalid>");
}

static void
an_openpgp_signature_of_an_unknown_key_names_the_key(void **state)
{
	struct seal seal;

	(void)state;
	sh(PGP_KEYS "seal other 'about 206'");
	seal = seal_of("HEAD", &pgp_trust);
	assert_int_equal(seal.state, SEAL_UNVERIFIABLE);
	assert_int_equal(strlen(seal.signer), 16);
}

static void
an_openpgp_signature_of_other_content_is_bad(void **state)
{
	(void)state;
	sh(PGP_KEYS TAMPER "seal su 'about 206'; tamper");
	assert_seal("HEAD", &pgp_trust, SEAL_BAD, "su@example.invalid");
}

static void
a_damaged_openpgp_signature_cannot_be_verified(void **state)
{
	(void)state;
	sh(PGP_KEYS "seal su 'about 206'\n"
		    "git reset -q --soft $(git cat-file commit HEAD |\n"
		    "sed '/BEGIN PGP/,/END PGP/{/PGP/!d}' | raw)");
	assert_seal("HEAD", &pgp_trust, SEAL_UNVERIFIABLE, "");
}

static void
other_keys_or_another_program_are_another_trust(void **state)
{
	struct oid none, before, after, without;
	char path[4096];
	struct error err;

	(void)state;
	sh("echo 'su@example.invalid ssh-ed25519 one' >trusted");
	assert_true(trust_hash(&no_trust, &none, &err));
	assert_true(trust_hash(&ssh_trust, &before, &err));
	sh("echo 'su@example.invalid ssh-ed25519 two' >trusted");
	assert_true(trust_hash(&ssh_trust, &after, &err));
	snprintf(path, sizeof path, "%s", getenv("PATH"));
	setenv("PATH", folder, 1);
	assert_true(trust_hash(&ssh_trust, &without, &err));
	setenv("PATH", path, 1);
	assert_false(oid_equal(&none, &before));
	assert_false(oid_equal(&before, &after));
	assert_false(oid_equal(&after, &without));
	sh("rm trusted");
	assert_false(trust_hash(&ssh_trust, &none, &err));
	assert_says(&err, ERR_CONFIG, "trusted", "cannot be read", NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(a_commit_without_a_signature_is_unsigned),
		CASE(an_ssh_signature_names_whom_the_key_is_trusted_for),
		CASE(an_ssh_signature_of_an_unknown_key_names_the_key),
		CASE(an_ssh_signature_of_other_content_is_bad_whoever_made_it),
		CASE(an_ssh_key_counts_while_it_was_valid),
		CASE(a_signature_cannot_be_verified_without_keys),
		CASE(a_signature_cannot_be_verified_without_the_program),
		CASE(a_signature_of_an_unknown_kind_cannot_be_verified),
		CASE(an_openpgp_signature_names_whose_key_it_is),
		CASE(an_openpgp_signature_of_an_unknown_key_names_the_key),
		CASE(an_openpgp_signature_of_other_content_is_bad),
		CASE(a_damaged_openpgp_signature_cannot_be_verified),
		CASE(other_keys_or_another_program_are_another_trust),
	};

	return run_in_folders(tests, COUNT(tests));
}
