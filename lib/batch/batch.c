/*
 * One load, from the branch's tip to the committed transaction.
 *
 * What is new since the load before is added to the warehouse. Everything is
 * read anew into a fresh file when there is no warehouse yet, when the way of
 * reading changed, when asked to, and when a merge the other way round took the
 * last tip off the first-parent line.
 */
#include "batch/batch.h"

#include "archive/archive.h"
#include "base/lock.h"
#include "batch/basis.h"
#include "batch/changes.h"
#include "batch/crew.h"
#include "batch/dossier.h"
#include "batch/earlier.h"
#include "batch/graph.h"
#include "batch/mailmaps.h"
#include "batch/merges.h"
#include "batch/paths.h"
#include "batch/reader.h"
#include "batch/recall.h"
#include "batch/rewrite.h"
#include "batch/seals.h"
#include "batch/store.h"
#include "warehouse/warehouse.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

/* Neighbours lie together in a repacked archive. */
#define DOSSIERS_AT_ONCE 16

/* Of so few documents, most tables fill no page of a large warehouse. */
#define DOCUMENTS_FEW 100

struct load {
	const struct load_options *options;
	struct basis basis;

	struct lock lock;
	struct earlier earlier;
	struct warehouse *old; /* of an earlier load */
	bool unreadable;       /* there is one, but nobody can read it */
	bool goes_back; /* it reads what was loaded last, and not the tip */
	struct warehouse *fresh;
	struct warehouse *target;    /* the one that is written: old or fresh */
	pthread_mutex_t target_lock; /* while dossiers are read and written */

	struct graph graph;
	struct paths paths;
	struct dossiers dossiers;
	struct crew crew;
	struct reading reading;
	struct reader readers[CREW_MOST];
	struct store store;
	struct load_report report;
};

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

/* Is everything read into a fresh file? */
static bool
is_anew(const struct load *load)
{
	return load->report.kind != LOAD_ADDED;
}

/* Was it accepted that the tip does not come from what was loaded? */
static bool
leaves_history(const struct load *load)
{
	return load->report.kind == LOAD_REWRITTEN ||
	       load->report.kind == LOAD_BRANCHED;
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

static enum load_kind
first_kind(const struct load *load)
{
	if (!load->earlier.exists)
		return LOAD_FIRST;
	if (!oid_equal(&load->earlier.reading, &load->basis.reading))
		return LOAD_READING;
	return load->options->rebuild ? LOAD_ASKED : LOAD_ADDED;
}

/* Add to what there is, or read everything anew? */
static bool
choose_way(struct load *load, struct error *err)
{
	const struct earlier *earlier = &load->earlier;
	bool descends = true;

	load->report.kind = first_kind(load);
	if (!earlier->exists)
		return true;
	if (!archive_descends(load->basis.archive, &load->basis.tip,
			      &earlier->tip, &descends, err))
		return false;
	if (!descends && !load->options->accept_rewrite)
		return rewrite_refuse(load->basis.config->city,
				      load->basis.archive, load->old, earlier,
				      &load->basis.tip, err);
	if (descends)
		return true;
	load->report.kind = LOAD_REWRITTEN;
	if (strcmp(earlier->branch, load->basis.config->city->branch) != 0) {
		load->report.kind = LOAD_BRANCHED;
		strbuf_puts(&load->report.branch_before, earlier->branch);
	}
	return true;
}

/* An archive that cannot be written to is loaded all the same. */
static void
keep(struct load *load, const char *name, const struct oid *commit)
{
	struct strbuf *unkept = &load->report.unkept;
	struct error err;

	if (archive_keep(load->basis.archive, name, commit, &err))
		return;
	strbuf_clear(unkept);
	strbuf_puts(unkept, err.message);
}

/* Give the tip that is about to be left behind a name of its own. */
static bool
keep_old_tip(struct load *load, struct error *err)
{
	struct query *query = warehouse_query(
		load->old ? load->old : load->fresh, SQL_LOAD_LAST);
	struct strbuf *kept = &load->report.kept;
	int64_t last = query_row(query) ? query_get_int(query, 0) : 0;

	if (!query_end(query, err))
		return false;
	rewrite_kept_name(kept, last + 1, &load->earlier.tip);
	keep(load, kept->data, &load->earlier.tip);
	if (load->report.unkept.length > 0)
		strbuf_clear(kept);
	return true;
}

static void
keep_tip(struct load *load)
{
	struct strbuf name = {0};

	kept_tip_name(load->basis.config->city->branch, &name);
	keep(load, name.data, &load->basis.tip);
	strbuf_release(&name);
}

/* Is the last tip still where it was on the line, and so all before it? */
static bool
line_holds(const struct load *load)
{
	const struct graph *graph = &load->graph;
	uint32_t tip = map_find(&graph->oids, oid_bytes(&load->earlier.tip));

	return tip != MAP_NONE &&
	       graph->commits.items[tip].position == load->earlier.position;
}

/* What was loaded last, by the archive's own reference. */
static void
ask_archive(struct load *load)
{
	struct strbuf name = {0};
	struct error none;

	kept_tip_name(load->basis.config->city->branch, &name);
	archive_resolve(load->basis.archive, name.data, &load->earlier.tip,
			&none);
	strbuf_release(&name);
}

/* Nobody but the archive knows that there ever was a warehouse. */
static void
tell_lost(struct load *load)
{
	if (load->earlier.tip.length == 0)
		return;
	strbuf_printf(
		&load->report.lost,
		_("There was no warehouse, but by the archive's own "
		  "references there had been one, loaded up to %.12s. Its "
		  "journal (the loads, and values of earlier readings "
		  "and histories) is nowhere else: if you have that file "
		  "still, put it back as %s and load again."),
		oid_text(&load->earlier.tip).digits,
		load->basis.config->city->warehouse);
}

/* What an older program's file says otherwise, it says by another reading. */
static bool
compare_with_older(struct load *load, struct error *err)
{
	if (!warehouse_attach_older(load->fresh, &load->report.was_compared,
				    err))
		return false;
	if (load->report.was_compared &&
	    !oid_equal(&load->earlier.reading, &load->basis.reading))
		load->report.kind = LOAD_READING;
	return true;
}

/* The same by the ledger of a warehouse that is damaged elsewhere; where that
 * is lost, or there is none, the archive knows. */
static bool
salvage(struct load *load, struct error *err)
{
	struct query *query;

	if (!warehouse_salvage(load->fresh, &load->report.salvage, err))
		return false;
	query = warehouse_query(load->fresh, SQL_LOAD_LAST);
	if (query_row(query)) {
		load->earlier.tip = earlier_oid(query, 2);
		load->earlier.position = (uint32_t)query_get_int(query, 3);
		load->earlier.reading = earlier_oid(query, 4);
		load->report.kind = LOAD_ASKED;
	} else {
		ask_archive(load);
	}
	return query_end(query, err) &&
	       (!load->report.was_older || load->report.kind == LOAD_FIRST ||
		compare_with_older(load, err));
}

/* All commits up to where the load goes. */
static bool
read_graph(struct load *load, struct error *err)
{
	graph_release(&load->graph);
	load->graph = (struct graph){0};
	return graph_read(&load->graph, load->basis.archive,
			  load->basis.config->city->branch, &load->basis.tip,
			  NULL, err);
}

/*
 * What a rewrite takes away is found by comparing it with a warehouse that has
 * it: so everything is read anew up to what was loaded last, and the rewrite is
 * the next load's. Where the archive has lost that, nobody knows.
 */
static bool
go_back(struct load *load, struct error *err)
{
	struct oid tip = load->basis.tip;

	load->basis.tip = load->earlier.tip;
	load->goes_back = read_graph(load, err);
	if (load->goes_back)
		return true;
	load->basis.tip = tip;
	load->report.kind = LOAD_REWRITTEN;
	load->report.is_blind = true;
	return read_graph(load, err) && keep_old_tip(load, err);
}

/* A warehouse that is damaged or gone hides no rewrite. */
static bool
hold_against_last(struct load *load, struct error *err)
{
	const struct city *city = load->basis.config->city;
	if (load->earlier.tip.length == 0 ||
	    map_find(&load->graph.oids, oid_bytes(&load->earlier.tip)) !=
		    MAP_NONE)
		return true;
	if (load->options->accept_rewrite)
		return go_back(load, err);
	return error_at(
		err, ERR_REWRITTEN, city->repository, 0, 0,
		load->unreadable
			? _("By the old warehouse's ledger, or the archive's "
			    "own references, %.12s was loaded last, which is "
			    "not in the history of the branch %s: it was "
			    "rewritten, or is another one. Nothing was "
			    "changed. Find out who did it and why; `juesuan "
			    "load --rebuild --accept-rewrite` goes on with "
			    "it.")
			: _("There is no warehouse, but by the archive's own "
			    "references %.12s was loaded last, which is not "
			    "in the history of the branch %s: it was "
			    "rewritten, or is another one. Nothing was "
			    "changed. Find out who did it and why; `juesuan "
			    "load --accept-rewrite` goes on with it and "
			    "lists what it changes."),
		oid_text(&load->earlier.tip).digits, city->branch);
}

static enum warehouse_mode
fresh_mode(const struct city *city)
{
	int years = city->last_year - city->first_year + 1;

	return city->department_count * (size_t)years < DOCUMENTS_FEW
		       ? WAREHOUSE_SMALL
		       : WAREHOUSE_FRESH;
}

static bool
begin_fresh(struct load *load, struct error *err)
{
	const struct city *city = load->basis.config->city;

	if (!warehouse_open(city->warehouse, fresh_mode(city), &load->fresh,
			    err))
		return false;
	load->target = load->fresh;
	if (!load->old && !load->unreadable) {
		ask_archive(load);
		tell_lost(load);
	}
	if (!warehouse_begin(load->fresh, err) ||
	    (load->old && !warehouse_inherit(load->fresh, err)) ||
	    (load->unreadable && !salvage(load, err)) ||
	    !read_graph(load, err) ||
	    (!load->old && !hold_against_last(load, err)))
		return false;
	if (load->report.kind != LOAD_FIRST && !leaves_history(load) &&
	    !line_holds(load))
		load->report.kind = LOAD_MOVED;
	return true;
}

/* Open what will be written, and read the commits that are new to it. */
static bool
begin(struct load *load, struct error *err)
{
	if (is_anew(load))
		return begin_fresh(load, err);
	load->target = load->old;
	if (!warehouse_begin(load->old, err) ||
	    !earlier_read_graph(&load->graph, load->old, err) ||
	    !graph_read(&load->graph, load->basis.archive,
			load->basis.config->city->branch, &load->basis.tip,
			&load->earlier.tip, err))
		return false;
	if (load->graph.on_line)
		return true;
	warehouse_rollback(load->old);
	load->report.kind = LOAD_MOVED;
	return begin_fresh(load, err);
}

/* Of the new commits, and of the others too where the keys are new. */
static bool
verify_seals(struct load *load, struct error *err)
{
	if (!is_anew(load) &&
	    !oid_equal(&load->earlier.keys, &load->basis.keys) &&
	    !seals_renew(load->old, load->basis.archive, &load->basis.trust,
			 &load->report.resealed, err))
		return false;
	return seals_read(&load->graph, load->basis.archive, &load->basis.trust,
			  err);
}

/* A merge may have been noted that brings nothing to a document after all. */
static bool
make_editions(struct load *load, struct error *err)
{
	dossiers_sort(&load->dossiers);
	vec_each (struct dossier *, dossier, &load->dossiers.items) {
		if (!is_anew(load) &&
		    !earlier_read_dossier(dossier, &load->paths, load->old,
					  err))
			return false;
		dossier_make_editions(dossier, &load->graph, &load->paths);
	}
	dossiers_drop_unchanged(&load->dossiers);
	return true;
}

static bool
store_unclaimed(struct load *load, struct error *err)
{
	vec_each (const struct unclaimed *, file, &load->dossiers.unclaimed) {
		struct query *query = warehouse_query(
			load->target, file->comes ? SQL_UNCLAIMED_INSERT
						  : SQL_UNCLAIMED_CLOSE);

		query_text(query, ":path",
			   paths_text(&load->paths, file->path));
		query_int(query, ":position", file->position);
		if (!query_run(query, err))
			return false;
	}
	return true;
}

static uint32_t
tip_position(const struct load *load)
{
	return load->graph.commits.items[load->graph.tip].position;
}

static bool
put_ledger(struct load *load, struct error *err)
{
	struct query *query = warehouse_query(load->target, SQL_LOAD_INSERT);

	query_int(query, ":finished", time(NULL));
	query_int(query, ":kind", load->report.kind);
	query_blob(query, ":tip", oid_bytes(&load->basis.tip));
	query_int(query, ":position", tip_position(load));
	query_blob(query, ":hash", oid_bytes(&load->basis.reading));
	query_int(query, ":commits", load->report.commits);
	query_int(query, ":editions", load->report.editions);
	query_int(query, ":versions", load->report.versions);
	query_text(query, ":kept", strbuf_view(&load->report.kept));
	return query_run(query, err);
}

/* What the warehouse had by an earlier reading or in an earlier history. */
static bool
put_superseded(struct load *load, struct error *err)
{
	struct query *query;

	if (!warehouse_supersede(load->fresh, &load->report.recommitted, err))
		return false;
	query = warehouse_query(load->fresh, SQL_SUPERSEDED_COUNT);
	if (query_row(query))
		load->report.superseded = query_get_int(query, 0);
	return query_end(query, err);
}

static void
count_dossier(struct load_report *report, const struct dossier *dossier)
{
	report->documents++;
	report->editions +=
		(int64_t)dossier->editions.count - dossier->known_editions;
	report->revisions +=
		(int64_t)dossier->revisions.count - dossier->known_revisions;
	report->versions += (int64_t)dossier->versions.count;
	report->set_aside += dossier->unread;
	vec_each (const struct edition_form *, form, &dossier->forms) {
		report->cells += (int64_t)form->cells.figures +
				 form->cells.words + form->cells.lost;
		report->cells_lost += form->cells.lost;
	}
}

static bool
recall(struct load *load, struct dossier *dossier, struct error *err)
{
	bool ok;

	if (dossier->known_editions == 0)
		return true;
	pthread_mutex_lock(&load->target_lock);
	ok = recall_read(dossier, &load->graph, load->basis.config->forms,
			 load->target, err);
	pthread_mutex_unlock(&load->target_lock);
	return ok;
}

static bool
read_some(unsigned worker, size_t first, size_t end, void *context,
	  struct error *err)
{
	struct load *load = context;
	struct reader *reader = &load->readers[worker];

	if (!reader->reading)
		reader_init(reader, &load->reading,
			    load->crew.archives[worker]);
	for (size_t d = first; d < end; d++) {
		struct dossier *dossier = &load->dossiers.items.items[d];

		dossier->reader = worker;
		if (!recall(load, dossier, err) ||
		    !reader_read(reader, dossier, err))
			return false;
	}
	return true;
}

/* What has been written need not be held. */
static bool
store_some(size_t first, size_t end, void *context, struct error *err)
{
	struct load *load = context;

	bool ok = true;

	pthread_mutex_lock(&load->target_lock);
	for (size_t d = first; ok && d < end; d++) {
		struct dossier *dossier = &load->dossiers.items.items[d];

		ok = store_dossier(&load->store, dossier, err);
		count_dossier(&load->report, dossier);
		dossier_release(dossier);
	}
	pthread_mutex_unlock(&load->target_lock);
	return ok;
}

/* Some are read while others are written. */
static bool
write_dossiers(struct load *load, struct error *err)
{
	const struct crew_list list = {
		.count = load->dossiers.items.count,
		.at_once = DOSSIERS_AT_ONCE,
		.work = read_some,
		.hand_in = store_some,
		.context = load,
	};

	reading_init(&load->reading, load->basis.config, &load->graph,
		     &load->paths,
		     is_anew(load) ? 0 : load->earlier.position + 1);
	return crew_share(&load->crew, &list, err) &&
	       store_versions(&load->store, err);
}

static bool
write_all(struct load *load, struct error *err)
{
	struct store *store = &load->store;

	load->report.commits = (int64_t)load->graph.added.count;
	load->report.read_anew = is_anew(load);
	return store_init(store, load->target, load->basis.config, &load->graph,
			  &load->paths, err) &&
	       (!is_anew(load) || store_departments(store, err)) &&
	       store_commits(store, err) &&
	       store_mailmaps(load->target, load->basis.archive, &load->graph,
			      &load->dossiers, err) &&
	       write_dossiers(load, err) && store_unclaimed(load, err) &&
	       basis_put(&load->basis, load->target, tip_position(load), err) &&
	       put_ledger(load, err) &&
	       ((!load->old && !load->report.was_compared) ||
		load->target != load->fresh ||
		(put_superseded(load, err) &&
		 basis_print_changes(&load->basis, load->fresh, &load->earlier,
				     &load->report.reading_changes, err)));
}

static unsigned
thread_count(const struct load *load)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);

	if (load->options->threads > 0)
		return load->options->threads;
	return processors > 1 ? 2 : 1;
}

/* The commits are known: read what changed in them into the target. */
static bool
fill(struct load *load, struct error *err)
{
	load->paths.city = load->basis.config->city;
	crew_init(&load->crew, load->basis.archive, thread_count(load));
	if (!verify_seals(load, err) ||
	    !changes_find(&load->dossiers, &load->crew, &load->graph,
			  &load->paths, err) ||
	    !merges_find(&load->dossiers, &load->graph,
			 is_anew(load) ? NULL : load->old, err) ||
	    !make_editions(load, err) || !write_all(load, err))
		return false;
	return warehouse_commit(load->target, err);
}

/* From here on the lock is held and something is to be done. */
static bool
run(struct load *load, struct error *err)
{
	if (!choose_way(load, err) ||
	    (leaves_history(load) && !keep_old_tip(load, err)) ||
	    !begin(load, err) || !fill(load, err))
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
		keep_tip(&load);
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
	ok = ok &&
	     graph_read(&load.graph, load.basis.archive,
			load.basis.config->city->branch, &load.basis.tip, NULL,
			err) &&
	     fill(&load, err);
	if (ok) {
		*out = load.fresh;
		load.fresh = NULL;
	}
	load_release(&load);
	return ok;
}
