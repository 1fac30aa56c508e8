/* From files to commits: see submit.h. */
#include "submit/submit.h"

#include "base/lock.h"
#include "submit/plan.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

/* How often the branch may move under our hands. */
#define TRIES 5

/* Files that a message names one by one. */
#define NAMED_MOST 50

struct submission {
	const struct config *config;
	const struct submit_options *options;
	struct archive *archive;
	struct lock lock;
	struct submit_report report;
};

/* What is committed of one department. */
struct share {
	const struct plan *plan;
	size_t department;
	VEC(struct file_change) changes;
	VEC(int) years; /* ascending */
	struct submitted counts;
};

static bool
check_reason(const struct submit_options *options, struct error *err)
{
	struct text reason = text_of(options->reason);
	size_t bad;

	if (!options->reason ||
	    (text_trim(reason).length > 0 && text_is_utf8(reason, &bad) &&
	     !text_has(reason, TEXT("\n")) && !text_has(reason, TEXT("\r"))))
		return true;
	return error_set(err, ERR_USAGE,
			 _("A reason is one line of text in UTF-8."));
}

/* --- One department --- */

static void
add_year(struct share *share, int year)
{
	size_t at = 0;

	while (at < share->years.count && share->years.items[at] < year)
		at++;
	if (at < share->years.count && share->years.items[at] == year)
		return;
	(void)vec_push(&share->years);
	for (size_t i = share->years.count - 1; i > at; i--)
		share->years.items[i] = share->years.items[i - 1];
	share->years.items[at] = year;
}

static void
share_make(struct share *share, const struct plan *plan, size_t department)
{
	*share = (struct share){
		.plan = plan,
		.department = department,
		.counts.department = department,
		.counts.has_submitter =
			*plan->city->departments[department].submitter.mail,
	};
	vec_each (const struct planned *, file, &plan->files) {
		if (file->department != department)
			continue;
		*vec_push(&share->changes) = (struct file_change){
			.path = file->path,
			.blob = file->blob,
		};
		add_year(share, file->year);
		if (file->blob.length == 0)
			share->counts.removed++;
		else if (file->is_new)
			share->counts.added++;
		else
			share->counts.changed++;
	}
}

static void
share_release(struct share *share)
{
	vec_release(&share->changes);
	vec_release(&share->years);
}

/* "（新增1个文件，修改2个文件）" */
static void
print_counts(struct strbuf *out, const struct submitted *counts)
{
	const struct {
		const char *verb;
		size_t count;
	} parts[] = {
		{"新增", counts->added},
		{"修改", counts->changed},
		{"删除", counts->removed},
	};
	const char *before = "（";

	for (size_t i = 0; i < COUNT(parts); i++) {
		if (parts[i].count == 0)
			continue;
		strbuf_printf(out, "%s%s%zu个文件", before, parts[i].verb,
			      parts[i].count);
		before = "，";
	}
	strbuf_puts(out, "）");
}

static void
print_files(struct strbuf *out, const struct share *share)
{
	const struct plan *plan = share->plan;
	size_t named = 0;

	vec_each (const struct planned *, file, &plan->files) {
		if (file->department != share->department)
			continue;
		if (named++ == NAMED_MOST) {
			strbuf_printf(out, "……共%zu个文件\n",
				      share->changes.count);
			return;
		}
		strbuf_printf(out, "%s %s\n",
			      file->blob.length == 0 ? "删除"
			      : file->is_new         ? "新增"
						     : "修改",
			      file->path);
	}
}

/* The archive speaks Chinese, whoever runs the program. */
static void
print_message(struct strbuf *out, const struct share *share)
{
	const struct city *city = share->plan->city;
	const char *reason = share->plan->options->reason;

	strbuf_printf(out, "%s：提交",
		      city->departments[share->department].name);
	for (size_t i = 0; i < share->years.count; i++)
		strbuf_printf(out, "%s%d", i ? "、" : "",
			      share->years.items[i]);
	strbuf_puts(out, "年度部门决算");
	print_counts(out, &share->counts);
	strbuf_puts(out, "\n\n");
	print_files(out, share);
	if (reason) {
		struct text line = text_trim(text_of(reason));

		strbuf_printf(out, "\n更正原因: %.*s\n", (int)line.length,
			      line.data);
	}
}

static struct signature
sign(const struct plan *plan, const struct person *person)
{
	return (struct signature){
		.name = person->name,
		.mail = person->mail,
		.time = plan->now,
		.zone_minutes = plan->city->timezone_minutes,
	};
}

static bool
commit_share(struct plan *plan, const struct share *share,
	     enum writing_end *end_out, struct error *err)
{
	const struct city *city = plan->city;
	const struct department *department =
		&city->departments[share->department];
	struct strbuf message = {0};
	struct writing writing = {
		.branch = city->branch,
		.base = plan->has_tip ? &plan->tip : NULL,
		.author = sign(plan, share->counts.has_submitter
					     ? &department->submitter
					     : &city->committer),
		.committer = sign(plan, &city->committer),
		.changes = share->changes.items,
		.change_count = share->changes.count,
	};
	struct oid commit;
	bool ok;

	print_message(&message, share);
	writing.message = message.data;
	ok = archive_commit(plan->archive, &writing, end_out, &commit, err);
	if (ok && *end_out == WRITING_DONE) {
		plan->tip = commit;
		plan->has_tip = true;
	}
	strbuf_release(&message);
	return ok;
}

/* --- All of them --- */

/* Commit what is planned, as long as the branch stays where it is. */
static bool
commit_all(struct submission *submission, struct plan *plan, bool *raced_out,
	   struct error *err)
{
	bool ok = true, raced = false;

	for (size_t d = 0; ok && !raced && d < plan->city->department_count;
	     d++) {
		enum writing_end end = WRITING_DONE;
		struct share share;

		share_make(&share, plan, d);
		if (share.changes.count > 0) {
			ok = plan->options->dry_run ||
			     commit_share(plan, &share, &end, err);
			raced = ok && end == WRITING_RACED;
			if (ok && end == WRITING_DONE)
				*vec_push(&submission->report.commits) =
					share.counts;
		}
		share_release(&share);
	}
	if (ok)
		*raced_out = raced;
	return ok;
}

/* Look once and commit. *again_out says that it was in vain: files are being
 * written, were put into the working tree, or the branch moved. */
static bool
try_once(struct submission *submission, bool is_last, bool *again_out,
	 struct error *err)
{
	struct plan plan = {
		.city = submission->config->city,
		.options = submission->options,
		.archive = submission->archive,
		.report = &submission->report,
		.is_last = is_last,
	};
	bool placed = false, raced = false;
	bool ok;

	submission->report.left_out.count = 0;
	ok = plan_make(&plan, err);
	if (ok && plan.is_fresh && !is_last)
		sleep(QUIET_SECONDS);
	else
		ok = ok && inbox_settle(&plan, &placed, err) &&
		     (placed || commit_all(submission, &plan, &raced, err));
	if (ok)
		*again_out = placed || raced || (plan.is_fresh && !is_last);
	plan_release(&plan);
	return ok;
}

static bool
try_often(struct submission *submission, struct error *err)
{
	bool again = true, ok = true;

	for (int i = 0; ok && again && i < TRIES; i++)
		ok = try_once(submission, i > 0, &again, err);
	return ok &&
	       (!again || error_at(err, ERR_ARCHIVE,
				   submission->config->city->repository, 0, 0,
				   _("Others commit to the archive faster than "
				     "this can: run it again.")));
}

bool
submit_files(const struct config *config, const struct submit_options *options,
	     struct submit_report *out, struct error *err)
{
	const struct city *city = config->city;
	struct submission submission = {.config = config, .options = options};
	bool ok = check_reason(options, err) &&
		  (options->dry_run ||
		   lock_take(city->warehouse, &submission.lock, err)) &&
		  archive_open(city->repository, &submission.archive, err) &&
		  (options->dry_run ||
		   archive_recover(submission.archive, city->branch, err)) &&
		  try_often(&submission, err);

	if (ok)
		*out = submission.report;
	else
		submit_report_release(&submission.report);
	archive_close(submission.archive);
	lock_give(&submission.lock);
	return ok;
}

void
submit_report_release(struct submit_report *report)
{
	vec_release(&report->commits);
	vec_release(&report->left_out);
	arena_release(&report->arena);
}
