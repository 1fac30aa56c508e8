/*
 * What the files of one document say, before it is committed to any archive.
 */
#ifndef REPORT_CONTENTS_H
#define REPORT_CONTENTS_H

#include "base/base.h"
#include "config/config.h"
#include "report/table.h"

struct contents_file {
	const char *name; /* with its extension */
	struct text content;
};

struct contents_question {
	/* Of one document, in the order in which they count. */
	const struct contents_file *files;
	size_t file_count;
	/* Whose it should be: what is printed is compared with it. SIZE_MAX and
	 * 0 where nobody said. */
	size_t department;
	int year;
};

/*
 * Every figure with its place; in the notes, how each form was found, each
 * remark: what was not understood, by place; and which figures a later file
 * gives otherwise than the first that has them. *clear_out: was there any form,
 * and no such figure?
 */
void report_contents(const struct config *config,
		     const struct contents_question *question,
		     struct table *out, bool *clear_out);

#endif
