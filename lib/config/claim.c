/*
 * What the departments of a city are called, and whose files are whose.
 *
 * One table of folded words holds every id, name, code and other name, each
 * with the years in which it means its department. That no word means two
 * departments in one year is checked when they are entered, so that a path and
 * its year belong to one department at most. Looked up for each changed path
 * of a load, hence made once.
 */
#include "config/claim.h"
#include "config/near.h"

#include <limits.h>
#include <stdlib.h>

#define PARTS_MOST 8 /* placeholders and wildcards of a pattern */

enum part_kind {
	PART_LITERAL,
	PART_DEPARTMENT,
	PART_YEAR,
	PART_SEGMENT, /* any bytes but '/' */
	PART_ANY,     /* any bytes */
};

/* A piece of the pattern of sources. */
struct part {
	enum part_kind kind;
	struct text literal;
};

enum word_kind {
	WORD_ID,
	WORD_NAME,
	WORD_CODE,
	WORD_OTHER_NAME,
};

/* That a word means a department in some years. */
struct claim {
	uint32_t next; /* of the same word; MAP_NONE at the end */
	uint32_t department;
	enum word_kind kind;
	int from, until;
};

struct city_index {
	struct map words;     /* folded */
	VEC(uint32_t) firsts; /* of each word: its first claim */
	VEC(struct claim) claims;
	VEC(struct part) parts;
};

struct city_index *
city_index_new(void)
{
	return mem_zero(1, sizeof(struct city_index));
}

void
city_index_free(struct city_index *index)
{
	if (!index)
		return;
	map_release(&index->words);
	vec_release(&index->firsts);
	vec_release(&index->claims);
	vec_release(&index->parts);
	free(index);
}

/* The pattern. */

/* Take the first part off the pattern; false when it is none that exists. */
static bool
next_part(struct text *rest, struct part *out)
{
	static const struct {
		struct text spelling;
		enum part_kind kind;
	} parts[] = {
		{{"{department}", 12}, PART_DEPARTMENT},
		{{"{year}", 6}, PART_YEAR},
		{{"**", 2}, PART_ANY},
		{{"*", 1}, PART_SEGMENT},
	};
	size_t length = 0;

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
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
has_part(const struct city_index *index, enum part_kind kind)
{
	for (size_t i = 0; i < index->parts.count; i++)
		if (index->parts.items[i].kind == kind)
			return true;
	return false;
}

bool
city_index_sources(const struct reader *r, const struct node *node,
		   struct city *city)
{
	struct city_index *index = city->index;
	struct text rest = text_of(city->sources);
	size_t specials = 0;

	if (!stays_inside(rest))
		return fail_at(r, node,
			       _("“sources” must be a path inside the archive, "
				 "without “/” at its ends and without “.” and "
				 "“..”, not “%s”."),
			       city->sources);
	while (rest.length) {
		struct part part;

		if (!next_part(&rest, &part))
			return fail_at(r, node,
				       _("“sources” knows {department}, "
					 "{year}, * and **, not “%s”."),
				       rest.data);
		specials += part.kind != PART_LITERAL;
		*vec_push(&index->parts) = part;
	}
	if (!has_part(index, PART_DEPARTMENT) || !has_part(index, PART_YEAR))
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

/* The words. */

static uint32_t
first_claim(const struct city_index *index, uint32_t word)
{
	return word < index->firsts.count ? index->firsts.items[word]
					  : MAP_NONE;
}

static struct claim *
claim_at(const struct city_index *index, uint32_t number)
{
	return number == MAP_NONE ? NULL : &index->claims.items[number];
}

/* Walk the claims of a word. */
#define claim_each(item, index, word)                                          \
	for (const struct claim *item =                                        \
		     claim_at(index, first_claim(index, word));                \
	     item; item = claim_at(index, item->next))

static bool
fail_twice(const struct reader *r, const struct node *node, enum word_kind kind,
	   const struct department *other)
{
	const char *word = node->text.data;

	switch (kind) {
	case WORD_ID:
		return fail_at(r, node,
			       _("“%s” is already the id of the department on "
				 "line %d."),
			       word, other->line);
	case WORD_CODE:
		return fail_at(r, node,
			       _("“%s” is already the code of the department "
				 "on line %d."),
			       word, other->line);
	default:
		return fail_at(r, node,
			       _("“%s” is already the name of the department "
				 "on line %d."),
			       word, other->line);
	}
}

static int
larger(int a, int b)
{
	return a > b ? a : b;
}

/* May a word mean what the claim says, beside what it means already? */
static bool
check_claim(const struct reader *r, const struct node *node,
	    const struct city *city, uint32_t word, const struct claim *claim)
{
	claim_each(old, city->index, word)
	{
		const struct department *other =
			&city->departments[old->department];
		int from = larger(larger(old->from, claim->from),
				  city->first_year);

		if (old->department == claim->department)
			continue;
		if (old->kind == claim->kind && old->kind != WORD_OTHER_NAME)
			return fail_twice(r, node, old->kind, other);
		if (from <= old->until && from <= claim->until &&
		    from <= city->last_year)
			return fail_at(r, node,
				       _("“%s” also means the department on "
					 "line %d in %d; a file of that name "
					 "would belong to both."),
				       node->text.data, other->line, from);
	}
	return true;
}

static bool
add_word(const struct reader *r, const struct node *node, struct city *city,
	 struct claim claim)
{
	struct city_index *index = city->index;
	uint32_t word =
		map_intern(&index->words, text_fold(node->text, r->arena));

	if (!check_claim(r, node, city, word, &claim))
		return false;
	if (word == index->firsts.count)
		*vec_push(&index->firsts) = MAP_NONE;
	claim.next = index->firsts.items[word];
	index->firsts.items[word] = (uint32_t)index->claims.count;
	*vec_push(&index->claims) = claim;
	return true;
}

/* Other names, each in its years alone. */
static bool
add_other_names(const struct reader *r, const struct node *names,
		struct city *city, struct claim claim)
{
	const struct department *department =
		&city->departments[claim.department];
	const struct former_name *name = department->names;

	claim.kind = WORD_OTHER_NAME;
	node_each(item, names)
	{
		claim.from = name->from;
		claim.until = name->until ? name->until : INT_MAX;
		if (!add_word(r, node_value(item, "name"), city, claim))
			return false;
		name++;
	}
	return true;
}

bool
city_index_add(const struct reader *r, const struct node *node,
	       struct city *city, size_t department)
{
	static const struct {
		const char *key;
		enum word_kind kind;
	} words[] = {{"id", WORD_ID}, {"name", WORD_NAME}, {"code", WORD_CODE}};
	const struct node *names = node_value(node, "names");
	struct claim claim = {
		.department = (uint32_t)department,
		.from = city->departments[department].first_year,
		.until = city->departments[department].last_year,
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		const struct node *word = node_value(node, words[i].key);

		claim.kind = words[i].kind;
		if (word && !add_word(r, word, city, claim))
			return false;
	}
	return !names || add_other_names(r, names, city, claim);
}

size_t
city_index_id(const struct city_index *index, const char *id)
{
	claim_each(claim, index,
		   map_find(&index->words,
			    text_of(id))) if (claim->kind ==
					      WORD_ID) return claim->department;
	return SIZE_MAX;
}

/* A path against the pattern. */

struct match {
	const struct city *city;
	struct text path;
	struct arena scratch;
	uint32_t words[PARTS_MOST]; /* what each {department} matched */
	size_t word_count;
	int year; /* 0: none yet */
	size_t department;
};

static bool
means(const struct city_index *index, uint32_t word, uint32_t department,
      int year)
{
	claim_each(claim, index, word) if (claim->department == department &&
					   claim->from <= year &&
					   year <= claim->until) return true;
	return false;
}

/* The whole path has matched: is there a department that fits? */
static bool
settle(struct match *m)
{
	const struct city_index *index = m->city->index;

	claim_each(claim, index, m->words[0])
	{
		const struct department *department =
			&m->city->departments[claim->department];
		size_t agreed = 0;

		while (agreed < m->word_count &&
		       means(index, m->words[agreed], claim->department,
			     m->year))
			agreed++;
		if (agreed == m->word_count &&
		    department->first_year <= m->year &&
		    m->year <= department->last_year) {
			m->department = claim->department;
			return true;
		}
	}
	return false;
}

static bool match_from(struct match *m, size_t part, size_t at);

static bool
match_year(struct match *m, size_t part, size_t at)
{
	int year = 0, before = m->year;

	if (m->path.length - at < 4)
		return false;
	for (size_t i = at; i < at + 4; i++) {
		if (m->path.data[i] < '0' || m->path.data[i] > '9')
			return false;
		year = year * 10 + (m->path.data[i] - '0');
	}
	if (before && before != year)
		return false;
	m->year = year;
	if (match_from(m, part + 1, at + 4))
		return true;
	m->year = before;
	return false;
}

/* Could the part behind a department start here? Spares most look-ups. */
static bool
may_end(const struct match *m, size_t part, size_t at)
{
	const struct city_index *index = m->city->index;
	const struct part *next = &index->parts.items[part + 1];

	if (part + 1 == index->parts.count)
		return at == m->path.length;
	return next->kind != PART_LITERAL ||
	       text_starts(text_skip(m->path, at), next->literal);
}

static size_t
segment_end(const struct match *m, size_t at)
{
	return at + text_find(text_skip(m->path, at), TEXT("/"));
}

static bool
match_department(struct match *m, size_t part, size_t at)
{
	for (size_t end = segment_end(m, at); end > at; end--) {
		struct text word = {m->path.data + at, end - at};
		uint32_t number;

		if (!may_end(m, part, end))
			continue;
		number = map_find(&m->city->index->words,
				  text_fold(word, &m->scratch));
		if (number == MAP_NONE)
			continue;
		m->words[m->word_count++] = number;
		if (match_from(m, part + 1, end))
			return true;
		m->word_count--;
	}
	return false;
}

static bool
match_wildcard(struct match *m, size_t part, size_t at, size_t most)
{
	for (size_t end = at; end <= most; end++)
		if (match_from(m, part + 1, end))
			return true;
	return false;
}

static bool
match_from(struct match *m, size_t part, size_t at)
{
	const struct city_index *index = m->city->index;
	const struct part *p = &index->parts.items[part];

	if (part == index->parts.count)
		return at == m->path.length && settle(m);
	switch (p->kind) {
	case PART_LITERAL:
		return text_starts(text_skip(m->path, at), p->literal) &&
		       match_from(m, part + 1, at + p->literal.length);
	case PART_DEPARTMENT:
		return match_department(m, part, at);
	case PART_YEAR:
		return match_year(m, part, at);
	case PART_SEGMENT:
		return match_wildcard(m, part, at, segment_end(m, at));
	case PART_ANY:
		return match_wildcard(m, part, at, m->path.length);
	}
	return false;
}

bool
city_claim(const struct city *city, struct text path, size_t *department_out,
	   int *year_out)
{
	struct match m = {.city = city, .path = path};
	bool found = match_from(&m, 0, 0);

	arena_release(&m.scratch);
	if (found) {
		*department_out = m.department;
		*year_out = m.year;
	}
	return found;
}

/* A user's word. */

static bool
fail_nobody(const struct city *city, struct text folded, const char *word,
	    struct error *err)
{
	const struct map *words = &city->index->words;
	VEC(const char *) near = {0};
	struct strbuf list = {0};

	for (uint32_t i = 0; i < words->count; i++)
		if (near_distance(folded, map_key(words, i)) != SIZE_MAX)
			*vec_push(&near) = map_key(words, i).data;
	near_list(&list, word, near.items, near.count, NEAR_MOST);
	if (near.count)
		error_set(err, ERR_NOT_FOUND,
			  _("There is no department “%s” in %s; near it: %s."),
			  word, city->name, list.data);
	else
		error_set(err, ERR_NOT_FOUND,
			  _("There is no department “%s” in %s; name it by its "
			    "id, code or name."),
			  word, city->name);
	vec_release(&near);
	strbuf_release(&list);
	return false;
}

static bool
fail_several(const struct city *city, uint32_t word, const char *spelled,
	     struct error *err)
{
	struct strbuf list = {0};

	claim_each(claim, city->index, word)
		strbuf_printf(&list, "%s%s", list.length ? _(", ") : "",
			      city->departments[claim->department].id);
	error_set(err, ERR_NOT_FOUND,
		  _("“%s” was a name of several departments; use one of these "
		    "ids: %s."),
		  spelled, list.data);
	strbuf_release(&list);
	return false;
}

static bool
is_other(const struct claim *claim)
{
	return claim->kind == WORD_OTHER_NAME;
}

bool
city_department(const struct city *city, const char *word,
		size_t *department_out, struct error *err)
{
	struct arena scratch = {0};
	struct text folded = text_fold(text_of(word), &scratch);
	uint32_t number = map_find(&city->index->words, folded);
	const struct claim *best = NULL;
	bool several = false;

	/* What it is called now counts before what it was called once. */
	claim_each(claim, city->index, number)
	{
		if (!best || (is_other(best) && !is_other(claim))) {
			best = claim;
			several = false;
		} else if (claim->department != best->department &&
			   is_other(claim) == is_other(best)) {
			several = true;
		}
	}
	if (!best)
		fail_nobody(city, folded, word, err);
	else if (several)
		fail_several(city, number, word, err);
	else
		*department_out = best->department;
	arena_release(&scratch);
	return best && !several;
}
