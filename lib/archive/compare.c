/*
 * Comparing two trees, entry by entry on their raw bytes: a ninth of the time
 * of libgit2's diff, which makes a record of every file on both sides.
 *
 * git keeps a folder's entries in the order of their names, folders as if they
 * ended in '/'. One merge of both sides therefore meets all paths in order.
 */
#include "archive/repository.h"

#define MODE_KIND      0170000
#define MODE_FOLDER    0040000
#define MODE_SYMLINK   0120000
#define MODE_SUBMODULE 0160000

struct entry {
	struct text name;
	unsigned mode;
	const unsigned char *oid;
};

/* One side of a folder. */
struct side {
	struct oid oid;
	git_odb_object *object; /* NULL where the folder does not exist */
	struct text rest;       /* from entry on */
	struct entry entry;
	size_t entry_length; /* in bytes; 0 at the end */
};

/* A folder that is being compared. */
struct level {
	struct side old, new;
	struct entry last;  /* the last one that differed */
	size_t path_length; /* of the folder, with the '/' behind it */
};

struct comparison {
	struct archive *archive;
	VEC(struct level) levels; /* from the root to the present folder */
	struct strbuf path;
	bool (*visit)(const struct tree_change *change, void *context,
		      struct error *err);
	void *context;
};

static bool
is_folder(const struct entry *entry)
{
	return (entry->mode & MODE_KIND) == MODE_FOLDER;
}

static enum entry_kind
kind_of(const struct entry *entry)
{
	if (!entry)
		return ENTRY_NONE;
	switch (entry->mode & MODE_KIND) {
	case MODE_SYMLINK:
		return ENTRY_SYMLINK;
	case MODE_SUBMODULE:
		return ENTRY_SUBMODULE;
	default:
		return ENTRY_FILE;
	}
}

static bool
same_object(const struct entry *a, const struct entry *b)
{
	return memcmp(a->oid, b->oid, GIT_OID_RAWSZ) == 0;
}

/* The byte at this place of the name as git orders it. */
static int
name_byte(const struct entry *entry, size_t at)
{
	if (at < entry->name.length)
		return (unsigned char)entry->name.data[at];
	return at == entry->name.length && is_folder(entry) ? '/' : '\0';
}

static int
compare_entries(const struct entry *a, const struct entry *b)
{
	size_t shorter = a->name.length < b->name.length ? a->name.length
							 : b->name.length;
	int order = memcmp(a->name.data, b->name.data, shorter);

	if (order == 0)
		order = name_byte(a, shorter) - name_byte(b, shorter);
	/* A name that goes on where the other's '/' stands. */
	return order ? order
		     : (a->name.length > b->name.length) -
			       (a->name.length < b->name.length);
}

/* "mode name\0oid"; false when rest does not begin so. */
static bool
parse_entry(struct text rest, struct entry *out, size_t *length_out)
{
	struct entry entry = {0};
	const char *end;
	size_t at = 0;

	while (at < rest.length && rest.data[at] >= '0' && rest.data[at] < '8')
		entry.mode =
			entry.mode << 3 | (unsigned)(rest.data[at++] - '0');
	if (at == 0 || at == rest.length || rest.data[at] != ' ')
		return false;
	entry.name = text_skip(rest, at + 1);
	end = memchr(entry.name.data, '\0', entry.name.length);
	if (!end || entry.name.length - (size_t)(end - entry.name.data) <=
			    GIT_OID_RAWSZ)
		return false;
	entry.name.length = (size_t)(end - entry.name.data);
	entry.oid = (const unsigned char *)end + 1;
	*out = entry;
	*length_out = at + 1 + entry.name.length + 1 + GIT_OID_RAWSZ;
	return true;
}

/* Parse the side's next entry, if there is one. */
static bool
load_entry(struct comparison *comparison, struct side *side, struct error *err)
{
	side->entry_length = 0;
	if (side->rest.length == 0)
		return true;
	return parse_entry(side->rest, &side->entry, &side->entry_length) ||
	       object_malformed(comparison->archive, &side->oid, err);
}

/* A commit's tree is mostly read once more, as the old one of the next: the
 * last one is kept. */
static bool
tree_read(struct archive *archive, const struct oid *tree, git_odb_object **out,
	  struct error *err)
{
	git_odb_object *root = archive->root;

	if (root && memcmp(git_odb_object_id(root)->id, tree->bytes,
			   GIT_OID_RAWSZ) == 0)
		return git_odb_object_dup(out, root) == 0;
	return object_read(archive, tree, GIT_OBJECT_TREE, out, err);
}

static void
keep_root(struct archive *archive, git_odb_object *root)
{
	git_odb_object_free(archive->root);
	archive->root = NULL;
	if (root)
		git_odb_object_dup(&archive->root, root);
}

static bool
open_side(struct comparison *comparison, const struct oid *tree,
	  struct side *side, struct error *err)
{
	if (!tree)
		return true;
	side->oid = *tree;
	if (!tree_read(comparison->archive, tree, &side->object, err))
		return false;
	side->rest = object_text(side->object);
	return true;
}

static void
close_level(struct level *level)
{
	git_odb_object_free(level->old.object);
	git_odb_object_free(level->new.object);
}

/* Go into the folder that path names; either side may be NULL. */
static bool
open_level(struct comparison *comparison, const struct oid *old_tree,
	   const struct oid *new_tree, struct error *err)
{
	struct level level = {.path_length = comparison->path.length};

	if (!open_side(comparison, old_tree, &level.old, err) ||
	    !open_side(comparison, new_tree, &level.new, err)) {
		close_level(&level);
		return false;
	}
	*vec_push(&comparison->levels) = level;
	return true;
}

/* How many bytes of whole entries both sides begin with: most of a folder as a
 * rule, so nothing of it is parsed. */
static size_t
common_entries(struct text old, struct text new)
{
	size_t shorter = old.length < new.length ? old.length : new.length;
	size_t common = 0;

	while (common < shorter) {
		const char *entry = old.data + common;
		const char *nul = memchr(entry, '\0', shorter - common);
		size_t length;

		if (!nul)
			break;
		length = (size_t)(nul - entry) + 1 + GIT_OID_RAWSZ;
		if (length > shorter - common ||
		    memcmp(entry, new.data + common, length) != 0)
			break;
		common += length;
	}
	return common;
}

/* Go on to the next entries, past those that both sides have alike. */
static bool
load_entries(struct comparison *comparison, struct level *level,
	     struct error *err)
{
	size_t common = common_entries(level->old.rest, level->new.rest);

	level->old.rest = text_skip(level->old.rest, common);
	level->new.rest = text_skip(level->new.rest, common);
	return load_entry(comparison, &level->old, err) &&
	       load_entry(comparison, &level->new, err);
}

static bool
emit(struct comparison *comparison, const struct entry *old,
     const struct entry *new, struct error *err)
{
	struct tree_change change = {
		.path = strbuf_view(&comparison->path),
		.old_kind = kind_of(old),
		.new_kind = kind_of(new),
	};

	if (new)
		change.new_oid = oid_of_git(new->oid);
	return comparison->visit(&change, comparison->context, err);
}

/*
 * Entries of one name, or one entry that only one side has (the other is NULL):
 * go into a folder, tell of anything else. Both are folders or none is.
 */
static bool
differ(struct comparison *comparison, const struct entry *old,
       const struct entry *new, struct error *err)
{
	struct oid old_oid, new_oid;

	if (old && new &&same_object(old, new) && kind_of(old) == kind_of(new))
		return true;
	if (!is_folder(old ? old : new))
		return emit(comparison, old, new, err);
	if (old)
		old_oid = oid_of_git(old->oid);
	if (new)
		new_oid = oid_of_git(new->oid);
	strbuf_putc(&comparison->path, '/');
	return open_level(comparison, old ? &old_oid : NULL,
			  new ? &new_oid : NULL, err);
}

/*
 * Append the entry's name to the folder's path. Out of order or with a name
 * that is no name, a tree would give one path twice.
 */
static bool
enter_name(struct comparison *comparison, struct level *level,
	   const struct side *side, struct error *err)
{
	const struct entry *entry = &side->entry;
	bool formed = entry->name.length > 0 &&
		      !text_has(entry->name, TEXT("/")) &&
		      (!level->last.name.data ||
		       compare_entries(&level->last, entry) < 0);

	if (!formed)
		return object_malformed(comparison->archive, &side->oid, err);
	level->last = *entry;
	comparison->path.length = level->path_length;
	strbuf_text(&comparison->path, entry->name);
	return true;
}

/* Which side's entry comes first: negative for old, 0 when it is one name. */
static int
order_sides(const struct level *level)
{
	if (!level->old.entry_length)
		return 1;
	if (!level->new.entry_length)
		return -1;
	return compare_entries(&level->old.entry, &level->new.entry);
}

/* Take the first name of what remains, from the sides that have it. */
static bool
compare_next(struct comparison *comparison, struct level *level,
	     struct error *err)
{
	int order = order_sides(level);
	struct side *old = order <= 0 ? &level->old : NULL;
	struct side *new = order >= 0 ? &level->new : NULL;
	struct entry old_entry = level->old.entry;
	struct entry new_entry = level->new.entry;

	if (!enter_name(comparison, level, old ? old : new, err))
		return false;
	if (old)
		old->rest = text_skip(old->rest, old->entry_length);
	if (new)
		new->rest = text_skip(new->rest, new->entry_length);
	/* From here on level may have moved: a folder is opened behind it. */
	return differ(comparison, old ? &old_entry : NULL,
		      new ? &new_entry : NULL, err);
}

static bool
compare_levels(struct comparison *comparison, struct error *err)
{
	while (comparison->levels.count) {
		struct level *level =
			&comparison->levels.items[comparison->levels.count - 1];

		if (!load_entries(comparison, level, err))
			return false;
		if (level->old.entry_length || level->new.entry_length) {
			if (!compare_next(comparison, level, err))
				return false;
			continue;
		}
		close_level(level);
		comparison->levels.count--;
	}
	return true;
}

bool
archive_compare(struct archive *archive, const struct oid *old_tree,
		const struct oid *new_tree,
		bool (*visit)(const struct tree_change *change, void *context,
			      struct error *err),
		void *context, struct error *err)
{
	struct comparison comparison = {
		.archive = archive, .visit = visit, .context = context};
	bool done = old_tree && oid_equal(old_tree, new_tree);

	if (!done && open_level(&comparison, old_tree, new_tree, err)) {
		keep_root(archive, comparison.levels.items[0].new.object);
		done = compare_levels(&comparison, err);
	}
	vec_each (struct level *, level, &comparison.levels)
		close_level(level);
	vec_release(&comparison.levels);
	strbuf_release(&comparison.path);
	return done;
}
