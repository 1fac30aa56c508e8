/*
 * The command line becomes an invocation. Separate from main.c because this
 * part alone knows getopt.
 */
#include "command.h"

#include <getopt.h>
#include <stdio.h>

enum common_option {
	OPTION_CONFIG,
	OPTION_LANG,
	OPTION_HELP,
	OPTION_VERSION,
	COMMON_OPTIONS,
};

enum report_option {
	OPTION_FORMAT,
	OPTION_OUTPUT,
	OPTION_BOM,
	OPTION_KNOWN_ON,
	REPORT_OPTIONS,
};

const struct command_option common_options[] = {
	[OPTION_CONFIG] =
		{"config", N_("FILE"),
		 N_("the city; else JUESUAN_CONFIG or ./juesuan.yaml")},
	[OPTION_LANG] = {"lang", "zh|en",
			 N_("the language; else the locale's")},
	[OPTION_HELP] = {"help", NULL, N_("print help")},
	[OPTION_VERSION] = {"version", NULL, N_("print the version")},
	{0},
};

const struct command_option report_options[] = {
	[OPTION_FORMAT] = {"format", "text|csv|json",
			   N_("the report's format; else text")},
	[OPTION_OUTPUT] = {"output", N_("FILE"),
			   N_("write there, not to standard output")},
	[OPTION_BOM] = {"bom", NULL,
			N_("begin CSV with a byte order mark, for Excel")},
	[OPTION_KNOWN_ON] =
		{"known-on", N_("DATE|REVISION"),
		 N_("as the archive stood then (of a day, at its end)")},
	{0},
};

void
usage_print(struct strbuf *out, const struct command *command)
{
	if (!command) {
		strbuf_puts(out, _("usage: juesuan COMMAND [OPTION]... "
				   "(juesuan help lists the commands)"));
		return;
	}
	strbuf_printf(out, _("usage: juesuan %s"), command->name);
	if (*command->operands)
		strbuf_printf(out, " %s", _(command->operands));
	strbuf_puts(out, _(" [OPTION]..."));
}

bool
command_find(const struct invocation *invocation, const char *name,
	     const struct command **out, struct error *err)
{
	for (size_t i = 0; commands[i]; i++) {
		if (strcmp(commands[i]->name, name) == 0) {
			*out = commands[i];
			return true;
		}
	}
	return command_absent(invocation, name, err);
}

bool
command_takes(const struct command *command,
	      const struct command_option *option)
{
	return option != &report_options[OPTION_KNOWN_ON] ||
	       command->needs == NEEDS_WAREHOUSE;
}

/* The values that getopt gives: which list, and where in it. */
enum {
	COMMON = 0x100,
	REPORT = 0x200,
	OWN = 0x300,
};

#define TABLE_MAX (COMMON_OPTIONS + REPORT_OPTIONS + OWN_OPTIONS_MAX + 1)

struct values {
	const char *common[COMMON_OPTIONS];
	const char *report[REPORT_OPTIONS];
	const char *own[OWN_OPTIONS_MAX];
};

static struct option *
table_add(struct option *table, const struct command_option *options, int base)
{
	for (int i = 0; options && options[i].name; i++)
		*table++ = (struct option){
			options[i].name,
			options[i].argument ? required_argument : no_argument,
			NULL, base + i};
	return table;
}

static bool
complain(int answer, char **argv, struct error *err)
{
	/* A short option is named by its letter, which may stand in a group. */
	if (answer == '?' && optopt > 0 && optopt < COMMON)
		return error_set(err, ERR_USAGE, _("There is no option -%c."),
				 optopt);
	const char *word = argv[optind - 1];
	if (!*word) /* the value, which is empty */
		word = argv[optind - 2];
	if (answer == ':')
		return error_set(err, ERR_USAGE,
				 _("The option %s needs a value."), word);
	if (optopt)
		return error_set(err, ERR_USAGE,
				 _("The option %s takes no value."), word);
	return error_set(err, ERR_USAGE, _("There is no option %s."), word);
}

/* Options of argv behind its first word, as order ("+" or "") says: up to the
 * first operand, or wherever they stand. */
static bool
read_list(int argc, char **argv, const char *order,
	  const struct command_option *own, struct values *values,
	  struct error *err)
{
	struct option table[TABLE_MAX] = {0}, *end = table;
	int answer;

	/* A command may have one of a report's options as its own: getopt takes
	 * the first of two of one name. */
	end = table_add(end, common_options, COMMON);
	end = table_add(end, own, OWN);
	end = table_add(end, report_options, REPORT);
	opterr = 0;
	optind = 0; /* begin anew */
	while ((answer = getopt_long(argc, argv, order, table, NULL)) != -1) {
		const char *value = optarg ? optarg : "";

		if (answer == '?' || answer == ':')
			return complain(answer, argv, err);
		if (optarg && !*optarg) /* of a variable that is not set */
			return complain(':', argv, err);
		if (answer >= OWN)
			values->own[answer - OWN] = value;
		else if (answer >= REPORT)
			values->report[answer - REPORT] = value;
		else
			values->common[answer - COMMON] = value;
	}
	return true;
}

/* Only a report takes a report's options. */
static bool
check_report_options(const struct command *command, const struct values *values,
		     struct error *err)
{
	for (int i = 0; i < REPORT_OPTIONS; i++)
		if (values->report[i] && !command_reports(command))
			return error_set(err, ERR_USAGE,
					 _("%s prints no report, so it does "
					   "not take --%s."),
					 command->name, report_options[i].name);
	if (values->report[OPTION_KNOWN_ON] &&
	    !command_takes(command, &report_options[OPTION_KNOWN_ON]))
		return error_set(err, ERR_USAGE,
				 _("%s asks no warehouse, so it does not take "
				   "--known-on."),
				 command->name);
	return true;
}

static bool
check_operands(const struct command *command, int count, char **operands,
	       struct error *err)
{
	if (count < command->operands_min)
		return error_set(err, ERR_USAGE, _("%s needs to know: %s."),
				 command->name, _(command->operands));
	if (count > command->operands_max)
		return error_set(err, ERR_USAGE,
				 _("“%s” is one word too many."),
				 operands[command->operands_max]);
	return true;
}

static bool
language_parse(const char *word, enum language *out)
{
	if (strcmp(word, "zh") == 0)
		*out = LANGUAGE_ZH;
	else if (strcmp(word, "en") == 0)
		*out = LANGUAGE_EN;
	else
		return false;
	return true;
}

static bool
take_values(const struct values *values, struct invocation *out,
	    struct error *err)
{
	const char *format = values->report[OPTION_FORMAT];
	const char *lang = values->common[OPTION_LANG];
	enum language language;

	if (lang && !language_parse(lang, &language))
		return error_set(
			err, ERR_USAGE,
			_("There is no language “%s”: write zh or en."), lang);
	out->config_path = values->common[OPTION_CONFIG];
	out->output_path = values->report[OPTION_OUTPUT];
	out->known_on = values->report[OPTION_KNOWN_ON];
	out->render_options.bom = values->report[OPTION_BOM] != NULL;
	out->renderer = renderer_find(format ? format : "text");
	if (!out->renderer)
		return error_set(
			err, ERR_USAGE,
			_("There is no format “%s”: write text, csv or json."),
			format);
	memcpy(out->values, values->own, sizeof out->values);
	return true;
}

static void
take_operands(struct invocation *out, char **operands, int count)
{
	out->operands = operands;
	out->operand_count = count;
}

/* --version and --help are requests of their own, whatever else is said or
 * missing. */
static const char *
request(const struct values *values)
{
	if (values->common[OPTION_VERSION])
		return "version";
	return values->common[OPTION_HELP] ? "help" : NULL;
}

bool
options_read(int argc, char **argv, struct invocation *out, struct error *err)
{
	struct values values = {0};

	if (!read_list(argc, argv, "+:", NULL, &values, err))
		return false;
	argc -= optind;
	argv += optind;
	if (argc == 0 && request(&values))
		return command_find(out, request(&values), &out->command, err);
	if (argc == 0)
		return error_set(err, ERR_USAGE,
				 _("What is to be done? Name a command."));
	if (!command_find(out, argv[0], &out->command, err) ||
	    !read_list(argc, argv, ":", out->command->options, &values, err))
		return false;
	if (request(&values)) {
		take_operands(out, argv, 1);
		return command_find(out, request(&values), &out->command, err);
	}
	take_operands(out, argv + optind, argc - optind);
	return check_report_options(out->command, &values, err) &&
	       check_operands(out->command, out->operand_count, out->operands,
			      err) &&
	       take_values(&values, out, err);
}

/* Before anything can go wrong, so that the sentence about it is in the
 * language asked for. */
void
options_language(char **argv, const char *catalogues)
{
	enum language language = language_of_locale();

	for (; *argv && strcmp(*argv, "--") != 0; argv++) {
		const char *value = NULL;

		if (strcmp(*argv, "--lang") == 0)
			value = argv[1];
		else if (strncmp(*argv, "--lang=", 7) == 0)
			value = *argv + 7;
		if (value)
			language_parse(value, &language);
	}
	language_use(language, catalogues);
}
