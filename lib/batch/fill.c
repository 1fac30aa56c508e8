/*
 * What the commits of a load change goes into the warehouse: documents get
 * their editions, some are read while others are written, and the ledger is
 * last.
 */
#include "batch/load.h"

#include "batch/mailmaps.h"
#include "batch/merges.h"
#include "batch/recall.h"
#include "batch/seals.h"

#include <time.h>
#include <unistd.h>

/* Neighbours lie together in a repacked archive. */
#define DOSSIERS_AT_ONCE 16

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

bool
load_fill(struct load *load, struct error *err)
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
