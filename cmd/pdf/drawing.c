/*
 * Glyphs that are drawn and yet no text of the page: those painted over, and
 * those of a watermark. See drawing.h.
 */
#include "drawing.h"

#include <math.h>

#define LARGE 1.5f /* so much larger than others is a watermark's type */
#define SIZES 64   /* of type, by points */

void
drawing_add_ground(struct drawing *drawing, struct box box)
{
	if (box.right - box.left > THIN && box.bottom - box.top > THIN &&
	    drawing->grounds.count < GROUNDS_MAX)
		*vec_push(&drawing->grounds) = box;
}

bool
drawing_has_ground(const struct drawing *drawing, struct place place)
{
	vec_each (const struct box *, box, &drawing->grounds)
		if (box_has(*box, place))
			return true;
	return drawing->grounds.count == GROUNDS_MAX;
}

struct box
drawing_white_part(const struct drawing *drawing)
{
	struct box part = {INFINITY, INFINITY, -INFINITY, -INFINITY};

	vec_each (const struct stroke *, stroke, &drawing->strokes) {
		struct place from = stroke->from, to = stroke->to;
		float x = (from.x + to.x) / 2, y = (from.y + to.y) / 2;

		if (!stroke->white || box_has(part, (struct place){x, y}) ||
		    (!drawing_has_ground(
			     drawing,
			     (struct place){x - THIN / 2, y - THIN / 2}) &&
		     !drawing_has_ground(
			     drawing,
			     (struct place){x + THIN / 2, y + THIN / 2})))
			continue;
		part = (struct box){
			fminf(part.left, from.x), fminf(part.top, from.y),
			fmaxf(part.right, to.x), fmaxf(part.bottom, to.y)};
	}
	return part;
}

/* Of a run that is covered in part the glyphs beside that part are cut. */
void
drawing_cover(struct drawing *drawing, struct box box)
{
	struct drawn *glyphs = drawing->glyphs.items;
	uint32_t covered = 0; /* the run of the glyph before, if that is */
	size_t kept = 0;

	if (box.right - box.left <= THIN || box.bottom - box.top <= THIN)
		return;
	vec_each (const struct drawn *, glyph, &drawing->glyphs) {
		if (!box_has(box, drawn_middle(glyph))) {
			glyphs[kept] = *glyph;
			if (glyph->run == covered)
				glyphs[kept].opens = drawing->cuts = true;
			covered = 0;
			kept++;
			continue;
		}
		covered = glyph->run;
		if (kept > 0 && glyphs[kept - 1].run == covered)
			glyphs[kept - 1].ends = drawing->cuts = true;
	}
	drawing->glyphs.count = kept;
}

/* The size of most of the type, to a point. */
static float
main_size(const struct drawing *drawing)
{
	size_t counts[SIZES] = {0};
	int most = 0;

	vec_each (const struct drawn *, glyph, &drawing->glyphs)
		counts[(int)fminf(fmaxf(glyph->size + 0.5f, 0), SIZES - 1)]++;
	for (int size = 1; size < SIZES; size++)
		if (counts[size] > counts[most])
			most = size;
	return (float)most;
}

void
drawing_drop_watermark(struct drawing *drawing)
{
	float large = LARGE * main_size(drawing);
	size_t kept = 0;

	vec_each (const struct drawn *, glyph, &drawing->glyphs)
		if (!glyph->pale || glyph->size < large)
			drawing->glyphs.items[kept++] = *glyph;
	drawing->glyphs.count = kept;
}

void
drawing_release(struct drawing *drawing)
{
	vec_release(&drawing->glyphs);
	vec_release(&drawing->strokes);
	vec_release(&drawing->grounds);
}
