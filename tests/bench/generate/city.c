/*
 * The history of a made-up city. Departments publish in autumn, a few at a
 * time; corrections follow, some on branches that somebody else merges, some
 * on two branches of one document at once; files are renamed, withdrawn and
 * published again.
 *
 * A document's content is a function of its department, its year and the set
 * of corrections made so far. So a branch is an array of small states, and a
 * merge is a merge of sets.
 */
#include "city.h"

#include "stream.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define AUTUMN_2016      1469980800 /* 2016-08-01 in +08:00 */
#define SECONDS_OF_YEAR  31556952
#define SECONDS_OF_ROUND (300 * 86400)

static const struct city_size sizes[] = {
	{"S", 20, 2022, 2024, 1},   {"M", 100, 2015, 2024, 1},
	{"L", 1000, 2015, 2024, 1}, {"H", 48, 2015, 2024, 18},
	{"H4", 48, 2015, 2024, 74},
};

const struct city_size *
city_size_find(const char *name)
{
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		if (strcmp(sizes[i].name, name) == 0)
			return &sizes[i];
	return NULL;
}

static void *
allocate(size_t count, size_t size)
{
	void *memory = calloc(count, size);

	if (!memory)
		abort();
	return memory;
}

static void
touch(struct branch *branch, size_t document)
{
	for (size_t i = 0; i < branch->touched_count; i++)
		if (branch->touched[i] == document)
			return;
	assert(branch->touched_count < TOUCHED_MAX);
	branch->touched[branch->touched_count++] = document;
}

/* Events */

static void
publish(struct city *city, const size_t *documents, size_t count)
{
	struct branch *main = &city->main;

	for (size_t i = 0; i < count; i++) {
		main->states[documents[i]].present = true;
		stream_blob(city, documents[i], &main->states[documents[i]]);
	}
	stream_commit(city, main, clerk_of(city, documents[0]),
		      "公布%d年度部门决算：%s等%zu家\n",
		      document_year(city, documents[0]),
		      document_department(city, documents[0]), count);
	for (size_t i = 0; i < count; i++)
		stream_file(city, main, documents[i]);
}

/* A present document of a branch, most often of the year in hand. */
static bool
pick(struct city *city, const struct branch *branch, size_t year, size_t *out)
{
	for (int tries = 0; tries < 20; tries++) {
		int64_t last = city->size->departments - 1;
		size_t department =
			(size_t)random_between(&city->random, 0, last);
		size_t when = year;

		if (random_chance(&city->random, 30))
			when = (size_t)random_between(&city->random, 0,
						      (int64_t)year);
		*out = document_number(city, department, when);
		if (branch->states[*out].present)
			return true;
	}
	return false;
}

static void
correct(struct city *city, struct branch *branch, size_t year)
{
	static const char *const reasons[] = {
		"录入时数字错位", "审计后调整", "重复计入，予以扣除",
		"科目归类有误",   "漏报补入",
	};
	const struct person *author;
	const char *reason;
	struct state *state;
	size_t document;

	if (!pick(city, branch, year, &document) ||
	    city->correction_counts[document] == CORRECTIONS_MAX)
		return;
	state = &branch->states[document];
	state->corrections |= UINT64_C(1)
			      << city->correction_counts[document]++;
	stream_blob(city, document, state);
	if (branch->fork)
		touch(branch, document);
	reason = reasons[random_between(&city->random, 0, 4)];
	author = random_chance(&city->random, 70) ? clerk_of(city, document)
						  : some_clerk(city);
	stream_commit(city, branch, author,
		      "更正%s%d年度决算\n\n更正原因：%s\n",
		      document_department(city, document),
		      document_year(city, document), reason);
	stream_file(city, branch, document);
}

/* Take the last of a document's corrections back. */
static void
revert(struct city *city, size_t year)
{
	struct state *state;
	size_t document;
	unsigned last = CORRECTIONS_MAX - 1;

	if (!pick(city, &city->main, year, &document))
		return;
	state = &city->main.states[document];
	if (state->corrections == 0)
		return;
	while (!(state->corrections >> last & 1))
		last--;
	state->corrections &= ~(UINT64_C(1) << last);
	stream_blob(city, document, state);
	stream_commit(city, &city->main, clerk_of(city, document),
		      "撤销对%s%d年度决算的更正\n",
		      document_department(city, document),
		      document_year(city, document));
	stream_file(city, &city->main, document);
}

static void
rename_file(struct city *city, size_t year)
{
	struct state *state;
	size_t document;

	if (!pick(city, &city->main, year, &document))
		return;
	state = &city->main.states[document];
	stream_commit(city, &city->main, some_merger(city), "规范文件名：%s\n",
		      document_department(city, document));
	stream_removal(city, document, state);
	state->renamed = !state->renamed;
	stream_file(city, &city->main, document);
}

/* Withdraw a document; it comes back when the round ends. */
static void
withdraw(struct city *city, size_t year, size_t *withdrawn, size_t *count)
{
	size_t document;

	if (!pick(city, &city->main, year, &document))
		return;
	stream_commit(city, &city->main, clerk_of(city, document),
		      "撤下%s%d年度决算，重新核对\n",
		      document_department(city, document),
		      document_year(city, document));
	stream_removal(city, document, &city->main.states[document]);
	city->main.states[document].present = false;
	withdrawn[(*count)++] = document;
}

static void
publish_again(struct city *city, size_t document)
{
	city->main.states[document].present = true;
	stream_commit(city, &city->main, clerk_of(city, document),
		      "重新公布%s%d年度决算\n",
		      document_department(city, document),
		      document_year(city, document));
	stream_file(city, &city->main, document);
}

/* Branches */

static void
open_side(struct city *city, struct branch *side)
{
	size_t bytes = city->documents * sizeof *side->states;

	memcpy(side->states, city->main.states, bytes);
	memcpy(side->fork, city->main.states, bytes);
	side->tip = city->main.tip;
	side->touched_count = 0;
	side->commits_left = (int)random_between(&city->random, 2, 6);
	side->open = true;
}

/* What the side changed since it left main, on top of main. */
static void
merge_state(struct city *city, const struct branch *side, size_t document)
{
	struct state *ours = &city->main.states[document];
	const struct state *theirs = &side->states[document];
	const struct state *fork = &side->fork[document];
	bool both = ours->corrections != fork->corrections;

	ours->corrections ^= theirs->corrections ^ fork->corrections;
	if (both)
		stream_blob(city, document, ours);
	else
		ours->mark = theirs->mark;
}

static void
merge(struct city *city, struct branch *sides[], size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < sides[i]->touched_count; j++)
			merge_state(city, sides[i], sides[i]->touched[j]);
	stream_commit(city, &city->main, some_merger(city),
		      "合入%zu个科室的核对结果\n", count);
	for (size_t i = 0; i < count; i++)
		fprintf(city->out, "merge :%u\n", sides[i]->tip);
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < sides[i]->touched_count; j++) {
			size_t document = sides[i]->touched[j];

			if (city->main.states[document].present)
				stream_file(city, &city->main, document);
		}
}

/* Merge the side branches that are complete, all at once. */
static void
merge_complete(struct city *city)
{
	struct branch *complete[SIDES];
	size_t count = 0;

	for (size_t i = 0; i < SIDES; i++) {
		struct branch *side = &city->sides[i];

		if (!side->open || side->commits_left > 0)
			continue;
		if (side->touched_count > 0)
			complete[count++] = side;
		side->open = false;
	}
	if (count > 0)
		merge(city, complete, count);
}

/* Open a side branch, add to one, or merge what is complete. */
static void
work_aside(struct city *city, size_t year)
{
	struct branch *side =
		&city->sides[random_between(&city->random, 0, SIDES - 1)];

	if (!side->open)
		open_side(city, side);
	if (side->commits_left == 0) {
		merge_complete(city);
		return;
	}
	correct(city, side, year);
	side->commits_left--;
}

/* Rounds */

static void
shuffle(struct city *city, size_t *items, size_t count)
{
	for (size_t i = count; i > 1; i--) {
		size_t j = (size_t)random_between(&city->random, 0,
						  (int64_t)i - 1);
		size_t item = items[i - 1];

		items[i - 1] = items[j];
		items[j] = item;
	}
}

static void
live_on(struct city *city, size_t year, size_t *withdrawn, size_t *count)
{
	struct random *random = &city->random;

	if (random_chance(random, 44))
		correct(city, &city->main, year);
	if (random_chance(random, 52))
		work_aside(city, year);
	if (random_chance(random, 2))
		revert(city, year);
	if (random_chance(random, 3))
		rename_file(city, year);
	if (random_chance(random, 2))
		withdraw(city, year, withdrawn, count);
}

/* One autumn: the documents of one fiscal year. */
static void
live_round(struct city *city, size_t year)
{
	size_t departments = (size_t)city->size->departments;
	size_t *queue = allocate(departments, sizeof *queue);
	size_t *withdrawn = allocate(departments * 2, sizeof *withdrawn);
	size_t withdrawn_count = 0;

	for (size_t i = 0; i < departments; i++)
		queue[i] = document_number(city, i, year);
	shuffle(city, queue, departments);
	city->clock = AUTUMN_2016 +
		      (int64_t)(city->size->first_year + (int)year - 2015) *
			      SECONDS_OF_YEAR;
	for (size_t done = 0; done < departments;) {
		size_t count = (size_t)random_between(&city->random, 1, 5);

		if (count > departments - done)
			count = departments - done;
		publish(city, &queue[done], count);
		done += count;
		for (int i = 0; i < city->size->bustle; i++)
			live_on(city, year, withdrawn, &withdrawn_count);
	}
	for (size_t i = 0; i < SIDES; i++)
		city->sides[i].commits_left = 0;
	merge_complete(city);
	for (size_t i = 0; i < withdrawn_count; i++)
		publish_again(city, withdrawn[i]);
	free(withdrawn);
	free(queue);
}

static void
init_filers(struct city *city, uint64_t seed)
{
	size_t departments = (size_t)city->size->departments;

	city->filers = allocate(departments, sizeof *city->filers);
	city->names = allocate(departments, sizeof *city->names);
	for (size_t i = 0; i < departments; i++) {
		struct random random = {random_mix(seed, i)};
		struct filer *filer = &city->filers[i];

		snprintf(city->names[i], sizeof *city->names, "示例第%04zu局",
			 i + 1);
		filer->seed = random_next(&random);
		filer->name = city->names[i];
		filer->profile = (enum profile_id)random_between(&random, 0,
								 PROFILES - 1);
		filer->staff = (int)random_between(&random, 12, 220);
		filer->institutions = random_chance(&random, 60);
		filer->grouped = random_chance(&random, 30);
		filer->zeros = random_chance(&random, 28);
	}
}

static void
init_branch(const struct city *city, struct branch *branch, const char *ref,
	    bool side)
{
	snprintf(branch->ref, sizeof branch->ref, "%s", ref);
	branch->states = allocate(city->documents, sizeof *branch->states);
	if (side)
		branch->fork = allocate(city->documents, sizeof *branch->fork);
}

static void
release_city(struct city *city)
{
	free(city->main.states);
	for (size_t i = 0; i < SIDES; i++) {
		free(city->sides[i].states);
		free(city->sides[i].fork);
	}
	free(city->filers);
	free(city->names);
	free(city->correction_counts);
}

void
city_print_history(FILE *out, const struct city_size *size, uint64_t seed)
{
	struct city city = {
		.out = out,
		.size = size,
		.years = (size_t)(size->last_year - size->first_year + 1),
		.step = SECONDS_OF_ROUND / (size->departments + 20) /
			size->bustle,
		.random = {random_mix(seed, 0)},
	};

	city.documents = (size_t)size->departments * city.years;
	city.correction_counts = allocate(city.documents, 1);
	init_filers(&city, seed);
	init_branch(&city, &city.main, "refs/heads/main", false);
	init_branch(&city, &city.sides[0], "refs/heads/side-1", true);
	init_branch(&city, &city.sides[1], "refs/heads/side-2", true);
	for (size_t year = 0; year < city.years; year++)
		live_round(&city, year);
	for (size_t i = 0; i < SIDES; i++)
		fprintf(out, "reset %s\nfrom %040d\n\n", city.sides[i].ref, 0);
	fputs("done\n", out);
	release_city(&city);
}

void
city_print_config(FILE *out, const struct city_size *size)
{
	fprintf(out,
		"# Made up: no such city, and no such figures.\n"
		"city: {name: 示例市, code: \"999900\"}\n"
		"years: %d-%d\n"
		"archive: {repository: %s.git, branch: main,\n"
		"          sources: \"{department}/{year}*\"}\n"
		"warehouse: %s.db\n"
		"forms: shanxi\n"
		"departments:\n",
		size->first_year, size->last_year, size->name, size->name);
	for (int i = 1; i <= size->departments; i++)
		fprintf(out, "  - {id: d%04d, name: 示例第%04d局}\n", i, i);
}
