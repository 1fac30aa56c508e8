/* Tracing paths: see strokes.h. */
#include "strokes.h"

#include <math.h>

#define DOT       0.2f /* dots of one line leave it by less */
#define BOX_LINES 6    /* of a path that is a rectangle, at most */
#define STRAIGHT  0.7f /* and a line that leaves its axis by no more */

static float
clamp(float x, float least, float most)
{
	return x < least ? least : x > most ? most : x;
}

static void
add_stroke(struct drawing *drawing, struct box clip, struct place from,
	   struct place to, bool white)
{
	struct stroke stroke = {.white = white};

	stroke.from.x = clamp(fminf(from.x, to.x), clip.left, clip.right);
	stroke.to.x = clamp(fmaxf(from.x, to.x), clip.left, clip.right);
	stroke.from.y = clamp(fminf(from.y, to.y), clip.top, clip.bottom);
	stroke.to.y = clamp(fmaxf(from.y, to.y), clip.top, clip.bottom);
	/* What lies outside shrinks to nothing. */
	if (stroke.to.x - stroke.from.x + stroke.to.y - stroke.from.y > 0 &&
	    drawing->strokes.count < 2 * RULES_MAX)
		*vec_push(&drawing->strokes) = stroke;
}

/* Is a dot the next one of a line of dots? Then it is a part of that. */
static bool
goes_on(struct drawing *drawing, struct box dot)
{
	float x = (dot.left + dot.right) / 2, y = (dot.top + dot.bottom) / 2;
	size_t count = drawing->strokes.count;

	for (size_t i = 1; i <= 2 && i <= count; i++) {
		struct stroke *line = &drawing->strokes.items[count - i];

		if (fabsf(line->from.y - y) + fabsf(line->to.y - y) < DOT &&
		    dot.left >= line->from.x && dot.left <= line->to.x + THIN) {
			line->to.x = fmaxf(line->to.x, dot.right);
			return true;
		}
		if (fabsf(line->from.x - x) + fabsf(line->to.x - x) < DOT &&
		    dot.top >= line->from.y && dot.top <= line->to.y + THIN) {
			line->to.y = fmaxf(line->to.y, dot.bottom);
			return true;
		}
	}
	return false;
}

/* A dot is a piece of both lines that it may belong to. */
void
strokes_add_box(struct drawing *drawing, struct box clip, struct box box,
		bool white)
{
	float x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
	bool narrow = box.right - box.left <= THIN;
	bool low = box.bottom - box.top <= THIN;

	if (narrow && low && goes_on(drawing, box))
		return;
	if (low)
		add_stroke(drawing, clip, (struct place){box.left, y},
			   (struct place){box.right, y}, white);
	if (narrow)
		add_stroke(drawing, clip, (struct place){x, box.top},
			   (struct place){x, box.bottom}, white);
}

/* Some draw a long line as a short one of great width. */
static void
add_wide(const struct tracer *tracer, struct place to)
{
	struct place from = tracer->at;
	float x = (from.x + to.x) / 2, y = (from.y + to.y) / 2;
	float half = tracer->width / 2;
	bool across = fabsf(to.x - from.x) > fabsf(to.y - from.y);
	struct place side = {across ? 0 : half, across ? half : 0};

	add_stroke(tracer->drawing, tracer->clip,
		   (struct place){x - side.x, y - side.y},
		   (struct place){x + side.x, y + side.y}, tracer->white);
}

static struct box
shared(struct box a, struct box b)
{
	return (struct box){fmaxf(a.left, b.left), fmaxf(a.top, b.top),
			    fminf(a.right, b.right), fminf(a.bottom, b.bottom)};
}

/* All that a path paints. */
static struct box
widened(const struct tracer *tracer)
{
	float half = tracer->filled ? 0 : tracer->width / 2;
	struct box box = tracer->box;

	return (struct box){box.left - half, box.top - half, box.right + half,
			    box.bottom + half};
}

void
tracer_end(struct tracer *tracer)
{
	if (tracer->lines > 0 && !tracer->white &&
	    (tracer->filled || tracer->width > THIN))
		drawing_add_ground(tracer->drawing,
				   shared(widened(tracer), tracer->clip));
	if (tracer->filled && !tracer->curved && tracer->lines > 0 &&
	    tracer->lines <= BOX_LINES) {
		if (tracer->covers)
			drawing_cover(tracer->drawing,
				      shared(tracer->box, tracer->clip));
		strokes_add_box(tracer->drawing, tracer->clip, tracer->box,
				tracer->white);
	}
	tracer->curved = false;
	tracer->lines = 0;
}

void
tracer_move(struct tracer *tracer, struct place to)
{
	tracer_end(tracer);
	tracer->start = tracer->at = to;
	tracer->box = (struct box){to.x, to.y, to.x, to.y};
}

void
tracer_line(struct tracer *tracer, struct place to)
{
	struct place from = tracer->at;
	float dx = fabsf(to.x - from.x), dy = fabsf(to.y - from.y);
	struct box *box = &tracer->box;

	*box = (struct box){fminf(box->left, to.x), fminf(box->top, to.y),
			    fmaxf(box->right, to.x), fmaxf(box->bottom, to.y)};
	tracer->lines++;
	if (dx > STRAIGHT && dy > STRAIGHT)
		tracer->curved = true;
	else if (!tracer->filled && tracer->width > THIN &&
		 tracer->width > 3 * (dx + dy))
		add_wide(tracer, to);
	else if (!tracer->filled)
		add_stroke(tracer->drawing, tracer->clip, from, to,
			   tracer->white);
	tracer->at = to;
}

void
tracer_curve(struct tracer *tracer, struct place to)
{
	struct box *box = &tracer->box;

	*box = (struct box){fminf(box->left, to.x), fminf(box->top, to.y),
			    fmaxf(box->right, to.x), fmaxf(box->bottom, to.y)};
	tracer->lines++;
	tracer->curved = true;
	tracer->at = to;
}

void
tracer_close(struct tracer *tracer)
{
	tracer_line(tracer, tracer->start);
}
