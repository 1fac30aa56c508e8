/*
 * The all-parents rule: by example, and against a slow, obviously right reading
 * of it over random histories.
 */
#include "account/account.h"
#include "history/history.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#define EDITIONS_MAX 24
#define PARENTS_MAX  4
#define CELLS_MAX    6

/* One cell as an edition's files give it: absent, kept, or a number. */
struct given {
	bool absent, kept;
	int64_t value;
};

struct story {
	size_t count;
	struct history_edition editions[EDITIONS_MAX];
	uint32_t parents[EDITIONS_MAX][PARENTS_MAX];
	struct given given[EDITIONS_MAX][CELLS_MAX];
	/* what is handed to history_replay */
	struct cell_value values[CELLS_MAX];
	size_t reading;
	struct version versions[EDITIONS_MAX * CELLS_MAX];
	size_t version_count;
};

static bool
is_kept(uint32_t cell, void *context)
{
	struct story *story = context;

	return story->given[story->reading][cell].kept;
}

static bool
read_edition(size_t edition, void *context, struct edition_content *out,
	     struct error *err)
{
	struct story *story = context;

	(void)err;
	story->reading = edition;
	out->count = 0;
	for (uint32_t cell = 0; cell < CELLS_MAX; cell++) {
		struct given given = story->given[edition][cell];

		if (given.absent || given.kept)
			continue;
		story->values[out->count++] = (struct cell_value){
			cell, {.value = given.value, .state = FIGURE_NUMBER}};
	}
	out->values = story->values;
	out->kept = is_kept;
	out->context = story;
	return true;
}

static bool
take_version(const struct version *version, void *context, struct error *err)
{
	struct story *story = context;

	(void)err;
	story->versions[story->version_count++] = *version;
	return true;
}

static void
replay(struct story *story)
{
	struct error err;

	story->version_count = 0;
	assert_true(history_replay(story->editions, story->count, read_edition,
				   take_version, story, &err));
}

static void
add_edition(struct story *story, uint32_t position, size_t parent_count,
	    const uint32_t *parents, int64_t value)
{
	size_t e = story->count++;

	memcpy(story->parents[e], parents, parent_count * sizeof *parents);
	story->editions[e] = (struct history_edition){story->parents[e],
						      parent_count, position};
	for (size_t cell = 0; cell < CELLS_MAX; cell++)
		story->given[e][cell] = (struct given){
			.absent = cell > 0 || value < 0, .value = value};
}

static void
assert_version(const struct version *version, uint32_t from, uint32_t until,
	       uint32_t origin, int64_t value)
{
	assert_int_equal(version->from, from);
	assert_int_equal(version->until, until);
	assert_int_equal(version->origin, origin);
	if (value < 0) {
		assert_int_equal(version->value.state, FIGURE_ABSENT);
	} else {
		assert_int_equal(version->value.state, FIGURE_NUMBER);
		assert_int_equal(version->value.value, value);
	}
}

static const uint32_t none[] = {HISTORY_ABSENT};

static void
a_change_on_a_side_branch_belongs_to_its_author_not_to_the_merger(void **state)
{
	struct story story = {0};

	(void)state;
	add_edition(&story, 0, 1, none, 10);
	add_edition(&story, HISTORY_OPEN, 1, (uint32_t[]){0}, 12);
	add_edition(&story, 2, 2, (uint32_t[]){0, 1}, 12);
	replay(&story);
	assert_int_equal(story.version_count, 2);
	assert_version(&story.versions[0], 0, 2, 0, 10);
	assert_version(&story.versions[1], 2, HISTORY_OPEN, 1, 12);
}

static void
a_value_made_in_the_merge_itself_belongs_to_the_merge(void **state)
{
	struct story story = {0};

	(void)state;
	add_edition(&story, 0, 1, none, 10);
	add_edition(&story, HISTORY_OPEN, 1, (uint32_t[]){0}, 12);
	add_edition(&story, 1, 2, (uint32_t[]){0, 1}, 13);
	replay(&story);
	assert_version(&story.versions[1], 1, HISTORY_OPEN, 2, 13);
}

static void
the_same_edit_on_two_branches_is_the_first_parents(void **state)
{
	struct story story = {0};

	(void)state;
	add_edition(&story, 0, 1, none, 10);
	add_edition(&story, 1, 1, (uint32_t[]){0}, 12);
	add_edition(&story, HISTORY_OPEN, 1, (uint32_t[]){0}, 12);
	add_edition(&story, 2, 2, (uint32_t[]){1, 2}, 12);
	replay(&story);
	assert_int_equal(story.version_count, 2);
	assert_version(&story.versions[1], 1, HISTORY_OPEN, 1, 12);
}

static void
a_revert_is_a_change_by_who_reverts(void **state)
{
	struct story story = {0};

	(void)state;
	add_edition(&story, 0, 0, none, 10);
	add_edition(&story, 1, 1, (uint32_t[]){0}, 12);
	add_edition(&story, 2, 1, (uint32_t[]){1}, 10);
	replay(&story);
	assert_int_equal(story.version_count, 3);
	assert_version(&story.versions[2], 2, HISTORY_OPEN, 2, 10);
}

static void
a_removal_and_a_return_are_changes_with_a_person(void **state)
{
	struct story story = {0};

	(void)state;
	add_edition(&story, 0, 0, none, 10);
	add_edition(&story, 3, 1, (uint32_t[]){0}, -1);
	add_edition(&story, 7, 1, (uint32_t[]){1}, 10);
	replay(&story);
	assert_int_equal(story.version_count, 3);
	assert_version(&story.versions[1], 3, 7, 1, -1);
	assert_version(&story.versions[2], 7, HISTORY_OPEN, 2, 10);
}

static void
a_figure_that_cannot_be_read_stays_what_it_was(void **state)
{
	struct story story = {0};

	(void)state;
	add_edition(&story, 0, 0, none, 10);
	add_edition(&story, 1, 1, (uint32_t[]){0}, 0);
	story.given[1][0].kept = true;
	add_edition(&story, 2, 1, (uint32_t[]){1}, 10);
	replay(&story);
	assert_int_equal(story.version_count, 1);
	assert_version(&story.versions[0], 0, HISTORY_OPEN, 0, 10);
}

static void
a_merge_with_the_side_that_never_had_a_figure_only_ends_it(void **state)
{
	struct story story = {0};

	(void)state;
	add_edition(&story, 0, 0, none, -1);
	add_edition(&story, 1, 1, (uint32_t[]){0}, 10);
	add_edition(&story, HISTORY_OPEN, 1, (uint32_t[]){0}, -1);
	add_edition(&story, 2, 2, (uint32_t[]){1, 2}, -1);
	replay(&story);
	assert_int_equal(story.version_count, 1);
	assert_version(&story.versions[0], 1, 2, 1, 10);
}

static void
an_octopus_takes_each_figure_from_the_branch_that_changed_it(void **state)
{
	struct story story = {0};

	(void)state;
	add_edition(&story, 0, 0, none, 1);
	story.given[0][1] = (struct given){.value = 2};
	for (uint32_t side = 1; side <= 2; side++) {
		add_edition(&story, HISTORY_OPEN, 1, (uint32_t[]){0}, 1);
		story.given[side][1] = (struct given){.value = 2};
	}
	story.given[1][0].value = 5;
	story.given[2][1].value = 6;
	add_edition(&story, 1, 3, (uint32_t[]){0, 1, 2}, 5);
	story.given[3][1] = (struct given){.value = 6};
	replay(&story);
	assert_int_equal(story.version_count, 4);
	for (size_t v = 0; v < story.version_count; v++) {
		const struct version *version = &story.versions[v];
		if (version->from == 1)
			assert_int_equal(version->origin, version->cell + 1);
	}
}

/* The oracle: what an edition holds of one cell, straight from the rule. */

struct truth {
	bool entry;
	bool absent;
	int64_t value;
	uint32_t origin;
};

static struct truth
truth_at(const struct story *story, uint32_t edition, uint32_t cell)
{
	struct truth nothing = {.entry = false};

	if (edition == HISTORY_ABSENT)
		return nothing;
	const struct history_edition *e = &story->editions[edition];
	struct given given = story->given[edition][cell];
	bool somewhere = !given.absent || given.kept;

	if (given.kept) {
		for (size_t p = 0; p < e->parent_count; p++) {
			struct truth parent =
				truth_at(story, e->parents[p], cell);
			if (parent.entry)
				return parent;
		}
		return nothing;
	}
	for (size_t p = 0; p < e->parent_count; p++)
		somewhere =
			somewhere || truth_at(story, e->parents[p], cell).entry;
	if (!somewhere)
		return nothing;
	for (size_t p = 0; p < e->parent_count; p++) {
		struct truth parent = truth_at(story, e->parents[p], cell);
		bool parent_absent = !parent.entry || parent.absent;

		if (given.absent
			    ? parent_absent
			    : (!parent_absent && parent.value == given.value))
			return parent;
	}
	return (struct truth){true, given.absent, given.value, edition};
}

static uint32_t seed_state;

static uint32_t
dice(uint32_t sides)
{
	seed_state = seed_state * 1664525u + 1013904223u;
	return (seed_state >> 8) % sides;
}

static void
random_story(struct story *story)
{
	uint32_t chain[EDITIONS_MAX], length = 0;

	story->count = 1 + dice(12);
	for (uint32_t e = 0; e < story->count; e++) {
		size_t parents = e == 0 ? dice(2) : 1 + dice(3);

		for (size_t p = 0; p < parents; p++)
			story->parents[e][p] = e == 0 || dice(8) == 0
						       ? HISTORY_ABSENT
						       : dice(e);
		story->editions[e] = (struct history_edition){
			story->parents[e], parents, HISTORY_OPEN};
		for (size_t cell = 0; cell < CELLS_MAX; cell++)
			story->given[e][cell] =
				(struct given){.absent = dice(4) == 0,
					       .kept = dice(8) == 0,
					       .value = dice(3)};
	}
	for (uint32_t e = (uint32_t)story->count - 1; e != HISTORY_ABSENT;) {
		chain[length++] = e;
		e = story->editions[e].parent_count
			    ? story->editions[e].parents[0]
			    : HISTORY_ABSENT;
	}
	for (uint32_t i = 0; i < length; i++)
		story->editions[chain[i]].position = (length - 1 - i) * 3;
}

/* Every version of a cell that the oracle sees, compared in order. */
static void
check_cell(const struct story *story, uint32_t cell)
{
	struct truth now = {.entry = false};
	uint32_t from = 0;
	size_t next = 0;
	struct version mine[EDITIONS_MAX + 1];
	size_t count = 0;

	for (size_t v = 0; v < story->version_count; v++)
		if (story->versions[v].cell == cell)
			mine[count++] = story->versions[v];
	for (size_t e = 0; e <= story->count; e++) {
		bool end = e == story->count;
		uint32_t position =
			end ? HISTORY_OPEN : story->editions[e].position;

		if (!end && position == HISTORY_OPEN)
			continue;
		struct truth then = end ? (struct truth){.entry = false}
					: truth_at(story, (uint32_t)e, cell);
		bool same = !end && now.entry && then.entry &&
			    now.absent == then.absent &&
			    (now.absent || now.value == then.value);
		if (same)
			continue;
		if (now.entry) {
			assert_true(next < count);
			assert_version(&mine[next++], from, position,
				       now.origin, now.absent ? -1 : now.value);
		}
		now = then;
		from = position;
	}
	assert_int_equal(next, count);
}

static void
random_histories_agree_with_the_rule_read_slowly(void **state)
{
	static struct story story;

	(void)state;
	for (uint32_t seed = 1; seed <= 4000; seed++) {
		seed_state = seed;
		random_story(&story);
		replay(&story);
		for (uint32_t cell = 0; cell < CELLS_MAX; cell++)
			check_cell(&story, cell);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a_change_on_a_side_branch_belongs_to_its_author_not_to_the_merger),
		cmocka_unit_test(
			a_value_made_in_the_merge_itself_belongs_to_the_merge),
		cmocka_unit_test(
			the_same_edit_on_two_branches_is_the_first_parents),
		cmocka_unit_test(a_revert_is_a_change_by_who_reverts),
		cmocka_unit_test(
			a_removal_and_a_return_are_changes_with_a_person),
		cmocka_unit_test(
			a_figure_that_cannot_be_read_stays_what_it_was),
		cmocka_unit_test(
			a_merge_with_the_side_that_never_had_a_figure_only_ends_it),
		cmocka_unit_test(
			an_octopus_takes_each_figure_from_the_branch_that_changed_it),
		cmocka_unit_test(
			random_histories_agree_with_the_rule_read_slowly),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
