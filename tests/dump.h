/* The canonical dump as one text, for tests that compare or search it. */
#ifndef TESTS_DUMP_H
#define TESTS_DUMP_H

#include "warehouse/warehouse.h"

static inline bool
dump_line(struct text line, void *context, struct error *err)
{
	(void)err;
	strbuf_text(context, line);
	return true;
}

/* Added to out; fails as warehouse_export. */
static inline bool
dump_warehouse(struct warehouse *warehouse, struct strbuf *out,
	       struct error *err)
{
	return warehouse_export(warehouse, dump_line, out, err);
}

#endif
