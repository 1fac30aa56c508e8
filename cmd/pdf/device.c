/* What MuPDF draws, in the terms of a drawing: see device.h. */
#include "device.h"

#include "glyphs.h"
#include "strokes.h"

#define WHITE  0.97f /* so bright, or brighter, nothing is seen */
#define SEEN   0.05f /* text that is more transparent is none */
#define OPAQUE 0.95f /* what is no more transparent hides all below */
#define PALE   0.6f  /* text that is brighter may be a watermark */
#define NARROW 0.6f  /* of the type's size: no ideograph or dash is as narrow */

/* MuPDF's part comes first. */
struct device {
	fz_device base;
	struct drawing *drawing;
	fz_rect bounds;   /* of the page */
	unsigned blended; /* groups that let through what is below */
};

/* A path on its way: to the callbacks it is the tracer that comes first. */
struct walk {
	struct tracer tracer;
	fz_matrix ctm;
};

static struct place
place_of(fz_point point)
{
	return (struct place){point.x, point.y};
}

static struct box
box_of(fz_rect rect)
{
	return (struct box){rect.x0, rect.y0, rect.x1, rect.y1};
}

static fz_rect
clip_of(const struct device *device)
{
	int depth = device->base.container_len;

	if (depth == 0)
		return device->bounds;
	return fz_intersect_rect(device->bounds,
				 device->base.container[depth - 1].scissor);
}

/* Does something so transparent hide all that is below it? */
static bool
hides(const struct device *device, float alpha)
{
	return alpha >= OPAQUE && device->blended == 0;
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

static struct place
walked(const struct walk *walk, float x, float y)
{
	return place_of(fz_transform_point_xy(x, y, walk->ctm));
}

static void
path_move(fz_context *context, void *walk, float x, float y)
{
	(void)context;
	tracer_move(walk, walked(walk, x, y));
}

static void
path_line(fz_context *context, void *walk, float x, float y)
{
	(void)context;
	tracer_line(walk, walked(walk, x, y));
}

static void
path_curve(fz_context *context, void *walk, float x1, float y1, float x2,
	   float y2, float x3, float y3)
{
	(void)context, (void)x1, (void)y1, (void)x2, (void)y2;
	tracer_curve(walk, walked(walk, x3, y3));
}

static void
path_close(fz_context *context, void *walk)
{
	(void)context;
	tracer_close(walk);
}

static void
trace_path(fz_context *context, const struct device *device,
	   const fz_path *path, fz_matrix ctm, struct tracer tracer)
{
	static const fz_path_walker walker = {
		.moveto = path_move,
		.lineto = path_line,
		.curveto = path_curve,
		.closepath = path_close,
	};
	struct walk walk = {tracer, ctm};

	walk.tracer.drawing = device->drawing;
	walk.tracer.clip = box_of(clip_of(device));
	fz_walk_path(context, path, &walker, &walk);
	tracer_end(&walk.tracer);
}

static void
fill_path(fz_context *context, fz_device *base, const fz_path *path,
	  int even_odd, fz_matrix ctm, fz_colorspace *space, const float *color,
	  float alpha, fz_color_params params)
{
	struct device *device = (struct device *)base;

	(void)even_odd, (void)params;
	trace_path(
		context, device, path, ctm,
		(struct tracer){
			.filled = true,
			.white = is_bright(context, space, color, alpha, WHITE),
			.covers = hides(device, alpha),
		});
}

static void
stroke_path(fz_context *context, fz_device *base, const fz_path *path,
	    const fz_stroke_state *stroke, fz_matrix ctm, fz_colorspace *space,
	    const float *color, float alpha, fz_color_params params)
{
	float width = stroke->linewidth * fz_matrix_expansion(ctm);

	(void)params;
	trace_path(
		context, (struct device *)base, path, ctm,
		(struct tracer){
			.width = width,
			.white = is_bright(context, space, color, alpha, WHITE),
		});
}

/* By the type's size. What a part of a font says in the file need not be true:
 * readers go by widths that the file has beside it. */
static float
advance_of(fz_context *context, const fz_text_span *span, int i)
{
	uint32_t point = (uint32_t)span->items[i].ucs;
	float advance =
		fz_advance_glyph(context, span->font, span->items[i].gid, 0);
	bool wide = point_is_han(point) || point == u'—';

	return wide && advance < NARROW ? 1 : advance;
}

static void
take_span(fz_context *context, struct drawing *drawing,
	  const fz_text_span *span, fz_matrix ctm, bool pale, bool white)
{
	fz_matrix trm = fz_concat(span->trm, ctm);
	float size = fz_matrix_expansion(trm);

	for (int i = 0; i < span->len; i++) {
		const fz_text_item *item = &span->items[i];

		if (item->gid < 0 || item->ucs < 0)
			continue;
		float advance = advance_of(context, span, i);
		fz_point start = fz_transform_point_xy(item->x, item->y, ctm);
		struct drawn glyph = {
			.start = place_of(start),
			.end = {start.x + trm.a * advance,
				start.y + trm.b * advance},
			.size = size,
			.point = (uint32_t)item->ucs,
			.pale = pale,
		};
		if (!white || drawing_has_ground(drawing, drawn_middle(&glyph)))
			glyphs_add(drawing, glyph);
	}
}

static void
fill_text(fz_context *context, fz_device *base, const fz_text *text,
	  fz_matrix ctm, fz_colorspace *space, const float *color, float alpha,
	  fz_color_params params)
{
	struct device *device = (struct device *)base;
	bool pale, white;

	(void)params;
	if (alpha < SEEN)
		return;
	pale = is_bright(context, space, color, alpha, PALE);
	white = pale && is_bright(context, space, color, alpha, WHITE);
	glyphs_clip(device->drawing, box_of(clip_of(device)),
		    base->container_len > 0);
	for (const fz_text_span *span = text->head; span; span = span->next)
		take_span(context, device->drawing, span, ctm, pale, white);
}

static void
stroke_text(fz_context *context, fz_device *base, const fz_text *text,
	    const fz_stroke_state *stroke, fz_matrix ctm, fz_colorspace *space,
	    const float *color, float alpha, fz_color_params params)
{
	(void)stroke;
	fill_text(context, base, text, ctm, space, color, alpha, params);
}

static void
take_picture(struct device *device, fz_matrix ctm, bool covers)
{
	fz_rect clip = clip_of(device);
	fz_rect box = fz_transform_rect(fz_unit_rect, ctm);
	fz_rect seen = fz_intersect_rect(box, clip);

	if (covers)
		drawing_cover(device->drawing, box_of(seen));
	strokes_add_box(device->drawing, box_of(clip), box_of(box), false);
	drawing_add_ground(device->drawing, box_of(seen));
	if (!fz_is_empty_rect(seen))
		device->drawing->pictured +=
			(seen.x1 - seen.x0) * (seen.y1 - seen.y0);
}

static void
fill_shade(fz_context *context, fz_device *base, fz_shade *shade, fz_matrix ctm,
	   float alpha, fz_color_params params)
{
	struct device *device = (struct device *)base;
	fz_rect box = fz_bound_shade(context, shade, ctm);

	(void)alpha, (void)params;
	drawing_add_ground(device->drawing,
			   box_of(fz_intersect_rect(box, clip_of(device))));
}

/* A pattern of tiles may paint all of its area. */
static int
begin_tile(fz_context *context, fz_device *base, fz_rect area, fz_rect view,
	   float xstep, float ystep, fz_matrix ctm, int id)
{
	struct device *device = (struct device *)base;

	(void)context, (void)view, (void)xstep, (void)ystep, (void)id;
	drawing_add_ground(device->drawing,
			   box_of(fz_transform_rect(area, ctm)));
	return 0;
}

static void
fill_image(fz_context *context, fz_device *base, fz_image *image, fz_matrix ctm,
	   float alpha, fz_color_params params)
{
	struct device *device = (struct device *)base;

	(void)context, (void)params;
	take_picture(device, ctm,
		     hides(device, alpha) && !image->mask &&
			     !image->use_colorkey);
}

static void
fill_image_mask(fz_context *context, fz_device *base, fz_image *image,
		fz_matrix ctm, fz_colorspace *space, const float *color,
		float alpha, fz_color_params params)
{
	(void)context, (void)image, (void)space, (void)color, (void)alpha,
		(void)params;
	take_picture((struct device *)base, ctm, false);
}

static void
begin_group(fz_context *context, fz_device *base, fz_rect area,
	    fz_colorspace *space, int isolated, int knockout, int blendmode,
	    float alpha)
{
	struct device *device = (struct device *)base;

	(void)context, (void)area, (void)space, (void)isolated, (void)knockout;
	device->blended += device->blended > 0 ||
			   blendmode != FZ_BLEND_NORMAL || alpha < OPAQUE;
}

static void
end_group(fz_context *context, fz_device *base)
{
	struct device *device = (struct device *)base;

	(void)context;
	device->blended -= device->blended > 0;
}

fz_device *
device_new(fz_context *context, fz_rect bounds, struct drawing *drawing)
{
	struct device *device =
		(struct device *)fz_new_device_of_size(context, sizeof *device);

	drawing->bounds = box_of(bounds);
	device->drawing = drawing;
	device->bounds = bounds;
	device->base.fill_path = fill_path;
	device->base.stroke_path = stroke_path;
	device->base.fill_text = fill_text;
	device->base.stroke_text = stroke_text;
	device->base.fill_shade = fill_shade;
	device->base.begin_tile = begin_tile;
	device->base.fill_image = fill_image;
	device->base.fill_image_mask = fill_image_mask;
	device->base.begin_group = begin_group;
	device->base.end_group = end_group;
	return &device->base;
}
