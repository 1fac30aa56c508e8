/*
 * What a commit did to a document beside the figures that count: to files
 * without figures, and to files whose figures do not count.
 */
#ifndef REPORT_BESIDE_H
#define REPORT_BESIDE_H

#include "base/base.h"
#include "report/report.h"
#include "report/words.h"

struct beside {
	struct strbuf attachments; /* changed files without any figure */
	bool has_data;             /* did a file with figures change? */
	size_t dissents; /* figures that such a file gives otherwise now */
	bool withholds;  /* could a form be read before, and not now? */
};

/* Compare an edition with the one before it. out is released also after a
 * failure. */
bool beside_read(const struct report_context *context, uint32_t before,
		 uint32_t edition, struct beside *out, struct error *err);
void beside_release(struct beside *beside);

#endif
