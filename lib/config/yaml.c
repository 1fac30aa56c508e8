/*
 * From a YAML file to a tree of nodes: the only place that knows libyaml.
 *
 * libyaml is asked for its events alone. Its own tree would follow aliases and
 * keep the last of two equal keys; here both are errors. libyaml's complaints
 * are turned into sentences that tell a clerk what to write instead.
 */
#include "config/node.h"
#include "config/shipped.h"

#include <errno.h>
#include <stdio.h>
#include <yaml.h>

#define FILE_MOST  ((size_t)8 << 20)
#define DEPTH_MOST 32
#define KEYS_FEW   16 /* so many are compared one by one */

struct builder {
	const char *path;
	struct text content;
	struct arena *nodes;
	yaml_parser_t parser;
	struct node *root;
	/* From the root to where we are, and the last child of each. */
	struct node *open[DEPTH_MOST], *last[DEPTH_MOST];
	size_t depth;
	const struct node_key *key; /* of the value that comes next */
	struct error *err;
};

/* What libyaml says, and what the clerk is told. Where the fault shows only at
 * the end of the file, it is told where it began. */
static const struct complaint {
	const char *problem;
	bool at_start;
	const char *sentence;
} complaints[] = {
	{"control characters are not allowed", false,
	 N_("A control character stands here; take it out.")},
	{"found character that cannot start any token", false,
	 N_("A value cannot start with this character; put the value in "
	    "quotation marks.")},
	{"did not find expected key", false,
	 N_("Expected a key here, such as “name:”, on a line of its own and "
	    "indented like those above it; check the brackets and quotation "
	    "marks before it.")},
	{"did not find expected '-' indicator", false,
	 N_("Expected “- ” here, indented like the list entries above it.")},
	{"did not find expected ',' or ']'", false,
	 N_("Expected “,” or “]” here; a list in brackets is still open. A "
	    "“，” of full width does not count.")},
	{"did not find expected ',' or '}'", false,
	 N_("Expected “,” or “}” here; a mapping in braces is still open. A "
	    "“，” of full width does not count.")},
	{"mapping values are not allowed in this context", false,
	 N_("A “:” cannot stand here; check the indentation, and put a text "
	    "that contains “: ” in quotation marks.")},
	{"block sequence entries are not allowed in this context", false,
	 N_("A list entry “- ” cannot start here; put it on a line of its "
	    "own.")},
	{"could not find expected ':'", true,
	 N_("Expected “:” after this key. A “：” of full width does not "
	    "count.")},
	{"did not find expected <document start>", false,
	 N_("Expected the end of the file here; check the indentation and the "
	    "brackets above.")},
	{"did not find expected node content", false,
	 N_("Expected a value here.")},
	{"did not find expected comment or line break", false,
	 N_("Expected the end of the line here.")},
	{"found unexpected end of stream", true,
	 N_("This quotation is never closed.")},
	{"found unexpected document indicator", true,
	 N_("This quotation is never closed.")},
	{"found unknown escape character", false,
	 N_("In double quotation marks a backslash starts an escape, and this "
	    "is none; use single quotation marks.")},
	{"did not find expected hexdecimal number", false,
	 N_("In double quotation marks a backslash starts an escape, and this "
	    "is none; use single quotation marks.")},
	{"found invalid Unicode character escape code", false,
	 N_("There is no character of this number.")},
	{"did not find expected alphabetic or numeric character", false,
	 N_("Anchors (&) and aliases (*) are not used here; put a text that "
	    "starts so in quotation marks.")},
	{"found undefined tag handle", false,
	 N_("Tags (!) are not used here; put a text that starts so in "
	    "quotation marks.")},
};

static bool
fail(struct builder *b, yaml_mark_t mark, const char *sentence)
{
	return error_at(b->err, ERR_CONFIG, b->path, (int)mark.line + 1,
			(int)mark.column + 1, "%s", sentence);
}

/* The place of a byte: libyaml does not tell it for what it cannot decode. */
static yaml_mark_t
mark_of_byte(const struct builder *b, size_t offset)
{
	yaml_mark_t mark = {0};

	for (size_t i = 0; i < offset && i < b->content.length; i++) {
		if (b->content.data[i] == '\n') {
			mark.line++;
			mark.column = 0;
		} else if ((b->content.data[i] & 0xc0) != 0x80) {
			mark.column++;
		}
	}
	return mark;
}

/* Did libyaml stumble over a tab that stands where a line is indented? */
static bool
is_tab(const struct builder *b, yaml_mark_t mark)
{
	struct text rest = b->content;

	for (size_t line = 0; line < mark.line && rest.length; line++)
		text_take(&rest, TEXT("\n"));
	for (size_t i = 0; i < mark.column && i < rest.length; i++)
		if (rest.data[i] != ' ')
			return false;
	return mark.column < rest.length && rest.data[mark.column] == '\t';
}

static const struct complaint *
complaint_of(const char *problem)
{
	for (size_t i = 0; i < COUNT(complaints); i++)
		if (strcmp(complaints[i].problem, problem) == 0)
			return &complaints[i];
	return NULL;
}

static bool
fail_unreadable(struct builder *b)
{
	const yaml_parser_t *parser = &b->parser;
	const char *problem = parser->problem ? parser->problem : "";
	const struct complaint *complaint = complaint_of(problem);
	yaml_mark_t mark = parser->problem_mark;

	if (parser->error == YAML_READER_ERROR) {
		mark = mark_of_byte(b, parser->problem_offset);
		if (!complaint)
			return fail(b, mark,
				    _("This is not valid UTF-8; save the file "
				      "in that encoding."));
	}
	if (strstr(problem, "tab character") || is_tab(b, mark))
		return fail(b, mark,
			    _("A tab stands here; indent with spaces."));
	if (!complaint)
		return error_at(b->err, ERR_CONFIG, b->path, (int)mark.line + 1,
				(int)mark.column + 1,
				_("This is not YAML; the YAML library says: "
				  "%s."),
				problem);
	if (complaint->at_start)
		mark = parser->context_mark;
	return fail(b, mark, _(complaint->sentence));
}

/* Put a new node where we are. */
static struct node *
add_node(struct builder *b, enum node_kind kind, yaml_mark_t mark)
{
	struct node *node = arena_alloc(b->nodes, sizeof *node);
	struct node *parent = b->depth ? b->open[b->depth - 1] : NULL;

	*node = (struct node){.kind = kind,
			      .line = (int)mark.line + 1,
			      .column = (int)mark.column + 1};
	if (!parent) {
		b->root = node;
		return node;
	}
	node->key = parent->kind == NODE_MAPPING ? b->key : parent->key;
	if (parent->first)
		b->last[b->depth - 1]->next = node;
	else
		parent->first = node;
	b->last[b->depth - 1] = node;
	parent->count++;
	b->key = NULL;
	return node;
}

/* Is a key expected next? */
static bool
wants_key(const struct builder *b)
{
	return b->depth && b->open[b->depth - 1]->kind == NODE_MAPPING &&
	       !b->key;
}

static bool
add_text(struct builder *b, const yaml_event_t *event)
{
	struct text text = {(const char *)event->data.scalar.value,
			    event->data.scalar.length};
	yaml_mark_t mark = event->start_mark;
	struct node_key *key;

	for (size_t i = 0; i < text.length; i++)
		if ((unsigned char)text.data[i] < ' ' || text.data[i] == 0x7f)
			return fail(b, mark,
				    _("This text holds a line break or another "
				      "control character; write it on one "
				      "line."));
	text = arena_copy(b->nodes, text);
	if (!wants_key(b)) {
		add_node(b, NODE_TEXT, mark)->text = text;
		return true;
	}
	key = arena_alloc(b->nodes, sizeof *key);
	*key = (struct node_key){text, (int)mark.line + 1,
				 (int)mark.column + 1};
	b->key = key;
	return true;
}

static bool
open_node(struct builder *b, enum node_kind kind, yaml_mark_t mark)
{
	if (wants_key(b))
		return fail(b, mark,
			    _("A key must be a text; put a text that starts "
			      "with a bracket in quotation marks."));
	if (b->depth == DEPTH_MOST)
		return error_at(b->err, ERR_CONFIG, b->path, (int)mark.line + 1,
				(int)mark.column + 1,
				_("Lists and mappings are nested more than %d "
				  "deep here."),
				DEPTH_MOST);
	b->open[b->depth] = add_node(b, kind, mark);
	b->depth++;
	return true;
}

static bool
fail_duplicate(struct builder *b, const struct node_key *key,
	       const struct node_key *before)
{
	return error_at(b->err, ERR_CONFIG, b->path, key->line, key->column,
			_("The key “%s” stands here a second time; the first "
			  "is on line %d."),
			key->text.data, before->line);
}

static bool
check_few_keys(struct builder *b, const struct node *mapping)
{
	node_each (value, mapping)
		for (const struct node *v = mapping->first; v != value;
		     v = v->next)
			if (text_equal(v->key->text, value->key->text))
				return fail_duplicate(b, value->key, v->key);
	return true;
}

static bool
check_many_keys(struct builder *b, const struct node *mapping)
{
	const struct node *before = mapping->first;
	struct map keys = {0};
	uint32_t seen = 0, number;
	bool ok = true;

	node_each (value, mapping) {
		number = map_intern(&keys, value->key->text);
		if (number < seen) {
			while (number--)
				before = before->next;
			ok = fail_duplicate(b, value->key, before->key);
			break;
		}
		seen++;
	}
	map_release(&keys);
	return ok;
}

static bool
close_node(struct builder *b)
{
	const struct node *node = b->open[--b->depth];

	if (node->kind == NODE_LIST)
		return true;
	return node->count <= KEYS_FEW ? check_few_keys(b, node)
				       : check_many_keys(b, node);
}

/* Does Chinese punctuation stand where quotation marks were meant? It would
 * become a part of the text. */
static bool
is_quoted_in_chinese(const yaml_event_t *event)
{
	static const struct text starts[] = {WORD("“"), WORD("”"), WORD("‘"),
					     WORD("「")};
	static const struct text ends[] = {WORD("”"), WORD("“"), WORD("’"),
					   WORD("」")};

	if (event->type != YAML_SCALAR_EVENT ||
	    event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE)
		return false;
	struct text value = {(const char *)event->data.scalar.value,
			     event->data.scalar.length};
	return text_starts_any(value, starts, COUNT(starts)) > 0 &&
	       text_ends_any(value, ends, COUNT(ends)) > 0;
}

static bool
check_plain(struct builder *b, const yaml_event_t *event)
{
	const yaml_char_t *anchor = NULL, *tag = NULL;

	if (event->type == YAML_SCALAR_EVENT) {
		anchor = event->data.scalar.anchor;
		tag = event->data.scalar.tag;
	} else if (event->type == YAML_SEQUENCE_START_EVENT) {
		anchor = event->data.sequence_start.anchor;
		tag = event->data.sequence_start.tag;
	} else if (event->type == YAML_MAPPING_START_EVENT) {
		anchor = event->data.mapping_start.anchor;
		tag = event->data.mapping_start.tag;
	}
	if (anchor || event->type == YAML_ALIAS_EVENT)
		return fail(b, event->start_mark,
			    _("Anchors (&) and aliases (*) are not used here; "
			      "write the value out, or put a text that starts "
			      "so in quotation marks."));
	if (tag)
		return fail(b, event->start_mark,
			    _("Tags (!) are not used here; put a text that "
			      "starts so in quotation marks."));
	if (is_quoted_in_chinese(event))
		return fail(b, event->start_mark,
			    _("Chinese quotation marks would be a part of the "
			      "text here: write \" of half width, or leave "
			      "them out."));
	return true;
}

static bool
take(struct builder *b, const yaml_event_t *event)
{
	if (!check_plain(b, event))
		return false;
	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT:
		if (b->root)
			return fail(b, event->start_mark,
				    _("A second document starts here; write "
				      "one a file."));
		return true;
	case YAML_SCALAR_EVENT:
		return add_text(b, event);
	case YAML_SEQUENCE_START_EVENT:
		return open_node(b, NODE_LIST, event->start_mark);
	case YAML_MAPPING_START_EVENT:
		return open_node(b, NODE_MAPPING, event->start_mark);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		return close_node(b);
	default:
		return true;
	}
}

static bool
build(struct builder *b)
{
	bool ok = true, done = false;

	if (!yaml_parser_initialize(&b->parser))
		mem_exhausted(); /* it has no other reason to fail */
	yaml_parser_set_encoding(&b->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&b->parser,
				     (const unsigned char *)b->content.data,
				     b->content.length);
	while (ok && !done) {
		yaml_event_t event;

		if (!yaml_parser_parse(&b->parser, &event)) {
			if (b->parser.error == YAML_MEMORY_ERROR)
				mem_exhausted();
			ok = fail_unreadable(b);
			break;
		}
		ok = take(b, &event);
		done = event.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&b->parser);
	if (ok && !b->root)
		ok = error_at(b->err, ERR_CONFIG, b->path, 1, 1,
			      _("The file is empty."));
	return ok;
}

bool
yaml_parse(const char *path, struct text content, struct arena *nodes,
	   struct yaml_file *out, struct error *err)
{
	struct builder builder = {.path = path, .nodes = nodes, .err = err};
	const struct node *known = shipped_tree(content, nodes);

	if (known) {
		*out = (struct yaml_file){path, known};
		return true;
	}
	if (text_starts(content, TEXT("\xef\xbb\xbf")))
		content = text_skip(content, 3);
	builder.content = content;
	if (!build(&builder))
		return false;
	*out = (struct yaml_file){path, builder.root};
	return true;
}

bool
yaml_load(const char *path, struct strbuf *out, struct error *err)
{
	FILE *stream = fopen(path, "rb");
	size_t before = out->length, count;
	char buffer[1 << 14];
	bool ok = true;

	if (!stream)
		return error_at(err, ERR_CONFIG, path, 0, 0,
				_("The file cannot be opened: %s."),
				strerror(errno));
	while (ok && (count = fread(buffer, 1, sizeof buffer, stream)) > 0) {
		strbuf_add(out, buffer, count);
		if (out->length - before > FILE_MOST)
			ok = error_at(err, ERR_CONFIG, path, 0, 0,
				      _("The file is larger than %d MiB; a "
					"configuration is never so large."),
				      (int)(FILE_MOST >> 20));
	}
	if (ok && ferror(stream))
		ok = error_at(err, ERR_CONFIG, path, 0, 0,
			      _("The file cannot be read: %s."),
			      strerror(errno));
	fclose(stream);
	return ok;
}
