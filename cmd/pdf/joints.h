/*
 * A column may be found in parts, for its head, its number and its amounts need
 * not stand below each other: which of those are one.
 */
#ifndef PDF_JOINTS_H
#define PDF_JOINTS_H

#include "pieces.h"

struct span {
	float left, right;
};

struct spans {
	VEC(struct span) items;
};

/* The columns of a table on their way, from left to right, and the lines that
 * they are found in: heads, of which those from `full` on have one for nearly
 * every column, and rows. */
struct draft {
	struct spans columns;
	struct pieces *pieces; /* each knows its column */
	size_t head, full, from, end;
};

/* Why two parts are one: a head stands over both, or what is set flush stands
 * on that side of a head, or there is no other that either could be. */
enum joint {
	JOINT_BRIDGED,
	JOINT_BESIDE,
	JOINT_ANY,
	JOINTS
};

/* Join parts of which no line has both, the nearest ones first. */
void joints_make(struct draft *draft, enum joint joint);

/* Make columns as wide as the heads from a line on, but for what is their
 * neighbours'. */
void draft_widen(struct draft *draft, size_t head);

#endif
