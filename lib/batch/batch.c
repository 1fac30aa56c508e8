/*
 * One load, from the branch's tip to the committed transaction.
 *
 * What is new since the load before is added to the warehouse. Everything is
 * read anew into a fresh file when there is no warehouse yet, when the way of
 * reading changed, when asked to, and when a merge the other way round took the
 * last tip off the first-parent line.
 */
#include "batch/load.h"

#include "archive/archive.h"
#include "warehouse/warehouse.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

static void
load_release(struct load *load)
{
	for (size_t r = 0; r < CREW_MOST; r++)
		reader_release(&load->readers[r]);
	store_release(&load->store);
	reading_release(&load->reading);
	crew_release(&load->crew);
	dossiers_release(&load->dossiers);
	paths_release(&load->paths);
	graph_release(&load->graph);
	warehouse_close(load->fresh);
	warehouse_close(load->old);
	earlier_release(&load->earlier);
	lock_give(&load->lock);
	basis_release(&load->basis);
	load_report_release(&load->report);
}

void
load_report_release(struct load_report *report)
{
	strbuf_release(&report->reading_changes);
	strbuf_release(&report->branch_before);
	strbuf_release(&report->kept);
	strbuf_release(&report->unkept);
	strbuf_release(&report->lost);
	strbuf_release(&report->put_aside);
}

static bool
look_at_archive(struct load *load, struct error *err)
{
	if (!archive_branch(load->basis.archive,
			    load->basis.config->city->branch, &load->basis.tip,
			    err))
		return false;
	load->report.replaces = archive_has_replacements(load->basis.archive);
	snprintf(load->report.tip, sizeof load->report.tip, "%s",
		 oid_text(&load->basis.tip).digits);
	return true;
}

/* Open it, and see that it can be read; a rebuild wants to be sure, for it
 * takes the journal over. */
static bool
try_open_old(struct load *load, enum warehouse_mode mode, struct error *err)
{
	const struct city *city = load->basis.config->city;

	return warehouse_open(city->warehouse, mode, &load->old, err) &&
	       warehouse_check_planted(load->old, err) &&
	       (!load->options->rebuild || mode != WAREHOUSE_WRITE ||
		warehouse_quick_check(load->old, err)) &&
	       basis_read_earlier(city, load->old, &load->earlier, err);
}

static bool
open_old(struct load *load, enum warehouse_mode mode, struct error *err)
{
	warehouse_close(load->old);
	load->old = NULL;
	load->unreadable = false;
	if (access(load->basis.config->city->warehouse, F_OK) != 0 &&
	    errno == ENOENT)
		return true;
	if (try_open_old(load, mode, err))
		return true;
	load->report.was_older = err->kind == ERR_OLDER;
	if (!load->report.was_older &&
	    (!load->options->rebuild || err->kind != ERR_REBUILD))
		return false;
	load->unreadable = true;
	earlier_release(&load->earlier);
	warehouse_close(load->old);
	load->old = NULL;
	return true;
}

static bool
is_nothing_new(const struct load *load)
{
	return load->earlier.exists && !load->options->rebuild &&
	       basis_is(&load->basis, &load->earlier);
}

/* From here on the lock is held and something is to be done. */
static bool
run(struct load *load, struct error *err)
{
	if (!load_begin(load, err) || !load_fill(load, err))
		return false;
	if (load->target != load->fresh)
		return true;
	/* Its log could not be emptied while we have it open. */
	warehouse_close(load->old);
	load->old = NULL;
	return warehouse_publish(
		load->fresh, load->unreadable ? &load->report.put_aside : NULL,
		err);
}

static bool
load_once(const struct config *config, const struct load_options *options,
	  bool *goes_back_out, struct load_report *out, struct error *err)
{
	struct load load = {.options = options,
			    .target_lock = PTHREAD_MUTEX_INITIALIZER};
	bool ok = basis_open(&load.basis, config, err) &&
		  look_at_archive(&load, err) &&
		  open_old(&load, WAREHOUSE_READ, err);

	/* Another load may have ended between the first look and the lock. */
	if (ok && !is_nothing_new(&load))
		ok = lock_take(config->city->warehouse, &load.lock, err) &&
		     open_old(&load, WAREHOUSE_WRITE, err);
	if (ok && is_nothing_new(&load))
		load.report.nothing_new = true;
	else
		ok = ok && run(&load, err);
	/* A load may have died before it came to this. */
	if (ok)
		load_keep_tip(&load);
	if (ok) {
		*goes_back_out = load.goes_back;
		*out = load.report;
		load.report = (struct load_report){0};
	}
	load_release(&load);
	return ok;
}

static void
swap(struct strbuf *one, struct strbuf *other)
{
	struct strbuf that = *one;

	*one = *other;
	*other = that;
}

/* The second load tells also what came over from the file that the first one
 * found, or that it found none. */
static void
take_over_salvage(struct load_report *from, struct load_report *out)
{
	swap(&from->put_aside, &out->put_aside);
	swap(&from->lost, &out->lost);
	out->was_older = from->was_older;
	out->was_compared = from->was_compared;
	out->salvage = from->salvage;
}

bool
batch_load(const struct config *config, const struct load_options *options,
	   struct load_report *out, struct error *err)
{
	const struct load_options further = {
		.accept_rewrite = true,
		.threads = options->threads,
	};
	struct load_report report;
	bool goes_back;

	if (!load_once(config, options, &goes_back, out, err))
		return false;
	if (!goes_back)
		return true;
	bool ok = load_once(config, &further, &goes_back, &report, err);
	if (ok)
		take_over_salvage(out, &report);
	load_report_release(out);
	*out = ok ? report : (struct load_report){0};
	return ok;
}

bool
batch_read_at(const struct config *config, const char *commit,
	      struct warehouse **out, struct error *err)
{
	struct load_options options = {0};
	struct load load = {.options = &options,
			    .target_lock = PTHREAD_MUTEX_INITIALIZER};
	bool ok = basis_open(&load.basis, config, err) &&
		  archive_resolve(load.basis.archive, commit, &load.basis.tip,
				  err) &&
		  warehouse_open("", WAREHOUSE_SCRATCH, &load.fresh, err) &&
		  warehouse_begin(load.fresh, err);

	load.target = load.fresh;
	ok = ok && load_read_graph(&load, NULL, err) && load_fill(&load, err);
	if (ok) {
		*out = load.fresh;
		load.fresh = NULL;
	}
	load_release(&load);
	return ok;
}
