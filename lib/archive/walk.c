/*
 * Walking the commit graph. libgit2's own walk orders by clock or, with one
 * parent missing, returns no commit at all; this one knows only the graph.
 *
 * First the graph above `until` is read, breadth first; then a depth-first
 * search that takes first parents first visits each commit on leaving it, when
 * all its parents have been visited. So the order depends on nothing but the
 * graph.
 */
#include "archive/commit.h"

struct node {
	uint32_t first; /* of its parents, in walk.parents */
	uint32_t parent_count;
	bool read;   /* are its parents known? */
	bool hidden; /* is it known to be reachable from until? */
	bool visited;
	bool pulled; /* its parents are exchanged */
};

/* Commits are numbers, in the order in which they were first heard of. */
struct walk {
	struct archive *archive;
	const char *branch; /* NULL: parents in git's order */
	struct map numbers; /* by oid */
	VEC(struct node) nodes;
	VEC(uint32_t) parents;
	struct arena arena; /* the commit that is being visited */
};

/* A commit on the way from the tip, and which of its parents comes next. */
struct step {
	uint32_t commit, next;
};

static void
walk_release(struct walk *walk)
{
	map_release(&walk->numbers);
	vec_release(&walk->nodes);
	vec_release(&walk->parents);
	arena_release(&walk->arena);
}

static uint32_t
number_of(struct walk *walk, const struct oid *oid)
{
	struct text key = {(const char *)oid->bytes, oid->length};
	uint32_t number = map_intern(&walk->numbers, key);

	if (number == walk->nodes.count)
		*vec_push(&walk->nodes) = (struct node){0};
	return number;
}

static struct oid
oid_of(const struct walk *walk, uint32_t number)
{
	return oid_of_git(
		(const unsigned char *)map_key(&walk->numbers, number).data);
}

static uint32_t
parent_of(const struct walk *walk, uint32_t number, uint32_t index)
{
	return walk->parents.items[walk->nodes.items[number].first + index];
}

/* Does a message say that it merges the branch: "Merge branch 'main' of URL",
 * "Merge remote-tracking branch 'origin/main'"? */
static bool
says_it_merges(struct text message, const char *branch)
{
	static const struct text starts[] = {
		WORD("Merge branch '"),
		WORD("Merge remote-tracking branch '"),
	};
	struct text name = text_of(branch);

	if (text_starts(name, TEXT("refs/heads/")))
		name = text_skip(name, strlen("refs/heads/"));
	for (size_t i = 0; i < COUNT(starts); i++) {
		struct text rest = message;

		if (!text_starts(rest, starts[i]))
			continue;
		rest = text_skip(rest, starts[i].length);
		if (i == 1) { /* the name of the remote repository */
			size_t slash = text_find(rest, TEXT("/"));

			rest = text_skip(rest, slash + (slash < rest.length));
		}
		return text_starts(rest, name) &&
		       text_starts(text_skip(rest, name.length), TEXT("'"));
	}
	return false;
}

/* Did the author of this merge of two bring the branch into work of his own? */
static bool
is_pull(struct walk *walk, const struct oid *oid, bool *out, struct error *err)
{
	struct arena arena = {0};
	struct commit merge, own;
	bool ok = commit_read(walk->archive, oid, &arena, &merge, err);
	bool is = ok && says_it_merges(text_of(merge.message), walk->branch);

	if (is) {
		ok = commit_read(walk->archive, &merge.parents[0], &arena, &own,
				 err);
		is = ok && strcmp(own.author.name, merge.author.name) == 0 &&
		     strcmp(own.author.mail, merge.author.mail) == 0;
	}
	arena_release(&arena);
	*out = is;
	return ok;
}

/* Learn a commit's parents, unless they are known. */
static bool
read_parents(struct walk *walk, uint32_t number, struct error *err)
{
	struct node node = walk->nodes.items[number];
	struct oid oid = oid_of(walk, number), link;
	git_odb_object *object;
	struct text rest;
	bool formed;

	if (node.read)
		return true;
	if (!object_read(walk->archive, &oid, GIT_OBJECT_COMMIT, &object, err))
		return false;
	rest = object_text(object);
	node.first = (uint32_t)walk->parents.count;
	node.read = true;
	formed = commit_take_oid(&rest, "tree", &link);
	while (formed && commit_take_oid(&rest, "parent", &link)) {
		*vec_push(&walk->parents) = number_of(walk, &link);
		node.parent_count++;
	}
	if (formed && walk->branch && node.parent_count == 2 &&
	    text_has(rest, TEXT("\nMerge ")) &&
	    !is_pull(walk, &oid, &node.pulled, err)) {
		git_odb_object_free(object);
		return false;
	}
	if (node.pulled) {
		uint32_t *parents = walk->parents.items + node.first, first;

		first = parents[0];
		parents[0] = parents[1];
		parents[1] = first;
	}
	walk->nodes.items[number] = node;
	git_odb_object_free(object);
	return formed || object_malformed(walk->archive, &oid, err);
}

/*
 * Read all commits that can be reached from those known so far without passing
 * a hidden one: they are numbered in the order in which they are found, so the
 * numbers are the queue. Is there one without parents among them?
 */
static bool
discover(struct walk *walk, bool *rooted_out, struct error *err)
{
	bool rooted = false;

	for (uint32_t number = 0; number < walk->nodes.count; number++) {
		if (walk->nodes.items[number].hidden)
			continue;
		if (!read_parents(walk, number, err))
			return false;
		rooted |= walk->nodes.items[number].parent_count == 0;
	}
	*rooted_out = rooted;
	return true;
}

/* Hide all that is reachable from a hidden commit. */
static bool
hide_ancestors(struct walk *walk, uint32_t hidden, struct error *err)
{
	VEC(uint32_t) rest = {0};
	bool done = false;

	*vec_push(&rest) = hidden;
	while (rest.count) {
		uint32_t number = rest.items[--rest.count];

		if (!read_parents(walk, number, err))
			goto out;
		for (uint32_t i = 0; i < walk->nodes.items[number].parent_count;
		     i++) {
			uint32_t parent = parent_of(walk, number, i);

			if (walk->nodes.items[parent].hidden)
				continue;
			walk->nodes.items[parent].hidden = true;
			*vec_push(&rest) = parent;
		}
	}
	done = true;
out:
	vec_release(&rest);
	return done;
}

/*
 * Learn the graph that is to be visited. When every way down from the tip ends
 * in until, nothing else that was found can be its ancestor, and the rest of
 * history needs no look: the nightly load has a few new commits on many old
 * ones.
 */
static bool
prepare(struct walk *walk, const struct range *range, struct error *err)
{
	uint32_t hidden = 0;
	bool rooted;

	if (range->until) {
		hidden = number_of(walk, range->until);
		walk->nodes.items[hidden].hidden = true;
	}
	number_of(walk, range->tip);
	if (!discover(walk, &rooted, err))
		return false;
	return !range->until || !rooted || hide_ancestors(walk, hidden, err);
}

static bool
visit_commit(struct walk *walk, uint32_t number,
	     bool (*visit)(const struct commit *commit, void *context,
			   struct error *err),
	     void *context, struct error *err)
{
	struct oid oid = oid_of(walk, number);
	struct commit commit;

	walk->nodes.items[number].visited = true;
	arena_reset(&walk->arena);
	if (!commit_read(walk->archive, &oid, &walk->arena, &commit, err))
		return false;
	if (walk->nodes.items[number].pulled) {
		const struct oid parents[] = {commit.parents[1],
					      commit.parents[0]};

		commit.parents = parents;
		return visit(&commit, context, err);
	}
	return visit(&commit, context, err);
}

static bool
visit_all(struct walk *walk, uint32_t tip,
	  bool (*visit)(const struct commit *commit, void *context,
			struct error *err),
	  void *context, struct error *err)
{
	VEC(struct step) path = {0};
	bool done = false;

	if (!walk->nodes.items[tip].hidden)
		*vec_push(&path) = (struct step){.commit = tip};
	while (path.count) {
		struct step *step = &path.items[path.count - 1];
		struct node *node = &walk->nodes.items[step->commit];
		struct node *parent;
		uint32_t number;

		if (step->next == node->parent_count) {
			if (!visit_commit(walk, step->commit, visit, context,
					  err))
				goto out;
			path.count--;
			continue;
		}
		number = parent_of(walk, step->commit, step->next++);
		parent = &walk->nodes.items[number];
		if (!parent->hidden && !parent->visited)
			*vec_push(&path) = (struct step){.commit = number};
	}
	done = true;
out:
	vec_release(&path);
	return done;
}

/* Is there a commit of this name? A missing object is an answer. */
static bool
is_commit(struct archive *archive, const struct oid *oid)
{
	git_odb_object *object = NULL;
	struct error ignored;
	bool is =
		object_read(archive, oid, GIT_OBJECT_COMMIT, &object, &ignored);

	git_odb_object_free(object);
	return is;
}

bool
archive_walk(struct archive *archive, const struct range *range,
	     bool (*visit)(const struct commit *commit, void *context,
			   struct error *err),
	     void *context, struct error *err)
{
	struct walk walk = {.archive = archive, .branch = range->branch};
	bool done = prepare(&walk, range, err) &&
		    visit_all(&walk, number_of(&walk, range->tip), visit,
			      context, err);

	walk_release(&walk);
	return done;
}

bool
archive_descends(struct archive *archive, const struct oid *tip,
		 const struct oid *ancestor, bool *out, struct error *err)
{
	struct walk walk = {.archive = archive};
	uint32_t sought = number_of(&walk, ancestor);
	uint32_t number = number_of(&walk, tip);
	bool found = sought == number, done = false;

	if (!is_commit(archive, ancestor)) {
		*out = false;
		done = true;
		goto out;
	}
	for (; !found && number < walk.nodes.count; number++) {
		size_t before = walk.parents.count;

		if (!read_parents(&walk, number, err))
			goto out;
		for (size_t i = before; i < walk.parents.count; i++)
			found |= walk.parents.items[i] == sought;
	}
	*out = found;
	done = true;
out:
	walk_release(&walk);
	return done;
}
