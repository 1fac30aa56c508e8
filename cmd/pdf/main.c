/*
 * juesuan-pdf: reads a PDF from standard input and says what is in it, as the
 * lines that stream.h describes; with --overlay PAGE it draws that page with
 * the tables that were recognised, as an SVG.
 *
 * A program of its own because a PDF may be hostile and MuPDF is large: it runs
 * under limits, opens no file, and what goes wrong in it costs one document.
 */
#include "overlay.h"
#include "pages.h"

#include <sys/resource.h>
#include <unistd.h>

#define MEMORY_BYTES ((rlim_t)1 << 30)
#define SECONDS      60
#define INPUT_BYTES  ((size_t)256 << 20)

static void
limit(int what, rlim_t most)
{
	struct rlimit rlimit = {most, most};

	setrlimit(what, &rlimit);
}

static bool
read_input(struct strbuf *out)
{
	char bytes[1 << 16];
	ssize_t count;

	while ((count = read(STDIN_FILENO, bytes, sizeof bytes)) > 0) {
		strbuf_add(out, bytes, (size_t)count);
		if (out->length > INPUT_BYTES)
			return false;
	}
	return count == 0;
}

int
main(int argc, char **argv)
{
	struct strbuf content = {0};
	struct source *source;
	int overlay = 0;

	if (argc == 3 && strcmp(argv[1], "--overlay") == 0)
		overlay = atoi(argv[2]);
	if (argc != 1 && overlay < 1) {
		fputs("usage: juesuan-pdf [--overlay PAGE] <FILE\n", stderr);
		return 2;
	}
#ifndef __SANITIZE_ADDRESS__ /* which takes terabytes, and opens files */
	limit(RLIMIT_AS, MEMORY_BYTES);
	limit(RLIMIT_NOFILE, 3);
#endif
	limit(RLIMIT_CPU, SECONDS);
	limit(RLIMIT_FSIZE, RLIM_INFINITY);
	limit(RLIMIT_CORE, 0);
	if (!read_input(&content))
		return 3;
	switch (source_open(content.data, content.length, &source)) {
	case SOURCE_OPEN:
		if (overlay > 0)
			overlay_print(source, overlay - 1, stdout);
		else
			pages_print(source, stdout);
		source_close(source);
		break;
	case SOURCE_ENCRYPTED:
		puts("juesuan-pdf 1\nfail encrypted");
		break;
	case SOURCE_BROKEN:
		puts("juesuan-pdf 1\nfail broken");
		break;
	}
	strbuf_release(&content);
	return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 3;
}
