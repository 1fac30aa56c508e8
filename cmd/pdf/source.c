/* Files and their pages through MuPDF: see source.h. */
#include "source.h"

#include "device.h"
#include "slant.h"

#include <mupdf/pdf.h>

#define STORE_BYTES ((size_t)64 << 20) /* what MuPDF may keep for later */
#define END_BYTES   2048               /* in which a file's end mark stands */

/* A page whose longer side is not between these, in points, is drawn as one
 * that is as long as A4: what lies beside each other is told by points. */
#define LONG_MIN 300.0f
#define LONG_MAX 4000.0f
#define LONG_A4  842.0f

struct source {
	fz_context *context;
	fz_stream *stream;
	fz_document *document;
	bool damaged; /* the page that is drawn */
};

/* How a page is looked at, and where it lies then. */
struct view {
	fz_matrix matrix;
	fz_rect bounds;
};

static fz_matrix
scale_of(fz_rect bounds)
{
	float side = fz_max(bounds.x1 - bounds.x0, bounds.y1 - bounds.y0);

	if (side <= 0 || (side >= LONG_MIN && side <= LONG_MAX))
		return fz_identity;
	return fz_scale(LONG_A4 / side, LONG_A4 / side);
}

static struct view
view_of(fz_rect bounds, float slant)
{
	fz_matrix matrix = scale_of(bounds);

	if (slant != 0)
		matrix = fz_concat(matrix, fz_rotate(-slant));
	return (struct view){matrix, fz_transform_rect(bounds, matrix)};
}

static bool
draw(struct source *source, int number, float slant, struct drawing *out)
{
	fz_context *context = source->context;
	fz_page *page = NULL;
	fz_device *device = NULL;
	fz_cookie cookie = {0};
	bool ok = true;

	source->damaged = false;
	fz_flush_warnings(context);
	fz_var(page);
	fz_var(device);
	fz_try(context)
	{
		page = fz_load_page(context, source->document, number);
		struct view view = view_of(fz_bound_page(context, page), slant);
		device = device_new(context, view.bounds, out);
		fz_run_page(context, page, device, view.matrix, &cookie);
		source->damaged = source->damaged || cookie.errors > 0;
		fz_close_device(context, device);
	}
	fz_always(context)
	{
		fz_drop_device(context, device);
		fz_drop_page(context, page);
	}
	fz_catch(context) ok = false;
	return ok;
}

/* What lies aslant is drawn once more, upright. */
bool
source_page(struct source *source, int number, struct page *out)
{
	struct drawing drawing = {0};
	bool ok = draw(source, number, 0, &drawing);
	float slant = ok ? slant_of(&drawing) : 0;

	if (slant != 0) {
		drawing_release(&drawing);
		drawing = (struct drawing){0};
		ok = draw(source, number, slant, &drawing);
	}
	ok = ok && page_make(out, &drawing);
	out->slant = slant;
	out->damaged = source->damaged;
	drawing_release(&drawing);
	return ok;
}

/* An SVG without its end tag. */
static void
print_open(fz_context *context, fz_buffer *buffer, FILE *out)
{
	static const char end[] = "</svg>";
	unsigned char *bytes;
	size_t length = fz_buffer_storage(context, buffer, &bytes);
	struct text svg = text_trim((struct text){(char *)bytes, length});

	if (text_ends(svg, TEXT(end)))
		svg.length -= strlen(end);
	fwrite(svg.data, 1, svg.length, out);
}

bool
source_picture(struct source *source, int number, float slant, FILE *out)
{
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
		page = fz_load_page(context, source->document, number);
		struct view view = view_of(fz_bound_page(context, page), slant);
		fz_rect bounds = view.bounds;
		buffer = fz_new_buffer(context, 1 << 16);
		output = fz_new_output_with_buffer(context, buffer);
		device = fz_new_svg_device(
			context, output, bounds.x1 - bounds.x0,
			bounds.y1 - bounds.y0, FZ_SVG_TEXT_AS_PATH, 1);
		fz_run_page(context, page, device,
			    fz_concat(view.matrix,
				      fz_translate(-bounds.x0, -bounds.y0)),
			    NULL);
		fz_close_device(context, device);
		fz_close_output(context, output);
		print_open(context, buffer, out);
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

/* What is wrong with a file is told in our own words. Where compressed bytes
 * are damaged, what is drawn ends there, and a warning alone says so. */
static void
hear_warning(void *user, const char *message)
{
	struct source *source = user;

	if (strstr(message, "read error"))
		source->damaged = true;
}

static void
hear_error(void *user, const char *message)
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
	fz_set_warning_callback(context, hear_warning, source);
	fz_set_error_callback(context, hear_error, NULL);
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
