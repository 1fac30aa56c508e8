/*
 * The trees of the shipped files, as they were when the program was built: for
 * libyaml takes a third of a report's time to parse them, and nearly always
 * they are what they were. embed/ writes them into the program.
 */
#ifndef CONFIG_SHIPPED_H
#define CONFIG_SHIPPED_H

#include "config/node.h"

/* A node and its key, without pointers, so that it needs no relocation. */
struct shipped_node {
	uint8_t kind;
	uint16_t line, column, count, length;
	uint16_t key_line, key_column, key_length; /* 0 unless in a mapping */
};

struct shipped_file {
	struct text content;
	const struct shipped_node *nodes; /* each before what is in it */
	const char *texts; /* of keys and nodes in turn, each with a NUL */
};

/* Ends with one whose nodes are NULL. */
extern const struct shipped_file shipped_files[];

/* The root of the tree that yaml_parse makes of this content, whatever file it
 * is in; NULL unless a shipped file had it to the byte. */
const struct node *shipped_tree(struct text content, struct arena *nodes);

#endif
