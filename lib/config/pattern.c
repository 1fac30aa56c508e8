/* A pattern of sources: from a text to its parts. */
#include "config/city_index.h"

/* Take the first part off the pattern; false when it is none that exists. */
static bool
next_part(struct text *rest, struct part *out)
{
	static const struct {
		struct text spelling;
		enum part_kind kind;
	} parts[] = {
		{WORD("{department}"), PART_DEPARTMENT},
		{WORD("{year}"), PART_YEAR},
		{WORD("**"), PART_ANY},
		{WORD("*"), PART_SEGMENT},
	};
	size_t length = 0;

	for (size_t i = 0; i < COUNT(parts); i++)
		if (text_starts(*rest, parts[i].spelling)) {
			*out = (struct part){.kind = parts[i].kind};
			*rest = text_skip(*rest, parts[i].spelling.length);
			return true;
		}
	while (length < rest->length && !strchr("{}*", rest->data[length]))
		length++;
	*out = (struct part){.kind = PART_LITERAL,
			     .literal = {rest->data, length}};
	*rest = text_skip(*rest, length);
	return length > 0;
}

/* Does each step of the path lead further down? */
static bool
stays_inside(struct text path)
{
	while (true) {
		size_t slash = text_find(path, TEXT("/"));
		struct text step = {path.data, slash};

		if (step.length == 0 || text_is(step, ".") ||
		    text_is(step, ".."))
			return false;
		if (slash == path.length)
			return true;
		path = text_skip(path, slash + 1);
	}
}

static bool
has_part(const struct pattern *pattern, enum part_kind kind)
{
	vec_each (const struct part *, part, &pattern->parts)
		if (part->kind == kind)
			return true;
	return false;
}

bool
city_index_pattern(const struct reader *r, const struct node *node,
		   const char *words, struct city_index *index)
{
	struct text rest = text_of(words);
	struct pattern *pattern = vec_push(&index->patterns);
	size_t specials = 0;

	*pattern = (struct pattern){0};
	if (!stays_inside(rest))
		return fail_at(r, node,
			       _("“sources” must be a path inside the archive, "
				 "without “/” at its ends and without “.” and "
				 "“..”, not “%s”."),
			       words);
	while (rest.length) {
		struct part part;

		if (!next_part(&rest, &part))
			return fail_at(r, node,
				       _("“sources” knows {department}, "
					 "{year}, * and **, not “%s”."),
				       rest.data);
		specials += part.kind != PART_LITERAL;
		*vec_push(&pattern->parts) = part;
	}
	if (!has_part(pattern, PART_DEPARTMENT) ||
	    !has_part(pattern, PART_YEAR))
		return fail_at(r, node,
			       _("“sources” must contain {department} and "
				 "{year}, such as “{department}/{year}*”."));
	if (specials > PARTS_MOST)
		return fail_at(r, node,
			       _("“sources” takes at most %d placeholders and "
				 "wildcards."),
			       PARTS_MOST);
	return true;
}
