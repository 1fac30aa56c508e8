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

#include "document.h"
#include "random.h"

#include <assert.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define SIDES            2
#define CORRECTIONS_MAX  8
#define TOUCHED_MAX      16
#define AUTUMN_2016      1469980800 /* 2016-08-01 in +08:00 */
#define SECONDS_OF_YEAR  31556952
#define SECONDS_OF_ROUND (300 * 86400)

static const struct city_size sizes[] = {
	{"S", 20, 2022, 2024},
	{"M", 100, 2015, 2024},
	{"L", 1000, 2015, 2024},
};

/* Clerks first, then those who merge, then the account of the batch. */
#define CLERKS  9
#define MERGERS 3
static const struct person {
	const char *name, *mail, *zone;
} people[] = {
	{"示例甲", "jia@example.invalid", "+0800"},
	{"示例乙", "yi@example.invalid", "+0800"},
	{"示例丙", "bing@example.invalid", "+0800"},
	{"示例丁", "ding@example.invalid", "+0800"},
	{"示例戊", "wu@example.invalid", "+0800"},
	{"示例己", "ji@example.invalid", "+0800"},
	{"示例庚", "geng@example.invalid", "+0800"},
	{"示例辛", "xin@example.invalid", "+0900"},
	{"示例壬", "ren@example.invalid", "+0800"},
	{"示例子", "zi@example.invalid", "+0800"},
	{"示例丑", "chou@example.invalid", "+0800"},
	{"示例寅", "yin@example.invalid", "+0000"},
	{"示例批量账号", "batch@example.invalid", "+0800"},
};
#define BATCH (&people[CLERKS + MERGERS])

struct state {
	uint32_t mark; /* of the blob */
	bool present, renamed;
	uint8_t corrections; /* a set */
};

struct branch {
	struct state *states; /* one a document */
	struct state *fork;   /* the same where it left main; NULL for main */
	uint32_t tip;
	bool open;
	int commits_left; /* before it is merged */
	size_t touched[TOUCHED_MAX];
	size_t touched_count;
	char ref[32];
};

struct city {
	FILE *out;
	const struct city_size *size;
	struct filer *filers;
	char (*names)[40];
	size_t years, documents;
	struct branch main, sides[SIDES];
	uint8_t *correction_counts; /* of a document, on all branches */
	uint32_t last_mark;
	int64_t clock, step;
	struct random random;
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

/* Documents */

static size_t
document_number(const struct city *city, size_t department, size_t year)
{
	return department * city->years + year;
}

static int
document_year(const struct city *city, size_t document)
{
	return city->size->first_year + (int)(document % city->years);
}

static const char *
document_department(const struct city *city, size_t document)
{
	return city->names[document / city->years];
}

static void
print_path(const struct city *city, size_t document, const struct state *state)
{
	fprintf(city->out, "d%04zu/%d%s.txt", document / city->years + 1,
		document_year(city, document), state->renamed ? "-决算" : "");
}

/* Write the content of a document, give the state its mark. */
static void
write_blob(struct city *city, size_t document, struct state *state)
{
	struct accounts accounts, before;
	const struct filer *filer = &city->filers[document / city->years];
	int year = document_year(city, document);
	char *text = NULL;
	size_t length = 0;
	FILE *memory = open_memstream(&text, &length);

	if (!memory)
		abort();
	accounts_make(filer, year, &accounts);
	accounts_make(filer, year - 1, &before);
	for (unsigned i = 0; i < CORRECTIONS_MAX; i++)
		if (state->corrections & 1u << i)
			accounts_correct(&accounts,
					 random_mix(filer->seed,
						    (uint64_t)year * 100 + i));
	document_print(memory, &accounts, &before);
	fclose(memory);
	state->mark = ++city->last_mark;
	fprintf(city->out, "blob\nmark :%u\ndata %zu\n", state->mark, length);
	fwrite(text, 1, length, city->out);
	putc('\n', city->out);
	free(text);
}

/* Commits */

static const struct person *
clerk_of(const struct city *city, size_t document)
{
	return &people[document / city->years % CLERKS];
}

static const struct person *
some_merger(struct city *city)
{
	return &people[CLERKS + random_between(&city->random, 0, MERGERS - 1)];
}

/* Write the head of a commit; what changes follows it. */
__attribute__((format(printf, 4, 5))) static void
begin_commit(struct city *city, struct branch *branch,
	     const struct person *author, const char *format, ...)
{
	const struct person *committer = author;
	int64_t written = city->clock;
	char message[512];
	va_list arguments;
	int length;

	city->clock += random_between(&city->random, city->step / 2,
				      city->step * 3 / 2);
	if (random_chance(&city->random, 15)) {
		committer = BATCH;
		written -= random_between(&city->random, 0, city->step * 4);
	}
	va_start(arguments, format);
	length = vsnprintf(message, sizeof message, format, arguments);
	va_end(arguments);
	assert(length > 0 && (size_t)length < sizeof message);
	fprintf(city->out, "commit %s\nmark :%u\n", branch->ref,
		++city->last_mark);
	fprintf(city->out, "author %s <%s> %lld %s\n", author->name,
		author->mail, (long long)written, author->zone);
	fprintf(city->out, "committer %s <%s> %lld %s\n", committer->name,
		committer->mail, (long long)city->clock, committer->zone);
	fprintf(city->out, "data %d\n%s\n", length, message);
	if (branch->tip)
		fprintf(city->out, "from :%u\n", branch->tip);
	branch->tip = city->last_mark;
}

static void
write_file(struct city *city, const struct branch *branch, size_t document)
{
	const struct state *state = &branch->states[document];

	fprintf(city->out, "M 100644 :%u ", state->mark);
	print_path(city, document, state);
	putc('\n', city->out);
}

static void
write_removal(struct city *city, size_t document, const struct state *state)
{
	fputs("D ", city->out);
	print_path(city, document, state);
	putc('\n', city->out);
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
		write_blob(city, documents[i], &main->states[documents[i]]);
	}
	begin_commit(city, main, clerk_of(city, documents[0]),
		     "公布%d年度部门决算：%s等%zu家\n",
		     document_year(city, documents[0]),
		     document_department(city, documents[0]), count);
	for (size_t i = 0; i < count; i++)
		write_file(city, main, documents[i]);
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
	struct state *state;
	size_t document;

	if (!pick(city, branch, year, &document) ||
	    city->correction_counts[document] == CORRECTIONS_MAX)
		return;
	state = &branch->states[document];
	state->corrections |=
		(uint8_t)(1u << city->correction_counts[document]++);
	write_blob(city, document, state);
	if (branch->fork)
		touch(branch, document);
	begin_commit(
		city, branch,
		random_chance(&city->random, 70)
			? clerk_of(city, document)
			: &people[random_between(&city->random, 0, CLERKS - 1)],
		"更正%s%d年度决算\n\n更正原因：%s\n",
		document_department(city, document),
		document_year(city, document),
		reasons[random_between(&city->random, 0, 4)]);
	write_file(city, branch, document);
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
	while (!(state->corrections & 1u << last))
		last--;
	state->corrections &= (uint8_t) ~(1u << last);
	write_blob(city, document, state);
	begin_commit(city, &city->main, clerk_of(city, document),
		     "撤销对%s%d年度决算的更正\n",
		     document_department(city, document),
		     document_year(city, document));
	write_file(city, &city->main, document);
}

static void
rename_file(struct city *city, size_t year)
{
	struct state *state;
	size_t document;

	if (!pick(city, &city->main, year, &document))
		return;
	state = &city->main.states[document];
	begin_commit(city, &city->main, some_merger(city), "规范文件名：%s\n",
		     document_department(city, document));
	write_removal(city, document, state);
	state->renamed = !state->renamed;
	write_file(city, &city->main, document);
}

/* Withdraw a document; it comes back when the round ends. */
static void
withdraw(struct city *city, size_t year, size_t *withdrawn, size_t *count)
{
	size_t document;

	if (!pick(city, &city->main, year, &document))
		return;
	begin_commit(city, &city->main, clerk_of(city, document),
		     "撤下%s%d年度决算，重新核对\n",
		     document_department(city, document),
		     document_year(city, document));
	write_removal(city, document, &city->main.states[document]);
	city->main.states[document].present = false;
	withdrawn[(*count)++] = document;
}

static void
publish_again(struct city *city, size_t document)
{
	city->main.states[document].present = true;
	begin_commit(city, &city->main, clerk_of(city, document),
		     "重新公布%s%d年度决算\n",
		     document_department(city, document),
		     document_year(city, document));
	write_file(city, &city->main, document);
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
		write_blob(city, document, ours);
	else
		ours->mark = theirs->mark;
}

static void
merge(struct city *city, struct branch *sides[], size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < sides[i]->touched_count; j++)
			merge_state(city, sides[i], sides[i]->touched[j]);
	begin_commit(city, &city->main, some_merger(city),
		     count > 1 ? "合入%zu个科室的核对结果\n"
			       : "合入科室的核对结果（%zu个分支）\n",
		     count);
	for (size_t i = 0; i < count; i++)
		fprintf(city->out, "merge :%u\n", sides[i]->tip);
	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < sides[i]->touched_count; j++) {
			size_t document = sides[i]->touched[j];

			if (city->main.states[document].present)
				write_file(city, &city->main, document);
		}
		sides[i]->open = false;
	}
}

/* Open a side branch, add to one, or merge those that are complete. */
static void
work_aside(struct city *city, size_t year)
{
	struct branch *side =
		&city->sides[random_between(&city->random, 0, SIDES - 1)];
	struct branch *complete[SIDES];
	size_t count = 0;

	if (!side->open)
		open_side(city, side);
	if (side->commits_left > 0) {
		correct(city, side, year);
		side->commits_left--;
		return;
	}
	complete[count++] = side;
	for (size_t i = 0; i < SIDES; i++)
		if (&city->sides[i] != side && city->sides[i].open &&
		    city->sides[i].commits_left == 0 &&
		    city->sides[i].touched_count > 0)
			complete[count++] = &city->sides[i];
	merge(city, complete, count);
}

static void
merge_all(struct city *city)
{
	for (size_t i = 0; i < SIDES; i++) {
		struct branch *side = &city->sides[i];

		if (side->open && side->touched_count > 0)
			merge(city, &side, 1);
		side->open = false;
	}
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

	if (random_chance(random, 45))
		correct(city, &city->main, year);
	if (random_chance(random, 55))
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
		live_on(city, year, withdrawn, &withdrawn_count);
	}
	merge_all(city);
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

		snprintf(city->names[i], sizeof *city->names, "示例第%04zu局",
			 i + 1);
		city->filers[i] = (struct filer){
			.seed = random_next(&random),
			.name = city->names[i],
			.profile = (enum profile_id)random_between(
				&random, 0, PROFILES - 1),
			.staff = (int)random_between(&random, 12, 220),
			.institutions = random_chance(&random, 60),
			.grouped = random_chance(&random, 30),
			.zeros = random_chance(&random, 28),
		};
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
		.step = SECONDS_OF_ROUND / (size->departments + 20),
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
