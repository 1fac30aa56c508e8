/*
 * What a commit's message says to reports: its first line, and the trailers
 * that give a reason or name people.
 */
#ifndef REPORT_MESSAGE_H
#define REPORT_MESSAGE_H

#include "base/base.h"

enum trailer {
	TRAILER_REASON, /* 更正原因: why a published figure was changed */
	TRAILER_PERSON, /* 更正人: who changed it, where an account commits */
	TRAILER_CO_AUTHOR, /* Co-authored-by: */
	TRAILERS,
};

/* As messages write it, without the colon. */
const char *trailer_name(enum trailer trailer);

/* The first line; borrowed, as all texts here. */
struct text message_subject(struct text message);

/*
 * Take the next trailer, *rest being the message at first. A trailer is a line
 * of its own, wherever it stands: a name in whatever case, a colon of either
 * width, and something behind it. False when there is none left.
 */
bool message_next(struct text *rest, enum trailer *trailer_out,
		  struct text *value_out);

/* Write the reasons that it gives, "; " between; false if there is none. */
bool message_reason(struct text message, struct strbuf *out);

#endif
