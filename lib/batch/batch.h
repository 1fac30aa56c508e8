/*
 * One load: what is new on the archive's branch goes into the warehouse.
 */
#ifndef BATCH_BATCH_H
#define BATCH_BATCH_H

#include "base/base.h"
#include "config/config.h"
#include "warehouse/warehouse.h"

/*
 * The version of the program's way of reading. Raise it whenever the same bytes
 * and definitions would give other figures: every warehouse is then read anew.
 */
#define READING_VERSION 8

struct load_options {
	bool rebuild;        /* read everything anew */
	bool accept_rewrite; /* go on where history was rewritten */
	unsigned threads;    /* 0: as many as there are processors, at most 2 */
};

/* What a load did; all zero when there was nothing to do. Given back with
 * load_report_release. */
struct load_report {
	bool nothing_new;
	enum load_kind kind;
	bool read_anew; /* everything: kind is not LOAD_ADDED */
	bool replaces; /* the repository has `git replace` refs or grafts, which
			 * git follows and a load does not */
	char tip[72];  /* the commit's oid in hexadecimal */
	int64_t commits, documents, editions, revisions, versions;
	/* Of the forms of new editions: their cells, and those of them that
	 * were not understood. */
	int64_t cells, cells_lost;
	int64_t set_aside;   /* documents or forms of this load's editions that
			     * stand at the tip and could not be read */
	int64_t superseded;  /* values that the warehouse had and has no more */
	int64_t recommitted; /* values that now come from another commit of the
			      * same author, mail and author time */
	int64_t resealed; /* signatures verified again, as the keys changed */
	/* In what the reading changed, as config_reading_changes says it; empty
	 * when it did not. */
	struct strbuf reading_changes;
	/* Of LOAD_BRANCHED: the branch that was loaded before. */
	struct strbuf branch_before;
	/* The archive's reference to the tip before a rewrite or of another
	 * branch; empty when there was none, or it could not be written. */
	struct strbuf kept;
	/* Why the archive could not be given references of the program's own,
	 * without which git may drop what was rewritten. */
	struct strbuf unkept;
	/* That there was no warehouse, though the archive's own reference says
	 * that there was one, and so no journal; empty when there was, or never
	 * had been. */
	struct strbuf lost;
	/* Where a warehouse that could not be read, or that an older program
	 * made, is kept; empty when there was none. And what of its journal
	 * came over. */
	struct strbuf put_aside;
	bool was_older;    /* an older program made it, */
	bool was_compared; /* and what it said otherwise is in superseded */
	bool is_blind; /* LOAD_REWRITTEN, but the warehouse could not be read
			 * and the archive has lost what was loaded: what the
			 * rewrite took away is not known */
	struct salvage salvage;
};

void load_report_release(struct load_report *report);

/*
 * Fails with ERR_REWRITTEN when the warehouse's tip is no ancestor of the
 * branch and that was not accepted (nothing is changed), ERR_BUSY when another
 * load runs. Whatever was loaded stays reachable in the archive: as
 * refs/juesuan/tip/BRANCH, and where history was rewritten as
 * refs/juesuan/kept/LOAD-OID.
 *
 * Where a rewrite is accepted, and the old warehouse cannot be read, there are
 * two loads: of what was loaded last, so that something can tell what the
 * rewrite takes away, and of the branch.
 */
bool batch_load(const struct config *config, const struct load_options *options,
		struct load_report *out, struct error *err);

/*
 * Would this configuration and this program read the same commits otherwise
 * than the warehouse has them? Fails with ERR_WAREHOUSE when it is another
 * city's.
 */
bool batch_is_outdated(const struct config *config, struct warehouse *warehouse,
		       bool *outdated_out, struct error *err);

/*
 * Read the archive up to a commit, on the branch or not, into a
 * WAREHOUSE_SCRATCH, the caller's to close. Takes no lock and leaves no trace.
 * Fails with ERR_NOT_FOUND when the archive has no such commit.
 */
bool batch_read_at(const struct config *config, const char *commit,
		   struct warehouse **out, struct error *err);

/* What a verification found. Given back with verify_report_release. */
struct verify_report {
	char tip[72];     /* up to which commit */
	int64_t position; /* on the first-parent line */
	char reading[72]; /* the hash of the definitions */
	/* What contradicts itself in the file, as a sentence; empty when
	 * nothing does. */
	struct strbuf contradiction;
	int64_t differences; /* rows of the canonical dump */
	struct strbuf first; /* the first of them, as a sentence */
};

void verify_report_release(struct verify_report *report);

/*
 * Read the archive anew up to the commit that the warehouse stands on, aside
 * and without a trace, and compare. Takes no lock and changes nothing. The
 * journal has no source to be verified against.
 *
 * Fails with ERR_WAREHOUSE where this configuration or program reads otherwise
 * than the warehouse was read: then a comparison would say nothing.
 */
bool batch_verify(const struct config *config, struct verify_report *out,
		  struct error *err);

#endif
