/*
 * Under which name and mail people want to be known: a .mailmap, as
 * gitmailmap(5) describes it. Not libgit2's reader: that one tells upper from
 * lower case, so that people would have other names here than in `git log`.
 */
#ifndef REPORT_MAILMAP_H
#define REPORT_MAILMAP_H

#include "base/base.h"

/* What replaces an identity; NULL keeps what there is. */
struct mailmap_name {
	const char *name, *mail;
};

/* All zero replaces nothing. */
struct mailmap {
	struct map keys; /* a mail, or mail NUL name; in lower case */
	VEC(struct mailmap_name) names;
	struct arena arena;
};

/* Read its lines, UTF-8. What is no entry is passed over. */
void mailmap_read(struct text lines, struct mailmap *out);
void mailmap_release(struct mailmap *mailmap);

/* Replace what it says is to be replaced, by strings borrowed from it. */
void mailmap_apply(const struct mailmap *mailmap, const char **name,
		   const char **mail);

#endif
