/* The verb "read". */
#include "command.h"

#include "base/child.h"
#include "report/contents.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#define OVERLAY_MS 120000
#define FILES_MOST 16 /* at once */

enum {
	OPTION_OVERLAY,
};

static const struct command_option options[] = {
	[OPTION_OVERLAY] =
		{"overlay", N_("PAGE"),
		 N_("draw that page of a PDF with its tables, as SVG")},
	{0},
};

static bool
read_file(const char *path, uint64_t limit, struct strbuf *out,
	  struct error *err)
{
	if (!file_read(path, limit, out))
		return error_set(err, ERR_SYSTEM, _("%s cannot be read: %s."),
				 path, strerror(errno));
	return out->length <= limit ||
	       error_set(err, ERR_SYSTEM,
			 _("%s has more bytes than limits.file of the "
			   "configuration allows."),
			 path);
}

/* A page of a PDF as the reader sees it. */
static bool
draw_overlay(struct invocation *invocation, const char *page,
	     struct text content, struct error *err)
{
	const char *const arguments[] = {invocation->pdf_reader, "--overlay",
					 page, NULL};
	const struct child reader = {.arguments = arguments,
				     .input = content,
				     .limit_ms = OVERLAY_MS};
	struct strbuf svg = {0};
	enum child_end end = CHILD_ABSENT;

	if (atoi(page) < 1)
		return error_set(err, ERR_USAGE,
				 _("“%s” is no page: write a number from 1."),
				 page);
	bool ok =
		!invocation->pdf_reader || child_run(&reader, &svg, &end, err);
	if (ok && end == CHILD_ABSENT)
		ok = error_set(err, ERR_SYSTEM,
			       _("The program that reads PDF files, "
				 "juesuan-pdf, is not installed beside "
				 "juesuan."));
	else if (ok && (end != CHILD_DONE ||
			!text_has(strbuf_view(&svg), TEXT("<svg"))))
		ok = error_set(err, ERR_NOT_FOUND,
			       _("%s has no page %s that could be drawn."),
			       invocation->operands[0], page);
	ok = ok &&
	     output_write(invocation->output_path, strbuf_view(&svg), err);
	strbuf_release(&svg);
	return ok;
}

/* The first operands that are files, one at least; behind them stands whose
 * they are. */
static size_t
count_files(const struct invocation *invocation)
{
	struct stat status;
	size_t count = 1;

	while (count < (size_t)invocation->operand_count &&
	       count < FILES_MOST &&
	       stat(invocation->operands[count], &status) == 0 &&
	       S_ISREG(status.st_mode))
		count++;
	return count;
}

/* Whose files they are: the operands behind them. */
static bool
read_owner(struct invocation *invocation, size_t files,
	   struct contents_question *out, struct error *err)
{
	char **words = invocation->operands + files;
	size_t count = (size_t)invocation->operand_count - files;

	if (count > 2)
		return error_set(err, ERR_USAGE,
				 _("“%s” is no file: after the files come "
				   "at most a department and a year."),
				 words[0]);
	return (count < 1 || city_department(invocation->config.city, words[0],
					     &out->department, err)) &&
	       (count < 2 || operand_year(words[1], &out->year, err));
}

static bool
tell_contents(struct invocation *invocation,
	      const struct contents_question *question, struct error *err)
{
	struct table table = {0};
	bool clear;

	report_contents(&invocation->config, question, &table, &clear);
	bool ok = output_table(invocation, &table, err);
	invocation->findings = !clear;
	table_release(&table);
	return ok;
}

static bool
run(struct invocation *invocation, struct error *err)
{
	uint64_t limit = invocation->config.city->file_limit;
	const char *page = invocation->values[OPTION_OVERLAY];
	struct strbuf contents[FILES_MOST] = {{0}};
	struct contents_file files[FILES_MOST];
	struct contents_question question = {
		.files = files,
		.file_count = count_files(invocation),
		.department = SIZE_MAX,
	};
	bool ok = read_owner(invocation, question.file_count, &question, err);

	for (size_t f = 0; ok && f < question.file_count; f++) {
		files[f].name = invocation->operands[f];
		ok = read_file(files[f].name, limit, &contents[f], err);
		files[f].content = strbuf_view(&contents[f]);
	}
	if (ok)
		ok = page ? draw_overlay(invocation, page, files[0].content,
					 err)
			  : tell_contents(invocation, &question, err);
	for (size_t f = 0; f < FILES_MOST; f++)
		strbuf_release(&contents[f]);
	return ok;
}

const struct command cmd_read = {
	.name = "read",
	.summary = N_("What a file says, before it is committed."),
	.operands = N_("FILE... [DEPARTMENT [YEAR]]"),
	.about = N_("The file need not be in the archive. Whose it should be "
		    "is compared with what\nit says. Several files are those "
		    "of one document, in the order in which they\ncount: what "
		    "a later one gives otherwise is told:\n  juesuan read "
		    "kjj/2024.pdf kjj 2024"),
	.options = options,
	.needs = NEEDS_CONFIG,
	.reports = true,
	.operands_min = 1,
	.operands_max = FILES_MOST + 2,
	.run = run,
};
