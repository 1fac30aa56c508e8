/*
 * embed FILE...: the trees of YAML files as C, see config/shipped.h. Runs while
 * juesuan is built, and reads them as juesuan does.
 */
#include "config/shipped.h"

#include <stdio.h>

/* Here libyaml reads them all. */
const struct shipped_file shipped_files[] = {{.nodes = NULL}};

static bool
fits(size_t number)
{
	return number <= UINT16_MAX;
}

static void
print_text(struct text text)
{
	for (size_t i = 0; i < text.length; i++) {
		char byte = text.data[i];

		if (byte == '\n')
			fputs("\\n\"\n\"", stdout);
		else if ((byte >= ' ' && byte < 0x7f && !strchr("\"\\?", byte)))
			putchar(byte);
		else
			printf("\\%03o", (unsigned char)byte);
	}
}

static void
print_texts(const struct node *node, bool keyed)
{
	if (keyed) {
		print_text(node->key->text);
		fputs("\\000\"\n\"", stdout);
	}
	if (node->kind == NODE_TEXT) {
		print_text(node->text);
		fputs("\\000\"\n\"", stdout);
	}
	node_each (child, node)
		print_texts(child, node->kind == NODE_MAPPING);
}

/* False where a number is too large for its member. */
static bool
print_nodes(const struct node *node, bool keyed)
{
	struct node_key key = {0};

	if (keyed)
		key = *node->key;
	if (!fits((size_t)node->line) || !fits((size_t)node->column) ||
	    !fits(node->count) || !fits(node->text.length) ||
	    !fits((size_t)key.column) || !fits(key.text.length))
		return false;
	printf("\t{%d, %d, %d, %u, %zu, %d, %d, %zu},\n", (int)node->kind,
	       node->line, node->column, node->count, node->text.length,
	       key.line, key.column, key.text.length);
	node_each (child, node)
		if (!print_nodes(child, node->kind == NODE_MAPPING))
			return false;
	return true;
}

static bool
print_file(const char *path, int number, size_t *length_out, struct error *err)
{
	struct strbuf content = {0};
	struct arena nodes = {0};
	struct yaml_file file;
	bool ok = yaml_load(path, &content, err) &&
		  yaml_parse(path, strbuf_view(&content), &nodes, &file, err);

	if (ok) {
		*length_out = content.length;
		printf("static const char content_%d[] =\n\"", number);
		print_text(strbuf_view(&content));
		printf("\";\n\nstatic const char texts_%d[] =\n\"", number);
		print_texts(file.root, false);
		printf("\";\n\nstatic const struct shipped_node nodes_%d[] = "
		       "{\n",
		       number);
		if (!print_nodes(file.root, false))
			ok = error_at(err, ERR_CONFIG, path, 0, 0,
				      "This is too large to be embedded.");
		printf("};\n\n");
	}
	arena_release(&nodes);
	strbuf_release(&content);
	return ok;
}

int
main(int argc, char **argv)
{
	VEC(size_t) lengths = {0};
	struct error err = {0};
	bool ok = true;

	printf("#include \"config/shipped.h\"\n\n");
	for (int i = 1; ok && i < argc; i++)
		ok = print_file(argv[i], i, vec_push(&lengths), &err);
	printf("const struct shipped_file shipped_files[] = {\n");
	for (int i = 1; ok && i < argc; i++)
		printf("\t{{content_%d, %zu}, nodes_%d, texts_%d},\n", i,
		       lengths.items[i - 1], i, i);
	printf("\t{{NULL, 0}, NULL, NULL},\n};\n");
	if (!ok)
		fprintf(stderr, "%s:%d:%d: %s\n", err.source, err.line,
			err.column, err.message);
	vec_release(&lengths);
	return ok && fflush(stdout) == 0 ? 0 : 1;
}
