/*
 * The .mailmap of a commit. What its lines say is nobody's business here: they
 * are kept, and read when somebody is to be named.
 */
#include "archive/repository.h"

#define LIMIT (1 << 20)

/* The blob of the .mailmap in a root folder; false also without failure, when
 * there is none. */
static bool
find_blob(struct archive *archive, const struct oid *tree, bool *found_out,
	  struct oid *out, struct error *err)
{
	git_tree *folder = NULL;
	git_oid oid;

	memcpy(oid.id, tree->bytes, sizeof oid.id);
	if (git_tree_lookup(&folder, archive->repository, &oid) < 0)
		return object_malformed(archive, tree, err);
	const git_tree_entry *entry = git_tree_entry_byname(folder, ".mailmap");
	*found_out =
		entry && (git_tree_entry_filemode(entry) == GIT_FILEMODE_BLOB ||
			  git_tree_entry_filemode(entry) ==
				  GIT_FILEMODE_BLOB_EXECUTABLE);
	if (*found_out)
		*out = oid_of_git(git_tree_entry_id(entry)->id);
	git_tree_free(folder);
	return true;
}

static void
decode_lines(struct charset *charset, struct text content, struct strbuf *out)
{
	struct arena arena = {0};

	charset_declare(charset, (struct text){0});
	while (content.length > 0) {
		struct text line = text_take(&content, TEXT("\n"));

		strbuf_puts(out, charset_decode(charset, line, &arena));
		strbuf_putc(out, '\n');
		arena_reset(&arena);
	}
	arena_release(&arena);
}

bool
archive_mailmap(struct archive *archive, const struct oid *commit,
		struct strbuf *out, struct error *err)
{
	struct strbuf content = {0};
	struct oid tree, blob;
	bool found = false;
	uint64_t size = 0;
	bool ok = archive_tree(archive, commit, &tree, err) &&
		  find_blob(archive, &tree, &found, &blob, err) &&
		  (!found ||
		   archive_read(archive, &blob, LIMIT, &content, &size, err));

	if (ok) {
		strbuf_clear(out);
		decode_lines(&archive->charset, strbuf_view(&content), out);
	}
	strbuf_release(&content);
	return ok;
}
