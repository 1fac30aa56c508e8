/* Commits that are made, and what is not committed yet. */
#include "repository.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>

#define BASE                                                                   \
	"new . && put kjj/2023.csv one && put jyj/2023.csv one && say base\n"

static const struct signature clerk = {"周舟", "zhou@example.invalid",
				       1700000000, 480};
static const struct signature batch = {"batch", "batch@example.invalid",
				       1700000000, 480};

/* A commit of one file on the branch main; content NULL takes it away. base is
 * a revision, NULL before the first commit. */
static bool
try_commit(struct archive *archive, const char *base, const char *path,
	   const char *content, enum writing_end *end_out, struct error *err)
{
	struct file_change change = {.path = path};
	struct oid tip, commit;
	struct writing writing = {
		.branch = "main",
		.author = clerk,
		.committer = batch,
		.message = "提交\n\n更正原因: 无\n",
		.changes = &change,
		.change_count = 1,
	};

	if (base) {
		tip = resolve(archive, base);
		writing.base = &tip;
	}
	if (content &&
	    !archive_store(archive, text_of(content), &change.blob, err))
		return false;
	return archive_commit(archive, &writing, end_out, &commit, err);
}

static enum writing_end
commit_file(const char *repository, const char *base, const char *path,
	    const char *content)
{
	struct archive *archive = open_archive(repository);
	enum writing_end end;
	struct error err;

	if (!try_commit(archive, base, path, content, &end, &err))
		fail_msg("%s", err.message);
	archive_close(archive);
	return end;
}

static struct error
refused(const char *repository, const char *base)
{
	struct archive *archive = open_archive(repository);
	enum writing_end end = (enum writing_end)7;
	struct error err = {0};

	assert_false(
		try_commit(archive, base, "kjj/2023.csv", "two", &end, &err));
	assert_int_equal(end, 7);
	archive_close(archive);
	return err;
}

/* What a script prints, to its end. */
static void
assert_prints(const char *script, const char *expected)
{
	struct strbuf whole = {0}, printed = {0};
	int byte;
	FILE *pipe;

	strbuf_printf(&whole, "%s%s", SHELL, script);
	pipe = popen(whole.data, "r");
	assert_non_null(pipe);
	while ((byte = fgetc(pipe)) != EOF)
		strbuf_putc(&printed, (char)byte);
	assert_int_equal(pclose(pipe), 0);
	assert_string_equal(strbuf_string(&printed), expected);
	strbuf_release(&whole);
	strbuf_release(&printed);
}

/* Making a commit. */

static void
a_commit_says_who_and_leaves_nothing_to_do(void **state)
{
	(void)state;
	sh(BASE "printf two >kjj/2023.csv");
	assert_int_equal(commit_file(".", "main", "kjj/2023.csv", "two"),
			 WRITING_DONE);
	assert_prints("git log -1 --format='%an %ae %ai%n%cn %ce%n%B'\n"
		      "git show --format= --name-status; git status --short\n"
		      "git reflog -1 --format='%gs %gn'; git fsck --strict",
		      "周舟 zhou@example.invalid 2023-11-15 06:13:20 +0800\n"
		      "batch batch@example.invalid\n"
		      "提交\n\n更正原因: 无\n\nM\tkjj/2023.csv\n"
		      "commit: 提交 batch\n");
}

static void
the_first_commit_of_an_unborn_branch_is_a_root(void **state)
{
	(void)state;
	sh("new . && mkdir kjj && printf one >kjj/2023.csv");
	assert_int_equal(commit_file(".", NULL, "kjj/2023.csv", "one"),
			 WRITING_DONE);
	assert_prints("git log --format=%P --name-status; git status --short",
		      "\n\nA\tkjj/2023.csv\n");
}

static void
a_bare_archive_takes_commits_too(void **state)
{
	(void)state;
	sh("new --bare bare");
	assert_int_equal(commit_file("bare", NULL, "a/b/c", "one"),
			 WRITING_DONE);
	assert_int_equal(commit_file("bare", "main", "a/b/d", "two"),
			 WRITING_DONE);
	assert_prints("git -C bare ls-tree -r --name-only main; ls bare | "
		      "grep index || git -C bare fsck --strict",
		      "a/b/c\na/b/d\n");
}

static void
a_commit_of_nothing_is_not_made(void **state)
{
	(void)state;
	sh(BASE);
	assert_int_equal(commit_file(".", "main", "kjj/2023.csv", "one"),
			 WRITING_NOTHING);
	assert_prints("git rev-list --count main", "1\n");
}

static void
the_last_file_of_a_folder_takes_the_folder_along(void **state)
{
	(void)state;
	sh(BASE "rm kjj/2023.csv");
	assert_int_equal(commit_file(".", "main", "kjj/2023.csv", NULL),
			 WRITING_DONE);
	assert_prints("git ls-tree --name-only main; git status --short; "
		      "git fsck --strict",
		      "jyj\n");
}

static void
an_executable_file_stays_one(void **state)
{
	(void)state;
	sh(BASE "chmod +x kjj/2023.csv && git add -A && say mode\n"
		"printf two >kjj/2023.csv");
	commit_file(".", "main", "kjj/2023.csv", "two");
	assert_prints("git ls-tree main kjj/2023.csv | cut -c 1-6; "
		      "git status --short",
		      "100755\n");
}

static void
what_others_have_staged_is_neither_committed_nor_lost(void **state)
{
	(void)state;
	sh(BASE "put jyj/2023.csv staged; put new staged; git add -N kjj\n"
		"printf two >kjj/2023.csv");
	commit_file(".", "main", "kjj/2023.csv", "two");
	assert_prints("git show --format= --name-only; git status --short; "
		      "git diff --cached | grep -c '^.staged'",
		      "kjj/2023.csv\nM  jyj/2023.csv\nA  new\n2\n");
}

static void
a_branch_that_moved_is_not_overwritten(void **state)
{
	(void)state;
	sh(BASE "git tag before; put kjj/2023.csv theirs; say theirs");
	assert_int_equal(commit_file(".", "before", "kjj/2023.csv", "two"),
			 WRITING_RACED);
	assert_int_equal(commit_file(".", NULL, "kjj/2023.csv", "two"),
			 WRITING_RACED);
	assert_prints("git log -1 --format=%s; git status --short; ls .git | "
		      "grep -E 'lock|juesuan' || true",
		      "theirs\n");
}

/* Others commit all the time: each commit of either side is kept. */
static void
no_commit_is_lost_in_a_race(void **state)
{
	struct archive *archive;
	size_t made = 0, raced = 0;
	pid_t child;
	int status;

	(void)state;
	sh("new --bare bare");
	commit_file("bare", NULL, "base", "base");
	child = fork();
	if (child == 0) {
		execl("/bin/sh", "sh", "-c",
		      "cd bare; i=0; while [ $i -lt 60 ]; do old=$(git "
		      "rev-parse main); new=$(git commit-tree -p $old -m git "
		      "main^{tree}) && git update-ref refs/heads/main $new "
		      "$old 2>/dev/null; i=$((i + 1)); done",
		      (char *)NULL);
		_exit(1);
	}
	archive = open_archive("bare");
	while (waitpid(child, &status, WNOHANG) == 0) {
		enum writing_end end;
		struct error err;
		char content[32];

		snprintf(content, sizeof content, "%zu", made);
		if (!try_commit(archive, "main", "file", content, &end, &err))
			fail_msg("%s", err.message);
		made += end == WRITING_DONE;
		raced += end == WRITING_RACED;
	}
	archive_close(archive);
	assert_true(made > 0);
	char expected[32];
	snprintf(expected, sizeof expected, "%zu\n", made);
	assert_prints(
		"git -C bare log --format=%an main -- file | grep -c 周舟",
		expected);
}

static void
a_locked_index_is_told_and_left_alone(void **state)
{
	struct error err;

	(void)state;
	sh(BASE "echo git >.git/index.lock");
	err = refused(".", "main");
	assert_says(&err, ERR_ARCHIVE, ".", "Git is at work", ".git/index.lock",
		    NULL);
	assert_prints("cat .git/index.lock; git rev-list --count main; "
		      "ls .git | grep juesuan || true",
		      "git\n1\n");
}

/* As a run leaves it that was killed before or after the branch moved. */
static void
who_died_before_the_branch_moved_leaves_no_trace(void **state)
{
	(void)state;
	sh(BASE "id=$(git commit-tree -p main -m lost main^{tree})\n"
		"echo juesuan $id >.git/index.lock\n"
		"echo damaged >.git/index.juesuan; printf two >kjj/2023.csv");
	commit_file(".", "main", "kjj/2023.csv", "two");
	assert_prints("git status --short; git log --format=%s; ls .git | "
		      "grep -E 'lock|index\\.' || true",
		      "提交\nbase\n");
}

/* It is no empty one: what is staged in it would be lost. */
static void
an_index_that_cannot_be_opened_is_told_and_left_alone(void **state)
{
	struct error err;

	(void)state;
	sh(BASE "ln -sf index .git/index");
	err = refused(".", "main");
	assert_says(&err, ERR_ARCHIVE, ".", "index cannot be", NULL);
	assert_prints("readlink .git/index; git rev-list --count main\n"
		      "ls .git | grep -E 'lock|index\\.' || true",
		      "index\n1\n");
}

static void
who_died_after_the_branch_moved_has_his_index_put_in_place(void **state)
{
	(void)state;
	sh(BASE "printf two >jyj/2023.csv; cp .git/index old; git add jyj\n"
		"git commit -q -m made; cp .git/index .git/index.juesuan\n"
		"mv old .git/index\n"
		"echo juesuan $(git rev-parse main) >.git/index.lock\n"
		"printf two >kjj/2023.csv");
	commit_file(".", "main", "kjj/2023.csv", "two");
	assert_prints("git status --short; git log --format=%s; ls .git | "
		      "grep -E 'lock|index\\.' || true",
		      "提交\nmade\nbase\n");
}

static void
the_lock_of_another_run_that_lives_is_respected(void **state)
{
	struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
	struct error err;
	int ends[2], file;
	pid_t child;
	char byte;

	(void)state;
	sh(BASE "echo juesuan $(git rev-parse main) >.git/index.lock");
	assert_int_equal(pipe(ends), 0);
	child = fork();
	if (child == 0) {
		file = open(".git/index.lock", O_RDWR);
		if (fcntl(file, F_SETLK, &whole) != 0 ||
		    write(ends[1], "x", 1) != 1)
			_exit(1);
		pause();
	}
	assert_int_equal(read(ends[0], &byte, 1), 1);
	err = refused(".", "main");
	assert_says(&err, ERR_ARCHIVE, ".", "Git is at work", NULL);
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	assert_int_equal(commit_file(".", "main", "kjj/2023.csv", "two"),
			 WRITING_DONE);
	close(ends[0]);
	close(ends[1]);
}

static void
recover(void)
{
	struct archive *archive = open_archive(".");
	struct error err;

	if (!archive_recover(archive, "main", &err))
		fail_msg("%s", err.message);
	archive_close(archive);
}

/* Whatever it had done when it was killed, the next one goes on from there, and
 * git finds nothing wrong. Only a branch that was just being moved stays
 * locked, as git leaves it too. */
static void
a_commit_that_is_killed_anywhere_is_set_right_by_the_next(void **state)
{
	char content[32], script[128];

	(void)state;
	sh(BASE);
	for (int i = 0; i < 40; i++) {
		snprintf(content, sizeof content, "%d", i);
		snprintf(script, sizeof script, "printf %d >kjj/2023.csv", i);
		sh(script);
		pid_t child = fork();
		if (child == 0) {
			struct archive *archive = open_archive(".");
			enum writing_end end;
			struct error err;

			_exit(!try_commit(archive, "main", "kjj/2023.csv",
					  content, &end, &err));
		}
		usleep((useconds_t)i * 150);
		kill(child, SIGKILL);
		waitpid(child, NULL, 0);
		unlink(".git/refs/heads/main.lock");
		recover();
		commit_file(".", "main", "kjj/2023.csv", content);
		assert_prints("git status --short; git fsck --strict "
			      "2>/dev/null; git cat-file blob "
			      "HEAD:kjj/2023.csv; ls .git | "
			      "grep -E 'lock$' || true",
			      content);
	}
}

static void
a_branch_that_stays_locked_is_told_with_the_file(void **state)
{
	struct error err;

	(void)state;
	sh(BASE ": >.git/refs/heads/main.lock");
	err = refused(".", "main");
	assert_says(&err, ERR_ARCHIVE, ".", "refs/heads/main.lock", NULL);
	sh("rm .git/refs/heads/main.lock");
	assert_int_equal(commit_file(".", "main", "kjj/2023.csv", "two"),
			 WRITING_DONE);
}

static void
a_branch_that_another_working_tree_shows_is_not_moved(void **state)
{
	struct error err;

	(void)state;
	sh(BASE "git checkout -q -b side; git worktree add -q ../tree main");
	err = refused(".", "main");
	assert_says(&err, ERR_ARCHIVE, ".", "another working tree", NULL);
	sh("printf two >../tree/kjj/2023.csv");
	assert_int_equal(commit_file("../tree", "main", "kjj/2023.csv", "two"),
			 WRITING_DONE);
	assert_prints("git -C ../tree status --short; rm -rf ../tree", "");
}

static void
an_archive_that_may_not_be_written_says_so(void **state)
{
	struct error err;

	(void)state;
	if (geteuid() == 0) {
		skip();
		return;
	}
	sh(BASE "chmod -R a-w .git");
	err = refused(".", "main");
	assert_says(&err, ERR_ARCHIVE, ".", "cannot be written", NULL);
	sh("chmod -R u+w .git");
}

/* What is not committed. */

static bool
want_csv(struct text path, void *context)
{
	(void)context;
	return text_ends(path, TEXT(".csv"));
}

static bool
note_work(const struct work_file *file, void *context, struct error *err)
{
	static const char *const names[] = {
		"new",      "ignored", "changed", "removed",   "staged",
		"conflict", "no file", "large",   "converted", "unreadable",
	};

	(void)err;
	strbuf_printf(context, "%.*s %s %.*s\n", (int)file->path.length,
		      file->path.data, names[file->state],
		      (int)file->content.length, file->content.data);
	return true;
}

static void
assert_work(const char *expected)
{
	struct archive *archive = open_archive(".");
	struct oid tip;
	bool exists;
	struct strbuf found = {0};
	struct work_search search = {
		.limit = 100,
		.wants = want_csv,
		.visit = note_work,
		.context = &found,
	};
	struct error err;

	if (!archive_tip(archive, "main", &tip, &exists, &err))
		fail_msg("%s", err.message);
	if (exists)
		search.tip = &tip;
	if (!archive_work(archive, &search, &err))
		fail_msg("%s", err.message);
	assert_string_equal(strbuf_string(&found), expected);
	strbuf_release(&found);
	archive_close(archive);
}

static void
a_clean_working_tree_has_no_work(void **state)
{
	(void)state;
	sh(BASE);
	assert_work("");
	sh("sleep 1.1; touch kjj/2023.csv; git status --short; printf two >x");
	assert_work("");
}

static void
each_difference_of_the_working_tree_is_told(void **state)
{
	(void)state;
	sh("new . && mkdir f && echo '*.csv -text' >.gitattributes\n"
	   "put changed.csv 1; put gone.csv 1; put staged.csv 1\n"
	   "put unstaged.csv 1; put kept.csv 1; put link.csv 1; put skip.csv "
	   "1\n"
	   "put f/a.csv 1; say base; git update-index --skip-worktree "
	   "skip.csv\n"
	   "printf 2 >changed.csv; rm gone.csv skip.csv; put staged.csv 2\n"
	   "git rm -q --cached unstaged.csv; ln -sf kept.csv link.csv\n"
	   "printf 2 >new.csv; printf 2 >told.csv; git add -N told.csv\n"
	   "echo ignored.csv >.gitignore; printf 2 >ignored.csv\n"
	   "head -c 101 /dev/zero >large.csv; printf 2 >other.txt\n"
	   "echo 'lfs.csv filter=lfs' >>.gitattributes; printf 2 >lfs.csv\n"
	   "mkdir sub && git -C sub init -q && printf 2 >sub/in.csv\n"
	   "printf 3 >f/b.csv");
	assert_work("changed.csv changed 2\n"
		    "f/b.csv new 3\n"
		    "gone.csv removed \n"
		    "ignored.csv ignored 2\n"
		    "large.csv large \n"
		    "lfs.csv converted \n"
		    "link.csv no file \n"
		    "new.csv new 2\n"
		    "staged.csv staged \n"
		    "told.csv new 2\n"
		    "unstaged.csv staged \n");
}

static void
a_conflict_of_a_merge_is_told(void **state)
{
	struct archive *archive;
	struct worktree tree;
	struct error err;

	(void)state;
	sh("new . && put a.csv 1 && say base && git checkout -q -b side\n"
	   "put a.csv 2 && say side && git checkout -q main && put a.csv 3\n"
	   "say main && ! git merge side >/dev/null");
	assert_work("a.csv conflict \n");
	archive = open_archive(".");
	assert_true(archive_worktree(archive, "main", &tree, &err));
	assert_int_equal(tree.kind, WORKTREE_HERE);
	assert_string_equal(tree.doing, "merge");
	assert_true(archive_worktree(archive, "side", &tree, &err));
	assert_int_equal(tree.kind, WORKTREE_OTHER);
	assert_string_equal(tree.branch, "main");
	archive_close(archive);
}

static void
before_the_first_commit_every_file_is_new(void **state)
{
	(void)state;
	sh("new . && printf 1 >a.csv");
	assert_work("a.csv new 1\n");
	sh("git add a.csv");
	assert_work("a.csv staged \n");
}

/* The index is older than HEAD: git would take the commit for undone. */
static void
a_working_tree_that_fell_behind_is_not_taken_for_a_change(void **state)
{
	(void)state;
	sh("new . && put a.csv 1 && say base && put a.csv 2 && say two\n"
	   "git checkout -q --detach main~1 && git symbolic-ref HEAD "
	   "refs/heads/main");
	assert_work("a.csv staged \n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(a_commit_says_who_and_leaves_nothing_to_do),
		CASE(the_first_commit_of_an_unborn_branch_is_a_root),
		CASE(a_bare_archive_takes_commits_too),
		CASE(a_commit_of_nothing_is_not_made),
		CASE(the_last_file_of_a_folder_takes_the_folder_along),
		CASE(an_executable_file_stays_one),
		CASE(what_others_have_staged_is_neither_committed_nor_lost),
		CASE(a_branch_that_moved_is_not_overwritten),
		CASE(no_commit_is_lost_in_a_race),
		CASE(a_locked_index_is_told_and_left_alone),
		CASE(who_died_before_the_branch_moved_leaves_no_trace),
		CASE(an_index_that_cannot_be_opened_is_told_and_left_alone),
		CASE(who_died_after_the_branch_moved_has_his_index_put_in_place),
		CASE(the_lock_of_another_run_that_lives_is_respected),
		CASE(a_commit_that_is_killed_anywhere_is_set_right_by_the_next),
		CASE(a_branch_that_stays_locked_is_told_with_the_file),
		CASE(a_branch_that_another_working_tree_shows_is_not_moved),
		CASE(an_archive_that_may_not_be_written_says_so),
		CASE(a_clean_working_tree_has_no_work),
		CASE(each_difference_of_the_working_tree_is_told),
		CASE(a_conflict_of_a_merge_is_told),
		CASE(before_the_first_commit_every_file_is_new),
		CASE(a_working_tree_that_fell_behind_is_not_taken_for_a_change),
	};

	return run_in_folders(tests, COUNT(tests));
}
