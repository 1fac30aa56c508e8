/*
 * A table becomes text, CSV or JSON. The same table gives the same bytes.
 */
#ifndef RENDER_RENDER_H
#define RENDER_RENDER_H

#include "base/base.h"
#include "report/table.h"

struct render_options {
	bool bom; /* CSV: a byte order mark first, for spreadsheet programs */
};

struct renderer {
	const char *id; /* "text", "csv", "json" */
	void (*render)(const struct table *table,
		       const struct render_options *options,
		       struct strbuf *out);
};

/* All of them, in the order of the help text; the last id is NULL. */
extern const struct renderer renderers[];

/* NULL if there is none of that id. */
const struct renderer *renderer_find(const char *id);

#endif
