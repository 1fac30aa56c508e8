/* What is signed, what gpgv prints of it, and who may sign, parted by lines
 * "===". */
#include "archive/seal.c"

#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text rest = text_of_bytes(data, size);
	struct text commit = take_part(&rest);
	struct text printed = take_part(&rest);
	struct charset charset = {0};
	struct arena arena = {0};
	struct error err = {0};
	struct parts parts = {0};

	split(commit, &parts);
	HOLDS(parts.content.length + parts.signature.length <= commit.length);
	check_text(text_of(read_gpgv(printed, &charset, &arena).signer));
	if (!check_signers("signers", rest, &err))
		check_config_error(&err);
	parts_release(&parts);
	charset_release(&charset);
	arena_release(&arena);
	return 0;
}
