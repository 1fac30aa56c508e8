/*
 * A YAML file as a tree of nodes, and readers that turn nodes into values.
 *
 * Only yaml.c knows libyaml. Everything that can be wrong with a node becomes
 * one error with the file, line and column of that node.
 */
#ifndef CONFIG_NODE_H
#define CONFIG_NODE_H

#include "base/base.h"
#include "money/money.h"

struct config;

enum node_kind {
	NODE_TEXT,
	NODE_LIST,
	NODE_MAPPING,
};

struct node_key {
	struct text text;
	int line, column; /* from 1 */
};

struct node {
	enum node_kind kind;
	int line, column;           /* from 1 */
	uint32_t count;             /* of items or values */
	struct text text;           /* of NODE_TEXT; no control characters */
	const struct node_key *key; /* what it is the value of, or an item of
				     * the value of; NULL only at the root */
	struct node *first;         /* item, or value of a mapping */
	struct node *next;
};

#define node_each(child, parent)                                               \
	for (const struct node *child = (parent)->first; child;                \
	     child = child->next)

struct yaml_file {
	const char *path; /* borrowed */
	const struct node *root;
};

/* Add a file's content to out. Fails for one that is too large. */
bool yaml_load(const char *path, struct strbuf *out, struct error *err);

/* Make nodes of content, by the restrictions that config.h tells; they live in
 * the arena. The path is for errors. */
bool yaml_parse(const char *path, struct text content, struct arena *nodes,
		struct yaml_file *out, struct error *err);

/* What the readers of one file share. */
struct reader {
	const char *path;
	const struct config *config; /* what was read before this file */
	struct arena *arena;         /* where what is read shall live */
	struct error *err;
};

#define fail_at(reader, node, ...)                                             \
	error_at((reader)->err, ERR_CONFIG, (reader)->path, (node)->line,      \
		 (node)->column, __VA_ARGS__)

/* One key of a mapping, and the member of a struct that it fills. */
struct field {
	const char *key;
	bool required;
	bool (*read)(const struct reader *reader, const struct node *node,
		     void *member);
	size_t offset;
};

/*
 * Fill a struct from a mapping. The fields are read in the order of the table,
 * whatever their order in the file, so that a field may rely on those before
 * it; what is not in the file is left alone.
 */
bool read_fields(const struct reader *reader, const struct node *node,
		 const struct field *fields, size_t count, void *object);

/* The value of a key, or NULL. */
const struct node *node_value(const struct node *mapping, const char *key);

/* Is it of that kind? A text must not be empty, a list neither. */
bool expect_kind(const struct reader *reader, const struct node *node,
		 enum node_kind kind);

/* Is it a list of texts? */
bool expect_texts(const struct reader *reader, const struct node *node);

/* Does an id start with a letter? */
bool expect_word(const struct reader *reader, const struct node *node);

/* Readers of one value each; the comment says what member points to. */
bool read_text(const struct reader *, const struct node *,
	       void *member); /* const char * */
bool read_id(const struct reader *, const struct node *,
	     void *member); /* const char *: letters, digits, - and _ */
bool
read_word(const struct reader *, const struct node *,
	  void *member); /* const char *: an id that starts with a letter */
bool read_name(const struct reader *, const struct node *,
	       void *member); /* struct name: {zh: ..., en: ...} */
bool read_unit(const struct reader *, const struct node *,
	       void *member); /* enum unit, and not UNIT_NONE */
bool read_flag(const struct reader *, const struct node *,
	       void *member); /* bool */

/* A whole number in decimal digits, from least to most. */
bool read_number(const struct reader *reader, const struct node *node,
		 int least, int most, int *out);

#endif
