/*
 * The numbers of cells in the warehouse.
 *
 * Each reader numbers cells as it meets them. Here every cell in which any file
 * has a figure gets its number in the warehouse: in the order of forms, row keys
 * and columns, so that the numbers depend on what was read and not on which
 * thread read it.
 */
#ifndef BATCH_NUMBERING_H
#define BATCH_NUMBERING_H

#include "batch/crew.h"
#include "batch/reader.h"
#include "warehouse/warehouse.h"

struct numbering {
	VEC(uint32_t) numbers[CREW_MOST]; /* of each reader's cells */
	uint32_t end; /* the numbers in the warehouse are all below */
};

/* Number the cells of all readers, unused ones being all zero; those that the
 * warehouse does not have are entered, from the number `next` on. */
bool numbering_make(struct numbering *numbering,
		    const struct reader readers[CREW_MOST],
		    const struct forms *forms, struct warehouse *warehouse,
		    uint32_t next, struct error *err);
void numbering_release(struct numbering *numbering);

static inline uint32_t
numbering_of(const struct numbering *numbering, unsigned reader, uint32_t cell)
{
	return numbering->numbers[reader].items[cell];
}

#endif
