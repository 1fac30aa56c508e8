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
	struct rival rivals[EDITIONS_MAX * CELLS_MAX * PARENTS_MAX];
	size_t rival_count;
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

static bool
take_rival(const struct rival *rival, void *context, struct error *err)
{
	struct story *story = context;

	(void)err;
	assert_true(story->rival_count < COUNT(story->rivals));
	story->rivals[story->rival_count++] = *rival;
	return true;
}

static void
replay(struct story *story)
{
	struct error err;

	struct history history = {
		.editions = story->editions,
		.count = story->count,
		.read = read_edition,
		.version = take_version,
		.rival = take_rival,
		.context = story,
	};

	story->version_count = story->rival_count = 0;
	assert_true(history_replay(&history, &err));
}

static void
add_edition(struct story *story, uint32_t position, size_t parent_count,
	    const uint32_t *parents, int64_t value)
{
	size_t e = story->count++;

	memcpy(story->parents[e], parents, parent_count * sizeof *parents);
	story->editions[e] =
		(struct history_edition){.parents = story->parents[e],
					 .parent_count = parent_count,
					 .position = position};
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

static void
assert_rival(const struct rival *rival, uint32_t merge, uint32_t origin,
	     int64_t value, bool same)
{
	assert_int_equal(rival->merge, merge);
	assert_int_equal(rival->origin, origin);
	assert_int_equal(rival->same, same);
	assert_int_equal(rival->value.state,
			 value < 0 ? FIGURE_ABSENT : FIGURE_NUMBER);
	if (value >= 0)
		assert_int_equal(rival->value.value, value);
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
	assert_int_equal(story.rival_count, 1);
	assert_rival(&story.rivals[0], 3, 2, 12, true);
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

/* 10; then 11 on the line and `side` beside it. */
static void
fork_story(struct story *story, int64_t side)
{
	add_edition(story, 0, 0, none, 10);
	add_edition(story, 1, 1, (uint32_t[]){0}, 11);
	add_edition(story, HISTORY_OPEN, 1, (uint32_t[]){0}, side);
}

static void
a_merge_of_changes_in_different_places_has_no_rivals(void **state)
{
	struct story story = {0};

	(void)state;
	fork_story(&story, 10);
	story.given[1][1] = story.given[0][1] = (struct given){.value = 5};
	story.given[2][1] = (struct given){.value = 6};
	add_edition(&story, 2, 2, (uint32_t[]){1, 2}, 11);
	story.given[3][1] = (struct given){.value = 6};
	replay(&story);
	assert_int_equal(story.rival_count, 0);
}

static void
a_conflict_that_is_settled_for_one_side_does_not_adopt_the_other(void **state)
{
	struct story ours = {0}, theirs = {0};

	(void)state;
	fork_story(&ours, 12);
	add_edition(&ours, 2, 2, (uint32_t[]){1, 2}, 11);
	replay(&ours);
	assert_int_equal(ours.version_count, 2);
	assert_int_equal(ours.rival_count, 1);
	assert_rival(&ours.rivals[0], 3, 2, 12, false);

	fork_story(&theirs, 12);
	add_edition(&theirs, 2, 2, (uint32_t[]){1, 2}, 12);
	replay(&theirs);
	assert_version(&theirs.versions[2], 2, HISTORY_OPEN, 2, 12);
	assert_int_equal(theirs.rival_count, 1);
	assert_rival(&theirs.rivals[0], 3, 1, 11, false);
}

static void
a_merge_that_leaves_a_change_out_does_not_adopt_it(void **state)
{
	struct story story = {0};

	(void)state;
	add_edition(&story, 0, 0, none, 10);
	add_edition(&story, HISTORY_OPEN, 1, (uint32_t[]){0}, 12);
	add_edition(&story, 1, 2, (uint32_t[]){0, 1}, 10);
	replay(&story);
	assert_int_equal(story.version_count, 1);
	assert_int_equal(story.rival_count, 1);
	assert_rival(&story.rivals[0], 2, 1, 12, false);
}

static void
a_value_of_its_own_in_a_merge_does_not_adopt_the_sides(void **state)
{
	struct story story = {0};

	(void)state;
	fork_story(&story, 12);
	add_edition(&story, 2, 2, (uint32_t[]){1, 2}, 13);
	replay(&story);
	assert_version(&story.versions[2], 2, HISTORY_OPEN, 3, 13);
	assert_int_equal(story.rival_count, 1);
	assert_rival(&story.rivals[0], 3, 2, 12, false);
}

static void
absence_may_lose_and_win_as_a_value_does(void **state)
{
	struct story removed = {0}, added = {0};

	(void)state;
	fork_story(&removed, -1);
	add_edition(&removed, 2, 2, (uint32_t[]){1, 2}, 11);
	replay(&removed);
	assert_int_equal(removed.rival_count, 1);
	assert_rival(&removed.rivals[0], 3, 2, -1, false);

	add_edition(&added, 0, 0, none, -1);
	add_edition(&added, HISTORY_OPEN, 1, (uint32_t[]){0}, 12);
	add_edition(&added, 1, 2, (uint32_t[]){0, 1}, -1);
	replay(&added);
	assert_int_equal(added.version_count, 0);
	assert_int_equal(added.rival_count, 1);
	assert_rival(&added.rivals[0], 2, 1, 12, false);
}

static void
what_one_side_restores_or_takes_back_is_no_rival(void **state)
{
	struct story story = {0};

	(void)state;
	add_edition(&story, 0, 0, none, 10);
	add_edition(&story, HISTORY_OPEN, 1, (uint32_t[]){0}, 12);
	add_edition(&story, HISTORY_OPEN, 1, (uint32_t[]){1}, 10);
	add_edition(&story, 1, 2, (uint32_t[]){0, 2}, 10);
	replay(&story);
	assert_int_equal(story.version_count, 1);
	assert_int_equal(story.rival_count, 0);

	story.count = 3;
	add_edition(&story, 1, 2, (uint32_t[]){2, 0}, 10);
	replay(&story);
	assert_int_equal(story.rival_count, 0);
}

static void
copies_of_a_change_in_unrelated_histories_are_independent(void **state)
{
	struct story story = {0};

	(void)state;
	add_edition(&story, 0, 0, none, 10);
	add_edition(&story, HISTORY_OPEN, 0, none, 10);
	add_edition(&story, 1, 2, (uint32_t[]){0, 1}, 10);
	replay(&story);
	assert_int_equal(story.version_count, 1);
	assert_int_equal(story.rival_count, 1);
	assert_rival(&story.rivals[0], 2, 1, 10, true);
}

static void
an_octopus_tells_of_each_arm_that_lost(void **state)
{
	struct story story = {0};

	(void)state;
	fork_story(&story, 12);
	add_edition(&story, HISTORY_OPEN, 1, (uint32_t[]){0}, 11);
	add_edition(&story, HISTORY_OPEN, 1, (uint32_t[]){2}, 13);
	add_edition(&story, HISTORY_OPEN, 1, (uint32_t[]){2}, 12);
	add_edition(&story, 2, 5, (uint32_t[]){1, 2, 3, 4, 5}, 11);
	replay(&story);
	assert_int_equal(story.rival_count, 3);
	assert_rival(&story.rivals[0], 6, 2, 12, false);
	assert_rival(&story.rivals[1], 6, 3, 11, true);
	assert_rival(&story.rivals[2], 6, 4, 13, false);
}

static void
a_criss_cross_tells_of_a_value_where_it_first_lost(void **state)
{
	struct story story = {0};

	(void)state;
	fork_story(&story, 12);
	add_edition(&story, 2, 2, (uint32_t[]){1, 2}, 11);
	add_edition(&story, HISTORY_OPEN, 2, (uint32_t[]){2, 1}, 12);
	add_edition(&story, 3, 2, (uint32_t[]){3, 4}, 11);
	add_edition(&story, HISTORY_OPEN, 2, (uint32_t[]){4, 3}, 12);
	add_edition(&story, 4, 2, (uint32_t[]){5, 6}, 12);
	replay(&story);
	assert_int_equal(story.rival_count, 2);
	assert_rival(&story.rivals[0], 3, 2, 12, false);
	assert_rival(&story.rivals[1], 4, 1, 11, false);
	assert_int_equal(story.version_count, 3);
	assert_version(&story.versions[2], 4, HISTORY_OPEN, 2, 12);
}

/* Conflict markers are committed, and removed by the next commit. */
static void
a_merge_that_keeps_a_broken_file_keeps_its_figures(void **state)
{
	struct story story = {0};

	(void)state;
	fork_story(&story, 12);
	story.given[1][0].kept = true;
	add_edition(&story, 2, 2, (uint32_t[]){1, 2}, 0);
	story.given[3][0].kept = true;
	story.editions[3].unchanged = true;
	replay(&story);
	assert_int_equal(story.version_count, 1);
	assert_version(&story.versions[0], 0, HISTORY_OPEN, 0, 10);
	assert_int_equal(story.rival_count, 1);
	assert_rival(&story.rivals[0], 3, 2, 12, false);
}

static void
who_resolves_a_merge_later_is_not_the_author_of_its_sides(void **state)
{
	struct story story = {0};

	(void)state;
	fork_story(&story, 12);
	add_edition(&story, 2, 2, (uint32_t[]){1, 2}, 0);
	story.given[3][0].kept = true;
	add_edition(&story, 3, 1, (uint32_t[]){3}, 0);
	story.given[4][0].kept = true;
	add_edition(&story, 4, 1, (uint32_t[]){4}, 12);
	replay(&story);
	assert_int_equal(story.version_count, 3);
	assert_version(&story.versions[1], 1, 4, 1, 11);
	assert_version(&story.versions[2], 4, HISTORY_OPEN, 2, 12);
	assert_int_equal(story.rival_count, 1);
	assert_rival(&story.rivals[0], 5, 1, 11, false);

	story.given[5][0].value = 11;
	replay(&story);
	assert_int_equal(story.version_count, 2);
	assert_int_equal(story.rival_count, 1);
	assert_rival(&story.rivals[0], 5, 2, 12, false);

	story.given[5][0].value = 13;
	replay(&story);
	assert_version(&story.versions[2], 4, HISTORY_OPEN, 5, 13);
	assert_int_equal(story.rival_count, 1);
	assert_rival(&story.rivals[0], 5, 2, 12, false);
}

/*
 * The oracle: what editions hold of one cell, straight from the rule, edition
 * by edition. Each has a list of what it may be: one answer, or where it could
 * not be read and its parents disagree, all of theirs.
 */

struct truth {
	uint32_t edition; /* who says so */
	bool entry;
	bool absent;
	int64_t value;
	uint32_t origin;
};

#define TRUTHS_MAX 64

struct truths {
	struct truth items[TRUTHS_MAX];
	size_t count;
};

static bool
descends(const struct story *story, uint32_t edition, uint32_t ancestor)
{
	if (edition == HISTORY_ABSENT || edition < ancestor)
		return false;
	if (edition == ancestor)
		return true;
	for (size_t p = 0; p < story->editions[edition].parent_count; p++)
		if (descends(story, story->editions[edition].parents[p],
			     ancestor))
			return true;
	return false;
}

static bool
same_truth(const struct truth *a, const struct truth *b)
{
	return a->entry == b->entry && (!a->entry || a->origin == b->origin);
}

static bool
same_value(const struct truth *a, const struct truth *b)
{
	bool a_absent = !a->entry || a->absent;
	bool b_absent = !b->entry || b->absent;

	return a_absent == b_absent && (a_absent || a->value == b->value);
}

static void
add_truths_of_parent(const struct truths *all, uint32_t parent,
		     struct truths *out)
{
	if (parent == HISTORY_ABSENT) {
		out->items[out->count++] =
			(struct truth){.edition = HISTORY_ABSENT};
		return;
	}
	for (size_t t = 0; t < all[parent].count; t++) {
		assert_true(out->count < TRUTHS_MAX);
		out->items[out->count++] = all[parent].items[t];
	}
}

/* What the parents may say, in order. */
static struct truths
truths_of_parents(const struct story *story, const struct truths *all,
		  uint32_t edition)
{
	const struct history_edition *e = &story->editions[edition];
	struct truths sides = {.count = 0};

	for (size_t p = 0; p < e->parent_count; p++)
		add_truths_of_parent(all, e->parents[p], &sides);
	return sides;
}

/* What an edition that cannot be read may have kept. */
static struct truths
truths_kept(const struct story *story, const struct truths *all,
	    uint32_t edition)
{
	const struct history_edition *e = &story->editions[edition];
	struct truths kept = {.count = 0};

	if (!e->unchanged)
		return truths_of_parents(story, all, edition);
	add_truths_of_parent(all, e->parents[0], &kept);
	return kept;
}

/* Of those that say the same, the first. */
static struct truths
without_repetitions(const struct truths *truths)
{
	struct truths once = {.count = 0};

	for (size_t t = 0; t < truths->count; t++) {
		bool found = false;

		for (size_t i = 0; i < once.count; i++)
			found |= same_truth(&once.items[i], &truths->items[t]);
		if (!found)
			once.items[once.count++] = truths->items[t];
	}
	return once;
}

/* The side that the edition agrees with; sides->count if there is none. */
static size_t
keeper_of(const struct truths *sides, const struct truth *own)
{
	size_t s = 0;

	while (s < sides->count && !same_value(&sides->items[s], own))
		s++;
	return s;
}

static struct truths
truths_at(const struct story *story, const struct truths *all, uint32_t edition,
	  uint32_t cell)
{
	struct given given = story->given[edition][cell];
	struct truths sides = truths_of_parents(story, all, edition);
	struct truths out = {.count = 1};
	struct truth own = {.edition = edition,
			    .entry = !given.absent,
			    .value = given.value,
			    .origin = edition};

	if (given.kept) {
		struct truths kept = truths_kept(story, all, edition);
		struct truths once = without_repetitions(&kept);
		if (once.count > 1)
			return once;
		out.items[0] = once.count ? once.items[0] : (struct truth){0};
	} else {
		size_t keeper = keeper_of(&sides, &own);
		bool somewhere = own.entry;

		for (size_t s = 0; s < sides.count; s++)
			somewhere |= sides.items[s].entry;
		own.entry = somewhere;
		own.absent = given.absent;
		out.items[0] = keeper < sides.count ? sides.items[keeper] : own;
	}
	out.items[0].edition = edition;
	return out;
}

/* The one that stands on the line: of several, the first that has an entry. */
static struct truth
standing(const struct truths *truths)
{
	for (size_t t = 0; t < truths->count; t++)
		if (truths->items[t].entry)
			return truths->items[t];
	return (struct truth){.entry = false};
}

static uint32_t seed_state;

static uint32_t
dice(uint32_t sides)
{
	seed_state = seed_state * 1664525u + 1013904223u;
	return (seed_state >> 8) % sides;
}

/* An edition with its first parent's files gives what that gives. */
static void
copy_unchanged(struct story *story, uint32_t e)
{
	struct history_edition *edition = &story->editions[e];
	uint32_t parent;

	if (!edition->unchanged)
		return;
	parent = edition->parents[0];
	for (size_t cell = 0; cell < CELLS_MAX; cell++)
		story->given[e][cell] = parent == HISTORY_ABSENT
						? (struct given){.absent = true}
						: story->given[parent][cell];
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
			.parents = story->parents[e],
			.parent_count = parents,
			.unchanged = parents && dice(4) == 0,
			.position = HISTORY_OPEN};
		for (size_t cell = 0; cell < CELLS_MAX; cell++)
			story->given[e][cell] =
				(struct given){.absent = dice(4) == 0,
					       .kept = dice(8) == 0,
					       .value = dice(3)};
		copy_unchanged(story, e);
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
check_versions(const struct story *story, const struct truths *all,
	       uint32_t cell)
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
					: standing(&all[e]);
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

/* Is this one told, as it should be? */
static bool
is_told(const struct story *story, uint32_t edition, uint32_t cell,
	const struct truth *truth, bool same)
{
	size_t found = 0;

	for (size_t r = 0; r < story->rival_count; r++) {
		const struct rival *rival = &story->rivals[r];

		if (rival->cell != cell || rival->merge != edition ||
		    rival->origin != truth->origin)
			continue;
		found++;
		assert_int_equal(rival->same, same);
		assert_int_equal(rival->value.state == FIGURE_ABSENT,
				 truth->absent);
		if (!truth->absent)
			assert_int_equal(rival->value.value, truth->value);
	}
	assert_true(found <= 1);
	return found == 1;
}

/* How many rivals an edition has to tell; each must be there. */
static size_t
check_rivals_at(const struct story *story, const struct truths *all,
		uint32_t edition, uint32_t cell)
{
	struct truths sides = truths_of_parents(story, all, edition);
	const struct truth *own = &all[edition].items[0];
	struct truths others = without_repetitions(&sides);
	size_t keeper = keeper_of(&sides, own), count = 0;

	if (all[edition].count > 1 || sides.count == 0)
		return 0;
	if (story->given[edition][cell].kept)
		keeper = 0;
	if (keeper == sides.count)
		keeper = 0;
	for (size_t s = 0; s < others.count; s++) {
		const struct truth *other = &others.items[s];
		bool same = own->entry && same_value(own, other);

		if (!other->entry ||
		    descends(story, sides.items[keeper].edition,
			     other->origin) ||
		    (same && descends(story, other->origin, own->origin)) ||
		    (!own->entry && other->absent))
			continue;
		count++;
		if (!is_told(story, edition, cell, other, same))
			fail_msg("edition %u, cell %u: no rival from %u",
				 (unsigned)edition, (unsigned)cell,
				 (unsigned)other->origin);
	}
	return count;
}

/* How many rivals the cell has. */
static size_t
check_cell(const struct story *story, uint32_t cell)
{
	static struct truths all[EDITIONS_MAX];
	size_t rivals = 0;

	for (uint32_t e = 0; e < story->count; e++)
		all[e] = truths_at(story, all, e, cell);
	check_versions(story, all, cell);
	for (uint32_t e = 0; e < story->count; e++)
		rivals += check_rivals_at(story, all, e, cell);
	return rivals;
}

static void
random_histories_agree_with_the_rule_read_slowly(void **state)
{
	static struct story story;

	(void)state;
	for (uint32_t seed = 1; seed <= 4000; seed++) {
		size_t rivals = 0;

		seed_state = seed;
		random_story(&story);
		replay(&story);
		for (uint32_t cell = 0; cell < CELLS_MAX; cell++)
			rivals += check_cell(&story, cell);
		assert_int_equal(rivals, story.rival_count);
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
			a_merge_of_changes_in_different_places_has_no_rivals),
		cmocka_unit_test(
			a_conflict_that_is_settled_for_one_side_does_not_adopt_the_other),
		cmocka_unit_test(
			a_merge_that_leaves_a_change_out_does_not_adopt_it),
		cmocka_unit_test(
			a_value_of_its_own_in_a_merge_does_not_adopt_the_sides),
		cmocka_unit_test(absence_may_lose_and_win_as_a_value_does),
		cmocka_unit_test(
			what_one_side_restores_or_takes_back_is_no_rival),
		cmocka_unit_test(
			copies_of_a_change_in_unrelated_histories_are_independent),
		cmocka_unit_test(an_octopus_tells_of_each_arm_that_lost),
		cmocka_unit_test(
			a_criss_cross_tells_of_a_value_where_it_first_lost),
		cmocka_unit_test(
			a_merge_that_keeps_a_broken_file_keeps_its_figures),
		cmocka_unit_test(
			who_resolves_a_merge_later_is_not_the_author_of_its_sides),
		cmocka_unit_test(
			random_histories_agree_with_the_rule_read_slowly),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
