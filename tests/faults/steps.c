/*
 * steps LIBRARY PROGRAM [ARGUMENT...]: one run of PROGRAM that goes wrong at
 * each of its steps in turn.
 *
 * ./city is a city as it stands before the run ("last night"); after an
 * undisturbed run it stands as "tonight". For each fault, and n = 1, 2, 3, ...
 * until the run no longer gets there, the n-th call fails or is where the
 * program is killed. Whatever happens, the program ends with a sentence, the
 * city is last night's or tonight's, can be looked at, and is tonight's, with
 * nothing left lying about, after the next run. A submission may have come as
 * far as any of its commits, made as an undisturbed one makes them; a file that
 * could not be read is submitted by the next run (./part-1, ... and ./rest).
 *
 * A folder whose bytes were judged before is not judged again. Every step that
 * changes something is taken; of the others, and of the ways to an allocation,
 * some, unless TESTS_LONG is set, which also adds faults that differ little.
 * FAULTS_STRIDE=N takes every N-th step only; FAULTS=NAME runs one fault alone.
 */
#include "plan.h"
#include "state.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define BIT(kind)  (1u << FAULT_##kind)
#define SAMPLE     100 /* ways to an allocation, unless TESTS_LONG */
#define SPARSE     4   /* every so many steps, where steps are sampled */
#define COMPLAINTS 20  /* more help nobody */
#define PARTS      4

static const struct fault {
	const char *name;
	uint32_t kinds;
	enum fault_action action;
	int error;
	bool lasting, rare, sampled;
} faults[] = {
	{.name = "killed",
	 .kinds = BIT(WRITE) | BIT(SYNC) | BIT(CUT) | BIT(OPEN) | BIT(NAME),
	 .action = FAULT_KILLS},
	{.name = "torn", .kinds = BIT(WRITE), .action = FAULT_TEARS},
	{.name = "full",
	 .kinds = BIT(WRITE) | BIT(CUT) | BIT(OPEN),
	 .action = FAULT_FULL,
	 .error = ENOSPC,
	 .lasting = true},
	{.name = "write", .kinds = BIT(WRITE), .error = EIO, .rare = true},
	{.name = "sync", .kinds = BIT(SYNC), .error = EIO},
	{.name = "cut", .kinds = BIT(CUT), .error = EIO},
	{.name = "open", .kinds = BIT(OPEN), .error = EACCES},
	{.name = "look", .kinds = BIT(LOOK), .error = EACCES},
	{.name = "files", .kinds = BIT(LOOK), .error = EMFILE, .rare = true},
	{.name = "stat", .kinds = BIT(STAT), .error = EIO, .sampled = true},
	{.name = "readonly",
	 .kinds = BIT(WRITE) | BIT(CUT) | BIT(OPEN) | BIT(NAME),
	 .error = EROFS,
	 .lasting = true,
	 .rare = true},
	{.name = "name", .kinds = BIT(NAME), .error = EACCES},
	{.name = "read", .kinds = BIT(READ), .error = EIO, .sampled = true},
	{.name = "lock", .kinds = BIT(LOCK), .error = ENOLCK, .sampled = true},
	{.name = "map", .kinds = BIT(MAP), .error = ENOMEM},
	{.name = "memory", .kinds = BIT(MEMORY), .error = ENOMEM},
	{.name = "no-memory",
	 .kinds = BIT(MEMORY),
	 .error = ENOMEM,
	 .lasting = true},
};

struct steps {
	char **program; /* NULL at its end */
	const char *library;
	struct fault_plan *plan;
	struct state last, tonight;
	struct {
		struct state first, end;
	} parts[PARTS]; /* of the night, where it may be done by halves */
	size_t part_count;
	struct strbuf heads, output; /* all that may be found */
	struct map judged; /* folders, by a hash of all that is in them */
	uint64_t untouched;
	bool dirty; /* ./city is no longer what ./night is */
	struct strbuf said;
	unsigned long ran, bad;
	const char *fault;
	long at;
	long stride;
	bool thorough;
};

static void __attribute__((format(printf, 2, 3)))
complain(struct steps *steps, const char *format, ...)
{
	va_list args;

	if (steps->bad++ >= COMPLAINTS)
		return;
	printf("%s %ld: ", steps->fault, steps->at);
	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	printf("\n%s", strbuf_string(&steps->said));
	fflush(stdout);
}

static void
read_said(struct steps *steps)
{
	FILE *file = fopen("said", "r");
	char bytes[4096];
	size_t length;

	strbuf_clear(&steps->said);
	while (file && (length = fread(bytes, 1, sizeof bytes, file)) > 0)
		strbuf_add(&steps->said, bytes, length);
	if (file)
		fclose(file);
}

/* SQLite's files of who died: with the chance taken out of their names, the
 * next runs would meet them until SQLite gives up. */
static void
clear_scratch(void)
{
	DIR *folder = opendir("scratch");
	struct dirent *entry;

	while (folder && (entry = readdir(folder)))
		unlinkat(dirfd(folder), entry->d_name, 0);
	if (folder)
		closedir(folder);
}

/* Run the program; what it says on stderr is then in steps->said. */
static int
run(struct steps *steps, char *const *arguments)
{
	int status = 0;

	clear_scratch();
	pid_t child = fork();

	if (child == 0) {
		int null = open("/dev/null", O_RDWR);
		int said = open("said", O_WRONLY | O_CREAT | O_TRUNC, 0666);

		dup2(null, STDIN_FILENO);
		dup2(null, STDOUT_FILENO);
		dup2(said, STDERR_FILENO);
		setenv("LD_PRELOAD", steps->library, 1);
		execv(arguments[0], arguments);
		_exit(127);
	}
	waitpid(child, &status, 0);
	read_said(steps);
	return status;
}

static void
shell(const char *command)
{
	if (system(command) != 0) {
		fprintf(stderr, "steps: %s failed\n", command);
		exit(2);
	}
}

static void
plan_nothing(struct steps *steps)
{
	steps->plan->kinds = 0;
	steps->plan->stacks = false;
}

static void
plan_fault(struct steps *steps, const struct fault *fault, long at)
{
	struct fault_plan *plan = steps->plan;

	plan->kinds = fault->kinds;
	plan->at = at;
	plan->lasting = fault->lasting;
	plan->action = fault->action;
	plan->error = fault->error;
	plan->stacks = false;
	plan->count = 0;
	plan->hit = false;
	steps->fault = fault->name;
	steps->at = at;
}

static bool
is_night(const struct steps *steps)
{
	return strcmp(steps->program[1], "nightly") == 0;
}

/* A night has a log; the other commands say one sentence. */
static bool
is_sentence(const struct steps *steps)
{
	static const char start[] = "juesuan: ";
	const struct strbuf *said = &steps->said;

	return said->length > sizeof start &&
	       strncmp(said->data, start, sizeof start - 1) == 0 &&
	       said->data[said->length - 1] == '\n' &&
	       (is_night(steps) ||
		strchr(said->data, '\n') == said->data + said->length - 1);
}

/* How the disturbed run ended; false: as it must not. */
static void
judge_end(struct steps *steps, int status, bool *done_out)
{
	bool kills = steps->plan->action == FAULT_KILLS ||
		     steps->plan->action == FAULT_TEARS;

	*done_out = false;
	if (WIFSIGNALED(status)) {
		if (WTERMSIG(status) != SIGKILL || !kills)
			complain(steps, "it crashed with signal %d",
				 WTERMSIG(status));
		return;
	}
	/* A file that could not be read is left out, which is no failure. */
	if (WEXITSTATUS(status) == 1 && steps->part_count > 0)
		return;
	*done_out = WEXITSTATUS(status) <= 1;
	if (*done_out && steps->said.length > 0 && !is_night(steps))
		complain(steps, "done, and yet it said:");
	else if (!*done_out && (WEXITSTATUS(status) > 4 || !is_sentence(steps)))
		complain(steps,
			 "it ended with %d and said:", WEXITSTATUS(status));
}

/* Which state that may be found is it? NULL: none. */
static const struct state *
recognise(const struct steps *steps, const struct state *found)
{
	if (state_equal(found, &steps->tonight))
		return &steps->tonight;
	for (size_t i = 0; i < steps->part_count; i++) {
		if (state_equal(found, &steps->parts[i].first))
			return &steps->parts[i].first;
		if (state_equal(found, &steps->parts[i].end))
			return &steps->parts[i].end;
	}
	return state_equal(found, &steps->last) ? &steps->last : NULL;
}

static void
judge_found(struct steps *steps, const struct state *found, bool done)
{
	const struct state *like = recognise(steps, found);

	if (!like)
		complain(steps, "it is neither last night's nor tonight's");
	else if (!state_same_loads(found, like))
		complain(steps, "its ledger has %s loads, not %s",
			 strbuf_string(&found->loads),
			 strbuf_string(&like->loads));
	else if (!state_lines_of(&found->heads, &steps->heads))
		complain(steps, "the archive's references are %s",
			 strbuf_string(&found->heads));
	else if (!state_lines_of(&found->output, &steps->output))
		complain(steps, "the reports are %s",
			 strbuf_string(&found->output));
	else if (strcmp(strbuf_string(&found->staged),
			strbuf_string(&steps->last.staged)) != 0)
		complain(steps, "what somebody staged is now %s",
			 strbuf_string(&found->staged));
	else if (done && like != &steps->tonight)
		complain(steps, "done, but it is not tonight's");
}

static const struct state *
recognise_end(const struct steps *steps, const struct state *found)
{
	if (state_lines_of(&found->heads, &steps->tonight.heads))
		return &steps->tonight;
	for (size_t i = 0; i < steps->part_count; i++)
		if (state_lines_of(&found->heads, &steps->parts[i].end.heads))
			return &steps->parts[i].end;
	return NULL;
}

/* The city after the run that follows a disturbed one; told is what the digest
 * had told before. */
static void
judge_next(struct steps *steps, const struct state *found,
	   const struct strbuf *told)
{
	const struct state *end = recognise_end(steps, found);

	if (!end)
		complain(steps, "after the next run, the references are %s",
			 strbuf_string(&found->heads));
	else if (!state_equal(found, end))
		complain(steps, "the next run does not end in tonight");
	else if (!state_same_files(found, end))
		complain(steps, "something lies about: %s",
			 strbuf_string(&found->files));
	else if (!state_same_work(found, end))
		complain(steps, "git says of the working tree: %s%s",
			 strbuf_string(&found->work),
			 strbuf_string(&found->staged));
	else if (!state_lines_of(&end->output, &found->output))
		complain(steps, "after the next run, the reports are %s",
			 strbuf_string(&found->output));
	else if (!state_told_once(told, &found->told, &steps->tonight.told))
		complain(steps, "the digests told %s--- and then %s",
			 strbuf_string(told), strbuf_string(&found->told));
}

/* The city after a disturbed run. */
static void
judge_city(struct steps *steps, bool done)
{
	char *const status[] = {steps->program[0], (char[]){"status"}, NULL};
	struct state found = {0}, next = {0};
	const struct strbuf none = {0};
	const char *trouble = state_take(&found);

	if (trouble)
		complain(steps, "the city: %s", trouble);
	else
		judge_found(steps, &found, done);
	plan_nothing(steps);
	int ended = run(steps, status);
	if (steps->last.exists && (!WIFEXITED(ended) || WEXITSTATUS(ended) > 1))
		complain(steps, "status ended with %d", ended);
	ended = run(steps, steps->program);
	if (!WIFEXITED(ended) || WEXITSTATUS(ended) > 1)
		complain(steps, "the next run ended with %d", ended);
	trouble = state_take(&next);
	if (trouble)
		complain(steps, "after the next run: %s", trouble);
	else
		judge_next(steps, &next,
			   strcmp(strbuf_string(&found.mark),
				  strbuf_string(&steps->last.mark)) != 0
				   ? &found.told
				   : &none);
	state_release(&found);
	state_release(&next);
	steps->dirty = true;
}

static void
restore(struct steps *steps)
{
	if (steps->dirty)
		shell("rm -rf city && cp -a night city");
	steps->dirty = false;
}

/* False when the run ended before the fault could strike. */
static bool
step(struct steps *steps, const struct fault *fault, long at)
{
	bool done;

	restore(steps);
	plan_fault(steps, fault, at);
	int status = run(steps, steps->program);
	if (!steps->plan->hit) {
		steps->dirty = true;
		return false;
	}
	steps->ran++;
	judge_end(steps, status, &done);
	uint64_t hash = folder_hash("city");
	steps->dirty = hash != steps->untouched;
	hash = hash * 2 + done;
	uint32_t known = steps->judged.count;
	map_intern(&steps->judged,
		   (struct text){(const char *)&hash, sizeof hash});
	if (steps->judged.count > known)
		judge_city(steps, done);
	return true;
}

/* One call of each way to it: the first. In quick runs, some of them. */
static void
strike_each_way(struct steps *steps, const struct fault *fault)
{
	struct map ways = {0};
	VEC(long) firsts = {0};

	restore(steps);
	plan_fault(steps, fault, 0);
	steps->plan->stacks = true;
	run(steps, steps->program);
	steps->dirty = true;
	for (long i = 1; i <= steps->plan->count && i < FAULT_STACKS; i++) {
		uint32_t known = ways.count;

		map_intern(&ways,
			   (struct text){(const char *)&steps->plan->from[i],
					 sizeof steps->plan->from[i]});
		if (ways.count > known)
			*vec_push(&firsts) = i;
	}
	size_t stride = steps->thorough ? 1 : firsts.count / SAMPLE + 1;

	stride *= (size_t)steps->stride;
	for (size_t i = fault->lasting ? 0 : stride / 2; i < firsts.count;
	     i += stride)
		step(steps, fault, firsts.items[i]);
	vec_release(&firsts);
	map_release(&ways);
}

static void
strike(struct steps *steps, const struct fault *fault)
{
	unsigned long before = steps->ran;
	long stride = steps->stride;

	if (fault->sampled && !steps->thorough)
		stride *= SPARSE;
	if (fault->kinds == BIT(MEMORY)) {
		strike_each_way(steps, fault);
	} else {
		for (long at = 1; step(steps, fault, at); at += stride)
			continue;
	}
	printf("%s: %lu steps\n", fault->name, steps->ran - before);
	fflush(stdout);
}

static void
begin(struct steps *steps)
{
	int file = open("plan", O_RDWR | O_CREAT | O_TRUNC, 0666);
	const char *trouble;

	if (file < 0 || ftruncate(file, sizeof *steps->plan) != 0 ||
	    (steps->plan = mmap(NULL, sizeof *steps->plan,
				PROT_READ | PROT_WRITE, MAP_SHARED, file, 0)) ==
		    MAP_FAILED) {
		perror("steps: plan");
		exit(2);
	}
	close(file);
	setenv(FAULTS_PLAN, "plan", 1);
	shell("rm -rf night && cp -a city night");
	steps->untouched = folder_hash("city");
	trouble = state_take(&steps->last);
	int status = run(steps, steps->program);
	if (!trouble)
		trouble = state_take(&steps->tonight);
	if (trouble || !WIFEXITED(status) || WEXITSTATUS(status) > 1) {
		fprintf(stderr, "steps: undisturbed it ends with %d: %s\n%s",
			status, trouble ? trouble : "",
			strbuf_string(&steps->said));
		exit(2);
	}
	strbuf_text(&steps->heads, strbuf_view(&steps->last.heads));
	strbuf_text(&steps->heads, strbuf_view(&steps->tonight.heads));
	state_commits(&steps->heads);
	strbuf_text(&steps->output, strbuf_view(&steps->last.output));
	strbuf_text(&steps->output, strbuf_view(&steps->tonight.output));
	steps->dirty = true;
}

/* What comes of the night where some of it could not be done: ./part-1, ... are
 * the city without that, and ./rest puts it back. */
static void
begin_parts(struct steps *steps)
{
	for (; steps->part_count < PARTS; steps->part_count++) {
		struct state *first = &steps->parts[steps->part_count].first;
		struct state *end = &steps->parts[steps->part_count].end;
		char command[128];

		snprintf(command, sizeof command, "part-%zu",
			 steps->part_count + 1);
		if (access(command, F_OK) != 0)
			return;
		snprintf(command, sizeof command,
			 "rm -rf city && cp -a part-%zu city",
			 steps->part_count + 1);
		shell(command);
		run(steps, steps->program);
		const char *trouble = state_take(first);
		state_commits(&steps->heads);
		shell("sh ./rest");
		run(steps, steps->program);
		if (!trouble)
			trouble = state_take(end);
		state_commits(&steps->heads);
		if (trouble) {
			fprintf(stderr, "steps: a part: %s\n", trouble);
			exit(2);
		}
		strbuf_text(&steps->output, strbuf_view(&first->output));
		strbuf_text(&steps->output, strbuf_view(&end->output));
	}
}

int
main(int argc, char **argv)
{
	const char *only = getenv("FAULTS"), *stride = getenv("FAULTS_STRIDE");
	struct steps steps = {
		.library = argv[1],
		.program = argv + 2,
		.stride = stride ? atol(stride) : 1,
		.thorough = getenv("TESTS_LONG") != NULL,
	};

	if (argc < 3 || steps.stride < 1)
		return 2;
	begin(&steps);
	begin_parts(&steps);
	for (size_t i = 0; i < COUNT(faults); i++)
		if (only ? strcmp(only, faults[i].name) == 0
			 : !faults[i].rare || steps.thorough)
			strike(&steps, &faults[i]);
	printf("%lu steps, %u states of the folder, %lu wrong\n", steps.ran,
	       steps.judged.count, steps.bad);
	state_release(&steps.last);
	state_release(&steps.tonight);
	for (size_t i = 0; i < steps.part_count; i++) {
		state_release(&steps.parts[i].first);
		state_release(&steps.parts[i].end);
	}
	strbuf_release(&steps.heads);
	strbuf_release(&steps.output);
	strbuf_release(&steps.said);
	map_release(&steps.judged);
	return steps.bad > 0;
}
