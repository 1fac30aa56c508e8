/* The embedded trees of shipped files become nodes again. */
#include "config/shipped.h"

struct growth {
	const struct shipped_node *next;
	const char *texts;
	struct arena *nodes;
};

static struct text
take_text(struct growth *growth, size_t length)
{
	struct text text = {growth->texts, length};

	growth->texts += length + 1;
	return text;
}

static const struct node_key *
take_key(struct growth *growth, const struct shipped_node *from)
{
	struct node_key *key = arena_alloc(growth->nodes, sizeof *key);

	*key = (struct node_key){take_text(growth, from->key_length),
				 from->key_line, from->key_column};
	return key;
}

/* A list's items have the key of the list. */
static struct node *
grow(struct growth *growth, const struct node_key *key)
{
	const struct shipped_node *from = growth->next++;
	struct node *node = arena_alloc(growth->nodes, sizeof *node);
	struct node **child = &node->first;

	if (from->key_line)
		key = take_key(growth, from);
	*node = (struct node){
		.kind = from->kind,
		.line = from->line,
		.column = from->column,
		.count = from->count,
		.key = key,
	};
	if (node->kind == NODE_TEXT)
		node->text = take_text(growth, from->length);
	for (size_t i = 0; i < from->count; i++) {
		*child = grow(growth, key);
		child = &(*child)->next;
	}
	return node;
}

const struct node *
shipped_tree(struct text content, struct arena *nodes)
{
	for (const struct shipped_file *f = shipped_files; f->nodes; f++) {
		struct growth growth = {f->nodes, f->texts, nodes};

		if (text_equal(f->content, content))
			return grow(&growth, NULL);
	}
	return NULL;
}
