/* Classifications of revenue and expenditure: reading and looking up. */
#include "config/classification.h"
#include "base/near.h"
#include "config/read.h"

#include <stdlib.h>

#define DIGITS_MOST 20

static bool
read_levels(const struct reader *r, const struct node *node, void *member)
{
	struct classification *c = member;

	if (!expect_kind(r, node, NODE_LIST))
		return false;
	if (node->count > CLASSIFICATION_LEVELS)
		return fail_at(r, node,
			       _("A classification has at most %d levels."),
			       CLASSIFICATION_LEVELS);
	node_each (item, node) {
		int before = c->level_count ? c->levels[c->level_count - 1] : 0;
		int digits;

		if (!read_number(r, item, 1, DIGITS_MOST, &digits))
			return false;
		if (digits <= before)
			return fail_at(r, item,
				       _("Each level has more digits than the "
					 "one before it, such as [3, 5, 7]."));
		c->levels[c->level_count++] = (uint8_t)digits;
	}
	return true;
}

bool
classification_fits(const struct classification *c, struct text code)
{
	for (size_t i = 0; i < code.length; i++)
		if (code.data[i] < '0' || code.data[i] > '9')
			return false;
	for (size_t i = 0; i < c->level_count; i++)
		if (code.length == c->levels[i])
			return true;
	return false;
}

static bool
check_code(const struct reader *r, const struct node_key *key,
	   const struct classification *c)
{
	struct strbuf lengths = {0};

	if (classification_fits(c, key->text))
		return true;
	for (size_t i = 0; i < c->level_count; i++)
		strbuf_printf(strbuf_next(&lengths), "%d", c->levels[i]);
	fail_at(r, key,
		_("“%s” is no code of this classification; its codes have as "
		  "many digits as one of its levels: %s."),
		key->text.data, lengths.data);
	strbuf_release(&lengths);
	return false;
}

/* NAME or [NAME, OLD NAME...] */
static bool
read_names(const struct reader *r, const struct node *node,
	   struct classification_code *out)
{
	size_t i = 0;

	if (node->kind == NODE_TEXT)
		return read_text(r, node, &out->name);
	if (!expect_kind(r, node, NODE_LIST) ||
	    !read_text(r, node->first, &out->name))
		return false;
	if (node->count == 1)
		return true;
	out->old_names =
		arena_alloc(r->arena, node->count * sizeof *out->old_names);
	for (const struct node *old = node->first->next; old; old = old->next)
		if (!read_text(r, old, &out->old_names[i++]))
			return false;
	out->old_names[i] = NULL;
	return true;
}

static int
by_code(const void *a, const void *b)
{
	const struct classification_code *x = a, *y = b;

	return text_compare(x->code, y->code);
}

static bool
read_codes(const struct reader *r, const struct node *node, void *member)
{
	struct classification *c = member;
	struct classification_code *code;

	if (!expect_kind(r, node, NODE_MAPPING))
		return false;
	c->codes = arena_alloc(r->arena, node->count * sizeof *c->codes);
	node_each (value, node) {
		code = &c->codes[c->code_count++];
		*code = (struct classification_code){
			.code = arena_copy(r->arena, value->key->text)};
		if (!check_code(r, value->key, c) ||
		    !read_names(r, value, code))
			return false;
	}
	qsort(c->codes, c->code_count, sizeof *c->codes, by_code);
	for (size_t i = 0; i < c->code_count; i++)
		map_intern(&c->numbers, c->codes[i].code);
	return true;
}

bool
classification_read(const struct yaml_file *file, struct config *config,
		    struct error *err)
{
	static const struct field fields[] = {
		{"id", true, read_word, offsetof(struct classification, id)},
		{"name", true, read_name,
		 offsetof(struct classification, name)},
		{"levels", true, read_levels, 0},
		{"codes", true, read_codes, 0},
	};
	struct classifications *all = config->classifications;
	struct reader reader = {.path = file->path,
				.config = config,
				.arena = &all->arena,
				.err = err};
	struct classification *c;

	all->items = mem_grow(all->items, all->count + 1, sizeof *all->items);
	c = &all->items[all->count];
	*c = (struct classification){0};
	/* Counted before it is read, so that its map is given back. */
	all->count++;
	if (!read_fields(&reader, file->root, fields, 4, c))
		return false;
	if (classifications_find(all, c->id) != c)
		return fail_at(&reader, node_value(file->root, "id"),
			       _("Another classification already has the id "
				 "“%s”."),
			       c->id);
	return true;
}

const struct classification_code *
classification_find(const struct classification *classification,
		    struct text code)
{
	uint32_t number = map_find(&classification->numbers, code);

	return number == MAP_NONE ? NULL : &classification->codes[number];
}

const struct classification *
classifications_find(const struct classifications *all, const char *id)
{
	for (size_t i = 0; i < all->count; i++)
		if (strcmp(all->items[i].id, id) == 0)
			return &all->items[i];
	return NULL;
}

void
classifications_free(struct classifications *all)
{
	if (!all)
		return;
	for (size_t i = 0; i < all->count; i++)
		map_release(&all->items[i].numbers);
	free(all->items);
	arena_release(&all->arena);
	free(all);
}
