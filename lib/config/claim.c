/*
 * Whose file a path is: the path against the patterns of sources. Asked for
 * each changed path of a load.
 */
#include "config/city_index.h"

#define WORD_LONG 512 /* bytes that are looked up as a department's name */

struct match {
	const struct city *city;
	const struct pattern *pattern;
	struct text path;
	struct arena scratch, word;
	uint32_t words[PARTS_MOST]; /* what each {department} matched */
	size_t word_count;
	int year; /* 0: none yet */
	size_t department;
	/* What has matched so far, by a number of its own. Where a part has
	 * failed at a place of the path, it fails there again until that
	 * changes: several wildcards would try it over and over. */
	uint32_t state, states;
	uint32_t *failed; /* of each part and place: in which state */
};

static bool
means(const struct city_index *index, uint32_t word, uint32_t department,
      int year)
{
	claim_each (claim, index, word)
		if (claim->department == department && claim->from <= year &&
		    year <= claim->until)
			return true;
	return false;
}

/* The whole path has matched: is there a department that fits? */
static bool
settle(struct match *m)
{
	const struct city_index *index = m->city->index;

	claim_each (claim, index, m->words[0]) {
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

/* The same, with a department or year more than before. */
static bool
match_known(struct match *m, size_t part, size_t at)
{
	uint32_t before = m->state;

	m->state = ++m->states;
	if (match_from(m, part, at))
		return true;
	m->state = before;
	return false;
}

/* Take a digit, also one of full width; false when there is none. */
static bool
take_digit(struct text *rest, int *out)
{
	static const char *const wide[] = {"０", "１", "２", "３", "４",
					   "５", "６", "７", "８", "９"};

	for (int digit = 0; digit < 10; digit++) {
		struct text spelled = text_of(wide[digit]);

		if (rest->length > 0 && rest->data[0] == '0' + digit)
			spelled.length = 1;
		else if (!text_starts(*rest, spelled))
			continue;
		*rest = text_skip(*rest, spelled.length);
		*out = digit;
		return true;
	}
	return false;
}

static bool
match_year(struct match *m, size_t part, size_t at)
{
	struct text rest = text_skip(m->path, at);
	int year = 0, before = m->year, digit;

	for (int i = 0; i < 4; i++) {
		if (!take_digit(&rest, &digit))
			return false;
		year = year * 10 + digit;
	}
	if (before && before != year)
		return false;
	m->year = year;
	if (match_known(m, part + 1, m->path.length - rest.length))
		return true;
	m->year = before;
	return false;
}

/* Could the part behind a department start here? Spares most look-ups. */
static bool
may_end(const struct match *m, size_t part, size_t at)
{
	const struct pattern *pattern = m->pattern;
	const struct part *next = &pattern->parts.items[part + 1];

	if (part + 1 == pattern->parts.count)
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
	size_t end = segment_end(m, at);

	for (end = end - at > WORD_LONG ? at + WORD_LONG : end; end > at;
	     end--) {
		struct text word = {m->path.data + at, end - at};
		uint32_t number;

		if (!may_end(m, part, end))
			continue;
		number = map_find(&m->city->index->words,
				  name_fold(word, &m->word));
		arena_reset(&m->word);
		if (number == MAP_NONE)
			continue;
		m->words[m->word_count++] = number;
		if (match_known(m, part + 1, end))
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
match_part(struct match *m, size_t part, size_t at)
{
	const struct part *p = &m->pattern->parts.items[part];

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

static bool
match_from(struct match *m, size_t part, size_t at)
{
	uint32_t *failed;

	if (part == m->pattern->parts.count)
		return at == m->path.length && settle(m);
	failed = &m->failed[part * (m->path.length + 1) + at];
	if (*failed == m->state)
		return false;
	if (match_part(m, part, at))
		return true;
	*failed = m->state;
	return false;
}

static bool
match(struct match *m)
{
	size_t places = m->pattern->parts.count * (m->path.length + 1);

	m->state = m->states = 1;
	m->failed = arena_alloc(&m->scratch, places * sizeof *m->failed);
	memset(m->failed, 0, places * sizeof *m->failed);
	return match_from(m, 0, 0);
}

bool
city_claim(const struct city *city, struct text path, size_t *department_out,
	   int *year_out, size_t *pattern_out)
{
	const struct city_index *index = city->index;
	bool found = false;

	for (size_t p = 0; !found && p < index->patterns.count; p++) {
		struct match m = {
			.city = city,
			.pattern = &index->patterns.items[p],
			.path = path,
		};

		found = match(&m);
		arena_release(&m.scratch);
		arena_release(&m.word);
		if (found) {
			*department_out = m.department;
			*year_out = m.year;
			*pattern_out = p;
		}
	}
	return found;
}

void
city_folder(const struct city *city, size_t pattern, const char *word,
	    struct strbuf *out)
{
	size_t start = out->length;

	vec_each (const struct part *, part,
		  &city->index->patterns.items[pattern].parts) {
		if (part->kind == PART_LITERAL)
			strbuf_text(out, part->literal);
		else if (part->kind == PART_DEPARTMENT)
			strbuf_puts(out, word);
		else
			break;
	}
	while (out->length > start && out->data[out->length - 1] != '/')
		out->data[--out->length] = '\0';
}
