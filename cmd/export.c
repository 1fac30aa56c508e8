/* The verb "export". */
#include "command.h"

enum {
	OPTION_CANONICAL,
	OPTION_OUTPUT,
};

static const struct command_option options[] = {
	[OPTION_CANONICAL] = {"canonical", NULL,
			      N_("all that the warehouse holds, as text")},
	[OPTION_OUTPUT] = {"output", N_("FILE"),
			   N_("write there, not to standard output")},
	{0},
};

static bool
write_line(struct text line, void *context, struct error *err)
{
	return output_add(context, line, err);
}

static bool
run(struct invocation *invocation, struct error *err)
{
	struct warehouse *warehouse = NULL;
	struct output *output = NULL;

	if (!invocation->values[OPTION_CANONICAL])
		return error_set(err, ERR_USAGE,
				 _("Say what to export: --canonical, all that "
				   "the warehouse holds."));
	bool ok =
		warehouse_open(invocation->config.city->warehouse,
			       WAREHOUSE_READ, &warehouse, err) &&
		warehouse_begin(warehouse, err) &&
		output_open(invocation->values[OPTION_OUTPUT], &output, err) &&
		warehouse_export(warehouse, write_line, output, err) &&
		output_finish(output, err);
	output_close(output);
	warehouse_close(warehouse);
	return ok;
}

const struct command cmd_export = {
	.name = "export",
	.summary = N_("Write out the warehouse as text to be compared."),
	.operands = "--canonical",
	.about = N_(
		"One row a line, its columns separated by tabs, in an order "
		"and by names that\ndo not depend on how it was loaded: the "
		"same history, configuration and program\ngive the same bytes. "
		"\\N is nothing, \\t \\n \\\\ are a tab, a line's end and "
		"a\nbackslash; oids and hashes are hexadecimal. The first "
		"column says what the row\nis; README.md lists the others."),
	.options = options,
	.needs = NEEDS_CONFIG,
	.run = run,
};
