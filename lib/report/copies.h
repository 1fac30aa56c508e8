/*
 * Files that two documents have in common, byte for byte: git keeps them once,
 * but a department that filed another's accounts is worth a look.
 */
#ifndef REPORT_COPIES_H
#define REPORT_COPIES_H

#include "base/base.h"
#include "report/report.h"

/* Where a content was met first. */
struct original {
	uint32_t edition;
	struct text path;
};

/* All zero at first. */
struct copies {
	struct map contents;
	VEC(struct original) originals; /* of each content */
	struct arena arena;
};

void copies_release(struct copies *copies);

/*
 * Look at the files of one edition of each document in turn. A file that one of
 * those before has too gives a note "copy" in out.
 */
bool copies_look(struct copies *copies, const struct report_context *context,
		 uint32_t edition, struct table *out, struct error *err);

#endif
