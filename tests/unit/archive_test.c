/* Reading the archive. */
#include "repository.h"

#include <fcntl.h>
#include <pthread.h>
#include <time.h>

/* Another user's: "nobody" of Debian. */
#define STRANGER 65534

static struct error
refusal(const char *path)
{
	struct archive *archive = NULL;
	struct error err = {0};

	assert_false(archive_open(path, &archive, &err));
	assert_null(archive);
	return err;
}

static struct oid
branch_tip(struct archive *archive, const char *branch)
{
	struct oid oid;
	struct error err;

	if (!archive_branch(archive, branch, &oid, &err))
		fail_msg("%s", err.message);
	return oid;
}

static void
assert_oid(const struct oid *oid, const char *command)
{
	assert_string_equal(oid_text(oid).digits, line_of(command));
}

static struct oid
oid_of(const char *command)
{
	const char *digits = line_of(command);
	struct oid oid = {.length = 20};

	for (size_t i = 0; i < oid.length; i++) {
		unsigned byte;

		assert_int_equal(sscanf(digits + 2 * i, "%2x", &byte), 1);
		oid.bytes[i] = (uint8_t)byte;
	}
	return oid;
}

/* Opening. */

static void
bare_and_non_bare_repositories_and_worktrees_open_alike(void **state)
{
	static const char *const paths[] = {"a",    "a/",     "a/.git",
					    "bare", "linked", "link"};

	(void)state;
	sh("new a; (cd a; say one; git worktree add -q ../linked -b side)\n"
	   "git clone -q --bare a bare; ln -s a link");
	for (size_t i = 0; i < COUNT(paths); i++) {
		struct archive *archive = open_archive(paths[i]);
		struct oid tip = branch_tip(archive, "main");

		assert_oid(&tip, "git -C a rev-parse main");
		archive_close(archive);
	}
}

static void
a_missing_folder_is_said_to_be_missing(void **state)
{
	struct error err = refusal("nothing/here");

	(void)state;
	assert_says(&err, ERR_ARCHIVE, "nothing/here", "no such folder",
		    "archive.repository", NULL);
}

static void
a_folder_in_a_repository_is_not_the_repository(void **state)
{
	struct error err;

	(void)state;
	sh("new a; cd a; put sub/x 1; say one");
	err = refusal("a/sub");
	assert_says(&err, ERR_ARCHIVE, "a/sub", "not the top folder", NULL);
}

static void
a_file_is_no_repository(void **state)
{
	struct error err;

	(void)state;
	sh("touch file");
	err = refusal("file");
	assert_says(&err, ERR_ARCHIVE, "file", "not the top folder", NULL);
}

static void
a_repository_that_lost_a_part_is_damaged(void **state)
{
	struct error err;

	(void)state;
	sh("new a; rm -r a/.git/objects; new --bare b; rm b/HEAD");
	err = refusal("a");
	assert_says(&err, ERR_ARCHIVE, "a", "damaged", "“objects”", NULL);
	err = refusal("b");
	assert_says(&err, ERR_ARCHIVE, "b", "damaged", "“HEAD”", NULL);
}

static void
a_broken_git_configuration_is_told_with_its_line(void **state)
{
	struct error err;

	(void)state;
	sh("new a; echo '[core' >>a/.git/config");
	err = refusal("a");
	assert_says(&err, ERR_ARCHIVE, "a", "cannot be opened",
		    ".git/config:", NULL);
}

static void
a_worktree_whose_repository_moved_is_told_apart(void **state)
{
	struct error err;

	(void)state;
	sh("mkdir a; echo 'gitdir: /nowhere/at/all' >a/.git");
	err = refusal("a");
	assert_says(&err, ERR_ARCHIVE, "a", "worktree repair", NULL);
}

static void
a_repository_of_another_user_opens_only_when_allowed(void **state)
{
	struct error err;

	(void)state;
	if (geteuid() != 0 ||
	    system("git config -f /etc/gitconfig safe.directory") == 0) {
		print_message("skipped: needs root, who can give files away, "
			      "and a machine that trusts no folder\n");
		skip();
	}
	sh("new a; (cd a; say one); chown -R 65534 a\n"
	   "new b; (cd b; say one); chown 65534 b/.git");
	err = refusal("a");
	assert_says(&err, ERR_ARCHIVE, "a", "belongs to the user", "root",
		    "git config --global --add safe.directory '", folder, "/a'",
		    NULL);
	err = refusal("b");
	assert_says(&err, ERR_ARCHIVE, "b", "belongs to the user", NULL);
	err = refusal("a/.git");
	assert_says(&err, ERR_ARCHIVE, "a/.git", folder, "/a'", NULL);
	/* The advice, taken. */
	sh("unset GIT_CONFIG_GLOBAL\n"
	   "git config --global --add safe.directory \"$PWD/b\"");
	err = refusal("a");
	assert_says(&err, ERR_ARCHIVE, "a", "belongs to the user", NULL);
	sh("unset GIT_CONFIG_GLOBAL\n"
	   "git config --global --add safe.directory \"$PWD/a\"");
	archive_close(open_archive("a"));
	sh("rm \"$HOME/.gitconfig\"");
}

static void
a_repository_that_may_not_be_read_is_told_as_such(void **state)
{
	struct error shut, inside;

	(void)state;
	if (geteuid() != 0) {
		print_message("skipped: only root can become another user\n");
		skip();
	}
	sh("mkdir shut; new shut/a; chmod 700 shut; new b; chmod 700 b/.git");
	assert_int_equal(chmod(top, 0755), 0);
	assert_int_equal(seteuid(STRANGER), 0);
	shut = refusal("shut/a");
	inside = refusal("b");
	assert_int_equal(seteuid(0), 0);
	assert_says(&shut, ERR_ARCHIVE, "shut/a", "Permission denied", NULL);
	assert_says(&inside, ERR_ARCHIVE, "b", "Permission denied", NULL);
}

static void
a_shallow_clone_is_refused_with_the_remedy(void **state)
{
	static const char *const paths[] = {"shallow", "bare", "linked"};

	(void)state;
	sh("new a; (cd a; say one; say two)\n"
	   "git clone -q --depth 1 file://$PWD/a shallow\n"
	   "git clone -q --depth 1 --bare file://$PWD/a bare\n"
	   "git -C shallow worktree add -q ../linked -b side");
	for (size_t i = 0; i < COUNT(paths); i++) {
		struct error err = refusal(paths[i]);

		assert_says(&err, ERR_ARCHIVE, paths[i], "shallow",
			    "fetch --unshallow", NULL);
	}
	sh("git -C shallow fetch -q --unshallow");
	archive_close(open_archive("shallow"));
	archive_close(open_archive("linked"));
}

static void
each_unsupported_extension_is_named_with_its_remedy(void **state)
{
	static const struct {
		const char *extension, *remedy;
	} cases[] = {
		{"worktreeConfig", "--unset extensions.worktreeConfig"},
		{"refStorage", "--ref-format=files"},
		{"partialClone", "--filter"},
		{"madeUp", "git clone --bare"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		char script[256], lower[32] = {0};
		struct error err;

		for (size_t at = 0; cases[i].extension[at]; at++)
			lower[at] = (char)(cases[i].extension[at] | 0x20);
		snprintf(script, sizeof script,
			 "rm -rf a; new a\n"
			 "git config -f a/.git/config "
			 "core.repositoryFormatVersion 1\n"
			 "git config -f a/.git/config extensions.%s true",
			 cases[i].extension);
		sh(script);
		err = refusal("a");
		assert_says(&err, ERR_ARCHIVE, "a", lower, cases[i].remedy,
			    NULL);
	}
	sh("git config -f a/.git/config --unset extensions.madeUp");
	archive_close(open_archive("a"));
}

static void
a_sha256_repository_is_refused_with_the_remedy(void **state)
{
	struct error err;

	(void)state;
	sh("new --object-format=sha256 a");
	err = refusal("a");
	assert_says(&err, ERR_ARCHIVE, "a", "objectformat", "SHA-1",
		    "fast-export", NULL);
}

static void
the_environment_of_git_is_ignored(void **state)
{
	struct archive *archive;
	struct oid tip, other;

	(void)state;
	sh("new a; (cd a; say one); new b; (cd b; say two)");
	setenv("GIT_DIR", "b/.git", 1);
	setenv("GIT_OBJECT_DIRECTORY", "b/.git/objects", 1);
	setenv("GIT_NAMESPACE", "elsewhere", 1);
	setenv("GIT_CEILING_DIRECTORIES", top, 1);
	archive = open_archive("a");
	tip = branch_tip(archive, "main");
	unsetenv("GIT_DIR");
	unsetenv("GIT_OBJECT_DIRECTORY");
	unsetenv("GIT_NAMESPACE");
	unsetenv("GIT_CEILING_DIRECTORIES");
	archive_close(archive);
	assert_oid(&tip, "git -C a rev-parse main");
	other = oid_of("git -C b rev-parse main");
	assert_false(oid_equal(&tip, &other));
}

/* History as a walk tells it. */

/* What the walk visited: the first line of each message. */
struct story {
	struct strbuf text;
	size_t count, stop_after; /* 0: never */
};

static bool
tell(const struct commit *commit, void *context, struct error *err)
{
	struct story *story = context;
	const char *end = strchr(commit->message, '\n');

	assert_non_null(end);
	if (story->text.length)
		strbuf_putc(&story->text, ' ');
	strbuf_add(&story->text, commit->message,
		   (size_t)(end - commit->message));
	if (++story->count == story->stop_after)
		return error_set(err, ERR_NOT_FOUND, "enough");
	return true;
}

/* Walk from tip, not into until (may be NULL), and compare the order. */
static void
assert_walk(struct archive *archive, const char *tip, const char *until,
	    const char *expected)
{
	struct story story = {0};
	struct oid from = resolve(archive, tip), hidden;
	struct range range = {.tip = &from};
	struct error err;

	if (until) {
		hidden = resolve(archive, until);
		range.until = &hidden;
	}
	if (!archive_walk(archive, &range, tell, &story, &err))
		fail_msg("%s", err.message);
	assert_string_equal(strbuf_string(&story.text), expected);
	strbuf_release(&story.text);
}

static void
parents_come_first_whatever_the_clocks_say(void **state)
{
	struct archive *archive;

	(void)state;
	sh("new a; cd a\n"
	   "at() { GIT_COMMITTER_DATE=\"@$1 +0800\"; export "
	   "GIT_COMMITTER_DATE; }\n"
	   "at 1700009000; say root; git branch side\n"
	   "at 1500000000; say main1; at 1800000000; say main2\n"
	   "git checkout -q side; at 1000; say side1; at 1900000000; say "
	   "side2\n"
	   "git checkout -q main; at 5; git merge -q -m merge side");
	archive = open_archive("a");
	assert_walk(archive, "main", NULL,
		    "root main1 main2 side1 side2 merge");
	archive_close(archive);
}

static void
an_octopus_brings_its_parents_in_their_order(void **state)
{
	struct archive *archive;

	(void)state;
	sh("new a; cd a; say root\n"
	   "for i in 3 1 2; do git checkout -q -b b$i main; put f$i $i; say "
	   "b$i; done\n"
	   "git checkout -q main; put f x; say main1\n"
	   "git merge -q -m octopus b2 b3 b1 >../log");
	archive = open_archive("a");
	assert_walk(archive, "main", NULL, "root main1 b2 b3 b1 octopus");
	archive_close(archive);
}

static void
several_roots_are_all_walked(void **state)
{
	struct archive *archive;

	(void)state;
	sh("new a; cd a; say one; git checkout -q --orphan other; say two\n"
	   "git checkout -q main\n"
	   "git merge -q --allow-unrelated-histories -m both other");
	archive = open_archive("a");
	assert_walk(archive, "main", NULL, "one two both");
	assert_walk(archive, "main", "main^1", "two both");
	archive_close(archive);
}

static void
a_criss_cross_gives_each_commit_once(void **state)
{
	struct archive *archive;

	(void)state;
	sh("new a; cd a; say root; git branch side; put x 1; say m1\n"
	   "git checkout -q side; put y 1; say s1\n"
	   "git merge -q -m s2 main; git checkout -q main\n"
	   "git merge -q -m m2 side~1; say m3; git merge -q -m m4 side");
	archive = open_archive("a");
	assert_walk(archive, "main", NULL, "root m1 s1 m2 m3 s2 m4");
	archive_close(archive);
}

static void
until_hides_all_that_it_reaches(void **state)
{
	struct archive *archive;

	(void)state;
	sh("new a; cd a; say root; say old; git branch side; say main1\n"
	   "git checkout -q side; say side1; git branch tip; say side2\n"
	   "git checkout -q main; git merge -q -m merge1 tip; say main2\n"
	   "git merge -q -m merge2 side");
	archive = open_archive("a");
	assert_walk(archive, "main", "main", "");
	assert_walk(archive, "main", "main~1", "side2 merge2");
	assert_walk(archive, "main", "main~2", "main2 side2 merge2");
	assert_walk(archive, "main", "tip", "main1 merge1 main2 side2 merge2");
	assert_walk(archive, "main", "side", "main1 merge1 main2 merge2");
	assert_walk(archive, "main~1", "main~2", "main2");
	assert_walk(archive, "tip", "main", "");
	archive_close(archive);
}

static void
a_short_walk_does_not_look_at_old_history(void **state)
{
	struct archive *archive;

	(void)state;
	sh("new a; cd a; say one; say two; say three; say four\n"
	   "rm -f $(loose main~3)");
	archive = open_archive("a");
	assert_walk(archive, "main", "main~2", "three four");
	archive_close(archive);
}

static void
a_missing_parent_stops_the_walk_with_its_name(void **state)
{
	struct archive *archive;
	struct story story = {0};
	struct error err;
	struct oid tip;

	(void)state;
	sh("new a; cd a; say one; say two; say three\n"
	   "git rev-parse main~2 >../lost; rm -f $(loose main~2)");
	archive = open_archive("a");
	tip = branch_tip(archive, "main");
	assert_false(archive_walk(archive, &(struct range){.tip = &tip}, tell,
				  &story, &err));
	assert_says(&err, ERR_ARCHIVE, "a", line_of("cat lost"), "is missing",
		    "fsck", NULL);
	archive_close(archive);
	strbuf_release(&story.text);
}

static void
a_visitor_can_stop_the_walk_with_its_own_error(void **state)
{
	struct archive *archive;
	struct story story = {.stop_after = 2};
	struct error err;
	struct oid tip;

	(void)state;
	sh("new a; cd a; say one; say two; say three");
	archive = open_archive("a");
	tip = branch_tip(archive, "main");
	assert_false(archive_walk(archive, &(struct range){.tip = &tip}, tell,
				  &story, &err));
	assert_says(&err, ERR_NOT_FOUND, "", "enough", NULL);
	assert_string_equal(story.text.data, "one two");
	archive_close(archive);
	strbuf_release(&story.text);
}

static bool
count_commit(const struct commit *commit, void *context, struct error *err)
{
	size_t *count = context;

	(void)err;
	assert_int_equal(commit->parent_count, *count ? 1 : 0);
	++*count;
	return true;
}

/* Runs on a small stack. */
static void *
walk_deep(void *context)
{
	struct archive *archive = context;
	struct oid tip = branch_tip(archive, "main"), root;
	size_t count = 0;
	bool descends = false;
	struct error err;

	assert_true(archive_walk(archive, &(struct range){.tip = &tip},
				 count_commit, &count, &err));
	assert_int_equal(count, 20000);
	root = resolve(archive, "root");
	assert_true(archive_descends(archive, &tip, &root, &descends, &err));
	assert_true(descends);
	count = 1;
	assert_true(archive_walk(archive,
				 &(struct range){.tip = &tip, .until = &root},
				 count_commit, &count, &err));
	assert_int_equal(count, 20000);
	return NULL;
}

static void
a_history_of_20000_commits_takes_little_stack_and_time(void **state)
{
	struct timespec start, end;
	struct archive *archive;
	pthread_attr_t small;
	pthread_t thread;
	double seconds;

	(void)state;
	sh("new a; awk 'BEGIN { for (i = 1; i <= 20000; i++) {\n"
	   "print \"commit refs/heads/main\"\n"
	   "print \"mark :\" i\n"
	   "print \"committer A <a@example.org> \" i \" +0800\"\n"
	   "print \"data 2\\nx\"\n"
	   "if (i > 1) print \"from :\" i - 1\n"
	   "if (i == 1) print \"reset refs/tags/root\\nfrom :1\\n\" } }' |\n"
	   "git -C a fast-import --quiet");
	archive = open_archive("a");
	clock_gettime(CLOCK_MONOTONIC, &start);
	assert_int_equal(pthread_attr_init(&small), 0);
	assert_int_equal(pthread_attr_setstacksize(&small, 256 * 1024), 0);
	assert_int_equal(pthread_create(&thread, &small, walk_deep, archive),
			 0);
	assert_int_equal(pthread_join(thread, NULL), 0);
	pthread_attr_destroy(&small);
	clock_gettime(CLOCK_MONOTONIC, &end);
	seconds = (double)(end.tv_sec - start.tv_sec) +
		  (double)(end.tv_nsec - start.tv_nsec) / 1e9;
	if (seconds > 20)
		fail_msg("%.1f s", seconds);
	archive_close(archive);
}

static void
a_commit_descends_from_itself_and_what_it_reaches(void **state)
{
	struct archive *archive;
	static const struct {
		const char *tip, *ancestor;
		bool descends;
	} cases[] = {
		{"main", "main", true},    {"main", "main~2", true},
		{"main", "side", true},    {"side", "main", false},
		{"main~1", "side", false}, {"main", "other", false},
	};

	(void)state;
	sh("new a; cd a; say one; say two; git checkout -q -b side main~1\n"
	   "say s; git checkout -q main; git merge -q -m merge side\n"
	   "git checkout -q --orphan other; say o");
	archive = open_archive("a");
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct oid tip = resolve(archive, cases[i].tip);
		struct oid ancestor = resolve(archive, cases[i].ancestor);
		bool descends = !cases[i].descends;
		struct error err;

		assert_true(archive_descends(archive, &tip, &ancestor,
					     &descends, &err));
		assert_int_equal(descends, cases[i].descends);
	}
	archive_close(archive);
}

static void
what_is_gone_or_no_commit_is_nobody_s_ancestor(void **state)
{
	struct archive *archive;
	struct oid tip, gone = {.length = 20, .bytes = {1}}, tree;
	struct error err;
	bool descends = true;

	(void)state;
	sh("new a; cd a; say one");
	archive = open_archive("a");
	tip = branch_tip(archive, "main");
	assert_true(archive_descends(archive, &tip, &gone, &descends, &err));
	assert_false(descends);
	descends = true;
	assert_true(archive_tree(archive, &tip, &tree, &err));
	assert_true(archive_descends(archive, &tip, &tree, &descends, &err));
	assert_false(descends);
	archive_close(archive);
}

static void
replacements_and_grafts_are_noticed_and_not_followed(void **state)
{
	struct archive *archive;

	(void)state;
	sh("new a; cd a; say one; say two; say three");
	archive = open_archive("a");
	assert_false(archive_has_replacements(archive));
	sh("cd a; git replace --graft main");
	assert_true(archive_has_replacements(archive));
	assert_string_equal(line_of("git -C a rev-list --count main"), "1");
	assert_walk(archive, "main", NULL, "one two three");
	sh("cd a; git replace -d $(git rev-parse main) >../log");
	assert_false(archive_has_replacements(archive));
	sh("cd a; git rev-parse main >.git/info/grafts");
	assert_true(archive_has_replacements(archive));
	assert_walk(archive, "main", NULL, "one two three");
	archive_close(archive);
}

/* Branches and revisions. */

static void
a_branch_is_named_in_short_or_in_full(void **state)
{
	struct archive *archive;
	struct oid tip;

	(void)state;
	sh("new a; cd a; say one; git branch 'topic/决算'; say two\n"
	   "git pack-refs --all; git checkout -q --detach main~1");
	archive = open_archive("a");
	tip = branch_tip(archive, "main");
	assert_oid(&tip, "git -C a rev-parse refs/heads/main");
	tip = branch_tip(archive, "refs/heads/main");
	assert_oid(&tip, "git -C a rev-parse refs/heads/main");
	tip = branch_tip(archive, "topic/决算");
	assert_oid(&tip, "git -C a rev-parse refs/heads/main~1");
	archive_close(archive);
}

static void
tags_are_peeled_to_their_commit(void **state)
{
	struct archive *archive;
	struct oid tip;

	(void)state;
	sh("new a; cd a; say one; git tag -a -m x inner; git -c "
	   "advice.nestedTag=false tag -a -m y outer inner; say two");
	archive = open_archive("a");
	tip = branch_tip(archive, "refs/tags/outer");
	assert_oid(&tip, "git -C a rev-parse main~1");
	tip = resolve(archive, "outer");
	assert_oid(&tip, "git -C a rev-parse main~1");
	archive_close(archive);
}

/* The sentence with which archive_branch refuses. */
static struct error
branch_refusal(struct archive *archive, const char *branch)
{
	struct error err = {0};
	struct oid tip = {0};

	assert_false(archive_branch(archive, branch, &tip, &err));
	assert_int_equal(tip.length, 0);
	return err;
}

static void
an_unborn_branch_is_told_apart_from_an_unknown_one(void **state)
{
	struct archive *archive;
	struct error err;

	(void)state;
	sh("new a");
	archive = open_archive("a");
	err = branch_refusal(archive, "main");
	assert_says(&err, ERR_ARCHIVE, "a", "“main” has no commit yet", NULL);
	sh("cd a; say one; git branch zeta; git branch alpha\n"
	   "git symbolic-ref HEAD refs/heads/unborn");
	err = branch_refusal(archive, "unborn");
	assert_says(&err, ERR_ARCHIVE, "a", "no commit yet", NULL);
	err = branch_refusal(archive, "mian");
	assert_says(&err, ERR_ARCHIVE, "a", "no branch “mian”",
		    "alpha, main, zeta.", NULL);
	err = branch_refusal(archive, "no such..name");
	assert_says(&err, ERR_ARCHIVE, "a", "no branch", NULL);
	err = branch_refusal(archive, "");
	assert_says(&err, ERR_ARCHIVE, "a", "no branch", NULL);
	archive_close(archive);
}

static void
a_reference_to_something_else_is_no_branch(void **state)
{
	struct archive *archive;
	struct error err;

	(void)state;
	sh("new a; cd a; put f x; say one; git tag -a -m x blob :f");
	archive = open_archive("a");
	err = branch_refusal(archive, "refs/tags/blob");
	assert_says(&err, ERR_ARCHIVE, "a", "not a commit but a blob", NULL);
	archive_close(archive);
}

static void
a_branch_whose_commit_is_gone_names_the_commit(void **state)
{
	struct archive *archive;
	struct error err;

	(void)state;
	sh("new a; cd a; say one; rm -r .git/objects/*");
	archive = open_archive("a");
	err = branch_refusal(archive, "main");
	assert_says(&err, ERR_ARCHIVE, "a",
		    line_of("cat a/.git/refs/heads/main"), "is missing", "fsck",
		    NULL);
	sh("echo junk >a/.git/refs/heads/main");
	err = branch_refusal(archive, "main");
	assert_says(&err, ERR_ARCHIVE, "a", "cannot be read", NULL);
	archive_close(archive);
}

static void
a_revision_is_resolved_by_tag_branch_or_digits(void **state)
{
	struct archive *archive;
	struct oid_text name;
	struct oid main_tip, oid;

	(void)state;
	sh("new a; cd a; say one; git tag light; say two");
	archive = open_archive("a");
	main_tip = branch_tip(archive, "main");
	name = oid_text(&main_tip);
	name.digits[9] = '\0';
	oid = resolve(archive, name.digits);
	assert_true(oid_equal(&oid, &main_tip));
	oid = resolve(archive, "light");
	assert_oid(&oid, "git -C a rev-parse main~1");
	archive_close(archive);
}

static void
an_unknown_or_ambiguous_revision_is_not_found(void **state)
{
	static const char *const unknown[] = {
		"nothing",
		"1234567",
		"1234567890123456789012345678901234567890",
		"",
		"a b",
		"main~9"};
	struct archive *archive;
	struct error err;
	struct oid oid;

	(void)state;
	/* Two contents whose names begin with the same digits. */
	sh("new a; cd a; say one; put f one; git tag tree main^{tree}\n"
	   "put g 20738; put h 37901");
	archive = open_archive("a");
	for (size_t i = 0; i < COUNT(unknown); i++) {
		assert_false(archive_resolve(archive, unknown[i], &oid, &err));
		assert_says(&err, ERR_NOT_FOUND, "a", "no commit", NULL);
	}
	assert_false(archive_resolve(archive, "65ba8ca", &oid, &err));
	assert_says(&err, ERR_NOT_FOUND, "a", "several objects", NULL);
	assert_false(archive_resolve(archive, "tree", &oid, &err));
	assert_says(&err, ERR_NOT_FOUND, "a", "not a commit but a tree", NULL);
	archive_close(archive);
}

/* What a commit says. */

/* The last commit that was walked, in an arena. */
struct taken {
	struct arena arena;
	struct commit commit;
};

static const char *
keep(struct taken *taken, const char *string)
{
	return arena_copy(&taken->arena, text_of(string)).data;
}

static bool
take(const struct commit *commit, void *context, struct error *err)
{
	struct taken *taken = context;

	(void)err;
	taken->commit = *commit;
	taken->commit.author.name = keep(taken, commit->author.name);
	taken->commit.author.mail = keep(taken, commit->author.mail);
	taken->commit.committer.name = keep(taken, commit->committer.name);
	taken->commit.committer.mail = keep(taken, commit->committer.mail);
	taken->commit.message = keep(taken, commit->message);
	return true;
}

/* The commit at main's tip, of the repository a. */
static struct taken
take_tip(void)
{
	struct archive *archive = open_archive("a");
	struct taken taken = {0};
	struct oid tip = branch_tip(archive, "main");
	struct error err;

	if (!archive_walk(archive, &(struct range){.tip = &tip}, take, &taken,
			  &err))
		fail_msg("%s", err.message);
	assert_true(oid_equal(&taken.commit.oid, &tip));
	archive_close(archive);
	return taken;
}

static void
a_commit_tells_who_when_and_why(void **state)
{
	struct taken taken;

	(void)state;
	sh("new a; cd a\n"
	   "GIT_AUTHOR_NAME=张三 GIT_AUTHOR_EMAIL=zhang@example.org \\\n"
	   "GIT_AUTHOR_DATE='1700000000 +0800' GIT_COMMITTER_NAME='Li Si' \\\n"
	   "GIT_COMMITTER_EMAIL=li@example.org \\\n"
	   "GIT_COMMITTER_DATE='1700000100 -0330' \\\n"
	   "git commit -q --allow-empty --cleanup=verbatim -m '  更正  \n\n\n"
	   "原因 \n\n'");
	taken = take_tip();
	assert_string_equal(taken.commit.author.name, "张三");
	assert_string_equal(taken.commit.author.mail, "zhang@example.org");
	assert_int_equal(taken.commit.author.time, 1700000000);
	assert_int_equal(taken.commit.author.zone_minutes, 480);
	assert_string_equal(taken.commit.committer.name, "Li Si");
	assert_string_equal(taken.commit.committer.mail, "li@example.org");
	assert_int_equal(taken.commit.committer.time, 1700000100);
	assert_int_equal(taken.commit.committer.zone_minutes, -210);
	assert_string_equal(taken.commit.message, "  更正  \n\n\n原因 \n\n");
	assert_oid(&taken.commit.tree, "git -C a rev-parse main^{tree}");
	arena_release(&taken.arena);
}

static void
a_gbk_commit_is_read_by_its_encoding_header(void **state)
{
	struct taken taken;

	(void)state;
	/* 张三 and 更正决算 */
	sh("new a; cd a; git config i18n.commitEncoding GBK\n"
	   "GIT_AUTHOR_NAME=$(printf '\\325\\305\\310\\375') git commit -q \\\n"
	   "--allow-empty -m \"$(printf '\\270\\374\\325\\375\\276\\366\\313"
	   "\\343')\"");
	taken = take_tip();
	assert_string_equal(taken.commit.author.name, "张三");
	assert_string_equal(taken.commit.message, "更正决算\n");
	arena_release(&taken.arena);
}

/* Make main a commit of these bytes, written as printf in the shell does. */
static void
write_commit(const char *headers, const char *message)
{
	struct strbuf script = {0};

	strbuf_printf(&script,
		      "rm -rf a; new a; cd a; tree=$(git write-tree)\n"
		      "{ echo tree $tree; printf '%s'; echo; printf '%s'; } |\n"
		      "raw >.git/refs/heads/main",
		      headers, message);
	sh(script.data);
	strbuf_release(&script);
}

#define PERSONS                                                                \
	"author A <a@example.org> 1 +0000\\n"                                  \
	"committer B <b@example.org> 2 +0000\\n"

static void
each_encoding_has_its_way_to_utf8(void **state)
{
	static const struct {
		const char *header, *message, *expected;
	} cases[] = {
		/* no header: UTF-8, else GB18030, else escapes */
		{"", "\\345\\206\\263", "决"},
		{"", "\\276\\366\\313\\343", "决算"},
		{"", "\\2252\\2026", "𠀀" /* of four bytes */},
		{"", "caf\\351 \\345\\206\\263", "caf\\xE9 决"},
		{"", "\\377", "\\xFF"},
		/* a header that the bytes do not fit */
		{"encoding GBK\\n", "\\2252\\2026", "𠀀"},
		{"encoding GB2312\\n", "\\200\\n", "\\x80\n"},
		{"encoding ISO-8859-1\\n", "caf\\351", "café"},
		{"encoding UTF-8\\n", "\\276\\366\\313\\343", "决算"},
		/* no encoding that there is, or an option to iconv */
		{"encoding made-up\\n", "\\345\\206\\263", "决"},
		{"encoding ASCII//IGNORE\\n", "\\345\\206\\263", "决"},
		{"encoding \\n", "\\345\\206\\263", "决"},
		/* what would end a string */
		{"", "a\\000b", "a\\x00b"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct strbuf headers = {0};
		struct taken taken;

		strbuf_puts(&headers, PERSONS);
		strbuf_puts(&headers, cases[i].header);
		write_commit(headers.data, cases[i].message);
		taken = take_tip();
		assert_string_equal(taken.commit.message, cases[i].expected);
		arena_release(&taken.arena);
		strbuf_release(&headers);
	}
}

static void
a_malformed_person_keeps_its_bytes(void **state)
{
	static const struct {
		const char *line, *name, *mail;
		int64_t time;
		int zone;
	} cases[] = {
		{"A <a@b> 5 +0800", "A", "a@b", 5, 480},
		{" <> 5 +0800", "", "", 5, 480},
		{"<a@b> 5 +0800", "", "a@b", 5, 480},
		{" A  <a@b> 5 +0800", " A ", "a@b", 5, 480},
		{"A 5 +0800", "A", "", 5, 480},
		{"A <a@b> <c@d> 5 +0800", "A", "a@b> <c@d", 5, 480},
		{"A <a@b 5 +0800", "A", "a@b", 5, 480},
		{"A <a@b>", "A", "a@b", 0, 0},
		{"A <a@b> when +0800", "A", "a@b", 0, 0},
		{"\\276\\366 <\\377> 5 +0800", "决", "\\xFF", 5, 480},
		{"A <a@b> -5 -0800", "A", "a@b", -5, -480},
		{"A <a@b> 99999999999999999999 +0800", "A", "a@b", INT64_MAX,
		 480},
		{"A <a@b> 253402300800 +0000", "A", "a@b", 253402300800, 0},
		{"A <a@b> 5 +9999", "A", "a@b", 5, 0},
		/* A zone of two signs is none: the line is all identity. */
		{"A <a@b> 5 --1302222222222222224222", "A", "a@b", 0, 0},
		{"A <a@b> 5 -99999999999999999999", "A", "a@b", 5, 0},
		{"A <a@b> 5 0800", "A", "a@b", 0, 0},
		{"", "", "", 0, 0},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct strbuf headers = {0};
		struct taken taken;

		strbuf_printf(&headers, "author %s\\ncommitter %s\\n",
			      cases[i].line, cases[i].line);
		write_commit(headers.data, "x\\n");
		taken = take_tip();
		assert_string_equal(taken.commit.author.name, cases[i].name);
		assert_string_equal(taken.commit.author.mail, cases[i].mail);
		assert_int_equal(taken.commit.author.time, cases[i].time);
		assert_int_equal(taken.commit.author.zone_minutes,
				 cases[i].zone);
		assert_string_equal(taken.commit.committer.name, cases[i].name);
		arena_release(&taken.arena);
		strbuf_release(&headers);
	}
}

static void
of_two_authors_in_one_commit_the_first_counts_as_for_git(void **state)
{
	struct taken taken;

	(void)state;
	write_commit("author A <a@b> 5 +0800\\nauthor B <b@b> 6 +0800\\n"
		     "committer A <a@b> 5 +0800\\n"
		     "committer C <c@b> 7 +0800\\n"
		     "encoding UTF-8\\nencoding GBK\\n",
		     "第一版\\n");
	taken = take_tip();
	assert_string_equal(taken.commit.author.name, "A");
	assert_int_equal(taken.commit.author.time, 5);
	assert_string_equal(taken.commit.committer.name, "A");
	assert_string_equal(taken.commit.message, "第一版\n");
	arena_release(&taken.arena);
}

static void
a_signature_in_the_header_is_passed_over(void **state)
{
	struct taken taken;

	(void)state;
	write_commit(PERSONS "gpgsig -----BEGIN-----\\n"
			     " author E <e@example.org> 9 +0000\\n"
			     " \\n"
			     " encoding UTF-16\\n",
		     "message\\n");
	taken = take_tip();
	assert_string_equal(taken.commit.author.name, "A");
	assert_string_equal(taken.commit.message, "message\n");
	arena_release(&taken.arena);
}

static void
a_commit_without_person_or_message_is_read(void **state)
{
	struct taken taken;

	(void)state;
	write_commit("", "");
	taken = take_tip();
	assert_string_equal(taken.commit.author.name, "");
	assert_string_equal(taken.commit.committer.mail, "");
	assert_string_equal(taken.commit.message, "");
	arena_release(&taken.arena);
}

static void
a_commit_without_a_tree_is_damaged(void **state)
{
	struct archive *archive;
	struct story story = {0};
	struct error err;
	struct oid tip;

	(void)state;
	sh("new a; cd a; printf 'tree 1234\\n\\nx\\n' | raw "
	   ">.git/refs/heads/main");
	archive = open_archive("a");
	tip = branch_tip(archive, "main");
	assert_false(archive_walk(archive, &(struct range){.tip = &tip}, tell,
				  &story, &err));
	assert_says(&err, ERR_ARCHIVE, "a",
		    line_of("cat a/.git/refs/heads/main"), "fsck", NULL);
	archive_close(archive);
}

/* Differences between trees. */

static bool
note_change(const struct tree_change *change, void *context, struct error *err)
{
	static const char kinds[] = "-fls"; /* none, file, link, submodule */
	struct strbuf *notes = context;

	if (text_is(change->path, "stop"))
		return error_set(err, ERR_NOT_FOUND, "enough");
	if (notes->length)
		strbuf_putc(notes, ' ');
	strbuf_text(notes, change->path);
	strbuf_printf(notes, ":%c%c", kinds[change->old_kind],
		      kinds[change->new_kind]);
	assert_int_equal(change->new_oid.length,
			 change->new_kind == ENTRY_NONE ? 0 : 20);
	return true;
}

static bool
compare(struct archive *archive, const char *old, const char *new,
	struct strbuf *notes, struct error *err)
{
	struct oid commit = resolve(archive, new), new_tree, old_tree;

	assert_true(archive_tree(archive, &commit, &new_tree, err));
	if (old) {
		commit = resolve(archive, old);
		assert_true(archive_tree(archive, &commit, &old_tree, err));
	}
	return archive_compare(archive, old ? &old_tree : NULL, &new_tree,
			       note_change, notes, err);
}

/* The differences between two commits of a, "" for equal ones; old may be
 * NULL. */
static void
assert_changes(const char *old, const char *new, const char *expected)
{
	struct archive *archive = open_archive("a");
	struct strbuf notes = {0};
	struct error err;

	if (!compare(archive, old, new, &notes, &err))
		fail_msg("%s", err.message);
	assert_string_equal(strbuf_string(&notes), expected);
	strbuf_release(&notes);
	archive_close(archive);
}

static void
changes_come_in_the_order_of_paths(void **state)
{
	(void)state;
	sh("new a; cd a; put a/b/c 1; put a/b.txt 1; put a-b 1; put z 1; put "
	   "same/x 1; say one\n"
	   "put a/b/c 2; put a/b.txt 2; put a-b 2; put b 2; git rm -q z; say "
	   "two");
	assert_changes("main~1", "main",
		       "a-b:ff a/b.txt:ff a/b/c:ff b:-f z:f-");
	assert_changes("main", "main~1",
		       "a-b:ff a/b.txt:ff a/b/c:ff b:f- z:-f");
	assert_changes(NULL, "main~1",
		       "a-b:-f a/b.txt:-f a/b/c:-f same/x:-f z:-f");
	assert_changes("main", "main", "");
}

static void
a_commit_without_files_differs_in_nothing(void **state)
{
	(void)state;
	sh("new a; cd a; say one; say two; put f 1; say three");
	assert_changes(NULL, "main~1", "");
	assert_changes("main~2", "main~1", "");
	assert_changes("main", "main~1", "f:f-");
}

static void
a_file_can_become_a_folder_and_back(void **state)
{
	(void)state;
	sh("new a; cd a; put a 1; put a.txt 1; put a0 1; say one\n"
	   "git rm -q a; put a/x/y 1; put a/z 1; put a.txt 2; put a0 2; say "
	   "two");
	assert_changes("main~1", "main", "a:f- a.txt:ff a/x/y:-f a/z:-f a0:ff");
	assert_changes("main", "main~1", "a:-f a.txt:ff a/x/y:f- a/z:f- a0:ff");
}

static void
links_and_submodules_are_told_from_files(void **state)
{
	(void)state;
	sh("new a; cd a; say zero; ln -s /etc/passwd link; git add link\n"
	   "git update-index --add --cacheinfo 160000,$(git rev-parse "
	   "HEAD),module\n"
	   "put same /etc/passwd; say one\n"
	   "git rm -q -f same link; ln -s /etc/passwd same; git add same\n"
	   "put link /etc/passwd; say two\n"
	   "git update-index --add --cacheinfo 160000,$(git rev-parse "
	   "HEAD),module\n"
	   "say three");
	assert_changes("main~3", "main~2", "link:-l module:-s same:-f");
	assert_changes("main~2", "main~1", "link:lf same:fl");
	assert_changes("main~1", "main", "module:ss");
}

static void
a_change_of_mode_alone_is_none(void **state)
{
	(void)state;
	sh("new a; cd a; put f 1; put d/g 1; say one\n"
	   "git update-index --chmod=+x f d/g; say two\n"
	   "put f 2; say three");
	assert_changes("main~2", "main~1", "");
	assert_changes("main~1", "main", "f:ff");
}

static void
paths_keep_their_bytes(void **state)
{
	(void)state;
	sh("new a; cd a; put \"$(printf 'd\\377/\\276\\366 ')\" 1\n"
	   "put 决算/2024 1; say one");
	assert_changes(NULL, "main", "d\377/\276\366 :-f 决算/2024:-f");
}

static void
equal_folders_are_not_read(void **state)
{
	(void)state;
	sh("new a; cd a; put d/x 1; put f 1; say one; put f 2; say two\n"
	   "rm -f $(loose main:d)");
	assert_changes("main~1", "main", "f:ff");
}

static void
a_missing_folder_object_is_named(void **state)
{
	struct archive *archive;
	struct strbuf notes = {0};
	struct error err;

	(void)state;
	sh("new a; cd a; put d/x 1; say one; put d/x 2; say two\n"
	   "git rev-parse main:d >../lost; rm -f $(loose main:d)");
	archive = open_archive("a");
	assert_false(compare(archive, "main~1", "main", &notes, &err));
	assert_says(&err, ERR_ARCHIVE, "a", line_of("cat lost"), "is missing",
		    NULL);
	archive_close(archive);
	strbuf_release(&notes);
}

static void
a_deep_folder_is_compared_to_its_end(void **state)
{
	(void)state;
	sh("new a; cd a; p=$(printf 'd/%.0s' $(seq 300))\n"
	   "put \"${p}f\" 1; put z 1; say one; put \"${p}f\" 2; put z 2; say "
	   "two\n"
	   "git diff --name-only main~1 main | head -1 >../deep");
	struct strbuf expected = {0};
	char path[1024];
	FILE *file = fopen("deep", "r");

	assert_non_null(file);
	assert_non_null(fgets(path, sizeof path, file));
	fclose(file);
	path[strcspn(path, "\n")] = '\0';
	strbuf_printf(&expected, "%s:ff z:ff", path);
	assert_changes("main~1", "main", expected.data);
	strbuf_release(&expected);
}

static void
a_visitor_can_stop_a_comparison(void **state)
{
	struct archive *archive;
	struct strbuf notes = {0};
	struct error err;

	(void)state;
	sh("new a; cd a; put d/x 1; put stop 1; put z 1; say one");
	archive = open_archive("a");
	assert_false(compare(archive, NULL, "main", &notes, &err));
	assert_says(&err, ERR_NOT_FOUND, "", "enough", NULL);
	assert_string_equal(notes.data, "d/x:-f");
	archive_close(archive);
	strbuf_release(&notes);
}

static void
a_tree_that_git_would_not_make_is_damage(void **state)
{
	static const char *const trees[] = {
		"e b; e a",              /* out of order */
		"e a; e a",              /* twice */
		"e a/b",                 /* a path for a name */
		"e ''",                  /* no name */
		"printf '100644 short'", /* cut off */
		"printf '100644 a\\0002'",
		"printf 'junk'",
		"printf '100644 a\\00012345678901234567890junk'",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(trees); i++) {
		struct strbuf script = {0}, notes = {0};
		struct archive *archive;
		struct error err;
		struct oid tree;

		strbuf_printf(&script,
			      "rm -rf a; new a; cd a\n"
			      "e() { printf '100644 %%s\\000' \"$1\"; printf "
			      "12345678901234567890; }\n"
			      "{ %s; } | git hash-object -t tree -w --stdin "
			      "--literally >../tree",
			      trees[i]);
		sh(script.data);
		archive = open_archive("a");
		tree = oid_of("cat tree");
		assert_false(archive_compare(archive, NULL, &tree, note_change,
					     &notes, &err));
		assert_says(&err, ERR_ARCHIVE, "a", line_of("cat tree"), "fsck",
			    NULL);
		archive_close(archive);
		strbuf_release(&script);
		strbuf_release(&notes);
	}
}

/* Histories and trees at random, against a slow and obvious reading of them. */

#define COMMITS_MAX 60

struct graph {
	unsigned count;
	unsigned parents[COMMITS_MAX][4], parent_count[COMMITS_MAX];
	uint64_t reach[COMMITS_MAX]; /* a bit for each commit, with itself */
	struct oid oids[COMMITS_MAX];
};

static uint32_t
chance(uint32_t *seed, uint32_t choices)
{
	*seed = *seed * 1664525 + 1013904223;
	return (*seed >> 8) % choices;
}

/* Parents are earlier commits, near ones as a rule; clocks are at random. */
static void
draw_graph(struct graph *graph, uint32_t *seed)
{
	graph->count = COMMITS_MAX;
	for (unsigned i = 0; i < graph->count; i++) {
		unsigned wanted = chance(seed, 8) ? 1 + chance(seed, 3) : 0;

		graph->parent_count[i] = 0;
		graph->reach[i] = UINT64_C(1) << i;
		for (unsigned p = 0; p < wanted && p < i; p++) {
			unsigned back = 1 + chance(seed, i < 9 ? i : 9);
			unsigned parent = i - (back > i ? i : back);

			if (graph->reach[i] >> parent & 1)
				continue;
			graph->parents[i][graph->parent_count[i]++] = parent;
			graph->reach[i] |= graph->reach[parent];
		}
	}
}

static void
write_graph(struct graph *graph, uint32_t *seed)
{
	FILE *git = popen("rm -rf a; git init -q -b main a;"
			  "git -C a fast-import --quiet",
			  "w");

	assert_non_null(git);
	for (unsigned i = 0; i < graph->count; i++) {
		fprintf(git,
			"commit refs/tags/t%u\nmark :%u\ncommitter A <a> %u "
			"+0000\ndata 4\n%03u\n",
			i, i + 1, chance(seed, 2000000000), i);
		for (unsigned p = 0; p < graph->parent_count[i]; p++)
			fprintf(git, "%s :%u\n", p ? "merge" : "from",
				graph->parents[i][p] + 1);
		fprintf(git, "\n");
	}
	assert_int_equal(pclose(git), 0);
}

/* What a walk over a graph visited. */
struct visits {
	const struct graph *graph;
	uint64_t allowed; /* hidden or visited */
	uint64_t seen;
};

static bool
check_visit(const struct commit *commit, void *context, struct error *err)
{
	struct visits *visits = context;
	unsigned number = (unsigned)strtoul(commit->message, NULL, 10);

	(void)err;
	assert_true(oid_equal(&commit->oid, &visits->graph->oids[number]));
	assert_int_equal(commit->parent_count,
			 visits->graph->parent_count[number]);
	for (size_t p = 0; p < commit->parent_count; p++) {
		unsigned parent = visits->graph->parents[number][p];

		assert_true(oid_equal(&commit->parents[p],
				      &visits->graph->oids[parent]));
		assert_true(visits->allowed >> parent & 1);
	}
	assert_false(visits->allowed >> number & 1);
	visits->allowed |= UINT64_C(1) << number;
	visits->seen |= UINT64_C(1) << number;
	return true;
}

static void
check_walk(struct archive *archive, const struct graph *graph, unsigned tip,
	   unsigned until)
{
	struct visits visits = {.graph = graph, .allowed = graph->reach[until]};
	const struct range range = {
		.tip = &graph->oids[tip],
		.until = &graph->oids[until],
	};
	bool descends;
	struct error err;

	assert_true(archive_walk(archive, &range, check_visit, &visits, &err));
	assert_true(visits.seen == (graph->reach[tip] & ~graph->reach[until]));
	assert_true(archive_descends(archive, &graph->oids[tip],
				     &graph->oids[until], &descends, &err));
	assert_int_equal(descends, graph->reach[tip] >> until & 1);
}

static void
any_history_is_walked_as_its_graph_says(void **state)
{
	uint32_t seed = 20240101;

	(void)state;
	for (unsigned round = 0; round < 6; round++) {
		struct graph graph;
		struct archive *archive;

		draw_graph(&graph, &seed);
		write_graph(&graph, &seed);
		archive = open_archive("a");
		for (unsigned i = 0; i < graph.count; i++) {
			char tag[32];

			snprintf(tag, sizeof tag, "refs/tags/t%u", i);
			graph.oids[i] = branch_tip(archive, tag);
		}
		for (unsigned tip = 0; tip < graph.count; tip++)
			for (unsigned until = 0; until < graph.count; until++)
				check_walk(archive, &graph, tip, until);
		archive_close(archive);
	}
}

#define TREES 40

/* In order; what stands in a file's place comes behind it. */
static const char *const names[] = {
	"a",  "a-b", "a-b/c", "a.b", "a/b",   "a/b.c", "a/b/c",
	"a0", "b",   "b/c",   "b/d", "b/d/e", "ba",    "决",
};

#define NAMES COUNT(names)

static bool
is_below(const char *path, const char *above)
{
	size_t length = strlen(above);

	return strncmp(path, above, length) == 0 && path[length] == '/';
}

/* The content of each file, 0 where there is none: no file has files below
 * it. */
static void
draw_tree(char files[NAMES], uint32_t *seed)
{
	for (size_t i = 0; i < NAMES; i++) {
		files[i] = (char)(chance(seed, 3) ? '1' + chance(seed, 2) : 0);
		for (size_t above = 0; above < i; above++)
			if (files[above] && is_below(names[i], names[above]))
				files[i] = 0;
	}
}

static void
write_trees(char files[TREES][NAMES])
{
	FILE *git = popen("git init -q -b main a; git -C a fast-import --quiet",
			  "w");

	assert_non_null(git);
	for (size_t tree = 0; tree < TREES; tree++) {
		fprintf(git,
			"commit refs/tags/t%zu\ncommitter A <a> 1 +0000\n"
			"data 0\ndeleteall\n",
			tree);
		for (size_t i = 0; i < NAMES; i++)
			if (files[tree][i])
				fprintf(git, "M 644 inline %s\ndata 1\n%c\n",
					names[i], files[tree][i]);
	}
	assert_int_equal(pclose(git), 0);
}

static void
note_difference(struct strbuf *notes, size_t name, char old, char new)
{
	if (old == new)
		return;
	strbuf_printf(notes, "%s%s:%c%c", notes->length ? " " : "", names[name],
		      old ? 'f' : '-', new ? 'f' : '-');
}

static void
any_two_trees_differ_where_their_files_do(void **state)
{
	static char files[TREES][NAMES];
	uint32_t seed = 20240102;

	(void)state;
	for (size_t tree = 0; tree < TREES; tree++)
		draw_tree(files[tree], &seed);
	write_trees(files);
	for (size_t old = 0; old < TREES; old++) {
		size_t new = (old * 7 + 3) % TREES;
		struct strbuf expected = {0};
		char old_tag[16], new_tag[16];

		for (size_t i = 0; i < NAMES; i++)
			note_difference(&expected, i, files[old][i],
					files[new][i]);
		snprintf(old_tag, sizeof old_tag, "t%zu", old);
		snprintf(new_tag, sizeof new_tag, "t%zu", new);
		assert_changes(old_tag, new_tag, strbuf_string(&expected));
		strbuf_release(&expected);
	}
}

/* Contents. */

static void
a_blob_is_read_whole_or_only_measured(void **state)
{
	struct archive *archive;
	struct strbuf content = {0};
	struct oid blob;
	struct error err;
	uint64_t size = 0;

	(void)state;
	sh("new a; cd a; put f 0123456789; put empty ''; say one");
	archive = open_archive("a");
	blob = oid_of("git -C a rev-parse main:f");
	assert_true(archive_read(archive, &blob, 10, &content, &size, &err));
	assert_string_equal(content.data, "0123456789");
	assert_int_equal(size, 10);
	assert_true(archive_read(archive, &blob, 9, &content, &size, &err));
	assert_int_equal(content.length, 0);
	assert_int_equal(size, 10);
	assert_true(archive_read(archive, &blob, 99, &content, &size, &err));
	blob = oid_of("git -C a rev-parse main:empty");
	assert_true(archive_read(archive, &blob, 0, &content, &size, &err));
	assert_int_equal(content.length, 0);
	assert_int_equal(size, 0);
	strbuf_release(&content);
	archive_close(archive);
}

static void
a_huge_blob_is_measured_without_being_loaded(void **state)
{
	struct archive *archive;
	struct strbuf content = {0};
	struct oid blob;
	struct error err;
	uint64_t size = 0;

	(void)state;
	sh("new a; cd a; truncate -s 40M f\n"
	   "git -c core.bigFileThreshold=1m add f; say one");
	archive = open_archive("a");
	blob = oid_of("git -C a rev-parse main:f");
	assert_true(
		archive_read(archive, &blob, 1 << 20, &content, &size, &err));
	assert_int_equal(size, 40 << 20);
	assert_true(content.capacity < 1 << 20);
	strbuf_release(&content);
	archive_close(archive);
}

/* The sentence with which archive_read refuses the object of a command. */
static struct error
read_refusal(const char *path, const char *command)
{
	struct archive *archive = open_archive(path);
	struct strbuf content = {0};
	struct oid blob = oid_of(command);
	struct error err = {0};
	uint64_t size = 77;

	strbuf_puts(&content, "as it was");
	assert_false(archive_read(archive, &blob, 1000, &content, &size, &err));
	assert_string_equal(content.data, "as it was");
	assert_int_equal(size, 77);
	strbuf_release(&content);
	archive_close(archive);
	return err;
}

static void
a_missing_blob_is_named(void **state)
{
	struct error err;

	(void)state;
	sh("new a; cd a; put f 1; say one; git rev-parse main:f >../lost\n"
	   "rm -f $(loose main:f)");
	err = read_refusal("a", "cat lost");
	assert_says(&err, ERR_ARCHIVE, "a", line_of("cat lost"), "is missing",
		    "fsck", NULL);
}

static void
a_blob_that_a_partial_clone_left_out_is_named(void **state)
{
	struct error err;

	(void)state;
	sh("new a; (cd a; put f 1; say one; git config uploadpack.allowFilter "
	   "true)\n"
	   "git clone -q --bare --filter=blob:none file://$PWD/a partial");
	err = read_refusal("partial", "git -C a rev-parse main:f");
	assert_says(&err, ERR_ARCHIVE, "partial",
		    line_of("git -C a rev-parse main:f"), "partial clone",
		    "--filter", NULL);
}

static void
a_blob_whose_bytes_were_changed_is_not_believed(void **state)
{
	struct error err;

	(void)state;
	sh("new a; cd a; put f right; put g wrong; say one\n"
	   "cp -f $(loose main:g) $(loose main:f)");
	err = read_refusal("a", "git -C a rev-parse main:f");
	assert_says(&err, ERR_ARCHIVE, "a",
		    line_of("git -C a rev-parse main:f"), "damaged", "fsck",
		    NULL);
}

static void
a_folder_is_not_read_as_a_blob(void **state)
{
	struct error err;

	(void)state;
	sh("new a; cd a; put d/f 1; say one");
	err = read_refusal("a", "git -C a rev-parse main:d");
	assert_says(&err, ERR_ARCHIVE, "a", "is a tree where a blob should be",
		    NULL);
}

static void
a_repack_during_the_reading_does_no_harm(void **state)
{
	struct archive *archive;
	struct strbuf content = {0};
	struct oid first, second;
	struct error err;
	uint64_t size;

	(void)state;
	sh("new a; cd a; put f 1; say one; git repack -adq\n"
	   "put g 2; say two; git repack -dq; put h 3; say three");
	archive = open_archive("a");
	first = oid_of("git -C a rev-parse main:f");
	second = oid_of("git -C a rev-parse main:g");
	assert_true(archive_read(archive, &first, 9, &content, &size, &err));
	sh("cd a; git repack -adq; git prune-packed");
	assert_true(archive_read(archive, &second, 9, &content, &size, &err));
	assert_string_equal(content.data, "2");
	first = oid_of("git -C a rev-parse main:h");
	assert_true(archive_read(archive, &first, 9, &content, &size, &err));
	assert_string_equal(content.data, "3");
	assert_walk(archive, "main", NULL, "one two three");
	strbuf_release(&content);
	archive_close(archive);
}

static void
objects_of_alternates_are_read(void **state)
{
	struct archive *archive;
	struct strbuf content = {0};
	struct oid blob;
	struct error err;
	uint64_t size;

	(void)state;
	sh("new a; (cd a; put f 1; say one); git clone -q --shared a b\n"
	   "cd b; put g 2; say two");
	archive = open_archive("b");
	assert_walk(archive, "main", NULL, "one two");
	blob = oid_of("git -C b rev-parse main:f");
	assert_true(archive_read(archive, &blob, 9, &content, &size, &err));
	assert_string_equal(content.data, "1");
	strbuf_release(&content);
	archive_close(archive);
}

static void
a_hash_is_the_name_that_git_gives(void **state)
{
	struct oid hash;
	struct error err;

	(void)state;
	assert_true(archive_hash(TEXT("决算\n"), &hash, &err));
	assert_oid(&hash, "echo 决算 | git hash-object --stdin");
	assert_true(archive_hash((struct text){0}, &hash, &err));
	assert_oid(&hash, "git hash-object --stdin </dev/null");
}

/* People under other names. */

static void
assert_mailmap(struct archive *archive, const char *revision,
	       const char *expected)
{
	struct oid commit = resolve(archive, revision);
	struct strbuf lines = {0};
	struct error err;

	strbuf_puts(&lines, "of another commit");
	if (!archive_mailmap(archive, &commit, &lines, &err))
		fail_msg("%s", err.message);
	assert_string_equal(strbuf_string(&lines), expected);
	strbuf_release(&lines);
}

static void
only_an_ordinary_file_in_the_root_folder_is_a_mailmap(void **state)
{
	struct archive *archive;

	(void)state;
	sh("new a; cd a; put sub/.mailmap 'A <a@example>'; say one; git tag t1"
	   "; ln -s sub/.mailmap .mailmap; git add .; say two; git tag t2"
	   "; rm .mailmap; mkdir .mailmap; put .mailmap/x y; say three"
	   "; git tag t3; rm -r .mailmap; put .mailmap 'A <a@example>'"
	   "; say four");
	archive = open_archive("a");
	assert_mailmap(archive, "t1", "");
	assert_mailmap(archive, "t2", "");
	assert_mailmap(archive, "t3", "");
	assert_mailmap(archive, "main", "A <a@example>\n");
	archive_close(archive);
}

static void
a_mailmap_in_gbk_is_read_as_such(void **state)
{
	struct archive *archive;

	(void)state;
	sh("new a; cd a; printf '周舟 <zz@home>\\n' | iconv -t GBK >.mailmap"
	   "; git add .; say one");
	archive = open_archive("a");
	assert_mailmap(archive, "main", "周舟 <zz@home>\n");
	archive_close(archive);
}

/* More handles, and new repositories. */

static void *
walk_beside(void *context)
{
	assert_walk(context, "main", NULL, "one two three");
	return NULL;
}

static void
another_handle_serves_another_thread(void **state)
{
	struct archive *archive, *other = NULL;
	struct error err;
	pthread_t thread;

	(void)state;
	sh("new a; cd a; say one; say two; say three; mkdir sub");
	archive = open_archive("a");
	assert_int_equal(chdir("a/sub"), 0);
	assert_true(archive_reopen(archive, &other, &err));
	assert_int_equal(pthread_create(&thread, NULL, walk_beside, other), 0);
	assert_walk(archive, "main", NULL, "one two three");
	assert_int_equal(pthread_join(thread, NULL), 0);
	archive_close(archive);
	assert_walk(other, "main", NULL, "one two three");
	archive_close(other);
	archive_close(NULL);
}

static void
a_new_archive_waits_for_its_first_commit(void **state)
{
	struct archive *archive;
	struct error err;

	(void)state;
	assert_true(archive_create("new/city", "决算", &err));
	archive = open_archive("new/city");
	err = branch_refusal(archive, "决算");
	assert_says(&err, ERR_ARCHIVE, "new/city", "no commit yet", NULL);
	sh("cd new/city; put f 1; say one");
	assert_walk(archive, "决算", NULL, "one");
	archive_close(archive);
	sh("mkdir full; touch full/file");
	assert_true(archive_create("full", "main", &err));
	archive_close(open_archive("full"));
}

static void
no_archive_is_made_over_another(void **state)
{
	static const char *const paths[] = {"a", "bare", "damaged"};
	struct error err;

	(void)state;
	sh("new a; new --bare bare; new damaged; rm -r damaged/.git/objects");
	for (size_t i = 0; i < COUNT(paths); i++) {
		assert_false(archive_create(paths[i], "main", &err));
		assert_says(&err, ERR_ARCHIVE, paths[i], "already", NULL);
	}
	assert_int_equal(access("bare/.git", F_OK), -1);
	assert_int_equal(access("damaged/.git/objects", F_OK), -1);
}

static void
an_archive_that_cannot_be_made_says_why(void **state)
{
	struct error err;

	(void)state;
	sh("touch file");
	assert_false(archive_create("file/in/file", "main", &err));
	assert_says(&err, ERR_ARCHIVE, "file/in/file", "cannot be created",
		    NULL);
	assert_false(archive_create("a", "two..dots", &err));
	assert_says(&err, ERR_ARCHIVE, "a", "two..dots", NULL);
	assert_int_equal(access("a", F_OK), -1);
}

/* What git and libgit2 find when they look for their settings. */
int
main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(bare_and_non_bare_repositories_and_worktrees_open_alike),
		CASE(a_missing_folder_is_said_to_be_missing),
		CASE(a_folder_in_a_repository_is_not_the_repository),
		CASE(a_file_is_no_repository),
		CASE(a_repository_that_lost_a_part_is_damaged),
		CASE(a_broken_git_configuration_is_told_with_its_line),
		CASE(a_worktree_whose_repository_moved_is_told_apart),
		CASE(a_repository_of_another_user_opens_only_when_allowed),
		CASE(a_repository_that_may_not_be_read_is_told_as_such),
		CASE(a_shallow_clone_is_refused_with_the_remedy),
		CASE(each_unsupported_extension_is_named_with_its_remedy),
		CASE(a_sha256_repository_is_refused_with_the_remedy),
		CASE(the_environment_of_git_is_ignored),
		CASE(parents_come_first_whatever_the_clocks_say),
		CASE(an_octopus_brings_its_parents_in_their_order),
		CASE(several_roots_are_all_walked),
		CASE(a_criss_cross_gives_each_commit_once),
		CASE(until_hides_all_that_it_reaches),
		CASE(a_short_walk_does_not_look_at_old_history),
		CASE(a_missing_parent_stops_the_walk_with_its_name),
		CASE(a_visitor_can_stop_the_walk_with_its_own_error),
		CASE(a_history_of_20000_commits_takes_little_stack_and_time),
		CASE(a_commit_descends_from_itself_and_what_it_reaches),
		CASE(what_is_gone_or_no_commit_is_nobody_s_ancestor),
		CASE(replacements_and_grafts_are_noticed_and_not_followed),
		CASE(a_branch_is_named_in_short_or_in_full),
		CASE(tags_are_peeled_to_their_commit),
		CASE(an_unborn_branch_is_told_apart_from_an_unknown_one),
		CASE(a_reference_to_something_else_is_no_branch),
		CASE(a_branch_whose_commit_is_gone_names_the_commit),
		CASE(a_revision_is_resolved_by_tag_branch_or_digits),
		CASE(an_unknown_or_ambiguous_revision_is_not_found),
		CASE(a_commit_tells_who_when_and_why),
		CASE(a_gbk_commit_is_read_by_its_encoding_header),
		CASE(each_encoding_has_its_way_to_utf8),
		CASE(a_malformed_person_keeps_its_bytes),
		CASE(of_two_authors_in_one_commit_the_first_counts_as_for_git),
		CASE(a_signature_in_the_header_is_passed_over),
		CASE(a_commit_without_person_or_message_is_read),
		CASE(a_commit_without_a_tree_is_damaged),
		CASE(changes_come_in_the_order_of_paths),
		CASE(a_commit_without_files_differs_in_nothing),
		CASE(a_file_can_become_a_folder_and_back),
		CASE(links_and_submodules_are_told_from_files),
		CASE(a_change_of_mode_alone_is_none),
		CASE(paths_keep_their_bytes),
		CASE(equal_folders_are_not_read),
		CASE(a_missing_folder_object_is_named),
		CASE(a_deep_folder_is_compared_to_its_end),
		CASE(a_visitor_can_stop_a_comparison),
		CASE(a_tree_that_git_would_not_make_is_damage),
		CASE(any_history_is_walked_as_its_graph_says),
		CASE(any_two_trees_differ_where_their_files_do),
		CASE(a_blob_is_read_whole_or_only_measured),
		CASE(a_huge_blob_is_measured_without_being_loaded),
		CASE(a_missing_blob_is_named),
		CASE(a_blob_that_a_partial_clone_left_out_is_named),
		CASE(a_blob_whose_bytes_were_changed_is_not_believed),
		CASE(a_folder_is_not_read_as_a_blob),
		CASE(a_repack_during_the_reading_does_no_harm),
		CASE(objects_of_alternates_are_read),
		CASE(a_hash_is_the_name_that_git_gives),
		CASE(only_an_ordinary_file_in_the_root_folder_is_a_mailmap),
		CASE(a_mailmap_in_gbk_is_read_as_such),
		CASE(another_handle_serves_another_thread),
		CASE(a_new_archive_waits_for_its_first_commit),
		CASE(no_archive_is_made_over_another),
		CASE(an_archive_that_cannot_be_made_says_why),
	};

	return run_in_folders(tests, COUNT(tests));
}
