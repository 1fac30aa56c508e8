/* The verb "load". */
#include "command.h"

#include "batch/batch.h"

#include <errno.h>
#include <inttypes.h>

enum {
	OPTION_REBUILD,
	OPTION_ACCEPT_REWRITE,
	OPTION_THREADS,
};

static const struct command_option options[] = {
	[OPTION_REBUILD] = {"rebuild", NULL, N_("read everything anew")},
	[OPTION_ACCEPT_REWRITE] =
		{"accept-rewrite", NULL,
		 N_("go on although the archive's history was rewritten")},
	[OPTION_THREADS] = {"threads", N_("N"),
			    N_("how many; else one a processor, at most two")},
	{0},
};

static bool
threads_parse(const char *word, unsigned *out, struct error *err)
{
	char *end;

	errno = 0;
	unsigned long threads = strtoul(word, &end, 10);
	if (errno || *end || *word < '0' || *word > '9' || threads < 1 ||
	    threads > 64)
		return error_set(err, ERR_USAGE,
				 _("“%s” is no number of threads: write a "
				   "number from 1 to 64."),
				 word);
	*out = (unsigned)threads;
	return true;
}

static void
print_rewritten(struct strbuf *out, const struct load_report *load)
{
	if (load->is_blind)
		strbuf_puts(out, _("The rewritten history was accepted: "
				   "everything was read anew. What it changed "
				   "cannot be told, for the archive has lost "
				   "what was loaded before.\n"));
	else
		strbuf_printf(
			out,
			_("The rewritten history was accepted: everything "
			  "was read anew. Values that it no longer has, "
			  "or attributes otherwise: %" PRId64 "; the same "
			  "from another commit: %" PRId64 ".\n"),
			load->superseded, load->recommitted);
}

/* What was read because the warehouse was none, or should be made anew. */
static void
print_everything(struct strbuf *out, const struct load_report *load)
{
	strbuf_puts(out, _("Everything was read.\n"));
	if (load->superseded > 0)
		strbuf_printf(out,
			      _("The old warehouse had %" PRId64
				" values that the archive does not give.\n"),
			      load->superseded);
}

/* Why everything was read, and what that took away. */
static void
print_anew(struct strbuf *out, const struct load_report *load,
	   const char *branch)
{
	switch (load->kind) {
	case LOAD_READING:
		strbuf_printf(out,
			      _("The reading changed (%s): everything was read "
				"anew. Values that differ only because of it: "
				"%" PRId64 ".\n"),
			      strbuf_string(&load->reading_changes),
			      load->superseded);
		break;
	case LOAD_MOVED:
		strbuf_printf(out,
			      _("The branch now reaches the last load through "
				"a merge: everything was read anew. Values "
				"that are no longer on its line: %" PRId64
				".\n"),
			      load->superseded);
		break;
	case LOAD_REWRITTEN:
		print_rewritten(out, load);
		break;
	case LOAD_BRANCHED:
		strbuf_printf(
			out,
			_("The branch %s was accepted, which does not come "
			  "from what was loaded of %s: everything was read "
			  "anew. Values that it does not have, or attributes "
			  "otherwise: %" PRId64 "; the same from another "
			  "commit: %" PRId64 ".\n"),
			branch, load->branch_before.data, load->superseded,
			load->recommitted);
		break;
	default:
		print_everything(out, load);
	}
}

/* A journal has no other source. */
static void
print_put_aside(struct strbuf *out, const struct load_report *load)
{
	const struct salvage *salvage = &load->salvage;

	strbuf_printf(out,
		      load->was_older
			      ? _("An older juesuan made the warehouse; that "
				  "one is kept as %s.\n")
			      : _("The old warehouse could not be used; it is "
				  "kept as %s.\n"),
		      load->put_aside.data);
	strbuf_printf(
		out,
		salvage->is_whole
			? _("Its journal was carried over: loads %" PRId64
			    ", values of earlier readings and histories "
			    "%" PRId64 ".\n")
			: _("Of its journal what can be read was carried over: "
			    "loads %" PRId64
			    ", values of earlier readings and histories "
			    "%" PRId64
			    ". The rest is lost, unless that file can be "
			    "mended.\n"),
		salvage->loads, salvage->values);
	if (load->was_older && !load->was_compared)
		strbuf_puts(out,
			    _("Which values it read otherwise cannot be told: "
			      "it is damaged, or too old to be compared.\n"));
}

/* What became of what was loaded before. */
static void
print_past(struct strbuf *out, const struct load_report *load,
	   const char *branch)
{
	if (load->put_aside.length > 0)
		print_put_aside(out, load);
	if (load->lost.length > 0)
		strbuf_printf(out, "%s\n", load->lost.data);
	if (load->read_anew)
		print_anew(out, load, branch);
	if (load->kept.length > 0)
		strbuf_printf(out,
			      _("The history before is kept: `git log %s` in "
				"the archive shows it.\n"),
			      load->kept.data);
	if (load->resealed > 0)
		strbuf_printf(out,
			      _("The keys changed: %" PRId64
				" signatures of older commits were verified "
				"again.\n"),
			      load->resealed);
}

/* What came, and what somebody has to look at. */
static void
print_news(struct strbuf *out, const struct load_report *load)
{
	if (load->replaces)
		strbuf_puts(out, _("The repository replaces commits (`git "
				   "replace`, grafts). The originals were "
				   "read; `git log` will disagree.\n"));
	strbuf_printf(out,
		      _("Loaded up to commit %.12s: commits %" PRId64
			", documents %" PRId64 ", editions %" PRId64
			", files read %" PRId64 ", values %" PRId64 ".\n"),
		      load->tip, load->commits, load->documents, load->editions,
		      load->revisions, load->versions);
	if (load->cells_lost > 0)
		strbuf_printf(out,
			      _("Cells of the forms read: %" PRId64
				"; not understood: %" PRId64
				". `juesuan status` says where.\n"),
			      load->cells, load->cells_lost);
	if (load->unkept.length > 0)
		strbuf_printf(out,
			      _("%s Without it git may drop what a rewrite "
				"leaves behind.\n"),
			      load->unkept.data);
	if (load->set_aside > 0)
		strbuf_printf(out,
			      _("Set aside: %" PRId64
				". `juesuan status` says which and why.\n"),
			      load->set_aside);
}

static void
print_load(struct strbuf *out, const struct load_report *load,
	   const char *branch)
{
	if (load->nothing_new) {
		strbuf_printf(
			out,
			_("No change: the warehouse stands on commit %.12s.\n"),
			load->tip);
		return;
	}
	print_past(out, load, branch);
	print_news(out, load);
}

/* Which figures a rewrite changed, as a table. */
static bool
print_superseded(const struct invocation *invocation, struct strbuf *out,
		 struct error *err)
{
	const struct city *city = invocation->config.city;
	struct report_context context = {.config = &invocation->config};
	struct table table = {0};
	bool ok = warehouse_open(city->warehouse, WAREHOUSE_READ,
				 &context.warehouse, err) &&
		  warehouse_begin(context.warehouse, err) &&
		  moment_find(context.warehouse, city, NULL, &context.moment,
			      err) &&
		  report_superseded(&context, &table, err);

	if (ok) {
		strbuf_putc(out, '\n');
		invocation->renderer->render(&table,
					     &invocation->render_options, out);
	}
	table_release(&table);
	warehouse_close(context.warehouse);
	return ok;
}

static bool
run(struct invocation *invocation, struct error *err)
{
	const char *threads = invocation->values[OPTION_THREADS];
	struct load_options how = {
		.rebuild = invocation->values[OPTION_REBUILD] != NULL,
		.accept_rewrite =
			invocation->values[OPTION_ACCEPT_REWRITE] != NULL,
	};
	struct load_report load = {0};
	struct strbuf out = {0};

	if (threads && !threads_parse(threads, &how.threads, err))
		return false;
	if (!batch_load(&invocation->config, &how, &load, err))
		return false;
	invocation->findings = load.set_aside > 0;
	print_load(&out, &load, invocation->config.city->branch);
	bool ok =
		((load.kind != LOAD_REWRITTEN && load.kind != LOAD_BRANCHED) ||
		 load.superseded == 0 ||
		 print_superseded(invocation, &out, err)) &&
		output_write(NULL, strbuf_view(&out), err);
	strbuf_release(&out);
	load_report_release(&load);
	return ok;
}

const struct command cmd_load = {
	.name = "load",
	.summary = N_("Load what is new in the archive."),
	.operands = "",
	.options = options,
	.needs = NEEDS_CONFIG,
	.run = run,
};
