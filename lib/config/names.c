/*
 * What the departments of a city are called.
 *
 * One table of folded words holds every id, name, code and other name, each
 * with the years in which it means its department. That no word means two
 * departments in one year is checked when they are entered, so that a path and
 * its year belong to one department at most.
 */
#include "base/near.h"
#include "config/city_index.h"

#include <limits.h>
#include <stdlib.h>

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
	vec_each (struct pattern *, pattern, &index->patterns)
		vec_release(&pattern->parts);
	vec_release(&index->patterns);
	free(index);
}

static const struct claim *
claim_at(const struct city_index *index, uint32_t number)
{
	return number == MAP_NONE ? NULL : &index->claims.items[number];
}

const struct claim *
claim_first(const struct city_index *index, uint32_t word)
{
	return word < index->firsts.count
		       ? claim_at(index, index->firsts.items[word])
		       : NULL;
}

const struct claim *
claim_next(const struct city_index *index, const struct claim *claim)
{
	return claim_at(index, claim->next);
}

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
	claim_each (old, city->index, word) {
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

struct text
name_fold(struct text name, struct arena *arena)
{
	struct text folded = text_fold(name, arena);
	char *bytes = arena_alloc(arena, folded.length + 1);

	for (size_t i = 0; i < folded.length; i++) {
		bool capital = folded.data[i] >= 'A' && folded.data[i] <= 'Z';

		bytes[i] = (char)(folded.data[i] + (capital ? 'a' - 'A' : 0));
	}
	bytes[folded.length] = '\0';
	return (struct text){bytes, folded.length};
}

static bool
add_word(const struct reader *r, const struct node *node, struct city *city,
	 struct claim claim)
{
	struct city_index *index = city->index;
	uint32_t word =
		map_intern(&index->words, name_fold(node->text, r->arena));

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
	node_each (item, names) {
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

	for (size_t i = 0; i < COUNT(words); i++) {
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
	struct arena scratch = {0};
	uint32_t word =
		map_find(&index->words, name_fold(text_of(id), &scratch));
	size_t department = SIZE_MAX;

	claim_each (claim, index, word)
		if (claim->kind == WORD_ID)
			department = claim->department;
	arena_release(&scratch);
	return department;
}

static bool
fail_nobody(const struct city *city, struct text folded, const char *word,
	    struct error *err)
{
	const struct map *words = &city->index->words;
	const char **all = mem_zero(words->count, sizeof *all);
	struct strbuf list = {0};

	for (uint32_t i = 0; i < words->count; i++)
		all[i] = map_key(words, i).data;
	if (near_ones(&list, folded.data, all, words->count, NEAR_MOST))
		error_set(err, ERR_NOT_FOUND,
			  _("There is no department “%s” in %s; near it: %s."),
			  word, city->name, list.data);
	else
		error_set(err, ERR_NOT_FOUND,
			  _("There is no department “%s” in %s; name it by its "
			    "id, code or name."),
			  word, city->name);
	free(all);
	strbuf_release(&list);
	return false;
}

static bool
fail_several(const struct city *city, uint32_t word, const char *spelled,
	     struct error *err)
{
	struct strbuf list = {0};

	claim_each (claim, city->index, word)
		strbuf_puts(strbuf_next(&list),
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

/* The number of a folded word among those of the departments; a name may be
 * written without the city's in front. */
static uint32_t
find_word(const struct city *city, struct text folded, struct arena *scratch)
{
	const struct map *words = &city->index->words;
	uint32_t number = map_find(words, folded);
	const char *whole =
		arena_printf(scratch, "%s%s", city->name, folded.data);

	return number != MAP_NONE
		       ? number
		       : map_find(words, name_fold(text_of(whole), scratch));
}

const char *
department_name(const struct department *department, int year)
{
	for (size_t i = 0; i < department->name_count; i++) {
		const struct former_name *former = &department->names[i];

		/* Without years it is another name, not a former one. */
		if (former->from == 0 && former->until == 0)
			continue;
		if (former->from <= year &&
		    (former->until == 0 || year <= former->until))
			return former->name;
	}
	return department->name;
}

bool
city_department(const struct city *city, const char *word,
		size_t *department_out, struct error *err)
{
	struct arena scratch = {0};
	struct text folded = name_fold(text_of(word), &scratch);
	uint32_t number = find_word(city, folded, &scratch);
	const struct claim *best = NULL;
	bool several = false;

	/* What it is called now counts before what it was called once. */
	claim_each (claim, city->index, number) {
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

/* A department and its units, or two units of one. */
static bool
are_related(const struct department *a, const struct department *b)
{
	return strcmp(a->of, b->id) == 0 || strcmp(b->of, a->id) == 0 ||
	       (*a->of && strcmp(a->of, b->of) == 0);
}

bool
city_names_another(const struct city *city, struct text name, size_t department,
		   int year)
{
	struct arena scratch = {0};
	uint32_t word =
		map_find(&city->index->words, name_fold(name, &scratch));
	bool own = false, other = false;

	claim_each (claim, city->index, word) {
		if (claim->from > year || year > claim->until ||
		    claim->kind == WORD_ID || claim->kind == WORD_CODE)
			continue;
		if (claim->department == department ||
		    are_related(&city->departments[claim->department],
				&city->departments[department]))
			own = true;
		else
			other = true;
	}
	arena_release(&scratch);
	return other && !own;
}
