/* Mending cut text, once all of it is drawn: see cuts.h. */
#include "cuts.h"

/* Let what a clip hides of a text be of the run that was seen last, or that is
 * seen next when going backwards. */
static void
keep_hidden(struct drawn *glyph, struct drawn **seen)
{
	if (glyph->sight != GLYPH_HIDDEN) {
		if (!drawn_is_blank(glyph))
			*seen = glyph;
	} else if (!glyph->kept && *seen && (*seen)->clip == glyph->clip &&
		   ((*seen)->run == glyph->run || glyph->low)) {
		glyph->kept = true;
		glyph->run = (*seen)->run;
		(*seen)->sight = GLYPH_CUT;
	}
}

/* The outermost glyph of a text is cut: there may be more that the file has
 * not. An amount is none without all of its digits. */
static void
tear(struct drawing *drawing, struct drawn *glyph, bool behind)
{
	struct drawn mark;

	glyph->sight = GLYPH_TORN;
	*vec_push(&drawing->glyphs) = *glyph;
	if (glyph->point >= 0x80)
		return;
	mark = *glyph;
	mark.point = u'…';
	if (behind)
		mark.start = glyph->end;
	else
		mark.end = glyph->start;
	mark.start.x -= (glyph->end.x - glyph->start.x) / 10;
	mark.start.y -= (glyph->end.y - glyph->start.y) / 10;
	*vec_push(&drawing->glyphs) = mark;
}

void
cuts_mend(struct drawing *drawing)
{
	struct drawn *glyphs = drawing->glyphs.items, *seen = NULL;
	size_t count = drawing->glyphs.count;

	if (!drawing->cuts)
		return;
	for (size_t i = 0; i < count; i++)
		keep_hidden(&glyphs[i], &seen);
	seen = NULL;
	for (size_t i = count; i-- > 0;)
		keep_hidden(&glyphs[i], &seen);
	memset(&drawing->glyphs, 0, sizeof drawing->glyphs);
	for (size_t i = 0; i < count; i++) {
		struct drawn *glyph = &glyphs[i];

		if (glyph->sight == GLYPH_HIDDEN && !glyph->kept)
			continue;
		if (glyph->opens &&
		    (i == 0 || glyph[-1].run != glyph->run || glyph[-1].ends))
			tear(drawing, glyph, false);
		else if (glyph->ends &&
			 (i + 1 == count || glyph[1].run != glyph->run ||
			  glyph[1].opens))
			tear(drawing, glyph, true);
		else
			*vec_push(&drawing->glyphs) = *glyph;
	}
	free(glyphs);
}
