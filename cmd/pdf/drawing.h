/*
 * What is drawn on a page, as it lies there: what the device fills and a page
 * is made of. Nothing here knows MuPDF.
 */
#ifndef PDF_DRAWING_H
#define PDF_DRAWING_H

#include "page.h"

#include "base/utf8.h"

/* More than this is no page of an account. */
#define GLYPHS_MAX  100000
#define RULES_MAX   50000
#define GROUNDS_MAX 10000

#define THIN 3.0f /* a box no wider than this is a line */

/* In points, from anywhere, to the right and downwards. */
struct place {
	float x, y;
};

struct box {
	float left, top, right, bottom;
};

struct drawn {
	struct place start, end; /* the advance along the baseline */
	float size;
	uint32_t point, run, clip;
	enum glyph_sight sight;
	bool low;         /* its clip is that of a few lines, as a cell's is */
	bool kept;        /* hidden, and of a text that can be seen */
	bool opens, ends; /* at its start or end a clip cuts through it, or what
			   * is painted over the glyph beside it */
	bool pale;
};

/* Along an axis. */
struct stroke {
	struct place from, to;
	bool white;
};

struct drawing {
	struct box bounds; /* of the page */
	VEC(struct drawn) glyphs;
	VEC(struct stroke) strokes;
	VEC(struct box) grounds; /* on which white text can be seen */
	float pictured;          /* area */
	struct place last, pen;  /* where the last glyph began and ended */
	struct place step;       /* from the one before it */
	uint32_t run;            /* that it belongs to, */
	bool fresh;              /* and begins, */
	bool paced;         /* or goes on only if the next one keeps pace */
	struct box scissor; /* that it was drawn under, */
	uint32_t clip;      /* and which of all those that is */
	bool clipped;       /* it is not that of the whole page */
	bool cuts;          /* some clip hides a glyph or a part of one */
};

/* Know what is painted and is not white. */
void drawing_add_ground(struct drawing *drawing, struct box box);

/* The part of the page where white lines part what is painted, which is empty
 * where they do not: elsewhere they cannot be seen. */
struct box drawing_white_part(const struct drawing *drawing);

/* Is it painted at a place? */
bool drawing_has_ground(const struct drawing *drawing, struct place place);

/* Drop the glyphs below something that lets nothing through: what is painted
 * over cannot be read, as the text that a scan was given. */
void drawing_cover(struct drawing *drawing, struct box box);

/* Drop large pale words: they lie across what is to be read. */
void drawing_drop_watermark(struct drawing *drawing);

void drawing_release(struct drawing *drawing);

/* The right and lower edges are outside. */
static inline bool
box_has(struct box box, struct place place)
{
	return place.x >= box.left && place.x < box.right &&
	       place.y >= box.top && place.y < box.bottom;
}

static inline struct place
drawn_middle(const struct drawn *glyph)
{
	return (struct place){(glyph->start.x + glyph->end.x) / 2,
			      (glyph->start.y + glyph->end.y) / 2};
}

static inline bool
drawn_is_blank(const struct drawn *glyph)
{
	return point_is_space(glyph->point) || glyph->point < ' ' ||
	       glyph->size <= 0;
}

#endif
