/*
 * Another program, run to its end: its input and its output are texts.
 */
#ifndef BASE_CHILD_H
#define BASE_CHILD_H

#include "base/error.h"
#include "base/strbuf.h"

#include <stdint.h>

enum child_end {
	CHILD_DONE,    /* it exited: see status */
	CHILD_KILLED,  /* a signal ended it */
	CHILD_SLOW,    /* it took too long and was ended */
	CHILD_VERBOSE, /* it said too much and was ended */
};

struct child_result {
	enum child_end end;
	int status; /* of CHILD_DONE */
};

/*
 * Run the program at path argv[0] (no search) with the input on its standard
 * input; what it writes is added to out, what it complains of goes nowhere.
 * Safe in several threads. Fails with ERR_SYSTEM when it cannot be started.
 */
bool child_run(const char *const argv[], struct text input,
	       unsigned seconds_most, size_t bytes_most, struct strbuf *out,
	       struct child_result *result, struct error *err);

#endif
