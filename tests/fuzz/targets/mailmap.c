/* A .mailmap, then a line "===", a name, "===" and a mail. */
#include "archive/mailmap.c"

#include "fuzz.h"
#include "report/mailmap.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text rest = text_of_bytes(data, size);
	struct charset charset = {0};
	struct arena arena = {0};
	struct strbuf lines = {0};
	struct mailmap mailmap = {0};

	decode_lines(&charset, take_part(&rest), &lines);
	check_text(strbuf_view(&lines));
	mailmap_read(strbuf_view(&lines), &mailmap);
	const char *name = arena_copy(&arena, take_part(&rest)).data;
	const char *mail = arena_copy(&arena, rest).data;
	mailmap_apply(&mailmap, &name, &mail);
	HOLDS(name && mail);
	mailmap_release(&mailmap);
	strbuf_release(&lines);
	charset_release(&charset);
	arena_release(&arena);
	return 0;
}
