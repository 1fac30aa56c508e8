/* The verb "help". */
#include "command.h"

/* gettext gives the header of the catalogue for "". */
static const char *
translated(const char *sentence)
{
	return *sentence ? _(sentence) : "";
}

/* Two columns; both hold Chinese, so the width is the terminal's. What is too
 * wide for the left one has a line of its own. */
static void
print_entry(struct strbuf *out, const char *left, const char *right)
{
	const size_t column = 27;
	size_t width = text_width(text_of(left));

	strbuf_printf(out, "  %s", left);
	if (width > column) {
		strbuf_puts(out, "\n  ");
		width = 0;
	}
	for (; width < column; width++)
		strbuf_putc(out, ' ');
	strbuf_printf(out, " %s\n", right);
}

/* command: NULL for all of them. */
static void
print_options(struct strbuf *out, const struct command *command,
	      const char *title, const struct command_option *options)
{
	if (!options)
		return;
	strbuf_printf(out, "\n%s\n", title);
	for (; options->name; options++) {
		struct strbuf left = {0};

		if (command && !command_takes(command, options))
			continue;
		strbuf_printf(&left, "--%s", options->name);
		if (options->argument)
			strbuf_printf(&left, " %s", _(options->argument));
		print_entry(out, left.data, _(options->help));
		strbuf_release(&left);
	}
}

static void
print_command(struct strbuf *out, const struct command *command)
{
	usage_print(out, command);
	strbuf_printf(out, "\n\n%s\n", _(command->summary));
	if (command->about)
		strbuf_printf(out, "\n%s\n", _(command->about));
	print_options(out, command, _("Options of this command:"),
		      command->options);
	if (command_reports(command))
		print_options(out, command, _("Options of every report:"),
			      report_options);
	print_options(out, command, _("Options of every command:"),
		      common_options);
}

static void
print_overview(struct strbuf *out)
{
	strbuf_puts(out,
		    _("juesuan keeps the published final accounts of a city's "
		      "departments:\nit compares them, adds them up and tells "
		      "who changed a figure, when and why.\n"));
	strbuf_printf(out, "\n%s\n\n%s\n",
		      _("usage: juesuan COMMAND [OPTION]... (juesuan help "
			"COMMAND tells all about one)"),
		      _("Commands:"));
	for (size_t i = 0; commands[i]; i++) {
		struct strbuf left = {0};

		strbuf_printf(&left, "%s %s", commands[i]->name,
			      translated(commands[i]->operands));
		print_entry(out, left.data, _(commands[i]->summary));
		strbuf_release(&left);
	}
	print_options(out, NULL, _("Options of every report:"), report_options);
	print_options(out, NULL, _("Options of every command:"),
		      common_options);
	strbuf_printf(out, "\n%s\n",
		      _("Exit status: 0 done; 1 done, but somebody has to look "
			"(set aside, left out,\ndifferent); 2 misuse or a "
			"wrong configuration; 3 it could not be done;\n4 "
			"another load is running."));
}

static bool
run(struct invocation *invocation, struct error *err)
{
	struct strbuf out = {0};

	if (invocation->operand_count == 0) {
		print_overview(&out);
	} else {
		const struct command *command;

		if (!command_find(invocation, invocation->operands[0], &command,
				  err))
			return false;
		print_command(&out, command);
	}
	bool ok = output_write(NULL, strbuf_view(&out), err);
	strbuf_release(&out);
	return ok;
}

const struct command cmd_help = {
	.name = "help",
	.summary = N_("Print the commands, or all about one of them."),
	.operands = N_("[COMMAND]"),
	.operands_max = 1,
	.run = run,
};
