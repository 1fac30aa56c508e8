/*
 * Random git histories, loaded as a whole, piece by piece and after others that
 * a rewrite took away, against a slow and obvious replay of every commit.
 *
 *   TESTS_ROUNDS  how many histories; TESTS_LONG stands for 10,000
 *   TESTS_SEED    the first one's seed; they count up from there
 */
#include "../dump.h"
#include "batch/batch.h"
#include "model.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#define CUTS_MAX    5
#define LONG_ROUNDS 10000
#ifdef __SANITIZE_ADDRESS__
#define ROUNDS 60
#else
#define ROUNDS 200
#endif

static char folder[64];
static struct config config;
static struct archive_writer *writer;

/* --- A place for it all --- */

static int
make_city(void **state)
{
	char path[96];
	struct error err = {0};

	(void)state;
	/* A load syncs: in memory where that is to be had. */
	snprintf(folder, sizeof folder, "%s/histories-XXXXXX",
		 access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
	if (!mkdtemp(folder))
		return -1;
	snprintf(path, sizeof path, "%s/city.yaml", folder);
	FILE *file = fopen(path, "w");
	if (!file || fputs(city_file, file) == EOF || fclose(file) != 0)
		return -1;
	if (!config_open(path, SOURCE_DIR "/config", &config, &err))
		fail_msg("%s:%d: %s", err.source, err.line, err.message);
	snprintf(path, sizeof path, "%s/archive", folder);
	writer = archive_writer_new(path);
	return 0;
}

static int
remove_city(void **state)
{
	char command[96];

	(void)state;
	archive_writer_free(writer);
	config_close(&config);
	snprintf(command, sizeof command, "rm -rf '%s'", folder);
	return system(command);
}

/* --- Comparing --- */

static int
compare_lines(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

struct lines {
	VEC(char *) items; /* into the text they are of */
};

static void
split_lines(struct strbuf *text, struct lines *out)
{
	char *rest = NULL;

	for (char *line = strtok_r(text->data, "\n", &rest); line;
	     line = strtok_r(NULL, "\n", &rest))
		*vec_push(&out->items) = line;
}

/* Is it of a kind that the oracle speaks of? */
static bool
is_judged(const char *line)
{
	static const char *const kinds[] = {"commit\t", "commit_parent\t",
					    "version\t", "rival\t"};

	for (size_t i = 0; i < COUNT(kinds); i++)
		if (strncmp(line, kinds[i], strlen(kinds[i])) == 0)
			return true;
	return false;
}

/* What one has and the other lacks, each line after its sign. */
static void
print_difference(struct lines *expected, struct lines *actual,
		 struct strbuf *out)
{
	size_t e = 0, a = 0;

	while (e < expected->items.count || a < actual->items.count) {
		int order = e == expected->items.count ? 1
			    : a == actual->items.count
				    ? -1
				    : strcmp(expected->items.items[e],
					     actual->items.items[a]);

		if (order < 0)
			strbuf_printf(out, "missing %s\n",
				      expected->items.items[e]);
		else if (order > 0)
			strbuf_printf(out, "phantom %s\n",
				      actual->items.items[a]);
		e += order <= 0;
		a += order >= 0;
	}
}

static void
sort_lines(struct lines *lines)
{
	vec_sort(&lines->items, compare_lines);
}

/* Hold a dump against the oracle; what differs is added to out. */
static void
judge(const struct model *model, int tip, const struct strbuf *dump,
      struct strbuf *out)
{
	struct strbuf expected = {0}, actual = {0};
	struct lines wanted = {0}, all = {0}, given = {0};

	oracle_print(model, tip, &expected);
	split_lines(&expected, &wanted);
	strbuf_text(&actual, strbuf_view(dump));
	split_lines(&actual, &all);
	vec_each (char **, line, &all.items)
		if (is_judged(*line))
			*vec_push(&given.items) = *line;
	sort_lines(&wanted);
	sort_lines(&given);
	print_difference(&wanted, &given, out);
	vec_release(&wanted.items);
	vec_release(&all.items);
	vec_release(&given.items);
	strbuf_release(&expected);
	strbuf_release(&actual);
}

/* --- Loading --- */

/* What the warehouse says after a load; a failure is added to out. */
static bool
load(struct strbuf *dump, const struct load_options *options,
     struct strbuf *out)
{
	struct load_report report = {0};
	struct warehouse *warehouse = NULL;
	struct error err = {0};

	strbuf_clear(dump);
	bool ok = batch_load(&config, options, &report, &err) &&
		  warehouse_open(config.city->warehouse, WAREHOUSE_READ,
				 &warehouse, &err) &&
		  warehouse_check(warehouse, &err) &&
		  dump_warehouse(warehouse, dump, &err);
	if (!ok)
		strbuf_printf(out, "%s\n", err.message);
	warehouse_close(warehouse);
	load_report_release(&report);
	return ok;
}

/* Up to which commits the archive is loaded, one after the other. */
struct cuts {
	int items[CUTS_MAX], count;
	struct load_options options;
};

/* Some of the commits through which the last one comes, oldest first. */
static void
choose_cuts(const struct model *model, int tip, struct dice *dice,
	    struct cuts *out)
{
	int count = 0;

	for (int i = 0; i < tip && count < CUTS_MAX - 1; i++)
		if (model_descends(model, tip, i) &&
		    (count == 0 ||
		     model_descends(model, i, out->items[count - 1])) &&
		    dice_one_in(dice, tip / 3 + 1))
			out->items[count++] = i;
	out->items[count++] = tip;
	out->count = count;
	out->options = (struct load_options){.threads = 1};
}

/* Whatever commits, as if the history were rewritten each time. */
static void
choose_rewrites(const struct model *model, int tip, struct dice *dice,
		struct cuts *out)
{
	out->count = 1 + dice_roll(dice, CUTS_MAX - 1);
	for (int i = 0; i < out->count; i++)
		out->items[i] = dice_roll(dice, model->count);
	out->items[out->count - 1] = tip;
	out->options =
		(struct load_options){.threads = 1, .accept_rewrite = true};
}

/* As if nothing had been loaded yet. */
static void
begin_anew(void)
{
	unlink(config.city->warehouse);
	archive_forget(writer);
}

static void
load_whole(const struct model *model, int tip, struct strbuf *dump,
	   struct strbuf *out)
{
	const struct load_options options = {.threads = 1 + (unsigned)tip % 2};

	archive_point(writer, &model->commits[tip]);
	begin_anew();
	if (load(dump, &options, out))
		judge(model, tip, dump, out);
}

/* The first line in which two texts differ. */
static void
print_first_difference(const char *whole, const char *cut, struct strbuf *out)
{
	size_t same = 0, start;

	while (whole[same] && whole[same] == cut[same])
		same++;
	for (start = same; start > 0 && whole[start - 1] != '\n';)
		start--;
	strbuf_printf(out, "whole %.*s\ncut   %.*s\n",
		      (int)strcspn(whole + start, "\n"), whole + start,
		      (int)strcspn(cut + start, "\n"), cut + start);
}

/* In pieces; after the last of them, byte for byte what the whole load gave. */
static void
load_cut(const struct model *model, const struct cuts *cuts,
	 const struct strbuf *whole, struct strbuf *out)
{
	struct strbuf dump = {0};

	begin_anew();
	for (int i = 0; i < cuts->count && out->length == 0; i++) {
		int tip = cuts->items[i];

		archive_point(writer, &model->commits[tip]);
		if (load(&dump, &cuts->options, out))
			judge(model, tip, &dump, out);
		if (out->length > 0)
			strbuf_printf(out, "in load %d, up to %d\n", i + 1,
				      tip);
	}
	if (out->length == 0 && strcmp(whole->data, dump.data) != 0)
		print_first_difference(whole->data, dump.data, out);
	strbuf_release(&dump);
}

/* The fewest commits that fail when loaded as a whole; the tip if none. */
static int
shrink(const struct model *model, struct strbuf *out)
{
	struct strbuf dump = {0}, found = {0};
	int tip = 0;

	for (; tip < model->count - 1 && found.length == 0; tip++)
		load_whole(model, tip, &dump, &found);
	if (found.length > 0) {
		strbuf_clear(out);
		strbuf_text(out, strbuf_view(&found));
		tip--;
	}
	strbuf_release(&dump);
	strbuf_release(&found);
	return tip;
}

static void
explain(const struct model *model, uint64_t seed, const struct cuts *cuts,
	struct strbuf *differences)
{
	struct strbuf story = {0};
	int tip = shrink(model, differences);

	model_print(model, &story);
	strbuf_printf(&story, "\n%sTESTS_SEED=%llu TESTS_ROUNDS=1: tip %d, %s",
		      differences->data, (unsigned long long)seed, tip,
		      cuts->options.accept_rewrite ? "rewritten" : "cut");
	for (int i = 0; i < cuts->count; i++)
		strbuf_printf(&story, " %d", cuts->items[i]);
	fprintf(stderr, "%s\n", story.data);
	strbuf_release(&story);
}

static bool
try_history(uint64_t seed)
{
	static struct model model;
	struct dice dice = {~seed};
	struct strbuf whole = {0}, differences = {0};
	struct cuts cuts;
	int tip;

	model_make(&model, seed);
	tip = model.count - 1;
	archive_write(writer, &model);
	choose_cuts(&model, tip, &dice, &cuts);
	load_whole(&model, tip, &whole, &differences);
	if (differences.length == 0)
		load_cut(&model, &cuts, &whole, &differences);
	if (differences.length == 0) {
		choose_rewrites(&model, tip, &dice, &cuts);
		load_cut(&model, &cuts, &whole, &differences);
	}
	bool agrees = differences.length == 0;
	if (!agrees)
		explain(&model, seed, &cuts, &differences);
	strbuf_release(&whole);
	strbuf_release(&differences);
	return agrees;
}

static unsigned long
setting(const char *name, unsigned long otherwise)
{
	const char *value = getenv(name);

	return value && *value ? strtoul(value, NULL, 10) : otherwise;
}

static void
histories_are_told_as_every_commit_of_them_says(void **state)
{
	unsigned long seed = setting("TESTS_SEED", 1);
	unsigned long rounds = setting(
		"TESTS_ROUNDS", getenv("TESTS_LONG") ? LONG_ROUNDS : ROUNDS);
	unsigned long failed = 0;

	(void)state;
	for (unsigned long i = 0; i < rounds && failed < 3; i++)
		failed += !try_history(seed + i);
	if (failed > 0)
		fail_msg("seeds from %lu on: %lu failed", seed, failed);
	print_message("%lu histories, seeds from %lu on\n", rounds, seed);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			histories_are_told_as_every_commit_of_them_says),
	};

	return cmocka_run_group_tests(tests, make_city, remove_city);
}
