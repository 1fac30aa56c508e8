/*
 * From nodes to values: mappings with known keys, and texts of each kind.
 */
#include "base/near.h"
#include "config/node.h"

#include <ctype.h>

#define ID_MOST 64

static bool
fail_kind(const struct reader *r, const struct node *node, enum node_kind kind)
{
	const char *key = node->key ? node->key->text.data : NULL;

	if (key && kind == NODE_TEXT)
		return fail_at(r, node,
			       _("“%s” takes one text here, not a list or "
				 "further keys."),
			       key);
	if (key && kind == NODE_LIST)
		return fail_at(r, node,
			       _("“%s” takes a list here, such as [one, two]."),
			       key);
	if (key)
		return fail_at(r, node,
			       _("“%s” takes keys with values here, such as "
				 "{key: value}."),
			       key);
	if (kind == NODE_LIST)
		return fail_at(r, node,
			       _("Expected a list here, each entry starting "
				 "with “- ”."));
	return fail_at(r, node,
		       _("Expected keys with values here, such as “id: "
			 "value”."));
}

bool
expect_kind(const struct reader *r, const struct node *node,
	    enum node_kind kind)
{
	bool empty = node->kind == NODE_TEXT ? text_trim(node->text).length == 0
					     : node->count == 0;

	if (empty && node->key)
		return fail_at(r, node,
			       _("“%s” has no value; write one, or leave the "
				 "key out."),
			       node->key->text.data);
	return node->kind == kind || fail_kind(r, node, kind);
}

bool
expect_texts(const struct reader *r, const struct node *node)
{
	if (!expect_kind(r, node, NODE_LIST))
		return false;
	node_each (item, node)
		if (!expect_kind(r, item, NODE_TEXT))
			return false;
	return true;
}

const struct node *
node_value(const struct node *mapping, const char *key)
{
	node_each (value, mapping)
		if (text_is(value->key->text, key))
			return value;
	return NULL;
}

/* The field that a key would name if its colon had not become a part of it, for
 * want of a space behind it or because it is one of full width; else NULL. */
static const char *
field_before_colon(struct text key, const struct field *fields, size_t count)
{
	size_t narrow = text_find(key, TEXT(":"));
	size_t wide = text_find(key, TEXT("：")), end;

	end = narrow < wide ? narrow : wide;
	for (size_t i = 0; end < key.length && i < count; i++)
		if (text_is(text_trim((struct text){key.data, end}),
			    fields[i].key))
			return fields[i].key;
	return NULL;
}

static bool
fail_unknown(const struct reader *r, const struct node_key *key,
	     const struct field *fields, size_t count)
{
	struct strbuf known = {0};
	size_t best = SIZE_MAX, distance;
	const char *meant = NULL;
	const char *open = field_before_colon(key->text, fields, count);

	if (open)
		return fail_at(r, key,
			       _("After “%s” there must be a “:” of half width "
				 "and a space, not as in “%s”."),
			       open, key->text.data);
	for (size_t i = 0; i < count; i++) {
		strbuf_puts(strbuf_next(&known), fields[i].key);
		distance = near_distance(key->text, text_of(fields[i].key));
		if (distance < best) {
			best = distance;
			meant = fields[i].key;
		}
	}
	if (meant)
		fail_at(r, key,
			_("The key “%s” is unknown; did you mean “%s”? Known "
			  "here: %s."),
			key->text.data, meant, known.data);
	else
		fail_at(r, key, _("The key “%s” is unknown; known here: %s."),
			key->text.data, known.data);
	strbuf_release(&known);
	return false;
}

static bool
is_known(const struct text key, const struct field *fields, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (text_is(key, fields[i].key))
			return true;
	return false;
}

bool
read_fields(const struct reader *r, const struct node *node,
	    const struct field *fields, size_t count, void *object)
{
	if (!expect_kind(r, node, NODE_MAPPING))
		return false;
	node_each (value, node)
		if (!is_known(value->key->text, fields, count))
			return fail_unknown(r, value->key, fields, count);
	for (size_t i = 0; i < count; i++) {
		const struct field *field = &fields[i];
		const struct node *value = node_value(node, field->key);

		if (!value && field->required)
			return fail_at(r, node,
				       _("The key “%s” is missing here."),
				       field->key);
		if (value &&
		    !field->read(r, value, (char *)object + field->offset))
			return false;
	}
	return true;
}

bool
read_text(const struct reader *r, const struct node *node, void *member)
{
	const char **out = member;

	if (!expect_kind(r, node, NODE_TEXT))
		return false;
	*out = arena_copy(r->arena, node->text).data;
	return true;
}

static bool
is_id(struct text text)
{
	for (size_t i = 0; i < text.length; i++)
		if (!isalnum((unsigned char)text.data[i]) &&
		    text.data[i] != '-' && text.data[i] != '_')
			return false;
	return text.length <= ID_MOST;
}

bool
read_id(const struct reader *r, const struct node *node, void *member)
{
	if (!expect_kind(r, node, NODE_TEXT))
		return false;
	if (!is_id(node->text))
		return fail_at(r, node,
			       _("“%s” takes at most %d letters a-z and A-Z, "
				 "digits, - and _, not “%s”."),
			       node->key->text.data, ID_MOST, node->text.data);
	return read_text(r, node, member);
}

bool
expect_word(const struct reader *r, const struct node *node)
{
	return isalpha((unsigned char)node->text.data[0]) ||
	       fail_at(r, node,
		       _("“%s” must start with a letter a-z or A-Z, not with "
			 "“%s”."),
		       node->key->text.data, node->text.data);
}

bool
read_word(const struct reader *r, const struct node *node, void *member)
{
	return read_id(r, node, member) && expect_word(r, node);
}

bool
read_name(const struct reader *r, const struct node *node, void *member)
{
	static const struct field fields[] = {
		{"zh", true, read_text, offsetof(struct name, zh)},
		{"en", true, read_text, offsetof(struct name, en)},
	};

	return read_fields(r, node, fields, 2, member);
}

bool
read_unit(const struct reader *r, const struct node *node, void *member)
{
	struct arena scratch = {0};
	enum unit unit;

	if (!expect_kind(r, node, NODE_TEXT))
		return false;
	unit = unit_of(text_fold(node->text, &scratch));
	arena_release(&scratch);
	if (unit == UNIT_NONE)
		return fail_at(r, node,
			       _("“%s” is no unit; there are 元, 千元, 万元, "
				 "百万元, 亿元, 辆, 台（套）, 人 and 个."),
			       node->text.data);
	*(enum unit *)member = unit;
	return true;
}

bool
read_flag(const struct reader *r, const struct node *node, void *member)
{
	if (!expect_kind(r, node, NODE_TEXT))
		return false;
	if (!text_is(node->text, "true") && !text_is(node->text, "false"))
		return fail_at(r, node,
			       _("“%s” takes true or false, not “%s”."),
			       node->key->text.data, node->text.data);
	*(bool *)member = text_is(node->text, "true");
	return true;
}

bool
read_number(const struct reader *r, const struct node *node, int least,
	    int most, int *out)
{
	long value = 0;
	bool is_number = true;

	if (!expect_kind(r, node, NODE_TEXT))
		return false;
	for (size_t i = 0; i < node->text.length; i++) {
		char digit = node->text.data[i];

		is_number = is_number && byte_is_digit(digit);
		if (is_number && value <= most)
			value = value * 10 + (digit - '0');
	}
	if (!is_number || value < least || value > most)
		return fail_at(r, node,
			       _("“%s” takes a whole number from %d to %d, not "
				 "“%s”."),
			       node->key->text.data, least, most,
			       node->text.data);
	*out = (int)value;
	return true;
}
