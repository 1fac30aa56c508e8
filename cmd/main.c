/*
 * The program: opens what the verb needs, runs it, prints an error once and
 * chooses the exit status.
 */
#include "command.h"

#include "base/child.h"

#include "batch/batch.h"

#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* The exit statuses; scripts that run at night rely on them. */
enum {
	EXIT_DONE,
	EXIT_FINDINGS,  /* done, but somebody has to look */
	EXIT_MISUSE,    /* the command line or a configuration is wrong */
	EXIT_NOT_DONE,  /* it could not be done */
	EXIT_OTHER_RUN, /* another load is running */
};

static bool
is_folder(const char *path)
{
	struct stat there;

	return stat(path, &there) == 0 && S_ISDIR(there.st_mode);
}

/* The folder that the program is in, with a slash behind it. */
static void
program_folder(struct strbuf *out)
{
	char program[4096];
	ssize_t length = readlink("/proc/self/exe", program, sizeof program);

	while (length > 0 && program[length - 1] != '/')
		length--;
	strbuf_add(out, program, length > 0 ? (size_t)length : 0);
}

bool
program_find(const char *name, struct strbuf *out)
{
	static const char *const places[] = {"", "../libexec/juesuan/"};
	struct strbuf folder = {0};
	bool found = false;

	program_folder(&folder);
	for (size_t i = 0; !found && i < COUNT(places); i++) {
		strbuf_clear(out);
		strbuf_printf(out, "%s%s%s", strbuf_string(&folder), places[i],
			      name);
		found = access(out->data, X_OK) == 0;
	}
	strbuf_release(&folder);
	return found;
}

/* Where the shipped files are: JUESUAN_DATA, or beside the folder of the
 * installed program or of its helpers, or in the source tree that it was built
 * from. */
static void
find_shipped(struct strbuf *out)
{
	static const char *const places[] = {"../share/juesuan",
					     "../../share/juesuan"};
	const char *asked = getenv("JUESUAN_DATA");

	if (asked && *asked) {
		strbuf_puts(out, asked);
		return;
	}
	for (size_t i = 0; i < COUNT(places); i++) {
		strbuf_clear(out);
		program_folder(out);
		strbuf_puts(out, places[i]);
		if (is_folder(out->data))
			return;
	}
	strbuf_clear(out);
	strbuf_puts(out, BUILD_CONFIG_DIR);
}

/* The Chinese sentences are installed among the shipped files; while building
 * they are in the build folder. */
static void
find_catalogues(const char *shipped, struct strbuf *out)
{
	strbuf_printf(out, "%s/locale", shipped);
	if (!is_folder(out->data)) {
		strbuf_clear(out);
		strbuf_puts(out, BUILD_LOCALE_DIR);
	}
}

static bool
find_config(struct invocation *invocation, struct error *err)
{
	const char *from_environment = getenv("JUESUAN_CONFIG");

	if (invocation->config_path)
		return true;
	if (from_environment && *from_environment)
		invocation->config_path = from_environment;
	else if (access("juesuan.yaml", F_OK) == 0)
		invocation->config_path = "juesuan.yaml";
	else
		return error_set(err, ERR_USAGE,
				 _("Which city? Name its configuration with "
				   "--config FILE or in JUESUAN_CONFIG, or go "
				   "to the folder of its juesuan.yaml."));
	return true;
}

static bool
open_needs(struct invocation *invocation, struct error *err)
{
	struct report_context *report = &invocation->report;
	const struct config *config = &invocation->config;
	enum needs needs = invocation->command->needs;
	const char *known_on;

	if (needs >= NEEDS_WAREHOUSE)
		mem_prefer_huge_pages();
	if (needs >= NEEDS_CONFIG &&
	    (!find_config(invocation, err) ||
	     !config_open(invocation->config_path, invocation->shipped,
			  &invocation->config, err)))
		return false;
	invocation->config.pdf_reader = invocation->pdf_reader;
	invocation->config.office = invocation->office;
	report->config = config;
	if (needs >= NEEDS_WAREHOUSE &&
	    (!warehouse_open(config->city->warehouse, WAREHOUSE_READ,
			     &report->warehouse, err) ||
	     /* A load may end meanwhile: a report sees one state. */
	     !warehouse_begin(report->warehouse, err) ||
	     !batch_is_outdated(config, report->warehouse, &report->outdated,
				err) ||
	     !operand_moment(invocation, invocation->known_on, &known_on,
			     err) ||
	     !moment_find(report->warehouse, config->city, known_on,
			  &report->moment, err)))
		return false;
	return true;
}

static void
close_needs(struct invocation *invocation)
{
	warehouse_close(invocation->report.warehouse);
	config_close(&invocation->config);
	arena_release(&invocation->arena);
}

static void
print_error(const struct error *err, const struct command *command)
{
	struct strbuf line = {0};

	strbuf_puts(&line, "juesuan: ");
	if (err->source[0])
		strbuf_printf(&line, "%s:", err->source);
	if (err->line > 0)
		strbuf_printf(&line, "%d:", err->line);
	if (err->column > 0)
		strbuf_printf(&line, "%d:", err->column);
	if (err->source[0])
		strbuf_putc(&line, ' ');
	strbuf_printf(&line, "%s\n", err->message);
	if (err->kind == ERR_USAGE) {
		usage_print(&line, command);
		strbuf_putc(&line, '\n');
	}
	fputs(line.data, stderr);
	strbuf_release(&line);
}

static int
exit_status(enum error_kind kind)
{
	switch (kind) {
	case ERR_USAGE:
	case ERR_CONFIG:
		return EXIT_MISUSE;
	case ERR_BUSY:
		return EXIT_OTHER_RUN;
	default:
		return EXIT_NOT_DONE;
	}
}

int
main(int argc, char **argv)
{
	struct invocation invocation = {.command_line = argv};
	struct strbuf shipped = {0}, catalogues = {0}, pdf_reader = {0};
	struct strbuf office = {0};
	struct error err = {0};

	/* A reader that goes away is seen where we write. */
	signal(SIGPIPE, SIG_IGN);
	find_shipped(&shipped);
	invocation.shipped = shipped.data;
	if (program_find("juesuan-pdf", &pdf_reader))
		invocation.pdf_reader = pdf_reader.data;
	if (child_find("soffice", &office))
		invocation.office = office.data;
	find_catalogues(shipped.data, &catalogues);
	options_language(argv, catalogues.data);

	bool ok = options_read(argc, argv, &invocation, &err) &&
		  open_needs(&invocation, &err) &&
		  invocation.command->run(&invocation, &err);
	close_needs(&invocation);
	if (!ok)
		print_error(&err, invocation.command);
	strbuf_release(&catalogues);
	strbuf_release(&shipped);
	strbuf_release(&pdf_reader);
	strbuf_release(&office);
	if (!ok)
		return exit_status(err.kind);
	return invocation.findings ? EXIT_FINDINGS : EXIT_DONE;
}
