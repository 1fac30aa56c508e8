/* Drawing what was recognised over a page: see overlay.h. */
#include "overlay.h"

#include "lattice.h"

/* Cells that are one are drawn as one. */
static void
draw_lattice(const struct lattice *lattice, FILE *out)
{
	size_t columns = lattice_columns(lattice);
	size_t count = columns * lattice_rows(lattice);

	for (size_t first = 0; first < count; first++) {
		size_t last = first;

		if (lattice->firsts[first] != first)
			continue;
		for (size_t i = first; i < count; i++)
			if (lattice->firsts[i] == first)
				last = i;
		float left = lattice->xs.items[first % columns];
		float right = lattice->xs.items[last % columns + 1];
		float top = lattice->ys.items[first / columns];
		float bottom = lattice->ys.items[last / columns + 1];
		fprintf(out,
			"<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" "
			"height=\"%.1f\"><title>%zu, %zu</title></rect>\n",
			(double)left, (double)top, (double)(right - left),
			(double)(bottom - top), first / columns + 1,
			first % columns + 1);
	}
}

/* From how the page is read to how it lies. */
static void
print_turn(const struct page *page, FILE *out)
{
	double width = (double)page->width, height = (double)page->height;

	switch (page->turn) {
	case 1:
		fprintf(out, "matrix(0 1 -1 0 %.1f 0)", height);
		break;
	case 2:
		fprintf(out, "matrix(-1 0 0 -1 %.1f %.1f)", width, height);
		break;
	case 3:
		fprintf(out, "matrix(0 -1 1 0 0 %.1f)", width);
		break;
	default:
		fprintf(out, "matrix(1 0 0 1 0 0)");
	}
}

bool
overlay_print(struct source *source, int number, FILE *out)
{
	struct page page = {0};
	struct lattices lattices = {0};
	bool ok = number < source_page_count(source) &&
		  source_page(source, number, &page) &&
		  source_picture(source, number, page.slant, out);

	if (ok) {
		lattices_find(&page, &lattices);
		fprintf(out, "<g fill=\"#1f77b4\" fill-opacity=\"0.08\" "
			     "stroke=\"#d62728\" transform=\"");
		print_turn(&page, out);
		fprintf(out, "\">\n");
		vec_each (const struct lattice *, lattice, &lattices.items)
			draw_lattice(lattice, out);
		fprintf(out, "</g>\n</svg>\n");
	}
	lattices_release(&lattices);
	page_release(&page);
	return ok;
}
