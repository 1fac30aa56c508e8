/*
 * What tests over repositories that git makes share: each test has a folder of
 * its own, made and left by setup and teardown, in which its scripts run.
 */
#ifndef TESTS_REPOSITORY_H
#define TESTS_REPOSITORY_H

#include "archive/archive.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

/* libgit2 1.5 loses memory for each setting of a repository of format 1: the
 * matches of a regular expression. */
const char *__lsan_default_suppressions(void);

const char *
__lsan_default_suppressions(void)
{
	return "leak:libpcre2";
}

/* What every script may use. */
#define SHELL                                                                  \
	"set -e\n"                                                             \
	"new() { git init -q -b main \"$@\"; }\n"                              \
	"put() { mkdir -p \"$(dirname \"$1\")\"; printf %s \"$2\" >\"$1\"; "   \
	"git add \"$1\"; }\n"                                                  \
	"say() { git commit -q --allow-empty -m \"$1\"; }\n"                   \
	"loose() { echo .git/objects/$(git rev-parse $1 | "                    \
	"sed 's,^..,&/,'); }\n"                                                \
	"raw() { git hash-object -t commit -w --stdin --literally; }\n"

static char top[] = "/tmp/archive_test.XXXXXX";
static char folder[sizeof top + 16];

static inline void
sh(const char *script)
{
	struct strbuf whole = {0};
	int status;

	strbuf_puts(&whole, SHELL);
	strbuf_puts(&whole, script);
	status = system(whole.data);
	strbuf_release(&whole);
	assert_int_equal(status, 0);
}

/* The first line that a command prints; static until the next call. */
static inline const char *
line_of(const char *command)
{
	static char line[256];
	FILE *pipe = popen(command, "r");

	assert_non_null(pipe);
	assert_non_null(fgets(line, sizeof line, pipe));
	assert_int_equal(pclose(pipe), 0);
	line[strcspn(line, "\n")] = '\0';
	return line;
}

static inline int
enter_folder(void **state)
{
	static int number;

	(void)state;
	snprintf(folder, sizeof folder, "%s/%d", top, ++number);
	return mkdir(folder, 0755) || chdir(folder);
}

static inline int
leave_folder(void **state)
{
	struct strbuf command = {0};
	int status;

	(void)state;
	strbuf_printf(&command, "rm -rf '%s'", folder);
	status = chdir(top) || system(command.data);
	strbuf_release(&command);
	return status;
}

/* Fails unless the sentence has all of the parts, up to a NULL. */
static inline void
assert_says(const struct error *err, enum error_kind kind, const char *source,
	    ...)
{
	va_list parts;
	const char *part;

	assert_int_equal(err->kind, kind);
	assert_string_equal(err->source, source);
	va_start(parts, source);
	while ((part = va_arg(parts, const char *)))
		if (!strstr(err->message, part))
			fail_msg("no \"%s\" in: %s", part, err->message);
	va_end(parts);
}

static inline struct archive *
open_archive(const char *path)
{
	struct archive *archive = NULL;
	struct error err;

	if (!archive_open(path, &archive, &err))
		fail_msg("%s: %s", err.source, err.message);
	return archive;
}

static inline struct oid
resolve(struct archive *archive, const char *revision)
{
	struct oid oid;
	struct error err;

	if (!archive_resolve(archive, revision, &oid, &err))
		fail_msg("%s", err.message);
	return oid;
}

static inline void
set_environment(void)
{
	static const struct {
		const char *name, *value;
	} settings[] = {
		{"HOME", top},
		{"GIT_CONFIG_GLOBAL", "/dev/null"},
		{"GIT_CONFIG_NOSYSTEM", "1"},
		{"GIT_AUTHOR_NAME", "Test Author"},
		{"GIT_AUTHOR_EMAIL", "author@example.org"},
		{"GIT_AUTHOR_DATE", "1700000000 +0800"},
		{"GIT_COMMITTER_NAME", "Test Committer"},
		{"GIT_COMMITTER_EMAIL", "committer@example.org"},
		{"GIT_COMMITTER_DATE", "1700000000 +0800"},
		{"LC_ALL", "C.UTF-8"},
	};
	static const char *const unset[] = {
		"XDG_CONFIG_HOME", "GIT_DIR",  "GIT_WORK_TREE",
		"GIT_INDEX_FILE",  "LANGUAGE", "SUDO_UID",
	};

	for (size_t i = 0; i < COUNT(settings); i++)
		setenv(settings[i].name, settings[i].value, 1);
	for (size_t i = 0; i < COUNT(unset); i++)
		unsetenv(unset[i]);
}

#define CASE(test)                                                             \
	cmocka_unit_test_setup_teardown(test, enter_folder, leave_folder)

static inline int
run_in_folders(const struct CMUnitTest *tests, size_t count)
{
	int failed;

	if (!mkdtemp(top))
		return 1;
	set_environment();
	failed = _cmocka_run_group_tests("tests", tests, count, NULL, NULL);
	if (chdir("/") || rmdir(top))
		return 1;
	return failed;
}

#endif
