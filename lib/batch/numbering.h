/*
 * The numbers of cells in the warehouse: a row takes as many, one behind the
 * other, as its form has columns.
 *
 * Each reader numbers rows as it meets them. Here those in which a document has
 * figures get their numbers in the warehouse: documents come in their order,
 * and the rows that a document is the first to have follow those before, in the
 * order of their names, in which the warehouse lists them. So the numbers
 * depend on what was read and not on which thread read it.
 */
#ifndef BATCH_NUMBERING_H
#define BATCH_NUMBERING_H

#include "batch/crew.h"
#include "batch/dossier.h"
#include "config/config.h"
#include "warehouse/warehouse.h"

struct numbering {
	const struct forms *forms;
	struct warehouse *warehouse;
	uint32_t first, end;  /* the numbers that this load has given */
	struct map rows;      /* by used_row.key */
	VEC(uint32_t) firsts; /* of each row the number of its first cell */
	VEC(uint32_t) readers[CREW_MOST]; /* of each one's rows: ours */
	bool has_columns[UINT8_MAX + 1];  /* of each form: are they entered? */
};

/* The warehouse's cells have the numbers below `first`. */
void numbering_init(struct numbering *numbering, const struct forms *forms,
		    struct warehouse *warehouse, uint32_t first);
void numbering_release(struct numbering *numbering);

/* Number what a document uses; rows that the warehouse does not have are
 * entered, and the columns of their forms. */
bool numbering_add(struct numbering *numbering, const struct dossier *dossier,
		   struct error *err);

/* The number of a cell that a document uses. */
static inline uint32_t
numbering_of(const struct numbering *numbering, unsigned reader, uint32_t cell)
{
	uint32_t row = numbering->readers[reader].items[cell / CELL_COLUMNS];

	return numbering->firsts.items[row] + cell_column(cell);
}

#endif
