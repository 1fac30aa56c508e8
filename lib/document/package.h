/*
 * The parts of an Office file by what they are for: which part is the workbook
 * or the document, and where its sheets, styles and texts are. Programs name
 * parts as they like; the relations between them say which is which. (ECMA-376,
 * part 2, 9.3)
 */
#ifndef DOCUMENT_PACKAGE_H
#define DOCUMENT_PACKAGE_H

#include "base/base.h"

struct zipped;

struct relation {
	struct text id;
	struct text kind; /* "worksheet": the last word of its type */
	const char *part; /* the name of the part that it leads to */
};

struct relations {
	VEC(struct relation) items;
	struct arena arena;
};

/* The relations of a part, "" for those of the file; out must be all zero.
 * False when there are none, or they are no XML. */
bool relations_read(struct zipped *zipped, const char *part,
		    struct relations *out);
void relations_release(struct relations *relations);

/* The first of a kind, or the one of that id; NULL when there is none. */
const struct relation *relation_of_kind(const struct relations *relations,
					const char *kind);
const struct relation *relation_of_id(const struct relations *relations,
				      struct text id);

#endif
