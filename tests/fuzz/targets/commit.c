/* A commit's bytes: names, times and message in whatever encoding. */
#include "archive/commit.c"

#include "fuzz.h"

static void
check_signature(const struct signature *signature)
{
	check_text(text_of(signature->name));
	check_text(text_of(signature->mail));
	HOLDS(signature->zone_minutes >= -ZONE_LIMIT &&
	      signature->zone_minutes <= ZONE_LIMIT);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text rest = text_of_bytes(data, size);
	struct charset charset = {0};
	struct arena arena = {0};
	struct commit commit = {0};
	struct error err = {0};

	HOLDS(library_start(&err));
	if (commit_take_oid(&rest, "tree", &commit.tree)) {
		commit.parents =
			take_parents(&rest, &arena, &commit.parent_count);
		parse_texts(rest, &charset, &arena, &commit);
		check_signature(&commit.author);
		check_signature(&commit.committer);
		check_text(text_of(commit.message));
	}
	charset_release(&charset);
	arena_release(&arena);
	return 0;
}
