/*
 * The digest of a night and the files that are kept of it. Apart from the rest
 * of the night because where the last one ended, and what it stood on, may be
 * lost, and then something has to stand in for it.
 */
#include "night.h"

#include "batch/batch.h"

#include <inttypes.h>
#include <stdio.h>
#include <sys/stat.h>

static const char *const digest_formats[] = {"text", "json"};
#define DIGEST_FORMATS COUNT(digest_formats)

/* Where the last digest ended is kept beside it, so that what somebody loads by
 * day is told at night. False when there was none, or it is damaged. */
static bool
read_mark(struct night *night, struct digest_mark *out, bool *damaged_out)
{
	const char *path = night_path(night, "digest", "mark");
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
		if (stat(night_path(night, name, "text"), &there) == 0)
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
	night_end_step(night, _("%s is damaged or gone"),
		       night_path(night, "digest", "mark"));
	return true;
}

static bool
write_mark(struct night *night, const struct digest_mark *mark,
	   struct error *err)
{
	const char *line =
		arena_printf(&night->arena, "%s %" PRId64 " %" PRId64 "\n",
			     mark->oid, mark->known_time, mark->load);

	return output_write(night_path(night, "digest", "mark"), text_of(line),
			    err);
}

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
			output_write(night_path(night, name, digest_formats[i]),
				     strbuf_view(&rendered), err);
		strbuf_release(&rendered);
		if (!ok)
			return false;
	}
	return true;
}

/* Was it written before the last digest ended? */
static bool
is_of_before(struct night *night, const char *name)
{
	struct stat kept, mark;

	return stat(night_path(night, name, digest_formats[0]), &kept) == 0 &&
	       stat(night_path(night, "digest", "mark"), &mark) == 0 &&
	       (kept.st_mtim.tv_sec != mark.st_mtim.tv_sec
			? kept.st_mtim.tv_sec < mark.st_mtim.tv_sec
			: kept.st_mtim.tv_nsec <= mark.st_mtim.tv_nsec);
}

/* By the number of the load; but a ledger that was lost counts from 1 again. A
 * file that is younger than the mark is of a run that died. */
static const char *
kept_name(struct night *night, int64_t load)
{
	const char *name = arena_printf(&night->arena, "digest-%" PRId64, load);

	for (int n = 2; is_of_before(night, name); n++)
		name = arena_printf(&night->arena, "digest-%" PRId64 "-%d",
				    load, n);
	return name;
}

/* What a digest told must not be lost to the next run, which tells what is new
 * to it: it stays. The same load again has nothing to tell, but after a run
 * that died here. */
static bool
write_files(struct night *night, const struct table *table,
	    const struct digest_mark *mark, struct error *err)
{
	return (!mark || table_row_count(table) == 0 ||
		write_table(night, kept_name(night, mark->load), table, err)) &&
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
			    : arena_string(&night->arena, why.message);
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
		.no_journal = night->no_journal,
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

void
night_write_digest(struct night *night, bool loaded)
{
	struct digest_mark mark;
	struct table table = {0};
	struct error err = {0};

	night_begin_step(night);
	bool ok = make_digest(night, loaded, &table, &mark, &err) &&
		  write_files(night, &table, loaded ? &mark : NULL, &err) &&
		  (!loaded || write_mark(night, &mark, &err));
	if (ok)
		night_end_step(night, _("wrote %s"),
			       night_path(night, "digest", "text"));
	else
		night_fail_step(night, "digest", &err);
	table_release(&table);
}
