/*
 * A classification, then forms, their sets and measures, parted by lines
 * "===", and at last a document that is read by them.
 */
#include "fuzz.h"

#include "config/read.h"

static bool
read_part(struct text *rest, struct arena *nodes, struct config *config,
	  bool (*read)(const struct yaml_file *, struct config *,
		       struct error *))
{
	struct error err = {0};
	struct yaml_file file;

	arena_reset(nodes);
	if (yaml_parse("part.yaml", take_part(rest), nodes, &file, &err) &&
	    read(&file, config, &err))
		return true;
	check_config_error(&err);
	return false;
}

static void
check_forms(const struct config *config, struct text content)
{
	struct recogniser *recogniser = recogniser_new(config->forms);
	struct account_context context = {
		.recogniser = recogniser,
		.year = 2024,
		.unit = UNIT_WAN_YUAN,
	};
	struct account account = {0};
	struct cells cells = {0};

	account_read(&context, "a.txt", content, &cells, &account);
	account_release(&account);
	cells_release(&cells);
	recogniser_free(recogniser);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text rest = text_of_bytes(data, size);
	struct config config = {
		.classifications = mem_zero(1, sizeof *config.classifications),
		.forms = mem_zero(1, sizeof *config.forms),
		.measures = mem_zero(1, sizeof *config.measures),
	};
	struct arena nodes = {0};

	if (read_part(&rest, &nodes, &config, classification_read) &&
	    read_part(&rest, &nodes, &config, form_read) &&
	    read_part(&rest, &nodes, &config, form_read)) {
		forms_sort(config.forms);
		read_part(&rest, &nodes, &config, form_sets_read);
		read_part(&rest, &nodes, &config, measures_read);
		check_forms(&config, rest);
	}
	arena_release(&nodes);
	config_close(&config);
	return 0;
}
