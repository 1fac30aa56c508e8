/*
 * What one file says, before it is committed to any archive.
 */
#ifndef REPORT_CONTENTS_H
#define REPORT_CONTENTS_H

#include "base/base.h"
#include "config/config.h"
#include "report/table.h"

struct contents_question {
	const char *name; /* of the file, with its extension */
	struct text content;
	/* Whose it should be: what is printed is compared with it. SIZE_MAX and
	 * 0 where nobody said. */
	size_t department;
	int year;
};

/*
 * Every figure with its place; in the notes, how each form was found, and each
 * remark: what was not understood, by place. *found_out: was any form?
 */
void report_contents(const struct config *config,
		     const struct contents_question *question,
		     struct table *out, bool *found_out);

#endif
