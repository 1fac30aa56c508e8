/* The verb "read". */
#include "command.h"

#include "base/child.h"
#include "report/contents.h"

#include <errno.h>
#include <stdlib.h>

#define OVERLAY_MS 120000

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
	struct strbuf svg = {0};
	enum child_end end = CHILD_ABSENT;

	if (atoi(page) < 1)
		return error_set(err, ERR_USAGE,
				 _("“%s” is no page: write a number from 1."),
				 page);
	bool ok = !invocation->pdf_reader ||
		  child_run(arguments, OVERLAY_MS, content, TEXT(""), &svg,
			    &end, err);
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

static bool
run(struct invocation *invocation, struct error *err)
{
	const struct city *city = invocation->config.city;
	char **words = invocation->operands;
	struct strbuf content = {0};
	struct contents_question question = {
		.name = words[0],
		.department = SIZE_MAX,
	};
	struct table table = {0};
	bool found;

	bool ok = invocation->operand_count < 2 ||
		  city_department(city, words[1], &question.department, err);
	ok = ok &&
	     (invocation->operand_count < 3 ||
	      operand_year(words[2], &question.year, err)) &&
	     read_file(words[0], city->file_limit, &content, err);
	question.content = strbuf_view(&content);
	if (ok && invocation->values[OPTION_OVERLAY]) {
		ok = draw_overlay(invocation,
				  invocation->values[OPTION_OVERLAY],
				  question.content, err);
	} else if (ok) {
		report_contents(&invocation->config, &question, &table, &found);
		ok = output_table(invocation, &table, err);
		invocation->findings = !found;
	}
	table_release(&table);
	strbuf_release(&content);
	return ok;
}

const struct command cmd_read = {
	.name = "read",
	.summary = N_("What a file says: its forms and figures, and what was "
		      "not understood."),
	.operands = N_("FILE [DEPARTMENT [YEAR]]"),
	.about = N_("The file need not be in the archive. Whose it should be "
		    "is compared with what it says."),
	.options = options,
	.needs = NEEDS_CONFIG,
	.reports = true,
	.operands_min = 1,
	.operands_max = 3,
	.run = run,
};
