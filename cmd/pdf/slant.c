/* How far text leaves its axis: see slant.h. */
#include "slant.h"

#include <math.h>

#define LEAST 0.0003f /* a fifth of a point on a page's width */
#define MOST  0.1f    /* what leaves it more is no text that runs along it */
#define MAIN  0.75f   /* of the text leaves it alike */

static int
compare(const void *a, const void *b)
{
	float one = *(const float *)a, other = *(const float *)b;

	return (one > other) - (one < other);
}

/* By how much one glyph does, as the tangent. */
static float
slope_of(const struct drawn *glyph)
{
	float dx = glyph->end.x - glyph->start.x;
	float dy = glyph->end.y - glyph->start.y;

	if (dx == 0 || dy == 0)
		return 0;
	return fabsf(dx) >= fabsf(dy) ? dy / dx : -dx / dy;
}

float
slant_of(const struct drawing *drawing)
{
	VEC(float) slopes = {0};
	size_t up = 0, down = 0;
	float middle = 0;

	vec_each (const struct drawn *, glyph, &drawing->glyphs) {
		float slope = slope_of(glyph);

		up += slope <= -LEAST && slope >= -MOST;
		down += slope >= LEAST && slope <= MOST;
		if (slope != 0)
			*vec_push(&slopes) = slope;
	}
	if ((float)(up > down ? up : down) >
	    MAIN * (float)drawing->glyphs.count) {
		qsort(slopes.items, slopes.count, sizeof *slopes.items,
		      compare);
		middle = slopes.items[slopes.count / 2];
	}
	vec_release(&slopes);
	return atanf(middle) * 180 / (float)M_PI;
}
