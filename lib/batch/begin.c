/*
 * Where a load begins: whether what is new is added to the warehouse or
 * everything is read anew, and what was loaded before, by the warehouse, its
 * ledger or the archive's own reference to the tip.
 */
#include "batch/load.h"

#include "archive/archive.h"
#include "batch/rewrite.h"

/* Of so few documents, most tables fill no page of a large warehouse. */
#define DOCUMENTS_FEW 100

/* Was it accepted that the tip does not come from what was loaded? */
static bool
leaves_history(const struct load *load)
{
	return load->report.kind == LOAD_REWRITTEN ||
	       load->report.kind == LOAD_BRANCHED;
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

void
load_keep_tip(struct load *load)
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

bool
load_read_graph(struct load *load, const struct oid *until, struct error *err)
{
	const struct range range = {
		.tip = &load->basis.tip,
		.until = until,
		.branch = load->basis.config->city->branch,
	};

	return graph_read(&load->graph, load->basis.archive, &range, err);
}

/* All commits up to where the load goes. */
static bool
read_graph(struct load *load, struct error *err)
{
	graph_release(&load->graph);
	load->graph = (struct graph){0};
	return load_read_graph(load, NULL, err);
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

	mem_prefer_huge_pages();
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

/* A merge the other way round takes the last tip off the line. */
static bool
begin_added(struct load *load, struct error *err)
{
	load->target = load->old;
	if (!warehouse_begin(load->old, err) ||
	    !earlier_read_graph(&load->graph, load->old, err) ||
	    !load_read_graph(load, &load->earlier.tip, err))
		return false;
	if (load->graph.on_line)
		return true;
	warehouse_rollback(load->old);
	load->report.kind = LOAD_MOVED;
	return begin_fresh(load, err);
}

bool
load_begin(struct load *load, struct error *err)
{
	if (!choose_way(load, err) ||
	    (leaves_history(load) && !keep_old_tip(load, err)))
		return false;
	return is_anew(load) ? begin_fresh(load, err) : begin_added(load, err);
}
