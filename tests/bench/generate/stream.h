/*
 * A made-up city's history as git fast-import reads it: documents as blobs, and
 * commits of them. What happens in the city is city.c's business.
 */
#ifndef GENERATE_STREAM_H
#define GENERATE_STREAM_H

#include "accounts.h"
#include "city.h"
#include "random.h"

#include <stdbool.h>

#define SIDES           2
#define TOUCHED_MAX     16
#define CORRECTIONS_MAX 64

/* A document on a branch. */
struct state {
	uint32_t mark; /* of the blob */
	bool present, renamed;
	uint64_t corrections; /* a set */
};

struct branch {
	struct state *states; /* one a document */
	struct state *fork;   /* the same where it left main; NULL for main */
	uint32_t tip;
	bool open;
	int commits_left; /* before it is merged */
	size_t touched[TOUCHED_MAX];
	size_t touched_count;
	char ref[32];
};

struct city {
	FILE *out;
	const struct city_size *size;
	struct filer *filers;
	char (*names)[40];
	size_t years, documents;
	struct branch main, sides[SIDES];
	uint8_t *correction_counts; /* of a document, on all branches */
	uint32_t last_mark;
	int64_t clock, step;
	struct random random;
};

/* The number of a department's document, and back. */
size_t document_number(const struct city *city, size_t department, size_t year);
int document_year(const struct city *city, size_t document);
const char *document_department(const struct city *city, size_t document);

struct person;

/* The clerk of a document's department, somebody else's, and who merges. */
const struct person *clerk_of(const struct city *city, size_t document);
const struct person *some_clerk(struct city *city);
const struct person *some_merger(struct city *city);

/* Write the content of a document, give the state its mark. */
void stream_blob(struct city *city, size_t document, struct state *state);

/* Write the head of a commit; what changes follows it. Now and then it is the
 * batch account that commits what the author wrote before. */
void stream_commit(struct city *city, struct branch *branch,
		   const struct person *author, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

void stream_file(struct city *city, const struct branch *branch,
		 size_t document);
void stream_removal(struct city *city, size_t document,
		    const struct state *state);

#endif
