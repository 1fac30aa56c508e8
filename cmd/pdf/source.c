/*
 * Pages through MuPDF: a device that takes text and lines instead of painting
 * them.
 */
#include "source.h"

#include "base/utf8.h"

#include <math.h>
#include <mupdf/fitz.h>
#include <mupdf/pdf.h>

/* More than this is no page of an account. */
#define GLYPHS_MAX 100000
#define RULES_MAX  50000

#define STORE_BYTES  ((size_t)64 << 20) /* what MuPDF may keep for later */
#define THIN         3.0f  /* a rectangle no wider than this is a line */
#define DOT          0.2f  /* dots of one line leave it by less */
#define BOX_LINES    6     /* of a path that is a rectangle, at most */
#define STRAIGHT     0.7f  /* and a line that leaves its axis by no more */
#define WHITE        0.97f /* and brighter */
#define SEEN         0.05f /* text that is more transparent is none */
#define OPAQUE       0.95f /* what is no more transparent hides all below */
#define PALE         0.6f  /* text that is brighter, or more transparent, */
#define LARGE        1.5f  /* and so much larger than others, is a watermark */
#define SIZES        64    /* of type, by points */
#define END_BYTES    2048  /* in which a file's end mark stands */
#define UNNAMED_MANY 20    /* so many are one in this */
#define RUN_GAP      0.05f /* between glyphs of one run, by the type's size */
#define SAME_PACE    0.02f /* and between their steps, where they are even */
#define START_CUT    0.05f /* of a glyph, that a clip hides if it cuts it, */
#define END_CUT      0.2f  /* more where the font may be another one */
#define LINES_LOW    6     /* lines that a cell has at most */

/* A glyph as it was drawn, before the page is turned. */
struct drawn {
	fz_point start, end; /* the advance along the baseline */
	float size;
	uint32_t point, run, clip;
	enum glyph_sight sight;
	bool low;         /* its clip is that of a few lines, as a cell's is */
	bool kept;        /* hidden, and of a text that can be seen */
	bool opens, ends; /* at its start or end the clip cuts through it */
	bool pale;
};

struct stroke {
	fz_point from, to;
};

struct source {
	fz_context *context;
	fz_stream *stream;
	fz_document *document;
};

/* The device: MuPDF's part comes first. */
struct taker {
	fz_device device;
	fz_rect bounds; /* of the page */
	VEC(struct drawn) glyphs;
	VEC(struct stroke) strokes; /* along an axis */
	float pictured;             /* area */
	unsigned blended;           /* groups that let through what is below */
	fz_point last, pen;         /* where the last glyph began and ended */
	fz_point step;              /* from the one before it */
	uint32_t run;               /* that it belongs to */
	fz_rect scissor;            /* that it was drawn under, */
	uint32_t clip;              /* and which of all those that is */
};

/* One path on its way into strokes. */
struct tracer {
	struct taker *taker;
	fz_matrix ctm;
	fz_rect clip;
	bool hidden; /* it cannot be seen */
	bool covers; /* and nothing below it */
	bool filled; /* else stroked, as wide as */
	float width;
	fz_point start, at;
	fz_rect box; /* of the present part */
	bool curved; /* so it is no rectangle */
	unsigned lines;
	bool empty;
};

static fz_rect
clip_of(const struct taker *taker)
{
	int depth = taker->device.container_len;

	if (depth == 0)
		return taker->bounds;
	return fz_intersect_rect(taker->bounds,
				 taker->device.container[depth - 1].scissor);
}

/* Is a color no darker than that, in all of its parts? Nothing to be seen is
 * the brightest there is. */
static bool
is_bright(fz_context *context, fz_colorspace *space, const float *color,
	  float alpha, float limit)
{
	float rgb[3] = {0};

	if (space && color)
		fz_convert_color(context, space, color, fz_device_rgb(context),
				 rgb, NULL, fz_default_color_params);
	for (int i = 0; i < 3; i++)
		if (1 - alpha * (1 - rgb[i]) < limit)
			return false;
	return true;
}

/* What is painted over cannot be read, as the text that a scan was given. */
static void
cover(struct taker *taker, fz_rect box)
{
	size_t kept = 0;

	if (taker->blended > 0 || box.x1 - box.x0 <= THIN ||
	    box.y1 - box.y0 <= THIN)
		return;
	vec_each (const struct drawn *, glyph, &taker->glyphs)
		if (!fz_is_point_inside_rect(
			    fz_make_point((glyph->start.x + glyph->end.x) / 2,
					  (glyph->start.y + glyph->end.y) / 2),
			    box))
			taker->glyphs.items[kept++] = *glyph;
	taker->glyphs.count = kept;
}

static void
take_stroke(struct taker *taker, fz_rect clip, fz_point from, fz_point to)
{
	struct stroke stroke;

	stroke.from.x = fz_clamp(fz_min(from.x, to.x), clip.x0, clip.x1);
	stroke.to.x = fz_clamp(fz_max(from.x, to.x), clip.x0, clip.x1);
	stroke.from.y = fz_clamp(fz_min(from.y, to.y), clip.y0, clip.y1);
	stroke.to.y = fz_clamp(fz_max(from.y, to.y), clip.y0, clip.y1);
	/* What lies outside shrinks to nothing. */
	if (stroke.to.x - stroke.from.x + stroke.to.y - stroke.from.y > 0 &&
	    taker->strokes.count < 2 * RULES_MAX)
		*vec_push(&taker->strokes) = stroke;
}

/* Is a dot the next one of a line of dots? Then it is a part of that. */
static bool
goes_on(struct taker *taker, fz_rect dot)
{
	float x = (dot.x0 + dot.x1) / 2, y = (dot.y0 + dot.y1) / 2;
	size_t count = taker->strokes.count;

	for (size_t i = 1; i <= 2 && i <= count; i++) {
		struct stroke *line = &taker->strokes.items[count - i];

		if (fabsf(line->from.y - y) + fabsf(line->to.y - y) < DOT &&
		    dot.x0 >= line->from.x && dot.x0 <= line->to.x + THIN) {
			line->to.x = fz_max(line->to.x, dot.x1);
			return true;
		}
		if (fabsf(line->from.x - x) + fabsf(line->to.x - x) < DOT &&
		    dot.y0 >= line->from.y && dot.y0 <= line->to.y + THIN) {
			line->to.y = fz_max(line->to.y, dot.y1);
			return true;
		}
	}
	return false;
}

/* A rectangle that is as good as a line. A dot is a piece of both lines that
 * it may belong to. */
static void
take_thin(struct taker *taker, fz_rect clip, fz_rect box)
{
	float x = (box.x0 + box.x1) / 2, y = (box.y0 + box.y1) / 2;

	if (box.x1 - box.x0 <= THIN && box.y1 - box.y0 <= THIN &&
	    goes_on(taker, box))
		return;
	if (box.y1 - box.y0 <= THIN)
		take_stroke(taker, clip, fz_make_point(box.x0, y),
			    fz_make_point(box.x1, y));
	if (box.x1 - box.x0 <= THIN)
		take_stroke(taker, clip, fz_make_point(x, box.y0),
			    fz_make_point(x, box.y1));
}

static void
end_part(struct tracer *tracer)
{
	bool box = !tracer->empty && tracer->filled && !tracer->curved &&
		   tracer->lines <= BOX_LINES;

	if (box && tracer->covers)
		cover(tracer->taker,
		      fz_intersect_rect(tracer->box, tracer->clip));
	if (box && !tracer->hidden)
		take_thin(tracer->taker, tracer->clip, tracer->box);
	tracer->empty = true;
	tracer->curved = false;
	tracer->lines = 0;
}

static void
trace_line(struct tracer *tracer, fz_point to)
{
	fz_point from = tracer->at;
	float dx = fabsf(to.x - from.x), dy = fabsf(to.y - from.y);

	tracer->box = fz_include_point_in_rect(tracer->box, to);
	tracer->at = to;
	tracer->empty = false;
	tracer->lines++;
	if (dx > STRAIGHT && dy > STRAIGHT)
		tracer->curved = true;
	else if (tracer->filled)
		return;
	else if (tracer->width > THIN && tracer->width > 3 * (dx + dy)) {
		/* Some draw a long line as a short one of great width. */
		fz_point middle = {(from.x + to.x) / 2, (from.y + to.y) / 2};
		float half = tracer->width / 2;
		fz_point side = dx > dy ? fz_make_point(0, half)
					: fz_make_point(half, 0);

		take_stroke(
			tracer->taker, tracer->clip,
			fz_make_point(middle.x - side.x, middle.y - side.y),
			fz_make_point(middle.x + side.x, middle.y + side.y));
	} else {
		take_stroke(tracer->taker, tracer->clip, from, to);
	}
}

static void
path_move(fz_context *context, void *argument, float x, float y)
{
	struct tracer *tracer = argument;

	(void)context;
	end_part(tracer);
	tracer->start = tracer->at = fz_transform_point_xy(x, y, tracer->ctm);
	tracer->box = (fz_rect){tracer->at.x, tracer->at.y, tracer->at.x,
				tracer->at.y};
}

static void
path_line(fz_context *context, void *argument, float x, float y)
{
	struct tracer *tracer = argument;

	(void)context;
	trace_line(tracer, fz_transform_point_xy(x, y, tracer->ctm));
}

static void
path_curve(fz_context *context, void *argument, float x1, float y1, float x2,
	   float y2, float x3, float y3)
{
	struct tracer *tracer = argument;

	(void)context, (void)x1, (void)y1, (void)x2, (void)y2;
	tracer->curved = true;
	tracer->at = fz_transform_point_xy(x3, y3, tracer->ctm);
}

static void
path_close(fz_context *context, void *argument)
{
	struct tracer *tracer = argument;

	(void)context;
	trace_line(tracer, tracer->start);
}

static const fz_path_walker walker = {
	.moveto = path_move,
	.lineto = path_line,
	.curveto = path_curve,
	.closepath = path_close,
};

static void
trace_path(fz_context *context, struct taker *taker, const fz_path *path,
	   struct tracer tracer)
{
	tracer.taker = taker;
	tracer.clip = clip_of(taker);
	tracer.empty = true;
	fz_walk_path(context, path, &walker, &tracer);
	end_part(&tracer);
}

static void
fill_path(fz_context *context, fz_device *device, const fz_path *path,
	  int even_odd, fz_matrix ctm, fz_colorspace *space, const float *color,
	  float alpha, fz_color_params params)
{
	(void)even_odd, (void)params;
	trace_path(context, (struct taker *)device, path,
		   (struct tracer){
			   .ctm = ctm,
			   .filled = true,
			   .hidden = is_bright(context, space, color, alpha,
					       WHITE),
			   .covers = alpha >= OPAQUE,
		   });
}

static void
stroke_path(fz_context *context, fz_device *device, const fz_path *path,
	    const fz_stroke_state *stroke, fz_matrix ctm, fz_colorspace *space,
	    const float *color, float alpha, fz_color_params params)
{
	(void)params;
	if (!is_bright(context, space, color, alpha, WHITE))
		trace_path(context, (struct taker *)device, path,
			   (struct tracer){
				   .ctm = ctm,
				   .width = stroke->linewidth *
					    fz_matrix_expansion(ctm),
			   });
}

/* What is drawn under another clip is of another cell. */
static void
change_clip(struct taker *taker, fz_rect clip)
{
	if (memcmp(&clip, &taker->scissor, sizeof clip) == 0)
		return;
	taker->scissor = clip;
	taker->clip++;
	taker->pen = fz_make_point(INFINITY, INFINITY);
	taker->last = taker->pen;
}

/* A glyph that begins neither where the last one ended nor at the pace of those
 * before it begins a run, as does what a blank is in front of. The pace counts
 * because a font that is not in the file is replaced by one of other widths. */
static uint32_t
run_of(struct taker *taker, fz_point start, fz_point end, float size,
       bool blank)
{
	fz_point step = {start.x - taker->last.x, start.y - taker->last.y};
	bool same_pace = fabsf(step.x - taker->step.x) <= SAME_PACE * size &&
			 fabsf(step.y - taker->step.y) <= SAME_PACE * size;

	if (blank ||
	    (!same_pace && (fabsf(start.x - taker->pen.x) > RUN_GAP * size ||
			    fabsf(start.y - taker->pen.y) > RUN_GAP * size))) {
		taker->run++;
		/* Half the size is the pace of most digits. */
		step = fz_make_point((end.x > start.x) * size / 2, 0);
	}
	taker->step = step;
	taker->last = start;
	taker->pen = blank ? fz_make_point(INFINITY, INFINITY) : end;
	return taker->run;
}

/* Does the clip hide one end of a glyph and show the other? */
static bool
is_cut(fz_point one, fz_point other, float part, fz_rect clip)
{
	fz_point at = {one.x + part * (other.x - one.x),
		       one.y + part * (other.y - one.y)};

	return !fz_is_point_inside_rect(at, clip) &&
	       fz_is_point_inside_rect(other, clip);
}

static void
take_text(fz_context *context, struct taker *taker, const fz_text *text,
	  fz_matrix ctm, bool pale)
{
	fz_rect clip = clip_of(taker);

	change_clip(taker, clip);
	for (const fz_text_span *span = text->head; span; span = span->next) {
		fz_matrix trm = fz_concat(span->trm, ctm);
		fz_point along = {trm.a, trm.b};
		float size = fz_matrix_expansion(trm);

		for (int i = 0; i < span->len; i++) {
			const fz_text_item *item = &span->items[i];

			if (item->gid < 0 || item->ucs < 0 ||
			    taker->glyphs.count > GLYPHS_MAX)
				continue;
			float advance = fz_advance_glyph(context, span->font,
							 item->gid, 0);
			fz_point start =
				fz_transform_point_xy(item->x, item->y, ctm);
			fz_point end = {start.x + along.x * advance,
					start.y + along.y * advance};
			fz_point middle = {(start.x + end.x) / 2,
					   (start.y + end.y) / 2};
			bool seen = fz_is_point_inside_rect(middle, clip);
			bool clipped = taker->device.container_len > 0;
			if (!seen && !clipped)
				continue;
			*vec_push(&taker->glyphs) = (struct drawn){
				.start = start,
				.end = end,
				.size = size,
				.point = (uint32_t)item->ucs,
				.run = run_of(
					taker, start, end, size,
					point_is_space((uint32_t)item->ucs)),
				.clip = taker->clip,
				.pale = pale,
				.sight = seen ? GLYPH_SEEN : GLYPH_HIDDEN,
				.low = clip.y1 - clip.y0 <= LINES_LOW * size,
				.opens = clipped &&
					 is_cut(start, end, START_CUT, clip),
				.ends = clipped &&
					is_cut(end, start, END_CUT, clip),
			};
		}
	}
}

static void
fill_text(fz_context *context, fz_device *device, const fz_text *text,
	  fz_matrix ctm, fz_colorspace *space, const float *color, float alpha,
	  fz_color_params params)
{
	(void)params;
	if (alpha < SEEN)
		return;
	take_text(context, (struct taker *)device, text, ctm,
		  is_bright(context, space, color, alpha, PALE));
}

static void
stroke_text(fz_context *context, fz_device *device, const fz_text *text,
	    const fz_stroke_state *stroke, fz_matrix ctm, fz_colorspace *space,
	    const float *color, float alpha, fz_color_params params)
{
	(void)stroke;
	fill_text(context, device, text, ctm, space, color, alpha, params);
}

static void
take_picture(struct taker *taker, fz_matrix ctm)
{
	fz_rect clip = clip_of(taker);
	fz_rect box = fz_transform_rect(fz_unit_rect, ctm);
	fz_rect seen = fz_intersect_rect(box, clip);

	take_thin(taker, clip, box);
	if (!fz_is_empty_rect(seen))
		taker->pictured += (seen.x1 - seen.x0) * (seen.y1 - seen.y0);
}

static void
fill_image(fz_context *context, fz_device *device, fz_image *image,
	   fz_matrix ctm, float alpha, fz_color_params params)
{
	(void)context, (void)params;
	if (alpha >= OPAQUE && !image->mask && !image->use_colorkey)
		cover((struct taker *)device,
		      fz_intersect_rect(fz_transform_rect(fz_unit_rect, ctm),
					clip_of((struct taker *)device)));
	take_picture((struct taker *)device, ctm);
}

static void
fill_image_mask(fz_context *context, fz_device *device, fz_image *image,
		fz_matrix ctm, fz_colorspace *space, const float *color,
		float alpha, fz_color_params params)
{
	(void)context, (void)image, (void)space, (void)color, (void)alpha,
		(void)params;
	take_picture((struct taker *)device, ctm);
}

static void
begin_group(fz_context *context, fz_device *device, fz_rect area,
	    fz_colorspace *space, int isolated, int knockout, int blendmode,
	    float alpha)
{
	struct taker *taker = (struct taker *)device;

	(void)context, (void)area, (void)space, (void)isolated, (void)knockout;
	taker->blended += taker->blended > 0 || blendmode != FZ_BLEND_NORMAL ||
			  alpha < OPAQUE;
}

static void
end_group(fz_context *context, fz_device *device)
{
	struct taker *taker = (struct taker *)device;

	(void)context;
	taker->blended -= taker->blended > 0;
}

static void
drop_taker(fz_context *context, fz_device *device)
{
	struct taker *taker = (struct taker *)device;

	(void)context;
	vec_release(&taker->glyphs);
	vec_release(&taker->strokes);
}

static struct taker *
new_taker(fz_context *context, fz_rect bounds)
{
	struct taker *taker =
		(struct taker *)fz_new_device_of_size(context, sizeof *taker);

	taker->bounds = bounds;
	taker->device.fill_path = fill_path;
	taker->device.stroke_path = stroke_path;
	taker->device.fill_text = fill_text;
	taker->device.stroke_text = stroke_text;
	taker->device.fill_image = fill_image;
	taker->device.fill_image_mask = fill_image_mask;
	taker->device.begin_group = begin_group;
	taker->device.end_group = end_group;
	taker->device.drop_device = drop_taker;
	return taker;
}

/* By quarters clockwise; 4 for text aslant, such as a watermark. */
static unsigned
turn_of(const struct drawn *glyph)
{
	float dx = glyph->end.x - glyph->start.x;
	float dy = glyph->end.y - glyph->start.y;

	if (fabsf(dy) <= 0.1f * fabsf(dx))
		return dx >= 0 ? 0 : 2;
	if (fabsf(dx) <= 0.1f * fabsf(dy))
		return dy >= 0 ? 1 : 3;
	return 4;
}

/* How most of the text runs. */
static unsigned
main_turn(const struct taker *taker)
{
	size_t counts[5] = {0};
	unsigned most = 0;

	vec_each (const struct drawn *, glyph, &taker->glyphs)
		counts[turn_of(glyph)]++;
	for (unsigned turn = 1; turn < 4; turn++)
		if (counts[turn] > counts[most])
			most = turn;
	return most;
}

static fz_point
turned(fz_point point, fz_rect bounds, unsigned turn)
{
	float x = point.x - bounds.x0, y = point.y - bounds.y0;
	float width = bounds.x1 - bounds.x0, height = bounds.y1 - bounds.y0;

	switch (turn) {
	case 1:
		return fz_make_point(y, width - x);
	case 2:
		return fz_make_point(width - x, height - y);
	case 3:
		return fz_make_point(height - y, x);
	default:
		return fz_make_point(x, y);
	}
}

static bool
is_blank(const struct drawn *glyph)
{
	return point_is_space(glyph->point) || glyph->point < ' ' ||
	       glyph->size <= 0;
}

/* Let what a clip hides of a text be of the run that was seen last, or that is
 * seen next when going backwards. */
static void
keep_hidden(struct drawn *glyph, struct drawn **seen)
{
	if (glyph->sight != GLYPH_HIDDEN) {
		if (!is_blank(glyph))
			*seen = glyph;
	} else if (!glyph->kept && *seen && (*seen)->clip == glyph->clip &&
		   ((*seen)->run == glyph->run || glyph->low)) {
		glyph->kept = true;
		glyph->run = (*seen)->run;
		(*seen)->sight = GLYPH_CUT;
	}
}

/* The outermost glyph of a text is cut: there may be more that the file has not.
 * An amount is none without all of its digits. */
static void
tear(struct taker *taker, struct drawn *glyph, bool behind)
{
	struct drawn mark;

	glyph->sight = GLYPH_TORN;
	*vec_push(&taker->glyphs) = *glyph;
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
	*vec_push(&taker->glyphs) = mark;
}

/* Of a text that a clip cuts all is kept that the file has. Text of which nothing
 * can be seen is no text. */
static void
mend_cuts(struct taker *taker)
{
	struct drawn *glyphs = taker->glyphs.items, *seen = NULL;
	size_t count = taker->glyphs.count;

	for (size_t i = 0; i < count; i++)
		keep_hidden(&glyphs[i], &seen);
	seen = NULL;
	for (size_t i = count; i-- > 0;)
		keep_hidden(&glyphs[i], &seen);
	memset(&taker->glyphs, 0, sizeof taker->glyphs);
	for (size_t i = 0; i < count; i++) {
		struct drawn *glyph = &glyphs[i];

		if (glyph->sight == GLYPH_HIDDEN && !glyph->kept)
			continue;
		if (glyph->opens && (i == 0 || glyph[-1].run != glyph->run))
			tear(taker, glyph, false);
		else if (glyph->ends &&
			 (i + 1 == count || glyph[1].run != glyph->run))
			tear(taker, glyph, true);
		else
			*vec_push(&taker->glyphs) = *glyph;
	}
	free(glyphs);
}

static void
put_glyph(struct page *page, const struct drawn *glyph, fz_rect bounds,
	  unsigned turn)
{
	fz_point start = turned(glyph->start, bounds, turn);
	fz_point end = turned(glyph->end, bounds, turn);

	if (is_blank(glyph))
		return;
	*vec_push(&page->glyphs) = (struct glyph){
		.left = start.x,
		.right = end.x,
		.baseline = start.y,
		.size = glyph->size,
		.point = point_unified(glyph->point),
		.run = glyph->run,
		.sight = glyph->sight,
	};
}

/* A run that stands on its side, as heads of narrow columns do, is put upright:
 * its glyphs one below the other. */
static void
put_sideways(struct page *page, const struct drawn *glyphs, size_t count,
	     fz_rect bounds, unsigned turn)
{
	fz_point first = turned(glyphs[0].start, bounds, turn);
	fz_point last = turned(glyphs[count - 1].end, bounds, turn);
	float side = last.y > first.y ? 0.35f : -0.35f;

	for (size_t i = 0; i < count; i++) {
		fz_point start = turned(glyphs[i].start, bounds, turn);
		fz_point end = turned(glyphs[i].end, bounds, turn);
		float size = glyphs[i].size;
		float x = start.x + side * size;
		float y = (start.y + end.y) / 2;

		if (is_blank(&glyphs[i]))
			continue;
		if (last.y < first.y)
			y = first.y + last.y - y;
		*vec_push(&page->glyphs) = (struct glyph){
			.left = x - size / 4,
			.right = x + size / 4,
			.baseline = y + 0.35f * size,
			.size = size,
			.point = point_unified(glyphs[i].point),
			.run = glyphs[i].run,
			.sight = glyphs[i].sight,
		};
	}
}

static void
put_glyphs(struct page *page, const struct taker *taker, unsigned turn)
{
	const struct drawn *glyphs = taker->glyphs.items;
	size_t count = taker->glyphs.count, end;

	for (size_t i = 0; i < count; i = end) {
		unsigned own = turn_of(&glyphs[i]);

		end = i + 1;
		if (own == turn)
			put_glyph(page, &glyphs[i], taker->bounds, turn);
		if (own == 4 || own % 2 == turn % 2)
			continue;
		while (end < count && glyphs[end].run == glyphs[i].run)
			end++;
		put_sideways(page, glyphs + i, end - i, taker->bounds, turn);
	}
}

static void
put_stroke(struct page *page, const struct stroke *stroke, fz_rect bounds,
	   unsigned turn)
{
	fz_point a = turned(stroke->from, bounds, turn);
	fz_point b = turned(stroke->to, bounds, turn);
	float dx = fabsf(a.x - b.x), dy = fabsf(a.y - b.y);

	if (dx >= dy)
		*vec_push(&page->across) = (struct rule){
			(a.y + b.y) / 2, fz_min(a.x, b.x), fz_max(a.x, b.x)};
	else
		*vec_push(&page->down) = (struct rule){
			(a.x + b.x) / 2, fz_min(a.y, b.y), fz_max(a.y, b.y)};
}

static int
by_place(const void *a, const void *b)
{
	const struct glyph *one = a, *other = b;

	if (one->point != other->point)
		return one->point < other->point ? -1 : 1;
	if (one->left != other->left)
		return one->left < other->left ? -1 : 1;
	return (one->baseline > other->baseline) -
	       (one->baseline < other->baseline);
}

/* Bold type is often the same glyph twice, filled and stroked or shifted by a
 * hair. */
static void
drop_doubles(struct page *page)
{
	size_t kept = 0;

	if (page->glyphs.count > 0)
		qsort(page->glyphs.items, page->glyphs.count,
		      sizeof *page->glyphs.items, by_place);
	for (size_t i = 0; i < page->glyphs.count; i++) {
		struct glyph *glyph = &page->glyphs.items[i];
		float near = 0.15f * glyph->size;
		bool twice = false;

		for (size_t k = kept; k-- > 0 && !twice;) {
			const struct glyph *other = &page->glyphs.items[k];

			if (other->point != glyph->point ||
			    glyph->left - other->left > near)
				break;
			if ((other->sight == GLYPH_HIDDEN ||
			     glyph->sight == GLYPH_HIDDEN) &&
			    other->run != glyph->run)
				continue;
			twice = fabsf(glyph->baseline - other->baseline) <=
				near;
		}
		if (!twice)
			page->glyphs.items[kept++] = *glyph;
	}
	page->glyphs.count = kept;
}

/* A font need not say which characters its glyphs are; some say that they are
 * characters of nobody's. */
static bool
is_unnamed(const struct page *page)
{
	size_t unnamed = 0;

	vec_each (const struct glyph *, glyph, &page->glyphs)
		unnamed += glyph->point == 0xfffd ||
			   (glyph->point >= 0xe000 && glyph->point <= 0xf8ff);
	return unnamed * UNNAMED_MANY > page->glyphs.count;
}

/* The size of most of the type, to a point. */
static float
main_size(const struct taker *taker)
{
	size_t counts[SIZES] = {0};
	int most = 0;

	vec_each (const struct drawn *, glyph, &taker->glyphs)
		counts[(int)fz_clamp(glyph->size + 0.5f, 0, SIZES - 1)]++;
	for (int size = 1; size < SIZES; size++)
		if (counts[size] > counts[most])
			most = size;
	return (float)most;
}

/* Large pale words lie across what is to be read. */
static void
drop_watermark(struct taker *taker)
{
	float large = LARGE * main_size(taker);
	size_t kept = 0;

	vec_each (const struct drawn *, glyph, &taker->glyphs)
		if (!glyph->pale || glyph->size < large)
			taker->glyphs.items[kept++] = *glyph;
	taker->glyphs.count = kept;
}

static bool
put_page(struct taker *taker, struct page *out)
{
	fz_rect bounds = taker->bounds;
	float width = bounds.x1 - bounds.x0, height = bounds.y1 - bounds.y0;
	unsigned turn;

	if (taker->clip > 1)
		mend_cuts(taker);
	drop_watermark(taker);
	turn = main_turn(taker);
	if (taker->glyphs.count > GLYPHS_MAX ||
	    taker->strokes.count > RULES_MAX)
		return false;
	out->width = turn % 2 ? height : width;
	out->height = turn % 2 ? width : height;
	out->turn = turn;
	out->pictured = taker->pictured > width * height / 2;
	put_glyphs(out, taker, turn);
	vec_each (const struct stroke *, stroke, &taker->strokes)
		put_stroke(out, stroke, bounds, turn);
	out->unnamed = is_unnamed(out);
	drop_doubles(out);
	return true;
}

void
page_release(struct page *page)
{
	vec_release(&page->glyphs);
	vec_release(&page->across);
	vec_release(&page->down);
}

bool
source_page(struct source *source, int number, struct page *out)
{
	fz_context *context = source->context;
	fz_page *page = NULL;
	struct taker *taker = NULL;
	bool ok = false;

	fz_var(page);
	fz_var(taker);
	fz_var(ok);
	fz_try(context)
	{
		page = fz_load_page(context, source->document, number);
		taker = new_taker(context, fz_bound_page(context, page));
		fz_run_page(context, page, &taker->device, fz_identity, NULL);
		fz_close_device(context, &taker->device);
		ok = put_page(taker, out);
	}
	fz_always(context)
	{
		if (taker)
			fz_drop_device(context, &taker->device);
		fz_drop_page(context, page);
	}
	fz_catch(context) ok = false;
	return ok;
}

bool
source_picture(struct source *source, int number, FILE *out)
{
	static const char end[] = "</svg>";
	fz_context *context = source->context;
	fz_page *page = NULL;
	fz_buffer *buffer = NULL;
	fz_output *output = NULL;
	fz_device *device = NULL;
	bool ok = true;

	fz_var(page);
	fz_var(buffer);
	fz_var(output);
	fz_var(device);
	fz_try(context)
	{
		unsigned char *bytes;

		page = fz_load_page(context, source->document, number);
		fz_rect bounds = fz_bound_page(context, page);
		buffer = fz_new_buffer(context, 1 << 16);
		output = fz_new_output_with_buffer(context, buffer);
		device = fz_new_svg_device(
			context, output, bounds.x1 - bounds.x0,
			bounds.y1 - bounds.y0, FZ_SVG_TEXT_AS_PATH, 1);
		fz_run_page(context, page, device,
			    fz_translate(-bounds.x0, -bounds.y0), NULL);
		fz_close_device(context, device);
		fz_close_output(context, output);
		struct text svg = {NULL, 0};
		svg.length = fz_buffer_storage(context, buffer, &bytes);
		svg.data = (const char *)bytes;
		svg = text_trim(svg);
		if (text_ends(svg, TEXT(end)))
			svg.length -= strlen(end);
		fwrite(svg.data, 1, svg.length, out);
	}
	fz_always(context)
	{
		fz_drop_device(context, device);
		fz_drop_output(context, output);
		fz_drop_buffer(context, buffer);
		fz_drop_page(context, page);
	}
	fz_catch(context) ok = false;
	return ok;
}

/* What is wrong with a file is told in our own words. */
static void
say_nothing(void *user, const char *message)
{
	(void)user, (void)message;
}

/* Of a file that was cut off nobody knows what is missing. */
static bool
has_end(const char *content, size_t length)
{
	size_t last = length < END_BYTES ? length : END_BYTES;

	return text_has((struct text){content + length - last, last},
			TEXT("%%EOF"));
}

enum source_fault
source_open(const void *content, size_t length, struct source **out)
{
	struct source *source = mem_zero(1, sizeof *source);
	fz_context *context = fz_new_context(NULL, NULL, STORE_BYTES);
	enum source_fault fault = SOURCE_OPEN;

	if (!context)
		mem_exhausted();
	source->context = context;
	fz_set_warning_callback(context, say_nothing, NULL);
	fz_set_error_callback(context, say_nothing, NULL);
	fz_try(context)
	{
		fz_register_document_handlers(context);
		source->stream = fz_open_memory(context, content, length);
		source->document = fz_open_document_with_stream(
			context, "application/pdf", source->stream);
		if (fz_needs_password(context, source->document))
			fault = SOURCE_ENCRYPTED;
		else if (fz_count_pages(context, source->document) < 1 ||
			 (source_is_mended(source) &&
			  !has_end(content, length)))
			fault = SOURCE_BROKEN;
	}
	fz_catch(context) fault = SOURCE_BROKEN;
	if (fault != SOURCE_OPEN) {
		source_close(source);
		return fault;
	}
	*out = source;
	return SOURCE_OPEN;
}

void
source_close(struct source *source)
{
	fz_drop_document(source->context, source->document);
	fz_drop_stream(source->context, source->stream);
	fz_drop_context(source->context);
	free(source);
}

bool
source_is_mended(const struct source *source)
{
	pdf_document *document = pdf_document_from_fz_document(
		source->context, source->document);

	return document && pdf_was_repaired(source->context, document);
}

int
source_page_count(const struct source *source)
{
	return fz_count_pages(source->context, source->document);
}
