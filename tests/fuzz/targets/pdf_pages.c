/*
 * Pages of glyphs and lines become a stream, which the reader understands.
 *
 * Six bytes are a glyph, a line, a leap to another place, or the next page.
 */
#include "fuzz.h"
#include "halves.h"
#include "spread.h"
#include "stream.h"

#define PIECE 6

/* What pages hold, from points that mean nothing to words that mean much. */
static const uint32_t points[] = {
	'0',    '1',    '2',    '5',    '.',    ',',    '-',    0x4e00,
	0x5143, 0x4e07, 0x8868, 0x5408, 0x8ba1, 0x3001, 0xff08, 0xff09,
	'a',    'Z',    0x2014, 0x00b7, 0x7b2c, 0x9875, 0xfffd, 0x20000,
};

/* A number that is mostly one of a coarse raster, as what is printed. */
static float
place_of(uint8_t byte, float most)
{
	return (float)(byte >> 2) * most / 64 + (float)(byte & 3) / 4;
}

static void
add_piece(struct page *page, const uint8_t *piece)
{
	float x = place_of(piece[1], page->width);
	float y = place_of(piece[2], page->height);
	float size = 4 + (float)(piece[3] & 15);
	float length = place_of(piece[4], page->width);

	switch (piece[0] & 7) {
	case 0:
		*vec_push(&page->across) = (struct rule){y, x, x + length};
		break;
	case 1:
		*vec_push(&page->down) = (struct rule){x, y, y + length};
		break;
	default: /* as many as a word has */
		for (int i = 0; i <= (piece[0] >> 3 & 7); i++) {
			float left = x + (float)i * size;

			*vec_push(&page->glyphs) = (struct glyph){
				.left = left,
				.right = left + size,
				.baseline = y,
				.size = size,
				.point = points[(piece[5] + (unsigned)i) %
						(sizeof points /
						 sizeof *points)],
				.run = piece[3] >> 4,
			};
		}
	}
}

/* The pieces of the page that begins here; the first one says how wide it
 * is. */
static size_t
take_page(struct page *page, const uint8_t *data, size_t size)
{
	size_t at = PIECE;

	page->width = 200 + 4 * (float)data[1];
	page->height = 200 + 4 * (float)data[2];
	page->pictured = (float)(data[3] & 1);
	page->unnamed = data[3] & 2;
	for (; size - at >= PIECE && data[at] != 0xff; at += PIECE)
		add_piece(page, data + at);
	return at;
}

/* With the one behind it, and in its parts. */
static void
print_page(struct stream *stream, int number, struct page *page,
	   const struct page *next)
{
	struct page right = {0};

	spread_join(page, next);
	if (halves_part(page, &right)) {
		stream_page(stream, number, page, &right);
		stream_page(stream, number, &right, next);
	} else {
		stream_page(stream, number, page, next);
	}
	page_release(&right);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct page pages[2] = {0};
	struct stream stream;
	char *bytes = NULL;
	size_t length = 0;
	int number = 0;
	FILE *out = open_memstream(&bytes, &length);

	stream_begin(&stream, out);
	while (size >= PIECE) {
		struct page *page = &pages[number % 2];
		size_t taken = take_page(page, data, size);

		data += taken;
		size -= taken;
		struct page *before = &pages[(number + 1) % 2];
		if (number > 0)
			print_page(&stream, number, before, page);
		page_release(&pages[(number + 1) % 2]);
		pages[(number + 1) % 2] = (struct page){0};
		number++;
	}
	if (number > 0)
		stream_page(&stream, number, &pages[(number + 1) % 2], NULL);
	page_release(&pages[(number + 1) % 2]);
	stream_end(&stream, number);
	fclose(out);
	/* Where no glyph can be told, or pictures are all there is, and nothing
	 * is left but that. */
	HOLDS(check_pdf_stream((struct text){bytes, length}) ||
	      strstr(bytes, "\ngarbled\n") || strstr(bytes, "\npicture\n"));
	free(bytes);
	return 0;
}
