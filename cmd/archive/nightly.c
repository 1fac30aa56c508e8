/*
 * The verb "nightly": submit, load, the reports that the configuration lists,
 * and one digest. What cannot be done is told and does not stop the rest; where
 * the load stops, last night's reports stay.
 *
 * One line a step goes to standard error, for a journal. It has no colours and
 * no priorities: who reads it finds what failed by the exit status.
 */
#include "command.h"

#include "batch/batch.h"
#include "batch/lock.h"
#include "batch/submit.h"

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>

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

struct night {
	struct invocation *invocation;
	const struct city *city;
	struct timespec began; /* this step, on a clock that nobody sets */
	VEC(const char *) failures, left_out;
	struct error first; /* the first failure's */
	size_t written;
	struct arena arena;
};

static void
begin_step(struct night *night)
{
	clock_gettime(CLOCK_MONOTONIC, &night->began);
}

/* "juesuan: load: ... (0.12 s)" */
__attribute__((format(printf, 2, 3))) static void
end_step(struct night *night, const char *format, ...)
{
	struct strbuf line = {0};
	struct timespec now;
	va_list args;

	clock_gettime(CLOCK_MONOTONIC, &now);
	double seconds = (double)(now.tv_sec - night->began.tv_sec) +
			 (double)(now.tv_nsec - night->began.tv_nsec) / 1e9;
	va_start(args, format);
	strbuf_puts(&line, "juesuan: ");
	strbuf_puts(&line, arena_vprintf(&night->arena, format, args));
	va_end(args);
	strbuf_printf(&line, " (%.2f s)\n", seconds);
	fputs(line.data, stderr);
	fflush(stderr);
	strbuf_release(&line);
}

/* Tell of a step that could not be done, and keep its sentence for the
 * digest. */
static void
fail_step(struct night *night, const char *step, const struct error *err)
{
	const char *sentence =
		err->source[0] ? arena_printf(&night->arena, "%s: %s: %s", step,
					      err->source, err->message)
			       : arena_printf(&night->arena, "%s: %s", step,
					      err->message);

	if (night->failures.count == 0)
		night->first = *err;
	*vec_push(&night->failures) = sentence;
	end_step(night, _("failed: %s"), sentence);
}

/* What is left out stays where it is; the digest names it. */
static void
submit(struct night *night)
{
	const struct submit_options how = {
		.reason = night->invocation->values[OPTION_REASON]};
	struct submit_report report = {0};
	struct error err = {0};

	begin_step(night);
	if (!batch_submit(&night->invocation->config, &how, &report, &err)) {
		fail_step(night, "submit", &err);
		return;
	}
	end_step(night, _("submit: commits %zu, files left out %zu"),
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

	begin_step(night);
	if (!batch_load(&night->invocation->config, &how, &report, &err)) {
		fail_step(night, "load", &err);
		return false;
	}
	if (report.set_aside > 0)
		night->invocation->findings = true;
	if (report.nothing_new)
		end_step(night, _("load: nothing new, at %.12s"), report.tip);
	else
		end_step(night,
			 _("load: up to %.12s, commits %" PRId64
			   ", documents %" PRId64 ", values %" PRId64
			   ", set aside %" PRId64),
			 report.tip, report.commits, report.documents,
			 report.versions, report.set_aside);
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
	words[count++] = arena_printf(arena, "%s", report->report);
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
		   moment_find(context->warehouse, night->city,
			       operand_moment(&own, own.known_on),
			       &own.report.moment, err)) &&
		  own.command->run(&own, err);
	arena_release(&own.arena);
	return ok;
}

static const char *
file_path(struct night *night, const char *name, const char *format)
{
	return arena_printf(&night->arena, "%s/%s.%s", night->city->output,
			    name, strcmp(format, "text") == 0 ? "txt" : format);
}

static void
write_reports(struct night *night)
{
	for (size_t i = 0; i < night->city->report_count; i++) {
		const struct listed_report *report = &night->city->reports[i];

		for (size_t f = 0; f < report->format_count; f++) {
			const char *format = report->formats[f];
			const char *path =
				file_path(night, report->file, format);
			struct error err = {0};

			begin_step(night);
			if (write_report(night, report, format, path, &err)) {
				end_step(night, _("wrote %s"), path);
				night->written++;
			} else {
				fail_step(night, path, &err);
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

/* Where the last digest ended is kept beside it, so that what somebody loads by
 * day is told at night. False when there was none, or it is damaged. */
static bool
read_mark(struct night *night, struct digest_mark *out, bool *damaged_out)
{
	const char *path = file_path(night, "digest", "mark");
	FILE *file = fopen(path, "r");
	struct digest_mark mark = {0};

	if (!file)
		return false;
	bool ok = fscanf(file, "%71[0-9a-f] %" SCNd64 " %" SCNd64, mark.oid,
			 &mark.known_time, &mark.load) == 3;
	fclose(file);
	if (ok)
		*out = mark;
	else
		*damaged_out = true;
	return ok;
}

/* Without a mark, it is lost where any load's digest was kept. */
static bool
has_kept_digest(struct night *night, const struct digest_mark *last)
{
	struct stat there;

	for (int64_t load = last->load; load > 0; load--) {
		const char *name =
			arena_printf(&night->arena, "digest-%" PRId64, load);
		if (stat(file_path(night, name, "text"), &there) == 0)
			return true;
	}
	return false;
}

/* A mark that is lost is the load before the last one, if there is any. */
static bool
replace_mark(struct night *night, struct digest_question *question,
	     const struct digest_mark *last, struct digest_mark *since,
	     struct error *err)
{
	bool found;

	if (!question->since && !question->mark_lost)
		question->mark_lost = has_kept_digest(night, last);
	if (!question->mark_lost)
		return true;
	if (!digest_mark_before(&night->invocation->report, &found, since, err))
		return false;
	if (found)
		question->since = since;
	end_step(night, _("%s is damaged or gone"),
		 file_path(night, "digest", "mark"));
	return true;
}

static bool
write_mark(struct night *night, const struct digest_mark *mark,
	   struct error *err)
{
	const char *line =
		arena_printf(&night->arena, "%s %" PRId64 " %" PRId64 "\n",
			     mark->oid, mark->known_time, mark->load);

	return output_write(file_path(night, "digest", "mark"), text_of(line),
			    err);
}

static const char *const digest_formats[] = {"text", "json"};
#define DIGEST_FORMATS (sizeof digest_formats / sizeof *digest_formats)

/* The digest's files under a name without ending. */
static bool
write_table(struct night *night, const char *name, const struct table *table,
	    struct error *err)
{
	const struct render_options plain = {0};

	for (size_t i = 0; i < DIGEST_FORMATS; i++) {
		struct strbuf rendered = {0};

		renderer_find(digest_formats[i])
			->render(table, &plain, &rendered);
		bool ok =
			output_write(file_path(night, name, digest_formats[i]),
				     strbuf_view(&rendered), err);
		strbuf_release(&rendered);
		if (!ok)
			return false;
	}
	return true;
}

/* What a digest told must not be lost to the next run, which tells what is new
 * to it: it stays under the number of its load. The same load again has nothing
 * to tell, but after a run that died here. */
static bool
write_files(struct night *night, const struct table *table,
	    const struct digest_mark *mark, struct error *err)
{
	const char *kept = arena_printf(&night->arena, "digest-%" PRId64,
					mark ? mark->load : 0);

	return (!mark || table_row_count(table) == 0 ||
		write_table(night, kept, table, err)) &&
	       write_table(night, "digest", table, err);
}

/* What the last digest stood on may have left the line: then read it anew,
 * aside. A commit that cannot be read any more is told, and is no failure. */
static bool
read_then(struct night *night, const struct digest_mark *since,
	  struct report_context *out, const char **lost_out, struct error *err)
{
	const struct report_context *now = &night->invocation->report;
	struct report_context then = {.config = now->config};
	struct error why = {0};
	bool on_line;

	if (!digest_mark_is_on_line(now, since, &on_line, err))
		return false;
	if (on_line)
		return true;
	if (batch_read_at(then.config, since->oid, &then.warehouse, &why) &&
	    moment_find(then.warehouse, night->city, NULL, &then.moment,
			&why)) {
		*out = then;
		return true;
	}
	warehouse_close(then.warehouse);
	*lost_out = why.kind == ERR_NOT_FOUND
			    ? _("the archive has it no more.")
			    : arena_printf(&night->arena, "%s", why.message);
	return true;
}

static bool
make_whole_digest(struct night *night, struct digest_question *question,
		  struct table *out, struct digest_mark *mark,
		  struct error *err)
{
	const struct report_context *context = &night->invocation->report;
	struct report_context then = {0};
	struct digest_mark before;
	size_t restated;

	if (!digest_mark_read(context, mark, err) ||
	    !replace_mark(night, question, mark, &before, err))
		return false;
	if (question->since &&
	    !read_then(night, question->since, &then, &question->lost, err))
		return false;
	if (then.warehouse)
		question->then = &then;
	bool ok = report_digest(context, question, out, &restated, err);
	warehouse_close(then.warehouse);
	if (ok && restated > 0)
		night->invocation->findings = true;
	return ok;
}

/* The digest says what failed; where the load did, nothing else is new. */
static bool
make_digest(struct night *night, bool loaded, struct table *out,
	    struct digest_mark *mark, struct error *err)
{
	struct digest_mark since;
	bool damaged = false;
	struct digest_question question = {
		.since = read_mark(night, &since, &damaged) ? &since : NULL,
		.failures = night->failures.items,
		.failure_count = night->failures.count,
		.left_out = night->left_out.items,
		.left_out_count = night->left_out.count,
	};

	question.mark_lost = damaged;
	if (loaded)
		return make_whole_digest(night, &question, out, mark, err);
	report_digest_failed(&night->invocation->config, &question, out);
	return true;
}

static void
write_digest(struct night *night, bool loaded)
{
	struct digest_mark mark;
	struct table table = {0};
	struct error err = {0};

	begin_step(night);
	bool ok = make_digest(night, loaded, &table, &mark, &err) &&
		  write_files(night, &table, loaded ? &mark : NULL, &err) &&
		  (!loaded || write_mark(night, &mark, &err));
	if (ok)
		end_step(night, _("wrote %s"),
			 file_path(night, "digest", "text"));
	else
		fail_step(night, "digest", &err);
	table_release(&table);
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
		fail_step(&night, "load", &why);
		loaded = false;
	}
	if (loaded)
		write_reports(&night);
	write_digest(&night, loaded);
	ok = conclude(&night, err);
	lock_give(&lock);
	vec_release(&night.failures);
	vec_release(&night.left_out);
	arena_release(&night.arena);
	return ok;
}

const struct command cmd_nightly = {
	.name = "nightly",
	.summary = N_("Submit, load, write the listed reports and a digest."),
	.operands = "",
	.about = N_("What the configuration lists under “reports” is written "
		    "into the folder “output”,\nand with it digest.txt and "
		    "digest.json: what came since the last digest. Where "
		    "the\nload stops, last night's reports stay."),
	.options = options,
	.needs = NEEDS_CONFIG,
	.run = run,
};
