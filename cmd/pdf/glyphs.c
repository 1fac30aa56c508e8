/* Taking glyphs as they are drawn: see glyphs.h. */
#include "glyphs.h"

#include <math.h>

#define RUN_GAP   0.05f /* between glyphs of one run, by the type's size */
#define SAME_PACE 0.02f /* and between their steps, where they are even */
#define SET_APART 0.4f  /* and between digits that may be set apart evenly */
#define START_CUT 0.05f /* of a glyph, that a clip hides if it cuts it, */
#define END_CUT   0.2f  /* more where the font may be another one */
#define LINES_LOW 6     /* lines that a cell has at most */

static const struct place nowhere = {INFINITY, INFINITY};

/* What is drawn under another clip is of another cell. */
void
glyphs_clip(struct drawing *drawing, struct box clip, bool clipped)
{
	drawing->clipped = clipped;
	if (memcmp(&clip, &drawing->scissor, sizeof clip) == 0)
		return;
	drawing->scissor = clip;
	drawing->clip++;
	drawing->pen = nowhere;
	drawing->last = nowhere;
}

/* Are two places no farther apart, along each axis? */
static bool
is_near(struct place one, struct place other, float most)
{
	return fabsf(one.x - other.x) <= most && fabsf(one.y - other.y) <= most;
}

static bool
is_of_amount(uint32_t point)
{
	return (point >= '0' && point <= '9') || point == ',' || point == '.' ||
	       point == '-';
}

/* May a glyph be the second one of an amount that is set apart? The first one
 * has no pace yet. */
static bool
sets_pace(const struct drawing *drawing, const struct drawn *glyph)
{
	size_t count = drawing->glyphs.count;

	return count > 0 && drawing->fresh &&
	       is_of_amount(drawing->glyphs.items[count - 1].point) &&
	       is_of_amount(glyph->point) &&
	       is_near(glyph->start, drawing->pen, SET_APART * glyph->size);
}

/* A glyph that begins neither where the last one ended nor at the pace of those
 * before it begins a run, as does what a blank is in front of; so did the last
 * one, if this one does not keep the pace that it alone set. The pace counts
 * because a font that is not in the file is replaced by one of other widths. */
static uint32_t
run_of(struct drawing *drawing, const struct drawn *glyph)
{
	struct place start = glyph->start;
	struct place step = {start.x - drawing->last.x,
			     start.y - drawing->last.y};
	bool blank = point_is_space(glyph->point);

	bool goes_on = is_near(step, drawing->step, SAME_PACE * glyph->size) ||
		       is_near(start, drawing->pen, RUN_GAP * glyph->size);
	bool begins = blank || (!goes_on && !sets_pace(drawing, glyph));

	if (drawing->paced &&
	    !is_near(step, drawing->step, SAME_PACE * glyph->size))
		drawing->glyphs.items[drawing->glyphs.count - 1].run =
			++drawing->run;
	drawing->paced = !begins && !goes_on;
	if (begins) {
		drawing->run++;
		/* Half the size is the pace of most digits. */
		step.x = (glyph->end.x > start.x) * glyph->size / 2;
		step.y = 0;
	}
	drawing->fresh = begins && !blank;
	drawing->step = step;
	drawing->last = start;
	drawing->pen = blank ? nowhere : glyph->end;
	return drawing->run;
}

/* Does the clip hide one end of a glyph and show the other? */
static bool
is_cut(struct place one, struct place other, float part, struct box clip)
{
	struct place at = {one.x + part * (other.x - one.x),
			   one.y + part * (other.y - one.y)};

	return !box_has(clip, at) && box_has(clip, other);
}

void
glyphs_add(struct drawing *drawing, struct drawn glyph)
{
	struct box clip = drawing->scissor;
	bool seen = box_has(clip, drawn_middle(&glyph));

	if (drawing->glyphs.count > GLYPHS_MAX || (!seen && !drawing->clipped))
		return;
	glyph.run = run_of(drawing, &glyph);
	glyph.clip = drawing->clip;
	glyph.sight = seen ? GLYPH_SEEN : GLYPH_HIDDEN;
	glyph.low = clip.bottom - clip.top <= LINES_LOW * glyph.size;
	if (drawing->clipped) {
		glyph.opens = is_cut(glyph.start, glyph.end, START_CUT, clip);
		glyph.ends = is_cut(glyph.end, glyph.start, END_CUT, clip);
	}
	drawing->cuts = drawing->cuts || !seen || glyph.opens || glyph.ends;
	*vec_push(&drawing->glyphs) = glyph;
}
