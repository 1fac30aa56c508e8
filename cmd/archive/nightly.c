/*
 * The verb "nightly": submit, load, the reports that the configuration lists,
 * and one digest. What cannot be done is told and does not stop the rest; where
 * the load stops, last night's reports stay.
 *
 * One line a step goes to standard error, for a journal. It has no colours and
 * no priorities: who reads it finds what failed by the exit status.
 */
#include "night.h"

#include "base/lock.h"
#include "batch/batch.h"
#include "submit/submit.h"

#include <errno.h>
#include <inttypes.h>
#include <sys/stat.h>

enum {
	OPTION_REASON,
};

static const struct command_option options[] = {
	[OPTION_REASON] = {"reason", N_("TEXT"),
			   N_("why figures are corrected that are submitted "
			      "now")},
	{0},
};

#define WORDS_MOST (2 * REPORT_WORDS_MAX + 8)

/* What is left out stays where it is; the digest names it. */
static void
submit(struct night *night)
{
	const struct submit_options how = {
		.reason = night->invocation->values[OPTION_REASON]};
	struct submit_report report = {0};
	struct error err = {0};

	night_begin_step(night);
	if (!submit_files(&night->invocation->config, &how, &report, &err)) {
		night_fail_step(night, "submit", &err);
		return;
	}
	night_end_step(night, _("submit: commits %zu, files left out %zu"),
		       report.commits.count, report.left_out.count);
	vec_each (const struct left_out *, left, &report.left_out)
		*vec_push(&night->left_out) = arena_printf(
			&night->arena, _("%s: %s."), left->path, left->why);
	if (report.left_out.count > 0)
		night->invocation->findings = true;
	submit_report_release(&report);
}

static bool
load(struct night *night)
{
	const struct load_options how = {0};
	struct load_report report = {0};
	struct error err = {0};

	night_begin_step(night);
	if (!batch_load(&night->invocation->config, &how, &report, &err)) {
		night_fail_step(night, "load", &err);
		return false;
	}
	if (report.set_aside > 0)
		night->invocation->findings = true;
	if (report.nothing_new)
		night_end_step(night, _("load: nothing new, at %.12s"),
			       report.tip);
	else
		night_end_step(night,
			       _("load: up to %.12s, commits %" PRId64
				 ", documents %" PRId64 ", values %" PRId64
				 ", set aside %" PRId64),
			       report.tip, report.commits, report.documents,
			       report.versions, report.set_aside);
	if (report.lost.length > 0) {
		night->no_journal =
			arena_string(&night->arena, report.lost.data);
		night_end_step(night, "%s", night->no_journal);
	}
	load_report_release(&report);
	return true;
}

/* The command line that an entry of the configuration stands for. */
static int
report_words(struct night *night, const struct listed_report *report,
	     const char *format, const char *path, char **words)
{
	struct arena *arena = &night->arena;
	int count = 0;

	words[count++] = arena_printf(arena, "juesuan");
	words[count++] = arena_string(arena, report->report);
	words[count++] = arena_printf(arena, "--format=%s", format);
	words[count++] = arena_printf(arena, "--output=%s", path);
	if (report->bom)
		words[count++] = arena_printf(arena, "--bom");
	for (size_t i = 0; i < report->option_count; i++) {
		const struct report_word *word = &report->options[i];

		if (!word->value)
			continue;
		char *option =
			arena_printf(arena, "--%s=%s", word->key, word->value);
		for (char *at = option; *at != '='; at++)
			if (*at == '_')
				*at = '-';
		words[count++] = option;
	}
	words[count++] = arena_printf(arena, "--");
	for (size_t i = 0; i < report->operand_count; i++)
		if (report->operands[i].value)
			words[count++] = arena_printf(
				arena, "%s", report->operands[i].value);
	words[count] = NULL;
	return count;
}

static bool
write_report(struct night *night, const struct listed_report *report,
	     const char *format, const char *path, struct error *err)
{
	const struct report_context *context = &night->invocation->report;
	struct invocation own = {0};
	char *words[WORDS_MOST];
	int count = report_words(night, report, format, path, words);

	if (!options_read(count, words, &own, err))
		return false;
	own.shipped = night->invocation->shipped;
	own.config = night->invocation->config;
	own.report = *context;
	bool ok = (!own.known_on ||
		   (operand_moment(&own, own.known_on, &own.known_on, err) &&
		    moment_find(context->warehouse, night->city, own.known_on,
				&own.report.moment, err))) &&
		  own.command->run(&own, err);
	arena_release(&own.arena);
	return ok;
}

static void
write_reports(struct night *night)
{
	for (size_t i = 0; i < night->city->report_count; i++) {
		const struct listed_report *report = &night->city->reports[i];

		for (size_t f = 0; f < report->format_count; f++) {
			const char *format = report->formats[f];
			const char *path =
				night_path(night, report->file, format);
			struct error err = {0};

			night_begin_step(night);
			if (write_report(night, report, format, path, &err)) {
				night_end_step(night, _("wrote %s"), path);
				night->written++;
			} else {
				night_fail_step(night, path, &err);
			}
		}
	}
}

static bool
open_warehouse(struct night *night, struct error *err)
{
	struct report_context *report = &night->invocation->report;
	const struct config *config = &night->invocation->config;

	return warehouse_open(config->city->warehouse, WAREHOUSE_READ,
			      &report->warehouse, err) &&
	       warehouse_begin(report->warehouse, err) &&
	       batch_is_outdated(config, report->warehouse, &report->outdated,
				 err) &&
	       moment_find(report->warehouse, config->city, NULL,
			   &report->moment, err);
}

static bool
make_output(const char *path, struct error *err)
{
	struct stat there;

	if (mkdir(path, 0777) == 0 ||
	    (errno == EEXIST && stat(path, &there) == 0 &&
	     S_ISDIR(there.st_mode)))
		return true;
	return error_set(err, ERR_SYSTEM, _("%s could not be made: %s."), path,
			 strerror(errno));
}

static bool
check_output(const struct city *city, struct error *err)
{
	return *city->output ||
	       error_at(err, ERR_CONFIG, city->path, 0, 0,
			_("Where are the digest and the reports to be "
			  "written? Name a folder with “output”."));
}

/* The first failure decides the exit status; all of them were told. */
static bool
conclude(const struct night *night, struct error *err)
{
	if (night->failures.count == 0)
		return true;
	return error_set(err,
			 night->first.kind == ERR_BUSY ? ERR_BUSY : ERR_SYSTEM,
			 _("The night was not done as a whole; failed: %zu, "
			   "written: %zu."),
			 night->failures.count, night->written);
}

static bool
run(struct invocation *invocation, struct error *err)
{
	const struct city *city = invocation->config.city;
	struct night night = {.invocation = invocation, .city = city};
	struct lock lock = {0};
	struct strbuf name = {0};

	strbuf_printf(&name, "%s.nightly", city->warehouse);
	bool ok = check_output(city, err) && make_output(city->output, err) &&
		  lock_take(name.data, &lock, err);
	strbuf_release(&name);
	if (!ok)
		return false;
	submit(&night);
	bool loaded = load(&night);
	struct error why = {0};
	if (loaded && !open_warehouse(&night, &why)) {
		night_fail_step(&night, "load", &why);
		loaded = false;
	}
	if (loaded)
		write_reports(&night);
	night_write_digest(&night, loaded);
	ok = conclude(&night, err);
	lock_give(&lock);
	vec_release(&night.failures);
	vec_release(&night.left_out);
	arena_release(&night.arena);
	return ok;
}

const struct command cmd_nightly = {
	.name = "nightly",
	.summary = N_("Submit, load, write reports and a digest."),
	.operands = "",
	.about = N_("What the configuration lists under “reports” is written "
		    "into the folder\n“output”, and with it digest.txt and "
		    "digest.json: what came since the last\ndigest. Where the "
		    "load stops, last night's reports stay."),
	.options = options,
	.needs = NEEDS_CONFIG,
	.run = run,
};
