/*
 * The archive: a git repository of source files, through libgit2.
 *
 * Only committed content counts, and it is read from the object store; the
 * working tree is looked at for what is still to be committed, and for nothing
 * else. Environment variables GIT_* are ignored, so that cron and a shell see
 * the same. Object hashes are verified.
 */
#ifndef ARCHIVE_ARCHIVE_H
#define ARCHIVE_ARCHIVE_H

#include "base/base.h"

#include <stdint.h>

#define OID_MAX 32

/* An object's name; SHA-1 takes 20 bytes, SHA-256 would take 32. */
struct oid {
	uint8_t length;
	uint8_t bytes[OID_MAX];
};

static inline bool
oid_equal(const struct oid *a, const struct oid *b)
{
	return a->length == b->length &&
	       memcmp(a->bytes, b->bytes, a->length) == 0;
}

static inline struct text
oid_bytes(const struct oid *oid)
{
	return (struct text){(const char *)oid->bytes, oid->length};
}

/* The same back; of length 0 where there are more than an oid has. */
struct oid oid_of_bytes(struct text bytes);

/* The oid in hexadecimal. */
struct oid_text {
	char digits[2 * OID_MAX + 1];
};

struct oid_text oid_text(const struct oid *oid);

/* When and by whom: the text is UTF-8 whatever the commit's encoding was. */
struct signature {
	const char *name, *mail;
	int64_t time;     /* seconds since 1970 UTC */
	int zone_minutes; /* east of UTC */
};

struct commit {
	struct oid oid, tree;
	const struct oid *parents;
	size_t parent_count;
	struct signature author, committer;
	const char *message;
	bool is_sealed; /* it carries a signature; see archive_seal */
};

/* What the signature in a commit proves. The committer makes it: it says
 * nothing of the author, and a commit without one is no worse for that. */
enum seal_state {
	SEAL_NONE,         /* there is no signature */
	SEAL_VERIFIED,     /* made of this commit with a key that is trusted */
	SEAL_UNVERIFIABLE, /* by a key that is not, or of a kind that nobody
			    * here can verify */
	SEAL_BAD,          /* made of something else than this commit */
};

struct seal {
	enum seal_state state;
	const char *signer; /* who the key says, or its own name where it is
			     * not known; "" where not even that is */
};

/* The files of keys that are trusted; "" where there is none. */
struct trust {
	const char *keyring;         /* OpenPGP, as `gpg --export` writes it */
	const char *allowed_signers; /* SSH, see ssh-keygen(1) */
};

struct archive;

/*
 * Open the repository at path: bare, non-bare or a linked worktree. The folders
 * above path are not searched.
 *
 * Fails with ERR_ARCHIVE, saying what to do, for a missing or damaged
 * repository, one of another owner, a shallow clone, an unsupported extension
 * or object format. In this and all other failures of an open archive,
 * err.source is the repository's path.
 */
bool archive_open(const char *path, struct archive **out, struct error *err);
void archive_close(struct archive *archive);

/* Are there replace references or grafts? They are not followed here, so that
 * `git log` shows another history than this one. */
bool archive_has_replacements(const struct archive *archive);

/* Another handle on the same repository, for another thread. */
bool archive_reopen(const struct archive *archive, struct archive **out,
		    struct error *err);

/* The commit that a branch or full reference name ("refs/...") points to, tags
 * peeled. Fails with ERR_ARCHIVE for an unborn or unknown branch, naming the
 * branches there are; of one that was loaded once (kept_tip_name), those that
 * have what was loaded. */
bool archive_branch(struct archive *archive, const char *branch,
		    struct oid *tip_out, struct error *err);

/* The same; where the branch waits for its first commit and was never loaded,
 * *exists_out is false and *tip_out untouched. */
bool archive_tip(struct archive *archive, const char *branch,
		 struct oid *tip_out, bool *exists_out, struct error *err);

/* The commit that a revision such as a tag, branch or (abbreviated) oid names.
 * Fails with ERR_NOT_FOUND when there is none or more than one. */
bool archive_resolve(struct archive *archive, const char *revision,
		     struct oid *out, struct error *err);

/* Is ancestor a commit that is there, and tip itself or reachable from it? */
bool archive_descends(struct archive *archive, const struct oid *tip,
		      const struct oid *ancestor, bool *out, struct error *err);

/* The program's reference to the tip of a branch as it was loaded last:
 * refs/juesuan/tip/main. */
void kept_tip_name(const char *branch, struct strbuf *out);

/*
 * Point a reference of the program's own, under refs/juesuan/, to a commit,
 * wherever it pointed before: what it names is not pruned. Fails with
 * ERR_ARCHIVE when the commit is not there or nothing may be written.
 */
bool archive_keep(struct archive *archive, const char *name,
		  const struct oid *commit, struct error *err);

/* The commits that are reachable from tip and not from until. */
struct range {
	const struct oid *tip;
	const struct oid *until; /* NULL: down to the roots */
	const char *branch;      /* whose tip it is; NULL for git's order */
};

/*
 * The commits of a range, each once and after its parents: a first parent with
 * all its ancestors before a second parent with what it adds. So the order
 * depends on the graph alone, not on clocks.
 *
 * The first parent is the one along which the branch went on. Whoever has work
 * of his own and runs `git pull` makes a merge whose first parent, for git, is
 * that work, and whose second is the branch; where a merge of two says so
 * ("Merge branch 'main' of ...") and its author wrote the first parent, they
 * are exchanged.
 * visit borrows the commit for the call; when it returns false
 * the walk fails with the error it set. Iterative, and in memory only ids.
 * Missing objects fail with ERR_ARCHIVE, naming the object.
 */
bool archive_walk(struct archive *archive, const struct range *range,
		  bool (*visit)(const struct commit *commit, void *context,
				struct error *err),
		  void *context, struct error *err);

/*
 * What the signature of a commit proves, by gpgv or ssh-keygen, which are run
 * for at most ten seconds each, and only where there are keys for them. That a
 * key has expired since proves nothing against it; one that was revoked cannot
 * be trusted. Of SSH keys it counts whether they were valid when the commit
 * says it was made.
 */
bool archive_seal(struct archive *archive, const struct oid *commit,
		  const struct trust *trust, struct arena *arena,
		  struct seal *out, struct error *err);

/* A hash of all beside a commit that archive_seal depends on: the keys, and
 * whether there are programs to use them. */
bool trust_hash(const struct trust *trust, struct oid *out, struct error *err);

/* The root folder of a commit, for archive_compare. */
bool archive_tree(struct archive *archive, const struct oid *commit,
		  struct oid *tree_out, struct error *err);

/* What a tree entry is, beside an ordinary file. */
enum entry_kind {
	ENTRY_NONE, /* there is no such entry on this side */
	ENTRY_FILE,
	ENTRY_SYMLINK,
	ENTRY_SUBMODULE,
};

struct tree_change {
	struct text path; /* raw bytes, from the root; '/' between folders */
	enum entry_kind old_kind, new_kind;
	struct oid new_oid;
};

/*
 * The entries that differ between two commits' trees, in path order, equal
 * subtrees skipped unread; a change of mode alone is no difference. A file that
 * became a folder goes, and the folder's files come. old_tree may be NULL for
 * the empty tree. visit as for archive_walk.
 */
bool archive_compare(struct archive *archive, const struct oid *old_tree,
		     const struct oid *new_tree,
		     bool (*visit)(const struct tree_change *change,
				   void *context, struct error *err),
		     void *context, struct error *err);

/*
 * The content of a blob, replacing what is in out. When it is larger than
 * limit, out is left empty, *size_out says how large, and that is no failure.
 */
bool archive_read(struct archive *archive, const struct oid *blob,
		  uint64_t limit, struct strbuf *out, uint64_t *size_out,
		  struct error *err);

/* The object name that content would have as a blob: used as a content hash. */
bool archive_hash(struct text content, struct oid *out, struct error *err);

/* Replace what is in out by the lines of the .mailmap in the root folder of a
 * commit, as UTF-8; by nothing when there is none that is an ordinary file of
 * at most a mebibyte. */
bool archive_mailmap(struct archive *archive, const struct oid *commit,
		     struct strbuf *out, struct error *err);

/*
 * A path as text. It is raw bytes in git and text of one line elsewhere: bytes
 * that are no UTF-8 and control characters are written \xNN, and so are
 * backslashes, so that no two paths become one.
 */
void path_escape(struct strbuf *out, struct text raw);

/* What the repository's folder shows. */
enum worktree_kind {
	WORKTREE_NONE,  /* it is bare: there are no files */
	WORKTREE_HERE,  /* the branch's files */
	WORKTREE_OTHER, /* those of another branch or commit */
};

struct worktree {
	enum worktree_kind kind;
	const char *folder; /* ends with '/'; borrowed; NULL where it is bare */
	char branch[128];   /* of WORKTREE_OTHER; "" where it is a commit */
	const char *doing;  /* "merge", "rebase"... that somebody has begun and
			     * not ended; NULL when nothing */
};

bool archive_worktree(struct archive *archive, const char *branch,
		      struct worktree *out, struct error *err);

/* How a file of the working tree differs from the branch's tip. */
enum work_state {
	WORK_NEW,        /* it is not there, and git was not told of it */
	WORK_IGNORED,    /* the same, and .gitignore says to leave it out */
	WORK_CHANGED,    /* its content is another */
	WORK_REMOVED,    /* it is there, and here no more */
	WORK_STAGED,     /* somebody has told git of it, but not committed it */
	WORK_CONFLICTED, /* a merge left it for somebody to decide */
	WORK_NO_FILE,    /* it is a link, a device or a repository */
	WORK_LARGE,      /* larger than the limit */
	WORK_CONVERTED,  /* git passes it through a program of its own (LFS) */
	WORK_UNREADABLE, /* errno says why */
};

struct work_file {
	struct text path; /* raw bytes, from the root */
	enum work_state state;
	/* Of a new, ignored or changed file: its bytes as git would store them,
	 * after the conversions of line ends that its configuration asks
	 * for. */
	struct text content;
	int64_t written; /* when, by its file's time; 0 where there is none */
	int system_error;
};

/* What is asked of a working tree: the files that wants says yes to. visit as
 * for archive_walk; what it gets lasts for the call. */
struct work_search {
	const struct oid *tip; /* NULL before the first commit */
	uint64_t limit;        /* from which size on a file is WORK_LARGE */
	bool (*wants)(struct text path, void *context);
	bool (*visit)(const struct work_file *file, void *context,
		      struct error *err);
	void *context;
};

/*
 * The files of the working tree that differ from a commit, by what the index
 * says too, in the order of their paths. Only for WORKTREE_HERE.
 */
bool archive_work(struct archive *archive, const struct work_search *search,
		  struct error *err);

/* Put content into the object store. */
bool archive_store(struct archive *archive, struct text content,
		   struct oid *out, struct error *err);

/* A commit to be made. */
struct file_change {
	const char *path; /* raw bytes, from the root */
	struct oid blob;  /* of length 0: the file goes */
};

struct writing {
	const char *branch;
	const struct oid *base; /* its tip; NULL before the first commit */
	struct signature author, committer;
	const char *message;
	const struct file_change *changes;
	size_t change_count;
};

enum writing_end {
	WRITING_DONE,
	WRITING_NOTHING, /* the base has all of it: an empty commit is none */
	WRITING_RACED,   /* the branch has moved; nothing was committed */
};

/*
 * Commit changes of files on top of the base, and move the branch there if it
 * still stands on the base.
 *
 * The tree is made from the base's and the changes alone: what others have put
 * into the index is never committed. Afterwards the index has the changed paths
 * as they are in the commit, if its working tree shows the branch, and all
 * others as they were. The index is locked meanwhile as git locks it; who dies
 * in between leaves the lock for archive_recover. No hook is run and nothing is
 * signed.
 *
 * Fails with ERR_ARCHIVE, and then nothing was committed, when another program
 * has the index locked, when the branch is shown by another working tree of the
 * repository, and when nothing may be written.
 */
bool archive_commit(struct archive *archive, const struct writing *writing,
		    enum writing_end *end_out, struct oid *commit_out,
		    struct error *err);

/* Bring the index up to the commit of an archive_commit that died, or unlock it
 * where that commit was not made; archive_commit does it too. Whose lock it is
 * that still lives is left alone. */
bool archive_recover(struct archive *archive, const char *branch,
		     struct error *err);

/* Create a repository with working tree at path, missing folders included, with
 * a first, empty branch. Fails with ERR_ARCHIVE when there is one. */
bool archive_create(const char *path, const char *branch, struct error *err);

#endif
