/*
 * A dossier: one document on its way through a load, from the changes of its
 * files to what is written into the warehouse.
 *
 * A document has an edition at a commit where its files differ from those that
 * the commit's first parent has, and at a merge whose further parents bring a
 * change of it: an edition whose files are like no parent's. Anywhere else the
 * edition of the nearest first parent stands.
 *
 * So a change is in a commit's history if and only if it is an ancestor, among
 * the document's editions, of the one that stands at the commit, or is that
 * one. Proof by induction: where there is no edition, the commit's changes are
 * its first parent's, and so is the edition; where there is one, its parents
 * are the editions that stand at the commit's parents, and their histories
 * together with itself are the commit's.
 */
#ifndef BATCH_DOSSIER_H
#define BATCH_DOSSIER_H

#include "account/account.h"
#include "archive/archive.h"
#include "base/base.h"
#include "batch/graph.h"
#include "batch/paths.h"
#include "document/document.h"
#include "history/history.h"
#include "warehouse/warehouse.h"

/* A file of the document changed at a commit, against its first parent. */
struct change {
	uint32_t commit, path;
	enum entry_kind kind; /* ENTRY_NONE: it went away */
	struct oid oid;
};

/* One content of one file. */
struct revision {
	uint32_t path;
	enum entry_kind kind;
	struct oid oid;
	uint32_t placement; /* of a new one: its number in the dossier's */
};

struct edition {
	uint32_t commit;
	uint32_t parents, parent_count; /* slice of dossier.parents */
	uint32_t files, file_count;     /* slice of dossier.files */
	uint32_t forms, form_count; /* of a new one: slice of dossier.forms */
	enum edition_state state;
};

/* How a form was found in an edition; `file` counts the edition's files. */
struct edition_form {
	uint32_t file, figures;
	struct place place;
	uint8_t form, state, unit;
	struct text labels, rows; /* the reader's */
	struct cell_counts cells;
};

struct edition_remark {
	uint32_t edition, ordinal, file;
	uint8_t kind, form;
	struct place place, other;
	struct text subject;
};

/* A cell in which the document had a figure before, and what it had: from where
 * the first edition stands that is recalled. */
struct past_cell {
	uint32_t number; /* in the warehouse */
	uint8_t form, column;
	struct text key; /* of its row */
};

struct past_version {
	uint32_t cell;                /* of dossier.past_cells */
	uint32_t from, until, origin; /* as in struct version of history.h */
	struct value value;
};

/* A row of a form, as the reader numbers it, in which the document has
 * figures. */
struct used_row {
	uint32_t row;
	struct text key; /* the form's number as one byte, then the row's key;
			  * the reader's */
};

/* Where a figure stands, of a cell as the reader numbers it. */
struct cell_place {
	uint32_t cell;
	struct place place;
};

/* A cell as the reader and the warehouse number it. */
struct known_cell {
	uint32_t cell, number;
};

/* A version that was open at the end of the load before, and ends now. */
struct closing {
	uint32_t cell, from, until;
};

/* At a merge: see struct rival of history/history.h. */
struct rival_row {
	uint32_t cell, merge, origin;
	uint8_t printed;
	bool same;
	int64_t value;
};

/* A figure that a later file of an edition gives otherwise than the first. */
struct dissent_row {
	uint32_t edition, cell, file; /* file counts the edition's files */
	uint8_t unit, printed;
	int64_t value;
};

struct dossier {
	uint32_t document;
	VEC(struct change) changes; /* by commit, then path */
	VEC(uint32_t) merges; /* new ones that may bring a change, ascending */

	/* Those that earlier loads knew come first. */
	VEC(struct edition) editions; /* by commit */
	VEC(struct revision) revisions;
	uint32_t known_editions, known_revisions;
	VEC(uint32_t) parents; /* editions; EDITION_NONE: not there */
	VEC(uint32_t) files;   /* revisions, by paths_order */
	/* What the warehouse calls them: the known ones by index, the new ones
	 * from a first number on. */
	VEC(uint32_t) edition_ids, revision_ids;
	uint32_t first_edition_id, first_revision_id;

	/* What an incremental load need not replay: see recall.h. Without ways,
	 * it replays all. */
	VEC(enum history_way) ways; /* of each edition */
	VEC(struct past_cell) past_cells;
	VEC(struct past_version) past; /* cell by cell, oldest first */

	/* What reading gives; cells are numbered as the reader numbers them,
	 * origins are indices of editions. */
	unsigned reader;
	struct arena arena; /* of texts */
	VEC(struct used_row) used;
	VEC(struct known_cell) known_cells; /* whose numbers were recalled */
	/* Where the figures of new revisions stand: the bytes of so many struct
	 * cell_place. Corrections move nothing: most have those of the one
	 * before. */
	struct map placements;
	VEC(struct edition_form) forms;     /* of new editions, in order */
	VEC(struct edition_remark) remarks; /* of new editions */
	VEC(struct version_row) versions;   /* that begin in this load */
	VEC(struct closing) closings;
	VEC(struct rival_row) rivals;     /* that new editions met */
	VEC(struct dissent_row) dissents; /* of new editions */
	uint32_t unread; /* forms or files that stand at the tip unread */
};

void dossier_release(struct dossier *dossier);

/* Make the new editions, if any, from the changes and merges. */
void dossier_make_editions(struct dossier *dossier, const struct graph *graph,
			   const struct paths *paths);

/* Forget what was recalled and read: now all is to be replayed. */
void dossier_begin_anew(struct dossier *dossier);

/* The edition that stands at a commit, EDITION_NONE where there is none. */
uint32_t dossier_edition_at(const struct dossier *dossier,
			    const struct graph *graph, uint32_t commit);

/* Which of an edition's parents, the first of them, has the same files; its
 * parent_count where none has: then figures may have their origin there. */
uint32_t dossier_like(const struct dossier *dossier,
		      const struct edition *edition);

/* Where an id is among ascending ones; UINT32_MAX if it is not there. */
uint32_t dossier_index(const uint32_t *ids, size_t count, uint32_t id);

/* The number of an edition or revision in the warehouse. */
uint32_t dossier_edition_id(const struct dossier *dossier, uint32_t edition);
uint32_t dossier_revision_id(const struct dossier *dossier, uint32_t revision);

static inline enum history_way
dossier_way(const struct dossier *dossier, size_t edition)
{
	return edition < dossier->ways.count ? dossier->ways.items[edition]
					     : HISTORY_REPLAY;
}

static inline int
dossier_year(const struct dossier *dossier)
{
	return (int)(dossier->document >> 16);
}

#endif
