/* Reading a .mailmap and naming by it: see mailmap.h. */
#include "report/mailmap.h"

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
take_identity(struct text *rest, struct text *name_out, struct text *mail_out)
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
	*name_out = text_trim((struct text){rest->data, open});
	*mail_out = (struct text){inside.data, close};
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
 * <mail> Name in git <mail in git>"; one whose first mail is empty counts for
 * nothing. A later line adds to an earlier one of the same key and takes
 * precedence.
 */
static void
add_line(struct mailmap *mailmap, struct text line, struct strbuf *key)
{
	struct text name, mail, old_name, old_mail;
	struct mailmap_name *entry;

	if (text_starts(line, TEXT("#")) ||
	    !take_identity(&line, &name, &mail) || mail.length == 0)
		return;
	if (take_identity(&line, &old_name, &old_mail)) {
		print_key(key, old_mail, old_name.length ? &old_name : NULL);
	} else {
		print_key(key, mail, NULL);
		mail.length = 0;
	}
	uint32_t number = map_intern(&mailmap->keys, strbuf_view(key));
	if (number == mailmap->names.count)
		*vec_push(&mailmap->names) = (struct mailmap_name){0};
	entry = &mailmap->names.items[number];
	if (name.length > 0)
		entry->name = keep(mailmap, name);
	if (mail.length > 0)
		entry->mail = keep(mailmap, mail);
}

void
mailmap_read(struct text lines, struct mailmap *out)
{
	struct strbuf key = {0};

	*out = (struct mailmap){0};
	while (lines.length > 0)
		add_line(out, text_take(&lines, TEXT("\n")), &key);
	strbuf_release(&key);
}

void
mailmap_release(struct mailmap *mailmap)
{
	map_release(&mailmap->keys);
	vec_release(&mailmap->names);
	arena_release(&mailmap->arena);
}

void
mailmap_apply(const struct mailmap *mailmap, const char **name,
	      const char **mail)
{
	struct text whose = text_of(*name);
	struct strbuf key = {0};
	uint32_t number;

	if (mailmap->names.count == 0)
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
	const struct mailmap_name *found = &mailmap->names.items[number];
	if (found->name)
		*name = found->name;
	if (found->mail)
		*mail = found->mail;
}
