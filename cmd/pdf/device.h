/*
 * A device of MuPDF's that takes what is drawn instead of painting it. Beside
 * the source it alone knows MuPDF.
 */
#ifndef PDF_DEVICE_H
#define PDF_DEVICE_H

#include "drawing.h"

#include <mupdf/fitz.h>

/* The drawing must outlive the device and be all zero. Throws as MuPDF does. */
fz_device *device_new(fz_context *context, fz_rect bounds,
		      struct drawing *drawing);

#endif
