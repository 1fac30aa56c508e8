/*
 * Reading a .mailmap. Not libgit2's reader: that one tells upper from lower
 * case, so that people would have other names here than in `git log`.
 */
#include "archive/repository.h"

#define LIMIT (1 << 20)

/* What replaces an identity; NULL keeps what there is. */
struct replacement {
	const char *name, *mail;
};

struct mailmap {
	struct map keys; /* a mail, or mail NUL name; in lower case */
	VEC(struct replacement) replacements;
	struct arena arena;
};

/* Letters of ASCII alone, as git does. */
static void
add_lower(struct strbuf *out, struct text text)
{
	for (size_t i = 0; i < text.length; i++) {
		char c = text.data[i];

		strbuf_putc(out, c >= 'A' && c <= 'Z' ? (char)(c | 32) : c);
	}
}

/* Write the key of a mail, with any name (NULL) or with this one. */
static void
print_key(struct strbuf *out, struct text mail, const struct text *name)
{
	strbuf_clear(out);
	add_lower(out, mail);
	if (name) {
		strbuf_putc(out, '\0');
		add_lower(out, *name);
	}
}

/* Take "Name <mail>" from the beginning of *rest. */
static bool
take_identity(struct text *rest, struct text *name, struct text *mail)
{
	size_t open = text_find(*rest, TEXT("<"));
	struct text inside;
	size_t close;

	if (open == rest->length)
		return false;
	inside = text_skip(*rest, open + 1);
	close = text_find(inside, TEXT(">"));
	if (close == inside.length)
		return false;
	*name = text_trim((struct text){rest->data, open});
	*mail = (struct text){inside.data, close};
	*rest = text_skip(inside, close + 1);
	return true;
}

static const char *
keep(struct mailmap *mailmap, struct text text)
{
	return text.length > 0 ? arena_copy(&mailmap->arena, text).data : NULL;
}

/*
 * "Name <mail>", "<mail> <mail in git>", "Name <mail> <mail in git>" or "Name
 * <mail> Name in git <mail in git>". A later line adds to an earlier one of the
 * same key and takes precedence.
 */
static void
add_line(struct mailmap *mailmap, struct text line, struct strbuf *key)
{
	struct text name, mail, old_name, old_mail;
	struct replacement *replacement;

	if (text_starts(line, TEXT("#")) || !take_identity(&line, &name, &mail))
		return;
	if (take_identity(&line, &old_name, &old_mail)) {
		print_key(key, old_mail, old_name.length ? &old_name : NULL);
	} else {
		print_key(key, mail, NULL);
		mail.length = 0;
	}
	uint32_t number = map_intern(&mailmap->keys, strbuf_view(key));
	if (number == mailmap->replacements.count)
		*vec_push(&mailmap->replacements) = (struct replacement){0};
	replacement = &mailmap->replacements.items[number];
	if (name.length > 0)
		replacement->name = keep(mailmap, name);
	if (mail.length > 0)
		replacement->mail = keep(mailmap, mail);
}

static struct mailmap *
parse(struct charset *charset, struct text content)
{
	struct mailmap *mailmap = mem_zero(1, sizeof *mailmap);
	struct strbuf key = {0};
	struct arena arena = {0};

	charset_declare(charset, (struct text){0});
	while (content.length > 0) {
		size_t end = text_find(content, TEXT("\n"));
		struct text line = {content.data, end};

		add_line(mailmap,
			 text_of(charset_decode(charset, line, &arena)), &key);
		content = text_skip(content,
				    end < content.length ? end + 1 : end);
		arena_reset(&arena);
	}
	arena_release(&arena);
	strbuf_release(&key);
	return mailmap;
}

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
		*out = oid_from_bytes(git_tree_entry_id(entry)->id);
	git_tree_free(folder);
	return true;
}

bool
archive_mailmap(struct archive *archive, const struct oid *commit,
		struct mailmap **out, struct error *err)
{
	struct strbuf content = {0};
	struct oid tree, blob;
	bool found = false;
	uint64_t size = 0;

	if (!archive_tree(archive, commit, &tree, err) ||
	    !find_blob(archive, &tree, &found, &blob, err) ||
	    (found &&
	     !archive_read(archive, &blob, LIMIT, &content, &size, err))) {
		strbuf_release(&content);
		return false;
	}
	*out = found && size <= LIMIT
		       ? parse(&archive->charset, strbuf_view(&content))
		       : NULL;
	strbuf_release(&content);
	return true;
}

void
mailmap_free(struct mailmap *mailmap)
{
	if (!mailmap)
		return;
	map_release(&mailmap->keys);
	vec_release(&mailmap->replacements);
	arena_release(&mailmap->arena);
	free(mailmap);
}

void
mailmap_apply(const struct mailmap *mailmap, const char **name,
	      const char **mail)
{
	struct text whose = text_of(*name);
	struct strbuf key = {0};
	uint32_t number;

	if (!mailmap)
		return;
	print_key(&key, text_of(*mail), &whose);
	number = map_find(&mailmap->keys, strbuf_view(&key));
	if (number == MAP_NONE) {
		print_key(&key, text_of(*mail), NULL);
		number = map_find(&mailmap->keys, strbuf_view(&key));
	}
	strbuf_release(&key);
	if (number == MAP_NONE)
		return;
	const struct replacement *found = &mailmap->replacements.items[number];
	if (found->name)
		*name = found->name;
	if (found->mail)
		*mail = found->mail;
}
