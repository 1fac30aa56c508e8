/*
 * Paths become strokes: the lines that a table is ruled with, whether they are
 * drawn as lines, as thin boxes or as rows of dots. What else is filled covers
 * the text below it.
 */
#ifndef PDF_STROKES_H
#define PDF_STROKES_H

#include "drawing.h"

/* A path on its way, begun with what it is drawn with and zeros. */
struct tracer {
	struct drawing *drawing;
	struct box clip;
	bool white;     /* it can be seen on a ground alone */
	bool covers;    /* and nothing below it */
	bool filled;    /* else stroked, */
	float width;    /* as wide as that */
	unsigned lines; /* of the present part */
	bool curved;    /* so it is no rectangle */
	struct place start, at;
	struct box box;
};

/* Places are those of the page. */
void tracer_move(struct tracer *tracer, struct place to);
void tracer_line(struct tracer *tracer, struct place to);
void tracer_curve(struct tracer *tracer, struct place to);
void tracer_close(struct tracer *tracer);
void tracer_end(struct tracer *tracer);

/* Add a box that is as good as a line; others are nothing. */
void strokes_add_box(struct drawing *drawing, struct box clip, struct box box,
		     bool white);

#endif
